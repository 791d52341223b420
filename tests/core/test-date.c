/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>

#include "entente-date.h"
#include "entente-error.h"
#include "entente-util.h"

/* A line of a table under tests/data/dates, cut at the tabs. */
typedef struct
{
  char **fields;
  int line;
} Row;

static void
add_table (const char *file,
           const char *path,
           guint n_fields,
           GTestDataFunc test)
{
  g_autofree char *name = g_test_build_filename (G_TEST_DIST, "data", "dates", file, NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (name, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (int i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *test_path = NULL;
      Row *row;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      row = g_new0 (Row, 1);
      row->fields = g_strsplit (lines[i], "\t", -1);
      row->line = i + 1;
      if (g_strv_length (row->fields) != n_fields)
        g_error ("%s:%d: %u fields wanted", file, row->line, n_fields);
      test_path = g_strdup_printf ("/date/%s/line-%d", path, row->line);
      g_test_add_data_func_full (test_path, row, test, NULL);
    }
}

static void
row_done (const Row *row)
{
  g_strfreev (row->fields);
  g_free ((gpointer) row);
}

static EntenteDateShape
shape_of (const char *word)
{
  return g_str_equal (word, "span") ? ENTENTE_DATE_SPAN : ENTENTE_DATE_INSTANT;
}

static char *
day_text (gint32 day_number)
{
  int year;
  int month;
  int day;

  if (day_number == ENTENTE_DAY_NONE)
    return g_strdup ("none");
  if (day_number == ENTENTE_DAY_OPEN_START || day_number == ENTENTE_DAY_OPEN_END)
    return g_strdup ("open");
  entente_day_to_civil (day_number, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

static void
assert_refused (const char *reason,
                gboolean parsed,
                const EntenteDate *date,
                const GError *error)
{
  g_assert_false (parsed);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  if (strstr (error->message, reason) == NULL)
    g_error ("“%s” does not say “%s”", error->message, reason);
  g_assert_true (entente_date_is_empty (date));
}

static EntenteDate
date_of (const char *edtf)
{
  EntenteDate date;
  g_autoptr(GError) error = NULL;

  entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, &error);
  g_assert_no_error (error);
  return date;
}

/* shape, text, canonical form or "!reason", first day, last day */
static void
test_edtf (gconstpointer data)
{
  const Row *row = data;
  char **field = row->fields;
  EntenteDate date;
  EntenteDate again;
  g_autoptr(GError) error = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  gboolean parsed = entente_date_parse (field[1], shape_of (field[0]), &date, &error);

  g_test_message ("%s “%s”", field[0], field[1]);
  if (*field[2] == '!')
    {
      assert_refused (field[2] + 1, parsed, &date, error);
      row_done (row);
      return;
    }
  g_assert_no_error (error);
  g_assert_true (parsed);
  canonical = entente_date_to_edtf (&date);
  g_assert_cmpstr (canonical, ==, field[2]);
  first = day_text (entente_date_first (&date));
  g_assert_cmpstr (first, ==, field[3]);
  last = day_text (entente_date_last (&date));
  g_assert_cmpstr (last, ==, field[4]);
  g_assert_true (entente_date_parse (canonical, shape_of (field[0]), &again, &error));
  g_assert_no_error (error);
  g_assert_cmpint (entente_date_compare (&date, &again), ==, 0);
  row_done (row);
}

/* date, language, in full, short */
static void
test_format (gconstpointer data)
{
  const Row *row = data;
  EntenteDate date = date_of (row->fields[0]);
  g_autofree char *full = entente_date_format (&date, row->fields[1]);
  g_autofree char *brief = entente_date_format_short (&date, row->fields[1]);

  g_test_message ("“%s” in %s", row->fields[0], row->fields[1]);
  g_assert_cmpstr (full, ==, row->fields[2]);
  g_assert_cmpstr (brief, ==, row->fields[3]);
  row_done (row);
}

/* shape, language, typed, canonical form or "!reason" */
static void
test_read (gconstpointer data)
{
  const Row *row = data;
  char **field = row->fields;
  EntenteDate date;
  g_autoptr(GError) error = NULL;
  g_autofree char *edtf = NULL;
  gboolean understood = entente_date_read (field[2], field[1], shape_of (field[0]),
                                           entente_day_from_civil (2025, 11, 22), &date, &error);

  g_test_message ("%s “%s” in %s", field[0], field[2], field[1]);
  if (*field[3] == '!')
    {
      assert_refused (field[3] + 1, understood, &date, error);
    }
  else
    {
      g_assert_no_error (error);
      g_assert_true (understood);
      edtf = entente_date_to_edtf (&date);
      g_assert_cmpstr (edtf, ==, field[3]);
    }
  row_done (row);
}

/* What is shown beside the entry can be typed into it. */
static void
test_what_is_said_is_understood (gconstpointer data)
{
  const Row *row = data;
  EntenteDate date = date_of (row->fields[0]);
  EntenteDate again;
  g_autoptr(GError) error = NULL;
  gboolean understood = entente_date_read (row->fields[2], row->fields[1], ENTENTE_DATE_SPAN,
                                           entente_day_from_civil (2025, 11, 22), &again, &error);

  g_test_message ("“%s” in %s", row->fields[2], row->fields[1]);
  g_assert_no_error (error);
  g_assert_true (understood);
  g_assert_cmpint (entente_date_compare (&date, &again), ==, 0);
  row_done (row);
}

/* As above, with the sentences of a translation; languages are switched in the running program. */
static void
test_translations_are_understood (gconstpointer data)
{
  static const char *const dates[] = {
    "2024-05-28", "2010-12", "2023", "2009-10-05/2009-10-09", "2025-11-28/2025-12-02",
    "2024-12-28/2025-01-03", "2009-10/2009-12", "1999/2023", "2009-10/2010", "2009~/2010?",
    "1993-04-01/..", "1993-08/..", "1993/..", "1991~/..", "2004/", "2004-10/", "2004-05-02/",
    "/2010-05", "/2010-05-06", "/2010", "../2010-05", "../2010-05-06", "../2010", "/..", "1991~",
    "2024-05~", "2024-05-28~", "2004?", "2004%", "2024-05-28?", "[2025-11-17..2025-11-22]",
    "[2025-11-17..2025-12-02]", "[2010-01-01..2012-12-31]", "[2010-01-01..2010-03-31]",
    "[2010-01-01..2010-12-31]", "[2010-05-01..2010-05-31]", "[..2009-12-31]", "[..2010-04-30]",
    "[..2010-05-04]", "[2010-01-01..]", "[2010-05-01..]", "[2010-05-05..]",
  };
  const char *language = data;
  g_autofree char *catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);

  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_setenv ("LANGUAGE", language, TRUE);
  setlocale (LC_ALL, ""); /* makes gettext look at LANGUAGE again */
  g_assert_cmpstr (g_dpgettext2 (GETTEXT_PACKAGE, "year", "since %s"), !=, "since %s");
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      EntenteDate date = date_of (dates[i]);
      EntenteDate again;
      g_autoptr(GError) error = NULL;
      g_autofree char *text = entente_date_format (&date, NULL);

      g_test_message ("%s: %s", dates[i], text);
      entente_date_read (text, NULL, ENTENTE_DATE_SPAN, entente_day_from_civil (2025, 11, 22),
                         &again, &error);
      g_assert_no_error (error);
      g_assert_cmpint (entente_date_compare (&date, &again), ==, 0);
    }
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, "");
}

