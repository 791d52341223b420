/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-error.h"
#include "entente-language.h"
#include "entente-migrate.h"
#include "entente-util.h"

#include <glib/gstdio.h>

/**
 * EntenteStore:
 *
 * An open catalogue. One connection writes; each reader has one of its own while it reads, so that
 * nobody waits for anybody. The synchronous functions may be called from any thread.
 */
G_DEFINE_FINAL_TYPE (EntenteStore, entente_store, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_READ_ONLY,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

/* Reading connections that are kept for the next one to read. */
#define MAX_IDLE 4
/* So long a reader may take to notice that it was stopped. */
#define CLOSE_SECONDS 5

/* How often a reader looks whether another process wrote. */
#define WATCH_SECONDS 1

typedef struct
{
  GWeakRef store;
  GArray *ids;
  guint kinds;
} Announcement;

static void
announcement_free (gpointer data)
{
  Announcement *announcement = data;

  g_weak_ref_clear (&announcement->store);
  g_array_unref (announcement->ids);
  g_free (announcement);
}

static gboolean
announce_cb (gpointer data)
{
  Announcement *announcement = data;
  g_autoptr(EntenteStore) store = g_weak_ref_get (&announcement->store);

  if (store != NULL)
    g_signal_emit (store, signals[SIGNAL_CHANGED], 0, announcement->ids, announcement->kinds);
  return G_SOURCE_REMOVE;
}

/* Tells everybody, in the main context and never at once, since a lock may be held here: ids that
 * changed, none for "anything may have". */
void
entente_store_announce (EntenteStore *self,
                        GArray *ids,
                        guint kinds)
{
  Announcement *announcement = g_new0 (Announcement, 1);
  g_autoptr(GSource) source = g_idle_source_new ();

  g_weak_ref_init (&announcement->store, self);
  announcement->ids = g_array_ref (ids);
  announcement->kinds = kinds;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, announce_cb, announcement, announcement_free);
  g_source_attach (source, self->context);
}

static gboolean
watch_cb (gpointer data)
{
  g_autoptr(EntenteStore) self = g_weak_ref_get (data);
  g_autoptr(GArray) none = NULL;
  gint64 version = 0;

  if (self == NULL)
    return G_SOURCE_REMOVE;
  /* A statement that is busy elsewhere leaves the version as it was: the next look will tell. */
  if (!g_mutex_trylock (&self->writing))
    return G_SOURCE_CONTINUE;
  if (self->db == NULL || !entente_db_query_int64 (self->db, "PRAGMA data_version", &version, NULL))
    version = self->data_version;
  g_mutex_unlock (&self->writing);
  if (version == self->data_version)
    return G_SOURCE_CONTINUE;
  self->data_version = version;
  entente_store_forget_titles (self);
  none = g_array_new (FALSE, FALSE, sizeof (gint64));
  entente_store_announce (self, none, ENTENTE_KINDS_ALL);
  return G_SOURCE_CONTINUE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The store may go in another thread while its source is called. */
static void
start_watching (EntenteStore *self)
{
  GSource *source = g_timeout_source_new_seconds (WATCH_SECONDS);
  GWeakRef *weak = g_new (GWeakRef, 1);

  entente_db_query_int64 (self->db, "PRAGMA data_version", &self->data_version, NULL);
  g_weak_ref_init (weak, self);
  g_source_set_callback (source, watch_cb, weak, weak_ref_free);
  self->watch = g_source_attach (source, self->context);
  g_source_unref (source);
}

static void
stop_watching (EntenteStore *self)
{
  GSource *source = NULL;

  if (self->watch != 0)
    source = g_main_context_find_source_by_id (self->context, self->watch);
  if (source != NULL)
    g_source_destroy (source);
  self->watch = 0;
}

static void
entente_store_finalize (GObject *object)
{
  EntenteStore *self = ENTENTE_STORE (object);

  entente_store_close (self, NULL);
  g_free (self->path);
  g_free (self->person);
  g_free (self->backed_up_on);
  g_free (self->language);
  for (guint i = 0; i < G_N_ELEMENTS (self->titles); i++)
    g_hash_table_unref (self->titles[i]);
  g_clear_pointer (&self->collator, entente_collator_free);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->writing);
  g_mutex_clear (&self->pool_lock);
  g_cond_clear (&self->given_back);
  g_ptr_array_unref (self->taken);
  g_mutex_clear (&self->id_lock);
  g_mutex_clear (&self->title_lock);
  G_OBJECT_CLASS (entente_store_parent_class)->finalize (object);
}

