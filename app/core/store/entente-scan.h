/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteScan:
 *
 * Reads all records of some kinds in order, as of one moment, with memory for one of them.
 */
typedef struct _EntenteScan EntenteScan;

EntenteScan *entente_scan_new (EntenteStore *store,
                               guint kinds,
                               GCancellable *cancellable,
                               GError **error);
void entente_scan_free (EntenteScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteScan, entente_scan_free)

gint64 entente_scan_get_total (EntenteScan *self);
gint64 entente_scan_get_home (EntenteScan *self,
                              EntenteKind *kind);
const char *entente_scan_get_desk (EntenteScan *self);
gboolean entente_scan_next (EntenteScan *self,
                            EntenteRecord **record,
                            EntenteStamps **stamps,
                            GError **error);

G_END_DECLS
