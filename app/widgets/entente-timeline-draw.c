/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-area-private.h"

#include <adwaita.h>
#include <math.h>

#include "entente-date.h"
#include "entente-timeline-marks.h"
#include "entente-util.h"

#define LABEL_GAP 6.0
#define LABEL_LEAST 44.0
#define LABEL_MOST 280.0
#define LONGEST_FADE 240.0

typedef struct
{
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA line;
  GdkRGBA accent;
  GdkRGBA today;
  GdkRGBA lanes[ENTENTE_N_LANES];
} Palette;

typedef struct
{
  EntenteTimelineArea *self;
  GtkSnapshot *snapshot;
  Palette palette;
  guint selected;
  gboolean selected_alone; /* it has a mark of its own */
} Drawing;

static const char *const lane_colors[ENTENTE_N_LANES] = {
  [ENTENTE_LANE_MEETINGS] = "timeline_meetings",
  [ENTENTE_LANE_SIGNINGS] = "timeline_signings",
  [ENTENTE_LANE_EVENTS] = "timeline_events",
  [ENTENTE_LANE_ELECTIONS] = "timeline_elections",
  [ENTENTE_LANE_INSTRUMENTS] = "timeline_instruments",
  [ENTENTE_LANE_MANDATES] = "timeline_mandates",
  [ENTENTE_LANE_MEMBERSHIPS] = "timeline_memberships",
  [ENTENTE_LANE_PROJECTS] = "timeline_projects",
  [ENTENTE_LANE_FOUNDINGS] = "timeline_foundings",
  [ENTENTE_LANE_COMMITMENTS] = "timeline_commitments",
  [ENTENTE_LANE_STATEMENTS] = "timeline_statements",
};

static void
load_palette (EntenteTimelineArea *self,
              Palette *palette)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  gtk_style_context_get_color (style, &palette->text);
  palette->dim = palette->text;
  palette->dim.alpha *= strong ? 0.9f : 0.65f;
  palette->line = palette->text;
  palette->line.alpha *= strong ? 0.5f : 0.12f;
  if (!gtk_style_context_lookup_color (style, "accent_color", &palette->accent))
    palette->accent = palette->text;
  if (!gtk_style_context_lookup_color (style, "timeline_today", &palette->today))
    palette->today = palette->text;
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    if (!gtk_style_context_lookup_color (style, lane_colors[i], &palette->lanes[i]))
      palette->lanes[i] = palette->text;
}

/* Writes @text no wider than @width, in the middle of @height; returns how wide it is. */
static double
draw_text (Drawing *drawing,
           const char *text,
           double x,
           double y,
           double height,
           double width,
           const GdkRGBA *color)
{
  PangoLayout *layout = entente_timeline_area_get_layout (drawing->self, text);
  int text_width;
  int text_height;

  /* What fits is given no width: a text from right to left would move to the end of it. */
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  if (width > 0 && text_width > width)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      text_width = (int) width;
    }
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x),
                                                (float) round (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (drawing->snapshot, layout, color);
  gtk_snapshot_restore (drawing->snapshot);
  return text_width;
}

static double
measure_text (Drawing *drawing,
              const char *text)
{
  PangoLayout *layout = entente_timeline_area_get_layout (drawing->self, text);
  int width;

  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + 1;
}

/* A heading is written over its stretch; one that began before the left edge keeps in sight. */
static void
draw_contexts (Drawing *drawing,
               GArray *contexts)
{
  EntenteTimelineArea *self = drawing->self;
  double left = self->plot.origin.x;
  double right = left + self->plot.size.width;

  for (guint i = 0; i < contexts->len; i++)
    {
      const EntenteTick *tick = &g_array_index (contexts, EntenteTick, i);
      double x0 = entente_timeline_area_x (self, tick->day);
      double x1 = MIN (entente_timeline_area_x (self, tick->until), right);
      double x = MAX (x0, left) + 4;
      double width = measure_text (drawing, tick->label);

      if (x0 < right && x + width + 4 <= x1)
        draw_text (drawing, tick->label, x, 2, self->line_height, 0, &drawing->palette.text);
    }
}

