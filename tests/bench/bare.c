/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare.h"

static void
check (sqlite3 *db,
       int code)
{
  if (code != SQLITE_OK)
    g_error ("SQLite: %s", sqlite3_errmsg (db));
}

void
bare_exec (sqlite3 *db,
           const char *sql)
{
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
}

sqlite3 *
bare_open (const char *path,
           int flags)
{
  sqlite3 *db;

  check (NULL, sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL));
  bare_exec (db, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
                 "PRAGMA temp_store = FILE");
  if ((flags & SQLITE_OPEN_READWRITE) != 0)
    bare_exec (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                   "PRAGMA journal_size_limit = 16777216");
  return db;
}

sqlite3_stmt *
bare_prepare (sqlite3 *db,
              const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  check (db, sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL));
  return stmt;
}

/* TRUE while there is a row; at the end the statement is ready to run again. */
gboolean
bare_step (sqlite3_stmt *stmt)
{
  int code = sqlite3_step (stmt);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    check (sqlite3_db_handle (stmt), code);
  sqlite3_reset (stmt);
  return FALSE;
}