static void
test_nothing_typed_harms (void)
{
  static const char *const texts[] = {
    "\xff\xfe", "\xd9", "28 May 2024\xc3", "99999999999999999999", "2024-99999999999",
    "- - - - - - - - -", "1/2/3/4/5/6/7/8/9", "+99999", "+99999999999", "-99999", "(((((((", "'",
    "\xe2\x80\x8f\xe2\x80\xae", "0000", "0/0/0", "00/00/0000", "31 June", "before 1000",
    "after 2999", "before 13/13/2024", "after 31/02/2024", "by 31/02/2024", "ا", "و", "٢٠٢٤-٩٩",
  };
  g_autofree char *many = g_strnfill (250, '-');
  g_autofree char *nines = g_strnfill (100000, '9');
  EntenteDate date;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      if (!entente_date_read (texts[i], "en", ENTENTE_DATE_SPAN,
                              entente_day_from_civil (2025, 11, 22), &date, &error))
        {
          g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          g_assert_true (entente_date_is_empty (&date));
        }
    }
  g_assert_false (entente_date_read (many, "en", ENTENTE_DATE_SPAN, 2461002, &date, NULL));
  g_assert_false (entente_date_read (nines, "en", ENTENTE_DATE_SPAN, 2461002, &date, NULL));
}

