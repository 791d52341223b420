/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_PART_ROW (entente_part_row_get_type ())
G_DECLARE_FINAL_TYPE (EntentePartRow, entente_part_row, ENTENTE, PART_ROW, GtkBox)

GtkWidget *entente_part_row_new (EntenteDrafts *drafts,
                                 EntenteRecord *record,
                                 EntenteRow *row);
EntenteRow *entente_part_row_get_row (EntentePartRow *self);
void entente_part_row_set_number (EntentePartRow *self,
                                  guint number);
EntenteFieldRow *entente_part_row_get_field (EntentePartRow *self,
                                             guint field);
gboolean entente_part_row_is_blank (EntentePartRow *self);

G_END_DECLS
