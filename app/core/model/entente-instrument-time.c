/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-instrument-private.h"

#include "entente-util.h"

/* What holds on one day, and why. */
typedef struct
{
  const char *status; /* NULL if nothing tells */
  EntenteActDay since; /* the day that brought it, as far as it is known */
  const EntenteRun *start; /* while in force or suspended, as the view has it */
  const EntenteRun *run;   /* of the whole instrument, whose term counts; may be NULL */
  const EntenteStretch *stretch;
} Found;

static gboolean
reached (const EntenteActDay *from,
         gint32 day)
{
  return from->given && from->first <= day;
}

/* The last of the items, in order, that has begun on a day. */
static gconstpointer
last_reached (GArray *items,
              gint32 day)
{
  guint n = entente_days_reached (items, day);

  return n > 0 ? items->data + (gsize) (n - 1) * g_array_get_element_size (items) : NULL;
}

/* The first end after a start; an end stays until the next start. */
static const EntenteEnding *
ending_after (const EntenteLife *life,
              const EntenteRun *start)
{
  guint next = 0;

  if (start != NULL && start->day.first != ENTENTE_DAY_OPEN_START)
    next = entente_days_reached (life->endings, start->day.first - 1);
  return next < life->endings->len ? &g_array_index (life->endings, EntenteEnding, next) : NULL;
}

static void
find_suspension (const EntenteLife *life,
                 gint32 day,
                 Found *found)
{
  const EntenteInterval *suspension = last_reached (life->suspensions, day);

  if (suspension == NULL)
    return;
  if (!reached (&suspension->until, day))
    {
      found->status = "suspended";
      found->since = suspension->day;
    }
  else
    found->since = suspension->until;
}

static void
find_in_force (const EntenteLife *life,
               const EntenteRun *start,
               gint32 day,
               Found *found)
{
  const EntenteRun *run = last_reached (life->runs, day);
  const EntenteStretch *stretch;

  found->status = "in_force";
  found->since = start->day;
  found->start = start;
  /* A party may have been bound before the whole was, and has no period yet. */
  if (run == NULL)
    return;
  stretch = last_reached (run->stretches, day);
  if (day > stretch->last)
    {
      *found = (Found){ stretch->after, entente_stretch_end (stretch) };
      return;
    }
  found->run = run;
  found->stretch = stretch;
  /* Back in force after a gap: that day is the renewal's. */
  if (stretch != (const EntenteStretch *) (const void *) run->stretches->data
      && stretch[-1].last + 1 < stretch->first)
    found->since = (EntenteActDay){ stretch->first, stretch->first, .given = TRUE,
                                    .exact = stretch->begins_exact,
                                    .or_later = !stretch->begins_exact };
  find_suspension (life, day, found);
}

static void
find_before_force (const EntenteLife *life,
                   gint32 day,
                   Found *found)
{
  const struct
  {
    const EntenteActDay *day;
    const char *status;
  } stages[] = {
    { &life->concluded, "signed" },
    { &life->initialled, "initialled" },
    { &life->proposed, "proposed" },
  };

  if (reached (&life->provisional.day, day) && !reached (&life->provisional.until, day))
    {
      found->status = "provisionally_applied";
      found->since = life->provisional.day;
      find_suspension (life, day, found);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (stages) && found->status == NULL; i++)
    if (reached (stages[i].day, day))
      {
        found->status = stages[i].status;
        found->since = *stages[i].day;
      }
}

static Found
find_on (const EntenteLife *life,
         gint32 day)
{
  Found found = { 0 };
  const EntenteRun *start = last_reached (life->starts, day);
  const EntenteEnding *ending = ending_after (life, start);

  if (ending != NULL && reached (&ending->day, day))
    {
      found.status = ending->status;
      found.since = ending->day;
    }
  else if (start != NULL)
    find_in_force (life, start, day, &found);
  else
    find_before_force (life, day, &found);
  return found;
}

static void
add_turn (GArray *days,
          gint32 day)
{
  if (day != ENTENTE_DAY_OPEN_END)
    g_array_append_val (days, day);
}

