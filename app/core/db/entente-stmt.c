/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-stmt.h"

#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-util.h"

/* Every statement of every kind fits, and so do the common filters. */
#define MAX_IDLE 512

struct _EntenteStmt
{
  EntenteDb    *db;        /* owned while in use; the cache itself holds no reference */
  sqlite3_stmt *handle;
  GList         link;      /* in the connection's idle list */
  gboolean      cached;
  gboolean      in_use;
  gboolean      running;   /* stepped onto a row and not reset */
  int           code;      /* of the first binding that failed */
};

static void
stmt_free (EntenteStmt *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

static void
drop_oldest_idle (EntenteDb *db)
{
  EntenteStmt *oldest = g_queue_peek_tail (&db->idle);

  g_queue_unlink (&db->idle, &oldest->link);
  g_hash_table_remove (db->statements, sqlite3_sql (oldest->handle));
  stmt_free (oldest);
}

/* Drops the idle statements, so that the connection can close. */
void
entente_db_drop_cache (EntenteDb *self)
{
  while (!g_queue_is_empty (&self->idle))
    drop_oldest_idle (self);
}

static EntenteStmt *
take_idle (EntenteDb   *db,
           EntenteStmt *self)
{
  g_queue_unlink (&db->idle, &self->link);
  self->db = g_object_ref (db);
  self->in_use = TRUE;
  return self;
}

/**
 * entente_db_prepare:
 * @db: a connection
 * @sql: one statement; constant text, or text that the builder made
 * @error: return location for an error
 *
 * Takes the statement from the connection's cache, or prepares it. The same text may be in use
 * several times at once.
 *
 * Returns: (transfer full) (nullable): the statement, to be given back with entente_stmt_release(),
 *   which also drops what was bound; %NULL with @error set
 */
EntenteStmt *
entente_db_prepare (EntenteDb   *db,
                    const char  *sql,
                    GError     **error)
{
  EntenteStmt *self;
  sqlite3_stmt *handle = NULL;
  const char *rest = NULL;
  int code;

  g_return_val_if_fail (ENTENTE_IS_DB (db), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  self = g_hash_table_lookup (db->statements, sql);
  if (self != NULL && !self->in_use)
    return take_idle (db, self);

  code = sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &rest);
  if (code != SQLITE_OK)
    {
      g_debug ("preparing %s", sql);
      entente_db_set_error (db, code, error);
      return NULL;
    }
  g_return_val_if_fail (handle != NULL, NULL);
  rest += strspn (rest, " \n");
  if (*rest != '\0')
    g_critical ("more than one statement: %s", sql);

  self = g_new0 (EntenteStmt, 1);
  self->handle = handle;
  self->link.data = self;
  self->db = g_object_ref (db);
  self->in_use = TRUE;
  /* SQLite's own copy of the text is the key: it lives as long as the statement */
  if (!g_hash_table_contains (db->statements, sqlite3_sql (handle)))
    {
      g_hash_table_insert (db->statements, (char *) sqlite3_sql (handle), self);
      self->cached = TRUE;
    }
  return self;
}

/**
 * entente_stmt_release:
 * @self: (transfer full): a statement
 *
 * Resets the statement, forgets what was bound to it, and gives it back to its connection.
 */
void
entente_stmt_release (EntenteStmt *self)
{
  g_autoptr(EntenteDb) db = NULL;

  if (self == NULL)
    return;
  g_return_if_fail (self->in_use);

  db = g_steal_pointer (&self->db);
  if (!self->cached)
    {
      stmt_free (self);
      return;
    }
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->running = FALSE;
  self->in_use = FALSE;
  self->code = SQLITE_OK;
  g_queue_push_head_link (&db->idle, &self->link);
  if (db->idle.length > MAX_IDLE)
    drop_oldest_idle (db);
}

/* A statement that stands on a row takes no values: it begins anew. */
static void
make_ready (EntenteStmt *self)
{
  if (!self->running)
    return;
  sqlite3_reset (self->handle);
  self->running = FALSE;
}

/* A value that is too long is found here, and told by the next step. */
static void
note_code (EntenteStmt *self,
           int          code)
{
  if (code == SQLITE_OK)
    return;
  if (code == SQLITE_RANGE || code == SQLITE_MISUSE)
    g_critical ("bad binding (%s) of %s", sqlite3_errstr (code), sqlite3_sql (self->handle));
  if (self->code == SQLITE_OK)
    self->code = code;
}

/**
 * entente_stmt_index:
 * @self: a statement
 * @name: a parameter with its colon, as ":id"
 *
 * An unknown name is a programmer error.
 *
 * Returns: the parameter's index for the `_at` functions, from 1
 */
int
entente_stmt_index (EntenteStmt *self,
                    const char  *name)
{
  int index;

  g_return_val_if_fail (self != NULL, 0);

  index = sqlite3_bind_parameter_index (self->handle, name);
  if (index == 0)
    g_critical ("no parameter %s in: %s", name, sqlite3_sql (self->handle));
  return index;
}

/**
 * entente_stmt_bind_text:
 * @self: a statement
 * @name: a parameter with its colon
 * @value: (nullable): the text, copied; %NULL for NULL
 */
void
entente_stmt_bind_text (EntenteStmt *self,
                        const char  *name,
                        const char  *value)
{
  entente_stmt_bind_text_at (self, entente_stmt_index (self, name), value);
}

/**
 * entente_stmt_bind_int64:
 * @self: a statement
 * @name: a parameter with its colon
 * @value: the number
 */
void
entente_stmt_bind_int64 (EntenteStmt *self,
                         const char  *name,
                         gint64       value)
{
  entente_stmt_bind_int64_at (self, entente_stmt_index (self, name), value);
}

/**
 * entente_stmt_bind_double:
 * @self: a statement
 * @name: a parameter with its colon
 * @value: the number
 */
void
entente_stmt_bind_double (EntenteStmt *self,
                          const char  *name,
                          double       value)
{
  entente_stmt_bind_double_at (self, entente_stmt_index (self, name), value);
}

/**
 * entente_stmt_bind_blob:
 * @self: a statement
 * @name: a parameter with its colon
 * @data: (nullable): the bytes, copied; %NULL for NULL
 * @size: their number
 */
void
entente_stmt_bind_blob (EntenteStmt  *self,
                        const char   *name,
                        gconstpointer data,
                        gsize         size)
{
  entente_stmt_bind_blob_at (self, entente_stmt_index (self, name), data, size);
}

/**
 * entente_stmt_bind_null:
 * @self: a statement
 * @name: a parameter with its colon
 */
void
entente_stmt_bind_null (EntenteStmt *self,
                        const char  *name)
{
  entente_stmt_bind_null_at (self, entente_stmt_index (self, name));
}

/**
 * entente_stmt_bind_text_at:
 * @self: a statement
 * @index: from entente_stmt_index()
 * @value: (nullable): the text, copied; %NULL for NULL
 */
void
entente_stmt_bind_text_at (EntenteStmt *self,
                           int          index,
                           const char  *value)
{
  g_return_if_fail (self != NULL);

  make_ready (self);
  note_code (self, value == NULL
                     ? sqlite3_bind_null (self->handle, index)
                     : sqlite3_bind_text64 (self->handle, index, value, strlen (value),
                                            SQLITE_TRANSIENT, SQLITE_UTF8));
}

/**
 * entente_stmt_bind_text_borrowed_at:
 * @self: a statement
 * @index: from entente_stmt_index()
 * @value: (nullable): the text; not copied: it must stay until the statement is bound anew or
 *   released
 * @size: its bytes, or -1
 *
 * For loops over many rows.
 */
void
entente_stmt_bind_text_borrowed_at (EntenteStmt *self,
                                    int          index,
                                    const char  *value,
                                    gssize       size)
{
  g_return_if_fail (self != NULL);

  make_ready (self);
  if (value != NULL && size < 0)
    size = (gssize) strlen (value);
  note_code (self, value == NULL
                     ? sqlite3_bind_null (self->handle, index)
                     : sqlite3_bind_text64 (self->handle, index, value, (sqlite3_uint64) size,
                                            SQLITE_STATIC, SQLITE_UTF8));
}

/**
 * entente_stmt_bind_int64_at:
 * @self: a statement
 * @index: from entente_stmt_index()
 * @value: the number
 */
void
entente_stmt_bind_int64_at (EntenteStmt *self,
                            int          index,
                            gint64       value)
{
  g_return_if_fail (self != NULL);

  make_ready (self);
  note_code (self, sqlite3_bind_int64 (self->handle, index, value));
}

/**
 * entente_stmt_bind_double_at:
 * @self: a statement
 * @index: from entente_stmt_index()
 * @value: the number
 */
void
entente_stmt_bind_double_at (EntenteStmt *self,
                             int          index,
                             double       value)
{
  g_return_if_fail (self != NULL);

  make_ready (self);
  note_code (self, sqlite3_bind_double (self->handle, index, value));
}

/**
 * entente_stmt_bind_blob_at:
 * @self: a statement
 * @index: from entente_stmt_index()
 * @data: (nullable): the bytes, copied; %NULL for NULL
 * @size: their number
 */
void
entente_stmt_bind_blob_at (EntenteStmt  *self,
                           int           index,
                           gconstpointer data,
                           gsize         size)
{
  g_return_if_fail (self != NULL);

  make_ready (self);
  note_code (self, data == NULL
                     ? sqlite3_bind_null (self->handle, index)
                     : sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT));
}

