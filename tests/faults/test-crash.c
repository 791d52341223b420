/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process ends, the power fails or the disk refuses at every single change of a file: what was
 * acknowledged must be there, and nothing half done. */
#include "entente-backup.h"
#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-migrate.h"
#include "faulty-vfs.h"
#include "measure.h"

#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_BEFORE 2
#define N_DURING 3
#define POSTS_EACH 20
/* From here on only some of the changes fail with sanitizers. */
#define DENSE 12

typedef struct
{
  Fault    fault;
  gboolean wal;
} Case;

typedef struct
{
  char   *folder;
  char   *path;
  char   *bytes; /* of the catalogue before */
  gsize   size;
  gint64 *acknowledged; /* shared with the process that will end */
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

/* A person, posts and the words to find them by, in one transaction. */
static gboolean
save_person (EntenteDb  *db,
             GError    **error)
{
  gint64 n;

  if (!entente_db_begin (db, error))
    return FALSE;
  if (entente_db_query_int64 (db, "SELECT count(*) + 1 FROM person", &n, error) &&
      entente_db_exec (db, "INSERT INTO person SELECT count(*) + 1, 'Amal' || count(*) FROM person;"
                           "INSERT INTO words (rowid, name) SELECT id, name FROM person "
                           "ORDER BY id DESC LIMIT 1;"
                           "WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n "
                           "WHERE x < 20) INSERT INTO post (person, words) "
                           "SELECT (SELECT max(id) FROM person), hex (randomblob (400)) FROM n",
                       error))
    return entente_db_commit (db, error);
  entente_db_rollback (db, NULL);
  return FALSE;
}

/* The next change of a file to fail at. */
static guint
next_call (guint call)
{
  return call + (call < DENSE ? 1 : test_measure (1, 19));
}

static void
remove_files (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_remove (path);
    }
}

static EntenteDb *
open_catalogue (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  EntenteDb *db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  EntenteDb *db;

  faulty_vfs_register ();
  f->folder = g_dir_make_tmp ("entente-crash-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->acknowledged = mmap (NULL, sizeof *f->acknowledged, PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (f->acknowledged != MAP_FAILED);

  db = entente_db_open (f->path, ENTENTE_DB_CREATE, &error);
  g_assert_no_error (error);
  exec (db, "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;"
            "CREATE TABLE post (id INTEGER PRIMARY KEY, person INTEGER NOT NULL REFERENCES person "
            "DEFERRABLE INITIALLY DEFERRED, words TEXT) STRICT;"
            "CREATE VIRTUAL TABLE words USING fts5 (name, content = 'person', "
            "content_rowid = 'id')");
  for (guint i = 0; i < N_BEFORE; i++)
    g_assert_true (save_person (db, &error));
  g_object_unref (db);
  g_assert_true (g_file_get_contents (f->path, &f->bytes, &f->size, NULL));
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  remove_files (f);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  munmap (f->acknowledged, sizeof *f->acknowledged);
  g_free (f->bytes);
  g_free (f->path);
  g_free (f->folder);
}

static void
start_afresh (Fixture *f)
{
  remove_files (f);
  g_assert_true (g_file_set_contents (f->path, f->bytes, (gssize) f->size, NULL));
  *f->acknowledged = N_BEFORE;
}

static void
assert_sound (EntenteDb *db,
              gint64     at_least,
              gint64     at_most)
{
  g_autoptr(GError) error = NULL;
  gint64 n = query (db, "SELECT count(*) FROM person");

  g_assert_cmpint (n, >=, at_least);
  g_assert_cmpint (n, <=, at_most);
  g_assert_cmpint (query (db, "SELECT count(*) FROM post"), ==, n * POSTS_EACH);
  g_assert_cmpint (query (db, "SELECT count(*) FROM words WHERE words MATCH 'Amal*'"), ==, n);
  entente_db_quick_check (db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (db, "SELECT count(*) FROM pragma_integrity_check "
                              "WHERE integrity_check <> 'ok'"), ==, 0);
  g_assert_cmpint (query (db, "SELECT count(*) FROM pragma_foreign_key_check"), ==, 0);
  exec (db, "INSERT INTO words (words, rank) VALUES ('integrity-check', 1)");
}

/* Runs the work in a process of its own; TRUE if a fault ended it. */
static gboolean
run_in_child (void   (*work) (Fixture *f, const Case *c),
              Fixture *f,
              const Case *c,
              guint    call)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      faulty_vfs_arm (c->fault, call, TRUE);
      work (f, c);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == FAULT_STATUS);
  return WEXITSTATUS (status) == FAULT_STATUS;
}

