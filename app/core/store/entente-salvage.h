/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "entente-kind.h"

G_BEGIN_DECLS

/**
 * EntenteSalvage:
 * @saved: how many records of each kind came over as they were
 * @incomplete: how many came over without something that could not be read
 * @lost: how many are known to have been there and could not be read
 *
 * What could be saved of a damaged catalogue.
 */
typedef struct
{
  guint saved[ENTENTE_N_KINDS];
  guint incomplete[ENTENTE_N_KINDS];
  guint lost[ENTENTE_N_KINDS];
} EntenteSalvage;

gboolean entente_store_salvage (const char *damaged,
                                const char *path,
                                const char *person,
                                EntenteSalvage *salvage,
                                GCancellable *cancellable,
                                GError **error);
char *entente_salvage_describe (const EntenteSalvage *salvage);

G_END_DECLS
