/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-window.h"

#include "entente-util.h"

struct _EntenteWindow
{
  AdwApplicationWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (EntenteWindow, entente_window, ADW_TYPE_APPLICATION_WINDOW)

static void
entente_window_class_init (EntenteWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-window.ui");
}

static void
entente_window_init (EntenteWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

EntenteWindow *
entente_window_new (EntenteApplication *application)
{
  g_return_val_if_fail (ENTENTE_IS_APPLICATION (application), NULL);

  return g_object_new (ENTENTE_TYPE_WINDOW, "application", application, NULL);
}
