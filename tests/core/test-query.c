/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-error.h"
#include "entente-history.h"
#include "entente-query.h"
#include "entente-store-check.h"
#include "entente-timeline.h"

/* A small catalogue: two countries, a ministry of one of them, a meeting of it with the other. */
typedef struct
{
  EntenteStore *store;
  gint64 algeria;
  gint64 iran;
  gint64 ministry;
  gint64 meeting;
  gint64 visit;
} Fixture;

static gint64
save (Fixture *f,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (f->store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return entente_record_get_id (record);
}

static gint64
add_country (Fixture *f,
             const char *name,
             const char *alpha2)
{
  g_autoptr(EntenteRecord) country = entente_record_new (ENTENTE_KIND_COUNTRY);

  entente_record_add_name (country, "short", name, NULL);
  entente_row_set_text (entente_record_get_row (country), "alpha2", alpha2);
  return save (f, country);
}

static gint64
add_organisation (Fixture *f,
                  const char *name,
                  const char *acronym,
                  gint64 country)
{
  g_autoptr(EntenteRecord) organisation = entente_record_new (ENTENTE_KIND_ORGANISATION);

  entente_record_add_name (organisation, "official", name, NULL);
  if (acronym != NULL)
    entente_record_add_name (organisation, "acronym", acronym, NULL);
  entente_row_set_link (entente_record_get_row (organisation), "country", ENTENTE_KIND_COUNTRY,
                        country);
  return save (f, organisation);
}

static gint64
add_meeting (Fixture *f,
             const char *type,
             const char *date,
             EntenteKind kind,
             gint64 first,
             gint64 second)
{
  g_autoptr(EntenteRecord) meeting = entente_record_new (ENTENTE_KIND_MEETING);

  entente_row_set_link (entente_record_add_part (meeting, "parties"), "party", kind, first);
  if (second != 0)
    entente_row_set_link (entente_record_add_part (meeting, "parties"), "party",
                          ENTENTE_KIND_COUNTRY, second);
  entente_row_set_text (entente_record_get_row (meeting), "type", type);
  entente_row_set_text (entente_record_get_row (meeting), "date", date);
  return save (f, meeting);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Officer", &error);
  g_assert_no_error (error);
  f->algeria = add_country (f, "Algérie", "DZ");
  f->iran = add_country (f, "Iran", "IR");
  f->ministry = add_organisation (f, "Ministry of Communications", "MCIT", f->algeria);
  f->meeting = add_meeting (f, "bilateral", "[2025-11-17..2025-11-22]", ENTENTE_KIND_ORGANISATION,
                            f->ministry, f->iran);
  f->visit = add_meeting (f, "visit", NULL, ENTENTE_KIND_COUNTRY, f->iran, 0);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
}

static GArray *
parties (gint64 first,
         gint64 second)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_val (ids, first);
  if (second != 0)
    g_array_append_val (ids, second);
  return ids;
}

static guint
count_meetings (Fixture *f,
                gint64 first,
                gint64 second,
                gboolean together,
                gboolean only_itself)
{
  g_autoptr(GArray) wanted = parties (first, second);
  EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (ENTENTE_KIND_MEETING), .parties = wanted,
                           .together = together, .only_itself = only_itself };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = entente_store_list (f->store, &filter, NULL, &error);

  g_assert_no_error (error);
  return ids->len;
}

static void
test_country_takes_in_its_national_bodies (Fixture *f,
                                           gconstpointer data)
{
  g_assert_cmpuint (count_meetings (f, f->algeria, 0, FALSE, FALSE), ==, 1);
  g_assert_cmpuint (count_meetings (f, f->algeria, 0, FALSE, TRUE), ==, 0);
}

static void
test_together_is_what_both_share (Fixture *f,
                                  gconstpointer data)
{
  g_assert_cmpuint (count_meetings (f, f->iran, f->algeria, FALSE, FALSE), ==, 2);
  g_assert_cmpuint (count_meetings (f, f->iran, f->algeria, TRUE, FALSE), ==, 1);
}

static void
test_search_folds_and_takes_beginnings (Fixture *f,
                                        gconstpointer data)
{
  static const char *const words[] = { "algerie", "ALGÉ", "alg", "mcit comm" };
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GPtrArray) found = entente_store_search (f->store, words[i], 0, 50, TRUE, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (found->len, >=, 1);
    }
}

/* Each later than what is nearer. */
static void
test_search_brings_whose_name_it_is (Fixture *f,
                                     gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = NULL;
  gint64 wanted[] = {
    add_organisation (f, "Agence de l’orbite", "Orbit", f->algeria),
    add_organisation (f, "Orbital Agency", "OA", f->algeria),
    add_organisation (f, "Agency for Orbit and Space", "AOS", f->algeria),
    add_organisation (f, "Agency of Orbital Matters", "AOM", f->algeria),
  };

  found = entente_store_search (f->store, "orbit", 0, 3, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 3);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpint (((EntenteFound *) g_ptr_array_index (found, i))->id, ==, wanted[i]);
}

