/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-duration.h"

#include "entente-error.h"
#include "entente-util.h"

#define MAX_COUNT 9999

static void
add_unit (EntenteDuration *duration,
          int count,
          char unit)
{
  switch (unit)
    {
    case 'Y':
      duration->months += 12 * count;
      break;
    case 'M':
      duration->months += count;
      break;
    case 'W':
      duration->days += 7 * count;
      break;
    default:
      duration->days += count;
      break;
    }
}

static gboolean
read_count (const char **at,
            int *count)
{
  *count = 0;
  if (!g_ascii_isdigit (**at))
    return FALSE;
  for (; g_ascii_isdigit (**at); (*at)++)
    {
      *count = 10 * *count + g_ascii_digit_value (**at);
      if (*count > MAX_COUNT)
        return FALSE;
    }
  return TRUE;
}

/**
 * entente_duration_parse:
 * @text: a length of calendar time, ISO 8601: `P3Y`, `P12M`, `P1Y6M`, `P2W`, `P90D`
 * @duration: (out): what it says
 * @error: return location for an %ENTENTE_ERROR_INVALID
 *
 * Each number has its unit, each unit stands once, the longest first; a length of nothing says
 * nothing and is refused.
 *
 * Returns: %TRUE if @text is such a length
 */
gboolean
entente_duration_parse (const char *text,
                        EntenteDuration *duration,
                        GError **error)
{
  const char *order = "YMWD";
  const char *at = text;
  gboolean good;

  g_return_val_if_fail (text != NULL && duration != NULL, FALSE);

  *duration = (EntenteDuration){ 0 };
  good = *at == 'P';
  for (at += good; good && *at != '\0'; at++)
    {
      int count;
      const char *unit;

      good = read_count (&at, &count) && *at != '\0' && (unit = strchr (order, *at)) != NULL;
      if (!good)
        break;
      add_unit (duration, count, *at);
      order = unit + 1;
    }
  if (good && duration->months + duration->days > 0)
    return TRUE;
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
               _ ("“%s” is not a length of time: write it as P3Y, P12M or P90D."), text);
  return FALSE;
}

/* The words that count, whole, in the three languages kept; Arabic says one and two without a
 * number. */
typedef struct
{
  const char *words; /* with a blank on each side of each */
  char unit;
  int alone; /* how many the word says by itself, 0 if it wants a number */
} UnitWords;

static const UnitWords unit_words[] = {
  { " y yr yrs year years an ans année années annee annees سنة سنوات سنين عام عاما أعوام اعوام ", 'Y',
    0 },
  { " m mo mos month months mois شهر شهرا أشهر اشهر شهور ", 'M', 0 },
  { " w wk wks week weeks semaine semaines أسبوع اسبوع أسبوعا اسبوعا أسابيع اسابيع ", 'W', 0 },
  { " d day days j jour jours يوم يوما أيام ايام ", 'D', 0 },
  { " سنتان سنتين عامان عامين ", 'Y', 2 },
  { " شهران شهرين ", 'M', 2 },
  { " أسبوعان أسبوعين اسبوعان اسبوعين ", 'W', 2 },
  { " يومان يومين ", 'D', 2 },
};

static gboolean
is_among (const char *word,
          const char *words)
{
  g_autofree char *whole = g_strconcat (" ", word, " ", NULL);

  return strstr (words, whole) != NULL;
}

static const UnitWords *
find_unit (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (unit_words); i++)
    if (is_among (word, unit_words[i].words))
      return &unit_words[i];
  return NULL;
}

/* Numbers and words apart, in small letters and Western digits, without vowel signs; a comma or a
 * point within a number belongs to it. */
static char **
split_typed (const char *typed)
{
  g_autofree char *lower = g_utf8_strdown (typed, -1);
  g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
  g_autoptr(GString) text = g_string_new (NULL);
  gboolean in_number = FALSE;

  for (const char *at = composed; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      int digit = g_unichar_digit_value (c);
      gboolean point = in_number && (c == '.' || c == ',' || c == 0x066b)
                       && g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (at)));

      if (g_unichar_ismark (c))
        continue;
      if (!point && (digit >= 0) != in_number && text->len > 0)
        g_string_append_c (text, ' ');
      in_number = digit >= 0 || point;
      if (digit >= 0)
        g_string_append_c (text, (char) ('0' + digit));
      else if (point)
        g_string_append_c (text, '.');
      else if (g_unichar_isspace (c) || c == ',' || c == 0x060c)
        g_string_append_c (text, ' ');
      else
        g_string_append_unichar (text, c);
    }
  return g_strsplit (text->str, " ", -1);
}

typedef struct
{
  EntenteDuration duration;
  int count;      /* the number before its unit, -1 for none */
  gboolean half;  /* and a half of the unit */
  gboolean joint; /* after "and" */
  char last;      /* the unit before */
  guint seen;     /* the units that stood already */
} Reading;

static gboolean
take_number (Reading *reading,
             const char *word)
{
  const char *at = word;

  if (reading->count >= 0 || !read_count (&at, &reading->count))
    return FALSE;
  reading->half = strcmp (at, ".5") == 0;
  reading->joint = FALSE;
  return *at == '\0' || reading->half;
}

