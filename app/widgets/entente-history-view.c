/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-history-view.h"

#include "entente-date.h"
#include "entente-history.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define MAX_CHANGES 50
#define MAX_LINES 40

struct _EntenteHistoryView
{
  GtkWidget parent_instance;
  GtkBox *box;
  EntenteStore *store;
  gint64 id;
  gboolean active;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (EntenteHistoryView, entente_history_view, GTK_TYPE_WIDGET)

typedef struct
{
  EntenteStore *store;
  gint64 id;
} Request;

/* One change, with a line for each field it touched. */
typedef struct
{
  char *heading;
  char *lines;
  gboolean standing;
} Entry;

static void
request_free (Request *request)
{
  g_object_unref (request->store);
  g_free (request);
}

static void
entry_free (Entry *entry)
{
  g_free (entry->heading);
  g_free (entry->lines);
  g_free (entry);
}

/**
 * entente_history_format_time:
 * @utc: a moment, `YYYY-MM-DDTHH:MM:SSZ`
 *
 * Returns: (transfer full): the day and the time of day here, in words
 */
char *
entente_history_format_time (const char *utc)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GDateTime) at = g_date_time_new_from_iso8601 (utc, zone);
  g_autoptr(GDateTime) here = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *iso = here != NULL ? g_date_time_format (here, "%Y-%m-%d") : NULL;
  g_autofree char *time = here != NULL ? g_date_time_format (here, "%H:%M") : NULL;
  g_autofree char *day = NULL;
  EntenteDate date;

  if (here == NULL || !entente_date_parse (iso, ENTENTE_DATE_INSTANT, &date, NULL))
    return g_strdup (utc);
  day = entente_date_format (&date, NULL);
  /* Translators: a day and a time of day: "22 November 2025, 10:42" */
  return g_strdup_printf (_ ("%1$s, %2$s"), day, time);
}

static Entry *
make_entry (EntenteStore *store,
            const EntenteChange *change,
            gint64 id,
            GCancellable *cancellable)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *at = entente_history_format_time (change->at);
  g_autoptr(GPtrArray) lines = entente_store_change_lines (store, change->n, id, MAX_LINES,
                                                           cancellable, NULL);

  entry->heading = change->by != NULL
                     /* Translators: when a change was made, by whom, and what it was */
                     ? g_strdup_printf (_ ("%1$s, %2$s: %3$s"), at, change->by, change->words)
                     : g_strdup_printf (_ ("%1$s: %2$s"), at, change->words);
  entry->standing = change->standing;
  if (lines != NULL && lines->len > 0)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint i = 0; i < lines->len; i++)
        if (g_ptr_array_index (lines, i) != NULL)
          g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                                  (const char *) g_ptr_array_index (lines, i));
      entry->lines = g_string_free (g_steal_pointer (&text), FALSE);
    }
  return entry;
}

static void
read_worker (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  g_autoptr(GPtrArray) changes = entente_store_history (request->store, request->id, 0, MAX_CHANGES,
                                                        cancellable, &error);
  GPtrArray *entries;

  if (changes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  for (guint i = 0; i < changes->len; i++)
    g_ptr_array_add (entries, make_entry (request->store, g_ptr_array_index (changes, i),
                                          request->id, cancellable));
  g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
}

static void
append_label (EntenteHistoryView *self,
              const char *text,
              const char *style,
              gboolean standing)
{
  g_autofree char *clean = entente_text_clean (text, -1, ENTENTE_TEXT_MULTILINE, 0);
  GtkWidget *label = gtk_label_new (clean);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "caption");
  if (!standing)
    gtk_widget_add_css_class (label, "undone");
  gtk_box_append (self->box, label);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr(EntenteHistoryView) self = ENTENTE_HISTORY_VIEW (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = g_task_propagate_pointer (G_TASK (result), &error);
  GtkWidget *child;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->box == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  if (entries == NULL)
    {
      append_label (self, error->message, "error", TRUE);
      return;
    }
  for (guint i = 0; i < entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (entries, i);

      append_label (self, entry->heading, NULL, entry->standing);
      if (entry->lines != NULL)
        append_label (self, entry->lines, "dim-label", entry->standing);
    }
  if (entries->len == 0)
    append_label (self, _ ("Nothing was changed here since it came into the catalogue."),
                  "dim-label", TRUE);
}

static void
load (EntenteHistoryView *self)
{
  g_autoptr(GTask) task = NULL;
  Request *request;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!self->active || self->store == NULL || self->id == 0)
    return;
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->store = g_object_ref (self->store);
  request->id = self->id;
  task = g_task_new (NULL, self->cancellable, read_cb, g_object_ref (self));
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, read_worker);
}

static void
entente_history_view_dispose (GObject *object)
{
  EntenteHistoryView *self = ENTENTE_HISTORY_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_HISTORY_VIEW);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_history_view_parent_class)->dispose (object);
}

static void
entente_history_view_class_init (EntenteHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_history_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteHistoryView, box);
}

static void
entente_history_view_init (EntenteHistoryView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_history_view_set_record:
 * @store: (nullable): the catalogue
 * @id: the record
 */
void
entente_history_view_set_record (EntenteHistoryView *self,
                                 EntenteStore *store,
                                 gint64 id)
{
  g_return_if_fail (ENTENTE_IS_HISTORY_VIEW (self));

  g_set_object (&self->store, store);
  self->id = id;
  load (self);
}

/**
 * entente_history_view_set_active:
 * @active: somebody looks at it
 */
void
entente_history_view_set_active (EntenteHistoryView *self,
                                 gboolean active)
{
  g_return_if_fail (ENTENTE_IS_HISTORY_VIEW (self));

  self->active = active;
  load (self);
}
