/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-pack.h"

/* How the entries of a lane share its rows. Spans come first, in the order of their beginnings;
 * small marks fill the gaps, where possible with room for a label; what finds no room is counted.
 * Where spans take every row, they are asked to leave the last one to what is counted. */

typedef struct
{
  double x0;
  double x1;
} Stretch;

typedef struct
{
  GArray *taken; /* of Stretch: by spans, left to right */
  guint next;    /* the first of them that is not left of the small marks */
  double end;    /* of the small marks */
  double label;  /* of the room that the label of the last of them wants */
} Row;

typedef struct
{
  const Frame *frame;
  const Gathered *lane;
  GArray *marks;
  guint start;
  guint n_rows;
  Row rows[MAX_ROWS];
  Cell *cells;
  GArray *bars;
  guint used;
} Packing;

static EntenteMark *
add_mark (Packing *packing,
          guint row,
          guint position,
          double x0,
          double x1)
{
  const EntenteEntry *entry = &packing->frame->entries[position];
  EntenteMark mark = {
    .x0 = x0,
    .x1 = x1,
    .first = entente_entry_first (entry),
    .last = entente_entry_last (entry),
    .position = position,
    .count = 1,
    .sets = entente_timeline_is_set (entry),
    .flags = entry->flags,
    .act = entry->act,
    .lane = (guint8) packing->lane->lane,
    .row = (guint8) row,
  };

  g_array_append_val (packing->marks, mark);
  packing->used = MAX (packing->used, row + 1);
  return &g_array_index (packing->marks, EntenteMark, packing->marks->len - 1);
}

/* The first of @n_rows that leaves room for a label, else the one that takes least of another's;
 * MAX_ROWS if all are taken. */
static guint
row_for_span (Packing *packing,
              guint n_rows,
              double x0)
{
  guint best = MAX_ROWS;

  for (guint i = 0; i < n_rows; i++)
    {
      const Row *row = &packing->rows[i];

      if (row->label <= x0)
        return i;
      if (row->end <= x0 && (best == MAX_ROWS || row->label < packing->rows[best].label))
        best = i;
    }
  return best;
}

static void
demote (Packing *packing,
        const Span *span)
{
  const EntenteEntry *entry = &packing->frame->entries[span->position];
  Bar bar = { span->x0, span->x1, entente_entry_first (entry), entente_entry_last (entry),
              span->position, 1, entente_timeline_is_set (entry), entry->flags };

  if (entente_timeline_is_short (span->x0, span->x1))
    entente_timeline_cell_add (packing->frame, packing->cells, span->position,
                               (span->x0 + span->x1) / 2, TRUE);
  else
    g_array_append_val (packing->bars, bar);
}

/* Returns FALSE if some found no row. */
static gboolean
put_spans (Packing *packing,
           guint n_rows)
{
  gboolean all = TRUE;

  for (guint i = 0; i < packing->lane->spans->len; i++)
    {
      const Span *span = &g_array_index (packing->lane->spans, Span, i);
      Stretch taken = { span->x0 - GAP, span->x1 + GAP };
      guint index = row_for_span (packing, n_rows, span->x0);
      Row *row;

      if (index == MAX_ROWS)
        {
          demote (packing, span);
          all = FALSE;
          continue;
        }
      row = &packing->rows[index];
      g_array_append_val (row->taken, taken);
      row->end = span->x1 + GAP;
      row->label = span->x1 + (span->x1 - span->x0 < LABEL_WIDTH ? LABEL_WIDTH : GAP);
      add_mark (packing, index, span->position, span->x0, span->x1);
    }
  return all;
}

/* Where in a row what is small may begin, from @x0 on, so that it is clear of spans and of what
 * was put before. */
static double
free_from (Row *row,
           double x0,
           double width)
{
  /* What comes next is never further back than the cell before. */
  while (row->next < row->taken->len
         && g_array_index (row->taken, Stretch, row->next).x1 <= x0 - 2 * CELL_WIDTH)
    row->next++;
  x0 = MAX (x0, row->end);
  for (guint i = row->next; i < row->taken->len; i++)
    {
      const Stretch *taken = &g_array_index (row->taken, Stretch, i);

      if (taken->x0 >= x0 + width)
        break;
      x0 = MAX (x0, taken->x1);
    }
  return x0;
}

