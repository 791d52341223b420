/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-fixed-id.h"
#include "entente-versions.h"

/* Who made and who changed a record. Nothing of it is in its row: it follows from the history, and
 * for what an exchange file brought from its origin. */

/**
 * entente_stamps_free:
 * @stamps: (transfer full) (nullable): stamps
 */
void
entente_stamps_free (EntenteStamps *stamps)
{
  if (stamps == NULL)
    return;
  g_free (stamps->created_at);
  g_free (stamps->created_by);
  g_free (stamps->created_desk);
  g_free (stamps->modified_at);
  g_free (stamps->modified_by);
  g_free (stamps->modified_desk);
  g_free (stamps->versions);
  g_free (stamps);
}

/* Undo and redo are no changes of their own: what they leave standing counts. */
#define STANDING \
  "SELECT c.n, c.kind = 'import', c.at, c.by, c.desk " \
  "FROM change_record AS r CROSS JOIN change AS c ON c.n = r.change " \
  "WHERE r.record = ?1 AND c.state IN ('done', 'ended') AND c.kind IN ('do', 'revert', 'import') "

static const char newest_sql[] = STANDING "ORDER BY r.change DESC";
static const char oldest_sql[] = STANDING "ORDER BY r.change LIMIT 1";
static const char origin_sql[]
    = "SELECT created_at, created_by, created_desk, modified_at, modified_by, "
      "modified_desk, versions FROM origin WHERE record = ?1";

static char *
dup_text (EntenteStmt *stmt,
          int column)
{
  return g_strdup (entente_stmt_text (stmt, column));
}

static gboolean
read_origin (EntenteDb *db,
             gint64 id,
             EntenteStamps *stamps,
             gboolean *found,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, origin_sql, error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, found, error))
    return FALSE;
  if (!*found)
    return TRUE;
  stamps->created_at = dup_text (stmt, 0);
  stamps->created_by = dup_text (stmt, 1);
  stamps->created_desk = dup_text (stmt, 2);
  stamps->modified_at = dup_text (stmt, 3);
  stamps->modified_by = dup_text (stmt, 4);
  stamps->modified_desk = dup_text (stmt, 5);
  stamps->versions = dup_text (stmt, 6);
  return TRUE;
}

static void
take_modified (EntenteStamps *stamps,
               EntenteStmt *stmt)
{
  g_free (stamps->modified_at);
  g_free (stamps->modified_by);
  g_free (stamps->modified_desk);
  stamps->modified_at = dup_text (stmt, 2);
  stamps->modified_by = dup_text (stmt, 3);
  stamps->modified_desk = dup_text (stmt, 4);
}

/* Returns in @own the number of the newest change made here that stands, 0 for none. */
static gboolean
read_newest (EntenteDb *db,
             gint64 id,
             EntenteStamps *stamps,
             gint64 *own,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, newest_sql, error);
  gboolean imported = FALSE;
  gboolean row = TRUE;

  *own = 0;
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  while (row && *own == 0)
    {
      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      if (entente_stmt_int64 (stmt, 1) != 0)
        imported = TRUE;
      else
        *own = entente_stmt_int64 (stmt, 0);
      /* What an import brought after it is newer than any change made here. */
      if (*own != 0 && !imported)
        take_modified (stamps, stmt);
    }
  return TRUE;
}

static gboolean
read_oldest (EntenteDb *db,
             gint64 id,
             EntenteStamps *stamps,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, oldest_sql, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, error))
    return FALSE;
  /* Who made what an import brought without a word of that, is not known. */
  if (!row || entente_stmt_int64 (stmt, 1) != 0)
    return TRUE;
  stamps->created_at = dup_text (stmt, 2);
  stamps->created_by = dup_text (stmt, 3);
  stamps->created_desk = dup_text (stmt, 4);
  return TRUE;
}

/* A country, a topic and the like that came by being chosen are the same in every catalogue: their
 * coming is no change by which two of them could differ. Gives its number in @coming, 0 for none. */
static gboolean
read_coming (EntenteDb *db,
             gint64 id,
             gint64 *coming,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  *coming = 0;
  if (id >= ENTENTE_FIXED_ID (ENTENTE_FIXED_SAMPLE, 0))
    return TRUE;
  stmt = entente_db_prepare (db, oldest_sql, error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && entente_stmt_int64 (stmt, 1) == 0)
    *coming = entente_stmt_int64 (stmt, 0);
  return TRUE;
}

/* One version for each replica that this file has been: a copy goes on counting where it was made,
 * under a name of its own. */
static const char versions_sql[]
    = "SELECT p.id, max (c.n) FROM change_record AS r CROSS JOIN change AS c ON c.n = r.change "
      "JOIN replica AS p ON p.first = (SELECT max (first) FROM replica WHERE first <= c.n) "
      "WHERE r.record = ?1 AND c.n > ?2 AND c.state IN ('done', 'ended') "
      "AND c.kind IN ('do', 'revert') GROUP BY p.id";

static gboolean
add_versions (EntenteDb *db,
              gint64 id,
              gint64 after,
              EntenteStamps *stamps,
              GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, versions_sql, error);
  g_autoptr(GArray) versions = entente_versions_parse (stamps->versions);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  if (versions == NULL)
    versions = entente_versions_new ();
  entente_stmt_bind_int64_at (stmt, 1, id);
  entente_stmt_bind_int64_at (stmt, 2, after);
  while (row)
    {
      const char *replica;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      replica = row ? entente_stmt_text (stmt, 0) : NULL;
      if (replica != NULL && entente_versions_replica_is_valid (replica, strlen (replica)))
        entente_versions_set (versions, replica, entente_stmt_int64 (stmt, 1));
    }
  g_free (stamps->versions);
  stamps->versions = entente_versions_to_string (versions);
  return TRUE;
}

/* The same within a transaction of the caller's. */
EntenteStamps *
entente_store_stamps_from (EntenteDb *db,
                           gint64 id,
                           GError **error)
{
  g_autoptr(EntenteStamps) stamps = g_new0 (EntenteStamps, 1);
  gboolean found = FALSE;
  gint64 coming = 0;
  gint64 own = 0;

  if (!read_origin (db, id, stamps, &found, error) || !read_newest (db, id, stamps, &own, error)
      || (!found && !read_oldest (db, id, stamps, error))
      || (!found && own != 0 && !read_coming (db, id, &coming, error))
      || (own != 0 && !add_versions (db, id, coming, stamps, error)))
    return NULL;
  return g_steal_pointer (&stamps);
}

/**
 * entente_store_stamps:
 * @self: a store
 * @id: a record
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): who made the record and who changed it last, as far as that
 *   is known; %NULL with @error set
 */
EntenteStamps *
entente_store_stamps (EntenteStore *self,
                      gint64 id,
                      GError **error)
{
  g_auto(EntenteReader) reader = { 0 };

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, NULL, error))
    return NULL;
  return entente_store_stamps_from (reader.db, id, error);
}
