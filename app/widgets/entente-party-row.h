/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"
#include "entente-line-row.h"

G_BEGIN_DECLS

/* One row of the lists on the left: flag or acronym, name, and how much hangs on it. */
#define ENTENTE_TYPE_PARTY_ROW (entente_party_row_get_type ())
G_DECLARE_FINAL_TYPE (EntentePartyRow, entente_party_row, ENTENTE, PARTY_ROW, EntenteLineRow)

gint64 entente_party_row_get_id (EntentePartyRow *self);
void entente_party_row_popup (EntentePartyRow *self,
                              double x,
                              double y);

G_END_DECLS
