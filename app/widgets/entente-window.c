/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-window-private.h"

#include "entente-frame-times.h"
#include "entente-lock.h"
#include "entente-start-page.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* When nothing is painted for so long, there is nobody to wait for. */
#define FIRST_FRAME_MS 1000

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  PAINTED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteWindow, entente_window, ADW_TYPE_APPLICATION_WINDOW)

static GSettings *
get_settings (EntenteWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL && ENTENTE_IS_APPLICATION (application)
           ? entente_application_get_settings (ENTENTE_APPLICATION (application)) : NULL;
}

static void
update_title (EntenteWindow *self)
{
  g_autofree char *name = NULL;
  g_autofree char *home = NULL;
  EntenteKind kind;
  gint64 id;

  if (self->store == NULL)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Entente"));
      adw_window_title_set_title (self->title, _ ("Entente"));
      adw_window_title_set_subtitle (self->title, "");
      return;
    }
  name = g_filename_display_basename (entente_store_get_path (self->store));
  if (g_str_has_suffix (name, ".entente"))
    name[strlen (name) - strlen (".entente")] = '\0';
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (self->title, name);
  id = entente_store_get_home (self->store, &kind);
  if (id != 0)
    home = entente_store_title (self->store, id);
  adw_window_title_set_subtitle (self->title, home != NULL ? home : "");
}

static void
update_banner (EntenteWindow *self)
{
  gboolean read_only = self->store != NULL && entente_store_is_read_only (self->store);

  if (read_only)
    {
      g_autofree char *holder = entente_lock_holder (entente_store_get_path (self->store));
      g_autofree char *words = NULL;

      if (holder != NULL)
        /* Translators: %s is a person, with computer and process */
        words = g_strdup_printf (_ ("Read-only while %s writes to this catalogue. What is saved "
                                    "there appears here."), holder);
      gtk_label_set_label (self->banner_words, words != NULL
                                                 ? words
                                                 : _ ("Read-only: this catalogue cannot be written."));
    }
  /* A revealer only folds its child away: a screen reader would still find it. */
  gtk_widget_set_visible (GTK_WIDGET (self->banner), read_only);
  gtk_revealer_set_reveal_child (self->banner, read_only);
}

/* The desk opens with the party whose desk it is. */
static void
show_home (EntenteWindow *self)
{
  EntenteKind kind;
  gint64 home = self->store != NULL ? entente_store_get_home (self->store, &kind) : 0;

  if (home != 0)
    entente_window_show_record (self, home);
}

static void
store_changed_cb (EntenteWindow *self)
{
  update_title (self);
  entente_window_update_actions (self);
  entente_window_update_status (self, TRUE);
}

static void
read_only_cb (EntenteWindow *self)
{
  update_banner (self);
  entente_window_update_actions (self);
  entente_window_update_status (self, FALSE);
}

static void
set_painted (EntenteWindow *self)
{
  if (self->painted)
    return;
  self->painted = TRUE;
  g_signal_emit (self, signals[PAINTED], 0);
}

