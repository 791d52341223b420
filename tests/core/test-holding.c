/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-holding.h"
#include "entente-store.h"
#include "entente-util.h"

typedef struct
{
  const char *period;
  const char *attested;
  EntenteHoldingState state;
  const char *words;
} Case;

/* On 22 November 2026, worked out by hand. */
static const Case cases[] = {
  { NULL, NULL, ENTENTE_HOLDING_UNDATED, "last known" },
  { "2006/..", NULL, ENTENTE_HOLDING_HELD, NULL },
  { "2006/2026-11-22", NULL, ENTENTE_HOLDING_HELD, NULL },
  { "2006/2026-11-21", NULL, ENTENTE_HOLDING_LAST_KNOWN, "last known 21 November 2026" },
  { "1990/1995", NULL, ENTENTE_HOLDING_LAST_KNOWN, "last known 1995" },
  { "1990/1995", "1992-03", ENTENTE_HOLDING_LAST_KNOWN, "last known 1995" },
  { "2004/", NULL, ENTENTE_HOLDING_LAST_KNOWN, "last known 2004" },
  { "2004/", "2025-11", ENTENTE_HOLDING_LAST_KNOWN, "last known November 2025" },
  { "/", NULL, ENTENTE_HOLDING_UNDATED, "last known" },
  { "2026", NULL, ENTENTE_HOLDING_HELD, NULL },
  { "2027-01-01/..", NULL, ENTENTE_HOLDING_LATER, "not before 1 January 2027" },
  { NULL, "2026-11-22", ENTENTE_HOLDING_HELD, NULL },
  { NULL, "2025-11-22", ENTENTE_HOLDING_LAST_KNOWN, "last known 22 November 2025" },
  { NULL, "2026-11", ENTENTE_HOLDING_LAST_KNOWN, "last known November 2026" },
  { NULL, "[..2009-12-31]", ENTENTE_HOLDING_LAST_KNOWN, "last known before 2010" },
};

static void
test_dates_say_how_well_a_holding_is_known (void)
{
  gint32 day = entente_day_from_civil (2026, 11, 22);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteHolding holding;
      g_autofree char *words = NULL;

      entente_holding_on (cases[i].period, cases[i].attested, day, &holding);
      words = entente_holding_words (&holding);
      g_test_message ("%s, %s", cases[i].period, cases[i].attested);
      g_assert_cmpint (holding.state, ==, cases[i].state);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
add_holding (EntenteRecord *post,
             gint64 person,
             const char *period,
             const char *attested)
{
  EntenteRow *row = entente_record_add_part (post, "holdings");

  entente_row_set_link (row, "person", ENTENTE_KIND_PERSON, person);
  entente_row_set_text (row, "period", period);
  entente_row_set_text (row, "attested", attested);
}

static gint64
find_holder (EntenteRecord *post,
             int year)
{
  EntenteHolding holding;
  const EntenteRow *row
      = entente_holding_find (post, 0, entente_day_from_civil (year, 7, 1), &holding);

  return row != NULL ? entente_row_get_id (row, "person") : 0;
}

static void
test_holder_is_the_one_of_the_day (void)
{
  g_autoptr(EntenteRecord) post = entente_record_new (ENTENTE_KIND_POST);

  g_assert_cmpint (find_holder (post, 2000), ==, 0);
  add_holding (post, 1, NULL, NULL);
  g_assert_cmpint (find_holder (post, 2000), ==, 1);
  add_holding (post, 2, "2006/2014", NULL);
  add_holding (post, 3, "1999/2006-06-30", NULL);
  add_holding (post, 4, NULL, "2020-05-01");
  g_assert_cmpint (find_holder (post, 2000), ==, 3);
  g_assert_cmpint (find_holder (post, 2007), ==, 2);
  g_assert_cmpint (find_holder (post, 2018), ==, 2);
  g_assert_cmpint (find_holder (post, 2025), ==, 4);
  g_assert_cmpint (find_holder (post, 1990), ==, 3);
}

static gint64
save (EntenteStore *store,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return entente_record_get_id (record);
}

static void
save_post (EntenteStore *store,
           const char *title,
           gint64 person,
           const char *period,
           const char *attested)
{
  g_autoptr(EntenteRecord) post = entente_record_new (ENTENTE_KIND_POST);

  entente_row_set_text (entente_record_get_row (post), "title", title);
  add_holding (post, person, period, attested);
  save (store, post);
}

static void
assert_subtitle (EntenteStore *store,
                 gint64 id,
                 const char *expected)
{
  g_autofree char *subtitle = entente_store_subtitle (store, id);

  g_assert_cmpstr (subtitle, ==, expected);
}

static void
test_person_is_told_by_the_post_of_today (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (NULL, "Officer", &error);
  g_autoptr(EntenteRecord) person = entente_record_new (ENTENTE_KIND_PERSON);
  gint64 id;

  g_assert_no_error (error);
  entente_row_set_text (entente_record_get_row (person), "family", "Officer");
  id = save (store, person);
  assert_subtitle (store, id, "");
  save_post (store, "Held since", id, "2006/..", NULL);
  save_post (store, "Held long ago", id, "1990/1995", NULL);
  save_post (store, "Of any time", id, NULL, NULL);
  assert_subtitle (store, id, "Held since");
}

static void
test_post_of_another_day_is_said_to_be_so (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (NULL, "Officer", &error);
  g_autoptr(EntenteRecord) person = entente_record_new (ENTENTE_KIND_PERSON);
  gint64 id;

  g_assert_no_error (error);
  entente_row_set_text (entente_record_get_row (person), "family", "Officer");
  id = save (store, person);
  save_post (store, "Of any time", id, NULL, NULL);
  assert_subtitle (store, id, "Of any time · last known");
  save_post (store, "Seen", id, NULL, "2025-11");
  save_post (store, "Held long ago", id, "1990/1995", NULL);
  assert_subtitle (store, id, "Seen · last known November 2025");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holding/dates say how well a holding is known",
                   test_dates_say_how_well_a_holding_is_known);
  g_test_add_func ("/holding/the holder is the one of the day", test_holder_is_the_one_of_the_day);
  g_test_add_func ("/holding/a person is told by the post of today",
                   test_person_is_told_by_the_post_of_today);
  g_test_add_func ("/holding/a post of another day is said to be so",
                   test_post_of_another_day_is_said_to_be_so);
  return g_test_run ();
}
