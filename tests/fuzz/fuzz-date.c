/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "entente-date.h"

/* Dates as files hold them and as people type them: what is taken has one canonical form, bounds
 * in order, and words that are read as the same date again. */

#define TODAY 2460445 /* 2024-05-14 */

const char *const fuzz_seeds[] = {
  "2023-05-14",
  "2023-05",
  "2023~",
  "2004-02-29?",
  "1998%/2001-12",
  "2009-10-12/..",
  "../1962-07-05",
  "2020-01-01/",
  "[2023-01-01..2023-03-31]",
  "[..2023]",
  "2004-XX",
  "{2001,2002}",
  "28 May 2024",
  "Tuesday 28/05/2024",
  "5-9 October 2009",
  "before about 2010",
  "17-22 nov 2025 one day",
  "since 1993",
  "today",
  "+7",
  "du 1er au 3 décembre 2019",
  "vers août 2021 ?",
  "٢٨ مايو ٢٠٢٤",
  NULL,
};

static const char *const locales[] = { "en", "en_US", "fr", "ar" };

static void
check_date (const EntenteDate *date,
            EntenteDateShape shape,
            const char *locale)
{
  g_autofree char *edtf = entente_date_to_edtf (date);
  g_autofree char *words = entente_date_format (date, locale);
  g_autofree char *few_words = entente_date_format_short (date, locale);
  g_autofree char *parsed = NULL;
  g_autofree char *read = NULL;
  g_autoptr(GError) error = NULL;
  EntenteDate copy;

  entente_date_parse (edtf, shape, &copy, &error);
  g_assert_no_error (error);
  parsed = entente_date_to_edtf (&copy);
  g_assert_cmpstr (parsed, ==, edtf);
  g_assert_cmpint (entente_date_compare (date, &copy), ==, 0);
  if (!entente_date_is_empty (date))
    g_assert_cmpint (entente_date_first (date), <=, entente_date_last (date));

  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_true (g_utf8_validate (few_words, -1, NULL));
  entente_date_read (words, locale, shape, TODAY, &copy, &error);
  g_assert_no_error (error);
  read = entente_date_to_edtf (&copy);
  g_assert_cmpstr (read, ==, edtf);
}

static void
check_outcome (gboolean ok,
               const EntenteDate *date,
               EntenteDateShape shape,
               const char *locale,
               const GError *error)
{
  g_assert_true (ok == (error == NULL));
  if (ok)
    {
      check_date (date, shape, locale);
      return;
    }
  g_assert_true (entente_date_is_empty (date));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  const char *locale = locales[size % G_N_ELEMENTS (locales)];

  for (EntenteDateShape shape = ENTENTE_DATE_INSTANT; shape <= ENTENTE_DATE_SPAN; shape++)
    {
      g_autoptr(GError) parse_error = NULL;
      g_autoptr(GError) read_error = NULL;
      EntenteDate date;
      gboolean ok;

      ok = entente_date_parse (text, shape, &date, &parse_error);
      check_outcome (ok, &date, shape, locale, parse_error);
      ok = entente_date_read (text, locale, shape, TODAY, &date, &read_error);
      check_outcome (ok, &date, shape, locale, read_error);
    }
  return 0;
}