static void
entente_store_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  EntenteStore *self = ENTENTE_STORE (object);

  if (prop_id == PROP_READ_ONLY)
    g_value_set_boolean (value, self->read_only);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
entente_store_class_init (EntenteStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = entente_store_finalize;
  object_class->get_property = entente_store_get_property;

  /**
   * EntenteStore:read-only:
   *
   * Whether the catalogue can only be looked at.
   */
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntenteStore::changed:
   * @self: the store
   * @ids: (element-type gint64): the records that changed; empty if anything may have
   * @kinds: their kinds, as %ENTENTE_KIND_BIT
   *
   * Something was saved, undone, done again or imported, here or by another process. Emitted in
   * the main context of the thread that opened the store.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY,
                                          G_TYPE_UINT);
}

static void
entente_store_init (EntenteStore *self)
{
  g_mutex_init (&self->writing);
  g_mutex_init (&self->pool_lock);
  g_mutex_init (&self->id_lock);
  g_mutex_init (&self->title_lock);
  g_queue_init (&self->pool);
  g_cond_init (&self->given_back);
  self->taken = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (self->titles); i++)
    self->titles[i] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->context = g_main_context_ref_thread_default ();
}

static gboolean
read_keeper (EntenteStore *self,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (self->db, "SELECT last_id, node FROM keeper",
                                                    error);
  gboolean row = FALSE;

  if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED,
                   _ ("“%s” is damaged: its own record is missing. Restore a backup."), self->path);
      return FALSE;
    }
  g_mutex_lock (&self->id_lock);
  /* drafts may have got later ones before a take-over */
  self->ids.last = MAX (self->ids.last, entente_stmt_int64 (stmt, 0));
  self->ids.node = (guint) entente_stmt_int64 (stmt, 1);
  g_mutex_unlock (&self->id_lock);
  return TRUE;
}

static EntenteStore *
new_store (const char *path,
           const char *person)
{
  EntenteStore *self = g_object_new (ENTENTE_TYPE_STORE, NULL);

  self->path = g_strdup (path);
  self->person = g_strdup (entente_str_empty (person) ? g_get_real_name () : person);
  self->collator = entente_collator_new (NULL);
  self->language = g_strdup_printf ("%s %s", entente_language_shown (),
                                    entente_collator_tag (self->collator));
  return self;
}

/* A file that was begun and is no catalogue yet must not stand in the way of the next attempt. */
static void
remove_begun (EntenteStore *self)
{
  static const char *const suffixes[] = { "-wal", "-shm", "-journal", "" };

  g_clear_object (&self->db);
  for (guint i = 0; self->path != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (self->path, suffixes[i], NULL);

      g_unlink (path);
    }
}

/**
 * entente_store_create:
 * @path: (nullable): where the new catalogue will be, a file that does not exist; %NULL keeps it in
 *   memory
 * @person: (nullable): who works; %NULL for the account's real name
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an empty catalogue, open for writing
 */
EntenteStore *
entente_store_create (const char *path,
                      const char *person,
                      GError **error)
{
  g_autoptr(EntenteStore) self = new_store (path, person);

  if (path != NULL)
    {
      self->lock = entente_lock_take (path, self->person, error);
      if (self->lock == NULL)
        return NULL;
    }
  self->db = entente_db_open (path, path != NULL ? ENTENTE_DB_CREATE : ENTENTE_DB_MEMORY, error);
  if (self->db == NULL)
    return NULL;
  if (!entente_db_migrate (self->db, NULL, NULL, error) || !read_keeper (self, error)
      || !entente_store_keep_language (self, error))
    {
      remove_begun (self);
      return NULL;
    }
  start_watching (self);
  return g_steal_pointer (&self);
}

/* Readers open theirs after it, in any thread; the caller holds `writing`, or nobody else has the
 * store yet. */
