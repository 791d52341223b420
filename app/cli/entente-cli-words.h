/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-cli-command.h"

G_BEGIN_DECLS

gboolean cli_parse_day (const char *text,
                        gint32 *day);
char *cli_date_words (const char *edtf);
char *cli_value_words (EntenteStore *store,
                       const EntenteField *field,
                       const EntenteValue *value,
                       gboolean for_people);
void cli_append_member (GString *out,
                        const char *key,
                        const char *text);

G_END_DECLS
