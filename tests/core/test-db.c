/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-db-private.h"
#include "entente-error.h"

#include <glib/gstdio.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("entente-db-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  g_chmod (f->folder, 0700);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static EntenteDb *
create (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  EntenteDb *db = entente_db_open (f->path, ENTENTE_DB_CREATE, &error);

  g_assert_no_error (error);
  entente_db_exec (db, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT) STRICT;"
                       "INSERT INTO t VALUES (1, 'a')", &error);
  g_assert_no_error (error);
  return db;
}

static gint64
query (EntenteDb  *db,
       const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 n;

  entente_db_query_int64 (db, sql, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
assert_refused (const char    *path,
                EntenteDbMode  mode,
                int            code)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr(EntenteDb) db = entente_db_open (path, mode, &error);

  g_assert_null (db);
  g_assert_error (error, ENTENTE_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

static void
assert_mode (const char *path,
             const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  struct stat facts;

  g_assert_cmpint (stat (file, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
}

static gboolean
exists (const char *path,
        const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);

  return g_file_test (file, G_FILE_TEST_EXISTS);
}

static void
test_created_for_the_owner_alone (Fixture      *f,
                                  gconstpointer data)
{
  mode_t old = umask (022);
  g_autoptr(EntenteDb) db = create (f);

  umask (old);
  assert_mode (f->path, "");
  assert_mode (f->path, "-wal");
  assert_mode (f->path, "-shm");
}

static void
test_commits_are_durable (Fixture      *f,
                          gconstpointer data)
{
  g_autoptr(EntenteDb) db = create (f);

  g_assert_true (entente_db_is_wal (db));
  g_assert_cmpint (query (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (query (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (query (db, "PRAGMA trusted_schema"), ==, 0);
  g_assert_cmpint (query (db, "PRAGMA cell_size_check"), ==, 1);
  g_assert_cmpint (query (db, "PRAGMA mmap_size"), ==, 0);
  g_assert_cmpint (query (db, "PRAGMA temp_store"), ==, 1);
  g_assert_cmpint (query (db, "PRAGMA application_id"), ==, ENTENTE_APPLICATION_ID);
}

static void
test_close_leaves_one_file (Fixture      *f,
                            gconstpointer data)
{
  g_object_unref (create (f));
  g_assert_true (exists (f->path, ""));
  g_assert_false (exists (f->path, "-wal"));
  g_assert_false (exists (f->path, "-shm"));
}

static void
test_create_never_replaces (Fixture      *f,
                            gconstpointer data)
{
  g_autofree char *text = NULL;

  g_file_set_contents (f->path, "mine", -1, NULL);
  assert_refused (f->path, ENTENTE_DB_CREATE, ENTENTE_ERROR_INVALID);
  g_file_get_contents (f->path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_what_is_no_file_is_refused (Fixture      *f,
                                 gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (f->folder, "pipe", NULL);

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (EntenteDbMode mode = ENTENTE_DB_READ_WRITE; mode <= ENTENTE_DB_READ_ONLY; mode++)
    {
      assert_refused (f->path, mode, ENTENTE_ERROR_NOT_FOUND);
      assert_refused (f->folder, mode, ENTENTE_ERROR_NOT_CATALOGUE);
      assert_refused (pipe, mode, ENTENTE_ERROR_NOT_CATALOGUE);
      assert_refused ("/dev/zero", mode, ENTENTE_ERROR_NOT_CATALOGUE);
    }
}

static void
assert_left_alone (Fixture      *f,
                   const guint8 *bytes,
                   gsize         size)
{
  g_autofree char *after = NULL;
  gsize length;
  struct stat facts;

  g_assert_true (g_file_set_contents (f->path, (const char *) bytes, (gssize) size, NULL));
  g_assert_cmpint (g_utime (f->path, &(struct utimbuf) { 1000, 1000 }), ==, 0);
  assert_refused (f->path, ENTENTE_DB_READ_WRITE, ENTENTE_ERROR_NOT_CATALOGUE);
  assert_refused (f->path, ENTENTE_DB_READ_ONLY, ENTENTE_ERROR_NOT_CATALOGUE);
  g_assert_cmpint (stat (f->path, &facts), ==, 0);
  g_assert_cmpint (facts.st_mtime, ==, 1000);
  g_assert_true (g_file_get_contents (f->path, &after, &length, NULL));
  g_assert_cmpmem (bytes, size, after, length);
  g_assert_false (exists (f->path, "-wal"));
  g_assert_false (exists (f->path, "-journal"));
}

static void
test_files_of_others_are_left_alone (Fixture      *f,
                                     gconstpointer data)
{
  g_autofree char *text = g_strnfill (10000, 'x');
  g_autofree char *other = NULL;
  sqlite3 *handle;
  gsize size;

  assert_left_alone (f, (const guint8 *) "", 0);
  assert_left_alone (f, (const guint8 *) "short", 5);
  assert_left_alone (f, (const guint8 *) text, 10000);

  g_remove (f->path);
  sqlite3_open (f->path, &handle);
  sqlite3_exec (handle, "CREATE TABLE x (y)", NULL, NULL, NULL);
  sqlite3_close (handle);
  g_assert_true (g_file_get_contents (f->path, &other, &size, NULL));
  assert_left_alone (f, (const guint8 *) other, size);
}

static void
test_names_are_never_uris (Fixture      *f,
                           gconstpointer data)
{
  g_autofree char *old = g_get_current_dir ();
  g_autoptr(GError) error = NULL;
  static const char *names[] = { "file:x?mode=memory", ":memory:", "a%20b?immutable=1 #é" };

  g_assert_cmpint (g_chdir (f->folder), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(EntenteDb) db = entente_db_open (names[i], ENTENTE_DB_CREATE, &error);

      g_assert_no_error (error);
      g_assert_true (g_file_test (names[i], G_FILE_TEST_IS_REGULAR));
    }
  g_assert_cmpint (g_chdir (old), ==, 0);
}

static void
test_reader_reads_beside_the_writer (Fixture      *f,
                                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = data != NULL
                              ? entente_db_open (NULL, ENTENTE_DB_MEMORY, &error) : create (f);
  g_autoptr(EntenteDb) reader = NULL;

  if (data != NULL)
    entente_db_exec (db, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT) STRICT;"
                         "INSERT INTO t VALUES (1, 'a')", &error);
  reader = entente_db_open_reader (db, &error);
  g_assert_no_error (error);
  g_assert_true (entente_db_is_read_only (reader));
  g_assert_cmpint (query (reader, "SELECT count(*) FROM t"), ==, 1);
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  g_assert_cmpint (query (reader, "SELECT count(*) FROM t"), ==, 2);

  g_assert_false (entente_db_exec (reader, "DELETE FROM t", &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (entente_db_exec (reader, "CREATE TABLE u (v)", &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_true (entente_db_exec (reader, "CREATE TEMP TABLE u (v); INSERT INTO u VALUES (1)",
                                  &error));
  g_assert_no_error (error);
}

static void
test_reader_keeps_one_state (Fixture      *f,
                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);
  g_autoptr(EntenteDb) reader = entente_db_open_reader (db, &error);

  g_assert_true (entente_db_begin (reader, &error));
  g_assert_cmpint (query (reader, "SELECT count(*) FROM t"), ==, 1);
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  g_assert_cmpint (query (reader, "SELECT count(*) FROM t"), ==, 1);
  g_assert_true (entente_db_commit (reader, &error));
  g_assert_cmpint (query (reader, "SELECT count(*) FROM t"), ==, 2);
}

static void
test_transaction_holds_or_falls (Fixture      *f,
                                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);

  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_in_transaction (db));
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  g_assert_true (entente_db_commit (db, &error));
  g_assert_false (entente_db_in_transaction (db));
  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "DELETE FROM t", &error));
  g_assert_true (entente_db_rollback (db, &error));
  g_assert_true (entente_db_rollback (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query (db, "SELECT count(*) FROM t"), ==, 2);
}

static void
test_failed_commit_rolls_back (Fixture      *f,
                               gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);

  g_assert_true (entente_db_exec (db, "CREATE TABLE child (of INTEGER REFERENCES t "
                                      "DEFERRABLE INITIALLY DEFERRED) STRICT", &error));
  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "INSERT INTO child VALUES (99)", &error));
  g_assert_false (entente_db_commit (db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_false (entente_db_in_transaction (db));
  g_assert_cmpint (query (db, "SELECT count(*) FROM child"), ==, 0);
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (20000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_long_query_can_be_cancelled (Fixture      *f,
                                  gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GThread *thread;
  gint64 n;
  gint64 start = g_get_monotonic_time ();

  entente_db_set_cancellable (db, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (entente_db_query_int64 (db, "WITH RECURSIVE c (x) AS (VALUES (1) UNION ALL "
                                              "SELECT x + 1 FROM c) SELECT count(*) FROM c",
                                          &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_thread_join (thread);
  g_clear_error (&error);

  entente_db_set_cancellable (db, NULL);
  g_assert_cmpint (query (db, "SELECT count(*) FROM t"), ==, 1);
}

static void
test_commit_is_never_cancelled (Fixture      *f,
                                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  entente_db_set_cancellable (db, cancellable);
  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  g_cancellable_cancel (cancellable);
  g_assert_false (entente_db_exec (db, "INSERT INTO t VALUES (3, 'c')", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (entente_db_commit (db, &error));
  g_assert_no_error (error);
  entente_db_set_cancellable (db, NULL);
  g_assert_cmpint (query (db, "SELECT count(*) FROM t"), ==, 2);
}

static void
test_waiting_for_a_lock_can_be_cancelled (Fixture      *f,
                                          gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);
  g_autoptr(EntenteDb) other = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  GThread *thread;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (entente_db_begin (db, &error));
  entente_db_set_cancellable (other, cancellable);
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (entente_db_begin (other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_thread_join (thread);
}

static void
test_file_that_went_away_takes_no_change (Fixture      *f,
                                          gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);
  g_autofree char *elsewhere = g_strconcat (f->path, ".moved", NULL);

  g_assert_true (entente_db_still_there (db, &error));
  g_assert_cmpint (g_rename (f->path, elsewhere), ==, 0);
  g_assert_false (entente_db_begin (db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_file_set_contents (f->path, "another", -1, NULL);
  g_assert_false (entente_db_begin (db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (elsewhere, f->path), ==, 0);
  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_commit (db, &error));
  g_assert_no_error (error);
}

/* Begins a change, after which the file goes elsewhere. */
static void
move_in_transaction (EntenteDb  *db,
                     const char *from,
                     const char *to)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (from, to), ==, 0);
}

static void
test_file_that_goes_away_meanwhile_takes_no_change (Fixture      *f,
                                                    gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);
  g_autofree char *elsewhere = g_strconcat (f->path, ".moved", NULL);

  move_in_transaction (db, f->path, elsewhere);
  g_assert_false (entente_db_commit (db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  g_assert_false (entente_db_in_transaction (db));
  g_clear_error (&error);

  g_assert_cmpint (g_rename (elsewhere, f->path), ==, 0);
  g_assert_cmpint (query (db, "SELECT count(*) FROM t"), ==, 1);
  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  g_assert_true (entente_db_commit (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (query (db, "SELECT count(*) FROM t"), ==, 2);
}

static int
delete_cb (gpointer data)
{
  g_assert_cmpint (g_remove (data), ==, 0);
  return 0;
}

static void
test_file_that_goes_away_at_the_commit_is_told (Fixture      *f,
                                                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);

  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  sqlite3_commit_hook (entente_db_handle (db), delete_cb, f->path);
  g_assert_false (entente_db_commit (db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  g_assert_false (entente_db_in_transaction (db));
}

static void
test_shares_get_the_rollback_journal (Fixture      *f,
                                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = create (f);

  g_assert_false (entente_file_system_is_local (0x6969));
  g_assert_false (entente_file_system_is_local (0x65735546));
  g_assert_true (entente_file_system_is_local (0xef53));
  g_assert_true (entente_file_system_is_local (0x01021994));

  g_assert_true (entente_db_set_journal (db, FALSE, &error));
  g_assert_false (entente_db_is_wal (db));
  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  assert_mode (f->path, "-journal");
  g_assert_true (entente_db_commit (db, &error));
  g_assert_false (exists (f->path, "-journal"));
  g_assert_cmpint (query (db, "PRAGMA synchronous"), ==, 2);
}

static void
test_dangerous_statements_are_refused (Fixture      *f,
                                       gconstpointer data)
{
  g_autoptr(EntenteDb) db = create (f);
  static const char *statements[] = {
    "ATTACH ':memory:' AS x",
    "CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END",
    "CREATE VIEW v AS SELECT 1",
    "SELECT load_extension('x')",
    "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = ''",
    "SELECT \"nothing\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (entente_db_exec (db, statements[i], &error));
      g_assert_nonnull (error);
    }
  g_assert_cmpint (sqlite3_limit (entente_db_handle (db), SQLITE_LIMIT_ATTACHED, -1), ==, 0);
  g_assert_cmpint (sqlite3_limit (entente_db_handle (db), SQLITE_LIMIT_LENGTH, -1), ==,
                   16 * 1024 * 1024);
}

static void
test_triggers_of_a_hostile_file_do_not_run (Fixture      *f,
                                            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;
  sqlite3 *handle;

  g_object_unref (create (f));
  sqlite3_open (f->path, &handle);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TRIGGER r AFTER INSERT ON t BEGIN "
                                         "DELETE FROM t; END", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2, 'b')", &error));
  g_assert_cmpint (query (db, "SELECT count(*) FROM t"), ==, 2);
}

static void
test_trace_shows_values_and_time (Fixture      *f,
                                  gconstpointer data)
{
  if (g_test_subprocess ())
    {
      g_autoptr(EntenteDb) db = NULL;
      g_autoptr(EntenteStmt) stmt = NULL;

      g_setenv ("ENTENTE_SQL_TRACE", "1", TRUE);
      db = entente_db_open (NULL, ENTENTE_DB_MEMORY, NULL);
      stmt = entente_db_prepare (db, "SELECT :a", NULL);
      entente_stmt_bind_text (stmt, ":a", "Baki");
      entente_stmt_step (stmt, NULL, NULL);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("* ms SELECT 'Baki'*");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/db/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("created-for-the-owner-alone", test_created_for_the_owner_alone);
  ADD ("commits-are-durable", test_commits_are_durable);
  ADD ("close-leaves-one-file", test_close_leaves_one_file);
  ADD ("create-never-replaces", test_create_never_replaces);
  ADD ("what-is-no-file-is-refused", test_what_is_no_file_is_refused);
  ADD ("files-of-others-are-left-alone", test_files_of_others_are_left_alone);
  ADD ("names-are-never-uris", test_names_are_never_uris);
  ADD ("reader-reads-beside-the-writer", test_reader_reads_beside_the_writer);
  g_test_add ("/db/reader-reads-beside-the-writer-in-memory", Fixture, "memory", set_up,
              test_reader_reads_beside_the_writer, tear_down);
  ADD ("reader-keeps-one-state", test_reader_keeps_one_state);
  ADD ("transaction-holds-or-falls", test_transaction_holds_or_falls);
  ADD ("failed-commit-rolls-back", test_failed_commit_rolls_back);
  ADD ("long-query-can-be-cancelled", test_long_query_can_be_cancelled);
  ADD ("commit-is-never-cancelled", test_commit_is_never_cancelled);
  ADD ("waiting-for-a-lock-can-be-cancelled", test_waiting_for_a_lock_can_be_cancelled);
  ADD ("file-that-went-away-takes-no-change", test_file_that_went_away_takes_no_change);
  ADD ("file-that-goes-away-meanwhile-takes-no-change",
       test_file_that_goes_away_meanwhile_takes_no_change);
  ADD ("file-that-goes-away-at-the-commit-is-told",
       test_file_that_goes_away_at_the_commit_is_told);
  ADD ("shares-get-the-rollback-journal", test_shares_get_the_rollback_journal);
  ADD ("dangerous-statements-are-refused", test_dangerous_statements_are_refused);
  ADD ("triggers-of-a-hostile-file-do-not-run", test_triggers_of_a_hostile_file_do_not_run);
  ADD ("trace-shows-values-and-time", test_trace_shows_values_and_time);
#undef ADD
  return g_test_run ();
}
