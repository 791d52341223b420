/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-util.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define HEADER_SIZE 100
#define BUSY_MS 5000
/* Of the index beside a log, which connections share; it is smaller only where it could not be made. */
#define INDEX_SIZE 32768
/* SQLite refuses longer ones with a message about something else. */
#define MAX_PATH_BYTES 500

typedef struct
{
  guint8 bytes[HEADER_SIZE];
  sqlite3_int64 file_size;
} Header;

static gboolean refuse (GError    **error,
                        int         code,
                        const char *format,
                        ...) G_GNUC_PRINTF (3, 4);

static gboolean
refuse (GError    **error,
        int         code,
        const char *format,
        ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (ENTENTE_ERROR, code, format, args));
  va_end (args);
  return FALSE;
}

/* Looks at the file from outside: opening a pipe or a device could hang. */
static gboolean
check_outside (EntenteDb    *self,
               EntenteDbMode mode,
               GError      **error)
{
  g_autofree char *name = g_filename_display_name (self->path);
  struct stat facts;

  if (strlen (self->path) > MAX_PATH_BYTES)
    return refuse (error, ENTENTE_ERROR_FAILED,
                   _("The path of “%s” is too long. Move it to a folder nearer to the top."),
                   name);
  if (stat (self->path, &facts) != 0)
    return entente_file_set_error (errno, self->path, error);
  if (S_ISDIR (facts.st_mode))
    return refuse (error, ENTENTE_ERROR_NOT_CATALOGUE,
                   _("“%s” is a folder. Choose the catalogue in it."), name);
  if (!S_ISREG (facts.st_mode))
    return refuse (error, ENTENTE_ERROR_NOT_CATALOGUE,
                   _("“%s” is not an Entente catalogue, nor a file at all."), name);
  if (facts.st_size == 0 && mode != ENTENTE_DB_CREATE)
    return refuse (error, ENTENTE_ERROR_NOT_CATALOGUE,
                   _("“%s” is empty: it is not an Entente catalogue."), name);
  if (faccessat (AT_FDCWD, self->path, R_OK, AT_EACCESS) != 0)
    return refuse (error, ENTENTE_ERROR_FAILED,
                   _("You are not permitted to read “%s”. Ask its owner."), name);
  if (mode == ENTENTE_DB_READ_WRITE &&
      (faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) != 0 ||
       !entente_file_folder_writable (self->path)))
    return refuse (error, ENTENTE_ERROR_READ_ONLY,
                   _("“%s” or its folder cannot be written to. Open it read-only, or copy it to a "
                     "folder of yours."), name);
  self->device = facts.st_dev;
  self->inode = facts.st_ino;
  return TRUE;
}

static int
busy_cb (gpointer data,
         int      count)
{
  static const guint8 delays[] = { 1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50 };
  const int n_delays = G_N_ELEMENTS (delays);
  const int warm_up = 228; /* the sum of the above */
  int waited = count < n_delays ? 0 : warm_up + (count - n_delays) * 100;
  int delay = count < n_delays ? delays[count] : 100;

  if (waited >= BUSY_MS || entente_db_is_cancelled (data))
    return 0;
  g_usleep ((gulong) delay * 1000);
  return 1;
}

static int
trace_cb (unsigned int type,
          gpointer     data,
          gpointer     statement,
          gpointer     nanoseconds)
{
  char *sql = sqlite3_expanded_sql (statement);

  g_message ("%.3f ms %s", (double) *(sqlite3_int64 *) nanoseconds / 1e6,
             sql != NULL ? sql : sqlite3_sql (statement));
  sqlite3_free (sql);
  return 0;
}

/* A virtual table declares its columns as "CREATE TABLE x" when a connection first meets it, which
 * writes nothing but asks as if it did. */
static gboolean
declares_columns (int         action,
                  const char *first)
{
  return ((action == SQLITE_INSERT || action == SQLITE_UPDATE) &&
          g_strcmp0 (first, "sqlite_master") == 0) ||
         (action == SQLITE_CREATE_TABLE && g_strcmp0 (first, "x") == 0);
}

