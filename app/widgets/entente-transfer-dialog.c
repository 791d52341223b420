/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-transfer-dialog.h"

#include "entente-compat.h"
#include "entente-exchange.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* Before that there is nothing worth a glance. */
#define PULSE_MS 120

struct _EntenteTransferDialog
{
  AdwWindow parent_instance;
  AdwWindowTitle *title;
  GtkWidget *cancel;
  GtkWidget *close;
  GtkLabel *words;
  GtkProgressBar *bar;
  GtkWidget *more;
  GtkListBox *conflicts;
  EntenteStore *store;
  GFile *file;
  EntenteJob *job;
  EntenteImportResult result;
  guint pulse; /* a source, as long as nobody knows how much there is */
  gboolean importing;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (EntenteTransferDialog, entente_transfer_dialog, ADW_TYPE_WINDOW)

static EntenteWindow *
get_window (EntenteTransferDialog *self)
{
  return ENTENTE_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static char *
file_name (GFile *file)
{
  g_autoptr(GFileInfo) info
    = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME, G_FILE_QUERY_INFO_NONE, NULL,
                         NULL);

  return info != NULL ? entente_text_isolate (g_file_info_get_display_name (info))
                      : g_file_get_basename (file);
}

static void
count_cb (EntenteTransferDialog *self)
{
  guint n = (guint) MIN (entente_job_get_count (self->job), G_MAXUINT);
  g_autofree char *words = NULL;

  if (!self->running || g_cancellable_is_cancelled (entente_job_get_cancellable (self->job)))
    return;
  words = g_strdup_printf (ngettext ("%u record so far", "%u records so far", n), n);
  gtk_label_set_label (self->words, words);
}

static void
fraction_cb (EntenteTransferDialog *self)
{
  double fraction = entente_job_get_fraction (self->job);

  if (fraction < 0)
    return;
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_progress_bar_set_fraction (self->bar, fraction);
}

static gboolean
pulse_cb (gpointer user_data)
{
  EntenteTransferDialog *self = user_data;

  gtk_progress_bar_pulse (self->bar);
  return G_SOURCE_CONTINUE;
}

/* One sentence for each outcome that occurred. */
static char *
describe_outcomes (const guint64 *counts)
{
  g_autoptr(GString) words = g_string_new (NULL);
  const guint added = (guint) counts[ENTENTE_IMPORT_ADDED];
  const guint updated = (guint) counts[ENTENTE_IMPORT_UPDATED];
  const guint unchanged = (guint) counts[ENTENTE_IMPORT_UNCHANGED];
  const guint left = (guint) counts[ENTENTE_IMPORT_LEFT];
  const guint conflicts = (guint) counts[ENTENTE_IMPORT_CONFLICT];

  if (added > 0)
    g_string_append_printf (words, ngettext ("%u record added.\n", "%u records added.\n", added),
                            added);
  if (updated > 0)
    g_string_append_printf (words,
                            ngettext ("%u record updated.\n", "%u records updated.\n", updated),
                            updated);
  if (unchanged > 0)
    g_string_append_printf (words, ngettext ("%u record is here already.\n",
                                             "%u records are here already.\n", unchanged),
                            unchanged);
  if (left > 0)
    g_string_append_printf (words, ngettext ("%u record is newer here and stays.\n",
                                             "%u records are newer here and stay.\n", left),
                            left);
  if (conflicts > 0)
    g_string_append_printf (words,
                            ngettext ("%u record was changed here and there; what is here stays:\n",
                                      "%u records were changed here and there; what is here "
                                      "stays:\n", conflicts),
                            conflicts);
  if (words->len == 0)
    g_string_append (words, _ ("The file holds no records."));
  else
    g_string_truncate (words, words->len - 1);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
show_conflicts (EntenteTransferDialog *self)
{
  GPtrArray *lines = self->result.conflicts;

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      GtkWidget *label = gtk_label_new (g_ptr_array_index (lines, i));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      g_object_set (label, "margin-start", 12, "margin-end", 12, "margin-top", 8, "margin-bottom",
                    8, NULL);
      gtk_list_box_append (self->conflicts, label);
    }
  gtk_widget_set_visible (self->more, lines != NULL && lines->len > 0);
}

static void
show_result (EntenteTransferDialog *self)
{
  g_autofree char *words = describe_outcomes (self->result.counts);

  adw_window_title_set_title (self->title, _ ("Import Finished"));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Import Finished"));
  gtk_label_set_label (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
  gtk_widget_set_visible (self->cancel, FALSE);
  gtk_widget_set_visible (self->close, TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), self->close);
  show_conflicts (self);
}

static void
say_end (EntenteTransferDialog *self,
         const GError *error)
{
  EntenteWindow *window = get_window (self);
  g_autofree char *name = file_name (self->file);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    entente_window_toast (window, self->importing ? _ ("Import cancelled; nothing was changed")
                                                  : _ ("Export cancelled; nothing was written"),
                          FALSE);
  else if (error != NULL)
    entente_window_show_error (window, self->importing ? _ ("The File Was Not Imported")
                                                       : _ ("The Catalogue Was Not Exported"),
                               error);
  else
    {
      /* Translators: %s is the name of a file */
      words = g_strdup_printf (_ ("Everything is in “%s”"), name);
      entente_window_toast (window, words, FALSE);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
ended_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  EntenteTransferDialog *self = ENTENTE_TRANSFER_DIALOG (source);
  g_autoptr(GError) error = NULL;
  gboolean good = g_task_propagate_boolean (G_TASK (result), &error);

  self->running = FALSE;
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (get_window (self) == NULL)
    return;
  if (good && self->importing)
    show_result (self);
  else
    say_end (self, error);
}

static void
worker (GTask *task,
        gpointer source,
        gpointer task_data,
        GCancellable *cancellable)
{
  EntenteTransferDialog *self = source;
  GError *error = NULL;
  gboolean good;

  if (self->importing)
    good = entente_exchange_import_file (self->store, self->file, &self->result, FALSE, self->job,
                                         cancellable, &error);
  else
    good = entente_exchange_export_file (self->store, self->file, 0, self->job, cancellable, &error);
  if (good)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
cancel_action (GtkWidget *widget,
               const char *name,
               GVariant *parameter)
{
  gtk_window_close (GTK_WINDOW (widget));
}

/* While the work goes on, closing asks it to end; it answers when nothing half done is left. */
static gboolean
entente_transfer_dialog_close_request (GtkWindow *window)
{
  EntenteTransferDialog *self = ENTENTE_TRANSFER_DIALOG (window);

  if (!self->running)
    return GTK_WINDOW_CLASS (entente_transfer_dialog_parent_class)->close_request (window);
  g_cancellable_cancel (entente_job_get_cancellable (self->job));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "transfer.cancel", FALSE);
  gtk_label_set_label (self->words, _ ("Cancelling…"));
  return TRUE;
}

/* The worker holds the dialog, and with it all that it works on. */
static void
entente_transfer_dialog_dispose (GObject *object)
{
  EntenteTransferDialog *self = ENTENTE_TRANSFER_DIALOG (object);

  if (self->job != NULL)
    {
      g_cancellable_cancel (entente_job_get_cancellable (self->job));
      g_signal_handlers_disconnect_by_data (self->job, self);
    }
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_TRANSFER_DIALOG);
  G_OBJECT_CLASS (entente_transfer_dialog_parent_class)->dispose (object);
}

static void
entente_transfer_dialog_finalize (GObject *object)
{
  EntenteTransferDialog *self = ENTENTE_TRANSFER_DIALOG (object);

  g_clear_object (&self->job);
  g_clear_object (&self->store);
  g_clear_object (&self->file);
  entente_import_result_clear (&self->result);
  G_OBJECT_CLASS (entente_transfer_dialog_parent_class)->finalize (object);
}

static void
entente_transfer_dialog_class_init (EntenteTransferDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_transfer_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = entente_transfer_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = entente_transfer_dialog_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-transfer-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTransferDialog, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteTransferDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, EntenteTransferDialog, close);
  gtk_widget_class_bind_template_child (widget_class, EntenteTransferDialog, words);
  gtk_widget_class_bind_template_child (widget_class, EntenteTransferDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteTransferDialog, more);
  gtk_widget_class_bind_template_child (widget_class, EntenteTransferDialog, conflicts);
  gtk_widget_class_install_action (widget_class, "transfer.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "transfer.cancel", NULL);
}

static void
entente_transfer_dialog_init (EntenteTransferDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  entente_widget_name_buttons (GTK_WIDGET (self));
}

static void
start (EntenteTransferDialog *self)
{
  g_autoptr(GTask) task = NULL;

  self->job = entente_job_new (NULL);
  self->running = TRUE;
  self->pulse = g_timeout_add (PULSE_MS, pulse_cb, self);
  g_signal_connect_swapped (self->job, "notify::count", G_CALLBACK (count_cb), self);
  g_signal_connect_swapped (self->job, "notify::fraction", G_CALLBACK (fraction_cb), self);
  task = g_task_new (self, entente_job_get_cancellable (self->job), ended_cb, NULL);
  /* What was written stands, whatever was asked for meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, worker);
}

/**
 * entente_transfer_dialog_new:
 * @window: the window of the catalogue
 * @file: what to read or to write, in the exchange format
 * @importing: whether to read it
 *
 * Begins at once. It closes by itself unless there is something to tell.
 *
 * Returns: (transfer none): a dialog to present
 */
GtkWidget *
entente_transfer_dialog_new (EntenteWindow *window,
                             GFile *file,
                             gboolean importing)
{
  EntenteTransferDialog *self;
  g_autofree char *name = NULL;
  const char *title;

  g_return_val_if_fail (ENTENTE_IS_WINDOW (window) && G_IS_FILE (file), NULL);

  self = g_object_new (ENTENTE_TYPE_TRANSFER_DIALOG, "transient-for", window, NULL);
  self->store = g_object_ref (entente_window_get_store (window));
  self->file = g_object_ref (file);
  self->importing = importing;
  name = file_name (file);
  title = importing ? _ ("Importing") : _ ("Exporting");
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, name);
  gtk_label_set_label (self->words, importing ? _ ("The file is read…")
                                              : _ ("The catalogue is read…"));
  start (self);
  return GTK_WIDGET (self);
}

static GListModel *
make_filters (void)
{
  g_autoptr(GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, _ ("Entente exchange files"));
  gtk_file_filter_add_pattern (ours, "*.jsonl");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, ours);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (g_steal_pointer (&filters));
}

