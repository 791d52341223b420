/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-holding.h"

#include "entente-date-private.h"
#include "entente-util.h"

/* Who holds a post on a day, and which post a person holds: a holding whose dates cover the day,
 * else the one that is known of the nearest day before, and said to be so. */

static EntenteDate
date_of_end (const EntenteDateEnd *end)
{
  EntenteDate date = { 0 };

  date.precision = (guint8) entente_date_end_precision (end);
  date.from = *end;
  return date;
}

static void
take_earlier (EntenteHolding *holding,
              const EntenteDate *known,
              gint32 day)
{
  *holding = (EntenteHolding){ ENTENTE_HOLDING_LAST_KNOWN, day, *known };
}

static void
take_end (EntenteHolding *holding,
          const EntenteDateEnd *end,
          gint32 day)
{
  EntenteDate known = date_of_end (end);

  take_earlier (holding, &known, day);
}

/* From one date to another. Where nobody recorded the end, only the start is known. */
static void
judge_extent (const EntenteDate *period,
              gint32 day,
              EntenteHolding *holding)
{
  gint32 first = entente_date_first (period);
  gint32 last = entente_date_last (period);

  if (last < day)
    take_end (holding, &period->to, last);
  else if (!entente_date_is_end_unknown (period))
    *holding = (EntenteHolding){ ENTENTE_HOLDING_HELD, first, *period };
  else if (period->from.state == ENTENTE_DATE_END_KNOWN)
    take_end (holding, &period->from, first);
}

static void
judge_period (const char *text,
              gint32 day,
              EntenteHolding *holding)
{
  EntenteDate period;
  gint32 first;
  gint32 last;

  if (text == NULL || !entente_date_parse (text, ENTENTE_DATE_SPAN, &period, NULL)
      || entente_date_is_empty (&period))
    return;
  first = entente_date_first (&period);
  last = entente_date_last (&period);
  if (first > day)
    *holding = (EntenteHolding){ ENTENTE_HOLDING_LATER, first,
                                 entente_date_is_window (&period) ? period
                                                                  : date_of_end (&period.from) };
  else if (entente_date_get_precision (&period) == ENTENTE_DATE_EXTENT)
    judge_extent (&period, day, holding);
  else if (last < day)
    take_earlier (holding, &period, last);
  else if (entente_date_is_window (&period))
    take_earlier (holding, &period, first);
  else
    *holding = (EntenteHolding){ ENTENTE_HOLDING_HELD, first, period };
}

/* One day on which a source shows the person in the post. */
static void
judge_attestation (const char *text,
                   gint32 day,
                   EntenteHolding *holding)
{
  EntenteDate attested;
  gint32 first;
  gint32 last;

  if (text == NULL || !entente_date_parse (text, ENTENTE_DATE_INSTANT, &attested, NULL)
      || entente_date_is_empty (&attested))
    return;
  first = entente_date_first (&attested);
  last = entente_date_last (&attested);
  if (first > day)
    *holding = (EntenteHolding){ ENTENTE_HOLDING_LATER, first, attested };
  else if (first == last && first == day)
    *holding = (EntenteHolding){ ENTENTE_HOLDING_HELD, day, attested };
  else
    take_earlier (holding, &attested, last < day ? last : first);
}

/**
 * entente_holding_is_better:
 * @a: what the dates of a holding say
 * @b: what those of another say of the same day
 *
 * Returns: %TRUE if @a tells more surely than @b who holds what
 */
gboolean
entente_holding_is_better (const EntenteHolding *a,
                           const EntenteHolding *b)
{
  if (a->state != b->state)
    return a->state > b->state;
  return a->state == ENTENTE_HOLDING_LATER ? a->day < b->day : a->day > b->day;
}

/**
 * entente_holding_on:
 * @period: (nullable): EDTF: from when to when
 * @attested: (nullable): EDTF: a day on which a source shows the person in the post
 * @day: a Julian day number
 * @holding: (out): what they say of the day
 */
void
entente_holding_on (const char *period,
                    const char *attested,
                    gint32 day,
                    EntenteHolding *holding)
{
  EntenteHolding seen = { ENTENTE_HOLDING_UNDATED, ENTENTE_DAY_OPEN_START, { 0 } };

  g_return_if_fail (holding != NULL);

  *holding = seen;
  judge_period (period, day, holding);
  judge_attestation (attested, day, &seen);
  if (entente_holding_is_better (&seen, holding))
    *holding = seen;
}

/**
 * entente_holding_words:
 * @holding: what the dates of a holding say of a day
 *
 * Returns: (transfer full) (nullable): in the interface's language how far it is known,
 *   "last known November 2025"; %NULL where it is held
 */
char *
entente_holding_words (const EntenteHolding *holding)
{
  g_autofree char *date = NULL;

  g_return_val_if_fail (holding != NULL, NULL);

  if (holding->state == ENTENTE_HOLDING_HELD)
    return NULL;
  if (holding->state == ENTENTE_HOLDING_UNDATED)
    /* Translators: beside a post that somebody held, nobody knows when */
    return g_strdup (_ ("last known"));
  date = entente_date_format (&holding->known, NULL);
  if (holding->state == ENTENTE_HOLDING_LATER)
    /* Translators: beside a post that somebody does not hold yet, "not before 1 January 2027" */
    return g_strdup_printf (_ ("not before %s"), date);
  /* Translators: beside a post, the last date on which somebody is known to have held it: "last
   * known November 2025" */
  return g_strdup_printf (_ ("last known %s"), date);
}

/**
 * entente_holding_find:
 * @post: a record of the kind post, with its holdings
 * @person: whose holding; 0 for anybody's
 * @day: a Julian day number
 * @holding: (out): what the dates of that holding say of the day
 *
 * Finds who holds a post on a day, or how well a person is known to hold it.
 *
 * Returns: (transfer none) (nullable): the row of the holding; %NULL if there is none
 */
const EntenteRow *
entente_holding_find (EntenteRecord *post,
                      gint64 person,
                      gint32 day,
                      EntenteHolding *holding)
{
  const EntenteRow *best = NULL;
  GPtrArray *rows;

  g_return_val_if_fail (entente_record_get_kind (post) == ENTENTE_KIND_POST, NULL);
  g_return_val_if_fail (holding != NULL, NULL);

  rows = entente_record_get_part_by_key (post, "holdings");
  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);
      EntenteHolding one;

      if (person != 0 && entente_row_get_id (row, "person") != person)
        continue;
      entente_holding_on (entente_row_get_text (row, "period"),
                          entente_row_get_text (row, "attested"), day, &one);
      if (best != NULL && !entente_holding_is_better (&one, holding))
        continue;
      best = row;
      *holding = one;
    }
  return best;
}
