/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-dossier.h"
#include "entente-store.h"

G_BEGIN_DECLS

/* The whole working day in one window: the parties, what happened with them, and a dossier. */
#define ENTENTE_TYPE_DESK_PAGE (entente_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDeskPage, entente_desk_page, ENTENTE, DESK_PAGE, GtkWidget)

void entente_desk_page_set_store (EntenteDeskPage *self,
                                  EntenteStore *store);
EntenteDossier *entente_desk_page_get_dossier (EntenteDeskPage *self);
void entente_desk_page_set_words (EntenteDeskPage *self,
                                  const char *words);
void entente_desk_page_move_found (EntenteDeskPage *self,
                                   int step);
gboolean entente_desk_page_open_found (EntenteDeskPage *self);
void entente_desk_page_set_in_registers (EntenteDeskPage *self,
                                         gboolean in_registers);
void entente_desk_page_restore (EntenteDeskPage *self,
                                GSettings *settings);
void entente_desk_page_keep (EntenteDeskPage *self,
                             GSettings *settings);

G_END_DECLS
