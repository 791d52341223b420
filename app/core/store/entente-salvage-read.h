/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"
#include "entente-record.h"

G_BEGIN_DECLS

/* Reads what can be read of a damaged catalogue. */
GHashTable *entente_salvage_find_ids (EntenteDb *db,
                                      GCancellable *cancellable,
                                      GError **error);
EntenteRecord *entente_salvage_read (EntenteDb *db,
                                     EntenteKind kind,
                                     gint64 id,
                                     GHashTable *others,
                                     gboolean *incomplete);

G_END_DECLS
