/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entry-cache.h"

#include "entente-text.h"

/* One worker at a time reads the words of what was asked for last, so that a long scroll does not
 * wait for what it passed. */

#define BATCH 64
#define MAX_WANTED 1024
#define MAX_CACHED 8192

typedef struct
{
  EntenteEntry entry; /* the key: positions change when the catalogue does */
  EntenteEntryWords *words;
  gboolean fresh;
  gboolean wanted;
} Cached;

struct _EntenteEntryCache
{
  GObject parent_instance;
  EntenteStore *store;
  GHashTable *cached; /* Cached, by its entry */
  GArray *wanted;     /* of EntenteEntry, the latest last */
  GCancellable *cancellable;
  guint idle;
  gboolean busy;
};

typedef struct
{
  EntenteStore *store;
  GArray *entries;
  GPtrArray *words;
} Batch;

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteEntryCache, entente_entry_cache, G_TYPE_OBJECT)

static void start_batch (EntenteEntryCache *self);

static guint
entry_hash (gconstpointer key)
{
  const EntenteEntry *entry = key;

  return g_int64_hash (&entry->record) ^ ((guint) entry->packed_first * 31u)
         ^ ((guint) entry->act << 24);
}

static gboolean
entry_equal (gconstpointer a,
             gconstpointer b)
{
  const EntenteEntry *one = a;
  const EntenteEntry *other = b;

  return one->record == other->record && one->act == other->act
         && one->packed_first == other->packed_first && one->packed_last == other->packed_last;
}

static void
cached_free (gpointer data)
{
  Cached *cached = data;

  entente_entry_words_free (cached->words);
  g_free (cached);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_object_unref (batch->store);
  g_array_unref (batch->entries);
  g_clear_pointer (&batch->words, g_ptr_array_unref);
  g_free (batch);
}

static void
clean (char **text)
{
  g_autofree char *raw = *text;

  *text = raw != NULL ? entente_text_clean (raw, -1, ENTENTE_TEXT_DEFAULT, 0) : NULL;
}

static void
batch_worker (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Batch *batch = task_data;
  g_autoptr(GError) error = NULL;

  batch->words = entente_store_entry_words (batch->store,
                                            (const EntenteEntry *) (gpointer) batch->entries->data,
                                            batch->entries->len, cancellable, &error);
  if (batch->words == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The words of entries could not be read: %s", error->message);
  for (guint i = 0; batch->words != NULL && i < batch->words->len; i++)
    {
      EntenteEntryWords *words = g_ptr_array_index (batch->words, i);

      clean (&words->title);
      clean (&words->detail);
      clean (&words->place);
      clean (&words->parties);
      clean (&words->event);
    }
  g_task_return_boolean (task, TRUE);
}

static void
take_words (EntenteEntryCache *self,
            Batch *batch,
            guint index)
{
  const EntenteEntry *entry = &g_array_index (batch->entries, EntenteEntry, index);
  Cached *cached = g_hash_table_lookup (self->cached, entry);

  if (cached == NULL)
    return;
  cached->wanted = FALSE;
  cached->fresh = TRUE;
  if (batch->words == NULL)
    return;
  entente_entry_words_free (cached->words);
  cached->words = g_steal_pointer (&batch->words->pdata[index]);
}

static void
batch_done_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  EntenteEntryCache *self = ENTENTE_ENTRY_CACHE (source);
  Batch *batch = g_task_get_task_data (G_TASK (result));

  self->busy = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), NULL) && batch->store == self->store)
    {
      for (guint i = 0; i < batch->entries->len; i++)
        take_words (self, batch, i);
      g_signal_emit (self, signals[LOADED], 0);
    }
  start_batch (self);
}

static void
start_batch (EntenteEntryCache *self)
{
  g_autoptr(GTask) task = NULL;
  guint n = MIN (self->wanted->len, BATCH);
  Batch *batch;

  if (self->busy || n == 0 || self->store == NULL)
    return;
  batch = g_new0 (Batch, 1);
  batch->store = g_object_ref (self->store);
  batch->entries = g_array_new (FALSE, FALSE, sizeof (EntenteEntry));
  g_array_append_vals (batch->entries,
                       &g_array_index (self->wanted, EntenteEntry, self->wanted->len - n), n);
  g_array_set_size (self->wanted, self->wanted->len - n);
  self->busy = TRUE;
  task = g_task_new (self, self->cancellable, batch_done_cb, NULL);
  g_task_set_source_tag (task, start_batch);
  g_task_set_task_data (task, batch, batch_free);
  g_task_run_in_thread (task, batch_worker);
}

