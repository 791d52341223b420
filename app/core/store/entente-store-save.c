/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-derive-private.h"
#include "entente-derive.h"
#include "entente-error.h"
#include "entente-util.h"

/* Saving a set of records: one transaction, one changeset, one step of undo. */

void
entente_store_give_ids (EntenteStore *self,
                        EntenteRecord *record)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  if (entente_record_get_id (record) == 0)
    entente_record_set_id (record, entente_store_next_id (self));
  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (record, i);

      for (guint j = 0; j < rows->len; j++)
        {
          EntenteRow *row = g_ptr_array_index (rows, j);

          if (row->id == 0)
            row->id = entente_store_next_id (self);
        }
    }
}

/* Begins what makes a backup of its own, or none: nobody else writes, the file is still ours. */
gboolean
entente_store_begin_import (EntenteStore *self,
                            GError **error)
{
  if (self->closed)
    return entente_store_refuse_closed (error);
  if (self->read_only)
    {
      g_autofree char *holder = self->path != NULL ? entente_lock_holder (self->path) : NULL;

      if (holder != NULL)
        g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED,
                     _ ("The catalogue is open for reading only: %s is writing to it."), holder);
      else
        g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY,
                             _ ("The catalogue is open for reading only."));
      return FALSE;
    }
  return entente_db_still_there (self->db, error) && entente_db_begin (self->db, error);
}

/* Begins a change, after the backup of the day. */
gboolean
entente_store_begin (EntenteStore *self,
                     GError **error)
{
  if (!self->read_only && entente_db_still_there (self->db, NULL))
    entente_store_back_up_day (self);
  return entente_store_begin_import (self, error);
}

static gboolean
keep_last_id (EntenteStore *self,
              GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (self->db, "UPDATE keeper SET last_id = ?1",
                                                    error);
  gint64 last;

  if (stmt == NULL)
    return FALSE;
  g_mutex_lock (&self->id_lock);
  last = self->ids.last;
  g_mutex_unlock (&self->id_lock);
  entente_stmt_bind_int64_at (stmt, 1, last);
  return entente_stmt_step (stmt, NULL, error);
}

gboolean
entente_store_commit (EntenteStore *self,
                      GError **error)
{
  if (!keep_last_id (self, error) || !entente_db_commit (self->db, error))
    return FALSE;
  entente_store_forget_titles (self);
  return TRUE;
}

/* A new row of the history; what could be done again is dropped by anything but undo and redo. */
gint64
entente_store_add_change (EntenteStore *self,
                          const char *kind,
                          const char *words,
                          gint64 of,
                          GError **error)
{
  gboolean own = strcmp (kind, "undo") != 0 && strcmp (kind, "redo") != 0;
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autofree char *now = entente_store_now ();

  if (own
      && !entente_db_exec (self->db, "UPDATE change SET state = 'dropped' WHERE state = 'undone'",
                           error))
    return 0;
  stmt = entente_db_prepare (self->db,
                             "INSERT INTO change (at, by, desk, words, kind, of, state) "
                             "SELECT ?1, ?2, desk, ?3, ?4, ?5, ?6 FROM catalogue",
                             error);
  if (stmt == NULL)
    return 0;
  entente_stmt_bind_text_at (stmt, 1, now);
  entente_stmt_bind_text_at (stmt, 2, self->person);
  entente_stmt_bind_text_at (stmt, 3, words);
  entente_stmt_bind_text_at (stmt, 4, kind);
  if (of != 0)
    entente_stmt_bind_int64_at (stmt, 5, of);
  else
    entente_stmt_bind_null_at (stmt, 5);
  entente_stmt_bind_text_at (stmt, 6, own ? "done" : NULL);
  if (!entente_stmt_step (stmt, NULL, error))
    return 0;
  return sqlite3_last_insert_rowid (entente_db_handle (self->db));
}

static gboolean
refuse_changed (EntenteRecord *record,
                GError **error)
{
  g_autofree char *title = entente_record_title (record, NULL, NULL);

  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_CONFLICT,
               _ ("“%s” was changed meanwhile. Nothing was saved; look at what stands there now."),
               title);
  return FALSE;
}

/* A record that is not there may be written only by whom it is new for: an id that is the same in all
 * catalogues comes again after it was deleted. */
static gboolean
check_seen (EntenteStore *self,
            EntenteRecord *record,
            gboolean exists,
            GError **error)
{
  gint64 id = entente_record_get_id (record);
  gint64 last = exists ? entente_store_last_change_from (self->db, id) : 0;

  return last == entente_record_get_seen (record) || refuse_changed (record, error);
}

