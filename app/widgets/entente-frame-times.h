/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void entente_frame_times_say (const char *what);

G_END_DECLS
