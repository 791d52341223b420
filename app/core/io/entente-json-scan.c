/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-json-scan.h"

#include <string.h>

#include "entente-error.h"
#include "entente-util.h"

/* Up to so many names of an object are compared one by one; more are sorted at its end. */
#define FEW_NAMES 16

typedef enum
{
  FAULT_NONE,
  FAULT_ENCODING,
  FAULT_END,
  FAULT_VALUE,
  FAULT_NUMBER,
  FAULT_NAME,
  FAULT_COLON,
  FAULT_COMMA,
  FAULT_MORE,
  FAULT_DEPTH,
  FAULT_DUPLICATE,
  FAULT_CONTROL,
  FAULT_ESCAPE,
  FAULT_SURROGATE,
  FAULT_NUL,
} Fault;

static const char *const fault_words[] = {
  [FAULT_ENCODING] = N_ ("The text is not valid UTF-8."),
  [FAULT_END] = N_ ("The text ends too early."),
  [FAULT_VALUE] = N_ ("A value is missing or misspelt."),
  [FAULT_NUMBER] = N_ ("A number is misspelt."),
  [FAULT_NAME] = N_ ("A name in double quotes is missing."),
  [FAULT_COLON] = N_ ("A colon is missing after a name."),
  [FAULT_COMMA] = N_ ("A comma or a closing bracket is missing."),
  [FAULT_MORE] = N_ ("Something follows after the end."),
  [FAULT_DEPTH] = N_ ("The brackets are nested too deeply."),
  [FAULT_DUPLICATE] = N_ ("A name stands twice in one object."),
  [FAULT_CONTROL] = N_ ("A control character must be written as an escape."),
  [FAULT_ESCAPE] = N_ ("An escape after a backslash is misspelt."),
  [FAULT_SURROGATE] = N_ ("An escape stands for half a character."),
  [FAULT_NUL] = N_ ("The character U+0000 cannot be part of a text."),
};

/* A name of an object, as it is written between its quotes. */
typedef struct
{
  const char *text;
  gsize length;
  gboolean escaped;
} Name;

typedef struct
{
  const char *at;
  const char *end;
  gboolean nul_allowed;
  GArray *names; /* Name; of the objects that are open, the innermost last */
  guint depth;
  char brackets[ENTENTE_JSON_MAX_DEPTH];
  guint first_name[ENTENTE_JSON_MAX_DEPTH];
  Fault fault;
  const char *fault_at;
} Scanner;

/* What comes next. */
typedef enum
{
  WANT_VALUE,
  WANT_VALUE_OR_END,
  WANT_NAME,
  WANT_NAME_OR_END,
  WANT_COMMA_OR_END,
  WANT_NOTHING,
} Want;

static gboolean
fail (Scanner *self,
      Fault fault,
      const char *at)
{
  self->fault = at < self->end ? fault : FAULT_END;
  self->fault_at = at;
  return FALSE;
}

static void
skip_blanks (Scanner *self)
{
  while (self->at < self->end
         && (*self->at == ' ' || *self->at == '\n' || *self->at == '\t' || *self->at == '\r'))
    self->at++;
}

/* The four digits of an escape, or -1. */
static int
read_hex (const char *at,
          const char *end)
{
  int code = 0;

  if (end - at < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (at[i]))
        return -1;
      code = code * 16 + g_ascii_xdigit_value (at[i]);
    }
  return code;
}

/* An escape whose digits are at @at; advances behind it, the second half of a pair included. */
static gboolean
scan_code (Scanner *self,
           const char **at)
{
  int code = read_hex (*at, self->end);
  int low;

  if (code < 0)
    return fail (self, self->end - *at < 4 ? FAULT_END : FAULT_ESCAPE, *at);
  if (code == 0 && !self->nul_allowed)
    return fail (self, FAULT_NUL, *at);
  *at += 4;
  if (code < 0xd800 || code > 0xdfff)
    return TRUE;
  if (code > 0xdbff || self->end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u')
    return fail (self, FAULT_SURROGATE, *at - 4);
  low = read_hex (*at + 2, self->end);
  if (low < 0xdc00 || low > 0xdfff)
    return fail (self, FAULT_SURROGATE, *at - 4);
  *at += 6;
  return TRUE;
}

/* Whether one of eight bytes is below 0x20, a quote or a backslash; sets the high bit of those that
 * are, and perhaps of some behind them. */
static guint64
find_special (guint64 bytes)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  const guint64 highs = ones << 7;
  guint64 quotes = bytes ^ (ones * '"');
  guint64 backslashes = bytes ^ (ones * '\\');

  return (((bytes - ones * 0x20) & ~bytes) | ((quotes - ones) & ~quotes)
          | ((backslashes - ones) & ~backslashes))
         & highs;
}

