/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-check.h"

#include "entente-check-history.h"
#include "entente-derive.h"
#include "entente-error.h"
#include "entente-links.h"
#include "entente-migrate.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* The check of a whole catalogue: the file, the keys, what no key can say, the rules of the kinds,
 * the derived tables against what the records give, and the history. */

#define MAX_FINDINGS 1000

void
entente_check_find (GPtrArray *findings,
                    char *words)
{
  if (findings->len < MAX_FINDINGS)
    g_ptr_array_add (findings, words);
  else
    g_free (words);
}

gboolean
entente_check_find_rows (EntenteDb *db,
                         const char *sql,
                         const char *words,
                         GPtrArray *findings,
                         GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (row)
        entente_check_find (findings,
                            g_strdup_printf ("%s: %s", g_dgettext (GETTEXT_PACKAGE, words),
                                             entente_stmt_text (stmt, 0)));
    }
  return TRUE;
}

/* What the schema cannot hold: one row in the table of its kind for each record, no double ids of
 * parts, citations of parts that exist. */
static gboolean
check_shape (EntenteDb *db,
             GPtrArray *findings,
             GError **error)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const char *name = entente_kind_get_name (kind);
      g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, entente_builder_orphans_sql (kind), error);
      gboolean row = TRUE;

      if (stmt == NULL)
        return FALSE;
      entente_stmt_bind_text_at (stmt, 1, name);
      while (row)
        {
          if (!entente_stmt_step (stmt, &row, error))
            return FALSE;
          if (row)
            entente_check_find (
                findings, g_strdup_printf (_ ("Record %s is not whole: its row as “%s” is missing."),
                                           entente_stmt_text (stmt, 0), name));
        }
    }
  return TRUE;
}

static gboolean
check_codes (EntenteDb *db,
             GPtrArray *findings,
             GError **error)
{
  return entente_check_find_rows (
             db,
             "SELECT alpha3 FROM country WHERE alpha3 IS NOT NULL GROUP BY alpha3 "
             "HAVING count (*) > 1",
             N_ ("Two countries have the same three-letter code"), findings, error)
         && entente_check_find_rows (
             db,
             "SELECT alpha2 FROM country WHERE alpha2 IS NOT NULL AND existed IS NULL "
             "GROUP BY alpha2 HAVING count (*) > 1",
             N_ ("Two countries have the same two-letter code"), findings, error);
}

