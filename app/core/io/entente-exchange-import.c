/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-exchange.h"

#include "entente-error.h"
#include "entente-io-error.h"
#include "entente-jsonl-reader.h"
#include "entente-jsonl-stream.h"
#include "entente-line-reader.h"
#include "entente-util.h"

/* Reading the exchange format: line by line into one transaction. Nothing is kept of a line once it
 * is written, so that a million need no more memory than a thousand. Lines are read ahead by a thread of
 * their own. */

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
  guint home_column; /* in line 1 */
  gint64 last[ENTENTE_N_KINDS]; /* the highest id of each kind so far */
  gboolean doubtful; /* a record may stand twice */
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
               const EntenteJsonlItem *item)
{
  g_autofree char *title = NULL;

  if (self->result->conflicts->len >= MAX_CONFLICTS)
    return;
  title = entente_record_title (item->record, NULL, NULL);
  g_ptr_array_add (
      self->result->conflicts,
      /* Translators: a line of a file, the title of a record and its number */
      g_strdup_printf (_ ("Line %u: “%s” (%lld) was changed here and there; what is here stays."),
                       item->line, title, (long long) entente_record_get_id (item->record)));
}

/* Remembering the numbers of a million records would take memory for each. A file as it is written
 * has them in order; only one that has not, and brings what is there already, is read again. */
static void
note_order (Importer *self,
            EntenteRecord *record,
            EntenteImportOutcome outcome)
{
  gint64 *last = &self->last[entente_record_get_kind (record)];
  gint64 id = entente_record_get_id (record);

  if (outcome == ENTENTE_IMPORT_CONFLICT || (outcome != ENTENTE_IMPORT_ADDED && id <= *last))
    self->doubtful = TRUE;
  *last = MAX (*last, id);
}

static gboolean
import_item (Importer *self,
             const EntenteJsonlItem *item,
             GError **error)
{
  EntenteImportOutcome outcome;

  if (!entente_import_put (self->import, item->record, item->stamps, &outcome, error))
    return FALSE;
  note_order (self, item->record, outcome);
  self->result->counts[outcome]++;
  if (outcome == ENTENTE_IMPORT_CONFLICT)
    note_conflict (self, item);
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
  self->home_column = head.home_column;
  good = entente_import_set_catalogue (self->import, head.home_kind, head.home, head.desk, error);
  g_free (head.desk);
  return good;
}

static gboolean
tell_progress (Importer *self,
               const EntenteJsonlItem *item,
               GError **error)
{
  if (!entente_job_check (self->job, error)
      || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  entente_job_set_count (self->job, item->line);
  if (self->size > 0)
    entente_job_set_fraction (self->job, (double) item->position / (double) self->size);
  return TRUE;
}

static gboolean
import_lines (Importer *self,
              GError **error)
{
  g_autoptr(EntenteJsonlStream) stream = NULL;

  if (!import_head (self, error))
    return FALSE;
  stream = entente_jsonl_stream_new (self->lines, self->cancellable);
  for (;;)
    {
      const EntenteJsonlItem *item;

      if (!entente_jsonl_stream_next (stream, &item, error))
        return FALSE;
      if (item == NULL)
        return TRUE;
      if (!import_item (self, item, error)
          || (item->line % STRIDE == 0 && !tell_progress (self, item, error)))
        return FALSE;
    }
}

static gboolean
go_back (GInputStream *stream,
         goffset start)
{
  return G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream))
         && g_seekable_seek (G_SEEKABLE (stream), start, G_SEEK_SET, NULL, NULL);
}

typedef struct
{
  gint64 id;
  guint line;
} Numbered;

static int
compare_numbered (gconstpointer a,
                  gconstpointer b)
{
  const Numbered *first = a;
  const Numbered *second = b;

  if (first->id != second->id)
    return first->id < second->id ? -1 : 1;
  return first->line < second->line ? -1 : first->line > second->line;
}

