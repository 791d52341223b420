/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-builder.h"

/* The one place where statements are put together from descriptions: identifiers come from the
 * static tables of the kinds and from nowhere else, values are always bound.
 *
 * Parameters, the same for insert and update:
 *   record  ?1 id, ?2 kind, ?3 … the common fields
 *   kind    ?1 id, ?2 … its own fields
 *   part    ?1 record, ?2 id, ?3 position, ?4 … its fields
 * Select gives: record and kind the fields; part its id and then the fields. */

static const char *const suffixes_of_quantity[] = { "", "_how", "_unit", "_as_of" };

static gboolean
belongs (const EntenteField *field,
         EntenteBuilderShape shape)
{
  gboolean common = (field->flags & ENTENTE_FIELD_COMMON) != 0;

  return shape == ENTENTE_BUILDER_PART || common == (shape == ENTENTE_BUILDER_RECORD);
}

/**
 * entente_builder_columns:
 * @field: a field
 * @names: (out): the suffixes of its columns after the field's name
 *
 * Returns: how many columns the field has, at most four
 */
guint
entente_builder_columns (const EntenteField *field,
                         const char *names[4])
{
  guint n = 0;

  names[n++] = "";
  if (field->type == ENTENTE_FIELD_QUANTITY)
    for (; n < G_N_ELEMENTS (suffixes_of_quantity); n++)
      names[n] = suffixes_of_quantity[n];
  if (entente_field_has_kind_column (field))
    names[n++] = "_kind";
  if ((field->flags & ENTENTE_FIELD_WORDS) != 0)
    names[n++] = "_words";
  return n;
}

static GPtrArray *
list_columns (const EntenteTable *table,
              EntenteBuilderShape shape)
{
  GPtrArray *columns = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < table->n_fields; i++)
    {
      const char *suffixes[4];
      guint n;

      if (!belongs (&table->fields[i], shape))
        continue;
      n = entente_builder_columns (&table->fields[i], suffixes);
      for (guint j = 0; j < n; j++)
        g_ptr_array_add (columns,
                         g_strdup_printf ("\"%s%s\"", table->fields[i].name, suffixes[j]));
    }
  return columns;
}

/* The columns before the fields: the keys. */
static const char *const keys[ENTENTE_N_BUILDER_SHAPES] = { "id, kind", "id", "record, id, position" };
static const guint n_keys[ENTENTE_N_BUILDER_SHAPES] = { 2, 1, 3 };

static void
append_insert (GString *sql,
               const char *name,
               EntenteBuilderShape shape,
               GPtrArray *columns)
{
  g_string_append_printf (sql, "INSERT INTO \"%s\" (%s", name, keys[shape]);
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", %s", (char *) g_ptr_array_index (columns, i));
  g_string_append (sql, ") VALUES (?1");
  for (guint i = 1; i < n_keys[shape] + columns->len; i++)
    g_string_append_printf (sql, ", ?%u", i + 1);
  g_string_append_c (sql, ')');
}

static void
append_update (GString *sql,
               const char *name,
               EntenteBuilderShape shape,
               GPtrArray *columns)
{
  const char *comma = "";

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", name);
  if (shape == ENTENTE_BUILDER_PART)
    g_string_append (sql, "position = ?3, ");
  /* A table without columns of its own has nothing to change, but its statement still runs. */
  if (shape == ENTENTE_BUILDER_KIND && columns->len == 0)
    g_string_append (sql, "id = ?1");
  for (guint i = 0; i < columns->len; i++, comma = ", ")
    g_string_append_printf (sql, "%s%s = ?%u", comma, (char *) g_ptr_array_index (columns, i),
                            n_keys[shape] + i + 1);
  g_string_append (sql, shape == ENTENTE_BUILDER_PART ? " WHERE record = ?1 AND id = ?2"
                        : shape == ENTENTE_BUILDER_RECORD ? " WHERE id = ?1 AND kind = ?2"
                                                          : " WHERE id = ?1");
}

