/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-store.h"

G_BEGIN_DECLS

/* What the search found, by kind. Opens records through the action win.open-found. */
#define ENTENTE_TYPE_SEARCH_VIEW (entente_search_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteSearchView, entente_search_view, ENTENTE, SEARCH_VIEW, GtkWidget)

void entente_search_view_set_store (EntenteSearchView *self,
                                    EntenteStore *store);
void entente_search_view_set_words (EntenteSearchView *self,
                                    const char *words);
void entente_search_view_move (EntenteSearchView *self,
                               int step);
gboolean entente_search_view_open (EntenteSearchView *self);

G_END_DECLS
