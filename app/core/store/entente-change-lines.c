/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-change-lines.h"

#include "entente-builder.h"
#include "entente-date.h"
#include "entente-duration.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* Puts a changeset into words through the descriptions: tables and columns are those of the kinds,
 * whose labels are what a person reads. */

typedef struct
{
  EntenteDb *db;
  const EntenteTable *table;
  EntenteBuilderShape shape;
  sqlite3_changeset_iter *iter;
  int operation;
  gboolean inverse;
  EntenteRow *now; /* what stands in the file, read when it is needed */
} Row;

/* Which description a table of the schema has; `record` has the common fields, which are the same
 * in every kind. */
static gboolean
find_table (const char *name,
            Row *row)
{
  if (strcmp (name, "record") == 0)
    {
      row->table = &entente_kind_get_info (ENTENTE_KIND_TOPIC)->table;
      row->shape = ENTENTE_BUILDER_RECORD;
      return TRUE;
    }
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const EntenteKindInfo *info = entente_kind_get_info (kind);
      int part;

      if (strcmp (info->table.name, name) == 0)
        {
          row->table = &info->table;
          row->shape = ENTENTE_BUILDER_KIND;
          return TRUE;
        }
      part = entente_kind_find_part_table (info, name);
      if (part >= 0)
        {
          row->table = info->parts[part];
          row->shape = ENTENTE_BUILDER_PART;
          return TRUE;
        }
    }
  return FALSE;
}

static sqlite3_value *
get_value (const Row *row,
           int column,
           gboolean old)
{
  sqlite3_value *value = NULL;

  if (old != row->inverse)
    {
      if (row->operation != SQLITE_INSERT)
        sqlite3changeset_old (row->iter, column, &value);
    }
  else if (row->operation != SQLITE_DELETE)
    sqlite3changeset_new (row->iter, column, &value);
  return value;
}

static const char *
get_text (const Row *row,
          int column,
          gboolean old)
{
  sqlite3_value *value = get_value (row, column, old);

  return value == NULL ? NULL : (const char *) sqlite3_value_text (value);
}

static char *
say_date (const char *text)
{
  EntenteDate date;

  if (!entente_date_parse (text, ENTENTE_DATE_SPAN, &date, NULL))
    return g_strdup (text);
  return entente_date_format (&date, NULL);
}

static char *
say_duration (const char *text)
{
  EntenteDuration duration;

  if (!entente_duration_parse (text, &duration, NULL))
    return g_strdup (text);
  return entente_duration_format (&duration);
}

/* A linked record may be gone by now: then its number is all that is left. */
static char *
say_link (const Row *row,
          const EntenteField *field,
          int column,
          gboolean old)
{
  const char *suffixes[4];
  guint n = entente_builder_columns (field, suffixes);
  sqlite3_value *value = get_value (row, column, old);
  const char *words = NULL;
  char *title;

  if ((field->flags & ENTENTE_FIELD_WORDS) != 0)
    words = get_text (row, column + (int) n - 1, old);
  if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
    return g_strdup (words);
  title = entente_store_title_from (row->db, sqlite3_value_int64 (value), TRUE);
  if (title == NULL)
    title = g_strdup_printf (_ ("record %lld"), (long long) sqlite3_value_int64 (value));
  return title;
}

/* A changeset holds the columns that changed and the key: the other columns of a value that has
 * several are read from the row, as it stands. */
static void
read_now (Row *row)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autoptr(EntenteRow) now = entente_row_new (row->table);
  sqlite3_value *record = NULL;
  sqlite3_value *part = NULL;
  gboolean found = FALSE;

  sqlite3changeset_old (row->iter, 0, &record);
  if (row->shape == ENTENTE_BUILDER_PART)
    sqlite3changeset_old (row->iter, 1, &part);
  stmt = entente_db_prepare (
      row->db, entente_builder_sql (row->table, row->shape, ENTENTE_BUILDER_SELECT), NULL);
  if (stmt == NULL || record == NULL)
    return;
  entente_stmt_bind_int64_at (stmt, 1, sqlite3_value_int64 (record));
  while (entente_stmt_step (stmt, &found, NULL) && found)
    {
      entente_builder_read (stmt, row->shape, now);
      if (part != NULL && now->id != sqlite3_value_int64 (part))
        continue;
      row->now = g_steal_pointer (&now);
      return;
    }
}

