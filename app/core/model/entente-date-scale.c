/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-scale.h"

#include "entente-date-locale.h"
#include "entente-date.h"

/* A scale has one row of steps (centuries to days), and over months and days a row that says which
 * year or month they are of. */

#define YEAR_DAYS 365.2425
#define MONTH_DAYS 30.436875

struct _EntenteDateScale
{
  EntenteDateLocale *locale;
};

typedef enum
{
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

typedef struct
{
  Unit unit;
  int step;
} Step;

static const Step steps_from_fine[] = {
  { UNIT_DAY, 1 },    { UNIT_DAY, 2 },    { UNIT_DAY, 5 },    { UNIT_DAY, 10 },
  { UNIT_MONTH, 1 },  { UNIT_MONTH, 3 },  { UNIT_YEAR, 1 },
  { UNIT_YEAR, 2 },   { UNIT_YEAR, 5 },   { UNIT_YEAR, 10 },  { UNIT_YEAR, 20 },
  { UNIT_YEAR, 50 },  { UNIT_YEAR, 100 }, { UNIT_YEAR, 200 }, { UNIT_YEAR, 500 },
};

/* Weeks of days break at the end of a month: the last step of a month is at least this part of a
 * whole one, or left out. */
static gboolean
starts_step (int day,
             int length,
             int step)
{
  return (day - 1) % step == 0 && (day == 1 || length - day + 1 >= step);
}

static void
tick_clear (gpointer data)
{
  g_free (((EntenteTick *) data)->label);
}

static GArray *
ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (EntenteTick));

  g_array_set_clear_func (ticks, tick_clear);
  return ticks;
}

static void
take_tick (GArray *ticks,
           gint32 day,
           gint32 until,
           char *label)
{
  EntenteTick tick = { day, until, label };

  g_array_append_val (ticks, tick);
}

static char *
format (EntenteDateScale *self,
        const char *skeleton,
        int year,
        int month,
        int day)
{
  return entente_date_locale_format (self->locale,
                                     entente_date_locale_pattern (self->locale, skeleton), year,
                                     month, day);
}

static const Step *
choose_step (double day_width,
             const EntenteScaleWidths *widths)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps_from_fine); i++)
    {
      const Step *step = &steps_from_fine[i];
      double room = step->step * day_width;
      double wanted = widths->day;

      if (step->unit == UNIT_MONTH)
        {
          room *= MONTH_DAYS - 2.5; /* February */
          wanted = widths->month;
        }
      else if (step->unit == UNIT_YEAR)
        {
          room *= YEAR_DAYS - 0.25;
          wanted = widths->year;
        }
      if (room >= wanted)
        return step;
    }
  return &steps_from_fine[G_N_ELEMENTS (steps_from_fine) - 1];
}

static int
round_down (int value,
            int step)
{
  return value - value % step;
}

static void
add_years (EntenteDateScale *self,
           int first,
           int last,
           int step,
           GArray *ticks)
{
  for (int year = MAX (round_down (first, step), step); year <= last; year += step)
    take_tick (ticks, entente_day_from_civil (year, 1, 1),
               entente_day_from_civil (year + step, 1, 1), format (self, "y", year, 1, 1));
}

/* Months are counted from the beginning of year 0. */
static void
add_months (EntenteDateScale *self,
            int first,
            int last,
            int step,
            const char *skeleton,
            GArray *ticks)
{
  for (int month = round_down (first, step); month <= last; month += step)
    {
      int next = month + step;

      take_tick (ticks, entente_day_from_civil (month / 12, month % 12 + 1, 1),
                 entente_day_from_civil (next / 12, next % 12 + 1, 1),
                 format (self, skeleton, month / 12, month % 12 + 1, 1));
    }
}

static void
add_days (EntenteDateScale *self,
          int first_month,
          int last_month,
          int step,
          GArray *ticks)
{
  for (int month = first_month; month <= last_month; month++)
    {
      int year = month / 12;
      int length = entente_day_month_length (year, month % 12 + 1);
      gint32 start = entente_day_from_civil (year, month % 12 + 1, 1);

      for (int day = 1; day <= length; day++)
        if (starts_step (day, length, step))
          {
            int next = day + step;

            while (next <= length && !starts_step (next, length, step))
              next++;
            take_tick (ticks, start + day - 1, start + MIN (next, length + 1) - 1,
                       format (self, "d", year, month % 12 + 1, day));
          }
    }
}

/**
 * entente_date_scale_new:
 * @locale: (nullable): as for entente_date_format()
 *
 * Returns: (transfer full): what makes the scales of a language; for one thread at a time
 */
EntenteDateScale *
entente_date_scale_new (const char *locale)
{
  EntenteDateScale *self = g_new0 (EntenteDateScale, 1);

  self->locale = entente_date_locale_new (locale);
  return self;
}

/**
 * entente_date_scale_free:
 * @self: (transfer full): a maker of scales
 */
void
entente_date_scale_free (EntenteDateScale *self)
{
  entente_date_locale_free (self->locale);
  g_free (self);
}

/**
 * entente_date_scale_year:
 * @self: a maker of scales
 * @year: a year
 *
 * Returns: (transfer full): as the scale writes it, to measure
 */
char *
entente_date_scale_year (EntenteDateScale *self,
                         int year)
{
  return format (self, "y", year, 1, 1);
}

/**
 * entente_date_scale_month:
 * @self: a maker of scales
 * @month: 1–12
 *
 * Returns: (transfer full): as the scale writes it, to measure
 */
char *
entente_date_scale_month (EntenteDateScale *self,
                          int month)
{
  return format (self, "LLL", 2000, month, 1);
}

/**
 * entente_date_scale_ticks:
 * @self: a maker of scales
 * @first: the first day that is shown
 * @last: the last one
 * @day_width: of a day, in pixels
 * @widths: of the words
 * @steps: (out) (transfer full) (element-type EntenteTick): the steps, from the one that @first is
 *   in to the one that @last is in
 * @contexts: (out) (transfer full) (element-type EntenteTick): the years of months, the months of
 *   days; empty for years
 *
 * The finest scale whose words do not touch.
 */
void
entente_date_scale_ticks (EntenteDateScale *self,
                          gint32 first,
                          gint32 last,
                          double day_width,
                          const EntenteScaleWidths *widths,
                          GArray **steps,
                          GArray **contexts)
{
  const Step *step = choose_step (day_width, widths);
  gint32 low = entente_day_from_civil (1, 1, 1);
  gint32 high = entente_day_from_civil (9999, 1, 1);
  int year;
  int month;
  int last_year;
  int last_month;
  int day;

  entente_day_to_civil (CLAMP (first, low, high), &year, &month, &day);
  entente_day_to_civil (CLAMP (last, low, high), &last_year, &last_month, &day);
  month += year * 12 - 1;
  last_month += last_year * 12 - 1;
  *steps = ticks_new ();
  *contexts = ticks_new ();
  switch (step->unit)
    {
    case UNIT_YEAR:
      add_years (self, year, last_year, step->step, *steps);
      break;
    case UNIT_MONTH:
      add_months (self, month, last_month, step->step, "LLL", *steps);
      add_years (self, year, last_year, 1, *contexts);
      break;
    default:
      add_days (self, month, last_month, step->step, *steps);
      add_months (self, month, last_month, 1, "yMMMM", *contexts);
    }
}
