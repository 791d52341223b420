/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-history.h"

#include "entente-change-lines.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* The history: who changed what and when, of the catalogue or of one record. */

/**
 * entente_change_free:
 * @change: (transfer full) (nullable): a change
 */
void
entente_change_free (EntenteChange *change)
{
  if (change == NULL)
    return;
  g_free (change->at);
  g_free (change->by);
  g_free (change->words);
  g_free (change->kind);
  g_free (change);
}

static const char all_sql[]
    = "SELECT n, at, by, words, kind, of, state FROM change WHERE n < ?2 ORDER BY n DESC LIMIT ?3";
static const char record_sql[]
    = "SELECT c.n, c.at, c.by, c.words, c.kind, c.of, c.state "
      "FROM (SELECT DISTINCT change FROM change_record WHERE record = ?1 AND change < ?2 "
      "      ORDER BY change DESC LIMIT ?3) r JOIN change c ON c.n = r.change ORDER BY c.n DESC";

static EntenteChange *
read_change (EntenteStmt *stmt)
{
  EntenteChange *change = g_new0 (EntenteChange, 1);

  change->n = entente_stmt_int64 (stmt, 0);
  change->at = g_strdup (entente_stmt_text (stmt, 1));
  change->by = g_strdup (entente_stmt_text (stmt, 2));
  change->words = g_strdup (entente_stmt_text (stmt, 3));
  change->kind = g_strdup (entente_stmt_text (stmt, 4));
  change->of = entente_stmt_int64 (stmt, 5);
  change->standing = g_strcmp0 (entente_stmt_text (stmt, 6), "done") == 0
                     || g_strcmp0 (entente_stmt_text (stmt, 6), "ended") == 0;
  return change;
}

/**
 * entente_store_history:
 * @self: a store
 * @record: a record, or 0 for the whole catalogue
 * @before: only changes with a lower number; 0 for all
 * @limit: how many at most
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type EntenteChange): the changes, newest first
 */
GPtrArray *
entente_store_history (EntenteStore *self,
                       gint64 record,
                       gint64 before,
                       guint limit,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autoptr(GPtrArray) changes = NULL;
  gboolean row = TRUE;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return NULL;
  stmt = entente_db_prepare (reader.db, record != 0 ? record_sql : all_sql, error);
  if (stmt == NULL)
    return NULL;
  if (record != 0)
    entente_stmt_bind_int64_at (stmt, 1, record);
  entente_stmt_bind_int64_at (stmt, 2, before != 0 ? before : G_MAXINT64);
  entente_stmt_bind_int64_at (stmt, 3, limit);
  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_change_free);
  while (row)
    {
      if (!entente_stmt_step (stmt, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (changes, read_change (stmt));
    }
  return g_steal_pointer (&changes);
}

/* What an undo or redo changed is told by the change it is of. */
static gint64
find_origin (EntenteDb *db,
             gint64 change,
             gboolean *inverse)
{
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (db, "SELECT coalesce (of, n), kind = 'undo' FROM change WHERE n = ?1", NULL);
  gboolean row = FALSE;

  *inverse = FALSE;
  if (stmt == NULL)
    return 0;
  entente_stmt_bind_int64_at (stmt, 1, change);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return 0;
  *inverse = entente_stmt_int64 (stmt, 1) != 0;
  return entente_stmt_int64 (stmt, 0);
}

static const char parts_sql[] = "SELECT changeset FROM change_part WHERE change = ?1 ORDER BY part";
/* From the record to its part: the other way round all parts of an import would be walked. */
static const char parts_of_record_sql[]
    = "SELECT p.changeset FROM change_record r "
      "CROSS JOIN change_part p ON p.change = r.change AND p.part = r.part "
      "WHERE r.record = ?2 AND r.change = ?1 ORDER BY r.part";

/**
 * entente_store_change_lines:
 * @self: a store
 * @change: the number of a change
 * @record: the record whose lines are wanted, or 0 for all
 * @limit: how many lines at most
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Tells a change field by field: "Capital changed from Tripoli to Tunis".
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the lines, in the interface's language
 */
GPtrArray *
entente_store_change_lines (EntenteStore *self,
                            gint64 change,
                            gint64 record,
                            guint limit,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean inverse;
  gboolean row = TRUE;
  gint64 origin;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return NULL;
  origin = find_origin (reader.db, change, &inverse);
  stmt = entente_db_prepare (reader.db, record != 0 ? parts_of_record_sql : parts_sql, error);
  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, origin);
  if (record != 0)
    entente_stmt_bind_int64_at (stmt, 2, record);
  while (row && lines->len < limit)
    {
      gsize size;
      gconstpointer changeset;

      if (!entente_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      changeset = entente_stmt_blob (stmt, 0, &size);
      entente_change_lines_append (reader.db, changeset, size, record, inverse, limit, lines);
    }
  return g_steal_pointer (&lines);
}
