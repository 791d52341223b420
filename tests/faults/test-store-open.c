/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is offered as a catalogue and is none, or not one to be written to: a clear word, soon, and
 * not a byte changed, nor a file left beside it. */
#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-store-private.h"
#include "store-state.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(EntenteRecord) country = entente_record_new (ENTENTE_KIND_COUNTRY);

  f->folder = g_dir_make_tmp ("entente-open-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  store = entente_store_create (f->path, "Amal", &error);
  g_assert_no_error (error);
  entente_record_add_name (country, "short", "Algeria", NULL);
  entente_edit_put (edit, country);
  g_assert_true (entente_store_save (store, edit, NULL, NULL, &error));
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_chmod (f->folder, 0700);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names and contents of all that is in the folder. */
static char *
folder_state (Fixture *f)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_autofree char *bytes = NULL;
      g_autofree char *digest = NULL;
      gsize size = 0;

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
      g_ptr_array_add (lines, g_strdup_printf ("%s %s", name, digest));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* In both modes, and as a file to be made anew. */
static void
assert_refused (Fixture *f,
                int code)
{
  g_autofree char *before = folder_state (f);
  g_autofree char *after = NULL;
  gint64 start = g_get_monotonic_time ();

  for (EntenteStoreMode mode = ENTENTE_STORE_READ_WRITE; mode <= ENTENTE_STORE_READ_ONLY; mode++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteStore) store = entente_store_open (f->path, mode, "Amal", &error);

      g_assert_null (store);
      g_assert_error (error, ENTENTE_ERROR, code);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(EntenteStore) store = entente_store_create (f->path, "Amal", &error);

    g_assert_null (store);
    g_assert_nonnull (error);
    g_assert_true (error->domain == ENTENTE_ERROR);
  }
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  after = folder_state (f);
  g_assert_cmpstr (after, ==, before);
}

static void
put (Fixture *f,
     const char *bytes,
     gsize size)
{
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) size, NULL));
}

