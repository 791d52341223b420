/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-csv.h"

static void
assert_cell (const char *text,
             const char *expected)
{
  g_autoptr(GString) out = g_string_new (NULL);

  entente_csv_append_cell (out, text);
  g_assert_cmpstr (out->str, ==, expected);
}

static void
test_formulas_are_guarded (void)
{
  static const char *const formulas[] = {
    "=1+1", " =1+1", "\t=1", "\r=1", "\t5", "+1+1", "-1-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠x",
    "\u00a0=1", "\u200f=1", "\ufeff=1", "\u200b\u00a0-x", "-30/2", "+213-21", "'=1", "''@x", "-", "+",
  };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *expected = g_strconcat ("\"'", formulas[i], "\"", NULL);

      assert_cell (formulas[i], expected);
    }
  assert_cell ("=\"x\"", "\"'=\"\"x\"\"\"");
}

static void
test_numbers_and_words_stay_as_they_are (void)
{
  static const char *const texts[] = {
    "", "-30", "-3.5", "+1", "+213 21 71 12 20", "2024-05-28", "1+1", "Algeria", "d'Ivoire", "'quoted'",
    "[..2009-12-31]", "مذكرة",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_cell (texts[i], texts[i]);
  assert_cell ("-1,5", "\"-1,5\"");
}

static void
test_separators_are_quoted (void)
{
  assert_cell ("a,b", "\"a,b\"");
  assert_cell ("a\nb", "\"a\nb\"");
  assert_cell ("say \"x\"", "\"say \"\"x\"\"\"");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/formulas-are-guarded", test_formulas_are_guarded);
  g_test_add_func ("/csv/numbers-and-words-stay-as-they-are", test_numbers_and_words_stay_as_they_are);
  g_test_add_func ("/csv/separators-are-quoted", test_separators_are_quoted);
  return g_test_run ();
}
