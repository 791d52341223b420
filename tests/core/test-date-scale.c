/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-date-scale.h"

#include "entente-date.h"

static const EntenteScaleWidths widths = { 50, 45, 30 };

static void
assert_ticks (const char *locale,
              gint32 first,
              gint32 last,
              double day_width,
              const char *steps_expected,
              const char *contexts_expected)
{
  g_autoptr(EntenteDateScale) scale = entente_date_scale_new (locale);
  GArray *rows[2];
  const char *expected[2] = { steps_expected, contexts_expected };

  entente_date_scale_ticks (scale, first, last, day_width, &widths, &rows[0], &rows[1]);
  for (guint row = 0; row < 2; row++)
    {
      g_autoptr(GString) text = g_string_new (NULL);

      for (guint i = 0; i < rows[row]->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                                g_array_index (rows[row], EntenteTick, i).label);
      g_assert_cmpstr (text->str, ==, expected[row]);
      g_array_unref (rows[row]);
    }
}

static void
test_centuries (void)
{
  assert_ticks ("en", entente_day_from_civil (1865, 5, 17), entente_day_from_civil (2025, 1, 1),
                0.004, "1850 | 1900 | 1950 | 2000", "");
}

static void
test_years (void)
{
  assert_ticks ("en", entente_day_from_civil (2023, 2, 1), entente_day_from_civil (2026, 1, 1),
                0.3, "2023 | 2024 | 2025 | 2026", "");
}

static void
test_months (void)
{
  assert_ticks ("en", entente_day_from_civil (2024, 11, 30), entente_day_from_civil (2025, 2, 1),
                2, "Nov | Dec | Jan | Feb", "2024 | 2025");
  assert_ticks ("fr", entente_day_from_civil (2024, 12, 1), entente_day_from_civil (2025, 1, 20),
                2, "déc. | janv.", "2024 | 2025");
}

static void
test_days (void)
{
  assert_ticks ("en", entente_day_from_civil (2025, 2, 3), entente_day_from_civil (2025, 2, 9), 4,
                "1 | 11", "February 2025");
}

/* Of every zoom and a stretch of days, in three languages. */
static void
test_never_collide (void)
{
  static const char *const locales[] = { "en", "fr", "ar" };

  for (guint l = 0; l < G_N_ELEMENTS (locales); l++)
    {
      g_autoptr(EntenteDateScale) scale = entente_date_scale_new (locales[l]);

      for (double day_width = 0.001; day_width < 300; day_width *= 1.3)
        {
          gint32 first = entente_day_from_civil (1999, 12, 1);
          GArray *steps;
          GArray *contexts;

          entente_date_scale_ticks (scale, first, first + (gint32) (1200 / day_width), day_width,
                                    &widths, &steps, &contexts);
          g_assert_cmpuint (steps->len, >, 0);
          g_assert_cmpuint (steps->len, <, 70);
          for (guint i = 0; i < steps->len; i++)
            {
              const EntenteTick *tick = &g_array_index (steps, EntenteTick, i);

              g_assert_cmpfloat ((tick->until - tick->day) * day_width, >=, widths.day);
              if (i > 0)
                g_assert_cmpint (tick[-1].until, ==, tick->day);
            }
          g_array_unref (steps);
          g_array_unref (contexts);
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-scale/centuries are cut at round years", test_centuries);
  g_test_add_func ("/date-scale/years stand alone", test_years);
  g_test_add_func ("/date-scale/months stand under their years", test_months);
  g_test_add_func ("/date-scale/days stand under their months", test_days);
  g_test_add_func ("/date-scale/words never touch", test_never_collide);
  return g_test_run ();
}
