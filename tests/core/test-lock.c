/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-error.h"
#include "entente-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_PROCESSES 5
#define N_ATTEMPTS 100

typedef struct
{
  char *folder;
  char *path;
  char *lock;
} Fixture;

static const char *program;

static void
set_up (Fixture      *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("entente-lock-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "a.entente", NULL);
  f->lock = g_strconcat (f->path, ".lock", NULL);
  g_assert_true (g_file_set_contents (f->path, "x", 1, NULL));
}

static void
tear_down (Fixture      *f,
           gconstpointer data)
{
  g_remove (f->lock);
  g_remove (f->path);
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->lock);
  g_free (f->path);
  g_free (f->folder);
}

/* Another process that holds the lock until it is killed or its input ends. */
static GSubprocess *
start_holder (const char *path)
{
  g_autoptr(GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                           G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                           program, "--hold", path, NULL);
  char byte;

  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (process), &byte, 1, NULL,
                                        &error), ==, 1);
  g_assert_no_error (error);
  return process;
}

static int
hold (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteLock) lock = entente_lock_take (path, "Amal\nof the desk", &error);

  g_assert_no_error (error);
  putchar ('!');
  fflush (stdout);
  return getchar () == EOF ? 0 : 1;
}

/* Within the lock, a file that nobody else may have made. */
static int
compete (const char *path)
{
  g_autofree char *inside = g_strconcat (path, ".inside", NULL);

  for (guint i = 0; i < N_ATTEMPTS; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteLock) lock = entente_lock_take (path, "Amal", &error);
      int fd;

      if (lock == NULL)
        {
          g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED);
          g_usleep (100);
          continue;
        }
      fd = open (inside, O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      if (fd < 0)
        return 1;
      g_usleep (200);
      unlink (inside);
      close (fd);
    }
  return 0;
}

static void
test_second_process_is_told_who_writes (Fixture      *f,
                                        gconstpointer data)
{
  g_autoptr(GSubprocess) other = start_holder (f->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteLock) lock = entente_lock_take (f->path, "Badr", &error);
  g_autofree char *holder = entente_lock_holder (f->path);
  g_autofree char *expected = g_strdup_printf ("Amal of the desk on %s (process %s)",
                                               g_get_host_name (),
                                               g_subprocess_get_identifier (other));

  g_assert_null (lock);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED);
  g_assert_nonnull (strstr (error->message, expected));
  g_assert_cmpstr (holder, ==, expected);
  g_subprocess_force_exit (other);
  g_subprocess_wait (other, NULL, NULL);
}

static void
test_lock_dies_with_its_process (Fixture      *f,
                                 gconstpointer data)
{
  g_autoptr(GSubprocess) other = start_holder (f->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteLock) lock = NULL;

  g_subprocess_send_signal (other, SIGKILL);
  g_subprocess_wait (other, NULL, NULL);
  g_assert_true (g_file_test (f->lock, G_FILE_TEST_EXISTS));
  g_assert_null (entente_lock_holder (f->path));
  lock = entente_lock_take (f->path, "Badr", &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
}

static void
test_release_lets_the_next_in (Fixture      *f,
                               gconstpointer data)
{
  g_autoptr(GSubprocess) other = start_holder (f->path);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteLock) lock = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (other), NULL, &error);
  g_assert_true (g_subprocess_wait_check (other, NULL, &error));
  g_assert_false (g_file_test (f->lock, G_FILE_TEST_EXISTS));
  lock = entente_lock_take (f->path, "Badr", &error);
  g_assert_no_error (error);
  g_assert_nonnull (lock);
}

static void
test_one_process_has_it_once (Fixture      *f,
                              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteLock) lock = entente_lock_take (f->path, "Amal", &error);
  g_autoptr(EntenteLock) again = entente_lock_take (f->path, "Amal", &error);

  g_assert_nonnull (lock);
  g_assert_null (again);
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED);
}

