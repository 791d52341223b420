/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-command.h"

#include <stdio.h>

#include "entente-error.h"
#include "entente-text.h"

/* Text for a terminal: what came from a file must not steer it. */
static void
print_clean (FILE *file,
             const char *text)
{
  g_autofree char *clean = entente_text_clean (text, -1, ENTENTE_TEXT_MULTILINE, 0);

  fputs (clean, file);
  fputc ('\n', file);
}

/**
 * cli_say:
 * @message: a line for the person at the terminal, which is no result
 */
void
cli_say (const char *message)
{
  print_clean (stderr, message);
}

/**
 * cli_write:
 * @text: a result
 * @length: its length in bytes
 */
void
cli_write (const char *text,
           gsize length)
{
  fwrite (text, 1, length, stdout);
}

/**
 * cli_fail:
 * @error: why the work failed
 *
 * Returns: the exit status
 */
CliStatus
cli_fail (const GError *error)
{
  cli_say (error->message);
  return CLI_FAILED;
}

/**
 * cli_usage:
 * @message: what was wrong with the command
 *
 * Returns: the exit status
 */
CliStatus
cli_usage (const char *message)
{
  cli_say (message);
  return CLI_USAGE;
}

/**
 * cli_not_available:
 *
 * Returns: the exit status of what a later version will do
 */
CliStatus
cli_not_available (void)
{
  return cli_usage (_ ("This is not available yet."));
}

/**
 * cli_parse:
 * @command: the command
 * @entries: (nullable): its options
 * @least: how many arguments it needs
 * @most: how many it takes
 * @argc: (inout): their number, without the command's name afterwards
 * @argv: (inout): the arguments, likewise
 *
 * Reads the options. `--help` is answered here, and ends the program.
 *
 * Returns: %FALSE if the command was not understood, which was then said
 */
gboolean
cli_parse (const CliCommand *command,
           const GOptionEntry *entries,
           int least,
           int most,
           int *argc,
           char ***argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (command->arguments);
  g_autofree char *program = g_strdup_printf ("entente-cli %s", command->name);
  g_autoptr(GError) error = NULL;

  g_set_prgname (program);
  g_option_context_set_summary (context, _ (command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      cli_say (error->message);
      return FALSE;
    }
  (*argc)--;
  (*argv)++;
  if (*argc > 0 && strcmp ((*argv)[0], "--") == 0)
    {
      (*argc)--;
      (*argv)++;
    }
  if (*argc >= least && *argc <= most)
    return TRUE;
  g_printerr (_ ("Usage: entente-cli %s %s\n"), command->name, command->arguments);
  return FALSE;
}

/**
 * cli_parse_format:
 * @text: (nullable): what was asked for, %NULL for the first of @allowed
 * @allowed: the formats that the command has
 * @format: (out): the format
 *
 * Returns: %FALSE if there is no such format, which was then said
 */
gboolean
cli_parse_format (const char *text,
                  guint allowed,
                  CliFormat *format)
{
  static const struct
  {
    const char *name;
    CliFormat format;
  } formats[]
      = { { "text", CLI_TEXT }, { "table", CLI_TABLE }, { "csv", CLI_CSV }, { "json", CLI_JSON } };
  g_autofree char *message = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if ((formats[i].format & allowed) != 0 && (text == NULL || strcmp (text, formats[i].name) == 0))
      {
        *format = formats[i].format;
        return TRUE;
      }
  message = g_strdup_printf (_ ("There is no format “%s” here."), text);
  cli_usage (message);
  return FALSE;
}

/**
 * cli_open:
 * @path: a catalogue
 * @mode: whether to write
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the catalogue
 */
EntenteStore *
cli_open (const char *path,
          EntenteStoreMode mode,
          GError **error)
{
  g_autoptr(EntenteStore) store = entente_store_open (path, mode, NULL, error);

  if (store == NULL || mode == ENTENTE_STORE_READ_ONLY || !entente_store_is_read_only (store))
    return g_steal_pointer (&store);
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_READ_ONLY,
               _ ("“%s” cannot be written: the file or its folder is write-protected."), path);
  return NULL;
}
