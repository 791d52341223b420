/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-collation.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "entente-language.h"

/* Stands in the tag; count it up when the attributes below change, or what keys are made of: a
 * catalogue whose keys have another tag is put in order again when it is opened. */
#define SETTINGS_VERSION 3

/* Enough for most names, so that a key costs one allocation. */
#define SHORT_TEXT 256
#define SHORT_KEY 512

struct _EntenteCollator
{
  UCollator *collator;
  char *tag;
};

static UCollator *
open_collator (const char *locale)
{
  const char *name = locale != NULL ? locale : entente_language_shown ();
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator;

  if (*name == '\0' || strcmp (name, "C") == 0 || strcmp (name, "POSIX") == 0)
    name = "root";
  collator = ucol_open (name, &status);
  if (U_SUCCESS (status))
    return collator;

  /* A name that is none; the order of the root suits every language somewhat. */
  status = U_ZERO_ERROR;
  collator = ucol_open ("root", &status);
  if (U_FAILURE (status))
    g_error ("ICU has no collation data: %s", u_errorName (status));
  return collator;
}

static char *
make_tag (UCollator *collator)
{
  UErrorCode status = U_ZERO_ERROR;
  const char *locale = ucol_getLocaleByType (collator, ULOC_ACTUAL_LOCALE, &status);
  char digits[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo version;

  ucol_getVersion (collator, version);
  u_versionToString (version, digits);
  return g_strdup_printf ("%s/%s/%d", U_SUCCESS (status) && locale != NULL ? locale : "root",
                          digits, SETTINGS_VERSION);
}

/* Text as ICU wants it, in @space if it fits. Returns: what to free, or %NULL */
static UChar *
widen (const char *text,
       UChar space[SHORT_TEXT],
       const UChar **wide,
       int32_t *length)
{
  gsize n = MIN (strlen (text), G_MAXINT32);
  UErrorCode status = U_ZERO_ERROR;
  UChar *big = NULL;

  if (n > SHORT_TEXT)
    big = g_new (UChar, n);
  *wide = big != NULL ? big : space;
  u_strFromUTF8WithSub (big != NULL ? big : space, (int32_t) MAX (n, SHORT_TEXT), length, text,
                        (int32_t) n, 0xfffd, NULL, &status);
  g_assert (U_SUCCESS (status));
  return big;
}

/**
 * entente_collator_new:
 * @locale: (nullable): a language such as "fr" or "ar_DZ", or %NULL for that of the interface
 *
 * Makes an order of names: that of the language, numbers by their value, so that "7th" comes
 * before "42nd". No locale needs to be installed; an unknown one gives the order of all.
 *
 * Returns: (transfer full): the collator; another thread needs another one
 */
EntenteCollator *
entente_collator_new (const char *locale)
{
  EntenteCollator *self = g_new0 (EntenteCollator, 1);
  UErrorCode status = U_ZERO_ERROR;

  self->collator = open_collator (locale);
  ucol_setAttribute (self->collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  ucol_setAttribute (self->collator, UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
  g_assert (U_SUCCESS (status));
  self->tag = make_tag (self->collator);
  return self;
}

/**
 * entente_collator_free:
 * @self: (transfer full): a collator
 */
void
entente_collator_free (EntenteCollator *self)
{
  g_return_if_fail (self != NULL);

  ucol_close (self->collator);
  g_free (self->tag);
  g_free (self);
}

/**
 * entente_collator_tag:
 * @self: a collator
 *
 * Names the order: keys made under another tag cannot be compared with those of this one. Languages
 * that share an order share a tag.
 *
 * Returns: (transfer none): the locale whose rules apply, and their version
 */
const char *
entente_collator_tag (EntenteCollator *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->tag;
}

/**
 * entente_collator_key:
 * @self: a collator
 * @text: a text
 * @length: (out): the length of the key in bytes
 *
 * Makes a key whose order, byte by byte, is the order of texts.
 *
 * Returns: (transfer full) (array length=length): the key
 */
guint8 *
entente_collator_key (EntenteCollator *self,
                      const char *text,
                      gsize *length)
{
  UChar space[SHORT_TEXT];
  g_autofree UChar *big = NULL;
  const UChar *wide;
  guint8 *key;
  int32_t n_wide;
  int32_t n_key;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (length != NULL, NULL);

  big = widen (text, space, &wide, &n_wide);
  key = g_malloc (SHORT_KEY);
  n_key = ucol_getSortKey (self->collator, wide, n_wide, key, SHORT_KEY);
  if (n_key > SHORT_KEY)
    {
      key = g_realloc (key, n_key);
      ucol_getSortKey (self->collator, wide, n_wide, key, n_key);
    }
  *length = (gsize) n_key - 1; /* ICU ends a key by a NUL, which the order does without */
  return key;
}

/**
 * entente_collator_compare:
 * @self: a collator
 * @a: a text
 * @b: another
 *
 * Returns: less than 0, 0 or more than 0, as @a comes before, beside or after @b
 */
int
entente_collator_compare (EntenteCollator *self,
                          const char *a,
                          const char *b)
{
  UErrorCode status = U_ZERO_ERROR;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  return ucol_strcollUTF8 (self->collator, a, -1, b, -1, &status);
}