static void
append_select (GString *sql,
               const char *name,
               EntenteBuilderShape shape,
               GPtrArray *columns)
{
  g_string_append_printf (sql, "SELECT id");
  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", %s", (char *) g_ptr_array_index (columns, i));
  g_string_append_printf (sql, " FROM \"%s\" WHERE %s", name,
                          shape == ENTENTE_BUILDER_PART ? "record = ?1 ORDER BY position, id"
                                                        : "id = ?1");
}

static char *
make_sql (const EntenteTable *table,
          EntenteBuilderShape shape,
          EntenteBuilderVerb verb)
{
  g_autoptr(GPtrArray) columns = list_columns (table, shape);
  const char *name = shape == ENTENTE_BUILDER_RECORD ? "record" : table->name;
  GString *sql = g_string_new (NULL);

  switch (verb)
    {
    case ENTENTE_BUILDER_SELECT:
      append_select (sql, name, shape, columns);
      break;
    case ENTENTE_BUILDER_INSERT:
      append_insert (sql, name, shape, columns);
      break;
    case ENTENTE_BUILDER_UPDATE:
      append_update (sql, name, shape, columns);
      break;
    case ENTENTE_BUILDER_DELETE:
    default:
      g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE %s", name,
                              shape == ENTENTE_BUILDER_PART ? "record = ?1 AND id = ?2"
                                                            : "id = ?1");
      break;
    }
  return g_string_free (sql, FALSE);
}

/* Texts are made once and live as long as the program: descriptions are static, so are these. */
static const char *
remember (gconstpointer key,
          guint verb,
          char *(*make) (gconstpointer key,
                         gconstpointer more,
                         guint verb),
          gconstpointer more)
{
  static GMutex lock;
  static GHashTable *texts[32];
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&lock);
  const char *sql;

  if (texts[verb] == NULL)
    texts[verb] = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (texts[verb], key);
  if (sql == NULL)
    {
      sql = make (key, more, verb);
      g_hash_table_insert (texts[verb], (gpointer) key, (gpointer) sql);
    }
  return sql;
}

static char *
make_table_text (gconstpointer key,
                 gconstpointer more,
                 guint verb)
{
  return make_sql (key, verb / ENTENTE_N_BUILDER_VERBS, verb % ENTENTE_N_BUILDER_VERBS);
}

/**
 * entente_builder_sql:
 * @table: a kind's or a part's description
 * @shape: which of its columns
 * @verb: what to do
 *
 * Returns: (transfer none): the text of the statement, always the same pointer
 */
const char *
entente_builder_sql (const EntenteTable *table,
                     EntenteBuilderShape shape,
                     EntenteBuilderVerb verb)
{
  g_return_val_if_fail (table != NULL, NULL);

  return remember (table, shape * ENTENTE_N_BUILDER_VERBS + verb, make_table_text, NULL);
}

#define VERB_LINKS 16
#define VERB_UNTIE 20
#define VERB_CLEAR 24
#define VERB_ORPHANS 31
#define VERB_POSITIONS 30

static char *
make_links_text (gconstpointer key,
                 gconstpointer more,
                 guint verb)
{
  const EntenteField *field = key;
  const EntenteTable *table = more;

  if (verb - VERB_LINKS == ENTENTE_BUILDER_PART)
    return g_strdup_printf ("SELECT record, id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY record, id",
                            table->name, field->name);
  return g_strdup_printf ("SELECT id, 0 FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id", table->name,
                          field->name);
}

static char *
make_untie_text (gconstpointer key,
                 gconstpointer more,
                 guint verb)
{
  const EntenteField *field = key;
  const EntenteTable *table = more;

  if (entente_field_has_kind_column (field))
    return g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL, \"%s_kind\" = NULL "
                            "WHERE \"%s\" = ?1",
                            table->name, field->name, field->name, field->name);
  return g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" = ?1", table->name,
                          field->name, field->name);
}

/**
 * entente_builder_links_sql:
 * @table: a description
 * @field: one of its links
 * @shape: kind or part
 *
 * Returns: (transfer none): the statement that lists the rows whose @field is ?1, as the record's id
 *   and the part's (0 for the record itself)
 */
