/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-value.h"

G_BEGIN_DECLS

#define ENTENTE_MEDIA_TYPE "application/x-entente"

const char *entente_direction_mark (const char *line);
char *entente_direction_align (const char *markup);
char *entente_flag_of (const char *alpha2);
char *entente_shorten (const char *title,
                       guint longest);
char *entente_value_to_text (const EntenteField *field,
                             const EntenteValue *value);
gboolean entente_widget_focus_in_order (GtkWidget *widget,
                                        GtkDirectionType direction);
void entente_widget_name_buttons (GtkWidget *root);
void entente_widget_name_choice (GtkDropDown *choice);
void entente_widget_remove_children (GtkWidget *parent);

G_END_DECLS
