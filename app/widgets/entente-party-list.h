/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-store.h"

G_BEGIN_DECLS

/* All countries or all organisations, with a filter; any number of them can be chosen.
 * Signals: "chosen" when the choice changes, "activate" (gint64) when one is to be edited. */
#define ENTENTE_TYPE_PARTY_LIST (entente_party_list_get_type ())
G_DECLARE_FINAL_TYPE (EntentePartyList, entente_party_list, ENTENTE, PARTY_LIST, GtkWidget)

void entente_party_list_set_store (EntentePartyList *self,
                                   EntenteStore *store);
GArray *entente_party_list_get_chosen (EntentePartyList *self);
void entente_party_list_choose (EntentePartyList *self,
                                const gint64 *ids,
                                guint n_ids);

G_END_DECLS
