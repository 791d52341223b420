/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-chooser.h"

#include "entente-reveal.h"
#include "entente-util.h"

/* An entry with a list of what fits the text under it. The focus stays in the entry: Down and Up
 * walk the list, Enter chooses, Tab chooses what is already known, Escape keeps the text. */

#define LOOK_DELAY 90

typedef struct
{
  GtkEntry *entry;
  GtkButton *button;
  GtkPopover *popover;
  GtkListView *list;
  GtkSingleSelection *selection;
  GListStore *offers;
  guint look_source;
  gboolean filling;
  gboolean wanted; /* a list is on its way or shown */
} EntenteChooserPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (EntenteChooser, entente_chooser, GTK_TYPE_BOX)

static EntenteChooserPrivate *
get_private (EntenteChooser *self)
{
  return entente_chooser_get_instance_private (self);
}

static void
stop_offering (EntenteChooser *self)
{
  EntenteChooserPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->look_source, g_source_remove);
  priv->wanted = FALSE;
  if (gtk_widget_get_visible (GTK_WIDGET (priv->popover)))
    gtk_popover_popdown (priv->popover);
}

static gboolean
look_now (gpointer user_data)
{
  EntenteChooser *self = user_data;
  EntenteChooserPrivate *priv = get_private (self);

  priv->look_source = 0;
  ENTENTE_CHOOSER_GET_CLASS (self)->look (self, entente_chooser_get_text (self));
  return G_SOURCE_REMOVE;
}

static void
look_soon (EntenteChooser *self,
           guint delay)
{
  EntenteChooserPrivate *priv = get_private (self);

  g_clear_handle_id (&priv->look_source, g_source_remove);
  priv->wanted = TRUE;
  if (delay == 0)
    look_now (self);
  else
    priv->look_source = g_timeout_add (delay, look_now, self);
}

