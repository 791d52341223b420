/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"
#include "entente-record.h"

G_BEGIN_DECLS

/* Shared by the files that derive; the store calls the last one before it writes. */

gboolean entente_derive_status (EntenteDb *db,
                                EntenteRecord *record,
                                GArray **spans,
                                GError **error);
gboolean entente_derive_status_targets (EntenteDb *db,
                                        gint64 id,
                                        GArray *targets,
                                        GError **error);

G_END_DECLS
