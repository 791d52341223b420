/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include "entente-chooser.h"
#include "entente-util.h"

static EntenteChooser *
chooser_of (EntenteFieldRow *field)
{
  return ENTENTE_CHOOSER (entente_field_row_get_input (field));
}

static const EntenteValue *
draft_value (EditorFixture *fixture,
             const char *field)
{
  return entente_row_get (entente_record_get_row (entente_editor_get_draft (fixture->editor)),
                          field);
}

static GtkListView *
find_list (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return GTK_LIST_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkListView *found = find_list (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Lets the windows settle who has the focus after one of them went. */
static void
settle (void)
{
  for (guint i = 0; i < 20; i++)
    editor_fixture_turn ();
}

/* The titles that are offered, joined by bars. */
static char *
offered (EntenteFieldRow *field)
{
  GListModel *model =
    G_LIST_MODEL (gtk_list_view_get_model (find_list (GTK_WIDGET (chooser_of (field)))));
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(EntenteOffer) offer = g_list_model_get_item (model, i);

      g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", offer->title);
    }
  return g_string_free (titles, FALSE);
}

static void
type_and_wait (EntenteFieldRow *field,
               const char *text)
{
  editor_fixture_type (field, text);
  WAIT_UNTIL (entente_chooser_is_offering (chooser_of (field)));
}

static void
test_chooses (EditorFixture *fixture,
              gconstpointer data)
{
  gint64 azerbaijan = editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Azerbaijan");
  EntenteFieldRow *country;
  g_autofree char *titles = NULL;

  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  country = entente_editor_get_field (fixture->editor, "country");
  type_and_wait (country, "azerb");
  titles = offered (country);
  g_assert_cmpstr (titles, ==, "Azerbaijan|+ New Country");
  g_assert_true (editor_fixture_press (country, GDK_KEY_Down));
  g_assert_true (editor_fixture_press (country, GDK_KEY_Up));
  g_assert_true (editor_fixture_press (country, GDK_KEY_Return));
  g_assert_false (entente_chooser_is_offering (chooser_of (country)));
  g_assert_cmpstr (editor_fixture_shown (country), ==, "Azerbaijan");
  g_assert_cmpint (draft_value (fixture, "country")->id, ==, azerbaijan);
  g_assert_cmpint (draft_value (fixture, "country")->kind, ==, ENTENTE_KIND_COUNTRY);
}

static void
test_tab_chooses (EditorFixture *fixture,
                  gconstpointer data)
{
  gint64 azerbaijan = editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Azerbaijan");
  EntenteFieldRow *country;

  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  country = entente_editor_get_field (fixture->editor, "country");
  type_and_wait (country, "azerb");
  g_assert_false (editor_fixture_press (country, GDK_KEY_Tab));
  g_assert_cmpint (draft_value (fixture, "country")->id, ==, azerbaijan);
}

static gint64
keep_ministry (EditorFixture *fixture,
               const char *name)
{
  g_autoptr(EntenteRecord) ministry = entente_record_new (ENTENTE_KIND_ORGANISATION);

  entente_record_add_name (ministry, "official", name, "en");
  entente_record_add_name (ministry, "acronym", "MCIT", "en");
  return editor_fixture_keep (fixture, ministry);
}

/* Two organisations bear one acronym: which one is meant is chosen, and shown. */
static void
test_shared_acronym (EditorFixture *fixture,
                     gconstpointer data)
{
  EntenteFieldRow *parent;
  EntenteFieldRow *party;
  const EntenteValue *value;

  keep_ministry (fixture, "Ministry of Communications of Egypt");
  keep_ministry (fixture, "Ministry of Communications of Azerbaijan");
  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  parent = entente_editor_get_field (fixture->editor, "parent");
  type_and_wait (parent, "mcit");
  g_assert_false (editor_fixture_press (parent, GDK_KEY_Tab));
  g_assert_cmpint (draft_value (fixture, "parent")->id, ==, 0);
  g_assert_cmpstr (editor_fixture_shown (parent), ==, "mcit");
  gtk_window_destroy (GTK_WINDOW (fixture->editor));

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  entente_part_section_add_row (entente_editor_get_part (fixture->editor, "parties"));
  party = entente_part_row_get_field (
    entente_part_section_get_row (entente_editor_get_part (fixture->editor, "parties"), 0), 0);
  type_and_wait (party, "mcit");
  g_assert_true (editor_fixture_press (party, GDK_KEY_Down));
  g_assert_false (editor_fixture_press (party, GDK_KEY_Tab));
  value = entente_row_get (
    entente_part_row_get_row (
      entente_part_section_get_row (entente_editor_get_part (fixture->editor, "parties"), 0)),
    "party");
  g_assert_cmpint (value->id, !=, 0);
  g_assert_true (g_str_has_prefix (editor_fixture_shown (party), "Ministry of Communications of "));
}

static void
test_escape_keeps_text (EditorFixture *fixture,
                        gconstpointer data)
{
  EntenteFieldRow *country;

  editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Azerbaijan");
  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  country = entente_editor_get_field (fixture->editor, "country");
  type_and_wait (country, "azerb");
  g_assert_true (editor_fixture_press (country, GDK_KEY_Escape));
  g_assert_false (entente_chooser_is_offering (chooser_of (country)));
  g_assert_cmpstr (editor_fixture_shown (country), ==, "azerb");
  g_assert_true (entente_field_row_is_unreadable (country));
  entente_field_row_commit (country);
  g_assert_nonnull (entente_field_row_get_reason (country));
  g_assert_false (editor_fixture_press (country, GDK_KEY_Escape));
}

static void
test_whole_name_needs_no_choice (EditorFixture *fixture,
                                 gconstpointer data)
{
  gint64 azerbaijan = editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Azerbaijan");
  EntenteFieldRow *country;

  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  country = entente_editor_get_field (fixture->editor, "country");
  editor_fixture_type (country, "azerbaijan");
  entente_field_row_commit (country);
  g_assert_cmpint (draft_value (fixture, "country")->id, ==, azerbaijan);
  g_assert_cmpstr (editor_fixture_shown (country), ==, "Azerbaijan");
}

static void
test_offers_before_typing (EditorFixture *fixture,
                           gconstpointer data)
{
  EntenteFieldRow *country;
  g_autofree char *titles = NULL;

  editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Kenya");
  editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Azerbaijan");
  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  country = entente_editor_get_field (fixture->editor, "country");
  gtk_widget_grab_focus (GTK_WIDGET (country));
  g_assert_true (editor_fixture_press (country, GDK_KEY_Down));
  WAIT_UNTIL (entente_chooser_is_offering (chooser_of (country)));
  titles = offered (country);
  g_assert_cmpstr (titles, ==, "Azerbaijan|Kenya|+ New Country");
}

static void
test_country_comes_by_choice (EditorFixture *fixture,
                              gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;
  g_autoptr(EntenteRecord) kenya = NULL;
  EntenteFieldRow *country;
  g_autofree char *titles = NULL;

  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  editor_fixture_type (
    entente_part_row_get_field (
      entente_part_section_get_row (entente_editor_get_part (fixture->editor, "names"), 0), 1),
    "Communications Authority");
  country = entente_editor_get_field (fixture->editor, "country");
  type_and_wait (country, "Azerb");
  g_assert_true (editor_fixture_press (country, GDK_KEY_Return));
  type_and_wait (country, "Keny");
  titles = offered (country);
  g_assert_cmpstr (titles, ==, "Kenya|+ New Country");
  g_assert_true (editor_fixture_press (country, GDK_KEY_Return));
  saved = editor_fixture_save (fixture);
  kenya = entente_store_load (
    fixture->store, entente_row_get_id (entente_record_get_row (saved), "country"), NULL);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (kenya), "alpha3"), ==, "KEN");
  /* The one that was chosen first and then not is not there. */
  g_assert_cmpint (entente_store_count (fixture->store, ENTENTE_KIND_COUNTRY, NULL), ==, 1);
}

