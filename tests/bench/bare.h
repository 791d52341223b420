/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

/* What the programs that show the raw limit share: SQLite as it is, with the pragmas of a
 * catalogue, and an end at the first error. */

sqlite3 *bare_open (const char *path,
                    int flags);
sqlite3_stmt *bare_prepare (sqlite3 *db,
                            const char *sql);
void bare_exec (sqlite3 *db,
                const char *sql);
gboolean bare_step (sqlite3_stmt *stmt);
