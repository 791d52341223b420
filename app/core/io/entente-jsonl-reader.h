/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-json-scan.h"
#include "entente-record.h"
#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteJsonlHead:
 * @home_kind: the kind of the home party
 * @home: its id, 0 for none
 * @home_column: where it stands in the line
 * @desk: (nullable): the name of the desk
 *
 * The first line of an exchange file.
 */
typedef struct
{
  EntenteKind home_kind;
  gint64 home;
  guint home_column;
  char *desk;
} EntenteJsonlHead;

gboolean entente_jsonl_read_head (const char *text,
                                  gsize length,
                                  EntenteJsonlHead *head,
                                  GError **error);
EntenteRecord *entente_jsonl_read_record (const char *text,
                                          gsize length,
                                          guint line,
                                          EntenteStamps **stamps,
                                          GError **error);
gboolean entente_jsonl_find_link (const char *text,
                                  gsize length,
                                  gint64 record,
                                  gint64 target,
                                  guint *column);
gboolean entente_jsonl_find_field (const char *text,
                                   gsize length,
                                   gint64 record,
                                   const char *field,
                                   guint *column);

G_END_DECLS
