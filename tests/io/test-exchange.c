/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-error.h"
#include "entente-exchange.h"
#include "entente-jsonl-stream.h"
#include "entente-sample.h"
#include "entente-store-check.h"
#include "generate.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <unistd.h>

/* What goes out comes in again, byte for byte; what is wrong changes nothing. */

#define N_GENERATED 2000

typedef struct
{
  EntenteStore *store;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->store = entente_store_create (NULL, "Officer", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->store);
}

static GBytes *
export (EntenteStore *store)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  entente_exchange_export (store, stream, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
generate (guint n_records)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  generator_write (n_records, 7, stream, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
import_bytes (EntenteStore *store,
              GBytes *bytes,
              EntenteImportResult *result,
              GError **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return entente_exchange_import (store, stream, result, FALSE, NULL, NULL, error);
}

static gboolean
import_text (EntenteStore *store,
             const char *text,
             EntenteImportResult *result,
             GError **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return import_bytes (store, bytes, result, error);
}

/* An import that has to succeed. */
static void
import_well (EntenteStore *store,
             const char *text,
             EntenteImportOutcome expected)
{
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GError) error = NULL;

  import_text (store, text, &result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ENTENTE_N_IMPORT_OUTCOMES; i++)
    g_assert_cmpuint (result.counts[i], ==, i == expected ? 1 : 0);
  g_assert_cmpuint (result.conflicts->len, ==, expected == ENTENTE_IMPORT_CONFLICT ? 1 : 0);
}

static void
assert_bytes_equal (GBytes *a,
                    GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL),
                   g_bytes_get_size (b));
}

static void
assert_clean (EntenteStore *store)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) error = NULL;

  entente_store_check (store, &findings, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
round_trip (Fixture *f,
            guint n_records)
{
  g_autoptr(GBytes) before = generate (n_records);
  g_autoptr(GBytes) after = NULL;
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GError) error = NULL;

  import_bytes (f->store, before, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.counts[ENTENTE_IMPORT_ADDED], ==, n_records);
  after = export (f->store);
  assert_bytes_equal (before, after);
}

static void
test_generated_records_come_back_byte_for_byte (Fixture *f,
                                                gconstpointer data)
{
  round_trip (f, N_GENERATED);
  assert_clean (f->store);
}

static void
test_sample_comes_back_byte_for_byte (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) sample = entente_store_create_sample (NULL, "Officer", &error);
  g_autoptr(GBytes) before = NULL;
  g_autoptr(GBytes) after = NULL;
  g_auto(EntenteImportResult) result = { { 0 } };

  g_assert_no_error (error);
  before = export (sample);
  import_bytes (f->store, before, &result, &error);
  g_assert_no_error (error);
  after = export (f->store);
  assert_bytes_equal (before, after);
  assert_clean (f->store);
}

static void
test_second_import_changes_nothing (Fixture *f,
                                    gconstpointer data)
{
  g_autoptr(GBytes) file = generate (200);
  g_autofree char *words = NULL;
  g_autofree char *words_after = NULL;
  g_auto(EntenteImportResult) first = { { 0 } };
  g_auto(EntenteImportResult) second = { { 0 } };
  g_autoptr(GError) error = NULL;

  import_bytes (f->store, file, &first, &error);
  words = entente_store_undo_words (f->store);
  import_bytes (f->store, file, &second, &error);
  words_after = entente_store_undo_words (f->store);
  g_assert_no_error (error);
  g_assert_cmpuint (second.counts[ENTENTE_IMPORT_UNCHANGED], ==, 200);
  g_assert_cmpstr (words, ==, words_after);
}

