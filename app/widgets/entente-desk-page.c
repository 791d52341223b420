/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-desk-page.h"

#include "entente-entry-list.h"
#include "entente-party-list.h"
#include "entente-register-view.h"
#include "entente-search-view.h"
#include "entente-text.h"
#include "entente-timeline-view.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define MAX_NAMED 3

struct _EntenteDeskPage
{
  GtkWidget parent_instance;
  GtkPaned *left_pane;
  GtkPaned *middle_pane;
  GtkPaned *right_pane;
  EntentePartyList *countries;
  EntentePartyList *organisations;
  GtkStack *middle;
  EntenteTimelineView *timeline;
  EntenteEntryList *entries;
  EntenteTimelineModel *model;
  GtkToggleButton *together;
  GtkWidget *clear;
  EntenteSearchView *found;
  EntenteRegisterView *registers;
  EntenteDossier *dossier;
  EntenteStore *store;
  gboolean clearing;
  gboolean in_registers;
  gboolean searching;
};

G_DEFINE_FINAL_TYPE (EntenteDeskPage, entente_desk_page, GTK_TYPE_WIDGET)

static GArray *
get_chosen (EntenteDeskPage *self)
{
  GArray *chosen = entente_party_list_get_chosen (self->countries);
  g_autoptr(GArray) organisations = entente_party_list_get_chosen (self->organisations);

  g_array_append_vals (chosen, organisations->data, organisations->len);
  return chosen;
}

static char *
name_chosen (EntenteDeskPage *self,
             GArray *chosen)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint others = chosen->len > MAX_NAMED ? chosen->len - MAX_NAMED : 0;

  if (chosen->len == 0)
    return g_strdup (_ ("All relations"));
  for (guint i = 0; i < chosen->len && i < MAX_NAMED; i++)
    {
      g_autofree char *name = entente_store_short_title (self->store,
                                                         g_array_index (chosen, gint64, i));

      g_ptr_array_add (names, entente_text_isolate (name));
    }
  if (others > 0)
    g_ptr_array_add (names, g_strdup_printf (ngettext ("%u other", "%u others", others), others));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (gtk_toggle_button_get_active (self->together) ? " + " : ", ",
                     (char **) names->pdata);
}

static void
narrow (EntenteDeskPage *self)
{
  g_autoptr(GArray) chosen = get_chosen (self);
  g_autofree char *title = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->together), chosen->len > 1);
  gtk_widget_set_visible (self->clear, chosen->len > 0);
  if (self->store == NULL)
    return;
  title = name_chosen (self, chosen);
  entente_timeline_view_set_title (self->timeline, title);
  entente_timeline_model_set_parties (self->model, chosen,
                                      gtk_toggle_button_get_active (self->together));
  entente_register_view_set_parties (self->registers, chosen, title,
                                     gtk_toggle_button_get_active (self->together));
}

static void
chosen_cb (EntentePartyList *list,
           gpointer user_data)
{
  EntenteDeskPage *self = user_data;
  g_autoptr(GArray) chosen = NULL;

  if (self->clearing)
    return;
  narrow (self);
  chosen = get_chosen (self);
  if (chosen->len == 1)
    entente_dossier_show (self->dossier, g_array_index (chosen, gint64, 0));
}

static void
together_cb (GtkToggleButton *button,
             gpointer user_data)
{
  narrow (user_data);
}

static void
clear_cb (GtkWidget *asked_by,
          gpointer user_data)
{
  EntenteDeskPage *self = user_data;

  self->clearing = TRUE;
  entente_party_list_choose (self->countries, NULL, 0);
  entente_party_list_choose (self->organisations, NULL, 0);
  self->clearing = FALSE;
  narrow (self);
}

static void
entry_selected_cb (EntenteTimelineModel *model,
                   gint64 record,
                   gpointer user_data)
{
  EntenteDeskPage *self = user_data;

  if (record != 0 && record != entente_dossier_get_record (self->dossier))
    entente_dossier_show (self->dossier, record);
}

static void
entry_activated_cb (EntenteTimelineModel *model,
                    gint64 record,
                    gpointer user_data)
{
  gtk_widget_activate_action (user_data, "win.edit-record", "x", record);
}

static void
shown_cb (EntenteDossier *dossier,
          gint64 record,
          gpointer user_data)
{
  EntenteDeskPage *self = user_data;

  entente_timeline_model_select_record (self->model, record);
}

static void
row_chosen_cb (EntenteRegisterView *view,
               gint64 record,
               gpointer user_data)
{
  EntenteDeskPage *self = user_data;

  if (record != entente_dossier_get_record (self->dossier))
    entente_dossier_show (self->dossier, record);
}

static void
show_middle (EntenteDeskPage *self)
{
  gtk_stack_set_visible_child_name (self->middle, self->searching      ? "search"
                                                  : self->in_registers ? "register"
                                                                       : "timeline");
  entente_register_view_set_active (self->registers, self->in_registers);
}

static void
entente_desk_page_dispose (GObject *object)
{
  EntenteDeskPage *self = ENTENTE_DESK_PAGE (object);

  g_clear_object (&self->store);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_DESK_PAGE);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_desk_page_parent_class)->dispose (object);
}

