/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-fact-layout.h"

/* A row of a dossier: what it is, in a column of one width; what it says, in all the room there is;
 * and what stands at the end, as wide as it wants. A box would ask each text how wide it has to be
 * for the height of the row, which a text finds out by trying. */

#define SPACING 10

struct _EntenteFactLayout
{
  GtkLayoutManager parent_instance;
  int first_width; /* of a first child that does not expand */
};

G_DEFINE_FINAL_TYPE (EntenteFactLayout, entente_fact_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_width (EntenteFactLayout *self,
               GtkWidget *child,
               int *minimum,
               int *natural)
{
  gboolean first = gtk_widget_get_prev_sibling (child) == NULL;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural, NULL, NULL);
  if (!first || gtk_widget_get_hexpand (child))
    return;
  *minimum = MAX (*minimum, self->first_width);
  *natural = *minimum;
}

/* What @child gets of @width, of which the one that expands takes what the others leave. */
static int
width_of (EntenteFactLayout *self,
          GtkWidget *widget,
          GtkWidget *child,
          int width)
{
  int minimum;
  int natural;

  measure_width (self, child, &minimum, &natural);
  if (!gtk_widget_get_hexpand (child))
    return natural;
  for (GtkWidget *other = gtk_widget_get_first_child (widget); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    if (other != child && gtk_widget_should_layout (other))
      width -= width_of (self, widget, other, width) + SPACING;
  return MAX (width, minimum);
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager,
                  GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure (GtkLayoutManager *manager,
         GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  EntenteFactLayout *self = ENTENTE_FACT_LAYOUT (manager);
  int spacing = 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum;
      int child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          int width = for_size < 0 ? -1 : width_of (self, widget, child, for_size);

          gtk_widget_measure (child, orientation, width, &child_minimum, &child_natural, NULL, NULL);
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
          continue;
        }
      measure_width (self, child, &child_minimum, &child_natural);
      *minimum += spacing + child_minimum;
      *natural += spacing + child_natural;
      spacing = SPACING;
    }
}

static void
allocate (GtkLayoutManager *manager,
          GtkWidget *widget,
          int width,
          int height,
          int baseline)
{
  EntenteFactLayout *self = ENTENTE_FACT_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int own;

      if (!gtk_widget_should_layout (child))
        continue;
      own = width_of (self, widget, child, width);
      gtk_widget_size_allocate (
        child, &(GtkAllocation) { mirrored ? width - x - own : x, 0, own, height }, -1);
      x += own + SPACING;
    }
}

static void
entente_fact_layout_class_init (EntenteFactLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
}

static void
entente_fact_layout_init (EntenteFactLayout *self)
{
}

/**
 * entente_fact_layout_new:
 * @first_width: of a first child that does not expand, in pixels
 *
 * One child expands, and takes what the others leave.
 *
 * Returns: (transfer full): a layout manager
 */
GtkLayoutManager *
entente_fact_layout_new (int first_width)
{
  EntenteFactLayout *self = g_object_new (ENTENTE_TYPE_FACT_LAYOUT, NULL);

  self->first_width = first_width;
  return GTK_LAYOUT_MANAGER (self);
}
