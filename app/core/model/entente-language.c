/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-language.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

/**
 * entente_language_name:
 * @language: a BCP 47 code
 *
 * Returns: (transfer full): what the language is called in the interface's, else the code
 */
char *
entente_language_name (const char *language)
{
  UChar name[128];
  char utf8[384];
  UErrorCode status = U_ZERO_ERROR;
  const char *interface = g_get_language_names ()[0];
  int32_t length;

  if (strcmp (interface, "C") == 0)
    interface = "en";
  length = uloc_getDisplayName (language, interface, name, G_N_ELEMENTS (name), &status);
  if (U_FAILURE (status) || length == 0)
    return g_strdup (language);
  u_strToUTF8 (utf8, sizeof utf8, NULL, name, length, &status);
  return g_strdup (U_FAILURE (status) ? language : utf8);
}