const char *
entente_builder_links_sql (const EntenteTable *table,
                           const EntenteField *field,
                           EntenteBuilderShape shape)
{
  return remember (field, VERB_LINKS + shape, make_links_text, table);
}

/**
 * entente_builder_untie_sql:
 * @table: a description
 * @field: one of its links
 * @shape: kind or part
 *
 * Returns: (transfer none): the statement that empties @field where it is ?1
 */
const char *
entente_builder_untie_sql (const EntenteTable *table,
                           const EntenteField *field,
                           EntenteBuilderShape shape)
{
  return remember (field, VERB_UNTIE + shape, make_untie_text, table);
}

static char *
make_clear_text (gconstpointer key,
                 gconstpointer more,
                 guint verb)
{
  return g_strdup_printf ("DELETE FROM \"%s\" WHERE record = ?1", ((const EntenteTable *) key)->name);
}

/**
 * entente_builder_clear_sql:
 * @table: a part's description
 *
 * Returns: (transfer none): the statement that deletes all rows of the record ?1
 */
const char *
entente_builder_clear_sql (const EntenteTable *table)
{
  return remember (table, VERB_CLEAR, make_clear_text, NULL);
}

#define VERB_IDS 12
#define VERB_IDS_BACKWARDS 13
#define VERB_SCAN 25
#define VERB_SCAN_PART 26
#define VERB_MISSING 27

static void
append_columns (GString *sql,
                const EntenteTable *table)
{
  g_autoptr(GPtrArray) columns = list_columns (table, ENTENTE_BUILDER_PART);

  for (guint i = 0; i < columns->len; i++)
    g_string_append_printf (sql, ", %s", (char *) g_ptr_array_index (columns, i));
}

static char *
make_scan_text (gconstpointer key,
                gconstpointer more,
                guint verb)
{
  const EntenteKindInfo *info = key;
  GString *sql = g_string_new ("SELECT k.id");

  append_columns (sql, &info->table);
  g_string_append_printf (sql, " FROM \"%s\" AS k CROSS JOIN record AS r ON r.id = k.id ORDER BY k.id",
                          info->table.name);
  return g_string_free (sql, FALSE);
}

static char *
make_ids_text (gconstpointer key,
               gconstpointer more,
               guint verb)
{
  return g_strdup_printf ("SELECT id FROM \"%s\" ORDER BY id%s",
                          ((const EntenteKindInfo *) key)->table.name,
                          verb == VERB_IDS_BACKWARDS ? " DESC" : "");
}

/**
 * entente_builder_ids_sql:
 * @info: a kind
 * @backwards: from the last to the first
 *
 * Returns: (transfer none): the statement that lists the ids in the kind's own table, looking at no
 *   other
 */
const char *
entente_builder_ids_sql (const EntenteKindInfo *info,
                         gboolean backwards)
{
  return remember (info, backwards ? VERB_IDS_BACKWARDS : VERB_IDS, make_ids_text, NULL);
}

/**
 * entente_builder_scan_sql:
 * @info: a kind
 *
 * Returns: (transfer none): the statement that lists all records of the kind by id, as
 *   %ENTENTE_BUILDER_PART reads them: all fields in the order of the description
 */
const char *
entente_builder_scan_sql (const EntenteKindInfo *info)
{
  return remember (info, VERB_SCAN, make_scan_text, NULL);
}

static char *
make_scan_part_text (gconstpointer key,
                     gconstpointer more,
                     guint verb)
{
  const EntenteTable *part = *(const EntenteTable *const *) key;
  const EntenteKindInfo *info = more;
  GString *sql = g_string_new ("SELECT p.id");

  append_columns (sql, part);
  /* The outer loop runs over the kind, so that a table which all kinds share is not read whole. */
  g_string_append_printf (sql,
                          ", p.record, p.position FROM (SELECT id AS owner FROM \"%s\" ORDER BY id) "
                          "CROSS JOIN \"%s\" AS p ON p.record = owner ORDER BY owner",
                          info->table.name, part->name);
  return g_string_free (sql, FALSE);
}

