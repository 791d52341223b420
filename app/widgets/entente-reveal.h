/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void entente_reveal (GtkWidget *widget);
void entente_reveal_later (GtkWidget *widget);

G_END_DECLS
