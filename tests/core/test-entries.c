/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date.h"
#include "entente-date-scale.h"
#include "entente-entries.h"
#include "entente-instrument-time.h"
#include "entente-util.h"

#include "instrument-lines.h"

/* What an instrument shows in the timeline: "act date", undated ones alone. */
typedef struct
{
  const char *name;
  const char *fields;
  const char *acts;
  const char *entries;
} EntriesCase;

static const EntriesCase cases[] = {
  { "nothing-is-one-act", "", "", "act" },
  { "a-signing", "", "signature date=2024-05-28", "signing 2024-05-28" },
  { "two-signatures-on-one-day-are-one", "", "signature@A date=2024-05-28; signature@B date=2024-05-28",
    "signing 2024-05-28" },
  { "two-signatures-on-two-days", "", "signature@A date=2024-05-28; signature@B date=2024-06-01",
    "signing 2024-05-28 | signing 2024-06-01" },
  { "unlike-acts-on-one-day-stay-two", "",
    "ratification@A date=2024-05-28; approval@B date=2024-05-28; registration date=2024-05-28",
    "ratification 2024-05-28 | approval 2024-05-28 | registration 2024-05-28" },
  { "an-undated-entry-into-force-is-no-signing", "", "entry_into_force", "entry-into-force | in-force" },
  { "an-undated-ratification-is-no-signing", "", "ratification@A", "ratification" },
  { "undated-acts-beside-a-dated-one-stay", "", "signature date=2024-05-28; ratification@A; approval@B",
    "signing 2024-05-28 | ratification | approval" },
  { "in-force-from-its-day-on", "", "signature date=2024-05-28; entry_into_force date=2024-09-01",
    "signing 2024-05-28 | entry-into-force 2024-09-01 | in-force 2024-09-01/.." },
  { "an-entry-into-force-worked-out", "",
    "signature date=2024-05-28; entry_into_force method=signature delay=P30D",
    "signing 2024-05-28 | entry-into-force 2024-06-27 | in-force 2024-06-27/.." },
  { "a-clause-that-waits-is-no-entry-into-force", "",
    "signature date=2024-05-28; entry_into_force method=exchange", "signing 2024-05-28" },
  { "an-expiry-worked-out", "duration=P3Y renewal=none", "entry_into_force date=2020-01-01",
    "entry-into-force 2020-01-01 | expiry 2022-12-31 | in-force 2020-01-01/2022-12-31" },
  { "an-expiry-on-record-is-told-once", "duration=P3Y renewal=none",
    "entry_into_force date=2020-01-01; termination ground=expiry effect=2022-12-31",
    "entry-into-force 2020-01-01 | expiry 2022-12-31 | in-force 2020-01-01/2022-12-30" },
  { "a-termination-by-consent-is-no-expiry", "",
    "entry_into_force date=2020-01-01; termination ground=consent date=2021-01-01",
    "entry-into-force 2020-01-01 | termination 2021-01-01 | in-force 2020-01-01/2020-12-31" },
  { "a-termination-worked-out", "term=indefinite notice=P6M notice_rule=after_receipt",
    "entry_into_force date=2020-01-01; denunciation@A received=2023-03-15",
    "entry-into-force 2020-01-01 | denunciation 2023-03-15 | termination 2023-09-15 | "
    "in-force 2020-01-01/2023-09-14" },
  { "renewed-without-end", "duration=P1Y renewal=tacit", "entry_into_force date=2020-01-01",
    "entry-into-force 2020-01-01 | in-force 2020-01-01/.." },
  { "a-year-stays-a-year", "duration=P1Y renewal=none", "entry_into_force date=2020",
    "entry-into-force 2020 | expiry 2021 | in-force 2020/2021" },
  { "a-month-stays-a-month", "duration=P1Y renewal=none", "entry_into_force date=2010-12",
    "entry-into-force 2010-12 | expiry 2011-12 | in-force 2010-12/2011-12" },
  { "about-stays-about", "duration=P1Y renewal=none", "entry_into_force date=2020~",
    "entry-into-force 2020~ | expiry 2021~ | in-force 2020~/2021~" },
  { "an-undated-end-is-not-known", "", "entry_into_force date=2010-01-01; termination",
    "entry-into-force 2010-01-01 | termination | in-force 2010-01-01/" },
  { "an-end-in-the-year-of-the-start", "", "entry_into_force date=2020-05-01; termination date=2020",
    "entry-into-force 2020-05-01 | termination 2020 | in-force 2020-05-01/2020" },
  { "an-undated-start-is-not-known", "", "signature date=2010-05-01; entry_into_force",
    "signing 2010-05-01 | entry-into-force | in-force" },
  { "an-unknown-start-with-an-end", "",
    "signature date=2010-05-01; entry_into_force; termination date=2015-01-01",
    "signing 2010-05-01 | entry-into-force | termination 2015-01-01 | in-force /2014-12-31" },
  { "a-denunciation-without-its-effect-ends-it-some-day", "term=indefinite",
    "entry_into_force date=2010-01-01; denunciation@A date=2015-01-01",
    "entry-into-force 2010-01-01 | denunciation 2015-01-01 | in-force 2010-01-01/" },
  { "suspended-it-is-not-in-force", "",
    "entry_into_force date=2010-01-01; suspension date=2015-01-01; resumption date=2016-01-01",
    "entry-into-force 2010-01-01 | suspension 2015-01-01 | resumption 2016-01-01 | "
    "in-force 2010-01-01/2014-12-31 | in-force 2016-01-01/.." },
  { "notes-are-shown", "", "note@A date=2018-02-01; note@B date=2018-03-05",
    "note 2018-02-01 | note 2018-03-05" },
  { "ended-by-hand-nobody-says-when", "status_override=terminated", "entry_into_force date=2010-01-01",
    "entry-into-force 2010-01-01 | in-force 2010-01-01/" },
  { "in-force-by-hand-goes-on", "duration=P1Y status_override=in_force",
    "entry_into_force date=2010-01-01",
    "entry-into-force 2010-01-01 | expiry 2010-12-31 | in-force 2010-01-01/.." },
  { "in-force-by-hand-alone", "status_override=in_force", "signature date=2010-01-01",
    "signing 2010-01-01 | in-force" },
};

