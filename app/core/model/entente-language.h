/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *entente_language_shown (void);
char *entente_language_name (const char *language);

G_END_DECLS