static void
add_day (GArray *days,
         const EntenteActDay *day)
{
  if (day->given)
    add_turn (days, day->first);
}

/* Every day on which the status may turn. */
static GArray *
find_turns (const EntenteLife *life)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint32));

  add_day (days, &life->proposed);
  add_day (days, &life->initialled);
  add_day (days, &life->concluded);
  add_day (days, &life->provisional.day);
  add_day (days, &life->provisional.until);
  for (guint i = 0; i < life->starts->len; i++)
    add_day (days, &g_array_index (life->starts, EntenteRun, i).day);
  for (guint i = 0; i < life->endings->len; i++)
    add_day (days, &g_array_index (life->endings, EntenteEnding, i).day);
  for (guint i = 0; i < life->suspensions->len; i++)
    {
      add_day (days, &g_array_index (life->suspensions, EntenteInterval, i).day);
      add_day (days, &g_array_index (life->suspensions, EntenteInterval, i).until);
    }
  for (guint i = 0; i < life->runs->len; i++)
    {
      GArray *stretches = g_array_index (life->runs, EntenteRun, i).stretches;

      for (guint j = 0; j < stretches->len; j++)
        {
          const EntenteStretch *stretch = &g_array_index (stretches, EntenteStretch, j);

          add_turn (days, stretch->first);
          if (stretch->last != ENTENTE_DAY_OPEN_END)
            add_turn (days, stretch->last + 1);
        }
    }
  g_array_sort (days, entente_days_compare);
  return days;
}

static EntenteStatusSpan
make_span (const Found *found,
           gint32 day)
{
  EntenteStatusSpan span = { found->status, day, ENTENTE_DAY_OPEN_END, found->since.exact };

  span.latest = found->since.or_later ? ENTENTE_DAY_OPEN_END : MAX (day, found->since.last);
  span.about = found->since.about && !found->since.exact;
  return span;
}

/* The last span may go on by a rule; spans that end are told by their ends. */
static void
add_rule (const EntenteLife *life,
          GArray *spans)
{
  EntenteStatusSpan *span = spans->len > 0
                                ? &g_array_index (spans, EntenteStatusSpan, spans->len - 1)
                                : NULL;
  Found found;

  if (span == NULL)
    return;
  found = find_on (life, ENTENTE_DAY_OPEN_END - 1);
  if (found.stretch == NULL || found.stretch->n != G_MAXUINT)
    return;
  span->renews = TRUE;
  span->rule = found.stretch->rule;
}

/**
 * entente_instrument_spans:
 * @instrument: a record of the kind instrument
 * @view: (nullable): whose eyes to see with; %NULL is the instrument as a whole
 *
 * Computes the status of the instrument from day to day, from its acts, its notes exchanged and its
 * term. A status set by hand is not looked at. Nothing is in force unless an act says so: an entry
 * into force with its day, or with a method and all the acts that the method waits for, or an act
 * that only an instrument in force can see (extension, renewal, suspension, resumption).
 *
 * Days that are not fully known are taken as early as they can be, after the acts that must have
 * come before: an entry into force in "2023" not before a signature in May 2023, an end not before
 * the start. An act without any date happened, on a day that nobody knows: it counts from the
 * earliest day that the other acts leave to it, be it the beginning of time. Such spans are not
 * exact.
 *
 * Of two parties, each speaks for both once the instrument is in force. Of more, an act with a
 * party counts for that party only, and a party is bound by its own consent, or by the entry into
 * force of the whole where the record knows of no consents but accessions. The whole is signed from
 * the first signature on, of two as of many. It ends when the last of its parties has left, of
 * which at least two must be on record.
 *
 * Returns: (transfer full) (element-type EntenteStatusSpan): the spans in order, without gaps, the
 *   first beginning with the first act that tells anything and the last without end; empty if
 *   nothing tells, or if the view's party has nothing to do with the instrument
 */