static void
test_language_is_the_interface_s (void)
{
  static const char *const languages[][2] = {
    { "C", "28 May 2024" },      { "en", "28 May 2024" },        { "en_US.UTF-8", "May 28, 2024" },
    { "fr_DZ", "28 mai 2024" },  { "de:fr", "28 mai 2024" },     { "ar_DZ", "28 ماي 2024" },
    /* without a translation, the words are English, and the date beside them is too */
    { "de", "28 May 2024" },     { "de:en_US", "May 28, 2024" }, { "th", "28 May 2024" },
  };
  EntenteDate date = date_of ("2024-05-28");
  g_autofree char *before = g_strdup (g_getenv ("LANGUAGE"));
  g_autofree char *catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);

  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *text = NULL;

      g_setenv ("LANGUAGE", languages[i][0], TRUE);
      setlocale (LC_ALL, ""); /* makes gettext look at LANGUAGE again */
      text = entente_date_format (&date, NULL);
      g_assert_cmpstr (text, ==, languages[i][1]);
    }
  if (before != NULL)
    g_setenv ("LANGUAGE", before, TRUE);
  else
    g_unsetenv ("LANGUAGE");
}

static void
test_year_is_in_the_digits_of_the_language (void)
{
  g_autofree char *english = entente_date_format_year (2025, "en");
  g_autofree char *arabic = entente_date_format_year (2025, "ar");

  g_assert_cmpstr (english, ==, "2025");
  g_assert_cmpstr (arabic, ==, "2025");
}

static gpointer
format_often (gpointer language)
{
  EntenteDate date = date_of ("2024-05-28");

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *text = entente_date_format (&date, language);

      g_assert_true (g_str_has_prefix (text, "28 ma"));
    }
  return NULL;
}

