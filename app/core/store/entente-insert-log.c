/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-insert-log.h"

#include <string.h>

#include "entente-stmt.h"

/* A session keeps a table of the keys of all rows, since a row may change several times, and reads
 * each of them again at the end: that is half of what writing the row costs. Where rows are only
 * inserted, and each once, the changeset can be written as they come. Its form is documented with
 * the session extension of SQLite:
 *
 *   for each table: 'T', the number of columns, for each its place in the primary key or 0, and the
 *     name with its NUL
 *   for each of its rows: the operation, 0 for "not by a trigger", and each value as a type byte
 *     and its content: integers and doubles as eight bytes, the highest first, texts and blobs as
 *     their length and their bytes
 *
 * Lengths and numbers of columns are written seven bits a byte, the highest first. */

#define MAX_VARINT 9

typedef struct
{
  GByteArray *rows; /* the table's head, then the rows */
  guint head;       /* the length of the head */
  gboolean *real;   /* of each column: that it holds doubles */
  int n_columns;
} Table;

struct _EntenteInsertLog
{
  EntenteDb *db;
  GHashTable *tables; /* name: Table */
  GPtrArray *order;   /* (unowned): the same, as they were given */
  const char *last_name;
  Table *last;
  guint n_rows;
  gsize size;
  gboolean failed;
};

static void
table_free (gpointer data)
{
  Table *table = data;

  g_byte_array_unref (table->rows);
  g_free (table->real);
  g_free (table);
}

static void
append_byte (GByteArray *out,
             guint8 byte)
{
  g_byte_array_append (out, &byte, 1);
}

static void
append_length (GByteArray *out,
               guint length)
{
  guint8 bytes[MAX_VARINT];
  guint at = MAX_VARINT;

  bytes[--at] = length & 0x7f;
  while ((length >>= 7) != 0)
    bytes[--at] = (length & 0x7f) | 0x80;
  g_byte_array_append (out, bytes + at, MAX_VARINT - at);
}

