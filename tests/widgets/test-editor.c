/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include "entente-error.h"
#include "entente-util.h"

static EntenteFieldRow *
part_field (EditorFixture *fixture,
            const char *part,
            guint row,
            const char *field)
{
  EntentePartRow *widget =
    entente_part_section_get_row (entente_editor_get_part (fixture->editor, part), row);
  int place = entente_table_find_field (entente_part_row_get_row (widget)->table, field);

  return entente_part_row_get_field (widget, (guint) place);
}

static void
test_opens (EditorFixture *fixture,
            gconstpointer data)
{
  editor_fixture_open_new (fixture, GPOINTER_TO_INT (data));
  g_assert_false (editor_fixture_can_save (fixture));
  gtk_window_close (GTK_WINDOW (fixture->editor));
  WAIT_UNTIL (fixture->editor == NULL);
}

static void
test_saves_new (EditorFixture *fixture,
                gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;

  editor_fixture_open_new (fixture, ENTENTE_KIND_COUNTRY);
  editor_fixture_type (part_field (fixture, "names", 0, "text"), "Kenya");
  editor_fixture_type (entente_editor_get_field (fixture->editor, "alpha2"), "KE");
  saved = editor_fixture_save (fixture);
  g_assert_cmpstr (entente_record_get_name (saved, "short"), ==, "Kenya");
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (saved), "alpha2"), ==, "KE");
}

static void
test_nothing_changed (EditorFixture *fixture,
                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  gint64 id = editor_fixture_keep_named (fixture, ENTENTE_KIND_PERSON, "Sattar Hashemi");
  g_autoptr(EntenteRecord) record = entente_store_load (fixture->store, id, &error);
  EntenteFieldRow *given;

  editor_fixture_open (fixture, record);
  g_assert_false (editor_fixture_can_save (fixture));
  given = entente_editor_get_field (fixture->editor, "given");
  editor_fixture_type (given, "Sattar");
  g_assert_true (editor_fixture_can_save (fixture));
  editor_fixture_type (given, "");
  g_assert_false (editor_fixture_can_save (fixture));
  entente_part_section_add_row (entente_editor_get_part (fixture->editor, "names"));
  g_assert_false (editor_fixture_can_save (fixture));
}

static void
test_asks_before_closing (EditorFixture *fixture,
                          gconstpointer data)
{
  GtkWindow *question;

  editor_fixture_open_new (fixture, ENTENTE_KIND_PERSON);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "family"), "Zerrouki");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.cancel", NULL);
  WAIT_UNTIL (editor_fixture_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = editor_fixture_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_cmpstr (adw_message_dialog_get_default_response (ADW_MESSAGE_DIALOG (question)), ==,
                   "keep");
  gtk_window_close (question);
  WAIT_UNTIL (editor_fixture_window (ADW_TYPE_MESSAGE_DIALOG) == NULL);
  g_assert_nonnull (fixture->editor);
  g_assert_cmpstr (editor_fixture_shown (entente_editor_get_field (fixture->editor, "family")), ==,
                   "Zerrouki");
  gtk_window_close (GTK_WINDOW (fixture->editor));
  WAIT_UNTIL (editor_fixture_window (ADW_TYPE_MESSAGE_DIALOG) != NULL);
  question = editor_fixture_window (ADW_TYPE_MESSAGE_DIALOG);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "discard");
  WAIT_UNTIL (fixture->editor == NULL);
  g_assert_cmpint (fixture->saved, ==, 0);
}

static void
test_shows_wrong_field (EditorFixture *fixture,
                        gconstpointer data)
{
  EntenteFieldRow *alpha2;
  EntenteFieldRow *name;

  editor_fixture_open_new (fixture, ENTENTE_KIND_COUNTRY);
  alpha2 = entente_editor_get_field (fixture->editor, "alpha2");
  editor_fixture_type (alpha2, "ke");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  name = part_field (fixture, "names", 0, "text");
  g_assert_nonnull (entente_field_row_get_reason (name));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->editor)),
                                         GTK_WIDGET (name)));
  editor_fixture_type (name, "Kenya");
  g_assert_null (entente_field_row_get_reason (name));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  g_assert_nonnull (entente_field_row_get_reason (alpha2));
  g_assert_null (strstr (entente_field_row_get_reason (alpha2), "Two-letter code"));
  g_assert_cmpint (fixture->saved, ==, 0);
}

