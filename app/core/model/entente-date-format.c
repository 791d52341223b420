/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-private.h"

#include "entente-date-locale.h"
#include "entente-language.h"
#include "entente-util.h"

/* What is said about a date; other languages say it differently of a day, a month and a year. */
typedef enum
{
  PHRASE_ABOUT,
  PHRASE_SINCE,
  PHRASE_UNTIL,
  PHRASE_END_UNKNOWN,
  PHRASE_START_UNKNOWN,
  PHRASE_BEFORE,
  PHRASE_AFTER,
  PHRASE_BETWEEN,
  PHRASE_WITHIN,
} Phrase;

static const char *const contexts[] = {
  [ENTENTE_DATE_YEAR] = "year",
  [ENTENTE_DATE_MONTH] = "month",
  [ENTENTE_DATE_DAY] = "day",
};

static const char *const phrases[][3] = {
  /* Translators: %s is a year, a month with its year, or a day, as the context says */
  [PHRASE_ABOUT] = { NC_("year", "about %s"), NC_("month", "about %s"), NC_("day", "about %s") },
  [PHRASE_SINCE] = { NC_("year", "since %s"), NC_("month", "since %s"), NC_("day", "since %s") },
  [PHRASE_UNTIL] = { NC_("year", "until %s"), NC_("month", "until %s"), NC_("day", "until %s") },
  [PHRASE_END_UNKNOWN] = {
    NC_("year", "from %s, end unknown"),
    NC_("month", "from %s, end unknown"),
    NC_("day", "from %s, end unknown"),
  },
  [PHRASE_START_UNKNOWN] = {
    NC_("year", "until %s, start unknown"),
    NC_("month", "until %s, start unknown"),
    NC_("day", "until %s, start unknown"),
  },
  [PHRASE_BEFORE] = {
    NC_("year", "before %s"), NC_("month", "before %s"), NC_("day", "before %s"),
  },
  [PHRASE_AFTER] = { NC_("year", "after %s"), NC_("month", "after %s"), NC_("day", "after %s") },
  [PHRASE_BETWEEN] = {
    /* Translators: the first date leaves out what the second says: "between 17 and 22 November" */
    NC_("year", "one day between %1$s and %2$s"),
    NC_("month", "one day between %1$s and %2$s"),
    NC_("day", "one day between %1$s and %2$s"),
  },
  [PHRASE_WITHIN] = {
    NC_("year", "one day in %s"), NC_("month", "one day in %s"), NC_("day", "one day on %s"),
  },
};

/* How a text is to be made. */
typedef struct
{
  EntenteDateLocale *locale;
  gboolean brief;     /* for a line in a list */
  gboolean with_year; /* FALSE under the heading of the year */
} Style;

G_LOCK_DEFINE_STATIC (locales);
static GHashTable *locales; /* as asked for → EntenteDateLocale; there are few */

/* Under the lock, also while the answer is used: ICU's formatters serve one thread at a time. */
static EntenteDateLocale *
get_locale (const char *name)
{
  EntenteDateLocale *locale;

  if (name == NULL)
    name = entente_language_shown ();
  if (locales == NULL)
    locales = g_hash_table_new (g_str_hash, g_str_equal);
  locale = g_hash_table_lookup (locales, name);
  if (locale == NULL)
    {
      locale = entente_date_locale_new (name);
      g_hash_table_insert (locales, g_strdup (name), locale);
    }
  return locale;
}

static char *
fill (const char *sentence,
      const char *first,
      const char *second)
{
  GString *text = g_string_new (sentence);

  if (g_string_replace (text, "%1$s", first, 1) == 0)
    g_string_replace (text, "%s", first, 1);
  if (second != NULL)
    g_string_replace (text, "%2$s", second, 1);
  return g_string_free (text, FALSE);
}

