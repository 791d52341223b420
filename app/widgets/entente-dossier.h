/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-store.h"

G_BEGIN_DECLS

/* The page that shows one record with all that hangs on it, and goes back and forward.
 * Signal "shown" (gint64 id) when another record is there; property "record". */
#define ENTENTE_TYPE_DOSSIER (entente_dossier_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDossier, entente_dossier, ENTENTE, DOSSIER, GtkWidget)

void entente_dossier_set_store (EntenteDossier *self,
                                EntenteStore *store);
void entente_dossier_show (EntenteDossier *self,
                           gint64 id);
gint64 entente_dossier_get_record (EntenteDossier *self);
gboolean entente_dossier_can_go (EntenteDossier *self,
                                 int step);
void entente_dossier_go (EntenteDossier *self,
                         int step);

G_END_DECLS
