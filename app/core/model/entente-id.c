/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-id.h"

/* An id, from the top: 41 bits of milliseconds, 14 of the catalogue, 8 of a counter. */
#define NODE_BITS 14
#define COUNTER_BITS 8
#define TIME_SHIFT (NODE_BITS + COUNTER_BITS)
#define NODE_MASK ((1u << NODE_BITS) - 1)
#define COUNTER_MASK ((1u << COUNTER_BITS) - 1)
#define MAX_TIME (((gint64) 1 << 41) - 1)

/* The first millisecond whose ids are not fixed ones, four minutes into 2020. */
#define MIN_TIME (ENTENTE_ID_FIRST_GIVEN >> TIME_SHIFT)

/* 2020-01-01T00:00:00Z in milliseconds since 1970. */
#define EPOCH G_GINT64_CONSTANT (1577836800000)

static gint64
compose (gint64 time,
         guint  node,
         guint  counter)
{
  return time << TIME_SHIFT | (gint64) node << COUNTER_BITS | counter;
}

/* The smallest id of this catalogue above the last. */
static gint64
count_on (const EntenteIdSource *source)
{
  gint64 time = source->last >> TIME_SHIFT;
  guint node = (guint) (source->last >> COUNTER_BITS) & NODE_MASK;
  guint counter = (guint) source->last & COUNTER_MASK;

  if (time < MIN_TIME)
    return compose (MIN_TIME, source->node, 0);
  /* another node's id is the last one where the catalogue is a copy */
  if (node == source->node && counter < COUNTER_MASK)
    return source->last + 1;
  return time < MAX_TIME ? compose (time + 1, source->node, 0) : 0;
}

/**
 * entente_id_next:
 * @source: (inout): the last id given and the catalogue's node
 * @now: the clock, in milliseconds since 1970 (UTC)
 *
 * Gives the next id: made from the clock, but always above the last one, whatever the clock does.
 * A clock outside 2020 to 2089 is not believed: the ids count on from the last.
 *
 * Returns: the id, also kept in @source; 0 if there are no ids left, which only a damaged last id
 *   brings about
 */
gint64
entente_id_next (EntenteIdSource *source,
                 gint64           now)
{
  gint64 time = now - EPOCH;
  gint64 id = 0;

  g_return_val_if_fail (source != NULL && source->last >= 0, 0);
  g_return_val_if_fail (source->node <= NODE_MASK, 0);

  if (time >= MIN_TIME && time <= MAX_TIME)
    id = compose (time, source->node, 0);
  if (id <= source->last)
    id = count_on (source);
  if (id != 0)
    source->last = id;
  return id;
}

/**
 * entente_id_random_node:
 *
 * Returns: the node of a new catalogue, so that two of them hardly give the same ids
 */
guint
entente_id_random_node (void)
{
  return (guint) g_random_int_range (0, NODE_MASK + 1);
}

/**
 * entente_id_to_string:
 * @id: an id
 *
 * Ids are strings outside SQLite, since many readers of JSON round large numbers.
 *
 * Returns: (transfer full): the id in decimal digits
 */
char *
entente_id_to_string (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

/**
 * entente_id_parse:
 * @text: (nullable): decimal digits
 * @id: (out): the id
 *
 * Accepts one form of each id only: no sign, blank or leading zero.
 *
 * Returns: %FALSE if @text is no id
 */
gboolean
entente_id_parse (const char *text,
                  gint64     *id)
{
  guint64 value;

  g_return_val_if_fail (id != NULL, FALSE);

  *id = 0;
  if (text == NULL || text[0] == '0' ||
      !g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &value, NULL))
    return FALSE;
  *id = (gint64) value;
  return TRUE;
}
