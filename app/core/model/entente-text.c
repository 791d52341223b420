/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "entente-error.h"
#include "entente-util.h"

/* No script stacks more; longer runs only hide text and make normalising slow (cf. UAX #15). */
#define MAX_MARKS 30
/* Half of what the bidirectional algorithm follows, so that our own isolates still fit around. */
#define MAX_NESTING 60
/* Composing makes one character of four at most. */
#define COMPOSED_FROM 4

#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"

/* What is to be done with one character. */
typedef enum
{
  CHAR_KEEP,
  CHAR_CONTROL,
  CHAR_BREAK,
  CHAR_HIDDEN,
  CHAR_OPEN_EMBEDDING,
  CHAR_OPEN_OVERRIDE,
  CHAR_CLOSE_EMBEDDING,
  CHAR_OPEN_ISOLATE,
  CHAR_CLOSE_ISOLATE,
} CharClass;

typedef enum
{
  PROBLEM_NONE,
  PROBLEM_ENCODING,
  PROBLEM_CONTROL,
  PROBLEM_BREAK,
  PROBLEM_HIDDEN,
  PROBLEM_OVERRIDE,
  PROBLEM_UNBALANCED,
  PROBLEM_MARKS,
  PROBLEM_NOT_COMPOSED,
} Problem;

/* A direction that waits for its end. */
typedef struct
{
  gsize place;    /* of the opening character among the kept ones */
  guint position; /* of the same in the input */
  gunichar character;
  CharClass class;
  gboolean kept;
} Opening;

typedef struct
{
  EntenteTextFlags flags;
  GArray *kept;     /* gunichar; 0 stands for one taken out afterwards */
  GArray *openings; /* Opening; made when first needed */
  guint position;   /* of the character at hand in the input, from 1 */
  guint marks;      /* combining marks in a row */
  Problem problem;  /* the first one met */
  guint problem_position;
  gunichar problem_character;
} Gate;

