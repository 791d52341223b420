/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-db.h"

#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-util.h"

/* Virtual machine instructions between two looks at the cancellable: well under a millisecond. */
#define PROGRESS_STEPS 1000

/* In KiB. There are several readers, and what one has read the system keeps for all. */
#define READER_CACHE "PRAGMA cache_size = -256"

G_DEFINE_FINAL_TYPE (EntenteDb, entente_db, G_TYPE_OBJECT)

/* TRUE if the work of this connection is to stop. */
gboolean
entente_db_is_cancelled (EntenteDb *self)
{
  return self->cancellable != NULL && self->shield == 0 &&
         g_cancellable_is_cancelled (self->cancellable);
}

static int
progress_cb (gpointer data)
{
  return entente_db_is_cancelled (data);
}

static void
entente_db_finalize (GObject *object)
{
  EntenteDb *self = ENTENTE_DB (object);

  if (self->handle != NULL)
    {
      entente_db_drop_cache (self);
      sqlite3_progress_handler (self->handle, 0, NULL, NULL);
      /* leaves one file that can be mailed, unless somebody still reads; never waits for him */
      sqlite3_busy_timeout (self->handle, 0);
      if (self->wal && !self->read_only)
        sqlite3_wal_checkpoint_v2 (self->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
      sqlite3_close_v2 (self->handle);
    }
  g_clear_object (&self->cancellable);
  g_hash_table_unref (self->statements);
  g_free (self->name);
  g_free (self->path);

  G_OBJECT_CLASS (entente_db_parent_class)->finalize (object);
}

static void
entente_db_class_init (EntenteDbClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_db_finalize;
}

/* Statements are some hundred bytes long and looked up for each row: eight bytes at a time. */
static guint
hash_sql (gconstpointer key)
{
  const char *sql = key;
  gsize left = strlen (sql);
  guint64 hash = left;
  guint64 bytes;

  for (; left >= sizeof bytes; left -= sizeof bytes, sql += sizeof bytes)
    {
      memcpy (&bytes, sql, sizeof bytes);
      hash = (hash ^ bytes) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    }
  bytes = 0;
  memcpy (&bytes, sql, left);
  hash = (hash ^ bytes) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (hash >> 32);
}

static void
entente_db_init (EntenteDb *self)
{
  g_queue_init (&self->idle);
  self->statements = g_hash_table_new (hash_sql, g_str_equal);
}

/**
 * entente_db_open:
 * @path: (nullable) (type filename): the catalogue; %NULL with %ENTENTE_DB_MEMORY
 * @mode: how
 * @error: return location for an error
 *
 * Opens a connection that trusts nothing in the file. What is no regular file, no SQLite database
 * or no catalogue of ours is refused, untouched. A connection serves one thread at a time.
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with @error set
 */
EntenteDb *
entente_db_open (const char    *path,
                 EntenteDbMode  mode,
                 GError       **error)
{
  static int n_in_memory;
  g_autoptr(EntenteDb) self = NULL;

  g_return_val_if_fail ((path == NULL) == (mode == ENTENTE_DB_MEMORY), NULL);

  self = g_object_new (ENTENTE_TYPE_DB, NULL);
  self->read_only = mode == ENTENTE_DB_READ_ONLY || mode == ENTENTE_DB_DAMAGED;
  if (mode == ENTENTE_DB_MEMORY)
    {
      /* a name of its own in SQLite's memory file system, so that readers can join */
      self->name = g_strdup_printf ("file:/entente-%d?vfs=memdb",
                                    g_atomic_int_add (&n_in_memory, 1));
    }
  else
    {
      /* absolute, since SQLite gives "file:x" and ":memory:" a meaning of their own */
      self->path = g_canonicalize_filename (path, NULL);
      self->name = g_strdup (self->path);
    }
  if (!entente_db_connect (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * entente_db_open_reader:
 * @self: a connection
 * @error: return location for an error
 *
 * Opens another connection to the same catalogue, for one concurrent reader. It may write to
 * tables of its own in TEMP, and to nothing else.
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with @error set
 */
EntenteDb *
entente_db_open_reader (EntenteDb  *self,
                        GError    **error)
{
  g_autoptr(EntenteDb) reader = NULL;

  g_return_val_if_fail (ENTENTE_IS_DB (self), NULL);

  if (!entente_db_still_there (self, error))
    return NULL;
  reader = g_object_new (ENTENTE_TYPE_DB, NULL);
  reader->read_only = TRUE;
  reader->immutable = self->immutable;
  reader->path = g_strdup (self->path);
  reader->name = g_strdup (self->path != NULL ? self->path : self->name);
  if (!entente_db_connect (reader,
                           self->path != NULL ? ENTENTE_DB_READ_ONLY : ENTENTE_DB_MEMORY, error)
      || !entente_db_exec (reader, READER_CACHE, error))
    return NULL;
  return g_steal_pointer (&reader);
}

/**
 * entente_db_is_read_only:
 * @self: a connection
 *
 * Returns: %TRUE if the catalogue cannot be changed through this connection
 */
gboolean
entente_db_is_read_only (EntenteDb *self)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), TRUE);

  return self->read_only;
}

/**
 * entente_db_is_immutable:
 * @self: a connection
 *
 * Returns: %TRUE if the file lies where nothing can be written, not even a lock, or where no room is
 *   left: changes that others make to it are not seen
 */
gboolean
entente_db_is_immutable (EntenteDb *self)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  return self->immutable;
}

