/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-backup.h"

#include <glib/gstdio.h>

#include "entente-error.h"
#include "measure.h"

#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("entente-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "desk.entente", NULL);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_unsetenv ("ENTENTE_NOW");
  remove_tree (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static gint64
add_country (EntenteStore *store,
             const char *name)
{
  g_autoptr(EntenteRecord) country = entente_record_new (ENTENTE_KIND_COUNTRY);
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_record_add_name (country, "short", name, NULL);
  entente_edit_put (edit, country);
  entente_store_save (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return entente_record_get_id (country);
}

static void
test_first_change_of_a_day_makes_one_backup (Fixture *f,
                                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GPtrArray) backups = NULL;

  g_setenv ("ENTENTE_NOW", "2025-11-20T08:00:00Z", TRUE);
  store = entente_store_create (f->path, NULL, &error);
  g_assert_no_error (error);
  add_country (store, "Iran");
  g_setenv ("ENTENTE_NOW", "2025-11-21T08:00:00Z", TRUE);
  add_country (store, "Kenya");
  add_country (store, "Egypt");
  backups = entente_store_list_backups (f->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (backups, 0), "20251121T080000Z-day.entente"));
}

static void
test_days_weeks_and_months_are_kept (Fixture *f,
                                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autofree char *foreign = NULL;
  guint first = test_measure (1, 9);

  g_setenv ("ENTENTE_NOW", "2025-01-01T08:00:00Z", TRUE);
  store = entente_store_create (f->path, NULL, &error);
  add_country (store, "Iran");
  foreign = g_strconcat (f->path, ".backups/notes.txt", NULL);
  for (guint month = first; month <= 12; month++)
    for (guint day = 2; day <= 28; day += 2)
      {
        g_autofree char *now = g_strdup_printf ("2025-%02u-%02uT08:00:00Z", month, day);

        g_setenv ("ENTENTE_NOW", now, TRUE);
        add_country (store, now);
        if (month == first && day == 2)
          g_assert_true (g_file_set_contents (foreign, "ours", -1, NULL));
      }
  backups = entente_store_list_backups (f->path);
  g_assert_cmpuint (backups->len, >=, 7 + 4);
  g_assert_cmpuint (backups->len, <=, 7 + 4 + 6);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (backups, 0), "20251228T080000Z-day.entente"));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
test_backups_before_imports_stay_for_a_week (Fixture *f,
                                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GPtrArray) backups = NULL;
  g_autoptr(GPtrArray) later = NULL;
  g_autofree char *version = g_strconcat (f->path, ".backups/20250301T070000Z-version-1.entente", NULL);

  g_setenv ("ENTENTE_NOW", "2025-03-01T08:00:00Z", TRUE);
  store = entente_store_create (f->path, NULL, &error);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = entente_store_keep_backup (store, "import", NULL, &error);
      g_autofree char *name = g_strdup_printf ("%u", i);

      g_assert_no_error (error);
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
      add_country (store, name);
      if (i == 0)
        g_assert_true (g_file_set_contents (version, "", 0, NULL));
    }
  g_setenv ("ENTENTE_NOW", "2025-03-01T09:00:00Z", TRUE);
  g_free (entente_store_keep_backup (store, "day", NULL, &error));
  backups = entente_store_list_backups (f->path);
  /* three of one second, each with a name of its own, the one before a migration, the newest */
  g_assert_cmpuint (backups->len, ==, 5);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (backups, 4), "version-1.entente"));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (backups, 3), "-import.entente"));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (backups, 2), "-import_0002.entente"));

  g_setenv ("ENTENTE_NOW", "2025-04-01T08:00:00Z", TRUE);
  g_free (entente_store_keep_backup (store, "day", NULL, &error));
  later = entente_store_list_backups (f->path);
  g_assert_cmpuint (later->len, ==, 3);
}

