/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *entente_fold (const char *text);
void entente_fold_append (GString *out,
                          const char *text);
char *entente_fts_query (const char *words);

G_END_DECLS
