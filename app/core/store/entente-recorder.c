/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-recorder.h"

#include "entente-kind.h"
#include "entente-stmt.h"

/* One session over a large import would hold all of it in memory: the recording is cut into parts,
 * each a changeset of its own in the same transaction. */
#define RECORDS_A_PART 400
#define MEMORY_A_PART (8 * 1024 * 1024)
#define COUNTED_BELOW (64 * 1024)

struct _EntenteRecorder
{
  EntenteDb *db;
  gint64 change;
  gint64 part;
  sqlite3_session *session;
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

/* A session looks its tables up one by one at each row: it gets only those that are written to. */
static gboolean
begin_part (EntenteRecorder *self,
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
            const void *changeset,
            int size,
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
  /* Those of an import are counted when they are needed: it has more of them than anybody undoes. */
  entente_stmt_bind_int64_at (
      part, 3,
      size < COUNTED_BELOW ? entente_recorder_count_rows (changeset, (gsize) size) : 0);
  entente_stmt_bind_blob_at (part, 4, changeset, (gsize) size);
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
end_part (EntenteRecorder *self,
          GError **error)
{
  void *changeset = NULL;
  int size = 0;
  int code = sqlite3session_changeset (self->session, &size, &changeset);
  gboolean good = TRUE;

  g_clear_pointer (&self->session, sqlite3session_delete);
  if (code != SQLITE_OK)
    good = entente_db_set_error (self->db, code, error);
  else if (size > 0)
    {
      good = write_part (self, changeset, size, error);
      self->part++;
      self->changed = TRUE;
    }
  sqlite3_free (changeset);
  g_array_set_size (self->records, 0);
  return good;
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
  if (self->records->len < RECORDS_A_PART
      && sqlite3session_memory_used (self->session) < MEMORY_A_PART)
    return TRUE;
  return end_part (self, error) && begin_part (self, error);
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
