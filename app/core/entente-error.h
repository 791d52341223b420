/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteError:
 * @ENTENTE_ERROR_FAILED: the work could not be done for a reason outside the program
 * @ENTENTE_ERROR_INVALID: a value, a line or a request breaks a rule
 * @ENTENTE_ERROR_CONFLICT: the record was changed meanwhile
 * @ENTENTE_ERROR_NOT_FOUND: nothing bears that id or name
 * @ENTENTE_ERROR_AMBIGUOUS: several records bear that name
 * @ENTENTE_ERROR_LOCKED: another process writes to the catalogue
 * @ENTENTE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @ENTENTE_ERROR_FULL: there is no room left on the disk
 * @ENTENTE_ERROR_NOT_CATALOGUE: the file is not an Entente catalogue
 * @ENTENTE_ERROR_DAMAGED: the catalogue's file is damaged
 * @ENTENTE_ERROR_NEWER: the catalogue was written by a newer Entente
 *
 * What went wrong, as far as a caller acts on it. The message of an error is a whole translated
 * sentence that an officer can act on; a cancelled call gives %G_IO_ERROR_CANCELLED.
 */
typedef enum
{
  ENTENTE_ERROR_FAILED,
  ENTENTE_ERROR_INVALID,
  ENTENTE_ERROR_CONFLICT,
  ENTENTE_ERROR_NOT_FOUND,
  ENTENTE_ERROR_AMBIGUOUS,
  ENTENTE_ERROR_LOCKED,
  ENTENTE_ERROR_READ_ONLY,
  ENTENTE_ERROR_FULL,
  ENTENTE_ERROR_NOT_CATALOGUE,
  ENTENTE_ERROR_DAMAGED,
  ENTENTE_ERROR_NEWER,
} EntenteError;

#define ENTENTE_ERROR (entente_error_quark ())
GQuark entente_error_quark (void);

G_END_DECLS
