/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days are Julian day numbers of the proleptic Gregorian calendar; these three stand for no day. */
#define ENTENTE_DAY_OPEN_START G_MININT32 /* no first day, or none that is known */
#define ENTENTE_DAY_OPEN_END   G_MAXINT32 /* no last day, or none that is known */
#define ENTENTE_DAY_NONE       0          /* no date at all */

#define ENTENTE_DATE_YEAR_MIN 1000
#define ENTENTE_DATE_YEAR_MAX 2999

/**
 * EntenteDateShape:
 * @ENTENTE_DATE_INSTANT: one day, known exactly or not
 * @ENTENTE_DATE_SPAN: from one day to another, or one day
 *
 * What a field takes.
 */
typedef enum
{
  ENTENTE_DATE_INSTANT,
  ENTENTE_DATE_SPAN,
} EntenteDateShape;

/**
 * EntenteDatePrecision:
 * @ENTENTE_DATE_NONE: nothing is known
 * @ENTENTE_DATE_YEAR: a year
 * @ENTENTE_DATE_MONTH: a month
 * @ENTENTE_DATE_DAY: a day
 * @ENTENTE_DATE_EXTENT: from one date to another; an end may be open or unknown
 * @ENTENTE_DATE_WINDOW: one day within a window; an end of the window may be open
 *
 * How a date is known.
 */
typedef enum
{
  ENTENTE_DATE_NONE,
  ENTENTE_DATE_YEAR,
  ENTENTE_DATE_MONTH,
  ENTENTE_DATE_DAY,
  ENTENTE_DATE_EXTENT,
  ENTENTE_DATE_WINDOW,
} EntenteDatePrecision;

/**
 * EntenteDateEndState:
 * @ENTENTE_DATE_END_UNKNOWN: there is one, but nobody recorded it
 * @ENTENTE_DATE_END_KNOWN: the fields of the end say it
 * @ENTENTE_DATE_END_OPEN: there is none: it runs on, or always was
 *
 * What is known of an end of a span or window.
 */
typedef enum
{
  ENTENTE_DATE_END_UNKNOWN,
  ENTENTE_DATE_END_KNOWN,
  ENTENTE_DATE_END_OPEN,
} EntenteDateEndState;

/**
 * EntenteDateEnd:
 * @year: 1000–2999, or 0
 * @month: 1–12, or 0 if only the year is known
 * @day: 1–31, or 0 if only the month is known
 * @state: an #EntenteDateEndState
 * @approximate: "about"
 * @uncertain: the source, or we, doubt it
 *
 * One date inside an #EntenteDate.
 */
typedef struct
{
  gint16 year;
  guint8 month;
  guint8 day;
  guint8 state;
  guint8 approximate;
  guint8 uncertain;
} EntenteDateEnd;

/**
 * EntenteDate:
 * @precision: an #EntenteDatePrecision
 * @from: the date, or the start of the span or window
 * @to: the end of the span or window, else all zero
 *
 * A date as it is known. A plain value: copy it by assignment; all zero is the empty date.
 */
typedef struct
{
  guint8         precision;
  EntenteDateEnd from;
  EntenteDateEnd to;
} EntenteDate;

gboolean entente_date_parse        (const char       *edtf,
                                    EntenteDateShape  shape,
                                    EntenteDate      *date,
                                    GError          **error);
char    *entente_date_to_edtf      (const EntenteDate *date);
gboolean entente_date_is_empty     (const EntenteDate *date);
gint32   entente_date_first        (const EntenteDate *date);
gint32   entente_date_last         (const EntenteDate *date);
int      entente_date_compare      (const EntenteDate *a,
                                    const EntenteDate *b);
gboolean entente_date_overlaps     (const EntenteDate *date,
                                    gint32             first,
                                    gint32             last);

EntenteDatePrecision entente_date_get_precision (const EntenteDate *date);
gboolean entente_date_is_approximate   (const EntenteDate *date);
gboolean entente_date_is_uncertain     (const EntenteDate *date);
gboolean entente_date_is_window        (const EntenteDate *date);
gboolean entente_date_is_start_open    (const EntenteDate *date);
gboolean entente_date_is_end_open      (const EntenteDate *date);
gboolean entente_date_is_start_unknown (const EntenteDate *date);
gboolean entente_date_is_end_unknown   (const EntenteDate *date);

char    *entente_date_format       (const EntenteDate *date,
                                    const char        *locale);
char    *entente_date_format_short (const EntenteDate *date,
                                    const char        *locale);
char    *entente_date_format_year  (int                year,
                                    const char        *locale);
gboolean entente_date_read         (const char        *typed,
                                    const char        *locale,
                                    EntenteDateShape   shape,
                                    gint32             today,
                                    EntenteDate       *date,
                                    GError           **error);

gint32 entente_day_from_civil   (int     year,
                                 int     month,
                                 int     day);
void   entente_day_to_civil     (gint32  day_number,
                                 int    *year,
                                 int    *month,
                                 int    *day);
int    entente_day_month_length (int     year,
                                 int     month);
gint32 entente_day_add_months   (gint32  start,
                                 int     months);
gint32 entente_today            (void);
gboolean entente_day_is_dated   (gint32  day_number);

G_END_DECLS
