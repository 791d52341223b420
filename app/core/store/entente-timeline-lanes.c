/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-content.h"

#include "entente-date.h"
#include "entente-util.h"

static const guint8 lanes_of_acts[ENTENTE_ENTRY_ADOPTION] = {
  [ENTENTE_ENTRY_MEETING] = ENTENTE_LANE_MEETINGS,
  [ENTENTE_ENTRY_VISIT] = ENTENTE_LANE_MEETINGS,
  [ENTENTE_ENTRY_SESSION] = ENTENTE_LANE_MEETINGS,
  [ENTENTE_ENTRY_EVENT] = ENTENTE_LANE_EVENTS,
  [ENTENTE_ENTRY_SIGNING] = ENTENTE_LANE_SIGNINGS,
  [ENTENTE_ENTRY_ENTRY_INTO_FORCE] = ENTENTE_LANE_INSTRUMENTS,
  [ENTENTE_ENTRY_EXPIRY] = ENTENTE_LANE_INSTRUMENTS,
  [ENTENTE_ENTRY_ACT] = ENTENTE_LANE_INSTRUMENTS,
  [ENTENTE_ENTRY_IN_FORCE] = ENTENTE_LANE_INSTRUMENTS,
  [ENTENTE_ENTRY_ELECTION] = ENTENTE_LANE_ELECTIONS,
  [ENTENTE_ENTRY_MANDATE] = ENTENTE_LANE_MANDATES,
  [ENTENTE_ENTRY_MEMBERSHIP] = ENTENTE_LANE_MEMBERSHIPS,
  [ENTENTE_ENTRY_PROJECT] = ENTENTE_LANE_PROJECTS,
  [ENTENTE_ENTRY_FOUNDING] = ENTENTE_LANE_FOUNDINGS,
  [ENTENTE_ENTRY_COMMITMENT] = ENTENTE_LANE_COMMITMENTS,
  [ENTENTE_ENTRY_STATEMENT] = ENTENTE_LANE_STATEMENTS,
};

static const char *const labels[ENTENTE_N_LANES] = {
  [ENTENTE_LANE_MEETINGS] = N_ ("Meetings"),
  [ENTENTE_LANE_SIGNINGS] = N_ ("Signings"),
  [ENTENTE_LANE_EVENTS] = N_ ("Events"),
  [ENTENTE_LANE_ELECTIONS] = N_ ("Elections"),
  [ENTENTE_LANE_INSTRUMENTS] = N_ ("Instruments"),
  [ENTENTE_LANE_MANDATES] = N_ ("Mandates"),
  [ENTENTE_LANE_MEMBERSHIPS] = N_ ("Memberships"),
  [ENTENTE_LANE_PROJECTS] = N_ ("Projects"),
  [ENTENTE_LANE_FOUNDINGS] = N_ ("Foundings"),
  [ENTENTE_LANE_COMMITMENTS] = N_ ("Commitments"),
  [ENTENTE_LANE_STATEMENTS] = N_ ("Statements"),
};

/**
 * entente_entry_act_lane:
 * @act: what an entry is
 *
 * Returns: the lane it is drawn in
 */
EntenteLane
entente_entry_act_lane (EntenteEntryAct act)
{
  if (act >= ENTENTE_ENTRY_ADOPTION && act < ENTENTE_N_ENTRY_ACTS) /* acts of an instrument */
    return ENTENTE_LANE_INSTRUMENTS;
  return act < ENTENTE_ENTRY_ADOPTION ? lanes_of_acts[act] : ENTENTE_LANE_STATEMENTS;
}

/**
 * entente_lane_label:
 * @lane: a lane
 *
 * Returns: (transfer none): its heading
 */
const char *
entente_lane_label (EntenteLane lane)
{
  g_return_val_if_fail (lane < ENTENTE_N_LANES, "");

  return g_dgettext (GETTEXT_PACKAGE, labels[lane]);
}

static char *
count_label (EntenteLane lane,
             guint count)
{
  const char *d = GETTEXT_PACKAGE;

  switch (lane)
    {
    case ENTENTE_LANE_MEETINGS:
      return g_strdup_printf (g_dngettext (d, "%u meeting", "%u meetings", count), count);
    case ENTENTE_LANE_SIGNINGS:
      return g_strdup_printf (g_dngettext (d, "%u signing", "%u signings", count), count);
    case ENTENTE_LANE_EVENTS:
      return g_strdup_printf (g_dngettext (d, "%u event", "%u events", count), count);
    case ENTENTE_LANE_ELECTIONS:
      return g_strdup_printf (g_dngettext (d, "%u election", "%u elections", count), count);
    case ENTENTE_LANE_INSTRUMENTS:
      /* Translators: what was done about instruments: ratifications, entries into force … */
      return g_strdup_printf (g_dngettext (d, "%u act", "%u acts", count), count);
    case ENTENTE_LANE_MANDATES:
      return g_strdup_printf (g_dngettext (d, "%u mandate", "%u mandates", count), count);
    case ENTENTE_LANE_MEMBERSHIPS:
      return g_strdup_printf (g_dngettext (d, "%u membership", "%u memberships", count), count);
    case ENTENTE_LANE_PROJECTS:
      return g_strdup_printf (g_dngettext (d, "%u project", "%u projects", count), count);
    case ENTENTE_LANE_FOUNDINGS:
      return g_strdup_printf (g_dngettext (d, "%u founding", "%u foundings", count), count);
    case ENTENTE_LANE_COMMITMENTS:
      return g_strdup_printf (g_dngettext (d, "%u commitment", "%u commitments", count), count);
    default:
      return g_strdup_printf (g_dngettext (d, "%u statement", "%u statements", count), count);
    }
}

/**
 * entente_lane_count_label:
 * @lane: a lane
 * @count: how many of its entries
 * @sets: how many of them stand for several, which nobody counted
 *
 * Returns: (transfer full): "3 meetings", "3 meetings and 1 group"
 */
char *
entente_lane_count_label (EntenteLane lane,
                          guint count,
                          guint sets)
{
  g_autofree char *single = NULL;
  g_autofree char *groups = NULL;

  if (sets > 0)
    groups = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups", sets), sets);
  if (groups != NULL && count <= sets)
    return g_steal_pointer (&groups);
  single = count_label (lane, count - MIN (sets, count));
  if (groups == NULL)
    return g_steal_pointer (&single);
  /* Translators: "3 meetings and 1 group"; a group is an entry that stands for several */
  return g_strdup_printf (_ ("%1$s and %2$s"), single, groups);
}
