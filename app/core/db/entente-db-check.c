/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-migrate-private.h"
#include "entente-schema-digest.h"
#include "entente-text.h"
#include "entente-util.h"

/* Of the schema after each migration, made when this was built. */
static const char *const schema_digests[] = {
#include "entente-schema-digests.inc"
};

/* Names in a damaged or hostile file may be anything. */
#define MAX_NAME_BYTES 100

/* What one version's schema consists of: "table person" -> its statement. Made once and kept. */
static GHashTable *schemas;
static GMutex schemas_lock;

static GHashTable *
read_objects (EntenteDb  *db,
              GError    **error)
{
  g_autoptr(GHashTable) objects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql_schema_objects, error);
  gboolean row = FALSE;

  if (stmt == NULL)
    return NULL;
  while (entente_stmt_step (stmt, &row, error))
    {
      if (!row)
        return g_steal_pointer (&objects);
      g_hash_table_insert (objects, g_strdup (entente_stmt_text (stmt, 0)),
                           g_strdup (entente_stmt_text (stmt, 1)));
    }
  return NULL;
}

static GHashTable *
make_schema (const char  *folder,
             int          version,
             GError     **error)
{
  g_autoptr(EntenteDb) db = entente_db_open (NULL, ENTENTE_DB_MEMORY, error);

  if (db == NULL || !entente_migrations_run (db, folder, version, NULL, NULL, error))
    return NULL;
  return read_objects (db, error);
}

/* The schema as the migrations make it; it is never freed. */
static GHashTable *
expected_schema (const char  *folder,
                 int          version,
                 GError     **error)
{
  g_autofree char *key = g_strdup_printf ("%s%d", folder, version);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&schemas_lock);
  GHashTable *schema;

  if (schemas == NULL)
    schemas = g_hash_table_new (g_str_hash, g_str_equal);
  schema = g_hash_table_lookup (schemas, key);
  if (schema == NULL)
    {
      schema = make_schema (folder, version, error);
      if (schema != NULL)
        g_hash_table_insert (schemas, g_steal_pointer (&key), schema);
    }
  return schema;
}

static gboolean
refuse_object (EntenteDb   *db,
               const char  *object,
               gboolean     unknown,
               GError     **error)
{
  g_autofree char *name = g_filename_display_name (db->path != NULL ? db->path : "");
  g_autofree char *shown = entente_text_clean (object, -1, ENTENTE_TEXT_DEFAULT, MAX_NAME_BYTES);

  if (unknown)
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE,
                 _("“%s” holds something that no Entente made (%s), so it is not opened. Use a "
                   "backup of it."), name, shown);
  else
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED,
                 _("“%s” is damaged: a part of it misses or was changed (%s). Restore a backup."),
                 name, shown);
  return FALSE;
}

/* Compares the catalogue's objects with those that the folder's migrations make. */
gboolean
entente_migrations_check (EntenteDb   *db,
                          const char  *folder,
                          GError     **error)
{
  g_autoptr(GHashTable) objects = NULL;
  GHashTable *schema;
  GHashTableIter iter;
  gpointer object;
  gpointer sql;
  int version;

  if (!entente_migrations_get_version (db, folder, &version, error))
    return FALSE;
  schema = expected_schema (folder, version, error);
  if (schema == NULL)
    return FALSE;
  objects = read_objects (db, error);
  if (objects == NULL)
    return FALSE;

  g_hash_table_iter_init (&iter, objects);
  while (g_hash_table_iter_next (&iter, &object, NULL))
    if (!g_hash_table_contains (schema, object))
      return refuse_object (db, object, TRUE, error);
  g_hash_table_iter_init (&iter, schema);
  while (g_hash_table_iter_next (&iter, &object, &sql))
    if (g_strcmp0 (g_hash_table_lookup (objects, object), sql) != 0)
      return refuse_object (db, object, FALSE, error);
  return TRUE;
}

/* TRUE if the schema is, to the byte, the one of the catalogue's version. FALSE says nothing yet:
 * another release of SQLite may write the tables of its search index in other words. */
gboolean
entente_db_schema_is_known (EntenteDb *self)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autofree char *digest = NULL;
  gint64 version;

  if (!entente_db_query_int64 (self, "PRAGMA user_version", &version, NULL) ||
      version < 1 || version > (gint64) G_N_ELEMENTS (schema_digests))
    return FALSE;
  stmt = entente_db_prepare (self, sql_schema_objects, NULL);
  if (stmt == NULL)
    return FALSE;
  digest = entente_schema_digest (entente_stmt_handle (stmt));
  return g_strcmp0 (digest, schema_digests[version - 1]) == 0;
}

/**
 * entente_db_quick_check:
 * @self: a connection
 * @error: return location for an error
 *
 * Looks through all pages of the file, without comparing indexes with their tables: about a
 * second for each gigabyte. Can be cancelled.
 *
 * Returns: %FALSE with %ENTENTE_ERROR_DAMAGED if something is wrong
 */
gboolean
entente_db_quick_check (EntenteDb  *self,
                        GError    **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row;

  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  stmt = entente_db_prepare (self, "PRAGMA quick_check(1)", error);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
    return FALSE;
  if (row && g_strcmp0 (entente_stmt_text (stmt, 0), "ok") == 0)
    return TRUE;
  g_debug ("quick_check: %s", row ? entente_stmt_text (stmt, 0) : "no answer");
  return entente_db_set_error (self, SQLITE_CORRUPT, error);
}
