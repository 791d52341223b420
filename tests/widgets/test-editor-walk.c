/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include "entente-chooser.h"
#include "entente-date-entry.h"
#include "entente-kind.h"

/* Every field and every part of every kind, entered in the dialog, saved and read again. */

#define NOTE "First line\nsecond line"
/* Of a citation that begins at the seventh character: as long as the note. */
#define END_OF_RANGE "29"

static gboolean
is_end_of_range (const EntenteField *field)
{
  return g_str_equal (field->name, "last");
}

static char *
name_of (EntenteKind kind)
{
  return g_strdup_printf ("Some %s", entente_kind_get_name (kind));
}

/* One record of each kind that can be called by a name, for links. */
static void
keep_targets (EditorFixture *fixture)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      g_autofree char *name = name_of (kind);

      if (kind != ENTENTE_KIND_MEMBERSHIP && kind != ENTENTE_KIND_MANDATE)
        editor_fixture_keep_named (fixture, kind, name);
    }
}

static void
enter_quantity (GtkWidget *quantity)
{
  GtkWidget *how = gtk_widget_get_first_child (quantity);
  GtkWidget *number = gtk_widget_get_next_sibling (how);
  GtkWidget *unit = gtk_widget_get_next_sibling (number);
  GtkWidget *as_of = gtk_widget_get_next_sibling (unit);
  GtkWidget *choice = entente_input_get_focus_widget (ENTENTE_INPUT (how));

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  gtk_editable_set_text (GTK_EDITABLE (number), "1,250");
  gtk_editable_set_text (GTK_EDITABLE (unit), "seats");
  gtk_editable_set_text (GTK_EDITABLE (entente_input_get_focus_widget (ENTENTE_INPUT (as_of))),
                         "May 2023");
}

static void
enter_link (EntenteFieldRow *row)
{
  const EntenteField *field = entente_field_row_get_field (row);

  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if ((field->kinds & ENTENTE_KIND_BIT (kind)) != 0)
      {
        g_autofree char *name = name_of (kind);

        editor_fixture_type (row, name);
        entente_field_row_commit (row);
        return;
      }
}

static void
enter (EntenteFieldRow *row)
{
  const EntenteField *field = entente_field_row_get_field (row);
  EntenteInput *input = entente_field_row_get_input (row);
  GtkWidget *focus = entente_input_get_focus_widget (input);

  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      gtk_drop_down_set_selected (GTK_DROP_DOWN (focus), 2);
      break;
    case ENTENTE_FIELD_DATE:
      editor_fixture_type (row, "28 May 2024");
      break;
    case ENTENTE_FIELD_SPAN:
      editor_fixture_type (row, "5-9 October 2009");
      break;
    case ENTENTE_FIELD_DURATION:
      editor_fixture_type (row, "18 months");
      break;
    case ENTENTE_FIELD_LANGUAGE:
      editor_fixture_type (row, "Arabic");
      break;
    case ENTENTE_FIELD_ADDRESS:
      editor_fixture_type (row, "https://example.org/");
      break;
    case ENTENTE_FIELD_INTEGER:
      editor_fixture_type (row, is_end_of_range (field) ? END_OF_RANGE : "7");
      break;
    case ENTENTE_FIELD_QUANTITY:
      enter_quantity (GTK_WIDGET (input));
      break;
    case ENTENTE_FIELD_LINK:
      enter_link (row);
      break;
    case ENTENTE_FIELD_NOTE:
      editor_fixture_type (row, NOTE);
      break;
    case ENTENTE_FIELD_TEXT:
      editor_fixture_type (row, g_str_equal (field->name, "alpha2")   ? "QZ"
                                : g_str_equal (field->name, "alpha3") ? "QZZ"
                                                                      : field->label);
      break;
    case ENTENTE_FIELD_PART:
    default:
      break;
    }
}

