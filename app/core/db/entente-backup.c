/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-backup.h"

#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-migrate.h"
#include "entente-util.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* What belongs to a catalogue beside its file: the logs hold changes that are not in it yet. */
static const char *const sidecars[] = { "-wal", "-journal", "-shm" };

/* A log that lies where the copy is to go would be taken for the copy's own, and spoil it. */
static gboolean
check_target (EntenteDb   *self,
              const char  *path,
              GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat facts;

  if (self->path != NULL && stat (path, &facts) == 0 &&
      facts.st_dev == self->device && facts.st_ino == self->inode)
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _("“%s” is the open catalogue itself. Choose another name for the copy."), name);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sidecars); i++)
    {
      g_autofree char *sidecar = g_strconcat (path, sidecars[i], NULL);

      if (lstat (sidecar, &facts) == 0)
        return entente_file_set_error (EEXIST, sidecar, error);
    }
  return TRUE;
}

/* An empty file of a free name in the target's folder, for the owner alone. */
static char *
make_temporary (const char  *path,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *hidden = g_strconcat (".", base, ".XXXXXX", NULL);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      entente_file_set_error (errno, path, error);
      return NULL;
    }
  close (fd);
  return g_steal_pointer (&temporary);
}

static gboolean
vacuum_into (EntenteDb   *self,
             const char  *path,
             GError     **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (self, "VACUUM INTO :path", error);
  g_autofree char *uri = NULL;
  gboolean done;

  if (stmt == NULL)
    return FALSE;
  if (self->path == NULL)
    {
      /* out of the memory's file system onto the disk's */
      g_autofree char *plain = g_filename_to_uri (path, NULL, NULL);

      uri = g_strconcat (plain, "?vfs=unix", NULL);
    }
  entente_stmt_bind_text (stmt, ":path", uri != NULL ? uri : path);
  self->may_attach = TRUE;
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 1);
  done = entente_stmt_step (stmt, NULL, error);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  self->may_attach = FALSE;
  return done;
}

/* Copying a damaged catalogue can fail in any way, as for want of room after a page number that is
 * none: then the damage is what has to be told. */
static gboolean
copy_to (EntenteDb   *self,
         const char  *path,
         GError     **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(GError) damage = NULL;

  if (vacuum_into (self, path, &failure))
    return TRUE;
  if (g_error_matches (failure, ENTENTE_ERROR, ENTENTE_ERROR_FULL)
      && !entente_db_quick_check (self, &damage)
      && g_error_matches (damage, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED))
    g_propagate_error (error, g_steal_pointer (&damage));
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
verify (const char    *path,
        GCancellable  *cancellable,
        GError       **error)
{
  g_autoptr(EntenteDb) copy = entente_db_open (path, ENTENTE_DB_READ_ONLY, error);

  if (copy == NULL)
    return FALSE;
  entente_db_set_cancellable (copy, cancellable);
  return entente_db_quick_check (copy, error);
}

/**
 * entente_db_backup:
 * @self: a connection outside a transaction
 * @path: (type filename): where the copy goes; a file there is replaced
 * @cancellable: (nullable): what stops the work
 * @error: return location for an error
 *
 * Copies the catalogue, as of one moment, while others may go on reading and writing. The copy is
 * made under another name, looked through, brought onto the disk and only then put in its place;
 * it is for the owner alone. Deleted content is not in it.
 *
 * Returns: %FALSE with @error set; then what was at @path is still there
 */
gboolean
entente_db_backup (EntenteDb     *self,
                   const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GCancellable) usual = NULL;
  g_autofree char *absolute = NULL;
  g_autofree char *temporary = NULL;
  gboolean done;

  g_return_val_if_fail (ENTENTE_IS_DB (self) && path != NULL, FALSE);
  g_return_val_if_fail (!entente_db_in_transaction (self), FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  if (!check_target (self, absolute, error))
    return FALSE;
  temporary = make_temporary (absolute, error);
  if (temporary == NULL)
    return FALSE;

  g_set_object (&usual, self->cancellable);
  entente_db_set_cancellable (self, cancellable);
  done = copy_to (self, temporary, error) && verify (temporary, cancellable, error) &&
         entente_file_sync (temporary, error);
  entente_db_set_cancellable (self, usual);
  if (done && g_rename (temporary, absolute) != 0)
    done = entente_file_set_error (errno, absolute, error);
  if (!done)
    {
      g_unlink (temporary);
      return FALSE;
    }
  return entente_file_sync_folder (absolute, error);
}

static gboolean
has_sidecars (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (sidecars); i++)
    {
      g_autofree char *sidecar = g_strconcat (path, sidecars[i], NULL);

      if (g_file_test (sidecar, G_FILE_TEST_EXISTS))
        return TRUE;
    }
  return FALSE;
}

/* With the logs that belong to it. */
static gboolean
move_aside (const char  *path,
            const char  *aside,
            GError     **error)
{
  if (g_rename (path, aside) != 0)
    return entente_file_set_error (errno, path, error);
  for (guint i = 0; i < G_N_ELEMENTS (sidecars); i++)
    {
      g_autofree char *from = g_strconcat (path, sidecars[i], NULL);
      g_autofree char *to = g_strconcat (aside, sidecars[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return entente_file_set_error (errno, from, error);
    }
  return TRUE;
}

/* What was moved or linked to @aside is at @path again. */
static void
put_back (const char *path,
          const char *aside)
{
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    g_unlink (aside);
  else
    move_aside (aside, path, NULL);
}

/**
 * entente_db_replace:
 * @path: (type filename): a catalogue that nobody has open
 * @prepared: (type filename): what takes its place, in the same folder, one file without a log
 * @aside: (type filename): a free name in the same folder, under which the old one is kept
 * @error: return location for an error
 *
 * Puts a catalogue in the place of another, whose logs go with it. Nothing is deleted, and where the
 * old one has no log, there is a catalogue at @path at every moment.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_db_replace (const char  *path,
                    const char  *prepared,
                    const char  *aside,
                    GError     **error)
{
  g_return_val_if_fail (path != NULL && prepared != NULL && aside != NULL, FALSE);

  if (g_file_test (aside, G_FILE_TEST_EXISTS))
    return entente_file_set_error (EEXIST, aside, error);
  /* Both names for a moment, where the file system knows that. A log would be taken for the new
   * catalogue's own, so a file with one has to move first. */
  if ((has_sidecars (path) || link (path, aside) != 0) && !move_aside (path, aside, error))
    return FALSE;
  if (g_rename (prepared, path) != 0)
    {
      int code = errno;

      put_back (path, aside);
      return entente_file_set_error (code, path, error);
    }
  return entente_file_sync_folder (path, error);
}
