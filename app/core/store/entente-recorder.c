/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-recorder.h"

#include "entente-insert-log.h"
#include "entente-kind.h"
#include "entente-stmt.h"

/* One session over a large import would hold all of it in memory: the recording is cut into parts,
 * each a changeset of its own in the same transaction. */
#define RECORDS_A_PART 400
#define MEMORY_A_PART (8 * 1024 * 1024)
#define COUNTED_BELOW (64 * 1024)

/* The history of a record reads the whole part that it is in: where parts cost little, they are
 * small. */
#define INSERTS_A_PART 1000
#define BYTES_A_PART (1024 * 1024)

struct _EntenteRecorder
{
  EntenteDb *db;
  gint64 change;
  gint64 part;
  sqlite3_session *session;  /* one of these two is there between the cuts */
  EntenteInsertLog *inserts; /* it is kept, once it was made, */
  gboolean logging;          /* and is there while this is %TRUE */
  gboolean only_inserts;     /* so that the next part can begin with it */
  GArray *records;
  gboolean changed;
};

/**
 * entente_recorder_tables:
 * @n_tables: (out): how many
 *
 * Returns: (transfer none) (array length=n_tables): the attached tables: those of the kinds and of
 *   their parts, the catalogue's own row and the origins
 */
const char *const *
entente_recorder_tables (guint *n_tables)
{
  static GPtrArray *tables;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      tables = g_ptr_array_new ();
      g_ptr_array_add (tables, (gpointer) "record");
      for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
        {
          const EntenteKindInfo *info = entente_kind_get_info (kind);

          g_ptr_array_add (tables, (gpointer) info->table.name);
          for (guint i = 0; i < info->n_parts; i++)
            if (g_hash_table_add (seen, (gpointer) info->parts[i]->name))
              g_ptr_array_add (tables, (gpointer) info->parts[i]->name);
        }
      g_ptr_array_add (tables, (gpointer) "catalogue");
      g_ptr_array_add (tables, (gpointer) "origin");
      g_once_init_leave (&once, 1);
    }
  *n_tables = tables->len;
  return (const char *const *) tables->pdata;
}

static int
is_attached_cb (void *data,
                const char *table)
{
  return g_hash_table_contains (data, table);
}

static GHashTable *
attached_tables (void)
{
  static GHashTable *set;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      guint n_tables;
      const char *const *tables = entente_recorder_tables (&n_tables);

      set = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < n_tables; i++)
        g_hash_table_add (set, (gpointer) tables[i]);
      g_once_init_leave (&once, 1);
    }
  return set;
}

static gboolean
begin_log (EntenteRecorder *self,
           GError **error)
{
  guint n_tables;
  const char *const *tables = entente_recorder_tables (&n_tables);

  if (self->inserts == NULL)
    self->inserts = entente_insert_log_new (self->db, tables, n_tables, error);
  if (self->inserts == NULL)
    return FALSE;
  entente_insert_log_start (self->inserts);
  self->logging = TRUE;
  return TRUE;
}

/* A session looks its tables up one by one at each row: it gets only those that are written to. */
static gboolean
begin_session (EntenteRecorder *self,
               GError **error)
{
  int code = sqlite3session_create (entente_db_handle (self->db), "main", &self->session);

  if (code == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_attached_cb, attached_tables ());
      code = sqlite3session_attach (self->session, NULL);
    }
  return code == SQLITE_OK || entente_db_set_error (self->db, code, error);
}

static gboolean
begin_part (EntenteRecorder *self,
            GError **error)
{
  return self->only_inserts ? begin_log (self, error) : begin_session (self, error);
}

/**
 * entente_recorder_count_rows:
 * @changeset: a part of a recording
 * @size: its size in bytes
 *
 * Returns: how many rows it changes
 */
gint64
entente_recorder_count_rows (gconstpointer changeset,
                             gsize size)
{
  sqlite3_changeset_iter *iter = NULL;
  gint64 n_rows = 0;

  if (sqlite3changeset_start (&iter, (int) size, (void *) changeset) == SQLITE_OK)
    while (sqlite3changeset_next (iter) == SQLITE_ROW)
      n_rows++;
  sqlite3changeset_finalize (iter);
  return n_rows;
}

static gboolean
write_part (EntenteRecorder *self,
            gconstpointer changeset,
            gsize size,
            gint64 n_rows,
            GError **error)
{
  g_autoptr(EntenteStmt) part = NULL;
  g_autoptr(EntenteStmt) record = NULL;

  part = entente_db_prepare (self->db,
                             "INSERT INTO change_part (change, part, n_rows, changeset) "
                             "VALUES (?1, ?2, ?3, ?4)",
                             error);
  if (part == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (part, 1, self->change);
  entente_stmt_bind_int64_at (part, 2, self->part);
  entente_stmt_bind_int64_at (part, 3, n_rows);
  entente_stmt_bind_blob_at (part, 4, changeset, size);
  if (!entente_stmt_step (part, NULL, error))
    return FALSE;

  record = entente_db_prepare (self->db,
                               "INSERT OR IGNORE INTO change_record (record, change, part) "
                               "VALUES (?1, ?2, ?3)",
                               error);
  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < self->records->len; i++)
    {
      entente_stmt_bind_int64_at (record, 1, g_array_index (self->records, gint64, i));
      entente_stmt_bind_int64_at (record, 2, self->change);
      entente_stmt_bind_int64_at (record, 3, self->part);
      if (!entente_stmt_step (record, NULL, error))
        return FALSE;
      entente_stmt_reset (record);
    }
  return TRUE;
}