/**
 * entente_db_is_wal:
 * @self: a connection
 *
 * Returns: %TRUE if readers go on while somebody writes; not so on a network share
 */
gboolean
entente_db_is_wal (EntenteDb *self)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  return self->wal;
}

/**
 * entente_db_handle:
 * @self: a connection
 *
 * Returns: (transfer none): SQLite's own connection, for its session extension
 */
sqlite3 *
entente_db_handle (EntenteDb *self)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), NULL);

  return self->handle;
}

/**
 * entente_db_interrupt:
 *
 * Ends what a statement is doing, from any thread, with %G_IO_ERROR_CANCELLED. The caller sees to it
 * that the connection stays open meanwhile.
 */
void
entente_db_interrupt (EntenteDb *self)
{
  g_return_if_fail (ENTENTE_IS_DB (self));

  sqlite3_interrupt (self->handle);
}

/**
 * entente_db_set_cancellable:
 * @self: a connection
 * @cancellable: (nullable): what stops the work of this connection from now on
 *
 * A cancelled statement gives %G_IO_ERROR_CANCELLED; if it was writing, SQLite may have rolled
 * back the whole transaction. Commit and rollback always run to their end.
 */
void
entente_db_set_cancellable (EntenteDb    *self,
                            GCancellable *cancellable)
{
  g_return_if_fail (ENTENTE_IS_DB (self));

  if (!g_set_object (&self->cancellable, cancellable))
    return;
  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, PROGRESS_STEPS, progress_cb, self);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

/**
 * entente_db_exec:
 * @self: a connection
 * @sql: constant text, of one statement or several
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_db_exec (EntenteDb   *self,
                 const char  *sql,
                 GError     **error)
{
  int code;

  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  code = entente_db_is_cancelled (self) ? SQLITE_INTERRUPT
                                        : sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  g_debug ("running %s", sql);
  return entente_db_set_error (self, code, error);
}

/**
 * entente_db_query_int64:
 * @self: a connection
 * @sql: constant text of one statement
 * @out: (out): the first column of its first row; 0 without a row
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_db_query_int64 (EntenteDb   *self,
                        const char  *sql,
                        gint64      *out,
                        GError     **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row;

  g_return_val_if_fail (out != NULL, FALSE);

  *out = 0;
  stmt = entente_db_prepare (self, sql, error);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    *out = entente_stmt_int64 (stmt, 0);
  return TRUE;
}

/**
 * entente_db_begin:
 * @self: a connection
 * @error: return location for an error
 *
 * Begins a transaction: to write, if the connection can, after a look whether the file is still
 * where it was; else to read one unchanging state.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_db_begin (EntenteDb  *self,
                  GError    **error)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  if (self->read_only)
    return entente_db_exec (self, "BEGIN", error);
  return entente_db_still_there (self, error) && entente_db_exec (self, "BEGIN IMMEDIATE", error);
}

/**
 * entente_db_commit:
 * @self: a connection within a transaction
 * @error: return location for an error
 *
 * Makes the transaction's changes last. If that fails, they are rolled back, as they are if the file
 * is no longer where it was. That is asked again afterwards, since what went into a file that was
 * taken away meanwhile must not be told to be safe.
 *
 * Returns: %FALSE with @error set; then no transaction is open
 */
gboolean
entente_db_commit (EntenteDb  *self,
                   GError    **error)
{
  gboolean done;

  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  done = self->read_only || entente_db_still_there (self, error);
  self->shield++;
  done = done && entente_db_exec (self, "COMMIT", error);
  self->shield--;
  if (!done)
    entente_db_rollback (self, NULL);
  return done && (self->read_only || entente_db_still_there (self, error));
}

/**
 * entente_db_rollback:
 * @self: a connection
 * @error: return location for an error
 *
 * Takes back what the transaction did. Does nothing if none is open, as after an error upon which
 * SQLite rolled back by itself.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_db_rollback (EntenteDb  *self,
                     GError    **error)
{
  gboolean done;

  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  if (!entente_db_in_transaction (self))
    return TRUE;
  self->shield++;
  done = entente_db_exec (self, "ROLLBACK", error);
  self->shield--;
  return done;
}

/**
 * entente_db_in_transaction:
 * @self: a connection
 *
 * Returns: %TRUE between begin and commit or rollback
 */
gboolean
entente_db_in_transaction (EntenteDb *self)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  return !sqlite3_get_autocommit (self->handle);
}
