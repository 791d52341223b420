/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A program that saves is killed at any moment: whatever it acknowledged is there, whole. */
#include "entente-history.h"
#include "entente-store-check.h"
#include "store-state.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define N_KILLS 60
#define N_KILLS_SLOW 1000
#define MAX_ACKNOWLEDGED 12

typedef struct
{
  char *folder;
  char *path;
  GRand *rand;
} Fixture;

typedef struct
{
  gint64 change;
  gint64 record;
} Acknowledged;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;

  f->folder = g_dir_make_tmp ("entente-kill-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->rand = g_rand_new_with_seed (1);
  store = entente_store_create (f->path, "Amal", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_rand_free (f->rand);
  g_free (f->path);
  g_free (f->folder);
}

static gboolean
read_acknowledged (GDataInputStream *lines,
                   GArray *acknowledged)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  Acknowledged a;
  char *end;

  if (line == NULL)
    return FALSE;
  a.change = g_ascii_strtoll (line, &end, 10);
  a.record = g_ascii_strtoll (end, NULL, 10);
  g_array_append_val (acknowledged, a);
  return TRUE;
}

/* Lets the writer work for a while, then kills it; what it said until then. */
static GArray *
run_and_kill (Fixture *f)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) writer = NULL;
  g_autoptr(GDataInputStream) lines = NULL;
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "faults", "store-writer", NULL);
  GArray *acknowledged = g_array_new (FALSE, FALSE, sizeof (Acknowledged));
  guint n = (guint) g_rand_int_range (f->rand, 0, MAX_ACKNOWLEDGED);

  writer = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, f->path, "save", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  /* without a word from it, it is killed somewhere on the way to its first save */
  while (acknowledged->len < n)
    g_assert_true (read_acknowledged (lines, acknowledged));
  g_usleep ((gulong) g_rand_int_range (f->rand, 0, n == 0 ? 60000 : 4000));
  g_subprocess_force_exit (writer);
  while (read_acknowledged (lines, acknowledged))
    ;
  g_subprocess_wait (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (writer));
  return acknowledged;
}

static void
assert_is_there (EntenteStore *store,
                 const Acknowledged *a)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) history = entente_store_history (store, 0, a->change + 1, 1, NULL, &error);
  g_autoptr(EntenteRecord) record = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpint (((EntenteChange *) g_ptr_array_index (history, 0))->n, ==, a->change);
  if (a->record == 0)
    return;
  record = entente_store_load (store, a->record, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entente_record_get_seen (record), >=, a->change);
}

static void
assert_clean (EntenteStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  entente_store_check (store, &findings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_what_was_acknowledged_survives (Fixture *f,
                                     gconstpointer data)
{
  const guint n_kills = g_test_slow () ? N_KILLS_SLOW : N_KILLS;
  guint n_acknowledged = 0;

  for (guint i = 0; i < n_kills; i++)
    {
      g_autoptr(GArray) acknowledged = run_and_kill (f);
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteStore) store
          = entente_store_open (f->path, ENTENTE_STORE_READ_WRITE, "Amal", &error);

      g_assert_no_error (error);
      for (guint j = 0; j < acknowledged->len; j++)
        assert_is_there (store, &g_array_index (acknowledged, Acknowledged, j));
      n_acknowledged += acknowledged->len;
      assert_clean (store);
      if (i == n_kills - 1)
        assert_sound_store (store);
    }
  g_test_message ("%u changes acknowledged", n_acknowledged);
  g_assert_cmpuint (n_acknowledged, >, n_kills);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/store-kill/what-was-acknowledged-survives", Fixture, NULL, set_up,
              test_what_was_acknowledged_survives, tear_down);
  return g_test_run ();
}
