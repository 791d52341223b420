/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entries.h"

#include "entente-date.h"
#include "entente-instrument-time.h"
#include "entente-util.h"

/* What the timeline shows of an instrument: its acts, and what its acts and its term come to. */

typedef struct
{
  EntenteRecord *instrument;
  const GArray *spans;
  EntenteAddEntry add;
  gpointer data;
  guint n_added;
} Maker;

static void
add_entry (Maker *maker,
           EntenteEntryAct act,
           const char *text)
{
  maker->add (act, text, maker->data);
  maker->n_added++;
}

static EntenteEntryAct
entry_of_act (const EntenteRow *row)
{
  static const struct
  {
    const char *type;
    EntenteEntryAct act;
  } acts[] = {
    { "adoption", ENTENTE_ENTRY_ADOPTION },
    { "authentication", ENTENTE_ENTRY_AUTHENTICATION },
    { "initialling", ENTENTE_ENTRY_INITIALLING },
    { "signature", ENTENTE_ENTRY_SIGNING },
    { "signature_ad_referendum", ENTENTE_ENTRY_SIGNING },
    { "ratification", ENTENTE_ENTRY_RATIFICATION },
    { "acceptance", ENTENTE_ENTRY_ACCEPTANCE },
    { "approval", ENTENTE_ENTRY_APPROVAL },
    { "formal_confirmation", ENTENTE_ENTRY_CONFIRMATION },
    { "accession", ENTENTE_ENTRY_ACCESSION },
    { "succession", ENTENTE_ENTRY_SUCCESSION },
    { "notification_consent", ENTENTE_ENTRY_NOTIFICATION },
    { "notification_procedures", ENTENTE_ENTRY_NOTIFICATION },
    { "provisional_application", ENTENTE_ENTRY_PROVISIONAL },
    { "entry_into_force", ENTENTE_ENTRY_ENTRY_INTO_FORCE },
    { "reservation", ENTENTE_ENTRY_RESERVATION },
    { "declaration", ENTENTE_ENTRY_DECLARATION },
    { "objection", ENTENTE_ENTRY_OBJECTION },
    { "withdrawal", ENTENTE_ENTRY_WITHDRAWAL },
    { "extension", ENTENTE_ENTRY_EXTENSION },
    { "renewal", ENTENTE_ENTRY_RENEWAL },
    { "suspension", ENTENTE_ENTRY_SUSPENSION },
    { "resumption", ENTENTE_ENTRY_RESUMPTION },
    { "notice_termination", ENTENTE_ENTRY_NOTICE },
    { "notice_non_renewal", ENTENTE_ENTRY_NOTICE },
    { "denunciation", ENTENTE_ENTRY_DENUNCIATION },
    { "termination", ENTENTE_ENTRY_TERMINATION },
    { "registration", ENTENTE_ENTRY_REGISTRATION },
  };
  const char *type = entente_row_get_text (row, "type");

  if (g_strcmp0 (type, "termination") == 0
      && g_strcmp0 (entente_row_get_text (row, "ground"), "expiry") == 0)
    return ENTENTE_ENTRY_EXPIRY;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_strcmp0 (type, acts[i].type) == 0)
      return acts[i].act;
  return ENTENTE_ENTRY_ACT;
}

/* What counts of these is the day from which it holds. */
static gboolean
counts_from_effect (EntenteEntryAct act)
{
  return act == ENTENTE_ENTRY_ENTRY_INTO_FORCE || act == ENTENTE_ENTRY_EXPIRY
         || act == ENTENTE_ENTRY_TERMINATION || act == ENTENTE_ENTRY_PROVISIONAL
         || act == ENTENTE_ENTRY_SUSPENSION || act == ENTENTE_ENTRY_RESUMPTION;
}

static const char *
date_of_act (const EntenteRow *row,
             EntenteEntryAct act)
{
  const char *const fields[] = { "date", "received", "effect" };
  const char *date = counts_from_effect (act) ? entente_row_get_text (row, "effect") : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields) && date == NULL; i++)
    date = entente_row_get_text (row, fields[i]);
  return date;
}

