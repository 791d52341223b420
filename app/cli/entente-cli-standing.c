/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-standing.h"

#include "entente-cli-words.h"
#include "entente-date.h"
#include "entente-jsonl-writer.h"
#include "entente-standing.h"

/* Where an instrument stands on a day: worked out, and no part of the exchange format. */

static char *
day_text (gint32 day,
          gboolean for_people)
{
  g_autofree char *edtf = NULL;
  int year, month, mday;

  if (!entente_day_is_dated (day))
    return NULL;
  entente_day_to_civil (day, &year, &month, &mday);
  edtf = g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
  return for_people ? cli_date_words (edtf) : g_steal_pointer (&edtf);
}

typedef struct
{
  const char *key;
  const char *label;
  gint32 day;
} Day;

/* The days of a period, those that there are. */
static void
find_days (const EntentePeriod *period,
           Day days[4])
{
  const Day found[] = {
    { "period_start", N_ ("Period from"), period->start },
    { "period_last", N_ ("Last day of the period"), period->known ? period->last : ENTENTE_DAY_NONE },
    { "next_renewal", N_ ("Next renewal"),
      period->known && period->will_renew ? period->next_start : ENTENTE_DAY_NONE },
    { "last_notice_day", N_ ("Last day to give notice"),
      period->has_notice_day ? period->last_notice_day : ENTENTE_DAY_NONE },
  };

  memcpy (days, found, sizeof found);
}

static void
append_json (GString *out,
             EntenteStore *store,
             const EntenteStanding *standing)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, standing->party);
  g_autofree char *title
      = standing->party != 0 ? entente_store_short_title (store, standing->party) : NULL;
  Day days[4];

  if (standing->party != 0)
    {
      cli_append_member (out, "party", id);
      cli_append_member (out, "title", title);
    }
  cli_append_member (out, "status", standing->status);
  if (!standing->in_force)
    return;
  find_days (&standing->period, days);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = day_text (days[i].day, FALSE);

      cli_append_member (out, days[i].key, text);
    }
  if (standing->period.number > 0)
    g_string_append_printf (out, ",\"period_number\":%u", standing->period.number);
  g_string_append_printf (out, ",\"indefinite\":%s,\"notice_given\":%s,\"earliest_possible\":%s",
                          standing->period.indefinite ? "true" : "false",
                          standing->period.notice_given ? "true" : "false",
                          standing->period.earliest_possible ? "true" : "false");
}

static void
append_text (GString *out,
             EntenteStore *store,
             EntenteRecord *instrument,
             const EntenteStanding *standing)
{
  g_autofree char *title
      = standing->party != 0 ? entente_store_title (store, standing->party) : NULL;
  Day days[4];

  /* Translators: the label of a field and its value */
  g_string_append_printf (out, _ ("%s: %s"), title != NULL ? title : _ ("As a whole"),
                          entente_instrument_status_words (instrument, standing->status));
  find_days (&standing->period, days);
  for (guint i = 0; standing->in_force && i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *text = day_text (days[i].day, TRUE);

      if (text == NULL)
        continue;
      g_string_append (out, "; ");
      /* Translators: the label of a field and its value */
      g_string_append_printf (out, _ ("%s: %s"), _ (days[i].label), text);
    }
}

/**
 * cli_instrument_date:
 * @instrument: a record of the kind instrument
 *
 * Returns: (transfer full) (nullable): the date of its first act that has one, EDTF
 */
char *
cli_instrument_date (EntenteRecord *instrument)
{
  GPtrArray *acts = entente_record_get_part_by_key (instrument, "acts");
  const char *first = NULL;
  gint32 first_day = 0;

  for (guint i = 0; i < acts->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (acts, i);
      const char *text = entente_row_get_text (row, "date");
      EntenteDate date;

      if (text == NULL)
        text = entente_row_get_text (row, "effect");
      if (text == NULL || !entente_date_parse (text, ENTENTE_DATE_INSTANT, &date, NULL)
          || (first != NULL && entente_date_first (&date) >= first_day))
        continue;
      first = text;
      first_day = entente_date_first (&date);
    }
  return g_strdup (first);
}

