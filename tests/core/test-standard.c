/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every catalogue can begin with: countries, topics, sectors and groups that come into it by
 * being chosen, and are the same everywhere until somebody edits them. */
#include "entente-countries.h"
#include "entente-exchange.h"
#include "entente-fixed-id.h"
#include "entente-standard.h"
#include "entente-store.h"

static void
test_every_list_is_there_in_three_languages (void)
{
  static const struct
  {
    EntenteKind kind;
    EntenteFixedList list;
    guint least;
  } lists[] = {
    { ENTENTE_KIND_TOPIC, ENTENTE_FIXED_TOPIC, 40 },
    { ENTENTE_KIND_SECTOR, ENTENTE_FIXED_SECTOR, 5 },
    { ENTENTE_KIND_GROUP, ENTENTE_FIXED_GROUP, 10 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(GPtrArray) found
          = entente_standard_match (ENTENTE_KIND_BIT (lists[i].kind), "", G_MAXUINT);

      g_assert_cmpuint (found->len, >=, lists[i].least);
      for (guint j = 0; j < found->len; j++)
        {
          EntenteRecord *record = g_ptr_array_index (found, j);
          g_autoptr(GError) error = NULL;

          g_assert_cmpint (entente_record_get_id (record) >> 32, ==, lists[i].list);
          g_assert_cmpuint (entente_record_get_part (record, ENTENTE_PART_NAMES)->len, >=, 3);
          g_assert_true (entente_record_check (record, NULL, &error));
          g_assert_no_error (error);
        }
    }
}

static void
assert_first (guint kinds,
              const char *typed,
              const char *title)
{
  g_autoptr(GPtrArray) found = entente_standard_match (kinds, typed, 3);
  g_autofree char *first = NULL;

  g_assert_cmpuint (found->len, >=, 1);
  first = entente_record_title (g_ptr_array_index (found, 0), NULL, NULL);
  g_assert_cmpstr (first, ==, title);
}

static void
test_beginnings_find_in_every_language (void)
{
  const guint topics = ENTENTE_KIND_BIT (ENTENTE_KIND_TOPIC);
  g_autoptr(GPtrArray) none = entente_standard_match (ENTENTE_KINDS_STANDARD, "qqq", 3);

  assert_first (topics, "telecommunication infra", "Telecommunication infrastructure");
  assert_first (topics, "RESEAUX D’ACCES", "Fixed access networks");
  assert_first (topics, "شبكات النفاذ الثابت", "Fixed access networks");
  assert_first (topics, "access", "Fixed access networks");
  assert_first (ENTENTE_KINDS_STANDARD, "arab", "Arab countries");
  g_assert_cmpuint (none->len, ==, 0);
}

static gint64
first_topic (void)
{
  return ENTENTE_FIXED_ID (ENTENTE_FIXED_TOPIC, 1);
}

static void
save (EntenteStore *store,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  g_assert_true (entente_store_save (store, edit, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* A catalogue in which a topic and a country were chosen. */
static EntenteStore *
make_store (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) topic = entente_standard_make (first_topic ());
  g_autoptr(EntenteRecord) country = entente_countries_make ("KEN");
  EntenteStore *store = entente_store_create (NULL, "Amal", &error);

  g_assert_no_error (error);
  save (store, topic);
  save (store, country);
  return store;
}

static char *
versions_of (EntenteStore *store,
             gint64 id)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStamps) stamps = entente_store_stamps (store, id, &error);

  g_assert_no_error (error);
  return g_strdup (stamps->versions);
}

static GBytes *
export (EntenteStore *store)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_assert_true (entente_exchange_export (store, stream, 0, NULL, NULL, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
import (EntenteStore *store,
        GBytes *lines,
        EntenteImportResult *result)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (lines);
  g_autoptr(GError) error = NULL;

  g_assert_true (entente_exchange_import (store, stream, result, FALSE, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
edit_topic (EntenteStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) topic = entente_store_load (store, first_topic (), &error);

  g_assert_no_error (error);
  entente_row_set_text (entente_record_get_row (topic), "notes", "Ours above all.");
  save (store, topic);
}

static void
test_versions_are_empty_until_somebody_edits (void)
{
  g_autoptr(EntenteStore) store = make_store ();
  g_autofree char *chosen = versions_of (store, first_topic ());
  g_autofree char *edited = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (chosen, ==, NULL);
  edit_topic (store);
  edited = versions_of (store, first_topic ());
  g_assert_nonnull (edited);
  g_assert_true (entente_store_undo (store, NULL, NULL, &error));
  undone = versions_of (store, first_topic ());
  g_assert_cmpstr (undone, ==, NULL);
}

/* Its first change here is no coming. */
static void
test_edit_of_what_an_import_brought_counts (void)
{
  static const char lines[] = "{\"entente\":1}\n"
                              "{\"kind\":\"topic\",\"id\":\"12884901889\",\"confidentiality\":\"public\","
                              "\"names\":[{\"id\":\"7\",\"type\":\"short\",\"text\":\"Networks\"}]}\n";
  g_autoptr(GBytes) bytes = g_bytes_new_static (lines, strlen (lines));
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (NULL, "Amal", &error);
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autofree char *versions = NULL;

  import (store, bytes, &result);
  edit_topic (store);
  versions = versions_of (store, first_topic ());
  g_assert_nonnull (versions);
}

static void
test_two_desks_that_chose_the_same_agree (void)
{
  g_autoptr(EntenteStore) ours = make_store ();
  g_autoptr(EntenteStore) theirs = make_store ();
  g_auto(EntenteImportResult) first = { { 0 } };
  g_auto(EntenteImportResult) second = { { 0 } };
  g_autoptr(GBytes) lines = export (theirs);
  g_autoptr(GBytes) edited = NULL;

  import (ours, lines, &first);
  g_assert_cmpuint (first.counts[ENTENTE_IMPORT_UNCHANGED], ==, 2);
  edit_topic (theirs);
  edited = export (theirs);
  import (ours, edited, &second);
  g_assert_cmpuint (second.counts[ENTENTE_IMPORT_UNCHANGED], ==, 1);
  g_assert_cmpuint (second.counts[ENTENTE_IMPORT_UPDATED], ==, 1);
}

static void
test_what_was_chosen_comes_back_byte_for_byte (void)
{
  g_autoptr(EntenteStore) store = make_store ();
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) empty = entente_store_create (NULL, "Badr", &error);
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GBytes) lines = export (store);
  g_autoptr(GBytes) again = NULL;

  import (empty, lines, &result);
  again = export (empty);
  g_assert_cmpmem (g_bytes_get_data (again, NULL), g_bytes_get_size (again),
                   g_bytes_get_data (lines, NULL), g_bytes_get_size (lines));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/standard/every-list-is-there-in-three-languages",
                   test_every_list_is_there_in_three_languages);
  g_test_add_func ("/standard/beginnings-find-in-every-language",
                   test_beginnings_find_in_every_language);
  g_test_add_func ("/standard/versions-are-empty-until-somebody-edits",
                   test_versions_are_empty_until_somebody_edits);
  g_test_add_func ("/standard/edit-of-what-an-import-brought-counts",
                   test_edit_of_what_an_import_brought_counts);
  g_test_add_func ("/standard/two-desks-that-chose-the-same-agree",
                   test_two_desks_that_chose_the_same_agree);
  g_test_add_func ("/standard/what-was-chosen-comes-back-byte-for-byte",
                   test_what_was_chosen_comes_back_byte_for_byte);
  return g_test_run ();
}
