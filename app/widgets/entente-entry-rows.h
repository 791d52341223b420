/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-timeline-model.h"

G_BEGIN_DECLS

/* The entries of a timeline model as rows: the newest first, under the headings of their years, the
 * undated last; with the model's selection. Rows are made when they are looked at. */
#define ENTENTE_TYPE_ENTRY_ROWS (entente_entry_rows_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEntryRows, entente_entry_rows, ENTENTE, ENTRY_ROWS, GObject)

EntenteEntryRows *entente_entry_rows_new (EntenteTimelineModel *model);
guint entente_entry_rows_get_position (EntenteEntryRows *self,
                                       guint row);
gboolean entente_entry_rows_find (EntenteEntryRows *self,
                                  guint position,
                                  guint *row);

G_END_DECLS
