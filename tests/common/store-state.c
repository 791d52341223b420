/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-state.h"

#include "entente-recorder.h"
#include "entente-store-check.h"
#include "entente-store-private.h"

static const char *const derived_queries[] = {
  "SELECT * FROM search_text",
  "SELECT * FROM entry",
  "SELECT * FROM status_span",
  "SELECT * FROM sort_key",
};

static void
dump_value (GString *out,
            sqlite3_stmt *handle,
            int column)
{
  switch (sqlite3_column_type (handle, column))
    {
    case SQLITE_NULL:
      g_string_append (out, "|-");
      break;
    case SQLITE_FLOAT:
      g_string_append_printf (out, "|%.17g", sqlite3_column_double (handle, column));
      break;
    case SQLITE_BLOB:
      {
        const guint8 *bytes = sqlite3_column_blob (handle, column);

        g_string_append_c (out, '|');
        for (int i = 0; i < sqlite3_column_bytes (handle, column); i++)
          g_string_append_printf (out, "%02x", bytes[i]);
        break;
      }
    default:
      {
        g_autofree char *escaped
            = g_strescape ((const char *) sqlite3_column_text (handle, column), NULL);

        g_string_append_printf (out, "|%s", escaped);
        break;
      }
    }
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The rows in an order that does not depend on how they are kept. */
static void
dump_query (GString *out,
            EntenteDb *db,
            const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, &error);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  g_assert_no_error (error);
  while (entente_stmt_step (stmt, &row, &error) && row)
    {
      GString *line = g_string_new (NULL);

      for (int i = 0; i < entente_stmt_n_columns (stmt); i++)
        dump_value (line, entente_stmt_handle (stmt), i);
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_no_error (error);
  g_ptr_array_sort (lines, compare_lines);
  g_string_append_printf (out, "%s\n", sql);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s\n", (char *) g_ptr_array_index (lines, i));
}

static void
take_reader (EntenteStore *store,
             EntenteReader *reader)
{
  g_autoptr(GError) error = NULL;

  entente_store_take_reader (store, reader, NULL, &error);
  g_assert_no_error (error);
}

char *
store_state (EntenteStore *store)
{
  g_auto(EntenteReader) reader = { 0 };
  GString *out = g_string_new (NULL);
  guint n_tables;
  const char *const *tables = entente_recorder_tables (&n_tables);

  take_reader (store, &reader);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", tables[i]);

      dump_query (out, reader.db, sql);
    }
  return g_string_free (out, FALSE);
}

static char *
derived_state (EntenteStore *store)
{
  g_auto(EntenteReader) reader = { 0 };
  GString *out = g_string_new (NULL);

  take_reader (store, &reader);
  for (guint i = 0; i < G_N_ELEMENTS (derived_queries); i++)
    dump_query (out, reader.db, derived_queries[i]);
  return g_string_free (out, FALSE);
}

void
assert_same_state (const char *state,
                   const char *expected)
{
  g_auto(GStrv) lines = NULL;
  g_auto(GStrv) expected_lines = NULL;

  if (strcmp (state, expected) == 0)
    return;
  lines = g_strsplit (state, "\n", -1);
  expected_lines = g_strsplit (expected, "\n", -1);
  for (guint i = 0; lines[i] != NULL && expected_lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "SELECT"))
        g_test_message ("%s", lines[i]);
      g_assert_cmpstr (lines[i], ==, expected_lines[i]);
    }
  g_assert_not_reached ();
}

static gint64
query (EntenteDb *db,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n;

  entente_db_query_int64 (db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* Every table's first column is the record, but the catalogue's own. */
static void
collect_records (GHashTable *records,
                 gconstpointer changeset,
                 int size)
{
  sqlite3_changeset_iter *iter = NULL;

  g_assert_cmpint (sqlite3changeset_start (&iter, size, (void *) changeset), ==, SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      const char *table;
      int n_columns;
      int operation;
      int indirect;
      sqlite3_value *value;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      if (strcmp (table, "catalogue") == 0)
        continue;
      if (operation == SQLITE_INSERT)
        sqlite3changeset_new (iter, 0, &value);
      else
        sqlite3changeset_old (iter, 0, &value);
      g_hash_table_add (records, g_memdup2 ((gint64[]){ sqlite3_value_int64 (value) }, sizeof (gint64)));
    }
  sqlite3changeset_finalize (iter);
}

static void
assert_touched_are_listed (EntenteDb *db)
{
  g_autoptr(EntenteStmt) parts = entente_db_prepare (db, "SELECT change, changeset FROM change_part",
                                                     NULL);
  g_autoptr(EntenteStmt) find = entente_db_prepare (
      db, "SELECT 1 FROM change_record WHERE record = ?1 AND change = ?2", NULL);
  gboolean row = TRUE;

  while (entente_stmt_step (parts, &row, NULL) && row)
    {
      g_autoptr(GHashTable) records
          = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      GHashTableIter iter;
      gpointer record;
      gsize size;
      gconstpointer changeset = entente_stmt_blob (parts, 1, &size);

      collect_records (records, changeset, (int) size);
      g_hash_table_iter_init (&iter, records);
      while (g_hash_table_iter_next (&iter, &record, NULL))
        {
          gboolean found = FALSE;

          entente_stmt_bind_int64_at (find, 1, *(gint64 *) record);
          entente_stmt_bind_int64_at (find, 2, entente_stmt_int64 (parts, 0));
          g_assert_true (entente_stmt_step (find, &found, NULL));
          entente_stmt_reset (find);
          g_assert_true (found);
        }
    }
}

void
assert_sound_store (EntenteStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *derived = derived_state (store);
  g_autofree char *rebuilt = NULL;

  entente_store_check (store, &findings, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
  {
    g_auto(EntenteReader) reader = { 0 };

    take_reader (store, &reader);
    g_assert_cmpint (query (reader.db, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
    assert_touched_are_listed (reader.db);
  }
  entente_store_rebuild (store, NULL, &error);
  g_assert_no_error (error);
  rebuilt = derived_state (store);
  assert_same_state (derived, rebuilt);
}
