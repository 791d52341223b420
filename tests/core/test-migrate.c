/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-error.h"
#include "entente-migrate-private.h"

#include <glib/gstdio.h>

#define ONE "/org/entente/test/one/"
#define TWO "/org/entente/test/two/"
#define THREE "/org/entente/test/three/"
#define BROKEN "/org/entente/test/broken/"

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
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_assert_finalize_object (f->db);
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

static int
run (EntenteDb  *db,
     const char *folder,
     gboolean   *ends_undo)
{
  g_autoptr(GError) error = NULL;
  int from;

  entente_migrations_run (db, folder, entente_migrations_count (folder), &from, ends_undo, &error);
  g_assert_no_error (error);
  g_assert_false (entente_db_in_transaction (db));
  return from;
}

static void
exec (EntenteDb  *db,
      const char *sql)
{
  g_autoptr(GError) error = NULL;

  entente_db_exec (db, sql, &error);
  g_assert_no_error (error);
}

static void
test_new_catalogue_gets_all_steps (Fixture      *f,
                                   gconstpointer data)
{
  gboolean ends_undo;

  g_assert_cmpint (run (f->db, TWO, &ends_undo), ==, 0);
  g_assert_false (ends_undo);
  g_assert_cmpint (query (f->db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (query (f->db, "PRAGMA application_id"), ==, ENTENTE_APPLICATION_ID);
  g_assert_cmpint (query (f->db, "SELECT count(born) FROM person"), ==, 0);
}

static void
test_older_catalogue_gets_the_steps_it_lacks (Fixture      *f,
                                              gconstpointer data)
{
  gboolean ends_undo;

  run (f->db, ONE, NULL);
  exec (f->db, "INSERT INTO person VALUES (1, 'Amal')");
  g_assert_cmpint (run (f->db, TWO, &ends_undo), ==, 1);
  g_assert_false (ends_undo);
  g_assert_cmpint (query (f->db, "SELECT count(*) FROM person WHERE born IS NULL"), ==, 1);
  g_assert_cmpint (run (f->db, TWO, NULL), ==, 2);
}

static void
test_step_that_ends_undo_says_so (Fixture      *f,
                                  gconstpointer data)
{
  gboolean ends_undo;

  run (f->db, TWO, NULL);
  g_assert_cmpint (run (f->db, THREE, &ends_undo), ==, 2);
  g_assert_true (ends_undo);
  run (f->db, THREE, &ends_undo);
  g_assert_false (ends_undo);
}

static void
test_broken_step_leaves_the_last_good_one (Fixture      *f,
                                           gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (entente_migrations_run (f->db, BROKEN, 2, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED);
  g_assert_false (entente_db_in_transaction (f->db));
  g_assert_cmpint (query (f->db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (query (f->db, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), ==, 0);
}

static void
test_newer_catalogue_is_refused (Fixture      *f,
                                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  int version;

  run (f->db, TWO, NULL);
  g_assert_false (entente_migrations_run (f->db, ONE, 1, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NEWER);
  g_assert_cmpint (query (f->db, "PRAGMA user_version"), ==, 2);
  g_clear_error (&error);

  exec (f->db, "PRAGMA user_version = 999");
  g_assert_false (entente_db_get_version (f->db, &version, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NEWER);
}

static void
test_file_of_another_program_is_refused (Fixture      *f,
                                         gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  exec (f->db, "PRAGMA application_id = 7");
  g_assert_false (entente_db_migrate (f->db, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE);
  g_clear_error (&error);
  exec (f->db, "PRAGMA application_id = 0; PRAGMA user_version = 1");
  g_assert_false (entente_db_migrate (f->db, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE);
}

static void
test_negative_version_is_damage (Fixture      *f,
                                 gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  run (f->db, ONE, NULL);
  exec (f->db, "PRAGMA user_version = -1");
  g_assert_false (entente_db_migrate (f->db, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED);
}

static void
test_own_schema_passes (Fixture      *f,
                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  for (guint round = 0; round < 2; round++)
    {
      run (f->db, round == 0 ? ONE : THREE, NULL);
      exec (f->db, "ANALYZE");
      g_assert_true (entente_migrations_check (f->db, THREE, &error));
      g_assert_no_error (error);
    }
}

static void
test_foreign_object_is_named (Fixture      *f,
                              gconstpointer data)
{
  static const char *statements[] = {
    "CREATE TABLE stranger (x)",
    "CREATE INDEX stranger ON person (name)",
    "CREATE VIRTUAL TABLE stranger USING fts5 (x)",
    "CREATE VIEW stranger AS SELECT 1",
    "CREATE TRIGGER stranger AFTER INSERT ON person BEGIN DELETE FROM person; END",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteDb) db = entente_db_open (NULL, ENTENTE_DB_MEMORY, &error);

      run (db, TWO, NULL);
      /* as another program would have done */
      sqlite3_set_authorizer (entente_db_handle (db), NULL, NULL);
      exec (db, statements[i]);
      g_assert_false (entente_migrations_check (db, TWO, &error));
      g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE);
      g_assert_nonnull (strstr (error->message, "stranger"));
    }
}

static void
test_changed_object_is_named (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  run (f->db, TWO, NULL);
  exec (f->db, "ALTER TABLE person ADD COLUMN more TEXT");
  g_assert_false (entente_migrations_check (f->db, TWO, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "table person"));
  g_clear_error (&error);

  exec (f->db, "ALTER TABLE person DROP COLUMN more; DROP INDEX person_name");
  g_assert_false (entente_migrations_check (f->db, TWO, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "index person_name"));
}

static void
test_the_catalogue_migrates_and_passes (Fixture      *f,
                                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  int from;

  g_assert_true (entente_db_migrate (f->db, &from, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (from, ==, 0);
  g_assert_cmpint (query (f->db, "PRAGMA user_version"), ==, entente_db_newest_version ());
  g_assert_true (entente_db_schema_is_known (f->db));
  g_assert_true (entente_db_check_schema (f->db, &error));
  g_assert_true (entente_db_quick_check (f->db, &error));
  g_assert_no_error (error);

  exec (f->db, "CREATE TABLE stranger (x)");
  g_assert_false (entente_db_schema_is_known (f->db));
  g_assert_false (entente_db_check_schema (f->db, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/migrate/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("new-catalogue-gets-all-steps", test_new_catalogue_gets_all_steps);
  ADD ("older-catalogue-gets-the-steps-it-lacks", test_older_catalogue_gets_the_steps_it_lacks);
  ADD ("step-that-ends-undo-says-so", test_step_that_ends_undo_says_so);
  ADD ("broken-step-leaves-the-last-good-one", test_broken_step_leaves_the_last_good_one);
  ADD ("newer-catalogue-is-refused", test_newer_catalogue_is_refused);
  ADD ("file-of-another-program-is-refused", test_file_of_another_program_is_refused);
  ADD ("negative-version-is-damage", test_negative_version_is_damage);
  ADD ("own-schema-passes", test_own_schema_passes);
  ADD ("foreign-object-is-named", test_foreign_object_is_named);
  ADD ("changed-object-is-named", test_changed_object_is_named);
  ADD ("the-catalogue-migrates-and-passes", test_the_catalogue_migrates_and_passes);
#undef ADD
  return g_test_run ();
}
