/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-party-row.h"

#include "entente-util.h"
#include "entente-widget-util.h"

struct _EntentePartyRow
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *badge;
  GtkLabel *title;
  GtkLabel *detail;
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

G_DEFINE_FINAL_TYPE (EntentePartyRow, entente_party_row, GTK_TYPE_WIDGET)

static void
set_style (GtkWidget *widget,
           const char *style,
           gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, style);
  else
    gtk_widget_remove_css_class (widget, style);
}

static void
update (EntentePartyRow *self)
{
  const EntenteItemWords none = { 0 };
  const EntenteItemWords *words = self->item != NULL ? entente_item_get_words (self->item) : &none;
  g_autofree char *tip = NULL;
  g_autofree char *name = NULL;

  gtk_label_set_label (self->badge, words->badge != NULL ? words->badge : "");
  gtk_label_set_label (self->title, words->title != NULL ? words->title : "");
  gtk_label_set_label (self->detail, words->detail != NULL ? words->detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->badge), words->badge != NULL);
  set_style (self->box, "list-heading", words->heading);
  set_style (GTK_WIDGET (self->badge), "acronym", words->kind == ENTENTE_KIND_ORGANISATION);
  set_style (GTK_WIDGET (self->title), "dim-label",
             words->kind == ENTENTE_KIND_ORGANISATION && words->badge != NULL);

  if (words->subtitle != NULL)
    tip = g_strdup_printf ("%s\n%s", words->title, words->subtitle);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tip != NULL ? tip : words->title);
  name = words->badge != NULL && words->kind == ENTENTE_KIND_ORGANISATION && words->title != NULL
           ? g_strdup_printf ("%s, %s", words->badge, words->title)
           : g_strdup (words->title != NULL ? words->title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
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
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  entente_party_row_popup (user_data, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
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
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_PARTY_ROW);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_party_row_parent_class)->dispose (object);
}

static void
entente_party_row_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  EntentePartyRow *self = ENTENTE_PARTY_ROW (widget);

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
entente_party_row_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  gtk_widget_measure (ENTENTE_PARTY_ROW (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
entente_party_row_class_init (EntentePartyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = entente_party_row_set_property;
  object_class->get_property = entente_party_row_get_property;
  object_class->dispose = entente_party_row_dispose;
  widget_class->measure = entente_party_row_measure;
  widget_class->size_allocate = entente_party_row_size_allocate;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, ENTENTE_TYPE_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-party-row.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePartyRow, box);
  gtk_widget_class_bind_template_child (widget_class, EntentePartyRow, badge);
  gtk_widget_class_bind_template_child (widget_class, EntentePartyRow, title);
  gtk_widget_class_bind_template_child (widget_class, EntentePartyRow, detail);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
entente_party_row_init (EntentePartyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
