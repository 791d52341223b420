/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-reveal.h"

/* Scrolls a widget into view. A scrolled window follows the focus by itself, but not to a widget
 * that had no place yet when it got the focus. */

#define MARGIN 12

void
entente_reveal (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t place;
  double top;

  if (scrolled == NULL || !gtk_widget_compute_bounds (widget, scrolled, &place))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  top = gtk_adjustment_get_value (adjustment) + place.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - MARGIN, top + place.size.height + MARGIN);
}

/* The first frame gives the widget its place, in the second it is known. */
static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer user_data)
{
  gboolean *second = user_data;

  if (!*second)
    {
      *second = TRUE;
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  entente_reveal (widget);
  return G_SOURCE_REMOVE;
}

void
entente_reveal_later (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, tick_cb, g_new0 (gboolean, 1), g_free);
}
