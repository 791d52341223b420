/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Shared by the library and by the program that runs when it is built: every object of a schema
 * with its statement, but for the statistics of ANALYZE, which are in no migration. */
static const char sql_schema_objects[] =
  "SELECT type || ' ' || name, coalesce (sql, '') FROM sqlite_schema "
  "WHERE name NOT IN ('sqlite_stat1', 'sqlite_stat4') ORDER BY 1";

/* The digest of the rows of a statement prepared from the text above; NULL if it fails. */
static inline char *
entente_schema_digest (sqlite3_stmt *stmt)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int code;

  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    for (int i = 0; i < 2; i++)
      {
        const guchar *text = sqlite3_column_text (stmt, i);

        /* with the zero at its end, which keeps the texts apart */
        if (text != NULL)
          g_checksum_update (checksum, text, sqlite3_column_bytes (stmt, i) + 1);
      }
  return code == SQLITE_DONE ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

G_END_DECLS
