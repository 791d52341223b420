/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-instrument-time.h"
#include "entente-util.h"

/* Instruments written in one line each.
 *
 * parties, fields, acts: as in instrument-lines.h
 * view: the party that looks, or empty for the whole
 * spans: status and first day, ~ if not exact, + if renewed without end */
typedef struct
{
  const char *name;
  const char *parties;
  const char *fields;
  const char *acts;
  const char *view;
  const char *spans;
} SpansCase;

typedef struct
{
  const char *name;
  const char *fields;
  const char *acts;
  const char *day;
  const char *period;
} PeriodCase;

#include "instrument-cases.h"
#include "instrument-lines.h"

static gint32
day_of (const char *text)
{
  EntenteDate date;
  g_autoptr(GError) error = NULL;

  entente_date_parse (text, ENTENTE_DATE_INSTANT, &date, &error);
  g_assert_no_error (error);
  return entente_date_first (&date);
}

static char *
day_text (gint32 day_number)
{
  int year;
  int month;
  int day;

  if (day_number == ENTENTE_DAY_OPEN_START || day_number == ENTENTE_DAY_OPEN_END)
    return g_strdup ("open");
  entente_day_to_civil (day_number, &year, &month, &day);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/* "A" is a party, "A superseded=2019-01-01" what others tell besides. */
static EntenteInstrumentView
view_of (const char *text)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  EntenteInstrumentView view = { 0 };

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (g_str_has_prefix (words[i], "superseded="))
        view.superseded_on = day_of (strchr (words[i], '=') + 1);
      else if (g_str_has_prefix (words[i], "terminated="))
        view.terminated_on = day_of (strchr (words[i], '=') + 1);
      else if (*words[i] != '\0')
        {
          view.party_kind = kind_of_letter (*words[i]);
          view.party = *words[i];
        }
    }
  return view;
}

static char *
spans_text (GArray *spans)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (spans, EntenteStatusSpan, i);
      g_autofree char *first = day_text (span->first);

      g_string_append_printf (text, "%s%s %s%s%s", i > 0 ? " | " : "", span->status, first,
                              span->exact ? "" : "~", span->renews ? "+" : "");
    }
  return g_string_free (text, FALSE);
}

/* The spans leave no gap, name known statuses, and agree with the status on each of their days. */
static void
assert_sound (EntenteRecord *record,
              const EntenteInstrumentView *view,
              GArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (spans, EntenteStatusSpan, i);

      g_assert_cmpint (span->first, <=, span->last);
      g_assert_cmpint (entente_vocabulary_find (&entente_vocabulary_status, span->status), >=, 0);
      g_assert_cmpstr (entente_instrument_status_on (record, view, span->first), ==, span->status);
      g_assert_cmpstr (entente_instrument_status_on (record, view, span->last - 1), ==,
                       span->first < span->last ? span->status
                       : i > 0                  ? span[-1].status
                                                : "unknown");
      if (i + 1 == spans->len)
        g_assert_cmpint (span->last, ==, ENTENTE_DAY_OPEN_END);
      else
        g_assert_cmpint (span->last + 1, ==, span[1].first);
    }
  if (spans->len > 0 && g_array_index (spans, EntenteStatusSpan, 0).first != ENTENTE_DAY_OPEN_START)
    g_assert_cmpstr (entente_instrument_status_on (
                         record, view, g_array_index (spans, EntenteStatusSpan, 0).first - 1),
                     ==, "unknown");
}

static void
test_spans (gconstpointer data)
{
  const SpansCase *test = data;
  g_autoptr(EntenteRecord) record = make (test->parties, test->fields, test->acts);
  EntenteInstrumentView view = view_of (test->view);
  g_autoptr(GArray) spans = entente_instrument_spans (record, &view);
  g_autofree char *text = spans_text (spans);

  g_assert_cmpstr (text, ==, test->spans);
  assert_sound (record, &view, spans);
}

static char *
period_text (const EntentePeriod *period)
{
  GString *text = g_string_new (NULL);
  g_autofree char *start = day_text (period->start);
  g_autofree char *last = day_text (period->last);
  g_autofree char *next = day_text (period->next_start);
  g_autofree char *notice = day_text (period->last_notice_day);

  if (period->known)
    g_string_append_printf (text, "%u %s..%s", period->number, start, last);
  else
    g_string_append_printf (text, "since %s", start);
  if (period->next_start != ENTENTE_DAY_NONE)
    g_string_append_printf (text, " next %s", next);
  if (period->has_notice_day)
    g_string_append_printf (text, " notice %s", notice);
  g_string_append (text, period->will_renew ? " renews" : "");
  g_string_append (text, period->notice_given ? " given" : "");
  g_string_append (text, period->maximum_reached ? " maximum" : "");
  g_string_append (text, period->indefinite ? " indefinite" : "");
  g_string_append (text, period->earliest_possible ? " ~" : "");
  return g_string_free (text, FALSE);
}

