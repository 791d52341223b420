/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What one person prefers, in whatever catalogue. */
#define ENTENTE_TYPE_PREFERENCES (entente_preferences_get_type ())
G_DECLARE_FINAL_TYPE (EntentePreferences, entente_preferences, ENTENTE, PREFERENCES,
                      AdwPreferencesWindow)

GtkWidget *entente_preferences_new (GtkWindow *parent,
                                    GSettings *settings);

G_END_DECLS