/* With the topic that it belongs to. */
static void
test_topic_comes_by_choice (EditorFixture *fixture,
                            gconstpointer data)
{
  EntenteFieldRow *parent;
  EntenteRow *name;
  g_autofree char *titles = NULL;
  g_autofree char *above = NULL;
  g_autoptr(EntenteRecord) draft = entente_record_new (ENTENTE_KIND_TOPIC);
  g_autoptr(EntenteRecord) saved = NULL;
  g_autoptr(EntenteRecord) chosen = NULL;
  const EntenteValue *value;

  name = entente_record_add_name (draft, "short", "Passive optical networks", "en");
  g_assert_nonnull (name);
  editor_fixture_open (fixture, draft);
  parent = entente_editor_get_field (fixture->editor, "parent");
  type_and_wait (parent, "cybersec");
  g_assert_true (editor_fixture_press (parent, GDK_KEY_Return));
  type_and_wait (parent, "fixed acc");
  titles = offered (parent);
  g_assert_cmpstr (titles, ==, "Fixed access networks|+ New Topic");
  g_assert_true (editor_fixture_press (parent, GDK_KEY_Return));
  g_assert_cmpstr (editor_fixture_shown (parent), ==, "Fixed access networks");

  saved = editor_fixture_save (fixture);
  value = entente_row_get (entente_record_get_row (saved), "parent");
  chosen = entente_store_load (fixture->store, value->id, NULL);
  g_assert_nonnull (chosen);
  value = entente_row_get (entente_record_get_row (chosen), "parent");
  above = entente_store_title (fixture->store, value->id);
  g_assert_cmpstr (above, ==, "Telecommunication infrastructure");
  /* nothing of the one that was chosen first and then not */
  g_assert_cmpint (entente_store_count (fixture->store, ENTENTE_KIND_TOPIC, NULL), ==, 3);
}

