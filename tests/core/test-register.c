/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-collation.h"
#include "entente-date.h"
#include "entente-register.h"
#include "random-record.h"

/* A register in the order of each of its columns. */

#define N_OF_EACH 30

typedef struct
{
  EntenteStore *store;
  RandomPool *pool;
  EntenteCollator *collator;
} Fixture;

static gint64
save (Fixture *f,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (f->store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  return entente_record_get_id (record);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Officer", &error);
  g_assert_no_error (error);
  f->pool = random_pool_new (f->store);
  f->collator = entente_collator_new (NULL);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_pointer (&f->pool, random_pool_free);
  g_clear_pointer (&f->collator, entente_collator_free);
  g_clear_object (&f->store);
}

static void
add_random (Fixture *f)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);

  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    for (guint i = 0; i < N_OF_EACH; i++)
      {
        g_autoptr(EntenteRecord) record = random_record (rand, kind, f->pool);

        if (record != NULL)
          random_pool_add (f->pool, kind, save (f, record));
      }
}

static gint64
add_meeting (Fixture *f,
             const char *title,
             const char *date)
{
  g_autoptr(EntenteRecord) meeting = entente_record_new (ENTENTE_KIND_MEETING);

  entente_row_set_text (entente_record_get_row (meeting), "type", "bilateral");
  entente_row_set_text (entente_record_get_row (meeting), "title", title);
  entente_row_set_text (entente_record_get_row (meeting), "date", date);
  return save (f, meeting);
}

static GArray *
sorted (Fixture *f,
        EntenteKind kind,
        const EntenteColumn *column,
        gboolean descending,
        guint limit)
{
  EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (kind) };
  g_autoptr(GError) error = NULL;
  GArray *ids = entente_store_register (f->store, &filter, column, descending, limit, NULL, &error);

  g_assert_no_error (error);
  return ids;
}

/* The same order, worked out from the records themselves: below 0 if @a stands first. */
static int
compare_values (Fixture *f,
                const EntenteColumn *column,
                const EntenteValue *a,
                const EntenteValue *b)
{
  EntenteDate first, second;

  switch (column->field->type)
    {
    case ENTENTE_FIELD_CODE:
      return entente_collator_compare (f->collator,
                                       entente_vocabulary_label (column->field->vocabulary, a->text),
                                       entente_vocabulary_label (column->field->vocabulary, b->text));
    case ENTENTE_FIELD_DATE:
    case ENTENTE_FIELD_SPAN:
      g_assert_true (entente_date_parse (a->text, ENTENTE_DATE_SPAN, &first, NULL));
      g_assert_true (entente_date_parse (b->text, ENTENTE_DATE_SPAN, &second, NULL));
      if (entente_date_first (&first) != entente_date_first (&second))
        return entente_date_first (&first) < entente_date_first (&second) ? -1 : 1;
      return (entente_date_last (&first) > entente_date_last (&second))
             - (entente_date_last (&first) < entente_date_last (&second));
    case ENTENTE_FIELD_INTEGER:
      return (a->id > b->id) - (a->id < b->id);
    case ENTENTE_FIELD_QUANTITY:
      return (a->number > b->number) - (a->number < b->number);
    case ENTENTE_FIELD_LINK:
      return 0; /* the other's name: tested by itself */
    default:
      return entente_collator_compare (f->collator, a->text, b->text);
    }
}

static void
assert_in_order (Fixture *f,
                 const EntenteColumn *column,
                 gboolean descending,
                 GArray *ids)
{
  g_autoptr(EntenteRecord) before = NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(EntenteRecord) record
          = entente_store_load (f->store, g_array_index (ids, gint64, i), NULL);
      const EntenteValue *value, *last;

      g_assert_nonnull (record);
      value = entente_row_get (entente_record_get_row (record), column->field->name);
      last = before != NULL ? entente_row_get (entente_record_get_row (before), column->field->name)
                            : NULL;
      if (last != NULL && entente_value_is_empty (column->field, last))
        g_assert_true (entente_value_is_empty (column->field, value));
      else if (last != NULL && !entente_value_is_empty (column->field, value))
        g_assert_cmpint ((descending ? -1 : 1) * compare_values (f, column, last, value), <=, 0);
      g_set_object (&before, record);
    }
}

static void
test_each_field_gives_its_order (Fixture *f,
                                 gconstpointer data)
{
  guint n_filled = 0;

  add_random (f);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      guint n_columns;
      const EntenteColumn *columns = entente_register_columns (kind, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        for (guint down = 0; down < 2 && columns[i].sortable; down++)
          {
            g_autoptr(GArray) ids = sorted (f, kind, &columns[i], down == 1, 0);

            g_assert_cmpuint (ids->len, ==, f->pool->ids[kind]->len);
            if (columns[i].type != ENTENTE_COLUMN_FIELD)
              continue;
            assert_in_order (f, &columns[i], down == 1, ids);
            n_filled++;
          }
    }
  g_assert_cmpuint (n_filled, >, 100);
}

