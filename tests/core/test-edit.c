/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one edit may do, and what is left of it in the history and in what is derived. */
#include "entente-error.h"
#include "entente-history.h"
#include "entente-fixed-id.h"
#include "random-record.h"
#include "store-state.h"

#include <glib/gstdio.h>

/* More than one part of a recording holds. */
#define N_MEMBERS 1000

typedef struct
{
  EntenteStore *store;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Amal", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
}

static gint64
save_edit (Fixture *f,
           EntenteEdit *edit)
{
  g_autoptr(GError) error = NULL;
  gint64 change = -1;

  entente_store_save (f->store, edit, &change, NULL, &error);
  g_assert_no_error (error);
  return change;
}

static gint64
save (Fixture *f,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();

  entente_edit_put (edit, record);
  return save_edit (f, edit);
}

static void
delete (Fixture *f,
        EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();

  entente_edit_delete (edit, record);
  save_edit (f, edit);
}

static void
assert_refused (Fixture *f,
                EntenteRecord *record,
                int code)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_state (f->store);
  g_autofree char *after = NULL;

  entente_edit_put (edit, record);
  g_assert_false (entente_store_save (f->store, edit, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, code);
  after = store_state (f->store);
  assert_same_state (after, before);
}

static void
undo (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  entente_store_undo (f->store, NULL, NULL, &error);
  g_assert_no_error (error);
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
new_meeting (EntenteRecord *party)
{
  EntenteRecord *meeting = entente_record_new (ENTENTE_KIND_MEETING);

  entente_row_set_link (entente_record_add_part (meeting, "parties"), "party",
                        entente_record_get_kind (party), entente_record_get_id (party));
  return meeting;
}

static guint
count_changes (Fixture *f)
{
  g_autoptr(GPtrArray) history = entente_store_history (f->store, 0, 0, 100, NULL, NULL);

  return history->len;
}

static void
test_large_deletion_is_recorded_whole (Fixture *f,
                                       gconstpointer data)
{
  g_autoptr(EntenteRecord) itu = new_named (ENTENTE_KIND_ORGANISATION, "ITU");
  g_autoptr(EntenteRecord) kenya = new_named (ENTENTE_KIND_COUNTRY, "Kenya");
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  save (f, itu);
  save (f, kenya);
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_autoptr(EntenteRecord) membership = entente_record_new (ENTENTE_KIND_MEMBERSHIP);
      g_autoptr(EntenteRecord) meeting = new_meeting (itu);
      EntenteRow *row = entente_record_get_row (membership);

      entente_row_set_link (row, "party", ENTENTE_KIND_COUNTRY, entente_record_get_id (kenya));
      entente_row_set_link (row, "organisation", ENTENTE_KIND_ORGANISATION, entente_record_get_id (itu));
      entente_row_set_text (row, "standing", "full");
      entente_edit_put (edit, membership);
      entente_edit_put (edit, meeting);
    }
  save_edit (f, edit);
  before = store_state (f->store);
  delete (f, itu);
  assert_sound_store (f->store);
  undo (f);
  after = store_state (f->store);
  assert_same_state (after, before);
  assert_sound_store (f->store);
}

static void
test_saving_what_did_not_change_is_no_step (Fixture *f,
                                            gconstpointer data)
{
  g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(GError) error = NULL;
  gint64 first = save (f, country);

  g_assert_cmpint (first, >, 0);
  g_assert_cmpint (save (f, country), ==, 0);
  g_assert_cmpuint (count_changes (f), ==, 1);
  g_assert_cmpint (entente_record_get_seen (country), ==, first);

  entente_row_set_text (entente_record_get_row (country), "capital", "Tehran");
  g_assert_cmpint (save (f, country), >, first);

  g_assert_true (entente_store_set_desk (f->store, "Desk", &error));
  g_assert_true (entente_store_set_desk (f->store, "Desk", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_changes (f), ==, 3);
}

static void
test_fixed_id_comes_again_after_it_was_undone (Fixture *f,
                                               gconstpointer data)
{
  gint64 id = ENTENTE_FIXED_ID (ENTENTE_FIXED_COUNTRY, entente_fixed_country_place ("DZA"));

  for (int i = 0; i < 2; i++)
    {
      g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Algeria");

      entente_record_set_id (country, id);
      save (f, country);
      undo (f);
    }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Algeria");

      entente_record_set_id (country, id);
      save (f, country);
      delete (f, country);
    }
  assert_sound_store (f->store);
}

static void
test_record_that_went_is_not_written_again (Fixture *f,
                                            gconstpointer data)
{
  g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(EntenteRecord) twin = new_named (ENTENTE_KIND_COUNTRY, "Iran");

  save (f, country);
  entente_record_set_id (twin, entente_record_get_id (country));
  assert_refused (f, twin, ENTENTE_ERROR_CONFLICT);
  undo (f);
  assert_refused (f, country, ENTENTE_ERROR_CONFLICT);
}

