/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every field and every part of every kind: named, saved, loaded, emptied, cited, undone. */
#include "entente-error.h"
#include "random-record.h"
#include "store-state.h"

typedef struct
{
  EntenteStore *store;
  RandomPool *pool;
  GRand *rand;
} Fixture;

static gint64
save (Fixture *f,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;
  gint64 change;

  entente_edit_put (edit, record);
  entente_store_save (f->store, edit, &change, NULL, &error);
  g_assert_no_error (error);
  return change;
}

static EntenteRecord *
load (Fixture *f,
      EntenteRecord *record)
{
  g_autoptr(GError) error = NULL;
  EntenteRecord *loaded = entente_store_load (f->store, entente_record_get_id (record), &error);

  g_assert_no_error (error);
  return loaded;
}

/* Some records of each kind, so that every link finds one. */
static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Amal", &error);
  g_assert_no_error (error);
  f->pool = random_pool_new (f->store);
  f->rand = g_rand_new_with_seed (1);
  for (int round = 0; round < 2; round++)
    for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
      {
        g_autoptr(EntenteRecord) record = random_record (f->rand, kind, f->pool);

        save (f, record);
        random_pool_add (f->pool, kind, entente_record_get_id (record));
      }
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
  random_pool_free (f->pool);
  g_rand_free (f->rand);
}

static void
assert_named (const char *where,
              const char *text)
{
  if (text == NULL || *text == '\0')
    g_error ("%s has no name", where);
}

static void
check_table_words (const EntenteTable *table)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  assert_named ("a table", table->name);
  assert_named (table->name, table->key);
  assert_named (table->name, table->label);
  assert_named (table->name, table->label_plural);
  g_assert_cmpuint (table->n_fields, >, 0);
  for (guint i = 0; i < table->n_fields; i++)
    {
      const EntenteField *field = &table->fields[i];

      assert_named (table->name, field->name);
      assert_named (field->name, field->label);
      g_assert_true (g_hash_table_add (names, (gpointer) field->name));
      g_assert_cmpint (entente_table_find_field (table, field->name), ==, (int) i);
      g_assert_true ((field->type == ENTENTE_FIELD_CODE) == (field->vocabulary != NULL));
      g_assert_true ((field->type == ENTENTE_FIELD_LINK) == (field->kinds != 0));
    }
}

static void
test_every_kind_is_described (void)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) plurals = g_hash_table_new (g_str_hash, g_str_equal);

  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const EntenteKindInfo *info = entente_kind_get_info (kind);

      g_assert_cmpint (info->kind, ==, kind);
      check_table_words (&info->table);
      assert_named (info->table.name, info->icon_name);
      g_assert_true (g_str_has_suffix (info->icon_name, "-symbolic"));
      g_assert_true (g_hash_table_add (names, (gpointer) info->table.name));
      g_assert_true (g_hash_table_add (plurals, (gpointer) info->table.key));
      g_assert_cmpint (entente_kind_from_name (info->table.name), ==, kind);
      g_assert_cmpint (entente_kind_from_plural (info->table.key), ==, kind);
    }
  g_assert_cmpint (entente_kind_from_name ("nothing"), ==, ENTENTE_KIND_NONE);
}

/* Fields and parts are keys of one object in the exchange format. */
static void
test_keys_of_a_kind_differ (void)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const EntenteKindInfo *info = entente_kind_get_info (kind);
      g_autoptr(GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < info->table.n_fields; i++)
        g_assert_true (g_hash_table_add (keys, (gpointer) info->table.fields[i].name));
      for (guint i = 0; i < info->n_parts; i++)
        {
          check_table_words (info->parts[i]);
          g_assert_true (g_hash_table_add (keys, (gpointer) info->parts[i]->key));
          g_assert_cmpint (entente_kind_find_part (info, info->parts[i]->key), ==, (int) i);
        }
      g_assert_cmpstr (info->parts[ENTENTE_PART_NAMES]->key, ==, "names");
      g_assert_cmpstr (info->parts[ENTENTE_PART_TOPICS]->key, ==, "topics");
      g_assert_cmpstr (info->parts[entente_kind_citations (info)]->key, ==, "citations");
      g_assert_cmpstr (info->parts[entente_kind_attachments (info)]->key, ==, "attachments");
    }
}

/* A number of an extent stands only beside some extents. */
static void
assert_row_is_full (const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];

      if (entente_value_is_empty (field, &row->values[i])
          && strcmp (field->name, "extent_number") != 0)
        g_error ("%s: %s is empty", row->table->name, field->name);
    }
}

