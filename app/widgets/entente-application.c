/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-application.h"

#include "entente-catalogues.h"
#include "entente-config.h"
#include "entente-preferences.h"
#include "entente-util.h"
#include "entente-window.h"

struct _EntenteApplication
{
  AdwApplication parent_instance;
  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (EntenteApplication, entente_application, ADW_TYPE_APPLICATION)

/* A program that was copied without its schema starts with its defaults; GSettings would abort. */
static GSettings *
find_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, ENTENTE_APPLICATION_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static EntenteWindow *
get_window (EntenteApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  return window != NULL && ENTENTE_IS_WINDOW (window) ? ENTENTE_WINDOW (window)
                                                      : entente_window_new (self);
}

static void
about_activated (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  GtkApplication *application = user_data;

  adw_show_about_window (gtk_application_get_active_window (application),
                         "application-name", _ ("Entente"),
                         "application-icon", ENTENTE_APPLICATION_ID,
                         "version", ENTENTE_VERSION,
                         "developer-name", _ ("The Entente developers"),
                         "comments", _ ("Who met whom, what was signed, and what was promised"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your names, one a line; they are shown in the window */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
quit_activated (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (user_data));

  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
  g_list_free (windows);
}

static void
new_activated (GSimpleAction *action,
               GVariant *parameter,
               gpointer user_data)
{
  entente_catalogues_ask_new (get_window (user_data));
}

static void
open_activated (GSimpleAction *action,
                GVariant *parameter,
                gpointer user_data)
{
  entente_catalogues_ask_open (get_window (user_data));
}

static void
sample_activated (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer user_data)
{
  EntenteWindow *window = get_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  entente_catalogues_open_sample (window);
}

static void
show_record_activated (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer user_data)
{
  EntenteWindow *window = get_window (user_data);

  if (entente_window_get_store (window) != NULL && g_variant_get_int64 (parameter) > 0)
    entente_window_show_record (window, g_variant_get_int64 (parameter));
}

static void
preferences_activated (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer user_data)
{
  EntenteApplication *self = user_data;
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (self->settings != NULL)
    gtk_window_present (GTK_WINDOW (entente_preferences_new (parent, self->settings)));
}

static const GActionEntry actions[] = {
  { "about", about_activated },
  { "new-catalogue", new_activated },
  { "open", open_activated },
  { "open-sample", sample_activated },
  { "preferences", preferences_activated },
  { "quit", quit_activated },
  { "show-record", show_record_activated, "x" },
};

static const struct
{
  const char *action;
  const char *accels[3];
} shortcuts[] = {
  { "app.open", { "<Control>o" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.quit", { "<Control>q" } },
  { "win.page::desk", { "<Alt>1" } },
  { "win.page::registers", { "<Alt>2" } },
  { "win.back", { "<Alt>Left" } },
  { "win.forward", { "<Alt>Right" } },
  { "win.new", { "<Control>n" } },
  { "win.edit", { "<Control>e" } },
  { "win.redo", { "<Control><Shift>z" } },
  { "win.search", { "<Control>f" } },
  { "win.undo", { "<Control>z" } },
  { "window.close", { "<Control>w" } },
};

/* The catalogue of the last time, unless it is gone or was not wanted. */
static void
reopen_last (EntenteApplication *self,
             EntenteWindow *window)
{
  g_autofree char *uri = NULL;
  g_autoptr(GFile) file = NULL;

  if (self->settings == NULL || !g_settings_get_boolean (self->settings, "remember-open"))
    return;
  uri = g_settings_get_string (self->settings, "last-catalogue");
  file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  if (file != NULL && g_file_query_exists (file, NULL))
    entente_catalogues_open (window, file);
}

static void
entente_application_activate (GApplication *application)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);
  gboolean first = gtk_application_get_active_window (GTK_APPLICATION (self)) == NULL;
  EntenteWindow *window = get_window (self);

  gtk_window_present (GTK_WINDOW (window));
  if (first)
    reopen_last (self, window);
}

static EntenteWindow *
find_window (EntenteApplication *self,
             GFile *file)
{
  EntenteWindow *empty = NULL;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      EntenteStore *store = ENTENTE_IS_WINDOW (l->data) ? entente_window_get_store (l->data) : NULL;
      g_autoptr(GFile) own = store != NULL ? g_file_new_for_path (entente_store_get_path (store))
                                           : NULL;

      if (own != NULL && g_file_equal (own, file))
        return l->data;
      if (ENTENTE_IS_WINDOW (l->data) && store == NULL)
        empty = l->data;
    }
  return empty != NULL ? empty : entente_window_new (self);
}

static void
entente_application_open (GApplication *application,
                          GFile **files,
                          int n_files,
                          const char *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      EntenteWindow *window = find_window (ENTENTE_APPLICATION (application), files[i]);

      gtk_window_present (GTK_WINDOW (window));
      if (entente_window_get_store (window) == NULL)
        entente_catalogues_open (window, files[i]);
    }
}

static void
entente_application_startup (GApplication *application)
{
  EntenteApplication *self = ENTENTE_APPLICATION (application);

  G_APPLICATION_CLASS (entente_application_parent_class)->startup (application);

  self->settings = find_settings ();
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), shortcuts[i].action,
                                           (const char *const *) shortcuts[i].accels);
  gtk_window_set_default_icon_name (ENTENTE_APPLICATION_ID);
}

static int
entente_application_handle_local_options (GApplication *application,
                                          GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Entente %s\n", ENTENTE_VERSION);
      return 0;
    }
  return -1;
}

static void
entente_application_finalize (GObject *object)
{
  EntenteApplication *self = ENTENTE_APPLICATION (object);

  g_clear_object (&self->settings);
  G_OBJECT_CLASS (entente_application_parent_class)->finalize (object);
}

static void
entente_application_class_init (EntenteApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = entente_application_finalize;
  application_class->activate = entente_application_activate;
  application_class->open = entente_application_open;
  application_class->startup = entente_application_startup;
  application_class->handle_local_options = entente_application_handle_local_options;
}

static void
entente_application_init (EntenteApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 'v', 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and end"), NULL },
    { NULL }
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

EntenteApplication *
entente_application_new (void)
{
  return g_object_new (ENTENTE_TYPE_APPLICATION,
                       "application-id", ENTENTE_APPLICATION_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/entente/Entente",
                       NULL);
}

/**
 * entente_application_get_settings:
 *
 * Returns: (transfer none) (nullable): how the program looks to this person; %NULL where the
 *   schema is not installed
 */
GSettings *
entente_application_get_settings (EntenteApplication *self)
{
  g_return_val_if_fail (ENTENTE_IS_APPLICATION (self), NULL);

  return self->settings;
}
