/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteDuration:
 * @months: whole months, years counted as twelve
 * @days: days beside them, weeks counted as seven
 *
 * A length of calendar time.
 */
typedef struct
{
  int months;
  int days;
} EntenteDuration;

gboolean entente_duration_parse (const char *text,
                                 EntenteDuration *duration,
                                 GError **error);
gboolean entente_duration_read (const char *typed,
                                EntenteDuration *duration,
                                GError **error);
char *entente_duration_to_string (const EntenteDuration *duration);
char *entente_duration_format (const EntenteDuration *duration);

G_END_DECLS
