/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a record is called where its names have their times. */
#include "entente-query.h"
#include "store-state.h"

typedef struct
{
  const char *type;
  const char *text;
  const char *period;
  const char *language;
} Name;

static EntenteRecord *
make_country (const Name *names)
{
  EntenteRecord *country = entente_record_new (ENTENTE_KIND_COUNTRY);

  for (; names->text != NULL; names++)
    {
      EntenteRow *row = entente_record_add_name (country, names->type, names->text, names->language);

      entente_row_set_text (row, "period", names->period);
    }
  return country;
}

static void
assert_title (const Name *names,
              const char *expected)
{
  g_autoptr(EntenteRecord) country = make_country (names);
  g_autofree char *title = entente_record_title (country, NULL, NULL);
  g_autofree char *short_title = entente_record_short_title (country, NULL, NULL);

  g_assert_cmpstr (title, ==, expected);
  g_assert_cmpstr (short_title, ==, expected);
}

static void
test_name_of_today_comes_before_one_that_is_past (void)
{
  const Name running[] = { { "short", "Zaire", "1971/1997", "en" },
                           { "short", "Congo (DR)", "1997/..", NULL },
                           { 0 } };
  const Name unknown[] = { { "short", "Zaire", "1971/1997", "en" },
                           { "official", "Democratic Republic of the Congo", NULL, "fr" },
                           { 0 } };
  const Name end_unknown[] = { { "short", "Old", "1960/1971", NULL },
                               { "short", "New", "1971/", "fr" },
                               { 0 } };

  assert_title (running, "Congo (DR)");
  assert_title (unknown, "Democratic Republic of the Congo");
  assert_title (end_unknown, "New");
}

static void
test_of_names_that_are_past_the_latest_stands (void)
{
  const Name past[] = { { "short", "First", "1960/1971", "en" },
                        { "official", "Last", "1971/1997", NULL },
                        { "former", "Some time", NULL, "en" },
                        { 0 } };

  assert_title (past, "Last");
}

static void
test_name_to_come_waits_for_its_day (void)
{
  const Name coming[] = { { "short", "Then", "2999/..", "en" },
                          { "short", "Now", "1997/2998", NULL },
                          { 0 } };

  assert_title (coming, "Now");
}

static void
test_former_name_stands_alone_only (void)
{
  const Name former[] = { { "former", "Before", NULL, "en" }, { "short", "Now", NULL, "fr" }, { 0 } };
  const Name only[] = { { "former", "Before", NULL, "en" }, { 0 } };

  assert_title (former, "Now");
  assert_title (only, "Before");
}

/* What is kept was made before the day of the change, and is looked at after it too. */
static void
test_kept_titles_outlive_the_day_of_a_name (void)
{
  const Name names[] = { { "short", "Aaa", "1971/2040", "en" },
                         { "short", "Zzz", "2040/..", "en" },
                         { 0 } };
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (NULL, "Officer", &error);
  g_autoptr(EntenteRecord) country = make_country (names);
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  entente_edit_put (edit, country);
  entente_store_save (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("ENTENTE_NOW", "2026-11-22T12:00:00Z", TRUE);
  before = entente_record_title (country, NULL, NULL);
  assert_sound_store (store);
  g_setenv ("ENTENTE_NOW", "2041-01-01T12:00:00Z", TRUE);
  after = entente_record_title (country, NULL, NULL);
  assert_sound_store (store);
  g_unsetenv ("ENTENTE_NOW");
  g_assert_cmpstr (before, ==, "Aaa");
  g_assert_cmpstr (after, ==, "Zzz");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/title/a name of today comes before one that is past",
                   test_name_of_today_comes_before_one_that_is_past);
  g_test_add_func ("/title/of names that are past the latest stands",
                   test_of_names_that_are_past_the_latest_stands);
  g_test_add_func ("/title/a name to come waits for its day", test_name_to_come_waits_for_its_day);
  g_test_add_func ("/title/a former name stands alone only", test_former_name_stands_alone_only);
  g_test_add_func ("/title/kept titles outlive the day of a name",
                   test_kept_titles_outlive_the_day_of_a_name);
  return g_test_run ();
}
