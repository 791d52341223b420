/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-instrument-private.h"

#include "entente-util.h"

/* How an instrument ends or rests: terminations, denunciations, notices, suspensions. */

static const EntenteDuration one_day = { 0, 1 };

/* Whether an act keeps the term from being renewed, instead of ending it on a day of its own. */
gboolean
entente_life_stops_renewal (const EntenteLife *life,
                            const EntenteAct *act)
{
  const EntenteTerm *term = &life->term;

  if (act->effect.given || act->new_end.given)
    return FALSE;
  switch (act->role)
    {
    case ENTENTE_ACT_NOTICE_NON_RENEWAL:
      return TRUE;
    case ENTENTE_ACT_NOTICE_TERMINATION:
    case ENTENTE_ACT_DENUNCIATION:
      return term->before_end && term->tacit && term->has_length && !term->indefinite;
    default:
      return FALSE;
    }
}

static const char *
status_of_ground (const char *ground)
{
  if (g_strcmp0 (ground, "expiry") == 0)
    return "expired";
  if (g_strcmp0 (ground, "conclusion") == 0)
    return "superseded";
  return "terminated";
}

/* The first day on which the instrument is no longer in force by this act; not given if the act
 * ends nothing, or not by itself. */
EntenteActDay
entente_life_end_of (const EntenteLife *life,
                     const EntenteAct *act,
                     const char **status)
{
  EntenteActDay day = { 0 };

  *status = act->role == ENTENTE_ACT_TERMINATION          ? status_of_ground (act->ground)
            : act->role == ENTENTE_ACT_NOTICE_NON_RENEWAL ? "expired"
                                                          : "terminated";
  if (act->role < ENTENTE_ACT_NOTICE_TERMINATION)
    return day;
  if (act->new_end.given)
    return entente_act_day_shift (act->new_end, &one_day);
  if (act->effect.given || act->role == ENTENTE_ACT_TERMINATION)
    return entente_act_effect (act);
  if (entente_life_stops_renewal (life, act))
    return day;
  if (!life->term.before_end && life->term.has_notice)
    return entente_act_day_shift (entente_act_received (act), &life->term.notice);
  if (act->role == ENTENTE_ACT_DENUNCIATION)
    {
      /* It ends the instrument, and nobody recorded when: not before its own day. */
      day = entente_act_effect (act);
      day.exact = FALSE;
      day.or_later = TRUE;
    }
  return day;
}

static gint32
day_after (gint32 day)
{
  return day == ENTENTE_DAY_OPEN_START ? day : day + 1;
}

/* An end without any date comes after all that has one; one with a partial date, after the start. */
static void
lift_end (const EntenteLife *life,
          EntenteActDay *day,
          gint32 start,
          gint32 latest)
{
  entente_act_day_not_before (day, day_after (start));
  if (day->last == ENTENTE_DAY_OPEN_END)
    entente_act_day_not_before (day, day_after (latest));
}

static gint32
latest_force_act (const EntenteLife *life)
{
  gint32 latest = ENTENTE_DAY_OPEN_START;

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (act->role >= ENTENTE_ACT_EXTENSION && act->role <= ENTENTE_ACT_RESUMPTION
          && entente_life_concerns (life, act))
        latest = MAX (latest, entente_act_effect (act).first);
    }
  return latest;
}

static void
add_ending_of_other (EntenteLife *life,
                     gint32 day,
                     const char *status)
{
  EntenteEnding ending = { { day, day, .given = TRUE, .exact = TRUE }, status, FALSE };

  if (day != ENTENTE_DAY_NONE)
    g_array_append_val (life->endings, ending);
}

/* The first day on which a side is out for good: by an end after its last start, or with a term
 * that it does not let renew. */
static EntenteActDay
end_of_side (const EntenteLife *side)
{
  EntenteActDay day = { 0 };
  const EntenteRun *start;
  const GArray *stretches;
  const EntenteStretch *stretch;
  guint next;

  if (side->starts->len == 0)
    return day;
  start = &g_array_index (side->starts, EntenteRun, side->starts->len - 1);
  next = start->day.first == ENTENTE_DAY_OPEN_START
             ? 0
             : entente_days_reached (side->endings, start->day.first - 1);
  if (next < side->endings->len)
    return g_array_index (side->endings, EntenteEnding, next).day;
  stretches = g_array_index (side->runs, EntenteRun, side->runs->len - 1).stretches;
  stretch = &g_array_index (stretches, EntenteStretch, stretches->len - 1);
  return stretch->noticed && stretch->last != ENTENTE_DAY_OPEN_END ? entente_stretch_end (stretch)
                                                                   : day;
}

/* How many have to be bound on record before their leaving tells anything of the whole: the record
 * may name but a few of the parties. */
