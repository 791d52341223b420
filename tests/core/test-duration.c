/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-duration.h"
#include "entente-error.h"
#include "entente-util.h"

typedef struct
{
  const char *text;
  const char *kept; /* NULL if it is refused */
} DurationCase;

static const DurationCase exchanged[] = {
  { "P3Y", "P3Y" },     { "P12M", "P1Y" },  { "P1Y6M", "P18M" }, { "P2W", "P14D" }, { "P90D", "P90D" },
  { "P1Y10D", "P1Y10D" }, { "P0Y3M", "P3M" }, { "", NULL },        { "P", NULL },     { "P3", NULL },
  { "P1Y2", NULL },     { "P0D", NULL },    { "P0Y0M", NULL },   { "P1M1Y", NULL }, { "P1Y1Y", NULL },
  { "PY", NULL },       { "P-1Y", NULL },   { "P1.5Y", NULL },   { "PT5M", NULL },  { "p3y", NULL },
  { "3Y", NULL },       { "P10000Y", NULL }, { "P3Y ", NULL },
};

static const DurationCase typed[] = {
  { "3 years", "P3Y" },
  { "18 months", "P18M" },
  { "1 year 6 months", "P18M" },
  { "1 year, 6 months", "P18M" },
  { "1 year and 10 days", "P1Y10D" },
  { "3y", "P3Y" },
  { " 2 Weeks ", "P14D" },
  { "p2w", "P14D" },
  { "2 ans", "P2Y" },
  { "1 an et 6 mois", "P18M" },
  { "3 années", "P3Y" },
  { "1 an et demi", "P18M" },
  { "1 year and a half", "P18M" },
  { "1.5 years", "P18M" },
  { "2,5 ans", "P30M" },
  { "10 jours", "P10D" },
  { "سنتان", "P2Y" },
  { "سنتين", "P2Y" },
  { "شهران", "P2M" },
  { "شهرين", "P2M" },
  { "سنتان وشهران", "P26M" },
  { "3 سنوات", "P3Y" },
  { "٣ سنوات", "P3Y" },
  { "18 شهراً", "P18M" },
  { "1 سنة و6 أشهر", "P18M" },
  { "2 سنة ونصف", "P30M" },
  { "3", NULL },
  { "", NULL },
  { "0 days", NULL },
  { "years", NULL },
  { "3 years 6", NULL },
  { "5 minutes", NULL },
  { "2 décennies", NULL },
  { "3 yards", NULL },
  { "1 month and a half", NULL },
  { "1.5 months", NULL },
  { "1.25 years", NULL },
  { "1 year and", NULL },
  { "and 1 year", NULL },
  { "3 4 years", NULL },
  { "1 year 1 year", NULL },
  { "2 سنتان", NULL },
  { "1 an et demi et demi", NULL },
  { "three years", NULL },
  { "3 years maybe", NULL },
  { "99999 years", NULL },
  { "-3 years", NULL },
};

static void
assert_reading (gboolean good,
                const EntenteDuration *duration,
                const char *kept,
                const char *text,
                const GError *error)
{
  g_autofree char *read = good ? entente_duration_to_string (duration) : NULL;

  if (g_strcmp0 (read, kept) != 0)
    g_error ("“%s” is read as %s, not as %s", text, read != NULL ? read : "nothing",
             kept != NULL ? kept : "nothing");
  if (kept == NULL)
    {
      g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, text));
    }
}

static void
test_exchanged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (exchanged); i++)
    {
      EntenteDuration duration;
      g_autoptr(GError) error = NULL;
      gboolean good = entente_duration_parse (exchanged[i].text, &duration, &error);

      assert_reading (good, &duration, exchanged[i].kept, exchanged[i].text, error);
    }
}

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      EntenteDuration duration;
      g_autoptr(GError) error = NULL;
      gboolean good = entente_duration_read (typed[i].text, &duration, &error);

      assert_reading (good, &duration, typed[i].kept, typed[i].text, error);
    }
}

/* What is shown in the entry is read again when the officer leaves it. */
static void
test_shown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (exchanged) && exchanged[i].kept != NULL; i++)
    {
      EntenteDuration duration;
      EntenteDuration again;
      g_autofree char *words = NULL;
      g_autoptr(GError) error = NULL;

      g_assert_true (entente_duration_parse (exchanged[i].text, &duration, NULL));
      words = entente_duration_format (&duration);
      g_assert_true (entente_duration_read (words, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpint (again.months, ==, duration.months);
      g_assert_cmpint (again.days, ==, duration.days);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duration/exchanged-lengths-have-units-and-are-not-empty", test_exchanged);
  g_test_add_func ("/duration/typed-lengths-are-whole-words-or-refused", test_typed);
  g_test_add_func ("/duration/words-shown-are-read-again", test_shown);
  return g_test_run ();
}
