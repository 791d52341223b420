/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteLanguage:
 * @code: the shortest code, as BCP 47 wants it
 * @name: the name in the interface's language
 * @folded: the name as it is searched
 */
typedef struct
{
  char *code;
  char *name;
  char *folded;
} EntenteLanguage;

GPtrArray *entente_languages_match (const char *typed,
                                    guint limit);
char *entente_languages_name (const char *code);

G_END_DECLS
