/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-catalogues.h"

#include "entente-compat.h"
#include "entente-config.h"
#include "entente-error.h"
#include "entente-salvage-dialog.h"
#include "entente-sample.h"
#include "entente-store-check.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define SETTLE_SECONDS 2

typedef enum
{
  OPEN,
  CREATE,
  SAMPLE,
} Way;

typedef struct
{
  Way way;
  char *path;
  char *person;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->path);
  g_free (opening->person);
  g_free (opening);
}

static GSettings *
get_settings (EntenteWindow *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  return application != NULL ? entente_application_get_settings (ENTENTE_APPLICATION (application))
                             : NULL;
}

/* The name that stands in the history: what the person set, else the account's. */
static char *
get_person (EntenteWindow *window)
{
  GSettings *settings = get_settings (window);
  g_autofree char *name = settings != NULL ? g_settings_get_string (settings, "user-name") : NULL;
  const char *real = g_get_real_name ();

  if (!entente_str_empty (name))
    return g_steal_pointer (&name);
  return g_strdup (!entente_str_empty (real) && strcmp (real, "Unknown") != 0 ? real
                                                                            : g_get_user_name ());
}

/* Somebody else's, or on a disk that cannot be written or is full: then it can still be read. */
static EntenteStore *
open_somehow (const Opening *opening,
              GError **error)
{
  g_autoptr(GError) own_error = NULL;
  EntenteStore *store = entente_store_open (opening->path, ENTENTE_STORE_READ_WRITE,
                                            opening->person, &own_error);

  if (store != NULL)
    return store;
  if (g_error_matches (own_error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED)
      || g_error_matches (own_error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY)
      || g_error_matches (own_error, ENTENTE_ERROR, ENTENTE_ERROR_FULL)
      || g_error_matches (own_error, ENTENTE_ERROR, ENTENTE_ERROR_NEWER))
    store = entente_store_open (opening->path, ENTENTE_STORE_READ_ONLY, opening->person, NULL);
  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  return store;
}

static EntenteStore *
open_sample (const Opening *opening,
             GError **error)
{
  g_autofree char *folder = g_path_get_dirname (opening->path);

  if (g_file_test (opening->path, G_FILE_TEST_EXISTS))
    return open_somehow (opening, error);
  g_mkdir_with_parents (folder, 0700);
  return entente_store_create_sample (opening->path, opening->person, error);
}

static void
open_worker (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  const Opening *opening = task_data;
  GError *error = NULL;
  EntenteStore *store = NULL;

  switch (opening->way)
    {
    case OPEN:
      store = open_somehow (opening, &error);
      break;
    case CREATE:
      store = entente_store_create (opening->path, opening->person, &error);
      break;
    case SAMPLE:
      store = open_sample (opening, &error);
      break;
    default:
      g_assert_not_reached ();
    }
  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
remember (EntenteWindow *window,
          EntenteStore *store)
{
  GSettings *settings = get_settings (window);
  g_autoptr(GFile) file = g_file_new_for_path (entente_store_get_path (store));
  g_autofree char *uri = g_file_get_uri (file);
  GtkRecentData data = {
    .mime_type = (char *) ENTENTE_MEDIA_TYPE,
    .app_name = (char *) g_get_application_name (),
    .app_exec = (char *) "entente %u",
  };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
  if (settings != NULL)
    g_settings_set_string (settings, "last-catalogue", uri);
}

static void
tell_error (EntenteWindow *window,
            const char *path,
            const GError *error)
{
  if (g_error_matches (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED))
    entente_salvage_dialog_present (window, path, error->message);
  else
    entente_window_show_error (window, _ ("The Catalogue Was Not Opened"), error);
}

/* The file is looked through when what is on the screen has been read; a fault is said with what to
 * do about it. */
static void
settled_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr(EntenteWindow) window = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings
    = entente_store_settle_finish (ENTENTE_STORE (source), result, &error);

  if (entente_window_get_store (window) != ENTENTE_STORE (source)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    tell_error (window, entente_store_get_path (ENTENTE_STORE (source)), error);
  else if (findings->len > 0)
    entente_salvage_dialog_present (window, entente_store_get_path (ENTENTE_STORE (source)),
                                    g_ptr_array_index (findings, 0));
}

static gboolean
settle_cb (gpointer user_data)
{
  EntenteWindow *window = user_data;
  EntenteStore *store = entente_window_get_store (window);

  if (store != NULL)
    entente_store_settle_async (store, NULL, settled_cb, g_object_ref (window));
  return G_SOURCE_REMOVE;
}

static void
take_store (EntenteWindow *window,
            EntenteStore *store)
{
  entente_window_set_opening (window, FALSE);
  entente_window_set_store (window, store);
  remember (window, store);
  g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, SETTLE_SECONDS, settle_cb,
                              g_object_ref (window), g_object_unref);
}

