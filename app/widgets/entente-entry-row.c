/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entry-row.h"

#include "entente-date.h"
#include "entente-kind.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

struct _EntenteEntryRow
{
  GtkWidget parent_instance;
  GtkLabel *date; /* or the heading: a list keeps hundreds of rows, each as small as can be */
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *place;
};

G_DEFINE_FINAL_TYPE (EntenteEntryRow, entente_entry_row, GTK_TYPE_WIDGET)

static char *
short_date (const EntenteEntry *entry,
            const EntenteEntryWords *words)
{
  EntenteDate date = { 0 };

  if ((entry->flags & ENTENTE_ENTRY_UNDATED) != 0)
    return g_strdup (_ ("not known"));
  if (words == NULL || words->date == NULL
      || !entente_date_parse (words->date, ENTENTE_DATE_SPAN, &date, NULL))
    return g_strdup ("");
  return entente_date_format_short (&date, NULL);
}

static void
add_attribute (PangoAttrList *attributes,
               PangoAttribute *attribute,
               gsize from,
               gsize to)
{
  attribute->start_index = (guint) from;
  attribute->end_index = (guint) to;
  pango_attr_list_insert (attributes, attribute);
}

/* One label for both, so that a long title leaves the detail out, not half of each. */
static void
set_title (EntenteEntryRow *self,
           const EntenteEntry *entry,
           const EntenteEntryWords *words)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  g_autofree char *isolated_title = NULL;
  g_autofree char *isolated_detail = NULL;
  g_autofree char *start = NULL;
  g_autofree char *text = NULL;
  const char *title = words != NULL ? words->title : NULL;
  const char *detail = words != NULL ? words->detail : NULL;
  gsize end;

  if (words != NULL && entente_str_empty (title))
    title = _ ("Without a title");
  if (title == NULL)
    title = "…";
  if (!entente_str_empty (detail))
    {
      isolated_title = entente_text_isolate (title);
      isolated_detail = entente_text_isolate (detail);
      start = g_strconcat (entente_direction_mark (isolated_title), isolated_title, NULL);
    }
  else
    start = g_strdup (title);
  end = strlen (start);
  text = g_strjoin (isolated_detail != NULL ? " " : "", start, isolated_detail, NULL);
  add_attribute (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), 0, end);
  add_attribute (attributes, pango_attr_foreground_alpha_new (G_MAXUINT16 / 100 * 65), end,
                 strlen (text));
  if ((entry->flags & ENTENTE_ENTRY_CANCELLED) != 0)
    add_attribute (attributes, pango_attr_strikethrough_new (TRUE), 0, end);
  if ((entry->flags & ENTENTE_ENTRY_PLANNED) != 0)
    add_attribute (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), 0, end);
  gtk_label_set_text (self->title, text);
  gtk_label_set_attributes (self->title, attributes);
}

static void
set_heading (EntenteEntryRow *self,
             gboolean heading)
{
  GtkWidget *date = GTK_WIDGET (self->date);

  if (heading)
    gtk_widget_add_css_class (date, "heading");
  else
    gtk_widget_remove_css_class (date, "heading");
  gtk_widget_set_hexpand (date, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !heading);
  gtk_widget_set_visible (GTK_WIDGET (self->title), !heading);
  gtk_widget_set_visible (GTK_WIDGET (self->place), !heading);
}

static void
show_entry (EntenteEntryRow *self,
            EntenteTimelineModel *model,
            guint position)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (model);
  const EntenteEntry *entry;
  const EntenteEntryWords *words;
  g_autofree char *date = NULL;
  g_autofree char *description = NULL;

  /* A row may outlive its entry until the list has heard of the change. */
  if (position >= entries->n_entries)
    return;
  entry = &entries->entries[position];
  words = entente_timeline_model_get_words (model, position);
  date = short_date (entry, words);
  gtk_label_set_text (self->date, date);
  gtk_image_set_from_icon_name (self->icon, entente_kind_get_info (entry->kind)->icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), entente_entry_act_label (entry->act));
  set_title (self, entry, words);
  gtk_label_set_text (self->place, words != NULL && words->place != NULL ? words->place : "");
  set_heading (self, FALSE);
  description = entente_timeline_model_describe (model, position);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
}

static void
entente_entry_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_ENTRY_ROW);
  entente_widget_remove_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (entente_entry_row_parent_class)->dispose (object);
}

static void
entente_entry_row_class_init (EntenteEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_entry_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteEntryRow, date);
  gtk_widget_class_bind_template_child (widget_class, EntenteEntryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, EntenteEntryRow, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteEntryRow, place);
}

static void
entente_entry_row_init (EntenteEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
entente_entry_row_new (void)
{
  return g_object_new (ENTENTE_TYPE_ENTRY_ROW, NULL);
}

/**
 * entente_entry_row_show:
 * @model: whose entries
 * @item: what to show
 */
void
entente_entry_row_show (EntenteEntryRow *self,
                        EntenteTimelineModel *model,
                        EntenteEntryItem *item)
{
  const char *heading;

  g_return_if_fail (ENTENTE_IS_ENTRY_ROW (self));

  heading = entente_entry_item_get_heading (item);
  if (heading == NULL)
    {
      show_entry (self, model, entente_entry_item_get_position (item));
      return;
    }
  gtk_label_set_text (self->date, heading);
  set_heading (self, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heading,
                                  -1);
}
