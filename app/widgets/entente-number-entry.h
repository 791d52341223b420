/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-read-entry.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_NUMBER_ENTRY (entente_number_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteNumberEntry, entente_number_entry, ENTENTE, NUMBER_ENTRY,
                      EntenteReadEntry)

GtkWidget *entente_number_entry_new (gboolean compact);

char *entente_number_digits (const char *typed);

G_END_DECLS
