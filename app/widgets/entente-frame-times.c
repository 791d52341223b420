/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-frame-times.h"

/**
 * entente_frame_times_say:
 * @what: what was just reached
 *
 * For the benchmark, which compares the start with that of a bare window: with
 * ENTENTE_FRAME_TIMES=1 in the environment, prints when that was, in microseconds of the monotonic
 * clock.
 */
void
entente_frame_times_say (const char *what)
{
  if (g_strcmp0 (g_getenv ("ENTENTE_FRAME_TIMES"), "1") == 0)
    g_print ("%s %" G_GINT64_FORMAT "\n", what, g_get_monotonic_time ());
}
