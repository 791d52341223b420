/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-jsonl-reader.h"

#include "entente-jsonl-values.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-versions.h"

/* One line of the exchange format becomes one record, or an error with line and column. Nothing is
 * guessed and nothing is put right: what the description of the kind does not know is refused. */

#define MAX_STAMP_BYTES 1024

/* Where a value of the record stands in the line, for the errors that are found afterwards. */
typedef struct
{
  EntentePlace place;
  const char *at;
} Spot;

typedef struct
{
  EntenteJsonlValues values;
  EntenteRecord *record;
  EntenteStamps *stamps;
  GArray *spots;
} Reader;

/* Fields mostly come in order, so the search begins behind the last one found. */
static int
find_field (const EntenteTable *table,
            const EntenteJsonSlice *name,
            guint *hint)
{
  for (guint i = 0; i < table->n_fields; i++)
    {
      guint place = (*hint + i) % table->n_fields;

      if (entente_json_slice_is (name, table->fields[place].name))
        {
          *hint = place + 1;
          return (int)place;
        }
    }
  return -1;
}

static void
add_spot (Reader *self,
          EntentePlace place,
          const char *at)
{
  Spot spot = { place, at };

  g_array_append_val (self->spots, spot);
}

static gboolean
read_row (Reader *self,
          EntenteRow *row,
          EntentePlace place,
          GError **error)
{
  gboolean first = TRUE;
  EntenteJsonSlice name;
  guint hint = 0;
  const char *at = self->values.cursor.at;

  entente_json_enter (&self->values.cursor);
  while (entente_json_next_name (&self->values.cursor, &first, &name))
    {
      if (row->id == 0 && entente_json_slice_is (&name, "id"))
        {
          if (!entente_jsonl_read_id (&self->values, &row->id, error))
            return FALSE;
          continue;
        }
      place.field = find_field (row->table, &name, &hint);
      if (place.field < 0)
        return entente_jsonl_fail_unknown (&self->values, &name, error);
      add_spot (self, place, self->values.cursor.at);
      if (!entente_jsonl_read_value (&self->values, &row->table->fields[place.field],
                                     &row->values[place.field], error))
        return FALSE;
    }
  return row->id != 0
         || entente_jsonl_fail (&self->values, at, _ ("The number (“id”) is missing."), error);
}

static gboolean
read_part (Reader *self,
           guint part,
           GError **error)
{
  GPtrArray *rows = entente_record_get_part (self->record, part);
  gboolean first = TRUE;

  if (!entente_jsonl_expect_array (&self->values, error))
    return FALSE;
  entente_json_enter (&self->values.cursor);
  while (entente_json_next_element (&self->values.cursor, &first))
    {
      EntenteRow *row = entente_row_new (entente_record_get_info (self->record)->parts[part]);
      EntentePlace place = { (int)part, (int)rows->len, -1 };

      g_ptr_array_add (rows, row);
      if (!entente_jsonl_expect_object (&self->values, error))
        return FALSE;
      add_spot (self, place, self->values.cursor.at);
      if (!read_row (self, row, place, error))
        return FALSE;
    }
  return TRUE;
}

