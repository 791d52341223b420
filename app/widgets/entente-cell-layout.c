/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cell-layout.h"

/* Children side by side in columns of one width, in as many lines as the width asks for. A wide
 * child has a line to itself. */

#define COLUMN_SPACING 12
#define LINE_SPACING 6

struct _EntenteCellLayout
{
  GtkLayoutManager parent_instance;
  int column_width;
};

G_DEFINE_FINAL_TYPE (EntenteCellLayout, entente_cell_layout, GTK_TYPE_LAYOUT_MANAGER)

static GQuark
wide_quark (void)
{
  return g_quark_from_static_string ("entente-cell-layout-wide");
}

static gboolean
is_wide (GtkWidget *child)
{
  return g_object_get_qdata (G_OBJECT (child), wide_quark ()) != NULL;
}

static GtkWidget *
next_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static guint
count_columns (EntenteCellLayout *self,
               GtkWidget *widget,
               int width)
{
  int column_width = self->column_width;
  guint narrow = 0;
  guint fitting;

  for (GtkWidget *child = next_child (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int minimum;

      if (is_wide (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      column_width = MAX (column_width, minimum);
      narrow++;
    }
  fitting = (guint) MAX (1, (width + COLUMN_SPACING) / (column_width + COLUMN_SPACING));
  return CLAMP (fitting, 1, MAX (narrow, 1));
}

/* Goes through the lines; gives each child its place if the widget is to be allocated. */
static int
lay_out (EntenteCellLayout *self,
         GtkWidget *widget,
         int width,
         gboolean allocate)
{
  guint columns = count_columns (self, widget, width);
  int column_width = (width - (int) (columns - 1) * COLUMN_SPACING) / (int) columns;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      GtkWidget *line[32];
      guint n = 0;
      int height = 0;
      int child_width = is_wide (child) ? width : column_width;

      do
        {
          int natural;

          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, child_width, NULL, &natural, NULL,
                              NULL);
          height = MAX (height, natural);
          line[n++] = child;
          child = next_child (gtk_widget_get_next_sibling (child));
        }
      while (child != NULL && !is_wide (line[0]) && !is_wide (child)
             && n < MIN (columns, G_N_ELEMENTS (line)));
      for (guint i = 0; allocate && i < n; i++)
        {
          int x = (int) i * (column_width + COLUMN_SPACING);

          gtk_widget_size_allocate (
            line[i],
            &(GtkAllocation){ mirrored ? width - x - child_width : x, y, child_width, height }, -1);
        }
      y += height + (child != NULL ? LINE_SPACING : 0);
    }
  return y;
}

static GtkSizeRequestMode
entente_cell_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
entente_cell_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  EntenteCellLayout *self = ENTENTE_CELL_LAYOUT (manager);
  guint narrow = 0;

  *minimum = 0;
  for (GtkWidget *child = next_child (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      narrow += is_wide (child) ? 0 : 1;
    }
  *natural = MAX (*minimum,
                  (int) MAX (narrow, 1) * (self->column_width + COLUMN_SPACING) - COLUMN_SPACING);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (self, widget, for_size < 0 ? *natural : for_size, FALSE);
}

static void
entente_cell_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  lay_out (ENTENTE_CELL_LAYOUT (manager), widget, width, TRUE);
}

static void
entente_cell_layout_class_init (EntenteCellLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = entente_cell_layout_get_request_mode;
  layout_class->measure = entente_cell_layout_measure;
  layout_class->allocate = entente_cell_layout_allocate;
}

static void
entente_cell_layout_init (EntenteCellLayout *self)
{
}

/* column_width: the least width of a column, in pixels. */
GtkLayoutManager *
entente_cell_layout_new (int column_width)
{
  EntenteCellLayout *self = g_object_new (ENTENTE_TYPE_CELL_LAYOUT, NULL);

  self->column_width = column_width;
  return GTK_LAYOUT_MANAGER (self);
}

void
entente_cell_layout_set_wide (GtkWidget *child)
{
  g_object_set_qdata (G_OBJECT (child), wide_quark (), GINT_TO_POINTER (1));
}