/* Reads the file again: no record may stand in it twice. */
static gboolean
refuse_twice (GInputStream *stream,
              goffset start,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr(EntenteLineReader) lines = NULL;
  g_autoptr(GArray) all = g_array_new (FALSE, FALSE, sizeof (Numbered));
  const char *text;
  gsize length;

  if (!go_back (stream, start))
    return TRUE;
  lines = entente_line_reader_new (stream);
  while (entente_line_reader_next (lines, &text, &length, cancellable, NULL) && text != NULL)
    {
      guint line = entente_line_reader_get_line (lines);
      g_autoptr(EntenteStamps) stamps = NULL;
      g_autoptr(EntenteRecord) record = NULL;

      if (line > 1)
        record = entente_jsonl_read_record (text, length, line, &stamps, NULL);
      if (record != NULL)
        g_array_append_val (all, ((Numbered){ entente_record_get_id (record), line }));
    }
  g_array_sort (all, compare_numbered);
  for (guint i = 1; i < all->len; i++)
    {
      const Numbered *found = &g_array_index (all, Numbered, i);

      if (found->id != found[-1].id)
        continue;
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _ ("Line %u, column 1: The record %lld stands in line %u already."), found->line,
                   (long long) found->id, found[-1].line);
      return FALSE;
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Reads the file again for the place of a link, or of a @field: the lines' numbers were not kept. */
static gboolean
find_place (GInputStream *stream,
            goffset start,
            gint64 record,
            gint64 target,
            const char *field,
            guint *line,
            guint *column)
{
  g_autoptr(EntenteLineReader) lines = NULL;
  g_autofree char *id = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", record);
  const char *text;
  gsize length;

  if (!go_back (stream, start))
    return FALSE;
  lines = entente_line_reader_new (stream);
  while (entente_line_reader_next (lines, &text, &length, NULL, NULL) && text != NULL)
    if (g_strstr_len (text, (gssize) length, id) != NULL
        && (field != NULL ? entente_jsonl_find_field (text, length, record, field, column)
                          : entente_jsonl_find_link (text, length, record, target, column)))
      {
        *line = entente_line_reader_get_line (lines);
        return TRUE;
      }
  return FALSE;
}

/* The link names one kind, and what has that number is of another. */
static gboolean
refuse_kind (Importer *self,
             GInputStream *stream,
             goffset start,
             gint64 record,
             gint64 target,
             EntenteKind there,
             GError **error)
{
  const char *kind = _ (entente_kind_get_info (there)->table.label);
  guint line = 1;
  guint column = self->home_column;

  if (record == 0 || find_place (stream, start, record, target, NULL, &line, &column))
    /* Translators: %s is a kind of record, as “Meeting” */
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _ ("Line %u, column %u: The record with the number %lld is of another kind: %s."),
                 line, column, (long long) target, kind);
  else
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _ ("The record %lld refers to the number %lld, which is of another kind: %s."),
                 (long long) record, (long long) target, kind);
  return FALSE;
}

static gboolean
refuse_missing (Importer *self,
                GInputStream *stream,
                goffset start,
                gint64 record,
                gint64 target,
                EntenteKind there,
                GError **error)
{
  guint line;
  guint column;

  if (there != ENTENTE_KIND_NONE)
    return refuse_kind (self, stream, start, record, target, there, error);
  if (record == 0)
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                 _ ("Line 1, column %u: The home party, number %lld, is not in the file."),
                 self->home_column, (long long) target);
  else if (find_place (stream, start, record, target, NULL, &line, &column))
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

/* One of the two came with the file, and perhaps both did. */
static gboolean
refuse_clash (Importer *self,
              GInputStream *stream,
              goffset start,
              const gint64 records[2],
              const char *field,
              GError **error)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) reason = NULL;
      guint line;
      guint column;

      if (!find_place (stream, start, records[i], 0, field, &line, &column)
          || entente_import_check_rules (self->import, records[i], &reason))
        continue;
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID, _ ("Line %u, column %u: %s"), line,
                   column, reason->message);
      return FALSE;
    }
  return entente_import_check_rules (self->import, records[0], error);
}

static gboolean
check_clashes (Importer *self,
               GInputStream *stream,
               goffset start,
               GError **error)
{
  gint64 records[2];
  const char *field;

  return entente_import_find_clash (self->import, &records[0], &records[1], &field, error)
         && (records[0] == 0 || refuse_clash (self, stream, start, records, field, error));
}

static gboolean
run (Importer *self,
     GInputStream *stream,
     GError **error)
{
  goffset start = G_IS_SEEKABLE (stream) ? g_seekable_tell (G_SEEKABLE (stream)) : 0;
  gint64 record;
  gint64 target;
  EntenteKind there;

  if (!import_lines (self, error)
      || (self->doubtful && !refuse_twice (stream, start, self->cancellable, error))
      || !entente_import_find_missing (self->import, &record, &target, &there, error))
    return FALSE;
  if (target != 0)
    return refuse_missing (self, stream, start, record, target, there, error);
  if (!check_clashes (self, stream, start, error))
    return FALSE;
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
  importer = (Importer){ lines, import, result, job, cancellable, find_size (stream),
                         .home_column = 0 };
  return run (&importer, stream, error);
}

/**
 * entente_exchange_import_file:
 * @store: a store
 * @file: a file in the exchange format, anywhere
 * @result: (out caller-allocates): what became of its records
 * @rehearsal: %TRUE to see what would become of them, and to change nothing
 * @job: (nullable): shows the progress
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Like [func@exchange_import], from a file; what the file system says becomes a sentence that
 * names the file.
 *
 * Returns: %TRUE if it is on the disk
 */
gboolean
entente_exchange_import_file (EntenteStore *store,
                              GFile *file,
                              EntenteImportResult *result,
                              gboolean rehearsal,
                              EntenteJob *job,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (store) && G_IS_FILE (file) && result != NULL, FALSE);

  *result = (EntenteImportResult){ .conflicts = NULL };
  stream = g_file_read (file, cancellable, &failure);
  if (stream != NULL
      && entente_exchange_import (store, G_INPUT_STREAM (stream), result, rehearsal, job,
                                  cancellable, &failure))
    return TRUE;
  return entente_io_error_propagate (error, g_steal_pointer (&failure), file);
}