static char *
say (Phrase               phrase,
     EntenteDatePrecision precision,
     const char          *first,
     const char          *second)
{
  const char *sentence = phrases[phrase][precision - ENTENTE_DATE_YEAR];

  return fill (g_dpgettext2 (GETTEXT_PACKAGE, contexts[precision], sentence), first, second);
}

static const char *
skeleton_for (EntenteDatePrecision precision,
              const Style         *style)
{
  switch (precision)
    {
    case ENTENTE_DATE_DAY:
      if (style->with_year)
        return style->brief ? "yMMMd" : "yMMMMd";
      return style->brief ? "MMMd" : "MMMMd";
    case ENTENTE_DATE_MONTH:
      if (style->with_year)
        return style->brief ? "yMMM" : "yMMMM";
      return "MMMM";
    default:
      return "y";
    }
}

static char *
format_pattern (const EntenteDateEnd *end,
                const Style          *style,
                const char           *pattern)
{
  return entente_date_locale_format (style->locale, pattern, end->year, MAX (end->month, 1),
                                     MAX (end->day, 1));
}

static char *
format_end (const EntenteDateEnd *end,
            const Style          *style)
{
  const char *skeleton = skeleton_for (entente_date_end_precision (end), style);

  return format_pattern (end, style, entente_date_locale_pattern (style->locale, skeleton));
}

/* Where the field of the year, month or day begins in a pattern; patterns quote their words. */
static const char *
find_field (const char *pattern,
            const char *letters)
{
  gboolean quoted = FALSE;

  for (const char *at = pattern; *at != '\0'; at++)
    if (*at == '\'')
      quoted = !quoted;
    else if (!quoted && strchr (letters, *at) != NULL)
      return at;
  return NULL;
}

/* Two ends of one precision, without saying twice what they share: the first leaves out the shared
 * fields that its language writes last, the second those that it writes first. So "5–9 October
 * 2009" and "October 5–9, 2009". Returns %TRUE if the first is a bare number. */
static gboolean
format_pair (const EntenteDateEnd *from,
             const EntenteDateEnd *to,
             const Style          *style,
             char                **first,
             char                **second)
{
  EntenteDatePrecision precision = entente_date_end_precision (from);
  const char *skeleton = skeleton_for (precision, style);
  const char *pattern = entente_date_locale_pattern (style->locale, skeleton);
  const char *year = find_field (pattern, "yu");
  const char *month = find_field (pattern, "ML");
  const char *day = find_field (pattern, "d");
  gboolean same_year = from->year == to->year;
  gboolean same_month = same_year && from->month == to->month;
  Style rest = *style;
  const char *first_skeleton = skeleton;
  const char *second_pattern = pattern;

  rest.with_year = FALSE;
  if (precision == ENTENTE_DATE_DAY && same_month)
    {
      if (month > day && (year == NULL || year > day))
        first_skeleton = "d";
      else if (year > day)
        first_skeleton = skeleton_for (precision, &rest);
      if (month < day)
        second_pattern = day;
    }
  else if (precision != ENTENTE_DATE_YEAR && same_year && year != NULL)
    {
      if (year > month)
        first_skeleton = skeleton_for (precision, &rest);
      else if (day == NULL || month < day)
        second_pattern = month;
    }
  *first = format_pattern (from, style,
                           entente_date_locale_pattern (style->locale, first_skeleton));
  *second = format_pattern (to, style, second_pattern);
  return precision == ENTENTE_DATE_YEAR || g_str_equal (first_skeleton, "d");
}

/* "about" and "uncertain" around an end that stands in a sentence of its own. */
static char *
format_marked (const EntenteDateEnd *end,
               const Style          *style,
               gboolean              alone)
{
  g_autofree char *text = format_end (end, style);

  if (end->approximate)
    {
      g_autofree char *plain = g_steal_pointer (&text);

      text = alone ? say (PHRASE_ABOUT, entente_date_end_precision (end), plain, NULL)
                   /* Translators: in the middle of a sentence: "since about 1991" */
                   : fill (C_("within a sentence", "about %s"), plain, NULL);
    }
  if (end->uncertain)
    {
      g_autofree char *plain = g_steal_pointer (&text);

      text = fill (style->brief ? C_("uncertain date", "%s?") : _("%s (uncertain)"), plain, NULL);
    }
  return g_steal_pointer (&text);
}

