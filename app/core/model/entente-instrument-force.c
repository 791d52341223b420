/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-instrument-private.h"

#include "entente-util.h"

/* From the first draft to the entry into force, for the whole and for one party. */

#define ROLES_SIGNATURE (ENTENTE_ROLE_BIT (SIGNATURE) | ENTENTE_ROLE_BIT (AD_REFERENDUM))
#define ROLES_STAGE (ROLES_SIGNATURE | ENTENTE_ROLE_BIT (NOTE) | ENTENTE_ROLES_CONSENT)

typedef EntenteActDay (*DayOfAct) (const EntenteAct *act);

static const EntenteActDay no_day = { 0 };

static gboolean
has_role (const EntenteAct *act,
          guint roles)
{
  return (1u << act->role & roles) != 0;
}

static gboolean
is_undated (const EntenteActDay *day)
{
  return day->first == ENTENTE_DAY_OPEN_START && day->last == ENTENTE_DAY_OPEN_END;
}

/* Beside an act that has a date, one without tells nothing more about the first day. */
static EntenteActDay
earlier (EntenteActDay a,
         EntenteActDay b)
{
  if (!a.given || !b.given)
    return a.given ? a : b;
  if (is_undated (&a) || is_undated (&b))
    return is_undated (&a) ? b : a;
  if (a.first == b.first)
    return a.exact ? a : b;
  return a.first < b.first ? a : b;
}

static EntenteActDay
later (EntenteActDay a,
       EntenteActDay b)
{
  EntenteActDay day = a.first >= b.first ? a : b;

  if (!a.given || !b.given)
    return a.given ? a : b;
  if (a.first == b.first && !a.exact)
    day = b;
  day.last = MAX (a.last, b.last);
  day.exact = day.exact && day.first == day.last;
  return day;
}

static gboolean
stands_aside (const EntenteLife *life)
{
  return !life->whole && g_array_index (life->sides, EntenteSide, life->side).aside;
}

/* Whether an act that speaks for its own party only speaks for the view. */
static gboolean
speaks_for (const EntenteLife *life,
            const EntenteAct *act)
{
  if (life->whole || act->side == life->side)
    return TRUE;
  /* Who accedes was not there when all signed. */
  if (g_array_index (life->sides, EntenteSide, life->side).acceding && has_role (act, ROLES_SIGNATURE))
    return FALSE;
  return act->side < 0 && !(stands_aside (life) && has_role (act, ROLES_STAGE));
}

static EntenteActDay
first_stage (const EntenteLife *life,
             guint roles)
{
  EntenteActDay first = no_day;

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (has_role (act, roles) && speaks_for (life, act))
        first = earlier (first, entente_act_done (act));
    }
  return first;
}

/* For each side its first day of such an act; beside them the days of acts that name no party. */
static GArray *
gather (const EntenteLife *life,
        guint roles,
        DayOfAct day_of,
        GArray *loose)
{
  GArray *of_side = g_array_new (FALSE, TRUE, sizeof (EntenteActDay));

  g_array_set_size (of_side, life->sides->len);
  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      EntenteActDay day;

      if (!has_role (act, roles))
        continue;
      day = day_of (act);
      if (act->side < 0)
        g_array_append_val (loose, day);
      else
        {
          EntenteActDay *known = &g_array_index (of_side, EntenteActDay, act->side);

          *known = earlier (*known, day);
        }
    }
  return of_side;
}

/* The day on which the last of all sides had done an act of these roles, or of the fallback's; no
 * day if one of them has not. An act that names no party was done by all together if @jointly,
 * else by one of those missing. */
static EntenteActDay
last_of_all (const EntenteLife *life,
             guint roles,
             guint fallback,
             DayOfAct day_of,
             gboolean jointly)
{
  g_autoptr(GArray) loose = g_array_new (FALSE, FALSE, sizeof (EntenteActDay));
  g_autoptr(GArray) loose_fallback = g_array_new (FALSE, FALSE, sizeof (EntenteActDay));
  g_autoptr(GArray) of_side = gather (life, roles, day_of, loose);
  g_autoptr(GArray) of_side_fallback = gather (life, fallback, day_of, loose_fallback);
  GArray *others = loose->len > 0 ? loose : loose_fallback;
  EntenteActDay last = no_day;
  guint n = others->len;
  guint missing = 0;

  for (guint i = 0; i < of_side->len; i++)
    {
      const EntenteSide *side = &g_array_index (life->sides, EntenteSide, i);
      EntenteActDay day = g_array_index (of_side, EntenteActDay, i);

      if (side->aside || side->acceding)
        continue;
      if (!day.given)
        day = g_array_index (of_side_fallback, EntenteActDay, i);
      n += day.given;
      missing += !day.given;
      last = later (last, day);
    }
  for (guint i = 0; i < others->len; i++)
    last = later (last, g_array_index (others, EntenteActDay, i));
  if (jointly && others->len > 0)
    return last;
  return n >= 2 && missing <= (jointly ? 0 : others->len) ? last : no_day;
}