static void
entente_desk_page_class_init (EntenteDeskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_desk_page_dispose;
  g_type_ensure (ENTENTE_TYPE_DOSSIER);
  g_type_ensure (ENTENTE_TYPE_ENTRY_LIST);
  g_type_ensure (ENTENTE_TYPE_PARTY_LIST);
  g_type_ensure (ENTENTE_TYPE_REGISTER_VIEW);
  g_type_ensure (ENTENTE_TYPE_SEARCH_VIEW);
  g_type_ensure (ENTENTE_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-desk-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, left_pane);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, middle_pane);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, right_pane);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, countries);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, organisations);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, middle);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, entries);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, together);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, clear);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, found);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, registers);
  gtk_widget_class_bind_template_child (widget_class, EntenteDeskPage, dossier);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, together_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
entente_desk_page_init (EntenteDeskPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->model = entente_timeline_model_new ();
  g_signal_connect (self->model, "selection-changed", G_CALLBACK (entry_selected_cb), self);
  g_signal_connect (self->model, "activated", G_CALLBACK (entry_activated_cb), self);
  entente_timeline_view_set_model (self->timeline, self->model);
  entente_entry_list_set_model (self->entries, self->model);
}

/**
 * entente_desk_page_set_store:
 * @store: (nullable): the catalogue
 */
void
entente_desk_page_set_store (EntenteDeskPage *self,
                             EntenteStore *store)
{
  g_return_if_fail (ENTENTE_IS_DESK_PAGE (self));

  g_set_object (&self->store, store);
  entente_party_list_set_store (self->countries, store);
  entente_party_list_set_store (self->organisations, store);
  entente_search_view_set_store (self->found, store);
  entente_register_view_set_store (self->registers, store);
  entente_dossier_set_store (self->dossier, store);
  entente_timeline_model_set_store (self->model, store);
  narrow (self);
}

/**
 * entente_desk_page_get_dossier:
 *
 * Returns: (transfer none): the dossier
 */
EntenteDossier *
entente_desk_page_get_dossier (EntenteDeskPage *self)
{
  g_return_val_if_fail (ENTENTE_IS_DESK_PAGE (self), NULL);

  return self->dossier;
}

/**
 * entente_desk_page_set_words:
 * @words: (nullable): what is searched for; empty for the timeline again
 */
void
entente_desk_page_set_words (EntenteDeskPage *self,
                             const char *words)
{
  g_return_if_fail (ENTENTE_IS_DESK_PAGE (self));

  entente_search_view_set_words (self->found, words);
  self->searching = !entente_str_empty (words);
  show_middle (self);
}

void
entente_desk_page_move_found (EntenteDeskPage *self,
                              int step)
{
  g_return_if_fail (ENTENTE_IS_DESK_PAGE (self));

  entente_search_view_move (self->found, step);
}

gboolean
entente_desk_page_open_found (EntenteDeskPage *self)
{
  g_return_val_if_fail (ENTENTE_IS_DESK_PAGE (self), FALSE);

  return entente_search_view_open (self->found);
}

/**
 * entente_desk_page_set_in_registers:
 * @in_registers: the register of a kind stands in the middle, not the timeline
 */
void
entente_desk_page_set_in_registers (EntenteDeskPage *self,
                                    gboolean in_registers)
{
  g_return_if_fail (ENTENTE_IS_DESK_PAGE (self));

  self->in_registers = in_registers;
  show_middle (self);
}

/**
 * entente_desk_page_restore:
 * @settings: how it looked last
 */
void
entente_desk_page_restore (EntenteDeskPage *self,
                           GSettings *settings)
{
  int width = g_settings_get_int (settings, "window-width");
  int left = g_settings_get_int (settings, "left-pane");
  int right = g_settings_get_int (settings, "right-pane");

  g_return_if_fail (ENTENTE_IS_DESK_PAGE (self));

  gtk_paned_set_position (self->left_pane, left);
  gtk_paned_set_position (self->right_pane, MAX (width - left - right, 0));
  gtk_paned_set_position (self->middle_pane, g_settings_get_int (settings, "timeline-height"));
  entente_register_view_restore (self->registers, settings);
}

/**
 * entente_desk_page_keep:
 * @settings: where to keep how it looks, and the size of the window stands already
 *
 * What lies right of the timeline is kept and not what lies left of the dossier, so that the dossier
 * stays as wide when the window opens in another size.
 */
void
entente_desk_page_keep (EntenteDeskPage *self,
                        GSettings *settings)
{
  int width = g_settings_get_boolean (settings, "window-maximized")
                ? gtk_widget_get_width (GTK_WIDGET (self))
                : g_settings_get_int (settings, "window-width");
  int left = gtk_paned_get_position (self->left_pane);

  g_return_if_fail (ENTENTE_IS_DESK_PAGE (self));

  g_settings_set_int (settings, "left-pane", left);
  g_settings_set_int (settings, "right-pane",
                      MAX (width - left - gtk_paned_get_position (self->right_pane), 0));
  g_settings_set_int (settings, "timeline-height", gtk_paned_get_position (self->middle_pane));
  entente_register_view_keep (self->registers, settings);
}
