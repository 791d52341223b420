/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "faulty-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

/* A write that was not synced yet, with what was there before. */
typedef struct
{
  sqlite3_int64 offset;
  sqlite3_int64 old_size; /* of the file */
  GBytes       *old;
} Unsynced;

typedef struct
{
  sqlite3_file  base;
  sqlite3_file *real;
  GQueue       *unsynced; /* last one first */
} File;

static sqlite3_vfs *real_vfs;
static GPtrArray *open_files;
static Fault armed;
static guint calls_left;
static gboolean stays;
static gboolean fired;

static void
unsynced_free (gpointer data)
{
  Unsynced *unsynced = data;

  g_bytes_unref (unsynced->old);
  g_free (unsynced);
}

static void
remember (File         *file,
          int           size,
          sqlite3_int64 offset)
{
  Unsynced *unsynced = g_new0 (Unsynced, 1);
  guint8 *old = g_malloc0 ((gsize) size);

  file->real->pMethods->xFileSize (file->real, &unsynced->old_size);
  file->real->pMethods->xRead (file->real, old, size, offset);
  unsynced->offset = offset;
  unsynced->old = g_bytes_new_take (old, (gsize) size);
  g_queue_push_head (file->unsynced, unsynced);
}

/* The disk kept some of the unsynced writes, in no order. */
static void
lose_unsynced (File *file)
{
  for (GList *l = file->unsynced->head; l != NULL; l = l->next)
    {
      const Unsynced *unsynced = l->data;
      gsize size;
      const guint8 *old = g_bytes_get_data (unsynced->old, &size);

      if (g_random_boolean ())
        continue;
      file->real->pMethods->xWrite (file->real, old, (int) size, unsynced->offset);
      if (l->next == NULL)
        file->real->pMethods->xTruncate (file->real, unsynced->old_size);
    }
}

static void G_GNUC_NORETURN
end_process (void)
{
  if (armed == FAULT_POWER)
    for (guint i = 0; i < open_files->len; i++)
      lose_unsynced (g_ptr_array_index (open_files, i));
  _exit (FAULT_STATUS);
}

/* Called at each change of a file; SQLITE_OK lets it through. */
static int
count_call (void)
{
  if (armed == FAULT_NONE || (fired && !stays))
    return SQLITE_OK;
  if (!fired && --calls_left > 0)
    return SQLITE_OK;
  fired = TRUE;
  switch (armed)
    {
    case FAULT_KILL:
    case FAULT_POWER:
      end_process ();
    case FAULT_TORN:
      return SQLITE_INTERRUPT;
    case FAULT_FULL:
      return SQLITE_FULL;
    case FAULT_EIO:
      errno = EIO;
      return SQLITE_IOERR_WRITE;
    case FAULT_NONE:
    default:
      return SQLITE_OK;
    }
}

/* A change that needs no room on the disk, and cannot be done by half. */
static int
count_simple_call (void)
{
  int code = armed == FAULT_FULL ? SQLITE_OK : count_call ();

  if (code == SQLITE_INTERRUPT)
    end_process ();
  return code;
}

static int
file_close (sqlite3_file *base)
{
  File *file = (File *) base;
  int code = file->real->pMethods->xClose (file->real);

  g_ptr_array_remove_fast (open_files, file);
  g_queue_free_full (file->unsynced, unsynced_free);
  g_free (file->real);
  return code;
}

static int
file_read (sqlite3_file *base,
           void         *data,
           int           size,
           sqlite3_int64 offset)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xRead (real, data, size, offset);
}

static int
file_write (sqlite3_file *base,
            const void   *data,
            int           size,
            sqlite3_int64 offset)
{
  File *file = (File *) base;
  int code = count_call ();

  if (code == SQLITE_INTERRUPT)
    {
      file->real->pMethods->xWrite (file->real, data, size / 2, offset);
      end_process ();
    }
  if (code != SQLITE_OK)
    return code;
  if (armed == FAULT_POWER)
    remember (file, size, offset);
  return file->real->pMethods->xWrite (file->real, data, size, offset);
}

