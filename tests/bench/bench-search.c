/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare.h"
#include "bench.h"

#include "entente-fold.h"
#include "entente-query.h"

/* Search as one types: beginnings of words that are in the catalogue, and the bare query that finds
 * the newest fifty numbers. */

#define N_PREFIXES 200
#define N_FOUND 50

static const char bare_sql[]
    = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT 50";
static const char some_sql[]
    = "SELECT names || ' ' || body FROM search_text WHERE id >= "
      "(SELECT min (id) + (max (id) - min (id)) / 1000 * ?1 FROM search_text) LIMIT 1";

static char *
cut_prefix (GRand *rand,
            const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  guint n = (guint) g_rand_int_range (rand, 2, 9);

  for (guint tries = 0; tries < 100; tries++)
    {
      const char *word = words[g_rand_int_range (rand, 0, (gint32) g_strv_length (words))];

      if (g_utf8_strlen (word, -1) >= n && g_unichar_isalpha (g_utf8_get_char (word)))
        return g_utf8_substring (word, 0, n);
    }
  return NULL;
}

static GPtrArray *
make_prefixes (sqlite3 *db)
{
  GPtrArray *prefixes = g_ptr_array_new_with_free_func (g_free);
  GRand *rand = g_rand_new_with_seed (7);
  sqlite3_stmt *some = bare_prepare (db, some_sql);

  while (prefixes->len < N_PREFIXES)
    {
      char *prefix = NULL;

      sqlite3_bind_int (some, 1, g_rand_int_range (rand, 0, 1000));
      if (bare_step (some))
        prefix = cut_prefix (rand, (const char *) sqlite3_column_text (some, 0));
      if (prefix != NULL)
        g_ptr_array_add (prefixes, prefix);
      sqlite3_reset (some);
    }
  sqlite3_finalize (some);
  g_rand_free (rand);
  return prefixes;
}

static double
find_bare (sqlite3_stmt *stmt,
           const char *prefix)
{
  g_autofree char *query = entente_fts_query (prefix);
  double start = bench_now ();

  sqlite3_bind_text (stmt, 1, query, -1, SQLITE_STATIC);
  while (bare_step (stmt))
    continue;
  return start;
}

static double
find_ours (EntenteStore *store,
           const char *prefix,
           gboolean best_first)
{
  g_autoptr(GError) error = NULL;
  double start = bench_now ();
  g_autoptr(GPtrArray) found
      = entente_store_search (store, prefix, 0, N_FOUND, best_first, NULL, &error);

  bench_check (error);
  return start;
}

void
bench_search (const char *path)
{
  g_autoptr(EntenteStore) store = bench_open (path, ENTENTE_STORE_READ_ONLY);
  sqlite3 *db = bare_open (path, SQLITE_OPEN_READONLY);
  sqlite3_stmt *stmt = bare_prepare (db, bare_sql);
  g_autoptr(GPtrArray) prefixes = make_prefixes (db);
  g_autoptr(GArray) ours = bench_times ();
  g_autoptr(GArray) raw = bench_times ();
  g_autoptr(GArray) best = bench_times ();

  for (guint i = 0; i < 2 * prefixes->len; i++)
    {
      const char *prefix = g_ptr_array_index (prefixes, i % prefixes->len);
      double raw_start = find_bare (stmt, prefix);
      double start;

      if (i >= prefixes->len)
        bench_add (raw, raw_start);
      start = find_ours (store, prefix, FALSE);
      if (i >= prefixes->len)
        bench_add (ours, start);
    }
  for (guint i = 0; i < prefixes->len; i += 4)
    bench_add (best, find_ours (store, g_ptr_array_index (prefixes, i), TRUE));
  bench_say_times ("ours", ours);
  bench_say_times ("raw", raw);
  bench_say_times ("best", best);
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  entente_store_close (store, NULL);
}