static void
test_every_field_and_part_survives_saving (Fixture *f,
                                           gconstpointer data)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      g_autoptr(EntenteRecord) record = full_record (f->rand, kind, f->pool);
      const EntenteKindInfo *info = entente_kind_get_info (kind);
      g_autoptr(EntenteRecord) loaded = NULL;

      assert_row_is_full (entente_record_get_row (record));
      for (guint i = 0; i < info->n_parts; i++)
        {
          GPtrArray *rows = entente_record_get_part (record, i);

          g_assert_cmpuint (rows->len, >, 0);
          assert_row_is_full (rows->pdata[0]);
        }
      save (f, record);
      loaded = load (f, record);
      g_assert_true (entente_record_equal (record, loaded));
      g_assert_cmpint (entente_record_get_seen (record), ==, entente_record_get_seen (loaded));
    }
  assert_sound_store (f->store);
}

/* Empties the field, saves, and takes it back. */
static void
check_emptying (Fixture *f,
                EntenteRecord *record,
                EntenteRow *row,
                guint field)
{
  g_autoptr(EntenteRecord) loaded = NULL;
  g_autoptr(EntenteRecord) undone = NULL;
  g_autoptr(EntenteRecord) before = load (f, record);
  g_autoptr(GError) error = NULL;

  entente_value_clear (&row->values[field]);
  save (f, record);
  loaded = load (f, record);
  g_assert_true (entente_record_equal (record, loaded));
  g_assert_false (entente_record_equal (before, loaded));

  entente_store_undo (f->store, NULL, NULL, &error);
  g_assert_no_error (error);
  undone = load (f, record);
  g_assert_true (entente_record_equal (before, undone));
}

/* A range needs its beginning, and a source that differs its value. */
static gboolean
is_needed_by_citation (const EntenteRow *row,
                       const char *field)
{
  return strcmp (row->table->key, "citations") == 0
         && (strcmp (field, "first") == 0
             || (strcmp (field, "value") == 0
                 && g_strcmp0 (entente_row_get_text (row, "verdict"), "differs") == 0));
}

/* What is set by hand keeps its reason. */
static gboolean
is_needed_by_status (const EntenteRow *row,
                     const char *field)
{
  return strcmp (field, "override_reason") == 0
         && entente_row_get_text (row, "status_override") != NULL;
}

static gboolean
can_be_empty (const EntenteRow *row,
              guint field)
{
  const EntenteField *f = &row->table->fields[field];
  guint n_filled = 0;

  for (guint i = 0; i < row->table->n_fields; i++)
    n_filled += !entente_value_is_empty (&row->table->fields[i], &row->values[i]);
  return (f->flags & ENTENTE_FIELD_REQUIRED) == 0 && n_filled > 1
         && !entente_value_is_empty (f, &row->values[field])
         && strcmp (f->name, "extent_number") != 0 && strcmp (f->name, "extent") != 0
         && !is_needed_by_citation (row, f->name) && !is_needed_by_status (row, f->name);
}

static void
test_every_field_is_emptied_and_undone (Fixture *f,
                                        gconstpointer data)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      g_autoptr(EntenteRecord) record = full_record (f->rand, kind, f->pool);
      const EntenteKindInfo *info = entente_kind_get_info (kind);

      save (f, record);
      for (guint i = 0; i < info->table.n_fields; i++)
        {
          g_autoptr(EntenteRecord) copy = load (f, record);

          if (can_be_empty (entente_record_get_row (copy), i))
            check_emptying (f, copy, entente_record_get_row (copy), i);
        }
      for (guint i = 0; i < info->n_parts; i++)
        for (guint j = 0; j < info->parts[i]->n_fields; j++)
          {
            g_autoptr(EntenteRecord) copy = load (f, record);
            EntenteRow *row = g_ptr_array_index (entente_record_get_part (copy, i), 0);

            /* the field that a citation names may be one of its part */
            if (can_be_empty (row, j) && row->table->fields[j].type != ENTENTE_FIELD_PART)
              check_emptying (f, copy, row, j);
          }
    }
  assert_sound_store (f->store);
}