static void
set_db (EntenteStore *self,
        EntenteDb *db)
{
  g_autoptr(EntenteDb) old = NULL;

  g_mutex_lock (&self->pool_lock);
  old = g_steal_pointer (&self->db);
  self->db = db != NULL ? g_object_ref (db) : NULL;
  g_mutex_unlock (&self->pool_lock);
}

static gboolean
open_writer (EntenteStore *self,
             GError **error)
{
  g_autoptr(EntenteLock) lock = entente_lock_take (self->path, self->person, error);
  g_autoptr(EntenteDb) db = NULL;
  int version;

  if (lock == NULL)
    return FALSE;
  db = entente_db_open (self->path, ENTENTE_DB_READ_WRITE, error);
  if (db == NULL)
    return FALSE;
  if (!entente_db_get_version (db, &version, error) || !entente_db_check_schema (db, error)
      || !entente_store_back_up_version (db, self->path, error)
      || !entente_db_migrate (db, NULL, NULL, error))
    return FALSE;
  set_db (self, db);
  self->read_only = entente_db_is_read_only (db);
  self->lock = g_steal_pointer (&lock);
  return TRUE;
}

static gboolean
open_reader (EntenteStore *self,
             GError **error)
{
  int version;

  self->db = entente_db_open (self->path, ENTENTE_DB_READ_ONLY, error);
  self->read_only = TRUE;
  return self->db != NULL && entente_db_get_version (self->db, &version, error)
         && entente_db_check_schema (self->db, error);
}

/**
 * entente_store_open:
 * @path: a catalogue
 * @mode: whether to write
 * @person: (nullable): who works; %NULL for the account's real name
 * @error: return location for an error: %ENTENTE_ERROR_LOCKED names who writes at present
 *
 * Opens a catalogue. Its schema is compared with ours before anything is read; an older one is
 * brought up to date after a backup. A file that cannot be written opens for reading.
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
EntenteStore *
entente_store_open (const char *path,
                    EntenteStoreMode mode,
                    const char *person,
                    GError **error)
{
  g_autoptr(EntenteStore) self = NULL;
  g_autoptr(GError) refusal = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = new_store (path, person);
  if (mode == ENTENTE_STORE_READ_WRITE && !open_writer (self, &refusal)
      && !g_error_matches (refusal, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    }
  /* What cannot be written can still be looked at. */
  if (self->db == NULL && !open_reader (self, error))
    return NULL;
  if (!read_keeper (self, error))
    return NULL;
  start_watching (self);
  return g_steal_pointer (&self);
}

static void
drain_pool (EntenteStore *self)
{
  EntenteDb *reader;

  g_mutex_lock (&self->pool_lock);
  while ((reader = g_queue_pop_head (&self->pool)) != NULL)
    g_object_unref (reader);
  g_mutex_unlock (&self->pool_lock);
}

/* Readers at work in other threads are told to stop, as long as they start something anew. */
static void
stop_readers (EntenteStore *self)
{
  gint64 until = g_get_monotonic_time () + CLOSE_SECONDS * G_USEC_PER_SEC;

  g_mutex_lock (&self->pool_lock);
  while (self->taken->len > 0 && g_get_monotonic_time () < until)
    {
      for (guint i = 0; i < self->taken->len; i++)
        entente_db_interrupt (g_ptr_array_index (self->taken, i));
      g_cond_wait_until (&self->given_back, &self->pool_lock,
                         g_get_monotonic_time () + G_USEC_PER_SEC / 50);
    }
  g_mutex_unlock (&self->pool_lock);
}

/**
 * entente_store_close:
 * @self: a store
 * @error: return location for an error
 *
 * Ends all connections and gives the lock back; the store can only be let go afterwards. Work that
 * is still under way in other threads ends as if it had been cancelled, with %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_store_close (EntenteStore *self,
                     GError **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(EntenteDb) db = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);

  stop_watching (self);
  /* What is being saved is saved first; what comes later is refused. */
  locker = g_mutex_locker_new (&self->writing);
  g_set_object (&db, self->db);
  set_db (self, NULL);
  stop_readers (self);
  drain_pool (self);
  /* One file that can be mailed or copied, without a journal beside it. */
  if (db != NULL && !self->read_only && self->path != NULL)
    entente_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
  g_clear_object (&db);
  self->closed = TRUE;
  self->read_only = TRUE;
  g_clear_pointer (&self->lock, entente_lock_release);
  return TRUE;
}

