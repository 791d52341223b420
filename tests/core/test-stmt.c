/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-error.h"
#include "entente-stmt.h"

typedef struct
{
  EntenteDb *db;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->db = entente_db_open (NULL, ENTENTE_DB_MEMORY, &error);
  g_assert_no_error (error);
  entente_db_exec (f->db, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b BLOB, c REAL) STRICT",
                   &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_assert_finalize_object (f->db);
}

static void
insert (EntenteDb  *db,
        gint64      id,
        const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;

  stmt = entente_db_prepare (db, "INSERT INTO t (id, a) VALUES (:id, :a)", &error);
  g_assert_no_error (error);
  entente_stmt_bind_int64 (stmt, ":id", id);
  entente_stmt_bind_text (stmt, ":a", text);
  g_assert_true (entente_stmt_step (stmt, NULL, &error));
  g_assert_no_error (error);
}

static void
test_values_come_back (Fixture      *f,
                       gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) in = NULL;
  g_autoptr(EntenteStmt) out = NULL;
  gboolean row;
  gsize size;

  in = entente_db_prepare (f->db, "INSERT INTO t VALUES (:id, :a, :b, :c)", &error);
  g_assert_no_error (error);
  entente_stmt_bind_int64 (in, ":id", G_MAXINT64);
  entente_stmt_bind_text (in, ":a", "Azərbaycan");
  entente_stmt_bind_blob (in, ":b", "\0x", 2);
  entente_stmt_bind_double (in, ":c", 1.5);
  g_assert_true (entente_stmt_step (in, NULL, &error));
  entente_stmt_bind_int64 (in, ":id", 1);
  entente_stmt_bind_null (in, ":a");
  entente_stmt_bind_blob (in, ":b", NULL, 0);
  entente_stmt_bind_text (in, ":c", NULL);
  g_assert_true (entente_stmt_step (in, NULL, &error));

  out = entente_db_prepare (f->db, "SELECT id, a, b, c FROM t ORDER BY id DESC", &error);
  g_assert_no_error (error);
  g_assert_cmpint (entente_stmt_n_columns (out), ==, 4);
  g_assert_true (entente_stmt_step (out, &row, &error) && row);
  g_assert_cmpint (entente_stmt_int64 (out, 0), ==, G_MAXINT64);
  g_assert_cmpstr (entente_stmt_text (out, 1), ==, "Azərbaycan");
  g_assert_cmpmem (entente_stmt_blob (out, 2, &size), size, "\0x", 2);
  g_assert_cmpfloat (entente_stmt_double (out, 3), ==, 1.5);
  g_assert_true (entente_stmt_step (out, &row, &error) && row);
  g_assert_cmpint (entente_stmt_int64 (out, 0), ==, 1);
  g_assert_null (entente_stmt_text (out, 1));
  g_assert_true (entente_stmt_is_null (out, 2));
  g_assert_true (entente_stmt_is_null (out, 3));
  g_assert_true (entente_stmt_step (out, &row, &error));
  g_assert_false (row);
}

static void
test_released_statement_is_used_again (Fixture      *f,
                                       gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *copy = g_strdup ("SELECT :x ;\n");
  EntenteStmt *first = entente_db_prepare (f->db, "SELECT :x ;\n", &error);
  EntenteStmt *again;
  gboolean row;

  entente_stmt_bind_int64 (first, ":x", 7);
  g_assert_true (entente_stmt_step (first, &row, &error) && row);
  entente_stmt_release (first);
  again = entente_db_prepare (f->db, copy, &error);
  g_assert_false (sqlite3_stmt_busy (entente_stmt_handle (again)));
  g_assert_true (entente_stmt_step (again, &row, &error) && row);
  g_assert_true (entente_stmt_is_null (again, 0));
  entente_stmt_release (again);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_total_changes (entente_db_handle (f->db)), ==, 0);
}

static void
test_same_text_serves_twice_at_once (Fixture      *f,
                                     gconstpointer data)
{
  static const char sql[] = "SELECT id FROM t WHERE id >= :id ORDER BY id";
  g_autoptr(GError) error = NULL;
  gboolean row;

  insert (f->db, 1, "a");
  insert (f->db, 2, "b");
  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(EntenteStmt) outer = entente_db_prepare (f->db, sql, &error);
      g_autoptr(EntenteStmt) inner = entente_db_prepare (f->db, sql, &error);

      g_assert_no_error (error);
      entente_stmt_bind_int64 (outer, ":id", 1);
      entente_stmt_bind_int64 (inner, ":id", 2);
      g_assert_true (entente_stmt_step (outer, &row, &error) && row);
      g_assert_true (entente_stmt_step (inner, &row, &error) && row);
      g_assert_cmpint (entente_stmt_int64 (outer, 0), ==, 1);
      g_assert_cmpint (entente_stmt_int64 (inner, 0), ==, 2);
      g_assert_true (entente_stmt_step (outer, &row, &error) && row);
      g_assert_cmpint (entente_stmt_int64 (outer, 0), ==, 2);
    }
}

