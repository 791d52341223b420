/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Ids that are equal in all catalogues lie below 2^40: eight bits of a list, 32 of a place in it.
 * Ids that catalogues give themselves start far above. */

typedef enum
{
  ENTENTE_FIXED_COUNTRY = 1,  /* the place: the three letters, in base 26 */
  ENTENTE_FIXED_COUNTRY_NAME, /* the place: that of the country times 16, and the name's number */
  ENTENTE_FIXED_TOPIC,
  ENTENTE_FIXED_TOPIC_NAME,
  ENTENTE_FIXED_GROUP,
  ENTENTE_FIXED_GROUP_NAME,
  ENTENTE_FIXED_SECTOR,
  ENTENTE_FIXED_SECTOR_NAME,
  ENTENTE_FIXED_SAMPLE = 32,
} EntenteFixedList;

#define ENTENTE_FIXED_ID(list, place) (((gint64) (list) << 32) | (gint64) (place))

/**
 * entente_fixed_country_place:
 * @alpha3: three capital letters
 *
 * Returns: the place of the country in the list of fixed ids
 */
static inline guint32
entente_fixed_country_place (const char *alpha3)
{
  return (guint32) (((alpha3[0] - 'A') * 26 + (alpha3[1] - 'A')) * 26 + (alpha3[2] - 'A'));
}

G_END_DECLS
