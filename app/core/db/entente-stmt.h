/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

typedef struct _EntenteStmt EntenteStmt;

EntenteStmt  *entente_db_prepare       (EntenteDb    *db,
                                        const char   *sql,
                                        GError      **error);
void          entente_stmt_release     (EntenteStmt  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteStmt, entente_stmt_release)

void          entente_stmt_bind_text   (EntenteStmt  *self,
                                        const char   *name,
                                        const char   *value);
void          entente_stmt_bind_int64  (EntenteStmt  *self,
                                        const char   *name,
                                        gint64        value);
void          entente_stmt_bind_double (EntenteStmt  *self,
                                        const char   *name,
                                        double        value);
void          entente_stmt_bind_blob   (EntenteStmt  *self,
                                        const char   *name,
                                        gconstpointer data,
                                        gsize         size);
void          entente_stmt_bind_null   (EntenteStmt  *self,
                                        const char   *name);

int           entente_stmt_index       (EntenteStmt  *self,
                                        const char   *name);
void          entente_stmt_bind_text_at   (EntenteStmt  *self,
                                           int           index,
                                           const char   *value);
void          entente_stmt_bind_text_borrowed_at (EntenteStmt *self,
                                                  int          index,
                                                  const char  *value,
                                                  gssize       size);
void          entente_stmt_bind_int64_at  (EntenteStmt  *self,
                                           int           index,
                                           gint64        value);
void          entente_stmt_bind_double_at (EntenteStmt  *self,
                                           int           index,
                                           double        value);
void          entente_stmt_bind_blob_at   (EntenteStmt  *self,
                                           int           index,
                                           gconstpointer data,
                                           gsize         size);
void          entente_stmt_bind_null_at   (EntenteStmt  *self,
                                           int           index);

gboolean      entente_stmt_step        (EntenteStmt  *self,
                                        gboolean     *row,
                                        GError      **error);
void          entente_stmt_reset       (EntenteStmt  *self);

int           entente_stmt_n_columns   (EntenteStmt  *self);
gint64        entente_stmt_int64       (EntenteStmt  *self,
                                        int           column);
double        entente_stmt_double      (EntenteStmt  *self,
                                        int           column);
const char   *entente_stmt_text        (EntenteStmt  *self,
                                        int           column);
gconstpointer entente_stmt_blob        (EntenteStmt  *self,
                                        int           column,
                                        gsize        *size);
gboolean      entente_stmt_is_null     (EntenteStmt  *self,
                                        int           column);
sqlite3_stmt *entente_stmt_handle      (EntenteStmt  *self);

G_END_DECLS
