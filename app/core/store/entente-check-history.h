/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

gboolean entente_check_history (EntenteDb *db,
                                GPtrArray *findings,
                                GCancellable *cancellable,
                                GError **error);
gboolean entente_history_list_anew (EntenteDb *db,
                                    GCancellable *cancellable,
                                    GError **error);

/* For the files of the check: one more fault, while there are not too many; takes @words. And those
 * that a query gives, a row each, whose first column follows @words. */
void entente_check_find (GPtrArray *findings,
                         char *words);
gboolean entente_check_find_rows (EntenteDb *db,
                                  const char *sql,
                                  const char *words,
                                  GPtrArray *findings,
                                  GError **error);

G_END_DECLS
