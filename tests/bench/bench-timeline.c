/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "entente-query.h"
#include "entente-timeline-content.h"

/* The timeline: read once, narrowed when a party is chosen, and worked out for each stretch that is
 * looked at. */

#define N_VIEWS 60
#define WIDTH 1200.0
#define ROWS 24

typedef struct
{
  const char *name;
  GArray *positions;
} Choice;

static const struct
{
  const char *name;
  double days;
} windows[] = { { "all", 0 },     { "century", 36525 }, { "decade", 3652 },
                { "year", 365 },  { "month", 30 },      { "day", 1 } };

static GArray *
choose (EntenteTimeline *timeline,
        EntenteStore *store,
        gint64 party,
        gint64 topic)
{
  g_autoptr(GArray) parties = g_array_new (FALSE, FALSE, sizeof (gint64));
  EntenteFilter filter = { .parties = parties, .topic = topic };
  g_autoptr(GError) error = NULL;
  GArray *positions;

  if (party != 0)
    g_array_append_val (parties, party);
  positions = entente_timeline_select (timeline, store, &filter, NULL, &error);
  bench_check (error);
  return positions;
}

/* The party whose share of the entries is nearest to what is wanted. */
static gint64
find_party (EntenteTimeline *timeline,
            EntenteStore *store,
            double share)
{
  EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (ENTENTE_KIND_COUNTRY) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) countries = entente_store_list (store, &filter, NULL, &error);
  double nearest = G_MAXDOUBLE;
  gint64 party = 0;
  guint n_entries;

  bench_check (error);
  entente_timeline_get_entries (timeline, &n_entries);
  for (guint i = 0; i < countries->len && nearest > 0.1; i++)
    {
      gint64 country = g_array_index (countries, gint64, i);
      g_autoptr(GArray) positions = choose (timeline, store, country, 0);
      double apart = ABS (positions->len / (share * n_entries) - 1);

      if (apart >= nearest)
        continue;
      nearest = apart;
      party = country;
    }
  return party;
}

static void
time_choice (EntenteTimeline *timeline,
             EntenteStore *store,
             gint64 party,
             gint64 topic,
             Choice *choice)
{
  g_autoptr(GArray) times = bench_times ();
  g_autofree char *name = g_strconcat ("choose.", choice->name, NULL);
  g_autofree char *size = g_strconcat ("size.", choice->name, NULL);

  for (guint i = 0; i < 16; i++)
    {
      double start = bench_now ();

      g_clear_pointer (&choice->positions, g_array_unref);
      choice->positions = choose (timeline, store, party, topic);
      if (i > 0)
        bench_add (times, start);
    }
  bench_say_times (name, times);
  bench_say (size, choice->positions->len);
}

static void
time_windows (EntenteTimeline *timeline,
              const Choice *choice)
{
  GRand *rand = g_rand_new_with_seed (11);
  EntenteEntries view = { 0 };
  gint32 first;
  gint32 last;

  view.entries = entente_timeline_get_entries (timeline, &view.n_entries);
  view.positions = (const guint *) (gpointer) choice->positions->data;
  view.n_positions = choice->positions->len;
  if (!entente_entries_bounds (&view, &first, &last))
    g_error ("nothing has a date");
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      g_autoptr(GArray) times = bench_times ();
      g_autofree char *name = g_strconcat ("content.", windows[i].name, ".", choice->name, NULL);
      double days = windows[i].days > 0 ? windows[i].days : last - first + 1;

      for (guint j = 0; j < N_VIEWS; j++)
        {
          double middle = days < last - first ? g_rand_double_range (rand, first, last)
                                              : (first + last) / 2.0;
          double start = bench_now ();

          entente_timeline_content_free (
              entente_timeline_content_new (&view, middle - days / 2, WIDTH / days, WIDTH, ROWS));
          if (j >= 5)
            bench_add (times, start);
        }
      bench_say_times (name, times);
    }
  g_rand_free (rand);
}

static EntenteTimeline *
time_loading (EntenteStore *store)
{
  g_autoptr(GArray) times = bench_times ();
  EntenteTimeline *timeline = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr(GError) error = NULL;
      double start = bench_now ();

      g_clear_object (&timeline);
      timeline = entente_store_timeline (store, NULL, &error);
      bench_check (error);
      if (i > 0)
        bench_add (times, start);
    }
  bench_say_times ("load", times);
  return timeline;
}

void
bench_timeline (const char *path)
{
  g_autoptr(EntenteStore) store = bench_open (path, ENTENTE_STORE_READ_ONLY);
  g_autoptr(EntenteTimeline) timeline = time_loading (store);
  EntenteFilter topics = { .kinds = ENTENTE_KIND_BIT (ENTENTE_KIND_TOPIC) };
  g_autoptr(GArray) topic = entente_store_list (store, &topics, NULL, NULL);
  EntenteKind kind;
  gint64 parties[] = { 0, entente_store_get_home (store, &kind), find_party (timeline, store, 0.5),
                       find_party (timeline, store, 0.005), 0 };
  Choice choices[] = { { "none" }, { "home" }, { "half" }, { "few" }, { "topic" } };
  guint n_entries;

  entente_timeline_get_entries (timeline, &n_entries);
  bench_say ("entries", n_entries);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      time_choice (timeline, store, parties[i],
                   i == 4 ? g_array_index (topic, gint64, topic->len / 2) : 0, &choices[i]);
      time_windows (timeline, &choices[i]);
      g_array_unref (choices[i].positions);
    }
  entente_store_close (store, NULL);
}
