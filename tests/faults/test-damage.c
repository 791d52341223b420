/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spoilt files: whatever is wrong with a catalogue, opening and reading it ends in content or in an
 * error of ours, soon, and never in a crash. */
#include "entente-db.h"
#include "entente-error.h"
#include "entente-migrate.h"
#include "entente-stmt.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define N_MUTATIONS 300
#define N_LOG_MUTATIONS 60
#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;
  char *log;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;

  f->folder = g_dir_make_tmp ("entente-damage-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->log = g_strconcat (f->path, "-wal", NULL);
  db = entente_db_open (f->path, ENTENTE_DB_CREATE, &error);
  g_assert_no_error (error);
  g_assert_true (entente_db_migrate (db, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->log);
  g_free (f->path);
  g_free (f->folder);
}

static void
assert_ours (GError **error)
{
  g_assert_nonnull (*error);
  g_assert_true ((*error)->domain == ENTENTE_ERROR);
  g_assert_true (g_utf8_validate ((*error)->message, -1, NULL));
  g_clear_error (error);
}

static void
read_table (EntenteDb  *db,
            const char *name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autofree char *quoted = g_strdelimit (g_strdup (name), "\"", '_');
  g_autofree char *sql = g_strconcat ("SELECT * FROM \"", quoted, "\"", NULL);
  gboolean row = TRUE;
  gsize size;

  stmt = entente_db_prepare (db, sql, &error);
  while (stmt != NULL && row && entente_stmt_step (stmt, &row, &error))
    for (int i = 0; row && i < entente_stmt_n_columns (stmt); i++)
      entente_stmt_blob (stmt, i, &size);
  if (error != NULL)
    assert_ours (&error);
}

static void
read_tables (EntenteDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = TRUE;

  stmt = entente_db_prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", &error);
  while (stmt != NULL && row && entente_stmt_step (stmt, &row, &error))
    if (row && entente_stmt_text (stmt, 0) != NULL)
      read_table (db, entente_stmt_text (stmt, 0));
  if (error != NULL)
    assert_ours (&error);
}

/* Everything that opening a catalogue does, and then reads it all the same. */
static gboolean
open_and_read (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = NULL;
  gint64 start = g_get_monotonic_time ();
  int version;

  db = entente_db_open (path, ENTENTE_DB_READ_WRITE, &error);
  if (db == NULL)
    {
      assert_ours (&error);
      return FALSE;
    }
  if (!entente_db_get_version (db, &version, &error))
    assert_ours (&error);
  else if (!entente_db_check_schema (db, &error))
    assert_ours (&error);
  if (!entente_db_quick_check (db, &error))
    assert_ours (&error);
  read_tables (db);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  return TRUE;
}

/* Half of the spoilt places lie on the first page, where most depends on them. */
static gsize
random_place (GRand *rand,
              gsize  size)
{
  return (gsize) g_rand_int_range (rand, 0, g_rand_boolean (rand) ? PAGE : (gint32) size);
}

/* Spoils the bytes in one of several ways; the new size. */
static gsize
spoil (GRand  *rand,
       guint8 *bytes,
       gsize   size)
{
  gsize n_pages = size / PAGE;
  gsize page = (gsize) g_rand_int_range (rand, 0, (gint32) n_pages) * PAGE;

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      return (gsize) g_rand_int_range (rand, 1, (gint32) size);
    case 1:
      return MAX (page, 1);
    case 2:
      memset (bytes + page, 0, PAGE);
      return size;
    case 3:
      for (gsize i = 0; i < PAGE; i++)
        bytes[page + i] = (guint8) g_rand_int (rand);
      return size;
    case 4:
      memmove (bytes + page, bytes + random_place (rand, size - PAGE), PAGE);
      return size;
    default:
      for (int i = g_rand_int_range (rand, 1, 20); i > 0; i--)
        bytes[random_place (rand, size)] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      return size;
    }
}

/* A new file: nothing of the last round is left in it or beside it. */
static void
put (const char   *path,
     const guint8 *bytes,
     gsize         size)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *old = g_strconcat (path, suffixes[i], NULL);

      g_remove (old);
    }
  g_file_set_contents_full (path, (const char *) bytes, (gssize) size, G_FILE_SET_CONTENTS_NONE,
                            0600, &error);
  g_assert_no_error (error);
}

static void
test_spoilt_files_end_in_an_error (Fixture      *f,
                                   gconstpointer data)
{
  g_autofree char *good = NULL;
  gsize size;
  guint n_refused = 0;

  g_assert_true (g_file_get_contents (f->path, &good, &size, NULL));
  for (guint seed = 0; seed < N_MUTATIONS; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autofree guint8 *bytes = g_memdup2 (good, size);
      g_autofree char *after = NULL;
      gsize spoilt_size = spoil (rand, bytes, size);
      gsize after_size;

      g_test_message ("seed %u", seed);
      put (f->path, bytes, spoilt_size);
      if (open_and_read (f->path))
        continue;
      n_refused++;
      /* what is refused is left as it was, for whoever can repair it */
      g_assert_true (g_file_get_contents (f->path, &after, &after_size, NULL));
      g_assert_cmpmem (bytes, spoilt_size, after, after_size);
    }
  g_assert_cmpuint (n_refused, >, N_MUTATIONS / 20);
}

static void
test_spoilt_logs_end_in_an_error (Fixture      *f,
                                  gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
  g_autofree char *copy = g_build_filename (f->folder, "copy.entente", NULL);
  g_autofree char *copy_log = g_strconcat (copy, "-wal", NULL);
  g_autofree char *good = NULL;
  g_autofree char *log = NULL;
  gsize size;
  gsize log_size;

  g_assert_true (entente_db_exec (db, "REINDEX; PRAGMA user_version = 1; ANALYZE", &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (f->log, &log, &log_size, NULL));
  g_assert_cmpuint (log_size, >, 2 * PAGE);
  /* before closing brings the log into it: whatever is left of a log then fits the file */
  g_assert_true (g_file_get_contents (f->path, &good, &size, NULL));
  g_clear_object (&db);

  for (guint seed = 0; seed < N_LOG_MUTATIONS; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autofree guint8 *bytes = g_memdup2 (log, log_size);
      gsize spoilt_size = seed == 0 ? log_size : spoil (rand, bytes, log_size);

      g_test_message ("seed %u", seed);
      put (copy, (const guint8 *) good, size);
      put (copy_log, bytes, spoilt_size);
      g_assert_true (open_and_read (copy));
    }
}

static void
test_newer_version_is_told (Fixture      *f,
                            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDb) db = entente_db_open (f->path, ENTENTE_DB_READ_WRITE, &error);
  int version;

  g_assert_true (entente_db_exec (db, "PRAGMA user_version = 999", &error));
  g_assert_false (entente_db_get_version (db, &version, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_false (entente_db_migrate (db, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NEWER);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/damage/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("spoilt-files-end-in-an-error", test_spoilt_files_end_in_an_error);
  ADD ("spoilt-logs-end-in-an-error", test_spoilt_logs_end_in_an_error);
  ADD ("newer-version-is-told", test_newer_version_is_told);
#undef ADD
  return g_test_run ();
}