static void
test_many_texts_stay_bounded (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  sqlite3_stmt *handle = NULL;
  guint n = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %u", i);
      g_autoptr(EntenteStmt) stmt = entente_db_prepare (f->db, sql, &error);

      g_assert_no_error (error);
    }
  while ((handle = sqlite3_next_stmt (entente_db_handle (f->db), handle)) != NULL)
    n++;
  g_assert_cmpuint (n, <=, 512);
}

static void
test_at_binds_by_index (Fixture      *f,
                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) in = NULL;
  gint64 sum;

  in = entente_db_prepare (f->db, "INSERT INTO t VALUES (:id, :a, :b, :c)", &error);
  g_assert_no_error (error);
  for (gint64 i = 1; i <= 100; i++)
    {
      entente_stmt_bind_int64_at (in, entente_stmt_index (in, ":id"), i);
      entente_stmt_bind_text_borrowed_at (in, 2, "abcdef", 3);
      entente_stmt_bind_blob_at (in, 3, "x", 1);
      entente_stmt_bind_double_at (in, 4, 0.5);
      g_assert_true (entente_stmt_step (in, NULL, &error));
    }
  g_assert_true (entente_db_query_int64 (f->db, "SELECT sum(length(a)) FROM t", &sum, &error));
  g_assert_cmpint (sum, ==, 300);
}

static void
test_unfinished_query_can_be_left (Fixture      *f,
                                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row;

  insert (f->db, 1, "a");
  insert (f->db, 2, "b");
  stmt = entente_db_prepare (f->db, "SELECT id FROM t WHERE id > :id", &error);
  entente_stmt_bind_int64 (stmt, ":id", 0);
  g_assert_true (entente_stmt_step (stmt, &row, &error) && row);
  entente_stmt_reset (stmt);
  g_assert_true (entente_stmt_step (stmt, &row, &error) && row);
  g_assert_cmpint (entente_stmt_int64 (stmt, 0), ==, 1);
  entente_stmt_bind_int64 (stmt, ":id", 1);
  g_assert_true (entente_stmt_step (stmt, &row, &error) && row);
  g_assert_cmpint (entente_stmt_int64 (stmt, 0), ==, 2);
}

static void
test_broken_rule_is_told (Fixture      *f,
                          gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;

  insert (f->db, 1, "a");
  stmt = entente_db_prepare (f->db, "INSERT INTO t (id) VALUES (:id)", &error);
  entente_stmt_bind_int64 (stmt, ":id", 1);
  g_assert_false (entente_stmt_step (stmt, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_clear_error (&error);

  /* and the statement can be used on */
  entente_stmt_bind_int64 (stmt, ":id", 2);
  g_assert_true (entente_stmt_step (stmt, NULL, &error));
  g_assert_no_error (error);
}

static void
test_value_beyond_the_limit_is_told (Fixture      *f,
                                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autofree char *big = g_strnfill (17 * 1024 * 1024, 'x');

  stmt = entente_db_prepare (f->db, "SELECT length(:a)", &error);
  entente_stmt_bind_text (stmt, ":a", big);
  g_assert_false (entente_stmt_step (stmt, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
}

static void
test_bad_sql_is_told (Fixture      *f,
                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (f->db, "SELECT nothing FROM t", &error);

  g_assert_null (stmt);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED);
}

static void
test_double_quotes_are_no_text (Fixture      *f,
                                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (f->db, "SELECT \"nothing\"", &error);

  g_assert_null (stmt);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED);
}

static void
test_unknown_name_is_a_programmer_error (Fixture      *f,
                                         gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr(EntenteStmt) stmt = entente_db_prepare (f->db, "SELECT :a", NULL);

      entente_stmt_bind_int64 (stmt, ":b", 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*no parameter :b*");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/stmt/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("values-come-back", test_values_come_back);
  ADD ("released-statement-is-used-again", test_released_statement_is_used_again);
  ADD ("same-text-serves-twice-at-once", test_same_text_serves_twice_at_once);
  ADD ("many-texts-stay-bounded", test_many_texts_stay_bounded);
  ADD ("at-binds-by-index", test_at_binds_by_index);
  ADD ("unfinished-query-can-be-left", test_unfinished_query_can_be_left);
  ADD ("broken-rule-is-told", test_broken_rule_is_told);
  ADD ("value-beyond-the-limit-is-told", test_value_beyond_the_limit_is_told);
  ADD ("bad-sql-is-told", test_bad_sql_is_told);
  ADD ("double-quotes-are-no-text", test_double_quotes_are_no_text);
  ADD ("unknown-name-is-a-programmer-error", test_unknown_name_is_a_programmer_error);
#undef ADD
  return g_test_run ();
}
