/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-window-private.h"

#include "entente-delete.h"
#include "entente-editor.h"
#include "entente-home-dialog.h"
#include "entente-transfer-dialog.h"
#include "entente-text.h"
#include "entente-util.h"


#define NEW_PREFIX "win.new-"

/* What is entered most, in the menu itself; the rest behind "More". */
static const EntenteKind frequent_kinds[] = {
  ENTENTE_KIND_MEETING, ENTENTE_KIND_COMMITMENT, ENTENTE_KIND_INSTRUMENT,   ENTENTE_KIND_EVENT,
  ENTENTE_KIND_PERSON,  ENTENTE_KIND_COUNTRY,    ENTENTE_KIND_ORGANISATION,
};

static const EntenteKind other_kinds[] = {
  ENTENTE_KIND_BODY,      ENTENTE_KIND_POST,   ENTENTE_KIND_MEMBERSHIP, ENTENTE_KIND_MANDATE,
  ENTENTE_KIND_PROJECT,   ENTENTE_KIND_STATEMENT, ENTENTE_KIND_SOURCE,  ENTENTE_KIND_TOPIC,
  ENTENTE_KIND_GROUP,     ENTENTE_KIND_SECTOR,
};

static gint64
shown_record (EntenteWindow *self)
{
  return entente_dossier_get_record (entente_desk_page_get_dossier (self->desk));
}

static void
saved_cb (EntenteWindow *self,
          gint64 id)
{
  entente_window_show_record (self, id);
}

static void
open_editor (EntenteWindow *self,
             EntenteRecord *draft)
{
  GtkWidget *editor = entente_editor_new (self->store, draft, GTK_WINDOW (self));

  g_signal_connect_object (editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
edit_record (EntenteWindow *self,
             gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) draft = entente_store_load (self->store, id, &error);

  if (draft != NULL)
    open_editor (self, draft);
  else
    entente_window_show_error (self, _ ("The Record Could Not Be Opened"), error);
}

static void
new_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  g_autoptr(EntenteRecord) draft = NULL;

  draft = entente_record_new (entente_kind_from_name (name + strlen (NEW_PREFIX)));
  open_editor (self, draft);
}

static void
new_menu_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  gtk_menu_button_popup (ENTENTE_WINDOW (widget)->new_button);
}

static void
edit_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  edit_record (ENTENTE_WINDOW (widget), shown_record (ENTENTE_WINDOW (widget)));
}

static void
edit_record_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (entente_store_is_read_only (self->store))
    entente_window_show_record (self, g_variant_get_int64 (parameter));
  else
    edit_record (self, g_variant_get_int64 (parameter));
}

static void
delete_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  entente_delete_record (self, shown_record (self));
}

static void
delete_record_action (GtkWidget *widget,
                      const char *name,
                      GVariant *parameter)
{
  entente_delete_record (ENTENTE_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
stepped (EntenteWindow *self,
         GAsyncResult *result,
         const char *heading)
{
  g_autoptr(GError) error = NULL;
  gint64 change;

  self->undoing = FALSE;
  if (!entente_store_undo_finish (self->store, result, &change, &error))
    entente_window_show_error (self, heading, error);
  entente_window_update_actions (self);
}

static void
undone_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr(EntenteWindow) self = ENTENTE_WINDOW (user_data);

  if (self->store == ENTENTE_STORE (source))
    stepped (self, result, _ ("Nothing Was Undone"));
}

static void
redone_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr(EntenteWindow) self = ENTENTE_WINDOW (user_data);

  if (self->store == ENTENTE_STORE (source))
    stepped (self, result, _ ("Nothing Was Done Again"));
}

/* One step at a time: a key held down must not queue steps nobody has seen. */
static void
undo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->undoing)
    return;
  self->undoing = TRUE;
  entente_store_undo_async (self->store, NULL, undone_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  if (self->undoing)
    return;
  self->undoing = TRUE;
  entente_store_redo_async (self->store, NULL, redone_cb, g_object_ref (self));
}

static void
back_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  entente_dossier_go (entente_desk_page_get_dossier (ENTENTE_WINDOW (widget)->desk), -1);
}

static void
forward_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  entente_dossier_go (entente_desk_page_get_dossier (ENTENTE_WINDOW (widget)->desk), 1);
}

static void
search_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  gtk_editable_select_region (self->search_entry, 0, -1);
}

static void
open_record_action (GtkWidget *widget,
                    const char *name,
                    GVariant *parameter)
{
  entente_window_show_record (ENTENTE_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
set_home (EntenteWindow *self,
          gint64 id)
{
  g_autoptr(GError) error = NULL;

  if (!entente_store_set_home (self->store, entente_store_kind_of (self->store, id), id, &error))
    entente_window_show_error (self, _ ("The Home Party Was Not Changed"), error);
}

static void
set_home_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  set_home (ENTENTE_WINDOW (widget), g_variant_get_int64 (parameter));
}

static void
set_home_shown_action (GtkWidget *widget,
                       const char *name,
                       GVariant *parameter)
{
  set_home (ENTENTE_WINDOW (widget), shown_record (ENTENTE_WINDOW (widget)));
}

static void
home_party_action (GtkWidget *widget,
                   const char *name,
                   GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (entente_home_dialog_new (ENTENTE_WINDOW (widget))));
}

static void
import_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  entente_transfer_ask_import (ENTENTE_WINDOW (widget));
}

static void
export_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  entente_transfer_ask_export (ENTENTE_WINDOW (widget));
}