static gboolean
idle_cb (gpointer user_data)
{
  EntenteEntryCache *self = user_data;

  self->idle = 0;
  start_batch (self);
  return G_SOURCE_REMOVE;
}

static void
forget_wanted (EntenteEntryCache *self,
               guint n)
{
  for (guint i = 0; i < n; i++)
    {
      Cached *cached = g_hash_table_lookup (self->cached,
                                            &g_array_index (self->wanted, EntenteEntry, i));

      if (cached != NULL)
        cached->wanted = FALSE;
    }
  g_array_remove_range (self->wanted, 0, n);
}

static void
want (EntenteEntryCache *self,
      Cached *cached)
{
  cached->wanted = TRUE;
  g_array_append_val (self->wanted, cached->entry);
  if (self->wanted->len > MAX_WANTED)
    forget_wanted (self, MAX_WANTED / 2);
  if (self->idle == 0 && !self->busy)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
entente_entry_cache_dispose (GObject *object)
{
  EntenteEntryCache *self = ENTENTE_ENTRY_CACHE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_array_set_size (self->wanted, 0);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (entente_entry_cache_parent_class)->dispose (object);
}

static void
entente_entry_cache_finalize (GObject *object)
{
  EntenteEntryCache *self = ENTENTE_ENTRY_CACHE (object);

  g_clear_pointer (&self->cached, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (entente_entry_cache_parent_class)->finalize (object);
}

static void
entente_entry_cache_class_init (EntenteEntryCacheClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_entry_cache_dispose;
  object_class->finalize = entente_entry_cache_finalize;
  signals[LOADED] = g_signal_new ("loaded", ENTENTE_TYPE_ENTRY_CACHE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_entry_cache_init (EntenteEntryCache *self)
{
  self->cached = g_hash_table_new_full (entry_hash, entry_equal, NULL, cached_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (EntenteEntry));
  self->cancellable = g_cancellable_new ();
}

EntenteEntryCache *
entente_entry_cache_new (void)
{
  return g_object_new (ENTENTE_TYPE_ENTRY_CACHE, NULL);
}

/**
 * entente_entry_cache_set_store:
 * @store: (nullable): the catalogue whose entries are looked at from now on
 */
void
entente_entry_cache_set_store (EntenteEntryCache *self,
                               EntenteStore *store)
{
  g_return_if_fail (ENTENTE_IS_ENTRY_CACHE (self));

  g_array_set_size (self->wanted, 0);
  g_hash_table_remove_all (self->cached);
  g_set_object (&self->store, store);
}

/**
 * entente_entry_cache_get:
 * @entry: an entry that is looked at
 *
 * Returns: (transfer none) (nullable): its words, until the main loop runs again; %NULL if they
 *   are still to come
 */
const EntenteEntryWords *
entente_entry_cache_get (EntenteEntryCache *self,
                         const EntenteEntry *entry)
{
  Cached *cached;

  g_return_val_if_fail (ENTENTE_IS_ENTRY_CACHE (self), NULL);

  cached = g_hash_table_lookup (self->cached, entry);
  if (cached == NULL)
    {
      if (g_hash_table_size (self->cached) >= MAX_CACHED)
        {
          g_array_set_size (self->wanted, 0);
          g_hash_table_remove_all (self->cached);
        }
      cached = g_new0 (Cached, 1);
      cached->entry = *entry;
      g_hash_table_insert (self->cached, &cached->entry, cached);
    }
  if (!cached->fresh && !cached->wanted && self->store != NULL)
    want (self, cached);
  return cached->words;
}

/**
 * entente_entry_cache_refresh:
 *
 * Reads all words again when they are next looked at, because the catalogue changed; those there
 * are stay until then.
 */
void
entente_entry_cache_refresh (EntenteEntryCache *self)
{
  GHashTableIter iter;
  gpointer cached;

  g_return_if_fail (ENTENTE_IS_ENTRY_CACHE (self));

  g_hash_table_iter_init (&iter, self->cached);
  while (g_hash_table_iter_next (&iter, NULL, &cached))
    ((Cached *) cached)->fresh = FALSE;
}

