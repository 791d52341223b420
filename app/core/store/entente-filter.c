/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-filter.h"

#include "entente-date.h"
#include "entente-derive-private.h"
#include "entente-fold.h"
#include "entente-instrument-time.h"
#include "entente-store-private.h"
#include "entente-timeline.h"

/* What holds on a day: the status of instruments, as a whole and as a party sees it, the ends of
 * their periods, and all else that lasts. */

/* Adds what a statement gives, but for some. */
static gboolean
add_rows (EntenteStmt *stmt,
          const EntenteIdSet *except,
          EntenteIdSet *records,
          GError **error)
{
  gboolean row = TRUE;

  while (row)
    {
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      id = row ? entente_stmt_int64 (stmt, 0) : 0;
      if (row && (except == NULL || !entente_id_set_contains (except, id)))
        entente_id_set_add (records, id);
    }
  return TRUE;
}

/* The instruments that a party has to do with itself, so that its own view counts. */
static gboolean
add_concerned (EntenteDb *db,
               gint64 party,
               EntenteIdSet *records,
               GError **error)
{
  static const char *const queries[] = {
    "SELECT record FROM instrument_party WHERE party = ?1",
    "SELECT record FROM instrument_party WHERE body = ?1 AND party IS NULL",
    "SELECT record FROM instrument_act WHERE party = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, queries[i], error);

      if (stmt == NULL)
        return FALSE;
      entente_stmt_bind_int64_at (stmt, 1, party);
      if (!add_rows (stmt, NULL, records, error))
        return FALSE;
    }
  return TRUE;
}

static EntenteStmt *
prepare_status (EntenteDb *db,
                const char *sql,
                const char *status,
                gint64 party,
                gint32 day,
                GError **error)
{
  EntenteStmt *stmt = entente_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_text_at (stmt, 1, status);
  entente_stmt_bind_int64_at (stmt, 2, party);
  entente_stmt_bind_int64_at (stmt, 3, day);
  return stmt;
}

static const char status_sql[] = "SELECT record FROM status_span "
                                 "WHERE status = ?1 AND party = ?2 AND first <= ?3 AND last >= ?3";

/* Those of which nothing is known have no span on the day. */
static const char unknown_sql[]
    = "SELECT i.id FROM instrument i "
      "LEFT JOIN status_span s ON s.record = i.id AND s.party = ?2 AND s.first <= ?3 AND s.last >= ?3 "
      "WHERE coalesce (s.status, 'unknown') = ?1";

static const char unknown_to_party_sql[]
    = "SELECT t.record FROM (SELECT record FROM instrument_party WHERE party = ?2 UNION "
      "SELECT record FROM instrument_party WHERE body = ?2 AND party IS NULL UNION "
      "SELECT record FROM instrument_act WHERE party = ?2) t "
      "LEFT JOIN status_span s ON s.record = t.record AND s.party = ?2 AND s.first <= ?3 "
      "AND s.last >= ?3 WHERE coalesce (s.status, 'unknown') = ?1";

/* The instruments of a status on @day. With @party, the ids of one party and of what it takes in,
 * as any of these sees those that it is party to itself. */
