/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-standard.h"

#include <gio/gio.h>

#include "entente-fold.h"
#include "entente-jsonl-reader.h"
#include "entente-util.h"

/* The topics, sectors and groups of countries that every catalogue can begin with: they come into
 * it by being chosen. */

#define FOLDER "/org/entente/Entente/core/vocabularies/"

static const char *const files[]
    = { FOLDER "topics.jsonl", FOLDER "sectors.jsonl", FOLDER "groups.jsonl" };

static void
add_line (GPtrArray *records,
          const char *line,
          guint number)
{
  g_autoptr(EntenteStamps) stamps = NULL;
  g_autoptr(GError) error = NULL;
  EntenteRecord *record = entente_jsonl_read_record (line, strlen (line), number, &stamps, &error);

  if (record != NULL)
    g_ptr_array_add (records, record);
  else
    g_critical ("a vocabulary: %s", error->message);
}

static void
add_file (GPtrArray *records,
          const char *file)
{
  g_autoptr(GBytes) bytes = g_resources_lookup_data (file, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (bytes == NULL)
    return;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  /* the first one tells the format */
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      add_line (records, lines[i], i + 1);
}

/* All of them, in the order of their lists; read when first needed, and never freed. */
static const GPtrArray *
all_records (void)
{
  static GPtrArray *records;
  static gsize once;

  if (g_once_init_enter (&once))
    {
      records = g_ptr_array_new ();
      for (guint i = 0; i < G_N_ELEMENTS (files); i++)
        add_file (records, files[i]);
      g_once_init_leave (&once, 1);
    }
  return records;
}

/* How well a record answers, 0 for not at all: by a whole name, its beginning, a later word. */
static guint
score (EntenteRecord *record,
       const char *folded)
{
  GPtrArray *names = entente_record_get_part (record, ENTENTE_PART_NAMES);
  guint best = 0;

  if (*folded == '\0')
    return 1;
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name
          = entente_fold (entente_row_get_text (g_ptr_array_index (names, i), "text"));
      const char *found = strstr (name, folded);

      if (strcmp (name, folded) == 0)
        best = MAX (best, 3);
      else if (found == name)
        best = MAX (best, 2);
      else if (found != NULL && found[-1] == ' ')
        best = MAX (best, 1);
    }
  return best;
}

/**
 * entente_standard_match:
 * @kinds: the kinds wanted, as %ENTENTE_KIND_BIT
 * @typed: the beginning of a name in English, French or Arabic; empty for all
 * @limit: how many at most
 *
 * Returns: (transfer container) (element-type EntenteRecord): the topics, sectors and groups that
 *   may be meant, the likeliest first; they are not to be changed
 */
GPtrArray *
entente_standard_match (guint kinds,
                        const char *typed,
                        guint limit)
{
  const GPtrArray *records = all_records ();
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = NULL;

  g_return_val_if_fail (typed != NULL, found);

  folded = entente_fold (typed);
  for (guint wanted = 3; wanted > 0; wanted--)
    for (guint i = 0; i < records->len && found->len < limit; i++)
      {
        EntenteRecord *record = g_ptr_array_index (records, i);

        if ((ENTENTE_KIND_BIT (entente_record_get_kind (record)) & kinds) != 0
            && score (record, folded) == wanted)
          g_ptr_array_add (found, record);
      }
  return found;
}

/**
 * entente_standard_make:
 * @id: what may be the id of a topic, a sector or a group
 *
 * Makes the record as every catalogue can begin with it: its id and those of its names are the same
 * everywhere, and so are the names, whatever the language of the interface.
 *
 * Returns: (transfer full) (nullable): the record, not saved; %NULL if there is none of that number
 */
EntenteRecord *
entente_standard_make (gint64 id)
{
  const GPtrArray *records = all_records ();

  for (guint i = 0; i < records->len; i++)
    if (entente_record_get_id (g_ptr_array_index (records, i)) == id)
      return entente_record_copy (g_ptr_array_index (records, i));
  return NULL;
}