static void
test_backup_replaces_no_file (Fixture *f,
                              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *letter = g_build_filename (f->folder, "letter.txt", NULL);
  g_autofree char *words = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (f->path, NULL, &error);

  g_assert_true (g_file_set_contents (letter, "Dear colleague", -1, NULL));
  g_assert_false (entente_store_backup (store, letter, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_true (g_file_get_contents (letter, &words, NULL, NULL));
  g_assert_cmpstr (words, ==, "Dear colleague");
}

static void
test_restore_brings_back_and_keeps_what_stood_there (Fixture *f,
                                                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (f->path, NULL, &error);
  g_autofree char *backup = g_build_filename (f->folder, "copy.entente", NULL);
  g_autofree char *aside = NULL;
  gint64 iran = add_country (store, "Iran");
  gint64 kenya;

  g_assert_true (entente_store_backup (store, backup, NULL, &error));
  kenya = add_country (store, "Kenya");
  g_assert_false (entente_store_restore (backup, f->path, NULL, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED);
  g_clear_error (&error);
  g_clear_object (&store);

  g_assert_true (entente_store_restore (backup, f->path, NULL, &aside, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entente_store_kind_of (store, iran), ==, ENTENTE_KIND_COUNTRY);
  g_assert_cmpint (entente_store_kind_of (store, kenya), ==, ENTENTE_KIND_NONE);
}

static void
test_backups_follow_the_file_through_a_link (Fixture *f,
                                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (f->path, NULL, &error);
  g_autofree char *link = g_build_filename (f->folder, "link.entente", NULL);
  g_autofree char *copy = g_build_filename (f->folder, "copy.entente", NULL);
  g_autofree char *other = g_strconcat (link, ".backups", NULL);
  g_autoptr(GPtrArray) backups = NULL;

  add_country (store, "Iran");
  g_clear_object (&store);
  g_assert_cmpint (symlink (f->path, link), ==, 0);
  store = entente_store_open (link, ENTENTE_STORE_READ_WRITE, NULL, &error);
  g_free (entente_store_keep_backup (store, "import", NULL, &error));
  g_assert_true (entente_store_backup (store, copy, NULL, &error));
  g_assert_no_error (error);
  g_clear_object (&store);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  backups = entente_store_list_backups (f->path);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (entente_store_restore (copy, link, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_two_restores_in_a_second_keep_what_stood_there (Fixture *f,
                                                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (f->path, NULL, &error);
  g_autofree char *backup = g_build_filename (f->folder, "copy.entente", NULL);
  g_autofree char *aside = NULL;
  g_autofree char *next = NULL;

  g_setenv ("ENTENTE_NOW", "2025-03-01T08:00:00Z", TRUE);
  add_country (store, "Iran");
  g_assert_true (entente_store_backup (store, backup, NULL, &error));
  g_clear_object (&store);
  g_assert_true (entente_store_restore (backup, f->path, NULL, &aside, NULL, &error));
  g_assert_true (entente_store_restore (backup, f->path, NULL, &next, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (aside, !=, next);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (next, G_FILE_TEST_EXISTS));
}

static void
test_catalogue_is_not_restored_from_itself (Fixture *f,
                                            gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (f->path, NULL, &error);

  g_clear_object (&store);
  g_assert_false (entente_store_restore (f->path, f->path, NULL, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "from itself"));
}

static void
test_restore_refuses_what_is_no_backup (Fixture *f,
                                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *backup = g_build_filename (f->folder, "letter.txt", NULL);
  g_autoptr(EntenteStore) store = entente_store_create (f->path, NULL, &error);
  gint64 iran = add_country (store, "Iran");

  g_clear_object (&store);
  g_assert_true (g_file_set_contents (backup, "Dear colleague", -1, NULL));
  g_assert_false (entente_store_restore (backup, f->path, NULL, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE);
  g_clear_error (&error);
  store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, NULL, &error);
  g_assert_cmpint (entente_store_kind_of (store, iran), ==, ENTENTE_KIND_COUNTRY);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store-backup/first-change-of-a-day-makes-one-backup",
       test_first_change_of_a_day_makes_one_backup);
  ADD ("/store-backup/days-weeks-and-months-are-kept", test_days_weeks_and_months_are_kept);
  ADD ("/store-backup/backups-before-imports-stay-for-a-week",
       test_backups_before_imports_stay_for_a_week);
  ADD ("/store-backup/backup-replaces-no-file", test_backup_replaces_no_file);
  ADD ("/store-backup/restore-brings-back-and-keeps-what-stood-there",
       test_restore_brings_back_and_keeps_what_stood_there);
  ADD ("/store-backup/backups-follow-the-file-through-a-link",
       test_backups_follow_the_file_through_a_link);
  ADD ("/store-backup/two-restores-in-a-second-keep-what-stood-there",
       test_two_restores_in_a_second_keep_what_stood_there);
  ADD ("/store-backup/catalogue-is-not-restored-from-itself",
       test_catalogue_is_not_restored_from_itself);
  ADD ("/store-backup/restore-refuses-what-is-no-backup", test_restore_refuses_what_is_no_backup);
#undef ADD
  return g_test_run ();
}
