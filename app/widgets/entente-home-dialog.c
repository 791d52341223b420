/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-home-dialog.h"

#include "entente-picker.h"
#include "entente-util.h"
#include "entente-widget-util.h"

struct _EntenteHomeDialog
{
  AdwWindow parent_instance;
  GtkBox *box;
  GtkLabel *party_label;
  GtkEditable *desk;
  GtkLabel *reason;
  EntenteInput *party;
  EntenteStore *store;
  EntenteDrafts *drafts;
  EntenteValue value;
};

G_DEFINE_FINAL_TYPE (EntenteHomeDialog, entente_home_dialog, ADW_TYPE_WINDOW)

static const EntenteField party_field = {
  .name = "home",
  .type = ENTENTE_FIELD_LINK,
  .label = N_ ("Home party"),
  .kinds = ENTENTE_KINDS_PARTY,
};

static void
show_reason (EntenteHomeDialog *self,
             const char *reason)
{
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
}

static void
set_home (EntenteHomeDialog *self)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *before = entente_store_get_desk (self->store);
  const char *desk = gtk_editable_get_text (self->desk);
  EntenteKind kind;
  gint64 home = entente_store_get_home (self->store, &kind);

  if ((self->value.id != home
       && !entente_store_set_home (self->store, self->value.kind, self->value.id, &error))
      || (g_strcmp0 (before != NULL ? before : "", desk) != 0
          && !entente_store_set_desk (self->store, *desk != '\0' ? desk : NULL, &error)))
    {
      show_reason (self, error->message);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
created_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr(EntenteHomeDialog) self = ENTENTE_HOME_DIALOG (user_data);
  g_autoptr(GError) error = NULL;

  if (self->store == NULL)
    return;
  if (entente_store_save_finish (self->store, result, NULL, &error))
    set_home (self);
  else
    show_reason (self, error->message);
}

static void
save_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EntenteHomeDialog *self = ENTENTE_HOME_DIALOG (widget);
  g_autoptr(GError) error = NULL;
  EntenteRecord *created;

  entente_input_commit (self->party);
  entente_value_clear (&self->value);
  if (!entente_input_get_value (self->party, &self->value, &error))
    {
      show_reason (self, error->message);
      gtk_widget_grab_focus (entente_input_get_focus_widget (self->party));
      return;
    }
  created = self->value.id != 0 ? entente_drafts_find (self->drafts, self->value.id) : NULL;
  if (created != NULL)
    {
      g_autoptr(EntenteEdit) edit = entente_drafts_make_edit (self->drafts, created, TRUE);

      entente_store_save_async (self->store, edit, NULL, created_cb, g_object_ref (self));
    }
  else
    {
      set_home (self);
    }
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
changed_cb (EntenteHomeDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "home.save", TRUE);
}

static void
entente_home_dialog_dispose (GObject *object)
{
  EntenteHomeDialog *self = ENTENTE_HOME_DIALOG (object);

  g_clear_object (&self->drafts);
  g_clear_object (&self->store);
  entente_value_clear (&self->value);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_HOME_DIALOG);
  G_OBJECT_CLASS (entente_home_dialog_parent_class)->dispose (object);
}

static void
entente_home_dialog_class_init (EntenteHomeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_home_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-home-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteHomeDialog, box);
  gtk_widget_class_bind_template_child (widget_class, EntenteHomeDialog, party_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteHomeDialog, desk);
  gtk_widget_class_bind_template_child (widget_class, EntenteHomeDialog, reason);
  gtk_widget_class_install_action (widget_class, "home.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "home.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "home.cancel", NULL);
}

static void
entente_home_dialog_init (EntenteHomeDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_widget_name_buttons (GTK_WIDGET (self));
}

/**
 * entente_home_dialog_new:
 * @window: the window of the catalogue
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWidget *
entente_home_dialog_new (EntenteWindow *window)
{
  EntenteHomeDialog *self;
  EntenteValue home = { 0 };
  g_autofree char *desk = NULL;
  GtkWidget *picker;

  g_return_val_if_fail (ENTENTE_IS_WINDOW (window), NULL);

  self = g_object_new (ENTENTE_TYPE_HOME_DIALOG, "transient-for", window, NULL);
  self->store = g_object_ref (entente_window_get_store (window));
  self->drafts = entente_drafts_new (self->store, NULL);
  picker = entente_picker_new (self->drafts, &party_field, FALSE);
  self->party = ENTENTE_INPUT (picker);
  gtk_box_insert_child_after (self->box, picker, GTK_WIDGET (self->party_label));
  gtk_label_set_mnemonic_widget (self->party_label, entente_input_get_focus_widget (self->party));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entente_input_get_focus_widget (self->party)),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->party_label, NULL,
                                  -1);
  home.id = entente_store_get_home (self->store, &home.kind);
  entente_input_set_value (self->party, &home);
  desk = entente_store_get_desk (self->store);
  gtk_editable_set_text (self->desk, desk != NULL ? desk : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "home.save", FALSE);
  g_signal_connect_object (self->party, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), entente_input_get_focus_widget (self->party));
  return GTK_WIDGET (self);
}