static gint32
nth (GArray *days,
     gint64 n)
{
  return g_array_index (days, gint32, n - 1);
}

static EntenteActDay
nth_consent (const EntenteLife *life,
             gint64 n)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (EntenteActDay));
  g_autoptr(GArray) of_side = gather (life, ENTENTE_ROLES_CONSENT, entente_act_received, days);
  g_autoptr(GArray) firsts = g_array_new (FALSE, FALSE, sizeof (gint32));
  g_autoptr(GArray) lasts = g_array_new (FALSE, FALSE, sizeof (gint32));
  EntenteActDay day = { .given = TRUE };

  for (guint i = 0; i < of_side->len; i++)
    if (g_array_index (of_side, EntenteActDay, i).given)
      g_array_append_val (days, g_array_index (of_side, EntenteActDay, i));
  if (n < 1 || n > days->len)
    return no_day;
  for (guint i = 0; i < days->len; i++)
    {
      g_array_append_val (firsts, g_array_index (days, EntenteActDay, i).first);
      g_array_append_val (lasts, g_array_index (days, EntenteActDay, i).last);
    }
  g_array_sort (firsts, entente_days_compare);
  g_array_sort (lasts, entente_days_compare);
  day.first = nth (firsts, n);
  day.last = nth (lasts, n);
  for (guint i = 0; i < days->len && day.first == day.last; i++)
    day.exact |= g_array_index (days, EntenteActDay, i).exact
                 && g_array_index (days, EntenteActDay, i).first == day.first;
  return day;
}

/* The day of an entry into force. A row with a method and no date states the clause, and the day is
 * worked out once the other acts suffice; a row with neither says that it happened some day. */
static EntenteActDay
entry_day (const EntenteLife *life,
           const EntenteAct *act)
{
  EntenteActDay day = no_day;

  if (act->date.given || act->effect.given || act->method == NULL)
    return entente_act_effect (act);
  if (strcmp (act->method, "signature") == 0)
    /* A signature ad referendum counts once the party has confirmed it. */
    day = last_of_all (life, ENTENTE_ROLE_BIT (SIGNATURE) | ENTENTE_ROLE_BIT (NOTE),
                       ENTENTE_ROLES_CONSENT, entente_act_done, TRUE);
  else if (strcmp (act->method, "exchange") == 0)
    day = last_of_all (life, ENTENTE_ROLE_BIT (CONSENT) | ENTENTE_ROLE_BIT (NOTIFICATION),
                       ENTENTE_ROLE_BIT (NOTE), entente_act_received, TRUE);
  else if (strcmp (act->method, "later_notification") == 0)
    day = last_of_all (life, ENTENTE_ROLE_BIT (NOTIFICATION), 0, entente_act_received, FALSE);
  else if (strcmp (act->method, "nth_ratification") == 0)
    day = nth_consent (life, act->count);
  return act->has_delay ? entente_act_day_shift (day, &act->delay) : day;
}

/* What is signed stays signed: the first signature tells, of two parties as of many, so that a
 * later one that comes on record takes nothing back from the days before. Whether both have signed
 * is asked where the entry into force waits for it, and each party sees its own day. */
static void
find_stages (EntenteLife *life)
{
  life->proposed = first_stage (life, ENTENTE_ROLE_BIT (PROPOSING));
  life->initialled = first_stage (life, ENTENTE_ROLE_BIT (INITIALLING));
  life->concluded = first_stage (life, ROLES_SIGNATURE);
  if (!life->concluded.given)
    life->concluded = last_of_all (life, ENTENTE_ROLE_BIT (NOTE), 0, entente_act_done, FALSE);
  if (!life->concluded.given)
    life->concluded = first_stage (life, ENTENTE_ROLES_CONSENT);
  if (!life->proposed.given)
    life->proposed = first_stage (life, ENTENTE_ROLE_BIT (NOTE));
}