static void
add_acts (Maker *maker)
{
  GPtrArray *acts = entente_record_get_part_by_key (maker->instrument, "acts");
  GPtrArray *notes = entente_record_get_part_by_key (maker->instrument, "exchanged_notes");

  for (guint i = 0; i < acts->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (acts, i);
      EntenteEntryAct act = entry_of_act (row);
      const char *date = date_of_act (row, act);

      /* A method without a day is the clause, not what came of it: that is worked out. */
      if (act != ENTENTE_ENTRY_ENTRY_INTO_FORCE || date != NULL
          || entente_row_get_text (row, "method") == NULL)
        add_entry (maker, act, date);
    }
  for (guint i = 0; i < notes->len; i++)
    add_entry (maker, ENTENTE_ENTRY_NOTE, entente_row_get_text (g_ptr_array_index (notes, i), "date"));
}

static char *
edtf_of_day (gint32 day)
{
  int year, month, mday;

  entente_day_to_civil (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

/* A day that lies somewhere within a window, as a day, a month or a year; %NULL if that does not
 * hold it. */
static char *
edtf_of_window (gint32 first,
                gint32 latest,
                gboolean about)
{
  const char *mark = about ? "~" : "";
  int years[2], months[2], days[2];

  if (first == ENTENTE_DAY_OPEN_START || latest == ENTENTE_DAY_OPEN_END)
    return NULL;
  entente_day_to_civil (first, &years[0], &months[0], &days[0]);
  entente_day_to_civil (latest, &years[1], &months[1], &days[1]);
  if (first == latest)
    return g_strdup_printf ("%04d-%02d-%02d%s", years[0], months[0], days[0], mark);
  if (years[0] != years[1])
    return NULL;
  return months[0] == months[1] ? g_strdup_printf ("%04d-%02d%s", years[0], months[0], mark)
                                : g_strdup_printf ("%04d%s", years[0], mark);
}

/* The day on which something began that is worked out; %NULL if nobody knows. */
static char *
edtf_of_start (const EntenteStatusSpan *span)
{
  g_autofree char *window = edtf_of_window (span->first, span->latest, span->about);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (window != NULL || span->first == ENTENTE_DAY_OPEN_START || span->latest == ENTENTE_DAY_OPEN_END)
    return g_steal_pointer (&window);
  first = edtf_of_day (span->first);
  last = edtf_of_day (span->latest);
  return g_strdup_printf ("[%s..%s]", first, last);
}

/* The last day before a span. */
static char *
edtf_of_end_before (const EntenteStatusSpan *next)
{
  EntenteStatusSpan before = *next;

  if (!next->exact && next->first != next->latest)
    return edtf_of_start (next);
  before.first--;
  before.latest--;
  return edtf_of_start (&before);
}

static gboolean
is_status (const EntenteStatusSpan *span,
           const char *status)
{
  return span != NULL && strcmp (span->status, status) == 0;
}

/* Whether an act on record tells of what was worked out, on whatever day. */
static gboolean
told_by_act (const Maker *maker,
             const EntenteStatusSpan *span,
             const char *type)
{
  GPtrArray *acts = entente_record_get_part_by_key (maker->instrument, "acts");

  for (guint i = 0; i < acts->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (acts, i);
      const char *text = date_of_act (row, entry_of_act (row));
      EntenteDate date;

      if (g_strcmp0 (entente_row_get_text (row, "type"), type) != 0
          || (text == NULL && entente_row_get_text (row, "method") != NULL))
        continue;
      if (text == NULL || !span->exact
          || (entente_date_parse (text, ENTENTE_DATE_INSTANT, &date, NULL)
              && entente_date_first (&date) <= span->first && entente_date_last (&date) >= span->first))
        return TRUE;
    }
  return FALSE;
}

/* An entry into force and an end that no act tells, but the clauses and the term. */
static void
add_turn (Maker *maker,
          const EntenteStatusSpan *before,
          const EntenteStatusSpan *span)
{
  gboolean was_in_force = is_status (before, "in_force") || is_status (before, "suspended");
  g_autofree char *text = NULL;

  if (is_status (span, "in_force") && !was_in_force && !is_status (before, "expired")
      && !told_by_act (maker, span, "entry_into_force")
      && !told_by_act (maker, span, "renewal") && !told_by_act (maker, span, "extension"))
    {
      text = edtf_of_start (span);
      if (text != NULL)
        add_entry (maker, ENTENTE_ENTRY_ENTRY_INTO_FORCE, text);
    }
  else if (was_in_force && is_status (span, "expired") && !told_by_act (maker, span, "termination"))
    {
      text = edtf_of_end_before (span);
      if (text != NULL)
        add_entry (maker, ENTENTE_ENTRY_EXPIRY, text);
    }
  else if (was_in_force && is_status (span, "terminated")
           && !told_by_act (maker, span, "termination"))
    {
      text = edtf_of_start (span);
      if (text != NULL)
        add_entry (maker, ENTENTE_ENTRY_TERMINATION, text);
    }
}

/* The days on which it is in force. Ends of which nobody knows the day are left empty; where
 * neither is known, it was in force some time. */
static void
add_force (Maker *maker,
           const EntenteStatusSpan *span,
           const EntenteStatusSpan *next,
           gboolean ends)
{
  g_autofree char *first = edtf_of_window (span->first, span->latest, span->about);
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  if (next != NULL)
    {
      gboolean whole_days = next->exact || next->first == next->latest;

      last = edtf_of_window (next->first - whole_days, next->latest - whole_days, next->about);
    }
  else if (!ends)
    last = g_strdup ("..");
  if (first != NULL || (last != NULL && strcmp (last, "..") != 0))
    text = g_strdup_printf ("%s/%s", first != NULL ? first : "", last != NULL ? last : "");
  add_entry (maker, ENTENTE_ENTRY_IN_FORCE, text);
}

static void
add_spans (Maker *maker)
{
  const char *override
      = entente_row_get_text (entente_record_get_row (maker->instrument), "status_override");
  gboolean by_hand = g_strcmp0 (override, "in_force") == 0;
  const EntenteStatusSpan *last_force = NULL;

  for (guint i = 0; i < maker->spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (maker->spans, EntenteStatusSpan, i);

      add_turn (maker, i > 0 ? span - 1 : NULL, span);
      if (is_status (span, "in_force"))
        last_force = span;
    }
  for (guint i = 0; i < maker->spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (maker->spans, EntenteStatusSpan, i);

      /* What was set by hand says how it stands now, and not since when. */
      if (is_status (span, "in_force"))
        add_force (maker, span,
                   i + 1 < maker->spans->len && !(by_hand && span == last_force) ? span + 1 : NULL,
                   override != NULL && !by_hand);
    }
  if (by_hand && last_force == NULL)
    add_entry (maker, ENTENTE_ENTRY_IN_FORCE, NULL);
}

/**
 * entente_entries_add_instrument:
 * @instrument: a record of the kind instrument
 * @spans: (nullable) (element-type EntenteStatusSpan): its computed status from day to day
 * @add: called for each entry, with its date in EDTF or %NULL
 * @data: for @add
 *
 * One entry for each kind of act and date; besides, what the acts and the term come to: entry into
 * force, expiry, termination, and the days in force. Nothing is dated that is not known.
 */
void
entente_entries_add_instrument (EntenteRecord *instrument,
                                const GArray *spans,
                                EntenteAddEntry add,
                                gpointer data)
{
  Maker maker = { instrument, spans, add, data, 0 };

  add_acts (&maker);
  if (spans != NULL)
    add_spans (&maker);
  if (maker.n_added == 0)
    add_entry (&maker, ENTENTE_ENTRY_ACT, NULL);
}
