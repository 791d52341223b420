/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-collation.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include <string.h>

static int
compare_keys (EntenteCollator *collator,
              const char *a,
              const char *b)
{
  gsize n_a = 0;
  gsize n_b = 0;
  g_autofree guint8 *key_a = entente_collator_key (collator, a, &n_a);
  g_autofree guint8 *key_b = entente_collator_key (collator, b, &n_b);
  int order = memcmp (key_a, key_b, MIN (n_a, n_b));

  if (order == 0)
    order = n_a < n_b ? -1 : n_a > n_b;
  return CLAMP (order, -1, 1);
}

static void
assert_order (const char *locale,
              const char *const *texts)
{
  g_autoptr(EntenteCollator) collator = entente_collator_new (locale);

  for (guint i = 0; texts[i] != NULL; i++)
    for (guint j = 0; texts[j] != NULL; j++)
      {
        int expected = i < j ? -1 : i > j;

        g_test_message ("%s %s %s", locale, texts[i], texts[j]);
        g_assert_cmpint (compare_keys (collator, texts[i], texts[j]), ==, expected);
        g_assert_cmpint (entente_collator_compare (collator, texts[i], texts[j]), ==, expected);
      }
}

static void
test_accents_come_after_letters (void)
{
  static const char *const texts[] = { "", "cote", "côte", "Elan", "Élan", "Zoo", "الجزائر", NULL };

  assert_order ("en", texts);
}

static void
test_numbers_go_by_value (void)
{
  static const char *const texts[] = { "7th session", "42nd session", "WTDC-9", "WTDC-25", NULL };

  assert_order ("en", texts);
}

static void
test_each_language_has_its_order (void)
{
  static const char *const swedish[] = { "Oslo", "Zürich", "Åbo", "Ärla", "Östersund", NULL };
  static const char *const english[] = { "Åbo", "Ärla", "Oslo", "Östersund", "Zürich", NULL };
  static const char *const azerbaijani[] = { "Ağdam", "Elçin", "Əli", "Xəzər", "Qax", NULL };

  assert_order ("sv", swedish);
  assert_order ("en", english);
  assert_order ("az", azerbaijani);
}

static void
test_arabic_is_ordered (void)
{
  static const char *const texts[] = { "الأردن", "تونس", "مصر", "اليمن", NULL };
  g_autoptr(EntenteCollator) collator = entente_collator_new ("ar");

  g_assert_cmpint (entente_collator_compare (collator, texts[0], texts[1]), <, 0);
  g_assert_cmpint (entente_collator_compare (collator, texts[1], texts[2]), <, 0);
  g_assert_cmpint (entente_collator_compare (collator, texts[2], texts[3]), >, 0);
}

static void
test_equal_forms_are_beside (void)
{
  g_autoptr(EntenteCollator) collator = entente_collator_new ("fr");

  g_assert_cmpint (entente_collator_compare (collator, "E\u0301lan", "Élan"), ==, 0);
  g_assert_cmpint (compare_keys (collator, "E\u0301lan", "Élan"), ==, 0);
}

static void
test_tag_names_the_order (void)
{
  g_autoptr(EntenteCollator) sv = entente_collator_new ("sv");
  g_autoptr(EntenteCollator) again = entente_collator_new ("sv_SE");
  g_autoptr(EntenteCollator) en = entente_collator_new ("en");
  g_autoptr(EntenteCollator) fr = entente_collator_new ("fr");

  g_assert_cmpstr (entente_collator_tag (sv), ==, entente_collator_tag (again));
  g_assert_cmpstr (entente_collator_tag (en), ==, entente_collator_tag (fr));
  g_assert_cmpstr (entente_collator_tag (sv), !=, entente_collator_tag (en));
  g_assert_true (g_str_has_prefix (entente_collator_tag (sv), "sv/"));
}

static void
test_unknown_language_has_the_order_of_all (void)
{
  static const char *const names[] = { "", "C", "POSIX", "xx_YY", "no such locale", "fr_FR" };
  g_autoptr(EntenteCollator) root = entente_collator_new ("root");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(EntenteCollator) collator = entente_collator_new (names[i]);

      g_assert_cmpstr (entente_collator_tag (collator), ==, entente_collator_tag (root));
    }
}

static void
test_interface_language_is_the_default (void)
{
  g_autofree char *all = g_strdup (g_getenv ("LC_ALL"));

  if (g_test_subprocess ())
    {
      /* There is no translation into Swedish: the words are English, and so is their order. */
      gboolean arabic = strcmp (g_getenv ("LANGUAGE"), "ar") == 0;
      g_autofree char *catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
      g_autoptr(EntenteCollator) shown = entente_collator_new (arabic ? "ar" : "en");
      g_autoptr(EntenteCollator) own = NULL;

      setlocale (LC_ALL, "");
      bindtextdomain (GETTEXT_PACKAGE, catalogues);
      own = entente_collator_new (NULL);
      g_assert_cmpstr (entente_collator_tag (own), ==, entente_collator_tag (shown));
      return;
    }
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "sv", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_setenv ("LANGUAGE", "ar", TRUE);
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_unsetenv ("LANGUAGE");
  if (all != NULL)
    g_setenv ("LC_ALL", all, TRUE);
}

static void
test_long_and_broken_texts_have_keys (void)
{
  g_autoptr(EntenteCollator) collator = entente_collator_new ("en");
  g_autofree char *a = g_strnfill (100000, 'x');
  g_autofree char *b = g_strconcat (a, "y", NULL);

  g_assert_cmpint (compare_keys (collator, a, b), ==, -1);
  g_assert_cmpint (compare_keys (collator, "a\xff", "a\xff"), ==, 0);
  g_assert_cmpint (compare_keys (collator, "a\xff", "b"), ==, -1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/collation/accents-come-after-letters", test_accents_come_after_letters);
  g_test_add_func ("/collation/numbers-go-by-value", test_numbers_go_by_value);
  g_test_add_func ("/collation/each-language-has-its-order", test_each_language_has_its_order);
  g_test_add_func ("/collation/arabic-is-ordered", test_arabic_is_ordered);
  g_test_add_func ("/collation/equal-forms-are-beside", test_equal_forms_are_beside);
  g_test_add_func ("/collation/tag-names-the-order", test_tag_names_the_order);
  g_test_add_func ("/collation/unknown-language-has-the-order-of-all",
                   test_unknown_language_has_the_order_of_all);
  g_test_add_func ("/collation/interface-language-is-the-default",
                   test_interface_language_is_the_default);
  g_test_add_func ("/collation/long-and-broken-texts-have-keys",
                   test_long_and_broken_texts_have_keys);
  return g_test_run ();
}
