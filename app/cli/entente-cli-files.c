/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "entente-cli-command.h"
#include "entente-countries.h"
#include "entente-exchange.h"
#include "entente-query.h"
#include "entente-sample.h"

/* Catalogues as files: made, filled, written out. */

/* The home party: one that the catalogue has, else a country that it does not have yet. */
static gboolean
set_home (EntenteStore *store,
          const char *name,
          GError **error)
{
  g_autoptr(GError) not_there = NULL;
  g_autoptr(EntenteRecord) record = NULL;
  g_autoptr(EntenteEdit) edit = NULL;
  gint64 id = entente_store_find (store, name, ENTENTE_KINDS_PARTY, &not_there);
  const EntenteCountry *country = id == 0 ? entente_countries_find (name) : NULL;

  if (id == 0 && country == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&not_there));
      return FALSE;
    }
  if (country != NULL)
    {
      record = entente_countries_make (country->alpha3);
      edit = entente_edit_new ();
      entente_edit_put (edit, record);
      id = entente_record_get_id (record);
      if (!entente_store_save (store, edit, NULL, NULL, error))
        return FALSE;
    }
  return entente_store_set_home (store, entente_store_kind_of (store, id), id, error);
}

CliStatus
cli_init (const CliCommand *command,
          int argc,
          char **argv)
{
  gboolean sample = FALSE;
  g_autofree char *home = NULL;
  const GOptionEntry entries[] = {
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_ ("Make the sample catalogue"), NULL },
    { "home", 0, 0, G_OPTION_ARG_STRING, &home, N_ ("Whose desk it is"), N_ ("PARTY") },
    { NULL },
  };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GError) error = NULL;

  if (!cli_parse (command, entries, 1, 1, &argc, &argv))
    return CLI_USAGE;
  store = sample ? entente_store_create_sample (argv[0], NULL, &error)
                 : entente_store_create (argv[0], NULL, &error);
  if (store == NULL)
    return cli_fail (error);
  if (home == NULL || set_home (store, home, &error))
    return entente_store_close (store, &error) ? CLI_DONE : cli_fail (error);
  entente_store_close (store, NULL);
  g_unlink (argv[0]);
  return cli_fail (error);
}

static void
report (const EntenteImportResult *result)
{
  static const char *const words[ENTENTE_N_IMPORT_OUTCOMES]
      = { N_ ("added"), N_ ("updated"), N_ ("unchanged"), N_ ("left, newer here"),
          N_ ("in conflict") };

  for (guint i = 0; i < ENTENTE_N_IMPORT_OUTCOMES; i++)
    g_print ("%" G_GUINT64_FORMAT " %s\n", result->counts[i], _ (words[i]));
  for (guint i = 0; i < result->conflicts->len; i++)
    cli_say (g_ptr_array_index (result->conflicts, i));
}

static gboolean
is_jsonl (const char *format)
{
  return format == NULL || strcmp (format, "jsonl") == 0;
}

CliStatus
cli_import (const CliCommand *command,
            int argc,
            char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *as = NULL;
  g_autofree char *mapping = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_ ("The format of the file: jsonl"), N_ ("FORMAT") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_ ("The kind of the records"), N_ ("KIND") },
    { "mapping", 0, 0, G_OPTION_ARG_FILENAME, &mapping,
      N_ ("Which column is which field"), N_ ("FILE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only tell what would happen"), NULL },
    { NULL },
  };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GFile) file = NULL;
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GError) error = NULL;

  if (!cli_parse (command, entries, 2, 2, &argc, &argv))
    return CLI_USAGE;
  if (!is_jsonl (format) || as != NULL || mapping != NULL)
    return cli_not_available ();
  store = cli_open (argv[0], ENTENTE_STORE_READ_WRITE, &error);
  if (store == NULL)
    return cli_fail (error);
  file = g_file_new_for_commandline_arg (argv[1]);
  if (!entente_exchange_import_file (store, file, &result, dry_run, NULL, NULL, &error))
    return cli_fail (error);
  report (&result);
  return result.counts[ENTENTE_IMPORT_CONFLICT] > 0 ? CLI_FAILED : CLI_DONE;
}

CliStatus
cli_export (const CliCommand *command,
            int argc,
            char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *kind = NULL;
  g_autofree char *output = NULL;
  gboolean restricted = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_ ("The format: jsonl, the exchange format"),
      N_ ("FORMAT") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_ ("Only this kind, as “meetings”"), N_ ("KIND") },
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to write, instead of the standard output"), N_ ("FILE") },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &restricted,
      N_ ("Restricted records too; the exchange format always holds them"), NULL },
    { NULL },
  };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GOutputStream) out = NULL;
  g_autoptr(GError) error = NULL;
  guint kinds = 0;
  gboolean good;

  if (!cli_parse (command, entries, 1, 1, &argc, &argv))
    return CLI_USAGE;
  if (!is_jsonl (format))
    return cli_not_available ();
  if (kind != NULL && entente_kind_from_plural (kind) == ENTENTE_KIND_NONE)
    return cli_usage (
        _ ("There is no such kind of records; write it in the plural, as “meetings”."));
  if (kind != NULL)
    kinds = ENTENTE_KIND_BIT (entente_kind_from_plural (kind));
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  if (store == NULL)
    return cli_fail (error);
  if (output != NULL)
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (output);

      good = entente_exchange_export_file (store, file, kinds, NULL, NULL, &error);
    }
  else
    {
      out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      good = entente_exchange_export (store, out, kinds, NULL, NULL, &error);
    }
  return good ? CLI_DONE : cli_fail (error);
}
