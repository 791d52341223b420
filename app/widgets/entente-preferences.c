/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-preferences.h"

struct _EntentePreferences
{
  AdwPreferencesWindow parent_instance;
  GtkEditable *name;
  GtkSwitch *reopen;
};

G_DEFINE_FINAL_TYPE (EntentePreferences, entente_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
entente_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_PREFERENCES);
  G_OBJECT_CLASS (entente_preferences_parent_class)->dispose (object);
}

static void
entente_preferences_class_init (EntentePreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, name);
  gtk_widget_class_bind_template_child (widget_class, EntentePreferences, reopen);
}

static void
entente_preferences_init (EntentePreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_preferences_new:
 * @parent: (nullable): the window it belongs to
 * @settings: what it shows and changes, at once
 *
 * Returns: (transfer none): the window, not yet shown
 */
GtkWidget *
entente_preferences_new (GtkWindow *parent,
                         GSettings *settings)
{
  EntentePreferences *self = g_object_new (ENTENTE_TYPE_PREFERENCES, "transient-for", parent, NULL);

  g_settings_bind (settings, "user-name", self->name, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "remember-open", self->reopen, "active", G_SETTINGS_BIND_DEFAULT);
  return GTK_WIDGET (self);
}