/* UTC, to the second, and nothing else. */
static gboolean
is_time (const char *text)
{
  static const char form[] = "0000-00-00T00:00:00Z";
  g_autoptr (GDateTime) time = NULL;

  for (guint i = 0; i < sizeof form; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  time = g_date_time_new_from_iso8601 (text, NULL);
  return time != NULL;
}

static gboolean
read_stamp_text (Reader *self,
                 char **text,
                 GError **error)
{
  const char *at = self->values.cursor.at;

  if (!entente_jsonl_read_text (&self->values, text, error))
    return FALSE;
  return entente_text_check (*text, -1, ENTENTE_TEXT_DEFAULT, MAX_STAMP_BYTES, error)
         || entente_jsonl_fail_with_reason (&self->values, at, error);
}

static gboolean
read_stamp (Reader *self,
            char **time,
            char **by,
            char **desk,
            GError **error)
{
  gboolean first = TRUE;
  EntenteJsonSlice name;

  if (!entente_jsonl_expect_object (&self->values, error))
    return FALSE;
  entente_json_enter (&self->values.cursor);
  while (entente_json_next_name (&self->values.cursor, &first, &name))
    {
      const char *at = self->values.cursor.at;

      if (entente_json_slice_is (&name, "by"))
        {
          if (!read_stamp_text (self, by, error))
            return FALSE;
        }
      else if (entente_json_slice_is (&name, "desk"))
        {
          if (!read_stamp_text (self, desk, error))
            return FALSE;
        }
      else if (!entente_json_slice_is (&name, "at"))
        return entente_jsonl_fail_unknown (&self->values, &name, error);
      else if (!entente_jsonl_read_text (&self->values, time, error))
        return FALSE;
      else if (!is_time (*time))
        return entente_jsonl_fail (&self->values, at,
                                   _ ("A time is written as 2026-11-22T08:30:00Z."), error);
    }
  return TRUE;
}

static gboolean
read_versions (Reader *self,
               GError **error)
{
  g_autoptr (GArray) versions = entente_versions_new ();
  gboolean first = TRUE;
  EntenteJsonSlice name;

  if (!entente_jsonl_expect_object (&self->values, error))
    return FALSE;
  entente_json_enter (&self->values.cursor);
  while (entente_json_next_name (&self->values.cursor, &first, &name))
    {
      const char *at = self->values.cursor.at;
      char replica[ENTENTE_REPLICA_MAX + 1];
      gint64 number;

      if (!entente_versions_replica_is_valid (name.text, name.length))
        return entente_jsonl_fail (&self->values, name.text - 1,
                                   _ ("A replica has up to 64 letters and digits."), error);
      memcpy (replica, name.text, name.length);
      replica[name.length] = '\0';
      if (!entente_jsonl_read_integer (&self->values, &number, error))
        return FALSE;
      if (number < 1 || number == G_MAXINT64)
        return entente_jsonl_fail (&self->values, at, _ ("The number of a change must stand here."),
                                   error);
      entente_versions_set (versions, replica, number);
    }
  self->stamps->versions = entente_versions_to_string (versions);
  return TRUE;
}

static int
find_part (const EntenteKindInfo *info,
           const EntenteJsonSlice *name)
{
  for (guint i = 0; i < info->n_parts; i++)
    if (entente_json_slice_is (name, info->parts[i]->key))
      return (int)i;
  return -1;
}

/* What is neither a field nor a part: the keys before them. */
static gboolean
read_key (Reader *self,
          const EntenteJsonSlice *name,
          gboolean *known,
          GError **error)
{
  EntenteStamps *stamps = self->stamps;
  EntenteRow *row = entente_record_get_row (self->record);

  *known = TRUE;
  if (entente_json_slice_is (name, "kind"))
    {
      entente_json_skip (&self->values.cursor);
      return TRUE;
    }
  if (entente_json_slice_is (name, "id"))
    return entente_jsonl_read_id (&self->values, &row->id, error);
  if (entente_json_slice_is (name, "created"))
    return read_stamp (self, &stamps->created_at, &stamps->created_by, &stamps->created_desk,
                       error);
  if (entente_json_slice_is (name, "modified"))
    return read_stamp (self, &stamps->modified_at, &stamps->modified_by, &stamps->modified_desk,
                       error);
  if (entente_json_slice_is (name, "versions"))
    return read_versions (self, error);
  *known = FALSE;
  return TRUE;
}

static gboolean
read_members (Reader *self,
              GError **error)
{
  EntenteRow *row = entente_record_get_row (self->record);
  const EntenteKindInfo *info = entente_record_get_info (self->record);
  EntentePlace place = { -1, 0, -1 };
  gboolean first = TRUE;
  gboolean known;
  EntenteJsonSlice name;
  guint hint = 0;
  int part;

  entente_json_enter (&self->values.cursor);
  while (entente_json_next_name (&self->values.cursor, &first, &name))
    {
      if (!read_key (self, &name, &known, error))
        return FALSE;
      if (known)
        continue;
      place.field = find_field (row->table, &name, &hint);
      if (place.field >= 0)
        {
          add_spot (self, place, self->values.cursor.at);
          if (!entente_jsonl_read_value (&self->values, &row->table->fields[place.field],
                                         &row->values[place.field], error))
            return FALSE;
          continue;
        }
      part = find_part (info, &name);
      if (part < 0)
        return entente_jsonl_fail_unknown (&self->values, &name, error);
      if (!read_part (self, (guint)part, error))
        return FALSE;
    }
  return row->id != 0
         || entente_jsonl_fail (&self->values, self->values.cursor.start,
                                _ ("The number (“id”) is missing."), error);
}

/* The kind says what the other keys mean; it comes first, but need not. */
static gboolean
read_kind (Reader *self,
           EntenteKind *kind,
           GError **error)
{
  EntenteJsonCursor cursor = self->values.cursor;
  gboolean first = TRUE;
  EntenteJsonSlice name;

  if (!entente_jsonl_expect_object (&self->values, error))
    return FALSE;
  entente_json_enter (&cursor);
  while (entente_json_next_name (&cursor, &first, &name))
    {
      if (!entente_json_slice_is (&name, "kind"))
        {
          entente_json_skip (&cursor);
          continue;
        }
      if (entente_json_peek (&cursor) == '"')
        {
          entente_json_take_string (&cursor, &name);
          *kind = entente_jsonl_find_kind (&name);
          if (*kind != ENTENTE_KIND_NONE)
            return TRUE;
          cursor.at = name.text - 1;
        }
      return entente_jsonl_fail (&self->values, cursor.at, _ ("This is no kind of record."), error);
    }
  return entente_jsonl_fail (&self->values, cursor.start, _ ("The kind is missing."), error);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 first = *(const gint64 *)a;
  gint64 second = *(const gint64 *)b;

  return first < second ? -1 : first > second;
}

/* A citation names a part by its number, so no number stands twice in a record. */
static gboolean
check_part_ids (Reader *self,
                GError **error)
{
  const EntenteKindInfo *info = entente_record_get_info (self->record);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (self->record, i);

      for (guint j = 0; j < rows->len; j++)
        g_array_append_val (ids, ((EntenteRow *)g_ptr_array_index (rows, j))->id);
    }
  g_array_sort (ids, compare_ids);
  for (guint i = 1; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == g_array_index (ids, gint64, i - 1))
      {
        g_autofree char *reason = g_strdup_printf (
            _ ("Two parts bear the number %lld."), (long long) g_array_index (ids, gint64, i));

        return entente_jsonl_fail (&self->values, self->values.cursor.start, reason, error);
      }
  return TRUE;
}

