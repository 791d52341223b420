/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-entry-item.h"
#include "entente-line-row.h"
#include "entente-timeline-model.h"

G_BEGIN_DECLS

/* A row of the list of entries: date, sign, title and detail, place; or a heading. */
#define ENTENTE_TYPE_ENTRY_ROW (entente_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEntryRow, entente_entry_row, ENTENTE, ENTRY_ROW, EntenteLineRow)

GtkWidget *entente_entry_row_new (void);
void entente_entry_row_show (EntenteEntryRow *self,
                             EntenteTimelineModel *model,
                             EntenteEntryItem *item);

G_END_DECLS
