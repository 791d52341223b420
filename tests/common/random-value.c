/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-value.h"

#include "entente-date.h"

static const char *const words[] = {
  "agreement", "Mémorandum", "d’entente", "R & D", "<b>", "d'Ivoire", "\"quoted\"", "100 %", "مذكّرة",
  "تفاهم", "الجزائر", "Azərbaycan", "İstanbul", "Bakı", "Тегеран", "北京", "한국", "ज्ञापन", "🤝", "-30",
  "=1+1", "WTDC-25", "MoU/2023", "AND", "NEAR(", "*", "'; DROP TABLE record; --", "نامه‌ی", "ﬁbre", "Ωmega",
};

static const char *const languages[] = { "en", "fr", "ar", "az-Latn", "fa", "es", "pt-BR" };
static const char *const durations[] = { "P1Y", "P3Y", "P18M", "P60M", "P30D", "P90D" };

static const char *
pick (GRand *rand,
      const char *const *list,
      guint n)
{
  return list[g_rand_int_range (rand, 0, (gint32) n)];
}

#define PICK(rand, list) pick (rand, list, G_N_ELEMENTS (list))

char *
random_text (GRand *rand,
             gboolean several_lines)
{
  GString *text = g_string_new (PICK (rand, words));

  for (int n = g_rand_int_range (rand, 0, several_lines ? 30 : 5); n > 0; n--)
    {
      g_string_append_c (text, several_lines && g_rand_int_range (rand, 0, 8) == 0 ? '\n' : ' ');
      g_string_append (text, PICK (rand, words));
    }
  return g_string_free (text, FALSE);
}

/* A day, a month or a year between two years. */
static char *
random_day (GRand *rand,
            int first,
            int end)
{
  int year = g_rand_int_range (rand, first, end);
  int month = g_rand_int_range (rand, 1, 13);

  switch (g_rand_int_range (rand, 0, 3))
    {
    case 0:
      return g_strdup_printf ("%d", year);
    case 1:
      return g_strdup_printf ("%d-%02d", year, month);
    default:
      return g_strdup_printf ("%d-%02d-%02d", year, month,
                              g_rand_int_range (rand, 1, entente_day_month_length (year, month) + 1));
    }
}

static char *
random_date (GRand *rand,
             EntenteDateShape shape)
{
  static const char *const marks[] = { "", "", "~", "?", "%" };
  g_autofree char *from = random_day (rand, 1900, 2000);
  g_autofree char *to = random_day (rand, 2000, 2100);

  switch (g_rand_int_range (rand, 0, shape == ENTENTE_DATE_SPAN ? 8 : 5))
    {
    case 0:
      return g_strdup_printf ("[%s..%s]", from, to);
    case 1:
      return g_strdup_printf ("[..%s]", to);
    case 2:
      return g_strdup_printf ("[%s..]", from);
    case 5:
      return g_strdup_printf ("%s/%s", from, to);
    case 6:
      return g_strdup_printf ("%s/..", from);
    case 7:
      return g_strdup_printf ("%s/", from);
    default:
      return g_strconcat (to, PICK (rand, marks), NULL);
    }
}

static char *
canonical_date (GRand *rand,
                EntenteDateShape shape)
{
  g_autofree char *edtf = random_date (rand, shape);
  g_autoptr(GError) error = NULL;
  EntenteDate date;

  entente_date_parse (edtf, shape, &date, &error);
  g_assert_no_error (error);
  return entente_date_to_edtf (&date);
}

static const char *
random_code (GRand *rand,
             const EntenteVocabulary *vocabulary)
{
  return vocabulary->codes[g_rand_int_range (rand, 0, (gint32) vocabulary->n_codes)].code;
}

static void
random_quantity (GRand *rand,
                 EntenteValue *value)
{
  value->set = TRUE;
  value->number = g_rand_int_range (rand, 0, 100000) / (g_rand_boolean (rand) ? 1.0 : 8.0);
  if (g_rand_boolean (rand))
    value->how = random_code (rand, &entente_vocabulary_how);
  if (g_rand_boolean (rand))
    value->text = random_text (rand, FALSE);
  if (g_rand_boolean (rand))
    value->as_of = canonical_date (rand, ENTENTE_DATE_INSTANT);
}

static char *
random_line (GRand *rand,
             const EntenteField *field)
{
  if (g_str_equal (field->name, "sha256"))
    {
      g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (rand));

      return g_compute_checksum_for_string (G_CHECKSUM_SHA256, seed, -1);
    }
  if (g_str_equal (field->name, "file_name"))
    {
      g_autofree char *name = random_text (rand, FALSE);

      return g_strdelimit (g_steal_pointer (&name), "/\\", '_');
    }
  if (g_str_has_prefix (field->name, "alpha"))
    return g_strdup (g_str_equal (field->name, "alpha2") ? RANDOM_ALPHA3 + 1 : RANDOM_ALPHA3);
  return random_text (rand, FALSE);
}

void
random_value (GRand *rand,
              const EntenteField *field,
              EntenteValue *value)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_NOTE:
      value->text = random_text (rand, TRUE);
      break;
    case ENTENTE_FIELD_CODE:
      value->text = g_strdup (random_code (rand, field->vocabulary));
      break;
    case ENTENTE_FIELD_DATE:
      value->text = canonical_date (rand, ENTENTE_DATE_INSTANT);
      break;
    case ENTENTE_FIELD_SPAN:
      value->text = canonical_date (rand, ENTENTE_DATE_SPAN);
      break;
    case ENTENTE_FIELD_DURATION:
      value->text = g_strdup (PICK (rand, durations));
      break;
    case ENTENTE_FIELD_LANGUAGE:
      value->text = g_strdup (PICK (rand, languages));
      break;
    case ENTENTE_FIELD_ADDRESS:
      value->text = g_strdup_printf ("https://example.org/%u?a=1&b=%%20", g_rand_int (rand));
      break;
    case ENTENTE_FIELD_INTEGER:
      value->set = TRUE;
      value->id = g_rand_int_range (rand, 0, 5000);
      break;
    case ENTENTE_FIELD_QUANTITY:
      random_quantity (rand, value);
      break;
    case ENTENTE_FIELD_LINK:
    case ENTENTE_FIELD_PART:
      break;
    case ENTENTE_FIELD_TEXT:
    default:
      value->text = random_line (rand, field);
      break;
    }
}
