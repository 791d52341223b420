/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "entente-history.h"
#include "entente-query.h"
#include "entente-store-check.h"

/* What a window asks for: opening, a list, a dossier, the history of a record. */

#define N_CHANGES 10000
#define N_TIMES 16

static void
change_often (EntenteStore *store,
              gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) record = entente_store_load (store, id, &error);
  g_autoptr(GPtrArray) there = entente_store_history (store, id, 0, N_CHANGES, NULL, &error);

  bench_check (error);
  for (guint i = there->len; i < N_CHANGES; i++)
    {
      g_autoptr(EntenteEdit) edit = entente_edit_new ();
      g_autofree char *words = g_strdup_printf ("Number %u", i);

      entente_row_set_text (entente_record_get_row (record), "outcome", words);
      entente_edit_put (edit, record);
      entente_store_save (store, edit, NULL, NULL, &error);
      bench_check (error);
    }
}

static void
show_history (EntenteStore *store,
              gint64 id,
              gint64 before)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) changes = entente_store_history (store, id, before, 50, NULL, &error);

  bench_check (error);
  for (guint i = 0; i < changes->len; i++)
    {
      const EntenteChange *change = g_ptr_array_index (changes, i);
      g_autoptr(GPtrArray) lines
          = entente_store_change_lines (store, change->n, id, 40, NULL, &error);

      bench_check (error);
    }
}

/* The history of one record with ten thousand changes, and of others, which only the import wrote:
 * the newest fifty with what each changed, as the window shows them. */
void
bench_history (const char *path)
{
  g_autoptr(EntenteStore) store = bench_open (path, ENTENTE_STORE_READ_WRITE);
  g_autoptr(GArray) ids = bench_ids (store, ENTENTE_KIND_MEETING, 40);
  g_autoptr(GArray) many = bench_times ();
  g_autoptr(GArray) imported = bench_times ();
  double start = bench_now ();

  change_often (store, g_array_index (ids, gint64, 0));
  bench_say ("changing", (bench_now () - start) / 1000);
  for (guint i = 0; i < 40; i++)
    {
      start = bench_now ();
      show_history (store, g_array_index (ids, gint64, 0), i % 2 == 0 ? 0 : 5000 + i);
      if (i > 4)
        bench_add (many, start);
      start = bench_now ();
      show_history (store, g_array_index (ids, gint64, i), 2);
      if (i > 4)
        bench_add (imported, start);
    }
  bench_say_times ("many", many);
  bench_say_times ("imported", imported);
  entente_store_close (store, NULL);
}

static void
time_opening (const char *path)
{
  g_autoptr(GArray) times = bench_times ();

  for (guint i = 0; i < N_TIMES; i++)
    {
      double start = bench_now ();
      g_autoptr(EntenteStore) store = bench_open (path, ENTENTE_STORE_READ_WRITE);

      if (i > 0)
        bench_add (times, start);
      entente_store_close (store, NULL);
    }
  bench_say_times ("open", times);
}

static void
time_list (EntenteStore *store,
           EntenteKind kind)
{
  g_autoptr(GArray) times = bench_times ();
  g_autofree char *name = g_strconcat ("list.", entente_kind_get_name (kind), NULL);

  for (guint i = 0; i < N_TIMES; i++)
    {
      EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (kind) };
      g_autoptr(GError) error = NULL;
      g_autoptr(GArray) ids = NULL;
      double start = bench_now ();

      ids = entente_store_list (store, &filter, NULL, &error);
      bench_check (error);
      for (guint j = 0; j < MIN (ids->len, 50); j++)
        g_free (entente_store_title (store, g_array_index (ids, gint64, j)));
      if (i > 0)
        bench_add (times, start);
    }
  bench_say_times (name, times);
}

static void
time_counts (EntenteStore *store)
{
  g_autoptr(GArray) times = bench_times ();

  for (guint i = 0; i < N_TIMES; i++)
    {
      double start = bench_now ();

      for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
        {
          gint64 sets;

          entente_store_count (store, kind, &sets);
        }
      if (i > 0)
        bench_add (times, start);
    }
  bench_say_times ("counts", times);
}

/* Opening, the first page of a list, and what the status line counts. */
void
bench_read (const char *path)
{
  g_autoptr(EntenteStore) store = NULL;

  time_opening (path);
  store = bench_open (path, ENTENTE_STORE_READ_ONLY);
  time_list (store, ENTENTE_KIND_ORGANISATION);
  time_list (store, ENTENTE_KIND_MEETING);
  time_counts (store);
  entente_store_close (store, NULL);
}

void
bench_examine (const char *path)
{
  g_autoptr(EntenteStore) store = bench_open (path, ENTENTE_STORE_READ_ONLY);
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  double start = bench_now ();

  entente_store_check (store, &findings, NULL, &error);
  bench_check (error);
  bench_say ("seconds", (bench_now () - start) / 1000);
  bench_say ("findings", findings->len);
  entente_store_close (store, NULL);
}
