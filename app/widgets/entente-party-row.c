/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-party-row.h"

#include "entente-util.h"

#define ACRONYM_CHARS 9
#define ACRONYM_WIDTH 62
#define FLAG_WIDTH 26

struct _EntentePartyRow
{
  EntenteLineRow parent_instance;
  GtkWidget *popover;
  EntenteItem *item;
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (EntentePartyRow, entente_party_row, ENTENTE_TYPE_LINE_ROW)

static PangoAttrList *
make_attributes (PangoAttribute *attribute)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, attribute);
  return attributes;
}

static void
show_heading (EntentePartyRow *self,
              const char *title)
{
  g_autoptr(PangoAttrList) attributes
    = make_attributes (pango_attr_weight_new (PANGO_WEIGHT_BOLD));

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  entente_line_row_set_cells (
    ENTENTE_LINE_ROW (self),
    &(EntenteLineCell){ .text = title, .attributes = attributes, .rest = TRUE, .dim = TRUE }, 1,
    title);
}

static void
show_party (EntentePartyRow *self,
            const EntenteItemWords *words)
{
  g_autoptr(PangoAttrList) bold = make_attributes (pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  g_autoptr(PangoAttrList) figures = make_attributes (pango_attr_font_features_new ("tnum=1"));
  gboolean acronym = words->badge != NULL && words->kind == ENTENTE_KIND_ORGANISATION;
  const char *title = words->title != NULL ? words->title : "";
  g_autofree char *name = acronym ? g_strdup_printf ("%s, %s", words->badge, title)
                                  : g_strdup (title);

  entente_line_row_set_cells (
    ENTENTE_LINE_ROW (self),
    (EntenteLineCell[]){
      { .text = words->badge, .attributes = acronym ? bold : NULL,
        .least = acronym ? ACRONYM_WIDTH : FLAG_WIDTH, .most_chars = ACRONYM_CHARS },
      { .text = title, .rest = TRUE, .dim = acronym },
      { .text = words->detail, .attributes = figures, .at_end = TRUE, .dim = TRUE } },
    3, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words->detail != NULL ? words->detail : "", -1);
}

static void
update (EntentePartyRow *self)
{
  const EntenteItemWords none = { 0 };
  const EntenteItemWords *words = self->item != NULL ? entente_item_get_words (self->item) : &none;

  if (words->heading)
    show_heading (self, words->title);
  else
    show_party (self, words);
}

static void
set_item (EntentePartyRow *self,
          EntenteItem *item)
{
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, update, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect_object (item, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

static void
add_command (GMenu *menu,
             const char *label,
             const char *action,
             gint64 id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", id);
  g_menu_append_item (menu, item);
}

static void
entente_party_row_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    set_item (ENTENTE_PARTY_ROW (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
entente_party_row_get_property (GObject *object,
                                guint id,
                                GValue *value,
                                GParamSpec *pspec)
{
  if (id == PROP_ITEM)
    g_value_set_object (value, ENTENTE_PARTY_ROW (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
entente_party_row_dispose (GObject *object)
{
  EntentePartyRow *self = ENTENTE_PARTY_ROW (object);

  set_item (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  G_OBJECT_CLASS (entente_party_row_parent_class)->dispose (object);
}

static void
entente_party_row_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  EntentePartyRow *self = ENTENTE_PARTY_ROW (widget);

  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* Made when it is wanted, and not kept for hundreds of rows. */
static gboolean
entente_party_row_query_tooltip (GtkWidget *widget,
                                 int x,
                                 int y,
                                 gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  EntentePartyRow *self = ENTENTE_PARTY_ROW (widget);
  const EntenteItemWords *words;
  g_autofree char *text = NULL;

  if (self->item == NULL)
    return FALSE;
  words = entente_item_get_words (self->item);
  if (words->title == NULL)
    return FALSE;
  text = words->subtitle != NULL ? g_strdup_printf ("%s\n%s", words->title, words->subtitle)
                                 : g_strdup (words->title);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
entente_party_row_class_init (EntentePartyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = entente_party_row_set_property;
  object_class->get_property = entente_party_row_get_property;
  object_class->dispose = entente_party_row_dispose;
  widget_class->query_tooltip = entente_party_row_query_tooltip;
  widget_class->size_allocate = entente_party_row_size_allocate;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, ENTENTE_TYPE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
entente_party_row_init (EntentePartyRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * entente_party_row_get_id:
 *
 * Returns: the record in the row, or 0
 */
gint64
entente_party_row_get_id (EntentePartyRow *self)
{
  g_return_val_if_fail (ENTENTE_IS_PARTY_ROW (self), 0);

  return self->item != NULL && !entente_item_get_words (self->item)->heading
           ? entente_item_get_id (self->item) : 0;
}

/**
 * entente_party_row_popup:
 * @x: where in the row
 * @y: where in the row
 *
 * Shows what can be done with the record.
 */
void
entente_party_row_popup (EntentePartyRow *self,
                         double x,
                         double y)
{
  gint64 id = entente_party_row_get_id (self);
  g_autoptr(GMenu) menu = g_menu_new ();

  if (id <= 0)
    return;
  add_command (menu, _ ("_Edit"), "win.edit-record", id);
  add_command (menu, _ ("_Delete"), "win.delete-record", id);
  add_command (menu, _ ("Set as _Home Party"), "win.set-home", id);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
