/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include "entente-dossier.h"
#include "entente-home-dialog.h"
#include "entente-party-list.h"
#include "entente-line-row.h"
#include "entente-window.h"

/* The window on a small catalogue: a country whose name would break markup, a person, a meeting. */
typedef struct
{
  EntenteWindow *window;
  gint64 country;
  gint64 person;
  gint64 meeting;
} Desk;

static EntenteWindow *
open_window (EditorFixture *f)
{
  GApplication *application = g_application_get_default ();
  EntenteWindow *window = entente_window_new (ENTENTE_APPLICATION (application));

  entente_window_set_store (window, f->store);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
open_desk (EditorFixture *f,
           Desk *desk)
{
  g_autoptr(EntenteRecord) person = entente_record_new (ENTENTE_KIND_PERSON);
  g_autoptr(EntenteRecord) meeting = entente_record_new (ENTENTE_KIND_MEETING);

  desk->country = editor_fixture_keep_named (f, ENTENTE_KIND_COUNTRY, "Trinidad & <Tobago>");
  entente_row_set_text (entente_record_get_row (person), "display", "Amina Benali");
  desk->person = editor_fixture_keep (f, person);
  entente_row_set_text (entente_record_get_row (meeting), "title", "Talks on cables");
  entente_row_set_text (entente_record_get_row (meeting), "date", "[2025-11-17..2025-11-22]");
  entente_row_set_link (entente_record_add_part (meeting, "parties"), "party",
                        ENTENTE_KIND_COUNTRY, desk->country);
  entente_row_set_link (entente_record_add_part (meeting, "participants"), "person",
                        ENTENTE_KIND_PERSON, desk->person);
  desk->meeting = editor_fixture_keep (f, meeting);
  desk->window = open_window (f);
}

/* Workers that were told to stop may hold the store a little longer than the window. */
static void
close_desk (EditorFixture *f,
            Desk *desk)
{
  EntenteWindow *weak = desk->window;

  g_object_add_weak_pointer (G_OBJECT (weak), (gpointer *) &weak);
  gtk_window_destroy (GTK_WINDOW (desk->window));
  WAIT_UNTIL (weak == NULL);
  WAIT_UNTIL (G_OBJECT (f->store)->ref_count == 1);
}

/* The first label below @parent that holds @text, among what is shown. */
static GtkLabel *
find_label (GtkWidget *parent,
            const char *text)
{
  if (!gtk_widget_get_child_visible (parent) || !gtk_widget_get_visible (parent))
    return NULL;
  if (GTK_IS_LABEL (parent) && strstr (gtk_label_get_text (GTK_LABEL (parent)), text) != NULL)
    return GTK_LABEL (parent);
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Whether a row that is called @name is shown below @parent. */
static gboolean
has_row (GtkWidget *parent,
         const char *name)
{
  if (!gtk_widget_get_child_visible (parent) || !gtk_widget_get_visible (parent))
    return FALSE;
  if (ENTENTE_IS_LINE_ROW (parent))
    {
      g_autofree char *other = gtk_test_accessible_check_property (
        GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name);

      return other == NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_row (child, name))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_type (GtkWidget *parent,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (parent, type))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_dossier (Desk *desk)
{
  return find_type (GTK_WIDGET (desk->window), ENTENTE_TYPE_DOSSIER);
}

static gint64
get_shown (Desk *desk)
{
  return entente_dossier_get_record (ENTENTE_DOSSIER (get_dossier (desk)));
}

static void
activate (Desk *desk,
          const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (desk->window), action, NULL));
}

static void
test_lists (EditorFixture *f,
            gconstpointer data)
{
  Desk desk;

  open_desk (f, &desk);
  WAIT_UNTIL (has_row (GTK_WIDGET (desk.window), "Trinidad & <Tobago>"));
  WAIT_UNTIL (find_label (GTK_WIDGET (desk.window), "1 country") != NULL);
  close_desk (f, &desk);
}

static guint
count_rows (GtkScrollable *view)
{
  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

static void
test_list_stays_at_top (EditorFixture *f,
                        gconstpointer data)
{
  Desk desk;
  GtkScrollable *view;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("Land %02u", i);

      editor_fixture_keep_named (f, ENTENTE_KIND_COUNTRY, name);
    }
  open_desk (f, &desk);
  view = GTK_SCROLLABLE (find_type (find_type (GTK_WIDGET (desk.window), ENTENTE_TYPE_PARTY_LIST),
                                    GTK_TYPE_LIST_VIEW));
  WAIT_UNTIL (count_rows (view) == 41);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk.window));
  editor_fixture_keep_named (f, ENTENTE_KIND_COUNTRY, "Aland");
  WAIT_UNTIL (count_rows (view) == 42);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (desk.window));
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (view)), ==, 0);
  close_desk (f, &desk);
}

