/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-id-set.h"

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/**
 * entente_id_set_new:
 *
 * Returns: (transfer full) (element-type gint64): an empty set; ids are appended to the array, and
 *   [func@id_set_settle] makes it a set again
 */
GArray *
entente_id_set_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * entente_id_set_settle:
 * @set: (element-type gint64): ids in any order, doubles among them
 */
void
entente_id_set_settle (GArray *set)
{
  gint64 *ids = (gint64 *) (gpointer) set->data;
  guint n = 0;

  g_array_sort (set, compare_ids);
  for (guint i = 0; i < set->len; i++)
    if (n == 0 || ids[i] != ids[n - 1])
      ids[n++] = ids[i];
  g_array_set_size (set, n);
}

/**
 * entente_id_set_contains:
 * @set: (element-type gint64): a set
 * @id: an id
 *
 * Returns: %TRUE if the set has the id
 */
gboolean
entente_id_set_contains (const GArray *set,
                         gint64 id)
{
  return g_array_binary_search ((GArray *) set, &id, compare_ids, NULL);
}

/**
 * entente_id_set_intersect:
 * @set: (element-type gint64): a set, which keeps only what @other has too
 * @other: (element-type gint64): a set
 */
void
entente_id_set_intersect (GArray *set,
                          const GArray *other)
{
  gint64 *ids = (gint64 *) (gpointer) set->data;
  guint n = 0;

  for (guint i = 0; i < set->len; i++)
    if (entente_id_set_contains (other, ids[i]))
      ids[n++] = ids[i];
  g_array_set_size (set, n);
}
