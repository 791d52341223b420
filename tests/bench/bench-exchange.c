/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench.h"

#include "entente-exchange.h"

/* A file of records into a new catalogue, and out again. */

void
bench_import (const char *path,
              const char *input)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = entente_store_create (path, "Benchmark", &error);
  g_autoptr(GFile) file = g_file_new_for_path (input);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_auto(EntenteImportResult) result = { { 0 }, NULL };
  double start = bench_now ();
  double processor = bench_processor ();

  bench_check (error);
  entente_exchange_import (store, G_INPUT_STREAM (stream), &result, FALSE, NULL, NULL, &error);
  bench_check (error);
  bench_say ("seconds", (bench_now () - start) / 1000);
  bench_say ("processor", bench_processor () - processor);
  bench_say ("records", (double) result.counts[ENTENTE_IMPORT_ADDED]);
  entente_store_close (store, &error);
  bench_check (error);
}

void
bench_export (const char *path,
              const char *output)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = bench_open (path, ENTENTE_STORE_READ_ONLY);
  g_autoptr(GFile) file = g_file_new_for_path (output);
  g_autoptr(GFileOutputStream) stream
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error);
  double start = bench_now ();
  double processor = bench_processor ();

  bench_check (error);
  entente_exchange_export (store, G_OUTPUT_STREAM (stream), 0, NULL, NULL, &error);
  bench_check (error);
  bench_say ("seconds", (bench_now () - start) / 1000);
  bench_say ("processor", bench_processor () - processor);
}
