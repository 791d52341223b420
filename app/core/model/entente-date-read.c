/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-private.h"

#include "entente-date-reader.h"
#include "entente-error.h"
#include "entente-util.h"

#define MAX_BYTES 300

static const EntenteDateEnd unknown_end = { .state = ENTENTE_DATE_END_UNKNOWN };
static const EntenteDateEnd open_end = { .state = ENTENTE_DATE_END_OPEN };

/* Sets aside the words whose place in the sentence does not matter. */
static gboolean
sort_out (EntenteDateReader *reader,
          GArray            *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      EntenteWord word = g_array_index (words, EntenteWord, i);
      EntenteWordKind before = entente_date_reader_kind (reader, reader->n_words - 1);

      switch (word.kind)
        {
        case ENTENTE_WORD_FILLER:
          break;
        case ENTENTE_WORD_WEEKDAY:
          reader->weekday = word.value;
          break;
        case ENTENTE_WORD_ONE_DAY:
          reader->one_day = TRUE;
          break;
        case ENTENTE_WORD_ONGOING:
          reader->ongoing = TRUE;
          break;
        case ENTENTE_WORD_START_UNKNOWN:
          reader->start_unknown = TRUE;
          break;
        case ENTENTE_WORD_END_UNKNOWN:
          reader->end_unknown = TRUE;
          break;
        default:
          /* the dot of an abbreviation, as in "nov." and "ca." */
          if (word.kind == ENTENTE_WORD_DOT &&
              (before != ENTENTE_WORD_NUMBER || i + 1 == words->len))
            break;
          if (reader->n_words == ENTENTE_DATE_READER_WORDS)
            return FALSE;
          reader->words[reader->n_words++] = word;
        }
    }
  return TRUE;
}

static gboolean
is_marked (const EntenteDateEnd *end)
{
  return end->approximate || end->uncertain;
}

static gboolean
set_window (EntenteDate          *date,
            const EntenteDateEnd *from,
            const EntenteDateEnd *to)
{
  *date = (EntenteDate){ .precision = ENTENTE_DATE_WINDOW, .from = *from, .to = *to };
  return !is_marked (from) && !is_marked (to);
}

static gboolean
set_span (EntenteDate          *date,
          const EntenteDateEnd *from,
          const EntenteDateEnd *to)
{
  *date = (EntenteDate){ .precision = ENTENTE_DATE_EXTENT, .from = *from, .to = *to };
  return TRUE;
}

/* Whether such a day exists; only then has it neighbours. */
static gboolean
is_real (const EntenteDateEnd *end)
{
  return end->month <= 12 &&
         (end->day == 0 || end->day <= entente_day_month_length (end->year, end->month));
}

/* "before 2010", "by May", "after 4 May 2010", "since", "from", "until" */
static gboolean
read_one_sided (const EntenteDateReader *reader,
                EntenteDate             *date)
{
  EntenteDateEnd end;
  EntenteDateEnd limit;

  if (!entente_date_reader_single (reader, 1, reader->n_words, &end))
    return FALSE;
  switch (entente_date_reader_kind (reader, 0))
    {
    case ENTENTE_WORD_BEFORE:
      limit = is_real (&end) ? entente_date_end_of_day (entente_date_end_first (&end) - 1) : end;
      return set_window (date, &open_end, &limit) && !is_marked (&end);
    case ENTENTE_WORD_BY:
      return set_window (date, &open_end, &end);
    case ENTENTE_WORD_AFTER:
      limit = is_real (&end) ? entente_date_end_of_day (entente_date_end_last (&end) + 1) : end;
      return set_window (date, &limit, &open_end) && !is_marked (&end);
    case ENTENTE_WORD_SINCE:
      return set_span (date, &end, reader->end_unknown ? &unknown_end : &open_end);
    case ENTENTE_WORD_FROM:
      return set_span (date, &end, reader->ongoing ? &open_end : &unknown_end);
    case ENTENTE_WORD_UNTIL:
    case ENTENTE_WORD_TO:
      return set_span (date, reader->start_unknown ? &unknown_end : &open_end, &end);
    default:
      return FALSE;
    }
}

static gboolean
is_dash (const EntenteDateReader *reader,
         int                      index)
{
  return entente_date_reader_kind (reader, index) == ENTENTE_WORD_DASH;
}

