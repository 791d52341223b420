/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ENTENTE_TEXT_MAX_BYTES:
 *
 * The longest value of a field, in bytes; what is longer belongs into an attachment.
 */
#define ENTENTE_TEXT_MAX_BYTES ((gsize) 4 * 1024 * 1024)

/**
 * EntenteTextFlags:
 * @ENTENTE_TEXT_DEFAULT: a text of one line
 * @ENTENTE_TEXT_MULTILINE: line feeds and tabs belong to the text
 *
 * What a text may hold.
 */
typedef enum
{
  ENTENTE_TEXT_DEFAULT = 0,
  ENTENTE_TEXT_MULTILINE = 1 << 0,
} EntenteTextFlags;

char *entente_text_clean (const char *text,
                          gssize len,
                          EntenteTextFlags flags,
                          gsize max_bytes);
gboolean entente_text_check (const char *text,
                             gssize len,
                             EntenteTextFlags flags,
                             gsize max_bytes,
                             GError **error);
gboolean entente_text_is_clean (const char *text);
gboolean entente_text_is_visible (const char *text);
char *entente_text_markup (const char *text);
char *entente_text_isolate (const char *text);

G_END_DECLS
