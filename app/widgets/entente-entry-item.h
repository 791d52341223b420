/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* One row of the list of entries: an entry, or the heading over those of a year. */
#define ENTENTE_TYPE_ENTRY_ITEM (entente_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEntryItem, entente_entry_item, ENTENTE, ENTRY_ITEM, GObject)

EntenteEntryItem *entente_entry_item_new (guint position);
EntenteEntryItem *entente_entry_item_new_heading (const char *heading);
guint entente_entry_item_get_position (EntenteEntryItem *self);
void entente_entry_item_set_position (EntenteEntryItem *self,
                                      guint position);
const char *entente_entry_item_get_heading (EntenteEntryItem *self);

G_END_DECLS