/**
 * cli_instrument_parties:
 * @store: a catalogue
 * @instrument: a record of the kind instrument
 *
 * Returns: (transfer full): its parties by their short names
 */
char *
cli_instrument_parties (EntenteStore *store,
                        EntenteRecord *instrument)
{
  GPtrArray *rows = entente_record_get_part_by_key (instrument, "parties");
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteValue *party = entente_row_get (g_ptr_array_index (rows, i), "party");
      g_autofree char *title
          = party->id != 0 ? entente_store_short_title (store, party->id) : g_strdup (party->text);

      if (title != NULL)
        g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", title);
    }
  return g_string_free (out, FALSE);
}

/**
 * cli_instrument_status:
 * @store: a catalogue
 * @instrument: a record of the kind instrument
 * @day: a Julian day number
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the status of the whole, by hand or else computed
 */
const char *
cli_instrument_status (EntenteStore *store,
                       EntenteRecord *instrument,
                       gint32 day,
                       GError **error)
{
  const char *override
      = entente_row_get_text (entente_record_get_row (instrument), "status_override");
  g_autoptr(GArray) standings = NULL;

  if (override != NULL)
    return override;
  standings = entente_store_standings (store, instrument, day, error);
  return standings != NULL ? g_array_index (standings, EntenteStanding, 0).status : NULL;
}

/**
 * cli_append_standing:
 * @out: a text, or an object that is being written
 * @store: a catalogue
 * @instrument: a record of the kind instrument
 * @day: a Julian day number
 * @as_json: write a member `computed` instead of lines
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
cli_append_standing (GString *out,
                     EntenteStore *store,
                     EntenteRecord *instrument,
                     gint32 day,
                     gboolean as_json,
                     GError **error)
{
  g_autoptr(GArray) standings = entente_store_standings (store, instrument, day, error);
  const EntenteStanding *whole;
  g_autofree char *on = day_text (day, !as_json);
  g_autofree char *date = cli_instrument_date (instrument);

  if (standings == NULL)
    return FALSE;
  whole = &g_array_index (standings, EntenteStanding, 0);
  if (!as_json)
    /* Translators: before the status of an instrument on a day */
    g_string_append_printf (out, _ ("Worked out for %s"), on);
  else
    {
      g_string_append (out, ",\"computed\":{");
      cli_append_member (out, "on", on);
      cli_append_member (out, "date", date);
      if (standings->len > 2)
        cli_append_member (out, "ambit", standings->len == 3 ? "bilateral" : "multilateral");
      append_json (out, store, whole);
      g_string_append (out, ",\"parties\":[");
    }
  for (guint i = as_json ? 1 : 0; i < standings->len; i++)
    {
      const EntenteStanding *standing = &g_array_index (standings, EntenteStanding, i);

      g_string_append (out, !as_json ? "\n  " : i > 1 ? ",{" : "{");
      if (as_json)
        append_json (out, store, standing);
      else
        append_text (out, store, instrument, standing);
      if (as_json)
        g_string_append_c (out, '}');
    }
  g_string_append (out, as_json ? "]}" : "\n");
  return TRUE;
}

/**
 * cli_append_record:
 * @out: a text
 * @store: a catalogue
 * @record: a record
 * @stamps: its stamps
 * @day: the day for which an instrument is worked out
 * @error: return location for an error
 *
 * Appends a record as in the exchange format, with what is worked out of an instrument besides.
 *
 * Returns: %FALSE with @error set
 */
gboolean
cli_append_record (GString *out,
                   EntenteStore *store,
                   EntenteRecord *record,
                   const EntenteStamps *stamps,
                   gint32 day,
                   GError **error)
{
  entente_jsonl_append_record (out, record, stamps);
  if (entente_record_get_kind (record) != ENTENTE_KIND_INSTRUMENT)
    return TRUE;
  /* Before the brace that ends the object. */
  g_string_truncate (out, (gsize) (strrchr (out->str, '}') - out->str));
  if (!cli_append_standing (out, store, record, day, TRUE, error))
    return FALSE;
  g_string_append_c (out, '}');
  return TRUE;
}
