/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-dossier-instrument.h"

#include "entente-dossier-build.h"
#include "entente-text.h"
#include "entente-util.h"

/* Where an instrument stands today: worked out from its acts and its term, never stored. */

static char *
format_days (gint32 first,
             gint32 last)
{
  EntenteDate date;
  g_autofree char *edtf = NULL;
  int year;
  int month;
  int day;

  entente_day_to_civil (first, &year, &month, &day);
  edtf = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (last != first)
    {
      g_autofree char *from = g_steal_pointer (&edtf);

      entente_day_to_civil (last, &year, &month, &day);
      edtf = g_strdup_printf ("%s/%04d-%02d-%02d", from, year, month, day);
    }
  if (!entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, NULL))
    return g_steal_pointer (&edtf);
  return entente_date_format (&date, NULL);
}

static void
add_row (GtkWidget *card,
         const char *label,
         const char *words)
{
  g_autofree char *left = entente_text_markup (label);
  g_autofree char *right = entente_text_markup (words);

  entente_dossier_add_row (card, left, right, NULL);
}

static void
add_days (GtkWidget *card,
          const char *label,
          gint32 first,
          gint32 last,
          gboolean earliest_possible)
{
  g_autofree char *days = NULL;
  g_autofree char *words = NULL;

  if (!entente_day_is_dated (first) || !entente_day_is_dated (last))
    return;
  days = format_days (first, last);
  if (earliest_possible)
    /* Translators: days that rest on a date known in part: "28 June 2026, at the earliest" */
    words = g_strdup_printf (_ ("%s, at the earliest"), days);
  add_row (card, label, words != NULL ? words : days);
}

/* What is set by hand stands first, and beside it what follows from the acts. Only what is in force
 * goes on from period to period. */
static gboolean
add_status (GtkWidget *card,
            EntenteRecord *instrument,
            const char *computed)
{
  const char *override = entente_row_get_text (entente_record_get_row (instrument), "status_override");
  g_autofree char *by_hand = entente_instrument_words_by_hand (instrument);
  const char *words = entente_instrument_status_words (instrument, computed);

  add_row (card, _ ("Today"), by_hand != NULL ? by_hand : words);
  if (by_hand != NULL)
    /* Translators: the status that follows from the acts, where another was set by hand */
    add_row (card, _ ("By its acts"), words);
  return override == NULL || strcmp (override, "in_force") == 0;
}

/**
 * entente_dossier_build_standing:
 *
 * Appends status, period and last day to give notice, of an instrument.
 */
void
entente_dossier_build_standing (GtkBox *box,
                                EntenteDossierData *data)
{
  gint32 today = entente_today ();
  const char *status;
  EntentePeriod period;
  GtkWidget *card;

  if (entente_record_get_kind (data->record) != ENTENTE_KIND_INSTRUMENT)
    return;
  status = entente_instrument_status_on (data->record, &data->view, today);
  card = entente_dossier_add_card (box, entente_dossier_add_heading (box, _ ("Where it stands")));
  if (!add_status (card, data->record, status)
      || !entente_instrument_period_on (data->record, &data->view, today, &period))
    return;
  if (!period.known)
    {
      if (!period.indefinite)
        add_row (card, _ ("Term"), _ ("not recorded"));
      return;
    }
  add_days (card, _ ("Period"), period.start, period.last, period.earliest_possible);
  if (period.notice_given)
    add_row (card, _ ("After it"), _ ("ends: notice was given"));
  else if (period.maximum_reached)
    add_row (card, _ ("After it"), _ ("ends: no further renewal is allowed"));
  else if (period.will_renew)
    add_row (card, _ ("After it"), _ ("renewed tacitly"));
  if (period.has_notice_day)
    add_days (card, _ ("Last day to give notice"), period.last_notice_day, period.last_notice_day,
              period.earliest_possible);
}
