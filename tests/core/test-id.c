/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-fixed-id.h"
#include "entente-id.h"

#define MS_2020 G_GINT64_CONSTANT (1577836800000)
#define MS_2026 G_GINT64_CONSTANT (1767225600000)
#define MS_2090 G_GINT64_CONSTANT (3786912000000)

static void
test_id_holds_clock_node_and_counter (void)
{
  EntenteIdSource source = { 0, 0x2abc };
  gint64 id = entente_id_next (&source, MS_2026);

  g_assert_cmpint (id >> 22, ==, MS_2026 - MS_2020);
  g_assert_cmpint (id >> 8 & 0x3fff, ==, 0x2abc);
  g_assert_cmpint (id & 0xff, ==, 0);
  g_assert_cmpint (source.last, ==, id);
}

static void
test_ids_of_one_millisecond_count (void)
{
  EntenteIdSource source = { 0, 5 };
  gint64 first = entente_id_next (&source, MS_2026);

  for (gint64 i = 1; i < 256; i++)
    g_assert_cmpint (entente_id_next (&source, MS_2026), ==, first + i);
}

static void
test_full_counter_borrows_the_next_millisecond (void)
{
  EntenteIdSource source = { 0, 5 };
  gint64 last = 0;

  for (guint i = 0; i < 100000; i++)
    {
      gint64 id = entente_id_next (&source, MS_2026);

      g_assert_cmpint (id, >, last);
      g_assert_cmpint (id >> 8 & 0x3fff, ==, 5);
      last = id;
    }
  g_assert_cmpint (last >> 22, ==, MS_2026 - MS_2020 + 99999 / 256);
}

static void
test_clock_that_goes_back_gives_no_id_twice (void)
{
  EntenteIdSource source = { 0, 5 };
  gint64 last = entente_id_next (&source, MS_2026);

  g_assert_cmpint (entente_id_next (&source, MS_2026 - 3600000), ==, last + 1);
  g_assert_cmpint (entente_id_next (&source, MS_2026 + 1), ==, last + (1 << 22));
}

static void
test_clock_that_cannot_be_is_not_believed (void)
{
  static const gint64 clocks[] = { G_MININT64 / 2, 0, MS_2020 - 1, MS_2020, MS_2090, G_MAXINT64 };
  gint64 last;
  EntenteIdSource source = { 0, 5 };

  last = entente_id_next (&source, MS_2026);
  for (guint i = 0; i < G_N_ELEMENTS (clocks); i++)
    {
      EntenteIdSource fresh = { 0, 5 };

      g_assert_cmpint (entente_id_next (&source, clocks[i]), ==, ++last);
      g_assert_cmpint (entente_id_next (&fresh, clocks[i]), ==, ENTENTE_ID_FIRST_GIVEN | 5 << 8);
    }
}

static void
test_copy_with_another_node_stays_above (void)
{
  for (guint node = 0; node < 3; node++)
    {
      EntenteIdSource source = { (MS_2026 - MS_2020) << 22 | 1 << 8 | 7, node };
      gint64 before = source.last;
      gint64 id = entente_id_next (&source, 0);

      g_assert_cmpint (id, >, before);
      g_assert_cmpint (id >> 8 & 0x3fff, ==, node);
    }
}

static void
test_end_of_the_ids_is_told (void)
{
  EntenteIdSource source = { G_MAXINT64, 0x3fff };

  g_assert_cmpint (entente_id_next (&source, MS_2026), ==, 0);
  g_assert_cmpint (source.last, ==, G_MAXINT64);
  source.node = 1;
  g_assert_cmpint (entente_id_next (&source, MS_2026), ==, 0);
}

static void
test_nodes_have_14_bits (void)
{
  guint seen = 0;

  for (guint i = 0; i < 1000; i++)
    seen |= entente_id_random_node ();
  g_assert_cmpuint (seen, ==, 0x3fff);
}

static void
test_fixed_ids_lie_below_those_given (void)
{
  g_assert_cmpint (ENTENTE_FIXED_ID (255, G_MAXUINT32), <, ENTENTE_ID_FIRST_GIVEN);
  g_assert_cmpint (ENTENTE_FIXED_ID (ENTENTE_FIXED_TOPIC, 1), !=,
                   ENTENTE_FIXED_ID (ENTENTE_FIXED_SAMPLE, 1));
}

static void
test_country_ids_come_from_the_letters (void)
{
  /* in files for ever */
  g_assert_cmpint (ENTENTE_FIXED_ID (ENTENTE_FIXED_COUNTRY, entente_fixed_country_place ("DZA")), ==,
                   G_GINT64_CONSTANT (4294969974));
  g_assert_cmpuint (entente_fixed_country_place ("EGY"), !=, entente_fixed_country_place ("GEY"));
  g_assert_cmpuint (entente_fixed_country_place ("ZZZ"), <, 26 * 26 * 26);
}

static void
test_strings_come_back (void)
{
  static const gint64 ids[] = { 1, 4299446849, G_MAXINT64 };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *text = entente_id_to_string (ids[i]);
      gint64 id;

      g_assert_true (entente_id_parse (text, &id));
      g_assert_cmpint (id, ==, ids[i]);
    }
}

static void
test_what_is_no_id_is_refused (void)
{
  static const char *texts[] = { "", "0", "-1", "+1", " 1", "1 ", "01", "1.0", "1e3", "x", "0x10",
                                 "9223372036854775808", "99999999999999999999", "١" };
  gint64 id;

  g_assert_false (entente_id_parse (NULL, &id));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      g_assert_false (entente_id_parse (texts[i], &id));
      g_assert_cmpint (id, ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add_func ("/id/" path, function)
  ADD ("id-holds-clock-node-and-counter", test_id_holds_clock_node_and_counter);
  ADD ("ids-of-one-millisecond-count", test_ids_of_one_millisecond_count);
  ADD ("full-counter-borrows-the-next-millisecond", test_full_counter_borrows_the_next_millisecond);
  ADD ("clock-that-goes-back-gives-no-id-twice", test_clock_that_goes_back_gives_no_id_twice);
  ADD ("clock-that-cannot-be-is-not-believed", test_clock_that_cannot_be_is_not_believed);
  ADD ("copy-with-another-node-stays-above", test_copy_with_another_node_stays_above);
  ADD ("end-of-the-ids-is-told", test_end_of_the_ids_is_told);
  ADD ("nodes-have-14-bits", test_nodes_have_14_bits);
  ADD ("fixed-ids-lie-below-those-given", test_fixed_ids_lie_below_those_given);
  ADD ("country-ids-come-from-the-letters", test_country_ids_come_from_the_letters);
  ADD ("strings-come-back", test_strings_come_back);
  ADD ("what-is-no-id-is-refused", test_what_is_no_id_is_refused);
#undef ADD
  return g_test_run ();
}