static void
test_renamed_country_renames_its_meetings (Fixture *f,
                                           gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) iran = entente_store_load (f->store, f->iran, &error);
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) gone = NULL;

  entente_row_set_text (g_ptr_array_index (entente_record_get_part (iran, ENTENTE_PART_NAMES), 0),
                        "text", "Persia");
  save (f, iran);
  found = entente_store_search (f->store, "persia", ENTENTE_KIND_BIT (ENTENTE_KIND_MEETING), 50, FALSE,
                                NULL, &error);
  gone = entente_store_search (f->store, "iran", 0, 50, FALSE, NULL, &error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpuint (gone->len, ==, 0);
}

static void
test_find_takes_code_acronym_and_name (Fixture *f,
                                       gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (entente_store_find (f->store, "dz", 0, &error), ==, f->algeria);
  g_assert_cmpint (entente_store_find (f->store, "algerie", 0, &error), ==, f->algeria);
  g_assert_cmpint (entente_store_find (f->store, "MCIT", 0, &error), ==, f->ministry);
  g_assert_no_error (error);
  add_organisation (f, "Ministry of Communications and High Technologies", "MCIT", f->iran);
  g_assert_cmpint (entente_store_find (f->store, "MCIT", 0, &error), ==, 0);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_cmpint (entente_store_find (f->store, "Atlantis", 0, &error), ==, 0);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
}

static void
test_timeline_holds_windows_and_undated (Fixture *f,
                                         gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteTimeline) timeline = entente_store_timeline (f->store, NULL, &error);
  const EntenteEntry *entries;
  guint n;

  g_assert_no_error (error);
  entries = entente_timeline_get_entries (timeline, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (entries[0].record, ==, f->meeting);
  g_assert_cmpint (entente_entry_last (&entries[0]) - entente_entry_first (&entries[0]), ==, 5);
  g_assert_cmphex (entries[0].flags, ==, ENTENTE_ENTRY_WINDOW);
  g_assert_cmpint (entries[1].record, ==, f->visit);
  g_assert_cmpint (entries[1].act, ==, ENTENTE_ENTRY_VISIT);
  g_assert_cmphex (entries[1].flags, ==, ENTENTE_ENTRY_UNDATED);
}

static void
test_history_says_what_changed (Fixture *f,
                                gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) visit = entente_store_load (f->store, f->visit, &error);
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GPtrArray) lines = NULL;
  const EntenteChange *change;

  entente_row_set_text (entente_record_get_row (visit), "date", "2023");
  save (f, visit);
  entente_row_set_text (entente_record_get_row (visit), "date", "2023-05-14");
  save (f, visit);
  changes = entente_store_history (f->store, f->visit, 0, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (changes->len, ==, 3);
  change = g_ptr_array_index (changes, 0);
  g_assert_cmpstr (change->by, ==, "Officer");
  lines = entente_store_change_lines (f->store, change->n, f->visit, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "Date changed from 2023 to 14 May 2023");
}

