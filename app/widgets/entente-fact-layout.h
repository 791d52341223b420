/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ENTENTE_TYPE_FACT_LAYOUT (entente_fact_layout_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFactLayout, entente_fact_layout, ENTENTE, FACT_LAYOUT, GtkLayoutManager)

GtkLayoutManager *entente_fact_layout_new (int first_width);

G_END_DECLS
