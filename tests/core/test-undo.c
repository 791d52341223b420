/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever was done can be undone and done again, to the last value, over restarts. */
#include "entente-error.h"
#include "entente-exchange.h"
#include "entente-history.h"
#include "measure.h"
#include "random-record.h"
#include "store-state.h"

#include <glib/gstdio.h>

#define N_EDITS 200
#define EDITS_A_SESSION 23

typedef struct
{
  char *folder;
  char *path;
  EntenteStore *store;
  RandomPool *pool;
  GRand *rand;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->folder = g_dir_make_tmp ("entente-undo-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->store = entente_store_create (f->path, "Amal", &error);
  g_assert_no_error (error);
  f->pool = random_pool_new (f->store);
  f->rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
  g_remove (f->path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  random_pool_free (f->pool);
  g_rand_free (f->rand);
  g_free (f->path);
  g_free (f->folder);
}

static void
reopen (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  g_clear_object (&f->store);
  f->store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Badr", &error);
  g_assert_no_error (error);
  f->pool->store = f->store;
}

static EntenteKind
random_kind (Fixture *f)
{
  return (EntenteKind) g_rand_int_range (f->rand, ENTENTE_KIND_NONE + 1, ENTENTE_N_KINDS);
}

/* One that is saved; NULL if there is none of the kind that chance chose. */
static EntenteRecord *
load_random (Fixture *f)
{
  GArray *ids = f->pool->ids[random_kind (f)];
  g_autoptr(GError) error = NULL;
  EntenteRecord *record;
  gint64 id;

  if (ids->len == 0)
    return NULL;
  id = g_array_index (ids, gint64, g_rand_int_range (f->rand, 0, (gint32) ids->len));
  if (entente_store_kind_of (f->store, id) == ENTENTE_KIND_NONE)
    return NULL;
  record = entente_store_load (f->store, id, &error);
  g_assert_no_error (error);
  return record;
}

/* New records may refer to each other in circles: they know all ids before they are filled. */
static void
create_some (Fixture *f,
             EntenteEdit *edit)
{
  guint first = entente_edit_get_records (edit)->len;
  GPtrArray *records = entente_edit_get_records (edit);

  for (int n = g_rand_int_range (f->rand, 1, 4); n > 0; n--)
    {
      EntenteKind kind = random_kind (f);
      g_autoptr(EntenteRecord) record = random_record (f->rand, kind, f->pool);

      if (record == NULL)
        continue;
      entente_edit_put (edit, record);
      random_pool_add (f->pool, kind, entente_record_get_id (record));
    }
  for (guint i = first; i < records->len; i++)
    random_change (f->rand, g_ptr_array_index (records, i), f->pool);
}

static void
change_some (Fixture *f,
             EntenteEdit *edit)
{
  for (int n = g_rand_int_range (f->rand, 1, 4); n > 0; n--)
    {
      g_autoptr(EntenteRecord) record = load_random (f);

      if (record == NULL || entente_edit_find (edit, entente_record_get_id (record)) != NULL)
        continue;
      random_change (f->rand, record, f->pool);
      entente_edit_put (edit, record);
    }
}

static void
delete_some (Fixture *f,
             EntenteEdit *edit)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (int n = g_rand_int_range (f->rand, 1, 3); n > 0; n--)
    {
      g_autoptr(EntenteRecord) record = load_random (f);
      gint64 id;

      if (record == NULL)
        continue;
      id = entente_record_get_id (record);
      if (entente_edit_find (edit, id) == NULL
          && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        entente_edit_delete (edit, record);
    }
}

/* What was deleted, and what went with it, cannot be referred to any more. */
static void
forget_deleted (Fixture *f)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    for (guint i = f->pool->ids[kind]->len; i > 0; i--)
      {
        gint64 id = g_array_index (f->pool->ids[kind], gint64, i - 1);

        if (entente_store_kind_of (f->store, id) == ENTENTE_KIND_NONE)
          random_pool_remove (f->pool, kind, id);
      }
}

static void
set_home (Fixture *f)
{
  GArray *countries = f->pool->ids[ENTENTE_KIND_COUNTRY];
  g_autoptr(GError) error = NULL;

  if (countries->len > 0)
    entente_store_set_home (f->store, ENTENTE_KIND_COUNTRY,
                            g_array_index (countries, gint64, countries->len - 1), &error);
  g_assert_no_error (error);
}

static void
edit_at_random (Fixture *f)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;
  int chance = g_rand_int_range (f->rand, 0, 100);

  if (chance < 5)
    {
      set_home (f);
      return;
    }
  if (chance < 45 || chance > 95)
    create_some (f, edit);
  if (chance >= 40 && chance < 85)
    change_some (f, edit);
  if (chance >= 80)
    delete_some (f, edit);
  if (entente_edit_get_records (edit)->len + entente_edit_get_deleted (edit)->len == 0)
    return;
  entente_store_save (f->store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
  if (entente_edit_get_deleted (edit)->len > 0)
    forget_deleted (f);
}

static gint64
newest_change (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = entente_store_history (f->store, 0, 0, 1, NULL, &error);

  g_assert_no_error (error);
  return history->len > 0 ? ((EntenteChange *) g_ptr_array_index (history, 0))->n : 0;
}

/* The states before and after each change, as digests. */
static void
edit_many_times (Fixture *f,
                 guint n_edits,
                 GPtrArray *states)
{
  g_autofree char *start = store_state (f->store);

  g_ptr_array_add (states, g_compute_checksum_for_string (G_CHECKSUM_SHA256, start, -1));
  for (guint i = 0; i < n_edits; i++)
    {
      gint64 before = newest_change (f);
      g_autofree char *state = NULL;

      if (i % EDITS_A_SESSION == EDITS_A_SESSION - 1)
        reopen (f);
      edit_at_random (f);
      if (newest_change (f) == before)
        continue;
      state = store_state (f->store);
      g_ptr_array_add (states, g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1));
    }
}

