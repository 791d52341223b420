/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-scan.h"

#include "entente-store-private.h"

/* One statement runs over a kind and one over each of its parts, all by the record's id: they are
 * merged here, so that a million records cost a few dozen statements and the memory of one. */

typedef struct
{
  EntenteStmt *stmt;
  gint64 record;
  gboolean there;
} Cursor;

typedef struct
{
  gint64 position;
  EntenteRow *row;
} Placed;

struct _EntenteScan
{
  EntenteReader reader;
  guint kinds;
  EntenteKind kind;
  EntenteStmt *stmt;
  GArray *cursors;
  GArray *placed;
  gint64 total;
  gint64 home;
  EntenteKind home_kind;
  char *desk;
};

static void
cursor_clear (gpointer data)
{
  g_clear_pointer (&((Cursor *) data)->stmt, entente_stmt_release);
}

static gboolean
cursor_step (Cursor *cursor,
             GError **error)
{
  if (!entente_stmt_step (cursor->stmt, &cursor->there, error))
    return FALSE;
  if (cursor->there)
    cursor->record = entente_stmt_int64 (cursor->stmt, entente_stmt_n_columns (cursor->stmt) - 2);
  return TRUE;
}

static gboolean
begin_kind (EntenteScan *self,
            EntenteKind kind,
            GError **error)
{
  const EntenteKindInfo *info = entente_kind_get_info (kind);

  g_clear_pointer (&self->stmt, entente_stmt_release);
  g_array_set_size (self->cursors, 0);
  self->kind = kind;
  self->stmt = entente_db_prepare (self->reader.db, entente_builder_scan_sql (info), error);
  if (self->stmt == NULL)
    return FALSE;
  for (guint i = 0; i < info->n_parts; i++)
    {
      Cursor cursor = { .stmt = entente_db_prepare (
                            self->reader.db, entente_builder_scan_part_sql (info, i), error) };

      if (cursor.stmt == NULL)
        return FALSE;
      g_array_append_val (self->cursors, cursor);
      if (!cursor_step (&g_array_index (self->cursors, Cursor, i), error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const Placed *first = a;
  const Placed *second = b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return first->row->id < second->row->id ? -1 : first->row->id > second->row->id;
}

static gboolean
read_part (EntenteScan *self,
           EntenteRecord *record,
           guint part,
           GError **error)
{
  Cursor *cursor = &g_array_index (self->cursors, Cursor, part);
  GPtrArray *rows = entente_record_get_part (record, part);
  gboolean in_order = TRUE;

  if (!cursor->there || cursor->record != entente_record_get_id (record))
    return TRUE;
  g_array_set_size (self->placed, 0);
  while (cursor->there && cursor->record == entente_record_get_id (record))
    {
      Placed placed
          = { entente_stmt_int64 (cursor->stmt, entente_stmt_n_columns (cursor->stmt) - 1),
              entente_row_new (entente_record_get_info (record)->parts[part]) };

      entente_builder_read (cursor->stmt, ENTENTE_BUILDER_PART, placed.row);
      g_ptr_array_add (rows, placed.row);
      if (self->placed->len > 0
          && compare_placed (&g_array_index (self->placed, Placed, self->placed->len - 1), &placed)
                 > 0)
        in_order = FALSE;
      g_array_append_val (self->placed, placed);
      if (!cursor_step (cursor, error))
        return FALSE;
    }
  if (in_order)
    return TRUE;
  g_array_sort (self->placed, compare_placed);
  for (guint i = 0; i < rows->len; i++)
    rows->pdata[i] = g_array_index (self->placed, Placed, i).row;
  return TRUE;
}

/* The next record of the current kind; none at its end. */
static gboolean
read_record (EntenteScan *self,
             EntenteRecord **record,
             GError **error)
{
  g_autoptr(EntenteRecord) next = NULL;
  gboolean row;

  *record = NULL;
  if (!entente_stmt_step (self->stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  next = entente_record_new (self->kind);
  entente_builder_read (self->stmt, ENTENTE_BUILDER_PART, entente_record_get_row (next));
  for (guint i = 0; i < self->cursors->len; i++)
    if (!read_part (self, next, i, error))
      return FALSE;
  *record = g_steal_pointer (&next);
  return TRUE;
}

static gboolean
read_catalogue (EntenteScan *self,
                GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (self->reader.db, "SELECT home, home_kind, desk FROM catalogue", error);
  g_autoptr(EntenteStmt) count
      = entente_db_prepare (self->reader.db, "SELECT count (*) FROM record WHERE kind = ?1", error);
  gboolean row = FALSE;

  if (stmt == NULL || count == NULL || !entente_stmt_step (stmt, &row, error))
    return FALSE;
  if (row)
    {
      self->home = entente_stmt_int64 (stmt, 0);
      self->home_kind = entente_kind_from_name (entente_stmt_text (stmt, 1));
      self->desk = g_strdup (entente_stmt_text (stmt, 2));
    }
  if (self->kinds == ENTENTE_KINDS_ALL)
    return entente_db_query_int64 (self->reader.db, "SELECT count (*) FROM record", &self->total,
                                   error);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      if ((self->kinds & ENTENTE_KIND_BIT (kind)) == 0)
        continue;
      entente_stmt_bind_text_at (count, 1, entente_kind_get_name (kind));
      if (!entente_stmt_step (count, &row, error))
        return FALSE;
      self->total += entente_stmt_int64 (count, 0);
      entente_stmt_reset (count);
    }
  return TRUE;
}

/**
 * entente_scan_new:
 * @store: a store
 * @kinds: the kinds wanted, as %ENTENTE_KIND_BIT; 0 for all
 * @cancellable: (nullable): ends the reading
 * @error: return location for an error
 *
 * Begins to read: what others write from now on is not seen.
 *
 * Returns: (transfer full) (nullable): the scan, for one thread
 */
EntenteScan *
entente_scan_new (EntenteStore *store,
                  guint kinds,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr(EntenteScan) self = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (store), NULL);

  self = g_new0 (EntenteScan, 1);
  self->kinds = kinds != 0 ? kinds : ENTENTE_KINDS_ALL;
  self->cursors = g_array_new (FALSE, FALSE, sizeof (Cursor));
  g_array_set_clear_func (self->cursors, cursor_clear);
  self->placed = g_array_new (FALSE, FALSE, sizeof (Placed));
  if (!entente_store_take_reader (store, &self->reader, cancellable, error)
      || !entente_db_begin (self->reader.db, error) || !read_catalogue (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * entente_scan_free:
 * @self: (transfer full) (nullable): a scan, at its end or not
 */
void
entente_scan_free (EntenteScan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->stmt, entente_stmt_release);
  g_array_unref (self->cursors);
  g_array_unref (self->placed);
  if (self->reader.db != NULL)
    entente_db_rollback (self->reader.db, NULL);
  entente_reader_give_back (&self->reader);
  g_free (self->desk);
  g_free (self);
}

/**
 * entente_scan_get_total:
 * @self: a scan
 *
 * Returns: how many records it gives
 */
gint64
entente_scan_get_total (EntenteScan *self)
{
  return self->total;
}

/**
 * entente_scan_get_home:
 * @self: a scan
 * @kind: (out): the kind of the home party
 *
 * Returns: the id of the home party, 0 for none
 */
gint64
entente_scan_get_home (EntenteScan *self,
                       EntenteKind *kind)
{
  *kind = self->home_kind;
  return self->home;
}

/**
 * entente_scan_get_desk:
 * @self: a scan
 *
 * Returns: (transfer none) (nullable): the name of the desk
 */
const char *
entente_scan_get_desk (EntenteScan *self)
{
  return self->desk;
}

/**
 * entente_scan_next:
 * @self: a scan
 * @record: (out) (transfer full) (nullable): the next record, %NULL at the end
 * @stamps: (out) (optional) (transfer full) (nullable): its stamps
 * @error: return location for an error
 *
 * Gives the records by kind, in the order of the kinds, and by id.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_scan_next (EntenteScan *self,
                   EntenteRecord **record,
                   EntenteStamps **stamps,
                   GError **error)
{
  g_autoptr(EntenteRecord) next = NULL;

  g_return_val_if_fail (self != NULL && record != NULL, FALSE);

  *record = NULL;
  if (stamps != NULL)
    *stamps = NULL;
  for (;;)
    {
      if (self->stmt != NULL && !read_record (self, &next, error))
        return FALSE;
      if (next != NULL)
        break;
      do
        self->kind++;
      while (self->kind < ENTENTE_N_KINDS && (self->kinds & ENTENTE_KIND_BIT (self->kind)) == 0);
      if (self->kind >= ENTENTE_N_KINDS)
        {
          g_clear_pointer (&self->stmt, entente_stmt_release);
          return TRUE;
        }
      if (!begin_kind (self, self->kind, error))
        return FALSE;
    }
  if (stamps != NULL)
    {
      *stamps = entente_store_stamps_from (self->reader.db, entente_record_get_id (next), error);
      if (*stamps == NULL)
        return FALSE;
    }
  *record = g_steal_pointer (&next);
  return TRUE;
}
