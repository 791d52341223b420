/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-field-row.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_TIE_ROW (entente_tie_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTieRow, entente_tie_row, ENTENTE, TIE_ROW, GtkBox)

GtkWidget *entente_tie_row_new (EntenteDrafts *drafts,
                                const EntenteInlineTie *tie,
                                EntenteRecord *record);
EntenteRecord *entente_tie_row_get_record (EntenteTieRow *self);
void entente_tie_row_set_number (EntenteTieRow *self,
                                 guint number);
EntenteFieldRow *entente_tie_row_get_field (EntenteTieRow *self,
                                            const char *column);
gboolean entente_tie_row_is_blank (EntenteTieRow *self);
EntenteFieldRow *entente_tie_row_find_wrong (EntenteTieRow *self,
                                             GError **error);

G_END_DECLS
