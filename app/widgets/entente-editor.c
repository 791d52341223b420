/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-editor-private.h"

#include "entente-editor-words.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* The dialog in which one record is made or changed. It works on a copy: nothing is lost and
 * nothing is changed before Save. */

enum
{
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteEditor, entente_editor, ADW_TYPE_WINDOW)

/* Something would be lost by closing. */
static gboolean
is_touched (EntenteEditor *self)
{
  return !entente_drafts_is_empty (self->drafts) || entente_editor_differs (self, self->opened);
}

static gboolean
is_savable (EntenteEditor *self)
{
  return !entente_drafts_is_empty (self->drafts) || entente_editor_differs (self, self->original);
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_destroy (user_data);
  return G_SOURCE_REMOVE;
}

/* The question goes with the dialog that it stands before, and is still busy closing here. */
static void
discard_cb (AdwMessageDialog *dialog,
            const char *response,
            EntenteEditor *self)
{
  if (g_str_equal (response, "discard"))
    g_idle_add_full (G_PRIORITY_DEFAULT, close_cb, g_object_ref (self), g_object_unref);
}

static void
ask_discard (EntenteEditor *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Discard Changes?"),
                                              _ ("What you entered here is not saved yet."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("Keep _Editing"),
                                    "discard", _ ("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (discard_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  entente_editor_save (ENTENTE_EDITOR (widget));
}

static void
cancel_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

static void
load_theirs_action (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  entente_editor_load_theirs (ENTENTE_EDITOR (widget));
}

static void
keep_mine_action (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  entente_editor_keep_mine (ENTENTE_EDITOR (widget));
}

/* While a record is being saved the dialog stays: it has to say how that ended. */
static gboolean
entente_editor_close_request (GtkWindow *window)
{
  EntenteEditor *self = ENTENTE_EDITOR (window);

  if (self->busy)
    return TRUE;
  if (self->done || !is_touched (self))
    return FALSE;
  ask_discard (self);
  return TRUE;
}

static void
entente_editor_dispose (GObject *object)
{
  EntenteEditor *self = ENTENTE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  if (self->sections != NULL)
    entente_editor_clear (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->drafts);
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_EDITOR);
  G_OBJECT_CLASS (entente_editor_parent_class)->dispose (object);
}

static void
entente_editor_finalize (GObject *object)
{
  EntenteEditor *self = ENTENTE_EDITOR (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->original);
  g_clear_object (&self->opened);
  G_OBJECT_CLASS (entente_editor_parent_class)->finalize (object);
}

static void
entente_editor_class_init (EntenteEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_editor_dispose;
  object_class->finalize = entente_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = entente_editor_close_request;

  /* The id of what was saved; of a nested dialog, of what joined the outer one's drafts. */
  signals[SAVED] = g_signal_new ("saved", ENTENTE_TYPE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "editor.load-theirs", NULL, load_theirs_action);
  gtk_widget_class_install_action (widget_class, "editor.keep-mine", NULL, keep_mine_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "editor.cancel", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, save);
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, spinner);
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, banner);
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, banner_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, conflict_choices);
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntenteEditor, sections);
}

static void
entente_editor_init (EntenteEditor *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_widget_name_buttons (GTK_WIDGET (self));
}

static void
fit_to_parent (EntenteEditor *self,
               GtkWindow *parent)
{
  int height = gtk_widget_get_height (GTK_WIDGET (parent));

  if (height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), 760, CLAMP (height - 40, 440, 820));
}

static GtkWidget *
make_editor (EntenteStore *store,
             EntenteDrafts *outer,
             EntenteRecord *draft,
             GtkWindow *parent)
{
  EntenteEditor *self = g_object_new (ENTENTE_TYPE_EDITOR, "transient-for", parent, NULL);

  self->drafts = entente_drafts_new (store, outer);
  self->nested = outer != NULL;
  if (parent != NULL)
    fit_to_parent (self, parent);
  entente_editor_take (self, draft);
  return GTK_WIDGET (self);
}

/**
 * entente_editor_new:
 * @store: the catalogue
 * @draft: a record as loaded, or a new one without an id; it is copied
 * @parent: (nullable): the window that waits
 *
 * Makes the dialog for a record. "saved" gives the id once it is in the catalogue.
 *
 * Returns: (transfer none): the dialog, a toplevel window
 */
