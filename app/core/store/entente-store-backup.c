/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-backup.h"

#include <glib/gstdio.h>

#include "entente-backup.h"
#include "entente-error.h"
#include "entente-migrate.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* Backups lie in a folder beside the catalogue, named by their time, so that their names tell their
 * age whatever happens to the dates of the files: 20251122T104200Z-day.entente */
#define FOLDER_SUFFIX ".backups"
#define NAME_LENGTH 16
#define SUFFIX ".entente"

#define KEEP_DAYS 7
#define KEEP_WEEKS 4
#define KEEP_MONTHS 6
/* Of those made before an import or a migration, and so that a week of bad luck fills no disk. */
#define KEEP_ALL_DAYS 7
#define KEEP_ALL_AT_MOST 50

/* The same one for every way that leads to the catalogue. */
static char *
backup_folder (const char *catalogue)
{
  g_autofree char *real = entente_db_resolve (catalogue);

  return g_strconcat (real, FOLDER_SUFFIX, NULL);
}

/* 2025-11-22T10:42:00Z without its marks. */
static char *
compact_time (const char *time)
{
  GString *compact = g_string_new (NULL);

  for (const char *c = time; *c != '\0'; c++)
    if (*c != '-' && *c != ':')
      g_string_append_c (compact, *c);
  return g_string_free (compact, FALSE);
}

static gboolean
is_backup_name (const char *name)
{
  for (guint i = 0; i < NAME_LENGTH; i++)
    if (i == 8 ? name[i] != 'T' : i == 15 ? name[i] != 'Z' : !g_ascii_isdigit (name[i]))
      return FALSE;
  return name[NAME_LENGTH] == '-' && g_str_has_suffix (name, SUFFIX);
}

static int
compare_names_newest_first (gconstpointer a,
                            gconstpointer b)
{
  return strcmp (*(const char *const *) b, *(const char *const *) a);
}

/**
 * entente_store_list_backups:
 * @catalogue: the path of a catalogue
 *
 * Returns: (transfer full) (element-type filename): the paths of the backups that Entente keeps of
 *   it, newest first
 */
GPtrArray *
entente_store_list_backups (const char *catalogue)
{
  g_autofree char *folder = NULL;
  g_autoptr(GDir) dir = NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_return_val_if_fail (catalogue != NULL, paths);

  folder = backup_folder (catalogue);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (is_backup_name (name))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names_newest_first);
  return paths;
}

/* The week, counted from a fixed Monday, so that it runs on over New Year. */
static int
week_of (const char *name)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) ((name[6] - '0') * 10 + name[7] - '0'),
                  (GDateMonth) ((name[4] - '0') * 10 + name[5] - '0'),
                  (GDateYear) (g_ascii_strtoull (name, NULL, 10) / 10000));
  return g_date_valid (&date) ? (int) (g_date_get_julian (&date) - 1) / 7 : 0;
}

/* The first day of which all that was made before an import or a migration stays, as names begin. */
static char *
first_day_of_all (void)
{
  g_autofree char *now = entente_store_now ();
  g_autoptr(GDateTime) time = g_date_time_new_from_iso8601 (now, NULL);
  g_autoptr(GDateTime) first = time != NULL ? g_date_time_add_days (time, -KEEP_ALL_DAYS) : NULL;

  return first != NULL ? g_date_time_format (first, "%Y%m%d") : g_strdup ("");
}

/* TRUE for the first backup of its day, which shows how the day began; the newest come first. */
static gboolean
begins_a_day (GPtrArray *paths,
              guint i,
              const char *name)
{
  g_autofree char *earlier = NULL;

  if (i + 1 >= paths->len)
    return TRUE;
  earlier = g_path_get_basename (g_ptr_array_index (paths, i + 1));
  return strncmp (earlier, name, 8) != 0;
}

/* The first and the newest backup of each of the last days and the newest of weeks and months stay,
 * and what was made before imports and migrations for a week; of what goes, only files with a name
 * of ours in a folder of ours. */
