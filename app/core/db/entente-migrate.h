/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

int      entente_db_newest_version (void);
gboolean entente_db_get_version    (EntenteDb *self,
                                    int       *version,
                                    GError   **error);
gboolean entente_db_migrate        (EntenteDb *self,
                                    int       *from_version,
                                    gboolean  *ends_undo,
                                    GError   **error);
gboolean entente_db_check_schema   (EntenteDb *self,
                                    GError   **error);
gboolean entente_db_quick_check    (EntenteDb *self,
                                    GError   **error);

G_END_DECLS
