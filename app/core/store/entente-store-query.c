/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-query.h"

#include "entente-date.h"
#include "entente-filter.h"
#include "entente-id-set.h"
#include "entente-links.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* Lists of ids: what a register, a command or a filter asks for. */

static gboolean
append_ids (EntenteStmt *stmt,
            GArray *ids,
            GError **error)
{
  gboolean row = TRUE;

  while (row)
    {
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      id = entente_stmt_int64 (stmt, 0);
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
append_by_id (EntenteDb *db,
              const char *sql,
              gint64 id,
              GArray *ids,
              GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  return append_ids (stmt, ids, error);
}

static gboolean
add_ids (EntenteStmt *stmt,
         EntenteIdSet *set,
         GError **error)
{
  gboolean row = TRUE;

  while (row)
    {
      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        entente_id_set_add (set, entente_stmt_int64 (stmt, 0));
    }
  return TRUE;
}

static gboolean
add_by_id (EntenteDb *db,
           const char *sql,
           gint64 id,
           EntenteIdSet *set,
           GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  return add_ids (stmt, set, error);
}

/* A country with its national bodies and their organs; an organisation with its units and organs. */
static const char took_sql[]
    = "WITH RECURSIVE took (id) AS ("
      "  VALUES (?1)"
      "  UNION SELECT o.id FROM took JOIN organisation o ON o.country = took.id"
      "  UNION SELECT o.id FROM took JOIN organisation o ON o.parent = took.id AND o.tie = 'unit'"
      "  UNION SELECT b.id FROM took JOIN body b ON b.parent = took.id) "
      "SELECT id FROM took";

/**
 * entente_filter_party:
 * @db: a connection
 * @party: a country or an organisation
 * @only_itself: leave out what it takes in
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the party and what it takes in
 */
GArray *
entente_filter_party (EntenteDb *db,
                      gint64 party,
                      gboolean only_itself,
                      GError **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (only_itself)
    g_array_append_val (ids, party);
  else if (!append_by_id (db, took_sql, party, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/* Records whose links of some kinds name one of some records. */
static gboolean
add_tied (EntenteDb *db,
          const GArray *targets,
          guint target_kinds,
          guint record_kinds,
          EntenteIdSet *records,
          GError **error)
{
  const GArray *links = entente_links ();

  for (guint i = 0; i < links->len; i++)
    {
      const EntenteLink *link = &g_array_index (links, EntenteLink, i);

      if ((link->field->kinds & target_kinds) == 0
          || (link->field->flags & ENTENTE_FIELD_VENUE) != 0
          || (link->kind != ENTENTE_KIND_NONE && (ENTENTE_KIND_BIT (link->kind) & record_kinds) == 0))
        continue;
      for (guint j = 0; j < targets->len; j++)
        if (!add_by_id (db, entente_builder_links_sql (link->table, link->field, link->shape),
                        g_array_index (targets, gint64, j), records, error))
          return FALSE;
    }
  return TRUE;
}

/* People belong to a party through their posts and through whom they stood for. */
static gboolean
add_people (EntenteDb *db,
            const GArray *parties,
            EntenteIdSet *records,
            GError **error)
{
  static const char *const queries[] = {
    "SELECT h.person FROM post p JOIN post_holding h ON h.record = p.id WHERE p.parent = ?1",
    "SELECT person FROM meeting_participant WHERE party = ?1 AND person IS NOT NULL",
    "SELECT person FROM event_person WHERE party = ?1 AND person IS NOT NULL",
    "SELECT person FROM instrument_signatory WHERE party = ?1 AND person IS NOT NULL",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    for (guint j = 0; j < parties->len; j++)
      if (!add_by_id (db, queries[i], g_array_index (parties, gint64, j), records, error))
        return FALSE;
  return TRUE;
}

/* All records of some kinds that one party has. */
static EntenteIdSet *
party_records (EntenteDb *db,
               gint64 party,
               gboolean only_itself,
               guint kinds,
               GError **error)
{
  g_autoptr(GArray) parties = entente_filter_party (db, party, only_itself, error);
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();

  if (parties == NULL
      || !add_tied (db, parties, ENTENTE_KINDS_PARTY | ENTENTE_KIND_BIT (ENTENTE_KIND_BODY), kinds,
                    records, error))
    return NULL;
  if ((kinds & ENTENTE_KIND_BIT (ENTENTE_KIND_PERSON)) != 0
      && !add_people (db, parties, records, error))
    return NULL;
  for (guint i = 0; i < parties->len; i++)
    entente_id_set_add (records, g_array_index (parties, gint64, i));
  return g_steal_pointer (&records);
}

static EntenteIdSet *
topic_records (EntenteDb *db,
               gint64 topic,
               guint kinds,
               GError **error)
{
  static const char below_sql[] = "WITH RECURSIVE below (id) AS ("
                                  "  VALUES (?1) UNION"
                                  "  SELECT t.id FROM below JOIN topic t ON t.parent = below.id) "
                                  "SELECT id FROM below";
  g_autoptr(GArray) topics = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();

  if (!append_by_id (db, below_sql, topic, topics, error)
      || !add_tied (db, topics, ENTENTE_KIND_BIT (ENTENTE_KIND_TOPIC), kinds, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

static EntenteIdSet *
dated_records (EntenteDb *db,
               gint32 first,
               gint32 last,
               GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();

  stmt = entente_db_prepare (db, "SELECT record FROM entry WHERE first <= ?2 AND last >= ?1", error);
  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, first);
  entente_stmt_bind_int64_at (stmt, 2, last);
  if (!add_ids (stmt, records, error))
    return NULL;
  return g_steal_pointer (&records);
}

/* Narrows @set, which is %NULL while nothing has narrowed it; takes @more. */
static gboolean
narrow (EntenteIdSet **set,
        EntenteIdSet *more)
{
  if (more == NULL)
    return FALSE;
  if (*set == NULL)
    *set = more;
  else
    {
      entente_id_set_keep (*set, more);
      entente_id_set_free (more);
    }
  return TRUE;
}

static gint32
day_of_filter (const EntenteFilter *filter)
{
  return filter->on != 0 ? filter->on : entente_today ();
}

static gboolean
narrow_by_status (EntenteDb *db,
                  const EntenteFilter *filter,
                  const GArray *party,
                  EntenteIdSet **set,
                  GError **error)
{
  gint32 day = day_of_filter (filter);

  if (filter->status != NULL
      && !narrow (set, entente_filter_status (db, filter->status, day, party, error)))
    return FALSE;
  return !filter->ends
         || narrow (set, entente_filter_ending (db, day, filter->ends_within, party, *set, error));
}

/* What one party has; instruments as it sees them. */
static EntenteIdSet *
records_of_party (EntenteDb *db,
                  const EntenteFilter *filter,
                  gint64 party,
                  GError **error)
{
  guint kinds = filter->kinds != 0 ? filter->kinds : ENTENTE_KINDS_ALL;
  EntenteIdSet *records = party_records (db, party, filter->only_itself, kinds, error);
  g_autoptr(GArray) ids = NULL;

  if (records == NULL || (filter->status == NULL && !filter->ends))
    return records;
  ids = entente_filter_party (db, party, filter->only_itself, error);
  if (ids != NULL && narrow_by_status (db, filter, ids, &records, error))
    return records;
  entente_id_set_free (records);
  return NULL;
}

static gboolean
narrow_by_parties (EntenteDb *db,
                   const EntenteFilter *filter,
                   EntenteIdSet **set,
                   GError **error)
{
  g_autoptr(EntenteIdSet) any = entente_id_set_new ();

  for (guint i = 0; i < filter->parties->len; i++)
    {
      g_autoptr(EntenteIdSet) records
          = records_of_party (db, filter, g_array_index (filter->parties, gint64, i), error);

      if (records == NULL)
        return FALSE;
      if (filter->together)
        narrow (set, g_steal_pointer (&records));
      else
        entente_id_set_add_all (any, records);
    }
  return filter->together || narrow (set, g_steal_pointer (&any));
}

typedef struct
{
  gint64 country;
  gint32 first;
  gint32 last;
} Belonging;

/* The countries of a group, with the days on which they belong to it. */
static GArray *
find_belongings (EntenteDb *db,
                 gint64 group,
                 GError **error)
{
  static const char sql[] = "SELECT record, period FROM country_group WHERE \"group\" = ?1";
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  g_autoptr(GArray) found = g_array_new (FALSE, FALSE, sizeof (Belonging));
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, group);
  while (row)
    {
      Belonging belonging = { 0, ENTENTE_DAY_OPEN_START, ENTENTE_DAY_OPEN_END };
      EntenteDate period;

      if (!entente_stmt_step (stmt, &row, error))
        return NULL;
      if (!row)
        break;
      belonging.country = entente_stmt_int64 (stmt, 0);
      if (entente_stmt_text (stmt, 1) != NULL
          && entente_date_parse (entente_stmt_text (stmt, 1), ENTENTE_DATE_SPAN, &period, NULL))
        {
          belonging.first = entente_date_first (&period);
          belonging.last = entente_date_last (&period);
        }
      g_array_append_val (found, belonging);
    }
  return g_steal_pointer (&found);
}

/* Who belongs to a group comes and goes: the day asked about counts, else the days of what is asked
 * for, else today. */
static gboolean
narrow_by_group (EntenteDb *db,
                 const EntenteFilter *filter,
                 EntenteIdSet **set,
                 GError **error)
{
  g_autoptr(GArray) belongings = find_belongings (db, filter->group, error);
  g_autoptr(EntenteIdSet) any = entente_id_set_new ();
  gboolean by_entry = filter->on == 0 && filter->dated;
  gint32 first = by_entry ? filter->first : day_of_filter (filter);
  gint32 last = by_entry ? filter->last : first;

  for (guint i = 0; belongings != NULL && i < belongings->len; i++)
    {
      const Belonging *belonging = &g_array_index (belongings, Belonging, i);
      g_autoptr(EntenteIdSet) records = NULL;

      if (belonging->first > last || belonging->last < first)
        continue;
      records = records_of_party (db, filter, belonging->country, error);
      if (records == NULL
          || (by_entry
              && !narrow (&records, dated_records (db, MAX (first, belonging->first),
                                                   MIN (last, belonging->last), error))))
        return FALSE;
      entente_id_set_add_all (any, records);
    }
  return belongings != NULL && narrow (set, g_steal_pointer (&any));
}

static gboolean
narrow_by_all (EntenteDb *db,
               const EntenteFilter *filter,
               EntenteIdSet **set,
               GError **error)
{
  guint kinds = filter->kinds != 0 ? filter->kinds : ENTENTE_KINDS_ALL;
  gboolean of_parties = filter->parties != NULL && filter->parties->len > 0;

  if (of_parties && !narrow_by_parties (db, filter, set, error))
    return FALSE;
  if (filter->group != 0 && !narrow_by_group (db, filter, set, error))
    return FALSE;
  if (filter->topic != 0 && !narrow (set, topic_records (db, filter->topic, kinds, error)))
    return FALSE;
  if (filter->words != NULL && !narrow (set, entente_filter_words (db, filter->words, error)))
    return FALSE;
  if (filter->dated && !narrow (set, dated_records (db, filter->first, filter->last, error)))
    return FALSE;
  if (filter->held && !narrow (set, entente_filter_held (db, day_of_filter (filter), error)))
    return FALSE;
  /* Without a party, as the whole stands. */
  return of_parties || filter->group != 0 || narrow_by_status (db, filter, NULL, set, error);
}

/**
 * entente_filter_records:
 * @db: a connection
 * @filter: a filter
 * @set: (out) (transfer full) (nullable): the records that it lets through; %NULL if it lets
 *   through all
 * @error: return location for an error
 *
 * Works in one transaction: the records are as of one moment, and locks are taken once.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_filter_records (EntenteDb *db,
                        const EntenteFilter *filter,
                        EntenteIdSet **set,
                        GError **error)
{
  gboolean done;

  *set = NULL;
  if (!entente_db_begin (db, error))
    return FALSE;
  done = narrow_by_all (db, filter, set, error);
  entente_db_rollback (db, NULL);
  return done;
}

/* What has a date stands in the order of time, undated last; the rest in the order of names. */
static const char by_time_sql[]
    = "SELECT id, (SELECT min (first) FROM entry WHERE record = id) AS day FROM sort_key "
      "WHERE kind = ?1 ORDER BY day IS NULL, day, key, id";
static const char by_name_sql[] = "SELECT id FROM sort_key WHERE kind = ?1 ORDER BY key, id";

#define KINDS_IN_TIME \
  (ENTENTE_KIND_BIT (ENTENTE_KIND_EVENT) | ENTENTE_KIND_BIT (ENTENTE_KIND_MEETING) \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_INSTRUMENT))

static gboolean
append_kind (EntenteDb *db,
             EntenteKind kind,
             const EntenteIdSet *set,
             GArray *ids,
             GError **error)
{
  gboolean in_time = (ENTENTE_KIND_BIT (kind) & KINDS_IN_TIME) != 0;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, in_time ? by_time_sql : by_name_sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, kind);
  while (row)
    {
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      id = row ? entente_stmt_int64 (stmt, 0) : 0;
      if (row && (set == NULL || entente_id_set_contains (set, id)))
        g_array_append_val (ids, id);
    }
  return TRUE;
}

/**
 * entente_store_list:
 * @self: a store
 * @filter: what is wanted
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the records, kind by kind;
 *   events, meetings and instruments in the order of time, others by name
 */
GArray *
entente_store_list (EntenteStore *self,
                    const EntenteFilter *filter,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteIdSet) set = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && filter != NULL, NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error)
      || !entente_filter_records (reader.db, filter, &set, error))
    return NULL;
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if ((filter->kinds == 0 || (filter->kinds & ENTENTE_KIND_BIT (kind)) != 0)
        && !append_kind (reader.db, kind, set, ids, error))
      return NULL;
  return g_steal_pointer (&ids);
}

/**
 * entente_store_national_bodies:
 * @self: a store
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * National bodies are the organisations of a country, and whatever is one by what it is though no
 * country is recorded, or not any more: a ministry, say; with their units.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the ids of the organisations that
 *   are national bodies, in no order
 */
GArray *
entente_store_national_bodies (EntenteStore *self,
                               GCancellable *cancellable,
                               GError **error)
{
  static const char sql[]
      = "WITH RECURSIVE national (id) AS ("
        "  SELECT id FROM organisation WHERE country IS NOT NULL OR scope = 'national'"
        "    OR (scope IS NULL AND class IN ('ministry', 'regulator', 'park'))"
        "  UNION SELECT o.id FROM national n JOIN organisation o ON o.parent = n.id"
        "    WHERE o.tie = 'unit') "
        "SELECT id FROM national";
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return NULL;
  stmt = entente_db_prepare (reader.db, sql, error);
  if (stmt == NULL)
    return NULL;
  while (row)
    {
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return NULL;
      id = row ? entente_stmt_int64 (stmt, 0) : 0;
      if (row)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/**
 * entente_store_count:
 * @self: a store
 * @kind: a kind
 * @sets: (out) (optional): how many records stand for several and are not counted
 *
 * Returns: how many single records of that kind there are
 */
gint64
entente_store_count (EntenteStore *self,
                     EntenteKind kind,
                     gint64 *sets)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), 0);

  if (sets != NULL)
    *sets = 0;
  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return 0;
  stmt = entente_db_prepare (reader.db,
                             "SELECT (SELECT count (*) FROM sort_key WHERE kind = ?1), "
                             "(SELECT count (*) FROM record WHERE kind = ?2 AND extent <> 'one')",
                             NULL);
  if (stmt == NULL)
    return 0;
  entente_stmt_bind_int64_at (stmt, 1, kind);
  entente_stmt_bind_text_at (stmt, 2, entente_kind_get_name (kind));
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return 0;
  if (sets != NULL)
    *sets = entente_stmt_int64 (stmt, 1);
  return entente_stmt_int64 (stmt, 0) - entente_stmt_int64 (stmt, 1);
}
