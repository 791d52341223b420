/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ENTENTE_JSON_MAX_DEPTH:
 *
 * How deep brackets may be nested.
 */
#define ENTENTE_JSON_MAX_DEPTH 64

/**
 * EntenteJsonPlace:
 * @line: the line, from 1
 * @column: the character in the line, from 1
 *
 * Where a JSON text is wrong.
 */
typedef struct
{
  guint line;
  guint column;
} EntenteJsonPlace;

gboolean entente_json_scan (const char *text,
                            gsize length,
                            EntenteJsonPlace *place,
                            GError **error);
gboolean entente_json_scan_line (const char *text,
                                 gsize length,
                                 guint line,
                                 EntenteJsonPlace *place,
                                 GError **error);

G_END_DECLS
