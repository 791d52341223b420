/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-backup.h"
#include "entente-error.h"
#include "entente-migrate.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

typedef struct
{
  char      *folder;
  char      *path;
  char      *copy;
  EntenteDb *db;
} Fixture;

static void
exec (EntenteDb  *db,
      const char *sql)
{
  g_autoptr(GError) error = NULL;

  entente_db_exec (db, sql, &error);
  g_assert_no_error (error);
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
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("entente-backup-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->copy = g_build_filename (f->folder, "a 100% é.entente", NULL);
  f->db = entente_db_open (f->path, ENTENTE_DB_CREATE, &error);
  g_assert_no_error (error);
  exec (f->db, "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT) STRICT;"
               "PRAGMA user_version = 7;"
               "INSERT INTO t VALUES (1, 'a')");
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
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  g_clear_object (&f->db);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->copy);
  g_free (f->path);
  g_free (f->folder);
}

static void
assert_copy_holds (const char *path,
                   gint64      n_rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) copy = entente_db_open (path, ENTENTE_DB_READ_ONLY, &error);

  g_assert_no_error (error);
  g_assert_cmpint (query (copy, "SELECT count(*) FROM t"), ==, n_rows);
  g_assert_cmpint (query (copy, "PRAGMA user_version"), ==, 7);
}

static void
test_copy_is_whole_and_private (Fixture      *f,
                                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  struct stat facts;

  g_assert_true (entente_db_backup (f->db, f->copy, NULL, &error));
  g_assert_no_error (error);
  assert_copy_holds (f->copy, 1);
  g_assert_cmpint (stat (f->copy, &facts), ==, 0);
  g_assert_cmpint (facts.st_mode & 0777, ==, 0600);
  /* the catalogue, its two sidecars, the copy */
  g_assert_cmpuint (count_files (f), ==, 4);
}

static void
test_copy_replaces_the_last_one (Fixture      *f,
                                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (entente_db_backup (f->db, f->copy, NULL, &error));
  exec (f->db, "INSERT INTO t VALUES (2, 'b')");
  g_assert_true (entente_db_backup (f->db, f->copy, NULL, &error));
  assert_copy_holds (f->copy, 2);
}

static void
test_copy_out_of_memory_lands_on_disk (Fixture      *f,
                                       gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = entente_db_open (NULL, ENTENTE_DB_MEMORY, &error);

  g_assert_true (entente_db_migrate (db, NULL, NULL, &error));
  exec (db, "CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT; PRAGMA user_version = 7");
  g_assert_true (entente_db_backup (db, f->copy, NULL, &error));
  g_assert_no_error (error);
  assert_copy_holds (f->copy, 0);
}

static void
test_reader_can_copy_while_somebody_writes (Fixture      *f,
                                            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) reader = entente_db_open_reader (f->db, &error);

  g_assert_true (entente_db_begin (f->db, &error));
  exec (f->db, "INSERT INTO t VALUES (2, 'b')");
  g_assert_true (entente_db_backup (reader, f->copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (entente_db_commit (f->db, &error));
  assert_copy_holds (f->copy, 1);
}

static void
test_copy_never_replaces_the_catalogue (Fixture      *f,
                                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (entente_db_backup (f->db, f->path, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
}

static void
test_copy_never_lands_beside_a_log (Fixture      *f,
                                    gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *log = g_strconcat (f->copy, "-wal", NULL);

  g_assert_true (g_file_set_contents (log, "x", 1, NULL));
  g_assert_false (entente_db_backup (f->db, f->copy, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_false (g_file_test (f->copy, G_FILE_TEST_EXISTS));
}

static void
test_cancelled_copy_leaves_nothing (Fixture      *f,
                                    gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  guint before = count_files (f);

  g_cancellable_cancel (cancellable);
  g_assert_false (entente_db_backup (f->db, f->copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (f), ==, before);
  g_clear_error (&error);

  /* and the connection works on */
  g_assert_true (entente_db_backup (f->db, f->copy, NULL, &error));
  g_assert_no_error (error);
}

static void
test_damage_is_not_copied_over_the_last_copy (Fixture      *f,
                                              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  exec (f->db, "WITH RECURSIVE n (x) AS (VALUES (2) UNION ALL SELECT x + 1 FROM n WHERE x < 5000) "
               "INSERT INTO t SELECT x, hex (randomblob (20)) FROM n");
  g_assert_true (entente_db_backup (f->db, f->copy, NULL, &error));
  g_clear_object (&f->db);
  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  memset (bytes + 4096 * 3, 0x5a, 4096 * 4);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) size, NULL));

  f->db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_false (entente_db_quick_check (f->db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (entente_db_backup (f->db, f->copy, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED);
  assert_copy_holds (f->copy, 5000);
}

static void
assert_bytes (const char *path,
              const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;

  g_file_get_contents (path, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bytes, ==, expected);
}

static void
test_replaced_catalogue_is_kept_with_its_log (Fixture      *f,
                                              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *prepared = g_build_filename (f->folder, "new", NULL);
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (f->copy, "-wal", NULL);

  g_clear_object (&f->db);
  for (guint with_log = 0; with_log <= 1; with_log++)
    {
      g_assert_true (g_file_set_contents (f->path, "old", -1, NULL));
      g_assert_true (g_file_set_contents (prepared, "new", -1, NULL));
      if (with_log)
        g_assert_true (g_file_set_contents (log, "log", -1, NULL));
      entente_db_replace (f->path, prepared, f->copy, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (count_files (f), ==, 2 + with_log);
      assert_bytes (f->path, "new");
      assert_bytes (f->copy, "old");
      if (with_log)
        assert_bytes (kept_log, "log");

      g_assert_true (g_file_set_contents (prepared, "newer", -1, NULL));
      g_assert_false (entente_db_replace (f->path, prepared, f->copy, &error));
      g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
      g_clear_error (&error);
      assert_bytes (f->path, "new");
      g_assert_cmpint (g_remove (f->copy), ==, 0);
      g_assert_cmpint (g_remove (prepared), ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/backup/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("copy-is-whole-and-private", test_copy_is_whole_and_private);
  ADD ("copy-replaces-the-last-one", test_copy_replaces_the_last_one);
  ADD ("copy-out-of-memory-lands-on-disk", test_copy_out_of_memory_lands_on_disk);
  ADD ("reader-can-copy-while-somebody-writes", test_reader_can_copy_while_somebody_writes);
  ADD ("copy-never-replaces-the-catalogue", test_copy_never_replaces_the_catalogue);
  ADD ("copy-never-lands-beside-a-log", test_copy_never_lands_beside_a_log);
  ADD ("cancelled-copy-leaves-nothing", test_cancelled_copy_leaves_nothing);
  ADD ("damage-is-not-copied-over-the-last-copy", test_damage_is_not_copied_over_the_last_copy);
  ADD ("replaced-catalogue-is-kept-with-its-log", test_replaced_catalogue_is_kept_with_its_log);
#undef ADD
  return g_test_run ();
}