/* "2004 –", "2004 – ?", "? – 2010" */
static gboolean
read_half_open (const EntenteDateReader *reader,
                EntenteDate             *date)
{
  int n = reader->n_words;
  EntenteDateEnd end;

  if (is_dash (reader, n - 1) || entente_date_reader_kind (reader, n - 1) == ENTENTE_WORD_DOTS)
    return entente_date_reader_single (reader, 0, n - 1, &end) && set_span (date, &end, &open_end);
  if (entente_date_reader_kind (reader, n - 1) == ENTENTE_WORD_QUESTION && is_dash (reader, n - 2))
    return entente_date_reader_single (reader, 0, n - 2, &end) &&
           set_span (date, &end, &unknown_end);
  if (entente_date_reader_kind (reader, 0) == ENTENTE_WORD_QUESTION && is_dash (reader, 1))
    return entente_date_reader_single (reader, 2, n, &end) && set_span (date, &unknown_end, &end);
  return FALSE;
}

/* "+7" and "-3" count days from today. */
static gboolean
read_counted (const EntenteDateReader *reader,
              EntenteDate             *date)
{
  EntenteWordKind sign = entente_date_reader_kind (reader, 0);

  if (reader->n_words != 2 || entente_date_reader_kind (reader, 1) != ENTENTE_WORD_NUMBER ||
      reader->words[1].digits > 5 || (sign != ENTENTE_WORD_PLUS && sign != ENTENTE_WORD_DASH))
    return FALSE;
  date->precision = ENTENTE_DATE_DAY;
  date->from = entente_date_end_of_day (reader->today +
                           (sign == ENTENTE_WORD_PLUS ? 1 : -1) * reader->words[1].value);
  return TRUE;
}

/* One date, with what was said of its ends. */
static gboolean
read_point (const EntenteDateReader *reader,
            EntenteDate             *date)
{
  EntenteDateEnd end;

  if (!entente_date_reader_single (reader, 0, reader->n_words, &end))
    return FALSE;
  if (reader->one_day)
    return set_window (date, &end, &end);
  if (reader->ongoing || reader->end_unknown)
    return set_span (date, &end, reader->ongoing ? &open_end : &unknown_end);
  if (reader->start_unknown)
    return set_span (date, &unknown_end, &end);
  *date = (EntenteDate){ .precision = entente_date_end_precision (&end), .from = end };
  return TRUE;
}

static gboolean
read_words (const EntenteDateReader *reader,
            EntenteDate             *date)
{
  EntenteWordKind first = entente_date_reader_kind (reader, 0);
  gboolean between = first == ENTENTE_WORD_BETWEEN;
  gboolean from = first == ENTENTE_WORD_FROM || first == ENTENTE_WORD_SINCE;
  EntenteDateEnd start;
  EntenteDateEnd end;

  if (reader->n_words == 0)
    return reader->ongoing && reader->start_unknown && set_span (date, &unknown_end, &open_end);
  if (read_counted (reader, date) || read_point (reader, date) || read_one_sided (reader, date) ||
      read_half_open (reader, date))
    return TRUE;
  if (!entente_date_reader_pair (reader, between || from ? 1 : 0, between, &start, &end))
    return FALSE;
  if (between || reader->one_day)
    return set_window (date, &start, &end);
  return set_span (date, &start, &end);
}

/* "2024-13-01" and "[2010" were meant as the catalogue's own form, whose reasons say more. */
static gboolean
looks_like_edtf (const char *typed)
{
  return typed[strspn (typed, "0123456789-/.~?%X[]{}, ")] == '\0';
}

/* "24-10-27" is the 24th to some and the 27th to others; with dots and slashes the year stands last. */
static gboolean
is_two_ways (const EntenteDateReader *reader)
{
  if (reader->n_words != 5)
    return FALSE;
  for (int i = 0; i < reader->n_words; i++)
    if (entente_date_reader_kind (reader, i) != (i % 2 == 0 ? ENTENTE_WORD_NUMBER : ENTENTE_WORD_DASH)
        || reader->words[i].digits > 2)
      return FALSE;
  return reader->words[2].value <= 12 && reader->words[0].value != reader->words[4].value;
}

/* Words for a part of a year or month, which begins and ends nobody knows when. */
static gboolean
is_vague (const char *typed)
{
  static const char *const words[] = {
    "early", "mid", "late", "beginning", "middle", "end", "start", "début", "debut", "mi", "milieu",
    "fin", "courant", "أوائل", "اوائل", "أواخر", "اواخر", "منتصف", "بداية", "نهاية", "مطلع", NULL,
  };
  g_autofree char *valid = g_utf8_make_valid (typed, strnlen (typed, 60));
  g_autofree char *lower = g_utf8_strdown (valid, -1);
  g_auto(GStrv) parts = g_strsplit_set (lower, " -.,", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

static gboolean
refuse (const char *typed,
        const char *unknown,
        GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (typed, strnlen (typed, 60));

  if (is_vague (typed))
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _("“\u2068%s\u2069” has no bounds: write 2024, 2024-05 or [2024-01..2024-04]."),
                 valid);
  else if (unknown != NULL)
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _("“\u2068%s\u2069” was not understood in a date. Write for example "
                   "28 May 2024, May 2024, before 2010 or 5-9 October 2009."),
                 unknown);
  else
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _("“\u2068%s\u2069” was not understood as a date. Write for example "
                   "28 May 2024, May 2024, before 2010 or 5-9 October 2009."),
                 valid);
  return FALSE;
}

