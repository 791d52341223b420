/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-builder.h"
#include "entente-collation.h"
#include "entente-id.h"
#include "entente-lock.h"
#include "entente-recorder.h"
#include "entente-store.h"

G_BEGIN_DECLS

/* Shared by the files of the store; nobody else includes it.
 *
 * Locks: `writing` is held over each change; the others guard what their names say, are held
 * shortly, and nothing else is locked under them. */
struct _EntenteStore
{
  GObject parent_instance;

  char *path;
  char *person;
  EntenteDb *db; /* the one that writes; replaced under `writing` and `pool_lock` */
  EntenteLock *lock;
  EntenteCollator *collator; /* under `writing` */
  char *language;            /* the interface's language and its order of names */
  gboolean read_only;
  gboolean closed; /* under `writing` */
  GMutex writing;

  GMutex pool_lock;
  GQueue pool;
  GPtrArray *taken; /* (unowned): readers at work, under `pool_lock` */
  GCond given_back;

  GMutex id_lock;
  EntenteIdSource ids;

  GMutex title_lock;
  GHashTable *titles[2];
  guint titles_age; /* how often they were forgotten */

  char *backed_up_on; /* a day; under `writing` */

  GMainContext *context;
  guint watch;
  gint64 data_version;
};

/**
 * EntenteReader:
 * @store: where it came from
 * @db: a reading connection, this caller's until it is given back
 * @titles_age: how often titles had been forgotten when it was taken
 */
typedef struct
{
  EntenteStore *store;
  EntenteDb *db;
  guint titles_age;
} EntenteReader;

gboolean entente_store_take_reader (EntenteStore *self,
                                    EntenteReader *reader,
                                    GCancellable *cancellable,
                                    GError **error);
gboolean entente_store_refuse_closed (GError **error);
void entente_reader_give_back (EntenteReader *reader);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteReader, entente_reader_give_back)
char *entente_reader_title (EntenteReader *reader,
                            gint64 id,
                            gboolean is_short);
char *entente_reader_title_of (EntenteReader *reader,
                               EntenteRecord *record);
char *entente_value_words (EntenteReader *reader,
                           const EntenteField *field,
                           const EntenteValue *value);
EntenteRecord *entente_reader_load_some (EntenteReader *reader,
                                         gint64 id,
                                         const char *part);

EntenteRecord *entente_store_load_from (EntenteDb *db,
                                        gint64 id,
                                        GError **error);
EntenteKind entente_store_kind_from (EntenteDb *db,
                                     gint64 id);
char *entente_store_title_from (EntenteDb *db,
                                gint64 id,
                                gboolean is_short);
char *entente_store_kept_title_from (EntenteDb *db,
                                     gint64 id);
void entente_store_forget_titles (EntenteStore *self);

EntenteStamps *entente_store_stamps_from (EntenteDb *db,
                                          gint64 id,
                                          GError **error);
gint64 entente_store_last_change_from (EntenteDb *db,
                                       gint64 id);
char *entente_store_now (void);

/* Writing: the caller holds `writing`. */
gboolean entente_store_keep_language (EntenteStore *self,
                                      GError **error);
void entente_store_back_up_day (EntenteStore *self);
char *entente_store_begin_backup (EntenteStore *self,
                                  const char *reason,
                                  GCancellable *cancellable,
                                  GError **error);
void entente_store_settle_backup (EntenteStore *self,
                                  const char *path,
                                  gboolean keep);
gboolean entente_store_back_up_version (EntenteDb *db,
                                        const char *path,
                                        GError **error);
gboolean entente_store_begin (EntenteStore *self,
                              GError **error);
gboolean entente_store_begin_import (EntenteStore *self,
                                     GError **error);
gboolean entente_store_commit (EntenteStore *self,
                               GError **error);
gint64 entente_store_add_change (EntenteStore *self,
                                 const char *kind,
                                 const char *words,
                                 gint64 of,
                                 GError **error);
gboolean entente_store_write_record (EntenteStore *self,
                                     EntenteRecord *record,
                                     EntenteRecord *old,
                                     GError **error);
gboolean entente_store_insert_record (EntenteStore *self,
                                      EntenteRecord *record,
                                      GError **error);
gboolean entente_store_delete_records (EntenteStore *self,
                                       EntenteRecorder *recorder,
                                       GArray *ids,
                                       GArray *touched,
                                       GError **error);
gboolean entente_store_check_rules (EntenteDb *db,
                                    EntenteRecord *record,
                                    GError **error);
gboolean entente_store_find_clash (EntenteDb *db,
                                   gint64 *record,
                                   gint64 *other,
                                   const char **field,
                                   GError **error);
void entente_store_give_ids (EntenteStore *self,
                             EntenteRecord *record);
void entente_store_announce (EntenteStore *self,
                             GArray *ids,
                             guint kinds);

G_END_DECLS