static void
assert_state_is (Fixture *f,
                 const char *expected)
{
  g_autofree char *state = store_state (f->store);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, state, -1);

  g_assert_cmpstr (digest, ==, expected);
}

static void
test_all_edits_are_undone_and_done_again (Fixture *f,
                                          gconstpointer data)
{
  g_autoptr(GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  g_autofree char *start = store_state (f->store);
  g_autofree char *end = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_edits = test_measure (N_EDITS, N_EDITS / 4);
  guint n;

  edit_many_times (f, n_edits, states);
  end = store_state (f->store);
  assert_sound_store (f->store);
  g_assert_cmpuint (states->len, >, n_edits / 2);

  reopen (f);
  for (n = states->len - 1; n > 0; n--)
    {
      entente_store_undo (f->store, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_state_is (f, g_ptr_array_index (states, n - 1));
      if (n % 50 == 0)
        assert_sound_store (f->store);
    }
  g_assert_false (entente_store_undo (f->store, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undone = store_state (f->store);
  assert_same_state (undone, start);
  assert_sound_store (f->store);

  reopen (f);
  for (n = 1; n < states->len; n++)
    {
      entente_store_redo (f->store, NULL, NULL, &error);
      g_assert_no_error (error);
      assert_state_is (f, g_ptr_array_index (states, n));
      if (n % 50 == 0)
        assert_sound_store (f->store);
    }
  g_assert_false (entente_store_redo (f->store, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND);
  redone = store_state (f->store);
  assert_same_state (redone, end);
  assert_sound_store (f->store);
}

static GBytes *
export (EntenteStore *store)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  entente_exchange_export (store, stream, ENTENTE_KINDS_ALL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
import (EntenteStore *store,
        GBytes *bytes)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_auto(EntenteImportResult) result = { 0 };
  g_autoptr(GError) error = NULL;

  entente_exchange_import (store, stream, &result, FALSE, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.counts[ENTENTE_IMPORT_CONFLICT], ==, 0);
}

/* Twice from the same catalogue, which went on in between. */
static void
test_import_is_one_step (Fixture *f,
                         gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) other = entente_store_create (NULL, "Badr", &error);
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (others, store_state (other));
  for (int round = 0; round < 2; round++)
    {
      g_autoptr(GBytes) ours = NULL;
      g_autoptr(GBytes) theirs = NULL;

      for (int i = 0; i < 40; i++)
        {
          g_autoptr(EntenteEdit) edit = entente_edit_new ();

          create_some (f, edit);
          change_some (f, edit);
          if (entente_edit_get_records (edit)->len > 0)
            entente_store_save (f->store, edit, NULL, NULL, &error);
          g_assert_no_error (error);
        }
      ours = export (f->store);
      import (other, ours);
      assert_sound_store (other);
      theirs = export (other);
      g_assert_cmpmem (g_bytes_get_data (ours, NULL), g_bytes_get_size (ours),
                       g_bytes_get_data (theirs, NULL), g_bytes_get_size (theirs));
      g_ptr_array_add (others, store_state (other));
    }
  for (guint i = 2; i > 0; i--)
    {
      g_autofree char *state = NULL;

      g_assert_true (entente_store_undo (other, NULL, NULL, &error));
      state = store_state (other);
      assert_same_state (state, g_ptr_array_index (others, i - 1));
      assert_sound_store (other);
    }
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *state = NULL;

      g_assert_true (entente_store_redo (other, NULL, NULL, &error));
      state = store_state (other);
      assert_same_state (state, g_ptr_array_index (others, i));
      assert_sound_store (other);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, seed, function) \
  g_test_add ("/undo/" path, Fixture, GUINT_TO_POINTER (seed), set_up, function, tear_down)
  ADD ("all-edits-are-undone-and-done-again", 1, test_all_edits_are_undone_and_done_again);
  ADD ("import-is-one-step", 2, test_import_is_one_step);
#undef ADD
  return g_test_run ();
}