/* Through the catalogue's own form, so that typed dates keep the same rules as all others. */
static gboolean
settle (const EntenteDateReader *reader,
        const char              *typed,
        const char              *locale,
        EntenteDateShape         shape,
        EntenteDate             *date,
        GError                 **error)
{
  g_autofree char *edtf = entente_date_to_edtf (date);
  g_autoptr(GError) own_error = NULL;

  if (!entente_date_parse (edtf, ENTENTE_DATE_SPAN, date, &own_error))
    {
      g_autoptr(GString) words = g_string_new (own_error->message);

      /* Nobody typed the catalogue's form. */
      g_string_replace (words, edtf, typed, 1);
      g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID, words->str);
      return FALSE;
    }
  if (shape == ENTENTE_DATE_INSTANT && date->precision == ENTENTE_DATE_EXTENT)
    {
      *date = (EntenteDate){ 0 };
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _("One day is asked for here, not a span. For one day between two, write "
                     "“17-22 November 2025 one day”."));
      return FALSE;
    }
  if (reader->weekday >= 0 && date->precision == ENTENTE_DATE_DAY &&
      entente_date_first (date) % 7 != reader->weekday)
    {
      g_autofree char *text = entente_date_format (date, locale);

      *date = (EntenteDate){ 0 };
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _("\u2068%s\u2069 is another day of the week: check the date."), text);
      return FALSE;
    }
  return TRUE;
}

/**
 * entente_date_read:
 * @typed: (nullable): what somebody typed; nothing is the empty date
 * @locale: (nullable): the language of month names and the order of numbers, such as "fr" or
 *   "en_US"; %NULL for the interface's. English, French and Arabic are understood besides.
 * @shape: what the field takes
 * @today: the Julian day number from which "today", "+7" and days without a year are counted
 * @date: (out caller-allocates): the date; empty if it was refused
 * @error: return location for an %ENTENTE_ERROR_INVALID that says what was not understood
 *
 * Reads a date as people write it: "28 May 2024", "28/05/2024", "5-9 October 2009", "before 2010",
 * "~2012", "17-22 nov 2025 one day", "since 1993", "today", "+7", and the catalogue's own form.
 * Show entente_date_format() of the outcome beside the entry, so that a wrong reading is seen.
 *
 * Returns: %TRUE if it was understood and the field takes it
 */
gboolean
entente_date_read (const char      *typed,
                   const char      *locale,
                   EntenteDateShape shape,
                   gint32           today,
                   EntenteDate     *date,
                   GError         **error)
{
  const EntenteDateWords *words;
  g_autoptr(GArray) split = g_array_new (FALSE, FALSE, sizeof (EntenteWord));
  g_autofree char *unknown = NULL;
  EntenteDateReader reader = { .today = today, .weekday = -1 };
  gboolean understood;
  int month;
  int day;

  g_return_val_if_fail (date != NULL, FALSE);

  if (entente_date_parse (typed, shape, date, NULL))
    return TRUE;
  if (strnlen (typed, MAX_BYTES) == MAX_BYTES || !g_utf8_validate (typed, -1, NULL))
    return refuse (typed, NULL, error);

  words = entente_date_words_get (locale);
  reader.day_first = entente_date_words_day_first (words);
  entente_day_to_civil (today, &reader.year, &month, &day);
  if (entente_date_parse (typed, ENTENTE_DATE_SPAN, date, NULL))
    return settle (&reader, typed, locale, shape, date, error);
  understood = entente_date_words_split (words, typed, split, &unknown) && sort_out (&reader, split);
  if (understood && is_two_ways (&reader))
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _("“\u2068%s\u2069” can be read two ways: write all four digits of the year."),
                   typed);
      return FALSE;
    }
  if (understood && read_words (&reader, date))
    return settle (&reader, typed, locale, shape, date, error);
  *date = (EntenteDate){ 0 };
  if (looks_like_edtf (typed))
    return entente_date_parse (typed, shape, date, error);
  return refuse (typed, unknown, error);
}