static void
save_several (Fixture    *f,
              const Case *c)
{
  EntenteDb *db = open_catalogue (f);

  g_assert_true (entente_db_set_journal (db, c->wal, NULL));
  exec (db, "PRAGMA cache_size = 10");
  for (guint i = 0; i < N_DURING; i++)
    {
      g_assert_true (save_person (db, NULL));
      ++*f->acknowledged;
    }
  g_object_unref (db);
}

static void
test_crash_while_saving (Fixture      *f,
                         gconstpointer data)
{
  const Case *c = data;
  gboolean ended = TRUE;
  guint call;

  for (call = 1; ended; call = next_call (call))
    {
      g_autoptr(EntenteDb) db = NULL;

      start_afresh (f);
      ended = run_in_child (save_several, f, c, call);
      db = open_catalogue (f);
      assert_sound (db, *f->acknowledged, *f->acknowledged + 1);
      g_assert_true (save_person (db, NULL));
    }
  g_assert_cmpint (*f->acknowledged, ==, N_BEFORE + N_DURING);
  g_assert_cmpuint (call, >, 20);
}

static void
copy_and_restore (Fixture    *f,
                  const Case *c)
{
  g_autofree char *copy = g_strconcat (f->path, ".copy", NULL);
  EntenteDb *db = open_catalogue (f);

  g_assert_true (save_person (db, NULL));
  ++*f->acknowledged;
  g_assert_true (entente_db_backup (db, copy, NULL, NULL));
  g_object_unref (db);
}

static void
test_crash_while_copying (Fixture      *f,
                          gconstpointer data)
{
  g_autofree char *copy = g_strconcat (f->path, ".copy", NULL);
  gboolean ended = TRUE;

  for (guint call = 1; ended; call = next_call (call))
    {
      g_autoptr(EntenteDb) db = NULL;
      g_autoptr(EntenteDb) copied = NULL;

      start_afresh (f);
      ended = run_in_child (copy_and_restore, f, data, call);
      db = open_catalogue (f);
      assert_sound (db, *f->acknowledged, *f->acknowledged + 1);
      if (!g_file_test (copy, G_FILE_TEST_EXISTS))
        continue;
      copied = entente_db_open (copy, ENTENTE_DB_READ_WRITE, NULL);
      g_assert_nonnull (copied);
      assert_sound (copied, N_BEFORE + 1, N_BEFORE + 1);
    }
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
create_and_migrate (Fixture    *f,
                    const Case *c)
{
  EntenteDb *db = entente_db_open (f->path, ENTENTE_DB_CREATE, NULL);

  g_assert_true (entente_db_migrate (db, NULL, NULL, NULL));
  ++*f->acknowledged;
  g_object_unref (db);
}

static void
test_crash_while_creating (Fixture      *f,
                           gconstpointer data)
{
  gboolean ended = TRUE;

  /* the schema takes hundreds of writes, all of one transaction: some of them will do */
  for (guint call = 1; ended; call += call < 20 ? 1 : 23)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteDb) db = NULL;
      int version = -1;

      remove_files (f);
      *f->acknowledged = 0;
      ended = run_in_child (create_and_migrate, f, data, call);
      db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
      if (db == NULL)
        {
          /* nothing but a name yet */
          g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE);
          g_assert_cmpint (*f->acknowledged, ==, 0);
          continue;
        }
      g_assert_true (entente_db_get_version (db, &version, &error));
      g_assert_true (version == 0 || version == entente_db_newest_version ());
      if (*f->acknowledged != 0)
        g_assert_cmpint (version, ==, entente_db_newest_version ());
      g_assert_true (entente_db_migrate (db, NULL, NULL, &error));
      g_assert_true (entente_db_check_schema (db, &error));
      g_assert_true (entente_db_quick_check (db, &error));
      g_assert_no_error (error);
    }
}

static int
expected_error (Fault fault)
{
  return fault == FAULT_FULL ? ENTENTE_ERROR_FULL : ENTENTE_ERROR_FAILED;
}

