/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

gboolean entente_db_backup  (EntenteDb     *self,
                             const char    *path,
                             GCancellable  *cancellable,
                             GError       **error);
gboolean entente_db_replace (const char    *path,
                             const char    *prepared,
                             const char    *aside,
                             GError       **error);

G_END_DECLS
