/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include "entente-date-entry.h"
#include "entente-util.h"

static const char *
draft_text (EditorFixture *fixture,
            const char *field)
{
  return entente_row_get_text (
    entente_record_get_row (entente_editor_get_draft (fixture->editor)), field);
}

typedef struct
{
  const char *typed;
  const char *kept;  /* NULL: refused */
  const char *shown; /* after the focus left; NULL: whatever says the same */
} Reading;

static void
check_readings (EditorFixture *fixture,
                const char *name,
                const Reading *readings,
                gsize n)
{
  EntenteFieldRow *field = entente_editor_get_field (fixture->editor, name);

  for (gsize i = 0; i < n; i++)
    {
      g_test_message ("%s", readings[i].typed);
      editor_fixture_type (field, "");
      editor_fixture_type (field, readings[i].typed);
      g_assert_cmpstr (editor_fixture_shown (field), ==, readings[i].typed);
      g_assert_true (entente_field_row_is_unreadable (field) == (readings[i].kept == NULL));
      g_assert_cmpstr (draft_text (fixture, name), ==, readings[i].kept);
      entente_field_row_commit (field);
      g_assert_cmpstr (draft_text (fixture, name), ==, readings[i].kept);
      if (readings[i].shown != NULL)
        g_assert_cmpstr (editor_fixture_shown (field), ==, readings[i].shown);
      g_assert_true ((entente_field_row_get_reason (field) != NULL) == (readings[i].kept == NULL));
    }
}

static void
test_dates (EditorFixture *fixture,
            gconstpointer data)
{
  static const Reading readings[] = {
    { "28 May 2024", "2024-05-28", "28 May 2024" },
    { "2025-11-22", "2025-11-22", "22 November 2025" },
    { "2023", "2023", "2023" },
    { "may 2024", "2024-05", "May 2024" },
    { "5-9 October 2009", "2009-10-05/2009-10-09", NULL },
    { "17-22 nov 2025 one day", "[2025-11-17..2025-11-22]", NULL },
    { "before 2010", "[..2009-12-31]", NULL },
    { "31 February 2024", NULL, "31 February 2024" },
    { "soon", NULL, "soon" },
  };

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  check_readings (fixture, "date", readings, G_N_ELEMENTS (readings));
}

static void
test_date_refuses_span (EditorFixture *fixture,
                        gconstpointer data)
{
  EntenteFieldRow *field;

  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  field = entente_editor_get_field (fixture->editor, "founded");
  editor_fixture_type (field, "5-9 October 2009");
  g_assert_true (entente_field_row_is_unreadable (field));
  editor_fixture_type (field, "5 October 2009");
  g_assert_false (entente_field_row_is_unreadable (field));
}

static void
test_date_keys (EditorFixture *fixture,
                gconstpointer data)
{
  EntenteFieldRow *field;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  field = entente_editor_get_field (fixture->editor, "date");
  editor_fixture_type (field, "2024-02-28");
  g_assert_false (editor_fixture_press (field, GDK_KEY_plus));
  entente_field_row_commit (field);
  g_assert_true (editor_fixture_press (field, GDK_KEY_plus));
  g_assert_cmpstr (draft_text (fixture, "date"), ==, "2024-02-29");
  g_assert_true (editor_fixture_press (field, GDK_KEY_plus));
  g_assert_cmpstr (draft_text (fixture, "date"), ==, "2024-03-01");
  g_assert_true (editor_fixture_press (field, GDK_KEY_minus));
  g_assert_cmpstr (draft_text (fixture, "date"), ==, "2024-02-29");
  editor_fixture_type (field, "2024");
  entente_field_row_commit (field);
  g_assert_false (editor_fixture_press (field, GDK_KEY_minus));
}

static void
test_today (EditorFixture *fixture,
            gconstpointer data)
{
  int year;
  int month;
  int day;
  g_autofree char *today = NULL;

  entente_day_to_civil (entente_today (), &year, &month, &day);
  today = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "date"), "t");
  g_assert_cmpstr (draft_text (fixture, "date"), ==, today);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "date"), "today");
  g_assert_cmpstr (draft_text (fixture, "date"), ==, today);
}

static void
test_durations (EditorFixture *fixture,
                gconstpointer data)
{
  static const Reading readings[] = {
    { "3 years", "P3Y", "3 years" },
    { "18 months", "P18M", "18 months" },
    { "p90d", "P90D", "90 days" },
    { "long", NULL, "long" },
  };

  editor_fixture_open_new (fixture, ENTENTE_KIND_INSTRUMENT);
  check_readings (fixture, "duration", readings, G_N_ELEMENTS (readings));
}

