/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register.h"

#include "entente-date.h"
#include "entente-standing.h"
#include "entente-store-private.h"
#include "entente-util.h"
#include "entente-value-words.h"

/* The columns of each kind, and what their cells say. */

/* So many rows of a part are named in a cell. */
#define MAX_NAMED 8

static void
add_column (GArray *columns,
            EntenteColumnType type,
            const char *name,
            const char *label,
            gboolean sortable)
{
  const EntenteColumn column = { type, name, label, NULL, -1, TRUE, sortable };

  g_array_append_val (columns, column);
}

/* A title of its own is in the title that every record has. */
static void
add_fields (GArray *columns,
            const EntenteKindInfo *info,
            gboolean shown)
{
  for (guint i = 0; i < info->table.n_fields; i++)
    {
      const EntenteField *field = &info->table.fields[i];
      const EntenteColumn column = { ENTENTE_COLUMN_FIELD, field->name, field->label, field, -1, shown,
                                     TRUE };

      if (((field->flags & ENTENTE_FIELD_COLUMN) != 0) == shown && strcmp (field->name, "title") != 0)
        g_array_append_val (columns, column);
    }
}

static gboolean
is_shown_part (const EntenteTable *part)
{
  return strcmp (part->key, "parties") == 0 || strcmp (part->key, "by") == 0
         || strcmp (part->key, "holdings") == 0;
}

/* Names and citations are no columns; what else a record has is named by the first field of it. */
static void
add_parts (GArray *columns,
           const EntenteKindInfo *info,
           gboolean shown)
{
  for (guint i = ENTENTE_PART_TOPICS; i < entente_kind_citations (info); i++)
    {
      const EntenteTable *part = info->parts[i];
      const EntenteColumn column = { ENTENTE_COLUMN_PART, part->key, part->label_plural,
                                     &part->fields[0], (int) i, shown, TRUE };

      if (is_shown_part (part) == shown)
        g_array_append_val (columns, column);
    }
}

static GArray *
make_columns (EntenteKind kind)
{
  const EntenteKindInfo *info = entente_kind_get_info (kind);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (EntenteColumn));

  add_column (columns, ENTENTE_COLUMN_TITLE, "title", N_ ("Name"), TRUE);
  if (kind == ENTENTE_KIND_INSTRUMENT)
    add_column (columns, ENTENTE_COLUMN_WHEN, "when", N_ ("Date"), TRUE);
  add_parts (columns, info, TRUE);
  if (kind == ENTENTE_KIND_INSTRUMENT)
    {
      add_column (columns, ENTENTE_COLUMN_STATUS, "status", N_ ("Status"), TRUE);
      add_column (columns, ENTENTE_COLUMN_IN_FORCE, "in_force", N_ ("For us"), FALSE);
      add_column (columns, ENTENTE_COLUMN_END, "end", N_ ("Period ends"), FALSE);
      add_column (columns, ENTENTE_COLUMN_NOTICE, "notice_day", N_ ("Notice until"), FALSE);
    }
  add_fields (columns, info, TRUE);
  add_fields (columns, info, FALSE);
  add_parts (columns, info, FALSE);
  return columns;
}

/**
 * entente_register_columns:
 * @kind: a kind
 * @n_columns: (out): their number
 *
 * Returns: (transfer none) (array length=n_columns): all columns that the register of the kind can
 *   have, in the order in which they are offered
 */
const EntenteColumn *
entente_register_columns (EntenteKind kind,
                          guint *n_columns)
{
  static GArray *all[ENTENTE_N_KINDS];
  static gsize made = 0;

  g_return_val_if_fail (kind > ENTENTE_KIND_NONE && kind < ENTENTE_N_KINDS, NULL);

  if (g_once_init_enter (&made))
    {
      for (EntenteKind each = ENTENTE_KIND_NONE + 1; each < ENTENTE_N_KINDS; each++)
        all[each] = make_columns (each);
      g_once_init_leave (&made, 1);
    }
  *n_columns = all[kind]->len;
  return (const EntenteColumn *) all[kind]->data;
}

/**
 * entente_register_find:
 * @kind: a kind
 * @name: (nullable): what a column is remembered by
 *
 * Returns: (transfer none) (nullable): the column
 */
