/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-register-source.h"

G_BEGIN_DECLS

void entente_register_columns_clear (GtkColumnView *view);
void entente_register_columns_fill (GtkColumnView *view,
                                    EntenteRegisterSource *source,
                                    const EntenteColumn *order,
                                    gboolean descending);
void entente_register_columns_name (GtkColumnView *view,
                                    const char *rows);
const EntenteColumn *entente_register_columns_get_order (GtkColumnView *view,
                                                         gboolean *descending);

G_END_DECLS