static guint
least_bound (const EntenteLife *life)
{
  gint64 least = 2;

  for (guint i = 0; i < life->acts->len; i++)
    least = MAX (least, g_array_index (life->acts, EntenteAct, i).count);
  return (guint) MIN (least, G_MAXUINT);
}

/* When the last of its parties leaves, an instrument of many has ended too. Until then it stands:
 * article 55 of the Vienna Convention of 1969 keeps a treaty in being though its parties become
 * fewer than its entry into force called for, and here the record may leave some of them out. */
static void
add_ending_of_last (EntenteLife *life)
{
  EntenteEnding ending = { .status = "terminated", .noticed = TRUE };
  g_autofree gboolean *leaves = g_new0 (gboolean, life->sides->len);
  guint n_leaves = 0;
  guint n_bound = 0;

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (act->side < 0 || act->role < ENTENTE_ACT_NOTICE_TERMINATION)
        continue;
      n_leaves += !leaves[act->side];
      leaves[act->side] = TRUE;
    }
  if (n_leaves < least_bound (life))
    return;
  for (guint i = 0; i < life->sides->len; i++)
    {
      g_autoptr(EntenteLife) side = entente_life_new_of_side (life, (int) i);
      EntenteActDay day = end_of_side (side);

      if (side->starts->len == 0)
        continue;
      if (!day.given)
        return;
      n_bound++;
      if (!ending.day.given || day.first > ending.day.first)
        ending.day = day;
    }
  if (n_bound >= least_bound (life))
    g_array_append_val (life->endings, ending);
}

void
entente_life_find_endings (EntenteLife *life)
{
  gint32 start = life->starts->len > 0    ? g_array_index (life->starts, EntenteRun, 0).day.first
                 : life->concluded.given  ? life->concluded.first
                                          : ENTENTE_DAY_OPEN_START;
  gint32 latest = latest_force_act (life);

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      EntenteEnding ending = { .noticed = act->role != ENTENTE_ACT_TERMINATION };

      if (!entente_life_concerns (life, act))
        continue;
      ending.day = entente_life_end_of (life, act, &ending.status);
      lift_end (life, &ending.day, start, latest);
      if (ending.day.given)
        g_array_append_val (life->endings, ending);
    }
  if (life->whole && !life->bilateral)
    add_ending_of_last (life);
  add_ending_of_other (life, life->view.superseded_on, "superseded");
  add_ending_of_other (life, life->view.terminated_on, "terminated");
  g_array_sort (life->endings, entente_days_compare);
}

typedef struct
{
  gint32 key;
  gboolean resumes;
  EntenteActDay day;
  EntenteActDay new_end;
} Turn;

/* In order; one that happened nobody knows when was followed by all the rest if it suspends, and
 * followed all the rest if it resumes. */
static GArray *
find_turns (const EntenteLife *life)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (Turn));

  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);
      Turn turn = { .resumes = act->role == ENTENTE_ACT_RESUMPTION };

      if ((act->role != ENTENTE_ACT_SUSPENSION && !turn.resumes)
          || !entente_life_concerns (life, act))
        continue;
      turn.day = entente_act_effect (act);
      turn.new_end = act->new_end;
      turn.key = turn.resumes && turn.day.first == ENTENTE_DAY_OPEN_START ? ENTENTE_DAY_OPEN_END
                                                                          : turn.day.first;
      g_array_append_val (turns, turn);
    }
  g_array_sort (turns, entente_days_compare);
  return turns;
}

void
entente_life_find_suspensions (EntenteLife *life)
{
  g_autoptr(GArray) turns = find_turns (life);
  const EntenteRun *start = life->starts->len > 0 ? &g_array_index (life->starts, EntenteRun, 0)
                                                  : NULL;

  for (guint i = 0; i < turns->len; i++)
    {
      Turn *turn = &g_array_index (turns, Turn, i);
      guint n = life->suspensions->len;
      EntenteInterval *last = n > 0 ? &g_array_index (life->suspensions, EntenteInterval, n - 1)
                                    : NULL;

      if (turn->resumes)
        {
          if (last == NULL)
            continue;
          entente_act_day_not_before (&turn->day, day_after (last->day.first));
          if (!last->until.given || turn->day.first < last->until.first)
            last->until = turn->day;
        }
      else
        {
          EntenteInterval suspension = { .day = turn->day };

          if (start != NULL && !start->implied)
            entente_act_day_not_before (&suspension.day, day_after (start->day.first));
          suspension.until = entente_act_day_shift (turn->new_end, &one_day);
          /* Suspended already, and still. */
          if (last != NULL && (!last->until.given || last->until.first > suspension.day.first))
            continue;
          g_array_append_val (life->suspensions, suspension);
        }
    }
}