/* Undo needs tables without a key that would hold this. */
static gboolean
check_positions (EntenteDb *db,
                 GPtrArray *findings,
                 GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const EntenteKindInfo *info = entente_kind_get_info (kind);

      for (guint i = 0; i < info->n_parts; i++)
        if (g_hash_table_add (seen, (gpointer) info->parts[i])
            && !entente_check_find_rows (db, entente_builder_positions_sql (info->parts[i]),
                                         N_ ("Two parts of a record stand at the same place"),
                                         findings, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
check_records (EntenteDb *db,
               GPtrArray *findings,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, "SELECT id FROM record ORDER BY id", error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      g_autoptr(EntenteRecord) record = NULL;
      g_autoptr(GError) fault = NULL;
      gint64 id;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      id = entente_stmt_int64 (stmt, 0);
      record = entente_store_load_from (db, id, &fault);
      if (record == NULL || !entente_record_check (record, NULL, &fault))
        entente_check_find (findings, g_strdup_printf (_ ("Record %lld: %s"), (long long) id,
                                                       fault->message));
    }
  return TRUE;
}

/* SQLite's own words, a line for each page, are for the log. */
static gboolean
check_pages (EntenteDb *db,
             gboolean *whole,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, "PRAGMA integrity_check", error);
  gboolean row = TRUE;

  *whole = TRUE;
  if (stmt == NULL)
    return FALSE;
  while (entente_stmt_step (stmt, &row, error))
    {
      if (!row)
        return TRUE;
      if (g_strcmp0 (entente_stmt_text (stmt, 0), "ok") == 0)
        continue;
      g_debug ("integrity_check: %s", entente_stmt_text (stmt, 0));
      *whole = FALSE;
    }
  return FALSE;
}

static gboolean
check_file (EntenteDb *db,
            gboolean *whole,
            GPtrArray *findings,
            GError **error)
{
  if (!check_pages (db, whole, error))
    return FALSE;
  if (!*whole)
    {
      /* what else there is to find would only follow from it */
      entente_check_find (findings, g_strdup (_ ("The file is damaged. Restore a backup, or save "
                                                 "what can be read into a new catalogue.")));
      return TRUE;
    }
  return entente_check_find_rows (
      db,
      "SELECT \"table\" || ' ' || coalesce (rowid, '') || ' → ' || parent "
      "FROM pragma_foreign_key_check",
      N_ ("A tie leads nowhere"), findings, error);
}

/* TRUE if rows are there on one side only. */
#define DIFFERS(table, columns) \
  "SELECT EXISTS (SELECT " columns " FROM main." table " EXCEPT SELECT " columns " FROM temp." table \
  ") OR EXISTS (SELECT " columns " FROM temp." table " EXCEPT SELECT " columns " FROM main." table ")"

/* What is derived from records, made anew in tables of the same names that hide the catalogue's own
 * from this connection alone. What some of it says is in the language of whoever wrote it. */
static const struct
{
  const char *table;
  const char *create_sql;
  const char *differs_sql;
  const char *other_language_sql;
} derived[] = {
  { "search_text",
    "CREATE TEMP TABLE search_text (id INTEGER PRIMARY KEY, kind INTEGER, names TEXT, body TEXT)",
    DIFFERS ("search_text", "id, kind, names, body"), DIFFERS ("search_text", "id, kind") },
  { "entry",
    "CREATE TEMP TABLE entry (record INTEGER, slot INTEGER, kind INTEGER, act INTEGER, "
    "flags INTEGER, first INTEGER, last INTEGER, date TEXT, PRIMARY KEY (record, slot)) "
    "WITHOUT ROWID",
    DIFFERS ("entry", "record, slot, kind, act, flags, first, last, date"), NULL },
  { "status_span",
    "CREATE TEMP TABLE status_span (record INTEGER, party INTEGER, first INTEGER, last INTEGER, "
    "status TEXT, PRIMARY KEY (record, party, first)) WITHOUT ROWID",
    DIFFERS ("status_span", "record, party, first, last, status"), NULL },
  { "sort_key",
    "CREATE TEMP TABLE sort_key (id INTEGER PRIMARY KEY, kind INTEGER, key BLOB)",
    DIFFERS ("sort_key", "id, kind, key"), DIFFERS ("sort_key", "id, kind") },
};

/* The words of the index, each with how many records and how often, against those of one that is
 * made anew from the catalogue's own text. */
static const char *const index_sql[] = {
  "CREATE VIRTUAL TABLE temp.search USING fts5 (names, body, content = 'search_text', "
  "content_rowid = 'id', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0')",
  "CREATE VIRTUAL TABLE temp.words_here USING fts5vocab (main, search, col)",
  "CREATE VIRTUAL TABLE temp.words_anew USING fts5vocab (temp, search_anew, col)",
  "CREATE VIRTUAL TABLE temp.search_anew USING fts5 (names, body, content = '', prefix = '2 3', "
  "tokenize = 'unicode61 remove_diacritics 0')",
  "INSERT INTO temp.search_anew (rowid, names, body) SELECT id, names, body FROM main.search_text",
};
static const char index_differs_sql[]
    = "SELECT EXISTS (SELECT term, col, doc, cnt FROM temp.words_here EXCEPT "
      "SELECT term, col, doc, cnt FROM temp.words_anew) "
      "OR EXISTS (SELECT term, col, doc, cnt FROM temp.words_anew EXCEPT "
      "SELECT term, col, doc, cnt FROM temp.words_here)";

static gboolean
make_anew (EntenteDb *db,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr(EntenteCollator) collator = entente_collator_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if (!entente_db_exec (db, derived[i].create_sql, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (index_sql); i++)
    if (!entente_db_exec (db, index_sql[i], error))
      return FALSE;
  return entente_derive_all (db, collator, cancellable, error);
}

static gboolean
compare_anew (EntenteDb *db,
              gboolean same_language,
              GPtrArray *findings,
              GError **error)
{
  gint64 differs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      const char *sql = same_language || derived[i].other_language_sql == NULL
                            ? derived[i].differs_sql
                            : derived[i].other_language_sql;

      if (!entente_db_query_int64 (db, sql, &differs, error))
        return FALSE;
      if (differs != 0)
        entente_check_find (
            findings, g_strdup_printf (_ ("The derived table “%s” does not fit the records."),
                                       derived[i].table));
    }
  if (!entente_db_query_int64 (db, index_differs_sql, &differs, error))
    return FALSE;
  if (differs != 0)
    entente_check_find (findings, g_strdup (_ ("The search index does not fit its text.")));
  return TRUE;
}

/* Row by row against what a rebuild gives, on a connection that only reads and goes afterwards, so
 * that nobody waits and a catalogue that cannot be written is compared too. */
static gboolean
check_derived (EntenteStore *self,
               GPtrArray *findings,
               GCancellable *cancellable,
               GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  gboolean same_language = entente_store_speaks (self);
  g_autoptr(EntenteDb) db = NULL;
  gboolean good;

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return FALSE;
  db = entente_db_open_reader (reader.db, error);
  if (db == NULL)
    return FALSE;
  entente_db_set_cancellable (db, cancellable);
  good = entente_db_begin (db, error) && make_anew (db, cancellable, error)
         && compare_anew (db, same_language, findings, error)
         && entente_check_history (db, findings, cancellable, error);
  if (entente_db_in_transaction (db))
    entente_db_rollback (db, NULL);
  return good;
}

/**
 * entente_store_check:
 * @self: a store
 * @findings: (out) (transfer full) (element-type utf8): what is wrong, a sentence each; empty if all
 *   is well
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Checks the whole catalogue and changes nothing, whether it can be written or not.
 *
 * Returns: %FALSE with @error set if the check itself could not be made
 */
gboolean
entente_store_check (EntenteStore *self,
                     GPtrArray **findings,
                     GCancellable *cancellable,
                     GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean whole;

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && findings != NULL, FALSE);

  if (!entente_store_take_reader (self, &reader, cancellable, error)
      || !check_file (reader.db, &whole, found, error))
    return FALSE;
  if (whole
      && (!check_shape (reader.db, found, error) || !check_codes (reader.db, found, error)
          || !check_positions (reader.db, found, error)
          || !check_records (reader.db, found, cancellable, error)))
    return FALSE;
  entente_reader_give_back (&reader);
  if (whole && !check_derived (self, found, cancellable, error))
    return FALSE;
  *findings = g_steal_pointer (&found);
  return TRUE;
}