static void
test_entries (gconstpointer data)
{
  const EntriesCase *test = data;
  g_autoptr(EntenteRecord) record = make ("A B", test->fields, test->acts);
  g_autoptr(GArray) spans = entente_instrument_spans (record, NULL);
  g_autoptr(GArray) drafts = entente_entries_of (record, NULL, spans);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < drafts->len; i++)
    {
      const EntenteEntryDraft *draft = &g_array_index (drafts, EntenteEntryDraft, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                              entente_entry_act_code (draft->entry.act));
      if (draft->date != NULL)
        g_string_append_printf (text, " %s", draft->date);
    }
  g_assert_cmpstr (text->str, ==, test->entries);
}

static void
test_days_come_back (void)
{
  const gint32 days[] = { ENTENTE_DAY_OPEN_START,
                          ENTENTE_ENTRY_FIRST_DAY,
                          ENTENTE_ENTRY_FIRST_DAY + 1,
                          entente_day_from_civil (ENTENTE_DATE_YEAR_MIN, 1, 1),
                          entente_day_from_civil (2025, 2, 28),
                          entente_day_from_civil (ENTENTE_DATE_YEAR_MAX, 12, 31),
                          ENTENTE_ENTRY_LAST_DAY - 1,
                          ENTENTE_ENTRY_LAST_DAY,
                          ENTENTE_DAY_OPEN_END };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    for (guint j = i; j < G_N_ELEMENTS (days); j++)
      {
        EntenteEntry entry = { .record = G_MININT64, .flags = ENTENTE_ENTRY_SPAN,
                               .act = ENTENTE_N_ENTRY_ACTS - 1, .kind = ENTENTE_N_KINDS - 1 };

        g_assert_true (entente_entry_set_days (&entry, days[i], days[j]));
        g_assert_cmpint (entente_entry_first (&entry), ==, days[i]);
        g_assert_cmpint (entente_entry_last (&entry), ==, days[j]);
        g_assert_cmpint (entry.record, ==, G_MININT64);
        g_assert_cmphex (entry.flags, ==, ENTENTE_ENTRY_SPAN);
        g_assert_cmpuint (entry.act, ==, ENTENTE_N_ENTRY_ACTS - 1);
        g_assert_cmpuint (entry.kind, ==, ENTENTE_N_KINDS - 1);
      }
}

static void
test_zeroed_entry_has_no_day (void)
{
  EntenteEntry entry = { 0 };

  g_assert_cmpint (entente_entry_first (&entry), ==, ENTENTE_DAY_NONE);
  g_assert_cmpint (entente_entry_last (&entry), ==, ENTENTE_DAY_NONE);
  g_assert_true (entente_entry_set_days (&entry, ENTENTE_ENTRY_FIRST_DAY, ENTENTE_ENTRY_LAST_DAY));
  g_assert_true (entente_entry_set_days (&entry, ENTENTE_DAY_NONE, ENTENTE_DAY_NONE));
  g_assert_cmpint (entente_entry_first (&entry), ==, ENTENTE_DAY_NONE);
  g_assert_cmpint (entente_entry_last (&entry), ==, ENTENTE_DAY_NONE);
}

static void
test_impossible_days_are_refused (void)
{
  const struct
  {
    gint32 first;
    gint32 last;
  } refused[] = {
    { ENTENTE_ENTRY_FIRST_DAY - 1, ENTENTE_ENTRY_LAST_DAY },
    { ENTENTE_ENTRY_FIRST_DAY, ENTENTE_ENTRY_LAST_DAY + 1 },
    { ENTENTE_DAY_OPEN_START + 1, ENTENTE_DAY_OPEN_END },
    { ENTENTE_DAY_OPEN_START, ENTENTE_DAY_OPEN_END - 1 },
    { ENTENTE_ENTRY_FIRST_DAY + 1, ENTENTE_ENTRY_FIRST_DAY },
    { ENTENTE_DAY_OPEN_END, ENTENTE_DAY_OPEN_START },
  };
  EntenteEntry entry = { 0 };

  g_assert_true (entente_entry_set_days (&entry, ENTENTE_ENTRY_FIRST_DAY, ENTENTE_DAY_OPEN_END));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (entente_entry_set_days (&entry, refused[i].first, refused[i].last));
      g_assert_cmpint (entente_entry_first (&entry), ==, ENTENTE_ENTRY_FIRST_DAY);
      g_assert_cmpint (entente_entry_last (&entry), ==, ENTENTE_DAY_OPEN_END);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entries/days-come-back-as-they-were", test_days_come_back);
  g_test_add_func ("/entries/zeroed-entry-has-no-day", test_zeroed_entry_has_no_day);
  g_test_add_func ("/entries/impossible-days-are-refused", test_impossible_days_are_refused);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/entries/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_entries);
    }
  return g_test_run ();
}
