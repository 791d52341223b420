/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-command.h"
#include "entente-jsonl-writer.h"
#include "entente-query.h"

/* One record, with all that it holds. */

static void
show_json (EntenteRecord *record,
           const EntenteStamps *stamps)
{
  g_autoptr(GString) out = g_string_new (NULL);

  entente_jsonl_append_record (out, record, stamps);
  g_string_append_c (out, '\n');
  cli_write (out->str, out->len);
}

CliStatus
cli_show (const CliCommand *command,
          int argc,
          char **argv)
{
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_ ("text or json"), N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) record = NULL;
  g_autoptr(EntenteStamps) stamps = NULL;
  g_autoptr(GError) error = NULL;
  CliFormat format;
  gint64 id;

  if (!cli_parse (command, entries, 2, 2, &argc, &argv)
      || !cli_parse_format (format_text, CLI_TEXT | CLI_JSON, &format))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  id = store != NULL ? entente_store_find (store, argv[1], 0, &error) : 0;
  record = id != 0 ? entente_store_load (store, id, &error) : NULL;
  stamps = record != NULL ? entente_store_stamps (store, id, &error) : NULL;
  if (stamps == NULL)
    return cli_fail (error);
  show_json (record, stamps);
  return CLI_DONE;
}