static void
test_deleting_what_was_never_saved_does_nothing (Fixture *f,
                                                 gconstpointer data)
{
  g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Iran");

  delete (f, country);
  g_assert_cmpuint (count_changes (f), ==, 0);
}

static void
test_two_countries_never_share_letters (Fixture *f,
                                        gconstpointer data)
{
  g_autoptr(EntenteRecord) first = new_named (ENTENTE_KIND_COUNTRY, "Algeria");
  g_autoptr(EntenteRecord) second = new_named (ENTENTE_KIND_COUNTRY, "Kenya");
  g_autoptr(EntenteEdit) swap = entente_edit_new ();

  entente_row_set_text (entente_record_get_row (first), "alpha3", "DZA");
  save (f, first);
  entente_row_set_text (entente_record_get_row (second), "alpha3", "DZA");
  assert_refused (f, second, ENTENTE_ERROR_INVALID);
  entente_row_set_text (entente_record_get_row (second), "alpha3", "KEN");
  save (f, second);

  /* together they may swap, and undo takes that back */
  entente_row_set_text (entente_record_get_row (first), "alpha3", "KEN");
  entente_row_set_text (entente_record_get_row (second), "alpha3", "DZA");
  entente_edit_put (swap, first);
  entente_edit_put (swap, second);
  save_edit (f, swap);
  undo (f);
  assert_sound_store (f->store);
}

/* Whatever changes a name changes the titles that show it: also an accent, and which name is the
 * acronym. */
static void
test_titles_follow_every_change_of_a_name (Fixture *f,
                                           gconstpointer data)
{
  static const char *const names[][2] = {
    { "short", "Elan Telecom" }, { "short", "Élan Telecom" }, { "short", "élan Telecom" },
    { "acronym", "élan Telecom" }, { "former", "élan Telecom" },
  };
  g_autoptr(EntenteRecord) organisation = new_named (ENTENTE_KIND_ORGANISATION, "Telecom Union");
  g_autoptr(EntenteRecord) meeting = NULL;
  EntenteRow *name = entente_record_add_name (organisation, "former", "ETU", NULL);

  save (f, organisation);
  meeting = new_meeting (organisation);
  save (f, meeting);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      entente_row_set_text (name, "type", names[i][0]);
      entente_row_set_text (name, "text", names[i][1]);
      save (f, organisation);
      assert_sound_store (f->store);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      undo (f);
      assert_sound_store (f->store);
    }
}

static void
test_titles_follow_an_accent (Fixture *f,
                              gconstpointer data)
{
  g_autoptr(EntenteRecord) person = entente_record_new (ENTENTE_KIND_PERSON);
  g_autoptr(EntenteRecord) post = entente_record_new (ENTENTE_KIND_POST);
  g_autoptr(EntenteRecord) mandate = entente_record_new (ENTENTE_KIND_MANDATE);

  entente_row_set_text (entente_record_get_row (post), "title", "Chair");
  save (f, post);
  entente_row_set_text (entente_record_get_row (person), "family", "Toure");
  entente_row_set_text (entente_record_get_row (person), "display", "Aminata Toure");
  save (f, person);
  entente_row_set_link (entente_record_get_row (mandate), "holder", ENTENTE_KIND_PERSON,
                        entente_record_get_id (person));
  entente_row_set_link (entente_record_get_row (mandate), "post", ENTENTE_KIND_POST,
                        entente_record_get_id (post));
  save (f, mandate);
  entente_row_set_text (entente_record_get_row (person), "display", "Aminata Touré");
  save (f, person);
  assert_sound_store (f->store);
}

static EntenteRecord *
new_instrument (const char *signed_on,
                const char *in_force_on)
{
  static const char *const types[] = { "signature", "entry_into_force" };
  const char *const dates[] = { signed_on, in_force_on };
  EntenteRecord *record = entente_record_new (ENTENTE_KIND_INSTRUMENT);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      EntenteRow *act = entente_record_add_part (record, "acts");

      entente_row_set_text (act, "type", types[i]);
      entente_row_set_text (act, "date", dates[i]);
      entente_row_set_text (act, "effect", i == 1 ? dates[i] : NULL);
    }
  return record;
}

static void
supersede (EntenteRecord *record,
           EntenteRecord *other)
{
  EntenteRow *tie = entente_record_add_part (record, "ties");

  entente_row_set_text (tie, "type", "supersedes");
  entente_row_set_link (tie, "other", ENTENTE_KIND_INSTRUMENT, entente_record_get_id (other));
}

