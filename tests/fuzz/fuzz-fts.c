/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <sqlite3.h>
#include <string.h>

#include "entente-fold.h"

/* Folding and the search: whatever is typed, FTS5 understands the query, and a text finds itself. */

const char *const fuzz_seeds[] = {
  "WTDC-25",
  "d'Ivoire MoU/2023",
  "AND OR NOT NEAR(a b, 2)",
  "( * \" ^ : { } + -",
  "Azərbaycan Bakı İstanbul Straße",
  "مـــذكّرة الجزائر ایران کشور",
  "日本 대한민국 भारत ประเทศไทย",
  "ﬁ Ⅳ ½ ２０２３ ٢٠٢٣",
  "\xff\xc3 \xe2\x82",
  NULL,
};

static sqlite3_stmt *
prepare (sqlite3 *db,
         const char *sql)
{
  sqlite3_stmt *stmt;

  if (sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return stmt;
}

static void
run (sqlite3_stmt *stmt,
     const char *text,
     int expected)
{
  sqlite3_bind_text (stmt, 1, text, -1, SQLITE_STATIC);
  if (sqlite3_step (stmt) != expected)
    g_error ("%s: %s", text, sqlite3_errmsg (sqlite3_db_handle (stmt)));
  sqlite3_reset (stmt);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  static sqlite3 *db;
  static sqlite3_stmt *insert;
  static sqlite3_stmt *match;
  static sqlite3_stmt *begin;
  static sqlite3_stmt *rollback;
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *folded = entente_fold (text);
  g_autofree char *again = entente_fold (folded);
  g_autofree char *query = entente_fts_query (text);

  if (db == NULL)
    {
      sqlite3_open (":memory:", &db);
      sqlite3_exec (db, "CREATE VIRTUAL TABLE t USING fts5 (x)", NULL, NULL, NULL);
      insert = prepare (db, "INSERT INTO t (x) VALUES (?1)");
      match = prepare (db, "SELECT rowid FROM t WHERE t MATCH ?1");
      begin = prepare (db, "BEGIN");
      rollback = prepare (db, "ROLLBACK");
    }

  g_assert_true (g_utf8_validate (folded, -1, NULL));
  g_assert_cmpstr (folded, ==, again);
  g_assert_true ((query == NULL) == (*folded == '\0'));
  if (query != NULL)
    {
      run (begin, NULL, SQLITE_DONE);
      run (insert, folded, SQLITE_DONE);
      run (match, query, SQLITE_ROW);
      run (rollback, NULL, SQLITE_DONE);
    }
  return 0;
}