static void
check (EditorFixture *fixture,
       const EntenteField *field,
       const EntenteValue *value)
{
  g_autofree char *title = NULL;

  g_test_message ("%s", field->name);
  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      g_assert_cmpstr (value->text, ==, field->vocabulary->codes[1].code);
      break;
    case ENTENTE_FIELD_DATE:
      g_assert_cmpstr (value->text, ==, "2024-05-28");
      break;
    case ENTENTE_FIELD_SPAN:
      g_assert_cmpstr (value->text, ==, "2009-10-05/2009-10-09");
      break;
    case ENTENTE_FIELD_DURATION:
      g_assert_cmpstr (value->text, ==, "P18M");
      break;
    case ENTENTE_FIELD_LANGUAGE:
      g_assert_cmpstr (value->text, ==, "ar");
      break;
    case ENTENTE_FIELD_INTEGER:
      g_assert_true (value->set);
      g_assert_cmpint (value->id, ==, is_end_of_range (field) ? g_ascii_strtoll (END_OF_RANGE, NULL, 10) : 7);
      break;
    case ENTENTE_FIELD_QUANTITY:
      g_assert_true (value->set);
      g_assert_cmpfloat (value->number, ==, 1250);
      g_assert_cmpstr (value->how, ==, entente_vocabulary_how.codes[1].code);
      g_assert_cmpstr (value->text, ==, "seats");
      g_assert_cmpstr (value->as_of, ==, "2023-05");
      break;
    case ENTENTE_FIELD_LINK:
      g_assert_cmpint (value->id, !=, 0);
      title = entente_store_title (fixture->store, value->id);
      g_assert_true (g_str_has_prefix (title, "Some "));
      break;
    case ENTENTE_FIELD_PART:
      break;
    default:
      g_assert_nonnull (value->text);
    }
}

static gboolean
is_field_of_citation (const EntenteTable *table,
                      const EntenteField *field)
{
  return g_str_equal (table->key, "citations") && g_str_equal (field->name, "field");
}

static void
check_row (EditorFixture *fixture,
           const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    if (!is_field_of_citation (row->table, &row->table->fields[i]))
      check (fixture, &row->table->fields[i], &row->values[i]);
}

static void
enter_part (EditorFixture *fixture,
            const EntenteTable *table)
{
  EntentePartSection *section = entente_editor_get_part (fixture->editor, table->key);
  EntentePartRow *row;

  if (entente_part_section_get_n_rows (section) == 0)
    entente_part_section_add_row (section);
  row = entente_part_section_get_row (section, 0);
  for (guint i = 0; i < table->n_fields; i++)
    {
      EntenteFieldRow *field = entente_part_row_get_field (row, i);

      if (!is_field_of_citation (table, &table->fields[i]))
        enter (field);
      else
        g_assert_null (field);
    }
}

static void
test_walk (EditorFixture *fixture,
           gconstpointer data)
{
  const EntenteKindInfo *info = entente_kind_get_info (GPOINTER_TO_INT (data));
  g_autoptr(EntenteRecord) saved = NULL;

  keep_targets (fixture);
  editor_fixture_open_new (fixture, info->kind);
  for (guint i = 0; i < info->table.n_fields; i++)
    enter (entente_editor_get_field (fixture->editor, info->table.fields[i].name));
  for (guint i = 0; i < entente_kind_attachments (info); i++)
    enter_part (fixture, info->parts[i]);
  saved = editor_fixture_save (fixture);

  check_row (fixture, entente_record_get_row (saved));
  for (guint i = 0; i < entente_kind_attachments (info); i++)
    {
      GPtrArray *rows = entente_record_get_part (saved, i);

      g_test_message ("%s", info->parts[i]->key);
      g_assert_cmpuint (rows->len, ==, 1);
      check_row (fixture, g_ptr_array_index (rows, 0));
    }
  /* What is read again is what is shown: there is nothing to save. */
  editor_fixture_open (fixture, saved);
  g_assert_false (editor_fixture_can_save (fixture));
}

static void
add_tests (void)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      g_autofree char *path =
        g_strdup_printf ("/editor-walk/every field and part is saved and read again/%s",
                         entente_kind_get_name (kind));

      editor_fixture_add (path, test_walk, GINT_TO_POINTER (kind));
    }
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
