/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-dossier-data.h"

G_BEGIN_DECLS

void entente_dossier_build_standing (GtkBox *box,
                                     EntenteDossierData *data);

G_END_DECLS
