/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk refuses while the store works, or another program takes the file away: the failure is
 * told, nothing is changed, and the same works again once the trouble is over. */
#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-query.h"
#include "entente-store-import.h"
#include "entente-store-private.h"
#include "faulty-vfs.h"
#include "store-state.h"

#include <glib/gstdio.h>

typedef struct
{
  Fault fault;
  gboolean wal;
  gboolean for_good;
} Case;

typedef struct
{
  char *folder;
  char *path;
  char *aside;
  EntenteStore *store;
  EntenteRecord *person; /* as it stands */
} Fixture;

static gboolean
save (EntenteStore *store,
      EntenteRecord *record,
      GError **error)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();

  entente_edit_put (edit, record);
  return entente_store_save (store, edit, NULL, NULL, error);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GError) error = NULL;

  faulty_vfs_register ();
  f->folder = g_dir_make_tmp ("entente-disk-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->aside = g_build_filename (f->folder, "b.entente", NULL);
  f->store = entente_store_create (f->path, "Amal", &error);
  g_assert_no_error (error);
  if (c != NULL && !c->wal)
    g_assert_true (entente_db_set_journal (f->store->db, FALSE, NULL));
  f->person = entente_record_new (ENTENTE_KIND_PERSON);
  entente_row_set_text (entente_record_get_row (f->person), "family", "Haddad");
  g_assert_true (save (f->store, f->person, &error));
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_clear_object (&f->store);
  g_clear_object (&f->person);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->aside);
  g_free (f->path);
  g_free (f->folder);
}

static void
reopen (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&f->store);
  f->store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", &error);
  g_assert_no_error (error);
}

static int
expected_error (const Case *c)
{
  return c->fault == FAULT_FULL ? ENTENTE_ERROR_FULL : ENTENTE_ERROR_FAILED;
}

static EntenteRecord *
next_version (Fixture *f,
              guint n)
{
  EntenteRecord *record = entente_record_copy (f->person);
  g_autofree char *given = g_strdup_printf ("Amal %u", n);
  EntenteRow *contact = entente_record_add_part (record, "contacts");

  entente_row_set_text (entente_record_get_row (record), "given", given);
  entente_row_set_text (contact, "type", "email");
  entente_row_set_text (contact, "text", given);
  return record;
}

typedef gboolean (*Work) (Fixture *f,
                          EntenteRecord *record,
                          GError **error);

static gboolean
save_work (Fixture *f,
           EntenteRecord *record,
           GError **error)
{
  return save (f->store, record, error);
}

static gboolean
undo_work (Fixture *f,
           EntenteRecord *record,
           GError **error)
{
  return entente_store_undo (f->store, NULL, NULL, error);
}

/* Does the work with a fault at that change of a file; FALSE if the fault did not come. */
static gboolean
work_with_trouble (Fixture *f,
                   const Case *c,
                   Work work,
                   guint call)
{
  g_autoptr(EntenteRecord) record = next_version (f, call);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_state (f->store);
  g_autofree char *after = NULL;
  gboolean good;
  gboolean fired;

  faulty_vfs_arm (c->fault, call, c->for_good);
  good = work (f, record, &error);
  fired = faulty_vfs_disarm ();
  g_assert_true (good || fired);
  after = store_state (f->store);
  if (good)
    g_assert_cmpstr (before, !=, after);
  else
    {
      g_assert_error (error, ENTENTE_ERROR, expected_error (c));
      assert_same_state (after, before);
      g_clear_error (&error);
      g_assert_true (work (f, record, &error));
      g_assert_no_error (error);
    }
  return fired;
}

/* Brings the catalogue to where something can be undone, and what is loaded to what stands there. */
static void
go_on (Fixture *f,
       guint n)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) record = NULL;

  g_clear_object (&f->person);
  f->person = entente_record_new (ENTENTE_KIND_PERSON);
  entente_row_set_text (entente_record_get_row (f->person), "family", "Haddad");
  g_assert_true (save (f->store, f->person, &error));
  record = next_version (f, n);
  g_assert_true (save (f->store, record, &error));
  g_set_object (&f->person, record);
}

