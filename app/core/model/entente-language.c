/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-language.h"

#include <string.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

/* The language of the translation that is loaded; without one, texts are in English. */
static char *
translated_language (const char *header)
{
  static const char key[] = "\nLanguage: ";
  const char *found = strstr (header, key);

  if (found == NULL || found[strlen (key)] == '\n' || found[strlen (key)] == '\0')
    return g_strdup ("en");
  found += strlen (key);
  return g_strndup (found, strcspn (found, "_@. \n"));
}

/* As it was asked for, with its country, where that is the language shown. */
static const char *
find_shown (const char *header)
{
  const char *const *wanted = g_get_language_names ();
  g_autofree char *language = translated_language (header);
  gsize length = strlen (language);

  for (guint i = 0; wanted[i] != NULL; i++)
    if (g_str_has_prefix (wanted[i], language) && strchr ("_.@", wanted[i][length]) != NULL)
      {
        g_autofree char *name = g_strndup (wanted[i], strcspn (wanted[i], ".@"));

        return g_intern_string (name);
      }
  return g_intern_string (language);
}

static guint
hash_of_wanted (void)
{
  const char *const *wanted = g_get_language_names ();
  guint hash = 0;

  for (guint i = 0; wanted[i] != NULL; i++)
    hash = hash * 31 + g_str_hash (wanted[i]);
  return hash;
}

/**
 * entente_language_shown:
 *
 * What the interface speaks: the language of its translation, which need not be the first that was
 * asked for. Dates and the order of names go by it, so that a line is in one language.
 *
 * Returns: (transfer none): a locale such as "fr_DZ", for ever
 */
const char *
entente_language_shown (void)
{
  /* For no text, gettext gives what the translation tells about itself. */
  static const char no_text[] = "";
  static const char *shown;
  static const char *seen_header;
  static guint seen_wanted;
  static GMutex mutex;
  const char *header = g_dgettext (GETTEXT_PACKAGE, no_text);
  guint wanted = hash_of_wanted ();
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (shown == NULL || header != seen_header || wanted != seen_wanted)
    shown = find_shown (header);
  seen_header = header;
  seen_wanted = wanted;
  return shown;
}

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
  int32_t length;

  length = uloc_getDisplayName (language, entente_language_shown (), name, G_N_ELEMENTS (name), &status);
  if (U_FAILURE (status) || length == 0)
    return g_strdup (language);
  u_strToUTF8 (utf8, sizeof utf8, NULL, name, length, &status);
  return g_strdup (U_FAILURE (status) ? language : utf8);
}
