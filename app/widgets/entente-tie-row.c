/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-tie-row.h"

#include "entente-blank-rows.h"
#include "entente-cell-layout.h"
#include "entente-kind.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* A record that is entered in the dialog of another: what is most of it in place, the rest in a
 * dialog of its own, a click away. */

typedef struct
{
  const char *column;
  int part; /* -1 for the record's own fields */
  EntenteRow *row;
  guint field;
  guint place; /* among the cells of the column, from 1 */
  EntenteFieldRow *widget;
} Cell;

struct _EntenteTieRow
{
  GtkBox parent_instance;
  GtkWidget *cells;
  EntenteDrafts *drafts;
  const EntenteInlineTie *tie;
  EntenteRecord *record;
  GArray *list;
  guint number;
};

enum
{
  CHANGED,
  ACTIVATE,
  OPEN,
  REMOVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteTieRow, entente_tie_row, GTK_TYPE_BOX)

static void
field_changed_cb (EntenteTieRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
field_activate_cb (EntenteTieRow *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
add_cell (EntenteTieRow *self,
          const char *column,
          int part,
          EntenteRow *row,
          guint field,
          guint place)
{
  GtkWidget *widget = entente_field_row_new (self->drafts, self->record, row, field, TRUE);
  Cell cell = { column, part, row, field, place, ENTENTE_FIELD_ROW (widget) };

  /* The fields of several parts are called alike: what tells them apart is the part. */
  if (part >= 0)
    entente_field_row_set_label (cell.widget, _ (row->table->label));
  g_array_append_val (self->list, cell);
  g_signal_connect_object (widget, "changed", G_CALLBACK (field_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "activate", G_CALLBACK (field_activate_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->cells), widget);
}

/* A cell for each row of the part, and one to begin with. */
static void
add_part_cells (EntenteTieRow *self,
                const char *column,
                const char *key,
                const char *name)
{
  const EntenteKindInfo *info = entente_record_get_info (self->record);
  int part = entente_kind_find_part (info, key);
  const EntenteTable *table = info->parts[part];
  GPtrArray *rows = entente_record_get_part (self->record, (guint) part);

  if (rows->len == 0)
    entente_blank_rows_add (self->record, table);
  for (guint i = 0; i < rows->len; i++)
    add_cell (self, column, part, g_ptr_array_index (rows, i),
              (guint) entente_table_find_field (table, name), i + 1);
}

static void
add_column (EntenteTieRow *self,
            const char *column)
{
  EntenteRow *row = entente_record_get_row (self->record);
  const char *dot = strchr (column, '.');
  g_autofree char *key = NULL;

  if (dot == NULL)
    {
      add_cell (self, column, -1, row, (guint) entente_table_find_field (row->table, column), 1);
      return;
    }
  key = g_strndup (column, (gsize) (dot - column));
  add_part_cells (self, column, key, dot + 1);
}

static void
open_action (GtkWidget *widget,
             const char *action_name,
             GVariant *parameter)
{
  g_signal_emit (widget, signals[OPEN], 0);
}

static void
remove_action (GtkWidget *widget,
               const char *action_name,
               GVariant *parameter)
{
  g_signal_emit (widget, signals[REMOVE], 0);
}

static gboolean
entente_tie_row_focus (GtkWidget *widget,
                       GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return entente_widget_focus_in_order (widget, direction);
  return GTK_WIDGET_CLASS (entente_tie_row_parent_class)->focus (widget, direction);
}

static gboolean
entente_tie_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *first = gtk_widget_get_first_child (ENTENTE_TIE_ROW (widget)->cells);

  return first != NULL && gtk_widget_grab_focus (first);
}

static void
entente_tie_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_TIE_ROW);
  G_OBJECT_CLASS (entente_tie_row_parent_class)->dispose (object);
}

static void
entente_tie_row_finalize (GObject *object)
{
  EntenteTieRow *self = ENTENTE_TIE_ROW (object);

  g_array_unref (self->list);
  g_clear_object (&self->record);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (entente_tie_row_parent_class)->finalize (object);
}

static void
entente_tie_row_class_init (EntenteTieRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_tie_row_dispose;
  object_class->finalize = entente_tie_row_finalize;
  widget_class->focus = entente_tie_row_focus;
  widget_class->grab_focus = entente_tie_row_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_TIE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", ENTENTE_TYPE_TIE_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", ENTENTE_TYPE_TIE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", ENTENTE_TYPE_TIE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "tie-row.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "tie-row.remove", NULL, remove_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-tie-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTieRow, cells);
}

static void
entente_tie_row_init (EntenteTieRow *self)
{
  self->list = g_array_new (FALSE, FALSE, sizeof (Cell));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->cells, entente_cell_layout_new ());
}