static void
test_every_way_leads_to_one_lock (Fixture      *f,
                                  gconstpointer data)
{
  g_autofree char *link = g_build_filename (f->folder, "link", NULL);
  g_autofree char *way = g_build_filename (f->folder, ".", "..", ".", NULL);
  g_autofree char *base = g_path_get_basename (f->folder);
  g_autofree char *round = g_build_filename (way, base, "a.entente", NULL);
  g_autoptr(EntenteLock) lock = entente_lock_take (f->path, "Amal", NULL);
  g_autoptr(EntenteLock) first = NULL;
  g_autoptr(EntenteLock) second = NULL;

  g_assert_cmpint (symlink (f->path, link), ==, 0);
  first = entente_lock_take (link, "Badr", NULL);
  second = entente_lock_take (round, "Badr", NULL);
  g_assert_null (first);
  g_assert_null (second);
  g_remove (link);
}

static void
test_lock_is_as_open_as_the_catalogue (Fixture      *f,
                                       gconstpointer data)
{
  static const mode_t modes[] = { 0600, 0660, 0664 };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr(EntenteLock) lock = NULL;
      struct stat facts;

      g_assert_cmpint (g_chmod (f->path, (int) modes[i]), ==, 0);
      lock = entente_lock_take (f->path, "Amal", NULL);
      g_assert_nonnull (lock);
      g_assert_cmpint (stat (f->lock, &facts), ==, 0);
      g_assert_cmpint (facts.st_mode & 0777, ==, modes[i]);
    }
}

static void
test_what_is_no_lock_file_is_refused (Fixture      *f,
                                      gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteLock) lock = NULL;

      if (i == 0)
        g_assert_cmpint (symlink (f->path, f->lock), ==, 0);
      else if (i == 1)
        g_assert_cmpint (mkfifo (f->lock, 0600), ==, 0);
      else
        g_assert_cmpint (g_mkdir (f->lock, 0700), ==, 0);
      lock = entente_lock_take (f->path, "Amal", &error);
      g_assert_null (lock);
      g_assert_true (error != NULL && error->domain == ENTENTE_ERROR);
      g_assert_null (entente_lock_holder (f->path));
      g_assert_cmpint (g_remove (f->lock), ==, 0);
    }
}

static void
test_note_of_a_stranger_is_harmless (Fixture      *f,
                                     gconstpointer data)
{
  g_autoptr(EntenteLock) lock = entente_lock_take (f->path, "Amal", NULL);
  g_autofree char *many = g_strnfill (100000, '\n');
  static const char *notes[] = { "", "x", "\xff\n\xfe\n\xfd\n", "h\n99999999999999\n%s%n\n" };

  for (guint i = 0; i <= G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *holder = NULL;
      const char *note = i < G_N_ELEMENTS (notes) ? notes[i] : many;
      int fd = open (f->lock, O_WRONLY | O_TRUNC | O_CLOEXEC);

      g_assert_cmpint (write (fd, note, strlen (note)), ==, strlen (note));
      close (fd);
      holder = entente_lock_holder (f->path);
      g_assert_nonnull (holder);
      g_assert_true (g_utf8_validate (holder, -1, NULL));
    }
}

static void
test_there_is_one_writer_at_any_time (Fixture      *f,
                                      gconstpointer data)
{
  GSubprocess *others[N_PROCESSES];
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < N_PROCESSES; i++)
    others[i] = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--compete", f->path,
                                  NULL);
  for (guint i = 0; i < N_PROCESSES; i++)
    {
      g_assert_true (g_subprocess_wait_check (others[i], NULL, &error));
      g_assert_no_error (error);
      g_object_unref (others[i]);
    }
}

int
main (int argc,
      char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--hold"))
    return hold (argv[2]);
  if (argc == 3 && g_str_equal (argv[1], "--compete"))
    return compete (argv[2]);

  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) \
  g_test_add ("/lock/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("second-process-is-told-who-writes", test_second_process_is_told_who_writes);
  ADD ("lock-dies-with-its-process", test_lock_dies_with_its_process);
  ADD ("release-lets-the-next-in", test_release_lets_the_next_in);
  ADD ("one-process-has-it-once", test_one_process_has_it_once);
  ADD ("every-way-leads-to-one-lock", test_every_way_leads_to_one_lock);
  ADD ("lock-is-as-open-as-the-catalogue", test_lock_is_as_open_as_the_catalogue);
  ADD ("what-is-no-lock-file-is-refused", test_what_is_no_lock_file_is_refused);
  ADD ("note-of-a-stranger-is-harmless", test_note_of_a_stranger_is_harmless);
  ADD ("there-is-one-writer-at-any-time", test_there_is_one_writer_at_any_time);
#undef ADD
  return g_test_run ();
}