GtkWidget *
entente_editor_new (EntenteStore *store,
                    EntenteRecord *draft,
                    GtkWindow *parent)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (store) && ENTENTE_IS_RECORD (draft), NULL);

  return make_editor (store, NULL, draft, parent);
}

/**
 * entente_editor_new_nested:
 * @outer: the drafts of the dialog that needs the record
 * @draft: a new record; it is copied
 * @parent: that dialog
 *
 * Makes the dialog for a record that is saved together with another one.
 *
 * Returns: (transfer none): the dialog, a toplevel window
 */
GtkWidget *
entente_editor_new_nested (EntenteDrafts *outer,
                           EntenteRecord *draft,
                           GtkWindow *parent)
{
  g_return_val_if_fail (ENTENTE_IS_DRAFTS (outer) && ENTENTE_IS_RECORD (draft), NULL);

  return make_editor (entente_drafts_get_store (outer), outer, draft, parent);
}

EntenteRecord *
entente_editor_get_draft (EntenteEditor *self)
{
  g_return_val_if_fail (ENTENTE_IS_EDITOR (self), NULL);

  return self->draft;
}

EntenteFieldRow *
entente_editor_get_field (EntenteEditor *self,
                          const char *name)
{
  int field;

  g_return_val_if_fail (ENTENTE_IS_EDITOR (self), NULL);

  field = entente_table_find_field (&entente_record_get_info (self->draft)->table, name);
  return field >= 0 ? self->fields[field] : NULL;
}

/* Returns: (transfer none) (nullable): the rows for records of a kind that are tied to this one. */
EntenteTieSection *
entente_editor_get_tied (EntenteEditor *self,
                         EntenteKind kind)
{
  g_return_val_if_fail (ENTENTE_IS_EDITOR (self), NULL);

  for (guint i = 0; i < self->ties->len; i++)
    {
      EntenteTieSection *section = g_ptr_array_index (self->ties, i);

      if (entente_tie_section_get_tie (section)->kind == kind)
        return section;
    }
  return NULL;
}

EntentePartSection *
entente_editor_get_part (EntenteEditor *self,
                         const char *key)
{
  int part;

  g_return_val_if_fail (ENTENTE_IS_EDITOR (self), NULL);

  part = entente_kind_find_part (entente_record_get_info (self->draft), key);
  return part >= 0 ? self->parts[part] : NULL;
}

/* Begins anew with a record: as the dialog opens, or after another version was loaded. */
void
entente_editor_take (EntenteEditor *self,
                     EntenteRecord *draft)
{
  EntenteKind kind = entente_record_get_kind (draft);

  entente_editor_clear (self);
  g_clear_object (&self->draft);
  g_clear_object (&self->opened);
  g_clear_object (&self->original);
  self->fresh = entente_record_get_id (draft) == 0;
  self->draft = entente_record_copy (draft);
  /* A new record has its number at once, so that others can name it. */
  if (self->fresh)
    entente_record_set_id (self->draft, entente_drafts_next_id (self->drafts));
  self->opened = entente_record_copy (self->draft);
  self->original = self->fresh ? entente_record_new (kind) : entente_record_copy (draft);
  entente_record_set_id (self->original, entente_record_get_id (self->draft));
  entente_drafts_forget_tied (self->drafts);
  entente_drafts_set_subject (self->drafts, self->draft);
  gtk_window_set_title (GTK_WINDOW (self), self->fresh ? entente_editor_words_new (kind)
                                                       : entente_editor_words_edit (kind));
  if (!self->fresh)
    {
      g_autofree char *title = entente_drafts_title (self->drafts, kind,
                                                     entente_record_get_id (draft));

      adw_window_title_set_subtitle (self->title, title != NULL ? title : "");
    }
  entente_editor_build (self);
  entente_editor_update (self);
  entente_editor_focus_first (self);
}

/* After every change: Save is there when there is something to save. */
void
entente_editor_update (EntenteEditor *self)
{
  if (self->fields == NULL)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", !self->busy && is_savable (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.cancel", !self->busy);
}

void
entente_editor_finish (EntenteEditor *self)
{
  self->done = TRUE;
  g_signal_emit (self, signals[SAVED], 0, entente_record_get_id (self->draft));
  gtk_window_destroy (GTK_WINDOW (self));
}
