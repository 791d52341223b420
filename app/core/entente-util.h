/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_BEGIN_DECLS

/* What GLib has from 2.76 on; delete each when the floor moves. */

/**
 * entente_set_str:
 * @place: (inout) (nullable): the owned string to replace
 * @value: (nullable): the new text, copied
 *
 * Returns: %TRUE if the text changed
 */
static inline gboolean
entente_set_str (char **place,
                 const char *value)
{
  char *copy;

  if (g_strcmp0 (*place, value) == 0)
    return FALSE;
  copy = g_strdup (value);
  g_free (*place);
  *place = copy;
  return TRUE;
}

/**
 * entente_str_empty:
 * @text: (nullable): a text
 *
 * Returns: %TRUE if there is no text
 */
static inline gboolean
entente_str_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

G_END_DECLS
