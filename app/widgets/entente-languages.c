/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-languages.h"

#include <json-glib/json-glib.h>

#include "entente-fold.h"
#include "entente-language.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* The languages of ISO 639-2, by the list of the system's iso-codes and the names of ICU. */

#define CODES "/usr/share/iso-codes/json/iso_639-2.json"

static void
language_free (gpointer data)
{
  EntenteLanguage *language = data;

  g_free (language->code);
  g_free (language->name);
  g_free (language->folded);
  g_free (language);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(EntenteLanguage *const *) a)->folded, (*(EntenteLanguage *const *) b)->folded);
}

static void
add_language (JsonObject *object,
              GPtrArray *languages)
{
  const char *code = json_object_get_string_member_with_default (object, "alpha_2", NULL);
  g_autofree char *name = NULL;
  EntenteLanguage *language;

  if (code == NULL)
    code = json_object_get_string_member_with_default (object, "alpha_3", NULL);
  if (code == NULL || strlen (code) > 3)
    return;
  name = entente_language_name (code);
  if (g_str_equal (name, code))
    return;
  language = g_new0 (EntenteLanguage, 1);
  language->code = g_strdup (code);
  language->folded = entente_fold (name);
  language->name = g_steal_pointer (&name);
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
  g_ptr_array_sort (languages, compare_names);
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
        const char *at = strstr (language->folded, needle);
        guint fits = 3;

        if (g_str_equal (language->code, needle))
          fits = 0;
        else if (at != NULL)
          fits = at == language->folded ? 1 : 2;
        if (fits == pass)
          g_ptr_array_add (matches, language);
      }
  return matches;
}

/* Returns: (transfer full) (nullable): the name of a language, with script and country if the code
 * has them; NULL if there is no such language. */
char *
entente_languages_name (const char *code)
{
  GPtrArray *all = get_languages ();
  gsize length = strcspn (code, "-");

  for (guint i = 0; i < all->len; i++)
    {
      EntenteLanguage *language = g_ptr_array_index (all, i);

      if (strlen (language->code) == length
          && g_ascii_strncasecmp (language->code, code, length) == 0)
        return entente_language_name (code);
    }
  return NULL;
}