/* Saves until all went well; each failure must be told, and leave everything as it was. */
static gboolean
save_with_trouble (EntenteDb *db,
                   Case       c,
                   guint      call,
                   gboolean   for_good)
{
  g_autoptr(GError) error = NULL;
  gint64 before = query (db, "SELECT count(*) FROM person");
  gboolean saved;
  gboolean fired;

  faulty_vfs_arm (c.fault, call, for_good);
  saved = save_person (db, &error);
  fired = faulty_vfs_disarm ();
  g_assert_true (saved || fired);
  if (!saved)
    g_assert_error (error, ENTENTE_ERROR, expected_error (c.fault));
  g_assert_false (entente_db_in_transaction (db));
  assert_sound (db, before + (saved ? 1 : 0), before + (saved ? 1 : 0));
  g_clear_error (&error);

  g_assert_true (save_person (db, &error));
  g_assert_no_error (error);
  return fired;
}

static void
test_disk_refuses_while_saving (Fixture      *f,
                                gconstpointer data)
{
  const Case *c = data;

  for (int for_good = 0; for_good <= 1; for_good++)
    {
      gboolean fired = TRUE;

      for (guint call = 1; fired; call = next_call (call))
        {
          gint64 n;

          start_afresh (f);
          {
            g_autoptr(EntenteDb) db = open_catalogue (f);

            g_assert_true (entente_db_set_journal (db, c->wal, NULL));
            exec (db, "PRAGMA cache_size = 10");
            fired = save_with_trouble (db, *c, call, for_good);
            n = query (db, "SELECT count(*) FROM person");
          }
          {
            g_autoptr(EntenteDb) db = open_catalogue (f);

            assert_sound (db, n, n);
          }
        }
    }
}

static void
test_disk_refuses_while_copying (Fixture      *f,
                                 gconstpointer data)
{
  const Case *c = data;
  g_autofree char *copy = g_strconcat (f->path, ".copy", NULL);
  gboolean fired = TRUE;

  for (guint call = 1; fired; call = next_call (call))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteDb) db = NULL;
      gboolean copied;

      start_afresh (f);
      db = open_catalogue (f);
      faulty_vfs_arm (c->fault, call, TRUE);
      copied = entente_db_backup (db, copy, NULL, &error);
      fired = faulty_vfs_disarm ();
      if (!copied)
        g_assert_error (error, ENTENTE_ERROR, expected_error (c->fault));
      g_assert_cmpint (g_file_test (copy, G_FILE_TEST_EXISTS), ==, copied);
      assert_sound (db, N_BEFORE, N_BEFORE);
    }
}

int
main (int argc,
      char **argv)
{
  static const Case kill_wal = { FAULT_KILL, TRUE };
  static const Case kill_delete = { FAULT_KILL, FALSE };
  static const Case torn_wal = { FAULT_TORN, TRUE };
  static const Case torn_delete = { FAULT_TORN, FALSE };
  static const Case power_wal = { FAULT_POWER, TRUE };
  static const Case power_delete = { FAULT_POWER, FALSE };
  static const Case eio_wal = { FAULT_EIO, TRUE };
  static const Case eio_delete = { FAULT_EIO, FALSE };
  static const Case full_wal = { FAULT_FULL, TRUE };
  static const Case full_delete = { FAULT_FULL, FALSE };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, data) \
  g_test_add ("/crash/" path, Fixture, &data, set_up, function, tear_down)
  ADD ("killed-while-saving-with-a-log", test_crash_while_saving, kill_wal);
  ADD ("killed-while-saving-with-a-journal", test_crash_while_saving, kill_delete);
  ADD ("killed-within-a-write-with-a-log", test_crash_while_saving, torn_wal);
  ADD ("killed-within-a-write-with-a-journal", test_crash_while_saving, torn_delete);
  ADD ("power-lost-while-saving-with-a-log", test_crash_while_saving, power_wal);
  ADD ("power-lost-while-saving-with-a-journal", test_crash_while_saving, power_delete);
  ADD ("killed-while-copying", test_crash_while_copying, kill_wal);
  ADD ("power-lost-while-copying", test_crash_while_copying, power_wal);
  ADD ("killed-while-creating", test_crash_while_creating, kill_wal);
  ADD ("power-lost-while-creating", test_crash_while_creating, power_wal);
  ADD ("input-output-error-while-saving-with-a-log", test_disk_refuses_while_saving, eio_wal);
  ADD ("input-output-error-while-saving-with-a-journal", test_disk_refuses_while_saving,
       eio_delete);
  ADD ("full-disk-while-saving-with-a-log", test_disk_refuses_while_saving, full_wal);
  ADD ("full-disk-while-saving-with-a-journal", test_disk_refuses_while_saving, full_delete);
  ADD ("input-output-error-while-copying", test_disk_refuses_while_copying, eio_wal);
  ADD ("full-disk-while-copying", test_disk_refuses_while_copying, full_wal);
#undef ADD
  return g_test_run ();
}
