/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-derive-private.h"
#include "entente-derive.h"
#include "entente-error.h"
#include "entente-util.h"

/* Undo applies the inverse of a change, redo the change itself; both are changes of their own, so
 * that the history only ever grows. */

static int
conflict_cb (void *data,
             int conflict,
             sqlite3_changeset_iter *iter)
{
  /* Deferred keys are violated between two parts of one change; the commit checks them all. */
  return conflict == SQLITE_CHANGESET_FOREIGN_KEY ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED,
                       _ ("The history does not fit the records any more, so that this step cannot be "
                          "taken back. Nothing was changed; run a check of the catalogue."));
  return FALSE;
}

static gboolean
apply_changeset (EntenteStore *self,
                 gconstpointer changeset,
                 gsize size,
                 gint64 n_rows,
                 GError **error)
{
  sqlite3 *handle = entente_db_handle (self->db);
  gint64 before = sqlite3_total_changes64 (handle);
  int code = sqlite3changeset_apply (handle, (int) size, (void *) changeset, NULL, conflict_cb, NULL);

  /* An old changeset on a table that lost a column "succeeds" without doing anything. */
  if (code == SQLITE_OK && sqlite3_total_changes64 (handle) - before == n_rows)
    return TRUE;
  g_debug ("changeset: code %d, %" G_GINT64_FORMAT " rows of %" G_GINT64_FORMAT, code,
           (gint64) (sqlite3_total_changes64 (handle) - before), n_rows);
  /* What does not fit aborts; whatever else goes wrong is the file's or the disk's. */
  if (code != SQLITE_OK && (code & 0xff) != SQLITE_ABORT && (code & 0xff) != SQLITE_CONSTRAINT
      && (code & 0xff) != SQLITE_SCHEMA)
    return entente_db_set_error (self->db, code, error);
  return refuse_damaged (error);
}

static gboolean
apply_part (EntenteStore *self,
            EntenteStmt *stmt,
            gboolean inverse,
            GError **error)
{
  gsize size;
  gconstpointer changeset = entente_stmt_blob (stmt, 0, &size);
  gint64 n_rows = entente_stmt_int64 (stmt, 1);
  void *inverted = NULL;
  int inverted_size = 0;
  gboolean good;
  int code;

  if (n_rows == 0)
    n_rows = entente_recorder_count_rows (changeset, size);
  if (!inverse)
    return apply_changeset (self, changeset, size, n_rows, error);
  code = sqlite3changeset_invert ((int) size, changeset, &inverted_size, &inverted);
  if (code != SQLITE_OK)
    return entente_db_set_error (self->db, code, error);
  good = apply_changeset (self, inverted, (gsize) inverted_size, n_rows, error);
  sqlite3_free (inverted);
  return good;
}

/* A change of which something is missing would be taken back in part, or not at all, without a word.
 * Its parts are numbered from 0, and the list of what it concerned names them. */
static gboolean
check_is_whole (EntenteStore *self,
                gint64 n,
                GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      self->db,
      "SELECT count (*), ifnull (max (part), -1) + 1, "
      "(SELECT ifnull (max (part), 0) + 1 FROM change_record WHERE change = ?1) "
      "FROM change_part WHERE change = ?1",
      error);
  gboolean row = FALSE;
  gint64 n_parts;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, n);
  if (!entente_stmt_step (stmt, &row, error))
    return FALSE;
  n_parts = entente_stmt_int64 (stmt, 0);
  return (n_parts == entente_stmt_int64 (stmt, 1) && n_parts >= entente_stmt_int64 (stmt, 2))
         || refuse_damaged (error);
}