EntenteIdSet *
entente_filter_status (EntenteDb *db,
                       const char *status,
                       gint32 day,
                       const GArray *party,
                       GError **error)
{
  gboolean unknown = strcmp (status, "unknown") == 0;
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();
  g_autoptr(EntenteIdSet) concerned = entente_id_set_new ();
  g_autoptr(EntenteStmt) whole = NULL;

  for (guint i = 0; party != NULL && i < party->len; i++)
    {
      gint64 id = g_array_index (party, gint64, i);
      g_autoptr(EntenteStmt) stmt = prepare_status (db, unknown ? unknown_to_party_sql : status_sql,
                                                    status, id, day, error);

      if (stmt == NULL || !add_rows (stmt, NULL, records, error)
          || !add_concerned (db, id, concerned, error))
        return NULL;
    }
  whole = prepare_status (db, unknown ? unknown_sql : status_sql, status, 0, day, error);
  if (whole == NULL || !add_rows (whole, concerned, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

static gboolean
ends_soon (EntenteDb *db,
           gint64 id,
           gint64 party,
           gint32 day,
           int days,
           gboolean *ends,
           GError **error)
{
  g_autoptr(EntenteRecord) record = entente_store_load_from (db, id, error);
  EntenteInstrumentView view;
  EntentePeriod period;

  if (record == NULL || !entente_derive_status_view (db, id, &view, error))
    return FALSE;
  view.party = party;
  view.party_kind = party != 0 ? entente_store_kind_from (db, party) : ENTENTE_KIND_NONE;
  *ends = entente_instrument_period_on (record, &view, day, &period) && period.known
          && period.last - day <= days;
  return TRUE;
}

/* Of those in force as a party sees them, 0 for the whole; what stands by hand counts. */
static gboolean
add_ending (EntenteDb *db,
            gint64 party,
            gint32 day,
            int days,
            const EntenteIdSet *within,
            const EntenteIdSet *except,
            EntenteIdSet *records,
            GError **error)
{
  g_autoptr(EntenteStmt) stmt = prepare_status (db, status_sql, "in_force", party, day, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      gboolean ends = FALSE;
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      id = row ? entente_stmt_int64 (stmt, 0) : 0;
      if (!row || (within != NULL && !entente_id_set_contains (within, id))
          || (except != NULL && entente_id_set_contains (except, id)))
        continue;
      if (!ends_soon (db, id, party, day, days, &ends, error))
        return FALSE;
      if (ends)
        entente_id_set_add (records, id);
    }
  return TRUE;
}

/* Instruments in force on @day whose current period ends at most @days later; of those @within,
 * and as @party sees them, as for entente_filter_status(). */
EntenteIdSet *
entente_filter_ending (EntenteDb *db,
                       gint32 day,
                       int days,
                       const GArray *party,
                       const EntenteIdSet *within,
                       GError **error)
{
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();
  g_autoptr(EntenteIdSet) concerned = entente_id_set_new ();

  for (guint i = 0; party != NULL && i < party->len; i++)
    {
      gint64 id = g_array_index (party, gint64, i);

      if (!add_ending (db, id, day, days, within, NULL, records, error)
          || !add_concerned (db, id, concerned, error))
        return NULL;
    }
  if (!add_ending (db, 0, day, days, within, concerned, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

static gboolean
covers (const char *text,
        EntenteDateShape shape,
        gint32 day)
{
  EntenteDate date;

  return text != NULL && entente_date_parse (text, shape, &date, NULL)
         && entente_date_first (&date) <= day && entente_date_last (&date) >= day;
}

static gboolean
add_posts (EntenteDb *db,
           gint32 day,
           EntenteIdSet *records,
           GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (db, "SELECT record, period, attested FROM post_holding", error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (row
          && (covers (entente_stmt_text (stmt, 1), ENTENTE_DATE_SPAN, day)
              || covers (entente_stmt_text (stmt, 2), ENTENTE_DATE_INSTANT, day)))
        entente_id_set_add (records, entente_stmt_int64 (stmt, 0));
    }
  return TRUE;
}

/* Memberships, mandates and projects that lasted on a day, and posts that somebody held. What has
 * no dates is not known to have held on any. */
EntenteIdSet *
entente_filter_held (EntenteDb *db,
                     gint32 day,
                     GError **error)
{
  static const EntenteEntryAct acts[]
      = { ENTENTE_ENTRY_MEMBERSHIP, ENTENTE_ENTRY_MANDATE, ENTENTE_ENTRY_PROJECT };
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();
  g_autoptr(EntenteIdSet) not_won = entente_id_set_new ();
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      db, "SELECT id FROM mandate WHERE candidature IS NOT NULL AND candidature <> 'elected'", error);

  if (stmt == NULL || !add_rows (stmt, NULL, not_won, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autoptr(EntenteStmt) lasting = entente_db_prepare (
          db, "SELECT record FROM entry WHERE act = ?1 AND first <= ?2 AND last >= ?2", error);

      if (lasting == NULL)
        return NULL;
      entente_stmt_bind_int64_at (lasting, 1, acts[i]);
      entente_stmt_bind_int64_at (lasting, 2, day);
      if (!add_rows (lasting, not_won, records, error))
        return NULL;
    }
  if (!add_posts (db, day, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

/* All records that say some words, as the search finds them. */
EntenteIdSet *
entente_filter_words (EntenteDb *db,
                      const char *words,
                      GError **error)
{
  g_autofree char *query = entente_fts_query (words);
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();
  g_autoptr(EntenteStmt) stmt = NULL;

  if (query == NULL)
    return g_steal_pointer (&records);
  stmt = entente_db_prepare (db, "SELECT rowid FROM search WHERE search MATCH ?1", error);
  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_text_at (stmt, 1, query);
  return add_rows (stmt, NULL, records, error) ? g_steal_pointer (&records) : NULL;
}