static void
prune (const char *catalogue)
{
  g_autoptr(GPtrArray) paths = entente_store_list_backups (catalogue);
  g_autofree char *all_from = first_day_of_all ();
  g_autofree char *day = g_strdup ("");
  g_autofree char *month = g_strdup ("");
  guint days = 0;
  guint weeks = 0;
  guint months = 0;
  guint whole = 0;
  int week = -1;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = g_ptr_array_index (paths, i);
      g_autofree char *name = g_path_get_basename (path);
      gboolean keep = FALSE;

      if (strncmp (name, day, 8) != 0)
        keep |= days++ < KEEP_DAYS;
      if (week_of (name) != week)
        keep |= weeks++ < KEEP_WEEKS;
      if (strncmp (name, month, 6) != 0)
        keep |= months++ < KEEP_MONTHS;
      if (begins_a_day (paths, i, name))
        keep |= days <= KEEP_DAYS;
      if (!g_str_has_prefix (name + NAME_LENGTH, "-day") && strncmp (name, all_from, 8) >= 0)
        keep |= whole++ < KEEP_ALL_AT_MOST;
      entente_set_str (&day, name);
      entente_set_str (&month, name);
      week = week_of (name);
      if (!keep)
        g_unlink (path);
    }
}

/* A copy counts on under a name of its own, and gives ids of its own. */
static gboolean
renew_replica (const char *catalogue,
               GError **error)
{
  g_autoptr(EntenteDb) db = entente_db_open (catalogue, ENTENTE_DB_READ_WRITE, error);

  return db != NULL
         && entente_db_exec (db,
                             "INSERT OR REPLACE INTO replica (first, id) "
                             "SELECT coalesce (max (n), 0) + 1, lower (hex (randomblob (8))) FROM change",
                             error)
         && entente_db_exec (db, "UPDATE keeper SET node = abs (random () % 16384)", error)
         && entente_db_exec (db, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* An officer's file is never replaced by a copy: it may be the only backup there is. */
static gboolean
refuse_what_stands (const char *path,
                    GError **error)
{
  g_autofree char *shown = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
               _ ("There is a file “%s” already. Choose another name for the copy."), shown);
  return FALSE;
}

/**
 * entente_store_backup:
 * @self: a store
 * @path: where the copy will be, a file that does not exist
 * @cancellable: (nullable): ends the work; no half copy stays
 * @error: return location for an error
 *
 * Copies the catalogue while it is in use, checks the copy and only then gives it its name.
 *
 * Returns: %TRUE if the copy is on the disk
 */
gboolean
entente_store_backup (EntenteStore *self,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto(EntenteReader) reader = { 0 };

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && path != NULL, FALSE);

  return refuse_what_stands (path, error)
         && entente_store_take_reader (self, &reader, cancellable, error)
         && entente_db_backup (reader.db, path, cancellable, error) && renew_replica (path, error);
}

/* Several imports in one second have a backup each; their names sort by age all the same. */
static char *
free_name (const char *folder,
           const char *reason)
{
  g_autofree char *now = entente_store_now ();
  g_autofree char *compact = compact_time (now);
  g_autofree char *name = g_strconcat (compact, "-", reason, SUFFIX, NULL);
  char *path = g_build_filename (folder, name, NULL);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *next = g_strdup_printf ("%s-%s_%04u" SUFFIX, compact, reason, i);

      g_free (path);
      path = g_build_filename (folder, next, NULL);
    }
  return path;
}

/* The older ones stay until the work that it is for has succeeded. */
static char *
make_backup_of (EntenteDb *db,
                const char *catalogue,
                const char *reason,
                GCancellable *cancellable,
                GError **error)
{
  g_autofree char *folder = backup_folder (catalogue);
  g_autofree char *path = free_name (folder, reason);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int saved = errno;

      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED,
                   _ ("The folder “%s” for backups cannot be made: %s."), folder, g_strerror (saved));
      return NULL;
    }
  if (!entente_db_backup (db, path, cancellable, error))
    {
      /* goes only if it is empty */
      g_rmdir (folder);
      return NULL;
    }
  return g_steal_pointer (&path);
}