static void
test_no_record_is_twice_or_missing (Fixture *f,
                                    gconstpointer data)
{
  add_random (f);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      guint n_columns;
      const EntenteColumn *columns = entente_register_columns (kind, &n_columns);

      for (guint i = 0; i < n_columns; i++)
        {
          g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
          g_autoptr(GArray) ids = NULL;

          if (!columns[i].sortable)
            continue;
          ids = sorted (f, kind, &columns[i], TRUE, 0);
          for (guint j = 0; j < ids->len; j++)
            g_assert_true (g_hash_table_add (seen, &g_array_index (ids, gint64, j)));
          g_assert_cmpuint (ids->len, ==, f->pool->ids[kind]->len);
        }
    }
}

static void
test_the_first_rows_are_those_of_all (Fixture *f,
                                      gconstpointer data)
{
  const EntenteKind kinds[] = { ENTENTE_KIND_INSTRUMENT, ENTENTE_KIND_MEETING, ENTENTE_KIND_PERSON };

  add_random (f);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint down = 0; down < 2; down++)
      {
        gboolean own_order;
        const EntenteColumn *column = entente_register_first_order (kinds[i], &own_order);
        g_autoptr(GArray) all = sorted (f, kinds[i], column, down == 1, 0);
        g_autoptr(GArray) some = sorted (f, kinds[i], column, down == 1, 7);

        g_assert_cmpuint (some->len, ==, 7);
        g_assert_cmpmem (some->data, 7 * sizeof (gint64), all->data, 7 * sizeof (gint64));
      }
}

static void
assert_titles (Fixture *f,
               GArray *ids,
               const char *expected)
{
  g_autoptr(GString) titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *title = entente_store_title (f->store, g_array_index (ids, gint64, i));

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", title);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_partial_dates_stand_where_they_begin (Fixture *f,
                                           gconstpointer data)
{
  const EntenteColumn *date = entente_register_find (ENTENTE_KIND_MEETING, "date");
  g_autoptr(GArray) up = NULL;
  g_autoptr(GArray) down = NULL;

  add_meeting (f, "undated", NULL);
  add_meeting (f, "march", "2024-03-02");
  add_meeting (f, "before", "[..2009-12-31]");
  add_meeting (f, "year", "2024");
  add_meeting (f, "about", "1991~");
  up = sorted (f, ENTENTE_KIND_MEETING, date, FALSE, 0);
  down = sorted (f, ENTENTE_KIND_MEETING, date, TRUE, 0);
  assert_titles (f, up, "before about year march undated");
  assert_titles (f, down, "march year about before undated");
}

static void
test_links_stand_by_the_others_name (Fixture *f,
                                     gconstpointer data)
{
  const EntenteColumn *country = entente_register_find (ENTENTE_KIND_ORGANISATION, "country");
  const char *const names[] = { "Zambia", "Egypt", "Algeria" };
  g_autoptr(GArray) ids = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(EntenteRecord) record = entente_record_new (ENTENTE_KIND_COUNTRY);
      g_autoptr(EntenteRecord) ministry = entente_record_new (ENTENTE_KIND_ORGANISATION);

      entente_record_add_name (record, "short", names[i], NULL);
      entente_record_add_name (ministry, "official", names[i], NULL);
      entente_row_set_link (entente_record_get_row (ministry), "country", ENTENTE_KIND_COUNTRY,
                            save (f, record));
      save (f, ministry);
    }
  ids = sorted (f, ENTENTE_KIND_ORGANISATION, country, FALSE, 0);
  assert_titles (f, ids, "Algeria Egypt Zambia");
}

static void
test_cells_say_what_the_record_says (Fixture *f,
                                     gconstpointer data)
{
  gint64 id = add_meeting (f, "Talks", "2024-03");
  const EntenteColumn *columns[] = {
    entente_register_find (ENTENTE_KIND_MEETING, "title"),
    entente_register_find (ENTENTE_KIND_MEETING, "date"),
    entente_register_find (ENTENTE_KIND_MEETING, "type"),
    entente_register_find (ENTENTE_KIND_MEETING, "place"),
  };
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) cells = entente_store_cells (f->store, id, columns, G_N_ELEMENTS (columns), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (cells[0], ==, "Talks");
  g_assert_cmpstr (cells[1], ==, "March 2024");
  g_assert_cmpstr (cells[2], ==, "Bilateral meeting");
  g_assert_cmpstr (cells[3], ==, "");
}

static void
test_cells_of_a_record_that_is_gone_are_refused (Fixture *f,
                                                 gconstpointer data)
{
  const EntenteColumn *title = entente_register_find (ENTENTE_KIND_MEETING, "title");
  g_autoptr(GError) error = NULL;

  g_assert_null (entente_store_cells (f->store, 12345, &title, 1, &error));
  g_assert_nonnull (error);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/register/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("each field gives its order", test_each_field_gives_its_order);
  ADD ("no record is twice or missing", test_no_record_is_twice_or_missing);
  ADD ("the first rows are those of all", test_the_first_rows_are_those_of_all);
  ADD ("partial dates stand where they begin", test_partial_dates_stand_where_they_begin);
  ADD ("links stand by the other's name", test_links_stand_by_the_others_name);
  ADD ("cells say what the record says", test_cells_say_what_the_record_says);
  ADD ("cells of a record that is gone are refused",
       test_cells_of_a_record_that_is_gone_are_refused);
#undef ADD
  return g_test_run ();
}