static void
present (EntenteWindow *window,
         GFile *file,
         gboolean importing)
{
  if (file != NULL && entente_window_get_store (window) != NULL)
    gtk_window_present (GTK_WINDOW (entente_transfer_dialog_new (window, file, importing)));
}

static void
import_chosen_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr(GFile) file = entente_compat_open_file_finish (result, NULL);

  present (ENTENTE_WINDOW (source), file, TRUE);
}

static void
export_chosen_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr(GFile) file = entente_compat_save_file_finish (result, NULL);

  present (ENTENTE_WINDOW (source), file, FALSE);
}

/**
 * entente_transfer_ask_import:
 * @window: the window of the catalogue
 *
 * Asks for a file in the exchange format and imports it.
 */
void
entente_transfer_ask_import (EntenteWindow *window)
{
  g_autoptr(GListModel) filters = make_filters ();

  g_return_if_fail (ENTENTE_IS_WINDOW (window));

  entente_compat_open_file_async (GTK_WINDOW (window), _ ("Import"), filters, NULL,
                                  import_chosen_cb, NULL);
}

/**
 * entente_transfer_ask_export:
 * @window: the window of the catalogue
 *
 * Asks where to, and exports everything in the exchange format, restricted records too.
 */
void
entente_transfer_ask_export (EntenteWindow *window)
{
  g_autoptr(GListModel) filters = make_filters ();
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (ENTENTE_IS_WINDOW (window));

  base = g_path_get_basename (entente_store_get_path (entente_window_get_store (window)));
  if (g_str_has_suffix (base, ".entente"))
    base[strlen (base) - strlen (".entente")] = '\0';
  name = g_strconcat (base, ".jsonl", NULL);
  entente_compat_save_file_async (GTK_WINDOW (window), _ ("Export"), name, filters, NULL,
                                  export_chosen_cb, NULL);
}
