/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"
#include "entente-stmt.h"

#include <sys/stat.h>

G_BEGIN_DECLS

struct _EntenteDb
{
  GObject       parent_instance;

  sqlite3      *handle;
  char         *path;         /* absolute; NULL in memory */
  char         *name;         /* what SQLite opens: the path or a URI */
  gboolean      read_only;    /* the authorizer refuses every write to the file */
  gboolean      immutable;
  gboolean      wal;
  gboolean      may_attach;   /* only while VACUUM INTO runs */
  dev_t         device;
  ino_t         inode;

  GCancellable *cancellable;
  guint         shield;       /* above 0, cancelling is not heard: commit, rollback */

  GHashTable   *statements;   /* SQL text -> EntenteStmt, in use or idle */
  GQueue        idle;         /* the same, idle ones only, last used first */
};

/* What the connection's parts share; each is described at its definition. */
gboolean entente_db_connect       (EntenteDb    *self,
                                   EntenteDbMode mode,
                                   GError      **error);
gboolean entente_db_is_cancelled  (EntenteDb    *self);
gboolean entente_db_set_journal   (EntenteDb    *self,
                                   gboolean      wal,
                                   GError      **error);
void     entente_db_drop_cache    (EntenteDb    *self);

/* Files, without ever opening a live one: a POSIX lock is lost with the first close. */
gboolean entente_file_system_is_local (guint64      magic);
gboolean entente_file_fits_wal        (const char  *path);
gboolean entente_file_folder_writable (const char  *path);
gboolean entente_file_create_private  (const char  *path,
                                       GError     **error);
gboolean entente_file_sync            (const char  *path,
                                       GError     **error);
gboolean entente_file_sync_folder     (const char  *path,
                                       GError     **error);
gboolean entente_file_set_error       (int          code,
                                       const char  *path,
                                       GError     **error);

G_END_DECLS