/* Only of a year is half a whole number of anything. */
static gboolean
take_half (Reading *reading)
{
  if (!reading->joint || reading->count >= 0 || reading->last != 'Y')
    return FALSE;
  reading->duration.months += 6;
  reading->joint = FALSE;
  reading->last = '\0';
  return TRUE;
}

static gboolean
take_unit (Reading *reading,
           const UnitWords *unit)
{
  guint bit = 1u << (unit->unit - 'A');
  int count = unit->alone;

  if (reading->count >= 0 && count == 0)
    count = reading->count;
  else if (reading->count >= 0 || count == 0)
    return FALSE;
  if ((reading->seen & bit) != 0 || (reading->half && unit->unit != 'Y'))
    return FALSE;
  add_unit (&reading->duration, count, unit->unit);
  reading->duration.months += reading->half ? 6 : 0;
  reading->last = reading->half ? '\0' : unit->unit;
  reading->seen |= bit;
  reading->count = -1;
  reading->half = FALSE;
  reading->joint = FALSE;
  return TRUE;
}

static gboolean
take_word (Reading *reading,
           const char *word)
{
  const UnitWords *unit = find_unit (word);

  if (*word == '\0')
    return TRUE;
  if (g_ascii_isdigit (*word))
    return take_number (reading, word);
  if (unit != NULL)
    return take_unit (reading, unit);
  if (is_among (word, " and et و "))
    {
      gboolean good = reading->seen != 0 && reading->count < 0 && !reading->joint;

      reading->joint = TRUE;
      return good;
    }
  if (is_among (word, " half demi demie نصف "))
    return take_half (reading);
  if (strcmp (word, "a") == 0)
    return reading->joint;
  /* Arabic writes its "and" together with the word. */
  if (g_str_has_prefix (word, "و") && reading->seen != 0 && !reading->joint)
    {
      reading->joint = TRUE;
      return take_word (reading, word + strlen ("و"));
    }
  return FALSE;
}

/**
 * entente_duration_read:
 * @typed: what an officer typed: "3 years", "18 months", "1 year 6 months", "1 an et demi",
 *   "2.5 years", "سنتان", or ISO 8601
 * @duration: (out): what it says
 * @error: return location for an %ENTENTE_ERROR_INVALID
 *
 * Understands whole words only, so that "5 minutes" is not taken for months; a number without a
 * unit is refused.
 *
 * Returns: %TRUE if it was understood
 */
gboolean
entente_duration_read (const char *typed,
                       EntenteDuration *duration,
                       GError **error)
{
  Reading reading = { .count = -1 };
  g_autofree char *trimmed = NULL;
  g_auto(GStrv) words = NULL;
  gboolean good = TRUE;

  g_return_val_if_fail (typed != NULL && duration != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (typed));
  if (g_ascii_toupper (*trimmed) == 'P')
    {
      g_autofree char *upper = g_ascii_strup (trimmed, -1);

      return entente_duration_parse (upper, duration, error);
    }
  words = split_typed (trimmed);
  for (guint i = 0; good && words[i] != NULL; i++)
    good = take_word (&reading, words[i]);
  *duration = reading.duration;
  if (good && reading.count < 0 && !reading.joint && duration->months + duration->days > 0)
    return TRUE;
  *duration = (EntenteDuration){ 0 };
  if (good && reading.count >= 0)
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _ ("“%s” has a number without a unit: write “3 years” or “18 months”."), typed);
  else
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _ ("“%s” is not a length of time: write “3 years” or “18 months”."), typed);
  return FALSE;
}

/**
 * entente_duration_to_string:
 * @duration: a length
 *
 * Returns: (transfer full): the length in ISO 8601, in the shortest form
 */
char *
entente_duration_to_string (const EntenteDuration *duration)
{
  GString *text = g_string_new ("P");

  g_return_val_if_fail (duration != NULL, NULL);

  if (duration->months >= 12 && duration->months % 12 == 0)
    g_string_append_printf (text, "%dY", duration->months / 12);
  else if (duration->months > 0)
    g_string_append_printf (text, "%dM", duration->months);
  if (duration->days > 0 || duration->months == 0)
    g_string_append_printf (text, "%dD", duration->days);
  return g_string_free (text, FALSE);
}

/**
 * entente_duration_format:
 * @duration: a length
 *
 * Returns: (transfer full): the length in words of the interface's language
 */
char *
entente_duration_format (const EntenteDuration *duration)
{
  g_autofree char *months = NULL;
  g_autofree char *days = NULL;

  g_return_val_if_fail (duration != NULL, NULL);

  if (duration->months >= 12 && duration->months % 12 == 0)
    months = g_strdup_printf (ngettext ("%d year", "%d years", (gulong) duration->months / 12),
                              duration->months / 12);
  else if (duration->months > 0)
    months = g_strdup_printf (ngettext ("%d month", "%d months", (gulong) duration->months),
                              duration->months);
  if (duration->days > 0 || duration->months == 0)
    days = g_strdup_printf (ngettext ("%d day", "%d days", (gulong) duration->days),
                            duration->days);
  if (months == NULL || days == NULL)
    return g_strdup (months != NULL ? months : days);
  /* Translators: months and days of one length of time */
  return g_strdup_printf (_ ("%1$s and %2$s"), months, days);
}
