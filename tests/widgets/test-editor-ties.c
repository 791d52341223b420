/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include "entente-chooser.h"
#include "entente-history.h"
#include "entente-kind.h"

/* Records that are entered in the dialog of another: saved with it, or not at all. */

static EntenteTieSection *
promised (EditorFixture *fixture)
{
  return entente_editor_get_tied (fixture->editor, ENTENTE_KIND_COMMITMENT);
}

static EntenteFieldRow *
promise_field (EditorFixture *fixture,
               guint row,
               const char *column)
{
  return entente_tie_row_get_field (entente_tie_section_get_row (promised (fixture), row), column);
}

static guint
count (EditorFixture *fixture,
       EntenteKind kind)
{
  return (guint) entente_store_count (fixture->store, kind, NULL);
}

static EntenteRecord *
load (EditorFixture *fixture,
      gint64 id)
{
  g_autoptr(GError) error = NULL;
  EntenteRecord *record = entente_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return record;
}

static gint64
keep_promise (EditorFixture *fixture,
              gint64 meeting,
              const char *text)
{
  g_autoptr(EntenteRecord) promise = entente_record_new (ENTENTE_KIND_COMMITMENT);
  EntenteRow *row = entente_record_get_row (promise);

  entente_row_set_text (row, "text", text);
  entente_row_set_link (row, "came_from", ENTENTE_KIND_MEETING, meeting);
  return editor_fixture_keep (fixture, promise);
}

static void
open_meeting (EditorFixture *fixture,
              gint64 id)
{
  g_autoptr(EntenteRecord) meeting = load (fixture, id);

  editor_fixture_open (fixture, meeting);
}

static void
undo (EditorFixture *fixture)
{
  g_autoptr(GError) error = NULL;

  entente_store_undo (fixture->store, NULL, NULL, &error);
  g_assert_no_error (error);
}

static char *
last_words (EditorFixture *fixture,
            guint *n_changes)
{
  g_autoptr(GPtrArray) changes = entente_store_history (fixture->store, 0, 0, 100, NULL, NULL);

  *n_changes = changes->len;
  return g_strdup (((EntenteChange *) g_ptr_array_index (changes, 0))->words);
}

static void
test_saved_with_the_meeting (EditorFixture *fixture,
                             gconstpointer data)
{
  gint64 iran = editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Iran");
  g_autoptr(EntenteRecord) meeting = NULL;
  g_autoptr(EntenteRecord) promise = NULL;
  g_autoptr(GArray) ties = NULL;
  g_autofree char *words = NULL;
  EntenteRow *by;
  guint n_changes;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  g_assert_false (editor_fixture_can_save (fixture));
  entente_tie_section_add_row (promised (fixture));
  g_assert_false (editor_fixture_can_save (fixture));
  editor_fixture_type (entente_editor_get_field (fixture->editor, "title"), "Talks in Baku");
  editor_fixture_type (promise_field (fixture, 0, "text"), "Invitation to visit");
  editor_fixture_type (promise_field (fixture, 0, "by.actor"), "Iran");
  editor_fixture_type (promise_field (fixture, 0, "due"), "May 2026");
  entente_tie_section_add_row (promised (fixture));
  editor_fixture_type (promise_field (fixture, 1, "text"), "A draft memorandum");
  entente_tie_section_add_row (promised (fixture));
  meeting = editor_fixture_save (fixture);

  g_assert_cmpuint (count (fixture, ENTENTE_KIND_COMMITMENT), ==, 2);
  words = last_words (fixture, &n_changes);
  g_assert_cmpstr (words, ==, "Added “Talks in Baku”");
  g_assert_cmpuint (n_changes, ==, 2);
  ties = entente_store_ties (fixture->store, entente_record_get_id (meeting), NULL, NULL);
  g_assert_cmpuint (ties->len, ==, 2);
  promise = load (fixture, g_array_index (ties, EntenteTie, 0).record);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (promise), "text"), ==,
                   "Invitation to visit");
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (promise), "due"), ==, "2026-05");
  g_assert_cmpuint (entente_record_get_part_by_key (promise, "states")->len, ==, 0);
  by = g_ptr_array_index (entente_record_get_part_by_key (promise, "by"), 0);
  g_assert_cmpint (entente_row_get_id (by, "actor"), ==, iran);

  undo (fixture);
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_COMMITMENT), ==, 0);
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_MEETING), ==, 0);
}