/* record: of the drafts; parts of which a cell is shown get a row if they have none. */
GtkWidget *
entente_tie_row_new (EntenteDrafts *drafts,
                     const EntenteInlineTie *tie,
                     EntenteRecord *record)
{
  EntenteTieRow *self = g_object_new (ENTENTE_TYPE_TIE_ROW, NULL);

  g_set_object (&self->drafts, drafts);
  g_set_object (&self->record, record);
  self->tie = tie;
  for (guint i = 0; i < ENTENTE_MAX_INLINE_COLUMNS && tie->columns[i] != NULL; i++)
    add_column (self, tie->columns[i]);
  return GTK_WIDGET (self);
}

EntenteRecord *
entente_tie_row_get_record (EntenteTieRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_TIE_ROW (self), NULL);

  return self->record;
}

/* The second of several alike says so too: "Commitment 1, By 2". */
static void
name_cell (EntenteTieRow *self,
           const Cell *cell,
           const char *record)
{
  const char *label = entente_field_row_get_label (cell->widget);
  g_autofree char *numbered = NULL;
  g_autofree char *name = NULL;

  if (cell->place > 1)
    /* Translators: a part and its number, "Participant 2" */
    numbered = g_strdup_printf (_ ("%1$s %2$u"), label, cell->place);
  /* Translators: a part, its number and one of its fields, "Participant 2, Person" */
  name = g_strdup_printf (_ ("%1$s %2$u, %3$s"), record, self->number,
                          numbered != NULL ? numbered : label);
  entente_field_row_set_name (cell->widget, name);
}

/* number: the place among its like, from 1; said to who does not see it. */
void
entente_tie_row_set_number (EntenteTieRow *self,
                            guint number)
{
  const char *label;
  g_autofree char *name = NULL;

  g_return_if_fail (ENTENTE_IS_TIE_ROW (self));

  if (self->number == number)
    return;
  self->number = number;
  label = _ (entente_kind_get_info (self->tie->kind)->table.label);
  /* Translators: a part and its number, "Participant 2" */
  name = g_strdup_printf (_ ("%1$s %2$u"), label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  for (guint i = 0; i < self->list->len; i++)
    name_cell (self, &g_array_index (self->list, Cell, i), label);
}

/* Returns: (transfer none) (nullable): the first cell of a column. */
EntenteFieldRow *
entente_tie_row_get_field (EntenteTieRow *self,
                           const char *column)
{
  g_return_val_if_fail (ENTENTE_IS_TIE_ROW (self), NULL);

  for (guint i = 0; i < self->list->len; i++)
    if (g_str_equal (g_array_index (self->list, Cell, i).column, column))
      return g_array_index (self->list, Cell, i).widget;
  return NULL;
}

/* TRUE if the record is new and nothing was entered in it. */
gboolean
entente_tie_row_is_blank (EntenteTieRow *self)
{
  gint64 id;

  g_return_val_if_fail (ENTENTE_IS_TIE_ROW (self), FALSE);

  for (guint i = 0; i < self->list->len; i++)
    if (entente_field_row_is_unreadable (g_array_index (self->list, Cell, i).widget))
      return FALSE;
  id = entente_record_get_id (self->record);
  return !entente_drafts_is_stored (self->drafts, id) && !entente_drafts_differs (self->drafts, id);
}

/* The row of the record that stands at a place of its copy without the blank ones. */
static EntenteRow *
find_filled (EntenteTieRow *self,
             const EntentePlace *place)
{
  GPtrArray *rows = entente_record_get_part (self->record, (guint) place->part);
  int left = place->row;

  for (guint i = 0; i < rows->len; i++)
    if (!entente_blank_rows_is_blank (g_ptr_array_index (rows, i)) && left-- == 0)
      return g_ptr_array_index (rows, i);
  return NULL;
}

static EntenteFieldRow *
find_cell (EntenteTieRow *self,
           const EntentePlace *place)
{
  EntenteRow *row = place->part >= 0 ? find_filled (self, place)
                                     : entente_record_get_row (self->record);

  for (guint i = 0; i < self->list->len; i++)
    {
      const Cell *cell = &g_array_index (self->list, Cell, i);

      if (cell->part != place->part || (row != NULL && cell->row != row))
        continue;
      if (place->field < 0 || cell->field == (guint) place->field)
        return cell->widget;
    }
  return NULL;
}

/* Checks the record.
 *
 * Returns: (transfer none) (nullable): where it is wrong, with @error set to the reason; %NULL with
 *   @error set if what is wrong does not show here; else %NULL. */
EntenteFieldRow *
entente_tie_row_find_wrong (EntenteTieRow *self,
                            GError **error)
{
  g_autoptr(EntenteRecord) filled = NULL;
  EntentePlace place;

  g_return_val_if_fail (ENTENTE_IS_TIE_ROW (self), NULL);

  if (!entente_drafts_differs (self->drafts, entente_record_get_id (self->record)))
    return NULL;
  filled = entente_blank_rows_without (self->record);
  if (entente_record_check (filled, &place, error))
    return NULL;
  return find_cell (self, &place);
}
