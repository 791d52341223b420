/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text.h"

#include <string.h>
#include <unicode/uchar.h>

#include "entente-error.h"
#include "entente-text-gate.h"
#include "entente-util.h"

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

static gboolean
cut (GString *text,
     gsize max_bytes)
{
  if (text->len <= max_bytes)
    return FALSE;
  while (max_bytes > 0 && ((guchar) text->str[max_bytes] & 0xc0) == 0x80)
    max_bytes--;
  g_string_truncate (text, max_bytes);
  return TRUE;
}

static guint
find_difference (const char *text,
                 const char *other)
{
  guint position = 1;

  for (; g_utf8_get_char (text) == g_utf8_get_char (other); position++)
    {
      text = g_utf8_next_char (text);
      other = g_utf8_next_char (other);
    }
  return position;
}

static void
set_problem (GError **error,
             const EntenteTextGate *gate)
{
  guint position = gate->problem_position;
  guint c = gate->problem_character;
  g_autofree char *words = NULL;

  switch (gate->problem)
    {
    case ENTENTE_TEXT_PROBLEM_ENCODING:
      words = g_strdup_printf (_ ("The text is not valid UTF-8 at character %u."), position);
      break;
    case ENTENTE_TEXT_PROBLEM_CONTROL:
      words = g_strdup_printf (_ ("Character %u of the text is a control character (U+%04X)."),
                               position, c);
      break;
    case ENTENTE_TEXT_PROBLEM_BREAK:
      words = g_strdup_printf (_ ("The text must be on one line, but it has a line break or a tab "
                                  "at character %u."),
                               position);
      break;
    case ENTENTE_TEXT_PROBLEM_HIDDEN:
      words = g_strdup_printf (_ ("Character %u of the text is invisible (U+%04X)."), position, c);
      break;
    case ENTENTE_TEXT_PROBLEM_OVERRIDE:
      words = g_strdup_printf (_ ("Character %u of the text reverses the writing that follows "
                                  "(U+%04X)."),
                               position, c);
      break;
    case ENTENTE_TEXT_PROBLEM_UNBALANCED:
      words = g_strdup_printf (_ ("Character %u of the text (U+%04X) begins or ends a writing "
                                  "direction without its counterpart."),
                               position, c);
      break;
    case ENTENTE_TEXT_PROBLEM_MARKS:
      words = g_strdup_printf (_ ("Too many accents follow one another at character %u of the "
                                  "text."),
                               position);
      break;
    case ENTENTE_TEXT_PROBLEM_NOT_COMPOSED:
      words = g_strdup_printf (_ ("The text is not in Unicode's composed form (NFC) at "
                                  "character %u."),
                               position);
      break;
    case ENTENTE_TEXT_PROBLEM_NONE:
    default:
      g_assert_not_reached ();
    }
  g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID, words);
}

/**
 * entente_text_clean:
 * @text: (nullable): bytes from anywhere
 * @len: their number, or -1 if a NUL ends them
 * @flags: what the text may hold
 * @max_bytes: the longest result in bytes, or 0 for %ENTENTE_TEXT_MAX_BYTES
 *
 * Lets a text through the gate: the result is valid UTF-8 in composed form (NFC), without control
 * and invisible characters, without bidirectional overrides and unbalanced embeddings or isolates,
 * and cut at a character if it is too long. Directional marks and joiners stay. An invalid byte
 * gives U+FFFD. Line breaks and tabs become blanks unless they belong to the text; then every kind
 * of line break becomes a line feed. A text that is clean comes back unchanged.
 *
 * Returns: (transfer full) (nullable): the clean text, or %NULL if there was none
 */
char *
entente_text_clean (const char *text,
                    gssize len,
                    EntenteTextFlags flags,
                    gsize max_bytes)
{
  gsize size;
  GString *out;
  EntenteTextGate gate;

  if (text == NULL)
    return NULL;
  size = len < 0 ? strlen (text) : (gsize) len;
  if (max_bytes == 0 || max_bytes > ENTENTE_TEXT_MAX_BYTES)
    max_bytes = ENTENTE_TEXT_MAX_BYTES;
  if (size <= max_bytes && entente_text_gate_is_plain (text, size, flags))
    return g_strndup (text, size);

  out = entente_text_gate_pass (&gate, text, size, flags, max_bytes);
  /* Composing may lengthen a run of marks, a cut may part a pair: what changed passes once more. */
  while (entente_text_gate_compose (out) | cut (out, max_bytes))
    {
      GString *again = entente_text_gate_pass (&gate, out->str, out->len, flags, max_bytes);

      g_string_free (out, TRUE);
      out = again;
    }
  return g_string_free (out, FALSE);
}

