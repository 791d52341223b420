/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-frame-times.h"

/* For the benchmark, which compares the start with that of a bare window. */

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer user_data)
{
  g_print ("first-frame %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, user_data);
}

static void
realize_cb (GtkWidget *window,
            gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb),
                    NULL);
}

/**
 * entente_frame_times_watch:
 * @window: a window that is not shown yet
 *
 * With ENTENTE_FRAME_TIMES=1 in the environment, prints when its first frame was painted, in
 * microseconds of the monotonic clock.
 */
void
entente_frame_times_watch (GtkWidget *window)
{
  if (g_strcmp0 (g_getenv ("ENTENTE_FRAME_TIMES"), "1") == 0)
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}
