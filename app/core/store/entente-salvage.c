/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-salvage.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-migrate.h"
#include "entente-salvage-read.h"
#include "entente-store-import.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* The damaged file is copied byte by byte, with its log, and never opened itself: opening a file
 * with a log already changes it. What can be read of the copy is imported into a new catalogue. */

#define PAGE 4096
#define CHUNK (1024 * 1024)

typedef struct
{
  EntenteDb *db;      /* the copy */
  GHashTable *ids;    /* gint64 -> EntenteKind: what is not given up yet */
  EntenteSalvage *salvage;
  GCancellable *cancellable;
} Salvager;

static gboolean
copy_bytes (int from,
            int to,
            const char *path,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = read (from, chunk, CHUNK)) > 0)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gssize done = 0, more; done < n; done += more)
        {
          more = write (to, chunk + done, (gsize) (n - done));
          if (more < 0)
            return entente_file_set_error (errno, path, error);
        }
    }
  return n == 0 || entente_file_set_error (errno, path, error);
}

static gboolean
copy_file (const char *source,
           const char *target,
           GCancellable *cancellable,
           GError **error)
{
  int from = open (source, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  int to = from >= 0 ? open (target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
  gboolean good = to >= 0;

  if (from < 0 || to < 0)
    entente_file_set_error (errno, from < 0 ? source : target, error);
  good = good && copy_bytes (from, to, from < 0 ? source : target, cancellable, error);
  if (from >= 0)
    close (from);
  if (to >= 0)
    close (to);
  return good;
}

/* What misses of the last page counts as zeros. */
static void
fill_last_page (const char *path)
{
  struct stat facts;

  if (stat (path, &facts) == 0 && facts.st_size % PAGE != 0
      && truncate (path, (facts.st_size / PAGE + 1) * PAGE) != 0)
    g_debug ("%s keeps its length: %s", path, g_strerror (errno));
}

static gboolean
copy_catalogue (const char *damaged,
                const char *copy,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *log = g_strconcat (damaged, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (copy, "-wal", NULL);

  if (!copy_file (damaged, copy, cancellable, error))
    return FALSE;
  fill_last_page (copy);
  return !g_file_test (log, G_FILE_TEST_IS_REGULAR)
         || copy_file (log, log_copy, cancellable, error);
}

static void
remove_copy (const char *copy)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (copy, suffixes[i], NULL);

      g_unlink (path);
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = **(const gint64 *const *) a;
  gint64 second = **(const gint64 *const *) b;

  return first < second ? -1 : first > second;
}

/* In the order of their ids, so that what is made is always the same. */
static GPtrArray *
list_ids (GHashTable *ids)
{
  GPtrArray *list = g_ptr_array_new_full (g_hash_table_size (ids), g_free);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (list, g_memdup2 (id, sizeof (gint64)));
  g_ptr_array_sort (list, compare_ids);
  return list;
}

/* Gives up what cannot be read, or cannot be without what was given up; again until nothing more
 * has to be. */
static gboolean
give_up_the_lost (Salvager *self,
                  GError **error)
{
  gboolean again = TRUE;

  while (again)
    {
      g_autoptr(GPtrArray) list = list_ids (self->ids);

      again = FALSE;
      for (guint i = 0; i < list->len; i++)
        {
          const gint64 *id = g_ptr_array_index (list, i);
          EntenteKind kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id));
          g_autoptr(EntenteRecord) record = NULL;
          gboolean incomplete;

          if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
            return FALSE;
          record = entente_salvage_read (self->db, kind, *id, self->ids, &incomplete);
          if (record != NULL)
            continue;
          self->salvage->lost[kind]++;
          g_hash_table_remove (self->ids, id);
          again = TRUE;
        }
    }
  return TRUE;
}

static gboolean
put_catalogue (Salvager *self,
               EntenteImport *import,
               GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (self->db, "SELECT home, home_kind, desk FROM catalogue", NULL);
  EntenteKind kind;
  gboolean row = FALSE;
  gint64 home;

  if (stmt == NULL || !entente_stmt_step (stmt, &row, NULL) || !row)
    return TRUE;
  home = entente_stmt_int64 (stmt, 0);
  kind = entente_kind_from_name (entente_stmt_text (stmt, 1));
  if (GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, &home)) != kind)
    home = 0;
  return entente_import_set_catalogue (import, kind, home, entente_stmt_text (stmt, 2), error);
}

static gboolean
put_records (Salvager *self,
             EntenteImport *import,
             GError **error)
{
  g_autoptr(GPtrArray) list = list_ids (self->ids);

  for (guint i = 0; i < list->len; i++)
    {
      const gint64 *id = g_ptr_array_index (list, i);
      EntenteKind kind = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, id));
      g_autoptr(EntenteRecord) record = NULL;
      g_autoptr(EntenteStamps) stamps = NULL;
      EntenteImportOutcome outcome;
      gboolean incomplete;

      record = entente_salvage_read (self->db, kind, *id, self->ids, &incomplete);
      if (record == NULL)
        continue;
      stamps = entente_store_stamps_from (self->db, *id, NULL);
      if (stamps == NULL)
        stamps = g_new0 (EntenteStamps, 1);
      if (!entente_import_put (import, record, stamps, &outcome, error))
        return FALSE;
      if (incomplete)
        self->salvage->incomplete[kind]++;
      else
        self->salvage->saved[kind]++;
    }
  return TRUE;
}

