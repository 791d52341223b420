/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-locale.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "entente-date.h"
#include "entente-language.h"

#define UNIX_EPOCH 2440588
#define MS_PER_DAY 86400000.0
/* Long before any date kept, so that ICU counts the Gregorian calendar back as we do. */
#define GREGORIAN_EVER_SINCE -1e15
#define PATTERN_SIZE 128

struct _EntenteDateLocale
{
  char *id;
  UDateTimePatternGenerator *generator;
  GHashTable *patterns; /* skeleton → pattern */
  GHashTable *formats;  /* pattern → UDateFormat */
};

static char *
utf8_from (const UChar *text)
{
  return g_utf16_to_utf8 ((const gunichar2 *) text, -1, NULL, NULL, NULL);
}

static void
utf16_from (const char *text,
            UChar (*out)[PATTERN_SIZE])
{
  UErrorCode status = U_ZERO_ERROR;

  u_strFromUTF8 (*out, PATTERN_SIZE, NULL, text, -1, &status);
  g_assert (U_SUCCESS (status));
}

static UDateFormat *
open_format (EntenteDateLocale *self,
             const char        *pattern)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[PATTERN_SIZE];
  UDateFormat *format;
  UCalendar *calendar;

  utf16_from (pattern, &wide);
  format = udat_open (UDAT_PATTERN, UDAT_PATTERN, self->id, u"UTC", -1, wide, -1, &status);
  g_assert (U_SUCCESS (status));
  calendar = ucal_clone (udat_getCalendar (format), &status);
  ucal_setGregorianChange (calendar, GREGORIAN_EVER_SINCE, &status);
  udat_setCalendar (format, calendar);
  ucal_close (calendar);
  return format;
}

/**
 * entente_date_locale_resolve:
 * @locale: (nullable): a language, %NULL for the interface's
 *
 * Names the language that ICU is asked for. Plain English is the international one, which puts the
 * day first; American order is for those who choose it. Counts and references stand in European
 * digits in every language, and the dates beside them do too.
 *
 * Returns: (transfer full): the name of a locale of ICU
 */
char *
entente_date_locale_resolve (const char *locale)
{
  g_autofree char *name = g_strdup (locale != NULL ? locale : entente_language_shown ());

  name[strcspn (name, ".@")] = '\0';
  if (*name == '\0' || g_str_equal (name, "C") || g_str_equal (name, "POSIX") ||
      g_str_equal (name, "en"))
    return g_strdup ("en_001@calendar=gregorian;numbers=latn");
  return g_strconcat (name, "@calendar=gregorian;numbers=latn", NULL);
}

/**
 * entente_date_locale_new:
 * @locale: a locale of ICU; an unknown one is answered with the root's forms
 *
 * Returns: (transfer full): the forms of dates in a language
 */
EntenteDateLocale *
entente_date_locale_new (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  EntenteDateLocale *self = g_new0 (EntenteDateLocale, 1);

  self->id = entente_date_locale_resolve (locale);
  self->generator = udatpg_open (self->id, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no data for dates: %s", u_errorName (status));
  self->patterns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) udat_close);
  return self;
}

/**
 * entente_date_locale_free:
 * @self: (transfer full) (nullable): the forms of dates
 */
void
entente_date_locale_free (EntenteDateLocale *self)
{
  g_hash_table_unref (self->patterns);
  g_hash_table_unref (self->formats);
  udatpg_close (self->generator);
  g_free (self->id);
  g_free (self);
}

/**
 * entente_date_locale_pattern:
 * @self: the forms of dates
 * @skeleton: the fields wanted, as `yMMMMd`
 *
 * Returns: (transfer none): what the language makes of them, as long as @self lives
 */
const char *
entente_date_locale_pattern (EntenteDateLocale *self,
                             const char        *skeleton)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar wide[PATTERN_SIZE];
  UChar pattern[PATTERN_SIZE];
  char *found = g_hash_table_lookup (self->patterns, skeleton);

  if (found != NULL)
    return found;
  utf16_from (skeleton, &wide);
  udatpg_getBestPattern (self->generator, wide, -1, pattern, G_N_ELEMENTS (pattern), &status);
  g_assert (U_SUCCESS (status));
  found = utf8_from (pattern);
  g_hash_table_insert (self->patterns, g_strdup (skeleton), found);
  return found;
}

static UDateFormat *
get_format (EntenteDateLocale *self,
            const char        *pattern)
{
  UDateFormat *format = g_hash_table_lookup (self->formats, pattern);

  if (format == NULL)
    {
      format = open_format (self, pattern);
      g_hash_table_insert (self->formats, g_strdup (pattern), format);
    }
  return format;
}

static char *
symbol (EntenteDateLocale    *self,
        UDateFormatSymbolType type,
        int                   index)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar name[PATTERN_SIZE];

  udat_getSymbols (get_format (self, "y"), type, index, name, G_N_ELEMENTS (name), &status);
  g_assert (U_SUCCESS (status));
  return utf8_from (name);
}

/* French papers write the first of a month as 1er; ICU does not. */
static char *
with_french_first (const char *pattern)
{
  g_auto(GStrv) parts = g_strsplit (pattern, "d", 2);

  return g_strjoinv ("d'er'", parts);
}

/**
 * entente_date_locale_format:
 * @self: the forms of dates
 * @pattern: a pattern of the language
 * @year: a year
 * @month: a month, from 1
 * @day: a day, from 1
 *
 * Returns: (transfer full): the date in words
 */
char *
entente_date_locale_format (EntenteDateLocale *self,
                            const char        *pattern,
                            int                year,
                            int                month,
                            int                day)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[PATTERN_SIZE];
  g_autofree char *french = NULL;
  UDate time = (entente_day_from_civil (year, month, day) - UNIX_EPOCH) * MS_PER_DAY;

  if (day == 1 && g_str_has_prefix (self->id, "fr") && strchr (pattern, 'd') != NULL)
    pattern = french = with_french_first (pattern);
  udat_format (get_format (self, pattern), time, text, G_N_ELEMENTS (text), NULL, &status);
  g_assert (U_SUCCESS (status));
  return utf8_from (text);
}

/**
 * entente_date_locale_months:
 * @self: the forms of dates
 *
 * Returns: (transfer full): every name of the twelve months, in turn: the n-th belongs to month n
 *   % 12 + 1
 */
GStrv
entente_date_locale_months (EntenteDateLocale *self)
{
  static const UDateFormatSymbolType forms[] = {
    UDAT_MONTHS, UDAT_STANDALONE_MONTHS, UDAT_SHORT_MONTHS, UDAT_STANDALONE_SHORT_MONTHS,
  };
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint form = 0; form < G_N_ELEMENTS (forms); form++)
    for (int month = 0; month < 12; month++)
      {
        g_autofree char *name = symbol (self, forms[form], month);

        g_strv_builder_add (names, name);
      }
  return g_strv_builder_end (names);
}

/**
 * entente_date_locale_weekdays:
 * @self: the forms of dates
 *
 * Returns: (transfer full): the seven full names, Sunday first
 */
GStrv
entente_date_locale_weekdays (EntenteDateLocale *self)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (int day = UCAL_SUNDAY; day <= UCAL_SATURDAY; day++)
    {
      g_autofree char *name = symbol (self, UDAT_WEEKDAYS, day);

      g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}
