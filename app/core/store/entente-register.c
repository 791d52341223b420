/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register.h"

#include "entente-builder-sort.h"
#include "entente-date.h"
#include "entente-filter.h"
#include "entente-store-private.h"
#include "entente-timeline.h"
#include "entente-util.h"

/* The order of a register. Titles and days come from an index, so that the first rows are there at
 * once; for all else the values of the kind are read and sorted here: codes by what their labels
 * are called, dates by their days, links by the other's title. What has no value stands last either
 * way, and equals stay in the order in which they were entered. */

/* Kinds of which the one date stands in the timeline, first day and last. */
#define KINDS_IN_ENTRY \
  (ENTENTE_KIND_BIT (ENTENTE_KIND_EVENT) | ENTENTE_KIND_BIT (ENTENTE_KIND_MEETING) \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_INSTRUMENT))

static const char title_sql[] = "SELECT id FROM sort_key WHERE kind = ?1 ORDER BY key, id";
static const char title_down_sql[]
    = "SELECT id FROM sort_key WHERE kind = ?1 ORDER BY key DESC, id DESC";
static const char ids_sql[] = "SELECT id FROM sort_key WHERE kind = ?1 ORDER BY id";
static const char when_sql[] = "SELECT record FROM entry WHERE kind = ?1 AND first IS NOT NULL "
                               "ORDER BY first, last";
/* Of several entries the first one counts, also when the last come first. */
static const char when_down_sql[]
    = "SELECT record FROM entry AS e WHERE kind = ?1 AND first IS NOT NULL AND NOT EXISTS "
      "(SELECT 1 FROM entry AS o WHERE o.record = e.record AND o.first < e.first) "
      "ORDER BY first DESC, last DESC";
static const char status_sql[] = "SELECT i.id, s.status FROM instrument AS i LEFT JOIN status_span AS s "
                                 "ON s.record = i.id AND s.party = ?1 AND s.first <= ?2 AND s.last >= ?2";

/* One record and where its key lies; a length of 0 is no value. */
typedef struct
{
  gint64 id;
  gsize offset;
  guint length;
  gint64 position;
} Row;

typedef struct
{
  const EntenteColumn *column;
  const EntenteVocabulary *vocabulary;
  EntenteCollator *collator;
  guint *ranks; /* of the vocabulary's codes */
  GArray *rows; /* of Row */
  GByteArray *keys;
  gboolean descending;
} Sorter;