static void
painted_cb (EntenteWindow *window,
            EntenteStore *store)
{
  g_signal_handlers_disconnect_by_func (window, painted_cb, store);
  take_store (window, store);
}

static void
release_store (gpointer data,
               GClosure *closure)
{
  g_object_unref (data);
}

/* Reading waits for the first frame: what a catalogue holds must not put it off. */
static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  EntenteWindow *window = ENTENTE_WINDOW (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = g_task_propagate_pointer (G_TASK (result), &error);

  if (!gtk_widget_get_realized (GTK_WIDGET (window)))
    return; /* it was closed meanwhile, and the catalogue goes with the last who holds it */
  if (store == NULL)
    {
      const Opening *opening = g_task_get_task_data (G_TASK (result));

      entente_window_set_opening (window, FALSE);
      tell_error (window, opening->path, error);
    }
  else if (entente_window_will_paint (window))
    {
      g_signal_connect_data (window, "painted", G_CALLBACK (painted_cb), g_object_ref (store),
                             release_store, 0);
    }
  else
    {
      take_store (window, store);
    }
}

/* A window keeps its catalogue: another one gets a window of its own. */
static void
start (EntenteWindow *window,
       Way way,
       const char *path)
{
  EntenteApplication *application
    = ENTENTE_APPLICATION (gtk_window_get_application (GTK_WINDOW (window)));
  g_autoptr(GTask) task = NULL;
  Opening *opening;

  if (entente_window_get_store (window) != NULL)
    {
      if (strcmp (entente_store_get_path (entente_window_get_store (window)), path) == 0)
        return;
      window = entente_window_new (application);
      gtk_window_present (GTK_WINDOW (window));
    }
  opening = g_new0 (Opening, 1);
  opening->way = way;
  opening->path = g_strdup (path);
  opening->person = get_person (window);
  entente_window_set_opening (window, TRUE);
  task = g_task_new (window, NULL, opened_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  g_task_run_in_thread (task, open_worker);
}

/**
 * entente_catalogues_open:
 * @window: where to show it, if it is empty
 * @file: a catalogue
 */
void
entente_catalogues_open (EntenteWindow *window,
                         GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (ENTENTE_IS_WINDOW (window));

  if (path == NULL)
    {
      g_autoptr(GError) error = g_error_new (
        ENTENTE_ERROR, ENTENTE_ERROR_FAILED, "%s",
        _ ("A catalogue must lie in a folder of this computer. Copy it there and open the copy."));

      entente_window_show_error (window, _ ("The Catalogue Was Not Opened"), error);
      return;
    }
  start (window, OPEN, path);
}

/**
 * entente_catalogues_open_sample:
 * @window: where to show it, if it is empty
 *
 * Opens this person's own copy of the sample, and makes it first.
 */
void
entente_catalogues_open_sample (EntenteWindow *window)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "entente", "sample.entente",
                                            NULL);

  g_return_if_fail (ENTENTE_IS_WINDOW (window));

  start (window, SAMPLE, path);
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr(GtkFileFilter) catalogues = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (catalogues, _ ("Entente catalogues"));
  gtk_file_filter_add_pattern (catalogues, "*.entente");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, catalogues);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
chosen_to_open_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr(GFile) file = entente_compat_open_file_finish (result, NULL);

  if (file != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (source))), &file, 1,
                        "");
}

/**
 * entente_catalogues_ask_open:
 * @window: the window that asks
 */
void
entente_catalogues_ask_open (EntenteWindow *window)
{
  g_autoptr(GListModel) filters = make_filters ();

  g_return_if_fail (ENTENTE_IS_WINDOW (window));

  entente_compat_open_file_async (GTK_WINDOW (window), _ ("Open a Catalogue"), filters, NULL,
                                  chosen_to_open_cb, NULL);
}

static void
chosen_to_create_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer user_data)
{
  g_autoptr(GFile) file = entente_compat_save_file_finish (result, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *whole = NULL;

  if (path == NULL)
    return;
  whole = g_str_has_suffix (path, ".entente") ? g_strdup (path)
                                              : g_strconcat (path, ".entente", NULL);
  start (ENTENTE_WINDOW (source), CREATE, whole);
}

/**
 * entente_catalogues_ask_new:
 * @window: the window that asks
 */
void
entente_catalogues_ask_new (EntenteWindow *window)
{
  g_autoptr(GListModel) filters = make_filters ();
  g_autofree char *name = g_strconcat (_ ("Cooperation"), ".entente", NULL);

  g_return_if_fail (ENTENTE_IS_WINDOW (window));

  entente_compat_save_file_async (GTK_WINDOW (window), _ ("New Catalogue"), name, filters, NULL,
                                  chosen_to_create_cb, NULL);
}