static void
append_number (GByteArray *out,
               int type,
               guint64 bits)
{
  guint8 bytes[9] = { (guint8) type };
  guint64 big = GUINT64_TO_BE (bits);

  memcpy (bytes + 1, &big, sizeof big);
  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
append_double (GByteArray *out,
               double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  append_number (out, SQLITE_FLOAT, bits);
}

static void
append_value (GByteArray *out,
              sqlite3_value *value,
              gboolean real)
{
  int type = sqlite3_value_type (value);
  int size;

  switch (type)
    {
    case SQLITE_INTEGER:
      /* A double without a fraction is kept as an integer, which is nobody's business. */
      if (real)
        append_double (out, (double) sqlite3_value_int64 (value));
      else
        append_number (out, type, (guint64) sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      append_double (out, sqlite3_value_double (value));
      break;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
      append_byte (out, (guint8) type);
      size = sqlite3_value_bytes (value);
      append_length (out, (guint) size);
      g_byte_array_append (out, sqlite3_value_blob (value), (guint) size);
      break;
    default:
      append_byte (out, (guint8) type);
      break;
    }
}

/* The name of a table is the schema's own text, so that it mostly is the same pointer again. */
static Table *
find_table (EntenteInsertLog *self,
            const char *name)
{
  if (name != self->last_name)
    {
      self->last_name = name;
      self->last = g_hash_table_lookup (self->tables, name);
    }
  return self->last;
}

static void
preupdate_cb (void *data,
              sqlite3 *handle,
              int operation,
              const char *database,
              const char *name,
              sqlite3_int64 old_key,
              sqlite3_int64 new_key)
{
  EntenteInsertLog *self = data;
  Table *table = strcmp (database, "main") == 0 ? find_table (self, name) : NULL;
  guint before;

  if (table == NULL)
    return;
  if (operation != SQLITE_INSERT || sqlite3_preupdate_count (handle) != table->n_columns)
    {
      self->failed = TRUE;
      return;
    }
  before = table->rows->len;
  append_byte (table->rows, SQLITE_INSERT);
  append_byte (table->rows, 0);
  for (int i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if (sqlite3_preupdate_new (handle, i, &value) != SQLITE_OK)
        {
          self->failed = TRUE;
          return;
        }
      append_value (table->rows, value, table->real[i]);
    }
  self->n_rows++;
  self->size += table->rows->len - before;
}

static gboolean
add_table (EntenteInsertLog *self,
           const char *name,
           GError **error)
{
  g_autoptr(GByteArray) keys = g_byte_array_new ();
  g_autoptr(GArray) real = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = TRUE;
  Table *table;

  stmt = entente_db_prepare (self->db, "SELECT pk, type = 'REAL' FROM pragma_table_info (?1)", error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_text_at (stmt, 1, name);
  while (row)
    {
      gboolean is_real;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      append_byte (keys, (guint8) entente_stmt_int64 (stmt, 0));
      is_real = entente_stmt_int64 (stmt, 1) != 0;
      g_array_append_val (real, is_real);
    }
  table = g_new0 (Table, 1);
  table->n_columns = (int) keys->len;
  table->real = (gboolean *) g_array_free (g_steal_pointer (&real), FALSE);
  table->rows = g_byte_array_new ();
  append_byte (table->rows, 'T');
  append_length (table->rows, keys->len);
  g_byte_array_append (table->rows, keys->data, keys->len);
  g_byte_array_append (table->rows, (const guint8 *) name, (guint) strlen (name) + 1);
  table->head = table->rows->len;
  g_hash_table_insert (self->tables, (gpointer) name, table);
  g_ptr_array_add (self->order, table);
  return TRUE;
}

/**
 * entente_insert_log_new:
 * @db: the connection that writes
 * @tables: (array length=n_tables): names of tables, which live as long as the program
 * @n_tables: how many
 * @error: return location for an error
 *
 * Makes a log for the rows of some tables. Nothing is written down before it is started.
 *
 * Returns: (transfer full) (nullable): the log; %NULL with @error set
 */
EntenteInsertLog *
entente_insert_log_new (EntenteDb *db,
                        const char *const *tables,
                        guint n_tables,
                        GError **error)
{
  g_autoptr(EntenteInsertLog) self = g_new0 (EntenteInsertLog, 1);

  self->db = g_object_ref (db);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_free);
  self->order = g_ptr_array_new ();
  for (guint i = 0; i < n_tables; i++)
    if (!add_table (self, tables[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * entente_insert_log_free:
 * @self: (transfer full) (nullable): a log
 */
void
entente_insert_log_free (EntenteInsertLog *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->order);
  g_hash_table_unref (self->tables);
  g_object_unref (self->db);
  g_free (self);
}

/**
 * entente_insert_log_start:
 * @self: a log
 *
 * From here to the stop only rows that are not there yet may be written to the tables, and no
 * session may begin.
 */
void
entente_insert_log_start (EntenteInsertLog *self)
{
  self->last_name = NULL;
  sqlite3_preupdate_hook (entente_db_handle (self->db), preupdate_cb, self);
}

/**
 * entente_insert_log_stop:
 * @self: a log that was started
 */
void
entente_insert_log_stop (EntenteInsertLog *self)
{
  sqlite3_preupdate_hook (entente_db_handle (self->db), NULL, NULL);
}

/**
 * entente_insert_log_n_rows:
 * @self: a log
 *
 * Returns: how many rows it holds
 */
guint
entente_insert_log_n_rows (EntenteInsertLog *self)
{
  return self->n_rows;
}

/**
 * entente_insert_log_size:
 * @self: a log
 *
 * Returns: its size in bytes
 */
gsize
entente_insert_log_size (EntenteInsertLog *self)
{
  return self->size;
}

/**
 * entente_insert_log_take:
 * @self: a log
 * @changeset: takes what was written down, behind what it holds
 *
 * Gives away what was written down and forgets it.
 *
 * Returns: %FALSE if a row was changed or deleted, or its table is another than it was at the
 *   beginning: then there is no true changeset
 */
gboolean
entente_insert_log_take (EntenteInsertLog *self,
                         GByteArray *changeset)
{
  for (guint i = 0; i < self->order->len; i++)
    {
      Table *table = g_ptr_array_index (self->order, i);

      if (table->rows->len > table->head)
        g_byte_array_append (changeset, table->rows->data, table->rows->len);
      g_byte_array_set_size (table->rows, table->head);
    }
  self->n_rows = 0;
  self->size = 0;
  return !self->failed;
}