static void
test_import_is_undone_and_done_again (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr(GBytes) empty = export (f->store);
  g_autoptr(GBytes) file = generate (300);
  g_autoptr(GBytes) undone = NULL;
  g_autoptr(GBytes) redone = NULL;
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GError) error = NULL;

  import_bytes (f->store, file, &result, &error);
  entente_store_undo (f->store, NULL, NULL, &error);
  g_assert_no_error (error);
  undone = export (f->store);
  assert_bytes_equal (empty, undone);
  assert_clean (f->store);
  entente_store_redo (f->store, NULL, NULL, &error);
  g_assert_no_error (error);
  redone = export (f->store);
  assert_bytes_equal (file, redone);
  assert_clean (f->store);
}

#define HEAD "{\"entente\":1}\n"
#define NAMES ",\"names\":[{\"id\":\"11\",\"type\":\"short\",\"text\":\"Iran\"}]"
#define COUNTRY(versions_, capital_) \
  HEAD "{\"kind\":\"country\",\"id\":\"10\"" versions_ ",\"capital\":\"" capital_ \
       "\",\"confidentiality\":\"public\"" NAMES "}\n"

static void
test_versions_decide (Fixture *f,
                      gconstpointer data)
{
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":2,\"b\":1}", "Tehran"), ENTENTE_IMPORT_ADDED);
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":2,\"b\":1}", "Tehran"),
               ENTENTE_IMPORT_UNCHANGED);
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":2,\"b\":1}", "Shiraz"),
               ENTENTE_IMPORT_CONFLICT);
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":2}", "Shiraz"), ENTENTE_IMPORT_LEFT);
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":1,\"c\":1}", "Shiraz"),
               ENTENTE_IMPORT_CONFLICT);
  import_well (f->store, COUNTRY ("", "Shiraz"), ENTENTE_IMPORT_LEFT);
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":3,\"b\":1}", "Shiraz"),
               ENTENTE_IMPORT_UPDATED);
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":3,\"b\":1}", "Shiraz"),
               ENTENTE_IMPORT_UNCHANGED);
  assert_clean (f->store);
}

static void
test_change_made_here_covers_what_came (Fixture *f,
                                        gconstpointer data)
{
  g_autoptr(EntenteRecord) country = NULL;
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  import_well (f->store, COUNTRY (",\"versions\":{\"a\":1}", "Tehran"), ENTENTE_IMPORT_ADDED);
  country = entente_store_load (f->store, 10, &error);
  entente_row_set_text (entente_record_get_row (country), "capital", "Isfahan");
  entente_edit_put (edit, country);
  g_assert_true (entente_store_save (f->store, edit, NULL, NULL, &error));
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":1}", "Tehran"), ENTENTE_IMPORT_LEFT);
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":2}", "Tehran"), ENTENTE_IMPORT_CONFLICT);
  /* Undo takes the change out of the versions. */
  g_assert_true (entente_store_undo (f->store, NULL, NULL, &error));
  import_well (f->store, COUNTRY (",\"versions\":{\"a\":1}", "Tehran"), ENTENTE_IMPORT_UNCHANGED);
}

static void
test_stamps_come_from_own_changes_or_from_the_origin (Fixture *f,
                                                      gconstpointer data)
{
  static const char file[]
      = HEAD "{\"kind\":\"country\",\"id\":\"10\",\"created\":{\"at\":\"2020-01-02T03:04:05Z\","
             "\"by\":\"Amina\",\"desk\":\"Cairo\"},\"confidentiality\":\"public\"" NAMES "}\n";
  g_autoptr(EntenteRecord) country = NULL;
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(EntenteStamps) before = NULL;
  g_autoptr(EntenteStamps) after = NULL;
  g_autoptr(GError) error = NULL;

  import_well (f->store, file, ENTENTE_IMPORT_ADDED);
  before = entente_store_stamps (f->store, 10, &error);
  g_assert_cmpstr (before->created_by, ==, "Amina");
  g_assert_cmpstr (before->modified_at, ==, NULL);
  g_assert_cmpstr (before->versions, ==, NULL);
  country = entente_store_load (f->store, 10, &error);
  entente_row_set_text (entente_record_get_row (country), "capital", "Tehran");
  entente_edit_put (edit, country);
  g_assert_true (entente_store_save (f->store, edit, NULL, NULL, &error));
  after = entente_store_stamps (f->store, 10, &error);
  g_assert_cmpstr (after->created_by, ==, "Amina");
  g_assert_cmpstr (after->modified_by, ==, "Officer");
  g_assert_nonnull (after->versions);
}