static void
find_provisional (EntenteLife *life)
{
  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      EntenteActDay day;

      if (act->role != ENTENTE_ACT_PROVISIONAL || !entente_life_concerns (life, act)
          || stands_aside (life))
        continue;
      day = entente_act_effect (act);
      entente_act_day_not_before (&day, life->concluded.given ? life->concluded.first
                                                              : ENTENTE_DAY_OPEN_START);
      if (life->provisional.day.given && life->provisional.day.first <= day.first)
        continue;
      life->provisional.day = day;
      life->provisional.until = entente_act_day_shift (act->new_end, &(EntenteDuration){ 0, 1 });
    }
}

/* The day that an entry into force with a partial date cannot come before: the signature, and
 * between two sides all that they did on the way to it. */
static gint32
floor_of_entry (const EntenteLife *life)
{
  gint32 floor = life->concluded.given ? life->concluded.first : ENTENTE_DAY_OPEN_START;

  for (guint i = 0; i < life->acts->len && life->bilateral; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (has_role (act, ROLES_STAGE))
        floor = MAX (floor, entente_act_done (act).first);
    }
  return floor;
}

/* Nobody renews, extends, suspends or resumes what is not in force. */
static void
add_implied_run (EntenteLife *life)
{
  const guint roles = ENTENTE_ROLE_BIT (EXTENSION) | ENTENTE_ROLE_BIT (RENEWAL)
                      | ENTENTE_ROLE_BIT (SUSPENSION) | ENTENTE_ROLE_BIT (RESUMPTION);
  EntenteRun run = { .implied = TRUE };

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (has_role (act, roles) && entente_life_concerns (life, act))
        run.day = earlier (run.day, entente_act_effect (act));
    }
  if (!run.day.given)
    return;
  run.day.exact = FALSE;
  /* It was in force by then, and nobody knows since when. */
  run.day.last = ENTENTE_DAY_OPEN_END;
  g_array_append_val (life->runs, run);
}

static void
find_runs (EntenteLife *life)
{
  const gint32 floor = floor_of_entry (life);
  gboolean joint = FALSE;

  for (guint i = 0; i < life->acts->len; i++)
    joint |= g_array_index (life->acts, EntenteAct, i).role == ENTENTE_ACT_FORCE
             && g_array_index (life->acts, EntenteAct, i).side < 0;
  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      EntenteRun run = { .act = act };

      if (act->role != ENTENTE_ACT_FORCE || (act->side >= 0 && joint && !life->bilateral))
        continue;
      run.day = entry_day (life, act);
      entente_act_day_not_before (&run.day, floor);
      if (run.day.given)
        g_array_append_val (life->runs, run);
    }
  if (life->runs->len == 0)
    add_implied_run (life);
  g_array_sort (life->runs, entente_days_compare);
}

/* A party of many is bound from its own consent on, once the instrument is in force; late comers
 * wait as long as the first did. */
static EntenteActDay
bound_by_consent (const EntenteLife *life,
                  const EntenteAct *act)
{
  const EntenteRun *run;
  EntenteActDay received = entente_act_received (act);
  EntenteActDay day;

  if (act->effect.given)
    return act->effect;
  if (life->runs->len == 0)
    return no_day;
  run = &g_array_index (life->runs, EntenteRun, 0);
  if (run->act != NULL && run->act->has_delay)
    return later (run->day, entente_act_day_shift (received, &run->act->delay));
  day = later (run->day, received);
  /* Late, and nobody recorded how long it had to wait. */
  if (day.first > run->day.first && run->act != NULL
      && (run->act->date.given || run->act->effect.given))
    {
      day.exact = FALSE;
      day.or_later = TRUE;
    }
  return day;
}

/* The first day on which a side is out by an act of its own; no day if it never left. */
static EntenteActDay
first_leave (const EntenteLife *life)
{
  EntenteActDay first = no_day;

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      const char *status;

      if (act->side == life->side)
        first = earlier (first, entente_life_end_of (life, act, &status));
    }
  return first;
}

