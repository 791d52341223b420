/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-query.h"

G_BEGIN_DECLS

void entente_browse_async (EntenteStore *store,
                           guint kinds,
                           guint limit,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *entente_browse_finish (EntenteStore *store,
                                  GAsyncResult *result,
                                  GError **error);

G_END_DECLS
