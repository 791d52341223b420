/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files and folders that the officer may not write to, or not even read, and a quota that is used
 * up. The work is done in a process without privileges, since root may do everything. */
#include "entente-backup.h"
#include "entente-db.h"
#include "entente-error.h"
#include "entente-lock.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;
  char *other; /* a free name beside it */
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;

  f->folder = g_dir_make_tmp ("entente-denied-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a #1.entente", NULL);
  f->other = g_build_filename (f->folder, "b.entente", NULL);
  db = entente_db_open (f->path, ENTENTE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (entente_db_is_wal (db));
  entente_db_exec (db, "CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (1)",
                   &error);
  g_assert_no_error (error);
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
  g_free (f->other);
  g_free (f->path);
  g_free (f->folder);
}

static guint
count_files (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
run_unprivileged (void   (*work) (Fixture *f),
                  Fixture *f)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0)
        {
          g_assert_cmpint (setgroups (0, NULL), ==, 0);
          g_assert_cmpint (setgid (NOBODY), ==, 0);
          g_assert_cmpint (setuid (NOBODY), ==, 0);
        }
      work (f);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
deny (Fixture *f,
      int      folder_mode,
      int      file_mode)
{
  g_assert_cmpint (g_chmod (f->path, file_mode), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, folder_mode), ==, 0);
}

static void
assert_refused (const char    *path,
                EntenteDbMode  mode,
                int            code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = entente_db_open (path, mode, &error);

  g_assert_null (db);
  g_assert_error (error, ENTENTE_ERROR, code);
}

