/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with the history, the stamps or the order of parts is found and said, and a step of
 * which something is missing is refused. */
#include "entente-error.h"
#include "entente-store-check.h"
#include "entente-store-import.h"
#include "entente-store-private.h"
#include "store-state.h"

typedef struct
{
  EntenteStore *store;
} Fixture;

typedef struct
{
  const char *name;
  const char *sql;
  const char *words; /* of the fault */
} Case;

static void
save (EntenteStore *store,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
import_person (EntenteStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) record = entente_record_new (ENTENTE_KIND_PERSON);
  g_autoptr(EntenteImport) import = entente_import_new (store, FALSE, NULL, &error);
  char time[] = "2025-11-22T10:42:00Z";
  char versions[] = "{\"0123456789abcdef\":1}";
  const EntenteStamps stamps
      = { .created_at = time, .modified_at = time, .versions = versions };
  EntenteImportOutcome outcome;

  g_assert_no_error (error);
  entente_record_set_id (record, entente_store_next_id (store));
  entente_row_set_text (entente_record_get_row (record), "family", "Meziane");
  entente_import_put (import, record, &stamps, &outcome, &error);
  g_assert_no_error (error);
  entente_import_finish (import, &error);
  g_assert_no_error (error);
}

/* A record with three contacts; an import; a change, which is undone. */
static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(EntenteRecord) record = entente_record_new (ENTENTE_KIND_PERSON);
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Amal", &error);
  g_assert_no_error (error);
  entente_row_set_text (entente_record_get_row (record), "family", "Haddad");
  for (guint i = 0; i < 3; i++)
    {
      EntenteRow *contact = entente_record_add_part (record, "contacts");

      entente_row_set_text (contact, "type", "email");
      entente_row_set_text (contact, "text", "amal@example.org");
    }
  save (f->store, record);
  import_person (f->store);
  entente_row_set_text (entente_record_get_row (record), "given", "Amal");
  save (f->store, record);
  entente_store_undo (f->store, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
}

static void
spoil (Fixture *f,
       const char *sql)
{
  g_autoptr(GError) error = NULL;

  entente_db_exec (f->store->db, sql, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_changes (entente_db_handle (f->store->db)), >, 0);
}

static void
test_what_is_sound_is_not_blamed (Fixture *f,
                                  gconstpointer data)
{
  assert_sound_store (f->store);
}

static void
test_fault_is_found (Fixture *f,
                     gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;
  gboolean found = FALSE;

  spoil (f, c->sql);
  g_assert_true (entente_store_check (f->store, &findings, NULL, &error));
  for (guint i = 0; i < findings->len; i++)
    {
      g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
      found |= strstr (g_ptr_array_index (findings, i), c->words) != NULL;
    }
  g_assert_true (found);
}

static void
test_check_can_be_cancelled (Fixture *f,
                             gconstpointer data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (entente_store_check (f->store, &findings, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_list_is_made_anew (Fixture *f,
                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  spoil (f, "UPDATE change_record SET part = 7");
  g_assert_true (entente_store_rebuild (f->store, NULL, &error));
  g_assert_no_error (error);
  assert_sound_store (f->store);
  g_assert_true (entente_store_redo (f->store, NULL, NULL, &error));
  g_assert_no_error (error);
  assert_sound_store (f->store);
}

/* Neither "done again" nor "undone" is said of what was not. */
static void
test_step_with_a_gap_is_refused (Fixture *f,
                                 gconstpointer data)
{
  const Case *c = data;
  g_autofree char *before = store_state (f->store);
  g_autofree char *after = NULL;
  g_autofree char *words = entente_store_redo_words (f->store);
  g_autofree char *words_after = NULL;
  g_autoptr(GError) error = NULL;

  spoil (f, c->sql);
  g_assert_false (entente_store_redo (f->store, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (entente_store_undo (f->store, NULL, NULL, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_DAMAGED);
  after = store_state (f->store);
  assert_same_state (after, before);
  words_after = entente_store_redo_words (f->store);
  g_assert_cmpstr (words_after, ==, words);
}

int
main (int argc,
      char **argv)
{
  static const Case faults[] = {
    { "list-that-is-gone", "DELETE FROM change_record", "list of the records" },
    { "list-of-other-parts", "UPDATE change_record SET part = 7", "list of the records" },
    { "list-without-a-step", "DELETE FROM change_record WHERE change = 4", "list of the records" },
    { "parts-that-are-gone", "DELETE FROM change_part", "is not whole" },
    { "part-that-is-gone", "DELETE FROM change_part WHERE change = 2", "Change 2" },
    { "first-part-that-is-gone", "UPDATE change_part SET part = 1 WHERE change = 1", "Change 1" },
    { "part-that-is-none", "UPDATE change_part SET changeset = x'00'", "is damaged" },
    { "part-that-is-empty", "UPDATE change_part SET changeset = x''", "is damaged" },
    { "part-that-was-cut",
      "UPDATE change_part SET changeset = substr (changeset, 1, length (changeset) - 1)",
      "is damaged" },
    { "rows-that-are-miscounted", "UPDATE change_part SET n_rows = 99", "is damaged" },
    { "time-of-a-change", "UPDATE change SET at = 'garbage'", "time of a change" },
    { "day-of-a-change", "UPDATE change SET at = '2026-02-30T10:00:00Z'", "time of a change" },
    { "time-of-a-stamp", "UPDATE origin SET created_at = 'garbage'", "time in the stamps" },
    { "versions-of-a-stamp", "UPDATE origin SET versions = '[[['", "versions in the stamps" },
    { "last-id-that-is-none", "UPDATE keeper SET last_id = 1", "last id" },
    { "last-id-that-is-too-low", "UPDATE keeper SET last_id = 1099511627776", "last id" },
    { "parts-at-one-place", "UPDATE person_contact SET position = 3", "stand at the same place" },
  };
  static const Case gaps[] = {
    { "all", "DELETE FROM change_part", NULL },
    { "the-first", "UPDATE change_part SET part = part + 1", NULL },
    { "the-last", "UPDATE change_record SET part = part + 1", NULL },
  };

  g_test_init (&argc, &argv, NULL);
#define ADD(path, data, function) \
  g_test_add ("/check-history/" path, Fixture, data, set_up, function, tear_down)
  ADD ("what-is-sound-is-not-blamed", NULL, test_what_is_sound_is_not_blamed);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/check-history/found/", faults[i].name, NULL);

      g_test_add (path, Fixture, &faults[i], set_up, test_fault_is_found, tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    {
      g_autofree char *path = g_strconcat ("/check-history/step-without/", gaps[i].name, NULL);

      g_test_add (path, Fixture, &gaps[i], set_up, test_step_with_a_gap_is_refused, tear_down);
    }
  ADD ("check-can-be-cancelled", NULL, test_check_can_be_cancelled);
  ADD ("list-is-made-anew", NULL, test_list_is_made_anew);
#undef ADD
  return g_test_run ();
}