static char *
keep_backup_of (EntenteDb *db,
                const char *catalogue,
                const char *reason,
                GCancellable *cancellable,
                GError **error)
{
  char *path = make_backup_of (db, catalogue, reason, cancellable, error);

  if (path != NULL)
    prune (catalogue);
  return path;
}

/* Like keep_backup(), for work that may yet come to nothing: what becomes of the backup is told to
 * entente_store_settle_backup(). */
char *
entente_store_begin_backup (EntenteStore *self,
                            const char *reason,
                            GCancellable *cancellable,
                            GError **error)
{
  g_auto(EntenteReader) reader = { 0 };

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return NULL;
  return make_backup_of (reader.db, self->path, reason, cancellable, error);
}

/* Keeps a backup and lets others go instead, or drops it since nothing was changed. */
void
entente_store_settle_backup (EntenteStore *self,
                             const char *path,
                             gboolean keep)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (keep)
    {
      prune (self->path);
      return;
    }
  g_unlink (path);
  /* goes only if it is empty */
  g_rmdir (folder);
}

/**
 * entente_store_keep_backup:
 * @self: a store with a file
 * @reason: what for, a word of its name: `day`, `import`
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Makes a backup in the folder beside the catalogue and lets those go that are too many: of seven
 * days the first and the last, of four weeks and six months the last are kept, and all that were
 * made before imports and migrations within a week.
 *
 * Returns: (transfer full) (nullable) (type filename): where it is
 */
char *
entente_store_keep_backup (EntenteStore *self,
                           const char *reason,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto(EntenteReader) reader = { 0 };

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && self->path != NULL, NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return NULL;
  return keep_backup_of (reader.db, self->path, reason, cancellable, error);
}

/* Before the first change of a day. That it cannot be made must not keep the officer from saving:
 * it is tried again with the next change. */
void
entente_store_back_up_day (EntenteStore *self)
{
  g_autofree char *now = entente_store_now ();
  g_autofree char *today = g_strndup (now, 10);
  g_autofree char *path = NULL;
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autoptr(GError) error = NULL;
  gboolean row = FALSE;

  if (self->path == NULL || g_strcmp0 (self->backed_up_on, today) == 0)
    return;
  stmt = entente_db_prepare (self->db, "SELECT substr (max (at), 1, 10) FROM change WHERE n >= "
                                       "(SELECT max (n) FROM change)", NULL);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, NULL) || !row)
    return;
  /* Nothing to keep yet, or kept before the change that was made today. */
  if (entente_stmt_is_null (stmt, 0) || strcmp (entente_stmt_text (stmt, 0), today) == 0)
    {
      entente_set_str (&self->backed_up_on, today);
      return;
    }
  g_clear_pointer (&stmt, entente_stmt_release);
  path = entente_store_keep_backup (self, "day", NULL, &error);
  if (path != NULL)
    entente_set_str (&self->backed_up_on, today);
  else
    g_message ("no backup today: %s", error->message);
}

/* Before a migration: without the backup the catalogue stays as it is. */
gboolean
entente_store_back_up_version (EntenteDb *db,
                               const char *path,
                               GError **error)
{
  g_autofree char *reason = NULL;
  g_autofree char *backup = NULL;
  int version;

  if (!entente_db_get_version (db, &version, error))
    return FALSE;
  if (version == 0 || version == entente_db_newest_version ())
    return TRUE;
  reason = g_strdup_printf ("version-%d", version);
  backup = keep_backup_of (db, path, reason, NULL, error);
  return backup != NULL;
}

static gboolean
refuse_folder (const char *catalogue,
               GError **error)
{
  g_autofree char *shown = g_filename_display_name (catalogue);

  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE,
               _ ("“%s” is a folder. Choose the catalogue in it."), shown);
  return FALSE;
}