static void
test_check_finds_nothing_after_edits_and_undo (Fixture *f,
                                               gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(EntenteRecord) iran = entente_store_load (f->store, f->iran, &error);

  entente_row_set_text (g_ptr_array_index (entente_record_get_part (iran, ENTENTE_PART_NAMES), 0),
                        "text", "Persia");
  save (f, iran);
  g_assert_true (entente_store_undo (f->store, NULL, NULL, &error));
  g_assert_true (entente_store_check (f->store, &findings, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_national_bodies (Fixture *f,
                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) before = entente_store_national_bodies (f->store, NULL, &error);
  g_autoptr(GArray) after = NULL;

  g_assert_no_error (error);
  add_organisation (f, "International Telecommunication Union", "ITU", 0);
  after = entente_store_national_bodies (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpint (g_array_index (before, gint64, 0), ==, f->ministry);
  g_assert_cmpuint (after->len, ==, 1);
}

/* A ministry, a regulator of a region, and a unit of that ministry, of no country. */
static void
test_ministry_is_national_without_a_country (Fixture *f,
                                             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) national = NULL;
  g_autoptr(EntenteRecord) ministry = entente_record_new (ENTENTE_KIND_ORGANISATION);
  g_autoptr(EntenteRecord) regional = entente_record_new (ENTENTE_KIND_ORGANISATION);
  g_autoptr(EntenteRecord) unit = entente_record_new (ENTENTE_KIND_ORGANISATION);
  gint64 ids[2];

  entente_record_add_name (ministry, "official", "Ministry of Post", NULL);
  entente_row_set_text (entente_record_get_row (ministry), "class", "ministry");
  ids[0] = save (f, ministry);
  entente_record_add_name (regional, "official", "Regulators of the region", NULL);
  entente_row_set_text (entente_record_get_row (regional), "class", "regulator");
  entente_row_set_text (entente_record_get_row (regional), "scope", "regional");
  save (f, regional);
  entente_record_add_name (unit, "official", "Department of Post", NULL);
  entente_row_set_link (entente_record_get_row (unit), "parent", ENTENTE_KIND_ORGANISATION, ids[0]);
  entente_row_set_text (entente_record_get_row (unit), "tie", "unit");
  ids[1] = save (f, unit);

  national = entente_store_national_bodies (f->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (national->len, ==, 3);
  for (guint i = 0; i < national->len; i++)
    g_assert_true (g_array_index (national, gint64, i) == f->ministry
                   || g_array_index (national, gint64, i) == ids[0]
                   || g_array_index (national, gint64, i) == ids[1]);
}

/* The acronym stands first in the lists; who has none stands among the acronyms by its name. */
static void
test_organisations_go_by_what_is_shown (Fixture *f,
                                        gconstpointer data)
{
  const EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (ENTENTE_KIND_ORGANISATION) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = NULL;
  const gint64 wanted[] = {
    add_organisation (f, "Union of Posts of Africa", "APU", 0),
    add_organisation (f, "Bank of the World", NULL, 0),
    add_organisation (f, "African Fund", "IAF", 0),
    add_organisation (f, "Arab Fund", "IAF", 0),
    f->ministry,
  };

  ids = entente_store_list (f->store, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), wanted, sizeof wanted);
}

static void
test_titles_pass_the_gate (Fixture *f,
                           gconstpointer data)
{
  gint64 unseen = add_organisation (f, "\u3164", "\u3164", 0);
  g_autofree char *title = entente_store_title (f->store, unseen);
  g_autofree char *short_title = entente_store_short_title (f->store, unseen);

  g_assert_cmpstr (title, ==, "Organisation");
  g_assert_cmpstr (short_title, ==, "Organisation");
}

/* How often a record is among ties, through which body. */
static guint
count_tie (const GArray *ties,
           gint64 record,
           gint64 via)
{
  guint n = 0;

  for (guint i = 0; i < ties->len; i++)
    n += g_array_index (ties, EntenteTie, i).record == record
         && g_array_index (ties, EntenteTie, i).via == via;
  return n;
}

static void
test_country_has_what_its_ministry_has (Fixture *f,
                                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) own = entente_store_ties (f->store, f->algeria, NULL, &error);
  g_autoptr(GArray) via = entente_store_ties_via (f->store, f->algeria, NULL, &error);
  g_autoptr(GArray) of_iran = entente_store_ties_via (f->store, f->iran, NULL, &error);
  g_autoptr(GArray) of_meeting = entente_store_ties_via (f->store, f->meeting, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_tie (own, f->ministry, 0), ==, 1);
  g_assert_cmpuint (count_tie (own, f->meeting, 0), ==, 0);
  g_assert_cmpuint (via->len, ==, 1);
  g_assert_cmpuint (count_tie (via, f->meeting, f->ministry), ==, 1);
  g_assert_cmpuint (of_iran->len, ==, 0);
  g_assert_cmpuint (of_meeting->len, ==, 0);
  g_assert_cmpint (entente_store_count_ties (f->store, f->algeria), ==, 2);
}

static void
test_via_leaves_out_what_is_taken_in (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) via = NULL;
  g_autoptr(EntenteRecord) unit = entente_record_new (ENTENTE_KIND_ORGANISATION);
  gint64 id;

  entente_record_add_name (unit, "official", "Department of Post", NULL);
  entente_row_set_link (entente_record_get_row (unit), "parent", ENTENTE_KIND_ORGANISATION,
                        f->ministry);
  entente_row_set_text (entente_record_get_row (unit), "tie", "unit");
  id = save (f, unit);
  via = entente_store_ties_via (f->store, f->algeria, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_tie (via, id, f->ministry), ==, 0);
  g_assert_cmpuint (count_tie (via, f->meeting, f->ministry), ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/query/only organisations of a country are national bodies", test_national_bodies);
  ADD ("/query/a ministry is a national body without a country too",
       test_ministry_is_national_without_a_country);
  ADD ("/query/organisations go by the acronym that is shown",
       test_organisations_go_by_what_is_shown);
  ADD ("/query/country-takes-in-its-national-bodies", test_country_takes_in_its_national_bodies);
  ADD ("/query/together-is-what-both-share", test_together_is_what_both_share);
  ADD ("/query/search-folds-and-takes-beginnings", test_search_folds_and_takes_beginnings);
  ADD ("/query/search-brings-whose-name-it-is", test_search_brings_whose_name_it_is);
  ADD ("/query/renamed-country-renames-its-meetings", test_renamed_country_renames_its_meetings);
  ADD ("/query/find-takes-code-acronym-and-name", test_find_takes_code_acronym_and_name);
  ADD ("/query/timeline-holds-windows-and-undated", test_timeline_holds_windows_and_undated);
  ADD ("/query/history-says-what-changed", test_history_says_what_changed);
  ADD ("/query/check-finds-nothing-after-edits-and-undo",
       test_check_finds_nothing_after_edits_and_undo);
  ADD ("/query/country has what its ministry has, and is told through whom",
       test_country_has_what_its_ministry_has);
  ADD ("/query/a name that cannot be seen does not make a blank title", test_titles_pass_the_gate);
  ADD ("/query/units of a ministry are not what it has", test_via_leaves_out_what_is_taken_in);
#undef ADD
  return g_test_run ();
}
