/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-content.h"

#include <math.h>

#include "entente-date.h"
#include "entente-timeline-pack.h"

/* Every zoom and pan looks at each entry once, and keeps of it what can be seen: the first few of
 * each cell, and as many spans as there are rows. Only these are packed. */

/* Beyond the edges nothing is seen; so no number that is drawn grows larger than needed. */
#define MARGIN 64.0

/* Narrower than this, how long an entry lasts cannot be seen. */
#define SMALL_BELOW 18.0

typedef struct
{
  Frame frame;
  Gathered lanes[ENTENTE_N_LANES];
} Scan;

void
entente_timeline_cell_add (const Frame *frame,
                           Cell *cells,
                           guint position,
                           double middle,
                           gboolean crowded)
{
  const EntenteEntry *entry = &frame->entries[position];
  int index = (int) ((middle - frame->first_cell) * (1 / CELL_WIDTH));
  Cell *cell = &cells[CLAMP (index, 0, (int) frame->n_cells - 1)];
  gint32 first = entente_entry_first (entry);
  gint32 last = entente_entry_last (entry);

  if (cell->count == 0)
    {
      cell->low = middle;
      cell->first = first;
      cell->last = last;
    }
  else
    {
      cell->first = MIN (cell->first, first);
      cell->last = MAX (cell->last, last);
    }
  cell->high = middle;
  if (cell->count < CELL_KEEP)
    cell->kept[cell->count] = position;
  cell->count++;
  cell->sets += entente_timeline_is_set (entry);
  cell->flags |= entry->flags;
  cell->crowded |= crowded;
}

/* Comes in the order of the beginnings: what overlaps the last bar becomes part of it. */
void
entente_timeline_bars_add (GArray *bars,
                           const Bar *bar)
{
  Bar *last = bars->len > 0 ? &g_array_index (bars, Bar, bars->len - 1) : NULL;

  if (last == NULL || bar->x0 > last->x1 + GAP)
    {
      g_array_append_vals (bars, bar, 1);
      return;
    }
  last->x1 = MAX (last->x1, bar->x1);
  last->first = MIN (last->first, bar->first);
  last->last = MAX (last->last, bar->last);
  last->position = MIN (last->position, bar->position);
  last->count += bar->count;
  last->sets += bar->sets;
  last->flags |= bar->flags;
}

static void
add_span (const Frame *frame,
          Gathered *lane,
          guint position,
          double x0,
          double x1)
{
  const EntenteEntry *entry = &frame->entries[position];
  Span span = { position, x0, x1 };
  Bar bar = { x0, x1, entente_entry_first (entry), entente_entry_last (entry), position, 1,
              entente_timeline_is_set (entry), entry->flags };

  for (guint row = 0; row < MAX_ROWS; row++)
    if (lane->ends[row] <= x0)
      {
        lane->ends[row] = x1 + GAP;
        g_array_append_val (lane->spans, span);
        return;
      }
  if (entente_timeline_is_short (x0, x1))
    entente_timeline_cell_add (frame, lane->cells, position, (x0 + x1) / 2, TRUE);
  else
    entente_timeline_bars_add (lane->bars, &bar);
}

static void
add_entry (Scan *scan,
           guint position)
{
  const Frame *frame = &scan->frame;
  const EntenteEntry *entry = &frame->entries[position];
  Gathered *lane = &scan->lanes[entente_entry_act_lane (entry->act)];
  double x0 = (entente_entry_first (entry) - frame->first_day) * frame->day_width;
  double x1 = (entente_entry_last (entry) + 1.0 - frame->first_day) * frame->day_width;

  lane->count++;
  if (x1 - x0 < SMALL_BELOW)
    {
      entente_timeline_cell_add (frame, lane->cells, position, (x0 + x1) / 2, FALSE);
      return;
    }
  add_span (frame, lane, position, MAX (x0, -MARGIN), MIN (x1, frame->width + MARGIN));
}

