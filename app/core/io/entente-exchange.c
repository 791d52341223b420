/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-exchange.h"

#include <glib/gstdio.h>

#include "entente-error.h"
#include "entente-io-error.h"
#include "entente-jsonl-writer.h"
#include "entente-scan.h"
#include "entente-util.h"

/* How much is gathered before it is written. */
#define CHUNK (256 * 1024)

static gboolean
flush (GOutputStream *stream,
       GString *buffer,
       GCancellable *cancellable,
       GError **error)
{
  if (!g_output_stream_write_all (stream, buffer->str, buffer->len, NULL, cancellable, error))
    return FALSE;
  g_string_truncate (buffer, 0);
  return TRUE;
}

static gboolean
write_records (EntenteScan *scan,
               GOutputStream *stream,
               EntenteJob *job,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr(GString) buffer = g_string_sized_new (CHUNK + 4096);
  EntenteKind home_kind;
  gint64 home = entente_scan_get_home (scan, &home_kind);
  gint64 done = 0;

  entente_jsonl_append_head (buffer, home_kind, home, entente_scan_get_desk (scan));
  for (;;)
    {
      g_autoptr(EntenteRecord) record = NULL;
      g_autoptr(EntenteStamps) stamps = NULL;

      if (!entente_scan_next (scan, &record, &stamps, error))
        return FALSE;
      if (record == NULL)
        return flush (stream, buffer, cancellable, error);
      entente_jsonl_append_record (buffer, record, stamps);
      g_string_append_c (buffer, '\n');
      done++;
      if (buffer->len < CHUNK)
        continue;
      if (!entente_job_check (job, error) || !flush (stream, buffer, cancellable, error))
        return FALSE;
      entente_job_set_count (job, (guint64) done);
      entente_job_set_fraction (job, (double) done / (double) entente_scan_get_total (scan));
    }
}

/**
 * entente_exchange_export:
 * @store: a store
 * @stream: where the lines go; the caller closes it, and throws away what it holds on %FALSE
 * @kinds: the kinds wanted, as %ENTENTE_KIND_BIT; 0 for all, which alone can be imported anywhere
 * @job: (nullable): shows the progress
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Writes the catalogue in the exchange format, as of one moment, restricted records too.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_exchange_export (EntenteStore *store,
                         GOutputStream *stream,
                         guint kinds,
                         EntenteJob *job,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr(EntenteScan) scan = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (store) && G_IS_OUTPUT_STREAM (stream), FALSE);

  if (cancellable == NULL)
    cancellable = entente_job_get_cancellable (job);
  entente_job_set_message (job, _ ("Exporting…"));
  scan = entente_scan_new (store, kinds, cancellable, error);
  return scan != NULL && write_records (scan, stream, job, cancellable, error);
}

/* Leaves what stood at the place, or nothing if nothing did. */
static void
abandon (GFile *file,
         GOutputStream *stream,
         gboolean was_there)
{
  g_autoptr(GCancellable) cancelled = g_cancellable_new ();

  /* Closing in this way keeps a stream that replaces a file from taking its place. */
  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
  if (!was_there)
    g_file_delete (file, NULL, NULL);
}

static gboolean
begins_like_a_database (const char *path)
{
  static const char magic[] = "SQLite format 3";
  char begin[sizeof magic] = "";
  FILE *file = g_fopen (path, "rbe");
  gsize length;

  if (file == NULL)
    return FALSE;
  length = fread (begin, 1, sizeof begin, file);
  fclose (file);
  return length == sizeof begin && memcmp (begin, magic, sizeof magic) == 0;
}

/* The lines must not take the place of a catalogue, nor of what SQLite keeps beside one. */
static gboolean
check_target (GFile *file,
              GError **error)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal", ".lock" };
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *shown = NULL;
  gboolean taken = FALSE;

  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *stem = g_strdup (path);

      if (!g_str_has_suffix (path, suffixes[i]))
        continue;
      stem[strlen (path) - strlen (suffixes[i])] = '\0';
      taken |= begins_like_a_database (stem);
    }
  if (!taken)
    return TRUE;
  shown = g_filename_display_name (path);
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
               _ ("“%s” is a catalogue or belongs to one. Choose another name for the export."),
               shown);
  return FALSE;
}

/**
 * entente_exchange_export_file:
 * @store: a store
 * @file: where to write; a file there is replaced at the end only
 * @kinds: the kinds wanted, as %ENTENTE_KIND_BIT; 0 for all
 * @job: (nullable): shows the progress
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Like [func@exchange_export], to a file for the owner alone: all of it or nothing. A catalogue is
 * never replaced.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_exchange_export_file (EntenteStore *store,
                              GFile *file,
                              guint kinds,
                              EntenteJob *job,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr(GFileOutputStream) stream = NULL;
  g_autoptr(GError) failure = NULL;
  gboolean was_there;

  g_return_val_if_fail (ENTENTE_IS_STORE (store) && G_IS_FILE (file), FALSE);

  if (!check_target (file, error))
    return FALSE;
  was_there = g_file_query_exists (file, NULL);
  stream = g_file_replace (file, NULL, FALSE,
                           G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION, cancellable,
                           &failure);
  if (stream != NULL
      && entente_exchange_export (store, G_OUTPUT_STREAM (stream), kinds, job, cancellable, &failure)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &failure))
    return TRUE;
  if (stream != NULL)
    abandon (file, G_OUTPUT_STREAM (stream), was_there);
  return entente_io_error_propagate (error, g_steal_pointer (&failure), file);
}