static void
test_dossier (EditorFixture *f,
              gconstpointer data)
{
  Desk desk;
  GtkLabel *link;
  gboolean handled = FALSE;
  g_autofree char *uri = NULL;

  open_desk (f, &desk);
  entente_window_show_record (desk.window, desk.meeting);
  WAIT_UNTIL (get_shown (&desk) == desk.meeting);
  g_assert_nonnull (find_label (get_dossier (&desk), "Talks on cables"));
  g_assert_nonnull (find_label (get_dossier (&desk), "One day between 17 and 22 November 2025"));
  g_assert_nonnull (find_label (get_dossier (&desk), "Trinidad & <Tobago>"));
  link = find_label (get_dossier (&desk), "Amina Benali");
  uri = g_strdup_printf ("entente:%" G_GINT64_FORMAT, desk.person);
  g_signal_emit_by_name (link, "activate-link", uri, &handled);
  g_assert_true (handled);
  WAIT_UNTIL (get_shown (&desk) == desk.person);
  g_assert_nonnull (find_label (get_dossier (&desk), "Talks on cables"));
  activate (&desk, "win.back");
  WAIT_UNTIL (get_shown (&desk) == desk.meeting);
  activate (&desk, "win.forward");
  WAIT_UNTIL (get_shown (&desk) == desk.person);
  close_desk (f, &desk);
}

static void
test_via (EditorFixture *f,
          gconstpointer data)
{
  Desk desk;
  g_autoptr(EntenteRecord) ministry = entente_record_new (ENTENTE_KIND_ORGANISATION);
  g_autoptr(EntenteRecord) visit = entente_record_new (ENTENTE_KIND_MEETING);
  gint64 id;

  open_desk (f, &desk);
  entente_record_add_name (ministry, "official", "Ministry of Post & Cables", NULL);
  entente_row_set_link (entente_record_get_row (ministry), "country", ENTENTE_KIND_COUNTRY,
                        desk.country);
  id = editor_fixture_keep (f, ministry);
  entente_row_set_text (entente_record_get_row (visit), "title", "Visit of the minister");
  entente_row_set_link (entente_record_add_part (visit, "parties"), "party",
                        ENTENTE_KIND_ORGANISATION, id);
  editor_fixture_keep (f, visit);
  entente_window_show_record (desk.window, desk.country);
  WAIT_UNTIL (get_shown (&desk) == desk.country);
  WAIT_UNTIL (find_label (get_dossier (&desk), "Visit of the minister") != NULL);
  g_assert_nonnull (strstr (gtk_label_get_text (find_label (get_dossier (&desk),
                                                            "Visit of the minister")),
                            "via \u2068Ministry of Post & Cables\u2069"));
  g_assert_null (strstr (gtk_label_get_text (find_label (get_dossier (&desk), "Talks on cables")),
                         "via"));
  close_desk (f, &desk);
}

static void
test_search (EditorFixture *f,
             gconstpointer data)
{
  Desk desk;
  GtkWidget *entry;

  open_desk (f, &desk);
  activate (&desk, "win.search");
  entry = GTK_WIDGET (gtk_window_get_focus (GTK_WINDOW (desk.window)));
  entry = gtk_widget_get_ancestor (entry, GTK_TYPE_SEARCH_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "bénal");
  WAIT_UNTIL (find_label (GTK_WIDGET (desk.window), "Amina Benali") != NULL);
  g_signal_emit_by_name (entry, "activate");
  WAIT_UNTIL (get_shown (&desk) == desk.person);
  gtk_editable_set_text (GTK_EDITABLE (entry), "nobody called so");
  WAIT_UNTIL (find_label (GTK_WIDGET (desk.window), "No Results") != NULL);
  close_desk (f, &desk);
}