static void
test_languages (EditorFixture *fixture,
                gconstpointer data)
{
  static const Reading readings[] = {
    { "Arabic", "ar", "Arabic" },
    { "fr", "fr", "French" },
    { "az-Latn", "az-Latn", "Azerbaijani (Latin)" },
    { "Nonesuch", NULL, "Nonesuch" },
  };

  editor_fixture_open_new (fixture, ENTENTE_KIND_SOURCE);
  check_readings (fixture, "language", readings, G_N_ELEMENTS (readings));
}

static void
test_numbers (EditorFixture *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *typed;
    gint64 number; /* -1: refused */
  } cases[] = {
    { "12", 12 }, { "1 250", 1250 }, { "1,250", 1250 }, { "١٢", 12 },
    { "4.5", -1 }, { "-3", -1 },     { "many", -1 },    { "12345678901234567890", -1 },
  };
  EntenteFieldRow *field;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  field = entente_editor_get_field (fixture->editor, "session");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const EntenteRow *row = entente_record_get_row (entente_editor_get_draft (fixture->editor));

      g_test_message ("%s", cases[i].typed);
      editor_fixture_type (field, "");
      g_assert_false (entente_row_get (row, "session")->set);
      editor_fixture_type (field, cases[i].typed);
      g_assert_true (entente_field_row_is_unreadable (field) == (cases[i].number < 0));
      if (cases[i].number >= 0)
        g_assert_cmpint (entente_row_get_id (row, "session"), ==, cases[i].number);
    }
}

static void
test_texts_are_cleaned (EditorFixture *fixture,
                        gconstpointer data)
{
  editor_fixture_open_new (fixture, ENTENTE_KIND_PERSON);
  editor_fixture_type (entente_editor_get_field (fixture->editor, "family"), "  Zerrouki\u202e ");
  g_assert_cmpstr (draft_text (fixture, "family"), ==, "Zerrouki");
  editor_fixture_type (entente_editor_get_field (fixture->editor, "biography"), "one\ntwo");
  g_assert_cmpstr (draft_text (fixture, "biography"), ==, "one\ntwo");
}

static void
test_codes (EditorFixture *fixture,
            gconstpointer data)
{
  GtkDropDown *choice;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  choice = GTK_DROP_DOWN (entente_input_get_focus_widget (
    entente_field_row_get_input (entente_editor_get_field (fixture->editor, "level"))));
  gtk_drop_down_set_selected (choice, 3);
  g_assert_cmpstr (draft_text (fixture, "level"), ==, entente_vocabulary_level.codes[2].code);
  gtk_drop_down_set_selected (choice, 0);
  g_assert_null (draft_text (fixture, "level"));
}

static void
test_labels (EditorFixture *fixture,
             gconstpointer data)
{
  const EntenteTable *table = &entente_kind_get_info (ENTENTE_KIND_INSTRUMENT)->table;

  editor_fixture_open_new (fixture, ENTENTE_KIND_INSTRUMENT);
  for (guint i = 0; i < table->n_fields; i++)
    {
      EntenteFieldRow *field = entente_editor_get_field (fixture->editor, table->fields[i].name);
      GtkWidget *focus = entente_input_get_focus_widget (entente_field_row_get_input (field));

      /* The star beside a needed field's label is not read out: the name leaves it away. */
      if ((table->fields[i].flags & ENTENTE_FIELD_REQUIRED) != 0)
        g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (focus),
                                                         GTK_ACCESSIBLE_PROPERTY_LABEL));
      else
        g_assert_true (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (focus),
                                                         GTK_ACCESSIBLE_RELATION_LABELLED_BY));
    }
}

static void
add_tests (void)
{
  editor_fixture_add ("/editor-inputs/dates are read as typed and written on leaving", test_dates,
                      NULL);
  editor_fixture_add ("/editor-inputs/an instant refuses a span", test_date_refuses_span, NULL);
  editor_fixture_add ("/editor-inputs/plus and minus move a day that stands", test_date_keys, NULL);
  editor_fixture_add ("/editor-inputs/t is today", test_today, NULL);
  editor_fixture_add ("/editor-inputs/durations are read as typed", test_durations, NULL);
  editor_fixture_add ("/editor-inputs/languages are known by name and code", test_languages, NULL);
  editor_fixture_add ("/editor-inputs/whole numbers are read in any digits", test_numbers, NULL);
  editor_fixture_add ("/editor-inputs/texts pass the gate", test_texts_are_cleaned, NULL);
  editor_fixture_add ("/editor-inputs/a code is chosen and taken back", test_codes, NULL);
  editor_fixture_add ("/editor-inputs/every field is labelled", test_labels, NULL);
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
