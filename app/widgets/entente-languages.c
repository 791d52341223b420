/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-languages.h"

#include <json-glib/json-glib.h>

#include "entente-fold.h"
#include "entente-util.h"

/* The languages of ISO 639-2, from the system's iso-codes. */

#define CODES "/usr/share/iso-codes/json/iso_639-2.json"
#define DOMAIN "iso_639-2"

static void
language_free (gpointer data)
{
  EntenteLanguage *language = data;

  g_free (language->code);
  g_free (language->name);
  g_free (language);
}

/* "Spanish; Castilian" is called by the first of its names. */
static void
add_language (JsonObject *object,
              GPtrArray *languages)
{
  const char *code = json_object_get_string_member_with_default (object, "alpha_2", NULL);
  const char *name = json_object_get_string_member_with_default (object, "name", NULL);
  EntenteLanguage *language;

  if (code == NULL)
    code = json_object_get_string_member_with_default (object, "alpha_3", NULL);
  if (code == NULL || name == NULL || strlen (code) > 3)
    return;
  language = g_new0 (EntenteLanguage, 1);
  language->code = g_strdup (code);
  name = g_dgettext (DOMAIN, name);
  language->name = g_strndup (name, strcspn (name, ";"));
  g_ptr_array_add (languages, language);
}

/* Read once, on the main thread; without the package only codes can be typed. */
static GPtrArray *
get_languages (void)
{
  static GPtrArray *languages;
  g_autoptr(JsonParser) parser = NULL;
  JsonArray *list = NULL;

  if (languages != NULL)
    return languages;
  languages = g_ptr_array_new_with_free_func (language_free);
  parser = json_parser_new_immutable ();
  if (json_parser_load_from_file (parser, CODES, NULL)
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    list = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                         "639-2");
  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    add_language (json_array_get_object_element (list, i), languages);
  return languages;
}

/* Returns: (transfer container) (element-type EntenteLanguage): the languages whose code is what was
 * typed, then those whose name begins with it, then those that hold it. */
GPtrArray *
entente_languages_match (const char *typed,
                         guint limit)
{
  GPtrArray *all = get_languages ();
  GPtrArray *matches = g_ptr_array_new ();
  g_autofree char *needle = entente_fold (typed);

  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < all->len && matches->len < limit; i++)
      {
        EntenteLanguage *language = g_ptr_array_index (all, i);
        g_autofree char *name = entente_fold (language->name);
        const char *at = strstr (name, needle);
        guint fits = 3;

        if (g_str_equal (language->code, needle))
          fits = 0;
        else if (at != NULL)
          fits = at == name ? 1 : 2;
        if (fits == pass)
          g_ptr_array_add (matches, language);
      }
  return matches;
}

/* Returns: (transfer full) (nullable): the name of a language; "Arabic (ar-Latn)" for one with more
 * than the language in its code. */
char *
entente_languages_name (const char *code)
{
  GPtrArray *all = get_languages ();
  gsize length = strcspn (code, "-");

  for (guint i = 0; i < all->len; i++)
    {
      EntenteLanguage *language = g_ptr_array_index (all, i);

      if (strlen (language->code) != length
          || g_ascii_strncasecmp (language->code, code, length) != 0)
        continue;
      if (code[length] == '\0')
        return g_strdup (language->name);
      /* Translators: a language and its code with script or country, "Azerbaijani (az-Latn)" */
      return g_strdup_printf (C_ ("language", "%1$s (%2$s)"), language->name, code);
    }
  return NULL;
}
