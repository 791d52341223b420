/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-area-private.h"

#include <math.h>

#include "entente-date.h"
#include "entente-util.h"

#define ZOOM_STEP 1.25
#define PAN_STEP 60.0
#define DRAG_THRESHOLD 5.0
#define NEAR 4.0f

/* The topmost thing at a point, or NULL. */
static const EntenteMark *
mark_at (EntenteTimelineArea *self,
         double x,
         double y)
{
  const graphene_point_t point = { (float) x, (float) y };

  for (guint i = self->hits->len; i > 0; i--)
    {
      const Hit *hit = &g_array_index (self->hits, Hit, i - 1);
      graphene_rect_t around;

      graphene_rect_inset_r (&hit->rect, -NEAR, -NEAR, &around);
      if (graphene_rect_contains_point (&around, &point))
        return &hit->mark;
    }
  return NULL;
}

static void
pan (EntenteTimelineArea *self,
     double pixels)
{
  entente_timeline_area_set_view (self, self->first_day + pixels / self->day_width,
                                  self->day_width);
}

/* Shows what a cluster stands for; if that is all of one day or so, selects its first. */
static void
open_cluster (EntenteTimelineArea *self,
              const EntenteMark *mark)
{
  double first;
  double last;
  gboolean open = mark->first == ENTENTE_DAY_OPEN_START || mark->last == ENTENTE_DAY_OPEN_END;

  entente_timeline_area_get_days (self, &first, &last);
  if (open || mark->last + 1.0 - mark->first > (last - first) * 0.6 || last - first < 8)
    entente_timeline_model_select (self->model, mark->position);
  else
    entente_timeline_area_show_days (self, mark->first, mark->last + 1.0);
}

static void
clicked_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  EntenteTimelineArea *self = user_data;
  const EntenteMark *mark = mark_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->dragging || mark == NULL || self->model == NULL)
    return;
  if (mark->count > 1)
    open_cluster (self, mark);
  else if (n_press == 2)
    entente_timeline_model_activate (self->model, mark->position);
  else
    entente_timeline_model_select (self->model, mark->position);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double x,
               double y,
               gpointer user_data)
{
  EntenteTimelineArea *self = user_data;

  self->dragging = FALSE;
  self->drags_overview = y >= self->overview.origin.y;
  self->drag_first_day = self->first_day;
  self->drag_scroll_y = self->scroll_y;
  if (self->drags_overview && self->bounded)
    {
      double span = self->plot.size.width / self->day_width;
      double first;
      double day_width;
      double day;

      /* Outside the window of the strip, it comes to the pointer first. */
      entente_timeline_area_overview_days (self, &first, &day_width);
      day = first + (x - self->overview.origin.x) / day_width;
      if (day < self->first_day || day > self->first_day + span)
        entente_timeline_area_set_view (self, day - span / 2, self->day_width);
      self->drag_first_day = self->first_day;
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double dx,
                double dy,
                gpointer user_data)
{
  EntenteTimelineArea *self = user_data;
  double first;
  double day_width;

  if (!self->dragging && hypot (dx, dy) < DRAG_THRESHOLD)
    return;
  self->dragging = TRUE;
  if (self->drags_overview)
    {
      entente_timeline_area_overview_days (self, &first, &day_width);
      entente_timeline_area_set_view (self, self->drag_first_day + dx / day_width,
                                      self->day_width);
      return;
    }
  entente_timeline_area_set_view (self, self->drag_first_day - dx / self->day_width,
                                  self->day_width);
  entente_timeline_area_scroll (self, self->drag_scroll_y - dy);
}

static void
zoom_begin_cb (GtkGesture *gesture,
               GdkEventSequence *sequence,
               gpointer user_data)
{
  EntenteTimelineArea *self = user_data;

  self->zoom_day_width = self->day_width;
}

static void
zoom_changed_cb (GtkGestureZoom *gesture,
                 double scale,
                 gpointer user_data)
{
  EntenteTimelineArea *self = user_data;
  double x = self->pointer_x;
  double y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  entente_timeline_area_zoom_at (self, x, self->zoom_day_width * scale / self->day_width);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double x,
           double y,
           gpointer user_data)
{
  EntenteTimelineArea *self = user_data;

  self->pointer_x = x;
  self->pointer_y = y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), mark_at (self, x, y) ? "pointer" : NULL);
}

/* The wheel zooms at the pointer; where lanes are out of sight it brings them in, and zooms with
 * Ctrl only. With Shift, or across, it pans. */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double dx,
           double dy,
           gpointer user_data)
{
  EntenteTimelineArea *self = user_data;
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;

  if (!self->bounded)
    return FALSE;
  if ((state & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy))
    pan (self, (dx != 0 ? dx : dy) * PAN_STEP);
  else if (!ctrl && self->lanes_height > self->plot.size.height + 1)
    entente_timeline_area_scroll (self, self->scroll_y + dy * self->row_height);
  else
    entente_timeline_area_zoom_at (self,
                                   CLAMP (self->pointer_x, self->plot.origin.x,
                                          self->plot.origin.x + self->plot.size.width),
                                   pow (ZOOM_STEP, -dy));
  return TRUE;
}

static void
select_index (EntenteTimelineArea *self,
              guint index)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);

  if (index < entente_entries_count (entries))
    entente_timeline_model_select (self->model, entente_entries_position (entries, index));
}

/* Where a walk with the arrow keys begins: at the selected entry, else in the middle of what is
 * seen. */
