/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-fold.h"

#include <string.h>

/* Below this, what a character folds to is worked out once and kept: Latin, Greek, Cyrillic,
 * Hebrew, Arabic. */
#define KEPT_CHARACTERS 0x700
#define KEPT_BYTES 8

/* What a search is about is said by its first words; each costs a walk through the index. */
#define MAX_WORDS 32

/* What a character is for the folding, besides a letter or digit that stands for itself. */
#define FOLD_DROPPED 0
#define FOLD_GAP ((gunichar) ' ')

typedef struct
{
  gunichar letter;
  const char *folded;
} Letter;

/* Letters that no decomposition takes apart, but that people type and spell in several ways; in
 * the order of their numbers. */
static const Letter letters[] = {
  { 0x00df, "ss" },     /* sharp s */
  { 0x00e6, "ae" },     /* ae */
  { 0x00f0, "d" },      /* eth */
  { 0x00f8, "o" },      /* o with stroke */
  { 0x00fe, "th" },     /* thorn */
  { 0x0111, "d" },      /* d with stroke */
  { 0x0127, "h" },      /* h with stroke */
  { 0x0131, "i" },      /* dotless i */
  { 0x0142, "l" },      /* l with stroke */
  { 0x014b, "n" },      /* eng */
  { 0x0153, "oe" },     /* oe */
  { 0x0167, "t" },      /* t with stroke */
  { 0x0199, "k" },      /* k with hook */
  { 0x01b4, "y" },      /* y with hook */
  { 0x0253, "b" },      /* b with hook */
  { 0x0254, "o" },      /* open o */
  { 0x0256, "d" },      /* d with tail */
  { 0x0257, "d" },      /* d with hook */
  { 0x0259, "e" },      /* schwa */
  { 0x025b, "e" },      /* open e */
  { 0x0263, "g" },      /* gamma */
  { 0x0268, "i" },      /* i with stroke */
  { 0x0289, "u" },      /* u bar */
  { 0x03c2, "\u03c3" }, /* final sigma */
  { 0x0629, "\u0647" }, /* teh marbuta: heh */
  { 0x0640, "" },       /* tatweel */
  { 0x0649, "\u064a" }, /* alef maksura: yeh */
  { 0x0671, "\u0627" }, /* alef wasla: alef */
  { 0x06a9, "\u0643" }, /* keheh: kaf */
  { 0x06aa, "\u0643" }, /* swash kaf: kaf */
  { 0x06be, "\u0647" }, /* heh doachashmee: heh */
  { 0x06c1, "\u0647" }, /* heh goal: heh */
  { 0x06c3, "\u0647" }, /* teh marbuta goal: heh */
  { 0x06cc, "\u064a" }, /* farsi yeh: yeh */
  { 0x06d2, "\u064a" }, /* yeh barree: yeh */
  { 0x06d5, "\u0647" }, /* ae: heh */
};

static int
compare_letter (gconstpointer key,
                gconstpointer element)
{
  gunichar letter = *(const gunichar *) key;
  const Letter *other = element;

  return letter < other->letter ? -1 : letter > other->letter;
}

/* Apostrophes and stresses that Unicode counts as letters and people type as quotes. */
static gboolean
is_apostrophe (gunichar c)
{
  return (c >= 0x02b9 && c <= 0x02c1) || (c >= 0x02c6 && c <= 0x02cf) || c == 0x02ee;
}

/* Vowel signs of New Tai Lue and two Vedic signs: Unicode made them letters after the tokenizer was
 * made, which does not take them for such. */
static gboolean
is_late_letter (gunichar c)
{
  return (c >= 0x19b0 && c <= 0x19c9) || c == 0x1cf2 || c == 0x1cf3;
}

/* A character that was decomposed already: itself in small, dropped, or a gap between words. */
static gunichar
fold_simple (gunichar c)
{
  int digit;

  if (is_apostrophe (c) || c == 0x200b)
    return FOLD_GAP;
  if (is_late_letter (c))
    return FOLD_DROPPED;
  switch (g_unichar_type (c))
    {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
      return g_unichar_tolower (c);
    case G_UNICODE_DECIMAL_NUMBER:
      digit = g_unichar_digit_value (c);
      return (gunichar) ('0' + digit);
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_PRIVATE_USE:
      return c;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_FORMAT:
      return FOLD_DROPPED;
    default:
      return FOLD_GAP;
    }
}

/* Puts what @c folds to behind @out. A gap is a blank here. */
static void
fold_character (GString *out,
                gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      gunichar simple = fold_simple (parts[i]);
      const Letter *letter
          = bsearch (&simple, letters, G_N_ELEMENTS (letters), sizeof (Letter), compare_letter);

      if (letter != NULL)
        g_string_append (out, letter->folded);
      else if (simple != FOLD_DROPPED)
        g_string_append_unichar (out, simple);
    }
}