/* A column of a quantity: as the changeset has it, else as it stands. */
static const char *
quantity_text (const Row *row,
               int column,
               gboolean old,
               const char *now)
{
  sqlite3_value *value = get_value (row, column, old);

  if (value == NULL)
    return row->operation == SQLITE_UPDATE ? now : NULL;
  return (const char *) sqlite3_value_text (value);
}

static char *
say_quantity (const Row *row,
              const EntenteField *field,
              int column,
              gboolean old)
{
  static const EntenteValue none = { 0 };
  const EntenteValue *now
      = row->now != NULL ? &row->now->values[field - row->table->fields] : &none;
  sqlite3_value *value = get_value (row, column, old);
  const char *how = quantity_text (row, column + 1, old, now->how);
  const char *unit = quantity_text (row, column + 2, old, now->text);
  const char *as_of = quantity_text (row, column + 3, old, now->as_of);
  g_autoptr(GString) words = g_string_new (NULL);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == NULL ? row->operation != SQLITE_UPDATE || !now->set
                    : sqlite3_value_type (value) == SQLITE_NULL)
    return NULL;
  g_ascii_formatd (number, sizeof number, "%.15g",
                   value != NULL ? sqlite3_value_double (value) : now->number);
  if (how != NULL)
    g_string_append_printf (words, "%s ", entente_vocabulary_label (&entente_vocabulary_how, how));
  g_string_append (words, number);
  if (unit != NULL)
    g_string_append_printf (words, " %s", unit);
  if (as_of != NULL)
    {
      g_autofree char *day = say_date (as_of);

      g_string_append_printf (words, " (%s)", day);
    }
  return g_strdup (words->str);
}

static char *
say_value (const Row *row,
           const EntenteField *field,
           int column,
           gboolean old)
{
  const char *text = NULL;

  if (field->type == ENTENTE_FIELD_LINK)
    return say_link (row, field, column, old);
  if (field->type == ENTENTE_FIELD_QUANTITY)
    return say_quantity (row, field, column, old);
  text = get_text (row, column, old);
  if (text == NULL)
    return NULL;
  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      return g_strdup (entente_vocabulary_label (field->vocabulary, text));
    case ENTENTE_FIELD_DATE:
    case ENTENTE_FIELD_SPAN:
      return say_date (text);
    case ENTENTE_FIELD_DURATION:
      return say_duration (text);
    default:
      return g_strdup (text);
    }
}

/* Where a value ends on the screen. */
static void
shorten (char **text)
{
  if (*text != NULL && g_utf8_strlen (*text, -1) > 80)
    {
      g_autofree char *head = g_utf8_substring (*text, 0, 79);

      g_free (*text);
      *text = g_strconcat (head, "…", NULL);
    }
}

static gboolean
field_changed (const Row *row,
               int column,
               guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    if (get_value (row, column + (int) i, TRUE) != NULL || get_value (row, column + (int) i, FALSE) != NULL)
      return TRUE;
  return FALSE;
}

static char *
say_field (const Row *row,
           const EntenteField *field,
           int column)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, field->label);
  g_autofree char *before = say_value (row, field, column, TRUE);
  g_autofree char *after = say_value (row, field, column, FALSE);

  shorten (&before);
  shorten (&after);
  if (g_strcmp0 (before, after) == 0)
    return NULL;
  if (before == NULL)
    /* Translators: the label of a field and its first value */
    return g_strdup_printf (_ ("%1$s set to %2$s"), label, after);
  if (after == NULL)
    /* Translators: the label of a field and the value it had */
    return g_strdup_printf (_ ("%1$s removed, was %2$s"), label, before);
  /* Translators: the label of a field, the value before, the value after */
  return g_strdup_printf (_ ("%1$s changed from %2$s to %3$s"), label, before, after);
}

