/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-migrate.h"

G_BEGIN_DECLS

/* The same with the migrations of another folder of resources, for tests. */
int      entente_migrations_count  (const char  *folder);
gboolean entente_migrations_run    (EntenteDb   *db,
                                    const char  *folder,
                                    int          until,
                                    int         *from_version,
                                    gboolean    *ends_undo,
                                    GError     **error);
gboolean entente_migrations_get_version (EntenteDb   *db,
                                         const char  *folder,
                                         int         *version,
                                         GError     **error);
gboolean entente_migrations_check  (EntenteDb   *db,
                                    const char  *folder,
                                    GError     **error);

/* The quick way, for the catalogue's own schema. */
gboolean entente_db_schema_is_known (EntenteDb  *self);

G_END_DECLS
