/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include <locale.h>
#include <sys/resource.h>

#include "entente-exchange.h"
#include "entente-query.h"
#include "entente-util.h"

double
bench_now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

/* Of this process, in seconds: other work on the machine does not show in it. */
double
bench_processor (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / G_USEC_PER_SEC;
}

GArray *
bench_times (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

void
bench_add (GArray *times,
           double since)
{
  double passed = bench_now () - since;

  g_array_append_val (times, passed);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return (one > other) - (one < other);
}

/* Sorts the times; @part 0.5 gives their median. */
double
bench_quantile (GArray *times,
                double part)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double, (guint) ((double) (times->len - 1) * part + 0.5));
}

void
bench_say (const char *name,
           double value)
{
  g_print ("%s %.6f\n", name, value);
}

void
bench_say_times (const char *name,
                 GArray *times)
{
  g_autofree char *p50 = g_strconcat (name, ".p50", NULL);
  g_autofree char *p95 = g_strconcat (name, ".p95", NULL);

  bench_say (p50, bench_quantile (times, 0.5));
  bench_say (p95, bench_quantile (times, 0.95));
}

/* The most memory that this process ever held, in MiB. */
void
bench_say_memory (void)
{
  g_autofree char *status = NULL;
  const char *peak;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    {
      peak = strstr (status, "VmHWM:");
      bench_say ("memory", g_ascii_strtod (peak + strlen ("VmHWM:"), NULL) / 1024);
    }
}

void
bench_check (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

EntenteStore *
bench_open (const char *path,
            EntenteStoreMode mode)
{
  g_autoptr(GError) error = NULL;
  EntenteStore *store = entente_store_open (path, mode, "Benchmark", &error);

  bench_check (error);
  return store;
}

/* So many records of a kind, from all over the catalogue. */
GArray *
bench_ids (EntenteStore *store,
           EntenteKind kind,
           guint n)
{
  EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (kind) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) all = entente_store_list (store, &filter, NULL, &error);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  bench_check (error);
  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, g_array_index (all, gint64, (guint64) i * 7919 * 31 % all->len));
  return ids;
}

int
main (int argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void (*with_file) (const char *path, const char *file);
    void (*run) (const char *path);
  } steps[] = {
    { "import", bench_import, NULL },  { "export", bench_export, NULL },
    { "edit", NULL, bench_edit },      { "search", NULL, bench_search },
    { "timeline", NULL, bench_timeline }, { "history", NULL, bench_history },
    { "read", NULL, bench_read },      { "examine", NULL, bench_examine },
  };

  setlocale (LC_ALL, "");
  for (guint i = 0; i < G_N_ELEMENTS (steps) && argc >= 3; i++)
    if (strcmp (argv[1], steps[i].name) == 0 && argc == (steps[i].run != NULL ? 3 : 4))
      {
        if (steps[i].run != NULL)
          steps[i].run (argv[2]);
        else
          steps[i].with_file (argv[2], argv[3]);
        bench_say_memory ();
        return 0;
      }
  g_printerr ("bench STEP CATALOGUE [FILE]\n");
  return 2;
}
