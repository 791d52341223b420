/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENTENTE_TYPE_CELL_LAYOUT (entente_cell_layout_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCellLayout, entente_cell_layout, ENTENTE, CELL_LAYOUT, GtkLayoutManager)

GtkLayoutManager *entente_cell_layout_new (void);
void entente_cell_layout_set_width (GtkWidget *child,
                                    int width);

G_END_DECLS
