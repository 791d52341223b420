/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "entente-window.h"

G_BEGIN_DECLS

/* Shows how far an import or export is, and what came of it. */
#define ENTENTE_TYPE_TRANSFER_DIALOG (entente_transfer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTransferDialog, entente_transfer_dialog, ENTENTE, TRANSFER_DIALOG,
                      AdwWindow)

GtkWidget *entente_transfer_dialog_new (EntenteWindow *window,
                                        GFile *file,
                                        gboolean importing);
void entente_transfer_ask_import (EntenteWindow *window);
void entente_transfer_ask_export (EntenteWindow *window);

G_END_DECLS