static char *
change_words (EntenteStore *self,
              EntenteEdit *edit,
              guint n_new)
{
  GPtrArray *records = entente_edit_get_records (edit);
  GPtrArray *deleted = entente_edit_get_deleted (edit);
  guint n = records->len + deleted->len;
  EntenteRecord *record;
  g_autofree char *title = NULL;

  /* The first record put in is what the dialog was about; the others came with it. */
  record = g_ptr_array_index (records->len > 0 ? records : deleted, 0);
  if (entente_record_get_id (record) != 0)
    title = entente_store_title_from (self->db, entente_record_get_id (record), FALSE);
  if (title == NULL)
    title = entente_record_title (record, NULL, NULL);
  if (records->len == 0)
    return n == 1 ? g_strdup_printf (_ ("Deleted “%s”"), title)
                  : g_strdup_printf (ngettext ("Deleted %u record", "Deleted %u records", n), n);
  if (n_new == records->len)
    return g_strdup_printf (_ ("Added “%s”"), title);
  return g_strdup_printf (_ ("Changed “%s”"), title);
}

static gboolean
write_edit (EntenteStore *self,
            EntenteEdit *edit,
            EntenteRecorder *recorder,
            GArray *touched,
            GArray *untied,
            guint *n_new,
            GError **error)
{
  GPtrArray *records = entente_edit_get_records (edit);

  for (guint i = 0; i < records->len; i++)
    {
      EntenteRecord *record = g_ptr_array_index (records, i);
      gint64 id = entente_record_get_id (record);
      gboolean exists = entente_store_kind_from (self->db, id) != ENTENTE_KIND_NONE;
      g_autoptr(EntenteRecord) old = NULL;

      if (!check_seen (self, record, exists, error))
        return FALSE;
      if (exists)
        {
          old = entente_store_load_from (self->db, id, error);
          if (old == NULL)
            return FALSE;
          if (entente_record_get_kind (old) != entente_record_get_kind (record))
            return refuse_changed (record, error);
          /* What it superseded until now stands on its own again. */
          if (!entente_derive_status_targets (self->db, id, untied, error)
              || !entente_store_write_record (self, record, old, error))
            return FALSE;
        }
      else
        {
          (*n_new)++;
          if (!entente_store_insert_record (self, record, error))
            return FALSE;
        }
      g_array_append_val (touched, id);
      if (!entente_recorder_touch (recorder, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_edit (EntenteStore *self,
             EntenteEdit *edit,
             EntenteRecorder *recorder,
             GArray *touched,
             GArray *untied,
             GError **error)
{
  GPtrArray *deleted = entente_edit_get_deleted (edit);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < deleted->len; i++)
    {
      gint64 id = entente_record_get_id (g_ptr_array_index (deleted, i));
      gboolean exists = entente_store_kind_from (self->db, id) != ENTENTE_KIND_NONE;

      if (!check_seen (self, g_ptr_array_index (deleted, i), exists, error)
          || !entente_derive_status_targets (self->db, id, untied, error))
        return FALSE;
      if (exists)
        g_array_append_val (ids, id);
    }
  return ids->len == 0 || entente_store_delete_records (self, recorder, ids, touched, error);
}

/* Rules between records, which hold once all of the edit is written. */
static gboolean
check_rules (EntenteStore *self,
             EntenteEdit *edit,
             GError **error)
{
  GPtrArray *records = entente_edit_get_records (edit);

  for (guint i = 0; i < records->len; i++)
    if (!entente_store_check_rules (self->db, g_ptr_array_index (records, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
set_words (EntenteStore *self,
           gint64 change,
           const char *words,
           GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (self->db, "UPDATE change SET words = ?2 WHERE n = ?1", error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, change);
  entente_stmt_bind_text_at (stmt, 2, words);
  return entente_stmt_step (stmt, NULL, error);
}

/* The work of a save inside its transaction. */
static gboolean
save_in_transaction (EntenteStore *self,
                     EntenteEdit *edit,
                     GArray *touched,
                     gint64 *change,
                     GError **error)
{
  g_autoptr(EntenteRecorder) recorder = NULL;
  g_autoptr(GArray) untied = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *words = NULL;
  gboolean changed = FALSE;
  guint n_new = 0;

  /* The words of a deletion need the titles from before. */
  if (entente_edit_get_records (edit)->len == 0)
    words = change_words (self, edit, 0);
  *change = entente_store_add_change (self, "do", words != NULL ? words : "", 0, error);
  if (*change == 0)
    return FALSE;
  recorder = entente_recorder_new (self->db, *change, error);
  if (recorder == NULL || !write_edit (self, edit, recorder, touched, untied, &n_new, error)
      || !delete_edit (self, edit, recorder, touched, untied, error)
      || !check_rules (self, edit, error) || !entente_recorder_finish (recorder, &changed, error))
    return FALSE;
  if (!changed)
    {
      /* No step that undo would seem to do nothing with. */
      *change = 0;
      return entente_db_rollback (self->db, error);
    }
  if (words == NULL)
    words = change_words (self, edit, n_new);
  g_array_append_vals (touched, untied->data, untied->len);
  return set_words (self, *change, words, error)
         && entente_derive_records (self->db, self->collator, touched, NULL, error)
         && entente_store_commit (self, error);
}

static guint
kinds_of (EntenteEdit *edit)
{
  GPtrArray *lists[] = { entente_edit_get_records (edit), entente_edit_get_deleted (edit) };
  guint kinds = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      kinds |= ENTENTE_KIND_BIT (entente_record_get_kind (g_ptr_array_index (lists[i], j)));
  return entente_edit_get_deleted (edit)->len > 0 ? ENTENTE_KINDS_ALL : kinds;
}

static gboolean
check_records (EntenteStore *self,
               EntenteEdit *edit,
               GError **error)
{
  GPtrArray *records = entente_edit_get_records (edit);

  for (guint i = 0; i < records->len; i++)
    {
      entente_store_give_ids (self, g_ptr_array_index (records, i));
      if (!entente_record_check (g_ptr_array_index (records, i), NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* What differed in nothing keeps the number of its last change. */
static void
note_seen (EntenteStore *self,
           EntenteRecord *record)
{
  entente_record_set_seen (
      record, entente_store_last_change_from (self->db, entente_record_get_id (record)));
}

/**
 * entente_store_save:
 * @self: a store
 * @edit: the records to save and to delete
 * @change: (out) (optional): the number of the change; 0 if nothing differed from what stood there
 * @cancellable: (nullable): ends the work; nothing is then saved
 * @error: return location for an error: %ENTENTE_ERROR_INVALID for a value that breaks a rule,
 *   %ENTENTE_ERROR_CONFLICT for a record that was changed after it was loaded
 *
 * Saves everything or nothing, as one step of undo, durably: when it returns %TRUE the change
 * survives a power cut. New records and parts have their ids afterwards.
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
entente_store_save (EntenteStore *self,
                    EntenteEdit *edit,
                    gint64 *change,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(GArray) touched = g_array_new (FALSE, FALSE, sizeof (gint64));
  GPtrArray *records;
  gint64 n = 0;
  gboolean good;

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && ENTENTE_IS_EDIT (edit), FALSE);
  records = entente_edit_get_records (edit);
  g_return_val_if_fail (records->len + entente_edit_get_deleted (edit)->len > 0, FALSE);

  if (!check_records (self, edit, error))
    return FALSE;
  locker = g_mutex_locker_new (&self->writing);
  if (!entente_store_begin (self, error))
    return FALSE;
  entente_db_set_cancellable (self->db, cancellable);
  good = save_in_transaction (self, edit, touched, &n, error);
  entente_db_set_cancellable (self->db, NULL);
  if (!good)
    {
      entente_db_rollback (self->db, NULL);
      return FALSE;
    }
  for (guint i = 0; i < records->len; i++)
    note_seen (self, g_ptr_array_index (records, i));
  if (n != 0)
    entente_store_announce (self, touched, kinds_of (edit));
  if (change != NULL)
    *change = n;
  return TRUE;
}

static void
save_worker (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  gint64 change = 0;

  if (entente_store_save (source, data, &change, cancellable, &error))
    g_task_return_pointer (task, g_memdup2 (&change, sizeof change), g_free);
  else
    g_task_return_error (task, error);
}

/**
 * entente_store_save_async:
 * @self: a store
 * @edit: the records to save and to delete; nobody touches them until the end
 * @cancellable: (nullable): ends the work
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Like [method@Store.save], in a thread.
 */
void
entente_store_save_async (EntenteStore *self,
                          EntenteEdit *edit,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, entente_store_save_async);
  /* What is on the disk is saved, even if the wish to stop came a moment too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (edit), g_object_unref);
  g_task_run_in_thread (task, save_worker);
}

/**
 * entente_store_save_finish:
 * @self: a store
 * @result: what the callback was given
 * @change: (out) (optional): the number of the change
 * @error: return location for an error
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
entente_store_save_finish (EntenteStore *self,
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
