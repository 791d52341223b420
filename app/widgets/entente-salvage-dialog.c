/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-salvage-dialog.h"

#include "entente-catalogues.h"
#include "entente-compat.h"
#include "entente-salvage.h"
#include "entente-util.h"

/* A damaged catalogue: what can be read of it is saved into a new one, which then opens. */

typedef struct
{
  char *damaged;
  char *path;
  EntenteSalvage salvage;
} Work;

static void
work_free (Work *work)
{
  g_free (work->damaged);
  g_free (work->path);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static void
salvage_worker (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  if (entente_store_salvage (work->damaged, work->path, NULL, &work->salvage, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_result (EntenteWindow *window,
             const EntenteSalvage *salvage)
{
  g_autofree char *words = entente_salvage_describe (salvage);
  GtkWidget *dialog
    = adw_message_dialog_new (GTK_WINDOW (window), _ ("What Could Be Read Was Saved"), words);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
salvaged_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  EntenteWindow *window = ENTENTE_WINDOW (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = NULL;

  entente_window_set_opening (window, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      entente_window_show_error (window, _ ("Nothing Was Saved"), error);
      return;
    }
  file = g_file_new_for_path (work->path);
  entente_catalogues_open (window, file);
  tell_result (window, &work->salvage);
}

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  EntenteWindow *window = ENTENTE_WINDOW (source);
  g_autoptr(Work) work = user_data;
  g_autoptr(GFile) file = entente_compat_save_file_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  EntenteStore *store = entente_window_get_store (window);
  g_autoptr(GTask) task = NULL;

  if (path == NULL)
    return;
  work->path = g_str_has_suffix (path, ".entente") ? g_steal_pointer (&path)
                                                   : g_strconcat (path, ".entente", NULL);
  /* the file is read byte by byte, which must not happen while it is open */
  if (store != NULL && g_strcmp0 (entente_store_get_path (store), work->damaged) == 0)
    entente_window_set_store (window, NULL);
  entente_window_set_opening (window, TRUE);
  task = g_task_new (window, NULL, salvaged_cb, NULL);
  g_task_set_source_tag (task, entente_salvage_dialog_present);
  g_task_set_task_data (task, g_steal_pointer (&work), (GDestroyNotify) work_free);
  g_task_run_in_thread (task, salvage_worker);
}

/* "Cooperation.entente" becomes "Cooperation (saved).entente". */
static char *
suggest_name (const char *damaged)
{
  g_autofree char *shown = g_filename_display_basename (damaged);
  gsize length = strlen (shown) - (g_str_has_suffix (shown, ".entente") ? strlen (".entente") : 0);
  g_autofree char *stem = g_strndup (shown, length);

  /* Translators: the name of the file into which a damaged catalogue is saved */
  return g_strdup_printf (_ ("%s (saved).entente"), stem);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             char *damaged)
{
  g_autofree char *name = NULL;
  Work *work;

  if (strcmp (response, "salvage") != 0)
    return;
  name = suggest_name (damaged);
  work = g_new0 (Work, 1);
  work->damaged = g_strdup (damaged);
  entente_compat_save_file_async (gtk_window_get_transient_for (GTK_WINDOW (dialog)),
                                  _ ("Save What Can Be Read"), name, NULL, NULL, chosen_cb, work);
}

static void
free_path (gpointer data,
           GClosure *closure)
{
  g_free (data);
}

/**
 * entente_salvage_dialog_present:
 * @window: the window that was to show the catalogue, or shows it
 * @path: a damaged catalogue
 * @words: what is wrong with it
 *
 * Says that a catalogue is damaged, and offers to save what can be read into a new one.
 */
void
entente_salvage_dialog_present (EntenteWindow *window,
                                const char *path,
                                const char *words)
{
  GtkWidget *widget;
  AdwMessageDialog *dialog;

  g_return_if_fail (ENTENTE_IS_WINDOW (window) && path != NULL && words != NULL);

  widget = adw_message_dialog_new (GTK_WINDOW (window), _ ("The Catalogue Is Damaged"), words);
  dialog = ADW_MESSAGE_DIALOG (widget);
  adw_message_dialog_add_responses (dialog, "close", _ ("_Close"), "salvage",
                                    _ ("_Save What Can Be Read…"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "salvage", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "salvage");
  adw_message_dialog_set_close_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_strdup (path), free_path, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