static guint
row_for_small (Packing *packing,
               double x0)
{
  guint best = MAX_ROWS;

  for (guint i = 0; i < packing->n_rows; i++)
    {
      Row *row = &packing->rows[i];

      if (free_from (row, x0, ENTENTE_MARK_SMALL) > x0)
        continue;
      if (row->label <= x0 && free_from (row, x0, LABEL_WIDTH) <= x0)
        return i;
      if (best == MAX_ROWS || row->label < packing->rows[best].label)
        best = i;
    }
  return best;
}

static gboolean
put_apart (Packing *packing,
           const Cell *cell)
{
  const Frame *frame = packing->frame;
  Row before[MAX_ROWS];
  guint n_marks = packing->marks->len;
  guint used = packing->used;

  if (cell->crowded || cell->count > CELL_KEEP)
    return FALSE;
  memcpy (before, packing->rows, sizeof before);
  for (guint i = 0; i < cell->count; i++)
    {
      const EntenteEntry *entry = &frame->entries[cell->kept[i]];
      double middle = (entente_entry_first (entry) + entente_entry_last (entry) + 1.0) / 2;
      double x0 = (middle - frame->first_day) * frame->day_width - ENTENTE_MARK_SMALL / 2;
      guint row = row_for_small (packing, x0);

      if (row == MAX_ROWS)
        {
          memcpy (packing->rows, before, sizeof before);
          g_array_set_size (packing->marks, n_marks);
          packing->used = used;
          return FALSE;
        }
      add_mark (packing, row, cell->kept[i], x0, x0 + ENTENTE_MARK_SMALL)->small = TRUE;
      packing->rows[row].end = x0 + ENTENTE_MARK_SMALL + GAP;
      packing->rows[row].label = x0 + LABEL_WIDTH;
    }
  return TRUE;
}

/* Makes a mark, as it was added for one entry, stand for all of a cell. */
static void
stand_for_cell (EntenteMark *mark,
                const Cell *cell)
{
  mark->position = MIN (mark->position, cell->kept[0]);
  mark->count = cell->count;
  mark->sets = cell->sets;
  mark->first = MIN (mark->first, cell->first);
  mark->last = MAX (mark->last, cell->last);
  mark->flags |= cell->flags;
}