static gboolean
not_painted_cb (gpointer user_data)
{
  EntenteWindow *self = user_data;

  self->first_frame = 0;
  set_painted (self);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (EntenteWindow *self,
                GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  g_clear_handle_id (&self->first_frame, g_source_remove);
  entente_frame_times_say ("first-frame");
  set_painted (self);
}

static void
realize_cb (EntenteWindow *self)
{
  if (self->painted || self->first_frame != 0)
    return;
  g_signal_connect_object (gtk_widget_get_frame_clock (GTK_WIDGET (self)), "after-paint",
                           G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
  self->first_frame = g_timeout_add (FIRST_FRAME_MS, not_painted_cb, self);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   gpointer user_data)
{
  EntenteWindow *self = user_data;

  entente_desk_page_set_words (self->desk, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
search_activate_cb (GtkSearchEntry *entry,
                    gpointer user_data)
{
  EntenteWindow *self = user_data;

  entente_desk_page_open_found (self->desk);
}

static void
search_stop_cb (GtkSearchEntry *entry,
                gpointer user_data)
{
  EntenteWindow *self = user_data;

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  /* To what was found, not into the next entry, where typing would not search. */
  gtk_widget_child_focus (GTK_WIDGET (entente_desk_page_get_dossier (self->desk)),
                          GTK_DIR_TAB_FORWARD);
}

static void
search_mode_cb (GtkSearchBar *bar,
                GParamSpec *pspec,
                gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (!gtk_search_bar_get_search_mode (bar))
    entente_desk_page_set_words (self->desk, NULL);
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer user_data)
{
  EntenteWindow *self = user_data;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    entente_desk_page_move_found (self->desk, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    entente_desk_page_move_found (self->desk, -1);
  else
    return FALSE;
  return TRUE;
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue *value,
            double x,
            double y,
            gpointer user_data)
{
  GFile *file = g_value_get_object (value);

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (user_data))), &file, 1,
                      "");
  return TRUE;
}

static gboolean
entente_window_close_request (GtkWindow *window)
{
  EntenteWindow *self = ENTENTE_WINDOW (window);
  GSettings *settings = get_settings (self);

  if (settings != NULL)
    {
      gboolean maximized = gtk_window_is_maximized (window);
      int width;
      int height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_boolean (settings, "window-maximized", maximized);
      g_settings_set_int (settings, "window-width", MAX (width, 360));
      g_settings_set_int (settings, "window-height", MAX (height, 300));
      g_settings_set_string (settings, "page", self->in_registers ? "registers" : "desk");
      if (self->store != NULL)
        entente_desk_page_keep (self->desk, settings);
    }
  return GTK_WINDOW_CLASS (entente_window_parent_class)->close_request (window);
}

/* As it looked last; the settings come with the program, which a new window does not know yet. */
static void
restore (EntenteWindow *self)
{
  GSettings *settings = get_settings (self);
  g_autofree char *page = NULL;

  if (settings == NULL)
    return;
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  entente_desk_page_restore (self->desk, settings);
  page = g_settings_get_string (settings, "page");
  g_object_set (self, "page", page, NULL);
}

/* The window goes; who still holds it must not keep the catalogue open. */
static void
entente_window_unrealize (GtkWidget *widget)
{
  entente_window_set_store (ENTENTE_WINDOW (widget), NULL);
  GTK_WIDGET_CLASS (entente_window_parent_class)->unrealize (widget);
}

static void
entente_window_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  if (id == PROP_PAGE)
    g_value_set_string (value, ENTENTE_WINDOW (object)->in_registers ? "registers" : "desk");
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
entente_window_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  EntenteWindow *self = ENTENTE_WINDOW (object);

  if (id == PROP_PAGE)
    {
      self->in_registers = g_strcmp0 (g_value_get_string (value), "registers") == 0;
      gtk_search_bar_set_search_mode (self->search_bar, FALSE);
      entente_desk_page_set_in_registers (self->desk, self->in_registers);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
entente_window_dispose (GObject *object)
{
  EntenteWindow *self = ENTENTE_WINDOW (object);

  g_clear_handle_id (&self->first_frame, g_source_remove);
  if (self->store != NULL)
    entente_window_set_store (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_WINDOW);
  G_OBJECT_CLASS (entente_window_parent_class)->dispose (object);
}

static void
entente_window_class_init (EntenteWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = entente_window_get_property;
  object_class->set_property = entente_window_set_property;
  object_class->dispose = entente_window_dispose;
  widget_class->unrealize = entente_window_unrealize;
  GTK_WINDOW_CLASS (klass)->close_request = entente_window_close_request;

  /**
   * EntenteWindow:page:
   *
   * What stands in the middle: `desk` or `registers`.
   */
  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, "desk",
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "win.page", "page");

  /**
   * EntenteWindow::painted:
   *
   * The first frame is on the screen; or nobody looks, and there is none to wait for.
   */
  signals[PAINTED] = g_signal_new ("painted", ENTENTE_TYPE_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  g_type_ensure (ENTENTE_TYPE_START_PAGE);
  g_type_ensure (ENTENTE_TYPE_DESK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-window.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, banner_words);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, desk);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, status);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, status_counts);
  gtk_widget_class_bind_template_child (widget_class, EntenteWindow, status_saved);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  entente_window_install_actions (widget_class);
}

/* GTK 4.8 leaves the focus on the entry of a submenu that is gone, where no key does anything. */
static void
new_menu_closed_cb (EntenteWindow *self,
                    GtkPopover *popover)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    gtk_widget_grab_focus (GTK_WIDGET (self->new_button));
}