static void
run_with_trouble (Fixture *f,
                  const Case *c,
                  Work work)
{
  gboolean fired = TRUE;
  guint call;

  for (call = 1; fired; call++)
    {
      go_on (f, 1000 + call);
      fired = work_with_trouble (f, c, work, call);
    }
  g_assert_cmpuint (call, >, 3);
  assert_sound_store (f->store);
  reopen (f);
  assert_sound_store (f->store);
}

static void
test_disk_refuses_while_saving (Fixture *f,
                                gconstpointer data)
{
  run_with_trouble (f, data, save_work);
}

static void
test_disk_refuses_while_undoing (Fixture *f,
                                 gconstpointer data)
{
  run_with_trouble (f, data, undo_work);
}

static void
test_disk_refuses_while_creating (Fixture *f,
                                  gconstpointer data)
{
  const Case *c = data;
  gboolean fired = TRUE;

  for (guint call = 1; fired; call += call < 20 ? 1 : 41)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteStore) store = NULL;

      faulty_vfs_arm (c->fault, call, c->for_good);
      store = entente_store_create (f->aside, "Amal", &error);
      fired = faulty_vfs_disarm ();
      g_assert_true (store != NULL || fired);
      if (store == NULL)
        {
          g_assert_error (error, ENTENTE_ERROR, expected_error (c));
          g_clear_error (&error);
          /* nothing half made stands in the way of another attempt */
          g_assert_false (g_file_test (f->aside, G_FILE_TEST_EXISTS));
          store = entente_store_create (f->aside, "Amal", &error);
          g_assert_no_error (error);
        }
      g_clear_object (&store);
      g_assert_cmpint (g_remove (f->aside), ==, 0);
    }
}