static char *
format_span (const EntenteDate *date,
             const Style       *style)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gboolean tight = FALSE;

  if (entente_date_is_approximate (date) || entente_date_is_uncertain (date) ||
      entente_date_end_precision (&date->from) != entente_date_end_precision (&date->to))
    {
      first = format_marked (&date->from, style, FALSE);
      second = format_marked (&date->to, style, FALSE);
    }
  else
    {
      tight = format_pair (&date->from, &date->to, style, &first, &second);
    }
  if (tight && !style->brief)
    /* Translators: a span of days or years: 5–9 October 2009 */
    return fill (C_("span of numbers", "%1$s–%2$s"), first, second);
  /* Translators: a span of dates: 28 November – 2 December 2025 */
  return fill (C_("span", "%1$s – %2$s"), first, second);
}

/* A span of which one end is open or unknown. */
static char *
format_half (const EntenteDate *date,
             const Style       *style)
{
  gboolean from_known = date->from.state == ENTENTE_DATE_END_KNOWN;
  const EntenteDateEnd *known = from_known ? &date->from : &date->to;
  const EntenteDateEnd *other = from_known ? &date->to : &date->from;
  g_autofree char *text = NULL;
  Phrase phrase;

  if (known->state != ENTENTE_DATE_END_KNOWN)
    return g_strdup (_("running on, start unknown"));
  text = format_marked (known, style, FALSE);
  if (other->state == ENTENTE_DATE_END_UNKNOWN && style->brief)
    return fill (from_known ? C_("end unknown", "%s – ?") : C_("start unknown", "? – %s"), text,
                 NULL);
  if (other->state == ENTENTE_DATE_END_UNKNOWN)
    phrase = from_known ? PHRASE_END_UNKNOWN : PHRASE_START_UNKNOWN;
  else
    phrase = from_known ? PHRASE_SINCE : PHRASE_UNTIL;
  return say (phrase, entente_date_end_precision (known), text, NULL);
}

static gboolean
ends_month (const EntenteDateEnd *end)
{
  return end->day == entente_day_month_length (end->year, end->month);
}

static void
reduce (EntenteDateEnd      *end,
        EntenteDatePrecision precision)
{
  if (precision < ENTENTE_DATE_DAY)
    end->day = 0;
  if (precision < ENTENTE_DATE_MONTH)
    end->month = 0;
}

/* Windows are kept in whole days; those of whole months and years are said in months and years. */
static char *
format_window (const EntenteDate *date,
               const Style       *style)
{
  EntenteDateEnd from = date->from;
  EntenteDateEnd to = date->to;
  gboolean months;
  gboolean years;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  EntenteDatePrecision precision;
  Phrase phrase = PHRASE_BETWEEN;

  if (from.state != ENTENTE_DATE_END_KNOWN)
    {
      phrase = PHRASE_BEFORE;
      from = entente_date_end_of_day (entente_date_last (date) + 1);
    }
  else if (to.state != ENTENTE_DATE_END_KNOWN)
    {
      phrase = PHRASE_AFTER;
      to = entente_date_end_of_day (entente_date_first (date) - 1);
    }
  months = (phrase == PHRASE_AFTER || from.day == 1) &&
           (phrase == PHRASE_BEFORE || ends_month (&to));
  years = months && (phrase == PHRASE_AFTER || from.month == 1) &&
          (phrase == PHRASE_BEFORE || to.month == 12);
  precision = years ? ENTENTE_DATE_YEAR : months ? ENTENTE_DATE_MONTH : ENTENTE_DATE_DAY;
  reduce (&from, precision);
  reduce (&to, precision);

  if (phrase == PHRASE_BETWEEN && from.year == to.year && from.month == to.month &&
      from.day == to.day)
    phrase = PHRASE_WITHIN;
  if (phrase != PHRASE_BETWEEN)
    {
      first = format_end (phrase == PHRASE_AFTER ? &to : &from, style);
      if (style->brief && phrase == PHRASE_WITHIN)
        return fill (_("%s, one day"), first, NULL);
      return say (phrase, precision, first, NULL);
    }
  format_pair (&from, &to, style, &first, &second);
  if (style->brief)
    return fill (_("%1$s – %2$s, one day"), first, second);
  return say (PHRASE_BETWEEN, precision, first, second);
}

