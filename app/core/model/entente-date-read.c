/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-private.h"

#include "entente-date-words.h"
#include "entente-error.h"
#include "entente-util.h"

#define MAX_BYTES 300
#define MAX_WORDS 40
/* Two-digit years lie between 80 years before today and 19 after. */
#define YEARS_AHEAD 20

/* What has been understood so far. */
typedef struct
{
  EntenteWord words[MAX_WORDS];
  int n_words;
  gboolean day_first;
  gint32 today;
  int year; /* of today */
  int weekday; /* -1 if none was named */
  gboolean one_day;
  gboolean ongoing;
  gboolean start_unknown;
  gboolean end_unknown;
} Reader;

static const EntenteDateEnd unknown_end = { .state = ENTENTE_DATE_END_UNKNOWN };
static const EntenteDateEnd open_end = { .state = ENTENTE_DATE_END_OPEN };

static EntenteWordKind
kind_at (const Reader *reader,
         int           index)
{
  return index >= 0 && index < reader->n_words ? reader->words[index].kind : ENTENTE_WORD_FILLER;
}

/* Sets aside the words whose place in the sentence does not matter. */
static gboolean
sort_out (Reader *reader,
          GArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      EntenteWord word = g_array_index (words, EntenteWord, i);
      gboolean after_number = kind_at (reader, reader->n_words - 1) == ENTENTE_WORD_NUMBER;

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
          if (word.kind == ENTENTE_WORD_DOT && (!after_number || i + 1 == words->len))
            break;
          if (reader->n_words == MAX_WORDS)
            return FALSE;
          reader->words[reader->n_words++] = word;
        }
    }
  return TRUE;
}

static EntenteDateEnd
end_of_day (gint32 day_number)
{
  EntenteDateEnd end = { .state = ENTENTE_DATE_END_KNOWN };
  int year;
  int month;
  int day;

  entente_day_to_civil (day_number, &year, &month, &day);
  end.year = year;
  end.month = month;
  end.day = day;
  return end;
}

static int
full_year (const Reader      *reader,
           const EntenteWord *word)
{
  int year = 2000 + word->value;

  if (word->digits != 2)
    return word->value;
  return year < reader->year + YEARS_AHEAD ? year : year - 100;
}

/* Three numbers without a month's name. */
static gboolean
read_three_numbers (const Reader            *reader,
                    const EntenteWord *const number[],
                    EntenteDateEnd          *end)
{
  gboolean day_first = reader->day_first;

  if (number[0]->digits == 4 && number[1]->digits <= 2 && number[2]->digits <= 2)
    {
      end->year = number[0]->value;
      end->month = number[1]->value;
      end->day = number[2]->value;
      return TRUE;
    }
  if (number[0]->digits > 2 || number[1]->digits > 2 ||
      (number[2]->digits != 4 && number[2]->digits != 2))
    return FALSE;
  /* only one of the two orders gives a month */
  if (number[0]->value > 12 || number[1]->value > 12)
    day_first = number[0]->value > 12;
  end->year = full_year (reader, number[2]);
  end->month = number[day_first ? 1 : 0]->value;
  end->day = number[day_first ? 0 : 1]->value;
  return TRUE;
}

/* Two numbers without a month's name: a month and a year, or a day and a month; parted by a blank
 * only, the end of "October 24–27, 2011". */
static gboolean
read_two_numbers (const Reader            *reader,
                  const EntenteWord *const number[],
                  gboolean                 separated,
                  EntenteDateEnd          *end)
{
  gboolean day_first = reader->day_first;

  if (number[0]->digits == 4 && number[1]->digits <= 2 && separated)
    {
      end->year = number[0]->value;
      end->month = number[1]->value;
      return TRUE;
    }
  if (number[0]->digits > 2)
    return FALSE;
  if (number[1]->digits == 4)
    {
      end->year = number[1]->value;
      *(separated ? &end->month : &end->day) = number[0]->value;
      return TRUE;
    }
  if (number[1]->digits > 2 || !separated)
    return FALSE;
  if (number[0]->value > 12 || number[1]->value > 12)
    day_first = number[0]->value > 12;
  end->month = number[day_first ? 1 : 0]->value;
  end->day = number[day_first ? 0 : 1]->value;
  return TRUE;
}

static gboolean
read_one_number (const EntenteWord *number,
                 EntenteDateEnd    *end)
{
  if (number->digits == 4)
    end->year = number->value;
  else if (number->digits <= 2)
    end->day = number->value;
  else if (number->digits == 8)
    {
      end->year = number->value / 10000;
      end->month = number->value / 100 % 100;
      end->day = number->value % 100;
    }
  else
    return FALSE;
  return TRUE;
}

/* A month's name with at most a day and a year; a year of two digits stands last. */
static gboolean
read_named_month (const Reader            *reader,
                  const EntenteWord *const number[],
                  int                      n_numbers,
                  gboolean                 month_between,
                  EntenteDateEnd          *end)
{
  if (n_numbers > 2)
    return FALSE;
  if (month_between && n_numbers == 2 && number[0]->digits <= 2 && number[1]->digits == 2)
    {
      end->day = number[0]->value;
      end->year = full_year (reader, number[1]);
      return TRUE;
    }
  for (int i = 0; i < n_numbers; i++)
    if (number[i]->digits == 4 && end->year == 0)
      end->year = number[i]->value;
    else if (number[i]->digits <= 2 && end->day == 0 && number[i]->value > 0)
      end->day = number[i]->value;
    else
      return FALSE;
  return TRUE;
}

