/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean entente_io_error_propagate (GError **error,
                                     GError *failure,
                                     GFile *file);

G_END_DECLS
