/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-window.h"

G_BEGIN_DECLS

void entente_salvage_dialog_present (EntenteWindow *window,
                                     const char *path,
                                     const char *words);

G_END_DECLS
