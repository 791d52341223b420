/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "entente-value.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_RECORD (entente_record_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRecord, entente_record, ENTENTE, RECORD, GObject)

/**
 * EntentePlace:
 * @part: the part's place in the kind, or -1 for the record's own fields
 * @row: the place of the row among the rows of that part
 * @field: the place of the field, or -1 for the row as a whole
 *
 * Where something stands in a record.
 */
typedef struct
{
  int part;
  int row;
  int field;
} EntentePlace;

/**
 * EntenteTitleFunc:
 * @kind: the kind of a linked record
 * @id: its id
 * @data: the caller's
 *
 * Gives the short title of a linked record.
 *
 * Returns: (transfer full) (nullable): the title
 */
typedef char *(*EntenteTitleFunc) (EntenteKind kind,
                                   gint64 id,
                                   gpointer data);

EntenteRecord *entente_record_new (EntenteKind kind);
EntenteRecord *entente_record_copy (EntenteRecord *self);
EntenteKind entente_record_get_kind (EntenteRecord *self);
const EntenteKindInfo *entente_record_get_info (EntenteRecord *self);
gint64 entente_record_get_id (EntenteRecord *self);
void entente_record_set_id (EntenteRecord *self,
                            gint64 id);
gint64 entente_record_get_seen (EntenteRecord *self);
void entente_record_set_seen (EntenteRecord *self,
                              gint64 change);
EntenteRow *entente_record_get_row (EntenteRecord *self);
GPtrArray *entente_record_get_part (EntenteRecord *self,
                                    guint part);
GPtrArray *entente_record_get_part_by_key (EntenteRecord *self,
                                           const char *key);
EntenteRow *entente_record_add_part (EntenteRecord *self,
                                     const char *key);
EntenteRow *entente_record_find_part_row (EntenteRecord *self,
                                          gint64 id,
                                          EntentePlace *place);
EntenteRow *entente_record_add_name (EntenteRecord *self,
                                     const char *type,
                                     const char *text,
                                     const char *language);
gboolean entente_record_equal (EntenteRecord *self,
                               EntenteRecord *other);

char *entente_record_title (EntenteRecord *self,
                            EntenteTitleFunc title_of,
                            gpointer data);
char *entente_record_short_title (EntenteRecord *self,
                                  EntenteTitleFunc title_of,
                                  gpointer data);
char *entente_record_kept_title (EntenteRecord *self,
                                 gboolean is_short,
                                 EntenteTitleFunc title_of,
                                 gpointer data);
const char *entente_record_get_name (EntenteRecord *self,
                                     const char *type);

gboolean entente_record_check (EntenteRecord *self,
                               EntentePlace *place,
                               GError **error);

G_END_DECLS
