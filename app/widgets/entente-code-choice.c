/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-code-choice.h"

#include "entente-util.h"
#include "entente-widget-util.h"

/* A code of a closed vocabulary, chosen from a drop-down whose first line stands for none. */

#define SEARCH_FROM 12

struct _EntenteCodeChoice
{
  GtkWidget parent_instance;
  const EntenteField *field;
  GtkDropDown *choice;
  char *unknown; /* a code that a newer program wrote: kept as long as nothing is chosen */
  gboolean loading;
};

static void entente_code_choice_iface_init (EntenteInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteCodeChoice, entente_code_choice, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ENTENTE_TYPE_INPUT,
                                                      entente_code_choice_iface_init))

static GtkWidget *
find_inside (GtkWidget *widget,
             GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);
  return found;
}

/* A list takes the blank for itself; between words that are typed it belongs to them. */
static gboolean
key_pressed_cb (GtkEditable *entry,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_space || *gtk_editable_get_text (entry) == '\0')
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (controller,
                                           GTK_WIDGET (gtk_editable_get_delegate (entry)));
}

/* What is typed over the list searches in it, wherever the focus is. */
static void
set_up_search (EntenteCodeChoice *self)
{
  GtkWidget *popover = find_inside (GTK_WIDGET (self->choice), GTK_TYPE_POPOVER);
  GtkWidget *entry = find_inside (popover, GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *list = find_inside (popover, GTK_TYPE_LIST_VIEW);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (entry), popover);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), entry,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (popover, keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->field->label), -1);
}

static void
selected_cb (EntenteCodeChoice *self)
{
  entente_widget_name_choice (self->choice);
  if (gtk_drop_down_get_selected (self->choice) == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->choice), "empty");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->choice), "empty");
  if (self->loading)
    return;
  g_clear_pointer (&self->unknown, g_free);
  entente_input_changed (ENTENTE_INPUT (self));
}

static void
entente_code_choice_set_value (EntenteInput *input,
                               const EntenteValue *value)
{
  EntenteCodeChoice *self = ENTENTE_CODE_CHOICE (input);
  int place = entente_vocabulary_find (self->field->vocabulary, value->text);

  self->loading = TRUE;
  entente_set_str (&self->unknown, place < 0 ? value->text : NULL);
  gtk_drop_down_set_selected (self->choice, (guint) (place + 1));
  selected_cb (self);
  self->loading = FALSE;
}

static gboolean
entente_code_choice_get_value (EntenteInput *input,
                               EntenteValue *value,
                               GError **error)
{
  EntenteCodeChoice *self = ENTENTE_CODE_CHOICE (input);
  guint selected = gtk_drop_down_get_selected (self->choice);
  const char *code = self->unknown;

  if (selected > 0 && selected <= self->field->vocabulary->n_codes)
    code = self->field->vocabulary->codes[selected - 1].code;
  entente_set_str (&value->text, code);
  return TRUE;
}

static GtkWidget *
entente_code_choice_get_focus_widget (EntenteInput *input)
{
  return GTK_WIDGET (ENTENTE_CODE_CHOICE (input)->choice);
}

static void
entente_code_choice_iface_init (EntenteInputInterface *iface)
{
  iface->set_value = entente_code_choice_set_value;
  iface->get_value = entente_code_choice_get_value;
  iface->get_focus_widget = entente_code_choice_get_focus_widget;
}

static void
entente_code_choice_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_CODE_CHOICE);
  G_OBJECT_CLASS (entente_code_choice_parent_class)->dispose (object);
}

static void
entente_code_choice_finalize (GObject *object)
{
  g_free (ENTENTE_CODE_CHOICE (object)->unknown);
  G_OBJECT_CLASS (entente_code_choice_parent_class)->finalize (object);
}

static void
entente_code_choice_class_init (EntenteCodeChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_code_choice_dispose;
  object_class->finalize = entente_code_choice_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-code-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteCodeChoice, choice);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
entente_code_choice_init (EntenteCodeChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* field: a code. */
GtkWidget *
entente_code_choice_new (const EntenteField *field)
{
  EntenteCodeChoice *self = g_object_new (ENTENTE_TYPE_CODE_CHOICE, NULL);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  self->field = field;
  gtk_string_list_append (labels, (field->flags & ENTENTE_FIELD_REQUIRED) != 0
                                    ? _ ("Choose…") : _ ("Not recorded"));
  for (guint i = 0; i < field->vocabulary->n_codes; i++)
    gtk_string_list_append (labels, entente_vocabulary_label (field->vocabulary,
                                                              field->vocabulary->codes[i].code));
  self->loading = TRUE;
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (labels));
  gtk_drop_down_set_enable_search (self->choice, field->vocabulary->n_codes > SEARCH_FROM);
  set_up_search (self);
  self->loading = FALSE;
  return GTK_WIDGET (self);
}