static void
test_other_files_are_not_taken_for_catalogues (Fixture *f,
                                               gconstpointer data)
{
  static const struct
  {
    const char *bytes;
    gsize size;
  } files[] = {
    { "", 0 },
    { "x", 1 },
    { "Iran – Algeria\n", 18 },
    { "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16 },
    { "PK\x03\x04\x14\0\0\0", 8 },
    { "SQLite format 3", 15 },
    { "SQLite format 3\0", 16 },
    { "{\"entente\":1}\n", 14 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      put (f, files[i].bytes, files[i].size);
      assert_refused (f, ENTENTE_ERROR_NOT_CATALOGUE);
    }
}

static void
test_other_databases_are_not_taken_for_catalogues (Fixture *f,
                                                   gconstpointer data)
{
  sqlite3 *handle;

  g_assert_cmpint (g_remove (f->path), ==, 0);
  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE country (id INTEGER PRIMARY KEY)", NULL, NULL,
                                 NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  assert_refused (f, ENTENTE_ERROR_NOT_CATALOGUE);
}

static void
test_what_is_no_file_is_refused (Fixture *f,
                                 gconstpointer data)
{
  g_assert_cmpint (g_remove (f->path), ==, 0);
  g_assert_cmpint (g_mkdir (f->path, 0700), ==, 0);
  assert_refused (f, ENTENTE_ERROR_NOT_CATALOGUE);
  g_assert_cmpint (g_rmdir (f->path), ==, 0);
  g_assert_cmpint (mkfifo (f->path, 0600), ==, 0);
  assert_refused (f, ENTENTE_ERROR_NOT_CATALOGUE);
}

static void
test_missing_file_is_not_found (Fixture *f,
                                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;

  g_assert_cmpint (g_remove (f->path), ==, 0);
  store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", &error);
  g_assert_null (store);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

/* Does what no Entente does to its file. */
static void
tamper (Fixture *f,
        const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
test_newer_catalogue_is_told (Fixture *f,
                              gconstpointer data)
{
  tamper (f, "PRAGMA user_version = 999");
  assert_refused (f, ENTENTE_ERROR_NEWER);
}

static void
test_foreign_trigger_is_refused (Fixture *f,
                                 gconstpointer data)
{
  tamper (f, "CREATE TRIGGER t AFTER INSERT ON country BEGIN DELETE FROM record; END");
  assert_refused (f, ENTENTE_ERROR_NOT_CATALOGUE);
}

static void
test_missing_table_is_damage (Fixture *f,
                              gconstpointer data)
{
  tamper (f, "PRAGMA foreign_keys = OFF; DROP TABLE meeting_item");
  assert_refused (f, ENTENTE_ERROR_DAMAGED);
}

static void
test_missing_own_row_is_damage (Fixture *f,
                                gconstpointer data)
{
  tamper (f, "DELETE FROM keeper");
  assert_refused (f, ENTENTE_ERROR_DAMAGED);
}

/* The header is whole, what follows is not. */
static void
test_damaged_file_is_told (Fixture *f,
                           gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (f->path, &bytes, &size, NULL));
  memset (bytes + 100, 0x5a, 4096 - 100);
  put (f, bytes, size);
  assert_refused (f, ENTENTE_ERROR_DAMAGED);
  put (f, bytes, 4096);
  assert_refused (f, ENTENTE_ERROR_DAMAGED);
}

static void
run_unprivileged (void (*work) (Fixture *f),
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
read_only_work (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store
      = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Badr", &error);
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(EntenteRecord) country = entente_record_new (ENTENTE_KIND_COUNTRY);

  g_assert_no_error (error);
  g_assert_true (entente_store_is_read_only (store));
  entente_record_add_name (country, "short", "Kenya", NULL);
  entente_edit_put (edit, country);
  g_assert_false (entente_store_save (store, edit, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_false (entente_store_take_over (store, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
  g_assert_true (entente_store_is_read_only (store));
}

static void
create_work (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (f->folder, "new.entente", NULL);
  g_autoptr(EntenteStore) store = entente_store_create (path, "Badr", &error);

  g_assert_null (store);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY);
}

static void
test_unwritable_folder_is_only_read (Fixture *f,
                                     gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (g_chmod (f->path, 0644), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  before = folder_state (f);
  run_unprivileged (read_only_work, f);
  run_unprivileged (create_work, f);
  after = folder_state (f);
  g_assert_cmpstr (after, ==, before);
}

static void
test_locked_catalogue_names_who_writes (Fixture *f,
                                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteLock) lock = entente_lock_take (f->path, "Badr", &error);
  g_autoptr(EntenteStore) store = NULL;
  g_autofree char *before = folder_state (f);
  g_autofree char *after = NULL;

  store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", &error);
  g_assert_null (store);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Badr"));
  after = folder_state (f);
  g_assert_cmpstr (after, ==, before);
}

/* One file that can be mailed, whether it was written to or only read. */
static void
test_closing_leaves_one_file (Fixture *f,
                              gconstpointer data)
{
  for (EntenteStoreMode mode = ENTENTE_STORE_READ_WRITE; mode <= ENTENTE_STORE_READ_ONLY; mode++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *before = folder_state (f);
      g_autofree char *after = NULL;
      EntenteStore *store = entente_store_open (f->path, mode, "Amal", &error);

      g_assert_no_error (error);
      g_object_unref (store);
      after = folder_state (f);
      g_assert_cmpstr (after, ==, before);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/store-open/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("other-files-are-not-taken-for-catalogues", test_other_files_are_not_taken_for_catalogues);
  ADD ("other-databases-are-not-taken-for-catalogues",
       test_other_databases_are_not_taken_for_catalogues);
  ADD ("what-is-no-file-is-refused", test_what_is_no_file_is_refused);
  ADD ("missing-file-is-not-found", test_missing_file_is_not_found);
  ADD ("newer-catalogue-is-told", test_newer_catalogue_is_told);
  ADD ("foreign-trigger-is-refused", test_foreign_trigger_is_refused);
  ADD ("missing-table-is-damage", test_missing_table_is_damage);
  ADD ("missing-own-row-is-damage", test_missing_own_row_is_damage);
  ADD ("damaged-file-is-told", test_damaged_file_is_told);
  ADD ("unwritable-folder-is-only-read", test_unwritable_folder_is_only_read);
  ADD ("locked-catalogue-names-who-writes", test_locked_catalogue_names_who_writes);
  ADD ("closing-leaves-one-file", test_closing_leaves_one_file);
#undef ADD
  return g_test_run ();
}
