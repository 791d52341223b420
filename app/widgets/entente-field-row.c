/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-field-row.h"

#include "entente-about.h"
#include "entente-code-choice.h"
#include "entente-date-entry.h"
#include "entente-duration-entry.h"
#include "entente-language-entry.h"
#include "entente-number-entry.h"
#include "entente-picker.h"
#include "entente-quantity-entry.h"
#include "entente-text-entry.h"
#include "entente-util.h"
#include "entente-cell-layout.h"

/* One field of a record or part: its label, what edits it, and the reason if it is wrong. What is
 * entered goes into the row of the draft at once. */

struct _EntenteFieldRow
{
  GtkBox parent_instance;
  GtkLabel *label;
  GtkLabel *help;
  GtkLabel *reason;
  const EntenteField *field;
  const char *other_label; /* (nullable): instead of the field's own */
  EntenteValue *value; /* of the draft */
  EntenteInput *input;
  gboolean unreadable;
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteFieldRow, entente_field_row, GTK_TYPE_BOX)

static GtkWidget *
make_input (EntenteDrafts *drafts,
            EntenteRecord *record,
            EntenteRow *row,
            const EntenteField *field,
            gboolean compact)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      return entente_code_choice_new (field);
    case ENTENTE_FIELD_DATE:
      return entente_date_entry_new (ENTENTE_DATE_INSTANT, compact);
    case ENTENTE_FIELD_SPAN:
      return entente_date_entry_new (ENTENTE_DATE_SPAN, compact);
    case ENTENTE_FIELD_DURATION:
      return entente_duration_entry_new (compact);
    case ENTENTE_FIELD_LANGUAGE:
      return entente_language_entry_new ();
    case ENTENTE_FIELD_INTEGER:
      return entente_number_entry_new (compact);
    case ENTENTE_FIELD_QUANTITY:
      return entente_quantity_entry_new ();
    case ENTENTE_FIELD_LINK:
      return entente_picker_new (drafts, field, compact);
    case ENTENTE_FIELD_PART:
      return entente_about_new (drafts, record, row);
    case ENTENTE_FIELD_TEXT:
    case ENTENTE_FIELD_NOTE:
    case ENTENTE_FIELD_ADDRESS:
    default:
      return entente_text_entry_new (field);
    }
}

/* What a field needs in a row of cells; notes and quantities need a line. */
static int
cell_width (const EntenteField *field)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_NOTE:
    case ENTENTE_FIELD_QUANTITY:
      return 0;
    case ENTENTE_FIELD_TEXT:
    case ENTENTE_FIELD_ADDRESS:
      return 150;
    case ENTENTE_FIELD_LINK:
    case ENTENTE_FIELD_PART:
      return 120;
    case ENTENTE_FIELD_INTEGER:
    case ENTENTE_FIELD_LANGUAGE:
      return 90;
    default:
      return 100;
    }
}

static void
take_value (EntenteFieldRow *self,
            GError **error)
{
  EntenteValue value = { 0 };

  entente_value_copy (&value, self->value);
  self->unreadable = !entente_input_get_value (self->input, &value, error);
  if (!self->unreadable)
    entente_value_copy (self->value, &value);
  entente_value_clear (&value);
}

static void
input_changed_cb (EntenteFieldRow *self)
{
  if (self->value == NULL)
    return;
  take_value (self, NULL);
  entente_field_row_set_reason (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
input_activate_cb (EntenteFieldRow *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
focus_left_cb (EntenteFieldRow *self)
{
  if (self->value != NULL && self->unreadable)
    entente_field_row_commit (self);
}

static void
label_pressed_cb (EntenteFieldRow *self)
{
  gtk_widget_grab_focus (entente_input_get_focus_widget (self->input));
}

static gboolean
entente_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
    entente_input_get_focus_widget (ENTENTE_FIELD_ROW (widget)->input));
}

/* The draft may go before the widget does. */
static void
entente_field_row_dispose (GObject *object)
{
  EntenteFieldRow *self = ENTENTE_FIELD_ROW (object);

  self->value = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_FIELD_ROW);
  G_OBJECT_CLASS (entente_field_row_parent_class)->dispose (object);
}

static void
entente_field_row_class_init (EntenteFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_field_row_dispose;
  widget_class->grab_focus = entente_field_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", ENTENTE_TYPE_FIELD_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteFieldRow, label);
  gtk_widget_class_bind_template_child (widget_class, EntenteFieldRow, help);
  gtk_widget_class_bind_template_child (widget_class, EntenteFieldRow, reason);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, label_pressed_cb);
}

