/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-marks.h"

/* What an entry is, is told by its shape as well as by its colour: what is known to the day is
 * solid, a month or a year dashed, one day within a window hatched; what is planned or cancelled is
 * hollow, and what stands for several has a second sheet behind it. */

typedef enum
{
  SHAPE_DISC,
  SHAPE_DIAMOND,
  SHAPE_SQUARE,
  SHAPE_RING,
} Shape;

static const guint8 shapes[ENTENTE_N_LANES] = {
  [ENTENTE_LANE_MEETINGS] = SHAPE_DISC,
  [ENTENTE_LANE_SIGNINGS] = SHAPE_DIAMOND,
  [ENTENTE_LANE_EVENTS] = SHAPE_SQUARE,
  [ENTENTE_LANE_ELECTIONS] = SHAPE_RING,
  [ENTENTE_LANE_INSTRUMENTS] = SHAPE_DIAMOND,
  [ENTENTE_LANE_MANDATES] = SHAPE_SQUARE,
  [ENTENTE_LANE_MEMBERSHIPS] = SHAPE_SQUARE,
  [ENTENTE_LANE_PROJECTS] = SHAPE_SQUARE,
  [ENTENTE_LANE_FOUNDINGS] = SHAPE_RING,
  [ENTENTE_LANE_COMMITMENTS] = SHAPE_DISC,
  [ENTENTE_LANE_STATEMENTS] = SHAPE_RING,
};

static GdkRGBA
with_alpha (const GdkRGBA *color,
            float alpha)
{
  GdkRGBA faint = *color;

  faint.alpha *= alpha;
  return faint;
}

static graphene_rect_t
inset (const graphene_rect_t *rect,
       float by)
{
  graphene_rect_t inner;

  graphene_rect_inset_r (rect, by, by, &inner);
  return inner;
}

static void
fill_rounded (GtkSnapshot *snapshot,
              const graphene_rect_t *rect,
              float radius,
              const GdkRGBA *color)
{
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, rect);
  gtk_snapshot_pop (snapshot);
}

void
entente_timeline_draw_outline (GtkSnapshot *snapshot,
                               const graphene_rect_t *rect,
                               double radius,
                               double width,
                               const GdkRGBA *color)
{
  const float widths[4] = { (float) width, (float) width, (float) width, (float) width };
  const GdkRGBA colors[4] = { *color, *color, *color, *color };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, rect, (float) radius);
  gtk_snapshot_append_border (snapshot, &rounded, widths, colors);
}

/* Stripes of four pixels on and three off, along the vector (@dx, @dy). */
static void
append_stripes (GtkSnapshot *snapshot,
                const graphene_rect_t *rect,
                float dx,
                float dy,
                const GdkRGBA *color)
{
  const GdkRGBA clear = with_alpha (color, 0);
  const GskColorStop stops[] = { { 0, *color }, { 0.55f, *color }, { 0.551f, clear }, { 1, clear } };
  const graphene_point_t from = rect->origin;
  const graphene_point_t to = { from.x + dx, from.y + dy };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, rect, &from, &to, stops,
                                                 G_N_ELEMENTS (stops));
}

static void
append_dashes (GtkSnapshot *snapshot,
               const graphene_rect_t *rect,
               const GdkRGBA *color)
{
  const float x = rect->origin.x;
  const float y = rect->origin.y;
  const float width = rect->size.width;
  const float height = rect->size.height;

  append_stripes (snapshot, &GRAPHENE_RECT_INIT (x, y, width, 1.5f), 7, 0, color);
  append_stripes (snapshot, &GRAPHENE_RECT_INIT (x, y + height - 1.5f, width, 1.5f), 7, 0, color);
  append_stripes (snapshot, &GRAPHENE_RECT_INIT (x, y, 1.5f, height), 0, 7, color);
  append_stripes (snapshot, &GRAPHENE_RECT_INIT (x + width - 1.5f, y, 1.5f, height), 0, 7, color);
}

