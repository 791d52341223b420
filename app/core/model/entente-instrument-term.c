/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-instrument-private.h"

#include "entente-util.h"

/* The periods that follow an entry into force. They are kept as stretches, never one by one, so
 * that a term renewed every day for centuries costs no more than any other. */

#define NO_END G_MAXUINT

/* Past these lengths a count of periods has left every calendar in use. */
#define MAX_MONTHS (12 * 10000)
#define MAX_DAYS (366 * 10000)

/**
 * entente_renewal_rule_start:
 * @rule: a rule
 * @index: the place of a period, 0 for the first
 *
 * Counts from the first day of all: the lengths before the period are added up and clamped to the
 * month's end once, so that the 31st and 29 February come back.
 *
 * Returns: the first day of that period; %ENTENTE_DAY_OPEN_END if it lies thousands of years ahead
 */
gint32
entente_renewal_rule_start (const EntenteRenewalRule *rule,
                            guint index)
{
  gint64 months;
  gint64 days;

  g_return_val_if_fail (rule != NULL, ENTENTE_DAY_NONE);

  if (index == 0)
    return rule->counted_from;
  months = rule->first.months + (gint64) (index - 1) * rule->next.months;
  days = rule->first.days + (gint64) (index - 1) * rule->next.days;
  if (months > MAX_MONTHS || days > MAX_DAYS)
    return ENTENTE_DAY_OPEN_END;
  return entente_day_shift (rule->counted_from,
                            &(EntenteDuration){ (int) months, (int) days }, 1);
}

gint32
entente_stretch_start (const EntenteStretch *stretch,
                       guint index)
{
  return stretch->counted ? entente_renewal_rule_start (&stretch->rule, index) : stretch->first;
}

gint32
entente_stretch_last (const EntenteStretch *stretch,
                      guint index)
{
  gint32 next;

  if (index + 1 >= stretch->n)
    return stretch->last;
  next = entente_stretch_start (stretch, index + 1);
  return next == ENTENTE_DAY_OPEN_END ? next : next - 1;
}

