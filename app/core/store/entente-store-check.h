/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

gboolean entente_store_check (EntenteStore *self,
                              GPtrArray **findings,
                              GCancellable *cancellable,
                              GError **error);
gboolean entente_store_speaks (EntenteStore *self);
gboolean entente_store_rebuild (EntenteStore *self,
                                GCancellable *cancellable,
                                GError **error);
void entente_store_settle_async (EntenteStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *entente_store_settle_finish (EntenteStore *self,
                                        GAsyncResult *result,
                                        GError **error);

G_END_DECLS
