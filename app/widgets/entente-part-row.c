/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-part-row.h"

#include "entente-blank-rows.h"
#include "entente-kind.h"
#include "entente-picker.h"
#include "entente-util.h"
#include "entente-cell-layout.h"
#include "entente-widget-util.h"

/* One row of a part, edited in place: its main fields side by side, the rest a click away. */

#define MAIN_FIELDS 4

struct _EntentePartRow
{
  GtkBox parent_instance;
  GtkWidget *cells;
  GtkWidget *rest;
  GtkWidget *more;
  GtkWidget *moves;
  EntenteDrafts *drafts;
  EntenteRecord *record;
  EntenteRow *row;
  EntenteFieldRow **fields; /* by their place; NULL while the rest was not asked for */
  gboolean *main;
  guint number;
};

enum
{
  CHANGED,
  ACTIVATE,
  MOVE,
  REMOVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntentePartRow, entente_part_row, GTK_TYPE_BOX)

/* The field of a citation is chosen together with its part. */
static gboolean
is_shown (const EntenteTable *table,
          const EntenteField *field)
{
  int part = entente_table_find_field (table, "part");

  return part < 0 || table->fields[part].type != ENTENTE_FIELD_PART
         || !g_str_equal (field->name, "field");
}

/* What comes first in a row: neither the words beside a link, nor where in a text something stands,
 * nor what is so rare that it needs explaining. */
static gboolean
is_main (const EntenteField *field)
{
  return !g_str_has_suffix (field->name, "_words") && field->type != ENTENTE_FIELD_INTEGER
         && field->help == NULL;
}

static void
choose_main_fields (EntentePartRow *self)
{
  const EntenteTable *table = self->row->table;
  guint shown = 0;
  guint chosen = 0;

  for (guint i = 0; i < table->n_fields; i++)
    shown += is_shown (table, &table->fields[i]) ? 1 : 0;
  for (guint i = 0; i < table->n_fields; i++)
    {
      const EntenteField *field = &table->fields[i];

      if (!is_shown (table, field) || (shown > MAIN_FIELDS + 1 && !is_main (field)))
        continue;
      if (chosen < MAIN_FIELDS || shown <= MAIN_FIELDS + 1)
        {
          self->main[i] = TRUE;
          /* A note has a line of its own beside the others. */
          chosen += field->type != ENTENTE_FIELD_NOTE ? 1 : 0;
        }
    }
}

static void
name_field (EntentePartRow *self,
            EntenteFieldRow *field)
{
  const EntenteTable *table = self->row->table;
  g_autofree char *name = NULL;

  if (field == NULL)
    return;
  /* Translators: a part, its number and one of its fields, "Participant 2, Person" */
  name = g_strdup_printf (_ ("%1$s %2$u, %3$s"), _ (table->label), self->number,
                          entente_field_row_get_label (field));
  entente_field_row_set_name (field, name);
}

static void
field_changed_cb (EntentePartRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
field_activate_cb (EntentePartRow *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

/* Returns: the place of the field for the words of a link, "post_words" of "post"; else -1. */
static int
find_words (EntentePartRow *self,
            const EntenteField *field)
{
  g_autofree char *name = g_strconcat (field->name, "_words", NULL);

  return field->type == ENTENTE_FIELD_LINK ? entente_table_find_field (self->row->table, name) : -1;
}

static void
words_cb (EntentePartRow *self,
          const char *words,
          EntentePicker *picker)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (picker), ENTENTE_TYPE_FIELD_ROW);
  int place = find_words (self, entente_field_row_get_field (ENTENTE_FIELD_ROW (row)));
  EntenteFieldRow *field = entente_part_row_get_field (self, (guint) place);

  entente_row_set_text (self->row, self->row->table->fields[place].name, words);
  entente_input_set_value (entente_field_row_get_input (field), &self->row->values[place]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
connect_words (EntentePartRow *self,
               EntenteFieldRow *field)
{
  EntenteInput *input = entente_field_row_get_input (field);

  if (find_words (self, entente_field_row_get_field (field)) < 0)
    return;
  entente_picker_set_words_aside (ENTENTE_PICKER (input), TRUE);
  g_signal_connect_object (input, "words", G_CALLBACK (words_cb), self, G_CONNECT_SWAPPED);
}

static void
add_fields (EntentePartRow *self,
            gboolean main,
            GtkWidget *box)
{
  const EntenteTable *table = self->row->table;

  for (guint i = 0; i < table->n_fields; i++)
    {
      GtkWidget *field;

      if (self->fields[i] != NULL || self->main[i] != main || !is_shown (table, &table->fields[i]))
        continue;
      field = entente_field_row_new (self->drafts, self->record, self->row, i, TRUE);
      self->fields[i] = ENTENTE_FIELD_ROW (field);
      name_field (self, self->fields[i]);
      connect_words (self, self->fields[i]);
      g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (field, "activate", G_CALLBACK (field_activate_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), field);
    }
}

/* Offsets and counts say nothing that has to be seen at once. */
static gboolean
rest_is_filled (EntentePartRow *self)
{
  const EntenteTable *table = self->row->table;

  for (guint i = 0; i < table->n_fields; i++)
    if (!self->main[i] && is_shown (table, &table->fields[i])
        && table->fields[i].type != ENTENTE_FIELD_INTEGER
        && !entente_value_is_empty (&table->fields[i], &self->row->values[i]))
      return TRUE;
  return FALSE;
}

static void
more_toggled_cb (EntentePartRow *self)
{
  gboolean open = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->more));

  if (open)
    add_fields (self, FALSE, self->rest);
  gtk_widget_set_visible (self->rest, open && gtk_widget_get_first_child (self->rest) != NULL);
  gtk_widget_set_visible (self->moves, open);
}