/* The first byte that does not simply stand for itself. */
static const char *
skip_plain (const char *at,
            const char *end)
{
  guint64 bytes;

  for (; end - at >= 8; at += 8)
    {
      memcpy (&bytes, at, sizeof bytes);
      if (find_special (bytes) != 0)
        break;
    }
  while (at < end && (guchar) *at >= 0x20 && *at != '"' && *at != '\\')
    at++;
  return at;
}

/* A string from its first quote on. */
static gboolean
scan_string (Scanner *self,
             Name *name)
{
  const char *at = self->at + 1;

  name->text = at;
  name->escaped = FALSE;
  for (;;)
    {
      at = skip_plain (at, self->end);
      if (at == self->end)
        return fail (self, FAULT_END, at);
      if (*at == '"')
        break;
      if (*at != '\\')
        return fail (self, FAULT_CONTROL, at);
      name->escaped = TRUE;
      at++;
      if (at == self->end || *at == '\0' || strchr ("\"\\/bfnrtu", *at) == NULL)
        return fail (self, FAULT_ESCAPE, at);
      at++;
      if (at[-1] == 'u' && !scan_code (self, &at))
        return FALSE;
    }
  name->length = (gsize) (at - name->text);
  self->at = at + 1;
  return TRUE;
}

static gboolean
scan_digits (Scanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start || fail (self, FAULT_NUMBER, self->at);
}

static gboolean
scan_number (Scanner *self)
{
  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    self->at++;
  else if (!scan_digits (self))
    return FALSE;
  if (self->at < self->end && g_ascii_isdigit (*self->at))
    return fail (self, FAULT_NUMBER, self->at);
  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!scan_digits (self))
        return FALSE;
    }
  return TRUE;
}

static gboolean
scan_word (Scanner *self)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (self->end - self->at) >= length && memcmp (self->at, words[i], length) == 0)
        {
          self->at += length;
          return TRUE;
        }
    }
  return fail (self, FAULT_VALUE, self->at);
}

/* The next character of a name that was scanned already. */
static gunichar
next_character (const char **at,
                gboolean escaped)
{
  gunichar c = g_utf8_get_char (*at);
  const char *found;

  *at = g_utf8_next_char (*at);
  if (!escaped || c != '\\')
    return c;
  c = (guchar) * (*at)++;
  if (c != 'u')
    {
      found = strchr ("b\bf\fn\nr\rt\t", (int) c);
      return found != NULL ? (guchar) found[1] : c;
    }
  c = (gunichar) read_hex (*at, *at + 4);
  *at += 4;
  if (c < 0xd800 || c > 0xdbff)
    return c;
  c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar) read_hex (*at + 2, *at + 6) - 0xdc00);
  *at += 6;
  return c;
}

/* By the characters that names stand for, which is also the order of their bytes in UTF-8. */
static int
compare_names (const Name *a,
               const Name *b)
{
  const char *at_a = a->text;
  const char *at_b = b->text;
  const char *end_a = a->text + a->length;
  const char *end_b = b->text + b->length;

  if (!a->escaped && !b->escaped)
    {
      int order = memcmp (a->text, b->text, MIN (a->length, b->length));

      return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
    }
  while (at_a < end_a && at_b < end_b)
    {
      gunichar c = next_character (&at_a, a->escaped);
      gunichar d = next_character (&at_b, b->escaped);

      if (c != d)
        return c < d ? -1 : 1;
    }
  return (at_a < end_a) - (at_b < end_b);
}