/* What was given up is referred to by nobody; a record that was read otherwise the second time, as
 * from a disk that is failing, would be found here. */
static gboolean
check_ties (EntenteImport *import,
            GError **error)
{
  gint64 record;
  gint64 target;
  EntenteKind there;

  if (!entente_import_find_missing (import, &record, &target, &there, error))
    return FALSE;
  if (target == 0)
    return TRUE;
  g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED,
                       _ ("The file reads otherwise each time. Copy it to another disk, then try "
                          "again."));
  return FALSE;
}

static gboolean
fill (Salvager *self,
      EntenteStore *store,
      GError **error)
{
  g_autoptr(EntenteImport) import = entente_import_new (store, FALSE, self->cancellable, error);

  return import != NULL && put_catalogue (self, import, error) && put_records (self, import, error)
         && check_ties (import, error) && entente_import_finish (import, error);
}

static gboolean
make_catalogue (Salvager *self,
                const char *damaged,
                const char *path,
                const char *person,
                GError **error)
{
  g_autoptr(EntenteStore) store = NULL;
  g_autofree char *name = g_filename_display_name (damaged);

  if (g_hash_table_size (self->ids) == 0)
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED,
                   _ ("Nothing can be read in “%s” any more. Restore a backup."), name);
      return FALSE;
    }
  store = entente_store_create (path, person, error);
  if (store == NULL)
    return FALSE;
  /* undo ends before it: what came over cannot be taken back out by a slip */
  if (fill (self, store, error) && entente_store_end_undo (store, error))
    return entente_store_close (store, error);
  entente_store_close (store, NULL);
  remove_copy (path);
  return FALSE;
}

static gboolean
salvage_copy (Salvager *self,
              const char *copy,
              const char *damaged,
              const char *path,
              const char *person,
              GError **error)
{
  g_autoptr(EntenteDb) db = NULL;
  int version;

  db = entente_db_open (copy, ENTENTE_DB_DAMAGED, error);
  if (db == NULL || !entente_db_get_version (db, &version, error))
    return FALSE;
  self->db = db;
  self->ids = entente_salvage_find_ids (db, self->cancellable, error);
  return self->ids != NULL && give_up_the_lost (self, error)
         && make_catalogue (self, damaged, path, person, error);
}

static gboolean
check_names (const char *damaged,
             const char *path,
             GError **error)
{
  g_autofree char *name = g_filename_display_name (damaged);
  g_autofree char *holder = NULL;

  if (!g_file_test (damaged, G_FILE_TEST_EXISTS))
    return entente_file_set_error (ENOENT, damaged, error);
  if (!g_file_test (damaged, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE,
                   _ ("“%s” is not an Entente catalogue."), name);
      return FALSE;
    }
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return entente_file_set_error (EEXIST, path, error);
  holder = entente_lock_holder (damaged);
  if (holder == NULL)
    return TRUE;
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED,
               _ ("“%s” is being changed by %s. Open it read-only, or try again when it was closed "
                  "there."),
               name, holder);
  return FALSE;
}

/**
 * entente_store_salvage:
 * @damaged: (type filename): a damaged catalogue that nobody has open; it is only read
 * @path: (type filename): where the new catalogue will be, a file that does not exist
 * @person: (nullable): who works
 * @salvage: (out caller-allocates): what became of the records
 * @cancellable: (nullable): ends the work; no new catalogue stays
 * @error: return location for an error: %ENTENTE_ERROR_DAMAGED if nothing can be read
 *
 * Makes a new catalogue of what can still be read of a damaged one. A record comes over with those
 * of its parts and ties that can be read and lead somewhere; its history does not.
 *
 * Returns: %TRUE if the new catalogue is on the disk
 */
gboolean
entente_store_salvage (const char *damaged,
                       const char *path,
                       const char *person,
                       EntenteSalvage *salvage,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *copy = NULL;
  Salvager salvager = { .salvage = salvage, .cancellable = cancellable };
  gboolean good;

  g_return_val_if_fail (damaged != NULL && path != NULL && salvage != NULL, FALSE);

  *salvage = (EntenteSalvage){ { 0 } };
  if (!check_names (damaged, path, error))
    return FALSE;
  absolute = g_canonicalize_filename (path, NULL);
  copy = g_strdup_printf ("%s.salvaging-%08x", absolute, g_random_int ());
  good = copy_catalogue (damaged, copy, cancellable, error)
         && salvage_copy (&salvager, copy, damaged, absolute, person, error);
  remove_copy (copy);
  g_clear_pointer (&salvager.ids, g_hash_table_unref);
  return good;
}

/**
 * entente_salvage_describe:
 * @salvage: what became of the records
 *
 * Returns: (transfer full): it in words, a line for each kind of which there was something
 */
char *
entente_salvage_describe (const EntenteSalvage *salvage)
{
  GString *text = g_string_new (NULL);

  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const char *label
          = g_dgettext (GETTEXT_PACKAGE, entente_kind_get_info (kind)->table.label_plural);

      if (salvage->saved[kind] + salvage->incomplete[kind] + salvage->lost[kind] == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a kind of records, and how many of them came over, did so in part, did not */
      g_string_append_printf (text, _ ("%s: %u saved, %u in part, %u lost"), label,
                              salvage->saved[kind], salvage->incomplete[kind], salvage->lost[kind]);
    }
  return g_string_free (text, FALSE);
}