static void
draw_scale (Drawing *drawing)
{
  EntenteTimelineArea *self = drawing->self;
  double right = self->plot.origin.x + self->plot.size.width;
  double top;
  double first;
  double last;
  g_autoptr(GArray) steps = NULL;
  g_autoptr(GArray) contexts = NULL;

  entente_timeline_area_get_days (self, &first, &last);
  entente_date_scale_ticks (self->date_scale, (gint32) floor (first), (gint32) ceil (last),
                            self->day_width, &self->scale_widths, &steps, &contexts);
  gtk_snapshot_push_clip (drawing->snapshot,
                          &GRAPHENE_RECT_INIT (self->plot.origin.x, 0, self->plot.size.width,
                                               self->plot.origin.y + self->plot.size.height));
  top = self->line_height + 2;
  for (guint i = 0; i < steps->len; i++)
    {
      const EntenteTick *tick = &g_array_index (steps, EntenteTick, i);
      double x = round (entente_timeline_area_x (self, tick->day));

      if (x >= right)
        break;
      gtk_snapshot_append_color (drawing->snapshot, &drawing->palette.line,
                                 &GRAPHENE_RECT_INIT ((float) x, (float) top, 1,
                                                      (float) (self->plot.origin.y - top
                                                               + self->plot.size.height)));
      if (x >= self->plot.origin.x - 4)
        draw_text (drawing, tick->label, x + 4, top, self->line_height, 0,
                   &drawing->palette.dim);
    }
  draw_contexts (drawing, contexts);
  gtk_snapshot_pop (drawing->snapshot);
}

static void
draw_today (Drawing *drawing)
{
  EntenteTimelineArea *self = drawing->self;
  const char *word = _ ("today");
  double x = round (entente_timeline_area_x (self, entente_today () + 0.5));
  double left = self->plot.origin.x;
  double right = left + self->plot.size.width;
  double width = measure_text (drawing, word);

  if (x < left || x >= right)
    return;
  gtk_snapshot_append_color (drawing->snapshot, &drawing->palette.today,
                             &GRAPHENE_RECT_INIT ((float) x, (float) self->line_height, 1.5f,
                                                  (float) (self->plot.origin.y - self->line_height
                                                           + self->plot.size.height)));
  draw_text (drawing, word, CLAMP (x - width / 2, left, right - width - 4), 2, self->line_height, 0,
             &drawing->palette.today);
}

static double
lane_top (EntenteTimelineArea *self,
          const LaneBox *lane)
{
  return round (self->plot.origin.y + lane->y - self->scroll_y);
}

static void
draw_headings (Drawing *drawing)
{
  EntenteTimelineArea *self = drawing->self;
  double width = self->headings.size.width;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    {
      const LaneBox *lane = &self->lanes[i];
      double y = lane_top (self, lane);
      const char *label = entente_lane_label (i);
      double room = width - 16;
      double x = self->headings.origin.x + 12;

      if (!lane->shown)
        continue;
      if (rtl)
        x = self->headings.origin.x + width - 12 - MIN (measure_text (drawing, label), room);
      draw_text (drawing, label, x, y, lane->height, room, &drawing->palette.dim);
      if (lane->y > 0)
        gtk_snapshot_append_color (drawing->snapshot, &drawing->palette.line,
                                   &GRAPHENE_RECT_INIT (0, (float) y,
                                                        gtk_widget_get_width (GTK_WIDGET (self)),
                                                        1));
    }
}

static gboolean
is_selected (Drawing *drawing,
             const EntenteMark *mark)
{
  const EntenteEntries *entries;
  const EntenteEntry *entry;

  if (drawing->selected == ENTENTE_NO_ENTRY)
    return FALSE;
  if (mark->count == 1 || drawing->selected_alone)
    return mark->count == 1 && mark->position == drawing->selected;
  entries = entente_timeline_model_get_entries (drawing->self->model);
  entry = &entries->entries[drawing->selected];
  return entente_entry_act_lane (entry->act) == mark->lane
         && entente_entry_first (entry) >= mark->first && entente_entry_last (entry) <= mark->last && drawing->selected >= mark->position;
}

