/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_QUANTITY_ENTRY (entente_quantity_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteQuantityEntry, entente_quantity_entry, ENTENTE, QUANTITY_ENTRY, GtkBox)

GtkWidget *entente_quantity_entry_new (void);

G_END_DECLS
