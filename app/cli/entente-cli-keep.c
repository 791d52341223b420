/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-command.h"
#include "entente-cli-table.h"
#include "entente-history.h"
#include "entente-query.h"
#include "entente-salvage.h"
#include "entente-store-backup.h"
#include "entente-store-check.h"

/* Looking after a catalogue: check, backups, undo, history. */

/* So many changes are read at once. */
#define PAGE 500

CliStatus
cli_check (const CliCommand *command,
           int argc,
           char **argv)
{
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  if (!cli_parse (command, NULL, 1, 1, &argc, &argv))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  if (store == NULL || !entente_store_check (store, &findings, NULL, &error))
    return cli_fail (error);
  for (guint i = 0; i < findings->len; i++)
    cli_say (g_ptr_array_index (findings, i));
  if (findings->len > 0)
    return CLI_FAILED;
  g_print ("%s\n", _ ("Nothing is wrong."));
  return CLI_DONE;
}

CliStatus
cli_backup (const CliCommand *command,
            int argc,
            char **argv)
{
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GError) error = NULL;

  if (!cli_parse (command, NULL, 2, 2, &argc, &argv))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  if (store == NULL || !entente_store_backup (store, argv[1], NULL, &error))
    return cli_fail (error);
  return CLI_DONE;
}

/* What will be there afterwards, said before anything is replaced. */
static gboolean
preview (const char *backup,
         GError **error)
{
  g_autoptr(EntenteStore) store = entente_store_open (backup, ENTENTE_STORE_READ_ONLY, NULL, error);
  g_autoptr(GPtrArray) changes = NULL;

  if (store != NULL)
    changes = entente_store_history (store, 0, 0, 1, NULL, error);
  if (changes == NULL)
    return FALSE;
  g_print (_ ("“%s” holds:\n"), backup);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      gint64 sets = 0;
      gint64 n = entente_store_count (store, kind, &sets) + sets;

      if (n > 0)
        g_print ("  %s: %" G_GINT64_FORMAT "\n", _ (entente_kind_get_info (kind)->table.label), n);
    }
  if (changes->len > 0)
    {
      const EntenteChange *last = g_ptr_array_index (changes, 0);

      /* Translators: a time and what was done then */
      g_print (_ ("Last change: %s, %s\n"), last->at, last->words);
    }
  return TRUE;
}

CliStatus
cli_restore (const CliCommand *command,
             int argc,
             char **argv)
{
  g_autofree char *aside = NULL;
  g_autoptr(GError) error = NULL;

  if (!cli_parse (command, NULL, 2, 2, &argc, &argv))
    return CLI_USAGE;
  if (!preview (argv[0], &error)
      || !entente_store_restore (argv[0], argv[1], NULL, &aside, NULL, &error))
    return cli_fail (error);
  if (aside != NULL)
    g_print (_ ("What stood there is kept as “%s”.\n"), aside);
  return CLI_DONE;
}

CliStatus
cli_salvage (const CliCommand *command,
             int argc,
             char **argv)
{
  EntenteSalvage salvage;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  if (!cli_parse (command, NULL, 2, 2, &argc, &argv))
    return CLI_USAGE;
  if (!entente_store_salvage (argv[0], argv[1], NULL, &salvage, NULL, &error))
    return cli_fail (error);
  words = entente_salvage_describe (&salvage);
  g_print ("%s\n", words);
  return CLI_DONE;
}

static CliStatus
take_step (const CliCommand *command,
           int argc,
           char **argv,
           gboolean inverse)
{
  g_autoptr(EntenteStore) store = NULL;
  g_autofree char *words = NULL;
  g_autoptr(GError) error = NULL;

  if (!cli_parse (command, NULL, 1, 1, &argc, &argv))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_WRITE, &error);
  if (store == NULL)
    return cli_fail (error);
  words = inverse ? entente_store_undo_words (store) : entente_store_redo_words (store);
  if (!(inverse ? entente_store_undo (store, NULL, NULL, &error)
                : entente_store_redo (store, NULL, NULL, &error)))
    return cli_fail (error);
  g_print (inverse ? _ ("Undone: %s\n") : _ ("Done again: %s\n"), words);
  return CLI_DONE;
}

CliStatus
cli_undo (const CliCommand *command,
          int argc,
          char **argv)
{
  return take_step (command, argc, argv, TRUE);
}

CliStatus
cli_redo (const CliCommand *command,
          int argc,
          char **argv)
{
  return take_step (command, argc, argv, FALSE);
}

static void
add_change (CliTable *table,
            const EntenteChange *change)
{
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, change->n);
  const char *how = change->standing ? "" : _ ("undone");

  if (strcmp (change->kind, "undo") == 0)
    how = _ ("undo");
  else if (strcmp (change->kind, "redo") == 0)
    how = _ ("redo");
  cli_table_add_row (table);
  cli_table_add_cell (table, n);
  cli_table_add_cell (table, change->at);
  cli_table_add_cell (table, change->by);
  cli_table_add_cell (table, change->words);
  cli_table_add_cell (table, how);
}

/* What one change did to the record, line by line, below it. */
static gboolean
add_lines (CliTable *table,
           EntenteStore *store,
           gint64 change,
           gint64 record,
           GError **error)
{
  g_autoptr(GPtrArray) lines = entente_store_change_lines (store, change, record, 100, NULL, error);

  if (lines == NULL)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("  %s", (char *) g_ptr_array_index (lines, i));

      cli_table_add_row (table);
      for (guint j = 0; j < 3; j++)
        cli_table_add_cell (table, NULL);
      cli_table_add_cell (table, line);
      cli_table_add_cell (table, NULL);
    }
  return TRUE;
}

static gboolean
add_changes (CliTable *table,
             EntenteStore *store,
             gint64 record,
             GError **error)
{
  gint64 before = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) changes
          = entente_store_history (store, record, before, PAGE, NULL, error);

      if (changes == NULL)
        return FALSE;
      for (guint i = 0; i < changes->len; i++)
        {
          const EntenteChange *change = g_ptr_array_index (changes, i);

          add_change (table, change);
          before = change->n;
          if (record != 0 && !add_lines (table, store, change->n, record, error))
            return FALSE;
        }
      if (changes->len < PAGE)
        return TRUE;
    }
}

CliStatus
cli_history (const CliCommand *command,
             int argc,
             char **argv)
{
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(CliTable) table = cli_table_new ();
  g_autoptr(GError) error = NULL;
  gint64 record = 0;

  if (!cli_parse (command, NULL, 1, 2, &argc, &argv))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  if (store != NULL && argc == 2)
    record = entente_store_find (store, argv[1], 0, &error);
  if (error != NULL)
    return cli_fail (error);
  cli_table_add_heading (table, _ ("Change"));
  cli_table_add_heading (table, _ ("When"));
  cli_table_add_heading (table, _ ("Who"));
  cli_table_add_heading (table, _ ("What"));
  cli_table_add_heading (table, _ ("State"));
  if (!add_changes (table, store, record, &error))
    return cli_fail (error);
  cli_table_print (table, CLI_TABLE);
  return CLI_DONE;
}