GArray *
entente_instrument_spans (EntenteRecord *instrument,
                          const EntenteInstrumentView *view)
{
  g_autoptr(EntenteLife) life = NULL;
  g_autoptr(GArray) turns = NULL;
  GArray *spans;

  g_return_val_if_fail (ENTENTE_IS_RECORD (instrument), NULL);
  g_return_val_if_fail (entente_record_get_kind (instrument) == ENTENTE_KIND_INSTRUMENT, NULL);

  life = entente_life_new (instrument, view);
  turns = find_turns (life);
  spans = g_array_new (FALSE, TRUE, sizeof (EntenteStatusSpan));
  for (guint i = 0; i < turns->len; i++)
    {
      gint32 day = g_array_index (turns, gint32, i);
      Found found = find_on (life, day);
      EntenteStatusSpan span = make_span (&found, day);
      EntenteStatusSpan *before = spans->len > 0
                                      ? &g_array_index (spans, EntenteStatusSpan, spans->len - 1)
                                      : NULL;

      if (found.status == NULL && before == NULL)
        continue;
      if (found.status == NULL)
        span.status = "unknown";
      if (before != NULL && strcmp (before->status, span.status) == 0)
        continue;
      if (before != NULL)
        before->last = day - 1;
      g_array_append_val (spans, span);
    }
  add_rule (life, spans);
  return spans;
}

/**
 * entente_instrument_status_on:
 * @instrument: a record of the kind instrument
 * @view: (nullable): whose eyes to see with; %NULL is the instrument as a whole
 * @day: a Julian day number
 *
 * Computes the status on one day, as entente_instrument_spans() does for all days.
 *
 * Returns: (transfer none): a code of the vocabulary `status`; `unknown` if nothing tells
 */
const char *
entente_instrument_status_on (EntenteRecord *instrument,
                              const EntenteInstrumentView *view,
                              gint32 day)
{
  g_autoptr(EntenteLife) life = NULL;
  Found found;

  g_return_val_if_fail (ENTENTE_IS_RECORD (instrument), "unknown");
  g_return_val_if_fail (entente_record_get_kind (instrument) == ENTENTE_KIND_INSTRUMENT, "unknown");

  life = entente_life_new (instrument, view);
  found = find_on (life, day);
  return found.status != NULL ? found.status : "unknown";
}

/* An end within the period is the period's end. */
static gboolean
cut_by_ending (const EntenteLife *life,
               gint32 day,
               EntentePeriod *period)
{
  const EntenteEnding *ending = ending_after (life, last_reached (life->starts, day));

  if (ending == NULL || ending->day.first > period->last)
    return FALSE;
  period->last = ending->day.first - 1;
  period->notice_given = ending->noticed;
  period->earliest_possible |= !ending->day.exact;
  return TRUE;
}

static void
fill_renewal (const EntenteTerm *term,
              const Found *found,
              guint index,
              EntentePeriod *period)
{
  const EntenteStretch *stretch = found->stretch;
  GArray *stretches = found->run->stretches;
  gboolean ends_stretch = index + 1 >= stretch->n;
  gboolean last_stretch
      = stretch == &g_array_index (stretches, EntenteStretch, stretches->len - 1);

  period->next_start = period->last + 1;
  period->will_renew = !ends_stretch
                       || (!last_stretch && stretch[1].first == period->next_start);
  period->notice_given = stretch->noticed && ends_stretch && last_stretch;
  period->maximum_reached = stretch->capped && ends_stretch && last_stretch;
  period->has_notice_day = term->tacit && term->before_end && term->has_notice
                           && (period->will_renew || period->notice_given)
                           && !period->maximum_reached;
  if (period->has_notice_day)
    period->last_notice_day = entente_day_shift (period->next_start, &term->notice, -1);
  /* A notice of ten thousand years leads to no day that anybody could keep. */
  if (!entente_day_is_dated (period->last_notice_day))
    period->has_notice_day = FALSE;
}

/**
 * entente_instrument_period_on:
 * @instrument: a record of the kind instrument
 * @view: (nullable): whose eyes to see with; %NULL is the instrument as a whole
 * @day: a Julian day number
 * @period: (out): the period of its term that holds the day, all zero if there is none
 *
 * Computes the current period, its end, the next renewal and the last day to give notice. Notice is
 * due only where the text renews itself and counts notice back from the period's end.
 *
 * Returns: %TRUE if the instrument was in force on that day, suspended or not
 */
