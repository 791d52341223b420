/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-view.h"

#include "entente-date.h"
#include "entente-timeline-area.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define ZOOM_STEP 1.6

struct _EntenteTimelineView
{
  GtkWidget parent_instance;
  GtkBox *header;
  GtkLabel *title;
  GtkLabel *extent;
  GtkStack *stack;
  EntenteTimelineArea *area;
  EntenteTimelineModel *model;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteTimelineView, entente_timeline_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_buildable;

static void
add_child (GtkBuildable *buildable,
           GtkBuilder *builder,
           GObject *child,
           const char *type)
{
  EntenteTimelineView *self = ENTENTE_TIMELINE_VIEW (buildable);

  if (g_strcmp0 (type, "header") == 0)
    gtk_box_insert_child_after (self->header, GTK_WIDGET (child), GTK_WIDGET (self->extent));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

/* What stands for several is counted apart: nobody knows how many it is. */
static void
count (const EntenteEntries *entries,
       guint *n_single,
       guint *n_sets)
{
  guint n = entente_entries_count_dated (entries);

  *n_single = 0;
  *n_sets = 0;
  for (guint i = 0; i < n; i++)
    if ((entente_entries_get (entries, i)->flags & ENTENTE_ENTRY_SET) != 0)
      (*n_sets)++;
    else
      (*n_single)++;
}

static char *
years_of (const EntenteEntries *entries)
{
  gint32 first;
  gint32 last;
  int year;
  int last_year;
  int month;
  int day;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!entente_entries_bounds (entries, &first, &last))
    return NULL;
  entente_day_to_civil (first, &year, &month, &day);
  entente_day_to_civil (last, &last_year, &month, &day);
  from = entente_date_format_year (year, NULL);
  if (year == last_year)
    return g_steal_pointer (&from);
  to = entente_date_format_year (last_year, NULL);
  /* Translators: from a year to another: 1991 – 2025 */
  return g_strdup_printf (_ ("%1$s – %2$s"), from, to);
}

static void
add_count (GPtrArray *parts,
           const char *format,
           guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_autoptr(GString) text = g_string_new (format);

  g_string_replace (text, "%u", number, 1);
  g_ptr_array_add (parts, g_strdup (text->str));
}

static void
update_extent (EntenteTimelineView *self)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  char *years = years_of (entries);
  guint n_undated = entente_entries_count (entries) - entente_entries_count_dated (entries);
  guint n;
  guint n_sets;

  count (entries, &n, &n_sets);
  if (years != NULL)
    g_ptr_array_add (parts, years);
  if (n > 0 || n_undated == 0)
    add_count (parts, ngettext ("%u entry", "%u entries", n), n);
  if (n_sets > 0)
    add_count (parts, ngettext ("%u group", "%u groups", n_sets), n_sets);
  if (n_undated > 0)
    add_count (parts, ngettext ("%u undated", "%u undated", n_undated), n_undated);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
  if (entries->n_entries == 0)
    g_clear_pointer (&text, g_free);
  gtk_label_set_text (self->extent, text != NULL ? text : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->extent), text);
  gtk_stack_set_visible_child_name (self->stack, years == NULL && n_undated > 0 ? "undated" : "area");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.fit", years != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-in", years != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "timeline.zoom-out", years != NULL);
}

static void
zoom_in_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  entente_timeline_area_zoom (ENTENTE_TIMELINE_VIEW (widget)->area, ZOOM_STEP);
}

static void
zoom_out_action (GtkWidget *widget,
                 const char *name,
                 GVariant *parameter)
{
  entente_timeline_area_zoom (ENTENTE_TIMELINE_VIEW (widget)->area, 1 / ZOOM_STEP);
}

static void
fit_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  entente_timeline_area_fit (ENTENTE_TIMELINE_VIEW (widget)->area);
}

static void
entente_timeline_view_dispose (GObject *object)
{
  EntenteTimelineView *self = ENTENTE_TIMELINE_VIEW (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_TIMELINE_VIEW);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_timeline_view_parent_class)->dispose (object);
}

static void
entente_timeline_view_class_init (EntenteTimelineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_timeline_view_dispose;
  g_type_ensure (ENTENTE_TYPE_TIMELINE_AREA);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-timeline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTimelineView, header);
  gtk_widget_class_bind_template_child (widget_class, EntenteTimelineView, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteTimelineView, extent);
  gtk_widget_class_bind_template_child (widget_class, EntenteTimelineView, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteTimelineView, area);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "timeline.fit", NULL, fit_action);
}

static void
entente_timeline_view_init (EntenteTimelineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
entente_timeline_view_new (void)
{
  return g_object_new (ENTENTE_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * entente_timeline_view_set_model:
 * @model: (nullable): whose entries are drawn
 */
void
entente_timeline_view_set_model (EntenteTimelineView *self,
                                 EntenteTimelineModel *model)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_VIEW (self));

  if (model == self->model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  entente_timeline_area_set_model (self->area, model);
  if (model == NULL)
    return;
  g_signal_connect_object (model, "changed", G_CALLBACK (update_extent), self, G_CONNECT_SWAPPED);
  update_extent (self);
}

/**
 * entente_timeline_view_set_title:
 * @title: whose relations these are
 */
void
entente_timeline_view_set_title (EntenteTimelineView *self,
                                 const char *title)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_VIEW (self));

  gtk_label_set_text (self->title, title);
}
