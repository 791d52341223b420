/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"
#include "entente-util.h"

G_BEGIN_DECLS

/* What the commands share. */

typedef enum
{
  CLI_DONE = 0,
  CLI_FAILED = 1,
  CLI_USAGE = 2,
} CliStatus;

typedef struct _CliCommand CliCommand;

/* @argc and @argv begin with the name of the command. */
struct _CliCommand
{
  const char *name;
  const char *arguments; /* NULL for a command that is not available yet */
  const char *summary;
  CliStatus (*run) (const CliCommand *command,
                    int argc,
                    char **argv);
};

typedef enum
{
  CLI_TABLE = 1 << 0,
  CLI_CSV = 1 << 1,
  CLI_JSON = 1 << 2,
  CLI_TEXT = 1 << 3,
} CliFormat;

gboolean cli_parse (const CliCommand *command,
                    const GOptionEntry *entries,
                    int least,
                    int most,
                    int *argc,
                    char ***argv);
gboolean cli_parse_format (const char *text,
                           guint allowed,
                           CliFormat *format);
CliStatus cli_fail (const GError *error);
CliStatus cli_usage (const char *message);
CliStatus cli_not_available (void);
void cli_say (const char *message);
void cli_write (const char *text,
                gsize length);
EntenteStore *cli_open (const char *path,
                        EntenteStoreMode mode,
                        GError **error);

/* The commands. */
CliStatus cli_init (const CliCommand *command,
                    int argc,
                    char **argv);
CliStatus cli_import (const CliCommand *command,
                      int argc,
                      char **argv);
CliStatus cli_export (const CliCommand *command,
                      int argc,
                      char **argv);
CliStatus cli_list (const CliCommand *command,
                    int argc,
                    char **argv);
CliStatus cli_show (const CliCommand *command,
                    int argc,
                    char **argv);
CliStatus cli_timeline (const CliCommand *command,
                        int argc,
                        char **argv);
CliStatus cli_search (const CliCommand *command,
                      int argc,
                      char **argv);
CliStatus cli_check (const CliCommand *command,
                     int argc,
                     char **argv);
CliStatus cli_backup (const CliCommand *command,
                      int argc,
                      char **argv);
CliStatus cli_restore (const CliCommand *command,
                       int argc,
                       char **argv);
CliStatus cli_salvage (const CliCommand *command,
                       int argc,
                       char **argv);
CliStatus cli_undo (const CliCommand *command,
                    int argc,
                    char **argv);
CliStatus cli_redo (const CliCommand *command,
                    int argc,
                    char **argv);
CliStatus cli_history (const CliCommand *command,
                       int argc,
                       char **argv);

G_END_DECLS
