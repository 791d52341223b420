/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entry-row.h"

#include "entente-date.h"
#include "entente-kind.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define DATE_CHARS 19
#define PLACE_CHARS 18

struct _EntenteEntryRow
{
  EntenteLineRow parent_instance;
  EntenteTimelineModel *model;
  EntenteEntryItem *item;
};

G_DEFINE_FINAL_TYPE (EntenteEntryRow, entente_entry_row, ENTENTE_TYPE_LINE_ROW)

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

/* One text for both, so that a long title leaves the detail out, not half of each. */
static char *
make_title (const EntenteEntry *entry,
            const EntenteEntryWords *words,
            PangoAttrList *attributes)
{
  g_autofree char *isolated_title = NULL;
  g_autofree char *isolated_detail = NULL;
  g_autofree char *start = NULL;
  char *text;
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
  return text;
}

static void
show_entry (EntenteEntryRow *self,
            guint position)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  g_autoptr(PangoAttrList) figures = pango_attr_list_new ();
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  const EntenteEntry *entry;
  const EntenteEntryWords *words;
  g_autofree char *date = NULL;
  g_autofree char *title = NULL;
  g_autofree char *description = NULL;

  /* A row may outlive its entry until the list has heard of the change. */
  if (position >= entries->n_entries)
    return;
  entry = &entries->entries[position];
  words = entente_timeline_model_get_words (self->model, position);
  date = short_date (entry, words);
  title = make_title (entry, words, attributes);
  description = entente_timeline_model_describe (self->model, position);
  pango_attr_list_insert (figures, pango_attr_font_features_new ("tnum=1"));
  entente_line_row_set_cells (
    ENTENTE_LINE_ROW (self),
    (EntenteLineCell[]){
      { .text = date, .attributes = figures, .least_chars = DATE_CHARS, .most_chars = DATE_CHARS },
      { .icon_name = entente_kind_get_info (entry->kind)->icon_name, .dim = TRUE },
      { .text = title, .attributes = attributes, .rest = TRUE },
      { .text = words != NULL && !entente_str_empty (words->place) ? words->place : NULL,
        .most_chars = PLACE_CHARS, .at_end = TRUE, .dim = TRUE } },
    4, description);
}

static void
show_heading (EntenteEntryRow *self,
              const char *heading)
{
  g_autoptr(PangoAttrList) bold = pango_attr_list_new ();

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  entente_line_row_set_cells (
    ENTENTE_LINE_ROW (self),
    &(EntenteLineCell){ .text = heading, .attributes = bold, .rest = TRUE }, 1, heading);
}

/* Made when it is wanted, and not kept for hundreds of rows. */
static gboolean
entente_entry_row_query_tooltip (GtkWidget *widget,
                                 int x,
                                 int y,
                                 gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  EntenteEntryRow *self = ENTENTE_ENTRY_ROW (widget);
  const EntenteEntries *entries;
  g_autofree char *description = NULL;
  g_autofree char *text = NULL;
  guint position;

  if (self->item == NULL || entente_entry_item_get_heading (self->item) != NULL)
    return FALSE;
  entries = entente_timeline_model_get_entries (self->model);
  position = entente_entry_item_get_position (self->item);
  if (position >= entries->n_entries)
    return FALSE;
  description = entente_timeline_model_describe (self->model, position);
  text = g_strconcat (entente_entry_act_label (entries->entries[position].act), "\n", description,
                      NULL);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
entente_entry_row_dispose (GObject *object)
{
  EntenteEntryRow *self = ENTENTE_ENTRY_ROW (object);

  g_clear_object (&self->model);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (entente_entry_row_parent_class)->dispose (object);
}

static void
entente_entry_row_class_init (EntenteEntryRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_entry_row_dispose;
  GTK_WIDGET_CLASS (klass)->query_tooltip = entente_entry_row_query_tooltip;
}

static void
entente_entry_row_init (EntenteEntryRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
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

  g_set_object (&self->model, model);
  g_set_object (&self->item, item);
  heading = entente_entry_item_get_heading (item);
  if (heading != NULL)
    show_heading (self, heading);
  else
    show_entry (self, entente_entry_item_get_position (item));
}
