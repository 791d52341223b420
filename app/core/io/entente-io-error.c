/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-io-error.h"

#include "entente-error.h"
#include "entente-util.h"

static void
set_sentence (GError **error,
              const GError *failure,
              const char *name)
{
  switch (failure->code)
    {
    case G_IO_ERROR_NO_SPACE:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FULL,
                   _ ("There is no room left for “%s”. Free some space on its disk and try again."),
                   name);
      break;
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY,
                   _ ("You are not permitted to do this to “%s”. Ask its owner, or work on a copy."),
                   name);
      break;
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND,
                   _ ("There is no “%s”. Check the name and the folder."), name);
      break;
    case G_IO_ERROR_IS_DIRECTORY:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _ ("“%s” is a folder. Choose a file."), name);
      break;
    default:
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_FAILED,
                   _ ("“%s” could not be read or written: %s. Check the disk, then try again."),
                   name, failure->message);
    }
}

/**
 * entente_io_error_propagate:
 * @error: return location for an error
 * @failure: (transfer full): what went wrong
 * @file: the file that was read or written
 *
 * Passes an error on. What the file system said is put into a sentence that names the file and says
 * what to do; cancelling and our own errors stay as they are.
 *
 * Returns: %FALSE always, so that it can be returned at once
 */
gboolean
entente_io_error_propagate (GError **error,
                            GError *failure,
                            GFile *file)
{
  g_autoptr(GError) owned = failure;
  g_autofree char *name = NULL;

  g_return_val_if_fail (failure != NULL && G_IS_FILE (file), FALSE);

  if (owned->domain != G_IO_ERROR || owned->code == G_IO_ERROR_CANCELLED)
    {
      g_propagate_error (error, g_steal_pointer (&owned));
      return FALSE;
    }
  name = g_file_get_parse_name (file);
  set_sentence (error, owned, name);
  return FALSE;
}