static int
compare_names_then_places (gconstpointer a,
                           gconstpointer b)
{
  const Name *name_a = a;
  const Name *name_b = b;
  int order = compare_names (name_a, name_b);

  if (order != 0)
    return order;
  return name_a->text < name_b->text ? -1 : name_a->text > name_b->text;
}

static gboolean
equal_names (const Name *a,
             const Name *b)
{
  if (!a->escaped && !b->escaped)
    return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;
  return compare_names (a, b) == 0;
}

/* Takes a name of the innermost object. */
static gboolean
add_name (Scanner *self,
          const Name *name)
{
  guint first = self->first_name[self->depth - 1];

  g_array_append_val (self->names, *name);
  if (self->names->len - first > FEW_NAMES)
    return TRUE;
  for (guint i = first; i < self->names->len - 1; i++)
    if (equal_names (name, &g_array_index (self->names, Name, i)))
      return fail (self, FAULT_DUPLICATE, name->text - 1);
  return TRUE;
}

/* The names of an object that has many; sorting takes no longer whatever they are. */
static gboolean
check_names (Scanner *self,
             guint first)
{
  Name *names = &g_array_index (self->names, Name, first);
  guint n = self->names->len - first;
  const char *earliest = NULL;

  if (n <= FEW_NAMES)
    return TRUE;
  qsort (names, n, sizeof (Name), compare_names_then_places);
  for (guint i = 1; i < n; i++)
    if (equal_names (&names[i - 1], &names[i]) && (earliest == NULL || names[i].text < earliest))
      earliest = names[i].text;
  return earliest == NULL || fail (self, FAULT_DUPLICATE, earliest - 1);
}

static gboolean
open_bracket (Scanner *self,
              Want *want)
{
  if (self->depth == ENTENTE_JSON_MAX_DEPTH)
    return fail (self, FAULT_DEPTH, self->at);
  self->brackets[self->depth] = *self->at;
  self->first_name[self->depth] = self->names->len;
  self->depth++;
  *want = *self->at == '{' ? WANT_NAME_OR_END : WANT_VALUE_OR_END;
  self->at++;
  return TRUE;
}

static gboolean
close_bracket (Scanner *self,
               Want *want)
{
  guint first = self->first_name[--self->depth];

  if (self->brackets[self->depth] == '{')
    {
      if (!check_names (self, first))
        return FALSE;
      g_array_set_size (self->names, first);
    }
  *want = self->depth > 0 ? WANT_COMMA_OR_END : WANT_NOTHING;
  self->at++;
  return TRUE;
}

static gboolean
scan_value (Scanner *self,
            Want *want)
{
  gboolean ok;
  Name string;

  if (*self->at == '{' || *self->at == '[')
    return open_bracket (self, want);
  if (*self->at == '"')
    ok = scan_string (self, &string);
  else if (*self->at == '-' || g_ascii_isdigit (*self->at))
    ok = scan_number (self);
  else
    ok = scan_word (self);
  *want = self->depth > 0 ? WANT_COMMA_OR_END : WANT_NOTHING;
  return ok;
}

/* A name, its colon and the value's beginning. */
static gboolean
scan_name (Scanner *self,
           Want *want)
{
  Name name;

  if (*self->at != '"')
    return fail (self, FAULT_NAME, self->at);
  if (!scan_string (self, &name) || !add_name (self, &name))
    return FALSE;
  skip_blanks (self);
  if (self->at == self->end || *self->at != ':')
    return fail (self, FAULT_COLON, self->at);
  self->at++;
  *want = WANT_VALUE;
  return TRUE;
}

static gboolean
scan_comma (Scanner *self,
            Want *want)
{
  char bracket = self->brackets[self->depth - 1];

  if (*self->at == (bracket == '{' ? '}' : ']'))
    return close_bracket (self, want);
  if (*self->at != ',')
    return fail (self, FAULT_COMMA, self->at);
  self->at++;
  *want = bracket == '{' ? WANT_NAME : WANT_VALUE;
  return TRUE;
}