static gboolean
put_in_place (const char *prepared,
              const char *catalogue,
              char **aside,
              GError **error)
{
  g_autofree char *now = entente_store_now ();
  g_autofree char *compact = compact_time (now);
  g_autofree char *kept = g_strconcat (catalogue, ".replaced-", compact, NULL);

  for (guint i = 2; g_file_test (kept, G_FILE_TEST_EXISTS); i++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s.replaced-%s_%u", catalogue, compact, i);
    }
  if (!entente_db_replace (catalogue, prepared, kept, error))
    return FALSE;
  if (aside != NULL)
    *aside = g_steal_pointer (&kept);
  return TRUE;
}

static void
remove_prepared (const char *prepared)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (prepared, suffixes[i], NULL);

      g_unlink (path);
    }
}

/* The copy is whole and has a name of its own before it takes the catalogue's place. */
static gboolean
replace_with_copy (EntenteDb *db,
                   const char *catalogue,
                   char **aside,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *prepared = NULL;
  g_autoptr(GError) failure = NULL;

  if (g_file_test (catalogue, G_FILE_TEST_IS_DIR))
    return refuse_folder (catalogue, error);
  if (!g_file_test (catalogue, G_FILE_TEST_EXISTS))
    return entente_db_backup (db, catalogue, cancellable, error) && renew_replica (catalogue, error);
  prepared = g_strdup_printf ("%s.restoring-%08x", catalogue, g_random_int ());
  if (entente_db_backup (db, prepared, cancellable, &failure) && renew_replica (prepared, &failure)
      && put_in_place (prepared, catalogue, aside, &failure))
    return TRUE;
  remove_prepared (prepared);
  if (failure->domain == ENTENTE_ERROR)
    {
      g_autofree char *shown = g_filename_display_name (catalogue);

      /* Translators: %s are the name of a file, and a sentence that says what went wrong */
      g_set_error (error, ENTENTE_ERROR, failure->code,
                   _ ("“%s” stays as it was: nothing was restored. %s"), shown, failure->message);
    }
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
refuse_itself (const char *backup,
               const char *catalogue,
               GError **error)
{
  g_autofree char *shown = NULL;
  GStatBuf one;
  GStatBuf other;

  if (g_stat (backup, &one) != 0 || g_stat (catalogue, &other) != 0 || one.st_dev != other.st_dev
      || one.st_ino != other.st_ino)
    return TRUE;
  shown = g_filename_display_name (catalogue);
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
               _ ("“%s” cannot be restored from itself. Choose one of its backups."), shown);
  return FALSE;
}

/**
 * entente_store_restore:
 * @backup: a backup
 * @catalogue: the catalogue that it replaces, closed; it may be missing or damaged
 * @person: (nullable): who works
 * @aside: (out) (optional) (nullable) (transfer full) (type filename): where the replaced file is
 *   kept; %NULL if there was none
 * @cancellable: (nullable): ends the work
 * @error: return location for an error: %ENTENTE_ERROR_LOCKED while somebody writes
 *
 * Puts a backup in the place of a catalogue. The backup is checked first, and what stood there is
 * kept under another name, never deleted.
 *
 * Returns: %TRUE if the catalogue is what the backup was
 */
gboolean
entente_store_restore (const char *backup,
                       const char *catalogue,
                       const char *person,
                       char **aside,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr(EntenteLock) lock = NULL;
  g_autoptr(EntenteDb) db = NULL;
  g_autofree char *real = NULL;
  int version;

  g_return_val_if_fail (backup != NULL && catalogue != NULL, FALSE);

  if (aside != NULL)
    *aside = NULL;
  if (!refuse_itself (backup, catalogue, error))
    return FALSE;
  /* A link stays one. */
  real = entente_db_resolve (catalogue);
  lock = entente_lock_take (real, entente_str_empty (person) ? g_get_real_name () : person, error);
  if (lock == NULL)
    return FALSE;
  db = entente_db_open (backup, ENTENTE_DB_READ_ONLY, error);
  return db != NULL && entente_db_get_version (db, &version, error)
         && entente_db_check_schema (db, error) && entente_db_quick_check (db, error)
         && replace_with_copy (db, real, aside, cancellable, error);
}
