/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "entente-kind.h"

/* The page that documents the exchange format is made from the descriptions of the kinds:
 *
 *   test-format --write FILE
 *
 * writes it anew; without, the test holds the page in the tree against the descriptions. */

#define PAGE "doc/exchange-format.md"

static const char introduction[]
    = "# The exchange format of Entente, version 1\n"
      "\n"
      "A file of the exchange format (`.jsonl`) holds a whole catalogue, restricted records too, as\n"
      "text: one JSON object (RFC 8259) on each line, in UTF-8. Export, import into an empty catalogue\n"
      "and export again give the same bytes.\n"
      "\n"
      "Line 1 says what the file is: `{\"entente\":1}`, with `home` (a link) and `desk` (a text) where\n"
      "the catalogue has them. An empty catalogue takes both over, any other leaves them. A version\n"
      "that the program does not know is refused.\n"
      "\n"
      "Each further line is a record. Records stand by kind, in the order of this page, and by number.\n"
      "Every record has these keys before its own:\n"
      "\n"
      "| Key | Value |\n"
      "| --- | --- |\n"
      "| `kind` | the kind, as below |\n"
      "| `id` | its number, as digits in quotes; the same in every catalogue |\n"
      "| `created`, `modified` | `{\"at\":\"2026-11-22T08:30:00Z\",\"by\":\"…\",\"desk\":\"…\"}`, what is "
      "known of it |\n"
      "| `versions` | the number of its last change in each copy of the catalogue, `{\"replica\":3}` |\n"
      "\n"
      "What is empty is left out; a key that is not on this page is an error. Parts are lists of\n"
      "objects, each with an `id` of its own and then its fields; no two parts of a record bear the\n"
      "same `id`. Everything is brought in, or nothing.\n"
      "\n"
      "A citation agrees with itself: `first` and `last` count characters from 0 and end after the\n"
      "last one, `last` never stands without `first`, the range is as long as `words` but for blanks\n"
      "and marks, and a source that differs comes with the `value` that it gives.\n"
      "\n"
      "No record stands in a file twice. Countries, topics, sectors and groups that come with Entente\n"
      "have numbers below 2^40, and no `versions` until somebody changes them.\n"
      "\n"
      "A record that is there already is held against the one that comes by their `versions`: if what\n"
      "comes holds all changes made here, and more, it takes its place; if what is here holds all that\n"
      "comes, it stays; else, unless both are equal, it stays and the conflict is told. What a file\n"
      "does not hold is not deleted.\n"
      "\n"
      "## Values\n"
      "\n"
      "| Type | Written as |\n"
      "| --- | --- |\n"
      "| text | a string of one line, in normal form C, without control characters |\n"
      "| note | the same with several lines |\n"
      "| code | one of the codes listed with the field |\n"
      "| date | a day, month, year or what is known of it, in EDTF (ISO 8601-2): `2024-05-28`, "
      "`[2025-11-17..2025-11-22]`, `1991~` |\n"
      "| span | a date, or from one to another: `2009-10-05/2009-10-09`, `1993-04-01/..` |\n"
      "| duration | a length of time, ISO 8601: `P12M` |\n"
      "| language | a language, BCP 47: `ar`, `az-Latn` |\n"
      "| address | an address on the web |\n"
      "| number | a whole number, not below zero |\n"
      "| quantity | `{\"number\":192,\"how\":\"exactly\",\"unit\":\"…\",\"as_of\":\"…\"}`, all but the number "
      "only where known |\n"
      "| link | `{\"KIND\":\"ID\"}`, a record of one of the kinds listed; where words are allowed, "
      "`{\"words\":\"…\"}`, or both |\n"
      "| part | the `id` of a part of the same record |\n";

