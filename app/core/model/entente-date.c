/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-private.h"

EntenteDatePrecision
entente_date_end_precision (const EntenteDateEnd *end)
{
  if (end->day != 0)
    return ENTENTE_DATE_DAY;
  return end->month != 0 ? ENTENTE_DATE_MONTH : ENTENTE_DATE_YEAR;
}

gint32
entente_date_end_first (const EntenteDateEnd *end)
{
  if (end->state != ENTENTE_DATE_END_KNOWN)
    return ENTENTE_DAY_OPEN_START;
  return entente_day_from_civil (end->year, MAX (end->month, 1), MAX (end->day, 1));
}

gint32
entente_date_end_last (const EntenteDateEnd *end)
{
  int month = end->month != 0 ? end->month : 12;

  if (end->state != ENTENTE_DATE_END_KNOWN)
    return ENTENTE_DAY_OPEN_END;
  return entente_day_from_civil (end->year, month,
                                 end->day != 0 ? end->day
                                               : entente_day_month_length (end->year, month));
}

EntenteDateEnd
entente_date_end_of_day (gint32 day_number)
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

/**
 * entente_date_is_empty:
 * @date: a date
 *
 * Returns: %TRUE if nothing is known
 */
gboolean
entente_date_is_empty (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, TRUE);

  return date->precision == ENTENTE_DATE_NONE;
}

/**
 * entente_date_first:
 * @date: a date
 *
 * "About" widens nothing: the days are those of the date as written.
 *
 * Returns: the Julian day number of the earliest day it may have begun on; %ENTENTE_DAY_OPEN_START
 *   if the start is open or unknown, %ENTENTE_DAY_NONE for the empty date
 */
gint32
entente_date_first (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, ENTENTE_DAY_NONE);

  if (date->precision == ENTENTE_DATE_NONE)
    return ENTENTE_DAY_NONE;
  return entente_date_end_first (&date->from);
}

/**
 * entente_date_last:
 * @date: a date
 *
 * Returns: the Julian day number of the latest day it may have ended on; %ENTENTE_DAY_OPEN_END if
 *   the end is open or unknown, %ENTENTE_DAY_NONE for the empty date
 */
gint32
entente_date_last (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, ENTENTE_DAY_NONE);

  switch (date->precision)
    {
    case ENTENTE_DATE_NONE:
      return ENTENTE_DAY_NONE;
    case ENTENTE_DATE_EXTENT:
    case ENTENTE_DATE_WINDOW:
      return entente_date_end_last (&date->to);
    default:
      return entente_date_end_last (&date->from);
    }
}

static int
compare_ints (gint32 a,
              gint32 b)
{
  return (a > b) - (a < b);
}

static int
marks (const EntenteDate *date)
{
  return date->from.approximate | date->from.uncertain << 1 | date->to.approximate << 2 |
         date->to.uncertain << 3;
}

/**
 * entente_date_compare:
 * @a: a date
 * @b: another
 *
 * The order of lists: by first day, then by last day (so that a day stands before the month and
 * the year that begin with it); an open or unknown start comes first, the empty date last. Dates
 * with the same days that are not written alike have an order too.
 *
 * Returns: less than, equal to or greater than 0, as @a comes before, with or after @b
 */
int
entente_date_compare (const EntenteDate *a,
                      const EntenteDate *b)
{
  int order;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  order = entente_date_is_empty (a) - entente_date_is_empty (b);
  if (order == 0)
    order = compare_ints (entente_date_first (a), entente_date_first (b));
  if (order == 0)
    order = compare_ints (entente_date_last (a), entente_date_last (b));
  if (order == 0)
    order = compare_ints (a->precision, b->precision);
  if (order == 0)
    order = compare_ints (entente_date_end_precision (&a->from),
                          entente_date_end_precision (&b->from));
  if (order == 0)
    order = compare_ints (entente_date_end_precision (&a->to), entente_date_end_precision (&b->to));
  if (order == 0)
    order = compare_ints (a->from.state * 3 + a->to.state, b->from.state * 3 + b->to.state);
  return order != 0 ? order : compare_ints (marks (a), marks (b));
}

/**
 * entente_date_overlaps:
 * @date: a date
 * @first: the first day of a period, or %ENTENTE_DAY_OPEN_START
 * @last: its last day, or %ENTENTE_DAY_OPEN_END
 *
 * Returns: %TRUE if the date may touch the period; never for the empty date
 */
gboolean
entente_date_overlaps (const EntenteDate *date,
                       gint32             first,
                       gint32             last)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return !entente_date_is_empty (date) && entente_date_first (date) <= last &&
         entente_date_last (date) >= first;
}

/**
 * entente_date_get_precision:
 * @date: a date
 *
 * Returns: how the date is known
 */
EntenteDatePrecision
entente_date_get_precision (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, ENTENTE_DATE_NONE);

  return date->precision;
}

/**
 * entente_date_is_approximate:
 * @date: a date
 *
 * Returns: %TRUE if the date, or an end of the span, is marked "about"
 */
gboolean
entente_date_is_approximate (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->from.approximate || date->to.approximate;
}

/**
 * entente_date_is_uncertain:
 * @date: a date
 *
 * Returns: %TRUE if the date, or an end of the span, is marked uncertain
 */
gboolean
entente_date_is_uncertain (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->from.uncertain || date->to.uncertain;
}

/**
 * entente_date_is_window:
 * @date: a date
 *
 * Returns: %TRUE if it is one day within a window, such as any day before a year
 */
gboolean
entente_date_is_window (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->precision == ENTENTE_DATE_WINDOW;
}

/**
 * entente_date_is_start_open:
 * @date: a date
 *
 * Returns: %TRUE if the span or window has no start
 */
gboolean
entente_date_is_start_open (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->from.state == ENTENTE_DATE_END_OPEN;
}

/**
 * entente_date_is_end_open:
 * @date: a date
 *
 * Returns: %TRUE if the span runs on, or the window has no end
 */
gboolean
entente_date_is_end_open (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->to.state == ENTENTE_DATE_END_OPEN;
}

/**
 * entente_date_is_start_unknown:
 * @date: a date
 *
 * Returns: %TRUE for a span whose start nobody recorded
 */
gboolean
entente_date_is_start_unknown (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->precision == ENTENTE_DATE_EXTENT && date->from.state == ENTENTE_DATE_END_UNKNOWN;
}

/**
 * entente_date_is_end_unknown:
 * @date: a date
 *
 * Returns: %TRUE for a span that ended, or may have, on a day that nobody recorded
 */
gboolean
entente_date_is_end_unknown (const EntenteDate *date)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return date->precision == ENTENTE_DATE_EXTENT && date->to.state == ENTENTE_DATE_END_UNKNOWN;
}
