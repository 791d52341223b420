/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ENTENTE_ID_FIRST_GIVEN:
 *
 * Ids below this are fixed, and the same in all catalogues; ids that are given out lie above.
 */
#define ENTENTE_ID_FIRST_GIVEN ((gint64) 1 << 40)

/**
 * EntenteIdSource:
 * @last: the last id that was given; 0 before the first
 * @node: 14 random bits of this catalogue, from entente_id_random_node()
 *
 * Where a catalogue's next id comes from; both are kept in the catalogue.
 */
typedef struct
{
  gint64 last;
  guint  node;
} EntenteIdSource;

gint64   entente_id_next        (EntenteIdSource *source,
                                 gint64           now);
guint    entente_id_random_node (void);
char    *entente_id_to_string   (gint64           id);
gboolean entente_id_parse       (const char      *text,
                                 gint64          *id);

G_END_DECLS