static void
test_period (gconstpointer data)
{
  const PeriodCase *test = data;
  g_autoptr(EntenteRecord) record = make ("A B", test->fields, test->acts);
  EntentePeriod period;
  gboolean in_force = entente_instrument_period_on (record, NULL, day_of (test->day), &period);
  g_autofree char *text = in_force ? period_text (&period) : g_strdup ("");

  g_assert_cmpstr (text, ==, test->period);
}

static void
test_rule_tells_each_period (void)
{
  g_autoptr(EntenteRecord) record
      = make ("A B", "duration=P18M renewal=tacit renewal_length=P1Y",
              "entry_into_force date=2024-08-31");
  g_autoptr(GArray) spans = entente_instrument_spans (record, NULL);
  const EntenteStatusSpan *span = &g_array_index (spans, EntenteStatusSpan, 0);

  g_assert_cmpuint (spans->len, ==, 1);
  g_assert_true (span->renews);
  for (guint i = 0; i < 40; i++)
    {
      gint32 start = entente_renewal_rule_start (&span->rule, i);
      EntentePeriod period;

      g_assert_true (entente_instrument_period_on (record, NULL, start, &period));
      g_assert_cmpint (period.start, ==, start);
      g_assert_cmpuint (period.number, ==, i + 1);
      g_assert_cmpint (period.next_start, ==, entente_renewal_rule_start (&span->rule, i + 1));
    }
  g_assert_cmpint (entente_renewal_rule_start (&span->rule, 1), ==, day_of ("2026-02-28"));
  g_assert_cmpint (entente_renewal_rule_start (&span->rule, 3), ==, day_of ("2028-02-29"));
  g_assert_cmpint (entente_renewal_rule_start (&span->rule, G_MAXUINT), ==, ENTENTE_DAY_OPEN_END);
}

static void
test_rule_counts_on_after_an_extension (void)
{
  g_autoptr(EntenteRecord) record
      = make ("A B", "duration=P3Y renewal=tacit renewal_length=P2Y",
              "entry_into_force date=2020-01-01; extension date=2021-05-01 new_end=2024-06-30");
  g_autoptr(GArray) spans = entente_instrument_spans (record, NULL);
  const EntenteStatusSpan *span = &g_array_index (spans, EntenteStatusSpan, 0);

  g_assert_true (span->renews);
  g_assert_cmpint (span->rule.counted_from, ==, day_of ("2024-07-01"));
  g_assert_cmpint (entente_renewal_rule_start (&span->rule, 1), ==, day_of ("2026-07-01"));
}

static void
test_party_of_many_shares_the_term_of_the_whole (void)
{
  EntenteInstrumentView view = view_of ("C");
  g_autoptr(EntenteRecord) record
      = make ("A B C", "duration=P5Y renewal=tacit notice=P6M",
              "entry_into_force date=2010-01-01; ratification@A date=2009-01-01; "
              "ratification@C date=2012-02-01 effect=2012-05-01");
  EntentePeriod period;

  g_assert_false (entente_instrument_period_on (record, &view, day_of ("2012-04-30"), &period));
  g_assert_true (entente_instrument_period_on (record, &view, day_of ("2012-05-01"), &period));
  g_assert_cmpint (period.start, ==, day_of ("2010-01-01"));
  g_assert_cmpint (period.last, ==, day_of ("2014-12-31"));
  g_assert_cmpint (period.last_notice_day, ==, day_of ("2014-07-01"));
}

static void
test_status_set_by_hand_is_not_looked_at (void)
{
  g_autoptr(EntenteRecord) record
      = make ("A B", "status_override=in_force", "signature date=2020-01-01");

  g_assert_cmpstr (entente_instrument_status_on (record, NULL, day_of ("2021-01-01")), ==,
                   "signed");
}