static void
entente_field_row_init (EntenteFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* In a text's entry the help stands as long as nothing else does, else under what it helps with. */
static void
show_help (EntenteFieldRow *self,
           GtkWidget *focus,
           gboolean compact)
{
  const char *help = self->field->help != NULL ? _ (self->field->help) : NULL;

  if (help == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help,
                                  -1);
  if (GTK_IS_ENTRY (focus) && self->field->type == ENTENTE_FIELD_TEXT)
    {
      gtk_entry_set_placeholder_text (GTK_ENTRY (focus), help);
    }
  else if (compact)
    {
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), help);
    }
  else
    {
      gtk_label_set_label (self->help, help);
      gtk_widget_set_visible (GTK_WIDGET (self->help), TRUE);
    }
}

static void
show_label (EntenteFieldRow *self,
            GtkWidget *focus)
{
  g_autofree char *starred = NULL;
  const char *label = entente_field_row_get_label (self);
  gboolean needed = (self->field->flags & ENTENTE_FIELD_REQUIRED) != 0;

  starred = needed ? g_strconcat (label, " *", NULL) : g_strdup (label);
  gtk_label_set_label (self->label, starred);
  /* The star is for the eye; that a field is needed is said in another way. */
  if (needed)
    gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    self->label, NULL, -1);
  if (needed && GTK_IS_ENTRY (focus))
    gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE,
                                    -1);
}

/* record and row: of the draft, which has to outlive what is done with the widget. */
GtkWidget *
entente_field_row_new (EntenteDrafts *drafts,
                       EntenteRecord *record,
                       EntenteRow *row,
                       guint field,
                       gboolean compact)
{
  EntenteFieldRow *self = g_object_new (ENTENTE_TYPE_FIELD_ROW, NULL);
  GtkWidget *input;
  GtkWidget *focus;

  self->field = &row->table->fields[field];
  self->value = &row->values[field];
  input = make_input (drafts, record, row, self->field, compact);
  self->input = ENTENTE_INPUT (input);
  focus = entente_input_get_focus_widget (self->input);
  gtk_box_insert_child_after (GTK_BOX (self), input, GTK_WIDGET (self->label));
  entente_input_set_value (self->input, self->value);
  show_label (self, focus);
  show_help (self, focus, compact);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  entente_cell_layout_set_width (GTK_WIDGET (self), cell_width (self->field));
  g_signal_connect_object (input, "changed", G_CALLBACK (input_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (input, "activate", G_CALLBACK (input_activate_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const EntenteField *
entente_field_row_get_field (EntenteFieldRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_FIELD_ROW (self), NULL);

  return self->field;
}

/* Part and field of a citation are chosen as one. */
const char *
entente_field_row_get_label (EntenteFieldRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_FIELD_ROW (self), NULL);

  if (self->other_label != NULL)
    return self->other_label;
  return self->field->type == ENTENTE_FIELD_PART ? _ ("About") : _ (self->field->label);
}

/* label: (transfer none): a static text, for a field that stands elsewhere than among its like. */
void
entente_field_row_set_label (EntenteFieldRow *self,
                             const char *label)
{
  g_return_if_fail (ENTENTE_IS_FIELD_ROW (self));

  self->other_label = label;
  gtk_label_set_label (self->label, label);
}

EntenteInput *
entente_field_row_get_input (EntenteFieldRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_FIELD_ROW (self), NULL);

  return self->input;
}

/* The name for who does not see where the field stands: "Participant 2, Person". */
void
entente_field_row_set_name (EntenteFieldRow *self,
                            const char *name)
{
  GtkWidget *focus;

  g_return_if_fail (ENTENTE_IS_FIELD_ROW (self));

  focus = entente_input_get_focus_widget (self->input);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* reason: (nullable): why the value is refused; nothing takes the words away. */
void
entente_field_row_set_reason (EntenteFieldRow *self,
                              const char *reason)
{
  GtkWidget *focus;

  g_return_if_fail (ENTENTE_IS_FIELD_ROW (self));

  focus = entente_input_get_focus_widget (self->input);
  gtk_label_set_label (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);
  if (reason != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "wrong");
      gtk_accessible_update_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "wrong");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

const char *
entente_field_row_get_reason (EntenteFieldRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_FIELD_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->reason)) ? gtk_label_get_label (self->reason)
                                                            : NULL;
}

/* TRUE if what is entered is no value, so that the draft still holds the one before. */
gboolean
entente_field_row_is_unreadable (EntenteFieldRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_FIELD_ROW (self), FALSE);

  return self->unreadable;
}

/* Ends what is being typed, takes it over, and says why if that cannot be. */
void
entente_field_row_commit (EntenteFieldRow *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (ENTENTE_IS_FIELD_ROW (self));

  entente_input_commit (self->input);
  take_value (self, &error);
  entente_field_row_set_reason (self, error != NULL ? error->message : NULL);
}