static void
test_needed_fields_cannot_be_empty (Fixture *f,
                                    gconstpointer data)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      g_autoptr(EntenteRecord) record = full_record (f->rand, kind, f->pool);
      const EntenteTable *table = &entente_kind_get_info (kind)->table;

      for (guint i = 0; i < table->n_fields; i++)
        {
          g_autoptr(EntenteRecord) copy = entente_record_copy (record);
          g_autoptr(EntenteEdit) edit = entente_edit_new ();
          g_autoptr(GError) error = NULL;
          EntentePlace place;

          if ((table->fields[i].flags & ENTENTE_FIELD_REQUIRED) == 0)
            continue;
          entente_value_clear (&entente_record_get_row (copy)->values[i]);
          g_assert_false (entente_record_check (copy, &place, NULL));
          g_assert_cmpint (place.part, ==, -1);
          g_assert_cmpint (place.field, ==, (int) i);
          entente_edit_put (edit, copy);
          g_assert_false (entente_store_save (f->store, edit, NULL, NULL, &error));
          g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
        }
    }
}

static void
assert_citation_is_refused (EntenteRecord *record,
                            EntenteRow *citation)
{
  g_autoptr(GError) error = NULL;
  EntentePlace place;

  g_assert_false (entente_record_check (record, &place, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_cmpint (place.part, ==, (int) entente_kind_citations (entente_record_get_info (record)));
}

static void
test_citations_name_what_is_there (Fixture *f,
                                   gconstpointer data)
{
  g_autoptr(EntenteRecord) record = full_record (f->rand, ENTENTE_KIND_INSTRUMENT, f->pool);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) loaded = NULL;
  EntenteRow *act = g_ptr_array_index (entente_record_get_part_by_key (record, "acts"), 0);
  GPtrArray *citations = entente_record_get_part_by_key (record, "citations");
  EntenteRow *citation = g_ptr_array_index (citations, 0);

  entente_row_set_integer (citation, "part", act->id);
  entente_row_set_text (citation, "field", "received");
  entente_record_check (record, NULL, &error);
  g_assert_no_error (error);
  save (f, record);
  loaded = load (f, record);
  citation = g_ptr_array_index (entente_record_get_part_by_key (loaded, "citations"), 0);
  g_assert_cmpint (entente_row_get_id (citation, "part"), ==, act->id);

  entente_row_set_text (citation, "field", "objectives");
  assert_citation_is_refused (loaded, citation);
  entente_row_set_text (citation, "field", "date");
  entente_row_set_integer (citation, "part", entente_store_next_id (f->store));
  assert_citation_is_refused (loaded, citation);
}

static const EntenteField *
find_column (const EntenteKindInfo *info,
             const char *column)
{
  const char *dot = strchr (column, '.');
  g_autofree char *key = g_strndup (column, dot != NULL ? (gsize) (dot - column) : 0);
  int part = dot != NULL ? entente_kind_find_part (info, key) : -1;
  const EntenteTable *table = part >= 0 ? info->parts[part] : &info->table;
  int field = entente_table_find_field (table, dot != NULL ? dot + 1 : column);

  g_assert_true (dot == NULL || part >= 0);
  return field >= 0 ? &table->fields[field] : NULL;
}

static void
test_inline_ties_name_what_is_there (void)
{
  guint n = 0;

  for (EntenteKind owner = ENTENTE_KIND_NONE + 1; owner < ENTENTE_N_KINDS; owner++)
    for (const EntenteInlineTie *tie = entente_kind_next_inline_tie (owner, NULL); tie != NULL;
         tie = entente_kind_next_inline_tie (owner, tie), n++)
      {
        const EntenteKindInfo *info = entente_kind_get_info (tie->kind);
        const EntenteField *field = find_column (info, tie->field);

        g_assert_cmpint (tie->owner, ==, owner);
        g_assert_cmpint (field->type, ==, ENTENTE_FIELD_LINK);
        g_assert_cmphex (field->kinds & ENTENTE_KIND_BIT (owner), !=, 0);
        g_assert_nonnull (tie->columns[0]);
        for (guint i = 0; i < ENTENTE_MAX_INLINE_COLUMNS && tie->columns[i] != NULL; i++)
          g_assert_nonnull (find_column (info, tie->columns[i]));
      }
  g_assert_cmpuint (n, >, 0);
}

/* The fault of a citation: the field, and part of the reason. */
static void
assert_field_is_refused (EntenteRecord *record,
                         const char *field,
                         const char *reason)
{
  GPtrArray *citations = entente_record_get_part_by_key (record, "citations");
  EntenteRow *citation = g_ptr_array_index (citations, 0);
  g_autoptr(GError) error = NULL;
  EntentePlace place;

  g_assert_false (entente_record_check (record, &place, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, reason));
  g_assert_cmpint (place.row, ==, 0);
  g_assert_cmpstr (citation->table->fields[place.field].name, ==, field);
}

static void
assert_is_good (EntenteRecord *record)
{
  g_autoptr(GError) error = NULL;

  entente_record_check (record, NULL, &error);
  g_assert_no_error (error);
}

static EntenteRow *
cite_words (EntenteRecord *record,
            const char *words,
            gint64 first,
            gint64 last)
{
  EntenteRow *citation
      = g_ptr_array_index (entente_record_get_part_by_key (record, "citations"), 0);

  entente_row_set_text (citation, "words", words);
  entente_row_set_integer (citation, "first", first);
  entente_row_set_integer (citation, "last", last);
  return citation;
}

static void
test_a_range_ends_after_it_begins (Fixture *f,
                                   gconstpointer data)
{
  g_autoptr(EntenteRecord) record = full_record (f->rand, ENTENTE_KIND_INSTRUMENT, f->pool);
  EntenteRow *citation = cite_words (record, NULL, 120, 119);

  assert_field_is_refused (record, "last", "above 120");
  entente_row_set_integer (citation, "last", 120);
  assert_field_is_refused (record, "last", "above 120");
  entente_row_set_integer (citation, "last", 121);
  assert_is_good (record);
  entente_value_clear (entente_row_get (citation, "first"));
  assert_field_is_refused (record, "first", "begins");
  entente_value_clear (entente_row_get (citation, "last"));
  assert_is_good (record);
  cite_words (record, "words", G_MAXINT64, 0);
  assert_field_is_refused (record, "last", "before it begins");
}

static void
test_a_range_is_as_long_as_the_words (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr(EntenteRecord) record = full_record (f->rand, ENTENTE_KIND_INSTRUMENT, f->pool);

  cite_words (record, "signed in Baku", 100, 114);
  assert_is_good (record);
  cite_words (record, "signed in Baku", 100, 113);
  assert_field_is_refused (record, "last", "14 is the least");
  /* The page has more blanks than the words, which are kept with single ones. */
  cite_words (record, "signed in Baku", 100, 130);
  assert_is_good (record);
  cite_words (record, "signed  in\n Baku", 100, 114);
  assert_is_good (record);
  cite_words (record, "signed in Baku", 100, 1140);
  assert_field_is_refused (record, "last", "too long");
  /* The page may have its marks apart from their letters, or joined with them. */
  cite_words (record, "مذكّرة", 10, 15);
  assert_is_good (record);
  cite_words (record, "accord signé", 10, 23);
  assert_is_good (record);
  cite_words (record, "w", 0, G_MAXINT64);
  assert_field_is_refused (record, "last", "too long");
}

static void
test_a_source_that_differs_says_what (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr(EntenteRecord) record = full_record (f->rand, ENTENTE_KIND_INSTRUMENT, f->pool);
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;
  EntenteRow *citation = cite_words (record, "in 2022", 10, 17);

  entente_row_set_text (citation, "verdict", "differs");
  entente_row_set_text (citation, "value", NULL);
  assert_field_is_refused (record, "value", "Supports");
  entente_edit_put (edit, record);
  g_assert_false (entente_store_save (f->store, edit, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  entente_row_set_text (citation, "value", "2022");
  assert_is_good (record);
  entente_row_set_text (citation, "value", NULL);
  entente_row_set_text (citation, "verdict", "supports");
  assert_is_good (record);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/kinds/" path, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/kinds/every-kind-is-described", test_every_kind_is_described);
  g_test_add_func ("/kinds/keys-of-a-kind-differ", test_keys_of_a_kind_differ);
  g_test_add_func ("/kinds/inline-ties-name-what-is-there", test_inline_ties_name_what_is_there);
  ADD ("every-field-and-part-survives-saving", test_every_field_and_part_survives_saving);
  ADD ("every-field-is-emptied-and-undone", test_every_field_is_emptied_and_undone);
  ADD ("needed-fields-cannot-be-empty", test_needed_fields_cannot_be_empty);
  ADD ("citations-name-what-is-there", test_citations_name_what_is_there);
  ADD ("a-range-ends-after-it-begins", test_a_range_ends_after_it_begins);
  ADD ("a-range-is-as-long-as-the-words", test_a_range_is_as_long_as_the_words);
  ADD ("a-source-that-differs-says-what", test_a_source_that_differs_says_what);
#undef ADD
  return g_test_run ();
}
