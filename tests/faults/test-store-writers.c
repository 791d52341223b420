/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two processes and one catalogue: one writes, the others are told who; nothing is lost. */
#include "entente-error.h"
#include "store-state.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define N_ATTEMPTS 500
#define N_COUNTS 40
#define WAIT_SECONDS 10

typedef struct
{
  char *folder;
  char *path;
  gint64 id; /* of an event that is there */
  GSubprocess *other;
  GDataInputStream *lines;
} Fixture;

static char *
writer_program (void)
{
  return g_test_build_filename (G_TEST_BUILT, "faults", "store-writer", NULL);
}

static char *
read_line (Fixture *f)
{
  char *line = g_data_input_stream_read_line (f->lines, NULL, NULL, NULL);

  g_assert_nonnull (line);
  return line;
}

static void
start_other (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *program = writer_program ();
  g_autofree char *line = NULL;

  f->other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                               program, f->path, "wait", NULL);
  g_assert_no_error (error);
  f->lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (f->other));
  line = read_line (f);
  g_assert_cmpstr (line, ==, "open");
}

/* The other process changes the event, and says so once that is on the disk. */
static void
let_other_change (Fixture *f)
{
  g_autofree char *order = g_strdup_printf ("%" G_GINT64_FORMAT "\n", f->id);
  g_autofree char *answer = NULL;
  GOutputStream *pipe = g_subprocess_get_stdin_pipe (f->other);

  g_assert_true (g_output_stream_write_all (pipe, order, strlen (order), NULL, NULL, NULL));
  answer = read_line (f);
}

static void
kill_other (Fixture *f)
{
  if (f->other == NULL)
    return;
  g_subprocess_force_exit (f->other);
  g_subprocess_wait (f->other, NULL, NULL);
  g_clear_object (&f->lines);
  g_clear_object (&f->other);
}

static EntenteStore *
open_store (Fixture *f,
            EntenteStoreMode mode)
{
  g_autoptr(GError) error = NULL;
  EntenteStore *store = entente_store_open (f->path, mode, "Amal", &error);

  g_assert_no_error (error);
  return store;
}

static EntenteRecord *
load (Fixture *f,
      EntenteStore *store)
{
  g_autoptr(GError) error = NULL;
  EntenteRecord *record = entente_store_load (store, f->id, &error);

  g_assert_no_error (error);
  return record;
}

static gboolean
save (EntenteStore *store,
      EntenteRecord *record,
      GError **error)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();

  entente_edit_put (edit, record);
  return entente_store_save (store, edit, NULL, NULL, error);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) event = entente_record_new (ENTENTE_KIND_EVENT);

  f->folder = g_dir_make_tmp ("entente-writers-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  store = entente_store_create (f->path, "Amal", &error);
  g_assert_no_error (error);
  entente_record_add_name (event, "short", "Telecom 2009", NULL);
  g_assert_true (save (store, event, &error));
  f->id = entente_record_get_id (event);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  kill_other (f);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->path);
  g_free (f->folder);
}

static void
assert_names_other (Fixture *f,
                    GError *error)
{
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, "Badr"));
  g_assert_nonnull (strstr (error->message, g_subprocess_get_identifier (f->other)));
}

static void
test_second_writer_is_refused_and_told_who_writes (Fixture *f,
                                                   gconstpointer data)
{
  g_autoptr(EntenteStore) reader = NULL;
  g_autoptr(EntenteRecord) event = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  start_other (f);
  reader = open_store (f, ENTENTE_STORE_READ_ONLY);
  g_assert_true (entente_store_is_read_only (reader));
  before = store_state (reader);
  event = load (f, reader);
  entente_row_set_text (entente_record_get_row (event), "theme", "lost");
  for (guint i = 0; i < N_ATTEMPTS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteStore) second = NULL;

      switch (i % 4)
        {
        case 0:
          second = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", &error);
          g_assert_null (second);
          break;
        case 1:
          g_assert_false (save (reader, event, &error));
          break;
        case 2:
          g_assert_false (entente_store_undo (reader, NULL, NULL, &error));
          break;
        default:
          g_assert_false (entente_store_take_over (reader, &error));
          break;
        }
      assert_names_other (f, error);
    }
  after = store_state (reader);
  assert_same_state (after, before);
  g_assert_true (entente_store_is_read_only (reader));
}

