/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "entente-date.h"

/* Dates as files hold them: what is taken has one canonical form, bounds in order and words. */

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
  NULL,
};

static void
check_date (const EntenteDate *date,
            EntenteDateShape shape)
{
  g_autofree char *edtf = entente_date_to_edtf (date);
  g_autofree char *again = NULL;
  g_autofree char *words = entente_date_format (date, "en");
  g_autofree char *few_words = entente_date_format_short (date, "ar");
  g_autoptr(GError) error = NULL;
  EntenteDate copy;

  entente_date_parse (edtf, shape, &copy, &error);
  g_assert_no_error (error);
  again = entente_date_to_edtf (&copy);
  g_assert_cmpstr (again, ==, edtf);
  g_assert_cmpint (entente_date_compare (date, &copy), ==, 0);
  if (!entente_date_is_empty (date))
    g_assert_cmpint (entente_date_first (date), <=, entente_date_last (date));
  g_assert_true (g_utf8_validate (words, -1, NULL));
  g_assert_true (g_utf8_validate (few_words, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (EntenteDateShape shape = ENTENTE_DATE_INSTANT; shape <= ENTENTE_DATE_SPAN; shape++)
    {
      g_autoptr(GError) error = NULL;
      EntenteDate date;

      if (entente_date_parse (text, shape, &date, &error))
        {
          g_assert_no_error (error);
          check_date (&date, shape);
        }
      else
        {
          g_assert_true (entente_date_is_empty (&date));
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
        }
    }
  return 0;
}
