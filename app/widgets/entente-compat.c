/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-compat.h"

#include "entente-util.h"

#if GTK_CHECK_VERSION (4, 10, 0)

/* The ceiling of versions speaks against what this half is for. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

static void
file_chosen_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  GError *error = NULL;
  gboolean saving = g_task_get_source_tag (task) == entente_compat_save_file_async;
  GFile *file = saving ? gtk_file_dialog_save_finish (dialog, result, &error)
                       : gtk_file_dialog_open_finish (dialog, result, &error);

  if (file != NULL)
    {
      g_task_return_pointer (task, file, g_object_unref);
      return;
    }
  g_clear_error (&error);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "no file was chosen");
}

static void
choose_file (GtkWindow *parent,
             gboolean saving,
             const char *title,
             const char *initial_name,
             GListModel *filters,
             GTask *task)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  if (saving)
    {
      gtk_file_dialog_set_initial_name (dialog, initial_name);
      gtk_file_dialog_save (dialog, parent, g_task_get_cancellable (task), file_chosen_cb, task);
    }
  else
    {
      gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task), file_chosen_cb, task);
    }
}

void
entente_compat_open_uri (GtkWindow *parent,
                         const char *uri)
{
  g_autoptr(GtkUriLauncher) launcher = gtk_uri_launcher_new (uri);

  gtk_uri_launcher_launch (launcher, parent, NULL, NULL, NULL);
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

static void
response_cb (GtkNativeDialog *dialog,
             int response,
             gpointer user_data)
{
  g_autoptr(GTask) task = user_data;

  g_signal_handlers_disconnect_by_func (dialog, response_cb, user_data);
  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", "no file was chosen");
  gtk_native_dialog_destroy (dialog);
}

static void
choose_file (GtkWindow *parent,
             gboolean saving,
             const char *title,
             const char *initial_name,
             GListModel *filters,
             GTask *task)
{
  GtkFileChooserNative *dialog;
  guint n_filters = filters != NULL ? g_list_model_get_n_items (filters) : 0;

  dialog = gtk_file_chooser_native_new (title, parent,
                                        saving ? GTK_FILE_CHOOSER_ACTION_SAVE
                                               : GTK_FILE_CHOOSER_ACTION_OPEN,
                                        saving ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr(GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  if (saving && initial_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), initial_name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  /* The task owns the dialog, and the dialog's answer ends the task. */
  g_task_set_task_data (task, dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
entente_compat_open_uri (GtkWindow *parent,
                         const char *uri)
{
  gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
}

#endif

/**
 * entente_compat_open_file_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog
 * @filters: (nullable): a list of #GtkFileFilter
 *
 * Asks for a file to read. Without a choice it ends with %G_IO_ERROR_CANCELLED.
 */
void
entente_compat_open_file_async (GtkWindow *parent,
                                const char *title,
                                GListModel *filters,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, entente_compat_open_file_async);
  choose_file (parent, FALSE, title, NULL, filters, task);
}

GFile *
entente_compat_open_file_finish (GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * entente_compat_save_file_async:
 * @parent: (nullable): the window that asks
 * @title: of the dialog
 * @initial_name: (nullable): what the file is called unless somebody says otherwise
 * @filters: (nullable): a list of #GtkFileFilter
 *
 * Asks for a file to write. Without a choice it ends with %G_IO_ERROR_CANCELLED.
 */
void
entente_compat_save_file_async (GtkWindow *parent,
                                const char *title,
                                const char *initial_name,
                                GListModel *filters,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, entente_compat_save_file_async);
  choose_file (parent, TRUE, title, initial_name, filters, task);
}

GFile *
entente_compat_save_file_finish (GAsyncResult *result,
                                 GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * entente_compat_list_view_scroll_to:
 * @position: the row to bring into sight
 */
void
entente_compat_list_view_scroll_to (GtkListView *view,
                                    guint position)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "list.scroll-to-item", "u", position);
}
