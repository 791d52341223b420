/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-countries.h"

#include <gio/gio.h>

#include "entente-fixed-id.h"
#include "entente-fold.h"
#include "entente-util.h"

/* The countries that a picker offers before the catalogue has them. */

#define TABLE "/org/entente/Entente/core/countries.tsv"

static const char *const languages[ENTENTE_COUNTRY_N_NAMES] = { "en", "fr", "ar" };

typedef struct
{
  EntenteCountry country;
  char *folded[ENTENTE_COUNTRY_N_NAMES];
} Entry;

static void
add_line (GArray *entries,
          const char *line)
{
  /* The table lives as long as the program, and so do its texts. They are not interned: GLib gives
   * its table of interned strings up unfreed once it has more than two thousand. */
  char **cells = g_strsplit (line, "\t", 2 + ENTENTE_COUNTRY_N_NAMES);
  Entry entry = { .country = { .alpha2 = NULL } };

  if (g_strv_length (cells) == 2 + ENTENTE_COUNTRY_N_NAMES)
    {
      entry.country.alpha2 = g_strdup (cells[0]);
      entry.country.alpha3 = g_strdup (cells[1]);
      for (guint i = 0; i < ENTENTE_COUNTRY_N_NAMES; i++)
        if (*cells[2 + i] != '\0')
          {
            entry.country.names[i] = g_strdup (cells[2 + i]);
            entry.folded[i] = entente_fold (cells[2 + i]);
          }
      g_array_append_val (entries, entry);
    }
  g_strfreev (cells);
}

/* All of them, by their three letters; read when first needed. */
static const GArray *
all_entries (void)
{
  static GArray *entries;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_autoptr(GBytes) table = g_resources_lookup_data (TABLE, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autofree char *text = NULL;
      g_auto(GStrv) lines = NULL;

      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      if (table != NULL)
        text = g_strndup (g_bytes_get_data (table, NULL), g_bytes_get_size (table));
      lines = g_strsplit (text != NULL ? text : "", "\n", -1);
      for (guint i = 0; lines[i] != NULL; i++)
        add_line (entries, lines[i]);
      g_once_init_leave (&once, 1);
    }
  return entries;
}

/* How well an entry answers, 0 for not at all: by a code, a whole name, its beginning, a later
 * word. */
static guint
score (const Entry *entry,
       const char *typed,
       const char *folded)
{
  guint best = 0;

  if (g_ascii_strcasecmp (typed, entry->country.alpha2) == 0
      || g_ascii_strcasecmp (typed, entry->country.alpha3) == 0)
    return 4;
  for (guint i = 0; i < ENTENTE_COUNTRY_N_NAMES; i++)
    {
      const char *name = entry->folded[i];
      const char *found;

      if (name == NULL || *folded == '\0')
        continue;
      if (strcmp (name, folded) == 0)
        best = MAX (best, 3);
      else if (g_str_has_prefix (name, folded))
        best = MAX (best, 2);
      else if ((found = strstr (name, folded)) != NULL && found[-1] == ' ')
        best = MAX (best, 1);
    }
  return best;
}

/**
 * entente_countries_match:
 * @typed: the beginning of a name in English, French or Arabic, or a code
 * @limit: how many at most
 *
 * Returns: (transfer container) (element-type EntenteCountry): the countries that may be meant, the
 *   likeliest first
 */
GPtrArray *
entente_countries_match (const char *typed,
                         guint limit)
{
  const GArray *entries = all_entries ();
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = NULL;

  g_return_val_if_fail (typed != NULL, found);

  folded = entente_fold (typed);
  for (guint wanted = 4; wanted > 0; wanted--)
    for (guint i = 0; i < entries->len && found->len < limit; i++)
      {
        Entry *entry = &g_array_index (entries, Entry, i);

        if (score (entry, typed, folded) == wanted)
          g_ptr_array_add (found, &entry->country);
      }
  return found;
}

/**
 * entente_countries_find:
 * @typed: a code, or a whole name in English, French or Arabic
 *
 * Returns: (transfer none) (nullable): the country
 */
const EntenteCountry *
entente_countries_find (const char *typed)
{
  const GArray *entries = all_entries ();
  g_autofree char *folded = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  folded = entente_fold (typed);
  for (guint i = 0; i < entries->len; i++)
    if (score (&g_array_index (entries, Entry, i), typed, folded) >= 3)
      return &g_array_index (entries, Entry, i).country;
  return NULL;
}

/**
 * entente_country_get_name:
 * @country: a country
 *
 * Returns: (transfer none): its name in the language of the interface, else in English
 */
const char *
entente_country_get_name (const EntenteCountry *country)
{
  const char *const *wanted = g_get_language_names ();

  for (guint i = 0; wanted[i] != NULL; i++)
    for (guint j = 0; j < ENTENTE_COUNTRY_N_NAMES; j++)
      if (g_str_has_prefix (wanted[i], languages[j]) && country->names[j] != NULL)
        return country->names[j];
  return country->names[0];
}

/**
 * entente_countries_make:
 * @alpha3: the three letters of a country
 *
 * Makes the record of a country as every catalogue begins with it: its id and those of its names
 * are the same everywhere, and so are the names, whatever the language of the interface.
 *
 * Returns: (transfer full) (nullable): the record, not saved; %NULL if there is no such country
 */
EntenteRecord *
entente_countries_make (const char *alpha3)
{
  const GArray *entries = all_entries ();

  g_return_val_if_fail (alpha3 != NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const EntenteCountry *country = &g_array_index (entries, Entry, i).country;
      EntenteRecord *record;
      guint32 place;

      if (strcmp (country->alpha3, alpha3) != 0)
        continue;
      place = entente_fixed_country_place (alpha3);
      record = entente_record_new (ENTENTE_KIND_COUNTRY);
      entente_record_set_id (record, ENTENTE_FIXED_ID (ENTENTE_FIXED_COUNTRY, place));
      entente_row_set_text (entente_record_get_row (record), "alpha2", country->alpha2);
      entente_row_set_text (entente_record_get_row (record), "alpha3", country->alpha3);
      for (guint j = 0; j < ENTENTE_COUNTRY_N_NAMES; j++)
        if (country->names[j] != NULL)
          entente_record_add_name (record, "short", country->names[j], languages[j])->id
              = ENTENTE_FIXED_ID (ENTENTE_FIXED_COUNTRY_NAME, place * 16 + j);
      return record;
    }
  return NULL;
}
