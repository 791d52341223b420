/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENTENTE_LINE_ROW_CELLS 4

/**
 * EntenteLineCell:
 * @text: (nullable): what it says
 * @icon_name: (nullable): a sign in place of words
 * @attributes: (nullable): how the words look
 * @least: how wide it is at least, in pixels
 * @least_chars: how wide it is at least, in characters
 * @most_chars: how wide it may be, in characters; 0 for as wide as the words are
 * @rest: takes what the others leave
 * @at_end: what is narrower stands at its end
 * @dim: is of less weight than the others
 *
 * One piece of a row. A cell with neither words nor sign takes no room.
 */
typedef struct
{
  const char *text;
  const char *icon_name;
  PangoAttrList *attributes;
  int least;
  int least_chars;
  int most_chars;
  gboolean rest;
  gboolean at_end;
  gboolean dim;
} EntenteLineCell;

/* A row of a long list, one line high, which draws its cells itself: a list view keeps hundreds of
 * rows, and labels in them would take most of the window's memory. */
#define ENTENTE_TYPE_LINE_ROW (entente_line_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntenteLineRow, entente_line_row, ENTENTE, LINE_ROW, GtkWidget)

struct _EntenteLineRowClass
{
  GtkWidgetClass parent_class;
};

void entente_line_row_set_cells (EntenteLineRow *self,
                                 const EntenteLineCell *cells,
                                 guint n_cells,
                                 const char *words);

G_END_DECLS
