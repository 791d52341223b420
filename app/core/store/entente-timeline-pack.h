/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-timeline-content.h"

G_BEGIN_DECLS

/* Private to the files that make the content of a timeline. Pixels are those of the content. */

/* Entries of which little is seen fall into cells: strips of time that keep their place while the
 * view is panned, so that clusters do not flicker. A pill and a small mark fit in one together. */
#define CELL_WIDTH 56.0
#define CELL_KEEP 12

#define MAX_ROWS 8
#define GAP 2.0

/* A label beside a mark wants about this much; what is there is told by the widget's font. */
#define LABEL_WIDTH 130.0

typedef struct
{
  guint count;
  guint sets;
  guint kept[CELL_KEEP]; /* positions of the first ones */
  double low;            /* where the middles of the first and the last one lie */
  double high;
  gint32 first;
  gint32 last;
  guint16 flags;
  gboolean crowded;      /* something in it found no row */
} Cell;

typedef struct
{
  guint position;
  double x0;
  double x1;
} Span;

/* Entries of one lane that are many, in a stretch of their own. */
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
} Bar;

typedef struct
{
  EntenteLane lane;
  guint count;
  GArray *spans; /* of Span, in the order of their beginnings; at most MAX_ROWS deep */
  GArray *bars;  /* of Bar: those that came deeper */
  double ends[MAX_ROWS];
  Cell *cells;
} Gathered;

typedef struct
{
  const EntenteEntry *entries;
  double first_day;
  double day_width;
  double width;
  guint n_cells;
  double first_cell; /* where the first cell begins */
} Frame;

void entente_timeline_cell_add (const Frame *frame,
                                Cell *cells,
                                guint position,
                                double middle,
                                gboolean keep);
void entente_timeline_bars_add (GArray *bars,
                                const Bar *bar);
guint entente_timeline_pack (const Frame *frame,
                             const Gathered *gathered,
                             guint rows,
                             GArray *marks);

static inline guint
entente_timeline_is_set (const EntenteEntry *entry)
{
  return (entry->flags & ENTENTE_ENTRY_SET) != 0;
}

/* A span this short is counted in a cell when there is no row for it; a longer one in a bar. */
static inline gboolean
entente_timeline_is_short (double x0,
                           double x1)
{
  return x1 - x0 < 3 * CELL_WIDTH;
}

G_END_DECLS