static const char *
find_spot (Reader *self,
           const EntentePlace *place)
{
  const char *row_at = self->values.cursor.start;

  for (guint i = 0; i < self->spots->len; i++)
    {
      const Spot *spot = &g_array_index (self->spots, Spot, i);

      if (spot->place.part != place->part || (place->part >= 0 && spot->place.row != place->row))
        continue;
      if (spot->place.field == place->field)
        return spot->at;
      if (spot->place.field < 0)
        row_at = spot->at;
    }
  return row_at;
}

static gboolean
read_whole (Reader *self,
            GError **error)
{
  EntentePlace place;

  if (!read_members (self, error) || !check_part_ids (self, error))
    return FALSE;
  return entente_record_check (self->record, &place, error)
         || entente_jsonl_fail_with_reason (&self->values, find_spot (self, &place), error);
}

static gboolean
begin (Reader *self,
       const char *text,
       gsize length,
       guint line,
       GError **error)
{
  EntenteKind kind;

  self->values.cursor = (EntenteJsonCursor){ text, text + length, text, line };
  if (!read_kind (self, &kind, error))
    return FALSE;
  self->record = entente_record_new (kind);
  /* A new record is public, but a line says so itself. */
  entente_row_set_text (entente_record_get_row (self->record), "confidentiality", NULL);
  self->stamps = g_new0 (EntenteStamps, 1);
  self->spots = g_array_new (FALSE, FALSE, sizeof (Spot));
  return TRUE;
}

