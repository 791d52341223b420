/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sets of ids as sorted arrays without doubles: small, quick to make from an index and to look up. */

GArray *entente_id_set_new (void);
void entente_id_set_settle (GArray *set);
gboolean entente_id_set_contains (const GArray *set,
                                  gint64 id);
void entente_id_set_intersect (GArray *set,
                               const GArray *other);

G_END_DECLS
