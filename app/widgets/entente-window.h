/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "entente-application.h"
#include "entente-store.h"

G_BEGIN_DECLS

/* One window on one catalogue, or the start page. */
#define ENTENTE_TYPE_WINDOW (entente_window_get_type ())
G_DECLARE_FINAL_TYPE (EntenteWindow, entente_window, ENTENTE, WINDOW, AdwApplicationWindow)

EntenteWindow *entente_window_new (EntenteApplication *application);
EntenteStore *entente_window_get_store (EntenteWindow *self);
void entente_window_set_store (EntenteWindow *self,
                               EntenteStore *store);
void entente_window_set_opening (EntenteWindow *self,
                                 gboolean opening);
gboolean entente_window_will_paint (EntenteWindow *self);
void entente_window_show_record (EntenteWindow *self,
                                 gint64 id);
void entente_window_toast (EntenteWindow *self,
                           const char *words,
                           gboolean with_undo);
void entente_window_show_error (EntenteWindow *self,
                                const char *heading,
                                const GError *error);

G_END_DECLS
