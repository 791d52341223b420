/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-id-list.h"

G_BEGIN_DECLS

/* A selection of rows of an id list, kept as ids: it outlives any change of the list, and never
 * fetches a row. Rows with negative ids are headings, and cannot be selected. */
#define ENTENTE_TYPE_ID_SELECTION (entente_id_selection_get_type ())
G_DECLARE_FINAL_TYPE (EntenteIdSelection, entente_id_selection, ENTENTE, ID_SELECTION, GObject)

EntenteIdSelection *entente_id_selection_new (EntenteIdList *list);
GArray *entente_id_selection_get_ids (EntenteIdSelection *self);
void entente_id_selection_set_ids (EntenteIdSelection *self,
                                   const gint64 *ids,
                                   guint n_ids);

G_END_DECLS
