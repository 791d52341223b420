/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-quantity-entry.h"

#include "entente-code-choice.h"
#include "entente-date-entry.h"
#include "entente-error.h"
#include "entente-number-entry.h"
#include "entente-util.h"
#include "entente-cell-layout.h"
#include "entente-widget-util.h"

/* A number, how exactly it is known, of what, and on which day. */

#define CELL_WIDTH 110

struct _EntenteQuantityEntry
{
  GtkBox parent_instance;
  EntenteInput *how;
  GtkEditable *number;
  GtkEditable *unit;
  EntenteInput *as_of;
  EntenteValue kept;
  gboolean loading;
};

static void entente_quantity_entry_iface_init (EntenteInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteQuantityEntry, entente_quantity_entry, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (ENTENTE_TYPE_INPUT,
                                                      entente_quantity_entry_iface_init))

static const EntenteField how_field = { "how", ENTENTE_FIELD_CODE, N_ ("How exactly"),
                                        .vocabulary = &entente_vocabulary_how };

static void
part_changed_cb (EntenteQuantityEntry *self)
{
  if (!self->loading)
    entente_input_changed (ENTENTE_INPUT (self));
}

static void
part_activate_cb (EntenteQuantityEntry *self)
{
  entente_input_activate (ENTENTE_INPUT (self));
}

static gboolean
refuse (GError **error,
        const char *reason)
{
  g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
read_number (const char *typed,
             double *number,
             GError **error)
{
  g_autofree char *digits = entente_number_digits (typed);
  char *end = NULL;

  if (digits != NULL && *digits != '\0')
    *number = g_ascii_strtod (digits, &end);
  if (end == NULL || *end != '\0')
    return refuse (error, _ ("Write a number, as 192 or 4.5."));
  return TRUE;
}

static void
entente_quantity_entry_set_value (EntenteInput *input,
                                  const EntenteValue *value)
{
  EntenteQuantityEntry *self = ENTENTE_QUANTITY_ENTRY (input);
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "";
  EntenteValue how = { .text = (char *) value->how };
  EntenteValue as_of = { .text = value->as_of };

  self->loading = TRUE;
  entente_value_copy (&self->kept, value);
  if (value->set)
    g_ascii_formatd (number, sizeof number, "%.15g", value->number);
  gtk_editable_set_text (self->number, number);
  gtk_editable_set_text (self->unit, value->text != NULL ? value->text : "");
  entente_input_set_value (self->how, &how);
  entente_input_set_value (self->as_of, &as_of);
  self->loading = FALSE;
}

static gboolean
entente_quantity_entry_get_value (EntenteInput *input,
                                  EntenteValue *value,
                                  GError **error)
{
  EntenteQuantityEntry *self = ENTENTE_QUANTITY_ENTRY (input);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->number)));
  g_autofree char *unit = g_strstrip (g_strdup (gtk_editable_get_text (self->unit)));
  EntenteValue how = { 0 };
  EntenteValue as_of = { 0 };
  char shown[G_ASCII_DTOSTR_BUF_SIZE];
  double number = 0;
  int place;

  if (!entente_input_get_value (self->as_of, &as_of, error))
    return FALSE;
  entente_input_get_value (self->how, &how, NULL);
  value->as_of = (g_free (value->as_of), g_steal_pointer (&as_of.text));
  place = entente_vocabulary_find (&entente_vocabulary_how, how.text);
  g_free (how.text);
  if (*typed == '\0' && (*unit != '\0' || place >= 0 || value->as_of != NULL))
    return refuse (error, _ ("Write the number, or clear what stands beside it."));
  if (*typed != '\0' && !read_number (typed, &number, error))
    return FALSE;
  /* What is shown may be rounder than what is kept. */
  g_ascii_formatd (shown, sizeof shown, "%.15g", self->kept.number);
  if (self->kept.set && g_str_equal (shown, typed))
    number = self->kept.number;
  value->set = *typed != '\0';
  value->number = number;
  value->how = place >= 0 ? entente_vocabulary_how.codes[place].code : NULL;
  entente_set_str (&value->text, *unit != '\0' ? unit : NULL);
  return TRUE;
}

static void
entente_quantity_entry_commit (EntenteInput *input)
{
  entente_input_commit (ENTENTE_QUANTITY_ENTRY (input)->as_of);
}

static GtkWidget *
entente_quantity_entry_get_focus_widget (EntenteInput *input)
{
  return GTK_WIDGET (ENTENTE_QUANTITY_ENTRY (input)->number);
}

static void
entente_quantity_entry_iface_init (EntenteInputInterface *iface)
{
  iface->set_value = entente_quantity_entry_set_value;
  iface->get_value = entente_quantity_entry_get_value;
  iface->commit = entente_quantity_entry_commit;
  iface->get_focus_widget = entente_quantity_entry_get_focus_widget;
}

static GtkEditable *
add_entry (EntenteQuantityEntry *self,
           const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), label);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 6);
  gtk_widget_add_css_class (entry, "plain");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (part_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (part_activate_cb), self,
                           G_CONNECT_SWAPPED);
  entente_cell_layout_set_width (entry, CELL_WIDTH);
  gtk_box_append (GTK_BOX (self), entry);
  return GTK_EDITABLE (entry);
}

static EntenteInput *
add_input (EntenteQuantityEntry *self,
           GtkWidget *input,
           const char *label)
{
  GtkWidget *focus = entente_input_get_focus_widget (ENTENTE_INPUT (input));

  gtk_accessible_update_property (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (input, "changed", G_CALLBACK (part_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (input, "activate", G_CALLBACK (part_activate_cb), self,
                           G_CONNECT_SWAPPED);
  entente_cell_layout_set_width (input, CELL_WIDTH);
  gtk_box_append (GTK_BOX (self), input);
  return ENTENTE_INPUT (input);
}

static gboolean
entente_quantity_entry_focus (GtkWidget *widget,
                              GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return entente_widget_focus_in_order (widget, direction);
  return GTK_WIDGET_CLASS (entente_quantity_entry_parent_class)->focus (widget, direction);
}

static void
entente_quantity_entry_finalize (GObject *object)
{
  entente_value_clear (&ENTENTE_QUANTITY_ENTRY (object)->kept);
  G_OBJECT_CLASS (entente_quantity_entry_parent_class)->finalize (object);
}

static void
entente_quantity_entry_class_init (EntenteQuantityEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_quantity_entry_finalize;
  GTK_WIDGET_CLASS (klass)->focus = entente_quantity_entry_focus;
}

static void
entente_quantity_entry_init (EntenteQuantityEntry *self)
{
  GtkWidget *as_of;

  gtk_widget_set_layout_manager (GTK_WIDGET (self), entente_cell_layout_new ());
  self->how = add_input (self, entente_code_choice_new (&how_field), _ ("How exactly"));
  self->number = add_entry (self, _ ("Number"));
  self->unit = add_entry (self, _ ("Unit"));
  as_of = entente_date_entry_new (ENTENTE_DATE_INSTANT, TRUE);
  self->as_of = add_input (self, as_of, _ ("As of"));
  gtk_entry_set_placeholder_text (
    entente_read_entry_get_entry (ENTENTE_READ_ENTRY (as_of)), _ ("As of"));
}

GtkWidget *
entente_quantity_entry_new (void)
{
  return g_object_new (ENTENTE_TYPE_QUANTITY_ENTRY, NULL);
}
