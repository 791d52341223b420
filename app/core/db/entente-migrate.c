/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-migrate.h"

#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-migrate-private.h"
#include "entente-util.h"

#define FOLDER "/org/entente/Entente/core/sql/"

/* A line of a migration that changes an attached table otherwise than by a column at its end. */
#define ENDS_UNDO "\n-- ends undo\n"

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files of the folder in order: 0001-….sql, 0002-….sql … */
static GStrv
list_migrations (const char *folder)
{
  g_autoptr(GError) error = NULL;
  GStrv names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (names == NULL)
    g_error ("no migrations: %s", error->message);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strtoull (names[i], NULL, 10) != i + 1)
      g_error ("the migrations have a gap before %s", names[i]);
  return names;
}

/* The newest version that the migrations of a folder lead to. */
int
entente_migrations_count (const char *folder)
{
  g_auto(GStrv) names = list_migrations (folder);

  return (int) g_strv_length (names);
}

static GBytes *
load_migration (const char *folder,
                const char *name)
{
  g_autofree char *path = g_strconcat (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

/* One migration in one transaction, with the number that says it was done. */
static gboolean
run_migration (EntenteDb   *db,
               const char  *folder,
               const char  *name,
               gboolean    *ends_undo,
               GError     **error)
{
  g_autoptr(GBytes) bytes = load_migration (folder, name);
  /* a resource ends in a zero that is not counted */
  const char *sql = g_bytes_get_data (bytes, NULL);
  g_autofree char *digits = g_strndup (name, strspn (name, "0123456789"));
  g_autofree char *set_version = g_strconcat ("PRAGMA user_version = ", digits, NULL);

  g_debug ("migration %s", name);
  if (!entente_db_begin (db, error))
    return FALSE;
  if (!entente_db_exec (db, sql, error) ||
      !entente_db_exec (db, "PRAGMA application_id = 0x456E7465", error) ||
      !entente_db_exec (db, set_version, error))
    {
      entente_db_rollback (db, NULL);
      return FALSE;
    }
  if (strstr (sql, ENDS_UNDO) != NULL)
    *ends_undo = TRUE;
  return entente_db_commit (db, error);
}

/* The version of the schema; refuses other programs' files and what is newer than the folder. */
gboolean
entente_migrations_get_version (EntenteDb   *db,
                                const char  *folder,
                                int         *version,
                                GError     **error)
{
  g_autofree char *name = NULL;
  gint64 application;
  gint64 user_version;

  if (!entente_db_query_int64 (db, "PRAGMA application_id", &application, error) ||
      !entente_db_query_int64 (db, "PRAGMA user_version", &user_version, error))
    return FALSE;

  name = g_filename_display_name (db->path != NULL ? db->path : "");
  *version = (int) user_version;
  if (application != ENTENTE_APPLICATION_ID && (application != 0 || user_version != 0))
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE,
                   _("“%s” is not an Entente catalogue."), name);
      return FALSE;
    }
  if (user_version < 0)
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED,
                   _("“%s” is damaged. Restore a backup, or copy out what can still be read."),
                   name);
      return FALSE;
    }
  if (user_version > entente_migrations_count (folder))
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NEWER,
                   _("“%s” was written by a newer Entente. Update Entente to open it; nothing was "
                     "changed."), name);
      return FALSE;
    }
  return TRUE;
}

/* Migrates from the version found up to that given. */
gboolean
entente_migrations_run (EntenteDb   *db,
                        const char  *folder,
                        int          until,
                        int         *from_version,
                        gboolean    *ends_undo,
                        GError     **error)
{
  g_auto(GStrv) names = list_migrations (folder);
  gboolean ends = FALSE;
  int version;

  if (!entente_migrations_get_version (db, folder, &version, error))
    return FALSE;
  if (from_version != NULL)
    *from_version = version;
  for (int i = version; i < until; i++)
    if (!run_migration (db, folder, names[i], &ends, error))
      return FALSE;
  if (ends_undo != NULL)
    *ends_undo = ends;
  return TRUE;
}

/**
 * entente_db_newest_version:
 *
 * Returns: the version of the schema that this Entente writes
 */
int
entente_db_newest_version (void)
{
  return entente_migrations_count (FOLDER);
}

/**
 * entente_db_get_version:
 * @self: a connection
 * @version: (out): the version of the catalogue's schema; 0 if it has none yet
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set: %ENTENTE_ERROR_NOT_CATALOGUE for another program's file,
 *   %ENTENTE_ERROR_NEWER for a catalogue of a newer Entente
 */
gboolean
entente_db_get_version (EntenteDb  *self,
                        int        *version,
                        GError    **error)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self) && version != NULL, FALSE);

  return entente_migrations_get_version (self, FOLDER, version, error);
}

/**
 * entente_db_migrate:
 * @self: a connection that writes
 * @from_version: (out) (optional): the version found; 0 for a new catalogue
 * @ends_undo: (out) (optional): %TRUE if what was done before can no longer be undone. The
 *   migration itself has ended the undo stack in its transaction; this is for telling so
 * @error: return location for an error
 *
 * Brings the schema to the newest version, each step in a transaction of its own. The backup that
 * an older catalogue needs is made before, by who calls.
 *
 * Returns: %FALSE with @error set; then the catalogue stands at the last step that succeeded
 */
gboolean
entente_db_migrate (EntenteDb  *self,
                    int        *from_version,
                    gboolean   *ends_undo,
                    GError    **error)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  return entente_migrations_run (self, FOLDER, entente_migrations_count (FOLDER), from_version,
                                 ends_undo, error);
}

/**
 * entente_db_check_schema:
 * @self: a connection
 * @error: return location for an error
 *
 * Compares every object of the catalogue's schema with what the migrations up to its version make
 * in memory: nothing may miss, be changed or be there besides.
 *
 * Returns: %FALSE with @error set, naming the first object that is wrong: %ENTENTE_ERROR_DAMAGED
 *   if one misses or differs, %ENTENTE_ERROR_NOT_CATALOGUE if one is unknown
 */
gboolean
entente_db_check_schema (EntenteDb  *self,
                         GError    **error)
{
  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  return entente_db_schema_is_known (self) || entente_migrations_check (self, FOLDER, error);
}
