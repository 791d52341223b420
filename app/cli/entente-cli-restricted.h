/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

/* What is restricted stays out of what others may read, unless it is asked for. */

typedef struct
{
  gboolean shown;
  GHashTable *records; /* that were left out */
  guint n_parts;
} CliRestricted;

void cli_restricted_clear (CliRestricted *self);
gboolean cli_restricted_leaves_out (CliRestricted *self,
                                    EntenteStore *store,
                                    gint64 id);
void cli_restricted_strip (CliRestricted *self,
                           EntenteRecord *record);
void cli_restricted_say (const CliRestricted *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliRestricted, cli_restricted_clear)

G_END_DECLS
