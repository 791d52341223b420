/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

G_BEGIN_DECLS

/* What each target defines: the one function that libFuzzer knows by its name, and inputs that the
 * plain program begins with, up to a NULL. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t size);
extern const char *const fuzz_seeds[];

G_END_DECLS