/**
 * entente_text_check:
 * @text: bytes from anywhere
 * @len: their number, or -1 if a NUL ends them
 * @flags: what the text may hold
 * @max_bytes: the most bytes allowed, or 0 for %ENTENTE_TEXT_MAX_BYTES
 * @error: return location for an error
 *
 * Tells whether entente_text_clean() would leave a text as it is.
 *
 * Returns: %TRUE if so, else %FALSE with %ENTENTE_ERROR_INVALID, which names the first thing wrong
 *   and its place in characters
 */
gboolean
entente_text_check (const char *text,
                    gssize len,
                    EntenteTextFlags flags,
                    gsize max_bytes,
                    GError **error)
{
  g_autofree char *before = NULL;
  GString *out;
  EntenteTextGate gate;
  gsize size;

  g_return_val_if_fail (text != NULL, FALSE);

  size = len < 0 ? strlen (text) : (gsize) len;
  if (max_bytes == 0 || max_bytes > ENTENTE_TEXT_MAX_BYTES)
    max_bytes = ENTENTE_TEXT_MAX_BYTES;
  if (size > max_bytes)
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   ngettext ("The text is longer than the %u byte that is allowed.",
                             "The text is longer than the %u bytes that are allowed.",
                             (gulong) max_bytes),
                   (guint) max_bytes);
      return FALSE;
    }
  if (entente_text_gate_is_plain (text, size, flags))
    return TRUE;

  out = entente_text_gate_pass (&gate, text, size, flags, max_bytes);
  if (gate.problem == ENTENTE_TEXT_PROBLEM_NONE)
    {
      before = g_strndup (out->str, out->len);
      if (entente_text_gate_compose (out))
        entente_text_gate_note (&gate, ENTENTE_TEXT_PROBLEM_NOT_COMPOSED,
                                find_difference (before, out->str), 0);
    }
  g_string_free (out, TRUE);
  if (gate.problem == ENTENTE_TEXT_PROBLEM_NONE)
    return TRUE;
  set_problem (error, &gate);
  return FALSE;
}

/**
 * entente_text_is_clean:
 * @text: (nullable): a text that a NUL ends
 *
 * Tells, mostly without allocating, whether a text can be shown as it is. Line feeds and tabs are
 * taken as part of it.
 *
 * Returns: %TRUE if the gate would leave the text alone
 */
gboolean
entente_text_is_clean (const char *text)
{
  gsize len;

  if (text == NULL)
    return TRUE;
  len = strlen (text);
  if (len <= ENTENTE_TEXT_MAX_BYTES
      && entente_text_gate_is_plain (text, len, ENTENTE_TEXT_MULTILINE))
    return TRUE;
  return entente_text_check (text, (gssize) len, ENTENTE_TEXT_MULTILINE, 0, NULL);
}

/**
 * entente_text_markup:
 * @text: (nullable): a text from anywhere
 *
 * Makes a text safe for a place that reads Pango markup, such as the title of a toast.
 *
 * Returns: (transfer full): the clean text with its special characters escaped
 */
char *
entente_text_markup (const char *text)
{
  g_autofree char *clean = entente_text_clean (text, -1, ENTENTE_TEXT_MULTILINE, 0);

  return clean != NULL ? g_markup_escape_text (clean, -1) : g_strdup ("");
}

/**
 * entente_text_is_visible:
 * @text: (nullable): a text from anywhere
 *
 * A name of joiners, soft hyphens or fillers is there, but nobody can see or point at it.
 *
 * Returns: %TRUE if there is anything to be seen in it
 */
gboolean
entente_text_is_visible (const char *text)
{
  for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_isspace (c)
          && !u_hasBinaryProperty ((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return TRUE;
    }
  return FALSE;
}

/**
 * entente_text_isolate:
 * @text: (nullable): a name
 *
 * Sets a name apart from the writing direction of the sentence it is put into.
 *
 * Returns: (transfer full): the clean name between a first strong isolate and its end
 */
char *
entente_text_isolate (const char *text)
{
  g_autofree char *clean = entente_text_clean (text, -1, ENTENTE_TEXT_DEFAULT, 0);

  return g_strconcat (FIRST_STRONG_ISOLATE, clean != NULL ? clean : "", POP_DIRECTIONAL_ISOLATE,
                      NULL);
}