/**
 * entente_stmt_bind_null_at:
 * @self: a statement
 * @index: from entente_stmt_index()
 */
void
entente_stmt_bind_null_at (EntenteStmt *self,
                           int          index)
{
  g_return_if_fail (self != NULL);

  make_ready (self);
  note_code (self, sqlite3_bind_null (self->handle, index));
}

/**
 * entente_stmt_step:
 * @self: a statement
 * @row: (out) (optional): %TRUE if the statement stands on a row, %FALSE if it is done; without
 *   it the statement runs to its end
 * @error: return location for an error
 *
 * After the end the statement is ready to be bound and run again; what was bound stays bound.
 *
 * Returns: %FALSE with @error set, %G_IO_ERROR_CANCELLED if the connection's work was cancelled
 */
gboolean
entente_stmt_step (EntenteStmt  *self,
                   gboolean     *row,
                   GError      **error)
{
  int code;

  g_return_val_if_fail (self != NULL && self->in_use, FALSE);

  if (row != NULL)
    *row = FALSE;
  code = self->code;
  if (code == SQLITE_OK && entente_db_is_cancelled (self->db))
    code = SQLITE_INTERRUPT;
  if (code == SQLITE_OK)
    do
      code = sqlite3_step (self->handle);
    while (code == SQLITE_ROW && row == NULL);

  if (code == SQLITE_ROW)
    {
      self->running = TRUE;
      *row = TRUE;
      return TRUE;
    }
  if (code != SQLITE_DONE)
    {
      g_debug ("running %s", sqlite3_sql (self->handle));
      entente_db_set_error (self->db, code, error);
    }
  /* at once, since a statement left standing holds its lock and refuses new values */
  sqlite3_reset (self->handle);
  self->running = FALSE;
  self->code = SQLITE_OK;
  return code == SQLITE_DONE;
}

