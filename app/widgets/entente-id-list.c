/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-id-list.h"

/* A row is asked for by get_item(), which gives a placeholder at once; one worker at a time reads
 * the words of those asked for last, so that a long scroll does not wait for what it passed. */

#define BATCH 128
#define MAX_WANTED 1024
#define MAX_CACHED 4096

struct _EntenteIdList
{
  GObject parent_instance;
  GArray *ids;
  GHashTable *items; /* gint64 → EntenteItem */
  GQueue *age;       /* of EntenteItem, the oldest first; owned by @items */
  GPtrArray *wanted; /* of EntenteItem, the latest last */
  EntenteIdLoader loader;
  GObject *data;
  GCancellable *cancellable;
  guint idle;
  gboolean busy;
};

typedef struct
{
  EntenteIdLoader loader;
  GObject *data;
  guint n;
  EntenteItem *items[BATCH];
  gint64 ids[BATCH];
  EntenteItemWords words[BATCH];
} Batch;

static void list_model_init (GListModelInterface *iface);
static void start_batch (EntenteIdList *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteIdList, entente_id_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
batch_free (Batch *batch)
{
  for (guint i = 0; i < batch->n; i++)
    {
      g_object_unref (batch->items[i]);
      entente_item_words_clear (&batch->words[i]);
    }
  g_clear_object (&batch->data);
  g_free (batch);
}

static void
batch_worker (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Batch *batch = task_data;

  batch->loader (batch->ids, batch->n, batch->words, batch->data, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
batch_done_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  EntenteIdList *self = ENTENTE_ID_LIST (source);
  Batch *batch = g_task_get_task_data (G_TASK (result));

  self->busy = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;
  for (guint i = 0; i < batch->n; i++)
    entente_item_take_words (batch->items[i], &batch->words[i]);
  start_batch (self);
}

static void
start_batch (EntenteIdList *self)
{
  g_autoptr(GTask) task = NULL;
  Batch *batch;

  if (self->busy || self->wanted->len == 0)
    return;
  batch = g_new0 (Batch, 1);
  batch->loader = self->loader;
  batch->data = self->data != NULL ? g_object_ref (self->data) : NULL;
  while (batch->n < BATCH && self->wanted->len > 0)
    {
      g_autoptr(EntenteItem) item = g_ptr_array_steal_index (self->wanted, self->wanted->len - 1);

      if (entente_item_is_loaded (item))
        continue;
      batch->ids[batch->n] = entente_item_get_id (item);
      batch->items[batch->n++] = g_steal_pointer (&item);
    }
  self->busy = TRUE;
  task = g_task_new (self, self->cancellable, batch_done_cb, NULL);
  g_task_set_source_tag (task, start_batch);
  g_task_set_task_data (task, batch, (GDestroyNotify) batch_free);
  g_task_run_in_thread (task, batch_worker);
}

static gboolean
idle_cb (gpointer user_data)
{
  EntenteIdList *self = user_data;

  self->idle = 0;
  start_batch (self);
  return G_SOURCE_REMOVE;
}

static void
want (EntenteIdList *self,
      EntenteItem *item)
{
  if (self->wanted->len >= MAX_WANTED)
    g_ptr_array_remove_index (self->wanted, 0);
  g_ptr_array_add (self->wanted, g_object_ref (item));
  if (self->idle == 0 && !self->busy)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

/* Rows on the screen are held by the view too, and stay. */
static void
forget_oldest (EntenteIdList *self)
{
  guint tries = g_queue_get_length (self->age);

  while (g_queue_get_length (self->age) > MAX_CACHED && tries-- > 0)
    {
      EntenteItem *item = g_queue_pop_head (self->age);
      gint64 id = entente_item_get_id (item);

      if (G_OBJECT (item)->ref_count > 1)
        g_queue_push_tail (self->age, item);
      else
        g_hash_table_remove (self->items, &id);
    }
}

static GType
get_item_type (GListModel *model)
{
  return ENTENTE_TYPE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ENTENTE_ID_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  EntenteIdList *self = ENTENTE_ID_LIST (model);
  EntenteItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;
  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item == NULL)
    {
      item = entente_item_new (id);
      g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
      g_queue_push_tail (self->age, item);
      g_object_ref (item);
      forget_oldest (self);
    }
  else
    {
      g_object_ref (item);
    }
  if (!entente_item_is_loaded (item))
    want (self, item);
  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
entente_id_list_dispose (GObject *object)
{
  EntenteIdList *self = ENTENTE_ID_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_ptr_array_set_size (self->wanted, 0);
  g_clear_object (&self->data);
  G_OBJECT_CLASS (entente_id_list_parent_class)->dispose (object);
}

static void
entente_id_list_finalize (GObject *object)
{
  EntenteIdList *self = ENTENTE_ID_LIST (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->age, g_queue_free);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (entente_id_list_parent_class)->finalize (object);
}

static void
entente_id_list_class_init (EntenteIdListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_id_list_dispose;
  object_class->finalize = entente_id_list_finalize;
}

static void
entente_id_list_init (EntenteIdList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->age = g_queue_new ();
  self->wanted = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
}

/**
 * entente_id_list_new:
 * @loader: reads what rows show
 * @data: (nullable): given to it; kept alive while it runs
 *
 * Returns: (transfer full): an empty list
 */
EntenteIdList *
entente_id_list_new (EntenteIdLoader loader,
                     GObject *data)
{
  EntenteIdList *self = g_object_new (ENTENTE_TYPE_ID_LIST, NULL);

  self->loader = loader;
  self->data = data != NULL ? g_object_ref (data) : NULL;
  return self;
}

/**
 * entente_id_list_set_ids:
 * @ids: (element-type gint64) (transfer none): the rows from now on
 *
 * Replaces the rows; those at both ends that stay are not announced, so that views keep their
 * place.
 */
void
entente_id_list_set_ids (EntenteIdList *self,
                         GArray *ids)
{
  const gint64 *before = (const gint64 *) self->ids->data;
  const gint64 *after = (const gint64 *) ids->data;
  guint n_before = self->ids->len;
  guint n_after = ids->len;
  guint head = 0;

  g_return_if_fail (ENTENTE_IS_ID_LIST (self));

  while (head < n_before && head < n_after && before[head] == after[head])
    head++;
  while (n_before > head && n_after > head && before[n_before - 1] == after[n_after - 1])
    {
      n_before--;
      n_after--;
    }
  if (n_before == head && n_after == head)
    return;
  g_array_set_size (self->ids, 0);
  g_array_append_vals (self->ids, ids->data, ids->len);
  g_list_model_items_changed (G_LIST_MODEL (self), head, n_before - head, n_after - head);
}

/**
 * entente_id_list_get_ids:
 * @n_ids: (out): their number
 *
 * Returns: (transfer none) (array length=n_ids): the rows, in order
 */
const gint64 *
entente_id_list_get_ids (EntenteIdList *self,
                         guint *n_ids)
{
  g_return_val_if_fail (ENTENTE_IS_ID_LIST (self), NULL);

  *n_ids = self->ids->len;
  return (const gint64 *) self->ids->data;
}

/**
 * entente_id_list_find:
 * @id: a record
 * @position: (out) (optional): where it stands
 *
 * Returns: %TRUE if it is in the list
 */
gboolean
entente_id_list_find (EntenteIdList *self,
                      gint64 id,
                      guint *position)
{
  g_return_val_if_fail (ENTENTE_IS_ID_LIST (self), FALSE);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * entente_id_list_refresh:
 *
 * Reads again what rows show, because the catalogue changed. The words on the screen stay until
 * the new ones are there.
 */
void
entente_id_list_refresh (EntenteIdList *self)
{
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (ENTENTE_IS_ID_LIST (self));

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    {
      entente_item_set_stale (item);
      if (G_OBJECT (item)->ref_count > 1)
        want (self, item);
    }
}
