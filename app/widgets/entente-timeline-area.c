/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-area-private.h"

#include <math.h>

#include "entente-date.h"
#include "entente-util.h"

#define SCALE_MARGIN 4.0
#define LINE_HEIGHT_LEAST 18.0
#define OVERVIEW_HEIGHT 30.0
#define OVERVIEW_MARGIN 8.0
#define MAX_DAY_WIDTH 240.0
#define MAX_YEARS 1500
#define YEAR 365.2425
#define MAX_LAYOUTS 1024

/* What is seen when a catalogue that spans decades is opened: the years up to today, unless nothing
 * was entered for long. */
#define OPENING_YEARS 4.0
#define LATE_YEARS 2.0

G_DEFINE_FINAL_TYPE (EntenteTimelineArea, entente_timeline_area, GTK_TYPE_WIDGET)

static void
drop_content (EntenteTimelineArea *self)
{
  g_clear_pointer (&self->content, entente_timeline_content_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

PangoLayout *
entente_timeline_area_get_layout (EntenteTimelineArea *self,
                                  const char *text)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts, text);

  if (layout != NULL)
    return layout;
  if (g_hash_table_size (self->layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (self->layouts);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_hash_table_insert (self->layouts, g_strdup (text), layout);
  return layout;
}

static double
measure (EntenteTimelineArea *self,
         char *text)
{
  g_autofree char *owned = text;
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), owned);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
measure_heights (EntenteTimelineArea *self)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "2048");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  self->line_height = MAX (height + 2, LINE_HEIGHT_LEAST);
  self->mark_height = MAX (height, MARK_HEIGHT_LEAST);
  self->row_height = self->mark_height + ROW_GAP;
}

static void
measure_scale (EntenteTimelineArea *self)
{
  EntenteScaleWidths *widths = &self->scale_widths;

  if (widths->day > 0)
    return;
  measure_heights (self);
  widths->year = measure (self, entente_date_scale_year (self->date_scale, 2048)) + 16;
  for (int month = 1; month <= 12; month++)
    widths->month = MAX (widths->month,
                         measure (self, entente_date_scale_month (self->date_scale, month)) + 14);
  widths->day = measure (self, g_strdup ("28")) + 10;
  self->heading_width = 0;
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    if (self->lanes[i].shown)
      self->heading_width = MAX (self->heading_width,
                                 measure (self, g_strdup (entente_lane_label (i))) + 22);
}

/* What is seen of the lanes: how many have nothing, and how many rows the others. */
static void
count_lanes (EntenteTimelineArea *self,
             guint *n_busy,
             guint *n_empty,
             guint *n_rows)
{
  *n_busy = *n_empty = *n_rows = 0;
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    {
      LaneBox *lane = &self->lanes[i];

      lane->empty = self->content != NULL && self->content->lanes[i].n_marks == 0;
      if (!lane->shown)
        continue;
      *n_empty += lane->empty;
      *n_busy += !lane->empty;
      if (!lane->empty)
        *n_rows += self->content != NULL ? MAX (self->content->lanes[i].rows, 1) : 1;
    }
}

/* Rows move together before the lowest lane is out of sight; what is left over goes to all alike. */
static void
arrange_lanes (EntenteTimelineArea *self)
{
  guint n_busy;
  guint n_empty;
  guint n_rows;
  double room;
  double spare;

  count_lanes (self, &n_busy, &n_empty, &n_rows);
  room = self->plot.size.height - n_empty * self->line_height;
  self->row_height = CLAMP ((room - n_busy * LANE_PADDING_LEAST) / MAX (n_rows, 1),
                            self->mark_height + ROW_GAP_LEAST, self->mark_height + ROW_GAP);
  spare = (room - n_rows * self->row_height) / MAX (n_busy, 1);
  self->lanes_height = 0;
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    if (self->lanes[i].shown)
      {
        guint rows = self->content != NULL ? self->content->lanes[i].rows : 0;
        LaneBox *lane = &self->lanes[i];

        lane->y = self->lanes_height;
        lane->height = lane->empty ? self->line_height
                                   : MAX (rows, 1) * self->row_height
                                         + CLAMP (spare, LANE_PADDING_LEAST,
                                                  LANE_PADDING + self->row_height);
        self->lanes_height += lane->height;
      }
  self->scroll_y = CLAMP (self->scroll_y, 0,
                          MAX (self->lanes_height - self->plot.size.height, 0));
}

