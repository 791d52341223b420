/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-filter.h"

#include "entente-instrument-time.h"
#include "entente-store-private.h"

/* Instruments in force on @day whose current period ends at most @days later. */
EntenteIdSet *
entente_filter_ending (EntenteDb *db,
                       gint32 day,
                       int days,
                       GError **error)
{
  static const char sql[] = "SELECT record FROM status_span "
                            "WHERE status = 'in_force' AND party = 0 AND first <= ?1 AND last >= ?1";
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, day);
  while (row)
    {
      g_autoptr(EntenteRecord) record = NULL;
      EntentePeriod period;
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      id = entente_stmt_int64 (stmt, 0);
      record = entente_store_load_from (db, id, error);
      if (record == NULL)
        return NULL;
      if (entente_instrument_period_on (record, NULL, day, &period) && period.known
          && period.last - day <= days)
        entente_id_set_add (records, id);
    }
  return g_steal_pointer (&records);
}