/**
 * entente_builder_scan_part_sql:
 * @info: a kind
 * @part: the place of one of its parts
 *
 * Returns: (transfer none): the statement that lists that part of all records of the kind by the
 *   record's id, each row as %ENTENTE_BUILDER_PART reads it and then the record's id and the
 *   position, in which the rows of a record are not ordered
 */
const char *
entente_builder_scan_part_sql (const EntenteKindInfo *info,
                               guint part)
{
  return remember (&info->parts[part], VERB_SCAN_PART, make_scan_part_text, info);
}

static char *
make_missing_text (gconstpointer key,
                   gconstpointer more,
                   guint verb)
{
  const EntenteField *field = key;
  const EntenteTable *table = more;
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "SELECT %s, t.\"%s\" FROM \"%s\" AS t WHERE t.\"%s\" IS NOT NULL",
                          verb - VERB_MISSING == ENTENTE_BUILDER_PART ? "t.record" : "t.id", field->name,
                          table->name, field->name);
  if (entente_field_has_kind_column (field))
    g_string_append_printf (sql,
                            " AND NOT EXISTS (SELECT 1 FROM record AS o WHERE o.id = t.\"%s\" "
                            "AND o.kind = t.\"%s_kind\") LIMIT 1",
                            field->name, field->name);
  else
    g_string_append_printf (sql, " AND NOT EXISTS (SELECT 1 FROM \"%s\" AS o WHERE o.id = t.\"%s\") LIMIT 1",
                            entente_kind_get_name (entente_field_only_kind (field)), field->name);
  return g_string_free (sql, FALSE);
}

/**
 * entente_builder_missing_sql:
 * @table: a description
 * @field: one of its links
 * @shape: kind or part
 *
 * Returns: (transfer none): the statement that finds a row whose @field names a record that is not
 *   there, as the ids of the record it belongs to and of the one that is missing
 */
const char *
entente_builder_missing_sql (const EntenteTable *table,
                             const EntenteField *field,
                             EntenteBuilderShape shape)
{
  return remember (field, VERB_MISSING + shape, make_missing_text, table);
}

static char *
make_orphans_text (gconstpointer key,
                   gconstpointer more,
                   guint verb)
{
  return g_strdup_printf ("SELECT r.id FROM record r LEFT JOIN \"%s\" k ON k.id = r.id "
                          "WHERE r.kind = ?1 AND k.id IS NULL "
                          "UNION ALL SELECT k.id FROM \"%s\" k JOIN record r ON r.id = k.id "
                          "WHERE r.kind <> ?1",
                          ((const EntenteTable *) key)->name, ((const EntenteTable *) key)->name);
}

/**
 * entente_builder_orphans_sql:
 * @kind: a kind
 *
 * Returns: (transfer none): the statement that lists records of the kind, whose name is ?1, without
 *   a row in its table, and rows whose record is of another kind
 */
const char *
entente_builder_orphans_sql (EntenteKind kind)
{
  return remember (&entente_kind_get_info (kind)->table, VERB_ORPHANS, make_orphans_text, NULL);
}

static char *
make_positions_text (gconstpointer key,
                     gconstpointer more,
                     guint verb)
{
  const char *name = ((const EntenteTable *) key)->name;

  return g_strdup_printf ("SELECT DISTINCT record || ' (%s)' FROM \"%s\" GROUP BY record, position "
                          "HAVING count (*) > 1 ORDER BY record",
                          name, name);
}

/**
 * entente_builder_positions_sql:
 * @table: a part's description
 *
 * Returns: (transfer none): the statement that lists, in words, the records of which two rows have
 *   the same position
 */
const char *
entente_builder_positions_sql (const EntenteTable *table)
{
  return remember (table, VERB_POSITIONS, make_positions_text, NULL);
}

static void
bind_text (EntenteStmt *stmt,
           int index,
           const char *text)
{
  entente_stmt_bind_text_borrowed_at (stmt, index, text, -1);
}