static void
test_who_waits_takes_over_after_a_kill (Fixture *f,
                                        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) event = NULL;

  start_other (f);
  store = open_store (f, ENTENTE_STORE_READ_ONLY);
  let_other_change (f);
  kill_other (f);
  g_assert_true (entente_store_take_over (store, &error));
  g_assert_no_error (error);
  g_assert_false (entente_store_is_read_only (store));
  event = load (f, store);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (event), "notes"), ==,
                   "changed by the other process");
  entente_row_set_text (entente_record_get_row (event), "theme", "kept");
  g_assert_true (save (store, event, &error));
  g_assert_no_error (error);
  assert_sound_store (store);
}

static void
test_stale_record_after_a_take_over_is_a_conflict (Fixture *f,
                                                   gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) stale = NULL;
  g_autoptr(EntenteRecord) event = NULL;

  start_other (f);
  store = open_store (f, ENTENTE_STORE_READ_ONLY);
  stale = load (f, store);
  let_other_change (f);
  kill_other (f);
  g_assert_true (entente_store_take_over (store, &error));
  entente_row_set_text (entente_record_get_row (stale), "notes", "would overwrite");
  g_assert_false (save (store, stale, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_CONFLICT);
  event = load (f, store);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (event), "notes"), ==,
                   "changed by the other process");
}

static void
changed_cb (EntenteStore *store,
            GArray *ids,
            guint kinds,
            gpointer data)
{
  *(guint *) data += 1;
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
test_reader_follows_the_writer (Fixture *f,
                                gconstpointer data)
{
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) event = NULL;
  guint n_changed = 0;
  gboolean late = FALSE;
  guint timeout;

  start_other (f);
  store = open_store (f, ENTENTE_STORE_READ_ONLY);
  g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &n_changed);
  let_other_change (f);
  timeout = g_timeout_add_seconds (WAIT_SECONDS, give_up_cb, &late);
  while (n_changed == 0 && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
  event = load (f, store);
  g_assert_cmpstr (entente_row_get_text (entente_record_get_row (event), "notes"), ==,
                   "changed by the other process");
}

static void
test_no_update_is_lost_between_two_writers (Fixture *f,
                                            gconstpointer data)
{
  g_autofree char *program = writer_program ();
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, f->id);
  g_autofree char *times = g_strdup_printf ("%d", N_COUNTS);
  GSubprocess *counters[2];
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) event = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    counters[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, f->path, "count", id,
                                    times, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (counters); i++)
    {
      g_assert_true (g_subprocess_wait_check (counters[i], NULL, &error));
      g_assert_no_error (error);
      g_object_unref (counters[i]);
    }
  store = open_store (f, ENTENTE_STORE_READ_WRITE);
  event = load (f, store);
  g_assert_cmpint (entente_row_get_id (entente_record_get_row (event), "session"), ==,
                   N_COUNTS * (int) G_N_ELEMENTS (counters));
  assert_sound_store (store);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/store-writers/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("second-writer-is-refused-and-told-who-writes", test_second_writer_is_refused_and_told_who_writes);
  ADD ("who-waits-takes-over-after-a-kill", test_who_waits_takes_over_after_a_kill);
  ADD ("stale-record-after-a-take-over-is-a-conflict", test_stale_record_after_a_take_over_is_a_conflict);
  ADD ("reader-follows-the-writer", test_reader_follows_the_writer);
  ADD ("no-update-is-lost-between-two-writers", test_no_update_is_lost_between_two_writers);
#undef ADD
  return g_test_run ();
}
