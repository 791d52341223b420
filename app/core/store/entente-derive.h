/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-collation.h"
#include "entente-db.h"

G_BEGIN_DECLS

gboolean entente_derive_records (EntenteDb *db,
                                 EntenteCollator *collator,
                                 GArray *ids,
                                 GCancellable *cancellable,
                                 GError **error);
gboolean entente_derive_all (EntenteDb *db,
                             EntenteCollator *collator,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
