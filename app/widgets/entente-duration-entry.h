/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-read-entry.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_DURATION_ENTRY (entente_duration_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDurationEntry, entente_duration_entry, ENTENTE, DURATION_ENTRY,
                      EntenteReadEntry)

GtkWidget *entente_duration_entry_new (gboolean compact);

G_END_DECLS
