/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-check-history.h"

#include "entente-id.h"
#include "entente-recorder.h"
#include "entente-stmt.h"
#include "entente-util.h"
#include "entente-versions.h"

/* The history against itself: what each change did can be read and is whole, the list of the
 * records that it concerned fits it, and so do times, stamps and the last id. One part of one change
 * is in memory at a time. */

typedef struct
{
  EntenteDb *db;
  GPtrArray *findings; /* (nullable): where nobody asks for them */
  GHashTable *tables;  /* the attached ones, each with how many columns it has */
  gint64 faulty;       /* the change that was found at fault last: once is enough */
  gint64 highest;      /* of the ids that were given here */
} History;

/* Of a changeset, a row of it at a time. */
typedef struct
{
  sqlite3_changeset_iter *iter;
  int operation;
  gint64 record;
  gint64 part; /* 0 for a row that is no part */
} Row;

static void
find_fault (History *self,
            gint64 change,
            gboolean missing)
{
  char *words;

  if (self->findings == NULL || change == self->faulty)
    return;
  self->faulty = change;
  if (missing)
    words = g_strdup_printf (_ ("Change %lld of the history is not whole: what it did, or a part of "
                                "it, is missing."),
                             (long long) change);
  else
    words = g_strdup_printf (_ ("Change %lld of the history is damaged: what it did can be neither "
                                "shown nor undone."),
                             (long long) change);
  entente_check_find (self->findings, words);
}