static char *
label_of (Drawing *drawing,
          const EntenteMark *mark)
{
  const EntenteEntryWords *words;

  if (mark->count > 1)
    return entente_lane_count_label (mark->lane, mark->count, mark->sets);
  words = entente_timeline_model_get_words (drawing->self->model, mark->position);
  return words != NULL && !entente_str_empty (words->title) ? g_strdup (words->title) : NULL;
}

static void
add_hit (Drawing *drawing,
         const graphene_rect_t *rect,
         const EntenteMark *mark)
{
  Hit hit = { *rect, *mark };

  g_array_append_val (drawing->self->hits, hit);
}

static void
draw_label (Drawing *drawing,
            const EntenteMark *mark,
            const char *label,
            double x,
            double y,
            double width)
{
  double height = drawing->self->mark_height;
  double drawn = draw_text (drawing, label, x, y, height, width, &drawing->palette.text);

  add_hit (drawing,
           &GRAPHENE_RECT_INIT ((float) x, (float) y - 2, (float) drawn, (float) height + 4), mark);
}

/* How far the ends of a bar fade: by all that is seen of it where it runs on. */
static EntenteFade
fade_of (const EntenteMark *mark,
         double width)
{
  double about = (mark->flags & ENTENTE_ENTRY_APPROXIMATE) != 0 ? MIN (width / 4, 16) : 0;
  EntenteFade fade = { about, about };

  if ((mark->flags & ENTENTE_ENTRY_OPEN_START) != 0)
    fade.start = MIN (width * 0.8, LONGEST_FADE);
  if ((mark->flags & ENTENTE_ENTRY_OPEN_END) != 0)
    fade.end = MIN (width * 0.8, LONGEST_FADE);
  return fade;
}

static void
draw_shape (Drawing *drawing,
            const EntenteMark *mark,
            const graphene_rect_t *rect)
{
  const GdkRGBA *color = &drawing->palette.lanes[mark->lane];

  if (mark->count > 1)
    {
      entente_timeline_draw_cluster (drawing->snapshot, rect, color);
    }
  else if (mark->small)
    {
      entente_timeline_draw_small (drawing->snapshot, mark, rect, color);
    }
  else
    {
      EntenteFade fade = fade_of (mark, rect->size.width);

      entente_timeline_draw_bar (drawing->snapshot, mark, rect, &fade, color);
    }
  if (is_selected (drawing, mark))
    {
      graphene_rect_t ring;

      graphene_rect_inset_r (rect, -2.5f, -2.5f, &ring);
      entente_timeline_draw_outline (drawing->snapshot, &ring, mark->small ? 10 : 5, 2,
                                     &drawing->palette.accent);
    }
}

/* As far as it is seen. */
static graphene_rect_t
rect_of (Drawing *drawing,
         const EntenteMark *mark,
         double offset,
         double y)
{
  const graphene_rect_t *plot = &drawing->self->plot;
  double x0 = mark->x0 + offset;
  double x1 = mark->x1 + offset;

  if (mark->small && mark->count == 1)
    {
      x0 = (x0 + x1 - ENTENTE_MARK_SMALL) / 2;
      x1 = x0 + ENTENTE_MARK_SMALL;
      y += (drawing->self->mark_height - ENTENTE_MARK_SMALL) / 2;
      return GRAPHENE_RECT_INIT ((float) x0, (float) y, ENTENTE_MARK_SMALL, ENTENTE_MARK_SMALL);
    }
  x0 = MAX (x0, plot->origin.x - 8);
  x1 = MIN (x1, plot->origin.x + plot->size.width + 8);
  return GRAPHENE_RECT_INIT ((float) x0, (float) y, (float) (x1 - x0),
                             (float) drawing->self->mark_height);
}

static void
draw_inside (Drawing *drawing,
             const EntenteMark *mark,
             const graphene_rect_t *rect,
             const char *label)
{
  const graphene_rect_t *plot = &drawing->self->plot;
  double x0 = MAX (rect->origin.x, plot->origin.x) + LABEL_GAP;
  double x1 = MIN (rect->origin.x + rect->size.width, plot->origin.x + plot->size.width)
              - LABEL_GAP;

  if (x1 - x0 >= LABEL_LEAST / 2)
    draw_text (drawing, label, x0, rect->origin.y, rect->size.height, x1 - x0,
               &drawing->palette.text);
}

