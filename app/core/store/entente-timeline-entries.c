/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-content.h"

#include "entente-date.h"

/**
 * entente_entries_count:
 * @self: entries
 *
 * Returns: how many a filter let through
 */
guint
entente_entries_count (const EntenteEntries *self)
{
  return self->positions != NULL ? self->n_positions : self->n_entries;
}

/**
 * entente_entries_position:
 * @self: entries
 * @index: among those that a filter let through
 *
 * Returns: its position among all
 */
guint
entente_entries_position (const EntenteEntries *self,
                          guint index)
{
  return self->positions != NULL ? self->positions[index] : index;
}

/**
 * entente_entries_get:
 * @self: entries
 * @index: among those that a filter let through
 *
 * Returns: (transfer none): the entry
 */
const EntenteEntry *
entente_entries_get (const EntenteEntries *self,
                     guint index)
{
  return &self->entries[entente_entries_position (self, index)];
}

/**
 * entente_entries_find:
 * @self: entries
 * @position: of an entry among all
 * @index: (out): its place among those that a filter let through
 *
 * Returns: %TRUE if the filter let it through
 */
gboolean
entente_entries_find (const EntenteEntries *self,
                      guint position,
                      guint *index)
{
  guint low = 0;
  guint high = entente_entries_count (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (entente_entries_position (self, middle) < position)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return low < entente_entries_count (self) && entente_entries_position (self, low) == position;
}

/**
 * entente_entries_count_dated:
 * @self: entries
 *
 * Returns: how many have a date; they come before those that have none
 */
guint
entente_entries_count_dated (const EntenteEntries *self)
{
  guint low = 0;
  guint high = entente_entries_count (self);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((entente_entries_get (self, middle)->flags & ENTENTE_ENTRY_UNDATED) == 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * entente_entries_bounds:
 * @self: entries
 * @first: (out): the first day that is known of any
 * @last: (out): the last day that is known of any
 *
 * Returns: %FALSE if no entry has a day
 */
gboolean
entente_entries_bounds (const EntenteEntries *self,
                        gint32 *first,
                        gint32 *last)
{
  guint n = entente_entries_count_dated (self);
  gint32 low = G_MAXINT32;
  gint32 high = G_MININT32;

  for (guint i = 0; i < n; i++)
    {
      const EntenteEntry *entry = entente_entries_get (self, i);
      gint32 begin = entente_entry_first (entry);
      gint32 end = entente_entry_last (entry);
      gboolean starts = begin != ENTENTE_DAY_OPEN_START;
      gboolean ends = end != ENTENTE_DAY_OPEN_END;

      if (starts || ends)
        {
          low = MIN (low, starts ? begin : end);
          high = MAX (high, ends ? end : begin);
        }
    }
  *first = low;
  *last = high;
  return low <= high;
}

/**
 * entente_entries_overview:
 * @self: entries
 * @first_day: the day at the left edge
 * @day_width: of a day, in bins
 * @bins: (out caller-allocates) (array length=n_bins): how many entries begin in each
 * @n_bins: their number
 */
void
entente_entries_overview (const EntenteEntries *self,
                          double first_day,
                          double day_width,
                          guint *bins,
                          guint n_bins)
{
  guint n = entente_entries_count_dated (self);

  memset (bins, 0, sizeof *bins * n_bins);
  for (guint i = 0; i < n; i++)
    {
      const EntenteEntry *entry = entente_entries_get (self, i);
      gint32 begin = entente_entry_first (entry);
      gint32 day = begin != ENTENTE_DAY_OPEN_START ? begin : entente_entry_last (entry);
      double bin = (day - first_day) * day_width;

      if (day != ENTENTE_DAY_OPEN_END && bin >= 0 && bin < n_bins)
        bins[(guint) bin]++;
    }
}
