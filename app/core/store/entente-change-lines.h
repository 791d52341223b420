/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

void entente_change_lines_append (EntenteDb *db,
                                  gconstpointer changeset,
                                  gsize size,
                                  gint64 record,
                                  gboolean inverse,
                                  guint limit,
                                  GPtrArray *lines);

G_END_DECLS
