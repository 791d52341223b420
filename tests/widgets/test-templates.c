/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "entente-code-choice.h"
#include "entente-date-entry.h"
#include "entente-desk-page.h"
#include "entente-editor.h"
#include "entente-entry-list.h"
#include "entente-field-row.h"
#include "entente-history-view.h"
#include "entente-home-dialog.h"
#include "entente-language-entry.h"
#include "entente-part-row.h"
#include "entente-part-section.h"
#include "entente-party-list.h"
#include "entente-preferences.h"
#include "entente-register-view.h"
#include "entente-search-view.h"
#include "entente-start-page.h"
#include "entente-tie-section.h"
#include "entente-timeline-view.h"
#include "entente-transfer-dialog.h"
#include "entente-window.h"

#define RESOURCES "/org/entente/Entente"

static EntenteApplication *application;

static void
test_window (void)
{
  GtkWindow *window = GTK_WINDOW (entente_window_new (application));
  GtkWindow *weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &weak);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_window_destroy (window);
  g_assert_null (weak);
}

/* Every class with a template, by the name of its file; an abstract one by a class made of it. */
static GType
type_of (const char *name)
{
  const struct
  {
    const char *name;
    GType type;
  } types[] = {
    { "chooser", ENTENTE_TYPE_LANGUAGE_ENTRY },
    { "code-choice", ENTENTE_TYPE_CODE_CHOICE },
    { "desk-page", ENTENTE_TYPE_DESK_PAGE },
    { "dossier", ENTENTE_TYPE_DOSSIER },
    { "editor", ENTENTE_TYPE_EDITOR },
    { "entry-list", ENTENTE_TYPE_ENTRY_LIST },
    { "field-row", ENTENTE_TYPE_FIELD_ROW },
    { "history-view", ENTENTE_TYPE_HISTORY_VIEW },
    { "home-dialog", ENTENTE_TYPE_HOME_DIALOG },
    { "part-row", ENTENTE_TYPE_PART_ROW },
    { "part-section", ENTENTE_TYPE_PART_SECTION },
    { "party-list", ENTENTE_TYPE_PARTY_LIST },
    { "preferences", ENTENTE_TYPE_PREFERENCES },
    { "read-entry", ENTENTE_TYPE_DATE_ENTRY },
    { "register-view", ENTENTE_TYPE_REGISTER_VIEW },
    { "search-view", ENTENTE_TYPE_SEARCH_VIEW },
    { "start-page", ENTENTE_TYPE_START_PAGE },
    { "tie-row", ENTENTE_TYPE_TIE_ROW },
    { "tie-section", ENTENTE_TYPE_TIE_SECTION },
    { "timeline-view", ENTENTE_TYPE_TIMELINE_VIEW },
    { "transfer-dialog", ENTENTE_TYPE_TRANSFER_DIALOG },
    { "window", ENTENTE_TYPE_WINDOW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].name, name))
      return types[i].type;
  g_error ("the template of %s is made by no test", name);
}

static void
test_template (gconstpointer name)
{
  GtkWidget *widget = g_object_new (type_of (name), NULL);

  if (GTK_IS_WINDOW (widget))
    gtk_window_destroy (GTK_WINDOW (widget));
  else
    g_assert_finalize_object (g_object_ref_sink (widget));
}

static void
test_shortcuts (void)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (RESOURCES "/gtk/help-overlay.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  g_assert_nonnull (window);
  gtk_window_destroy (window);
}

static void
add_templates (void)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) files
    = g_resources_enumerate_children (RESOURCES, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  g_assert_no_error (error);
  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;

      if (!g_str_has_prefix (files[i], "entente-") || !g_str_has_suffix (files[i], ".ui"))
        continue;
      name = g_strndup (files[i] + strlen ("entente-"),
                        strlen (files[i]) - strlen ("entente-") - strlen (".ui"));
      path = g_strdup_printf ("/templates/%s is made from its template and freed", name);
      g_test_add_data_func_full (path, g_steal_pointer (&name), test_template, g_free);
    }
}

int
main (int argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = entente_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/templates/the window is shown and freed", test_window);
  add_templates ();
  g_test_add_func ("/templates/the shortcuts are made from their template", test_shortcuts);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
