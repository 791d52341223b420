/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* How much is tried of what could be: with sanitizers, which take several times as long, only some
 * of it, unless there is time for all. */
static inline guint
test_measure (guint all,
              guint some)
{
  return SANITIZED && !g_test_slow () ? some : all;
}
