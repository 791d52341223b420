/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"
#include "entente-store.h"

G_BEGIN_DECLS

void entente_json_append_string (GString *out,
                                 const char *text);
void entente_json_append_value (GString *out,
                                const EntenteField *field,
                                const EntenteValue *value);
void entente_jsonl_append_head (GString *out,
                                EntenteKind home_kind,
                                gint64 home,
                                const char *desk);
void entente_jsonl_append_record (GString *out,
                                  EntenteRecord *record,
                                  const EntenteStamps *stamps);

G_END_DECLS
