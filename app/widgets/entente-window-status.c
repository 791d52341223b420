/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-window-private.h"

#include "entente-query.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* The line at the foot of the window: what the catalogue holds, and that it is saved. */

typedef struct
{
  gint64 countries;
  gint64 organisations;
  gint64 organisation_sets;
  gint64 instruments;
  gint64 instrument_sets;
  gint64 people;
} Counts;

static void
count_worker (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  EntenteStore *store = task_data;
  Counts *counts = g_new0 (Counts, 1);

  counts->countries = entente_store_count (store, ENTENTE_KIND_COUNTRY, NULL);
  counts->organisations = entente_store_count (store, ENTENTE_KIND_ORGANISATION,
                                               &counts->organisation_sets);
  counts->instruments = entente_store_count (store, ENTENTE_KIND_INSTRUMENT,
                                             &counts->instrument_sets);
  counts->people = entente_store_count (store, ENTENTE_KIND_PERSON, NULL);
  g_task_return_pointer (task, counts, g_free);
}

/* A record that stands for several is never counted as one of them. */
static char *
add_sets (const char *single,
          gint64 n_sets)
{
  gulong sets = (gulong) n_sets;
  g_autofree char *groups = g_strdup_printf (ngettext ("%lu group", "%lu groups", sets), sets);

  if (sets == 0)
    return g_strdup (single);
  /* Translators: "3 instruments and 2 groups": a group is an entry that stands for several */
  return g_strdup_printf (_ ("%1$s and %2$s"), single, groups);
}

static void
show_counts (EntenteWindow *self,
             const Counts *counts)
{
  gulong countries = (gulong) counts->countries;
  gulong organisations = (gulong) counts->organisations;
  gulong instruments = (gulong) counts->instruments;
  gulong people = (gulong) counts->people;
  g_autofree char *name = g_filename_display_basename (entente_store_get_path (self->store));
  g_autofree char *isolated = entente_text_isolate (name);
  g_autofree char *of_countries = NULL;
  g_autofree char *single_organisations = NULL;
  g_autofree char *of_organisations = NULL;
  g_autofree char *single_instruments = NULL;
  g_autofree char *of_instruments = NULL;
  g_autofree char *of_people = NULL;
  g_autofree char *words = NULL;
  g_autofree char *directed = NULL;

  of_countries = g_strdup_printf (ngettext ("%lu country", "%lu countries", countries), countries);
  single_organisations = g_strdup_printf (ngettext ("%lu organisation", "%lu organisations",
                                                    organisations), organisations);
  of_organisations = add_sets (single_organisations, counts->organisation_sets);
  single_instruments = g_strdup_printf (ngettext ("%lu instrument", "%lu instruments",
                                                  instruments), instruments);
  of_instruments = add_sets (single_instruments, counts->instrument_sets);
  of_people = g_strdup_printf (ngettext ("%lu person", "%lu people", people), people);
  words = g_strjoin (" · ", isolated, of_countries, of_organisations, of_instruments, of_people,
                     NULL);
  directed = g_strconcat (entente_direction_mark (words), words, NULL);
  gtk_label_set_label (self->status_counts, directed);
}

static void
counted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr(EntenteWindow) self = ENTENTE_WINDOW (user_data);
  g_autofree Counts *counts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (counts != NULL && self->store != NULL)
    show_counts (self, counts);
}

static void
count (EntenteWindow *self)
{
  g_autoptr(GTask) task = NULL;

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, counted_cb, g_object_ref (self));
  g_task_set_source_tag (task, count);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, count_worker);
}

/* @saved: something was written just now. */
void
entente_window_update_status (EntenteWindow *self,
                              gboolean saved)
{
  g_autoptr(GDateTime) now = NULL;
  g_autofree char *time = NULL;
  g_autofree char *words = NULL;

  if (self->store == NULL)
    return;
  count (self);
  if (entente_store_is_read_only (self->store))
    {
      gtk_label_set_label (self->status_saved, _ ("Read-only"));
      return;
    }
  if (!saved)
    {
      gtk_label_set_label (self->status_saved, _ ("All changes saved"));
      return;
    }
  now = g_date_time_new_now_local ();
  time = g_date_time_format (now, "%H:%M");
  /* Translators: %s is a time of day: "All changes saved · 10:42" */
  words = g_strdup_printf (_ ("All changes saved · %s"), time);
  gtk_label_set_label (self->status_saved, words);
}