static gboolean
scan_step (Scanner *self,
           Want *want)
{
  switch (*want)
    {
    case WANT_VALUE_OR_END:
      if (*self->at == ']')
        return close_bracket (self, want);
      return scan_value (self, want);
    case WANT_VALUE:
      return scan_value (self, want);
    case WANT_NAME_OR_END:
      if (*self->at == '}')
        return close_bracket (self, want);
      return scan_name (self, want);
    case WANT_NAME:
      return scan_name (self, want);
    case WANT_COMMA_OR_END:
      return scan_comma (self, want);
    case WANT_NOTHING:
      return fail (self, FAULT_MORE, self->at);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
scan (Scanner *self)
{
  const char *invalid;
  Want want = WANT_VALUE;

  if (!g_utf8_validate_len (self->at, (gsize) (self->end - self->at), &invalid))
    return fail (self, *invalid == '\0' ? FAULT_CONTROL : FAULT_ENCODING, invalid);
  for (;;)
    {
      skip_blanks (self);
      if (self->at == self->end)
        return want == WANT_NOTHING || fail (self, FAULT_END, self->at);
      if (!scan_step (self, &want))
        return FALSE;
    }
}

static EntenteJsonPlace
find_place (const char *text,
            const char *at,
            guint line)
{
  EntenteJsonPlace place = { line, 1 };

  for (; text < at; text++)
    {
      if (*text == '\n')
        place = (EntenteJsonPlace){ place.line + 1, 1 };
      else if (((guchar) *text & 0xc0) != 0x80)
        place.column++;
    }
  return place;
}

static gboolean
scan_text (const char *text,
           gsize length,
           guint line,
           gboolean nul_allowed,
           EntenteJsonPlace *place,
           GError **error)
{
  Scanner scanner = { .at = text, .end = text + length, .nul_allowed = nul_allowed };
  EntenteJsonPlace found;
  gboolean ok;

  scanner.names = g_array_new (FALSE, FALSE, sizeof (Name));
  ok = scan (&scanner);
  g_array_unref (scanner.names);
  if (ok)
    return TRUE;

  found = find_place (text, scanner.fault_at, line);
  if (place != NULL)
    *place = found;
  /* Translators: a place in a file, and a sentence that says what is wrong there */
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID, _ ("Line %u, column %u: %s"),
               found.line, found.column, _ (fault_words[scanner.fault]));
  return FALSE;
}

/**
 * entente_json_scan:
 * @text: (array length=length): bytes that may be a JSON text
 * @length: their number
 * @place: (out) (nullable): where the text is wrong
 * @error: return location for an error
 *
 * Checks a JSON text before a parser sees it: the grammar of RFC 8259 to the letter, valid UTF-8,
 * no more than %ENTENTE_JSON_MAX_DEPTH brackets deep, no name twice in one object however it is
 * escaped, no half surrogate pairs. Takes time in proportion to the length and memory for the
 * names of the objects that are open.
 *
 * Returns: %TRUE if the text may be parsed, else %FALSE with %ENTENTE_ERROR_INVALID, whose message
 *   begins with line and column; @place is set then only
 */
gboolean
entente_json_scan (const char *text,
                   gsize length,
                   EntenteJsonPlace *place,
                   GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  return scan_text (text != NULL ? text : "", length, 1, TRUE, place, error);
}

/**
 * entente_json_scan_line:
 * @text: (array length=length): a line of a file
 * @length: its length in bytes
 * @line: its number in the file, from 1
 * @place: (out) (nullable): where the text is wrong
 * @error: return location for an error
 *
 * Like entente_json_scan() for one line of an exchange file: places count from that line, and the
 * escape of U+0000 is refused, which is JSON but would cut a text short.
 *
 * Returns: %TRUE if the line may be parsed, else %FALSE with %ENTENTE_ERROR_INVALID
 */
gboolean
entente_json_scan_line (const char *text,
                        gsize length,
                        guint line,
                        EntenteJsonPlace *place,
                        GError **error)
{
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  return scan_text (text != NULL ? text : "", length, line, FALSE, place, error);
}
