/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-chooser.h"
#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_LANGUAGE_ENTRY (entente_language_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteLanguageEntry, entente_language_entry, ENTENTE, LANGUAGE_ENTRY,
                      EntenteChooser)

GtkWidget *entente_language_entry_new (void);

G_END_DECLS