/* Says no to what our statements never do, whatever the file's schema would have them do; and to
 * every change of the file through a connection that only reads. */
static int
authorize_cb (gpointer    data,
              int         action,
              const char *first,
              const char *second,
              const char *database,
              const char *trigger)
{
  EntenteDb *self = data;

  switch (action)
    {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return self->may_attach ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_CREATE_TRIGGER:
    case SQLITE_CREATE_VIEW:
      return SQLITE_DENY;
    case SQLITE_FUNCTION:
      return g_strcmp0 (second, "load_extension") == 0 ||
             g_strcmp0 (second, "fts3_tokenizer") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
    case SQLITE_CREATE_TABLE:
    case SQLITE_CREATE_INDEX:
    case SQLITE_CREATE_VTABLE:
    case SQLITE_DROP_TABLE:
    case SQLITE_DROP_INDEX:
    case SQLITE_DROP_VTABLE:
    case SQLITE_REINDEX:
      return self->read_only && g_strcmp0 (database, "main") == 0 &&
             !declares_columns (action, first) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_ALTER_TABLE:
      return self->read_only && g_strcmp0 (first, "main") == 0 ? SQLITE_DENY : SQLITE_OK;
    default:
      return SQLITE_OK;
    }
}

/* Nothing here reads the file. */
static gboolean
harden (EntenteDb  *self,
        GError    **error)
{
  static const struct { int what; int value; } settings[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  };
  static const struct { int what; int value; } limits[] = {
    { SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };
  int code = SQLITE_OK;

  for (guint i = 0; i < G_N_ELEMENTS (settings) && code == SQLITE_OK; i++)
    code = sqlite3_db_config (self->handle, settings[i].what, settings[i].value, NULL);
  if (code != SQLITE_OK)
    return entente_db_set_error (self, code, error);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (self->handle, limits[i].what, limits[i].value);
  sqlite3_busy_handler (self->handle, busy_cb, self);
  sqlite3_set_authorizer (self->handle, authorize_cb, self);
  if (g_strcmp0 (g_getenv ("ENTENTE_SQL_TRACE"), "1") == 0)
    sqlite3_trace_v2 (self->handle, SQLITE_TRACE_PROFILE, trace_cb, self);
  return entente_db_exec (self, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                                "PRAGMA temp_store = FILE", error);
}

/* Reads the header through SQLite's own handle: a file that we opened and closed ourselves would
 * take with it the locks of the other connections of this process. */
static gboolean
read_header (EntenteDb  *self,
             Header     *header,
             GError    **error)
{
  sqlite3_file *file = NULL;
  int code = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  memset (header, 0, sizeof *header);
  if (code == SQLITE_OK)
    code = file->pMethods->xRead (file, header->bytes, HEADER_SIZE, 0);
  if (code == SQLITE_OK)
    code = file->pMethods->xFileSize (file, &header->file_size);
  if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ)
    return entente_db_set_error (self, code, error);
  return TRUE;
}

static gboolean
header_is_ours (const Header *header)
{
  guint32 application;

  memcpy (&application, header->bytes + 68, sizeof application);
  return memcmp (header->bytes, "SQLite format 3", 16) == 0 &&
         GUINT32_FROM_BE (application) == ENTENTE_APPLICATION_ID;
}

static gboolean
header_is_wal (const Header *header)
{
  return header->bytes[18] == 2 || header->bytes[19] == 2;
}

/* SQLite reads what misses of the last page as zeros and does not say so. */
static gboolean
header_fits_size (const Header *header)
{
  guint page = (guint) header->bytes[16] << 8 | header->bytes[17];

  return header->file_size % (page == 1 ? 65536 : MAX (page, 512)) == 0;
}

static void
disconnect (EntenteDb *self)
{
  entente_db_drop_cache (self);
  sqlite3_close_v2 (g_steal_pointer (&self->handle));
}