static void
bind_number (EntenteStmt *stmt,
             int index,
             gboolean there,
             gint64 number)
{
  if (there)
    entente_stmt_bind_int64_at (stmt, index, number);
  else
    entente_stmt_bind_null_at (stmt, index);
}

static int
bind_value (EntenteStmt *stmt,
            int index,
            const EntenteField *field,
            const EntenteValue *value)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
      bind_number (stmt, index++, value->set, value->id);
      break;
    case ENTENTE_FIELD_PART:
      bind_number (stmt, index++, value->id != 0, value->id);
      break;
    case ENTENTE_FIELD_QUANTITY:
      if (value->set)
        entente_stmt_bind_double_at (stmt, index++, value->number);
      else
        entente_stmt_bind_null_at (stmt, index++);
      bind_text (stmt, index++, value->set ? value->how : NULL);
      bind_text (stmt, index++, value->set ? value->text : NULL);
      bind_text (stmt, index++, value->set ? value->as_of : NULL);
      break;
    case ENTENTE_FIELD_LINK:
      bind_number (stmt, index++, value->id != 0, value->id);
      if (entente_field_has_kind_column (field))
        bind_text (stmt, index++, value->id != 0 ? entente_kind_get_name (value->kind) : NULL);
      if ((field->flags & ENTENTE_FIELD_WORDS) != 0)
        bind_text (stmt, index++, value->text);
      break;
    default:
      bind_text (stmt, index++, value->text);
      break;
    }
  return index;
}

/**
 * entente_builder_bind:
 * @stmt: an insert or update made by [func@builder_sql]
 * @shape: which columns of the row
 * @row: the values, which stay as they are until the statement is bound anew or released
 *
 * Binds the fields; the keys before them are the caller's.
 */
void
entente_builder_bind (EntenteStmt *stmt,
                      EntenteBuilderShape shape,
                      const EntenteRow *row)
{
  int index = (int) n_keys[shape] + 1;

  for (guint i = 0; i < row->table->n_fields; i++)
    if (belongs (&row->table->fields[i], shape))
      index = bind_value (stmt, index, &row->table->fields[i], &row->values[i]);
}

static char *
dup_text (EntenteStmt *stmt,
          int column)
{
  return g_strdup (entente_stmt_text (stmt, column));
}

static int
read_value (EntenteStmt *stmt,
            int column,
            const EntenteField *field,
            EntenteValue *value)
{
  entente_value_clear (value);
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
    case ENTENTE_FIELD_PART:
      value->set = !entente_stmt_is_null (stmt, column);
      value->id = entente_stmt_int64 (stmt, column++);
      break;
    case ENTENTE_FIELD_QUANTITY:
      value->set = !entente_stmt_is_null (stmt, column);
      value->number = entente_stmt_double (stmt, column++);
      value->how = g_intern_string (entente_stmt_text (stmt, column++));
      value->text = dup_text (stmt, column++);
      value->as_of = dup_text (stmt, column++);
      break;
    case ENTENTE_FIELD_LINK:
      value->id = entente_stmt_int64 (stmt, column++);
      if (entente_field_has_kind_column (field))
        value->kind = entente_kind_from_name (entente_stmt_text (stmt, column++));
      else if (value->id != 0)
        value->kind = entente_field_only_kind (field);
      if ((field->flags & ENTENTE_FIELD_WORDS) != 0)
        value->text = dup_text (stmt, column++);
      break;
    default:
      value->text = dup_text (stmt, column++);
      break;
    }
  return column;
}

/**
 * entente_builder_read:
 * @stmt: a select made by [func@builder_sql], standing on a row
 * @shape: which columns of the row
 * @row: takes the id and the values
 */
void
entente_builder_read (EntenteStmt *stmt,
                      EntenteBuilderShape shape,
                      EntenteRow *row)
{
  int column = 1;

  row->id = entente_stmt_int64 (stmt, 0);
  for (guint i = 0; i < row->table->n_fields; i++)
    if (belongs (&row->table->fields[i], shape))
      column = read_value (stmt, column, &row->table->fields[i], &row->values[i]);
}