/* Each of a ring of instruments supersedes the next: whatever the order, the same comes out. */
static void
test_status_does_not_depend_on_order (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr(EntenteRecord) first = new_instrument ("1990-01-01", "1991-01-01");
  g_autoptr(EntenteRecord) second = new_instrument ("2000-01-01", "2001-01-01");
  g_autoptr(EntenteRecord) third = new_instrument ("2010-01-01", "2011-01-01");

  save (f, first);
  save (f, second);
  save (f, third);
  supersede (second, first);
  save (f, second);
  assert_sound_store (f->store);
  supersede (third, second);
  save (f, third);
  assert_sound_store (f->store);
  supersede (first, third);
  save (f, first);
  assert_sound_store (f->store);
  delete (f, second);
  assert_sound_store (f->store);
  for (int i = 0; i < 6; i++)
    {
      undo (f);
      assert_sound_store (f->store);
    }
}

/* All of a record says the same number. */
static void
say (EntenteRecord *record,
     guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  EntenteRow *row = entente_record_get_row (record);
  GPtrArray *contacts = entente_record_get_part_by_key (record, "contacts");
  EntenteRow *contact = contacts->len > 0 ? contacts->pdata[0]
                                          : entente_record_add_part (record, "contacts");

  entente_row_set_text (row, "family", number);
  entente_row_set_text (row, "notes", number);
  entente_row_set_text (contact, "type", "email");
  entente_row_set_text (contact, "text", number);
}

typedef struct
{
  EntenteStore *store;
  gint64 id;
  int done; /* atomic */
} Race;

static gpointer
load_for_a_while (gpointer data)
{
  Race *race = data;

  while (!g_atomic_int_get (&race->done))
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteRecord) record = entente_store_load (race->store, race->id, &error);
      const EntenteRow *contact;
      const char *family;

      g_assert_no_error (error);
      family = entente_row_get_text (entente_record_get_row (record), "family");
      contact = entente_record_get_part_by_key (record, "contacts")->pdata[0];
      g_assert_cmpstr (family, ==, entente_row_get_text (entente_record_get_row (record), "notes"));
      g_assert_cmpstr (family, ==, entente_row_get_text (contact, "text"));
      g_assert_cmpint (entente_record_get_seen (record), ==, g_ascii_strtoll (family, NULL, 10));
    }
  return NULL;
}

