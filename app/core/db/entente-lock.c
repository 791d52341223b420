/* SPDX-License-Identifier: GPL-3.0-or-later */
/* for locks that belong to the open file: those that belong to the process are lost when anything
 * in it closes the file once */
#define _GNU_SOURCE

#include "entente-lock.h"

#include "entente-db-private.h"
#include "entente-error.h"
#include "entente-text.h"
#include "entente-util.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#define MAX_NOTE_BYTES 1024
#define MAX_NAME_BYTES 200

/* A lock file that goes away between opening and locking was released just then: again. */
#define MAX_ROUNDS 100

struct _EntenteLock
{
  char *path;
  int   fd;
};

/* The same file for every way that leads to the catalogue. */
static char *
lock_path (const char *catalogue)
{
  g_autofree char *real = entente_db_resolve (catalogue);

  return g_strconcat (real, ".lock", NULL);
}

static gboolean
is_same_file (int         fd,
              const char *path)
{
  struct stat open_one;
  struct stat named_one;

  return fstat (fd, &open_one) == 0 && lstat (path, &named_one) == 0 &&
         open_one.st_dev == named_one.st_dev && open_one.st_ino == named_one.st_ino;
}

/* Who may write to the catalogue may write to its lock. */
static mode_t
lock_mode (const char *catalogue)
{
  struct stat facts;

  return 0600 | (stat (catalogue, &facts) == 0 ? facts.st_mode & 0666 : 0);
}

/* Never follows a link nor waits at a pipe that somebody laid there. An error names the catalogue,
 * which people know; its folder is where the trouble is. */
static int
open_regular (const char  *path,
              int          flags,
              mode_t       mode,
              const char  *catalogue,
              GError     **error)
{
  int fd = open (path, flags | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, mode);
  struct stat facts;

  if (fd < 0)
    {
      entente_file_set_error (errno, catalogue, error);
      return -1;
    }
  if (fstat (fd, &facts) != 0 || !S_ISREG (facts.st_mode))
    {
      close (fd);
      entente_file_set_error (EACCES, path, error);
      return -1;
    }
  if ((flags & O_CREAT) != 0 && facts.st_uid == geteuid ())
    fchmod (fd, mode);
  return fd;
}

/* The note in the lock file in words: "Amal on desk-3 (process 4711)". It may be from anybody. */
static char *
read_note (int fd)
{
  char note[MAX_NOTE_BYTES + 1];
  gssize size = pread (fd, note, MAX_NOTE_BYTES, 0);
  g_auto(GStrv) lines = NULL;
  g_autofree char *host = NULL;
  g_autofree char *person = NULL;

  note[MAX (size, 0)] = '\0';
  lines = g_strsplit (note, "\n", 4);
  if (g_strv_length (lines) < 3)
    return g_strdup (_("another person"));
  host = entente_text_clean (lines[0], -1, ENTENTE_TEXT_DEFAULT, MAX_NAME_BYTES);
  person = entente_text_clean (lines[2], -1, ENTENTE_TEXT_DEFAULT, MAX_NAME_BYTES);
  /* Translators: a person, a computer, the number of a process there */
  return g_strdup_printf (_("%s on %s (process %d)"), person, host,
                          (int) g_ascii_strtoll (lines[1], NULL, 10));
}

static void
write_note (int         fd,
            const char *person)
{
  g_autofree char *clean = entente_text_clean (person, -1, ENTENTE_TEXT_DEFAULT, MAX_NAME_BYTES);
  g_autofree char *note = g_strdup_printf ("%s\n%d\n%s\n", g_get_host_name (), (int) getpid (),
                                           clean);

  /* the lock holds without a note too, as on a full disk */
  if (ftruncate (fd, 0) != 0 || pwrite (fd, note, strlen (note), 0) < 0)
    g_debug ("no note in the lock file: %s", g_strerror (errno));
}

static gboolean
set_locked (const char  *catalogue,
            int          fd,
            GError     **error)
{
  g_autofree char *name = g_filename_display_name (catalogue);
  g_autofree char *holder = read_note (fd);

  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED,
               _("“%s” is being changed by %s. Open it read-only, or try again when it was closed "
                 "there."), name, holder);
  return FALSE;
}

/* -1 with an error, -2 if the file went away meanwhile. */
static int
try_once (const char  *catalogue,
          const char  *path,
          GError     **error)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  int fd = open_regular (path, O_RDWR | O_CREAT, lock_mode (catalogue), catalogue, error);

  if (fd < 0)
    return -1;
  if (fcntl (fd, F_OFD_SETLK, &whole) != 0)
    {
      if (errno == EAGAIN || errno == EACCES)
        set_locked (catalogue, fd, error);
      else
        entente_file_set_error (errno, path, error);
      close (fd);
      return -1;
    }
  if (!is_same_file (fd, path))
    {
      close (fd);
      return -2;
    }
  return fd;
}

/**
 * entente_lock_take:
 * @catalogue: (type filename): the catalogue, which need not be there yet
 * @person: whom to name to others
 * @error: return location for an error
 *
 * Takes the lock that makes this process the one that writes to the catalogue. It is advisory,
 * lies beside the catalogue as `NAME.lock`, and ends with the process: a file left behind locks
 * nobody out. Does not wait.
 *
 * Returns: (transfer full) (nullable): the lock, or %NULL with %ENTENTE_ERROR_LOCKED, whose
 *   message names the holder, or another error
 */
EntenteLock *
entente_lock_take (const char  *catalogue,
                   const char  *person,
                   GError     **error)
{
  g_autofree char *path = NULL;
  EntenteLock *self;
  int fd = -2;

  g_return_val_if_fail (catalogue != NULL && person != NULL, NULL);

  path = lock_path (catalogue);
  for (guint i = 0; i < MAX_ROUNDS && fd == -2; i++)
    fd = try_once (catalogue, path, error);
  if (fd == -2)
    entente_file_set_error (EBUSY, path, error);
  if (fd < 0)
    return NULL;

  write_note (fd, person);
  self = g_new0 (EntenteLock, 1);
  self->path = g_steal_pointer (&path);
  self->fd = fd;
  return self;
}

/**
 * entente_lock_release:
 * @self: (transfer full) (nullable): a lock
 *
 * Lets others write, and removes the lock's file.
 */
void
entente_lock_release (EntenteLock *self)
{
  if (self == NULL)
    return;
  /* first, while nobody else can have it */
  if (is_same_file (self->fd, self->path))
    unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/**
 * entente_lock_holder:
 * @catalogue: (type filename): the catalogue
 *
 * Tells who writes to the catalogue just now.
 *
 * Returns: (transfer full) (nullable): person, computer and process in words for people; %NULL if
 *   nobody does
 */
char *
entente_lock_holder (const char *catalogue)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
  g_autofree char *path = NULL;
  char *holder = NULL;
  int fd;

  g_return_val_if_fail (catalogue != NULL, NULL);

  path = lock_path (catalogue);
  fd = open_regular (path, O_RDONLY, 0, catalogue, NULL);
  if (fd < 0)
    return NULL;
  if (fcntl (fd, F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK)
    holder = read_note (fd);
  close (fd);
  return holder;
}