/**
 * entente_stmt_reset:
 * @self: a statement
 *
 * Leaves the rows that were not read yet; what was bound stays bound.
 */
void
entente_stmt_reset (EntenteStmt *self)
{
  g_return_if_fail (self != NULL);

  sqlite3_reset (self->handle);
  self->running = FALSE;
}

/**
 * entente_stmt_n_columns:
 * @self: a statement
 *
 * Returns: how many columns its rows have
 */
int
entente_stmt_n_columns (EntenteStmt *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_count (self->handle);
}

/**
 * entente_stmt_int64:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: the number; 0 for NULL
 */
gint64
entente_stmt_int64 (EntenteStmt *self,
                    int          column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_int64 (self->handle, column);
}

/**
 * entente_stmt_double:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: the number; 0 for NULL
 */
double
entente_stmt_double (EntenteStmt *self,
                     int          column)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_column_double (self->handle, column);
}

/**
 * entente_stmt_text:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * The bytes are the file's: they may be no valid UTF-8.
 *
 * Returns: (transfer none) (nullable): the text, until the next step; %NULL for NULL
 */
const char *
entente_stmt_text (EntenteStmt *self,
                   int          column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * entente_stmt_blob:
 * @self: a statement that stands on a row
 * @column: from 0
 * @size: (out): the number of bytes
 *
 * Returns: (transfer none) (nullable): the bytes, until the next step; %NULL if there are none
 */
gconstpointer
entente_stmt_blob (EntenteStmt *self,
                   int          column,
                   gsize       *size)
{
  gconstpointer data;

  g_return_val_if_fail (self != NULL && size != NULL, NULL);

  data = sqlite3_column_blob (self->handle, column);
  *size = (gsize) sqlite3_column_bytes (self->handle, column);
  return data;
}

/**
 * entente_stmt_is_null:
 * @self: a statement that stands on a row
 * @column: from 0
 *
 * Returns: %TRUE if the value is NULL
 */
gboolean
entente_stmt_is_null (EntenteStmt *self,
                      int          column)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * entente_stmt_handle:
 * @self: a statement
 *
 * Returns: (transfer none): SQLite's own statement, for the session extension
 */
sqlite3_stmt *
entente_stmt_handle (EntenteStmt *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->handle;
}