static gboolean
start_of_walk (EntenteTimelineArea *self,
               guint *index)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  guint selected = entente_timeline_model_get_selected (self->model);
  guint n = entente_entries_count_dated (entries);
  double middle = self->first_day + self->plot.size.width / self->day_width / 2;

  if (selected != ENTENTE_NO_ENTRY && entente_entries_find (entries, selected, index)
      && *index < n)
    return TRUE;
  *index = 0;
  while (*index + 1 < n && entente_entry_first (entente_entries_get (entries, *index)) < middle)
    (*index)++;
  return FALSE;
}

static void
walk (EntenteTimelineArea *self,
      int step)
{
  guint n = entente_entries_count_dated (entente_timeline_model_get_entries (self->model));
  guint index;

  if (n == 0)
    return;
  if (start_of_walk (self, &index))
    index = step > 0 ? MIN (index + 1, n - 1) : index - (index > 0);
  select_index (self, index);
}

/* How far two entries lie apart in time. */
static double
days_between (const EntenteEntry *a,
              const EntenteEntry *b)
{
  return fabs ((double) entente_entry_first (a) - entente_entry_first (b));
}

/* To the entry next in time in the lane above or below. */
static void
walk_lane (EntenteTimelineArea *self,
           int step)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  guint n = entente_entries_count_dated (entries);
  const EntenteEntry *from;
  guint best = n;
  guint index;
  int lane;

  if (n == 0 || !start_of_walk (self, &index))
    {
      walk (self, step);
      return;
    }
  from = entente_entries_get (entries, index);
  lane = (int) entente_entry_act_lane (from->act) + step;
  while (lane >= 0 && lane < ENTENTE_N_LANES && !self->lanes[lane].shown)
    lane += step;
  for (guint i = 0; i < n; i++)
    {
      const EntenteEntry *entry = entente_entries_get (entries, i);

      if ((int) entente_entry_act_lane (entry->act) == lane
          && (best == n
              || days_between (entry, from) < days_between (entente_entries_get (entries, best),
                                                            from)))
        best = i;
    }
  if (best < n)
    select_index (self, best);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  EntenteTimelineArea *self = user_data;
  double page = self->plot.size.width * 0.8;

  if (!self->bounded || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      walk (self, -1);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      walk (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      walk_lane (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      walk_lane (self, 1);
      return TRUE;
    case GDK_KEY_Home:
      select_index (self, 0);
      return TRUE;
    case GDK_KEY_End:
      select_index (self,
                    entente_entries_count_dated (entente_timeline_model_get_entries (self->model))
                        - 1);
      return TRUE;
    case GDK_KEY_Page_Up:
      pan (self, -page);
      return TRUE;
    case GDK_KEY_Page_Down:
      pan (self, page);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      entente_timeline_area_zoom (self, ZOOM_STEP);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      entente_timeline_area_zoom (self, 1 / ZOOM_STEP);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      entente_timeline_area_fit (self);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      entente_timeline_model_activate (self->model,
                                       entente_timeline_model_get_selected (self->model));
      return TRUE;
    default:
      return FALSE;
    }
}

static char *
describe_cluster (const EntenteMark *mark)
{
  EntenteDate span = { .precision = ENTENTE_DATE_EXTENT };
  g_autofree char *count = entente_lane_count_label (mark->lane, mark->count, mark->sets);
  g_autofree char *days = NULL;
  int year;
  int month;
  int day;

  if (mark->first == ENTENTE_DAY_OPEN_START || mark->last == ENTENTE_DAY_OPEN_END)
    return g_steal_pointer (&count);
  entente_day_to_civil (mark->first, &year, &month, &day);
  span.from = (EntenteDateEnd) { (gint16) year, (guint8) month, (guint8) day,
                                 ENTENTE_DATE_END_KNOWN, 0, 0 };
  entente_day_to_civil (mark->last, &year, &month, &day);
  span.to = (EntenteDateEnd) { (gint16) year, (guint8) month, (guint8) day,
                               ENTENTE_DATE_END_KNOWN, 0, 0 };
  if (mark->first == mark->last)
    span = (EntenteDate) { .precision = ENTENTE_DATE_DAY, .from = span.from };
  days = entente_date_format (&span, NULL);
  return g_strjoin (C_ ("list", ", "), count, days, NULL);
}

static gboolean
query_tooltip_cb (GtkWidget *widget,
                  int x,
                  int y,
                  gboolean keyboard,
                  GtkTooltip *tooltip,
                  gpointer user_data)
{
  EntenteTimelineArea *self = ENTENTE_TIMELINE_AREA (widget);
  const EntenteMark *mark = keyboard ? NULL : mark_at (self, x, y);
  g_autofree char *text = NULL;

  if (mark == NULL || self->model == NULL)
    return FALSE;
  text = mark->count > 1 ? describe_cluster (mark)
                         : entente_timeline_model_describe (self->model, mark->position);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
add (EntenteTimelineArea *self,
     gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (controller));
}

void
entente_timeline_area_add_controllers (EntenteTimelineArea *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (zoom, "begin", G_CALLBACK (zoom_begin_cb), self);
  g_signal_connect (zoom, "scale-changed", G_CALLBACK (zoom_changed_cb), self);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  add (self, scroll);
  add (self, motion);
  add (self, key);
  add (self, click);
  add (self, drag);
  add (self, zoom);
}
