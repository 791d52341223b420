/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-derive-private.h"

#include "entente-instrument-time.h"
#include "entente-store-private.h"

/* The status of instruments from day to day, as a whole and as each party sees it, so that the
 * status on a day is a look-up. */

/* By its own acts and term: what others do to it does not count here, so that instruments which
 * supersede each other in a row, or in a ring, come out the same in whatever order. */
static gboolean
own_day_in_force (EntenteDb *db,
                  gint64 id,
                  gint32 *day,
                  GError **error)
{
  static const EntenteInstrumentView whole = { 0 };
  g_autoptr(EntenteRecord) record = entente_store_load_from (db, id, error);
  g_autoptr(GArray) spans = NULL;

  if (record == NULL)
    return FALSE;
  spans = entente_instrument_spans (record, &whole);
  for (guint i = 0; i < spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (spans, EntenteStatusSpan, i);

      if (strcmp (span->status, "in_force") == 0 && (*day == ENTENTE_DAY_NONE || span->first < *day))
        *day = span->first;
    }
  return TRUE;
}

/* The first day on which one of those that supersede or terminate an instrument was in force. No
 * instrument ends itself, though older catalogues may say so. */
static gboolean
first_day_in_force (EntenteDb *db,
                    gint64 instrument,
                    const char *tie,
                    gint32 *day,
                    GError **error)
{
  static const char sql[] = "SELECT record FROM instrument_tie WHERE other = ?1 AND type = ?2 "
                            "AND record <> other";
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  gboolean row = TRUE;

  *day = ENTENTE_DAY_NONE;
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, instrument);
  entente_stmt_bind_text_at (stmt, 2, tie);
  while (row)
    {
      if (!entente_stmt_step (stmt, &row, error)
          || (row && !own_day_in_force (db, entente_stmt_int64 (stmt, 0), day, error)))
        return FALSE;
    }
  return TRUE;
}

/* What other records tell of an instrument as a whole. */
gboolean
entente_derive_status_view (EntenteDb *db,
                            gint64 id,
                            EntenteInstrumentView *view,
                            GError **error)
{
  *view = (EntenteInstrumentView){ 0 };
  return first_day_in_force (db, id, "supersedes", &view->superseded_on, error)
         && first_day_in_force (db, id, "terminates", &view->terminated_on, error);
}

/* What is set by hand is said of the whole. It holds for each of two parties; of many, what ended or
 * rests has done so for all, but who is bound is for each to say. */
static gboolean
override_counts (EntenteRecord *record,
                 const EntenteInstrumentView *view,
                 const char *override)
{
  static const char *const for_all[] = { "suspended", "expired", "terminated", "superseded", NULL };

  return view->party == 0 || entente_record_get_part_by_key (record, "parties")->len <= 2
         || g_strv_contains (for_all, override);
}

/* What was set by hand stands before what is computed. It comes without a day: it holds from the
 * first day on which the acts tell anything, and where they tell nothing, on all days. */
static void
apply_override (EntenteRecord *record,
                const EntenteInstrumentView *view,
                GArray *spans)
{
  const char *override
      = entente_row_get_text (entente_record_get_row (record), "status_override");
  EntenteStatusSpan span = { override, ENTENTE_DAY_OPEN_START, ENTENTE_DAY_OPEN_END };

  if (override == NULL || !override_counts (record, view, override))
    return;
  if (spans->len > 0)
    span.first = g_array_index (spans, EntenteStatusSpan, 0).first;
  g_array_set_size (spans, 0);
  g_array_append_val (spans, span);
}

static gboolean
write_spans (EntenteDb *db,
             EntenteRecord *record,
             const EntenteInstrumentView *view,
             const GArray *spans,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;

  stmt = entente_db_prepare (db,
                             "INSERT OR REPLACE INTO status_span (record, party, first, last, status) "
                             "VALUES (?1, ?2, ?3, ?4, ?5)",
                             error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (spans, EntenteStatusSpan, i);

      entente_stmt_bind_int64_at (stmt, 1, entente_record_get_id (record));
      entente_stmt_bind_int64_at (stmt, 2, view->party);
      entente_stmt_bind_int64_at (stmt, 3, span->first);
      entente_stmt_bind_int64_at (stmt, 4, span->last);
      entente_stmt_bind_text_at (stmt, 5, span->status);
      if (!entente_stmt_step (stmt, NULL, error))
        return FALSE;
      entente_stmt_reset (stmt);
    }
  return TRUE;
}

static gboolean
write_spans_of_parties (EntenteDb *db,
                        EntenteRecord *record,
                        EntenteInstrumentView view,
                        GError **error)
{
  static const char *const keys[] = { "parties", "acts" };
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GPtrArray *rows = entente_record_get_part_by_key (record, keys[i]);

      for (guint j = 0; j < rows->len; j++)
        {
          const EntenteValue *party = entente_row_get (g_ptr_array_index (rows, j), "party");
          g_autoptr(GArray) spans = NULL;

          /* An organisation that signs for itself may stand in the other column only. */
          if (party->id == 0 && party->text == NULL && i == 0)
            party = entente_row_get (g_ptr_array_index (rows, j), "body");
          if (party->id == 0 || !g_hash_table_add (seen, (gpointer) &party->id))
            continue;
          view.party = party->id;
          view.party_kind = party->kind;
          spans = entente_instrument_spans (record, &view);
          apply_override (record, &view, spans);
          if (!write_spans (db, record, &view, spans, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* The spans of one instrument; other kinds have none. @spans takes those of the whole, as computed. */
gboolean
entente_derive_status (EntenteDb *db,
                       EntenteRecord *record,
                       GArray **spans,
                       GError **error)
{
  gint64 id = entente_record_get_id (record);
  EntenteInstrumentView view = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autoptr(GArray) written = NULL;

  *spans = NULL;
  if (entente_record_get_kind (record) != ENTENTE_KIND_INSTRUMENT)
    return TRUE;
  stmt = entente_db_prepare (db, "DELETE FROM status_span WHERE record = ?1", error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, NULL, error)
      || !entente_derive_status_view (db, id, &view, error))
    return FALSE;
  *spans = entente_instrument_spans (record, &view);
  written = g_array_copy (*spans);
  apply_override (record, &view, written);
  return write_spans (db, record, &view, written, error)
         && write_spans_of_parties (db, record, view, error);
}

/* Instruments whose status some others decide: those that they supersede or terminate. */
gboolean
entente_derive_status_targets (EntenteDb *db,
                               gint64 id,
                               GArray *targets,
                               GError **error)
{
  static const char sql[] = "SELECT other FROM instrument_tie WHERE record = ?1 "
                            "AND other_kind = 'instrument' AND other <> record "
                            "AND type IN ('supersedes', 'terminates')";
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  while (row)
    {
      gint64 other;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      other = entente_stmt_int64 (stmt, 0);
      g_array_append_val (targets, other);
    }
  return TRUE;
}
