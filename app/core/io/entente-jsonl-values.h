/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-json-cursor.h"
#include "entente-value.h"

G_BEGIN_DECLS

/* The values of a line of the exchange format; only the reader of its lines includes this. */

typedef struct
{
  EntenteJsonCursor cursor;
  gint64 wanted; /* a link that is looked for, 0 for none */
  const char *wanted_at;
} EntenteJsonlValues;

gboolean entente_jsonl_fail (EntenteJsonlValues *self,
                             const char *at,
                             const char *reason,
                             GError **error);
gboolean entente_jsonl_fail_with_reason (EntenteJsonlValues *self,
                                         const char *at,
                                         GError **error);
gboolean entente_jsonl_fail_unknown (EntenteJsonlValues *self,
                                     const EntenteJsonSlice *name,
                                     GError **error);
gboolean entente_jsonl_expect_string (EntenteJsonlValues *self,
                                      GError **error);
gboolean entente_jsonl_expect_object (EntenteJsonlValues *self,
                                      GError **error);
gboolean entente_jsonl_expect_array (EntenteJsonlValues *self,
                                     GError **error);
gboolean entente_jsonl_read_text (EntenteJsonlValues *self,
                                  char **text,
                                  GError **error);
gboolean entente_jsonl_read_id (EntenteJsonlValues *self,
                                gint64 *id,
                                GError **error);
gboolean entente_jsonl_read_integer (EntenteJsonlValues *self,
                                     gint64 *number,
                                     GError **error);
EntenteKind entente_jsonl_find_kind (const EntenteJsonSlice *name);
gboolean entente_jsonl_read_link (EntenteJsonlValues *self,
                                  EntenteValue *value,
                                  GError **error);
gboolean entente_jsonl_read_value (EntenteJsonlValues *self,
                                   const EntenteField *field,
                                   EntenteValue *value,
                                   GError **error);

G_END_DECLS
