/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "entente-date.h"
#include "entente-timeline-content.h"

#define DAY 2440000

static void
add (GArray *entries,
     EntenteEntryAct act,
     gint32 first,
     gint32 last,
     guint flags)
{
  EntenteEntry entry = { .record = entries->len + 1, .flags = flags, .act = act };

  g_assert_true (entente_entry_set_days (&entry, first, last));
  g_array_append_val (entries, entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const EntenteEntry *one = a;
  const EntenteEntry *other = b;
  int undated = (one->flags & ENTENTE_ENTRY_UNDATED) - (other->flags & ENTENTE_ENTRY_UNDATED);
  gint32 day = entente_entry_first (one);
  gint32 other_day = entente_entry_first (other);

  return undated != 0 ? undated : (day > other_day) - (day < other_day);
}

static GArray *
entries_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (EntenteEntry));
}

static EntenteEntries
view_of (GArray *entries)
{
  EntenteEntries view = { (const EntenteEntry *) (gpointer) entries->data, entries->len, NULL, 0 };

  return view;
}

static GArray *
random_entries (GRand *rand,
                guint n)
{
  GArray *entries = entries_new ();

  for (guint i = 0; i < n; i++)
    {
      gint32 first = DAY + g_rand_int_range (rand, -40000, 20000);
      gint32 last = first;
      guint flags = 0;
      int kind = g_rand_int_range (rand, 0, 12);

      if (kind < 3)
        last += g_rand_int_range (rand, 1, kind == 0 ? 20000 : 30);
      else if (kind == 3)
        last = ENTENTE_DAY_OPEN_END;
      else if (kind == 4)
        first = ENTENTE_DAY_OPEN_START;
      else if (kind == 5)
        flags = ENTENTE_ENTRY_UNDATED;
      add (entries, g_rand_int_range (rand, 0, ENTENTE_N_ENTRY_ACTS), first, last, flags);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

static void
count_overlaps (const EntenteEntries *entries,
                double first_day,
                double day_width,
                double width,
                guint *counts)
{
  double first = floor (first_day);
  double last = ceil (first_day + width / day_width) - 1;

  memset (counts, 0, sizeof (guint) * ENTENTE_N_LANES);
  for (guint i = 0; i < entente_entries_count (entries); i++)
    {
      const EntenteEntry *entry = entente_entries_get (entries, i);

      if ((entry->flags & ENTENTE_ENTRY_UNDATED) == 0 && entente_entry_first (entry) <= last
          && entente_entry_last (entry) >= first)
        counts[entente_entry_act_lane (entry->act)]++;
    }
}

static void
check_content (const EntenteTimelineContent *content,
               const guint *counts,
               double width)
{
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    {
      const EntenteLaneContent *lane = &content->lanes[i];
      guint sum = 0;

      g_assert_cmpuint (lane->count, ==, counts[i]);
      for (guint j = lane->start; j < lane->start + lane->n_marks; j++)
        {
          const EntenteMark *mark = &g_array_index (content->marks, EntenteMark, j);

          g_assert_true (isfinite (mark->x0) && isfinite (mark->x1));
          g_assert_cmpfloat (mark->x0, <, mark->x1);
          g_assert_cmpfloat (mark->x0, >, -300);
          g_assert_cmpfloat (mark->x1, <, width + 300);
          g_assert_cmpuint (mark->lane, ==, i);
          g_assert_cmpuint (mark->row, <, lane->rows);
          g_assert_cmpuint (mark->count, >, 0);
          if (j > lane->start && mark[-1].row == mark->row && mark->count == 1
              && mark[-1].count == 1)
            g_assert_cmpfloat (mark->x0, >=, mark[-1].x1);
          sum += mark->count;
        }
      g_assert_cmpuint (sum, ==, lane->count);
    }
}

static void
test_counts_add_up (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr(GArray) entries = random_entries (rand, g_rand_int_range (rand, 0, 3000));
      EntenteEntries view = view_of (entries);
      double day_width = pow (10, g_rand_double_range (rand, -3, 2.5));
      double first_day = DAY + g_rand_double_range (rand, -60000, 30000);
      double width = g_rand_double_range (rand, 1, 2500);
      guint counts[ENTENTE_N_LANES];
      g_autoptr(EntenteTimelineContent) content = NULL;

      content = entente_timeline_content_new (&view, first_day, day_width, width,
                                              g_rand_int_range (rand, 0, 40));
      count_overlaps (&view, first_day, day_width, width, counts);
      check_content (content, counts, width);
    }
}

static void
test_only_filtered (void)
{
  g_autoptr(GArray) entries = entries_new ();
  const guint positions[] = { 1, 3 };
  EntenteEntries view;
  guint index;
  g_autoptr(EntenteTimelineContent) content = NULL;

  for (int i = 0; i < 5; i++)
    add (entries, ENTENTE_ENTRY_MEETING, DAY + i * 10, DAY + i * 10, 0);
  view = view_of (entries);
  view.positions = positions;
  view.n_positions = G_N_ELEMENTS (positions);
  content = entente_timeline_content_new (&view, DAY, 10, 1000, 20);
  g_assert_cmpuint (content->lanes[ENTENTE_LANE_MEETINGS].count, ==, 2);
  g_assert_cmpuint (g_array_index (content->marks, EntenteMark, 1).position, ==, 3);
  g_assert_true (entente_entries_find (&view, 3, &index));
  g_assert_cmpuint (index, ==, 1);
  g_assert_false (entente_entries_find (&view, 2, &index));
}

static void
test_same_day (guint n,
               guint rows,
               guint marks)
{
  g_autoptr(GArray) entries = entries_new ();
  EntenteEntries view;
  g_autoptr(EntenteTimelineContent) content = NULL;

  for (guint i = 0; i < n; i++)
    add (entries, ENTENTE_ENTRY_MEETING, DAY + 20, DAY + 20, 0);
  view = view_of (entries);
  content = entente_timeline_content_new (&view, DAY, 10, 1000, rows);
  g_assert_cmpuint (content->marks->len, ==, marks);
  g_assert_cmpuint (content->lanes[ENTENTE_LANE_MEETINGS].count, ==, n);
}

static void
test_stacked (void)
{
  test_same_day (3, 4, 3);
}

static void
test_clustered (void)
{
  test_same_day (3, 1, 1);
  test_same_day (500, 8, 1);
}

static void
test_cluster_span (void)
{
  g_autoptr(GArray) entries = entries_new ();
  EntenteEntries view;
  const EntenteMark *mark;
  g_autoptr(EntenteTimelineContent) content = NULL;

  add (entries, ENTENTE_ENTRY_SIGNING, DAY + 20, DAY + 20, 0);
  add (entries, ENTENTE_ENTRY_SIGNING, DAY + 21, DAY + 21, ENTENTE_ENTRY_SET);
  view = view_of (entries);
  content = entente_timeline_content_new (&view, DAY, 1, 1000, 1);
  mark = &g_array_index (content->marks, EntenteMark, 0);
  g_assert_cmpuint (content->marks->len, ==, 1);
  g_assert_cmpuint (mark->count, ==, 2);
  g_assert_cmpuint (mark->sets, ==, 1);
  g_assert_cmpint (mark->first, ==, DAY + 20);
  g_assert_cmpint (mark->last, ==, DAY + 21);
  g_assert_cmpuint (mark->flags, ==, ENTENTE_ENTRY_SET);
  g_assert_cmpuint (mark->position, ==, 0);
}

static void
test_bounds (void)
{
  g_autoptr(GArray) entries = entries_new ();
  EntenteEntries view;
  gint32 first;
  gint32 last;

  view = view_of (entries);
  g_assert_false (entente_entries_bounds (&view, &first, &last));
  add (entries, ENTENTE_ENTRY_MEETING, ENTENTE_DAY_OPEN_START, DAY, ENTENTE_ENTRY_OPEN_START);
  add (entries, ENTENTE_ENTRY_MEETING, DAY + 5, DAY + 6, 0);
  add (entries, ENTENTE_ENTRY_MEMBERSHIP, DAY + 10, ENTENTE_DAY_OPEN_END, ENTENTE_ENTRY_OPEN_END);
  add (entries, ENTENTE_ENTRY_MEETING, 0, 0, ENTENTE_ENTRY_UNDATED);
  view = view_of (entries);
  g_assert_cmpuint (entente_entries_count_dated (&view), ==, 3);
  g_assert_true (entente_entries_bounds (&view, &first, &last));
  g_assert_cmpint (first, ==, DAY);
  g_assert_cmpint (last, ==, DAY + 10);
}

static void
test_overview (void)
{
  g_autoptr(GArray) entries = entries_new ();
  EntenteEntries view;
  guint bins[4];

  add (entries, ENTENTE_ENTRY_MEETING, DAY, DAY, 0);
  add (entries, ENTENTE_ENTRY_MEETING, DAY + 9, DAY + 9, 0);
  add (entries, ENTENTE_ENTRY_MEETING, DAY + 10, DAY + 50, 0);
  add (entries, ENTENTE_ENTRY_MEETING, DAY + 40, DAY + 50, 0);
  add (entries, ENTENTE_ENTRY_MEETING, 0, 0, ENTENTE_ENTRY_UNDATED);
  view = view_of (entries);
  entente_entries_overview (&view, DAY, 0.1, bins, G_N_ELEMENTS (bins));
  g_assert_cmpuint (bins[0], ==, 2);
  g_assert_cmpuint (bins[1], ==, 1);
  g_assert_cmpuint (bins[2], ==, 0);
  g_assert_cmpuint (bins[3], ==, 0);
}

static void
test_count_labels (void)
{
  g_autofree char *one = entente_lane_count_label (ENTENTE_LANE_MEETINGS, 1, 0);
  g_autofree char *many = entente_lane_count_label (ENTENTE_LANE_MEETINGS, 3, 0);
  g_autofree char *mixed = entente_lane_count_label (ENTENTE_LANE_MEETINGS, 5, 1);
  g_autofree char *sets = entente_lane_count_label (ENTENTE_LANE_MEETINGS, 2, 2);

  g_assert_cmpstr (one, ==, "1 meeting");
  g_assert_cmpstr (many, ==, "3 meetings");
  g_assert_cmpstr (mixed, ==, "4 meetings and 1 group");
  g_assert_cmpstr (sets, ==, "2 groups");
  g_assert_cmpstr (entente_lane_label (ENTENTE_LANE_EVENTS), ==, "Events");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-content/the marks of each lane add up to its entries",
                   test_counts_add_up);
  g_test_add_func ("/timeline-content/only what a filter let through is there", test_only_filtered);
  g_test_add_func ("/timeline-content/entries of one day stand in rows", test_stacked);
  g_test_add_func ("/timeline-content/entries without room are counted", test_clustered);
  g_test_add_func ("/timeline-content/a cluster knows its days and flags", test_cluster_span);
  g_test_add_func ("/timeline-content/open ends and missing dates set no bounds", test_bounds);
  g_test_add_func ("/timeline-content/the overview counts what begins", test_overview);
  g_test_add_func ("/timeline-content/counts are said in words", test_count_labels);
  return g_test_run ();
}