static EntenteDb *
open_to_read (Fixture *f,
              gint64   n_rows)
{
  g_autoptr(GError) error = NULL;
  EntenteDb *db = entente_db_open (f->path, ENTENTE_DB_READ_ONLY, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (entente_db_is_read_only (db));
  g_assert_true (entente_db_query_int64 (db, "SELECT count(*) FROM t", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpint (n, ==, n_rows);
  return db;
}

static void
read_where_nothing_can_be_written (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;
  g_autoptr(EntenteDb) reader = NULL;

  assert_refused (f->path, ENTENTE_DB_READ_WRITE, ENTENTE_ERROR_READ_ONLY);
  db = open_to_read (f, 1);
  g_assert_true (entente_db_is_immutable (db));
  g_assert_false (entente_db_exec (db, "DELETE FROM t", &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
  g_clear_error (&error);
  reader = entente_db_open_reader (db, &error);
  g_assert_no_error (error);
  g_assert_true (entente_db_is_immutable (reader));
}

static void
test_folder_without_permission_is_read (Fixture      *f,
                                        gconstpointer data)
{
  deny (f, 0555, 0644);
  run_unprivileged (read_where_nothing_can_be_written, f);
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
test_file_without_permission_is_read (Fixture      *f,
                                      gconstpointer data)
{
  deny (f, 0777, 0444);
  run_unprivileged (read_where_nothing_can_be_written, f);
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
read_beside_a_writer (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = open_to_read (f, 2);

  g_assert_false (entente_db_is_immutable (db));
}

static void
test_reader_without_permission_sees_the_log (Fixture      *f,
                                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;

  deny (f, 0777, 0644);
  db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2)", &error));
  g_assert_no_error (error);
  deny (f, 0555, 0644);
  run_unprivileged (read_beside_a_writer, f);
}

static void
find_no_way_in (Fixture *f)
{
  assert_refused (f->path, ENTENTE_DB_READ_WRITE, ENTENTE_ERROR_FAILED);
  assert_refused (f->path, ENTENTE_DB_READ_ONLY, ENTENTE_ERROR_FAILED);
}

static void
test_unreadable_file_is_told (Fixture      *f,
                              gconstpointer data)
{
  deny (f, 0755, 0000);
  run_unprivileged (find_no_way_in, f);
}

static void
make_files_in_vain (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteLock) lock = NULL;
  g_autoptr(EntenteDb) db = open_to_read (f, 1);

  assert_refused (f->other, ENTENTE_DB_CREATE, ENTENTE_ERROR_READ_ONLY);
  lock = entente_lock_take (f->path, "Amal", &error);
  g_assert_null (lock);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (entente_db_backup (db, f->other, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
}

static void
test_folder_without_permission_takes_no_file (Fixture      *f,
                                              gconstpointer data)
{
  deny (f, 0555, 0644);
  run_unprivileged (make_files_in_vain, f);
  g_assert_cmpuint (count_files (f), ==, 1);
}

static void
write_beyond_the_limit (Fixture *f)
{
  static const struct rlimit limit = { 128 * 1024, 128 * 1024 };
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_true (entente_db_begin (db, &error));
  g_assert_true (entente_db_exec (db, "CREATE TABLE big (x BLOB) STRICT;"
                                      "INSERT INTO big VALUES (randomblob (1000000))", &error));
  g_assert_no_error (error);
  g_assert_false (entente_db_commit (db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FULL);
  g_assert_false (entente_db_in_transaction (db));
  g_clear_error (&error);
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2)", &error));
  g_assert_no_error (error);
}

static void
test_quota_is_told_as_a_full_disk (Fixture      *f,
                                   gconstpointer data)
{
  g_autoptr(EntenteDb) db = NULL;

  deny (f, 0777, 0666);
  run_unprivileged (write_beyond_the_limit, f);
  db = open_to_read (f, 2);
}

/* Not even the index beside the log can be made. */
static void
fill_disk (void)
{
  static const struct rlimit limit = { 2000, 2000 };

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
read_on_a_full_disk (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;
  g_autoptr(EntenteDb) reader = NULL;

  fill_disk ();
  assert_refused (f->path, ENTENTE_DB_READ_WRITE, ENTENTE_ERROR_FULL);
  db = open_to_read (f, 1);
  g_assert_true (entente_db_is_immutable (db));
  reader = entente_db_open_reader (db, &error);
  g_assert_no_error (error);
  g_assert_true (entente_db_is_immutable (reader));
}

static void
test_full_disk_is_read (Fixture      *f,
                        gconstpointer data)
{
  deny (f, 0777, 0666);
  run_unprivileged (read_on_a_full_disk, f);
  g_assert_cmpuint (count_files (f), ==, 1);
}

/* What the log holds would be missed, and only a recovery, which needs room, can read it. */
static void
find_a_log_on_a_full_disk (Fixture *f)
{
  fill_disk ();
  assert_refused (f->path, ENTENTE_DB_READ_ONLY, ENTENTE_ERROR_FULL);
}

static void
test_log_on_a_full_disk_is_not_passed_over (Fixture      *f,
                                            gconstpointer data)
{
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;
  gsize size;

  db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
  g_assert_true (entente_db_exec (db, "INSERT INTO t VALUES (2)", &error));
  g_assert_true (g_file_get_contents (log, &kept, &size, &error));
  g_clear_object (&db);
  g_assert_true (g_file_set_contents (log, kept, (gssize) size, &error));
  g_assert_no_error (error);
  deny (f, 0777, 0666);
  g_assert_cmpint (g_chmod (log, 0666), ==, 0);
  run_unprivileged (find_a_log_on_a_full_disk, f);
  db = open_to_read (f, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/denied/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("folder-without-permission-is-read", test_folder_without_permission_is_read);
  ADD ("file-without-permission-is-read", test_file_without_permission_is_read);
  ADD ("reader-without-permission-sees-the-log", test_reader_without_permission_sees_the_log);
  ADD ("unreadable-file-is-told", test_unreadable_file_is_told);
  ADD ("folder-without-permission-takes-no-file", test_folder_without_permission_takes_no_file);
  ADD ("quota-is-told-as-a-full-disk", test_quota_is_told_as_a_full_disk);
  ADD ("full-disk-is-read", test_full_disk_is_read);
  ADD ("log-on-a-full-disk-is-not-passed-over", test_log_on_a_full_disk_is_not_passed_over);
#undef ADD
  return g_test_run ();
}
