/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-util.h"

#include <errno.h>

/* What the operating system said, as an error with its sentence; FALSE always. */
gboolean
entente_file_set_error (int          code,
                        const char  *path,
                        GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FULL,
                   _("There is no room left for “%s”. Free some space on its disk and try again."),
                   name);
      break;
    case EROFS:
    case EACCES:
    case EPERM:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY,
                   _("You are not permitted to do this to “%s”. Ask its owner, or work on a copy."),
                   name);
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND,
                   _("There is no “%s”. Check the name and the folder."), name);
      break;
    case EEXIST:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _("There is a file “%s” already. Choose another name."), name);
      break;
    default:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED,
                   _("“%s” could not be read or written: %s. Check the disk, then try again."),
                   name, g_strerror (code));
    }
  return FALSE;
}

static void
set_cancelled (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The work was cancelled."));
}

/* What the operating system said last about the catalogue or, asked for it, about its log. */
static int
last_code_of_file (EntenteDb *self,
                   int        which)
{
  sqlite3_file *file = NULL;
  int system = 0;

  if (sqlite3_file_control (self->handle, "main", which, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL)
    return 0;
  file->pMethods->xFileControl (file, SQLITE_FCNTL_LAST_ERRNO, &system);
  return system;
}

/* What the operating system said. The connection's own answer misses it when a commit fails, and
 * may be that of an earlier call: then it names a file that is there all the same. */
static int
system_code (EntenteDb *self,
             int        code)
{
  int system = sqlite3_system_errno (self->handle);

  if ((code & 0xff) == SQLITE_CANTOPEN && system != 0)
    return system;
  if (system == 0 || system == ENOENT)
    system = last_code_of_file (self, SQLITE_FCNTL_JOURNAL_POINTER);
  if (system == 0)
    system = last_code_of_file (self, SQLITE_FCNTL_FILE_POINTER);
  return system == 0 || system == ENOENT ? EIO : system;
}

/* The errors that concern the file; FALSE if the code is of another kind. */
static gboolean
set_file_error (EntenteDb  *self,
                int         code,
                const char *name,
                GError    **error)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED,
                   _("“%s” is in use by another program. Close it there, or try again in a "
                     "moment."), name);
      return TRUE;
    case SQLITE_CORRUPT:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED,
                   _("“%s” is damaged. Restore a backup, or copy out what can still be read."),
                   name);
      return TRUE;
    case SQLITE_NOTADB:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_CATALOGUE,
                   _("“%s” is not an Entente catalogue."), name);
      return TRUE;
    case SQLITE_FULL:
      entente_file_set_error (ENOSPC, name, error);
      return TRUE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY,
                   _("“%s” cannot be written to. Nothing was changed; save a copy elsewhere to "
                     "work on it."), name);
      return TRUE;
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
      entente_file_set_error (system_code (self, code), name, error);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * entente_db_set_error:
 * @self: a connection
 * @code: what SQLite returned, plain or extended
 * @error: return location for an error
 *
 * Says in a sentence for an officer what SQLite's code means; SQLite's own words go to the debug
 * log. An interrupted statement gives %G_IO_ERROR_CANCELLED.
 *
 * Returns: %FALSE always, so that it can be returned at once
 */
gboolean
entente_db_set_error (EntenteDb  *self,
                      int         code,
                      GError    **error)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);
  g_return_val_if_fail (code != SQLITE_OK, FALSE);

  g_debug ("SQLite %d (%s): %s", code, sqlite3_errstr (code), sqlite3_errmsg (self->handle));
  name = self->path != NULL ? g_filename_display_name (self->path)
                            : g_strdup (_("the catalogue in memory"));
  if ((code & 0xff) == SQLITE_INTERRUPT ||
      ((code & 0xff) == SQLITE_BUSY && entente_db_is_cancelled (self)))
    set_cancelled (error);
  else if (set_file_error (self, code, name, error))
    return FALSE;
  else if ((code & 0xff) == SQLITE_CONSTRAINT)
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _("This breaks a rule of the catalogue “%s”; nothing was changed."), name);
  else if ((code & 0xff) == SQLITE_TOOBIG)
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _("A text is too long for “%s”. Attach it as a file instead."), name);
  else if ((code & 0xff) == SQLITE_NOMEM)
    g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED,
                         _("There is not enough memory for this. Close other programs, then "
                           "try again."));
  else
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED,
                 _("“%s” did not answer as it should. Have it checked, and report this if it "
                   "comes back."), name);
  return FALSE;
}
