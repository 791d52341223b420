/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The power fails at every change of a file while the store saves, imports, undoes, copies or
 * restores: afterwards the catalogue opens, is sound, and stands as before or as after the work. */
#include "entente-exchange.h"
#include "entente-store-backup.h"
#include "entente-store-private.h"
#include "faulty-vfs.h"
#include "measure.h"
#include "random-record.h"
#include "store-state.h"

#include <glib/gstdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_RECORDS 12
/* From here on only some of the places are tried, unless there is time for all. */
#define DENSE 16
#define STRIDE 31

typedef struct
{
  char *folder;
  char *path;
  char *other;  /* a copy to be made, or to be restored */
  char *lines;  /* an exchange file */
  char *bytes;  /* of the catalogue before */
  gsize size;
  char *before; /* states */
  char *after;
  EntenteEdit *edit;
  gboolean *acknowledged; /* shared with the process that will end */
} Fixture;

typedef gboolean (*Work) (Fixture *f,
                          GError **error);

typedef struct
{
  Work work;
  Fault fault;
} Case;

static EntenteStore *
open_store (const char *path)
{
  g_autoptr(GError) error = NULL;
  EntenteStore *store = entente_store_open (path, ENTENTE_STORE_READ_WRITE, "Amal", &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
save_work (Fixture *f,
           GError **error)
{
  g_autoptr(EntenteStore) store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", error);

  return store != NULL && entente_store_save (store, f->edit, NULL, NULL, error);
}

static gboolean
undo_work (Fixture *f,
           GError **error)
{
  g_autoptr(EntenteStore) store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", error);

  return store != NULL && entente_store_undo (store, NULL, NULL, error);
}

static gboolean
import_work (Fixture *f,
             GError **error)
{
  g_autoptr(EntenteStore) store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", error);
  g_autoptr(GFile) file = g_file_new_for_path (f->lines);
  g_auto(EntenteImportResult) result = { { 0 } };

  return store != NULL
         && entente_exchange_import_file (store, file, &result, FALSE, NULL, NULL, error);
}

static gboolean
backup_work (Fixture *f,
             GError **error)
{
  g_autoptr(EntenteStore) store = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", error);

  return store != NULL && entente_store_backup (store, f->other, NULL, error);
}

static gboolean
restore_work (Fixture *f,
              GError **error)
{
  return entente_store_restore (f->other, f->path, "Amal", NULL, NULL, error);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

static void
save_records (EntenteStore *store)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autoptr(RandomPool) pool = random_pool_new (store);

  for (guint i = 0; i < N_RECORDS; i++)
    {
      EntenteKind kind = (EntenteKind) (1 + i % (ENTENTE_N_KINDS - 1));
      g_autoptr(EntenteRecord) record = random_record (rand, kind, pool);
      g_autoptr(EntenteEdit) edit = entente_edit_new ();
      g_autoptr(GError) error = NULL;

      if (record == NULL)
        continue;
      entente_edit_put (edit, record);
      g_assert_true (entente_store_save (store, edit, NULL, NULL, &error));
      random_pool_add (pool, kind, entente_record_get_id (record));
    }
}

static EntenteRecord *
new_person (const char *family)
{
  EntenteRecord *person = entente_record_new (ENTENTE_KIND_PERSON);

  entente_row_set_text (entente_record_get_row (person), "family", family);
  return person;
}

/* A catalogue with a past: something to undo, to change and to bring in again. */
static void
make_catalogue (Fixture *f)
{
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) there = new_person ("Mansouri");
  g_autoptr(EntenteRecord) person = new_person ("Haddad");
  g_autoptr(EntenteRecord) guest = new_person ("Wanjiru");
  g_autoptr(EntenteEdit) first = entente_edit_new ();
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GFile) file = g_file_new_for_path (f->lines);
  g_autoptr(GError) error = NULL;

  store = entente_store_create (f->path, "Amal", &error);
  g_assert_no_error (error);
  save_records (store);
  entente_edit_put (first, there);
  g_assert_true (entente_store_save (store, first, NULL, NULL, &error));
  g_assert_true (entente_store_backup (store, f->other, NULL, &error));
  entente_edit_put (edit, person);
  entente_edit_put (edit, guest);
  g_assert_true (entente_store_save (store, edit, NULL, NULL, &error));
  g_assert_true (entente_exchange_export_file (store, file, 0, NULL, NULL, &error));
  g_assert_true (entente_store_undo (store, NULL, NULL, &error));
  g_assert_no_error (error);

  entente_row_set_text (entente_record_get_row (there), "given", "Amal");
  f->edit = entente_edit_new ();
  entente_edit_put (f->edit, there);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("entente-store-crash-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->other = g_build_filename (f->folder, "b.entente", NULL);
  f->lines = g_build_filename (f->folder, "a.jsonl", NULL);
  f->acknowledged = mmap (NULL, sizeof *f->acknowledged, PROT_READ | PROT_WRITE,
                          MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (f->acknowledged != MAP_FAILED);
  make_catalogue (f);
  g_assert_true (g_file_get_contents (f->path, &f->bytes, &f->size, NULL));
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  remove_tree (f->folder);
  munmap (f->acknowledged, sizeof *f->acknowledged);
  g_clear_object (&f->edit);
  g_free (f->after);
  g_free (f->before);
  g_free (f->bytes);
  g_free (f->lines);
  g_free (f->other);
  g_free (f->path);
  g_free (f->folder);
}

/* Only what the work needs stays in the folder. */
static void
start_afresh (Fixture *f,
              const Case *c)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      if (strcmp (path, f->lines) != 0 && (strcmp (path, f->other) != 0 || c->work == backup_work))
        remove_tree (path);
    }
  g_assert_true (g_file_set_contents (f->path, f->bytes, (gssize) f->size, NULL));
  *f->acknowledged = FALSE;
}

