/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-date.h"
#include "entente-read-entry.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_DATE_ENTRY (entente_date_entry_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDateEntry, entente_date_entry, ENTENTE, DATE_ENTRY, EntenteReadEntry)

GtkWidget *entente_date_entry_new (EntenteDateShape shape,
                                   gboolean compact);

G_END_DECLS
