/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_TEXT_ENTRY (entente_text_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTextEntry, entente_text_entry, ENTENTE, TEXT_ENTRY, GtkWidget)

GtkWidget *entente_text_entry_new (const EntenteField *field);

G_END_DECLS