/* Does the work in a process of its own; TRUE if the fault ended it. */
static gboolean
run_in_child (Fixture *f,
              const Case *c,
              guint call)
{
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr(GError) error = NULL;

      faulty_vfs_arm (c->fault, call, TRUE);
      *f->acknowledged = c->work (f, &error);
      g_assert_no_error (error);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == 0 || WEXITSTATUS (status) == FAULT_STATUS);
  return WEXITSTATUS (status) == FAULT_STATUS;
}

static char *
sound_state (const char *path)
{
  g_autoptr(EntenteStore) store = open_store (path);

  assert_sound_store (store);
  return store_state (store);
}

/* The state that the catalogue has is one of the two; after the word that all is done, the later. */
static void
assert_before_or_after (Fixture *f)
{
  g_autofree char *state = sound_state (f->path);

  if (*f->acknowledged || strcmp (state, f->before) != 0)
    assert_same_state (state, f->after);
}

/* A copy is there as a whole or not at all. */
static void
assert_copy (Fixture *f)
{
  g_autofree char *state = NULL;

  g_assert_true (!*f->acknowledged || g_file_test (f->other, G_FILE_TEST_EXISTS));
  if (!g_file_test (f->other, G_FILE_TEST_EXISTS))
    return;
  state = sound_state (f->other);
  assert_same_state (state, f->before);
}

static void
test_power_cut (Fixture *f,
                gconstpointer data)
{
  const Case *c = data;
  gboolean ended = TRUE;
  guint n_tried = 0;

  faulty_vfs_register ();
  start_afresh (f, c);
  f->before = sound_state (f->path);
  start_afresh (f, c);
  g_assert_false (run_in_child (f, c, G_MAXUINT));
  f->after = sound_state (f->path);

  for (guint call = 1; ended; call += call < DENSE || g_test_slow () ? 1 : test_measure (STRIDE, 10 * STRIDE))
    {
      start_afresh (f, c);
      ended = run_in_child (f, c, call);
      assert_before_or_after (f);
      if (c->work == backup_work)
        assert_copy (f);
      n_tried++;
    }
  g_assert_true (*f->acknowledged);
  g_assert_cmpuint (n_tried, >, 10);
}

int
main (int argc,
      char **argv)
{
  static const Case save_power = { save_work, FAULT_POWER };
  static const Case save_torn = { save_work, FAULT_TORN };
  static const Case import_power = { import_work, FAULT_POWER };
  static const Case undo_power = { undo_work, FAULT_POWER };
  static const Case undo_torn = { undo_work, FAULT_TORN };
  static const Case backup_power = { backup_work, FAULT_POWER };
  static const Case restore_power = { restore_work, FAULT_POWER };

  g_setenv ("ENTENTE_NOW", "2026-11-22T12:00:00Z", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, data) \
  g_test_add ("/store-crash/" path, Fixture, &data, set_up, test_power_cut, tear_down)
  ADD ("power-lost-while-saving", save_power);
  ADD ("killed-within-a-write-while-saving", save_torn);
  ADD ("power-lost-while-importing", import_power);
  ADD ("power-lost-while-undoing", undo_power);
  ADD ("killed-within-a-write-while-undoing", undo_torn);
  ADD ("power-lost-while-copying", backup_power);
  ADD ("power-lost-while-restoring", restore_power);
#undef ADD
  return g_test_run ();
}
