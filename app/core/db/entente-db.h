/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

#define ENTENTE_TYPE_DB (entente_db_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDb, entente_db, ENTENTE, DB, GObject)

/** The bytes 68 to 71 of the header of each catalogue: "Ente". */
#define ENTENTE_APPLICATION_ID 0x456E7465

/**
 * EntenteDbMode:
 * @ENTENTE_DB_READ_WRITE: an existing catalogue, to be changed
 * @ENTENTE_DB_READ_ONLY: an existing catalogue, that nothing here may change
 * @ENTENTE_DB_CREATE: a new file; a file of that name is never replaced
 * @ENTENTE_DB_DAMAGED: a private copy of a damaged catalogue, of which to read what can be read
 * @ENTENTE_DB_MEMORY: a catalogue that lives as long as its connections; no path
 */
typedef enum
{
  ENTENTE_DB_READ_WRITE,
  ENTENTE_DB_READ_ONLY,
  ENTENTE_DB_CREATE,
  ENTENTE_DB_DAMAGED,
  ENTENTE_DB_MEMORY,
} EntenteDbMode;

EntenteDb  *entente_db_open            (const char    *path,
                                        EntenteDbMode  mode,
                                        GError       **error);
EntenteDb  *entente_db_open_reader     (EntenteDb     *self,
                                        GError       **error);

gboolean    entente_db_is_read_only    (EntenteDb     *self);
gboolean    entente_db_is_immutable    (EntenteDb     *self);
gboolean    entente_db_is_wal          (EntenteDb     *self);
sqlite3    *entente_db_handle          (EntenteDb     *self);

void        entente_db_interrupt       (EntenteDb     *self);
void        entente_db_set_cancellable (EntenteDb     *self,
                                        GCancellable  *cancellable);

gboolean    entente_db_exec            (EntenteDb     *self,
                                        const char    *sql,
                                        GError       **error);
gboolean    entente_db_query_int64     (EntenteDb     *self,
                                        const char    *sql,
                                        gint64        *out,
                                        GError       **error);
gboolean    entente_db_begin           (EntenteDb     *self,
                                        GError       **error);
gboolean    entente_db_commit          (EntenteDb     *self,
                                        GError       **error);
gboolean    entente_db_rollback        (EntenteDb     *self,
                                        GError       **error);
gboolean    entente_db_in_transaction  (EntenteDb     *self);
char       *entente_db_resolve         (const char    *path);
gboolean    entente_db_still_there     (EntenteDb     *self,
                                        GError       **error);

gboolean    entente_db_set_error       (EntenteDb     *self,
                                        int            code,
                                        GError       **error);

G_END_DECLS