static guint
count_rows (EntenteTimelineArea *self)
{
  guint n_busy;
  guint n_empty;
  guint n_rows;
  double height;

  count_lanes (self, &n_busy, &n_empty, &n_rows);
  height = self->plot.size.height - n_empty * self->line_height - n_busy * LANE_PADDING_NARROW;
  return (guint) MAX (height / (self->mark_height + ROW_GAP_NARROW), n_busy);
}

static void
make_content (EntenteTimelineArea *self)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  double width = self->plot.size.width;
  double first = (self->first_day - self->content_first) * self->day_width;
  guint rows = count_rows (self);

  if (self->content != NULL && fabs (self->content_day_width / self->day_width - 1) < 1e-9
      && self->content_rows == rows && first >= 0 && first + width <= self->content_width)
    return;
  self->content_first = self->first_day - width / self->day_width;
  self->content_day_width = self->day_width;
  self->content_width = width * 3;
  g_clear_pointer (&self->content, entente_timeline_content_free);
  /* Which lanes are empty is known after the first time, and leaves more or fewer rows to the others. */
  for (guint i = 0; i < 2 && (self->content == NULL || rows != self->content_rows); i++)
    {
      self->content_rows = rows;
      g_clear_pointer (&self->content, entente_timeline_content_free);
      self->content = entente_timeline_content_new (entries, self->content_first, self->day_width,
                                                    self->content_width, rows);
      rows = count_rows (self);
    }
}

static void
make_bins (EntenteTimelineArea *self)
{
  guint n = (guint) MAX (self->overview.size.width / 4, 1);
  double first;
  double day_width;

  if (self->bins != NULL && self->n_bins == n)
    return;
  g_free (self->bins);
  self->bins = g_new0 (guint, n);
  self->n_bins = n;
  entente_timeline_area_overview_days (self, &first, &day_width);
  entente_entries_overview (entente_timeline_model_get_entries (self->model), first, day_width / 4,
                            self->bins, n);
}

static void
arrange_rects (EntenteTimelineArea *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  double heading = MIN (self->heading_width, width / 3);
  double plot_width = MAX (width - heading, 1);
  double plot_x = rtl ? 0 : heading;
  double scale = SCALE_MARGIN + 2 * self->line_height;
  double lanes = MAX (height - scale - OVERVIEW_HEIGHT - OVERVIEW_MARGIN, 1);

  graphene_rect_init (&self->scale, plot_x, 0, plot_width, scale);
  graphene_rect_init (&self->plot, plot_x, scale, plot_width, lanes);
  graphene_rect_init (&self->headings, rtl ? plot_width : 0, scale, heading, lanes);
  graphene_rect_init (&self->overview, plot_x + OVERVIEW_MARGIN, scale + lanes,
                      MAX (plot_width - 2 * OVERVIEW_MARGIN, 1), OVERVIEW_HEIGHT);
}

static void
place_at_opening (EntenteTimelineArea *self)
{
  double today = entente_today ();
  double last = self->high + 1;
  double first;

  if (last > today - LATE_YEARS * YEAR)
    last = CLAMP (last, today + 45, today + YEAR / 3);
  first = MAX (self->low, last - OPENING_YEARS * YEAR);

  self->placed = TRUE;
  entente_timeline_area_show_days (self, first, last);
}

/* Brings everything up to date with the size of the widget and what is to be seen. */
void
entente_timeline_area_arrange (EntenteTimelineArea *self)
{
  if (self->model == NULL)
    return;
  measure_scale (self);
  arrange_rects (self);
  if (!self->bounded || self->plot.size.width < 2)
    return;
  if (!self->placed)
    place_at_opening (self);
  make_content (self);
  arrange_lanes (self);
  make_bins (self);
}