static gboolean
count_columns (History *self,
               GError **error)
{
  guint n_tables;
  const char *const *tables = entente_recorder_tables (&n_tables);
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (self->db, "SELECT count(*) FROM pragma_table_info (?1)", error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    {
      gboolean row = FALSE;

      entente_stmt_bind_text_at (stmt, 1, tables[i]);
      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      g_hash_table_insert (self->tables, (gpointer) tables[i],
                           GINT_TO_POINTER ((int) entente_stmt_int64 (stmt, 0)));
      entente_stmt_reset (stmt);
    }
  return TRUE;
}

static gboolean
read_id (const Row *row,
         int column,
         gint64 *id)
{
  sqlite3_value *value = NULL;
  int code = row->operation == SQLITE_INSERT ? sqlite3changeset_new (row->iter, column, &value)
                                             : sqlite3changeset_old (row->iter, column, &value);

  if (code != SQLITE_OK || value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return FALSE;
  *id = sqlite3_value_int64 (value);
  return TRUE;
}

/* FALSE for a row of no table of ours. The first column is the record, in a part's table the second
 * one the part; the catalogue's own row concerns no record. */
static gboolean
read_row (History *self,
          Row *row)
{
  unsigned char *key = NULL;
  const char *name;
  int n_columns;

  row->record = 0;
  row->part = 0;
  if (sqlite3changeset_op (row->iter, &name, &n_columns, &row->operation, NULL) != SQLITE_OK
      || n_columns > GPOINTER_TO_INT (g_hash_table_lookup (self->tables, name))
      || sqlite3changeset_pk (row->iter, &key, &n_columns) != SQLITE_OK || key[0] == 0
      || !read_id (row, 0, &row->record)
      || (n_columns > 1 && key[1] != 0 && !read_id (row, 1, &row->part)))
    return FALSE;
  if (strcmp (name, "catalogue") == 0)
    row->record = 0;
  return TRUE;
}

static gboolean
list_record (EntenteStmt *list,
             gint64 record,
             GError **error)
{
  gboolean good;

  entente_stmt_bind_int64_at (list, 3, record);
  good = entente_stmt_step (list, NULL, error);
  entente_stmt_reset (list);
  return good;
}

/* Lists the records that a part concerns; @n_rows is how many rows it has, -1 if it is damaged. */
static gboolean
read_part (History *self,
           gconstpointer changeset,
           gsize size,
           gboolean given_here,
           EntenteStmt *list,
           gint64 *n_rows,
           GError **error)
{
  Row row = { 0 };
  gint64 last = 0;
  gboolean good = TRUE;
  gboolean whole = TRUE;

  *n_rows = -1;
  if (sqlite3changeset_start (&row.iter, (int) size, (void *) changeset) != SQLITE_OK)
    return TRUE;
  for (*n_rows = 0; good && whole && sqlite3changeset_next (row.iter) == SQLITE_ROW; (*n_rows)++)
    {
      whole = read_row (self, &row);
      if (whole && row.record != 0 && row.record != last)
        good = list_record (list, row.record, error);
      last = row.record;
      if (whole && given_here && row.operation == SQLITE_INSERT)
        self->highest = MAX (self->highest, MAX (row.record, row.part));
    }
  /* says whether the loop ended at the end */
  if (sqlite3changeset_finalize (row.iter) != SQLITE_OK || !whole)
    *n_rows = -1;
  return good;
}

static const char parts_sql[]
    = "SELECT p.change, p.part, p.n_rows, p.changeset, c.kind = 'do' "
      "FROM change_part AS p JOIN change AS c ON c.n = p.change ORDER BY p.change, p.part";

static gboolean
read_parts (History *self,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr(EntenteStmt) parts = entente_db_prepare (self->db, parts_sql, error);
  g_autoptr(EntenteStmt) list = entente_db_prepare (
      self->db, "INSERT OR IGNORE INTO temp.concerned (change, part, record) VALUES (?1, ?2, ?3)",
      error);
  gboolean row = TRUE;

  if (parts == NULL || list == NULL)
    return FALSE;
  while (row)
    {
      gconstpointer changeset;
      gint64 n_rows;
      gint64 change;
      gsize size;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !entente_stmt_step (parts, &row, error))
        return FALSE;
      if (!row)
        break;
      change = entente_stmt_int64 (parts, 0);
      changeset = entente_stmt_blob (parts, 3, &size);
      entente_stmt_bind_int64_at (list, 1, change);
      entente_stmt_bind_int64_at (list, 2, entente_stmt_int64 (parts, 1));
      if (!read_part (self, changeset, size, entente_stmt_int64 (parts, 4) != 0, list, &n_rows,
                      error))
        return FALSE;
      /* large ones are not counted when they are written */
      if (n_rows <= 0
          || (entente_stmt_int64 (parts, 2) != 0 && entente_stmt_int64 (parts, 2) != n_rows))
        find_fault (self, change, FALSE);
    }
  return TRUE;
}

/* Undo and redo concern what they undo or do again. */
static const char list_steps_sql[]
    = "INSERT INTO temp.concerned (change, part, record) SELECT c.n, o.part, o.record "
      "FROM main.change AS c JOIN temp.concerned AS o ON o.change = c.of "
      "WHERE c.kind IN ('undo', 'redo')";

static gboolean
make_list (History *self,
           GCancellable *cancellable,
           GError **error)
{
  return entente_db_exec (self->db,
                          "CREATE TEMP TABLE concerned (change INTEGER, part INTEGER, "
                          "record INTEGER, PRIMARY KEY (change, part, record)) WITHOUT ROWID",
                          error)
         && count_columns (self, error) && read_parts (self, cancellable, error)
         && entente_db_exec (self->db, list_steps_sql, error);
}

/* A record that was saved with others and differed in nothing is listed and not in the change. */
#define PART_IS_GONE \
  "NOT EXISTS (SELECT 1 FROM main.change AS c JOIN main.change_part AS p " \
  "ON p.change = iif (c.kind IN ('undo', 'redo'), c.of, c.n) " \
  "WHERE c.n = main.change_record.change AND p.part = main.change_record.part)"

static const char list_differs_sql[]
    = "SELECT EXISTS (SELECT 1 FROM temp.concerned AS o LEFT JOIN main.change_record AS r "
      "ON r.record = o.record AND r.change = o.change AND r.part = o.part WHERE r.record IS NULL) "
      "OR EXISTS (SELECT 1 FROM main.change_record WHERE " PART_IS_GONE ")";

static gboolean
compare_list (History *self,
              GError **error)
{
  gint64 differs = 0;

  if (!entente_db_query_int64 (self->db, list_differs_sql, &differs, error))
    return FALSE;
  if (differs != 0)
    entente_check_find (self->findings, g_strdup (_ ("The list of the records that each change "
                                                     "concerned does not fit the history.")));
  return TRUE;
}

/* Parts are numbered from 0; a change of nothing is not kept. */
static const char gaps_sql[]
    = "SELECT n FROM change AS c WHERE kind NOT IN ('undo', 'redo') AND (SELECT count(*) <> "
      "ifnull (max (part) + 1, -1) FROM change_part WHERE change = c.n)";

static gboolean
check_parts_are_there (History *self,
                       GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (self->db, gaps_sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        find_fault (self, entente_stmt_int64 (stmt, 0), TRUE);
    }
  return TRUE;
}

/* A day counted from is a day that there is. */
#define IS_NO_TIME(column) \
  "(" column " IS NOT NULL AND " column " IS NOT strftime ('%Y-%m-%dT%H:%M:%SZ', " column \
  ", '+0 days'))"

static gboolean
check_times (History *self,
             GError **error)
{
  return entente_check_find_rows (self->db, "SELECT n FROM change WHERE " IS_NO_TIME ("at"),
                                  N_ ("The time of a change of the history is none"),
                                  self->findings, error)
         && entente_check_find_rows (self->db,
                                     "SELECT record FROM origin WHERE " IS_NO_TIME ("created_at")
                                     " OR " IS_NO_TIME ("modified_at"),
                                     N_ ("The time in the stamps of a record is none"),
                                     self->findings, error);
}

static gboolean
check_versions (History *self,
                GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      self->db, "SELECT record, versions FROM origin WHERE versions IS NOT NULL", error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      g_autoptr(GArray) versions = NULL;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      versions = row ? entente_versions_parse (entente_stmt_text (stmt, 1)) : NULL;
      if (row && versions == NULL)
        entente_check_find (self->findings,
                            g_strdup_printf (_ ("The versions in the stamps of record %s are none."),
                                             entente_stmt_text (stmt, 0)));
    }
  return TRUE;
}