static char *
format_with (const EntenteDate *date,
             const Style       *style)
{
  switch (date->precision)
    {
    case ENTENTE_DATE_NONE:
      return g_strdup ("");
    case ENTENTE_DATE_WINDOW:
      return format_window (date, style);
    case ENTENTE_DATE_EXTENT:
      if (date->from.state == ENTENTE_DATE_END_KNOWN && date->to.state == ENTENTE_DATE_END_KNOWN)
        return format_span (date, style);
      return format_half (date, style);
    default:
      return format_marked (&date->from, style, TRUE);
    }
}

/* The heading gives the year of the first day; any other year is said. */
static gboolean
year_is_obvious (const EntenteDate *date)
{
  if (date->from.state != ENTENTE_DATE_END_KNOWN)
    return FALSE;
  if (date->precision == ENTENTE_DATE_WINDOW && date->to.state != ENTENTE_DATE_END_KNOWN)
    return FALSE;
  return date->to.state != ENTENTE_DATE_END_KNOWN || date->to.year == date->from.year;
}

/**
 * entente_date_format:
 * @date: a date
 * @locale: (nullable): the language of names and order, such as "fr" or "en_US"; %NULL for the
 *   interface's. The words around them always are the interface's.
 *
 * Says the date in full: "28 May 2024", "one day between 17 and 22 November 2025", "since 1993".
 *
 * Returns: (transfer full): the text; "" for the empty date
 */
char *
entente_date_format (const EntenteDate *date,
                     const char        *locale)
{
  char *text;
  Style style = { .with_year = TRUE };

  g_return_val_if_fail (date != NULL, NULL);

  G_LOCK (locales);
  style.locale = get_locale (locale);
  text = format_with (date, &style);
  G_UNLOCK (locales);
  return text;
}

/**
 * entente_date_format_short:
 * @date: a date
 * @locale: (nullable): as for entente_date_format()
 *
 * Says the date for a line of a list under the heading of the year of its first day, without that
 * year: "28 May", "17 – 22 Nov, one day". A date known by its year only gives the year.
 *
 * Returns: (transfer full): the text; "" for the empty date
 */
char *
entente_date_format_short (const EntenteDate *date,
                           const char        *locale)
{
  Style style = { .brief = TRUE };
  char *text;

  g_return_val_if_fail (date != NULL, NULL);

  style.with_year = !year_is_obvious (date);
  G_LOCK (locales);
  style.locale = get_locale (locale);
  text = format_with (date, &style);
  G_UNLOCK (locales);
  return text;
}

/**
 * entente_date_format_year:
 * @year: a year
 * @locale: (nullable): as for entente_date_format()
 *
 * Returns: (transfer full): the year in the digits of the language, for headings and axes
 */
char *
entente_date_format_year (int         year,
                          const char *locale)
{
  char *text;
  EntenteDateLocale *names;

  G_LOCK (locales);
  names = get_locale (locale);
  text = entente_date_locale_format (names, entente_date_locale_pattern (names, "y"), year, 1, 1);
  G_UNLOCK (locales);
  return text;
}
