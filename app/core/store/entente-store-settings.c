/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-error.h"
#include "entente-util.h"

/* What is set for the catalogue as a whole; each setting is a step of undo like any other. */

/**
 * entente_store_get_home:
 * @self: a store
 * @kind: (out) (optional): country or organisation
 *
 * Returns: the id of the home party, 0 if none was chosen
 */
gint64
entente_store_get_home (EntenteStore *self,
                        EntenteKind *kind)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), 0);

  if (kind != NULL)
    *kind = ENTENTE_KIND_NONE;
  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return 0;
  stmt = entente_db_prepare (reader.db, "SELECT home, home_kind FROM catalogue", NULL);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, NULL) || !row)
    return 0;
  if (kind != NULL)
    *kind = entente_kind_from_name (entente_stmt_text (stmt, 1));
  return entente_stmt_int64 (stmt, 0);
}

/**
 * entente_store_get_desk:
 * @self: a store
 *
 * Returns: (transfer full) (nullable): the name of the desk
 */
char *
entente_store_get_desk (EntenteStore *self)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return NULL;
  stmt = entente_db_prepare (reader.db, "SELECT desk FROM catalogue", NULL);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, NULL) || !row)
    return NULL;
  return g_strdup (entente_stmt_text (stmt, 0));
}

static gboolean
run_setting (EntenteStore *self,
             EntenteStmt *stmt,
             const char *words,
             gboolean *changed,
             GError **error)
{
  g_autoptr(EntenteRecorder) recorder = NULL;
  gint64 change = entente_store_add_change (self, "do", words, 0, error);

  if (change == 0)
    return FALSE;
  recorder = entente_recorder_new (self->db, change, error);
  if (recorder == NULL || !entente_stmt_step (stmt, NULL, error)
      || !entente_recorder_finish (recorder, changed, error))
    return FALSE;
  return *changed ? entente_store_commit (self, error) : entente_db_rollback (self->db, error);
}

static gboolean
save_setting (EntenteStore *self,
              EntenteStmt *stmt,
              const char *words,
              GError **error)
{
  g_autoptr(GArray) none = NULL;
  gboolean changed = FALSE;

  if (!entente_store_begin (self, error))
    return FALSE;
  if (!run_setting (self, stmt, words, &changed, error))
    {
      entente_db_rollback (self->db, NULL);
      return FALSE;
    }
  if (!changed)
    return TRUE;
  none = g_array_new (FALSE, FALSE, sizeof (gint64));
  entente_store_announce (self, none, ENTENTE_KINDS_ALL);
  return TRUE;
}

/**
 * entente_store_set_home:
 * @self: a store
 * @kind: country or organisation
 * @id: the party whose desk this catalogue is; 0 for none
 * @error: return location for an error
 *
 * Chooses the home party. No stored fact changes.
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
entente_store_set_home (EntenteStore *self,
                        EntenteKind kind,
                        gint64 id,
                        GError **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);
  g_return_val_if_fail (id == 0 || (ENTENTE_KIND_BIT (kind) & ENTENTE_KINDS_PARTY) != 0, FALSE);

  title = id != 0 ? entente_store_title (self, id) : NULL;
  if (id != 0 && title == NULL)
    {
      g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND,
                           _ ("The home party must be a country or an organisation of the catalogue."));
      return FALSE;
    }
  words = title != NULL ? g_strdup_printf (_ ("Made %s the home party"), title)
                        : g_strdup (_ ("Removed the home party"));
  locker = g_mutex_locker_new (&self->writing);
  stmt = entente_db_prepare (self->db, "UPDATE catalogue SET home = ?1, home_kind = ?2", error);
  if (stmt == NULL)
    return FALSE;
  if (id != 0)
    {
      entente_stmt_bind_int64_at (stmt, 1, id);
      entente_stmt_bind_text_at (stmt, 2, entente_kind_get_name (kind));
    }
  return save_setting (self, stmt, words, error);
}

/**
 * entente_store_set_desk:
 * @self: a store
 * @desk: (nullable): the name of the desk
 * @error: return location for an error
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
entente_store_set_desk (EntenteStore *self,
                        const char *desk,
                        GError **error)
{
  g_autoptr(GMutexLocker) locker = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), FALSE);

  locker = g_mutex_locker_new (&self->writing);
  stmt = entente_db_prepare (self->db, "UPDATE catalogue SET desk = ?1", error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_text_at (stmt, 1, entente_str_empty (desk) ? NULL : desk);
  return save_setting (self, stmt, _ ("Named the desk"), error);
}