static void
update_label (EntenteTimelineArea *self)
{
  guint selected = entente_timeline_model_get_selected (self->model);
  g_autofree char *words = NULL;

  words = selected != ENTENTE_NO_ENTRY ? entente_timeline_model_describe (self->model, selected)
                                       : g_strdup (_ ("Timeline; the arrow keys go from entry to entry"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
selection_cb (EntenteTimelineArea *self)
{
  guint selected = entente_timeline_model_get_selected (self->model);

  update_label (self);
  if (selected != ENTENTE_NO_ENTRY)
    entente_timeline_area_reveal (self, selected);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
words_loaded_cb (EntenteTimelineArea *self)
{
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether any entry is on the screen, so that the place can be kept. */
static gboolean
shows_any (EntenteTimelineArea *self)
{
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    if (self->content != NULL && self->content->lanes[i].count > 0)
      return TRUE;
  return FALSE;
}

static void
model_changed_cb (EntenteTimelineArea *self)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  guint n = entente_entries_count_dated (entries);

  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    self->lanes[i].shown = FALSE;
  for (guint i = 0; i < n; i++)
    self->lanes[entente_entry_act_lane (entente_entries_get (entries, i)->act)].shown = TRUE;
  self->bounded = entente_entries_bounds (entries, &self->low, &self->high);
  if (entries->n_entries == 0)
    self->placed = FALSE;
  self->scale_widths = (EntenteScaleWidths) { 0 };
  g_clear_pointer (&self->bins, g_free);
  drop_content (self);
  entente_timeline_area_arrange (self);
  if (self->placed && self->bounded && !shows_any (self))
    entente_timeline_area_fit (self);
  update_label (self);
}

static void
entente_timeline_area_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 160;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 300;
}

static void
entente_timeline_area_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  EntenteTimelineArea *self = ENTENTE_TIMELINE_AREA (widget);
  double days = self->placed ? self->plot.size.width / self->day_width : 0;

  /* The same time is seen in a wider window. */
  measure_scale (self);
  arrange_rects (self);
  if (days > 0)
    entente_timeline_area_set_view (self, self->first_day, self->plot.size.width / days);
}

static void
entente_timeline_area_css_changed (GtkWidget *widget,
                                   GtkCssStyleChange *change)
{
  EntenteTimelineArea *self = ENTENTE_TIMELINE_AREA (widget);

  GTK_WIDGET_CLASS (entente_timeline_area_parent_class)->css_changed (widget, change);
  g_hash_table_remove_all (self->layouts);
  self->scale_widths = (EntenteScaleWidths) { 0 };
  gtk_widget_queue_draw (widget);
}

static void
clear_model (EntenteTimelineArea *self)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
}

static void
entente_timeline_area_dispose (GObject *object)
{
  clear_model (ENTENTE_TIMELINE_AREA (object));
  G_OBJECT_CLASS (entente_timeline_area_parent_class)->dispose (object);
}

static void
entente_timeline_area_finalize (GObject *object)
{
  EntenteTimelineArea *self = ENTENTE_TIMELINE_AREA (object);

  g_clear_pointer (&self->content, entente_timeline_content_free);
  g_clear_pointer (&self->date_scale, entente_date_scale_free);
  g_hash_table_unref (self->layouts);
  g_array_unref (self->hits);
  g_free (self->bins);
  G_OBJECT_CLASS (entente_timeline_area_parent_class)->finalize (object);
}

static void
entente_timeline_area_class_init (EntenteTimelineAreaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_timeline_area_dispose;
  object_class->finalize = entente_timeline_area_finalize;
  widget_class->measure = entente_timeline_area_measure;
  widget_class->size_allocate = entente_timeline_area_size_allocate;
  widget_class->css_changed = entente_timeline_area_css_changed;
  widget_class->snapshot = entente_timeline_area_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
entente_timeline_area_init (EntenteTimelineArea *self)
{
  self->day_width = 1;
  self->date_scale = entente_date_scale_new (NULL);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  entente_timeline_area_add_controllers (self);
}

/**
 * entente_timeline_area_set_model:
 * @model: (nullable): whose entries are drawn
 */
void
entente_timeline_area_set_model (EntenteTimelineArea *self,
                                 EntenteTimelineModel *model)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_AREA (self));

  if (model == self->model)
    return;
  clear_model (self);
  drop_content (self);
  self->placed = FALSE;
  self->bounded = FALSE;
  if (model == NULL)
    return;
  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "words-loaded", G_CALLBACK (words_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  model_changed_cb (self);
}

/* The days that the strip at the bottom shows, and how wide one is there. */
void
entente_timeline_area_overview_days (EntenteTimelineArea *self,
                                     double *first,
                                     double *day_width)
{
  double low = MIN (self->low, entente_today ());
  double high = MAX (self->high, entente_today ()) + 1;
  double margin = MAX ((high - low) * 0.02, 30);

  *first = low - margin;
  *day_width = self->overview.size.width / (high - low + 2 * margin);
}

/* Some of what there is stays in sight, whatever is asked for. */
void
entente_timeline_area_set_view (EntenteTimelineArea *self,
                                double first_day,
                                double day_width)
{
  double width = self->plot.size.width;
  double low = MIN (self->low, entente_today ());
  double high = MAX (self->high, entente_today ()) + 1;
  double span;

  if (!self->bounded || !isfinite (first_day) || !isfinite (day_width))
    return;
  self->day_width = CLAMP (day_width, width / (MAX_YEARS * YEAR), MAX_DAY_WIDTH);
  span = width / self->day_width;
  self->first_day = CLAMP (first_day, low - 0.9 * span, high - 0.1 * span);
  self->placed = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
entente_timeline_area_zoom_at (EntenteTimelineArea *self,
                               double x,
                               double factor)
{
  double day = entente_timeline_area_day (self, x);
  double width = CLAMP (self->day_width * factor,
                        self->plot.size.width / (MAX_YEARS * YEAR), MAX_DAY_WIDTH);

  entente_timeline_area_set_view (self, day - (x - self->plot.origin.x) / width, width);
}

void
entente_timeline_area_scroll (EntenteTimelineArea *self,
                              double y)
{
  self->scroll_y = CLAMP (y, 0, MAX (self->lanes_height - self->plot.size.height, 0));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Pans as little as needed, so that the end of an entry by which it is known is in sight. */
void
entente_timeline_area_reveal (EntenteTimelineArea *self,
                              guint position)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  const EntenteEntry *entry = &entries->entries[position];
  const LaneBox *lane = &self->lanes[entente_entry_act_lane (entry->act)];
  double span = self->plot.size.width / self->day_width;
  gint32 first = entente_entry_first (entry);
  gint32 last = entente_entry_last (entry);
  double day = first != ENTENTE_DAY_OPEN_START ? first : last;
  double end = last != ENTENTE_DAY_OPEN_END ? last + 1.0 : day + 1;

  if (!self->placed || (entry->flags & ENTENTE_ENTRY_UNDATED) != 0)
    return;
  if (day < self->first_day || day + 1 > self->first_day + span)
    {
      /* A long entry that crosses what is seen is in sight already. */
      if (!(day < self->first_day && end > self->first_day + span / 4))
        entente_timeline_area_set_view (self, day - span / 2, self->day_width);
    }
  if (lane->y < self->scroll_y)
    entente_timeline_area_scroll (self, lane->y);
  else if (lane->y + lane->height > self->scroll_y + self->plot.size.height)
    entente_timeline_area_scroll (self, lane->y + lane->height - self->plot.size.height);
}

/* Without a pointer one looks closer at what is selected, if it is in sight. */
static double
center_of_zoom (EntenteTimelineArea *self)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  guint selected = entente_timeline_model_get_selected (self->model);
  double left = self->plot.origin.x;
  double right = left + self->plot.size.width;
  const EntenteEntry *entry;
  gint32 day;
  double x;

  if (selected >= entries->n_entries)
    return (left + right) / 2;
  entry = &entries->entries[selected];
  day = entente_entry_first (entry);
  if (day == ENTENTE_DAY_OPEN_START)
    day = entente_entry_last (entry);
  x = entente_timeline_area_x (self, day + 0.5);
  return x >= left && x < right ? x : (left + right) / 2;
}

/**
 * entente_timeline_area_zoom:
 * @factor: above 1 to see less, and closer
 */
void
entente_timeline_area_zoom (EntenteTimelineArea *self,
                            double factor)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_AREA (self) && factor > 0);

  entente_timeline_area_zoom_at (self, center_of_zoom (self), factor);
}

/**
 * entente_timeline_area_show_days:
 * @first: a Julian day number
 * @last: another
 *
 * Shows the days from @first until @last begins.
 */
void
entente_timeline_area_show_days (EntenteTimelineArea *self,
                                 double first,
                                 double last)
{
  double span = MAX (last - first, 7);
  double margin = span * 0.03;

  g_return_if_fail (ENTENTE_IS_TIMELINE_AREA (self));

  entente_timeline_area_set_view (self, (first + last - span) / 2 - margin,
                                  self->plot.size.width / (span + 2 * margin));
}

/**
 * entente_timeline_area_fit:
 *
 * Shows all entries.
 */
void
entente_timeline_area_fit (EntenteTimelineArea *self)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_AREA (self));

  if (self->bounded)
    entente_timeline_area_show_days (self, self->low, self->high + 1.0);
}

/**
 * entente_timeline_area_get_days:
 * @first: (out): the Julian day number at the left edge
 * @last: (out): that at the right edge
 */
void
entente_timeline_area_get_days (EntenteTimelineArea *self,
                                double *first,
                                double *last)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_AREA (self));

  *first = self->first_day;
  *last = self->first_day + self->plot.size.width / self->day_width;
}