static void
test_home_dialog (EditorFixture *f,
                  gconstpointer data)
{
  Desk desk;
  GtkWidget *dialog;
  GtkWidget *entry;
  g_autofree char *name = NULL;

  open_desk (f, &desk);
  dialog = entente_home_dialog_new (desk.window);
  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  entry = gtk_label_get_mnemonic_widget (find_label (dialog, "Name of the desk"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Desk of cables");
  g_assert_true (gtk_widget_get_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog))));
  g_assert_true (gtk_widget_activate_action (dialog, "home.save", NULL));
  name = entente_store_get_desk (f->store);
  g_assert_cmpstr (name, ==, "Desk of cables");
  close_desk (f, &desk);
}

static void
test_delete (EditorFixture *f,
             gconstpointer data)
{
  Desk desk;
  g_autofree char *title = NULL;

  open_desk (f, &desk);
  entente_window_show_record (desk.window, desk.meeting);
  WAIT_UNTIL (get_shown (&desk) == desk.meeting);
  activate (&desk, "win.delete");
  WAIT_UNTIL (find_label (GTK_WIDGET (desk.window), "deleted") != NULL);
  WAIT_UNTIL (get_shown (&desk) == 0);
  g_assert_cmpint (entente_store_kind_of (f->store, desk.meeting), ==, ENTENTE_KIND_NONE);
  activate (&desk, "win.undo");
  WAIT_UNTIL (get_shown (&desk) == desk.meeting);
  title = entente_store_title (f->store, desk.meeting);
  g_assert_cmpstr (title, ==, "Talks on cables");
  close_desk (f, &desk);
}

static GtkWindow *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* However much hangs on the country, a screen of 600 pixels holds the dialog. */
static void
test_delete_asks (EditorFixture *f,
                  gconstpointer data)
{
  Desk desk;
  int height;

  open_desk (f, &desk);
  for (guint i = 0; i < 7; i++)
    {
      g_autoptr(EntenteRecord) meeting = entente_record_new (ENTENTE_KIND_MEETING);

      entente_row_set_text (entente_record_get_row (meeting), "title",
                            "A meeting whose title is so long that it takes up two or three lines of this "
                            "dialog, which is not as wide as it is");
      entente_row_set_link (entente_record_add_part (meeting, "parties"), "party",
                            ENTENTE_KIND_COUNTRY, desk.country);
      editor_fixture_keep (f, meeting);
    }
  entente_window_show_record (desk.window, desk.country);
  WAIT_UNTIL (get_shown (&desk) == desk.country);
  activate (&desk, "win.delete");
  WAIT_UNTIL (find_dialog () != NULL);
  g_assert_nonnull (find_label (GTK_WIDGET (find_dialog ()), "Talks on cables"));
  gtk_widget_measure (GTK_WIDGET (find_dialog ()), GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL,
                      NULL);
  g_assert_cmpint (height, <=, 560);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ()), "cancel");
  gtk_window_destroy (find_dialog ());
  g_assert_cmpint (entente_store_kind_of (f->store, desk.country), ==, ENTENTE_KIND_COUNTRY);
  close_desk (f, &desk);
}

#define ADD(name, test) editor_fixture_add ("/desk/" name, test, NULL)

static void
add_tests (void)
{
  ADD ("the lists show names that would break markup", test_lists);
  ADD ("what comes in front of the first row of a list is seen", test_list_stays_at_top);
  ADD ("the names in a dossier lead to others, and back", test_dossier);
  ADD ("a country's dossier says through which ministry it has a meeting", test_via);
  ADD ("the search finds whatever the accents and opens with Enter", test_search);
  ADD ("the home party is saved when something of it changed", test_home_dialog);
  ADD ("what nothing hangs on is deleted at once and undone", test_delete);
  ADD ("deleting says what hangs on a record first", test_delete_asks);
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