static void
test_words_stay (EditorFixture *fixture,
                 gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;
  const EntenteValue *host;
  EntenteFieldRow *field;
  g_autofree char *titles = NULL;

  editor_fixture_open_new (fixture, ENTENTE_KIND_BODY);
  editor_fixture_type (
    entente_part_row_get_field (
      entente_part_section_get_row (entente_editor_get_part (fixture->editor, "names"), 0), 1),
    "Forum");
  field = entente_editor_get_field (fixture->editor, "host");
  type_and_wait (field, "global partners");
  titles = offered (field);
  g_assert_cmpstr (titles, ==,
                   "Keep as words “global partners”|+ New Country|+ New Organisation");
  g_assert_true (editor_fixture_press (field, GDK_KEY_Return));
  saved = editor_fixture_save (fixture);
  host = entente_row_get (entente_record_get_row (saved), "host");
  g_assert_cmpint (host->id, ==, 0);
  g_assert_cmpstr (host->text, ==, "global partners");
}

static void
test_words_go_beside (EditorFixture *fixture,
                      gconstpointer data)
{
  EntentePartSection *people;
  EntentePartRow *row;
  EntenteFieldRow *post;
  EntenteRow *draft;

  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  people = entente_editor_get_part (fixture->editor, "participants");
  row = entente_part_section_add_row (people);
  draft = entente_part_row_get_row (row);
  post = entente_part_row_get_field (row, (guint) entente_table_find_field (draft->table, "post"));
  type_and_wait (post, "ICT Minister");
  g_assert_true (editor_fixture_press (post, GDK_KEY_Return));
  g_assert_cmpstr (editor_fixture_shown (post), ==, "");
  g_assert_false (entente_field_row_is_unreadable (post));
  g_assert_cmpstr (entente_row_get_text (draft, "post_words"), ==, "ICT Minister");
  g_assert_true (editor_fixture_can_save (fixture));
}

static void
test_typing_unties (EditorFixture *fixture,
                    gconstpointer data)
{
  EntenteFieldRow *country;

  editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Azerbaijan");
  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  country = entente_editor_get_field (fixture->editor, "country");
  editor_fixture_type (country, "Azerbaijan");
  entente_field_row_commit (country);
  editor_fixture_type (country, "");
  g_assert_cmpint (draft_value (fixture, "country")->id, ==, 0);
  g_assert_false (entente_field_row_is_unreadable (country));
}

/* Opens the dialog for a new parent from the dialog of an organisation. */
static EntenteEditor *
create_parent (EditorFixture *fixture,
               EntenteFieldRow *parent,
               const char *name)
{
  EntenteEditor *outer = fixture->editor;
  GListModel *windows = gtk_window_get_toplevels ();

  type_and_wait (parent, name);
  g_assert_true (editor_fixture_press (parent, GDK_KEY_Return));
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (ENTENTE_IS_EDITOR (window) && ENTENTE_EDITOR (window) != outer)
        return ENTENTE_EDITOR (window);
    }
  g_error ("no dialog was opened");
}

static void
test_creates (EditorFixture *fixture,
              gconstpointer data)
{
  EntenteEditor *nested;
  EntenteFieldRow *parent;
  g_autoptr(EntenteRecord) saved = NULL;
  g_autofree char *title = NULL;
  g_autofree char *offers = NULL;

  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  editor_fixture_type (
    entente_part_row_get_field (
      entente_part_section_get_row (entente_editor_get_part (fixture->editor, "names"), 0), 1),
    "Telecommunication Development Bureau");
  parent = entente_editor_get_field (fixture->editor, "parent");
  nested = create_parent (fixture, parent, "ITU");
  gtk_widget_activate_action (GTK_WIDGET (nested), "editor.save", NULL);
  g_assert_cmpstr (editor_fixture_shown (parent), ==, "ITU");
  g_assert_cmpint (entente_store_count (fixture->store, ENTENTE_KIND_ORGANISATION, NULL), ==, 0);
  settle ();
  /* The other pickers of the dialog offer it too. */
  editor_fixture_type (parent, "");
  type_and_wait (parent, "itu");
  offers = offered (parent);
  g_assert_cmpstr (offers, ==, "ITU|+ New Organisation");
  g_assert_true (editor_fixture_press (parent, GDK_KEY_Return));

  saved = editor_fixture_save (fixture);
  title = entente_store_title (fixture->store,
                               entente_row_get_id (entente_record_get_row (saved), "parent"));
  g_assert_cmpstr (title, ==, "ITU");
  g_assert_cmpint (entente_store_count (fixture->store, ENTENTE_KIND_ORGANISATION, NULL), ==, 2);
  g_assert_true (entente_store_undo (fixture->store, NULL, NULL, NULL));
  g_assert_cmpint (entente_store_count (fixture->store, ENTENTE_KIND_ORGANISATION, NULL), ==, 0);
}