/* A stretch of colour that comes out of nothing at one end or both. */
static void
append_faded (GtkSnapshot *snapshot,
              const graphene_rect_t *rect,
              const EntenteFade *fade,
              const GdkRGBA *color)
{
  const GdkRGBA clear = with_alpha (color, 0.08f);
  const float width = MAX (rect->size.width, 1);
  const float start = (float) CLAMP (fade->start / width, 0, 0.98);
  const float end = (float) CLAMP (1 - fade->end / width, start + 0.01, 1);
  const GskColorStop stops[] = {
    { 0, fade->start > 0 ? clear : *color },
    { start, *color },
    { end, *color },
    { 1, fade->end > 0 ? clear : *color },
  };
  const graphene_point_t to = { rect->origin.x + width, rect->origin.y };

  if (fade->start <= 0 && fade->end <= 0)
    gtk_snapshot_append_color (snapshot, color, rect);
  else
    gtk_snapshot_append_linear_gradient (snapshot, rect, &rect->origin, &to, stops,
                                         G_N_ELEMENTS (stops));
}

static void
draw_shape (GtkSnapshot *snapshot,
            Shape shape,
            const graphene_rect_t *rect,
            gboolean hollow,
            const GdkRGBA *color)
{
  const graphene_rect_t box = inset (rect, shape == SHAPE_DISC || shape == SHAPE_RING ? 1 : 2);
  const float radius = shape == SHAPE_DISC || shape == SHAPE_RING ? box.size.width / 2 : 2;
  const graphene_point_t middle = { rect->origin.x + rect->size.width / 2,
                                    rect->origin.y + rect->size.height / 2 };
  const graphene_point_t back = { -middle.x, -middle.y };

  gtk_snapshot_save (snapshot);
  if (shape == SHAPE_DIAMOND)
    {
      gtk_snapshot_translate (snapshot, &middle);
      gtk_snapshot_rotate (snapshot, 45);
      gtk_snapshot_translate (snapshot, &back);
    }
  if (hollow || shape == SHAPE_RING)
    entente_timeline_draw_outline (snapshot, &box, radius, hollow ? 1.5 : 3, color);
  else
    fill_rounded (snapshot, &box, radius, color);
  gtk_snapshot_restore (snapshot);
}

static void
draw_strike (GtkSnapshot *snapshot,
             const graphene_rect_t *rect,
             const GdkRGBA *color)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (rect->origin.x - 3,
                                                  rect->origin.y + rect->size.height / 2 - 0.75f,
                                                  rect->size.width + 6, 1.5f));
}

/**
 * entente_timeline_draw_small:
 * @mark: one entry
 * @rect: a square for it
 * @color: of its lane
 *
 * Draws an entry of which one cannot see how long it lasts.
 */
void
entente_timeline_draw_small (GtkSnapshot *snapshot,
                             const EntenteMark *mark,
                             const graphene_rect_t *rect,
                             const GdkRGBA *color)
{
  const gboolean hollow = (mark->flags & (ENTENTE_ENTRY_PLANNED | ENTENTE_ENTRY_CANCELLED)) != 0;
  const GdkRGBA faint = with_alpha (color, 0.45f);
  const Shape shape = shapes[mark->lane];

  if ((mark->flags & ENTENTE_ENTRY_SET) != 0)
    {
      graphene_rect_t behind;

      graphene_rect_offset_r (rect, 4, -3, &behind);
      draw_shape (snapshot, shape, &behind, TRUE, color);
    }
  if ((mark->flags & ENTENTE_ENTRY_WINDOW) != 0)
    {
      const graphene_rect_t box = inset (rect, 2);

      append_stripes (snapshot, &box, 3, 3, color);
      entente_timeline_draw_outline (snapshot, &box, 2, 1, color);
    }
  else if ((mark->flags & ENTENTE_ENTRY_PARTIAL) != 0)
    {
      const graphene_rect_t box = inset (rect, 1.5f);

      fill_rounded (snapshot, &box, 2, &faint);
      append_dashes (snapshot, &box, color);
    }
  else
    {
      draw_shape (snapshot, shape, rect, hollow,
                  (mark->flags & ENTENTE_ENTRY_APPROXIMATE) != 0 ? &faint : color);
    }
  if ((mark->flags & ENTENTE_ENTRY_CANCELLED) != 0)
    draw_strike (snapshot, rect, color);
}

