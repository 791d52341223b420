/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-read-entry.h"

#include "entente-util.h"
#include "entente-widget-util.h"

/* An entry that takes what people type and says beside it how that was understood. The text stays
 * as it was typed until the focus leaves; then it is written the way the program writes it. */

typedef struct
{
  GtkBox *line;
  GtkEntry *entry;
  GtkLabel *reading;
  char *kept;
  GError *reason;
  gboolean compact;
  gboolean typing;
  gboolean filling;
} EntenteReadEntryPrivate;

enum
{
  PROP_0,
  PROP_COMPACT,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void entente_read_entry_iface_init (EntenteInputInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (EntenteReadEntry, entente_read_entry, GTK_TYPE_BOX,
                                  G_ADD_PRIVATE (EntenteReadEntry)
                                  G_IMPLEMENT_INTERFACE (ENTENTE_TYPE_INPUT,
                                                         entente_read_entry_iface_init))

static EntenteReadEntryPrivate *
get_private (EntenteReadEntry *self)
{
  return entente_read_entry_get_instance_private (self);
}

static void
show_reading (EntenteReadEntry *self,
              const char *reading,
              gboolean good)
{
  EntenteReadEntryPrivate *priv = get_private (self);
  g_autofree char *line = NULL;

  if (reading != NULL)
    /* Translators: how a typed date was understood, "✓ 28 May 2024" */
    line = good ? g_strdup_printf (_ ("✓ %s"), reading) : g_strdup (reading);
  gtk_label_set_label (priv->reading, line != NULL ? line : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (priv->reading), line);
  gtk_widget_set_visible (GTK_WIDGET (priv->reading), line != NULL);
}

static void
understand (EntenteReadEntry *self)
{
  EntenteReadEntryPrivate *priv = get_private (self);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (priv->entry))));
  g_autofree char *kept = NULL;
  g_autofree char *reading = NULL;

  g_clear_error (&priv->reason);
  if (*typed != '\0'
      && !ENTENTE_READ_ENTRY_GET_CLASS (self)->read (self, typed, &kept, &reading, &priv->reason))
    {
      show_reading (self, priv->reason->message, FALSE);
      return;
    }
  entente_set_str (&priv->kept, kept);
  /* Whoever types sees that it was understood, even where there is nothing to add. */
  show_reading (self, priv->typing || g_strcmp0 (reading, typed) != 0 ? reading : NULL, TRUE);
}

static void
fill_entry (EntenteReadEntry *self,
            const char *kept)
{
  EntenteReadEntryPrivate *priv = get_private (self);
  g_autofree char *shown = NULL;

  if (kept != NULL)
    shown = ENTENTE_READ_ENTRY_GET_CLASS (self)->show (self, kept);
  priv->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), shown != NULL ? shown : "");
  priv->filling = FALSE;
}

static void
entry_changed_cb (EntenteReadEntry *self)
{
  EntenteReadEntryPrivate *priv = get_private (self);

  if (priv->filling)
    return;
  priv->typing = TRUE;
  understand (self);
  entente_input_changed (ENTENTE_INPUT (self));
}

static void
entry_activate_cb (EntenteReadEntry *self)
{
  entente_input_activate (ENTENTE_INPUT (self));
}

static void
focus_left_cb (EntenteReadEntry *self)
{
  entente_input_commit (ENTENTE_INPUT (self));
}

static void
entente_read_entry_set_value (EntenteInput *input,
                              const EntenteValue *value)
{
  EntenteReadEntry *self = ENTENTE_READ_ENTRY (input);
  EntenteReadEntryPrivate *priv = get_private (self);
  g_autofree char *number = NULL;
  const char *kept = value->text;

  if (ENTENTE_READ_ENTRY_GET_CLASS (self)->number)
    kept = value->set ? (number = g_strdup_printf ("%" G_GINT64_FORMAT, value->id)) : NULL;
  entente_set_str (&priv->kept, kept);
  g_clear_error (&priv->reason);
  priv->typing = FALSE;
  fill_entry (self, kept);
  show_reading (self, NULL, TRUE);
}

static gboolean
entente_read_entry_get_value (EntenteInput *input,
                              EntenteValue *value,
                              GError **error)
{
  EntenteReadEntry *self = ENTENTE_READ_ENTRY (input);
  EntenteReadEntryPrivate *priv = get_private (self);

  if (priv->reason != NULL)
    {
      g_propagate_error (error, g_error_copy (priv->reason));
      return FALSE;
    }
  if (ENTENTE_READ_ENTRY_GET_CLASS (self)->number)
    {
      value->set = priv->kept != NULL;
      value->id = value->set ? g_ascii_strtoll (priv->kept, NULL, 10) : 0;
    }
  else
    {
      entente_set_str (&value->text, priv->kept);
    }
  return TRUE;
}

