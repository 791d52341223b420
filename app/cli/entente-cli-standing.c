/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-standing.h"

#include "entente-cli-words.h"
#include "entente-date.h"
#include "entente-standing.h"

/* Where an instrument stands on a day: worked out, and no part of the exchange format. */

static char *
day_text (gint32 day,
          gboolean for_people)
{
  g_autofree char *edtf = NULL;
  int year, month, mday;

  if (day == ENTENTE_DAY_OPEN_START || day == ENTENTE_DAY_OPEN_END || day == ENTENTE_DAY_NONE)
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