static void
test_changed_in_place (EditorFixture *fixture,
                       gconstpointer data)
{
  gint64 meeting = editor_fixture_keep_named (fixture, ENTENTE_KIND_MEETING, "Talks");
  gint64 first = keep_promise (fixture, meeting, "Invitation");
  gint64 second = keep_promise (fixture, meeting, "A draft");
  gint64 seen = entente_store_last_change (fixture->store, first);
  g_autoptr(EntenteRecord) saved = NULL;
  g_autoptr(EntenteRecord) promise = NULL;

  open_meeting (fixture, meeting);
  g_assert_cmpuint (entente_tie_section_get_n_rows (promised (fixture)), ==, 2);
  g_assert_false (editor_fixture_can_save (fixture));
  editor_fixture_type (promise_field (fixture, 1, "text"), "A draft treaty");
  g_assert_true (editor_fixture_can_save (fixture));
  editor_fixture_type (promise_field (fixture, 1, "text"), "A draft");
  g_assert_false (editor_fixture_can_save (fixture));
  editor_fixture_type (promise_field (fixture, 1, "text"), "A draft treaty");
  saved = editor_fixture_save (fixture);

  promise = load (fixture, second);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (promise), "text"), ==,
                   "A draft treaty");
  /* What was not touched was not written. */
  g_assert_cmpint (entente_store_last_change (fixture->store, first), ==, seen);
  g_assert_cmpint (entente_store_last_change (fixture->store, meeting), <, seen);
}

static void
test_taken_out_and_put_back (EditorFixture *fixture,
                             gconstpointer data)
{
  gint64 meeting = editor_fixture_keep_named (fixture, ENTENTE_KIND_MEETING, "Talks");
  gint64 first = keep_promise (fixture, meeting, "Invitation");
  g_autoptr(EntenteRecord) saved = NULL;

  keep_promise (fixture, meeting, "A draft");
  open_meeting (fixture, meeting);
  entente_tie_section_remove_row (promised (fixture), 0);
  g_assert_cmpuint (entente_tie_section_get_n_rows (promised (fixture)), ==, 1);
  g_assert_true (editor_fixture_can_save (fixture));
  entente_tie_section_restore_row (promised (fixture));
  g_assert_cmpstr (
    entente_row_get_text (entente_record_get_row (entente_tie_row_get_record (
                            entente_tie_section_get_row (promised (fixture), 0))),
                          "text"),
    ==, "Invitation");
  g_assert_false (editor_fixture_can_save (fixture));
  entente_tie_section_remove_row (promised (fixture), 0);
  saved = editor_fixture_save (fixture);
  g_assert_cmpint (entente_store_kind_of (fixture->store, first), ==, ENTENTE_KIND_NONE);
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_COMMITMENT), ==, 1);
  undo (fixture);
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_COMMITMENT), ==, 2);
}

/* An instrument is something without the meeting: it only is not of it any more. */
static void
test_untied (EditorFixture *fixture,
             gconstpointer data)
{
  gint64 meeting = editor_fixture_keep_named (fixture, ENTENTE_KIND_MEETING, "Talks");
  g_autoptr(EntenteRecord) instrument = entente_record_new (ENTENTE_KIND_INSTRUMENT);
  g_autoptr(EntenteRecord) saved = NULL;
  g_autoptr(EntenteRecord) untied = NULL;
  EntenteTieSection *section;

  entente_record_add_name (instrument, "short", "Memorandum on satellites", "en");
  entente_row_set_link (entente_record_get_row (instrument), "signed_at", ENTENTE_KIND_MEETING,
                        meeting);
  editor_fixture_keep (fixture, instrument);
  open_meeting (fixture, meeting);
  section = entente_editor_get_tied (fixture->editor, ENTENTE_KIND_INSTRUMENT);
  g_assert_cmpstr (
    editor_fixture_shown (
      entente_tie_row_get_field (entente_tie_section_get_row (section, 0), "names.text")),
    ==, "Memorandum on satellites");
  entente_tie_section_remove_row (section, 0);
  saved = editor_fixture_save (fixture);
  untied = load (fixture, entente_record_get_id (instrument));
  g_assert_cmpint (entente_row_get_id (entente_record_get_row (untied), "signed_at"), ==, 0);
  g_assert_cmpstr (entente_record_get_name (untied, "short"), ==, "Memorandum on satellites");
}

