/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-entry.h"

#include "entente-util.h"

/* A date as people type it. A calendar helps to find a day, and only fills in the text. */

struct _EntenteDateEntry
{
  EntenteReadEntry parent_instance;
  EntenteDateShape shape;
  GtkWidget *button;
  GtkWidget *popover; /* made when it is first asked for: a dialog has many dates */
  GtkCalendar *calendar;
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (EntenteDateEntry, entente_date_entry, ENTENTE_TYPE_READ_ENTRY)

static gboolean
read_typed (EntenteDateEntry *self,
            const char *typed,
            EntenteDate *date,
            GError **error)
{
  /* One letter stands for today, as long as nothing follows it. */
  if (g_ascii_strcasecmp (typed, "t") == 0)
    typed = "+0";
  return entente_date_read (typed, NULL, self->shape, entente_today (), date, error);
}

static void
fill_day (EntenteDateEntry *self,
          gint32 day_number)
{
  int year;
  int month;
  int day;
  g_autofree char *edtf = NULL;

  entente_day_to_civil (day_number, &year, &month, &day);
  if (year < ENTENTE_DATE_YEAR_MIN || year > ENTENTE_DATE_YEAR_MAX)
    return;
  edtf = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  entente_read_entry_fill (ENTENTE_READ_ENTRY (self), edtf);
}

/* The day that the entry names, if it is one. */
static gboolean
get_day (EntenteDateEntry *self,
         gint32 *day_number)
{
  const char *kept = entente_read_entry_get_kept (ENTENTE_READ_ENTRY (self));
  EntenteDate date;

  if (kept == NULL || !entente_date_parse (kept, self->shape, &date, NULL)
      || entente_date_get_precision (&date) != ENTENTE_DATE_DAY)
    return FALSE;
  *day_number = entente_date_first (&date);
  return TRUE;
}

/* While a date is being typed, + and − are letters of it; over a date that stands, they move it. */
static gboolean
key_pressed_cb (EntenteDateEntry *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  GtkEditable *entry = GTK_EDITABLE (entente_read_entry_get_entry (ENTENTE_READ_ENTRY (self)));
  gint32 day_number;
  int first;
  int last;
  gboolean selected;
  int step = 0;

  if (keyval == GDK_KEY_plus || keyval == GDK_KEY_KP_Add)
    step = 1;
  else if (keyval == GDK_KEY_minus || keyval == GDK_KEY_KP_Subtract)
    step = -1;
  if (step == 0 || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !get_day (self, &day_number))
    return GDK_EVENT_PROPAGATE;
  selected = gtk_editable_get_selection_bounds (entry, &first, &last) && first == 0
             && last == (int) g_utf8_strlen (gtk_editable_get_text (entry), -1);
  if (entente_read_entry_is_typing (ENTENTE_READ_ENTRY (self)) && !selected)
    return GDK_EVENT_PROPAGATE;
  fill_day (self, day_number + step);
  gtk_editable_select_region (entry, 0, -1);
  return GDK_EVENT_STOP;
}

static void
day_selected_cb (EntenteDateEntry *self,
                 GtkCalendar *calendar)
{
  g_autoptr(GDateTime) chosen = NULL;

  if (self->choosing)
    return;
  chosen = gtk_calendar_get_date (calendar);
  fill_day (self, entente_day_from_civil (g_date_time_get_year (chosen),
                                          g_date_time_get_month (chosen),
                                          g_date_time_get_day_of_month (chosen)));
}

static void
day_double_click_cb (EntenteDateEntry *self,
                     int n_press)
{
  if (n_press > 1)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
make_calendar (EntenteDateEntry *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (click, "released", G_CALLBACK (day_double_click_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->calendar), GTK_EVENT_CONTROLLER (click));
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->calendar));
  gtk_widget_set_parent (self->popover, self->button);
}

static void
button_clicked_cb (EntenteDateEntry *self)
{
  gint32 day_number = entente_today ();
  g_autoptr(GDateTime) shown = NULL;
  int year;
  int month;
  int day;

  if (self->popover == NULL)
    make_calendar (self);
  get_day (self, &day_number);
  entente_day_to_civil (day_number, &year, &month, &day);
  shown = g_date_time_new_utc (year, month, day, 12, 0, 0);
  self->choosing = TRUE;
  gtk_calendar_select_day (self->calendar, shown);
  self->choosing = FALSE;
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static gboolean
entente_date_entry_read (EntenteReadEntry *entry,
                         const char *typed,
                         char **kept,
                         char **reading,
                         GError **error)
{
  EntenteDate date;

  if (!read_typed (ENTENTE_DATE_ENTRY (entry), typed, &date, error))
    return FALSE;
  *kept = entente_date_to_edtf (&date);
  *reading = entente_date_format (&date, NULL);
  return TRUE;
}

/* In words where the words can be read again as the same date, else as it is kept. */
static char *
entente_date_entry_show (EntenteReadEntry *entry,
                         const char *kept)
{
  EntenteDateEntry *self = ENTENTE_DATE_ENTRY (entry);
  EntenteDate date;
  EntenteDate again;
  g_autofree char *words = NULL;
  g_autofree char *round = NULL;

  if (!entente_date_parse (kept, self->shape, &date, NULL))
    return g_strdup (kept);
  words = entente_date_format (&date, NULL);
  if (!read_typed (self, words, &again, NULL))
    return g_strdup (kept);
  round = entente_date_to_edtf (&again);
  return g_str_equal (round, kept) ? g_steal_pointer (&words) : g_strdup (kept);
}

static void
entente_date_entry_dispose (GObject *object)
{
  g_clear_pointer (&ENTENTE_DATE_ENTRY (object)->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (entente_date_entry_parent_class)->dispose (object);
}

static void
entente_date_entry_class_init (EntenteDateEntryClass *klass)
{
  EntenteReadEntryClass *read_class = ENTENTE_READ_ENTRY_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_date_entry_dispose;
  read_class->read = entente_date_entry_read;
  read_class->show = entente_date_entry_show;
}

static void
entente_date_entry_init (EntenteDateEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->button = gtk_button_new_from_icon_name ("x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (self->button, _ ("Choose a day in a calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar"), -1);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "small");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (button_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  entente_read_entry_add_suffix (ENTENTE_READ_ENTRY (self), self->button);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (
    GTK_WIDGET (entente_read_entry_get_entry (ENTENTE_READ_ENTRY (self))), keys);
}

GtkWidget *
entente_date_entry_new (EntenteDateShape shape,
                        gboolean compact)
{
  EntenteDateEntry *self = g_object_new (ENTENTE_TYPE_DATE_ENTRY, "compact", compact, NULL);

  self->shape = shape;
  return GTK_WIDGET (self);
}
