/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-citation.h"

#include "entente-util.h"

/* Whether what a citation says of its source agrees with itself: where the words stand there, how
 * long they are, and what they are cited for. */

/* What may stand in the source between two words kept: a gap of a table, a margin, marks of
 * direction. */
#define MAX_GAP 80

/* How many characters of a source the words kept may come from: at the least, with marks composed
 * and blanks folded; at the most, with marks apart and gaps wide. */
static void
measure (const char *words,
         gint64 *least,
         gint64 *most)
{
  gboolean in_gap = FALSE;

  *least = 0;
  *most = MAX_GAP;
  for (; *words != '\0'; words = g_utf8_next_char (words))
    {
      gunichar c = g_utf8_get_char (words);

      if (g_unichar_isspace (c))
        {
          in_gap = TRUE;
          continue;
        }
      if (in_gap && *least > 0)
        {
          (*least)++;
          *most += MAX_GAP;
        }
      in_gap = FALSE;
      *least += g_unichar_ismark (c) ? 0 : 1;
      *most += c < 0x80 ? 1 : (gint64) g_unichar_fully_decompose (c, FALSE, NULL, 0);
    }
}

static char *
find_fault_of_range (const EntenteRow *citation,
                     const char **field)
{
  const EntenteValue *first = entente_row_get (citation, "first");
  const EntenteValue *last = entente_row_get (citation, "last");
  const char *words = entente_row_get_text (citation, "words");
  glong n_characters;
  gint64 length;
  gint64 least;
  gint64 most;

  if (!last->set)
    return NULL;
  *field = "first";
  if (!first->set)
    return g_strdup (_ ("say where the range begins, or leave out where it ends."));
  *field = "last";
  length = last->id - first->id;
  if (length <= 0)
    return g_strdup_printf (_ ("the range ends before it begins; write a number above %lld."),
                            (long long) first->id);
  if (words == NULL)
    return NULL;
  /* Nearly always the range is as long as the words: then neither bound has to be counted. */
  n_characters = g_utf8_strlen (words, -1);
  if (length >= n_characters && length <= n_characters + MAX_GAP)
    return NULL;
  measure (words, &least, &most);
  if (length < least)
    return g_strdup_printf (_ ("the range is too short for the words kept: its length is %1$lld, and "
                               "%2$lld is the least."),
                            (long long) length, (long long) least);
  if (length > most)
    return g_strdup_printf (_ ("the range is too long for the words kept: its length is %1$lld, and "
                               "theirs is %2$lld."),
                            (long long) length, (long long) least);
  return NULL;
}

/**
 * entente_citation_find_fault:
 * @citation: a row of the citations, each value of which is good by itself
 * @field: (out) (transfer none): the name of the field that is wrong
 *
 * Holds the values against each other: a range ends after it begins and is as long as the words kept
 * from it may be, and a source that differs is cited with what it says.
 *
 * Returns: (transfer full) (nullable): why it is wrong, to be put after the label of @field; %NULL if
 *   nothing is
 */
char *
entente_citation_find_fault (const EntenteRow *citation,
                             const char **field)
{
  char *fault;

  g_return_val_if_fail (citation != NULL && field != NULL, NULL);

  fault = find_fault_of_range (citation, field);
  if (fault != NULL || entente_row_get_text (citation, "value") != NULL
      || g_strcmp0 (entente_row_get_text (citation, "verdict"), "differs") != 0)
    return fault;
  *field = "value";
  return g_strdup_printf (
      _ ("write what this source says, or choose “%s” as the verdict."),
      entente_vocabulary_label (&entente_vocabulary_verdict, "supports"));
}