static void
take_over_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  EntenteWindow *self = ENTENTE_WINDOW (widget);
  g_autoptr(GError) error = NULL;

  if (entente_store_take_over (self->store, &error))
    entente_window_toast (self, _ ("You can edit this catalogue now"), FALSE);
  else
    entente_window_show_error (self, _ ("The Catalogue Stays Read-Only"), error);
}

static void
open_uri_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))), &file, 1,
                      "");
}

static void
add_new_action (GtkWidgetClass *widget_class,
                EntenteKind kind)
{
  g_autofree char *name = g_strconcat (NEW_PREFIX, entente_kind_get_name (kind), NULL);

  gtk_widget_class_install_action (widget_class, g_intern_string (name), NULL, new_action);
}

/* For the class initialiser of the window. */
void
entente_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.back", NULL, back_action },
    { "win.delete", NULL, delete_action },
    { "win.delete-record", "x", delete_record_action },
    { "win.edit", NULL, edit_action },
    { "win.edit-record", "x", edit_record_action },
    { "win.export", NULL, export_action },
    { "win.forward", NULL, forward_action },
    { "win.home-party", NULL, home_party_action },
    { "win.import", NULL, import_action },
    { "win.new", NULL, new_menu_action },
    { "win.open-found", "x", open_record_action },
    { "win.open-record", "x", open_record_action },
    { "win.open-uri", "s", open_uri_action },
    { "win.redo", NULL, redo_action },
    { "win.search", NULL, search_action },
    { "win.set-home", "x", set_home_action },
    { "win.set-home-shown", NULL, set_home_shown_action },
    { "win.take-over", NULL, take_over_action },
    { "win.undo", NULL, undo_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    add_new_action (widget_class, kind);
}

static void
describe_step (GtkWidget *button,
               const char *plain,
               const char *tip)
{
  gtk_widget_set_tooltip_text (button, tip != NULL ? tip : plain);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, plain,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, tip != NULL ? tip : plain,
                                  -1);
}

static void
describe_steps (EntenteWindow *self,
                const char *undo,
                const char *redo)
{
  g_autofree char *undo_name = entente_text_isolate (undo);
  g_autofree char *redo_name = entente_text_isolate (redo);
  /* Translators: tooltips; %s is what was done, as the history says it */
  g_autofree char *undo_tip = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo_name) : NULL;
  g_autofree char *redo_tip = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo_name) : NULL;

  describe_step (self->undo_button, _ ("Undo"), undo_tip);
  describe_step (self->redo_button, _ ("Redo"), redo_tip);
}

/* Enables what can be done now, and says what Undo and Redo would do. */
void
entente_window_update_actions (EntenteWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->store != NULL;
  gboolean writable = open && !entente_store_is_read_only (self->store);
  gint64 shown = open ? shown_record (self) : 0;
  EntenteKind kind = shown != 0 ? entente_store_kind_of (self->store, shown) : ENTENTE_KIND_NONE;
  gboolean party = kind != ENTENTE_KIND_NONE && (ENTENTE_KIND_BIT (kind) & ENTENTE_KINDS_PARTY);
  EntenteDossier *dossier = entente_desk_page_get_dossier (self->desk);
  g_autofree char *undo = writable ? entente_store_undo_words (self->store) : NULL;
  g_autofree char *redo = writable ? entente_store_redo_words (self->store) : NULL;

  gtk_widget_action_set_enabled (widget, "win.search", open);
  gtk_widget_action_set_enabled (widget, "win.home-party", writable);
  gtk_widget_action_set_enabled (widget, "win.import", writable);
  gtk_widget_action_set_enabled (widget, "win.export", open);
  gtk_widget_action_set_enabled (widget, "win.new", writable);
  gtk_widget_action_set_enabled (widget, "win.edit", writable && shown != 0);
  gtk_widget_action_set_enabled (widget, "win.delete", writable && shown != 0);
  gtk_widget_action_set_enabled (widget, "win.delete-record", writable);
  gtk_widget_action_set_enabled (widget, "win.set-home", writable);
  gtk_widget_action_set_enabled (widget, "win.set-home-shown", writable && party);
  gtk_widget_action_set_enabled (widget, "win.undo", undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.take-over", open && !writable);
  gtk_widget_action_set_enabled (widget, "win.back", open && entente_dossier_can_go (dossier, -1));
  gtk_widget_action_set_enabled (widget, "win.forward",
                                 open && entente_dossier_can_go (dossier, 1));
  for (EntenteKind each = ENTENTE_KIND_NONE + 1; each < ENTENTE_N_KINDS; each++)
    {
      g_autofree char *name = g_strconcat (NEW_PREFIX, entente_kind_get_name (each), NULL);

      gtk_widget_action_set_enabled (widget, name, writable);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->new_button), writable);
  describe_steps (self, undo, redo);
}

static void
append_kinds (GMenu *menu,
              const EntenteKind *kinds,
              guint n_kinds)
{
  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *action = g_strconcat (NEW_PREFIX, entente_kind_get_name (kinds[i]), NULL);

      g_menu_append (menu, _ (entente_kind_get_info (kinds[i])->table.label), action);
    }
}

/* Returns: (transfer full): a menu with every kind */
GMenuModel *
entente_window_make_new_menu (void)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) first = g_menu_new ();
  g_autoptr(GMenu) more = g_menu_new ();

  append_kinds (first, frequent_kinds, G_N_ELEMENTS (frequent_kinds));
  append_kinds (more, other_kinds, G_N_ELEMENTS (other_kinds));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_submenu (menu, _ ("_More"), G_MENU_MODEL (more));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}