static void
test_cancel_forgets_created (EditorFixture *fixture,
                             gconstpointer data)
{
  EntenteEditor *nested;
  EntenteFieldRow *parent;

  editor_fixture_open_new (fixture, ENTENTE_KIND_ORGANISATION);
  parent = entente_editor_get_field (fixture->editor, "parent");
  nested = create_parent (fixture, parent, "ITU");
  gtk_window_destroy (GTK_WINDOW (nested));
  settle ();
  g_assert_cmpint (draft_value (fixture, "parent")->id, ==, 0);
  g_assert_cmpstr (editor_fixture_shown (parent), ==, "ITU");
  nested = create_parent (fixture, parent, "UPU");
  gtk_widget_activate_action (GTK_WIDGET (nested), "editor.save", NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->editor));
  WAIT_UNTIL (fixture->editor == NULL);
  g_assert_cmpint (entente_store_count (fixture->store, ENTENTE_KIND_ORGANISATION, NULL), ==, 0);
}

static void
test_about (EditorFixture *fixture,
            gconstpointer data)
{
  g_autoptr(EntenteRecord) saved = NULL;
  EntentePartSection *citations;
  EntenteFieldRow *about;
  EntenteRow *citation;
  EntenteRow *item;

  editor_fixture_keep_named (fixture, ENTENTE_KIND_SOURCE, "News page");
  editor_fixture_open_new (fixture, ENTENTE_KIND_MEETING);
  entente_part_section_add_row (entente_editor_get_part (fixture->editor, "agenda"));
  editor_fixture_type (
    entente_part_row_get_field (
      entente_part_section_get_row (entente_editor_get_part (fixture->editor, "agenda"), 0), 0),
    "Fibre to the home");
  citations = entente_editor_get_part (fixture->editor, "citations");
  entente_part_section_add_row (citations);
  editor_fixture_type (entente_part_row_get_field (entente_part_section_get_row (citations, 0), 0),
                       "News page");
  about = entente_part_row_get_field (entente_part_section_get_row (citations, 0), 1);
  type_and_wait (about, "fibre");
  g_assert_true (editor_fixture_press (about, GDK_KEY_Down));
  g_assert_true (editor_fixture_press (about, GDK_KEY_Return));
  g_assert_cmpstr (editor_fixture_shown (about), ==, "Agenda item 1: Fibre to the home, Item");
  saved = editor_fixture_save (fixture);
  citation = g_ptr_array_index (entente_record_get_part_by_key (saved, "citations"), 0);
  item = g_ptr_array_index (entente_record_get_part_by_key (saved, "agenda"), 0);
  g_assert_cmpint (entente_row_get_id (citation, "part"), ==, item->id);
  g_assert_cmpstr (entente_row_get_text (citation, "field"), ==, "text");
}

static void
add_tests (void)
{
  editor_fixture_add ("/picker/a record is found by its beginning and chosen", test_chooses, NULL);
  editor_fixture_add ("/picker/Tab takes what is offered first", test_tab_chooses, NULL);
  editor_fixture_add ("/picker/an acronym that two bear is not taken in passing",
                      test_shared_acronym, NULL);
  editor_fixture_add ("/picker/Escape keeps the text, which is then wrong", test_escape_keeps_text,
                      NULL);
  editor_fixture_add ("/picker/a whole name needs no choice", test_whole_name_needs_no_choice, NULL);
  editor_fixture_add ("/picker/Down offers what there is before typing", test_offers_before_typing,
                      NULL);
  editor_fixture_add ("/picker/a country comes into the catalogue by being chosen",
                      test_country_comes_by_choice, NULL);
  editor_fixture_add ("/picker/a topic comes by being chosen, with the one above it",
                      test_topic_comes_by_choice, NULL);
  editor_fixture_add ("/picker/words stay words", test_words_stay, NULL);
  editor_fixture_add ("/picker/words of a post go into their own field", test_words_go_beside, NULL);
  editor_fixture_add ("/picker/an emptied entry unties", test_typing_unties, NULL);
  editor_fixture_add ("/picker/what it creates is saved in the same step", test_creates, NULL);
  editor_fixture_add ("/picker/what it created goes with Cancel", test_cancel_forgets_created, NULL);
  editor_fixture_add ("/picker/a citation is about a field of a new part", test_about, NULL);
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
