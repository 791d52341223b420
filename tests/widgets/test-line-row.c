/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-line-row.h"

#define WIDTH 400

static const char long_words[] = "Agreement on the mutual recognition of type approvals of terminal "
                                 "equipment and of what is connected to it";

static GtkWidget *
make_row (const EntenteLineCell *cells,
          guint n_cells,
          GtkTextDirection direction)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (ENTENTE_TYPE_LINE_ROW, NULL));
  int height;

  gtk_widget_set_direction (row, direction);
  entente_line_row_set_cells (ENTENTE_LINE_ROW (row), cells, n_cells, "all of it");
  gtk_widget_measure (row, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  gtk_widget_allocate (row, WIDTH, height, -1, NULL);
  return row;
}

/* Where it draws; the row is given up. */
static graphene_rect_t
draw (GtkWidget *row)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr(GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  GTK_WIDGET_GET_CLASS (row)->snapshot (row, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_get_bounds (node, &bounds);
  g_object_unref (row);
  return bounds;
}

static graphene_rect_t
draw_cell (EntenteLineCell cell,
           GtkTextDirection direction)
{
  return draw (make_row (&cell, 1, direction));
}

static void
test_sides (void)
{
  const EntenteLineCell start = { .text = "Baku", .rest = TRUE };
  const EntenteLineCell end = { .text = "Baku", .rest = TRUE, .at_end = TRUE };

  g_assert_cmpfloat (draw_cell (start, GTK_TEXT_DIR_LTR).origin.x, <, WIDTH / 4);
  g_assert_cmpfloat (draw_cell (end, GTK_TEXT_DIR_LTR).origin.x, >, WIDTH / 2);
  g_assert_cmpfloat (draw_cell (start, GTK_TEXT_DIR_RTL).origin.x, >, WIDTH / 2);
  g_assert_cmpfloat (draw_cell (end, GTK_TEXT_DIR_RTL).origin.x, <, WIDTH / 4);
}

static void
test_width (void)
{
  const EntenteLineCell cells[] = { { .text = long_words, .least_chars = 19, .most_chars = 19 },
                                    { .icon_name = "edit-find-symbolic" },
                                    { .text = long_words, .rest = TRUE },
                                    { .text = long_words, .at_end = TRUE } };

  for (guint n = 1; n <= G_N_ELEMENTS (cells); n++)
    {
      graphene_rect_t drawn = draw (make_row (cells, n, GTK_TEXT_DIR_LTR));

      g_assert_cmpfloat (drawn.origin.x, >=, -2);
      g_assert_cmpfloat (drawn.origin.x + drawn.size.width, <=, WIDTH + 2);
    }
}

static void
test_height (void)
{
  const EntenteLineCell lines = { .text = "one\ntwo\nthree", .rest = TRUE };
  GtkWidget *none = make_row (NULL, 0, GTK_TEXT_DIR_LTR);
  GtkWidget *three = make_row (&lines, 1, GTK_TEXT_DIR_LTR);

  g_assert_cmpint (gtk_widget_get_height (three), ==, gtk_widget_get_height (none));
  g_assert_cmpfloat (draw (three).size.height, <=, gtk_widget_get_height (none) + 2);
  g_object_unref (none);
}

static void
test_said (void)
{
  GtkWidget *row = make_row (&(EntenteLineCell){ .text = "part" }, 1, GTK_TEXT_DIR_LTR);

  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "all of it");
  g_object_unref (row);
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-row/cells-stand-on-their-side-in-both-directions", test_sides);
  g_test_add_func ("/line-row/long-words-stay-within-its-width", test_width);
  g_test_add_func ("/line-row/is-one-line-high-whatever-it-says", test_height);
  g_test_add_func ("/line-row/says-all-to-a-screen-reader", test_said);
  return g_test_run ();
}