static void
entente_window_init (EntenteWindow *self)
{
  g_autoptr(GMenuModel) menu = entente_window_make_new_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  entente_widget_name_buttons (GTK_WIDGET (self));
  g_signal_connect (self, "realize", G_CALLBACK (realize_cb), NULL);
  gtk_menu_button_set_menu_model (self->new_button, menu);
  g_signal_connect_object (gtk_menu_button_get_popover (self->new_button), "closed",
                           G_CALLBACK (new_menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  g_signal_connect_object (entente_desk_page_get_dossier (self->desk), "shown",
                           G_CALLBACK (entente_window_update_actions), self, G_CONNECT_SWAPPED);
  update_title (self);
  entente_window_update_actions (self);
}

EntenteWindow *
entente_window_new (EntenteApplication *application)
{
  EntenteWindow *self;

  g_return_val_if_fail (ENTENTE_IS_APPLICATION (application), NULL);

  self = g_object_new (ENTENTE_TYPE_WINDOW, "application", application, NULL);
  restore (self);
  return self;
}

/**
 * entente_window_get_store:
 *
 * Returns: (transfer none) (nullable): the catalogue, or %NULL on the start page
 */
EntenteStore *
entente_window_get_store (EntenteWindow *self)
{
  g_return_val_if_fail (ENTENTE_IS_WINDOW (self), NULL);

  return self->store;
}

/**
 * entente_window_set_store:
 * @store: (nullable): the catalogue to show; %NULL for the start page. The one before is closed.
 */
void
entente_window_set_store (EntenteWindow *self,
                          EntenteStore *store)
{
  g_autoptr(EntenteStore) before = NULL;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (store == self->store)
    return;
  before = g_steal_pointer (&self->store);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  self->store = store != NULL ? g_object_ref (store) : NULL;
  entente_desk_page_set_store (self->desk, store);
  if (before != NULL)
    {
      g_autoptr(GError) error = NULL;

      g_signal_handlers_disconnect_by_data (before, self);
      if (!entente_store_close (before, &error))
        g_warning ("%s", error->message);
    }
  if (store != NULL)
    {
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (store, "notify::read-only", G_CALLBACK (read_only_cb), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_search_bar_set_key_capture_widget (self->search_bar,
                                         store != NULL ? GTK_WIDGET (self) : NULL);
  gtk_stack_set_visible_child_name (self->pages, store != NULL ? "desk" : "start");
  gtk_widget_set_visible (GTK_WIDGET (self->title), store == NULL);
  gtk_widget_set_visible (self->switcher, store != NULL);
  gtk_widget_set_visible (self->status, store != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->new_button), store != NULL);
  gtk_widget_set_visible (self->undo_button, store != NULL);
  gtk_widget_set_visible (self->redo_button, store != NULL);
  gtk_widget_set_visible (self->search_button, store != NULL);
  update_title (self);
  update_banner (self);
  entente_window_update_actions (self);
  entente_window_update_status (self, FALSE);
  show_home (self);
}

/**
 * entente_window_set_opening:
 * @opening: a catalogue is on its way
 *
 * Shows the desk as it will be, still empty, or the start page again.
 */
void
entente_window_set_opening (EntenteWindow *self,
                            gboolean opening)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), opening ? "progress" : NULL);
  if (self->store == NULL)
    gtk_stack_set_visible_child_name (self->pages, opening ? "desk" : "start");
}

/**
 * entente_window_will_paint:
 *
 * Returns: %TRUE if the first frame is still to come, with "painted"
 */
gboolean
entente_window_will_paint (EntenteWindow *self)
{
  g_return_val_if_fail (ENTENTE_IS_WINDOW (self), FALSE);

  return self->first_frame != 0;
}

/**
 * entente_window_show_record:
 * @id: a record
 *
 * Shows its dossier.
 */
void
entente_window_show_record (EntenteWindow *self,
                            gint64 id)
{
  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  entente_dossier_show (entente_desk_page_get_dossier (self->desk), id);
}

/**
 * entente_window_toast:
 * @words: what happened; not markup
 * @with_undo: offer to undo it
 */
void
entente_window_toast (EntenteWindow *self,
                      const char *words,
                      gboolean with_undo)
{
  g_autofree char *markup = entente_text_markup (words);
  AdwToast *toast = adw_toast_new (markup);

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * entente_window_show_error:
 * @heading: what could not be done
 * @error: why, in a whole sentence
 */
void
entente_window_show_error (EntenteWindow *self,
                           const char *heading,
                           const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (ENTENTE_IS_WINDOW (self));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