static void
test_tells_what_is_wrong (EditorFixture *fixture,
                          gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;
  EntenteFieldRow *text;
  EntenteFieldRow *due;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "title"), "Talks");
  entente_tie_section_add_row (promised (fixture));
  due = promise_field (fixture, 0, "due");
  editor_fixture_type (due, "soon");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  g_assert_nonnull (entente_field_row_get_reason (due));
  editor_fixture_type (due, "2026");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  text = promise_field (fixture, 0, "text");
  g_assert_cmpstr (entente_field_row_get_reason (text), ==, "This is needed.");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->editor)),
                                         GTK_WIDGET (text)));
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_MEETING), ==, 0);
  editor_fixture_type (text, "Invitation");
  saved = editor_fixture_save (fixture);
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_COMMITMENT), ==, 1);
}

/* The other one changed the promise: neither it nor the meeting is written until I say so. */
static void
test_conflict_in_a_row (EditorFixture *fixture,
                        gconstpointer data)
{
  gint64 meeting = editor_fixture_keep_named (fixture, ENTENTE_KIND_MEETING, "Talks");
  gint64 id = keep_promise (fixture, meeting, "Invitation");
  g_autoptr(EntenteRecord) theirs = load (fixture, id);
  g_autoptr(EntenteRecord) kept = NULL;
  g_autoptr(EntenteRecord) saved = NULL;
  g_autoptr(EntenteRecord) mine = NULL;

  open_meeting (fixture, meeting);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "title"), "Talks in Baku");
  editor_fixture_type (promise_field (fixture, 0, "text"), "Invitation to Tehran");
  entente_row_set_text (entente_record_get_row (theirs), "due", "2026");
  editor_fixture_keep (fixture, theirs);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  WAIT_UNTIL (editor_fixture_can_save (fixture));
  g_assert_cmpint (fixture->saved, ==, 0);
  kept = load (fixture, meeting);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (kept), "title"), ==, "Talks");

  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.keep-mine", NULL);
  saved = editor_fixture_save (fixture);
  mine = load (fixture, id);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (mine), "text"), ==,
                   "Invitation to Tehran");
  g_assert_null (entente_row_get_text (entente_record_get_row (mine), "due"));
}

static void
test_takes_theirs (EditorFixture *fixture,
                   gconstpointer data)
{
  gint64 meeting = editor_fixture_keep_named (fixture, ENTENTE_KIND_MEETING, "Talks");
  gint64 id = keep_promise (fixture, meeting, "Invitation");
  g_autoptr(EntenteRecord) theirs = load (fixture, id);

  open_meeting (fixture, meeting);
  editor_fixture_type (promise_field (fixture, 0, "text"), "Mine");
  entente_tie_section_add_row (promised (fixture));
  editor_fixture_type (promise_field (fixture, 1, "text"), "Mine too");
  entente_row_set_text (entente_record_get_row (theirs), "text", "Theirs");
  editor_fixture_keep (fixture, theirs);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.load-theirs", NULL);
  g_assert_cmpuint (entente_tie_section_get_n_rows (promised (fixture)), ==, 1);
  g_assert_cmpstr (
    entente_row_get_text (entente_record_get_row (entente_tie_row_get_record (
                            entente_tie_section_get_row (promised (fixture), 0))),
                          "text"),
    ==, "Theirs");
  g_assert_false (editor_fixture_can_save (fixture));
}

