/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-window.h"

G_BEGIN_DECLS

/* How a catalogue comes into a window. */

void entente_catalogues_open (EntenteWindow *window,
                              GFile *file);
void entente_catalogues_open_sample (EntenteWindow *window);
void entente_catalogues_ask_open (EntenteWindow *window);
void entente_catalogues_ask_new (EntenteWindow *window);

G_END_DECLS