/* A reason goes when another field took its ground away. */
static void
test_shows_wrong_range (EditorFixture *fixture,
                        gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;
  EntenteFieldRow *last;
  EntenteFieldRow *value;

  editor_fixture_keep_named (fixture, ENTENTE_KIND_SOURCE, "A page");
  editor_fixture_open_new (fixture, ENTENTE_KIND_COUNTRY);
  editor_fixture_type (part_field (fixture, "names", 0, "text"), "Kenya");
  entente_part_section_add_row (entente_editor_get_part (fixture->editor, "citations"));
  editor_fixture_type (part_field (fixture, "citations", 0, "source"), "A page");
  editor_fixture_type (part_field (fixture, "citations", 0, "first"), "120");
  last = part_field (fixture, "citations", 0, "last");
  editor_fixture_type (last, "100");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  g_assert_cmpstr (entente_field_row_get_reason (last), ==,
                   "The range ends before it begins; write a number above 120.");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->editor)),
                                         GTK_WIDGET (last)));

  editor_fixture_type (part_field (fixture, "citations", 0, "first"), "90");
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (entente_input_get_focus_widget (
      entente_field_row_get_input (part_field (fixture, "citations", 0, "verdict")))),
    2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  value = part_field (fixture, "citations", 0, "value");
  g_assert_null (entente_field_row_get_reason (last));
  g_assert_nonnull (entente_field_row_get_reason (value));
  editor_fixture_type (value, "Qenya");
  saved = editor_fixture_save (fixture);
  g_assert_cmpuint (entente_record_get_part_by_key (saved, "citations")->len, ==, 1);
}

static void
test_unreadable_stays (EditorFixture *fixture,
                       gconstpointer data)
{
  EntenteFieldRow *date;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  date = entente_editor_get_field (fixture->editor, "date");
  editor_fixture_type (date, "soon");
  g_assert_true (editor_fixture_can_save (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  g_assert_nonnull (entente_field_row_get_reason (date));
  g_assert_cmpstr (editor_fixture_shown (date), ==, "soon");
  g_assert_cmpint (fixture->saved, ==, 0);
}

static void
test_saves_once (EditorFixture *fixture,
                 gconstpointer data)
{
  GtkWidget *editor;

  editor_fixture_open_new (fixture, ENTENTE_KIND_PERSON);
  editor = GTK_WIDGET (fixture->editor);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "family"), "Zerrouki");
  gtk_widget_activate_action (editor, "editor.save", NULL);
  gtk_widget_activate_action (editor, "editor.save", NULL);
  gtk_window_close (GTK_WINDOW (editor));
  WAIT_UNTIL (fixture->editor == NULL);
  g_assert_cmpint (fixture->saved, !=, 0);
  g_assert_cmpint (entente_store_count (fixture->store, ENTENTE_KIND_PERSON, NULL), ==, 1);
}

/* Somebody else saved the record while the dialog was open. */
static EntenteRecord *
open_conflicting (EditorFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gint64 id = editor_fixture_keep_named (fixture, ENTENTE_KIND_PERSON, "Sattar Hashemi");
  g_autoptr(EntenteRecord) mine = entente_store_load (fixture->store, id, &error);
  EntenteRecord *theirs = entente_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  entente_row_set_text (entente_record_get_row (theirs), "honorific", "Dr");
  editor_fixture_keep (fixture, theirs);
  editor_fixture_open (fixture, mine);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "honorific"), "Mr");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  WAIT_UNTIL (editor_fixture_can_save (fixture));
  g_assert_cmpint (fixture->saved, ==, 0);
  return theirs;
}

