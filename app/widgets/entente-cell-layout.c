/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cell-layout.h"

/* Children side by side, each at least as wide as it asks for, in as many lines as the width takes;
 * what is left of a line is shared out in proportion. Rows with the same cells so have their columns
 * at the same places. A child without a width of its own has a line to itself. */

#define COLUMN_SPACING 12
#define LINE_SPACING 6
#define MAX_CELLS 32

struct _EntenteCellLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (EntenteCellLayout, entente_cell_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  GtkWidget *cells[MAX_CELLS];
  int widths[MAX_CELLS];
  guint n;
  int sum;
} Line;

static GQuark
width_quark (void)
{
  return g_quark_from_static_string ("entente-cell-width");
}

static int
get_width (GtkWidget *child)
{
  return GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (child), width_quark ()));
}

static GtkWidget *
next_child (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
least_width (GtkWidget *child)
{
  int minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return MAX (minimum, get_width (child));
}

/* Takes the cells of one line from @child on; returns the first of the next line. */
static GtkWidget *
take_line (GtkWidget *child,
           int width,
           Line *line)
{
  line->n = 0;
  line->sum = 0;
  while (child != NULL && line->n < MAX_CELLS)
    {
      int least = least_width (child);
      gboolean whole = get_width (child) == 0;

      if (line->n > 0 && (whole || line->sum + (int) line->n * COLUMN_SPACING + least > width))
        break;
      line->cells[line->n] = child;
      line->widths[line->n++] = least;
      line->sum += least;
      child = next_child (gtk_widget_get_next_sibling (child));
      if (whole)
        break;
    }
  return child;
}

static void
share_out (Line *line,
           int width)
{
  int left = width - line->sum - (int) (line->n - 1) * COLUMN_SPACING;
  int sum = line->sum;

  for (guint i = 0; i < line->n && left > 0 && sum > 0; i++)
    {
      int share = (int) ((gint64) left * line->widths[i] / sum);

      sum -= line->widths[i];
      left -= share;
      line->widths[i] += share;
    }
}

/* Goes through the lines; gives each child its place if the widget is to be allocated. */
static int
lay_out (GtkWidget *widget,
         int width,
         gboolean allocate)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_child (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line;
      int height = 0;
      int x = 0;

      child = take_line (child, width, &line);
      share_out (&line, width);
      for (guint i = 0; i < line.n; i++)
        {
          int natural;

          gtk_widget_measure (line.cells[i], GTK_ORIENTATION_VERTICAL, line.widths[i], NULL,
                              &natural, NULL, NULL);
          height = MAX (height, natural);
        }
      for (guint i = 0; allocate && i < line.n; i++)
        {
          GtkAllocation place = { x, y, line.widths[i], height };

          if (mirrored)
            place.x = width - x - line.widths[i];
          gtk_widget_size_allocate (line.cells[i], &place, -1);
          x += line.widths[i] + COLUMN_SPACING;
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
  int sum = -COLUMN_SPACING;

  *minimum = 0;
  for (GtkWidget *child = next_child (gtk_widget_get_first_child (widget)); child != NULL;
       child = next_child (gtk_widget_get_next_sibling (child)))
    {
      int least = least_width (child);

      *minimum = MAX (*minimum, least);
      sum += get_width (child) == 0 ? 0 : least + COLUMN_SPACING;
    }
  *natural = MAX (*minimum, sum);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = lay_out (widget, for_size < 0 ? *natural : for_size, FALSE);
}

static void
entente_cell_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  lay_out (widget, width, TRUE);
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

GtkLayoutManager *
entente_cell_layout_new (void)
{
  return g_object_new (ENTENTE_TYPE_CELL_LAYOUT, NULL);
}

/* width: what the child asks for, in pixels; 0 for a line of its own. */
void
entente_cell_layout_set_width (GtkWidget *child,
                               int width)
{
  g_object_set_qdata (G_OBJECT (child), width_quark (), GINT_TO_POINTER (width));
}