static void
sorter_clear (Sorter *sorter)
{
  g_clear_pointer (&sorter->collator, entente_collator_free);
  g_clear_pointer (&sorter->ranks, g_free);
  g_clear_pointer (&sorter->rows, g_array_unref);
  g_clear_pointer (&sorter->keys, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sorter, sorter_clear)

/* Codes stand in the order of their labels. */
static void
rank_codes (Sorter *sorter)
{
  guint n = sorter->vocabulary->n_codes;

  sorter->ranks = g_new0 (guint, n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (entente_collator_compare (sorter->collator, _ (sorter->vocabulary->codes[j].label),
                                    _ (sorter->vocabulary->codes[i].label)) < 0)
        sorter->ranks[i]++;
}

/* Big-endian and without sign, so that bytes compare as numbers. */
static void
append_number (Sorter *sorter,
               gint64 number)
{
  guint64 bytes = GUINT64_TO_BE ((guint64) number ^ G_GUINT64_CONSTANT (0x8000000000000000));

  g_byte_array_append (sorter->keys, (const guint8 *) &bytes, sizeof bytes);
}

/* The bits of a number that is no whole one, put so that they compare as it does. */
static void
append_double (Sorter *sorter,
               double number)
{
  gint64 bits;

  memcpy (&bits, &number, sizeof bits);
  append_number (sorter, bits < 0 ? bits ^ G_MAXINT64 : bits);
}

static void
append_date (Sorter *sorter,
             const char *edtf)
{
  EntenteDate date;

  if (!entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, NULL) || entente_date_is_empty (&date))
    return;
  append_number (sorter, entente_date_first (&date));
  append_number (sorter, entente_date_last (&date));
}

static void
append_text (Sorter *sorter,
             const char *text)
{
  gsize length = 0;
  g_autofree guint8 *key = entente_collator_key (sorter->collator, text, &length);

  g_byte_array_append (sorter->keys, key, (guint) length);
}

static void
append_code (Sorter *sorter,
             const char *code)
{
  int place = entente_vocabulary_find (sorter->vocabulary, code);

  if (place >= 0)
    append_number (sorter, sorter->ranks[place]);
}

static void
append_value (Sorter *sorter,
              EntenteStmt *stmt)
{
  const EntenteField *field = sorter->column->field;
  gsize length = 0;
  const void *key = entente_stmt_blob (stmt, 2, &length);

  if (key != NULL)
    g_byte_array_append (sorter->keys, key, (guint) length);
  else if (entente_stmt_is_null (stmt, 1))
    return;
  else if (sorter->vocabulary != NULL)
    append_code (sorter, entente_stmt_text (stmt, 1));
  else if (field->type == ENTENTE_FIELD_DATE || field->type == ENTENTE_FIELD_SPAN)
    append_date (sorter, entente_stmt_text (stmt, 1));
  else if (field->type == ENTENTE_FIELD_INTEGER)
    append_number (sorter, entente_stmt_int64 (stmt, 1));
  else if (field->type == ENTENTE_FIELD_QUANTITY)
    append_double (sorter, entente_stmt_double (stmt, 1));
  else
    append_text (sorter, entente_stmt_text (stmt, 1));
}

/* Of the rows of a part the first is what counts. */
static void
add_row (Sorter *sorter,
         EntenteStmt *stmt,
         gint64 position)
{
  Row *before = sorter->rows->len > 0
                  ? &g_array_index (sorter->rows, Row, sorter->rows->len - 1) : NULL;
  Row row = { entente_stmt_int64 (stmt, 0), sorter->keys->len, 0, position };

  if (before != NULL && before->id == row.id && before->position <= position)
    return;
  append_value (sorter, stmt);
  row.length = (guint) (sorter->keys->len - row.offset);
  if (before != NULL && before->id == row.id)
    *before = row;
  else
    g_array_append_val (sorter->rows, row);
}

static gboolean
read_values (Sorter *sorter,
             EntenteStmt *stmt,
             const EntenteIdSet *set,
             GError **error)
{
  gboolean of_part = sorter->column->part >= 0;
  gboolean row = TRUE;

  while (row)
    {
      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (row && (set == NULL || entente_id_set_contains (set, entente_stmt_int64 (stmt, 0))))
        add_row (sorter, stmt, of_part ? entente_stmt_int64 (stmt, 3) : 0);
    }
  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer user_data)
{
  const Sorter *sorter = user_data;
  const Row *first = a;
  const Row *second = b;
  int order;

  if (first->length == 0 || second->length == 0)
    return (first->length == 0) - (second->length == 0);
  order = memcmp (sorter->keys->data + first->offset, sorter->keys->data + second->offset,
                  MIN (first->length, second->length));
  if (order == 0)
    order = (first->length > second->length) - (first->length < second->length);
  return sorter->descending ? -order : order;
}

static EntenteStmt *
prepare_values (EntenteDb *db,
                EntenteKind kind,
                const EntenteColumn *column,
                GError **error)
{
  g_autofree char *sql = NULL;
  EntenteStmt *stmt;

  if (column->type != ENTENTE_COLUMN_STATUS)
    {
      sql = entente_builder_sort_sql (entente_kind_get_info (kind), column->part, column->field);
      return entente_db_prepare (db, sql, error);
    }
  stmt = entente_db_prepare (db, status_sql, error);
  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, 0);
  entente_stmt_bind_int64_at (stmt, 2, entente_today ());
  return stmt;
}

static const EntenteVocabulary *
vocabulary_of (const EntenteColumn *column)
{
  if (column->type == ENTENTE_COLUMN_STATUS)
    return &entente_vocabulary_status;
  return column->field->type == ENTENTE_FIELD_CODE ? column->field->vocabulary : NULL;
}

static gboolean
sort_values (EntenteDb *db,
             EntenteKind kind,
             const EntenteColumn *column,
             gboolean descending,
             const EntenteIdSet *set,
             GArray *ids,
             GError **error)
{
  g_auto(Sorter) sorter = { .column = column, .vocabulary = vocabulary_of (column),
                            .descending = descending };
  g_autoptr(EntenteStmt) stmt = prepare_values (db, kind, column, error);

  if (stmt == NULL)
    return FALSE;
  sorter.collator = entente_collator_new (NULL);
  sorter.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  sorter.keys = g_byte_array_new ();
  if (sorter.vocabulary != NULL)
    rank_codes (&sorter);
  if (!read_values (&sorter, stmt, set, error))
    return FALSE;
  g_array_sort_with_data (sorter.rows, compare_rows, &sorter);
  g_array_set_size (ids, sorter.rows->len);
  for (guint i = 0; i < sorter.rows->len; i++)
    g_array_index (ids, gint64, i) = g_array_index (sorter.rows, Row, i).id;
  return TRUE;
}