static gboolean
keep_part (EntenteRecorder *self,
           gconstpointer changeset,
           gsize size,
           gint64 n_rows,
           GError **error)
{
  if (size > 0)
    {
      if (!write_part (self, changeset, size, n_rows, error))
        return FALSE;
      self->part++;
      self->changed = TRUE;
    }
  g_array_set_size (self->records, 0);
  return TRUE;
}

static gboolean
end_session (EntenteRecorder *self,
             GError **error)
{
  void *changeset = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &changeset);
  gint64 n_rows = 0;
  gboolean good;

  g_clear_pointer (&self->session, sqlite3session_delete);
  /* Large ones are counted when they are needed: there are more of them than anybody undoes. */
  if (code == SQLITE_OK && size < COUNTED_BELOW)
    n_rows = entente_recorder_count_rows (changeset, (gsize) size);
  good = code == SQLITE_OK ? keep_part (self, changeset, (gsize) size, n_rows, error)
                           : entente_db_set_error (self->db, code, error);
  sqlite3_free (changeset);
  return good;
}

static void
stop_log (EntenteRecorder *self)
{
  if (self->logging)
    entente_insert_log_stop (self->inserts);
  self->logging = FALSE;
}

static gboolean
end_log (EntenteRecorder *self,
         GError **error)
{
  g_autoptr(GByteArray) changeset = g_byte_array_new ();
  guint n_rows = entente_insert_log_n_rows (self->inserts);

  stop_log (self);
  if (!entente_insert_log_take (self->inserts, changeset))
    return entente_db_set_error (self->db, SQLITE_INTERNAL, error);
  return keep_part (self, changeset->data, changeset->len, n_rows, error);
}

static gboolean
end_part (EntenteRecorder *self,
          GError **error)
{
  return self->logging ? end_log (self, error) : end_session (self, error);
}

/**
 * entente_recorder_new:
 * @db: the connection that writes, in a transaction
 * @change: the number of the change that is recorded
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a recorder that records from now on
 */
EntenteRecorder *
entente_recorder_new (EntenteDb *db,
                      gint64 change,
                      GError **error)
{
  g_autoptr(EntenteRecorder) self = g_new0 (EntenteRecorder, 1);

  self->db = g_object_ref (db);
  self->change = change;
  self->records = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!begin_part (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * entente_recorder_free:
 * @self: (transfer full) (nullable): a recorder; what it did not finish is not recorded
 */
void
entente_recorder_free (EntenteRecorder *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->session, sqlite3session_delete);
  stop_log (self);
  g_clear_pointer (&self->inserts, entente_insert_log_free);
  g_array_unref (self->records);
  g_object_unref (self->db);
  g_free (self);
}

/**
 * entente_recorder_note:
 * @self: a recorder
 * @record: the id of a record that was written or deleted since the last cut
 *
 * Notes which record the current part of the recording concerns.
 */
void
entente_recorder_note (EntenteRecorder *self,
                       gint64 record)
{
  g_array_append_val (self->records, record);
}

/**
 * entente_recorder_expect_inserts:
 * @self: a recorder
 * @error: return location for an error
 *
 * Says that from now on rows are only inserted into the attached tables, which is recorded at half
 * the cost, but for what [method@Recorder.expect_changes] announces.
 *
 * Returns: %FALSE with @error set if the recording so far could not be kept
 */
gboolean
entente_recorder_expect_inserts (EntenteRecorder *self,
                                 GError **error)
{
  if (self->only_inserts)
    return TRUE;
  self->only_inserts = TRUE;
  return end_part (self, error) && begin_part (self, error);
}

/**
 * entente_recorder_expect_changes:
 * @self: a recorder
 * @error: return location for an error
 *
 * Says that rows are going to be changed or deleted before the next cut.
 *
 * Returns: %FALSE with @error set if the recording so far could not be kept
 */
gboolean
entente_recorder_expect_changes (EntenteRecorder *self,
                                 GError **error)
{
  return !self->logging || (end_log (self, error) && begin_session (self, error));
}

static gboolean
is_full (EntenteRecorder *self)
{
  if (self->logging)
    return entente_insert_log_n_rows (self->inserts) >= INSERTS_A_PART
           || entente_insert_log_size (self->inserts) >= BYTES_A_PART;
  return self->records->len >= RECORDS_A_PART
         || sqlite3session_memory_used (self->session) >= MEMORY_A_PART;
}

/**
 * entente_recorder_cut:
 * @self: a recorder
 * @error: return location for an error
 *
 * Begins a new part if the current one has become large enough. Everything written until now has to
 * be noted before.
 *
 * Returns: %FALSE with @error set if the recording so far could not be kept
 */
gboolean
entente_recorder_cut (EntenteRecorder *self,
                      GError **error)
{
  return !is_full (self) || (end_part (self, error) && begin_part (self, error));
}

/**
 * entente_recorder_touch:
 * @self: a recorder
 * @record: the id of a record that was just written or deleted
 * @error: return location for an error
 *
 * Notes one record, and cuts.
 *
 * Returns: %FALSE with @error set if the recording so far could not be kept
 */
gboolean
entente_recorder_touch (EntenteRecorder *self,
                        gint64 record,
                        GError **error)
{
  entente_recorder_note (self, record);
  return entente_recorder_cut (self, error);
}

/**
 * entente_recorder_finish:
 * @self: a recorder
 * @changed: (out): whether anything changed
 * @error: return location for an error
 *
 * Ends the recording and keeps its last part.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_recorder_finish (EntenteRecorder *self,
                         gboolean *changed,
                         GError **error)
{
  if (!end_part (self, error))
    return FALSE;
  *changed = self->changed;
  return TRUE;
}
