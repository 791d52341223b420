/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-private.h"

#include "entente-error.h"
#include "entente-util.h"

/* Why a text is not a date that can be kept. */
typedef enum
{
  REASON_FORM,
  REASON_TIME,
  REASON_YEAR,
  REASON_MONTH,
  REASON_DAY,
  REASON_SEASON,
  REASON_DECADE,
  REASON_LIST,
  REASON_ORDER,
  REASON_NOTHING,
  REASON_MARKED_WINDOW,
  REASON_SHAPE,
} Reason;

static const char *
reason_text (Reason reason)
{
  switch (reason)
    {
    case REASON_TIME:
      return _("The time of day cannot be kept: write the day alone, as in 2024-05-28.");
    case REASON_YEAR:
      return _("The year must lie between 1000 and 2999.");
    case REASON_MONTH:
      return _("The month must lie between 01 and 12.");
    case REASON_DAY:
      return _("That month has no such day.");
    case REASON_SEASON:
      return _("Seasons and quarters cannot be kept: write the months, as in 2024-03/2024-05.");
    case REASON_DECADE:
      return _("Decades and centuries cannot be kept: write the years, as in [1990..1999].");
    case REASON_LIST:
      return _("A choice of several dates cannot be kept: write the window, as in [1990..1999].");
    case REASON_ORDER:
      return _("The end lies before the start.");
    case REASON_NOTHING:
      return _("Give at least one of the two ends, or leave the date empty.");
    case REASON_MARKED_WINDOW:
      return _("The ends of a window cannot be marked as about or uncertain.");
    case REASON_SHAPE:
      return _("One day is asked for here, not a span: for one day between two, write "
               "[2025-11-17..2025-11-22].");
    case REASON_FORM:
    default:
      return _("Write it as 2024-05-28, 2024-05 or 2024.");
    }
}

/* The text may come from anywhere: it is shown shortened, valid, and in its own direction. */
static gboolean
refuse (const char  *text,
        Reason       reason,
        EntenteDate *date,
        GError     **error)
{
  *date = (EntenteDate){ 0 };
  if (error != NULL)
    {
      g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, 60));

      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   /* Translators: a date as it was written, and a whole sentence why it is wrong */
                   _("“\u2068%s\u2069” is not a date that can be kept. %s"),
                   valid, reason_text (reason));
    }
  return FALSE;
}

static void
skip_blanks (const char **at)
{
  while (**at == ' ' || **at == '\t')
    (*at)++;
}

static gboolean
skip_dots (const char **at)
{
  if ((*at)[0] != '.' || (*at)[1] != '.')
    return FALSE;
  *at += 2;
  return TRUE;
}

/* Exactly @count digits and no more. An X stands for a digit that is not known; a number that is
 * all X reads as -1. */
static gboolean
scan_number (const char **at,
             int          count,
             int         *value,
             Reason      *reason)
{
  int unknown = 0;

  *value = 0;
  for (int i = 0; i < count; i++, (*at)++)
    {
      if (**at == 'X')
        unknown++;
      else if (g_ascii_isdigit (**at))
        *value = *value * 10 + **at - '0';
      else
        return FALSE;
    }
  if (unknown > 0 && (unknown < count || count == 4))
    {
      *reason = REASON_DECADE;
      return FALSE;
    }
  if (unknown > 0)
    *value = -1;
  return !g_ascii_isdigit (**at);
}

/* A year, a month or a day with its marks. */
static gboolean
scan_end (const char    **at,
          EntenteDateEnd *end,
          Reason         *reason)
{
  int year = 0;
  int month = -1;
  int day = -1;

  *reason = (**at == 'Y' || **at == '-') ? REASON_YEAR : REASON_FORM;
  if (!scan_number (at, 4, &year, reason))
    return FALSE;
  *reason = REASON_FORM;
  if (**at == '-')
    {
      (*at)++;
      if (!scan_number (at, 2, &month, reason))
        return FALSE;
      if (**at == '-')
        {
          (*at)++;
          if (!scan_number (at, 2, &day, reason))
            return FALSE;
        }
    }
  if (**at == 'T' || **at == 't')
    *reason = REASON_TIME;
  else if (year < ENTENTE_DATE_YEAR_MIN || year > ENTENTE_DATE_YEAR_MAX)
    *reason = REASON_YEAR;
  else if (month >= 21 && month <= 41)
    *reason = REASON_SEASON;
  else if (month == 0 || month > 12)
    *reason = REASON_MONTH;
  else if (day >= 0 && (month < 0 || day < 1 || day > entente_day_month_length (year, month)))
    *reason = REASON_DAY;
  else
    {
      *end = (EntenteDateEnd){
        .year = year, .month = MAX (month, 0), .day = MAX (day, 0), .state = ENTENTE_DATE_END_KNOWN,
      };
      for (; **at == '~' || **at == '?' || **at == '%'; (*at)++)
        {
          end->approximate |= **at != '?';
          end->uncertain |= **at != '~';
        }
      return TRUE;
    }
  return FALSE;
}