static void
entente_read_entry_commit (EntenteInput *input)
{
  EntenteReadEntry *self = ENTENTE_READ_ENTRY (input);
  EntenteReadEntryPrivate *priv = get_private (self);

  if (!priv->typing)
    return;
  if (priv->reason != NULL)
    {
      /* The row says it from here on. */
      show_reading (self, NULL, FALSE);
      return;
    }
  priv->typing = FALSE;
  fill_entry (self, priv->kept);
  understand (self);
}

static GtkWidget *
entente_read_entry_get_focus_widget (EntenteInput *input)
{
  return GTK_WIDGET (get_private (ENTENTE_READ_ENTRY (input))->entry);
}

static void
entente_read_entry_iface_init (EntenteInputInterface *iface)
{
  iface->set_value = entente_read_entry_set_value;
  iface->get_value = entente_read_entry_get_value;
  iface->commit = entente_read_entry_commit;
  iface->get_focus_widget = entente_read_entry_get_focus_widget;
}

/* In a narrow place the reading stands under the entry, else beside it. */
static void
entente_read_entry_constructed (GObject *object)
{
  EntenteReadEntryPrivate *priv = get_private (ENTENTE_READ_ENTRY (object));

  G_OBJECT_CLASS (entente_read_entry_parent_class)->constructed (object);
  if (priv->compact)
    {
      g_object_ref (priv->reading);
      gtk_box_remove (priv->line, GTK_WIDGET (priv->reading));
      gtk_box_append (GTK_BOX (object), GTK_WIDGET (priv->reading));
      g_object_unref (priv->reading);
      gtk_label_set_xalign (priv->reading, 0);
      gtk_editable_set_width_chars (GTK_EDITABLE (priv->entry), 4);
    }
}

static void
entente_read_entry_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_COMPACT)
    get_private (ENTENTE_READ_ENTRY (object))->compact = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
entente_read_entry_focus (GtkWidget *widget,
                          GtkDirectionType direction)
{
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return entente_widget_focus_in_order (widget, direction);
  return GTK_WIDGET_CLASS (entente_read_entry_parent_class)->focus (widget, direction);
}

static void
entente_read_entry_finalize (GObject *object)
{
  EntenteReadEntryPrivate *priv = get_private (ENTENTE_READ_ENTRY (object));

  g_clear_error (&priv->reason);
  g_free (priv->kept);
  G_OBJECT_CLASS (entente_read_entry_parent_class)->finalize (object);
}

static void
entente_read_entry_class_init (EntenteReadEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = entente_read_entry_constructed;
  object_class->set_property = entente_read_entry_set_property;
  object_class->finalize = entente_read_entry_finalize;
  widget_class->focus = entente_read_entry_focus;

  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-read-entry.ui");
  gtk_widget_class_bind_template_child_private (widget_class, EntenteReadEntry, line);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteReadEntry, entry);
  gtk_widget_class_bind_template_child_private (widget_class, EntenteReadEntry, reading);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
entente_read_entry_init (EntenteReadEntry *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkEntry *
entente_read_entry_get_entry (EntenteReadEntry *self)
{
  g_return_val_if_fail (ENTENTE_IS_READ_ENTRY (self), NULL);

  return get_private (self)->entry;
}

/* What was understood last, in the form that is kept; NULL if nothing was, or is not now. */
const char *
entente_read_entry_get_kept (EntenteReadEntry *self)
{
  g_return_val_if_fail (ENTENTE_IS_READ_ENTRY (self), NULL);

  return get_private (self)->reason == NULL ? get_private (self)->kept : NULL;
}

/* Takes a kept text as if it had been typed and left. */
void
entente_read_entry_fill (EntenteReadEntry *self,
                         const char *kept)
{
  EntenteReadEntryPrivate *priv;

  g_return_if_fail (ENTENTE_IS_READ_ENTRY (self));

  priv = get_private (self);
  priv->typing = FALSE;
  fill_entry (self, kept);
  understand (self);
  entente_input_changed (ENTENTE_INPUT (self));
}

void
entente_read_entry_add_suffix (EntenteReadEntry *self,
                               GtkWidget *widget)
{
  g_return_if_fail (ENTENTE_IS_READ_ENTRY (self));

  gtk_box_append (get_private (self)->line, widget);
}

gboolean
entente_read_entry_is_typing (EntenteReadEntry *self)
{
  g_return_val_if_fail (ENTENTE_IS_READ_ENTRY (self), FALSE);

  return get_private (self)->typing;
}