gboolean
entente_instrument_period_on (EntenteRecord *instrument,
                              const EntenteInstrumentView *view,
                              gint32 day,
                              EntentePeriod *period)
{
  g_autoptr(EntenteLife) life = NULL;
  Found found;
  guint index;

  g_return_val_if_fail (ENTENTE_IS_RECORD (instrument), FALSE);
  g_return_val_if_fail (entente_record_get_kind (instrument) == ENTENTE_KIND_INSTRUMENT, FALSE);
  g_return_val_if_fail (period != NULL, FALSE);

  *period = (EntentePeriod){ 0 };
  life = entente_life_new (instrument, view);
  found = find_on (life, day);
  if (found.start == NULL)
    return FALSE;

  period->indefinite = life->term.indefinite;
  if (found.stretch == NULL)
    {
      period->start = found.start->day.first;
      period->earliest_possible = !found.start->day.exact;
      return TRUE;
    }
  index = entente_stretch_index (found.stretch, day);
  period->start = entente_stretch_start (found.stretch, index);
  period->last = entente_stretch_last (found.stretch, index);
  period->earliest_possible = !found.run->day.exact;
  if (!cut_by_ending (life, day, period))
    {
      if (period->last == ENTENTE_DAY_OPEN_END)
        {
          period->notice_given = found.stretch->noticed;
          period->last = ENTENTE_DAY_NONE;
          return TRUE;
        }
      period->earliest_possible |= !found.stretch->exact && index + 1 >= found.stretch->n;
      fill_renewal (&life->term, &found, index, period);
    }
  period->known = TRUE;
  period->number = found.stretch->number > 0 ? found.stretch->number + index : 0;
  return TRUE;
}

static gboolean
is_non_binding (EntenteRecord *instrument)
{
  const EntenteRow *row = entente_record_get_row (instrument);

  return g_strcmp0 (entente_row_get_text (row, "binding"), "non_binding") == 0;
}

/**
 * entente_instrument_status_words:
 * @instrument: a record of the kind instrument
 * @status: (nullable): a code of the vocabulary `status`
 *
 * A text that binds nobody is in effect, not in force.
 *
 * Returns: (transfer none): the status in the interface's language, as it is said of this instrument
 */
const char *
entente_instrument_status_words (EntenteRecord *instrument,
                                 const char *status)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (instrument), "");

  /* Translators: the status of a memorandum that is not binding; others are "in force" */
  if (is_non_binding (instrument) && g_strcmp0 (status, "in_force") == 0)
    return _ ("In effect");
  return entente_vocabulary_label (&entente_vocabulary_status, status);
}

/**
 * entente_instrument_words_by_hand:
 * @instrument: a record of the kind instrument
 *
 * Returns: (transfer full) (nullable): the status that was set by hand, and that it was, in the
 *   interface's language; %NULL if none was
 */
char *
entente_instrument_words_by_hand (EntenteRecord *instrument)
{
  const char *status;

  g_return_val_if_fail (ENTENTE_IS_RECORD (instrument), NULL);

  status = entente_row_get_text (entente_record_get_row (instrument), "status_override");
  if (status == NULL)
    return NULL;
  /* Translators: a status that does not follow from the acts: "Terminated (set by hand)" */
  return g_strdup_printf (_ ("%s (set by hand)"), entente_instrument_status_words (instrument, status));
}

/**
 * entente_instrument_act_words:
 * @instrument: a record of the kind instrument
 * @act: (nullable): a code of the vocabulary `act`
 *
 * Returns: (transfer none): the act in the interface's language, as it is said of this instrument
 */
const char *
entente_instrument_act_words (EntenteRecord *instrument,
                              const char *act)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (instrument), "");

  /* Translators: the act of a memorandum that is not binding; others enter into force */
  if (is_non_binding (instrument) && g_strcmp0 (act, "entry_into_force") == 0)
    return _ ("Coming into effect");
  return entente_vocabulary_label (&entente_vocabulary_act, act);
}
