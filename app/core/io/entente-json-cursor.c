/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-json-cursor.h"

#include <errno.h>

#include "entente-error.h"
#include "entente-util.h"

static void
skip_blanks (EntenteJsonCursor *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\t' || *self->at == '\r' || *self->at == '\n'))
    self->at++;
}

/**
 * entente_json_peek:
 * @self: a cursor
 *
 * Returns: the first byte of the next value or bracket, which tells its type; 0 at the end
 */
char
entente_json_peek (EntenteJsonCursor *self)
{
  skip_blanks (self);
  return self->at < self->end ? *self->at : '\0';
}

/**
 * entente_json_enter:
 * @self: a cursor before an object or an array, behind whose bracket it then stands
 */
void
entente_json_enter (EntenteJsonCursor *self)
{
  skip_blanks (self);
  self->at++;
}

/**
 * entente_json_next_element:
 * @self: a cursor in an array
 * @first: (inout): %TRUE before the first
 *
 * Returns: %TRUE before the next element, %FALSE behind the array
 */
gboolean
entente_json_next_element (EntenteJsonCursor *self,
                           gboolean *first)
{
  char c = entente_json_peek (self);

  if (c == ']' || c == '}' || c == '\0')
    {
      self->at += c != '\0';
      return FALSE;
    }
  if (!*first)
    self->at++;
  *first = FALSE;
  skip_blanks (self);
  return TRUE;
}

/**
 * entente_json_next_name:
 * @self: a cursor in an object
 * @first: (inout): %TRUE before the first
 * @name: (out): the name
 *
 * Returns: %TRUE before the value that bears @name, %FALSE behind the object
 */
gboolean
entente_json_next_name (EntenteJsonCursor *self,
                        gboolean *first,
                        EntenteJsonSlice *name)
{
  if (!entente_json_next_element (self, first))
    return FALSE;
  entente_json_take_string (self, name);
  skip_blanks (self);
  self->at++;
  skip_blanks (self);
  return TRUE;
}

/**
 * entente_json_take_string:
 * @self: a cursor before a string
 * @slice: (out): what stands between its quotes
 */
void
entente_json_take_string (EntenteJsonCursor *self,
                          EntenteJsonSlice *slice)
{
  const char *at = self->at + 1;

  slice->text = at;
  slice->escaped = FALSE;
  for (; at < self->end && *at != '"'; at++)
    if (*at == '\\')
      {
        slice->escaped = TRUE;
        at++;
      }
  slice->length = (gsize) (at - slice->text);
  self->at = MIN (at + 1, self->end);
}

static guint
read_hex (const char *at)
{
  guint code = 0;

  for (guint i = 0; i < 4; i++)
    code = code * 16 + (guint) g_ascii_xdigit_value (at[i]);
  return code;
}

/* The character that an escape stands for; advances behind it. */
static gunichar
read_escape (const char **at)
{
  static const char letters[] = "b\bf\fn\nr\rt\t";
  char letter = *(*at)++;
  gunichar c;

  if (letter != 'u')
    {
      for (guint i = 0; letters[i] != '\0'; i += 2)
        if (letters[i] == letter)
          return (gunichar) letters[i + 1];
      return (gunichar) letter;
    }
  c = read_hex (*at);
  *at += 4;
  if (c < 0xd800 || c > 0xdbff)
    return c;
  c = 0x10000 + ((c - 0xd800) << 10) + (read_hex (*at + 2) - 0xdc00);
  *at += 6;
  return c;
}

/**
 * entente_json_slice_dup:
 * @slice: what stands between the quotes of a string
 *
 * Returns: (transfer full): the text, its escapes resolved
 */
char *
entente_json_slice_dup (const EntenteJsonSlice *slice)
{
  const char *at = slice->text;
  const char *end = at + slice->length;
  GString *text;

  if (!slice->escaped)
    return g_strndup (slice->text, slice->length);
  text = g_string_sized_new (slice->length);
  while (at < end)
    if (*at == '\\')
      {
        at++;
        g_string_append_unichar (text, read_escape (&at));
      }
    else
      g_string_append_c (text, *at++);
  return g_string_free (text, FALSE);
}

/**
 * entente_json_slice_is:
 * @slice: what stands between the quotes of a string
 * @text: a text without characters that JSON escapes
 *
 * Returns: %TRUE if they are equal
 */
gboolean
entente_json_slice_is (const EntenteJsonSlice *slice,
                       const char *text)
{
  g_autofree char *plain = NULL;

  if (!slice->escaped)
    return strncmp (slice->text, text, slice->length) == 0 && text[slice->length] == '\0';
  plain = entente_json_slice_dup (slice);
  return strcmp (plain, text) == 0;
}

/**
 * entente_json_take_integer:
 * @self: a cursor before a number
 * @number: (out): the number
 *
 * Returns: %FALSE if it is no whole number or too large; the cursor then stands where it was
 */
gboolean
entente_json_take_integer (EntenteJsonCursor *self,
                           gint64 *number)
{
  const char *at = self->at;
  char digits[24];
  gsize n = 0;

  while (at < self->end && n < sizeof digits - 1 && (g_ascii_isdigit (*at) || *at == '-'))
    digits[n++] = *at++;
  digits[n] = '\0';
  if (n == 0 || (at < self->end && (g_ascii_isalnum (*at) || *at == '.')))
    return FALSE;
  errno = 0;
  *number = g_ascii_strtoll (digits, NULL, 10);
  if (errno != 0)
    return FALSE;
  self->at = at;
  return TRUE;
}

/**
 * entente_json_take_double:
 * @self: a cursor before a number
 *
 * Returns: the number; infinite if it is too large
 */
double
entente_json_take_double (EntenteJsonCursor *self)
{
  const char *start = self->at;
  g_autofree char *text = NULL;

  while (self->at < self->end
         && (g_ascii_isalnum (*self->at) || strchr (".+-", *self->at) != NULL))
    self->at++;
  text = g_strndup (start, (gsize) (self->at - start));
  return g_ascii_strtod (text, NULL);
}

/**
 * entente_json_skip:
 * @self: a cursor before a value, behind which it then stands
 */
void
entente_json_skip (EntenteJsonCursor *self)
{
  EntenteJsonSlice slice;
  guint depth = 0;

  do
    {
      char c = entente_json_peek (self);

      if (c == '"')
        entente_json_take_string (self, &slice);
      else if (c != '\0')
        self->at++;
      if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      else if (c != '"' && depth == 0)
        /* The rest of a number or of a word. */
        while (self->at < self->end
               && (g_ascii_isalnum (*self->at) || strchr (".+-", *self->at) != NULL))
          self->at++;
    }
  while (depth > 0 && self->at < self->end);
}

/**
 * entente_json_fail:
 * @self: a cursor
 * @at: where in the line something is wrong
 * @reason: what, a whole sentence, translated
 * @error: return location for an %ENTENTE_ERROR_INVALID
 *
 * Returns: %FALSE
 */
gboolean
entente_json_fail (EntenteJsonCursor *self,
                   const char *at,
                   const char *reason,
                   GError **error)
{
  guint column = 1;

  for (const char *p = self->start; p < at; p++)
    column += ((guchar) *p & 0xc0) != 0x80;
  /* Translators: a place in a file, and a sentence that says what is wrong there */
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID, _ ("Line %u, column %u: %s"),
               self->line, column, reason);
  return FALSE;
}