static const char *const types[] = {
  [ENTENTE_FIELD_TEXT] = "text",         [ENTENTE_FIELD_NOTE] = "note",
  [ENTENTE_FIELD_CODE] = "code",         [ENTENTE_FIELD_DATE] = "date",
  [ENTENTE_FIELD_SPAN] = "span",         [ENTENTE_FIELD_DURATION] = "duration",
  [ENTENTE_FIELD_LANGUAGE] = "language", [ENTENTE_FIELD_ADDRESS] = "address",
  [ENTENTE_FIELD_INTEGER] = "number",    [ENTENTE_FIELD_QUANTITY] = "quantity",
  [ENTENTE_FIELD_LINK] = "link",         [ENTENTE_FIELD_PART] = "part",
};

static void
add_codes (GString *page,
           const EntenteVocabulary *vocabulary)
{
  for (guint i = 0; i < vocabulary->n_codes; i++)
    g_string_append_printf (page, "%s`%s`", i == 0 ? ": " : ", ", vocabulary->codes[i].code);
}

static void
add_kinds (GString *page,
           guint kinds)
{
  const char *before = " to ";

  if (kinds == ENTENTE_KINDS_ALL)
    {
      g_string_append (page, " to a record of any kind");
      return;
    }
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if ((kinds & ENTENTE_KIND_BIT (kind)) != 0)
      {
        g_string_append_printf (page, "%s`%s`", before, entente_kind_get_name (kind));
        before = ", ";
      }
}

static void
add_fields (GString *page,
            const EntenteTable *table)
{
  g_string_append (page, "\n| Key | Meaning | Value |\n| --- | --- | --- |\n");
  for (guint i = 0; i < table->n_fields; i++)
    {
      const EntenteField *field = &table->fields[i];

      g_string_append_printf (page, "| `%s` | %s | %s%s", field->name, field->label,
                              (field->flags & ENTENTE_FIELD_REQUIRED) != 0 ? "needed; " : "",
                              types[field->type]);
      if (field->type == ENTENTE_FIELD_CODE)
        add_codes (page, field->vocabulary);
      if (field->type == ENTENTE_FIELD_LINK)
        add_kinds (page, field->kinds);
      if ((field->flags & ENTENTE_FIELD_WORDS) != 0)
        g_string_append (page, ", or words");
      g_string_append (page, " |\n");
    }
}

static gboolean
is_common (const EntenteKindInfo *info,
           guint part)
{
  return part <= ENTENTE_PART_TOPICS || part >= entente_kind_citations (info);
}

static void
add_part (GString *page,
          const EntenteTable *part)
{
  g_string_append_printf (page, "\n### `%s`: %s\n", part->key, part->label_plural);
  add_fields (page, part);
}

static void
add_kind (GString *page,
          const EntenteKindInfo *info)
{
  g_string_append_printf (page, "\n## `%s`: %s\n", info->table.name, info->table.label);
  add_fields (page, &info->table);
  g_string_append (page, "\nParts, in this order:");
  for (guint i = 0; i < info->n_parts; i++)
    g_string_append_printf (page, "%s`%s`", i == 0 ? " " : ", ", info->parts[i]->key);
  g_string_append (page, ".\n");
  for (guint i = 0; i < info->n_parts; i++)
    if (!is_common (info, i))
      add_part (page, info->parts[i]);
}

static char *
describe (void)
{
  const EntenteKindInfo *any = entente_kind_get_info (ENTENTE_KIND_TOPIC);
  GString *page = g_string_new (introduction);

  g_string_append (page, "\n## Parts of every kind\n");
  for (guint i = 0; i < any->n_parts; i++)
    if (is_common (any, i))
      add_part (page, any->parts[i]);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    add_kind (page, entente_kind_get_info (kind));
  return g_string_free (page, FALSE);
}

static void
test_page_says_what_the_descriptions_say (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ENTENTE_DATADIR"), PAGE, NULL);
  g_autofree char *made = describe ();
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, made);
}

int
main (int argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--write") == 0)
    {
      g_autofree char *page = describe ();

      return g_file_set_contents (argv[2], page, -1, NULL) ? 0 : 1;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/page-says-what-the-descriptions-say",
                   test_page_says_what_the_descriptions_say);
  return g_test_run ();
}
