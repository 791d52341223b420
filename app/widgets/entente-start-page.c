/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-start-page.h"

#include "entente-util.h"
#include "entente-widget-util.h"

#define MAX_RECENT 6

struct _EntenteStartPage
{
  AdwBin parent_instance;
  GtkWidget *recent_box;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (EntenteStartPage, entente_start_page, ADW_TYPE_BIN)

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static GtkWidget *
make_row (GtkRecentInfo *info)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr(GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr(GFile) folder = g_file_get_parent (file);
  g_autofree char *place = folder != NULL ? g_file_get_parse_name (folder) : NULL;
  GtkWidget *icon = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_recent_info_get_display_name (info));
  if (place != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-uri");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", gtk_recent_info_get_uri (info));
  return row;
}

static void
fill (EntenteStartPage *self)
{
  GList *infos = gtk_recent_manager_get_items (gtk_recent_manager_get_default ());
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);
  infos = g_list_sort (infos, compare_visits);
  for (GList *l = infos; l != NULL && n < MAX_RECENT; l = l->next)
    {
      if (g_strcmp0 (gtk_recent_info_get_mime_type (l->data), ENTENTE_MEDIA_TYPE) != 0
          || !gtk_recent_info_exists (l->data))
        continue;
      gtk_list_box_append (self->recent_list, make_row (l->data));
      n++;
    }
  g_list_free_full (infos, (GDestroyNotify) gtk_recent_info_unref);
  gtk_widget_set_visible (self->recent_box, n > 0);
}

static void
entente_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_START_PAGE);
  G_OBJECT_CLASS (entente_start_page_parent_class)->dispose (object);
}

static void
entente_start_page_class_init (EntenteStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_start_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, EntenteStartPage, recent_list);
}

static void
entente_start_page_init (EntenteStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (fill), self,
                           G_CONNECT_SWAPPED);
}