/* SQLite counts its memory under a lock that all connections share, and nobody asks for the sum.
 * Where another library has used SQLite already it goes on counting. */
static gpointer
stop_counting (gpointer unused)
{
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  return NULL;
}

static gboolean
connect_with (EntenteDb  *self,
              int         flags,
              GError    **error)
{
  static GOnce once = G_ONCE_INIT;
  int code;

  g_once (&once, stop_counting, NULL);
  code = sqlite3_open_v2 (self->name, &self->handle,
                          flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
  if (code != SQLITE_OK)
    {
      if (self->handle == NULL)
        g_error ("no memory for a connection");
      return entente_db_set_error (self, code, error);
    }
  return harden (self, error);
}

/* TRUE if a file beside the catalogue, as its write-ahead log, holds something. */
static gboolean
sidecar_has_content (const char *path,
                     const char *suffix)
{
  g_autofree char *real = entente_db_resolve (path);
  g_autofree char *sidecar = g_strconcat (real, suffix, NULL);
  struct stat facts;

  return stat (sidecar, &facts) == 0 && facts.st_size > 0;
}

/* A file in WAL mode where nothing can be written has no place for its sidecars: SQLite reads it
 * only if told that nobody changes it. */
static gboolean
reopen_immutable (EntenteDb  *self,
                  GError    **error)
{
  g_autofree char *uri = g_filename_to_uri (self->path, NULL, NULL);

  disconnect (self);
  g_free (self->name);
  self->name = g_strconcat (uri, "?immutable=1", NULL);
  self->immutable = TRUE;
  return connect_with (self, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

/* SQLite then reads a file that is shorter than it should be, and a schema of which parts are lost.
 * The authorizer still refuses every change. */
static gboolean
go_on_with_damage (EntenteDb  *self,
                   GError    **error)
{
  int code = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_db_config (self->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
  return code == SQLITE_OK || entente_db_set_error (self, code, error);
}

/* Opens the file and makes sure that it is ours before SQLite touches it or what lies beside. */
static gboolean
connect_file (EntenteDb    *self,
              EntenteDbMode mode,
              GError      **error)
{
  gboolean writable = faccessat (AT_FDCWD, self->path, W_OK, AT_EACCESS) == 0 &&
                      entente_file_folder_writable (self->path);
  g_autofree char *name = g_filename_display_name (self->path);
  Header header;

  if (!connect_with (self, writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error))
    return FALSE;
  if (mode == ENTENTE_DB_CREATE)
    return entente_db_exec (self, "PRAGMA application_id = 0x456E7465", error);

  if (!read_header (self, &header, error))
    return FALSE;
  if (!header_is_ours (&header))
    return refuse (error, ENTENTE_ERROR_NOT_CATALOGUE,
                   _("“%s” is not an Entente catalogue."), name);
  if (mode == ENTENTE_DB_DAMAGED)
    return go_on_with_damage (self, error);
  /* what a crash left half written is put right from the log or the journal */
  if (!header_fits_size (&header) && !sidecar_has_content (self->path, "-wal")
      && !sidecar_has_content (self->path, "-journal"))
    return entente_db_set_error (self, SQLITE_CORRUPT, error);
  if (!writable && header_is_wal (&header) && !sidecar_has_content (self->path, "-wal"))
    return reopen_immutable (self, error);
  return TRUE;
}

/* Chooses how transactions are kept safe: the write-ahead log, or the rollback journal where
 * other machines may use the file. Another connection in the way leaves it as it is. */
gboolean
entente_db_set_journal (EntenteDb  *self,
                        gboolean    wal,
                        GError    **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  stmt = entente_db_prepare (self, wal ? "PRAGMA journal_mode = WAL"
                                       : "PRAGMA journal_mode = DELETE", error);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
    return FALSE;
  self->wal = row && g_strcmp0 (entente_stmt_text (stmt, 0), "wal") == 0;
  return TRUE;
}

static gboolean
read_journal (EntenteDb  *self,
              GError    **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (self, "PRAGMA journal_mode", error);
  gboolean row = FALSE;

  if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
    return FALSE;
  self->wal = row && g_strcmp0 (entente_stmt_text (stmt, 0), "wal") == 0;
  return TRUE;
}

/* The settings that need the file; the first look into it recovers what a crash left behind. */
static gboolean
set_up (EntenteDb  *self,
        GError    **error)
{
  g_autoptr(GError) busy = NULL;
  gint64 n_objects;

  if (!entente_db_query_int64 (self, "SELECT count(*) FROM sqlite_schema", &n_objects, error))
    return FALSE;
  if (self->path == NULL || self->read_only)
    return read_journal (self, error);

  if (!entente_db_set_journal (self, entente_file_fits_wal (self->path), &busy) &&
      !g_error_matches (busy, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED))
    {
      g_propagate_error (error, g_steal_pointer (&busy));
      return FALSE;
    }
  if (busy != NULL && !read_journal (self, error))
    return FALSE;
  return entente_db_exec (self, "PRAGMA synchronous = FULL;"
                                "PRAGMA journal_size_limit = 16777216", error);
}

/* What SQLite makes beside the catalogue before it can read a first page of it. */
static const char *const log_files[] = { "-wal", "-shm" };

static gboolean
has_log_files (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (log_files); i++)
    {
      g_autofree char *sidecar = g_strconcat (path, log_files[i], NULL);

      if (g_file_test (sidecar, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* Removes what an attempt that found no room left behind. An index of full size is in use. */
static void
remove_log_files (const char *path)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  struct stat facts;

  if (sidecar_has_content (path, "-wal") ||
      (stat (index, &facts) == 0 && facts.st_size >= INDEX_SIZE))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (log_files); i++)
    {
      g_autofree char *sidecar = g_strconcat (path, log_files[i], NULL);

      g_unlink (sidecar);
    }
}

static gboolean
open_immutable (EntenteDb    *self,
                EntenteDbMode mode,
                GError      **error)
{
  return reopen_immutable (self, error) &&
         (mode != ENTENTE_DB_DAMAGED || go_on_with_damage (self, error)) &&
         set_up (self, error);
}

static gboolean
open_file (EntenteDb    *self,
           EntenteDbMode mode,
           GError      **error)
{
  g_autofree char *real = entente_db_resolve (self->path);
  gboolean had_log_files = has_log_files (real);
  g_autoptr(GError) failure = NULL;

  /* beside a connection that does, another one reads in the same way */
  if (self->immutable)
    return open_immutable (self, mode, error);
  if (connect_file (self, mode, &failure) && set_up (self, &failure))
    return TRUE;
  if (!g_error_matches (failure, ENTENTE_ERROR, ENTENTE_ERROR_FULL) || self->immutable)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  disconnect (self);
  if (!had_log_files)
    remove_log_files (real);
  /* reading needs no room where no log holds anything */
  if (self->read_only && !sidecar_has_content (self->path, "-wal")
      && !sidecar_has_content (self->path, "-journal"))
    return open_immutable (self, mode, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Opens what path and name say; on failure the object is to be dropped. */
gboolean
entente_db_connect (EntenteDb    *self,
                    EntenteDbMode mode,
                    GError      **error)
{
  gboolean done;

  if (mode == ENTENTE_DB_MEMORY)
    return connect_with (self, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI,
                         error) &&
           set_up (self, error);

  if (mode == ENTENTE_DB_CREATE && !entente_file_create_private (self->path, error))
    return FALSE;
  done = check_outside (self, mode, error) &&
         open_file (self, mode, error) &&
         entente_db_still_there (self, error);
  if (!done && mode == ENTENTE_DB_CREATE)
    {
      disconnect (self);
      g_unlink (self->path);
    }
  return done;
}
