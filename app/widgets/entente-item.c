/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-item.h"

struct _EntenteItem
{
  GObject parent_instance;
  gint64 id;
  EntenteItemWords words;
  gboolean loaded;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteItem, entente_item, G_TYPE_OBJECT)

static void
entente_item_finalize (GObject *object)
{
  entente_item_words_clear (&ENTENTE_ITEM (object)->words);
  G_OBJECT_CLASS (entente_item_parent_class)->finalize (object);
}

static void
entente_item_class_init (EntenteItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_item_finalize;

  /**
   * EntenteItem::changed:
   *
   * The words are there, or others.
   */
  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
entente_item_init (EntenteItem *self)
{
}

void
entente_item_words_clear (EntenteItemWords *words)
{
  g_clear_pointer (&words->title, g_free);
  g_clear_pointer (&words->subtitle, g_free);
  g_clear_pointer (&words->detail, g_free);
  g_clear_pointer (&words->badge, g_free);
  g_clear_pointer (&words->cells, g_strfreev);
}

EntenteItem *
entente_item_new (gint64 id)
{
  EntenteItem *self = g_object_new (ENTENTE_TYPE_ITEM, NULL);

  self->id = id;
  return self;
}

gint64
entente_item_get_id (EntenteItem *self)
{
  g_return_val_if_fail (ENTENTE_IS_ITEM (self), 0);

  return self->id;
}

/**
 * entente_item_get_words:
 *
 * Returns: (transfer none): what the row shows; empty until it is loaded
 */
const EntenteItemWords *
entente_item_get_words (EntenteItem *self)
{
  g_return_val_if_fail (ENTENTE_IS_ITEM (self), NULL);

  return &self->words;
}

/**
 * entente_item_take_words:
 * @words: (transfer full): what the row shows from now on; left empty
 */
void
entente_item_take_words (EntenteItem *self,
                         EntenteItemWords *words)
{
  g_return_if_fail (ENTENTE_IS_ITEM (self));

  entente_item_words_clear (&self->words);
  self->words = *words;
  *words = (EntenteItemWords) { 0 };
  self->loaded = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
entente_item_is_loaded (EntenteItem *self)
{
  g_return_val_if_fail (ENTENTE_IS_ITEM (self), FALSE);

  return self->loaded;
}

/**
 * entente_item_set_stale:
 *
 * The words may be out of date: they stay until newer ones are loaded.
 */
void
entente_item_set_stale (EntenteItem *self)
{
  g_return_if_fail (ENTENTE_IS_ITEM (self));

  self->loaded = FALSE;
}
