/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-exchange.h"

#include "entente-error.h"
#include "entente-jsonl-reader.h"
#include "entente-line-reader.h"
#include "entente-util.h"

/* Reading the exchange format: line by line into one transaction. Nothing is kept of a line once it
 * is written, so that a million need no more memory than a thousand. */

#define MAX_CONFLICTS 1000
/* After so many lines the progress is told. */
#define STRIDE 256

typedef struct
{
  EntenteLineReader *lines;
  EntenteImport *import;
  EntenteImportResult *result;
  EntenteJob *job;
  GCancellable *cancellable;
  goffset size; /* of the input, 0 if unknown */
} Importer;

/**
 * entente_import_result_clear:
 * @result: a result, empty afterwards
 */
void
entente_import_result_clear (EntenteImportResult *result)
{
  g_clear_pointer (&result->conflicts, g_ptr_array_unref);
  *result = (EntenteImportResult){ .conflicts = NULL };
}

static goffset
find_size (GInputStream *stream)
{
  g_autoptr(GFileInfo) info = NULL;

  if (!G_IS_FILE_INPUT_STREAM (stream))
    return 0;
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (stream),
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  return info != NULL ? g_file_info_get_size (info) : 0;
}

static void
note_conflict (Importer *self,
               EntenteRecord *record)
{
  g_autofree char *title = NULL;

  if (self->result->conflicts->len >= MAX_CONFLICTS)
    return;
  title = entente_record_title (record, NULL, NULL);
  g_ptr_array_add (
      self->result->conflicts,
      /* Translators: a line of a file, the title of a record and its number */
      g_strdup_printf (_ ("Line %u: “%s” (%lld) was changed here and there; what is here stays."),
                       entente_line_reader_get_line (self->lines), title,
                       (long long) entente_record_get_id (record)));
}

static gboolean
import_line (Importer *self,
             const char *text,
             gsize length,
             GError **error)
{
  g_autoptr(EntenteStamps) stamps = NULL;
  g_autoptr(EntenteRecord) record = NULL;
  EntenteImportOutcome outcome;

  record = entente_jsonl_read_record (text, length, entente_line_reader_get_line (self->lines),
                                      &stamps, error);
  if (record == NULL || !entente_import_put (self->import, record, stamps, &outcome, error))
    return FALSE;
  self->result->counts[outcome]++;
  if (outcome == ENTENTE_IMPORT_CONFLICT)
    note_conflict (self, record);
  return TRUE;
}

static gboolean
import_head (Importer *self,
             GError **error)
{
  EntenteJsonlHead head;
  const char *text;
  gsize length;
  gboolean good;

  if (!entente_line_reader_next (self->lines, &text, &length, self->cancellable, error))
    return FALSE;
  if (!entente_jsonl_read_head (text != NULL ? text : "", length, &head, error))
    return FALSE;
  good = entente_import_set_catalogue (self->import, head.home_kind, head.home, head.desk, error);
  g_free (head.desk);
  return good;
}

static gboolean
import_lines (Importer *self,
              GError **error)
{
  if (!import_head (self, error))
    return FALSE;
  for (;;)
    {
      const char *text;
      gsize length;

      if (!entente_line_reader_next (self->lines, &text, &length, self->cancellable, error))
        return FALSE;
      if (text == NULL)
        return TRUE;
      if (!import_line (self, text, length, error))
        return FALSE;
      if (entente_line_reader_get_line (self->lines) % STRIDE != 0)
        continue;
      if (!entente_job_check (self->job, error)
          || g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      entente_job_set_count (self->job, entente_line_reader_get_line (self->lines));
      if (self->size > 0)
        entente_job_set_fraction (self->job, (double) entente_line_reader_get_position (self->lines)
                                                 / (double) self->size);
    }
}

/* Reads the file again for the place of a link: the lines' numbers were not kept. */
static gboolean
find_place (GInputStream *stream,
            goffset start,
            gint64 record,
            gint64 target,
            guint *line,
            guint *column)
{
  g_autoptr(EntenteLineReader) lines = NULL;
  g_autofree char *id = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", record);
  const char *text;
  gsize length;

  if (!G_IS_SEEKABLE (stream) || !g_seekable_can_seek (G_SEEKABLE (stream))
      || !g_seekable_seek (G_SEEKABLE (stream), start, G_SEEK_SET, NULL, NULL))
    return FALSE;
  lines = entente_line_reader_new (stream);
  while (entente_line_reader_next (lines, &text, &length, NULL, NULL) && text != NULL)
    if (g_strstr_len (text, (gssize) length, id) != NULL
        && entente_jsonl_find_link (text, length, record, target, column))
      {
        *line = entente_line_reader_get_line (lines);
        return TRUE;
      }
  return FALSE;
}

static gboolean
refuse_missing (GInputStream *stream,
                goffset start,
                gint64 record,
                gint64 target,
                GError **error)
{
  guint line;
  guint column;

  if (record == 0)
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _ ("Line 1: the home party, number %lld, is not in the file."), (long long) target);
  else if (find_place (stream, start, record, target, &line, &column))
    g_set_error (
        error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
        _ ("Line %u, column %u: There is no such record with the number %lld, neither in the "
           "file nor in the catalogue."),
        line, column, (long long) target);
  else
    g_set_error (
        error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
        _ ("The record %lld refers to the number %lld, and there is no such record in the file "
           "or in the catalogue."),
        (long long) record, (long long) target);
  return FALSE;
}

static gboolean
run (Importer *self,
     GInputStream *stream,
     GError **error)
{
  goffset start = G_IS_SEEKABLE (stream) ? g_seekable_tell (G_SEEKABLE (stream)) : 0;
  gint64 record;
  gint64 target;

  if (!import_lines (self, error)
      || !entente_import_find_missing (self->import, &record, &target, error))
    return FALSE;
  if (target != 0)
    return refuse_missing (stream, start, record, target, error);
  entente_job_set_fraction (self->job, 1);
  return entente_import_finish (self->import, error);
}

/**
 * entente_exchange_import:
 * @store: a store
 * @stream: a file in the exchange format
 * @result: (out caller-allocates): what became of its records
 * @rehearsal: %TRUE to see what would become of them, and to change nothing
 * @job: (nullable): shows the progress
 * @cancellable: (nullable): ends the work
 * @error: return location for an error: %ENTENTE_ERROR_INVALID names line and column
 *
 * Brings the records of a file into the catalogue: all of them, as one step of undo, or none. What
 * is there and was changed apart from the file stays and is reported; what the file does not hold
 * is not deleted.
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
entente_exchange_import (EntenteStore *store,
                         GInputStream *stream,
                         EntenteImportResult *result,
                         gboolean rehearsal,
                         EntenteJob *job,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr(EntenteLineReader) lines = NULL;
  g_autoptr(EntenteImport) import = NULL;
  Importer importer;

  g_return_val_if_fail (ENTENTE_IS_STORE (store) && G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (result != NULL, FALSE);

  *result = (EntenteImportResult){ .conflicts = g_ptr_array_new_with_free_func (g_free) };
  if (cancellable == NULL)
    cancellable = entente_job_get_cancellable (job);
  entente_job_set_message (job, _ ("Importing…"));
  import = entente_import_new (store, rehearsal, cancellable, error);
  if (import == NULL)
    return FALSE;
  lines = entente_line_reader_new (stream);
  importer = (Importer){ lines, import, result, job, cancellable, find_size (stream) };
  return run (&importer, stream, error);
}
