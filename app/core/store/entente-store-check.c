/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-check.h"

#include "entente-derive.h"
#include "entente-error.h"
#include "entente-links.h"
#include "entente-migrate.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* The check of a whole catalogue: the file, the keys, what no key can say, the rules of the kinds,
 * and the derived tables against what the records give. */

#define MAX_FINDINGS 1000

static void
find (GPtrArray *findings,
      char *words)
{
  if (findings->len < MAX_FINDINGS)
    g_ptr_array_add (findings, words);
  else
    g_free (words);
}

/* Each row that the query gives is a fault; its first column goes into the words. */
static gboolean
find_rows (EntenteDb *db,
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
        find (findings, g_strdup_printf ("%s: %s", g_dgettext (GETTEXT_PACKAGE, words),
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
            find (findings, g_strdup_printf (_ ("Record %s is not whole: its row as “%s” is missing."),
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
  return find_rows (db,
                    "SELECT alpha3 FROM country WHERE alpha3 IS NOT NULL GROUP BY alpha3 "
                    "HAVING count (*) > 1",
                    N_ ("Two countries have the same three-letter code"), findings, error)
         && find_rows (db,
                       "SELECT alpha2 FROM country WHERE alpha2 IS NOT NULL AND existed IS NULL "
                       "GROUP BY alpha2 HAVING count (*) > 1",
                       N_ ("Two countries have the same two-letter code"), findings, error);
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
        find (findings, g_strdup_printf (_ ("Record %lld: %s"), (long long) id, fault->message));
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
      find (findings, g_strdup (_ ("The file is damaged. Restore a backup, or save what can be read "
                                   "into a new catalogue.")));
      return TRUE;
    }
  return find_rows (db,
                    "SELECT \"table\" || ' ' || coalesce (rowid, '') || ' → ' || parent "
                    "FROM pragma_foreign_key_check",
                    N_ ("A tie leads nowhere"), findings, error);
}

/* What is derived from records, each with a sum over its rows; the titles in some of it are in the
 * language of whoever wrote them. */
static const struct
{
  const char *table;
  gboolean speaks;
  const char *digest_sql;
} derived[] = {
  { "search_text", TRUE,
    "SELECT count (*), total (length (names) * 31.0 + length (body) + kind + id % 9973) "
    "FROM search_text" },
  { "entry", FALSE,
    "SELECT count (*), total (record % 9973 + 7.0 * slot + 31.0 * kind + 37.0 * act + 41.0 * flags "
    "+ 43.0 * coalesce (first, -1) + 47.0 * coalesce (last, -1) + length (date)) FROM entry" },
  { "status_span", FALSE,
    "SELECT count (*), total (record % 9973 + party % 9949 + 31.0 * first + 37.0 * last "
    "+ length (status)) FROM status_span" },
  { "sort_key", TRUE, "SELECT count (*), total (id % 9973 + kind + length (key)) FROM sort_key" },
};

typedef struct
{
  gint64 n_rows;
  double sum;
} Digest;

static gboolean
digest_derived (EntenteDb *db,
                Digest digests[G_N_ELEMENTS (derived)],
                GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, derived[i].digest_sql, error);
      gboolean row = FALSE;

      if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
        return FALSE;
      digests[i].n_rows = entente_stmt_int64 (stmt, 0);
      digests[i].sum = entente_stmt_double (stmt, 1);
    }
  return TRUE;
}

static gboolean
compare_rebuilt (EntenteStore *self,
                 gboolean same_language,
                 GPtrArray *findings,
                 GCancellable *cancellable,
                 GError **error)
{
  Digest before[G_N_ELEMENTS (derived)];
  Digest after[G_N_ELEMENTS (derived)];

  if (!digest_derived (self->db, before, error)
      || !entente_derive_all (self->db, self->collator, cancellable, error)
      || !digest_derived (self->db, after, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    if ((same_language || !derived[i].speaks)
        && memcmp (&before[i], &after[i], sizeof before[i]) != 0)
      find (findings, g_strdup_printf (_ ("The derived table “%s” does not fit the records."),
                                       derived[i].table));
  return TRUE;
}

/* The index is compared with its text by FTS5 itself, the rest with what a rebuild gives; the
 * rebuild is rolled back. */
static gboolean
check_derived (EntenteStore *self,
               GPtrArray *findings,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->writing);
  g_autoptr(GError) fault = NULL;
  /* asked before: without a log, a reader waits until the writer is done */
  gboolean same_language = entente_store_speaks (self);
  gboolean good;

  if (!entente_db_begin (self->db, error))
    return FALSE;
  entente_db_set_cancellable (self->db, cancellable);
  if (!entente_db_exec (self->db, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
                        &fault))
    find (findings, g_strdup (_ ("The search index does not fit its text.")));
  good = compare_rebuilt (self, same_language, findings, cancellable, error);
  entente_db_set_cancellable (self->db, NULL);
  entente_db_rollback (self->db, NULL);
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
 * Checks the whole catalogue and changes nothing. The derived tables can be compared only where the
 * catalogue can be written.
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
          || !check_records (reader.db, found, cancellable, error)))
    return FALSE;
  entente_reader_give_back (&reader);
  if (whole && !self->read_only && !check_derived (self, found, cancellable, error))
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