static void
test_threads_may_format_at_once (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("format", format_often, (gpointer) (i % 2 != 0 ? "fr" : "az"));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_null_is_the_empty_date (void)
{
  EntenteDate date = date_of (NULL);
  g_autofree char *edtf = entente_date_to_edtf (&date);

  g_assert_true (entente_date_is_empty (&date));
  g_assert_cmpstr (edtf, ==, "");
}

static void
test_refusal_shows_broken_bytes_as_valid_text (void)
{
  EntenteDate date;
  g_autoptr(GError) error = NULL;

  g_assert_false (entente_date_parse ("20\xff\xfe", ENTENTE_DATE_SPAN, &date, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_refusal_shortens_a_long_text (void)
{
  EntenteDate date;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = g_strnfill (1 << 20, '9');

  g_assert_false (entente_date_parse (text, ENTENTE_DATE_SPAN, &date, &error));
  g_assert_cmpuint (strlen (error->message), <, 300);
}

/* Each stands before the next. */
static void
test_lists_are_in_order (void)
{
  static const char *const order[] = {
    "[..2009-12-31]", "../2010-05", "/..", "2009-10-05", "2009-10-05/2009-10-09", "2010-01-01",
    "2010-01", "2010", "[2010-01-01..2010-12-31]", "2010/..", "2010-01-02", "2010-02",
    "2023", "2023~", "2023?", "2024-05-28", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (order); j++)
      {
        EntenteDate a = date_of (order[i]);
        EntenteDate b = date_of (order[j]);
        int compared = entente_date_compare (&a, &b);

        g_test_message ("“%s”, “%s”", order[i], order[j]);
        g_assert_cmpint ((compared > 0) - (compared < 0), ==, (i > j) - (i < j));
      }
}

static void
test_overlap_takes_in_every_possible_day (void)
{
  static const struct
  {
    const char *date;
    const char *period;
    gboolean overlaps;
  } cases[] = {
    { "2024-05-28", "2024-05-28", TRUE },
    { "2024-05-28", "2024-05-29", FALSE },
    { "2024-05-28", "2024", TRUE },
    { "2023", "2023-12-31", TRUE },
    { "2023", "2024", FALSE },
    { "2009-10-05/2009-10-09", "2009-10-09/2009-10-12", TRUE },
    { "2009-10-05/2009-10-09", "2009-10-10/2009-10-12", FALSE },
    { "2009-10-05/2009-10-09", "2009-10-04", FALSE },
    { "1993-04-01/..", "2999", TRUE },
    { "1993-04-01/..", "1993-03", FALSE },
    { "2004/", "2010", TRUE },
    { "../2010-05", "1000", TRUE },
    { "../2010-05", "2010-06", FALSE },
    { "[2025-11-17..2025-11-22]", "2025-11-22", TRUE },
    { "[..2009-12-31]", "2010/..", FALSE },
    { "[2010-01-01..]", "../2009", FALSE },
    { "/..", "2000", TRUE },
    { "", "1000/2999", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteDate date = date_of (cases[i].date);
      EntenteDate period = date_of (cases[i].period);

      g_test_message ("“%s”, “%s”", cases[i].date, cases[i].period);
      g_assert_cmpint (entente_date_overlaps (&date, entente_date_first (&period),
                                              entente_date_last (&period)),
                       ==, cases[i].overlaps);
    }
}

static void
test_what_is_known_is_told_apart (void)
{
  EntenteDate running = date_of ("1991~/..");
  EntenteDate ended = date_of ("2004/");
  EntenteDate before = date_of ("[..2009-12-31]");
  EntenteDate until = date_of ("/2010?");
  EntenteDate year = date_of ("2004%");

  g_assert_true (entente_date_is_end_open (&running));
  g_assert_false (entente_date_is_end_unknown (&running));
  g_assert_true (entente_date_is_approximate (&running));
  g_assert_false (entente_date_is_uncertain (&running));
  g_assert_true (entente_date_is_end_unknown (&ended));
  g_assert_false (entente_date_is_end_open (&ended));
  g_assert_true (entente_date_is_start_open (&before));
  g_assert_true (entente_date_is_window (&before));
  g_assert_false (entente_date_is_window (&until));
  g_assert_true (entente_date_is_start_unknown (&until));
  g_assert_true (entente_date_is_uncertain (&until));
  g_assert_true (entente_date_is_uncertain (&year) && entente_date_is_approximate (&year));
  g_assert_cmpint (entente_date_get_precision (&year), ==, ENTENTE_DATE_YEAR);
  g_assert_cmpint (entente_date_get_precision (&until), ==, ENTENTE_DATE_EXTENT);
}

/* GLib counts days from 1 January of year 1. */
static void
test_days_agree_with_glib_on_every_day (void)
{
  const gint32 first = entente_day_from_civil (ENTENTE_DATE_YEAR_MIN, 1, 1);
  const gint32 last = entente_day_from_civil (ENTENTE_DATE_YEAR_MAX, 12, 31);
  GDate reference;

  g_date_clear (&reference, 1);
  for (gint32 day_number = first; day_number <= last; day_number++)
    {
      int year;
      int month;
      int day;

      g_date_set_julian (&reference, day_number - 1721425);
      entente_day_to_civil (day_number, &year, &month, &day);
      g_assert_cmpint (year, ==, g_date_get_year (&reference));
      g_assert_cmpint (month, ==, (int) g_date_get_month (&reference));
      g_assert_cmpint (day, ==, g_date_get_day (&reference));
      g_assert_cmpint (entente_day_from_civil (year, month, day), ==, day_number);
    }
}

static void
test_known_days_have_their_number (void)
{
  g_assert_cmpint (entente_day_from_civil (1970, 1, 1), ==, 2440588);
  g_assert_cmpint (entente_day_from_civil (2000, 1, 1), ==, 2451545);
  g_assert_cmpint (entente_day_from_civil (1858, 11, 17), ==, 2400001);
}

static void
test_months_are_added_within_the_month (void)
{
  static const struct
  {
    const char *start;
    int months;
    const char *reached;
  } cases[] = {
    { "2025-08-28", 12, "2026-08-28" },  { "2026-08-28", -2, "2026-06-28" },
    { "2024-01-31", 1, "2024-02-29" },   { "2023-01-31", 1, "2023-02-28" },
    { "2024-01-31", 2, "2024-03-31" },   { "2024-02-29", 12, "2025-02-28" },
    { "2024-02-29", 48, "2028-02-29" },  { "2024-12-31", -1, "2024-11-30" },
    { "2024-01-15", -1, "2023-12-15" },  { "2024-03-31", -13, "2023-02-28" },
    { "2024-11-30", 3, "2025-02-28" },   { "1000-01-01", -1, "0999-12-01" },
    { "2024-05-28", 0, "2024-05-28" },   { "1896-02-29", 48, "1900-02-28" },
    { "2024-05-28", 1200, "2124-05-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      EntenteDate start = date_of (cases[i].start);
      g_autofree char *reached =
          day_text (entente_day_add_months (entente_date_first (&start), cases[i].months));

      g_assert_cmpstr (reached, ==, cases[i].reached);
    }
}

static void
test_today_can_be_fixed (void)
{
  g_setenv ("ENTENTE_NOW", "2025-11-22T23:59:59Z", TRUE);
  g_assert_cmpint (entente_today (), ==, entente_day_from_civil (2025, 11, 22));
  g_unsetenv ("ENTENTE_NOW");
  g_assert_cmpint (entente_today (), >=, entente_day_from_civil (2025, 1, 1));
}

/* An import parses millions: a second for each is far from what it takes. */
static void
test_a_million_are_parsed_at_once (void)
{
  static const char *const texts[] = { "2024-05-28", "2009-10-05/2009-10-09", "2023", "1991~/.." };
  gint64 sum = 0;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 1000000; i++)
    {
      EntenteDate date;

      entente_date_parse (texts[i % G_N_ELEMENTS (texts)], ENTENTE_DATE_SPAN, &date, NULL);
      sum += entente_date_first (&date);
    }
  g_assert_cmpint (sum, >, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_test_message ("%d ms", (int) ((g_get_monotonic_time () - start) / 1000));
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add_table ("edtf.tsv", "edtf", 5, test_edtf);
  add_table ("format.tsv", "format", 4, test_format);
  add_table ("format.tsv", "said-is-understood", 4, test_what_is_said_is_understood);
  add_table ("read.tsv", "read", 4, test_read);
  g_test_add_data_func ("/date/what-is-said-in-french-is-understood", "fr",
                        test_translations_are_understood);
  g_test_add_data_func ("/date/what-is-said-in-arabic-is-understood", "ar",
                        test_translations_are_understood);
  g_test_add_func ("/date/nothing-typed-harms", test_nothing_typed_harms);
  g_test_add_func ("/date/language-is-the-interface-s", test_language_is_the_interface_s);
  g_test_add_func ("/date/year-is-in-the-digits-of-the-language",
                   test_year_is_in_the_digits_of_the_language);
  g_test_add_func ("/date/threads-may-format-at-once", test_threads_may_format_at_once);
  g_test_add_func ("/date/null-is-the-empty-date", test_null_is_the_empty_date);
  g_test_add_func ("/date/refusal-shows-broken-bytes-as-valid-text",
                   test_refusal_shows_broken_bytes_as_valid_text);
  g_test_add_func ("/date/refusal-shortens-a-long-text", test_refusal_shortens_a_long_text);
  g_test_add_func ("/date/lists-are-in-order", test_lists_are_in_order);
  g_test_add_func ("/date/overlap-takes-in-every-possible-day",
                   test_overlap_takes_in_every_possible_day);
  g_test_add_func ("/date/what-is-known-is-told-apart", test_what_is_known_is_told_apart);
  g_test_add_func ("/day/agrees-with-glib-on-every-day", test_days_agree_with_glib_on_every_day);
  g_test_add_func ("/day/known-days-have-their-number", test_known_days_have_their_number);
  g_test_add_func ("/day/months-are-added-within-the-month",
                   test_months_are_added_within_the_month);
  g_test_add_func ("/day/today-can-be-fixed", test_today_can_be_fixed);
  g_test_add_func ("/date/a-million-are-parsed-at-once", test_a_million_are_parsed_at_once);
  return g_test_run ();
}
