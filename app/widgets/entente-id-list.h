/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-item.h"

G_BEGIN_DECLS

/**
 * EntenteIdLoader:
 * @ids: the ids of rows that are wanted
 * @n_ids: their number
 * @words: (out caller-allocates) (array length=n_ids): to fill, all empty
 * @data: the list's
 * @cancellable: stops early
 *
 * Reads what rows show. Runs in a thread of its own: plain data only.
 */
typedef void (*EntenteIdLoader) (const gint64 *ids,
                                 guint n_ids,
                                 EntenteItemWords *words,
                                 gpointer data,
                                 GCancellable *cancellable);

/* A list model of ids in order; what the rows show is read when they are looked at. */
#define ENTENTE_TYPE_ID_LIST (entente_id_list_get_type ())
G_DECLARE_FINAL_TYPE (EntenteIdList, entente_id_list, ENTENTE, ID_LIST, GObject)

EntenteIdList *entente_id_list_new (EntenteIdLoader loader,
                                    GObject *data);
void entente_id_list_set_ids (EntenteIdList *self,
                              GArray *ids);
const gint64 *entente_id_list_get_ids (EntenteIdList *self,
                                       guint *n_ids);
gboolean entente_id_list_find (EntenteIdList *self,
                               gint64 id,
                               guint *position);
void entente_id_list_refresh (EntenteIdList *self);

G_END_DECLS
