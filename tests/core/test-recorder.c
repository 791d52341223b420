/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is recorded by the one way and by the other says the same. */
#include "entente-recorder.h"
#include "entente-store-private.h"
#include "random-record.h"

typedef struct
{
  EntenteStore *store;
  RandomPool *pool;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Amal", &error);
  g_assert_no_error (error);
  f->pool = random_pool_new (f->store);
  f->rand = g_rand_new_with_seed (3);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
  random_pool_free (f->pool);
  g_rand_free (f->rand);
}

/* One of each kind, then one of each with everything, since some need others. */
static GPtrArray *
make_records (Fixture *f)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (int round = 0; round < 4; round++)
    for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
      {
        EntenteRecord *record = round < 2 ? random_record (f->rand, kind, f->pool)
                                          : full_record (f->rand, kind, f->pool);

        if (record == NULL)
          continue;
        g_ptr_array_add (records, record);
        random_pool_add (f->pool, kind, entente_record_get_id (record));
      }
  return records;
}

static void
append_value (GString *line,
              sqlite3_value *value)
{
  int type = value != NULL ? sqlite3_value_type (value) : 0; /* not of an update's other columns */

  g_string_append_printf (line, " %d:", type);
  if (type == 0)
    return;
  if (type == SQLITE_FLOAT)
    g_string_append_printf (line, "%a", sqlite3_value_double (value));
  else if (type != SQLITE_NULL)
    g_string_append (line, (const char *) sqlite3_value_text (value));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The rows of a changeset with all that it says of each. */
static void
list_rows (gconstpointer changeset,
           gsize size,
           GPtrArray *lines)
{
  sqlite3_changeset_iter *iter = NULL;

  g_assert_cmpint (sqlite3changeset_start (&iter, (int) size, (void *) changeset), ==, SQLITE_OK);
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      GString *line = g_string_new (NULL);
      const char *table;
      unsigned char *keys;
      int n_columns;
      int operation;
      int indirect;

      sqlite3changeset_op (iter, &table, &n_columns, &operation, &indirect);
      sqlite3changeset_pk (iter, &keys, NULL);
      g_string_append_printf (line, "%s %d %d", table, operation, indirect);
      for (int i = 0; i < n_columns; i++)
        {
          sqlite3_value *value = NULL;

          g_assert_cmpint (sqlite3changeset_new (iter, i, &value), ==, SQLITE_OK);
          g_string_append_printf (line, " %u", keys[i]);
          append_value (line, value);
        }
      g_ptr_array_add (lines, g_string_free (line, FALSE));
    }
  g_assert_cmpint (sqlite3changeset_finalize (iter), ==, SQLITE_OK);
}

static GPtrArray *
list_change (EntenteStore *store,
             gint64 change)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      store->db, "SELECT changeset, n_rows FROM change_part WHERE change = ?1", &error);
  gboolean row = TRUE;

  g_assert_no_error (error);
  entente_stmt_bind_int64_at (stmt, 1, change);
  while (entente_stmt_step (stmt, &row, &error) && row)
    {
      guint before = lines->len;
      gsize size;
      gconstpointer changeset = entente_stmt_blob (stmt, 0, &size);

      list_rows (changeset, size, lines);
      if (entente_stmt_int64 (stmt, 1) != 0)
        g_assert_cmpint (lines->len - before, ==, entente_stmt_int64 (stmt, 1));
    }
  g_assert_no_error (error);
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

/* Writes the records and what was recorded of that, and leaves the transaction open. */
static GPtrArray *
record_inserts (Fixture *f,
                GPtrArray *records,
                gboolean only_inserts)
{
  g_autoptr(EntenteRecorder) recorder = NULL;
  g_autoptr(GError) error = NULL;
  gboolean changed;
  gint64 change;

  entente_store_begin (f->store, &error);
  g_assert_no_error (error);
  change = entente_store_add_change (f->store, "do", "", 0, &error);
  recorder = entente_recorder_new (f->store->db, change, &error);
  g_assert_no_error (error);
  if (only_inserts)
    entente_recorder_expect_inserts (recorder, &error);
  for (guint i = 0; i < records->len; i++)
    {
      EntenteRecord *record = g_ptr_array_index (records, i);

      entente_store_insert_record (f->store, record, &error);
      g_assert_no_error (error);
      entente_recorder_touch (recorder, entente_record_get_id (record), &error);
    }
  entente_recorder_finish (recorder, &changed, &error);
  g_assert_no_error (error);
  g_assert_true (changed);
  return list_change (f->store, change);
}

static void
test_inserts_are_recorded_as_by_a_session (Fixture *f,
                                           gconstpointer data)
{
  g_autoptr(GPtrArray) records = make_records (f);
  g_autoptr(GPtrArray) expected = record_inserts (f, records, FALSE);
  g_autoptr(GPtrArray) lines = NULL;

  entente_db_rollback (f->store->db, NULL);
  lines = record_inserts (f, records, TRUE);
  entente_db_rollback (f->store->db, NULL);
  g_assert_cmpuint (lines->len, ==, expected->len);
  for (guint i = 0; i < lines->len; i++)
    g_assert_cmpstr (g_ptr_array_index (lines, i), ==, g_ptr_array_index (expected, i));
}

static void
write_one (Fixture *f,
           EntenteRecorder *recorder,
           gboolean announced,
           GError **error)
{
  gboolean changed;

  entente_recorder_expect_inserts (recorder, error);
  entente_db_exec (f->store->db,
                   "INSERT INTO record (id, kind, confidentiality) VALUES (9, 'topic', 'public')",
                   error);
  g_assert_no_error (*error);
  if (announced)
    entente_recorder_expect_changes (recorder, error);
  entente_db_exec (f->store->db, "UPDATE record SET notes = 'Later' WHERE id = 9", error);
  g_assert_no_error (*error);
  entente_recorder_note (recorder, 9);
  entente_recorder_finish (recorder, &changed, error);
}

static void
change_after_insert (Fixture *f,
                     gboolean announced,
                     GPtrArray **lines,
                     GError **error)
{
  g_autoptr(EntenteRecorder) recorder = NULL;
  gint64 change;

  entente_store_begin (f->store, error);
  change = entente_store_add_change (f->store, "do", "", 0, error);
  recorder = entente_recorder_new (f->store->db, change, error);
  g_assert_no_error (*error);
  write_one (f, recorder, announced, error);
  if (lines != NULL)
    *lines = list_change (f->store, change);
  entente_db_rollback (f->store->db, NULL);
}

static void
test_changes_that_are_announced_are_recorded (Fixture *f,
                                              gconstpointer data)
{
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) error = NULL;

  change_after_insert (f, TRUE, &lines, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
}

/* Rather no import than one that cannot be taken back. */
static void
test_changes_that_are_not_announced_are_an_error (Fixture *f,
                                                  gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  change_after_insert (f, FALSE, NULL, &error);
  g_assert_nonnull (error);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/recorder/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("inserts-are-recorded-as-by-a-session", test_inserts_are_recorded_as_by_a_session);
  ADD ("changes-that-are-announced-are-recorded", test_changes_that_are_announced_are_recorded);
  ADD ("changes-that-are-not-announced-are-an-error",
       test_changes_that_are_not_announced_are_an_error);
#undef ADD
  return g_test_run ();
}