static gboolean
put_pill (Packing *packing,
          const Cell *cell,
          double cell_end)
{
  double wanted = (cell->low + cell->high - ENTENTE_MARK_PILL) / 2;

  wanted = CLAMP (wanted, cell_end - CELL_WIDTH, cell_end - ENTENTE_MARK_PILL);
  for (guint i = 0; i < packing->n_rows; i++)
    {
      Row *row = &packing->rows[i];
      double x0 = free_from (row, wanted, ENTENTE_MARK_PILL);

      if (x0 + ENTENTE_MARK_PILL <= cell_end + ENTENTE_MARK_SMALL / 2)
        {
          EntenteMark *pill = add_mark (packing, i, cell->kept[0], x0, x0 + ENTENTE_MARK_PILL);

          stand_for_cell (pill, cell);
          pill->small = TRUE;
          row->end = pill->x1 + GAP;
          row->label = row->end;
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_joinable (const Packing *packing,
             const EntenteMark *mark)
{
  return mark->count > 1
         || (mark->row == packing->n_rows - 1 && mark->x1 - mark->x0 > ENTENTE_MARK_SMALL + 1);
}

/* The last row holds nothing but what is counted and small marks: what finds no place joins the
 * cluster that is in its way. */
static void
join_cluster (Packing *packing,
              const Cell *cell,
              double cell_end)
{
  EntenteMark *nearest = NULL;
  double middle = cell_end - CELL_WIDTH / 2;
  double best = G_MAXDOUBLE;

  for (guint i = packing->start; i < packing->marks->len; i++)
    {
      EntenteMark *mark = &g_array_index (packing->marks, EntenteMark, i);
      double away = MAX (mark->x0 - middle, middle - mark->x1);

      if (is_joinable (packing, mark) && away < best)
        {
          best = away;
          nearest = mark;
        }
    }
  if (nearest != NULL && best < 2 * CELL_WIDTH)
    {
      guint count = nearest->count;
      guint sets = nearest->sets;

      stand_for_cell (nearest, cell);
      nearest->count += count;
      nearest->sets += sets;
      return;
    }
  nearest = add_mark (packing, packing->n_rows - 1, cell->kept[0], middle - ENTENTE_MARK_PILL / 2,
                      middle + ENTENTE_MARK_PILL / 2);
  stand_for_cell (nearest, cell);
  nearest->small = TRUE;
}

static gboolean
put_cells (Packing *packing,
           gboolean last_try)
{
  for (guint i = 0; i < packing->frame->n_cells; i++)
    {
      const Cell *cell = &packing->cells[i];
      double end = packing->frame->first_cell + (i + 1) * CELL_WIDTH;

      if (cell->count == 0 || put_apart (packing, cell) || put_pill (packing, cell, end))
        continue;
      if (!last_try)
        return FALSE;
      join_cluster (packing, cell, end);
    }
  return TRUE;
}

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  double one = ((const Bar *) a)->x0;
  double other = ((const Bar *) b)->x0;

  return (one > other) - (one < other);
}

static void
put_bars (Packing *packing)
{
  g_autoptr(GArray) merged = g_array_new (FALSE, FALSE, sizeof (Bar));
  Row *row = &packing->rows[packing->n_rows - 1];

  g_array_sort (packing->bars, compare_bars);
  for (guint i = 0; i < packing->bars->len; i++)
    entente_timeline_bars_add (merged, &g_array_index (packing->bars, Bar, i));
  for (guint i = 0; i < merged->len; i++)
    {
      const Bar *bar = &g_array_index (merged, Bar, i);
      Stretch taken = { bar->x0 - GAP, bar->x1 + GAP };
      EntenteMark *mark = add_mark (packing, packing->n_rows - 1, bar->position, bar->x0, bar->x1);

      mark->count = bar->count;
      mark->sets = bar->sets;
      mark->first = bar->first;
      mark->last = bar->last;
      mark->flags = bar->flags;
      g_array_append_val (row->taken, taken);
    }
}

static void
reset (Packing *packing)
{
  g_array_set_size (packing->marks, packing->start);
  g_array_set_size (packing->bars, 0);
  if (packing->lane->bars->len > 0)
    g_array_append_vals (packing->bars, packing->lane->bars->data, packing->lane->bars->len);
  memcpy (packing->cells, packing->lane->cells, sizeof (Cell) * packing->frame->n_cells);
  for (guint i = 0; i < packing->n_rows; i++)
    {
      Row *row = &packing->rows[i];

      g_array_set_size (row->taken, 0);
      row->next = 0;
      row->end = row->label = -G_MAXDOUBLE;
    }
  packing->used = 0;
}

/* What spans leave free is measured anew for what is small. */
static void
rewind_rows (Packing *packing)
{
  for (guint i = 0; i < packing->n_rows; i++)
    packing->rows[i].end = packing->rows[i].label = -G_MAXDOUBLE;
}

/* One row is kept for bars, and where there are three, another for what is small. */
static gboolean
try (Packing *packing,
     gboolean keep_last_row)
{
  guint kept = !keep_last_row ? 0 : packing->n_rows > 2 ? 2 : 1;
  gboolean all;

  reset (packing);
  all = put_spans (packing, packing->n_rows - kept);
  if (!keep_last_row && (!all || packing->bars->len > 0))
    return FALSE;
  rewind_rows (packing);
  if (keep_last_row)
    put_bars (packing);
  return put_cells (packing, keep_last_row);
}

/**
 * entente_timeline_pack:
 * @frame: what is shown
 * @gathered: the entries of a lane
 * @rows: rows that it may have, at least 1
 * @marks: (element-type EntenteMark): where its marks go
 *
 * Returns: how many rows it uses
 */
guint
entente_timeline_pack (const Frame *frame,
                       const Gathered *gathered,
                       guint rows,
                       GArray *marks)
{
  Packing packing = {
    .frame = frame,
    .lane = gathered,
    .marks = marks,
    .start = marks->len,
    .n_rows = CLAMP (rows, 1, MAX_ROWS),
    .cells = g_new (Cell, frame->n_cells),
    .bars = g_array_new (FALSE, FALSE, sizeof (Bar)),
  };

  for (guint i = 0; i < packing.n_rows; i++)
    packing.rows[i].taken = g_array_new (FALSE, FALSE, sizeof (Stretch));
  if (!try (&packing, FALSE))
    try (&packing, TRUE);
  for (guint i = 0; i < packing.n_rows; i++)
    g_array_unref (packing.rows[i].taken);
  g_array_unref (packing.bars);
  g_free (packing.cells);
  return packing.used;
}