static void
assert_edit_is_refused (Fixture *f)
{
  g_autoptr(EntenteRecord) record = next_version (f, 1);
  g_autoptr(GError) error = NULL;

  g_assert_false (save (f->store, record, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (entente_store_undo (f->store, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
}

static void
test_file_that_was_moved_takes_no_edit (Fixture *f,
                                        gconstpointer data)
{
  g_autoptr(EntenteRecord) record = next_version (f, 2);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_state (f->store);
  g_autofree char *after = NULL;

  g_assert_cmpint (g_rename (f->path, f->aside), ==, 0);
  assert_edit_is_refused (f);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (f->aside, f->path), ==, 0);
  after = store_state (f->store);
  assert_same_state (after, before);
  g_assert_true (save (f->store, record, &error));
  g_assert_no_error (error);
}

static void
test_file_that_was_replaced_takes_no_edit (Fixture *f,
                                           gconstpointer data)
{
  g_autoptr(EntenteStore) other = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  other = entente_store_create (f->aside, "Badr", &error);
  g_assert_no_error (error);
  before = store_state (other);
  g_clear_object (&other);
  g_assert_cmpint (g_rename (f->aside, f->path), ==, 0);
  assert_edit_is_refused (f);
  g_clear_object (&f->store);
  reopen (f);
  after = store_state (f->store);
  assert_same_state (after, before);
}

static void
test_file_that_was_deleted_takes_no_edit (Fixture *f,
                                          gconstpointer data)
{
  g_assert_cmpint (g_remove (f->path), ==, 0);
  assert_edit_is_refused (f);
  g_clear_object (&f->store);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

/* An import in which the file goes between the record and the end. */
static void
assert_import_is_refused (Fixture *f,
                          void (*take_away) (Fixture *f))
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) record = entente_record_new (ENTENTE_KIND_PERSON);
  g_autoptr(EntenteImport) import = entente_import_new (f->store, FALSE, NULL, &error);
  const EntenteStamps stamps = { 0 };
  EntenteImportOutcome outcome;

  g_assert_no_error (error);
  entente_record_set_id (record, entente_store_next_id (f->store));
  entente_row_set_text (entente_record_get_row (record), "family", "Meziane");
  g_assert_true (entente_import_put (import, record, &stamps, &outcome, &error));
  take_away (f);
  g_assert_false (entente_import_finish (import, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
}

static void
move_file (Fixture *f)
{
  g_assert_cmpint (g_rename (f->path, f->aside), ==, 0);
}

static void
replace_file (Fixture *f)
{
  g_autoptr(EntenteStore) other = entente_store_create (f->aside, "Badr", NULL);

  g_clear_object (&other);
  move_file (&(Fixture){ .path = f->aside, .aside = f->path });
}

static void
delete_file (Fixture *f)
{
  g_assert_cmpint (g_remove (f->path), ==, 0);
}

static void
test_file_that_is_moved_takes_no_import (Fixture *f,
                                         gconstpointer data)
{
  g_autoptr(EntenteRecord) record = next_version (f, 3);
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_state (f->store);
  g_autofree char *after = NULL;

  assert_import_is_refused (f, move_file);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (f->aside, f->path), ==, 0);
  after = store_state (f->store);
  assert_same_state (after, before);
  g_assert_true (save (f->store, record, &error));
  g_assert_no_error (error);
  assert_sound_store (f->store);
}

static void
test_file_that_is_replaced_takes_no_import (Fixture *f,
                                            gconstpointer data)
{
  assert_import_is_refused (f, replace_file);
  reopen (f);
  g_assert_cmpint (entente_store_count (f->store, ENTENTE_KIND_PERSON, NULL), ==, 0);
}

static void
test_file_that_is_deleted_takes_no_import (Fixture *f,
                                           gconstpointer data)
{
  assert_import_is_refused (f, delete_file);
  g_clear_object (&f->store);
  g_assert_false (g_file_test (f->path, G_FILE_TEST_EXISTS));
}

int
main (int argc,
      char **argv)
{
  static const Case eio_log = { FAULT_EIO, TRUE, FALSE };
  static const Case eio_log_ever = { FAULT_EIO, TRUE, TRUE };
  static const Case eio_journal = { FAULT_EIO, FALSE, FALSE };
  static const Case full_log = { FAULT_FULL, TRUE, FALSE };
  static const Case full_log_ever = { FAULT_FULL, TRUE, TRUE };
  static const Case full_journal = { FAULT_FULL, FALSE, TRUE };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function, data) \
  g_test_add ("/store-disk/" path, Fixture, data, set_up, function, tear_down)
  ADD ("error-while-saving-with-a-log", test_disk_refuses_while_saving, &eio_log);
  ADD ("errors-while-saving-with-a-log", test_disk_refuses_while_saving, &eio_log_ever);
  ADD ("error-while-saving-with-a-journal", test_disk_refuses_while_saving, &eio_journal);
  ADD ("full-for-a-moment-while-saving-with-a-log", test_disk_refuses_while_saving, &full_log);
  ADD ("full-while-saving-with-a-log", test_disk_refuses_while_saving, &full_log_ever);
  ADD ("full-while-saving-with-a-journal", test_disk_refuses_while_saving, &full_journal);
  ADD ("error-while-undoing", test_disk_refuses_while_undoing, &eio_log);
  ADD ("full-while-undoing", test_disk_refuses_while_undoing, &full_log_ever);
  ADD ("error-while-creating", test_disk_refuses_while_creating, &eio_log);
  ADD ("full-while-creating", test_disk_refuses_while_creating, &full_log_ever);
  ADD ("file-that-was-moved-takes-no-edit", test_file_that_was_moved_takes_no_edit, NULL);
  ADD ("file-that-was-replaced-takes-no-edit", test_file_that_was_replaced_takes_no_edit, NULL);
  ADD ("file-that-was-deleted-takes-no-edit", test_file_that_was_deleted_takes_no_edit, NULL);
  ADD ("file-that-is-moved-takes-no-import", test_file_that_is_moved_takes_no_import, NULL);
  ADD ("file-that-is-replaced-takes-no-import", test_file_that_is_replaced_takes_no_import, NULL);
  ADD ("file-that-is-deleted-takes-no-import", test_file_that_is_deleted_takes_no_import, NULL);
#undef ADD
  return g_test_run ();
}
