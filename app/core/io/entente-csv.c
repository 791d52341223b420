/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-csv.h"

#include <string.h>

/* Cells of a CSV file (RFC 4180). A spreadsheet takes a cell for a formula when it begins with a
 * sign, also after blanks and marks that nobody sees, and some when the sign has full width. */

static gboolean
is_passed_over (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT
         || g_unichar_iszerowidth (c);
}

static gboolean
is_sign (gunichar c)
{
  switch (c)
    {
    case '=':
    case '+':
    case '-':
    case '@':
    case 0xff1d: /* the same with full width */
    case 0xff0b:
    case 0xff0d:
    case 0xff20:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A sign, then digits in groups, as in -30, +1,5 and +213 21 71 12 20: nothing to compute. */
static gboolean
is_number (const char *text)
{
  if (*text == '+' || *text == '-')
    text++;
  if (!g_ascii_isdigit (*text))
    return FALSE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_ascii_isdigit (*text) && c != ' ' && c != '.' && c != ',' && c != 0xa0 && c != 0x202f)
        return FALSE;
    }
  return TRUE;
}

/* A text that begins with our guard gets another one, so that taking one away gives it back. */
static gboolean
needs_guard (const char *text)
{
  while (*text == '\'')
    text++;
  if (*text == '\t' || *text == '\r')
    return TRUE;
  if (is_number (text))
    return FALSE;
  while (*text != '\0' && is_passed_over (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return is_sign (g_utf8_get_char (text));
}

/**
 * entente_csv_append_cell:
 * @out: a line that is being written
 * @text: what the cell holds, valid UTF-8
 *
 * Appends a cell, quoted where it has to be. What a spreadsheet would compute begins with an
 * apostrophe; numbers and telephone numbers are left as they are.
 */
void
entente_csv_append_cell (GString *out,
                         const char *text)
{
  gboolean guard;

  g_return_if_fail (out != NULL && text != NULL);

  guard = needs_guard (text);
  if (!guard && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (out, text);
      return;
    }
  g_string_append (out, guard ? "\"'" : "\"");
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *text);
    }
  g_string_append_c (out, '"');
}