static guint
first_column (EntenteBuilderShape shape)
{
  return shape == ENTENTE_BUILDER_PART ? 3 : shape == ENTENTE_BUILDER_RECORD ? 2 : 1;
}

static gboolean
in_shape (const EntenteField *field,
          EntenteBuilderShape shape)
{
  gboolean common = (field->flags & ENTENTE_FIELD_COMMON) != 0;

  return shape == ENTENTE_BUILDER_PART || common == (shape == ENTENTE_BUILDER_RECORD);
}

/* The words of a part that came or went: its filled fields, one after the other. */
static char *
say_part (const Row *row,
          gboolean old)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  int column = (int) first_column (row->shape);

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const char *suffixes[4];
      char *value = say_value (row, &row->table->fields[i], column, old);

      shorten (&value);
      if (value != NULL)
        g_ptr_array_add (words, value);
      column += (int) entente_builder_columns (&row->table->fields[i], suffixes);
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (", ", (char **) words->pdata);
}

static void
append_fields (Row *row,
               GPtrArray *lines)
{
  int column = (int) first_column (row->shape);

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      const char *suffixes[4];
      guint n = entente_builder_columns (field, suffixes);
      char *line;

      if (!in_shape (field, row->shape))
        continue;
      if (field->type == ENTENTE_FIELD_QUANTITY && row->now == NULL && field_changed (row, column, n))
        read_now (row);
      line = field_changed (row, column, n) ? say_field (row, field, column) : NULL;
      if (line != NULL)
        g_ptr_array_add (lines, line);
      column += (int) n;
    }
}

static void
append_row (Row *row,
            GPtrArray *lines)
{
  gboolean added = row->operation == (row->inverse ? SQLITE_DELETE : SQLITE_INSERT);
  g_autofree char *words = NULL;
  const char *label = g_dgettext (GETTEXT_PACKAGE, row->table->label);

  if (row->operation == SQLITE_UPDATE)
    append_fields (row, lines);
  else if (row->shape == ENTENTE_BUILDER_RECORD)
    g_ptr_array_add (lines, g_strdup (added ? _ ("Record added") : _ ("Record deleted")));
  else if (row->shape == ENTENTE_BUILDER_PART)
    {
      words = say_part (row, !added);
      g_ptr_array_add (lines, added ? g_strdup_printf (_ ("%1$s added: %2$s"), label, words)
                                    : g_strdup_printf (_ ("%1$s removed: %2$s"), label, words));
    }
}

/* The first column of every attached table is the record's id, also of its parts. */
static gint64
record_of (sqlite3_changeset_iter *iter,
           int operation)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, 0, &value);
  else
    sqlite3changeset_old (iter, 0, &value);
  return value == NULL ? 0 : sqlite3_value_int64 (value);
}

/**
 * entente_change_lines_append:
 * @db: a connection, for the titles of linked records
 * @changeset: a changeset
 * @size: its size in bytes
 * @record: the record whose lines are wanted, or 0 for all
 * @inverse: tell what undoing it does
 * @limit: how many lines there are to be at most
 * @lines: (element-type utf8): takes the lines
 */
void
entente_change_lines_append (EntenteDb *db,
                             gconstpointer changeset,
                             gsize size,
                             gint64 record,
                             gboolean inverse,
                             guint limit,
                             GPtrArray *lines)
{
  sqlite3_changeset_iter *iter = NULL;

  if (sqlite3changeset_start (&iter, (int) size, (void *) changeset) != SQLITE_OK)
    return;
  while (lines->len < limit && sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      Row row = { .db = db, .iter = iter, .inverse = inverse };
      const char *name;
      int n_columns;

      if (sqlite3changeset_op (iter, &name, &n_columns, &row.operation, NULL) != SQLITE_OK)
        break;
      if (record != 0 && record_of (iter, row.operation) != record)
        continue;
      if (find_table (name, &row))
        append_row (&row, lines);
      g_clear_pointer (&row.now, entente_row_free);
    }
  sqlite3changeset_finalize (iter);
}
