/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-id-selection.h"

struct _EntenteIdSelection
{
  GObject parent_instance;
  EntenteIdList *list;
  GHashTable *ids;   /* of gint64: what is selected, or with @all_but what is not */
  gboolean all_but;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteIdSelection, entente_id_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_init))

static gboolean
holds (EntenteIdSelection *self,
       gint64 id)
{
  return id > 0 && g_hash_table_contains (self->ids, &id) != self->all_but;
}

static void
put (EntenteIdSelection *self,
     gint64 id,
     gboolean selected)
{
  if (id <= 0)
    return;
  if (selected != self->all_but)
    g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (self->ids, &id);
}

static void
clear (EntenteIdSelection *self,
       gboolean all)
{
  g_hash_table_remove_all (self->ids);
  self->all_but = all;
}

static void
announce (EntenteIdSelection *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));

  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, n);
}

static void
items_changed_cb (EntenteIdSelection *self,
                  guint position,
                  guint removed,
                  guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
get_item_type (GListModel *model)
{
  return ENTENTE_TYPE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (ENTENTE_ID_SELECTION (model)->list));
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (ENTENTE_ID_SELECTION (model)->list), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint position)
{
  EntenteIdSelection *self = ENTENTE_ID_SELECTION (model);
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  return position < n && holds (self, ids[position]);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint position,
                        guint n_items)
{
  EntenteIdSelection *self = ENTENTE_ID_SELECTION (model);
  GtkBitset *set = gtk_bitset_new_empty ();
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  if (!self->all_but && g_hash_table_size (self->ids) == 0)
    return set;
  for (guint i = position; i < n && i - position < n_items; i++)
    if (holds (self, ids[i]))
      gtk_bitset_add (set, i);
  return set;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint position,
             gboolean unselect_rest)
{
  EntenteIdSelection *self = ENTENTE_ID_SELECTION (model);
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  if (position >= n || ids[position] <= 0)
    return FALSE;
  if (unselect_rest)
    clear (self, FALSE);
  put (self, ids[position], TRUE);
  announce (self);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint position)
{
  EntenteIdSelection *self = ENTENTE_ID_SELECTION (model);
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  if (position >= n)
    return FALSE;
  put (self, ids[position], FALSE);
  announce (self);
  return TRUE;
}

static gboolean
put_range (EntenteIdSelection *self,
           guint position,
           guint n_items,
           gboolean selected)
{
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  for (guint i = position; i < n && i - position < n_items; i++)
    put (self, ids[i], selected);
  announce (self);
  return TRUE;
}

static gboolean
select_range (GtkSelectionModel *model,
              guint position,
              guint n_items,
              gboolean unselect_rest)
{
  EntenteIdSelection *self = ENTENTE_ID_SELECTION (model);

  if (unselect_rest)
    clear (self, FALSE);
  return put_range (self, position, n_items, TRUE);
}

static gboolean
unselect_range (GtkSelectionModel *model,
                guint position,
                guint n_items)
{
  return put_range (ENTENTE_ID_SELECTION (model), position, n_items, FALSE);
}

static gboolean
select_all (GtkSelectionModel *model)
{
  clear (ENTENTE_ID_SELECTION (model), TRUE);
  announce (ENTENTE_ID_SELECTION (model));
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  clear (ENTENTE_ID_SELECTION (model), FALSE);
  announce (ENTENTE_ID_SELECTION (model));
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model,
               GtkBitset *selected,
               GtkBitset *mask)
{
  EntenteIdSelection *self = ENTENTE_ID_SELECTION (model);
  GtkBitsetIter iter;
  guint position;
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  for (gboolean valid = gtk_bitset_iter_init_first (&iter, mask, &position); valid && position < n;
       valid = gtk_bitset_iter_next (&iter, &position))
    put (self, ids[position], gtk_bitset_contains (selected, position));
  announce (self);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->select_range = select_range;
  iface->unselect_range = unselect_range;
  iface->select_all = select_all;
  iface->unselect_all = unselect_all;
  iface->set_selection = set_selection;
}

static void
entente_id_selection_finalize (GObject *object)
{
  EntenteIdSelection *self = ENTENTE_ID_SELECTION (object);

  g_clear_object (&self->list);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  G_OBJECT_CLASS (entente_id_selection_parent_class)->finalize (object);
}

static void
entente_id_selection_class_init (EntenteIdSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_id_selection_finalize;
}

static void
entente_id_selection_init (EntenteIdSelection *self)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

EntenteIdSelection *
entente_id_selection_new (EntenteIdList *list)
{
  EntenteIdSelection *self;

  g_return_val_if_fail (ENTENTE_IS_ID_LIST (list), NULL);

  self = g_object_new (ENTENTE_TYPE_ID_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * entente_id_selection_get_ids:
 *
 * Returns: (transfer full) (element-type gint64): what is selected, also what a filter hides; in
 *   no order
 */
GArray *
entente_id_selection_get_ids (EntenteIdSelection *self)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (ENTENTE_IS_ID_SELECTION (self), found);

  if (self->all_but)
    {
      guint n;
      const gint64 *ids = entente_id_list_get_ids (self->list, &n);

      for (guint i = 0; i < n; i++)
        if (holds (self, ids[i]))
          g_array_append_val (found, ids[i]);
    }
  else
    {
      GHashTableIter iter;
      gpointer id;

      g_hash_table_iter_init (&iter, self->ids);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_array_append_vals (found, id, 1);
    }
  return found;
}

/**
 * entente_id_selection_set_ids:
 * @ids: (array length=n_ids): what is selected from now on
 * @n_ids: their number
 */
void
entente_id_selection_set_ids (EntenteIdSelection *self,
                              const gint64 *ids,
                              guint n_ids)
{
  g_return_if_fail (ENTENTE_IS_ID_SELECTION (self));

  clear (self, FALSE);
  for (guint i = 0; i < n_ids; i++)
    put (self, ids[i], TRUE);
  announce (self);
}