static void
test_empty_catalogue_takes_over_home_and_desk (Fixture *f,
                                               gconstpointer data)
{
  static const char first[] = "{\"entente\":1,\"home\":{\"country\":\"10\"},\"desk\":\"Ours\"}\n"
                              "{\"kind\":\"country\",\"id\":\"10\",\"confidentiality\":\"public\"" NAMES
                              "}\n";
  static const char second[] = "{\"entente\":1,\"desk\":\"Theirs\"}\n";
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autofree char *desk = NULL;
  EntenteKind kind;

  import_well (f->store, first, ENTENTE_IMPORT_ADDED);
  g_assert_true (import_text (f->store, second, &result, NULL));
  desk = entente_store_get_desk (f->store);
  g_assert_cmpstr (desk, ==, "Ours");
  g_assert_cmpint (entente_store_get_home (f->store, &kind), ==, 10);
  g_assert_cmpint (kind, ==, ENTENTE_KIND_COUNTRY);
}

static void
test_rehearsal_changes_nothing (Fixture *f,
                                gconstpointer data)
{
  g_autoptr(GBytes) file = generate (100);
  g_autoptr(GBytes) before = export (f->store);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (file);
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GError) error = NULL;

  g_assert_true (entente_exchange_import (f->store, stream, &result, TRUE, NULL, NULL, &error));
  g_assert_cmpuint (result.counts[ENTENTE_IMPORT_ADDED], ==, 100);
  after = export (f->store);
  assert_bytes_equal (before, after);
}

static void
cancel_half_way_cb (EntenteJob *job,
                    GParamSpec *pspec,
                    gpointer data)
{
  if (entente_job_get_fraction (job) >= 0.5)
    g_cancellable_cancel (entente_job_get_cancellable (job));
}

static gpointer
import_thread (gpointer data)
{
  gpointer *arguments = data;
  g_autoptr(GInputStream) stream = G_INPUT_STREAM (
      g_file_read (arguments[1], NULL, NULL));
  g_auto(EntenteImportResult) result = { { 0 } };
  GError *error = NULL;

  entente_exchange_import (arguments[0], stream, &result, FALSE, arguments[2], NULL, &error);
  g_main_context_wakeup (NULL);
  return error;
}

static void
test_cancelled_import_leaves_nothing (Fixture *f,
                                      gconstpointer data)
{
  g_autoptr(GBytes) file = generate (20000);
  g_autoptr(GBytes) before = export (f->store);
  g_autoptr(GBytes) after = NULL;
  g_autoptr(GFileIOStream) io = NULL;
  g_autoptr(GFile) place = g_file_new_tmp ("entente-XXXXXX.jsonl", &io, NULL);
  g_autoptr(EntenteJob) job = entente_job_new (NULL);
  g_autoptr(GError) error = NULL;
  gpointer arguments[] = { f->store, place, job };
  GThread *thread;

  g_assert_true (g_file_replace_contents (place, g_bytes_get_data (file, NULL), g_bytes_get_size (file),
                                          NULL, FALSE, 0, NULL, NULL, NULL));
  g_signal_connect (job, "notify::fraction", G_CALLBACK (cancel_half_way_cb), NULL);
  thread = g_thread_new ("import", import_thread, arguments);
  while (!g_cancellable_is_cancelled (entente_job_get_cancellable (job)))
    g_main_context_iteration (NULL, TRUE);
  error = g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = export (f->store);
  assert_bytes_equal (before, after);
  assert_clean (f->store);
  g_file_delete (place, NULL, NULL);
}

