/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register-cell.h"

#include "entente-item.h"
#include "entente-text.h"

#define MAX_SHOWN 400 /* bytes; no column is wider */

/* The cells of one column: a line of text each, as light as can be, since a register keeps two
 * hundred rows of them. */

/* GTK 4.8 names cells and rows by their types; a row is called what its first cell says. */
static void
name_cell (GtkWidget *label,
           guint place,
           const char *text)
{
  GtkWidget *cell = gtk_widget_get_parent (label);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (cell != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (row != NULL && place == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
show_cell (GtkListItem *cell)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (cell));
  EntenteItem *item = gtk_list_item_get_item (cell);
  const EntenteItemWords *words = item != NULL ? entente_item_get_words (item) : NULL;
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "place"));
  g_autofree char *text = NULL;

  if (words != NULL && words->cells != NULL)
    text = entente_text_clean (words->cells[place], -1, ENTENTE_TEXT_DEFAULT, MAX_SHOWN);
  gtk_label_set_text (label, text != NULL ? text : "");
  name_cell (GTK_WIDGET (label), place, text != NULL ? text : "");
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *cell,
          gpointer place)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data (G_OBJECT (label), "place", place);
  gtk_list_item_set_child (cell, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *cell,
         gpointer place)
{
  g_signal_connect_object (gtk_list_item_get_item (cell), "changed", G_CALLBACK (show_cell), cell,
                           G_CONNECT_SWAPPED);
  show_cell (cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *cell,
           gpointer place)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), show_cell, cell);
}

/**
 * entente_register_cell_factory:
 * @place: which of the words of a row the column shows
 *
 * Returns: (transfer full): what makes its cells
 */
GtkListItemFactory *
entente_register_cell_factory (guint place)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (place));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (place));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), GUINT_TO_POINTER (place));
  return factory;
}