static gpointer
make_kept (gpointer unused)
{
  char (*kept)[KEPT_BYTES] = g_malloc0 ((gsize) KEPT_CHARACTERS * KEPT_BYTES);
  g_autoptr(GString) folded = g_string_new (NULL);

  for (gunichar c = 0; c < KEPT_CHARACTERS; c++)
    {
      g_string_truncate (folded, 0);
      fold_character (folded, c);
      g_assert (folded->len < KEPT_BYTES);
      memcpy (kept[c], folded->str, folded->len);
    }
  return kept;
}

/* Puts folded text behind @out, blanks as one gap that only stands between words. */
static inline void
append_folded (GString *out,
               const char *folded,
               gboolean *gap)
{
  for (; *folded != '\0'; folded++)
    {
      if (*folded == ' ')
        {
          *gap = TRUE;
          continue;
        }
      if (*gap && out->len > 0)
        g_string_append_c (out, ' ');
      *gap = FALSE;
      g_string_append_c (out, *folded);
    }
}

/* Does the same for the ASCII characters that @text begins with, each of which gives one byte.
 * Returns: their number */
static gsize
append_ascii (GString *out,
              const char *text,
              const char (*kept)[KEPT_BYTES],
              gboolean *gap)
{
  gsize before = out->len;
  gsize n = 0;
  char *end;

  while ((guchar) (text[n] - 1) < 0x7f)
    n++;
  g_string_set_size (out, before + n + 1); /* and the blank before the first word */
  end = out->str + before;
  for (gsize i = 0; i < n; i++)
    {
      char folded = kept[(guchar) text[i]][0];

      if (folded == ' ')
        {
          *gap = TRUE;
          continue;
        }
      if (*gap && end > out->str)
        *end++ = ' ';
      *gap = FALSE;
      *end++ = folded;
    }
  g_string_truncate (out, end - out->str);
  return n;
}

/**
 * entente_fold_append:
 * @out: where to put the folded text
 * @text: (nullable): a text
 *
 * Like entente_fold(), behind the words that are there already.
 */
void
entente_fold_append (GString *out,
                     const char *text)
{
  static GOnce once = G_ONCE_INIT;
  const char (*kept)[KEPT_BYTES] = g_once (&once, make_kept, NULL);
  g_autoptr(GString) far = NULL;
  gboolean gap = TRUE;

  g_return_if_fail (out != NULL);

  while (text != NULL && *text != '\0')
    {
      gunichar c;

      if ((guchar) *text < 0x80)
        {
          text += append_ascii (out, text, kept, &gap);
          continue;
        }
      c = g_utf8_get_char_validated (text, -1);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          gap = TRUE;
          text++;
          continue;
        }
      text = g_utf8_next_char (text);
      if (c < KEPT_CHARACTERS)
        {
          append_folded (out, kept[c], &gap);
          continue;
        }
      if (far == NULL)
        far = g_string_new (NULL);
      g_string_truncate (far, 0);
      fold_character (far, c);
      append_folded (out, far->str, &gap);
    }
}

/**
 * entente_fold:
 * @text: (nullable): a text
 *
 * Makes spellings that mean the same equal, for search, look-up and comparison: small letters
 * without accents, vowel signs and tatweel, compatible forms and the letters that Arabic, Persian,
 * Azerbaijani, Turkish and others write in several ways as one, digits of any script as 0 to 9.
 * What is no letter and no digit separates words; between two words stands one blank. The words
 * are those that the tokenizer unicode61 of FTS5 finds.
 *
 * Returns: (transfer full): the folded text; "" if there is no letter or digit
 */
char *
entente_fold (const char *text)
{
  GString *out = g_string_sized_new (text != NULL ? strlen (text) : 0);

  entente_fold_append (out, text);
  return g_string_free (out, FALSE);
}

/**
 * entente_fts_query:
 * @words: (nullable): what someone typed into a search
 *
 * Makes an expression for MATCH that finds, in an FTS5 table of folded text, the rows that have
 * each word or one that begins with it. Whatever is typed, the expression has no syntax of its own
 * to break. Words beyond the thirty-second are left out.
 *
 * Returns: (transfer full) (nullable): the expression, or %NULL if there is nothing to search for:
 *   then there must be no MATCH at all
 */
char *
entente_fts_query (const char *words)
{
  g_autofree char *folded = entente_fold (words);
  g_auto(GStrv) tokens = g_strsplit (folded, " ", MAX_WORDS + 1);
  GString *query;

  if (*folded == '\0')
    return NULL;
  query = g_string_new (NULL);
  for (guint i = 0; i < MAX_WORDS && tokens[i] != NULL; i++)
    g_string_append_printf (query, "%s\"%s\"*", i > 0 ? " " : "", tokens[i]);
  return g_string_free (query, FALSE);
}
