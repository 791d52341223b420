/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-error.h"
#include "entente-query.h"
#include "entente-store.h"

#include <glib/gstdio.h>

typedef struct
{
  EntenteStore *store;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Officer", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
}

static gint64
save (Fixture *f,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (f->store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return entente_record_get_id (record);
}

static EntenteRecord *
new_named (EntenteKind kind,
           const char *name)
{
  EntenteRecord *record = entente_record_new (kind);

  entente_record_add_name (record, "short", name, NULL);
  return record;
}

static EntenteRecord *
new_meeting (gint64 first,
             gint64 second)
{
  EntenteRecord *meeting = entente_record_new (ENTENTE_KIND_MEETING);

  entente_row_set_link (entente_record_add_part (meeting, "parties"), "party",
                        ENTENTE_KIND_COUNTRY, first);
  entente_row_set_link (entente_record_add_part (meeting, "parties"), "party",
                        ENTENTE_KIND_COUNTRY, second);
  entente_row_set_text (entente_record_get_row (meeting), "date", "[2025-11-17..2025-11-22]");
  return meeting;
}

static void
test_saved_record_comes_back_equal (Fixture *f,
                                    gconstpointer data)
{
  g_autoptr(EntenteRecord) iran = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(EntenteRecord) kenya = new_named (ENTENTE_KIND_COUNTRY, "Kenya");
  g_autoptr(EntenteRecord) meeting = NULL;
  g_autoptr(EntenteRecord) loaded = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  meeting = new_meeting (save (f, iran), save (f, kenya));
  save (f, meeting);
  loaded = entente_store_load (f->store, entente_record_get_id (meeting), &error);
  g_assert_no_error (error);
  g_assert_true (entente_record_equal (meeting, loaded));
  title = entente_store_title (f->store, entente_record_get_id (meeting));
  g_assert_cmpstr (title, ==, "Iran – Kenya");
}

static void
test_undo_and_redo_give_both_states (Fixture *f,
                                     gconstpointer data)
{
  g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(EntenteRecord) before = NULL;
  g_autoptr(EntenteRecord) undone = NULL;
  g_autoptr(EntenteRecord) redone = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = save (f, country);

  before = entente_record_copy (country);
  entente_row_set_text (entente_record_get_row (country), "capital", "Tehran");
  save (f, country);
  g_assert_true (entente_store_undo (f->store, NULL, NULL, &error));
  undone = entente_store_load (f->store, id, &error);
  g_assert_true (entente_record_equal (before, undone));
  g_assert_true (entente_store_redo (f->store, NULL, NULL, &error));
  redone = entente_store_load (f->store, id, &error);
  g_assert_true (entente_record_equal (country, redone));
  g_assert_no_error (error);
}

static void
test_deleting_takes_what_needs_it_and_unties_the_rest (Fixture *f,
                                                       gconstpointer data)
{
  g_autoptr(EntenteRecord) iran = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(EntenteRecord) kenya = new_named (ENTENTE_KIND_COUNTRY, "Kenya");
  g_autoptr(EntenteRecord) itu = new_named (ENTENTE_KIND_ORGANISATION, "ITU");
  g_autoptr(EntenteRecord) membership = entente_record_new (ENTENTE_KIND_MEMBERSHIP);
  g_autoptr(EntenteRecord) meeting = NULL;
  g_autoptr(EntenteRecord) left = NULL;
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  meeting = new_meeting (save (f, iran), save (f, kenya));
  save (f, meeting);
  entente_row_set_link (entente_record_get_row (membership), "party", ENTENTE_KIND_COUNTRY,
                        entente_record_get_id (kenya));
  entente_row_set_link (entente_record_get_row (membership), "organisation",
                        ENTENTE_KIND_ORGANISATION, save (f, itu));
  entente_row_set_text (entente_record_get_row (membership), "standing", "listed");
  save (f, membership);

  entente_edit_delete (edit, kenya);
  g_assert_true (entente_store_save (f->store, edit, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (entente_store_kind_of (f->store, entente_record_get_id (membership)), ==,
                   ENTENTE_KIND_NONE);
  left = entente_store_load (f->store, entente_record_get_id (meeting), &error);
  g_assert_cmpint (entente_record_get_part_by_key (left, "parties")->len, ==, 1);

  g_assert_true (entente_store_undo (f->store, NULL, NULL, &error));
  g_clear_object (&left);
  left = entente_store_load (f->store, entente_record_get_id (meeting), &error);
  g_assert_true (entente_record_equal (left, meeting));
  g_clear_object (&left);
  left = entente_store_load (f->store, entente_record_get_id (membership), &error);
  g_assert_true (entente_record_equal (left, membership));
}

static void
test_stale_record_is_a_conflict (Fixture *f,
                                 gconstpointer data)
{
  g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(EntenteRecord) stale = NULL;
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  save (f, country);
  stale = entente_record_copy (country);
  entente_row_set_text (entente_record_get_row (country), "capital", "Tehran");
  save (f, country);
  entente_row_set_text (entente_record_get_row (stale), "capital", "Shiraz");
  entente_edit_put (edit, stale);
  g_assert_false (entente_store_save (f->store, edit, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_CONFLICT);
}

static void
test_nameless_country_is_refused (Fixture *f,
                                  gconstpointer data)
{
  g_autoptr(EntenteRecord) country = entente_record_new (ENTENTE_KIND_COUNTRY);
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, country);
  g_assert_false (entente_store_save (f->store, edit, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
}

static gpointer
read_until_closed (gpointer data)
{
  const EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (ENTENTE_KIND_COUNTRY) };
  GError *error = NULL;

  while (error == NULL)
    {
      g_autoptr(GArray) ids = entente_store_list (data, &filter, NULL, &error);
    }
  return error;
}

static void
test_closing_ends_who_reads (Fixture *f,
                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("entente-store-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "closed.entente", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  GThread *readers[4];

  g_clear_object (&f->store);
  f->store = entente_store_create (path, "Officer", &error);
  g_assert_no_error (error);
  save (f, country);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    readers[i] = g_thread_new ("reader", read_until_closed, f->store);
  g_usleep (20000);
  g_assert_true (entente_store_close (f->store, &error));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autoptr(GError) ended = g_thread_join (readers[i]);

      g_assert_error (ended, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/store/saved-record-comes-back-equal", test_saved_record_comes_back_equal);
  ADD ("/store/undo-and-redo-give-both-states", test_undo_and_redo_give_both_states);
  ADD ("/store/deleting-takes-what-needs-it-and-unties-the-rest",
       test_deleting_takes_what_needs_it_and_unties_the_rest);
  ADD ("/store/stale-record-is-a-conflict", test_stale_record_is_a_conflict);
  ADD ("/store/nameless-country-is-refused", test_nameless_country_is_refused);
  ADD ("/store/closing-ends-who-reads-and-leaves-one-file", test_closing_ends_who_reads);
#undef ADD
  return g_test_run ();
}