static EntenteEditor *
open_row (EditorFixture *fixture,
          guint row)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget *widget = GTK_WIDGET (entente_tie_section_get_row (promised (fixture), row));

  gtk_widget_activate_action (widget, "tie-row.open", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (ENTENTE_IS_EDITOR (window) && window != GTK_WINDOW (fixture->editor))
        return ENTENTE_EDITOR (window);
    }
  g_assert_not_reached ();
}

/* What does not show in the row is entered in a dialog of its own, and is saved with the meeting. */
static void
test_opens_a_row (EditorFixture *fixture,
                  gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;
  g_autoptr(EntenteRecord) promise = NULL;
  g_autoptr(GArray) ties = NULL;
  EntenteEditor *inner;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "title"), "Talks in Baku");
  entente_tie_section_add_row (promised (fixture));
  editor_fixture_type (promise_field (fixture, 0, "text"), "Invitation");
  inner = open_row (fixture, 0);
  g_assert_cmpstr (editor_fixture_shown (entente_editor_get_field (inner, "came_from")), ==,
                   "Talks in Baku");
  gtk_window_close (GTK_WINDOW (inner));

  inner = open_row (fixture, 0);
  editor_fixture_type (entente_editor_get_field (inner, "notes"), "By telephone");
  gtk_widget_activate_action (GTK_WIDGET (inner), "editor.save", NULL);
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_COMMITMENT), ==, 0);
  g_assert_cmpuint (entente_tie_section_get_n_rows (promised (fixture)), ==, 1);
  editor_fixture_type (promise_field (fixture, 0, "text"), "Invitation to Tehran");
  saved = editor_fixture_save (fixture);
  ties = entente_store_ties (fixture->store, entente_record_get_id (saved), NULL, NULL);
  g_assert_cmpuint (ties->len, ==, 1);
  promise = load (fixture, g_array_index (ties, EntenteTie, 0).record);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (promise), "notes"), ==,
                   "By telephone");
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (promise), "text"), ==,
                   "Invitation to Tehran");
}

/* A country that a row chose comes into the catalogue with it. */
static void
test_brings_what_it_names (EditorFixture *fixture,
                           gconstpointer data)
{
  gint64 meeting = editor_fixture_keep_named (fixture, ENTENTE_KIND_MEETING, "Talks");
  g_autoptr(EntenteRecord) saved = NULL;
  g_autofree char *words = NULL;
  EntenteFieldRow *by;
  guint n_changes;

  open_meeting (fixture, meeting);
  entente_tie_section_add_row (promised (fixture));
  editor_fixture_type (promise_field (fixture, 0, "text"), "Invitation");
  by = promise_field (fixture, 0, "by.actor");
  editor_fixture_type (by, "Kenya");
  WAIT_UNTIL (entente_chooser_is_offering (ENTENTE_CHOOSER (entente_field_row_get_input (by))));
  g_assert_true (editor_fixture_press (by, GDK_KEY_Return));
  saved = editor_fixture_save (fixture);
  g_assert_cmpuint (count (fixture, ENTENTE_KIND_COUNTRY), ==, 1);
  words = last_words (fixture, &n_changes);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpstr (words, ==, "Added “Invitation”");
}

static void
add_tests (void)
{
#define ADD(name, test) editor_fixture_add ("/editor-ties/" name, test, NULL)
  ADD ("a meeting and what was promised there are one change", test_saved_with_the_meeting);
  ADD ("a promise is changed in place", test_changed_in_place);
  ADD ("a promise is taken out and put back", test_taken_out_and_put_back);
  ADD ("an instrument that is taken out stays", test_untied);
  ADD ("the first wrong field of a row has the focus and a reason", test_tells_what_is_wrong);
  ADD ("a conflict in a row stops the whole", test_conflict_in_a_row);
  ADD ("their version of a row is loaded", test_takes_theirs);
  ADD ("a row is opened in a dialog of its own", test_opens_a_row);
  ADD ("what a row chose comes with it", test_brings_what_it_names);
#undef ADD
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
