/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date.h"

/* The Julian day number of 1 March 0000, where the count of 400-year eras starts below: with the
 * year beginning in March, the leap day is the last of its year and needs no case of its own. */
#define MARCH_OF_YEAR_0 1721120
#define DAYS_IN_ERA 146097

static gint32
floor_div (gint32 value,
           gint32 by)
{
  return value / by - (value % by < 0);
}

/**
 * entente_day_from_civil:
 * @year: the year of the Gregorian calendar, carried back before its adoption
 * @month: 1–12
 * @day: 1–31
 *
 * Returns: the Julian day number of that day
 */
gint32
entente_day_from_civil (int year,
                        int month,
                        int day)
{
  gint32 march_year = month <= 2 ? year - 1 : year;
  gint32 era = floor_div (march_year, 400);
  gint32 year_of_era = march_year - era * 400;
  gint32 day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

  g_return_val_if_fail (month >= 1 && month <= 12, ENTENTE_DAY_NONE);

  return MARCH_OF_YEAR_0 + era * DAYS_IN_ERA + year_of_era * 365 + year_of_era / 4 -
         year_of_era / 100 + day_of_year;
}

/**
 * entente_day_to_civil:
 * @day_number: a Julian day number
 * @year: (out): the year
 * @month: (out): the month, 1–12
 * @day: (out): the day of the month, 1–31
 *
 * The opposite of entente_day_from_civil().
 */
void
entente_day_to_civil (gint32 day_number,
                      int   *year,
                      int   *month,
                      int   *day)
{
  gint32 days = day_number - MARCH_OF_YEAR_0;
  gint32 era = floor_div (days, DAYS_IN_ERA);
  gint32 day_of_era = days - era * DAYS_IN_ERA;
  gint32 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                        day_of_era / 146096) / 365;
  gint32 day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  gint32 march_month = (5 * day_of_year + 2) / 153;

  *day = day_of_year - (153 * march_month + 2) / 5 + 1;
  *month = march_month < 10 ? march_month + 3 : march_month - 9;
  *year = year_of_era + era * 400 + (*month <= 2);
}

/**
 * entente_day_month_length:
 * @year: a year
 * @month: 1–12
 *
 * Returns: the number of days in that month
 */
int
entente_day_month_length (int year,
                          int month)
{
  static const guint8 lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  if (month == 2 && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0))
    return 29;
  return lengths[month - 1];
}

/**
 * entente_day_add_months:
 * @start: a Julian day number
 * @months: how many months later, or earlier if negative
 *
 * Counts in calendar months. Where the month reached has no such day, its last day is taken; count
 * every period from the first day and not from the one before, so that the 31st and 29 February
 * come back.
 *
 * Returns: the Julian day number
 */
gint32
entente_day_add_months (gint32 start,
                        int    months)
{
  int year;
  int month;
  int day;
  int count;

  entente_day_to_civil (start, &year, &month, &day);
  count = year * 12 + month - 1 + months;
  year = floor_div (count, 12);
  month = count - year * 12 + 1;
  return entente_day_from_civil (year, month, MIN (day, entente_day_month_length (year, month)));
}

/**
 * entente_day_is_dated:
 * @day_number: a Julian day number, or one that stands for no day
 *
 * Returns: %TRUE if it lies in the years of which dates are kept, so that it can be written as one
 */
gboolean
entente_day_is_dated (gint32 day_number)
{
  return day_number >= entente_day_from_civil (ENTENTE_DATE_YEAR_MIN, 1, 1)
         && day_number <= entente_day_from_civil (ENTENTE_DATE_YEAR_MAX, 12, 31);
}

/**
 * entente_today:
 *
 * The variable `ENTENTE_NOW` (`YYYY-MM-DDTHH:MM:SSZ`) fixes the day, for tests.
 *
 * Returns: the Julian day number of today in the local time zone
 */
gint32
entente_today (void)
{
  const char *fixed = g_getenv ("ENTENTE_NOW");
  g_autoptr(GDateTime) now = NULL;

  if (fixed != NULL)
    {
      g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();

      now = g_date_time_new_from_iso8601 (fixed, utc);
      if (now == NULL)
        g_warning ("ENTENTE_NOW is not a time: %s", fixed);
    }
  if (now == NULL)
    now = g_date_time_new_now_local ();
  return entente_day_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                                 g_date_time_get_day_of_month (now));
}
