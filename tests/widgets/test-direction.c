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

/* Pango puts a line at the side from which it is read. */
static void
assert_read_from_one_side (GtkTextDirection direction,
                           const char *markup)
{
  g_autofree char *aligned = NULL;
  g_autoptr(GtkWidget) label = NULL;
  PangoLayout *layout;

  gtk_widget_set_default_direction (direction);
  aligned = entente_direction_align (markup);
  label = g_object_ref_sink (gtk_label_new (NULL));
  gtk_label_set_markup (GTK_LABEL (label), aligned);
  layout = gtk_label_get_layout (GTK_LABEL (label));
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, 2);
  g_assert_cmpint (pango_layout_get_direction (layout, 0), ==,
                   direction == GTK_TEXT_DIR_RTL ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  g_assert_cmpint (pango_layout_line_get_resolved_direction (
                     pango_layout_get_line_readonly (layout, 0)), ==,
                   pango_layout_line_get_resolved_direction (
                     pango_layout_get_line_readonly (layout, 1)));
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static void
test_names_stand_with_their_neighbours (void)
{
  assert_read_from_one_side (
    GTK_TEXT_DIR_RTL,
    "<a href=\"entente:1\">Ministry (MCIT)</a>\n<span>اللغة: الإنجليزية</span>");
  assert_read_from_one_side (GTK_TEXT_DIR_LTR, "<b>&lt;</b>إيران\n<b>Language: Arabic</b>");
}

static void
test_aligned_at_once (void)
{
  g_autofree char *plain = entente_direction_align ("<b>Iran &amp; Algeria</b>\n2025");

  g_assert_cmpstr (plain, ==, "<b>Iran &amp; Algeria</b>\n2025");
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/direction/a-latin-name-does-not-turn-an-arabic-line", test_arabic_interface);
  g_test_add_func ("/direction/an-arabic-name-does-not-turn-a-latin-line", test_latin_interface);
  g_test_add_func ("/direction/a-line-in-its-direction-gets-no-mark", test_no_need);
  g_test_add_func ("/direction/names of another script stand with their neighbours",
                   test_names_stand_with_their_neighbours);
  g_test_add_func ("/direction/what stands well is let be", test_aligned_at_once);
  return g_test_run ();
}