static void
reader_clear (Reader *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->stamps, entente_stamps_free);
  g_clear_pointer (&self->spots, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/**
 * entente_jsonl_read_record:
 * @text: (array length=length): a line of an exchange file
 * @length: its length in bytes
 * @line: its number in the file
 * @stamps: (out) (transfer full): who made and changed the record
 * @error: return location for an %ENTENTE_ERROR_INVALID, whose message begins with line and column
 *
 * Reads a record. The line is first scanned as JSON, then every value is held against the
 * description of its kind and against the rules that every record keeps.
 *
 * Returns: (transfer full) (nullable): the record
 */
EntenteRecord *
entente_jsonl_read_record (const char *text,
                           gsize length,
                           guint line,
                           EntenteStamps **stamps,
                           GError **error)
{
  g_auto (Reader) reader = { 0 };

  g_return_val_if_fail (text != NULL && stamps != NULL, NULL);

  if (!entente_json_scan_line (text, length, line, NULL, error)
      || !begin (&reader, text, length, line, error) || !read_whole (&reader, error))
    return NULL;
  *stamps = g_steal_pointer (&reader.stamps);
  return g_steal_pointer (&reader.record);
}

static guint
count_column (const char *text,
              const char *place)
{
  guint column = 1;

  for (const char *at = text; at < place; at++)
    column += ((guchar)*at & 0xc0) != 0x80;
  return column;
}

/**
 * entente_jsonl_find_link:
 * @text: (array length=length): a line that was read before without an error
 * @length: its length in bytes
 * @record: a record
 * @target: a record that it refers to
 * @column: (out): where in the line
 *
 * Returns: %TRUE if the line holds @record with a link to @target
 */
gboolean
entente_jsonl_find_link (const char *text,
                         gsize length,
                         gint64 record,
                         gint64 target,
                         guint *column)
{
  g_auto (Reader) reader = { .values.wanted = target };

  if (!entente_json_scan_line (text, length, 1, NULL, NULL)
      || !begin (&reader, text, length, 1, NULL) || !read_members (&reader, NULL)
      || entente_record_get_id (reader.record) != record || reader.values.wanted_at == NULL)
    return FALSE;
  *column = count_column (text, reader.values.wanted_at);
  return TRUE;
}

/**
 * entente_jsonl_find_field:
 * @text: (array length=length): a line that was read before without an error
 * @length: its length in bytes
 * @record: a record
 * @field: one of its own fields
 * @column: (out): where in the line its value stands, or the record if it has none
 *
 * Returns: %TRUE if the line holds @record
 */
gboolean
entente_jsonl_find_field (const char *text,
                          gsize length,
                          gint64 record,
                          const char *field,
                          guint *column)
{
  g_auto (Reader) reader = { 0 };
  EntentePlace place = { -1, 0, -1 };

  if (!entente_json_scan_line (text, length, 1, NULL, NULL)
      || !begin (&reader, text, length, 1, NULL) || !read_members (&reader, NULL)
      || entente_record_get_id (reader.record) != record)
    return FALSE;
  place.field = entente_table_find_field (entente_record_get_row (reader.record)->table, field);
  *column = count_column (text, find_spot (&reader, &place));
  return TRUE;
}

static gboolean
read_version (Reader *self,
              GError **error)
{
  const char *at = self->values.cursor.at;
  gint64 version;

  if (!entente_jsonl_read_integer (&self->values, &version, error))
    return FALSE;
  if (version == 1)
    return TRUE;
  return entente_jsonl_fail (
      &self->values, at,
      version > 1 ? _ ("The file was written by a newer Entente; update Entente to import it.")
                  : _ ("There is no such version of the format."),
      error);
}

static gboolean
read_home (Reader *self,
           EntenteJsonlHead *head,
           GError **error)
{
  EntenteValue value = { 0 };
  const char *at = self->values.cursor.at;
  gboolean good = entente_jsonl_read_link (&self->values, &value, error);

  if (good
      && (value.text != NULL || value.id == 0
          || (ENTENTE_KIND_BIT (value.kind) & ENTENTE_KINDS_PARTY) == 0))
    good = entente_jsonl_fail (&self->values, at,
                               _ ("The home party is a country or an organisation."), error);
  head->home = value.id;
  head->home_kind = value.kind;
  head->home_column = count_column (self->values.cursor.start, at);
  entente_value_clear (&value);
  return good;
}

/**
 * entente_jsonl_read_head:
 * @text: (array length=length): the first line of a file
 * @length: its length in bytes
 * @head: (out): what it says; the desk is the caller's to free
 * @error: return location for an %ENTENTE_ERROR_INVALID
 *
 * Returns: %TRUE if the file is in the exchange format of a version that we know
 */
gboolean
entente_jsonl_read_head (const char *text,
                         gsize length,
                         EntenteJsonlHead *head,
                         GError **error)
{
  Reader reader = { .values.cursor = { text, text + length, text, 1 } };
  gboolean versioned = FALSE;
  gboolean first = TRUE;
  EntenteJsonSlice name;

  *head = (EntenteJsonlHead){ .home_kind = ENTENTE_KIND_NONE };
  if (!entente_json_scan_line (text, length, 1, NULL, error)
      || !entente_jsonl_expect_object (&reader.values, error))
    return FALSE;
  entente_json_enter (&reader.values.cursor);
  while (entente_json_next_name (&reader.values.cursor, &first, &name))
    {
      gboolean good;

      if (entente_json_slice_is (&name, "entente"))
        good = versioned = read_version (&reader, error);
      else if (entente_json_slice_is (&name, "home"))
        good = read_home (&reader, head, error);
      else if (entente_json_slice_is (&name, "desk"))
        good = read_stamp_text (&reader, &head->desk, error);
      else
        good = entente_jsonl_fail_unknown (&reader.values, &name, error);
      if (!good)
        {
          g_clear_pointer (&head->desk, g_free);
          return FALSE;
        }
    }
  if (versioned)
    return TRUE;
  g_clear_pointer (&head->desk, g_free);
  return entente_jsonl_fail (&reader.values, text,
                             _ ("The file is not in the exchange format of Entente."), error);
}