/**
 * entente_store_get_path:
 * @self: a store
 *
 * Returns: (transfer none) (nullable): the catalogue's file
 */
const char *
entente_store_get_path (EntenteStore *self)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  return self->path;
}

/**
 * entente_store_is_read_only:
 * @self: a store
 *
 * Returns: %TRUE if the catalogue can only be looked at
 */
gboolean
entente_store_is_read_only (EntenteStore *self)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), TRUE);

  return self->read_only;
}

/**
 * entente_store_take_over:
 * @self: a store open for reading only
 * @error: return location for an error: %ENTENTE_ERROR_LOCKED while the other still writes
 *
 * Makes this process the one that writes, now that the other has gone.
 *
 * Returns: %TRUE if the store writes now
 */
gboolean
entente_store_take_over (EntenteStore *self,
                         GError **error)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);

  if (!self->read_only)
    return TRUE;
  locker = g_mutex_locker_new (&self->writing);
  if (self->closed)
    return entente_store_refuse_closed (error);
  if (!open_writer (self, error) || !read_keeper (self, error))
    return FALSE;
  drain_pool (self);
  entente_store_forget_titles (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY]);
  if (self->read_only)
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY,
                   _ ("“%s” cannot be written: the file or its folder is write-protected."),
                   self->path);
      return FALSE;
    }
  return TRUE;
}

/**
 * entente_store_next_id:
 * @self: a store
 *
 * Returns: an id that no record and no part has
 */
gint64
entente_store_next_id (EntenteStore *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->id_lock);

  return entente_id_next (&self->ids, g_get_real_time () / 1000);
}

/* Who asks a store that was closed meanwhile is told nothing: the officer closed it. */
gboolean
entente_store_refuse_closed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("The catalogue was closed."));
  return FALSE;
}

/* A reading connection from the pool, or a new one. */
gboolean
entente_store_take_reader (EntenteStore *self,
                           EntenteReader *reader,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr(EntenteDb) db = NULL;

  reader->store = NULL;
  reader->db = NULL;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_mutex_lock (&self->title_lock);
  reader->titles_age = self->titles_age;
  g_mutex_unlock (&self->title_lock);
  g_mutex_lock (&self->pool_lock);
  db = self->db != NULL ? g_object_ref (self->db) : NULL;
  if (db != NULL)
    reader->db = g_queue_pop_head (&self->pool);
  g_mutex_unlock (&self->pool_lock);
  if (db == NULL)
    return entente_store_refuse_closed (error);
  if (reader->db == NULL)
    reader->db = entente_db_open_reader (db, error);
  if (reader->db == NULL)
    return FALSE;
  reader->store = g_object_ref (self);
  entente_db_set_cancellable (reader->db, cancellable);
  g_mutex_lock (&self->pool_lock);
  g_ptr_array_add (self->taken, reader->db);
  g_mutex_unlock (&self->pool_lock);
  return TRUE;
}

void
entente_reader_give_back (EntenteReader *reader)
{
  if (reader->db == NULL)
    return;
  entente_db_set_cancellable (reader->db, NULL);
  g_mutex_lock (&reader->store->pool_lock);
  g_ptr_array_remove_fast (reader->store->taken, reader->db);
  g_cond_broadcast (&reader->store->given_back);
  /* One from a disk that was full until a take-over would never see a change. */
  if (reader->store->db != NULL
      && entente_db_is_immutable (reader->db) == entente_db_is_immutable (reader->store->db)
      && g_queue_get_length (&reader->store->pool) < MAX_IDLE)
    g_queue_push_head (&reader->store->pool, g_steal_pointer (&reader->db));
  g_mutex_unlock (&reader->store->pool_lock);
  g_clear_object (&reader->db);
  g_clear_object (&reader->store);
}

/* The time of a stamp: the clock, or the one that tests fix. */
char *
entente_store_now (void)
{
  const char *fixed = g_getenv ("ENTENTE_NOW");
  g_autoptr(GDateTime) now = NULL;

  if (fixed != NULL)
    return g_strdup (fixed);
  now = g_date_time_new_now_utc ();
  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