/* The words from @from up to @to as one date, of which parts may be missing. */
static gboolean
read_end (const Reader   *reader,
          int             from,
          int             to,
          EntenteDateEnd *end)
{
  const EntenteWord *numbers[3];
  int n_numbers = 0;
  gboolean separated = FALSE;
  gboolean month_between = FALSE;

  *end = (EntenteDateEnd){ .state = ENTENTE_DATE_END_KNOWN };
  for (; from < to; from++)
    if (kind_at (reader, from) == ENTENTE_WORD_ABOUT)
      end->approximate = TRUE;
    else if (kind_at (reader, from) == ENTENTE_WORD_UNCERTAIN)
      end->uncertain = TRUE;
    else
      break;
  for (; to > from; to--)
    if (kind_at (reader, to - 1) == ENTENTE_WORD_ABOUT)
      end->approximate = TRUE;
    else if (kind_at (reader, to - 1) == ENTENTE_WORD_UNCERTAIN ||
             kind_at (reader, to - 1) == ENTENTE_WORD_QUESTION)
      end->uncertain = TRUE;
    else
      break;
  if (to - from == 1 && kind_at (reader, from) == ENTENTE_WORD_NEAR)
    {
      *end = end_of_day (reader->today + reader->words[from].value);
      return TRUE;
    }

  for (int i = from; i < to; i++)
    {
      const EntenteWord *word = &reader->words[i];

      if (word->kind == ENTENTE_WORD_NUMBER && n_numbers < 3 && word->value >= 0)
        numbers[n_numbers++] = word;
      else if (word->kind == ENTENTE_WORD_MONTH && end->month == 0)
        {
          end->month = word->value;
          month_between = n_numbers == 1;
        }
      else if (i > from && i + 1 < to && !word->spaced && !reader->words[i + 1].spaced &&
               (word->kind == ENTENTE_WORD_DASH || word->kind == ENTENTE_WORD_SLASH))
        separated = TRUE;
      else if (word->kind == ENTENTE_WORD_DOT && i > from)
        separated = TRUE;
      else
        return FALSE;
    }
  if (end->month != 0)
    return read_named_month (reader, numbers, n_numbers, month_between, end);
  switch (n_numbers)
    {
    case 3:
      return read_three_numbers (reader, numbers, end);
    case 2:
      return read_two_numbers (reader, numbers, separated, end);
    case 1:
      return read_one_number (numbers[0], end);
    default:
      return FALSE;
    }
}

/* One date alone: a day without a year is this year's. */
static gboolean
read_single (const Reader   *reader,
             int             from,
             int             to,
             EntenteDateEnd *end)
{
  if (!read_end (reader, from, to, end) || (end->month == 0 && end->day != 0))
    return FALSE;
  if (end->year == 0 && end->month != 0)
    end->year = reader->year;
  return end->year != 0;
}

/* Each side of a span may leave out what the other says: "5–9 October 2009". */
static gboolean
complete_pair (const Reader   *reader,
               EntenteDateEnd *from,
               EntenteDateEnd *to)
{
  gboolean months_differ = from->month > to->month && to->month != 0;

  if (from->month == 0 && from->day != 0)
    {
      if (to->day == 0)
        return FALSE;
      from->month = to->month;
    }
  if (to->month == 0 && to->day != 0)
    {
      if (from->day == 0)
        return FALSE;
      to->month = from->month;
    }
  if ((from->day != 0 && from->month == 0) || (to->day != 0 && to->month == 0))
    return FALSE;
  if (from->year == 0 && to->year == 0)
    {
      from->year = reader->year;
      to->year = reader->year + (months_differ ? 1 : 0);
    }
  else if (from->year == 0)
    from->year = to->year - (months_differ ? 1 : 0);
  else if (to->year == 0)
    to->year = from->year + (months_differ ? 1 : 0);
  return TRUE;
}

typedef gboolean (*SplitsHere) (const Reader *reader, int index);

static gboolean
at_word (const Reader *reader,
         int           index)
{
  EntenteWordKind kind = kind_at (reader, index);

  return kind == ENTENTE_WORD_TO || kind == ENTENTE_WORD_UNTIL || kind == ENTENTE_WORD_DOTS ||
         kind == ENTENTE_WORD_AND;
}

static gboolean
at_spaced_sign (const Reader *reader,
                int           index)
{
  EntenteWordKind kind = kind_at (reader, index);

  return (kind == ENTENTE_WORD_DASH || kind == ENTENTE_WORD_SLASH) && reader->words[index].spaced;
}

static gboolean
at_dash (const Reader *reader,
         int           index)
{
  return kind_at (reader, index) == ENTENTE_WORD_DASH;
}

