/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-timeline.h"

G_BEGIN_DECLS

/**
 * EntenteLane: the strips that a drawn timeline has, from the top.
 */
typedef enum
{
  ENTENTE_LANE_MEETINGS,
  ENTENTE_LANE_SIGNINGS,
  ENTENTE_LANE_EVENTS,
  ENTENTE_LANE_ELECTIONS,
  ENTENTE_LANE_INSTRUMENTS,
  ENTENTE_LANE_MANDATES,
  ENTENTE_LANE_MEMBERSHIPS,
  ENTENTE_LANE_PROJECTS,
  ENTENTE_LANE_FOUNDINGS,
  ENTENTE_LANE_COMMITMENTS,
  ENTENTE_LANE_STATEMENTS,
  ENTENTE_N_LANES
} EntenteLane;

/**
 * EntenteEntries:
 * @entries: (array length=n_entries): all entries of a timeline
 * @n_entries: their number
 * @positions: (nullable) (array length=n_positions): which of them are looked at, in order; %NULL
 *   for all
 * @n_positions: their number
 *
 * The entries of a timeline that a filter let through. Borrowed: whoever makes one keeps the
 * arrays.
 */
typedef struct
{
  const EntenteEntry *entries;
  guint n_entries;
  const guint *positions;
  guint n_positions;
} EntenteEntries;

/**
 * EntenteMark:
 * @x0: where it begins, in pixels from the left edge
 * @x1: where it ends
 * @first: the first day of all that it stands for
 * @last: the last day
 * @position: of the entry in the timeline; of a cluster, that of its first
 * @count: 1, or how many entries the cluster stands for
 * @sets: how many of them stand for several themselves
 * @flags: #EntenteEntryFlags; of a cluster, those that any has
 * @act: what it is; of a cluster, what its first is
 * @lane: the lane it is in
 * @row: its row in the lane, 0 at the top
 * @small: is too narrow to show how long it lasts, and so drawn as a sign of fixed size
 *
 * What is drawn for one entry, or for several that cannot be told apart.
 */
typedef struct
{
  double x0;
  double x1;
  gint32 first;
  gint32 last;
  guint position;
  guint count;
  guint sets;
  guint16 flags;
  guint8 act;
  guint8 lane;
  guint8 row;
  gboolean small;
} EntenteMark;

/**
 * EntenteLaneContent:
 * @count: entries in the lane that overlap what is shown
 * @rows: its rows; 0 if it is empty
 * @start: its first mark
 * @n_marks: its marks, by row and from left to right
 */
typedef struct
{
  guint count;
  guint rows;
  guint start;
  guint n_marks;
} EntenteLaneContent;

/**
 * EntenteTimelineContent:
 * @marks: (element-type EntenteMark): lane by lane
 * @lanes: what each lane has
 *
 * All that a stretch of a timeline shows. The counts of the marks of a lane add up to its own.
 */
typedef struct
{
  GArray *marks;
  EntenteLaneContent lanes[ENTENTE_N_LANES];
} EntenteTimelineContent;

/* In pixels: the sizes that content is packed for. */
#define ENTENTE_MARK_SMALL 14.0
#define ENTENTE_MARK_PILL 40.0

EntenteTimelineContent *entente_timeline_content_new (const EntenteEntries *entries,
                                                      double first_day,
                                                      double day_width,
                                                      double width,
                                                      guint rows);
void entente_timeline_content_free (EntenteTimelineContent *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteTimelineContent, entente_timeline_content_free)

EntenteLane entente_entry_act_lane (EntenteEntryAct act);
const char *entente_lane_label (EntenteLane lane);
char *entente_lane_count_label (EntenteLane lane,
                                guint count,
                                guint sets);

guint entente_entries_count (const EntenteEntries *self);
guint entente_entries_position (const EntenteEntries *self,
                                guint index);
const EntenteEntry *entente_entries_get (const EntenteEntries *self,
                                         guint index);
gboolean entente_entries_find (const EntenteEntries *self,
                               guint position,
                               guint *index);
guint entente_entries_count_dated (const EntenteEntries *self);
gboolean entente_entries_bounds (const EntenteEntries *self,
                                 gint32 *first,
                                 gint32 *last);
void entente_entries_overview (const EntenteEntries *self,
                               double first_day,
                               double day_width,
                               guint *bins,
                               guint n_bins);

G_END_DECLS
