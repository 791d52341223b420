/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-command.h"
#include "entente-cli-restricted.h"
#include "entente-cli-table.h"
#include "entente-cli-words.h"
#include "entente-query.h"

/* So many records are told at most: who gets more has to say more. */
#define LIMIT 1000

static void
print_found_json (GPtrArray *found)
{
  g_autoptr(GString) out = g_string_new ("[");

  for (guint i = 0; i < found->len; i++)
    {
      const EntenteFound *one = g_ptr_array_index (found, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, one->id);

      g_string_append (out, i == 0 ? "\n{" : ",\n{");
      cli_append_member (out, "kind", entente_kind_get_name (one->kind));
      cli_append_member (out, "id", id);
      cli_append_member (out, "title", one->title);
      cli_append_member (out, "subtitle", one->subtitle);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "\n]\n");
  cli_write (out->str, out->len);
}

static void
print_found (GPtrArray *found)
{
  g_autoptr(CliTable) table = cli_table_new ();

  cli_table_add_heading (table, _ ("Kind"));
  cli_table_add_heading (table, _ ("Title"));
  cli_table_add_heading (table, _ ("Details"));
  cli_table_add_heading (table, _ ("Number"));
  for (guint i = 0; i < found->len; i++)
    {
      const EntenteFound *one = g_ptr_array_index (found, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, one->id);

      cli_table_add_row (table);
      cli_table_add_cell (table, _ (entente_kind_get_info (one->kind)->table.label));
      cli_table_add_cell (table, one->title);
      cli_table_add_cell (table, one->subtitle);
      cli_table_add_cell (table, id);
    }
  cli_table_print (table, CLI_TABLE);
}

CliStatus
cli_search (const CliCommand *command,
            int argc,
            char **argv)
{
  g_autofree char *format_text = NULL;
  g_auto(CliRestricted) restricted = { 0 };
  const GOptionEntry entries[] = {
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &restricted.shown,
      N_ ("Restricted records too"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_ ("table or json"), N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;
  CliFormat format;

  if (!cli_parse (command, entries, 2, G_MAXINT, &argc, &argv)
      || !cli_parse_format (format_text, CLI_TABLE | CLI_JSON, &format))
    return CLI_USAGE;
  words = g_strjoinv (" ", argv + 1);
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  if (store != NULL)
    found = entente_store_search (store, words, 0, LIMIT + 1, TRUE, NULL, &error);
  if (found == NULL)
    return cli_fail (error);
  if (found->len > LIMIT)
    {
      g_autofree char *more = g_strdup_printf (
          _ ("Only the best %d are listed; there are more. Add a word to find fewer."), LIMIT);

      g_ptr_array_set_size (found, LIMIT);
      cli_say (more);
    }
  for (guint i = found->len; i > 0; i--)
    if (cli_restricted_leaves_out (&restricted, store,
                                   ((EntenteFound *) g_ptr_array_index (found, i - 1))->id))
      g_ptr_array_remove_index (found, i - 1);
  if (format == CLI_JSON)
    print_found_json (found);
  else
    print_found (found);
  cli_restricted_say (&restricted);
  return CLI_DONE;
}