static void
draw_edges (GtkSnapshot *snapshot,
            const graphene_rect_t *rect,
            const EntenteFade *fade,
            const GdkRGBA *color)
{
  const float x = rect->origin.x;
  const float y = rect->origin.y;
  const float width = rect->size.width;
  const float height = rect->size.height;

  append_faded (snapshot, &GRAPHENE_RECT_INIT (x, y, width, 1), fade, color);
  append_faded (snapshot, &GRAPHENE_RECT_INIT (x, y + height - 1, width, 1), fade, color);
  if (fade->start <= 0)
    gtk_snapshot_append_color (snapshot, color, &GRAPHENE_RECT_INIT (x, y, 1, height));
  if (fade->end <= 0)
    gtk_snapshot_append_color (snapshot, color,
                               &GRAPHENE_RECT_INIT (x + width - 1, y, 1, height));
}

/**
 * entente_timeline_draw_bar:
 * @mark: one entry
 * @rect: from its first to its last day, as far as it is seen
 * @fade: how much of its ends is open or not known
 * @color: of its lane
 *
 * Draws an entry that lasts, or is known to lie within these days.
 */
void
entente_timeline_draw_bar (GtkSnapshot *snapshot,
                           const EntenteMark *mark,
                           const graphene_rect_t *rect,
                           const EntenteFade *fade,
                           const GdkRGBA *color)
{
  const gboolean hollow = (mark->flags & (ENTENTE_ENTRY_PLANNED | ENTENTE_ENTRY_CANCELLED)) != 0;
  const GdkRGBA body = with_alpha (color, hollow ? 0.06f : 0.32f);
  const GdkRGBA faint = with_alpha (color, 0.16f);
  const GdkRGBA edge = with_alpha (color, 0.8f);
  GskRoundedRect rounded;

  if ((mark->flags & ENTENTE_ENTRY_SET) != 0)
    {
      graphene_rect_t behind;

      graphene_rect_offset_r (rect, 4, -3, &behind);
      append_dashes (snapshot, &behind, &edge);
    }
  gsk_rounded_rect_init_from_rect (&rounded, rect, 3);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  if ((mark->flags & ENTENTE_ENTRY_WINDOW) != 0)
    {
      append_faded (snapshot, rect, fade, &faint);
      append_stripes (snapshot, rect, 4, 4, &body);
      draw_edges (snapshot, rect, fade, &edge);
    }
  else if ((mark->flags & ENTENTE_ENTRY_PARTIAL) != 0)
    {
      append_faded (snapshot, rect, fade, &faint);
      append_dashes (snapshot, rect, &edge);
    }
  else
    {
      append_faded (snapshot, rect, fade, &body);
      draw_edges (snapshot, rect, fade, &edge);
    }
  gtk_snapshot_pop (snapshot);
  if ((mark->flags & ENTENTE_ENTRY_CANCELLED) != 0)
    draw_strike (snapshot, rect, color);
}

/**
 * entente_timeline_draw_cluster:
 * @rect: its place
 * @color: of its lane
 *
 * Draws what several entries stand in together; their number is written into it.
 */
void
entente_timeline_draw_cluster (GtkSnapshot *snapshot,
                               const graphene_rect_t *rect,
                               const GdkRGBA *color)
{
  const float radius = rect->size.height / 2;
  const GdkRGBA body = with_alpha (color, 0.28f);

  fill_rounded (snapshot, rect, radius, &body);
  entente_timeline_draw_outline (snapshot, rect, radius, 1.5, color);
}
