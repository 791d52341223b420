/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-register.h"

G_BEGIN_DECLS

/* The register of one kind at a time: columns, order, filter. Opens the editor through the action
 * win.edit-record. */
#define ENTENTE_TYPE_REGISTER_VIEW (entente_register_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRegisterView, entente_register_view, ENTENTE, REGISTER_VIEW, GtkWidget)

void entente_register_view_set_store (EntenteRegisterView *self,
                                      EntenteStore *store);
void entente_register_view_set_parties (EntenteRegisterView *self,
                                        const GArray *parties,
                                        const char *words,
                                        gboolean together);
void entente_register_view_set_active (EntenteRegisterView *self,
                                       gboolean active);
void entente_register_view_restore (EntenteRegisterView *self,
                                    GSettings *settings);
void entente_register_view_keep (EntenteRegisterView *self,
                                 GSettings *settings);

G_END_DECLS
