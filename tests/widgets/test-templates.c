/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "entente-window.h"

static EntenteApplication *application;

static void
test_window (void)
{
  GtkWindow *window = GTK_WINDOW (entente_window_new (application));
  GtkWindow *weak = window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &weak);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_window_destroy (window);
  g_assert_null (weak);
}

int
main (int argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = entente_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  g_test_add_func ("/templates/the window is made from its template and freed", test_window);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
