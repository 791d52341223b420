/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-util.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>

/* File systems whose other users sit on other machines, or that may be such: no shared memory is
 * to be had with them, so the write-ahead log would break. */
static const guint64 remote_magics[] = {
  0x6969,     /* NFS */
  0x517b,     /* SMB */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB 2 */
  0x01021997, /* 9P */
  0x65735546, /* FUSE: sshfs, gvfs, the document portal … */
  0x564c,     /* NCP */
  0x5346414f, /* OpenAFS */
  0x6b414653, /* AFS */
  0x73757245, /* Coda */
  0x00c36400, /* Ceph */
  0x7461636f, /* OCFS2 */
  0x01161970, /* GFS2 */
  0x0bd00bd3, /* Lustre */
  0x47504653, /* GPFS */
  0xaad7aaea, /* PanFS */
  0x786f4256, /* VirtualBox shared folder */
  0xbacbacbc, /* VMware shared folder */
};

/* TRUE if a file system of that kind (statfs) is used by this machine only. */
gboolean
entente_file_system_is_local (guint64 magic)
{
  for (guint i = 0; i < G_N_ELEMENTS (remote_magics); i++)
    if (remote_magics[i] == magic)
      return FALSE;
  return TRUE;
}

/* TRUE if the write-ahead log works where the file lies. */
gboolean
entente_file_fits_wal (const char *path)
{
  struct statfs facts;

  /* some systems have the kind as a signed 32-bit number */
  return statfs (path, &facts) == 0 && entente_file_system_is_local ((guint32) facts.f_type);
}

/* TRUE if files can be made beside this one, where SQLite makes them: not beside a link to it. */
gboolean
entente_file_folder_writable (const char *path)
{
  g_autofree char *real = entente_db_resolve (path);
  g_autofree char *folder = g_path_get_dirname (real);

  return faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

/**
 * entente_db_resolve:
 * @path: (type filename): a path
 *
 * Returns: (transfer full) (type filename): where it leads in the end, if anything is there; else
 *   the same path, absolute
 */
char *
entente_db_resolve (const char *path)
{
  char *real = realpath (path, NULL);
  char *resolved = real != NULL ? g_strdup (real) : g_canonicalize_filename (path, NULL);

  free (real);
  return resolved;
}

/* Makes an empty file that nobody else can read, before SQLite opens it: its sidecars take over
 * these permissions. Never replaces a file. */
gboolean
entente_file_create_private (const char  *path,
                             GError     **error)
{
  int fd = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (fd < 0)
    return entente_file_set_error (errno, path, error);
  close (fd);
  return entente_file_sync_folder (path, error);
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = open (path, flags | O_RDONLY | O_CLOEXEC);
  int code = 0;

  if (fd < 0)
    return entente_file_set_error (errno, path, error);
  /* EINVAL: a file system that has nothing to sync */
  if (fsync (fd) != 0 && errno != EINVAL)
    code = errno;
  close (fd);
  return code == 0 || entente_file_set_error (code, path, error);
}

/* Brings a file onto the disk. Never for a catalogue that is open: closing it here would drop
 * SQLite's locks. */
gboolean
entente_file_sync (const char  *path,
                   GError     **error)
{
  return sync_path (path, 0, error);
}

/* Brings the names in the file's folder onto the disk. */
gboolean
entente_file_sync_folder (const char  *path,
                          GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return sync_path (folder, O_DIRECTORY, error);
}

/**
 * entente_db_still_there:
 * @self: a connection
 * @error: return location for an error
 *
 * Checks that the catalogue's path still leads to the file that is open: another program may have
 * moved, replaced or deleted it, and what is written then would be lost. Only asks the file
 * system, and opens nothing.
 *
 * Returns: %FALSE with %ENTENTE_ERROR_NOT_FOUND if the file is gone
 */
gboolean
entente_db_still_there (EntenteDb  *self,
                        GError    **error)
{
  g_autofree char *name = NULL;
  struct stat facts;

  g_return_val_if_fail (ENTENTE_IS_DB (self), FALSE);

  if (self->path == NULL ||
      (stat (self->path, &facts) == 0 &&
       facts.st_dev == self->device && facts.st_ino == self->inode))
    return TRUE;
  name = g_filename_display_name (self->path);
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND,
               _("“%s” was moved, replaced or deleted by another program. Save a copy of what is "
                 "shown here, or open the file again."), name);
  return FALSE;
}