/* How many entries begin on or before a day. */
static guint
count_begun (const EntenteEntries *entries,
             double day)
{
  guint low = 0;
  guint high = entente_entries_count_dated (entries);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entente_entry_first (entente_entries_get (entries, middle)) <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* What the packed last day of an entry is at least that ends on a day or after it. */
static guint
pack_bound (double day)
{
  EntenteEntry bound = { 0 };
  gint32 first = ENTENTE_DAY_OPEN_END;

  if (day <= ENTENTE_ENTRY_LAST_DAY)
    first = (gint32) MAX (day, ENTENTE_ENTRY_FIRST_DAY);
  entente_entry_set_days (&bound, first, ENTENTE_DAY_OPEN_END);
  return bound.packed_first;
}

/* Packed days are compared as they are: most entries are not seen, and need not be unpacked. */
static void
scan_entries (Scan *scan,
              const EntenteEntries *entries)
{
  double first = floor (scan->frame.first_day);
  double last = ceil (scan->frame.first_day + scan->frame.width / scan->frame.day_width) - 1;
  guint n = count_begun (entries, last);
  guint least = pack_bound (first);

  for (guint i = 0; i < n; i++)
    {
      guint position = entente_entries_position (entries, i);

      if (entries->entries[position].packed_last >= least)
        add_entry (scan, position);
    }
}

static void
scan_init (Scan *scan,
           const EntenteEntries *entries,
           double first_day,
           double day_width,
           double width)
{
  double absolute = first_day * day_width - MARGIN;
  Frame *frame = &scan->frame;

  frame->entries = entries->entries;
  frame->first_day = first_day;
  frame->day_width = day_width;
  frame->width = width;
  frame->first_cell = floor (absolute / CELL_WIDTH) * CELL_WIDTH - first_day * day_width;
  frame->n_cells = (guint) ceil ((width + 2 * MARGIN) / CELL_WIDTH) + 2;
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    {
      Gathered *lane = &scan->lanes[i];

      lane->lane = i;
      lane->spans = g_array_new (FALSE, FALSE, sizeof (Span));
      lane->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
      lane->cells = g_new0 (Cell, frame->n_cells);
      for (guint row = 0; row < MAX_ROWS; row++)
        lane->ends[row] = -G_MAXDOUBLE;
    }
}

static void
scan_clear (Scan *scan)
{
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    {
      g_array_unref (scan->lanes[i].spans);
      g_array_unref (scan->lanes[i].bars);
      g_free (scan->lanes[i].cells);
    }
}

/* Every lane with entries has a row; what is left goes to those that can use it. */
static void
share_rows (const guint *wanted,
            guint rows,
            guint *given)
{
  guint sum = 0;

  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    sum += given[i] = wanted[i];
  while (sum > rows)
    {
      guint most = 0;

      for (guint i = 1; i < ENTENTE_N_LANES; i++)
        if (given[i] > given[most])
          most = i;
      if (given[most] <= 1)
        return;
      given[most]--;
      sum--;
    }
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const EntenteMark *one = a;
  const EntenteMark *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return (one->x0 > other->x0) - (one->x0 < other->x0);
}

static void
put_lane (const Frame *frame,
          const Gathered *gathered,
          guint rows,
          EntenteTimelineContent *self)
{
  EntenteLaneContent *lane = &self->lanes[gathered->lane];

  lane->count = gathered->count;
  lane->start = self->marks->len;
  if (gathered->count == 0)
    return;
  lane->rows = entente_timeline_pack (frame, gathered, rows, self->marks);
  lane->n_marks = self->marks->len - lane->start;
  qsort (&g_array_index (self->marks, EntenteMark, lane->start), lane->n_marks,
         sizeof (EntenteMark), compare_marks);
}

/**
 * entente_timeline_content_new:
 * @entries: the entries of a timeline
 * @first_day: the day at the left edge, a Julian day number and the part of it that has passed
 * @day_width: of a day, in pixels
 * @width: of the whole, in pixels
 * @rows: how many rows there is room for, in all lanes together; each lane with entries gets one
 *   even if there is not
 *
 * Works out what a stretch of the timeline shows. Entries that overlap it are all counted: as
 * marks of their own, without overlap, or in clusters where they cannot be told apart.
 *
 * Returns: (transfer full): the marks
 */
EntenteTimelineContent *
entente_timeline_content_new (const EntenteEntries *entries,
                              double first_day,
                              double day_width,
                              double width,
                              guint rows)
{
  EntenteTimelineContent *self = g_new0 (EntenteTimelineContent, 1);
  Scan scan = { 0 };
  guint wanted[ENTENTE_N_LANES];
  guint given[ENTENTE_N_LANES];

  self->marks = g_array_new (FALSE, TRUE, sizeof (EntenteMark));
  g_return_val_if_fail (day_width > 0 && width > 0, self);

  scan_init (&scan, entries, first_day, day_width, width);
  scan_entries (&scan, entries);
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    {
      wanted[i] = 0;
      if (scan.lanes[i].count > 0)
        wanted[i] = entente_timeline_pack (&scan.frame, &scan.lanes[i], MAX_ROWS, self->marks);
    }
  g_array_set_size (self->marks, 0);
  share_rows (wanted, rows, given);
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    put_lane (&scan.frame, &scan.lanes[i], given[i], self);
  scan_clear (&scan);
  return self;
}

/**
 * entente_timeline_content_free:
 * @self: (transfer full): what a timeline shows
 */
void
entente_timeline_content_free (EntenteTimelineContent *self)
{
  g_array_unref (self->marks);
  g_free (self);
}