static gboolean
apply_change (EntenteStore *self,
              gint64 n,
              gboolean inverse,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = TRUE;

  stmt = entente_db_prepare (
      self->db,
      inverse ? "SELECT changeset, n_rows FROM change_part WHERE change = ?1 ORDER BY part DESC"
              : "SELECT changeset, n_rows FROM change_part WHERE change = ?1 ORDER BY part",
      error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, n);
  while (row)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !entente_stmt_step (stmt, &row, error)
          || (row && !apply_part (self, stmt, inverse, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect_touched (EntenteStore *self,
                 gint64 n,
                 gint64 change,
                 GArray *touched,
                 GError **error)
{
  g_autoptr(EntenteStmt) copy = NULL;
  g_autoptr(EntenteStmt) list = NULL;
  gboolean row = TRUE;

  copy = entente_db_prepare (self->db,
                             "INSERT INTO change_record (record, change, part) "
                             "SELECT record, ?2, part FROM change_record WHERE change = ?1",
                             error);
  list = entente_db_prepare (self->db, "SELECT DISTINCT record FROM change_record WHERE change = ?1",
                             error);
  if (copy == NULL || list == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (copy, 1, n);
  entente_stmt_bind_int64_at (copy, 2, change);
  entente_stmt_bind_int64_at (list, 1, n);
  if (!entente_stmt_step (copy, NULL, error))
    return FALSE;
  while (row)
    {
      gint64 id;

      if (!entente_stmt_step (list, &row, error))
        return FALSE;
      if (!row)
        break;
      id = entente_stmt_int64 (list, 0);
      g_array_append_val (touched, id);
    }
  return TRUE;
}

/* What these superseded until now stands on its own again. */
static gboolean
collect_untied (EntenteStore *self,
                GArray *touched,
                GError **error)
{
  guint n_touched = touched->len;

  for (guint i = 0; i < n_touched; i++)
    if (!entente_derive_status_targets (self->db, g_array_index (touched, gint64, i), touched, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_state (EntenteStore *self,
           gint64 n,
           const char *state,
           GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (self->db, "UPDATE change SET state = ?2 WHERE n = ?1", error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, n);
  entente_stmt_bind_text_at (stmt, 2, state);
  return entente_stmt_step (stmt, NULL, error);
}

/* What undo would undo: the newest thing that stands. What redo would do again: the one that was
 * undone last, which is the oldest of those undone. */
static const char undo_sql[] = "SELECT n, words FROM change WHERE state = 'done' ORDER BY n DESC LIMIT 1";
static const char redo_sql[] = "SELECT n, words FROM change WHERE state = 'undone' ORDER BY n LIMIT 1";

static gint64
find_step (EntenteDb *db,
           gboolean inverse,
           char **words,
           GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, inverse ? undo_sql : redo_sql, error);
  gboolean row = FALSE;

  if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
    return 0;
  if (!row)
    {
      g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND,
                           inverse ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      return 0;
    }
  *words = g_strdup (entente_stmt_text (stmt, 1));
  return entente_stmt_int64 (stmt, 0);
}

static gboolean
step_in_transaction (EntenteStore *self,
                     gboolean inverse,
                     GArray *touched,
                     gint64 *change,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autofree char *words = NULL;
  gint64 n = find_step (self->db, inverse, &words, error);

  if (n == 0)
    return FALSE;
  *change = entente_store_add_change (self, inverse ? "undo" : "redo", words, n, error);
  return *change != 0 && check_is_whole (self, n, error)
         && collect_touched (self, n, *change, touched, error) && collect_untied (self, touched, error)
         && apply_change (self, n, inverse, cancellable, error)
         && set_state (self, n, inverse ? "undone" : "done", error)
         && entente_derive_records (self->db, self->collator, touched, cancellable, error)
         && entente_store_commit (self, error);
}

static gboolean
take_step (EntenteStore *self,
           gboolean inverse,
           gint64 *change,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->writing);
  g_autoptr(GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 n = 0;
  gboolean good;

  if (!entente_store_begin (self, error))
    return FALSE;
  entente_db_set_cancellable (self->db, cancellable);
  good = step_in_transaction (self, inverse, touched, &n, cancellable, error);
  entente_db_set_cancellable (self->db, NULL);
  if (!good)
    {
      entente_db_rollback (self->db, NULL);
      return FALSE;
    }
  entente_store_announce (self, touched, ENTENTE_KINDS_ALL);
  if (change != NULL)
    *change = n;
  return TRUE;
}

/**
 * entente_store_undo:
 * @self: a store
 * @change: (out) (optional): the number of the change that undoes
 * @cancellable: (nullable): ends the work; nothing is then changed
 * @error: return location for an error: %ENTENTE_ERROR_NOT_FOUND if there is nothing to undo
 *
 * Takes back the newest change that stands, by whomever and whenever it was made.
 *
 * Returns: %TRUE if it is taken back, on the disk
 */
gboolean
entente_store_undo (EntenteStore *self,
                    gint64 *change,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);

  return take_step (self, TRUE, change, cancellable, error);
}

/**
 * entente_store_redo:
 * @self: a store
 * @change: (out) (optional): the number of the change that does it again
 * @cancellable: (nullable): ends the work; nothing is then changed
 * @error: return location for an error: %ENTENTE_ERROR_NOT_FOUND if there is nothing to redo
 *
 * Does again what was undone last, unless something new was done since.
 *
 * Returns: %TRUE if it is done again, on the disk
 */
gboolean
entente_store_redo (EntenteStore *self,
                    gint64 *change,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);

  return take_step (self, FALSE, change, cancellable, error);
}

static void
step_worker (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  gint64 change = 0;

  if (take_step (source, GPOINTER_TO_INT (data), &change, cancellable, &error))
    g_task_return_pointer (task, g_memdup2 (&change, sizeof change), g_free);
  else
    g_task_return_error (task, error);
}

static void
step_async (EntenteStore *self,
            gboolean inverse,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, step_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (inverse), NULL);
  g_task_run_in_thread (task, step_worker);
}

/**
 * entente_store_undo_async:
 * @self: a store
 * @cancellable: (nullable): ends the work
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Like [method@Store.undo], in a thread.
 */
void
entente_store_undo_async (EntenteStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  step_async (self, TRUE, cancellable, callback, user_data);
}

/**
 * entente_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): ends the work
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Like [method@Store.redo], in a thread; [method@Store.undo_finish] ends both.
 */
void
entente_store_redo_async (EntenteStore *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  step_async (self, FALSE, cancellable, callback, user_data);
}

/**
 * entente_store_undo_finish:
 * @self: a store
 * @result: what the callback was given
 * @change: (out) (optional): the number of the new change
 * @error: return location for an error
 *
 * Returns: %TRUE if the step was taken
 */
gboolean
entente_store_undo_finish (EntenteStore *self,
                           GAsyncResult *result,
                           gint64 *change,
                           GError **error)
{
  g_autofree gint64 *n = g_task_propagate_pointer (G_TASK (result), error);

  if (n == NULL)
    return FALSE;
  if (change != NULL)
    *change = *n;
  return TRUE;
}

static char *
step_words (EntenteStore *self,
            gboolean inverse)
{
  g_auto(EntenteReader) reader = { 0 };
  char *words = NULL;

  if (entente_store_take_reader (self, &reader, NULL, NULL))
    find_step (reader.db, inverse, &words, NULL);
  return words;
}

/**
 * entente_store_undo_words:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): what undo would take back, %NULL for nothing
 */
char *
entente_store_undo_words (EntenteStore *self)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  return step_words (self, TRUE);
}

/**
 * entente_store_redo_words:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): what redo would do again, %NULL for nothing
 */
char *
entente_store_redo_words (EntenteStore *self)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  return step_words (self, FALSE);
}

/**
 * entente_store_end_undo:
 * @self: a store
 * @error: return location for an error
 *
 * Lets what was done so far stand for good: the history keeps it, undo stops before it. For a
 * catalogue that begins with what it was filled with.
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
entente_store_end_undo (EntenteStore *self,
                        GError **error)
{
  g_autoptr(GMutexLocker) locker = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);

  locker = g_mutex_locker_new (&self->writing);
  if (!entente_store_begin (self, error))
    return FALSE;
  if (entente_db_exec (self->db,
                       "UPDATE change SET state = CASE state WHEN 'done' THEN 'ended' ELSE 'dropped' END "
                       "WHERE state IN ('done', 'undone')",
                       error)
      && entente_store_commit (self, error))
    return TRUE;
  entente_db_rollback (self->db, NULL);
  return FALSE;
}
