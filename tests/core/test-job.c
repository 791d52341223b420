/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-job.h"

/* Enough reports that idles would pile up if each had its own. */
#define N_REPORTS 10000

typedef struct
{
  EntenteJob *job;
  GThread *owner;
  guint n_fraction;
  guint n_count;
  guint n_message;
} Fixture;

static void
notify_cb (EntenteJob *job,
           GParamSpec *pspec,
           Fixture *f)
{
  g_assert_true (g_thread_self () == f->owner);
  f->n_fraction += g_str_equal (pspec->name, "fraction") ? 1 : 0;
  f->n_count += g_str_equal (pspec->name, "count") ? 1 : 0;
  f->n_message += g_str_equal (pspec->name, "message") ? 1 : 0;
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->job = entente_job_new (NULL);
  f->owner = g_thread_self ();
  g_signal_connect (f->job, "notify", G_CALLBACK (notify_cb), f);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (f->job);
}

static void
run_pending (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_begins_unknown (Fixture *f,
                     gconstpointer data)
{
  g_autofree char *message = entente_job_dup_message (f->job);

  g_assert_cmpfloat (entente_job_get_fraction (f->job), ==, -1);
  g_assert_cmpuint (entente_job_get_count (f->job), ==, 0);
  g_assert_null (message);
  g_assert_true (entente_job_check (f->job, NULL));
}

static void
test_changes_are_told_once (Fixture *f,
                            gconstpointer data)
{
  g_autofree char *message = NULL;

  entente_job_set_fraction (f->job, 0.25);
  entente_job_set_fraction (f->job, 0.5);
  entente_job_set_count (f->job, 7);
  entente_job_set_message (f->job, "Reading");
  entente_job_set_message (f->job, "Writing");
  g_assert_cmpuint (f->n_fraction + f->n_count + f->n_message, ==, 0);
  run_pending ();
  g_assert_cmpuint (f->n_fraction, ==, 1);
  g_assert_cmpuint (f->n_count, ==, 1);
  g_assert_cmpuint (f->n_message, ==, 1);
  message = entente_job_dup_message (f->job);
  g_assert_cmpstr (message, ==, "Writing");
  g_assert_cmpfloat (entente_job_get_fraction (f->job), ==, 0.5);
  g_assert_cmpuint (entente_job_get_count (f->job), ==, 7);
}

static void
test_no_change_is_not_told (Fixture *f,
                            gconstpointer data)
{
  entente_job_set_fraction (f->job, -5);
  entente_job_set_count (f->job, 0);
  entente_job_set_message (f->job, NULL);
  run_pending ();
  g_assert_cmpuint (f->n_fraction + f->n_count + f->n_message, ==, 0);
}

static void
test_fraction_stays_in_range (Fixture *f,
                              gconstpointer data)
{
  entente_job_set_fraction (f->job, 1.5);
  g_assert_cmpfloat (entente_job_get_fraction (f->job), ==, 1);
  entente_job_set_fraction (f->job, -0.5);
  g_assert_cmpfloat (entente_job_get_fraction (f->job), ==, -1);
}

static gpointer
work (gpointer user_data)
{
  EntenteJob *job = user_data;

  for (guint i = 1; i <= N_REPORTS; i++)
    {
      g_autofree char *message = g_strdup_printf ("Record %u", i);

      entente_job_set_message (job, message);
      entente_job_set_count (job, i);
      entente_job_set_fraction (job, (double) i / N_REPORTS);
    }
  return NULL;
}

static void
test_worker_is_heard_in_the_owners_thread (Fixture *f,
                                           gconstpointer data)
{
  GThread *worker = g_thread_new ("worker", work, f->job);
  g_autofree char *message = NULL;

  while (entente_job_get_count (f->job) < N_REPORTS)
    run_pending ();
  g_thread_join (worker);
  run_pending ();
  message = entente_job_dup_message (f->job);
  g_assert_cmpstr (message, ==, "Record 10000");
  g_assert_cmpfloat (entente_job_get_fraction (f->job), ==, 1);
  g_assert_cmpuint (f->n_count, >=, 1);
  g_assert_cmpuint (f->n_count, <=, N_REPORTS);
}

static void
test_silent_owner_is_told_once (Fixture *f,
                                gconstpointer data)
{
  g_thread_join (g_thread_new ("worker", work, f->job));
  run_pending ();
  g_assert_cmpuint (f->n_fraction, ==, 1);
  g_assert_cmpuint (f->n_count, ==, 1);
  g_assert_cmpuint (f->n_message, ==, 1);
}

static void
test_cancelled_job_says_so (Fixture *f,
                            gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (entente_job_get_cancellable (f->job));
  g_assert_false (entente_job_check (f->job, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_given_cancellable_is_used (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EntenteJob) job = entente_job_new (cancellable);

  g_assert_true (entente_job_get_cancellable (job) == cancellable);
}

static void
test_work_without_a_job_goes_on (void)
{
  entente_job_set_fraction (NULL, 0.5);
  entente_job_set_count (NULL, 1);
  entente_job_set_message (NULL, "x");
  g_assert_null (entente_job_get_cancellable (NULL));
  g_assert_true (entente_job_check (NULL, NULL));
}

#define ADD(name, func) g_test_add ("/job/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("begins-unknown", test_begins_unknown);
  ADD ("changes-are-told-once", test_changes_are_told_once);
  ADD ("no-change-is-not-told", test_no_change_is_not_told);
  ADD ("fraction-stays-in-range", test_fraction_stays_in_range);
  ADD ("worker-is-heard-in-the-owners-thread", test_worker_is_heard_in_the_owners_thread);
  ADD ("silent-owner-is-told-once", test_silent_owner_is_told_once);
  ADD ("cancelled-job-says-so", test_cancelled_job_says_so);
  g_test_add_func ("/job/given-cancellable-is-used", test_given_cancellable_is_used);
  g_test_add_func ("/job/work-without-a-job-goes-on", test_work_without_a_job_goes_on);
  return g_test_run ();
}
