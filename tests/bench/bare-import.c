/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare.h"

#include <sys/resource.h>

/* bare-import SOURCE TARGET: puts the rows of a catalogue into an empty one with the same tables and
 * indexes, by prepared inserts in one transaction; text for the search, days and sort keys are there
 * already, and nothing is recorded. Prints the seconds of the writing alone, without the reading. */

#define ROWS_AT_A_TIME 20000

static const char tables_sql[]
    = "SELECT name, name NOT GLOB 'code_*' FROM sqlite_schema "
      "WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'change*' "
      "AND name NOT IN ('keeper', 'replica') "
      "AND (name = 'search_text' OR name NOT GLOB 'search*') ORDER BY 2, rowid";
static const char schema_sql[]
    = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' "
      "AND (name IN ('search', 'search_text') OR name NOT GLOB 'search*') ORDER BY rowid";

static gint64 written;
static double processor;

static double
get_processor (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

static void
make_schema (sqlite3 *source,
             sqlite3 *target)
{
  sqlite3_stmt *stmt = bare_prepare (source, schema_sql);

  while (bare_step (stmt))
    bare_exec (target, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
}

static sqlite3_stmt *
prepare_insert (sqlite3 *target,
                const char *table,
                int n_columns)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (?1", table);
  for (int i = 1; i < n_columns; i++)
    g_string_append_printf (sql, ", ?%d", i + 1);
  g_string_append_c (sql, ')');
  return bare_prepare (target, sql->str);
}

static void
write_rows (sqlite3_stmt *insert,
            GPtrArray *values,
            int n_columns)
{
  gint64 start = g_get_monotonic_time ();
  double processor_start = get_processor ();

  for (guint i = 0; i < values->len; i += (guint) n_columns)
    {
      for (int j = 0; j < n_columns; j++)
        sqlite3_bind_value (insert, j + 1, g_ptr_array_index (values, i + (guint) j));
      bare_step (insert);
    }
  written += g_get_monotonic_time () - start;
  processor += get_processor () - processor_start;
  g_ptr_array_set_size (values, 0);
}

static void
copy (sqlite3 *source,
      const char *select,
      sqlite3 *target,
      const char *into)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  sqlite3_stmt *read = bare_prepare (source, select);
  int n_columns = sqlite3_column_count (read);
  sqlite3_stmt *insert = prepare_insert (target, into, n_columns);

  while (bare_step (read))
    {
      for (int i = 0; i < n_columns; i++)
        g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (read, i)));
      if (values->len >= ROWS_AT_A_TIME * (guint) n_columns)
        write_rows (insert, values, n_columns);
    }
  write_rows (insert, values, n_columns);
  sqlite3_finalize (insert);
  sqlite3_finalize (read);
}

static void
copy_tables (sqlite3 *source,
             sqlite3 *target)
{
  sqlite3_stmt *tables = bare_prepare (source, tables_sql);

  while (bare_step (tables))
    {
      const char *name = (const char *) sqlite3_column_text (tables, 0);
      g_autofree char *quoted = g_strdup_printf ("\"%s\"", name);
      g_autofree char *select = g_strdup_printf ("SELECT * FROM %s", quoted);

      copy (source, select, target, quoted);
    }
  sqlite3_finalize (tables);
}

int
main (int argc,
      char **argv)
{
  sqlite3 *source;
  sqlite3 *target;
  gint64 start;

  if (argc != 3)
    {
      g_printerr ("bare-import SOURCE TARGET\n");
      return 2;
    }
  source = bare_open (argv[1], SQLITE_OPEN_READONLY);
  target = bare_open (argv[2], SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  /* As our own import into an empty catalogue, which looks for broken links at the end. */
  bare_exec (target, "PRAGMA cache_size = -32768; PRAGMA foreign_keys = OFF");
  make_schema (source, target);
  bare_exec (target, "BEGIN IMMEDIATE");
  copy_tables (source, target);
  copy (source, "SELECT id, names, body FROM search_text ORDER BY id", target,
        "search (rowid, names, body)");
  start = g_get_monotonic_time ();
  processor -= get_processor ();
  bare_exec (target, "COMMIT");
  processor += get_processor ();
  written += g_get_monotonic_time () - start;
  g_print ("seconds %.6f\nprocessor %.6f\n", (double) written / G_USEC_PER_SEC, processor);
  sqlite3_close (target);
  sqlite3_close (source);
  return 0;
}