/* Two dates, parted where it is plainest. @between: "and" parts too. */
static gboolean
read_pair (const Reader   *reader,
           int             start,
           gboolean        between,
           EntenteDateEnd *from,
           EntenteDateEnd *to)
{
  static const SplitsHere ways[] = { at_word, at_spaced_sign, at_dash };

  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    for (int i = start + 1; i < reader->n_words - 1; i++)
      if (ways[way](reader, i) && (between || kind_at (reader, i) != ENTENTE_WORD_AND) &&
          read_end (reader, start, i, from) && read_end (reader, i + 1, reader->n_words, to) &&
          complete_pair (reader, from, to))
        return TRUE;
  return FALSE;
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
read_one_sided (const Reader *reader,
                EntenteDate  *date)
{
  EntenteDateEnd end;
  EntenteDateEnd limit;

  if (!read_single (reader, 1, reader->n_words, &end))
    return FALSE;
  switch (kind_at (reader, 0))
    {
    case ENTENTE_WORD_BEFORE:
      limit = is_real (&end) ? end_of_day (entente_date_end_first (&end) - 1) : end;
      return set_window (date, &open_end, &limit) && !is_marked (&end);
    case ENTENTE_WORD_BY:
      return set_window (date, &open_end, &end);
    case ENTENTE_WORD_AFTER:
      limit = is_real (&end) ? end_of_day (entente_date_end_last (&end) + 1) : end;
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

/* "2004 –", "2004 – ?", "? – 2010" */
static gboolean
read_half_open (const Reader *reader,
                EntenteDate  *date)
{
  int n = reader->n_words;
  EntenteDateEnd end;

  if (at_dash (reader, n - 1) || kind_at (reader, n - 1) == ENTENTE_WORD_DOTS)
    return read_single (reader, 0, n - 1, &end) && set_span (date, &end, &open_end);
  if (kind_at (reader, n - 1) == ENTENTE_WORD_QUESTION && at_dash (reader, n - 2))
    return read_single (reader, 0, n - 2, &end) && set_span (date, &end, &unknown_end);
  if (kind_at (reader, 0) == ENTENTE_WORD_QUESTION && at_dash (reader, 1))
    return read_single (reader, 2, n, &end) && set_span (date, &unknown_end, &end);
  return FALSE;
}

/* "+7" and "-3" count days from today. */
static gboolean
read_counted (const Reader *reader,
              EntenteDate  *date)
{
  EntenteWordKind sign = kind_at (reader, 0);

  if (reader->n_words != 2 || kind_at (reader, 1) != ENTENTE_WORD_NUMBER ||
      reader->words[1].digits > 5 || (sign != ENTENTE_WORD_PLUS && sign != ENTENTE_WORD_DASH))
    return FALSE;
  date->precision = ENTENTE_DATE_DAY;
  date->from = end_of_day (reader->today +
                           (sign == ENTENTE_WORD_PLUS ? 1 : -1) * reader->words[1].value);
  return TRUE;
}

/* One date, with what was said of its ends. */
static gboolean
read_point (const Reader *reader,
            EntenteDate  *date)
{
  EntenteDateEnd end;

  if (!read_single (reader, 0, reader->n_words, &end))
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
read_words (const Reader *reader,
            EntenteDate  *date)
{
  EntenteWordKind first = kind_at (reader, 0);
  gboolean between = first == ENTENTE_WORD_BETWEEN;
  gboolean from = first == ENTENTE_WORD_FROM || first == ENTENTE_WORD_SINCE;
  EntenteDateEnd start;
  EntenteDateEnd end;

  if (reader->n_words == 0)
    return reader->ongoing && reader->start_unknown && set_span (date, &unknown_end, &open_end);
  if (read_counted (reader, date) || read_point (reader, date) || read_one_sided (reader, date) ||
      read_half_open (reader, date))
    return TRUE;
  if (!read_pair (reader, between || from ? 1 : 0, between, &start, &end))
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

static gboolean
refuse (const char *typed,
        const char *unknown,
        GError    **error)
{
  g_autofree char *valid = g_utf8_make_valid (typed, strnlen (typed, 60));

  if (unknown != NULL)
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
settle (const Reader    *reader,
        const char      *locale,
        EntenteDateShape shape,
        EntenteDate     *date,
        GError         **error)
{
  g_autofree char *edtf = entente_date_to_edtf (date);

  if (!entente_date_parse (edtf, ENTENTE_DATE_SPAN, date, error))
    return FALSE;
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
 * "~2012", "17-22 nov 2025 one day", "since 1993", "today", "+7", and the catalogue's own form. Show
 * entente_date_format() of the outcome beside the entry, so that a wrong reading is seen.
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
  Reader reader = { .today = today, .weekday = -1 };
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
  if (entente_date_parse (typed, ENTENTE_DATE_SPAN, date, NULL) ||
      (entente_date_words_split (words, typed, split, &unknown) && sort_out (&reader, split) &&
       read_words (&reader, date)))
    return settle (&reader, locale, shape, date, error);
  *date = (EntenteDate){ 0 };
  if (looks_like_edtf (typed))
    return entente_date_parse (typed, shape, date, error);
  return refuse (typed, unknown, error);
}
