/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-cli-command.h"

G_BEGIN_DECLS

/* Rows of cells, shown aligned or written as CSV. */
typedef struct _CliTable CliTable;

CliTable *cli_table_new (void);
void cli_table_free (CliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTable, cli_table_free)

void cli_table_add_heading (CliTable *self,
                            const char *heading);
void cli_table_add_row (CliTable *self);
void cli_table_add_cell (CliTable *self,
                         const char *text);
void cli_table_print (CliTable *self,
                      CliFormat format);

G_END_DECLS