static gboolean
end_equal (const EntenteDateEnd *a,
           const EntenteDateEnd *b)
{
  return a->year == b->year && a->month == b->month && a->day == b->day && a->state == b->state &&
         a->approximate == b->approximate && a->uncertain == b->uncertain;
}

/* Both ends of a window are whole days, so that each window is written in one way only. */
static void
widen_to_day (EntenteDateEnd *end,
              gint32          day_number)
{
  int year;
  int month;
  int day;

  if (end->state != ENTENTE_DATE_END_KNOWN)
    return;
  entente_day_to_civil (day_number, &year, &month, &day);
  end->month = month;
  end->day = day;
}

static gboolean
scan_end_or_dots (const char    **at,
                  EntenteDateEnd *end,
                  Reason         *reason)
{
  if (!skip_dots (at))
    return scan_end (at, end, reason);
  *end = (EntenteDateEnd){ .state = ENTENTE_DATE_END_OPEN };
  return TRUE;
}

/* [a..b], [..b], [a..]; @at stands behind the bracket. */
static gboolean
scan_window (const char **at,
             EntenteDate *date,
             Reason      *reason)
{
  date->precision = ENTENTE_DATE_WINDOW;
  date->from.state = ENTENTE_DATE_END_OPEN;
  date->to.state = ENTENTE_DATE_END_OPEN;

  skip_blanks (at);
  if (**at != '.' && !scan_end (at, &date->from, reason))
    return FALSE;
  skip_blanks (at);
  *reason = **at == ',' || **at == ']' ? REASON_LIST : REASON_FORM;
  if (!skip_dots (at))
    return FALSE;
  skip_blanks (at);
  if (**at != ']' && !scan_end (at, &date->to, reason))
    return FALSE;
  skip_blanks (at);
  *reason = **at == ',' ? REASON_LIST : REASON_FORM;
  if (**at != ']')
    return FALSE;
  (*at)++;

  *reason = REASON_NOTHING;
  if (date->from.state == ENTENTE_DATE_END_OPEN && date->to.state == ENTENTE_DATE_END_OPEN)
    return FALSE;
  *reason = REASON_MARKED_WINDOW;
  if (date->from.approximate || date->from.uncertain || date->to.approximate || date->to.uncertain)
    return FALSE;
  widen_to_day (&date->from, entente_date_end_first (&date->from));
  widen_to_day (&date->to, entente_date_end_last (&date->to));
  return TRUE;
}

/* a, a/b, a/.., ../b, a/, /b, /.. */
static gboolean
scan_span (const char **at,
           EntenteDate *date,
           Reason      *reason)
{
  if (**at != '/' && !scan_end_or_dots (at, &date->from, reason))
    return FALSE;
  skip_blanks (at);
  if (**at != '/')
    {
      date->precision = entente_date_end_precision (&date->from);
      *reason = **at == ',' ? REASON_LIST : REASON_FORM;
      return date->from.state == ENTENTE_DATE_END_KNOWN;
    }
  (*at)++;
  date->precision = ENTENTE_DATE_EXTENT;
  skip_blanks (at);
  if (**at != '\0' && !scan_end_or_dots (at, &date->to, reason))
    return FALSE;

  /* "running on, start unknown" says something; the other pairs without a date do not */
  *reason = REASON_NOTHING;
  return date->from.state == ENTENTE_DATE_END_KNOWN || date->to.state == ENTENTE_DATE_END_KNOWN ||
         (date->from.state == ENTENTE_DATE_END_UNKNOWN && date->to.state == ENTENTE_DATE_END_OPEN);
}

