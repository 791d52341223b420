/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-duration.h"

#include "entente-error.h"
#include "entente-util.h"

#define MAX_COUNT 9999

static gboolean
add_unit (EntenteDuration *duration,
          int count,
          gunichar unit)
{
  switch (unit)
    {
    case 'Y':
      duration->months += 12 * count;
      return TRUE;
    case 'M':
      duration->months += count;
      return TRUE;
    case 'W':
      duration->days += 7 * count;
      return TRUE;
    case 'D':
      duration->days += count;
      return TRUE;
    default:
      return FALSE;
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
 * Returns: %TRUE if @text is such a length
 */
gboolean
entente_duration_parse (const char *text,
                        EntenteDuration *duration,
                        GError **error)
{
  const char *order = "YMWD";
  const char *at = text;

  g_return_val_if_fail (text != NULL && duration != NULL, FALSE);

  *duration = (EntenteDuration){ 0 };
  if (*at == 'P' && at[1] != '\0')
    for (at++; *at != '\0'; at++)
      {
        int count;
        const char *unit;

        /* Each unit once, the longest first. */
        if (!read_count (&at, &count) || *at == '\0' || (unit = strchr (order, *at)) == NULL)
          break;
        add_unit (duration, count, (gunichar) *at);
        order = unit + 1;
      }
  if (at != text && *at == '\0' && at[-1] != 'P')
    return TRUE;
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
               _ ("“%s” is not a length of time: write it as P3Y, P12M or P90D."), text);
  return FALSE;
}

/* The words that count: their first letters tell the unit in the three languages kept. */
static gunichar
unit_of_word (const char *word)
{
  static const struct
  {
    const char *start;
    char unit;
  } words[] = {
    { "y", 'Y' },   { "an", 'Y' },   { "سن", 'Y' },  { "عام", 'Y' }, { "أعوام", 'Y' }, { "m", 'M' },
    { "شه", 'M' },  { "أشهر", 'M' }, { "w", 'W' },   { "sem", 'W' }, { "أسب", 'W' },   { "d", 'D' },
    { "j", 'D' },   { "يوم", 'D' },  { "أيام", 'D' },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (word, words[i].start))
      return (gunichar) words[i].unit;
  return 0;
}

/**
 * entente_duration_read:
 * @typed: what an officer typed: "3 years", "18 months", "1 year 6 months", "2 ans", or ISO 8601
 * @duration: (out): what it says
 * @error: return location for an %ENTENTE_ERROR_INVALID
 *
 * Returns: %TRUE if it was understood
 */
gboolean
entente_duration_read (const char *typed,
                       EntenteDuration *duration,
                       GError **error)
{
  g_autofree char *trimmed = NULL;
  g_autofree char *lower = NULL;
  const char *at;

  g_return_val_if_fail (typed != NULL && duration != NULL, FALSE);

  trimmed = g_strstrip (g_strdup (typed));
  if (g_ascii_toupper (*trimmed) == 'P')
    {
      g_autofree char *upper = g_ascii_strup (trimmed, -1);

      return entente_duration_parse (upper, duration, error);
    }
  *duration = (EntenteDuration){ 0 };
  lower = g_utf8_strdown (trimmed, -1);
  for (at = lower; *at != '\0';)
    {
      int count;

      if (!read_count (&at, &count))
        break;
      while (*at == ' ')
        at++;
      if (!add_unit (duration, count, unit_of_word (at)))
        break;
      while (*at != '\0' && !g_ascii_isdigit (*at))
        at++;
    }
  if (*lower != '\0' && *at == '\0')
    return TRUE;
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
