/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include <glib/gstdio.h>

#include "entente-application.h"

static void
set_up (EditorFixture *fixture,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("entente-editor-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "test.entente", NULL);
  fixture->store = entente_store_create (path, "Officer", &error);
  g_assert_no_error (error);
}

static void
tear_down (EditorFixture *fixture,
           gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;

  if (fixture->editor != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->editor));
  WAIT_UNTIL (fixture->editor == NULL);
  /* What was being read for a widget that has gone ends first. */
  WAIT_UNTIL (G_OBJECT (fixture->store)->ref_count == 1);
  entente_store_close (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (fixture->store);
  folder = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
saved_cb (EditorFixture *fixture,
          gint64 id)
{
  g_assert_cmpint (fixture->saved, ==, 0);
  fixture->saved = id;
}

int
editor_fixture_main (int argc,
                     char *argv[],
                     void (*add_tests) (void))
{
  g_autoptr(GError) error = NULL;
  EntenteApplication *application;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = entente_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  add_tests ();
  status = g_test_run ();
  g_object_unref (application);
  return status;
}

void
editor_fixture_add (const char *path,
                    void (*test) (EditorFixture *fixture,
                                  gconstpointer data),
                    gconstpointer data)
{
  g_test_add (path, EditorFixture, data, set_up, test, tear_down);
}

static void
woken_cb (gpointer user_data)
{
}

/* One turn of the main loop, which comes after at most 10 ms. */
void
editor_fixture_turn (void)
{
  g_timeout_add_once (10, woken_cb, NULL);
  g_main_context_iteration (NULL, TRUE);
}

void
editor_fixture_open (EditorFixture *fixture,
                     EntenteRecord *draft)
{
  fixture->saved = 0;
  fixture->editor = ENTENTE_EDITOR (entente_editor_new (fixture->store, draft, NULL));
  g_object_add_weak_pointer (G_OBJECT (fixture->editor), (gpointer *) &fixture->editor);
  g_signal_connect_swapped (fixture->editor, "saved", G_CALLBACK (saved_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->editor));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->editor));
}

void
editor_fixture_open_new (EditorFixture *fixture,
                         EntenteKind kind)
{
  g_autoptr(EntenteRecord) draft = entente_record_new (kind);

  editor_fixture_open (fixture, draft);
}

/* Saves through the dialog and gives the record as the catalogue has it then. */
EntenteRecord *
editor_fixture_save (EditorFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  EntenteRecord *record;

  g_assert_true (editor_fixture_can_save (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->editor), "editor.save", NULL);
  WAIT_UNTIL (fixture->saved != 0);
  WAIT_UNTIL (fixture->editor == NULL);
  record = entente_store_load (fixture->store, fixture->saved, &error);
  g_assert_no_error (error);
  return record;
}

static GtkWidget *
find_save (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "editor.save") == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_save (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
editor_fixture_can_save (EditorFixture *fixture)
{
  return gtk_widget_is_sensitive (find_save (GTK_WIDGET (fixture->editor)));
}

/* Puts a record into the catalogue without a dialog. */
gint64
editor_fixture_keep (EditorFixture *fixture,
                     EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (fixture->store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return entente_record_get_id (record);
}

gint64
editor_fixture_keep_named (EditorFixture *fixture,
                           EntenteKind kind,
                           const char *name)
{
  g_autoptr(EntenteRecord) record = entente_record_new (kind);
  EntenteRow *row = entente_record_get_row (record);

  if (kind == ENTENTE_KIND_PERSON)
    entente_row_set_text (row, "display", name);
  else if (kind == ENTENTE_KIND_POST || kind == ENTENTE_KIND_MEETING)
    entente_row_set_text (row, "title", name);
  else if (kind == ENTENTE_KIND_COMMITMENT || kind == ENTENTE_KIND_STATEMENT)
    entente_row_set_text (row, "text", name);
  else
    entente_record_add_name (record, "short", name, "en");
  return editor_fixture_keep (fixture, record);
}

/* Types into the entry of a field, as a person who then looks at it. */
void
editor_fixture_type (EntenteFieldRow *field,
                     const char *text)
{
  GtkWidget *focus = entente_input_get_focus_widget (entente_field_row_get_input (field));

  gtk_widget_grab_focus (focus);
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_text (GTK_EDITABLE (focus), text);
  else
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), text, -1);
}

const char *
editor_fixture_shown (EntenteFieldRow *field)
{
  return gtk_editable_get_text (
    GTK_EDITABLE (entente_input_get_focus_widget (entente_field_row_get_input (field))));
}

/* The window of a type that is shown now, if there is one. */
GtkWindow *
editor_fixture_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

/* Presses a key in the entry of a field, as far as its own controllers see it. */
gboolean
editor_fixture_press (EntenteFieldRow *field,
                      guint keyval)
{
  GtkWidget *focus = entente_input_get_focus_widget (entente_field_row_get_input (field));
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (focus);
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &stopped);
    }
  return stopped;
}