/* Fixed ids are not given, and those that an import brought were given elsewhere. */
static gboolean
check_last_id (History *self,
               GError **error)
{
  gint64 last = 0;

  if (!entente_db_query_int64 (self->db, "SELECT last_id FROM keeper", &last, error))
    return FALSE;
  if ((last != 0 && last < ENTENTE_ID_FIRST_GIVEN)
      || (self->highest >= ENTENTE_ID_FIRST_GIVEN && last < self->highest))
    entente_check_find (self->findings,
                        g_strdup (_ ("The last id that was noted is lower than those that were given: "
                                     "a new record could get the id of another.")));
  return TRUE;
}

/* @db: a connection that goes afterwards, in a transaction: the list is made in its TEMP. */
gboolean
entente_check_history (EntenteDb *db,
                       GPtrArray *findings,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr(GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  History self = { .db = db, .findings = findings, .tables = tables };

  return make_list (&self, cancellable, error) && check_parts_are_there (&self, error)
         && compare_list (&self, error) && check_times (&self, error)
         && check_versions (&self, error) && check_last_id (&self, error);
}

/* Mends the list of the records that each change concerned, in a transaction of the caller's. */
gboolean
entente_history_list_anew (EntenteDb *db,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autoptr(GHashTable) tables = g_hash_table_new (g_str_hash, g_str_equal);
  History self = { .db = db, .tables = tables };

  return make_list (&self, cancellable, error)
         && entente_db_exec (db, "DELETE FROM main.change_record WHERE " PART_IS_GONE, error)
         && entente_db_exec (db,
                             "INSERT OR IGNORE INTO main.change_record (record, change, part) "
                             "SELECT record, change, part FROM temp.concerned",
                             error)
         && entente_db_exec (db, "DROP TABLE temp.concerned", error);
}
