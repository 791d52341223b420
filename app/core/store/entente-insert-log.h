/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

/**
 * EntenteInsertLog:
 *
 * Writes down the rows that are inserted, in the form of a changeset. Only the recorder uses it.
 */
typedef struct _EntenteInsertLog EntenteInsertLog;

EntenteInsertLog *entente_insert_log_new (EntenteDb *db,
                                          const char *const *tables,
                                          guint n_tables,
                                          GError **error);
void entente_insert_log_free (EntenteInsertLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteInsertLog, entente_insert_log_free)

void entente_insert_log_start (EntenteInsertLog *self);
void entente_insert_log_stop (EntenteInsertLog *self);
guint entente_insert_log_n_rows (EntenteInsertLog *self);
gsize entente_insert_log_size (EntenteInsertLog *self);
gboolean entente_insert_log_take (EntenteInsertLog *self,
                                  GByteArray *changeset);

G_END_DECLS