static void
draw_number (Drawing *drawing,
             const EntenteMark *mark,
             const graphene_rect_t *rect)
{
  g_autofree char *number = NULL;
  double width;

  if (mark->count >= 10000)
    /* Translators: thousands, written short: 12k */
    number = g_strdup_printf (_ ("%uk"), mark->count / 1000);
  else if (mark->sets > 0)
    /* Translators: so many, and some that stand for several */
    number = g_strdup_printf (_ ("%u+"), mark->count - mark->sets);
  else
    number = g_strdup_printf ("%u", mark->count);
  width = measure_text (drawing, number);
  draw_text (drawing, number, rect->origin.x + (rect->size.width - width) / 2, rect->origin.y,
             rect->size.height, 0, &drawing->palette.text);
}

/* Beside the mark: after it if there is room up to the next one, else before it. */
static double
draw_beside (Drawing *drawing,
             const EntenteMark *mark,
             const graphene_rect_t *rect,
             const char *label,
             double taken,
             double next)
{
  const graphene_rect_t *plot = &drawing->self->plot;
  double end = rect->origin.x + rect->size.width;
  double wanted = MIN (measure_text (drawing, label), LABEL_MOST);
  double least = mark->count > 1 ? wanted : MIN (wanted, LABEL_LEAST);
  double after = MIN (next, plot->origin.x + plot->size.width) - end - 2 * LABEL_GAP;
  double before = rect->origin.x - MAX (taken, plot->origin.x) - 2 * LABEL_GAP;

  if (after < wanted && before >= wanted)
    {
      draw_label (drawing, mark, label, rect->origin.x - LABEL_GAP - wanted, rect->origin.y, wanted);
      return end;
    }
  if (after < least)
    return end;
  draw_label (drawing, mark, label, end + LABEL_GAP, rect->origin.y, MIN (wanted, after));
  return end + LABEL_GAP + MIN (wanted, after);
}

/* Returns where what was drawn ends. */
static double
draw_mark (Drawing *drawing,
           const EntenteMark *mark,
           const graphene_rect_t *rect,
           double taken,
           double next)
{
  g_autofree char *label = label_of (drawing, mark);
  double end = rect->origin.x + rect->size.width;

  if (end < drawing->self->plot.origin.x)
    return end;
  draw_shape (drawing, mark, rect);
  add_hit (drawing, rect, mark);
  if (mark->count > 1 && mark->small)
    draw_number (drawing, mark, rect);
  if (label == NULL)
    return end;
  if (!mark->small
      && rect->size.width >= MIN (measure_text (drawing, label), 90) + 2 * LABEL_GAP)
    {
      draw_inside (drawing, mark, rect, label);
      return end;
    }
  return draw_beside (drawing, mark, rect, label, taken, next);
}

static void
draw_lane (Drawing *drawing,
           guint index)
{
  EntenteTimelineArea *self = drawing->self;
  const EntenteLaneContent *lane = &self->content->lanes[index];
  const EntenteMark *marks = &g_array_index (self->content->marks, EntenteMark, lane->start);
  const double left = self->plot.origin.x;
  const double right = left + self->plot.size.width;
  const double offset = left - (self->first_day - self->content_first) * self->day_width;
  const double rows_height = MAX (lane->rows, 1) * self->row_height;
  const double top = lane_top (self, &self->lanes[index])
                     + (self->lanes[index].height - rows_height) / 2;
  double taken = -G_MAXDOUBLE;

  if (top > self->plot.origin.y + self->plot.size.height || top + rows_height < self->plot.origin.y)
    return;
  for (guint i = 0; i < lane->n_marks; i++)
    {
      const EntenteMark *mark = &marks[i];
      gboolean last = i + 1 == lane->n_marks || marks[i + 1].row != mark->row;
      double next = last ? G_MAXDOUBLE : marks[i + 1].x0 + offset;
      double y = top + mark->row * self->row_height + (self->row_height - self->mark_height) / 2;

      if (i > 0 && marks[i - 1].row != mark->row)
        taken = -G_MAXDOUBLE;
      if (mark->x1 + offset >= left - LABEL_MOST && mark->x0 + offset <= right + 8)
        {
          graphene_rect_t rect = rect_of (drawing, mark, offset, y);

          taken = draw_mark (drawing, mark, &rect, taken, next);
        }
    }
}

