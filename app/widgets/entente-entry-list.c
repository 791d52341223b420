/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entry-list.h"

#include "entente-compat.h"
#include "entente-entry-row.h"
#include "entente-entry-rows.h"
#include "entente-widget-util.h"

struct _EntenteEntryList
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkListView *view;
  EntenteTimelineModel *model;
  EntenteEntryRows *rows;
  GHashTable *bound; /* of GtkListItem: what is on the screen */
};

G_DEFINE_FINAL_TYPE (EntenteEntryList, entente_entry_list, GTK_TYPE_WIDGET)

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *list_item,
          gpointer user_data)
{
  gtk_list_item_set_child (list_item, entente_entry_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *list_item,
         gpointer user_data)
{
  EntenteEntryList *self = user_data;
  EntenteEntryItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  gboolean heading = entente_entry_item_get_heading (item) != NULL;
  GtkWidget *parent = gtk_widget_get_parent (row);

  gtk_list_item_set_selectable (list_item, !heading);
  gtk_list_item_set_activatable (list_item, !heading);
  if (parent != NULL && heading)
    gtk_widget_add_css_class (parent, "entry-heading");
  else if (parent != NULL)
    gtk_widget_remove_css_class (parent, "entry-heading");
  g_hash_table_add (self->bound, list_item);
  entente_entry_row_show (ENTENTE_ENTRY_ROW (row), self->model, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *list_item,
           gpointer user_data)
{
  EntenteEntryList *self = user_data;

  g_hash_table_remove (self->bound, list_item);
}

/* What stands in a row stays, but its place in the model may be another. */
static void
show_again (EntenteEntryList *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    {
      EntenteEntryItem *item = gtk_list_item_get_item (list_item);
      GtkWidget *row = gtk_list_item_get_child (list_item);

      if (entente_entry_item_get_heading (item) != NULL)
        continue;
      entente_entry_item_set_position (
        item,
        entente_entry_rows_get_position (self->rows, gtk_list_item_get_position (list_item)));
      entente_entry_row_show (ENTENTE_ENTRY_ROW (row), self->model, item);
    }
}

static void
words_loaded_cb (EntenteEntryList *self)
{
  show_again (self);
}

static void
update_stack (EntenteEntryList *self)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  const char *page = "list";

  if (entente_entries_count (entries) == 0)
    page = entente_timeline_model_is_loading (self->model) ? "loading"
           : entries->n_entries == 0                       ? "empty"
                                                           : "nothing";
  gtk_stack_set_visible_child_name (self->stack, page);
}

/* The rows have heard of it before. */
static void
model_changed_cb (EntenteEntryList *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  show_again (self);
  /* What comes in front of the first row would be out of sight: the view keeps to the row. */
  if (gtk_adjustment_get_value (adjustment) <= 0
      && g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0)
    entente_compat_list_view_scroll_to (self->view, 0);
  update_stack (self);
}

static gboolean
is_in_sight (EntenteEntryList *self,
             guint row)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == row)
      {
        GtkWidget *widget = gtk_list_item_get_child (list_item);
        double top;
        double bottom;

        return gtk_widget_translate_coordinates (widget, GTK_WIDGET (self->view), 0, 0, NULL, &top)
               && gtk_widget_translate_coordinates (widget, GTK_WIDGET (self->view), 0,
                                                    gtk_widget_get_height (widget), NULL, &bottom)
               && top >= 0 && bottom <= gtk_widget_get_height (GTK_WIDGET (self->view));
      }
  return FALSE;
}

/* GTK would bring a row to the top that is in sight already, away from under the pointer. */
static void
selection_cb (EntenteEntryList *self)
{
  guint row;

  if (entente_entry_rows_find (self->rows, entente_timeline_model_get_selected (self->model),
                               &row)
      && !is_in_sight (self, row))
    entente_compat_list_view_scroll_to (self->view, row);
}

static void
activate_cb (GtkListView *view,
             guint row,
             gpointer user_data)
{
  EntenteEntryList *self = user_data;
  g_autoptr(EntenteEntryItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), row);

  entente_timeline_model_activate (self->model, entente_entry_item_get_position (item));
}

static void
clear_model (EntenteEntryList *self)
{
  if (self->model == NULL)
    return;
  gtk_list_view_set_model (self->view, NULL);
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_hash_table_remove_all (self->bound);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
}

static void
entente_entry_list_dispose (GObject *object)
{
  EntenteEntryList *self = ENTENTE_ENTRY_LIST (object);

  clear_model (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_ENTRY_LIST);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_entry_list_parent_class)->dispose (object);
}

static void
entente_entry_list_finalize (GObject *object)
{
  g_hash_table_unref (ENTENTE_ENTRY_LIST (object)->bound);
  G_OBJECT_CLASS (entente_entry_list_parent_class)->finalize (object);
}

static void
entente_entry_list_class_init (EntenteEntryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_entry_list_dispose;
  object_class->finalize = entente_entry_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-entry-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteEntryList, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteEntryList, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
entente_entry_list_init (EntenteEntryList *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
entente_entry_list_new (void)
{
  return g_object_new (ENTENTE_TYPE_ENTRY_LIST, NULL);
}

/**
 * entente_entry_list_set_model:
 * @model: (nullable): whose entries
 */
void
entente_entry_list_set_model (EntenteEntryList *self,
                              EntenteTimelineModel *model)
{
  g_return_if_fail (ENTENTE_IS_ENTRY_LIST (self));

  if (model == self->model)
    return;
  clear_model (self);
  if (model == NULL)
    return;
  self->model = g_object_ref (model);
  self->rows = entente_entry_rows_new (model);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->rows));
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (selection_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "words-loaded", G_CALLBACK (words_loaded_cb), self,
                           G_CONNECT_SWAPPED);
  update_stack (self);
}