static int
file_truncate (sqlite3_file *base,
               sqlite3_int64 size)
{
  sqlite3_file *real = ((File *) base)->real;
  int code = count_simple_call ();

  return code != SQLITE_OK ? code : real->pMethods->xTruncate (real, size);
}

static int
file_sync (sqlite3_file *base,
           int           flags)
{
  File *file = (File *) base;
  int code = count_simple_call ();

  if (code != SQLITE_OK)
    return code == SQLITE_IOERR_WRITE ? SQLITE_IOERR_FSYNC : code;
  /* nobody pulls the real plug: what counts is what would be lost */
  g_queue_clear_full (file->unsynced, unsynced_free);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file  *base,
           sqlite3_int64 *size)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
file_lock (sqlite3_file *base,
           int           lock)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xLock (real, lock);
}

static int
file_unlock (sqlite3_file *base,
             int           lock)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xUnlock (real, lock);
}

static int
file_check_lock (sqlite3_file *base,
                 int          *reserved)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xCheckReservedLock (real, reserved);
}

static int
file_control (sqlite3_file *base,
              int           what,
              void         *data)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xFileControl (real, what, data);
}

static int
file_sector_size (sqlite3_file *base)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xSectorSize (real);
}

static int
file_characteristics (sqlite3_file *base)
{
  sqlite3_file *real = ((File *) base)->real;

  /* what is written is neither kept in order nor whole */
  return real->pMethods->xDeviceCharacteristics (real) & SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN;
}

static int
file_shm_map (sqlite3_file  *base,
              int            page,
              int            size,
              int            extend,
              void volatile **out)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xShmMap (real, page, size, extend, out);
}

static int
file_shm_lock (sqlite3_file *base,
               int           offset,
               int           n,
               int           flags)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *base)
{
  sqlite3_file *real = ((File *) base)->real;

  real->pMethods->xShmBarrier (real);
}

static int
file_shm_unmap (sqlite3_file *base,
                int           remove)
{
  sqlite3_file *real = ((File *) base)->real;

  return real->pMethods->xShmUnmap (real, remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
  .xShmMap = file_shm_map,
  .xShmLock = file_shm_lock,
  .xShmBarrier = file_shm_barrier,
  .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs  *vfs,
          const char   *name,
          sqlite3_file *base,
          int           flags,
          int          *out_flags)
{
  File *file = (File *) base;
  int code;

  memset (file, 0, sizeof *file);
  file->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, file->real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      g_free (file->real);
      return code;
    }
  file->unsynced = g_queue_new ();
  file->base.pMethods = &methods;
  g_ptr_array_add (open_files, file);
  return SQLITE_OK;
}

static int
vfs_delete (sqlite3_vfs *vfs,
            const char  *name,
            int          sync_folder)
{
  int code = count_simple_call ();

  if (code != SQLITE_OK)
    return SQLITE_IOERR_DELETE;
  return real_vfs->xDelete (real_vfs, name, FALSE);
}

/* Makes SQLite use these files from now on. */
void
faulty_vfs_register (void)
{
  static sqlite3_vfs vfs;

  if (real_vfs != NULL)
    return;
  real_vfs = sqlite3_vfs_find (NULL);
  open_files = g_ptr_array_new ();
  vfs = *real_vfs;
  vfs.zName = "faulty";
  vfs.szOsFile = sizeof (File);
  vfs.pNext = NULL;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  sqlite3_vfs_register (&vfs, TRUE);
}

/* Chooses what happens at which change of a file from now on, from 1; once or ever after. */
void
faulty_vfs_arm (Fault    fault,
                guint    call,
                gboolean for_good)
{
  g_random_set_seed (call);
  armed = fault;
  calls_left = call;
  stays = for_good;
  fired = FALSE;
}

/* Lets all calls through; TRUE if the fault came. */
gboolean
faulty_vfs_disarm (void)
{
  armed = FAULT_NONE;
  return fired;
}
