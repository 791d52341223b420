/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-register.h"

G_BEGIN_DECLS

void entente_register_query_async (EntenteStore *store,
                                   const EntenteFilter *filter,
                                   const EntenteColumn *order,
                                   gboolean descending,
                                   guint limit,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GArray *entente_register_query_finish (GAsyncResult *result,
                                       gboolean *more,
                                       guint *n_sets,
                                       GError **error);

G_END_DECLS
