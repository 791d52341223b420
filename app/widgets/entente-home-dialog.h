/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "entente-window.h"

G_BEGIN_DECLS

/* Asks whose desk the catalogue is. */
#define ENTENTE_TYPE_HOME_DIALOG (entente_home_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHomeDialog, entente_home_dialog, ENTENTE, HOME_DIALOG, AdwWindow)

GtkWidget *entente_home_dialog_new (EntenteWindow *window);

G_END_DECLS