/* The place of the period that holds a day; days before and after belong to the first and last. */
guint
entente_stretch_index (const EntenteStretch *stretch,
                       gint32 day)
{
  guint low = 0;
  guint high = 1;

  if (!stretch->counted)
    return 0;
  day = MIN (day, stretch->last == ENTENTE_DAY_OPEN_END ? ENTENTE_DAY_OPEN_END - 1 : stretch->last);
  while (high < stretch->n && entente_stretch_start (stretch, high) <= day)
    {
      low = high;
      high = high > stretch->n / 2 ? stretch->n : high * 2;
    }
  high = MIN (high, stretch->n);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (entente_stretch_start (stretch, middle) <= day)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The end of a period that has none. */
static const EntenteActDay never = { ENTENTE_DAY_OPEN_END, ENTENTE_DAY_OPEN_END, .given = TRUE };

static EntenteStretch *
stretch_at (const EntenteRun *run,
            guint place)
{
  return &g_array_index (run->stretches, EntenteStretch, place);
}

static void
add_alone (EntenteRun *run,
           gint32 first,
           const EntenteActDay *last,
           guint number)
{
  EntenteStretch stretch = {
    .first = first, .last = last->first, .late = last->last, .number = number, .n = 1,
    .exact = last->exact, .about = last->about, .after = "expired",
  };

  g_array_append_val (run->stretches, stretch);
}

static gint32
end_of_counted (const EntenteStretch *stretch)
{
  gint32 next = stretch->n == NO_END ? ENTENTE_DAY_OPEN_END
                                     : entente_renewal_rule_start (&stretch->rule, stretch->n);

  return next == ENTENTE_DAY_OPEN_END ? next : next - 1;
}

/* The first day after it, as far as that is known. */
EntenteActDay
entente_stretch_end (const EntenteStretch *stretch)
{
  EntenteActDay day = { stretch->last + 1, stretch->last + 1, .given = TRUE,
                        .exact = stretch->exact, .about = stretch->about };
  EntenteStretch counted_late = *stretch;
  gint32 late = stretch->late;

  if (stretch->exact)
    return day;
  counted_late.rule.counted_from = late;
  if (stretch->counted && late != ENTENTE_DAY_OPEN_END)
    late = end_of_counted (&counted_late);
  day.last = late == ENTENTE_DAY_OPEN_END ? late : MAX (day.first, late + 1);
  return day;
}

static void
add_counted (EntenteRun *run,
             const EntenteActDay *first,
             const EntenteDuration *length,
             const EntenteTerm *term,
             guint number)
{
  EntenteStretch stretch = {
    .first = first->first, .late = first->last, .number = number, .n = 1, .counted = TRUE,
    .rule = { first->first, *length, term->next }, .exact = first->exact, .about = first->about,
    .after = "expired",
  };

  if (term->tacit)
    {
      stretch.capped = term->has_maximum && number > 0;
      stretch.n = stretch.capped ? term->maximum + 2 - number : NO_END;
    }
  stretch.last = end_of_counted (&stretch);
  g_array_append_val (run->stretches, stretch);
}

/* Tacit renewal goes on after a period whose end an act has fixed, as far as the text allows. */
static void
add_tacit (EntenteRun *run,
           const EntenteTerm *term,
           const EntenteActDay *first,
           guint number)
{
  if (!term->tacit)
    return;
  if (term->has_maximum && number > term->maximum + 1) /* never of an unknown number */
    stretch_at (run, run->stretches->len - 1)->capped = TRUE;
  else if (term->has_next)
    add_counted (run, first, &term->next, term, number);
  else
    add_alone (run, first->first, &never, number);
}

static void
add_first_term (EntenteRun *run,
                const EntenteTerm *term)
{
  if (run->implied || run->day.first == ENTENTE_DAY_OPEN_START)
    add_alone (run, run->day.first, &never, 0);
  else if (term->indefinite || !term->has_length)
    add_alone (run, run->day.first, &never, 1);
  else
    add_counted (run, &run->day, &term->length, term, 1);
}

/* The stretch and the period that a day falls into; a day in a gap belongs to what was before. */
static guint
locate (const EntenteRun *run,
        gint32 day,
        guint *index)
{
  guint place = entente_days_reached (run->stretches, day);

  place = place > 0 ? place - 1 : 0;
  *index = entente_stretch_index (stretch_at (run, place), day);
  return place;
}

/* Lets the term end with a period. */
static void
cut_after (EntenteRun *run,
           guint place,
           guint index)
{
  EntenteStretch *stretch = stretch_at (run, place);

  stretch->last = entente_stretch_last (stretch, index);
  stretch->capped = stretch->capped && index + 1 == stretch->n;
  stretch->n = index + 1;
  g_array_set_size (run->stretches, place + 1);
}

static void
cut_before (EntenteRun *run,
            guint place,
            guint index)
{
  if (index > 0)
    cut_after (run, place, index - 1);
  else
    g_array_set_size (run->stretches, place);
}

/* A renewal for the usual length: another period counted like those before it. */
static void
grow (EntenteStretch *stretch)
{
  stretch->n++;
  stretch->last = end_of_counted (stretch);
  stretch->capped = FALSE;
  stretch->noticed = FALSE;
  stretch->after = "expired";
}

/* Whether the renewal is there already: it tells again what the rule says, or lets the rule run
 * for one more period. */
static gboolean
renewal_keeps_the_rule (EntenteRun *run,
                        guint place,
                        guint index,
                        gint32 new_end)
{
  EntenteStretch *stretch = stretch_at (run, place);
  gint32 next_end = ENTENTE_DAY_NONE;

  if (new_end != ENTENTE_DAY_NONE && new_end <= entente_stretch_last (stretch, index))
    return TRUE;
  if (stretch->counted)
    next_end = entente_renewal_rule_start (&stretch->rule, index + 2) - 1;
  if (new_end != ENTENTE_DAY_NONE && new_end != next_end)
    return FALSE;
  if (index + 1 < stretch->n || place + 1 < run->stretches->len)
    return TRUE;
  if (!stretch->counted)
    return FALSE;
  grow (stretch);
  return TRUE;
}

/* Where an act that prolongs takes hold. Where nothing renews itself, each renewal on record is one
 * more, whenever it was agreed. */
static guint
locate_act (const EntenteRun *run,
            const EntenteTerm *term,
            const EntenteAct *act,
            gint32 day,
            guint *index)
{
  gboolean undated = !act->date.given && !act->effect.given && !act->received.given;
  guint place = run->stretches->len - 1;

  if (term->tacit || (act->role == ENTENTE_ACT_EXTENSION && !undated))
    return locate (run, day, index);
  *index = stretch_at (run, place)->n - 1;
  return place;
}

/* The end of another period of the usual length. */
static EntenteActDay
usual_end (const EntenteRun *run,
           const EntenteTerm *term,
           gint32 from,
           const EntenteActDay *day)
{
  EntenteActDay end = never;

  end.exact = run->day.exact && day->exact;
  if (!term->has_next)
    return end;
  end.first = entente_day_shift (from, &term->next, 1) - 1;
  end.last = end.exact ? end.first : ENTENTE_DAY_OPEN_END;
  return end;
}

/* An extension lengthens the period it falls into; a renewal adds one after it. */
static void
prolong (EntenteRun *run,
         const EntenteTerm *term,
         const EntenteAct *act,
         EntenteActDay day)
{
  EntenteActDay end = act->new_end;
  const EntenteStretch *last = stretch_at (run, run->stretches->len - 1);
  gboolean lapsed = last->last != ENTENTE_DAY_OPEN_END && day.first > last->last + 1;
  guint index;
  guint place = locate_act (run, term, act, day.first, &index);
  const EntenteStretch *stretch = stretch_at (run, place);
  gint32 period_last = entente_stretch_last (stretch, index);
  gboolean endless = period_last == ENTENTE_DAY_OPEN_END;
  gboolean adds = lapsed || (act->role == ENTENTE_ACT_RENEWAL && !endless);
  gint32 from = lapsed ? day.first : adds ? period_last + 1 : entente_stretch_start (stretch, index);
  guint number = stretch->number == 0 ? 0 : stretch->number + index + adds;

  entente_act_day_not_before (&end, endless ? from : period_last);
  if (adds && !lapsed
      && renewal_keeps_the_rule (run, place, index, end.given ? end.first : ENTENTE_DAY_NONE))
    return;
  if (!end.given)
    {
      if (endless)
        return;
      end = usual_end (run, term, adds ? from : period_last + 1, &day);
    }
  if (end.first < from || end.first == period_last)
    return;
  if (adds)
    cut_after (run, place, index);
  else
    cut_before (run, place, index);
  add_alone (run, from, &end, number);
  stretch_at (run, run->stretches->len - 1)->begins_exact = day.exact;
  if (end.first != ENTENTE_DAY_OPEN_END)
    {
      EntenteActDay next = entente_act_day_shift (end, &(EntenteDuration){ 0, 1 });

      add_tacit (run, term, &next, number > 0 ? number + 1 : 0);
    }
}

/* A notice counts for the first period whose last day to give it had not passed. */
static void
stop_renewal (EntenteRun *run,
              const EntenteTerm *term,
              const EntenteAct *act)
{
  const EntenteDuration *notice = term->before_end && term->has_notice ? &term->notice : NULL;
  EntenteActDay day = entente_act_received (act);
  guint index;
  guint place;

  entente_act_day_not_before (&day, run->day.first);
  place = locate (run, day.first, &index);
  /* Near the end that the notice aims at, so that a long notice skips short periods at once. */
  if (notice != NULL && stretch_at (run, place)->counted)
    {
      guint aim = entente_stretch_index (stretch_at (run, place),
                                         entente_day_shift (day.first, notice, 1));

      index = MAX (index, aim > 2 ? aim - 2 : 0);
    }
  while (TRUE)
    {
      EntenteStretch *stretch = stretch_at (run, place);
      gint32 last = entente_stretch_last (stretch, index);
      gboolean ends = index + 1 >= stretch->n && place + 1 >= run->stretches->len;

      if (ends || last == ENTENTE_DAY_OPEN_END)
        {
          stretch->noticed = TRUE;
          return;
        }
      if (day.first <= (notice != NULL ? entente_day_shift (last + 1, notice, -1) : last))
        {
          cut_after (run, place, index);
          stretch = stretch_at (run, place);
          stretch->capped = FALSE;
          stretch->noticed = TRUE;
          stretch->exact = stretch->exact && day.exact;
          /* Of which period, nobody knows. */
          if (!day.exact)
            stretch->late = ENTENTE_DAY_OPEN_END;
          stretch->after = act->role == ENTENTE_ACT_NOTICE_NON_RENEWAL ? "expired" : "terminated";
          return;
        }
      if (++index >= stretch->n)
        {
          place++;
          index = 0;
        }
    }
}

typedef struct
{
  EntenteActDay day;
  const EntenteAct *act;
} TermAct;

static GArray *
find_term_acts (const EntenteLife *life)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (TermAct));

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      TermAct item = { .act = act };
      const char *status;

      if (!entente_life_concerns (life, act))
        continue;
      if (act->role == ENTENTE_ACT_EXTENSION || act->role == ENTENTE_ACT_RENEWAL)
        item.day = entente_act_effect (act);
      else if (entente_life_stops_renewal (life, act)
               || (act->role == ENTENTE_ACT_NOTICE_TERMINATION && !life->term.tacit
                   && !entente_life_end_of (life, act, &status).given))
        item.day = entente_act_received (act);
      else
        continue;
      g_array_append_val (found, item);
    }
  g_array_sort (found, entente_days_compare);
  return found;
}

void
entente_life_lay_terms (EntenteLife *life)
{
  g_autoptr(GArray) acts = find_term_acts (life);
  guint next = 0;

  for (guint i = 0; i < life->runs->len; i++)
    {
      EntenteRun *run = &g_array_index (life->runs, EntenteRun, i);
      gint32 until = i + 1 < life->runs->len
                         ? g_array_index (life->runs, EntenteRun, i + 1).day.first
                         : ENTENTE_DAY_OPEN_END;

      run->stretches = g_array_new (FALSE, TRUE, sizeof (EntenteStretch));
      add_first_term (run, &life->term);
      for (; next < acts->len && g_array_index (acts, TermAct, next).day.first < until; next++)
        {
          TermAct *item = &g_array_index (acts, TermAct, next);

          entente_act_day_not_before (&item->day, run->day.first);
          if (item->act->role == ENTENTE_ACT_EXTENSION || item->act->role == ENTENTE_ACT_RENEWAL)
            prolong (run, &life->term, item->act, item->day);
          else
            stop_renewal (run, &life->term, item->act);
        }
    }
}
