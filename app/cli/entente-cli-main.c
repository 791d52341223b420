/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "entente-cli-command.h"
#include "entente-config.h"

static const CliCommand commands[] = {
  { "init", "FILE", N_ ("Make an empty catalogue, or the sample catalogue"), cli_init },
  { "import", "CATALOGUE INPUT", N_ ("Bring in the records of a file: all of them or none"),
    cli_import },
  { "export", "CATALOGUE", N_ ("Write the records out"), cli_export },
  { "list", "CATALOGUE KIND", N_ ("List the records of a kind"), cli_list },
  { "show", "CATALOGUE ID|NAME", N_ ("Show a record with everything it holds"), cli_show },
  { "timeline", "CATALOGUE", N_ ("List what happened, in the order of time"), cli_timeline },
  { "search", "CATALOGUE WORDS…", N_ ("Find records of every kind by their words"), cli_search },
  { "check", "CATALOGUE", N_ ("Look whether anything is wrong with a catalogue"), cli_check },
  { "backup", "CATALOGUE FILE", N_ ("Copy a catalogue, also while it is in use"), cli_backup },
  { "restore", "FILE CATALOGUE", N_ ("Put a backup in the place of a catalogue"), cli_restore },
  { "salvage", "CATALOGUE FILE",
    N_ ("Save what can be read of a damaged catalogue into a new one"), cli_salvage },
  { "undo", "CATALOGUE", N_ ("Take back the last change"), cli_undo },
  { "redo", "CATALOGUE", N_ ("Do again what was undone last"), cli_redo },
  { "history", "CATALOGUE [ID]", N_ ("Tell the changes of a catalogue or of a record"),
    cli_history },
  { "agenda", NULL, NULL, NULL },
  { "report", NULL, NULL, NULL },
  { "capture", NULL, NULL, NULL },
};

static void
print_commands (void)
{
  g_print (_ ("Usage: entente-cli COMMAND [OPTION…] ARGUMENT…\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].arguments != NULL)
      g_print ("  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_print (_ ("\n“entente-cli COMMAND --help” explains a command.\n"));
}

static CliStatus
run (int argc,
     char **argv)
{
  g_autofree char *message = NULL;

  if (argc < 2)
    return cli_usage (_ ("Name a command; “entente-cli --help” lists them."));
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      print_commands ();
      return CLI_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("entente-cli %s\n", ENTENTE_VERSION);
      return CLI_DONE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return commands[i].run != NULL ? commands[i].run (&commands[i], argc - 1, argv + 1)
                                     : cli_not_available ();
  message
      = g_strdup_printf (_ ("There is no command “%s”; “entente-cli --help” lists them."), argv[1]);
  return cli_usage (message);
}

int
main (int argc,
      char **argv)
{
  const char *locale_dir = g_getenv ("ENTENTE_LOCALEDIR");
  CliStatus status;

  /* A file that has grown too large for a limit is an error like any other. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : ENTENTE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = run (argc, argv);
  /* A result that did not reach the disk or the other end is no success. */
  if ((fflush (stdout) != 0 || ferror (stdout)) && status == CLI_DONE)
    {
      cli_say (_ ("The result could not be written."));
      return CLI_FAILED;
    }
  return status;
}