static gpointer
cancel_thread (gpointer data)
{
  g_usleep (G_USEC_PER_SEC / 20);
  g_cancellable_cancel (data);
  return NULL;
}

/* The other end neither writes nor closes. */
static void
test_waiting_for_the_file_is_cancelled (Fixture *f,
                                        gconstpointer data)
{
  static const char head[] = "{\"entente\":1}\n";
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GInputStream) stream = NULL;
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GError) error = NULL;
  GThread *thread;
  int ends[2];

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_assert_cmpint (write (ends[1], head, strlen (head)), ==, strlen (head));
  stream = g_unix_input_stream_new (ends[0], TRUE);
  thread = g_thread_new ("cancel", cancel_thread, cancellable);
  g_assert_false (
      entente_exchange_import (f->store, stream, &result, FALSE, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  close (ends[1]);
}

/* Many lines are read before the first of them is refused by the catalogue. */
static void
test_reading_ahead_stops_when_the_rest_is_not_wanted (Fixture *f,
                                                      gconstpointer data)
{
  g_autoptr(GBytes) file = generate (N_GENERATED);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (file);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(EntenteLineReader) lines = entente_line_reader_new (stream);
  EntenteJsonlStream *records;
  const EntenteJsonlItem *item;
  g_autoptr(GError) error = NULL;
  const char *text;
  gsize length;

  entente_line_reader_next (lines, &text, &length, NULL, &error);
  records = entente_jsonl_stream_new (lines, cancellable);
  g_assert_true (entente_jsonl_stream_next (records, &item, &error));
  g_assert_cmpuint (item->line, ==, 2);
  entente_jsonl_stream_free (records);
  g_assert_cmpuint (entente_line_reader_get_line (lines), <, N_GENERATED);
}

/* Records before a wrong line are given first; behind it there is nothing. */
static void
test_error_comes_in_its_turn (Fixture *f,
                              gconstpointer data)
{
  static const char text[] = "{\"kind\":\"topic\",\"id\":\"1\",\"confidentiality\":\"public\","
                             "\"names\":[{\"id\":\"2\",\"type\":\"short\",\"text\":\"a\"}]}\n"
                             "{wrong\n{worse\n";
  g_autoptr(GInputStream) stream
      = g_memory_input_stream_new_from_data (text, (gssize) strlen (text), NULL);
  g_autoptr(EntenteLineReader) lines = entente_line_reader_new (stream);
  g_autoptr(EntenteJsonlStream) records = entente_jsonl_stream_new (lines, NULL);
  const EntenteJsonlItem *item;
  g_autoptr(GError) error = NULL;

  g_assert_true (entente_jsonl_stream_next (records, &item, &error));
  g_assert_cmpint (entente_record_get_id (item->record), ==, 1);
  g_assert_false (entente_jsonl_stream_next (records, &item, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Line 2, column 2:"));
  g_assert_null (item);
}

#define GOOD "{\"kind\":\"country\",\"id\":\"10\",\"confidentiality\":\"public\"" NAMES "}\n"
#define LINE(inside_) HEAD GOOD "{\"kind\":\"person\",\"id\":\"20\"," inside_ "}\n"

#define CITED \
  "\"family\":\"x\",\"confidentiality\":\"public\",\"citations\":[{\"id\":\"1\"," \
  "\"source\":{\"source\":\"1\"},"

/* What is refused, and the place that the message names. */
static const struct
{
  const char *name;
  const char *text;
  const char *place;
} refused[] = {
  { "empty file", "", "Line 1, column 1" },
  { "no exchange file", "{}\n", "Line 1, column 1" },
  { "newer format", "{\"entente\":2}\n", "Line 1, column 12" },
  { "unknown field of the head", "{\"entente\":1,\"x\":1}\n", "Line 1, column 14" },
  { "home that is a person", "{\"entente\":1,\"home\":{\"person\":\"1\"}}\n", "Line 1, column 21" },
  { "home that is nowhere", "{\"entente\":1,\"home\":{\"country\":\"1\"}}\n", "Line 1" },
  { "empty line", HEAD "\n", "Line 2, column 1" },
  { "broken line", HEAD GOOD "{\"kind\":\"country\",\n", "Line 3, column 19" },
  { "no object", HEAD "[]\n", "Line 2, column 1" },
  { "invalid UTF-8", LINE ("\"family\":\"\xff\""), "Line 3, column 38" },
  { "name twice", LINE ("\"family\":\"x\",\"family\":\"y\""), "Line 3, column 41" },
  { "no kind", HEAD "{\"id\":\"20\"}\n", "Line 2, column 1" },
  { "unknown kind", HEAD "{\"kind\":\"planet\",\"id\":\"20\"}\n", "Line 2, column 9" },
  { "no number", HEAD "{\"kind\":\"country\",\"confidentiality\":\"public\"" NAMES "}\n",
    "Line 2, column 1" },
  { "number that is none", HEAD "{\"kind\":\"country\",\"id\":\"012\"}\n", "Line 2, column 24" },
  { "number without quotes", HEAD "{\"kind\":\"country\",\"id\":12}\n", "Line 2, column 24" },
  { "unknown field", LINE ("\"size\":\"x\""), "Line 3, column 28" },
  { "field of another kind", LINE ("\"alpha2\":\"DZ\""), "Line 3, column 28" },
  { "wrong type", LINE ("\"family\":12"), "Line 3, column 37" },
  { "null", LINE ("\"family\":null"), "Line 3, column 37" },
  { "empty text", LINE ("\"family\":\"\""), "Line 3, column 37" },
  { "control character", LINE ("\"family\":\"a\\u0007b\""), "Line 3, column 37" },
  { "missing confidentiality", LINE ("\"family\":\"x\""), "Line 3, column 1" },
  { "unknown code", LINE ("\"family\":\"x\",\"confidentiality\":\"secret\""), "Line 3, column 59" },
  { "bad date", LINE ("\"family\":\"x\",\"confidentiality\":\"public\",\"verified\":\"2025-13\""),
    "Line 3, column 79" },
  { "date in another form",
    LINE ("\"family\":\"x\",\"confidentiality\":\"public\",\"verified\":\"28/05/2024\""),
    "Line 3, column 79" },
  { "bad time", LINE ("\"created\":{\"at\":\"2025-01-01\"}"), "Line 3, column 44" },
  { "bad versions", LINE ("\"versions\":{\"a b\":1}"), "Line 3, column 40" },
  { "versions without a number", LINE ("\"versions\":{\"a\":\"1\"}"), "Line 3, column 44" },
  { "part that is no list", LINE ("\"names\":{}"), "Line 3, column 36" },
  { "row that is no object", LINE ("\"names\":[1]"), "Line 3, column 37" },
  { "part without a number", LINE ("\"names\":[{\"type\":\"short\",\"text\":\"x\"}]"), "Line 3, column 37" },
  { "two parts with one number",
    LINE ("\"confidentiality\":\"public\",\"names\":[{\"id\":\"1\",\"type\":\"short\",\"text\":\"x\"},"
          "{\"id\":\"1\",\"type\":\"short\",\"text\":\"y\"}]"),
    "Line 3, column 1" },
  { "link to a wrong kind",
    HEAD "{\"kind\":\"topic\",\"id\":\"5\",\"parent\":{\"country\":\"10\"},"
         "\"confidentiality\":\"public\"" NAMES "}\n",
    "Line 2, column 35" },
  { "link that is empty", HEAD "{\"kind\":\"topic\",\"id\":\"5\",\"parent\":{}}\n", "Line 2, column 35" },
  { "link to nowhere",
    HEAD GOOD "{\"kind\":\"topic\",\"id\":\"5\",\"parent\":{\"topic\":\"99\"},"
              "\"confidentiality\":\"public\"" NAMES "}\n",
    "Line 3, column 35" },
  { "link to a record of another kind",
    HEAD GOOD "{\"kind\":\"topic\",\"id\":\"5\",\"parent\":{\"topic\":\"10\"},"
              "\"confidentiality\":\"public\"" NAMES "}\n",
    "Line 3, column 35" },
  { "letters of another country",
    HEAD "{\"kind\":\"country\",\"id\":\"10\",\"alpha3\":\"DZA\",\"confidentiality\":\"public\"" NAMES "}\n"
         "{\"kind\":\"country\",\"id\":\"20\",\"alpha3\":\"DZA\",\"confidentiality\":\"public\"" NAMES "}\n",
    "Line 3, column 38" },
  { "two letters of another country",
    HEAD "{\"kind\":\"country\",\"id\":\"10\",\"alpha2\":\"DZ\",\"confidentiality\":\"public\"" NAMES "}\n"
         "{\"kind\":\"country\",\"id\":\"20\",\"alpha2\":\"DZ\",\"confidentiality\":\"public\"" NAMES "}\n",
    "Line 3, column 38" },
  { "citation of a part that is not there",
    LINE ("\"family\":\"x\",\"confidentiality\":\"public\",\"citations\":[{\"id\":\"1\","
          "\"source\":{\"source\":\"1\"},\"part\":\"9\",\"verdict\":\"supports\"}]"),
    "Line 3, column 122" },
  { "citation whose range ends before it begins",
    LINE (CITED "\"first\":120,\"last\":119,\"verdict\":\"supports\"}]"), "Line 3, column 134" },
  { "citation whose range has no beginning",
    LINE (CITED "\"last\":119,\"verdict\":\"supports\"}]"), "Line 3, column 81" },
  { "citation whose range is shorter than its words",
    LINE (CITED "\"words\":\"signed\",\"first\":120,\"last\":125,\"verdict\":\"supports\"}]"),
    "Line 3, column 151" },
  { "citation whose range is much longer than its words",
    LINE (CITED "\"words\":\"signed\",\"first\":120,\"last\":420,\"verdict\":\"supports\"}]"),
    "Line 3, column 151" },
  { "citation that differs and does not say how",
    LINE (CITED "\"verdict\":\"differs\"}]"), "Line 3, column 81" },
};

static void
assert_refused (Fixture *f,
                const char *name,
                const char *text,
                const char *place)
{
  g_autoptr(GBytes) before = export (f->store);
  g_autoptr(GBytes) after = NULL;
  g_auto(EntenteImportResult) result = { { 0 } };
  g_autoptr(GError) error = NULL;

  g_test_message ("%s", name);
  g_assert_false (import_text (f->store, text, &result, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, place));
  g_assert_false (g_ascii_isdigit (error->message[strlen (place)]));
  after = export (f->store);
  assert_bytes_equal (before, after);
}

static void
test_what_is_wrong_is_told_by_line_and_column (Fixture *f,
                                               gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    assert_refused (f, refused[i].name, refused[i].text, refused[i].place);
}

/* The same in a catalogue that is not empty, where links are checked on the way. */
static void
test_what_is_wrong_leaves_what_is_there (Fixture *f,
                                         gconstpointer data)
{
  static const char topic[]
      = HEAD "{\"kind\":\"topic\",\"id\":\"4\",\"confidentiality\":\"public\"" NAMES "}\n";

  import_well (f->store, topic, ENTENTE_IMPORT_ADDED);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (strcmp (refused[i].name, "home that is nowhere") != 0)
      assert_refused (f, refused[i].name, refused[i].text, refused[i].place);
  assert_clean (f->store);
}

#define LETTERS(id_, more_) \
  "{\"kind\":\"country\",\"id\":\"" id_ "\",\"alpha2\":\"YU\"" more_ \
  ",\"confidentiality\":\"public\"" NAMES "}\n"

static void
test_letters_belong_to_one_country_of_their_time (Fixture *f,
                                                  gconstpointer data)
{
  g_auto(EntenteImportResult) result = { { 0 } };
  g_auto(EntenteImportResult) other = { { 0 } };
  g_autoptr(GError) error = NULL;

  import_text (f->store, HEAD LETTERS ("30", "") LETTERS ("40", ",\"existed\":\"1945/1992\""), &result,
               &error);
  g_assert_no_error (error);
  g_assert_false (import_text (f->store, HEAD LETTERS ("20", ""), &other, &error));
  g_assert_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "Line 2, column 38:"));
  g_assert_cmpint (entente_store_kind_of (f->store, 20), ==, ENTENTE_KIND_NONE);
}

static void
test_nested_brackets_are_refused (Fixture *f,
                                  gconstpointer data)
{
  g_autoptr(GString) text = g_string_new (HEAD);

  for (guint i = 0; i < 200000; i++)
    g_string_append_c (text, '[');
  assert_refused (f, "200,000 brackets", text->str, "Line 2, column 65");
}

static void
test_line_without_end_is_refused (Fixture *f,
                                  gconstpointer data)
{
  g_autoptr(GString) text = g_string_new (HEAD "\"");
  gsize before = text->len;

  g_string_set_size (text, 20 * 1024 * 1024);
  memset (text->str + before, 'x', text->len - before);
  assert_refused (f, "20 MiB without an end of line", text->str, "Line 2");
}

static void
test_hundred_thousand_records_come_back_byte_for_byte (Fixture *f,
                                                       gconstpointer data)
{
  round_trip (f, 100000);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/exchange/" path, Fixture, NULL, set_up, function, tear_down)
  if (g_test_slow ())
    {
      ADD ("hundred-thousand-records-come-back-byte-for-byte",
           test_hundred_thousand_records_come_back_byte_for_byte);
      return g_test_run ();
    }
  ADD ("generated-records-come-back-byte-for-byte", test_generated_records_come_back_byte_for_byte);
  ADD ("sample-comes-back-byte-for-byte", test_sample_comes_back_byte_for_byte);
  ADD ("second-import-changes-nothing", test_second_import_changes_nothing);
  ADD ("import-is-undone-and-done-again", test_import_is_undone_and_done_again);
  ADD ("versions-decide", test_versions_decide);
  ADD ("change-made-here-covers-what-came", test_change_made_here_covers_what_came);
  ADD ("stamps-come-from-own-changes-or-from-the-origin",
       test_stamps_come_from_own_changes_or_from_the_origin);
  ADD ("empty-catalogue-takes-over-home-and-desk", test_empty_catalogue_takes_over_home_and_desk);
  ADD ("rehearsal-changes-nothing", test_rehearsal_changes_nothing);
  ADD ("cancelled-import-leaves-nothing", test_cancelled_import_leaves_nothing);
  ADD ("waiting-for-the-file-is-cancelled", test_waiting_for_the_file_is_cancelled);
  ADD ("reading-ahead-stops-when-the-rest-is-not-wanted",
       test_reading_ahead_stops_when_the_rest_is_not_wanted);
  ADD ("error-comes-in-its-turn", test_error_comes_in_its_turn);
  ADD ("what-is-wrong-is-told-by-line-and-column", test_what_is_wrong_is_told_by_line_and_column);
  ADD ("what-is-wrong-leaves-what-is-there", test_what_is_wrong_leaves_what_is_there);
  ADD ("letters-belong-to-one-country-of-their-time",
       test_letters_belong_to_one_country_of_their_time);
  ADD ("nested-brackets-are-refused", test_nested_brackets_are_refused);
  ADD ("line-without-end-is-refused", test_line_without_end_is_refused);
#undef ADD
  return g_test_run ();
}