/* Adds the records of a statement that are in @set and not yet in @seen, until there are enough. */
static gboolean
append_some (EntenteDb *db,
             const char *sql,
             EntenteKind kind,
             const EntenteIdSet *set,
             EntenteIdSet *seen,
             guint limit,
             GArray *ids,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, kind);
  while (row && (limit == 0 || ids->len < limit))
    {
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      id = row ? entente_stmt_int64 (stmt, 0) : 0;
      if (!row || (set != NULL && !entente_id_set_contains (set, id)))
        continue;
      if (seen != NULL && entente_id_set_contains (seen, id))
        continue;
      if (seen != NULL)
        entente_id_set_add (seen, id);
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
in_order_of_days (EntenteKind kind,
                  const EntenteColumn *column)
{
  return column->type == ENTENTE_COLUMN_WHEN
         || (column->type == ENTENTE_COLUMN_FIELD
             && (column->field->flags & ENTENTE_FIELD_INDEXED) != 0
             && (column->field->type == ENTENTE_FIELD_DATE || column->field->type == ENTENTE_FIELD_SPAN)
             && (ENTENTE_KIND_BIT (kind) & KINDS_IN_ENTRY) != 0);
}

static gboolean
append_by_day (EntenteDb *db,
               EntenteKind kind,
               gboolean descending,
               const EntenteIdSet *set,
               guint limit,
               GArray *ids,
               GError **error)
{
  g_autoptr(EntenteIdSet) seen = entente_id_set_new ();

  return append_some (db, descending ? when_down_sql : when_sql, kind, set, seen, limit, ids, error)
         && append_some (db, ids_sql, kind, set, seen, limit, ids, error);
}

static gboolean
append_in_order (EntenteDb *db,
                 EntenteKind kind,
                 const EntenteColumn *column,
                 gboolean descending,
                 const EntenteIdSet *set,
                 guint limit,
                 GArray *ids,
                 GError **error)
{
  if (column->type == ENTENTE_COLUMN_TITLE)
    return append_some (db, descending ? title_down_sql : title_sql, kind, set, NULL, limit, ids, error);
  if (in_order_of_days (kind, column))
    return append_by_day (db, kind, descending, set, limit, ids, error);
  return sort_values (db, kind, column, descending, set, ids, error);
}

/**
 * entente_store_register:
 * @self: a store
 * @filter: what is wanted, of one kind
 * @column: the column whose order it is; one that is sortable
 * @descending: the last first
 * @limit: how many are enough, where an index gives the order; 0 for all
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the records in order, those without a
 *   value last
 */
GArray *
entente_store_register (EntenteStore *self,
                        const EntenteFilter *filter,
                        const EntenteColumn *column,
                        gboolean descending,
                        guint limit,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteIdSet) set = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  EntenteKind kind;

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && filter != NULL && column != NULL, NULL);
  g_return_val_if_fail (filter->kinds != 0 && (filter->kinds & (filter->kinds - 1)) == 0, NULL);
  g_return_val_if_fail (column->sortable, NULL);

  kind = (EntenteKind) g_bit_nth_lsf (filter->kinds, -1);
  if (!entente_store_take_reader (self, &reader, cancellable, error)
      || !entente_filter_records (reader.db, filter, &set, error)
      || !append_in_order (reader.db, kind, column, descending, set, limit, ids, error))
    return NULL;
  return g_steal_pointer (&ids);
}

/**
 * entente_store_count_sets:
 * @self: a store
 * @kind: a kind
 * @ids: (element-type gint64): records of it
 * @cancellable: (nullable): ends the work
 *
 * Returns: how many of them stand for several, and are counted apart
 */
guint
entente_store_count_sets (EntenteStore *self,
                          EntenteKind kind,
                          const GArray *ids,
                          GCancellable *cancellable)
{
  static const char sql[] = "SELECT id FROM record WHERE kind = ?1 AND extent <> 'one'";
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteIdSet) sets = entente_id_set_new ();
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = TRUE;
  guint n = 0;

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && ids != NULL, 0);

  if (!entente_store_take_reader (self, &reader, cancellable, NULL))
    return 0;
  stmt = entente_db_prepare (reader.db, sql, NULL);
  if (stmt == NULL)
    return 0;
  entente_stmt_bind_text_at (stmt, 1, entente_kind_get_name (kind));
  while (entente_stmt_step (stmt, &row, NULL) && row)
    entente_id_set_add (sets, entente_stmt_int64 (stmt, 0));
  for (guint i = 0; entente_id_set_get_size (sets) > 0 && i < ids->len; i++)
    n += entente_id_set_contains (sets, g_array_index (ids, gint64, i));
  return n;
}