static void
move_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  g_signal_emit (widget, signals[MOVE], 0, g_str_has_suffix (action_name, "up") ? -1 : 1);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static gboolean
entente_part_row_focus (GtkWidget *widget,
                        GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return entente_widget_focus_in_order (widget, direction);
  return GTK_WIDGET_CLASS (entente_part_row_parent_class)->focus (widget, direction);
}

static gboolean
entente_part_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (ENTENTE_PART_ROW (widget)->cells);

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
entente_part_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_PART_ROW);
  G_OBJECT_CLASS (entente_part_row_parent_class)->dispose (object);
}

static void
entente_part_row_finalize (GObject *object)
{
  EntentePartRow *self = ENTENTE_PART_ROW (object);

  g_free (self->fields);
  g_free (self->main);
  g_clear_object (&self->record);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (entente_part_row_parent_class)->finalize (object);
}

static void
entente_part_row_class_init (EntentePartRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_part_row_dispose;
  object_class->finalize = entente_part_row_finalize;
  widget_class->focus = entente_part_row_focus;
  widget_class->grab_focus = entente_part_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", ENTENTE_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVE] = g_signal_new ("move", ENTENTE_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[REMOVE] = g_signal_new ("remove", ENTENTE_TYPE_PART_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "part-row.move-up", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "part-row.move-down", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "part-row.remove", NULL, remove_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "part-row.move-up",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "part-row.move-down", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-part-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePartRow, cells);
  gtk_widget_class_bind_template_child (widget_class, EntentePartRow, rest);
  gtk_widget_class_bind_template_child (widget_class, EntentePartRow, more);
  gtk_widget_class_bind_template_child (widget_class, EntentePartRow, moves);
  gtk_widget_class_bind_template_callback (widget_class, more_toggled_cb);
}

static void
entente_part_row_init (EntentePartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->cells, entente_cell_layout_new ());
  gtk_widget_set_layout_manager (self->rest, entente_cell_layout_new ());
}

GtkWidget *
entente_part_row_new (EntenteDrafts *drafts,
                      EntenteRecord *record,
                      EntenteRow *row)
{
  EntentePartRow *self = g_object_new (ENTENTE_TYPE_PART_ROW, NULL);

  g_set_object (&self->drafts, drafts);
  g_set_object (&self->record, record);
  self->row = row;
  self->fields = g_new0 (EntenteFieldRow *, row->table->n_fields);
  self->main = g_new0 (gboolean, row->table->n_fields);
  choose_main_fields (self);
  add_fields (self, TRUE, self->cells);
  if (rest_is_filled (self))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), TRUE);
  return GTK_WIDGET (self);
}

EntenteRow *
entente_part_row_get_row (EntentePartRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_PART_ROW (self), NULL);

  return self->row;
}

/* number: the place among its like, from 1; said to who does not see it. */
void
entente_part_row_set_number (EntentePartRow *self,
                             guint number)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ENTENTE_IS_PART_ROW (self));

  if (self->number == number)
    return;
  self->number = number;
  /* Translators: a part and its number, "Participant 2" */
  name = g_strdup_printf (_ ("%1$s %2$u"), _ (self->row->table->label), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < self->row->table->n_fields; i++)
    name_field (self, self->fields[i]);
}

/* Returns: (transfer none) (nullable): the widget of a field, which is shown if it was not. */
EntenteFieldRow *
entente_part_row_get_field (EntentePartRow *self,
                            guint field)
{
  g_return_val_if_fail (ENTENTE_IS_PART_ROW (self), NULL);
  g_return_val_if_fail (field < self->row->table->n_fields, NULL);

  if (self->fields[field] == NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->more), TRUE);
  return self->fields[field];
}

/* TRUE if nothing was entered but what a new row begins with. */
gboolean
entente_part_row_is_blank (EntentePartRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_PART_ROW (self), FALSE);

  for (guint i = 0; i < self->row->table->n_fields; i++)
    if (self->fields[i] != NULL && entente_field_row_is_unreadable (self->fields[i]))
      return FALSE;
  return entente_blank_rows_is_blank (self->row);
}
