/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register-columns.h"

#include "entente-register-cell.h"
#include "entente-util.h"

/* The columns of a register as those of a column view. */

#define TITLE_WIDTH 320
#define OTHER_WIDTH 150

/* GTK 4.8 does not tell by which column a view sorts: each column's sorter notes that it was asked,
 * and answers "smaller", so that what comes back is the direction. */
static const EntenteColumn *asked;

static int
note_column_cb (gconstpointer a,
                gconstpointer b,
                gpointer column)
{
  if (asked == NULL)
    asked = column;
  return GTK_ORDERING_SMALLER;
}

static GtkColumnViewColumn *
make_column (const EntenteColumn *column,
             guint place)
{
  g_autoptr(GtkListItemFactory) factory = entente_register_cell_factory (place);
  GtkColumnViewColumn *made
      = gtk_column_view_column_new (_ (column->label), g_steal_pointer (&factory));

  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_fixed_width (made, place == 0 ? TITLE_WIDTH : OTHER_WIDTH);
  if (column->sortable)
    {
      g_autoptr(GtkSorter) sorter
          = GTK_SORTER (gtk_custom_sorter_new (note_column_cb, (gpointer) column, NULL));

      gtk_column_view_column_set_sorter (made, sorter);
    }
  return made;
}

/**
 * entente_register_columns_clear:
 * @view: a column view
 *
 * Takes all columns away.
 */
void
entente_register_columns_clear (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint n = g_list_model_get_n_items (columns); n > 0; n--)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, n - 1);

      gtk_column_view_remove_column (view, column);
    }
}

/**
 * entente_register_columns_fill:
 * @view: a column view without columns
 * @source: where its rows come from
 * @order: the column in whose order they stand
 * @descending: the last first
 */
void
entente_register_columns_fill (GtkColumnView *view,
                               EntenteRegisterSource *source,
                               const EntenteColumn *order,
                               gboolean descending)
{
  guint n = entente_register_source_get_n_columns (source);

  for (guint i = 0; i < n; i++)
    {
      const EntenteColumn *column = entente_register_source_get_column (source, i);
      g_autoptr(GtkColumnViewColumn) made = make_column (column, i);

      gtk_column_view_append_column (view, made);
      if (column == order)
        gtk_column_view_sort_by_column (view, made,
                                        descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
    }
}

static void
set_name (GtkWidget *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * entente_register_columns_name:
 * @view: a column view
 * @rows: what its rows are called together
 *
 * Gives its parts names for who does not see them. GTK 4.8 names them by their types: headings
 * first, then the list of rows.
 */
void
entente_register_columns_name (GtkColumnView *view,
                               const char *rows)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *list = header != NULL ? gtk_widget_get_next_sibling (header) : NULL;
  GtkWidget *title = header != NULL ? gtk_widget_get_first_child (header) : NULL;

  if (header != NULL)
    set_name (header, _ ("Headings"));
  if (list != NULL)
    set_name (list, rows);
  for (guint i = 0; title != NULL; i++, title = gtk_widget_get_next_sibling (title))
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (column != NULL)
        set_name (title, gtk_column_view_column_get_title (column));
    }
}

/**
 * entente_register_columns_get_order:
 * @view: a column view
 * @descending: (out): the last first
 *
 * Returns: (transfer none) (nullable): the column by which it sorts; %NULL for none
 */
const EntenteColumn *
entente_register_columns_get_order (GtkColumnView *view,
                                    gboolean *descending)
{
  /* any two things that are not the same */
  gpointer first = view;
  gpointer second = gtk_column_view_get_columns (view);
  GtkOrdering ordering;

  asked = NULL;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (view), first, second);
  *descending = ordering == GTK_ORDERING_LARGER;
  return asked;
}
