/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "entente-timeline.h"

G_BEGIN_DECLS

/* The words of entries that are looked at, read in a thread. Signal "loaded" when some came. */
#define ENTENTE_TYPE_ENTRY_CACHE (entente_entry_cache_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEntryCache, entente_entry_cache, ENTENTE, ENTRY_CACHE, GObject)

EntenteEntryCache *entente_entry_cache_new (void);
void entente_entry_cache_set_store (EntenteEntryCache *self,
                                    EntenteStore *store);
const EntenteEntryWords *entente_entry_cache_get (EntenteEntryCache *self,
                                                  const EntenteEntry *entry);
void entente_entry_cache_refresh (EntenteEntryCache *self);

G_END_DECLS