/* Without a consent of its own, a party of many is bound only where none was called for. That
 * others acceded later tells nothing of those who were there from the start, nor does the consent
 * by which a party came back after it had left. */
static gboolean
bound_with_all (const EntenteLife *life,
                const EntenteActDay *left)
{
  const EntenteSide *side = &g_array_index (life->sides, EntenteSide, life->side);
  gboolean signed_apart = FALSE;
  gboolean signed_by_it = FALSE;

  if (side->aside || side->signatory || side->acceding)
    return FALSE;
  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      gboolean came_back = left->given && act->side == life->side
                           && entente_act_received (act).first >= left->first;

      if (g_strcmp0 (act->method, "nth_ratification") == 0
          || (has_role (act, ENTENTE_ROLE_BIT (CONSENT) | ENTENTE_ROLE_BIT (NOTIFICATION))
              && !came_back))
        return FALSE;
      if (has_role (act, ROLES_SIGNATURE))
        {
          signed_apart |= act->side >= 0;
          signed_by_it |= act->side < 0 || act->side == life->side;
        }
    }
  return signed_by_it || !signed_apart;
}

/* The party's own entry into force, which tells better than its consent when it was bound. */
static EntenteActDay
own_entry (const EntenteLife *life)
{
  EntenteActDay first = no_day;

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (act->role == ENTENTE_ACT_FORCE && act->side == life->side)
        first = earlier (first, entry_day (life, act));
    }
  return first;
}

static void
find_starts_of_party (EntenteLife *life)
{
  EntenteActDay own = own_entry (life);
  EntenteActDay left = first_leave (life);

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      EntenteRun start = { 0 };

      if (act->role == ENTENTE_ACT_FORCE && act->side == life->side)
        start.day = entry_day (life, act);
      else if (has_role (act, ENTENTE_ROLES_CONSENT) && speaks_for (life, act))
        {
          start.day = bound_by_consent (life, act);
          if (own.given && start.day.first < own.first)
            continue;
        }
      if (start.day.given)
        g_array_append_val (life->starts, start);
    }
  g_array_sort (life->starts, entente_days_compare);
  /* What it consented to after it had left is another start. */
  if ((life->starts->len == 0
       || (left.given && left.first <= g_array_index (life->starts, EntenteRun, 0).day.first))
      && bound_with_all (life, &left))
    g_array_append_vals (life->starts, life->runs->data, life->runs->len);
  g_array_sort (life->starts, entente_days_compare);
  /* Where only the party's own entry into force is known, its term counts from there. */
  if (life->runs->len == 0)
    g_array_append_vals (life->runs, life->starts->data, life->starts->len);
}

void
entente_life_find_starts (EntenteLife *life)
{
  find_stages (life);
  find_provisional (life);
  find_runs (life);
  if (life->whole || (life->bilateral && !stands_aside (life)))
    g_array_append_vals (life->starts, life->runs->data, life->runs->len);
  else
    find_starts_of_party (life);
  /* Work under way on an instrument that exists is about what comes after it. */
  if (life->drafting && !life->proposed.given && !life->concluded.given && life->starts->len == 0)
    life->proposed
        = (EntenteActDay){ ENTENTE_DAY_OPEN_START, ENTENTE_DAY_OPEN_END, .given = TRUE };
  if (life->proposed.given)
    entente_act_day_not_before (&life->initialled, life->proposed.first);
  if (life->initialled.given)
    entente_act_day_not_before (&life->concluded, life->initialled.first);
}

/* A new start counts only after an end: else it is another row on the same entry into force. */
static void
pick (GArray *starts,
      GArray *endings)
{
  guint kept = 0;

  for (guint i = 1; i < starts->len; i++)
    {
      gint32 before = g_array_index (starts, EntenteRun, kept).day.first;
      EntenteRun *start = &g_array_index (starts, EntenteRun, i);
      guint next = before == ENTENTE_DAY_OPEN_START ? 0 : entente_days_reached (endings, before - 1);

      if (next < endings->len
          && g_array_index (endings, EntenteEnding, next).day.first < start->day.first)
        g_array_index (starts, EntenteRun, ++kept) = *start;
    }
  if (starts->len > 0)
    g_array_set_size (starts, kept + 1);
}

void
entente_life_pick_starts (EntenteLife *life)
{
  pick (life->runs, life->endings);
  pick (life->starts, life->endings);
}