const EntenteColumn *
entente_register_find (EntenteKind kind,
                       const char *name)
{
  guint n_columns;
  const EntenteColumn *columns = entente_register_columns (kind, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    if (g_strcmp0 (columns[i].name, name) == 0)
      return &columns[i];
  return NULL;
}

/**
 * entente_register_first_order:
 * @kind: a kind
 * @descending: (out): the last first
 *
 * Returns: (transfer none): the column in whose order the register opens: what happens, the latest
 *   first; all else by name
 */
const EntenteColumn *
entente_register_first_order (EntenteKind kind,
                              gboolean *descending)
{
  const char *name = kind == ENTENTE_KIND_INSTRUMENT ? "when"
                   : kind == ENTENTE_KIND_MEETING    ? "date"
                   : kind == ENTENTE_KIND_EVENT      ? "period"
                                                     : "title";

  *descending = strcmp (name, "title") != 0;
  return entente_register_find (kind, name);
}

static char *
when_words (EntenteDb *db,
            gint64 id,
            GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      db, "SELECT date FROM entry WHERE record = ?1 ORDER BY first IS NULL, first LIMIT 1", error);
  gboolean row = FALSE;
  EntenteDate date;

  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, error) || !row || entente_stmt_is_null (stmt, 0)
      || !entente_date_parse (entente_stmt_text (stmt, 0), ENTENTE_DATE_SPAN, &date, NULL))
    return NULL;
  return entente_date_format (&date, NULL);
}

static char *
part_words (EntenteReader *reader,
            EntenteRecord *record,
            const EntenteColumn *column)
{
  GPtrArray *rows = entente_record_get_part (record, (guint) column->part);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len && words->len < MAX_NAMED; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);
      char *each = entente_value_words (reader, column->field, &row->values[0]);

      if (each != NULL)
        g_ptr_array_add (words, each);
    }
  if (rows->len > MAX_NAMED)
    g_ptr_array_add (words, g_strdup_printf (ngettext ("%u other", "%u others",
                                                       rows->len - MAX_NAMED),
                                             rows->len - MAX_NAMED));
  g_ptr_array_add (words, NULL);
  return words->len > 1 ? g_strjoinv (", ", (char **) words->pdata) : NULL;
}

static char *
standing_words (EntenteStore *self,
                EntenteRecord *record,
                EntenteColumnType type,
                GError **error)
{
  EntenteKind home_kind;
  gint64 home = entente_store_get_home (self, &home_kind);
  g_autoptr(GArray) standings = entente_store_standings (self, record, entente_today (), error);
  const EntenteStanding *whole;

  if (standings == NULL)
    return NULL;
  whole = &g_array_index (standings, EntenteStanding, 0);
  if (type == ENTENTE_COLUMN_STATUS)
    return g_strdup (entente_instrument_status_words (record, whole->status));
  if (type == ENTENTE_COLUMN_END)
    return whole->in_force && whole->period.known ? entente_day_words (whole->period.last) : NULL;
  if (type == ENTENTE_COLUMN_NOTICE)
    return whole->in_force && whole->period.has_notice_day
             ? entente_day_words (whole->period.last_notice_day) : NULL;
  for (guint i = 1; i < standings->len; i++)
    {
      const EntenteStanding *ours = &g_array_index (standings, EntenteStanding, i);

      if (ours->party == home)
        return g_strdup (entente_instrument_status_words (record, ours->status));
    }
  return NULL;
}

static char *
cell_words (EntenteStore *self,
            EntenteReader *reader,
            EntenteRecord *record,
            const EntenteColumn *column,
            GError **error)
{
  const EntenteRow *row = entente_record_get_row (record);

  switch (column->type)
    {
    case ENTENTE_COLUMN_TITLE:
      return entente_reader_title_of (reader, record);
    case ENTENTE_COLUMN_WHEN:
      return when_words (reader->db, entente_record_get_id (record), error);
    case ENTENTE_COLUMN_FIELD:
      return entente_value_words (reader, column->field,
                                  entente_row_get (row, column->field->name));
    case ENTENTE_COLUMN_PART:
      return part_words (reader, record, column);
    default:
      return standing_words (self, record, column->type, error);
    }
}

/**
 * entente_store_cells:
 * @self: a store
 * @id: a record
 * @columns: (array length=n_columns): the columns that are wanted
 * @n_columns: their number
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (array length=n_columns): what each cell says, empty for no
 *   value, and not markup; %NULL with @error set if the record is gone
 */
char **
entente_store_cells (EntenteStore *self,
                     gint64 id,
                     const EntenteColumn *const *columns,
                     guint n_columns,
                     GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteRecord) record = NULL;
  g_auto(GStrv) cells = g_new0 (char *, n_columns + 1);

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, NULL, error))
    return NULL;
  record = entente_store_load_from (reader.db, id, error);
  for (guint i = 0; record != NULL && i < n_columns; i++)
    {
      g_autoptr(GError) own = NULL;

      cells[i] = cell_words (self, &reader, record, columns[i], &own);
      if (own != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&own));
          return NULL;
        }
      if (cells[i] == NULL)
        cells[i] = g_strdup ("");
    }
  return record != NULL ? g_steal_pointer (&cells) : NULL;
}