static void
update_button (EntenteChooser *self)
{
  EntenteChooserPrivate *priv = get_private (self);
  gboolean filled = *gtk_editable_get_text (GTK_EDITABLE (priv->entry)) != '\0';
  const char *words = filled ? _ ("Clear") : _ ("Show what can be chosen");

  gtk_button_set_icon_name (priv->button, filled ? "window-close-symbolic" : "pan-down-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

static void
choose (EntenteChooser *self,
        EntenteOffer *offer)
{
  g_autoptr(EntenteOffer) kept = g_object_ref (offer);

  stop_offering (self);
  ENTENTE_CHOOSER_GET_CLASS (self)->choose (self, kept);
}

static void
move_selection (EntenteChooser *self,
                int step)
{
  EntenteChooserPrivate *priv = get_private (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (priv->offers));
  guint selected = gtk_single_selection_get_selected (priv->selection);

  if (n == 0)
    return;
  if (selected == GTK_INVALID_LIST_POSITION)
    selected = step > 0 ? 0 : n - 1;
  else
    selected = (selected + n + (guint) step) % n;
  gtk_single_selection_set_selected (priv->selection, selected);
  gtk_widget_activate_action (GTK_WIDGET (priv->list), "list.scroll-to-item", "u", selected);
}

static void
entry_changed_cb (EntenteChooser *self)
{
  EntenteChooserPrivate *priv = get_private (self);

  update_button (self);
  if (priv->filling)
    return;
  ENTENTE_CHOOSER_GET_CLASS (self)->typed (self);
  if (*entente_chooser_get_text (self) != '\0')
    look_soon (self, LOOK_DELAY);
  else
    stop_offering (self);
}

static void
entry_activate_cb (EntenteChooser *self)
{
  ENTENTE_CHOOSER_GET_CLASS (self)->activate (self);
}

/* Whoever went down the list to the one that is meant has chosen it. */
static gboolean
is_first_of_several (EntenteChooser *self)
{
  EntenteChooserClass *klass = ENTENTE_CHOOSER_GET_CLASS (self);

  return klass->is_ambiguous != NULL
         && gtk_single_selection_get_selected (get_private (self)->selection) == 0
         && klass->is_ambiguous (self, entente_chooser_get_text (self));
}

static gboolean
key_pressed_cb (EntenteChooser *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  EntenteChooserPrivate *priv = get_private (self);
  EntenteOffer *selected = gtk_single_selection_get_selected_item (priv->selection);
  gboolean offering = entente_chooser_is_offering (self);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (offering)
        move_selection (self, 1);
      else
        look_soon (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!offering)
        return GDK_EVENT_PROPAGATE;
      move_selection (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (!offering || selected == NULL)
        return GDK_EVENT_PROPAGATE;
      choose (self, selected);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      if (offering && selected != NULL && selected->type <= ENTENTE_OFFER_TEXT
          && !is_first_of_several (self))
        choose (self, selected);
      stop_offering (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Escape:
      if (!offering)
        return GDK_EVENT_PROPAGATE;
      stop_offering (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
focus_left_cb (EntenteChooser *self)
{
  stop_offering (self);
  ENTENTE_CHOOSER_GET_CLASS (self)->left (self);
}

static void
row_activated_cb (EntenteChooser *self,
                  guint position)
{
  g_autoptr(EntenteOffer) offer =
    g_list_model_get_item (G_LIST_MODEL (get_private (self)->offers), position);

  if (offer != NULL)
    choose (self, offer);
}

static void
button_clicked_cb (EntenteChooser *self)
{
  EntenteChooserPrivate *priv = get_private (self);

  gtk_widget_grab_focus (GTK_WIDGET (priv->entry));
  if (*entente_chooser_get_text (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (priv->entry), "");
  else if (entente_chooser_is_offering (self))
    stop_offering (self);
  else
    look_soon (self, 0);
}

static void
entente_chooser_dispose (GObject *object)
{
  EntenteChooserPrivate *priv = get_private (ENTENTE_CHOOSER (object));

  g_clear_handle_id (&priv->look_source, g_source_remove);
  G_OBJECT_CLASS (entente_chooser_parent_class)->dispose (object);
}

static void
entente_chooser_class_init (EntenteChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_chooser_dispose;

  g_type_ensure (ENTENTE_TYPE_OFFER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-chooser.ui");
  gtk_widget_class_bind_template_child_private (widget_class, EntenteChooser, entry);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteChooser, button);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteChooser, popover);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteChooser, list);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteChooser, selection);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteChooser, offers);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
entente_chooser_init (EntenteChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_button (self);
}

GtkEntry *
entente_chooser_get_entry (EntenteChooser *self)
{
  g_return_val_if_fail (ENTENTE_IS_CHOOSER (self), NULL);

  return get_private (self)->entry;
}

const char *
entente_chooser_get_text (EntenteChooser *self)
{
  g_return_val_if_fail (ENTENTE_IS_CHOOSER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (get_private (self)->entry));
}

/* Shows a text that was not typed: nothing is looked for, and no signal is emitted. */
void
entente_chooser_set_text (EntenteChooser *self,
                          const char *text)
{
  EntenteChooserPrivate *priv;

  g_return_if_fail (ENTENTE_IS_CHOOSER (self));

  priv = get_private (self);
  priv->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), text != NULL ? text : "");
  priv->filling = FALSE;
}

/* offers: (element-type EntenteOffer): what fits the text, the best first. */
void
entente_chooser_offer (EntenteChooser *self,
                       GPtrArray *offers)
{
  EntenteChooserPrivate *priv;
  int width;

  g_return_if_fail (ENTENTE_IS_CHOOSER (self));

  priv = get_private (self);
  if (!priv->wanted)
    return;
  g_list_store_splice (priv->offers, 0, g_list_model_get_n_items (G_LIST_MODEL (priv->offers)),
                       offers->pdata, offers->len);
  if (offers->len == 0)
    {
      gtk_popover_popdown (priv->popover);
      return;
    }
  entente_reveal (GTK_WIDGET (self));
  gtk_single_selection_set_selected (priv->selection, 0);
  width = gtk_widget_get_width (GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (priv->popover), CLAMP (width, 260, 520), -1);
  gtk_popover_popup (priv->popover);
}

gboolean
entente_chooser_is_offering (EntenteChooser *self)
{
  g_return_val_if_fail (ENTENTE_IS_CHOOSER (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (get_private (self)->popover));
}
