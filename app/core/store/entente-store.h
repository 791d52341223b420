/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "entente-edit.h"
#include "entente-record.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_STORE (entente_store_get_type ())
G_DECLARE_FINAL_TYPE (EntenteStore, entente_store, ENTENTE, STORE, GObject)

/**
 * EntenteStoreMode:
 * @ENTENTE_STORE_READ_WRITE: take the lock and write; fails with %ENTENTE_ERROR_LOCKED while
 *   another holds it
 * @ENTENTE_STORE_READ_ONLY: only look, and follow what another process writes
 */
typedef enum
{
  ENTENTE_STORE_READ_WRITE,
  ENTENTE_STORE_READ_ONLY,
} EntenteStoreMode;

/**
 * EntenteStamps:
 * @created_at: (nullable): UTC
 * @created_by: (nullable): a person
 * @created_desk: (nullable): a desk
 * @modified_at: (nullable): UTC
 * @modified_by: (nullable): a person
 * @modified_desk: (nullable): a desk
 * @versions: (nullable): as the exchange format writes them, `{"replica":n}`
 */
typedef struct
{
  char *created_at;
  char *created_by;
  char *created_desk;
  char *modified_at;
  char *modified_by;
  char *modified_desk;
  char *versions;
} EntenteStamps;

void entente_stamps_free (EntenteStamps *stamps);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteStamps, entente_stamps_free)

/* A catalogue and its life. */
EntenteStore *entente_store_create (const char *path,
                                    const char *person,
                                    GError **error);
EntenteStore *entente_store_open (const char *path,
                                  EntenteStoreMode mode,
                                  const char *person,
                                  GError **error);
gboolean entente_store_close (EntenteStore *self,
                              GError **error);
const char *entente_store_get_path (EntenteStore *self);
gboolean entente_store_is_read_only (EntenteStore *self);
gboolean entente_store_take_over (EntenteStore *self,
                                  GError **error);
gint64 entente_store_next_id (EntenteStore *self);

/* Settings of the catalogue itself. Changing one is an edit like any other. */
gint64 entente_store_get_home (EntenteStore *self,
                               EntenteKind *kind);
gboolean entente_store_set_home (EntenteStore *self,
                                 EntenteKind kind,
                                 gint64 id,
                                 GError **error);
char *entente_store_get_desk (EntenteStore *self);
gboolean entente_store_set_desk (EntenteStore *self,
                                 const char *desk,
                                 GError **error);

/* Records. */
EntenteRecord *entente_store_load (EntenteStore *self,
                                   gint64 id,
                                   GError **error);
EntenteKind entente_store_kind_of (EntenteStore *self,
                                   gint64 id);
char *entente_store_title (EntenteStore *self,
                           gint64 id);
char *entente_store_short_title (EntenteStore *self,
                                 gint64 id);
gboolean entente_store_is_restricted (EntenteStore *self,
                                      gint64 id);
char *entente_store_subtitle (EntenteStore *self,
                              gint64 id);
EntenteStamps *entente_store_stamps (EntenteStore *self,
                                     gint64 id,
                                     GError **error);
gboolean entente_store_save (EntenteStore *self,
                             EntenteEdit *edit,
                             gint64 *change,
                             GCancellable *cancellable,
                             GError **error);
void entente_store_save_async (EntenteStore *self,
                               EntenteEdit *edit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean entente_store_save_finish (EntenteStore *self,
                                    GAsyncResult *result,
                                    gint64 *change,
                                    GError **error);
gint64 entente_store_last_change (EntenteStore *self,
                                  gint64 id);

/* Undo and redo: each is one transaction and a change of its own in the history. */
gboolean entente_store_undo (EntenteStore *self,
                             gint64 *change,
                             GCancellable *cancellable,
                             GError **error);
gboolean entente_store_redo (EntenteStore *self,
                             gint64 *change,
                             GCancellable *cancellable,
                             GError **error);
void entente_store_undo_async (EntenteStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
void entente_store_redo_async (EntenteStore *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean entente_store_undo_finish (EntenteStore *self,
                                    GAsyncResult *result,
                                    gint64 *change,
                                    GError **error);
gboolean entente_store_end_undo (EntenteStore *self,
                                 GError **error);
char *entente_store_undo_words (EntenteStore *self);
char *entente_store_redo_words (EntenteStore *self);

/* Ties: what hangs on a record. */

/**
 * EntenteTie:
 * @record: the id of the record that refers
 * @kind: its kind
 * @needed: the row cannot be without it, and goes when it goes
 * @part: the id of the part that refers, 0 for the record's own field
 * @table: (transfer none): the description of the row that refers
 * @field: (transfer none): the field that refers
 * @via: the body that is referred to where that is not the record itself, else 0
 */
typedef struct
{
  gint64 record;
  EntenteKind kind;
  gboolean needed;
  gint64 part;
  gint64 via;
  const EntenteTable *table;
  const EntenteField *field;
} EntenteTie;

GArray *entente_store_ties (EntenteStore *self,
                            gint64 id,
                            GCancellable *cancellable,
                            GError **error);
GArray *entente_store_ties_via (EntenteStore *self,
                                gint64 id,
                                GCancellable *cancellable,
                                GError **error);
gint64 entente_store_count_ties (EntenteStore *self,
                                 gint64 id);

G_END_DECLS