/* A half of the old and a half of the new, saved again, would be a lost update. */
static void
test_records_are_loaded_as_of_one_moment (Fixture *f,
                                          gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("entente-race-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.entente", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) person = entente_record_new (ENTENTE_KIND_PERSON);
  GThread *threads[3];
  Race race = { 0 };

  g_clear_object (&f->store);
  f->store = entente_store_create (path, "Amal", &error);
  g_assert_no_error (error);
  say (person, 1);
  g_assert_cmpint (save (f, person), ==, 1);
  race.store = f->store;
  race.id = entente_record_get_id (person);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("loader", load_for_a_while, &race);
  for (guint n = 2; n < 300; n++)
    {
      say (person, n);
      g_assert_cmpint (save (f, person), ==, n);
    }
  g_atomic_int_set (&race.done, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_clear_object (&f->store);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_cancelled_edit_changes_nothing (Fixture *f,
                                     gconstpointer data)
{
  g_autoptr(EntenteRecord) country = new_named (ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_state (f->store);
  g_autofree char *after = NULL;

  g_cancellable_cancel (cancellable);
  entente_edit_put (edit, country);
  g_assert_false (entente_store_save (f->store, edit, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  after = store_state (f->store);
  assert_same_state (after, before);
  g_assert_true (entente_store_save (f->store, edit, NULL, NULL, &error));
  g_assert_false (entente_store_undo (f->store, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_sound_store (f->store);
}

static EntenteRecord *
new_commitment (EntenteRecord *meeting,
                const char *text)
{
  EntenteRecord *commitment = entente_record_new (ENTENTE_KIND_COMMITMENT);
  EntenteRow *row = entente_record_get_row (commitment);

  entente_row_set_text (row, "text", text);
  entente_row_set_link (row, "came_from", ENTENTE_KIND_MEETING, entente_record_get_id (meeting));
  return commitment;
}

/* A meeting whose number is known before it is saved, and what was promised there. */
static EntenteEdit *
new_meeting_with_promises (Fixture *f,
                           EntenteRecord **meeting,
                           EntenteRecord **first,
                           EntenteRecord **second)
{
  EntenteEdit *edit = entente_edit_new ();

  *meeting = entente_record_new (ENTENTE_KIND_MEETING);
  entente_record_set_id (*meeting, entente_store_next_id (f->store));
  entente_row_set_text (entente_record_get_row (*meeting), "title", "Talks in Baku");
  *first = new_commitment (*meeting, "Invitation to visit Iran");
  *second = new_commitment (*meeting, "A draft memorandum");
  entente_edit_put (edit, *meeting);
  entente_edit_put (edit, *first);
  entente_edit_put (edit, *second);
  return edit;
}

static void
test_a_set_is_one_step (Fixture *f,
                        gconstpointer data)
{
  g_autoptr(EntenteRecord) meeting = NULL;
  g_autoptr(EntenteRecord) first = NULL;
  g_autoptr(EntenteRecord) second = NULL;
  g_autoptr(EntenteEdit) edit = new_meeting_with_promises (f, &meeting, &first, &second);
  g_autoptr(GPtrArray) history = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *before = store_state (f->store);
  g_autofree char *saved = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  const EntenteChange *change;
  gint64 n = save_edit (f, edit);

  history = entente_store_history (f->store, 0, 0, 10, NULL, &error);
  g_assert_cmpuint (history->len, ==, 1);
  change = g_ptr_array_index (history, 0);
  g_assert_cmpstr (change->words, ==, "Added “Talks in Baku”");
  g_assert_cmpint (entente_store_last_change (f->store, entente_record_get_id (second)), ==, n);
  saved = store_state (f->store);
  assert_sound_store (f->store);

  undo (f);
  undone = store_state (f->store);
  assert_same_state (undone, before);
  g_assert_true (entente_store_redo (f->store, NULL, NULL, &error));
  redone = store_state (f->store);
  assert_same_state (redone, saved);
  assert_sound_store (f->store);
}

/* New, changed and deleted records at once: if one of them is stale, nothing of it is written. */
static void
test_a_stale_record_stops_the_whole_set (Fixture *f,
                                         gconstpointer data)
{
  g_autoptr(EntenteRecord) meeting = NULL;
  g_autoptr(EntenteRecord) first = NULL;
  g_autoptr(EntenteRecord) second = NULL;
  g_autoptr(EntenteRecord) stale = NULL;
  g_autoptr(EntenteRecord) third = NULL;
  g_autoptr(EntenteEdit) edit = new_meeting_with_promises (f, &meeting, &first, &second);
  g_autoptr(EntenteEdit) next = entente_edit_new ();
  g_autoptr(EntenteEdit) again = entente_edit_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  save_edit (f, edit);
  stale = entente_record_copy (first);
  entente_row_set_text (entente_record_get_row (first), "type", "invitation");
  save (f, first);
  before = store_state (f->store);

  entente_row_set_text (entente_record_get_row (meeting), "title", "Talks in Baku, first round");
  entente_row_set_text (entente_record_get_row (stale), "due", "2026");
  third = new_commitment (meeting, "An answer by May");
  entente_edit_put (next, meeting);
  entente_edit_put (next, stale);
  entente_edit_put (next, third);
  entente_edit_delete (next, second);
  g_assert_false (entente_store_save (f->store, next, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Invitation to visit Iran"));
  after = store_state (f->store);
  assert_same_state (after, before);

  /* and so it is with one to be deleted */
  entente_edit_put (again, meeting);
  entente_edit_delete (again, stale);
  g_clear_error (&error);
  g_assert_false (entente_store_save (f->store, again, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_CONFLICT);

  entente_record_set_seen (stale, entente_record_get_seen (first));
  save_edit (f, next);
  g_assert_cmpint (entente_store_kind_of (f->store, entente_record_get_id (second)), ==,
                   ENTENTE_KIND_NONE);
  assert_sound_store (f->store);
  undo (f);
  g_free (after);
  after = store_state (f->store);
  assert_same_state (after, before);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/edit/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("large-deletion-is-recorded-whole", test_large_deletion_is_recorded_whole);
  ADD ("saving-what-did-not-change-is-no-step", test_saving_what_did_not_change_is_no_step);
  ADD ("fixed-id-comes-again-after-it-was-undone", test_fixed_id_comes_again_after_it_was_undone);
  ADD ("record-that-went-is-not-written-again", test_record_that_went_is_not_written_again);
  ADD ("deleting-what-was-never-saved-does-nothing", test_deleting_what_was_never_saved_does_nothing);
  ADD ("two-countries-never-share-letters", test_two_countries_never_share_letters);
  ADD ("titles-follow-every-change-of-a-name", test_titles_follow_every_change_of_a_name);
  ADD ("titles-follow-an-accent", test_titles_follow_an_accent);
  ADD ("status-does-not-depend-on-order", test_status_does_not_depend_on_order);
  ADD ("records-are-loaded-as-of-one-moment", test_records_are_loaded_as_of_one_moment);
  ADD ("a-set-is-one-step", test_a_set_is_one_step);
  ADD ("a-stale-record-stops-the-whole-set", test_a_stale_record_stops_the_whole_set);
  ADD ("cancelled-edit-changes-nothing", test_cancelled_edit_changes_nothing);
#undef ADD
  return g_test_run ();
}
