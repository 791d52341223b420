/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-reader.h"

#include "entente-date-private.h"

/* Two-digit years lie between 80 years before today and 19 after. */
#define YEARS_AHEAD 20

/**
 * entente_date_reader_kind:
 * @reader: the words of a date
 * @index: a place among them
 *
 * Returns: what kind of word stands there; a filler where there is none
 */
EntenteWordKind
entente_date_reader_kind (const EntenteDateReader *reader,
                          int                      index)
{
  return index >= 0 && index < reader->n_words ? reader->words[index].kind : ENTENTE_WORD_FILLER;
}

static int
full_year (const EntenteDateReader *reader,
           const EntenteWord       *word)
{
  int year = 2000 + word->value;

  if (word->digits != 2)
    return word->value;
  return year < reader->year + YEARS_AHEAD ? year : year - 100;
}

/* Three numbers without a month's name. */
static gboolean
read_three_numbers (const EntenteDateReader *reader,
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
read_two_numbers (const EntenteDateReader *reader,
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
read_named_month (const EntenteDateReader *reader,
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

/* Takes "about" and "uncertain" off both ends of the words. */
static void
take_marks (const EntenteDateReader *reader,
            int                     *from,
            int                     *to,
            EntenteDateEnd          *end)
{
  for (; *from < *to; (*from)++)
    if (entente_date_reader_kind (reader, *from) == ENTENTE_WORD_ABOUT)
      end->approximate = TRUE;
    else if (entente_date_reader_kind (reader, *from) == ENTENTE_WORD_UNCERTAIN)
      end->uncertain = TRUE;
    else
      break;
  for (; *to > *from; (*to)--)
    {
      EntenteWordKind kind = entente_date_reader_kind (reader, *to - 1);

      if (kind == ENTENTE_WORD_ABOUT)
        end->approximate = TRUE;
      else if (kind == ENTENTE_WORD_UNCERTAIN || kind == ENTENTE_WORD_QUESTION)
        end->uncertain = TRUE;
      else
        break;
    }
}

/* A dot, or a dash or slash without blanks: 28/05/2024, 28-May-2024. */
static gboolean
joins_parts (const EntenteDateReader *reader,
             int                      index)
{
  const EntenteWord *word = &reader->words[index];

  if (word->kind == ENTENTE_WORD_DOT)
    return TRUE;
  return (word->kind == ENTENTE_WORD_DASH || word->kind == ENTENTE_WORD_SLASH) && !word->spaced &&
         index + 1 < reader->n_words && !reader->words[index + 1].spaced;
}

/* The words from @from up to @to as one date, of which parts may be missing. */
static gboolean
read_end (const EntenteDateReader *reader,
          int                      from,
          int                      to,
          EntenteDateEnd          *end)
{
  const EntenteWord *numbers[3];
  int n_numbers = 0;
  gboolean separated = FALSE;
  gboolean month_between = FALSE;

  *end = (EntenteDateEnd){ .state = ENTENTE_DATE_END_KNOWN };
  take_marks (reader, &from, &to, end);
  if (to - from == 1 && entente_date_reader_kind (reader, from) == ENTENTE_WORD_NEAR)
    {
      EntenteDateEnd near = entente_date_end_of_day (reader->today + reader->words[from].value);

      near.approximate = end->approximate;
      near.uncertain = end->uncertain;
      *end = near;
      return TRUE;
    }
  for (int i = from; i < to; i++)
    {
      const EntenteWord *word = &reader->words[i];

      if (word->kind == ENTENTE_WORD_NUMBER && n_numbers < 3 && word->value >= 0)
        {
          numbers[n_numbers++] = word;
        }
      else if (word->kind == ENTENTE_WORD_MONTH && end->month == 0)
        {
          end->month = CLAMP (word->value, 0, 99);
          month_between = n_numbers == 1;
        }
      else if (i > from && joins_parts (reader, i) &&
               (i + 1 < to || word->kind == ENTENTE_WORD_DOT))
        {
          separated = TRUE;
        }
      else
        {
          return FALSE;
        }
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

/**
 * entente_date_reader_single:
 * @reader: the words of a date
 * @from: the first word
 * @to: the word after the last
 * @end: (out): the date
 *
 * Reads one date alone: a day without a year is this year's.
 *
 * Returns: %FALSE if it is none
 */
gboolean
entente_date_reader_single (const EntenteDateReader *reader,
                            int                      from,
                            int                      to,
                            EntenteDateEnd          *end)
{
  if (!read_end (reader, from, to, end) || (end->month == 0 && end->day != 0))
    return FALSE;
  if (end->year == 0 && end->month != 0)
    end->year = reader->year;
  return end->year != 0;
}

/* Each side of a span may leave out what the other says: "5–9 October 2009". */
static gboolean
complete_pair (const EntenteDateReader *reader,
               EntenteDateEnd          *from,
               EntenteDateEnd          *to)
{
  gboolean months_differ = from->month > to->month && to->month != 0;

  /* "~5–9 October 2009" is about the whole: its start is no date without the end's. */
  if (from->approximate && from->year == 0)
    to->approximate = TRUE;
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

typedef gboolean (*SplitsHere) (const EntenteDateReader *reader, int index);

static gboolean
at_word (const EntenteDateReader *reader,
         int                      index)
{
  EntenteWordKind kind = entente_date_reader_kind (reader, index);

  return kind == ENTENTE_WORD_TO || kind == ENTENTE_WORD_UNTIL || kind == ENTENTE_WORD_DOTS ||
         kind == ENTENTE_WORD_AND;
}

static gboolean
at_spaced_sign (const EntenteDateReader *reader,
                int                      index)
{
  EntenteWordKind kind = entente_date_reader_kind (reader, index);

  return (kind == ENTENTE_WORD_DASH || kind == ENTENTE_WORD_SLASH) && reader->words[index].spaced;
}

static gboolean
at_dash (const EntenteDateReader *reader,
         int                      index)
{
  return entente_date_reader_kind (reader, index) == ENTENTE_WORD_DASH;
}

/**
 * entente_date_reader_pair:
 * @reader: the words of a date
 * @start: the first word
 * @between: whether “and” parts the two as well
 * @from: (out): the first date
 * @to: (out): the second date
 *
 * Reads two dates, parted where it is plainest.
 *
 * Returns: %FALSE if they are not two
 */
gboolean
entente_date_reader_pair (const EntenteDateReader *reader,
                          int                      start,
                          gboolean                 between,
                          EntenteDateEnd          *from,
                          EntenteDateEnd          *to)
{
  static const SplitsHere ways[] = { at_word, at_spaced_sign, at_dash };

  for (guint way = 0; way < G_N_ELEMENTS (ways); way++)
    for (int i = start + 1; i < reader->n_words - 1; i++)
      if (ways[way](reader, i) &&
          (between || entente_date_reader_kind (reader, i) != ENTENTE_WORD_AND) &&
          read_end (reader, start, i, from) && read_end (reader, i + 1, reader->n_words, to) &&
          complete_pair (reader, from, to))
        return TRUE;
  return FALSE;
}
