/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-date-scale.h"
#include "entente-timeline-area.h"

G_BEGIN_DECLS

/* Between two rows; what is left of that where there is little room; and where even one row for each
 * lane is much. */
#define ROW_GAP 6.0
#define ROW_GAP_NARROW 3.0
#define ROW_GAP_LEAST 1.0
#define MARK_HEIGHT_LEAST 16.0
#define LANE_PADDING 5.0
#define LANE_PADDING_NARROW 2.0
#define LANE_PADDING_LEAST 1.0

/* Where something is drawn that can be pointed at. */
typedef struct
{
  graphene_rect_t rect;
  EntenteMark mark;
} Hit;

typedef struct
{
  double y; /* from the top of all lanes */
  double height;
  gboolean shown;
  gboolean empty; /* nothing of it is near what is seen: as low as its heading */
} LaneBox;

struct _EntenteTimelineArea
{
  GtkWidget parent_instance;
  EntenteTimelineModel *model;

  /* What of time is seen. */
  double first_day;
  double day_width;
  double scroll_y;
  gboolean placed;
  gint32 low; /* the bounds of all entries */
  gint32 high;
  gboolean bounded;

  /* Where things are. */
  graphene_rect_t headings;
  graphene_rect_t scale;
  graphene_rect_t plot;
  graphene_rect_t overview;
  double heading_width;
  LaneBox lanes[ENTENTE_N_LANES];
  double lanes_height;
  double line_height; /* of the scale and of lanes that are empty; all by the size of the letters */
  double mark_height;
  double row_height;

  /* What is drawn: made for more than is seen, so that panning needs no other. */
  EntenteTimelineContent *content;
  double content_first;
  double content_day_width;
  double content_width;
  guint content_rows;
  guint *bins;
  guint n_bins;

  EntenteDateScale *date_scale;
  EntenteScaleWidths scale_widths;
  GHashTable *layouts; /* text → PangoLayout */
  GArray *hits;        /* of Hit, those on top last */

  /* The pointer. */
  double pointer_x;
  double pointer_y;
  double drag_first_day;
  double drag_scroll_y;
  double zoom_day_width;
  gboolean dragging;
  gboolean drags_overview;
};

/* Where a day is in the plot, in pixels of the widget. */
static inline double
entente_timeline_area_x (EntenteTimelineArea *self,
                         double day)
{
  return self->plot.origin.x + (day - self->first_day) * self->day_width;
}

static inline double
entente_timeline_area_day (EntenteTimelineArea *self,
                           double x)
{
  return self->first_day + (x - self->plot.origin.x) / self->day_width;
}

void entente_timeline_area_arrange (EntenteTimelineArea *self);
void entente_timeline_area_set_view (EntenteTimelineArea *self,
                                     double first_day,
                                     double day_width);
void entente_timeline_area_zoom_at (EntenteTimelineArea *self,
                                    double x,
                                    double factor);
void entente_timeline_area_scroll (EntenteTimelineArea *self,
                                   double y);
void entente_timeline_area_overview_days (EntenteTimelineArea *self,
                                          double *first,
                                          double *day_width);
void entente_timeline_area_reveal (EntenteTimelineArea *self,
                                   guint position);
PangoLayout *entente_timeline_area_get_layout (EntenteTimelineArea *self,
                                               const char *text);
void entente_timeline_area_add_controllers (EntenteTimelineArea *self);
void entente_timeline_area_snapshot (GtkWidget *widget,
                                     GtkSnapshot *snapshot);

G_END_DECLS
