/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entry-item.h"

#include "entente-timeline-model.h"

struct _EntenteEntryItem
{
  GObject parent_instance;
  guint position;
  char *heading;
};

G_DEFINE_FINAL_TYPE (EntenteEntryItem, entente_entry_item, G_TYPE_OBJECT)

static void
entente_entry_item_finalize (GObject *object)
{
  g_free (ENTENTE_ENTRY_ITEM (object)->heading);
  G_OBJECT_CLASS (entente_entry_item_parent_class)->finalize (object);
}

static void
entente_entry_item_class_init (EntenteEntryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_entry_item_finalize;
}

static void
entente_entry_item_init (EntenteEntryItem *self)
{
  self->position = ENTENTE_NO_ENTRY;
}

EntenteEntryItem *
entente_entry_item_new (guint position)
{
  EntenteEntryItem *self = g_object_new (ENTENTE_TYPE_ENTRY_ITEM, NULL);

  self->position = position;
  return self;
}

EntenteEntryItem *
entente_entry_item_new_heading (const char *heading)
{
  EntenteEntryItem *self = g_object_new (ENTENTE_TYPE_ENTRY_ITEM, NULL);

  self->heading = g_strdup (heading);
  return self;
}

/**
 * entente_entry_item_get_position:
 *
 * Returns: the position of the entry, or %ENTENTE_NO_ENTRY for a heading
 */
guint
entente_entry_item_get_position (EntenteEntryItem *self)
{
  g_return_val_if_fail (ENTENTE_IS_ENTRY_ITEM (self), ENTENTE_NO_ENTRY);

  return self->position;
}

/**
 * entente_entry_item_set_position:
 * @position: where its entry stands now in the model
 */
void
entente_entry_item_set_position (EntenteEntryItem *self,
                                 guint position)
{
  g_return_if_fail (ENTENTE_IS_ENTRY_ITEM (self));

  self->position = position;
}

/**
 * entente_entry_item_get_heading:
 *
 * Returns: (transfer none) (nullable): the heading, or %NULL for an entry
 */
const char *
entente_entry_item_get_heading (EntenteEntryItem *self)
{
  g_return_val_if_fail (ENTENTE_IS_ENTRY_ITEM (self), NULL);

  return self->heading;
}