static void
draw_lanes (Drawing *drawing)
{
  EntenteTimelineArea *self = drawing->self;

  for (guint i = 0; i < self->content->marks->len; i++)
    {
      const EntenteMark *mark = &g_array_index (self->content->marks, EntenteMark, i);

      drawing->selected_alone |= mark->count == 1 && mark->position == drawing->selected;
    }
  gtk_snapshot_push_clip (drawing->snapshot, &self->plot);
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    if (self->lanes[i].shown)
      draw_lane (drawing, i);
  gtk_snapshot_pop (drawing->snapshot);
}

static void
draw_overview (Drawing *drawing)
{
  EntenteTimelineArea *self = drawing->self;
  const graphene_rect_t *strip = &self->overview;
  GdkRGBA window = drawing->palette.accent;
  double first;
  double day_width;
  double x0;
  double x1;
  guint most = 1;

  entente_timeline_area_overview_days (self, &first, &day_width);
  gtk_snapshot_append_color (drawing->snapshot, &drawing->palette.line,
                             &GRAPHENE_RECT_INIT (strip->origin.x, strip->origin.y + 4,
                                                  strip->size.width, strip->size.height - 10));
  for (guint i = 0; i < self->n_bins; i++)
    most = MAX (most, self->bins[i]);
  for (guint i = 0; i < self->n_bins; i++)
    if (self->bins[i] > 0)
      {
        double height = 3 + (strip->size.height - 14) * log1p (self->bins[i]) / log1p (most);

        gtk_snapshot_append_color (
            drawing->snapshot, &drawing->palette.dim,
            &GRAPHENE_RECT_INIT (strip->origin.x + i * 4,
                                 (float) (strip->origin.y + strip->size.height - 7 - height), 3,
                                 (float) height));
      }
  x0 = strip->origin.x + (self->first_day - first) * day_width;
  x1 = x0 + self->plot.size.width / self->day_width * day_width;
  x0 = CLAMP (x0, strip->origin.x - 2, strip->origin.x + strip->size.width - 4);
  x1 = CLAMP (x1, x0 + 6, strip->origin.x + strip->size.width + 2);
  window.alpha *= 0.2f;
  gtk_snapshot_append_color (drawing->snapshot, &window,
                             &GRAPHENE_RECT_INIT ((float) x0, strip->origin.y + 2,
                                                  (float) (x1 - x0), strip->size.height - 6));
  entente_timeline_draw_outline (drawing->snapshot,
                                 &GRAPHENE_RECT_INIT ((float) x0, strip->origin.y + 2,
                                                      (float) (x1 - x0), strip->size.height - 6),
                                 3, 1.5, &drawing->palette.accent);
}

void
entente_timeline_area_snapshot (GtkWidget *widget,
                                GtkSnapshot *snapshot)
{
  EntenteTimelineArea *self = ENTENTE_TIMELINE_AREA (widget);
  Drawing drawing = { .self = self, .snapshot = snapshot };

  g_array_set_size (self->hits, 0);
  if (self->model == NULL)
    return;
  entente_timeline_area_arrange (self);
  if (!self->bounded || self->content == NULL)
    return;
  load_palette (self, &drawing.palette);
  drawing.selected = entente_timeline_model_get_selected (self->model);
  draw_scale (&drawing);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, self->plot.origin.y,
                                               gtk_widget_get_width (widget),
                                               self->plot.size.height));
  draw_headings (&drawing);
  draw_lanes (&drawing);
  gtk_snapshot_pop (snapshot);
  draw_today (&drawing);
  draw_overview (&drawing);
}
