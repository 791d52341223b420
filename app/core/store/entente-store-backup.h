/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

gboolean entente_store_backup (EntenteStore *self,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error);
char *entente_store_keep_backup (EntenteStore *self,
                                 const char *reason,
                                 GCancellable *cancellable,
                                 GError **error);
GPtrArray *entente_store_list_backups (const char *catalogue);
gboolean entente_store_restore (const char *backup,
                                const char *catalogue,
                                const char *person,
                                char **aside,
                                GCancellable *cancellable,
                                GError **error);

G_END_DECLS