static void
test_conflict_keeps_mine (EditorFixture *fixture,
                          gconstpointer data)
{
  g_autoptr(EntenteRecord) theirs = open_conflicting (fixture);
  g_autoptr(EntenteRecord) saved = NULL;

  g_assert_cmpstr (editor_fixture_shown (entente_editor_get_field (fixture->editor, "honorific")),
                   ==, "Mr");
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.keep-mine", NULL);
  saved = editor_fixture_save (fixture);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (saved), "honorific"), ==, "Mr");
}

static void
test_conflict_loads_theirs (EditorFixture *fixture,
                            gconstpointer data)
{
  g_autoptr(EntenteRecord) theirs = open_conflicting (fixture);

  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.load-theirs", NULL);
  g_assert_cmpstr (editor_fixture_shown (entente_editor_get_field (fixture->editor, "honorific")),
                   ==, "Dr");
  g_assert_false (editor_fixture_can_save (fixture));
}

static void
test_moves_and_removes_rows (EditorFixture *fixture,
                             gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;
  EntentePartSection *agenda;
  GPtrArray *rows;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "title"), "Consultations");
  agenda = entente_editor_get_part (fixture->editor, "agenda");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *text = g_strdup_printf ("Item %u", i);

      entente_part_section_add_row (agenda);
      editor_fixture_type (part_field (fixture, "agenda", i, "text"), text);
    }
  gtk_widget_activate_action (GTK_WIDGET (entente_part_section_get_row (agenda, 2)),
                              "part-row.move-up", NULL);
  gtk_widget_activate_action (GTK_WIDGET (entente_part_section_get_row (agenda, 0)),
                              "part-row.remove", NULL);
  g_assert_cmpuint (entente_part_section_get_n_rows (agenda), ==, 2);
  entente_part_section_restore_row (agenda);
  entente_part_section_add_row (agenda);
  saved = editor_fixture_save (fixture);
  rows = entente_record_get_part_by_key (saved, "agenda");
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (entente_row_get_text (rows->pdata[0], "text"), ==, "Item 0");
  g_assert_cmpstr (entente_row_get_text (rows->pdata[1], "text"), ==, "Item 2");
  g_assert_cmpstr (entente_row_get_text (rows->pdata[2], "text"), ==, "Item 1");
}

static void
test_rows_have_names (EditorFixture *fixture,
                      gconstpointer data)
{
  EntentePartSection *people;
  GtkWidget *focus;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  people = entente_editor_get_part (fixture->editor, "participants");
  entente_part_section_add_row (people);
  entente_part_section_add_row (people);
  focus = entente_input_get_focus_widget (
    entente_field_row_get_input (part_field (fixture, "participants", 1, "person")));
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Participant 2, Person");
  entente_part_section_remove_row (people, 0);
  gtk_test_accessible_assert_property (focus, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Participant 1, Person");
}

static void
add_tests (void)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/editor/opens and closes untouched/%s",
                                               entente_kind_get_name (kind));

      editor_fixture_add (path, test_opens, GINT_TO_POINTER (kind));
    }
  editor_fixture_add ("/editor/a new record is saved", test_saves_new, NULL);
  editor_fixture_add ("/editor/nothing changed is nothing to save", test_nothing_changed, NULL);
  editor_fixture_add ("/editor/it asks before what was typed is lost", test_asks_before_closing,
                      NULL);
  editor_fixture_add ("/editor/the first wrong field has the focus and a reason",
                      test_shows_wrong_field, NULL);
  editor_fixture_add ("/editor/a range that does not fit is told beside its end",
                      test_shows_wrong_range, NULL);
  editor_fixture_add ("/editor/what is not understood stays as typed", test_unreadable_stays, NULL);
  editor_fixture_add ("/editor/two presses of Save save once", test_saves_once, NULL);
  editor_fixture_add ("/editor/a conflict lets the officer keep theirs", test_conflict_keeps_mine,
                      NULL);
  editor_fixture_add ("/editor/a conflict lets the officer load the other",
                      test_conflict_loads_theirs, NULL);
  editor_fixture_add ("/editor/rows are moved, removed and put back", test_moves_and_removes_rows,
                      NULL);
  editor_fixture_add ("/editor/fields of rows say where they stand", test_rows_have_names, NULL);
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