/**
 * entente_date_parse:
 * @edtf: (nullable): a date as the catalogue keeps it (EDTF); %NULL or "" is the empty date
 * @shape: what the field takes
 * @date: (out caller-allocates): the date; empty if it was refused
 * @error: return location for an %ENTENTE_ERROR_INVALID that gives the reason
 *
 * Reads the forms that the catalogue keeps: a year, a month or a day, marked `~`, `?` or `%` where
 * about or uncertain; a span `a/b` with ends open (`..`) or unknown (nothing); one day within a
 * window, `[a..b]`. Blanks around the parts, `2004-XX`, `a/a`, `[a..a]` and windows between months
 * or years are brought into the one canonical form. Nothing is allocated unless it is refused.
 *
 * Returns: %TRUE if the date can be kept
 */
gboolean
entente_date_parse (const char       *edtf,
                    EntenteDateShape  shape,
                    EntenteDate      *date,
                    GError          **error)
{
  const char *at = edtf != NULL ? edtf : "";
  Reason reason = REASON_FORM;
  gboolean fine;

  g_return_val_if_fail (date != NULL, FALSE);

  *date = (EntenteDate){ 0 };
  skip_blanks (&at);
  if (*at == '\0')
    return TRUE;
  if (*at == '{')
    return refuse (edtf, REASON_LIST, date, error);
  if (*at == '[')
    {
      at++;
      fine = scan_window (&at, date, &reason);
    }
  else
    fine = scan_span (&at, date, &reason);
  if (!fine)
    return refuse (edtf, reason, date, error);
  skip_blanks (&at);
  if (*at != '\0')
    return refuse (edtf, *at == ',' ? REASON_LIST : REASON_FORM, date, error);

  if (date->to.state == ENTENTE_DATE_END_KNOWN
      && entente_date_end_first (&date->from) > entente_date_end_last (&date->to))
    return refuse (edtf, REASON_ORDER, date, error);
  if (date->to.state == ENTENTE_DATE_END_KNOWN && end_equal (&date->from, &date->to))
    *date = (EntenteDate){ .precision = entente_date_end_precision (&date->from),
                           .from = date->from };
  if (shape == ENTENTE_DATE_INSTANT && date->precision == ENTENTE_DATE_EXTENT)
    return refuse (edtf, REASON_SHAPE, date, error);
  return TRUE;
}

static void
append_end (GString              *text,
            const EntenteDateEnd *end)
{
  if (end->state == ENTENTE_DATE_END_OPEN)
    g_string_append (text, "..");
  if (end->state != ENTENTE_DATE_END_KNOWN)
    return;
  g_string_append_printf (text, "%04d", end->year);
  if (end->month != 0)
    g_string_append_printf (text, "-%02d", end->month);
  if (end->day != 0)
    g_string_append_printf (text, "-%02d", end->day);
  if (end->approximate || end->uncertain)
    g_string_append_c (text, !end->uncertain ? '~' : !end->approximate ? '?' : '%');
}

/**
 * entente_date_to_edtf:
 * @date: a date
 *
 * Returns: (transfer full): the date in its canonical form; "" for the empty date
 */
char *
entente_date_to_edtf (const EntenteDate *date)
{
  GString *text = g_string_sized_new (32);

  g_return_val_if_fail (date != NULL, g_string_free (text, FALSE));

  if (date->precision == ENTENTE_DATE_WINDOW)
    {
      g_string_append_c (text, '[');
      if (date->from.state == ENTENTE_DATE_END_KNOWN)
        append_end (text, &date->from);
      g_string_append (text, "..");
      if (date->to.state == ENTENTE_DATE_END_KNOWN)
        append_end (text, &date->to);
      g_string_append_c (text, ']');
    }
  else if (date->precision != ENTENTE_DATE_NONE)
    {
      append_end (text, &date->from);
      if (date->precision == ENTENTE_DATE_EXTENT)
        {
          g_string_append_c (text, '/');
          append_end (text, &date->to);
        }
    }
  return g_string_free (text, FALSE);
}