static CharClass
classify (gunichar c)
{
  if (c < 0x20)
    return c >= '\t' && c <= '\r' ? CHAR_BREAK : CHAR_CONTROL;
  if (c < 0x7f)
    return CHAR_KEEP;
  if (c < 0xa0)
    return c == 0x85 ? CHAR_BREAK : CHAR_CONTROL;
  if (c == 0x00ad)
    return CHAR_HIDDEN;
  if (c < 0x200b)
    return CHAR_KEEP;
  switch (c)
    {
    case 0x2028:
    case 0x2029:
      return CHAR_BREAK;
    case 0x202a:
    case 0x202b:
      return CHAR_OPEN_EMBEDDING;
    case 0x202c:
      return CHAR_CLOSE_EMBEDDING;
    case 0x202d:
    case 0x202e:
      return CHAR_OPEN_OVERRIDE;
    case 0x2066:
    case 0x2067:
    case 0x2068:
      return CHAR_OPEN_ISOLATE;
    case 0x2069:
      return CHAR_CLOSE_ISOLATE;
    case 0x200b:
    case 0xfeff:
    case 0xfffc:
      return CHAR_HIDDEN;
    default:
      break;
    }
  /* Joiners, invisible operators, deprecated format characters, annotations, tags. */
  if ((c >= 0x2060 && c <= 0x2065) || (c >= 0x206a && c <= 0x206f) || (c >= 0xfff9 && c <= 0xfffb)
      || (c >= 0xe0000 && c <= 0xe007f))
    return CHAR_HIDDEN;
  /* Noncharacters, which XML and with it every office document forbids. */
  if ((c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe)
    return CHAR_HIDDEN;
  return CHAR_KEEP;
}

/* Reads one character; an invalid byte gives U+FFFD, one for each byte. */
static gunichar
next_character (const char **text,
                const char *end,
                gboolean *valid)
{
  gunichar c = (guchar) **text;

  *valid = TRUE;
  if (c < 0x80)
    {
      (*text)++;
      return c;
    }
  c = g_utf8_get_char_validated (*text, end - *text);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    {
      *valid = FALSE;
      (*text)++;
      return 0xfffd;
    }
  *text = g_utf8_next_char (*text);
  return c;
}

/* Whether a text needs no closer look: what passes is clean, what does not may still be. */
static gboolean
is_plain (const char *text,
          gsize len,
          EntenteTextFlags flags)
{
  const char *end = text + len;

  while (text < end)
    {
      gboolean valid;
      gunichar c;

      if (*text >= 0x20 && *text < 0x7f)
        {
          text++;
          continue;
        }
      if ((*text == '\n' || *text == '\t') && (flags & ENTENTE_TEXT_MULTILINE))
        {
          text++;
          continue;
        }
      c = next_character (&text, end, &valid);
      if (!valid || classify (c) != CHAR_KEEP)
        return FALSE;
      /* Below U+0300 everything is composed; above, what stands for itself whatever is beside. */
      if (c >= 0x300
          && (u_getIntPropertyValue (c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES
              || u_getCombiningClass (c) != 0 || (U_GET_GC_MASK (c) & U_GC_M_MASK) != 0))
        return FALSE;
    }
  return TRUE;
}

static void
note_problem (Gate *gate,
              Problem problem,
              guint position,
              gunichar character)
{
  if (gate->problem != PROBLEM_NONE && gate->problem_position <= position)
    return;
  gate->problem = problem;
  gate->problem_position = position;
  gate->problem_character = character;
}

static void
keep_character (Gate *gate,
                gunichar c)
{
  g_array_append_val (gate->kept, c);
}

static guint
count_openings (Gate *gate)
{
  return gate->openings != NULL ? gate->openings->len : 0;
}

static Opening *
get_opening (Gate *gate,
             guint index)
{
  return &g_array_index (gate->openings, Opening, index);
}

static void
push_opening (Gate *gate,
              CharClass class,
              gunichar c)
{
  Opening opening = { gate->kept->len, gate->position, c, class, FALSE };

  if (gate->openings == NULL)
    gate->openings = g_array_new (FALSE, FALSE, sizeof (Opening));
  opening.kept = class != CHAR_OPEN_OVERRIDE && gate->openings->len < MAX_NESTING;
  if (opening.kept)
    keep_character (gate, c);
  else
    note_problem (gate, class == CHAR_OPEN_OVERRIDE ? PROBLEM_OVERRIDE : PROBLEM_UNBALANCED,
                  gate->position, c);
  g_array_append_val (gate->openings, opening);
}

/* Takes out what was opened from @first on and never closed. */
static void
drop_openings (Gate *gate,
               guint first)
{
  if (count_openings (gate) <= first)
    return;
  for (guint i = first; i < gate->openings->len; i++)
    {
      Opening *opening = get_opening (gate, i);

      if (!opening->kept)
        continue;
      g_array_index (gate->kept, gunichar, opening->place) = 0;
      note_problem (gate, PROBLEM_UNBALANCED, opening->position, opening->character);
    }
  g_array_set_size (gate->openings, first);
}

/* The end of a direction is kept with its beginning only: an embedding ends what was opened last,
 * an isolate also ends the embeddings inside it, and nothing ends an isolate from inside. */
static void
close_opening (Gate *gate,
               CharClass class,
               gunichar c)
{
  guint n = count_openings (gate);
  gboolean kept = FALSE;

  if (class == CHAR_CLOSE_ISOLATE)
    while (n > 0 && get_opening (gate, n - 1)->class != CHAR_OPEN_ISOLATE)
      n--;
  else if (n > 0 && get_opening (gate, n - 1)->class == CHAR_OPEN_ISOLATE)
    n = 0;
  if (n > 0)
    {
      drop_openings (gate, n);
      kept = get_opening (gate, n - 1)->kept;
      g_array_set_size (gate->openings, n - 1);
    }
  if (kept)
    keep_character (gate, c);
  else
    note_problem (gate, PROBLEM_UNBALANCED, gate->position, c);
}

static void
take_break (Gate *gate,
            gunichar c)
{
  if (!(gate->flags & ENTENTE_TEXT_MULTILINE))
    {
      note_problem (gate, PROBLEM_BREAK, gate->position, c);
      keep_character (gate, ' ');
      return;
    }
  if (c == '\t')
    {
      keep_character (gate, c);
      return;
    }
  if (c != '\n')
    note_problem (gate, PROBLEM_CONTROL, gate->position, c);
  drop_openings (gate, 0); /* a direction does not outlive its paragraph */
  keep_character (gate, '\n');
}

static void
take_character (Gate *gate,
                gunichar c)
{
  CharClass class = classify (c);

  switch (class)
    {
    case CHAR_KEEP:
      if (c < 0x300 || (u_getCombiningClass (c) == 0 && (U_GET_GC_MASK (c) & U_GC_M_MASK) == 0))
        gate->marks = 0;
      else if (++gate->marks > MAX_MARKS)
        {
          note_problem (gate, PROBLEM_MARKS, gate->position, c);
          break;
        }
      keep_character (gate, c);
      break;
    case CHAR_BREAK:
      gate->marks = 0;
      take_break (gate, c);
      break;
    case CHAR_CONTROL:
    case CHAR_HIDDEN:
      note_problem (gate, class == CHAR_CONTROL ? PROBLEM_CONTROL : PROBLEM_HIDDEN, gate->position,
                    c);
      break;
    case CHAR_OPEN_EMBEDDING:
    case CHAR_OPEN_OVERRIDE:
    case CHAR_OPEN_ISOLATE:
      push_opening (gate, class, c);
      break;
    case CHAR_CLOSE_EMBEDDING:
    case CHAR_CLOSE_ISOLATE:
      close_opening (gate, class, c);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
take_text (Gate *gate,
           const char *text,
           gsize len,
           gsize max_bytes)
{
  const char *end = text + len;

  while (text < end && gate->kept->len <= COMPOSED_FROM * max_bytes)
    {
      gboolean valid;
      gunichar c = next_character (&text, end, &valid);

      gate->position++;
      if (!valid)
        note_problem (gate, PROBLEM_ENCODING, gate->position, c);
      if (c == '\r' && text < end && *text == '\n')
        note_problem (gate, PROBLEM_CONTROL, gate->position, c);
      else
        take_character (gate, c);
    }
  drop_openings (gate, 0);
}

static GString *
collect (Gate *gate)
{
  GString *out = g_string_sized_new (gate->kept->len);

  for (guint i = 0; i < gate->kept->len; i++)
    {
      gunichar c = g_array_index (gate->kept, gunichar, i);

      if (c != 0)
        g_string_append_unichar (out, c);
    }
  return out;
}

/* Puts a valid text into composed form (NFC). Returns FALSE if it was so already. */
static gboolean
compose (GString *text)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfc = unorm2_getNFCInstance (&status);
  g_autofree UChar *wide = g_new (UChar, text->len + 1);
  g_autofree UChar *composed = NULL;
  int32_t n_wide = 0;
  int32_t n_composed;
  int32_t n_bytes = 0;

  u_strFromUTF8 (wide, (int32_t) text->len + 1, &n_wide, text->str, (int32_t) text->len, &status);
  g_assert (U_SUCCESS (status));
  if (unorm2_isNormalized (nfc, wide, n_wide, &status))
    return FALSE;

  n_composed = unorm2_normalize (nfc, wide, n_wide, NULL, 0, &status);
  g_assert (status == U_BUFFER_OVERFLOW_ERROR);
  status = U_ZERO_ERROR;
  composed = g_new (UChar, n_composed + 1);
  unorm2_normalize (nfc, wide, n_wide, composed, n_composed + 1, &status);
  g_string_set_size (text, (gsize) n_composed * 3);
  u_strToUTF8 (text->str, (int32_t) text->len + 1, &n_bytes, composed, n_composed, &status);
  g_assert (U_SUCCESS (status));
  g_string_set_size (text, n_bytes);
  return TRUE;
}

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

/* The text once through the gate; @gate tells the first thing that had to be mended. */
static GString *
pass (Gate *gate,
      const char *text,
      gsize len,
      EntenteTextFlags flags,
      gsize max_bytes)
{
  GString *out;

  *gate = (Gate){ .flags = flags };
  gate->kept = g_array_sized_new (FALSE, FALSE, sizeof (gunichar), (guint) MIN (len, max_bytes));
  take_text (gate, text, len, max_bytes);
  out = collect (gate);
  g_array_unref (gate->kept);
  g_clear_pointer (&gate->openings, g_array_unref);
  return out;
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
             const Gate *gate)
{
  guint position = gate->problem_position;
  guint c = gate->problem_character;
  g_autofree char *words = NULL;

  switch (gate->problem)
    {
    case PROBLEM_ENCODING:
      words = g_strdup_printf (_ ("The text is not valid UTF-8 at character %u."), position);
      break;
    case PROBLEM_CONTROL:
      words = g_strdup_printf (_ ("Character %u of the text is a control character (U+%04X)."),
                               position, c);
      break;
    case PROBLEM_BREAK:
      words = g_strdup_printf (_ ("The text must be on one line, but it has a line break or a tab "
                                  "at character %u."),
                               position);
      break;
    case PROBLEM_HIDDEN:
      words = g_strdup_printf (_ ("Character %u of the text is invisible (U+%04X)."), position, c);
      break;
    case PROBLEM_OVERRIDE:
      words = g_strdup_printf (_ ("Character %u of the text reverses the writing that follows "
                                  "(U+%04X)."),
                               position, c);
      break;
    case PROBLEM_UNBALANCED:
      words = g_strdup_printf (_ ("Character %u of the text (U+%04X) begins or ends a writing "
                                  "direction without its counterpart."),
                               position, c);
      break;
    case PROBLEM_MARKS:
      words = g_strdup_printf (_ ("Too many accents follow one another at character %u of the "
                                  "text."),
                               position);
      break;
    case PROBLEM_NOT_COMPOSED:
      words = g_strdup_printf (_ ("The text is not in Unicode's composed form (NFC) at "
                                  "character %u."),
                               position);
      break;
    case PROBLEM_NONE:
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
  Gate gate;

  if (text == NULL)
    return NULL;
  size = len < 0 ? strlen (text) : (gsize) len;
  if (max_bytes == 0 || max_bytes > ENTENTE_TEXT_MAX_BYTES)
    max_bytes = ENTENTE_TEXT_MAX_BYTES;
  if (size <= max_bytes && is_plain (text, size, flags))
    return g_strndup (text, size);

  out = pass (&gate, text, size, flags, max_bytes);
  /* Composing may lengthen a run of marks, a cut may part a pair: what changed passes once more. */
  while (compose (out) | cut (out, max_bytes))
    {
      GString *again = pass (&gate, out->str, out->len, flags, max_bytes);

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
  Gate gate;
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
  if (is_plain (text, size, flags))
    return TRUE;

  out = pass (&gate, text, size, flags, max_bytes);
  if (gate.problem == PROBLEM_NONE)
    {
      before = g_strndup (out->str, out->len);
      if (compose (out))
        note_problem (&gate, PROBLEM_NOT_COMPOSED, find_difference (before, out->str), 0);
    }
  g_string_free (out, TRUE);
  if (gate.problem == PROBLEM_NONE)
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
  if (len <= ENTENTE_TEXT_MAX_BYTES && is_plain (text, len, ENTENTE_TEXT_MULTILINE))
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