static void
test_words_follow_what_binds (void)
{
  g_autoptr(EntenteRecord) treaty = make ("A B", "binding=binding", "");
  g_autoptr(EntenteRecord) memorandum = make ("A B", "binding=non_binding", "");
  g_autoptr(EntenteRecord) unsaid = make ("A B", "", "");

  g_assert_cmpstr (entente_instrument_status_words (treaty, "in_force"), ==, "In force");
  g_assert_cmpstr (entente_instrument_status_words (unsaid, "in_force"), ==, "In force");
  g_assert_cmpstr (entente_instrument_status_words (memorandum, "in_force"), ==, "In effect");
  g_assert_cmpstr (entente_instrument_status_words (memorandum, "signed"), ==, "Signed");
  g_assert_cmpstr (entente_instrument_status_words (memorandum, NULL), ==, "");
  g_assert_cmpstr (entente_instrument_act_words (treaty, "entry_into_force"), ==,
                   "Entry into force");
  g_assert_cmpstr (entente_instrument_act_words (memorandum, "entry_into_force"), ==,
                   "Coming into effect");
}

/* Lengths and numbers that no text has, and that a file may hold all the same. */
static void
test_absurd_terms_are_quick (void)
{
  static const struct
  {
    const char *fields;
    const char *acts;
  } cases[] = {
    { "duration=P1D renewal=tacit notice=P9999Y",
      "entry_into_force date=1000-01-01; notice_non_renewal date=2999-12-31" },
    { "duration=P1D renewal=tacit", "entry_into_force date=1000-01-01" },
    { "duration=P9999Y9999M9999D renewal=tacit renewal_maximum=9223372036854775807",
      "entry_into_force date=2999-12-31; renewal; extension; suspension" },
    { "duration=P1D renewal=tacit renewal_maximum=1000000",
      "entry_into_force date=1000-01-01; extension date=2000-01-01 new_end=[2999-01-01..]" },
    { "", "entry_into_force method=nth_ratification count=9223372036854775807; ratification" },
    { "duration=P1Y renewal=tacit", "renewal new_end=[..2009-12-31]; notice_non_renewal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EntenteRecord) record = make ("A B", cases[i].fields, cases[i].acts);
      gint64 begun = g_get_monotonic_time ();

      for (gint32 day = day_of ("1000-01-01"); day <= day_of ("2999-12-31"); day += 997)
        {
          g_autoptr(GArray) spans = entente_instrument_spans (record, NULL);
          EntentePeriod period;

          entente_instrument_period_on (record, NULL, day, &period);
          g_assert_cmpuint (spans->len, <, 12);
        }
      g_test_message ("%u: %d ms", i, (int) ((g_get_monotonic_time () - begun) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
    }
}

static void
add_many_acts (EntenteRecord *record,
               const char *odd,
               const char *even,
               gboolean own_party)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autofree char *date = day_text (day_of ("1000-01-01") + 30 * i + 1);
      EntenteRow *row = entente_record_add_part (record, "acts");

      entente_row_set_text (row, "type", i % 2 == 0 ? even : odd);
      entente_row_set_text (row, "date", i % 2 == 0 ? date : NULL);
      entente_row_set_text (row, "method", g_str_equal (odd, "entry_into_force") && i % 2 == 1
                                               ? "later_notification" : NULL);
      if (own_party)
        entente_row_set_text (row, "party", date);
    }
}

static void
test_a_life_of_many_acts_is_quick (void)
{
  static const struct
  {
    const char *odd;
    const char *even;
    gboolean own_party;
  } cases[] = {
    { "suspension", "resumption", FALSE },   { "suspension", "suspension", TRUE },
    { "entry_into_force", "notification_procedures", TRUE },
    { "entry_into_force", "termination", FALSE }, { "renewal", "renewal", FALSE },
    { "notice_non_renewal", "extension", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(EntenteRecord) record = make ("A B", "duration=P3Y renewal=tacit",
                                              "entry_into_force date=1000-01-01");
      g_autoptr(GArray) spans = NULL;
      gint64 begun;

      add_many_acts (record, cases[i].odd, cases[i].even, cases[i].own_party);
      begun = g_get_monotonic_time ();
      spans = entente_instrument_spans (record, NULL);
      g_assert_cmpuint (spans->len, >, 0);
      g_test_message ("%u: %d ms", i, (int) ((g_get_monotonic_time () - begun) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
    }
}

static const char *
pick (const char *const *from,
      guint n)
{
  return from[g_test_rand_int_range (0, (gint32) n)];
}

static EntenteRecord *
make_random (void)
{
  static const char *const parties[] = { "A", "A B", "A B C", "A B C:beneficiary", "A B:signatory" };
  static const char *const fields[] = {
    "", "term=indefinite notice=P6M", "duration=P1Y renewal=tacit notice=P2M",
    "duration=P18M renewal=tacit renewal_length=P1M renewal_maximum=7", "duration=P3Y",
    "duration=P2Y renewal=agreement", "duration=P1Y renewal=tacit notice_rule=after_receipt",
    "renewal=tacit", "renewal=tacit renewal_length=P1Y notice=P1M notice_rule=before_end",
  };
  static const char *const days[] = {
    "", " date=2020", " date=2021-05", " date=2022-01-31", " date=[..2019-12-31]",
    " date=[2018-01-01..]", " effect=2023-02-28", " received=2024-02-29", " date=2016-03-01",
    " date=2020-01-01 effect=2025-01-01", " date=2017-07-07~",
  };
  static const char *const ends[] = { "", "", "", " new_end=2026-12-31", " new_end=2019" };
  static const char *const sides[] = { "", "", "@A", "@B", "@C" };
  static const char *const methods[] = {
    "", "", " method=signature", " method=exchange delay=P1M", " method=later_notification",
    " method=nth_ratification count=2", " method=fixed_date",
  };
  g_autoptr(GString) acts = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 9); i > 0; i--)
    {
      int type = g_test_rand_int_range (0, (gint32) entente_vocabulary_act.n_codes);
      const char *code = entente_vocabulary_act.codes[type].code;

      g_string_append_printf (acts, "%s%s%s%s%s%s", acts->len > 0 ? "; " : "", code,
                              pick (sides, G_N_ELEMENTS (sides)), pick (days, G_N_ELEMENTS (days)),
                              pick (ends, G_N_ELEMENTS (ends)),
                              pick (methods, G_N_ELEMENTS (methods)));
    }
  return make (pick (parties, G_N_ELEMENTS (parties)), pick (fields, G_N_ELEMENTS (fields)),
               acts->str);
}

static void
assert_period_holds_its_day (EntenteRecord *record,
                             const EntenteInstrumentView *view,
                             gint32 day)
{
  const char *status = entente_instrument_status_on (record, view, day);
  EntentePeriod period;
  gboolean in_force = entente_instrument_period_on (record, view, day, &period);

  if (g_str_equal (status, "in_force"))
    g_assert_true (in_force);
  else if (!g_str_equal (status, "suspended"))
    g_assert_false (in_force);
  if (!in_force || !period.known)
    return;
  g_assert_cmpint (period.start, <=, day);
  g_assert_cmpint (period.last, >=, day);
  if (period.will_renew)
    g_assert_cmpint (period.next_start, ==, period.last + 1);
}

static void
test_whatever_is_recorded_makes_sense (void)
{
  static const char *const views[] = { "", "A", "B", "C", "A superseded=2023-01-01" };

  for (guint i = 0; i < 1500; i++)
    {
      g_autoptr(EntenteRecord) record = make_random ();
      EntenteInstrumentView view = view_of (pick (views, G_N_ELEMENTS (views)));
      g_autoptr(GArray) spans = entente_instrument_spans (record, &view);

      assert_sound (record, &view, spans);
      for (gint32 day = day_of ("2015-01-01"); day < day_of ("2028-01-01"); day += 61)
        assert_period_holds_its_day (record, &view, day);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (spans_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/instrument/status/", spans_cases[i].name, NULL);

      g_test_add_data_func (path, &spans_cases[i], test_spans);
    }
  for (guint i = 0; i < G_N_ELEMENTS (period_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/instrument/period/", period_cases[i].name, NULL);

      g_test_add_data_func (path, &period_cases[i], test_period);
    }
  g_test_add_func ("/instrument/rule-tells-each-period", test_rule_tells_each_period);
  g_test_add_func ("/instrument/rule-counts-on-after-an-extension",
                   test_rule_counts_on_after_an_extension);
  g_test_add_func ("/instrument/party-of-many-shares-the-term-of-the-whole",
                   test_party_of_many_shares_the_term_of_the_whole);
  g_test_add_func ("/instrument/status-set-by-hand-is-not-looked-at",
                   test_status_set_by_hand_is_not_looked_at);
  g_test_add_func ("/instrument/words-follow-what-binds", test_words_follow_what_binds);
  g_test_add_func ("/instrument/absurd-terms-are-quick", test_absurd_terms_are_quick);
  g_test_add_func ("/instrument/a-life-of-many-acts-is-quick", test_a_life_of_many_acts_is_quick);
  g_test_add_func ("/instrument/whatever-is-recorded-makes-sense",
                   test_whatever_is_recorded_makes_sense);
  return g_test_run ();
}
