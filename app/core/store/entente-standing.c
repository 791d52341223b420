/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-standing.h"

#include "entente-derive-private.h"
#include "entente-store-private.h"

static void
add_standing (GArray *standings,
              EntenteRecord *instrument,
              const EntenteInstrumentView *view,
              gint32 day)
{
  EntenteStanding standing = { .party = view->party };

  standing.status = entente_instrument_status_on (instrument, view, day);
  standing.in_force = entente_instrument_period_on (instrument, view, day, &standing.period);
  g_array_append_val (standings, standing);
}

/**
 * entente_store_standings:
 * @self: a store
 * @instrument: a record of the kind instrument
 * @day: a Julian day number
 * @error: return location for an error
 *
 * Works out status and period on a day, with what other records tell of the instrument.
 *
 * Returns: (transfer full) (nullable) (element-type EntenteStanding): that of the whole, then of each
 *   party in the order of the record
 */
GArray *
entente_store_standings (EntenteStore *self,
                         EntenteRecord *instrument,
                         gint32 day,
                         GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(GArray) standings = g_array_new (FALSE, FALSE, sizeof (EntenteStanding));
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  EntenteInstrumentView view;
  GPtrArray *rows;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);
  g_return_val_if_fail (entente_record_get_kind (instrument) == ENTENTE_KIND_INSTRUMENT, NULL);

  if (!entente_store_take_reader (self, &reader, NULL, error)
      || !entente_derive_status_view (reader.db, entente_record_get_id (instrument), &view, error))
    return NULL;
  add_standing (standings, instrument, &view, day);
  rows = entente_record_get_part_by_key (instrument, "parties");
  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteValue *party = entente_row_get (g_ptr_array_index (rows, i), "party");

      if (party->id == 0 && party->text == NULL)
        party = entente_row_get (g_ptr_array_index (rows, i), "body");
      if (party->id == 0 || !g_hash_table_add (seen, (gpointer) &party->id))
        continue;
      view.party = party->id;
      view.party_kind = party->kind;
      add_standing (standings, instrument, &view, day);
    }
  return g_steal_pointer (&standings);
}