/* Notes in which language titles and their order are kept. */
gboolean
entente_store_keep_language (EntenteStore *self,
                             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (self->db, "UPDATE keeper SET collation = ?1", error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_text_at (stmt, 1, self->language);
  return entente_stmt_step (stmt, NULL, error);
}

/**
 * entente_store_speaks:
 * @self: a store
 *
 * Returns: %TRUE if titles, search text and order are kept in the interface's language; else
 *   [method@Store.rebuild] makes them so
 */
gboolean
entente_store_speaks (EntenteStore *self)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), TRUE);

  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return TRUE;
  stmt = entente_db_prepare (reader.db, "SELECT collation FROM keeper", NULL);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, NULL) || !row)
    return TRUE;
  return g_strcmp0 (entente_stmt_text (stmt, 0), self->language) == 0;
}

static gboolean
rebuild_in_transaction (EntenteStore *self,
                        GCancellable *cancellable,
                        GError **error)
{
  return entente_derive_all (self->db, self->collator, cancellable, error)
         && entente_history_list_anew (self->db, cancellable, error)
         && entente_store_keep_language (self, error) && entente_store_commit (self, error);
}

/**
 * entente_store_rebuild:
 * @self: a store
 * @cancellable: (nullable): ends the work; nothing is then changed
 * @error: return location for an error
 *
 * Makes the derived tables anew, after a check found that they do not fit or in another language.
 *
 * Returns: %TRUE if they are made
 */
gboolean
entente_store_rebuild (EntenteStore *self,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GArray) none = NULL;
  gboolean good;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);

  locker = g_mutex_locker_new (&self->writing);
  if (!entente_store_begin (self, error))
    return FALSE;
  entente_db_set_cancellable (self->db, cancellable);
  good = rebuild_in_transaction (self, cancellable, error);
  entente_db_set_cancellable (self->db, NULL);
  if (!good)
    {
      entente_db_rollback (self->db, NULL);
      return FALSE;
    }
  none = g_array_new (FALSE, FALSE, sizeof (gint64));
  entente_store_announce (self, none, ENTENTE_KINDS_ALL);
  return TRUE;
}

static GPtrArray *
settle (EntenteStore *self,
        GCancellable *cancellable,
        GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  gboolean whole;

  if (!self->read_only && !entente_store_speaks (self)
      && !entente_store_rebuild (self, cancellable, error))
    return NULL;
  if (!entente_store_take_reader (self, &reader, cancellable, error)
      || !check_file (reader.db, &whole, found, error)
      || (whole && !check_shape (reader.db, found, error)))
    return NULL;
  return g_steal_pointer (&found);
}

static void
settle_worker (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *found = settle (source, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * entente_store_settle_async:
 * @self: a store that was just opened
 * @cancellable: (nullable): ends the work
 * @callback: called at the end
 * @user_data: for @callback
 *
 * What opening leaves for after the first frame, in a thread: titles and their order are made in the
 * interface's language if they were kept in another, and the file and its ties are checked while
 * everybody goes on reading and writing.
 */
void
entente_store_settle_async (EntenteStore *self,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (ENTENTE_IS_STORE (self));

  g_task_set_source_tag (task, entente_store_settle_async);
  g_task_run_in_thread (task, settle_worker);
}

/**
 * entente_store_settle_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is wrong with the file, a sentence
 *   each; none if all is well
 */
GPtrArray *
entente_store_settle_finish (EntenteStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
