/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "entente-widget-util.h"

/* The direction of lines that put words of the interface and names side by side. */

static PangoDirection
direction_of (const char *line)
{
  g_autofree char *directed = g_strconcat (entente_direction_mark (line), line, NULL);
  g_autoptr(GtkWidget) label = g_object_ref_sink (gtk_label_new (directed));

  return pango_layout_get_direction (gtk_label_get_layout (GTK_LABEL (label)), 0);
}

static void
test_arabic_interface (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  g_assert_cmpint (direction_of ("\u2068sample.entente\u2069 · 9 دول"), ==, PANGO_DIRECTION_RTL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_latin_interface (void)
{
  g_assert_cmpint (direction_of ("\u2068الجزائر\u2069 · 9 countries"), ==, PANGO_DIRECTION_LTR);
}

static void
test_no_need (void)
{
  g_assert_cmpstr (entente_direction_mark ("sample.entente · 9 countries"), ==, "");
  g_assert_cmpstr (entente_direction_mark ("2025"), ==, "");
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/direction/a-latin-name-does-not-turn-an-arabic-line", test_arabic_interface);
  g_test_add_func ("/direction/an-arabic-name-does-not-turn-a-latin-line", test_latin_interface);
  g_test_add_func ("/direction/a-line-in-its-direction-gets-no-mark", test_no_need);
  return g_test_run ();
}
