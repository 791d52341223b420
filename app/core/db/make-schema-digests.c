/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs when the library is built: prints the digest of the schema after each of the migrations
 * given, so that opening a catalogue need not make the schema anew to compare with it. */
#include "entente-schema-digest.h"

static void
check (sqlite3    *handle,
       int         code,
       const char *file)
{
  if (code != SQLITE_OK)
    g_error ("%s: %s", file, sqlite3_errmsg (handle));
}

int
main (int argc,
      char **argv)
{
  sqlite3 *handle;

  check (NULL, sqlite3_open (":memory:", &handle), "memory");
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *sql = NULL;
      g_autofree char *digest = NULL;
      g_autoptr(GError) error = NULL;
      sqlite3_stmt *stmt;

      if (!g_file_get_contents (argv[i], &sql, NULL, &error))
        g_error ("%s", error->message);
      check (handle, sqlite3_exec (handle, sql, NULL, NULL, NULL), argv[i]);
      check (handle, sqlite3_prepare_v2 (handle, sql_schema_objects, -1, &stmt, NULL), argv[i]);
      digest = entente_schema_digest (stmt);
      sqlite3_finalize (stmt);
      g_print ("\"%s\",\n", digest);
    }
  sqlite3_close (handle);
  return 0;
}
