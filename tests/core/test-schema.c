/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schema holds what the descriptions of the kinds say, and nothing else. */
#include "entente-builder.h"
#include "entente-links.h"
#include "entente-migrate.h"
#include "entente-recorder.h"

typedef struct
{
  EntenteDb *db;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  f->db = entente_db_open (NULL, ENTENTE_DB_MEMORY, &error);
  g_assert_no_error (error);
  entente_db_migrate (f->db, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->db);
}

/* The first column of all rows, "|" between the columns of one. */
static GPtrArray *
list (Fixture *f,
      const char *sql,
      const char *table)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (f->db, sql, &error);
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);
  gboolean row = TRUE;

  g_assert_no_error (error);
  if (table != NULL)
    entente_stmt_bind_text_at (stmt, 1, table);
  while (entente_stmt_step (stmt, &row, &error) && row)
    {
      GString *text = g_string_new (entente_stmt_text (stmt, 0));

      for (int i = 1; i < entente_stmt_n_columns (stmt); i++)
        g_string_append_printf (text, "|%s", entente_stmt_text (stmt, i));
      g_ptr_array_add (rows, g_string_free (text, FALSE));
    }
  g_assert_no_error (error);
  return rows;
}

static void
assert_list (GPtrArray *rows,
             GPtrArray *expected,
             const char *table)
{
  for (guint i = 0; i < MIN (rows->len, expected->len); i++)
    if (strcmp (rows->pdata[i], expected->pdata[i]) != 0)
      g_error ("%s: %s, expected %s", table, (char *) rows->pdata[i], (char *) expected->pdata[i]);
  if (rows->len != expected->len)
    g_error ("%s: %u rows, expected %u", table, rows->len, expected->len);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* One table of the schema, as the descriptions see it. */
typedef struct
{
  const char *name;
  const char *parent; /* what its record or id refers to */
  const EntenteTable *table;
  EntenteBuilderShape shape;
} Shape;

static void
for_each_table (Fixture *f,
                void (*work) (Fixture *f,
                              const Shape *shape))
{
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const EntenteKindInfo *info = entente_kind_get_info (kind);
      Shape own = { info->table.name, "record", &info->table, ENTENTE_BUILDER_KIND };

      if (kind == ENTENTE_KIND_NONE + 1)
        work (f, &(Shape){ "record", NULL, &info->table, ENTENTE_BUILDER_RECORD });
      work (f, &own);
      for (guint i = 0; i < info->n_parts; i++)
        {
          gboolean common = i <= ENTENTE_PART_TOPICS || i >= entente_kind_citations (info);
          Shape part = { info->parts[i]->name, common ? "record" : info->table.name, info->parts[i],
                         ENTENTE_BUILDER_PART };

          if (g_hash_table_add (seen, (gpointer) info->parts[i]))
            work (f, &part);
        }
    }
}

static gboolean
belongs (const Shape *shape,
         const EntenteField *field)
{
  gboolean common = (field->flags & ENTENTE_FIELD_COMMON) != 0;

  return shape->shape == ENTENTE_BUILDER_PART || common == (shape->shape == ENTENTE_BUILDER_RECORD);
}

static const char *
column_type (const EntenteField *field,
             const char *suffix)
{
  if (*suffix != '\0')
    return "TEXT";
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
    case ENTENTE_FIELD_LINK:
    case ENTENTE_FIELD_PART:
      return "INTEGER";
    case ENTENTE_FIELD_QUANTITY:
      return "REAL";
    default:
      return "TEXT";
    }
}

static void
add_columns (GPtrArray *columns,
             const EntenteField *field)
{
  const char *suffixes[4];
  guint n = entente_builder_columns (field, suffixes);

  for (guint i = 0; i < n; i++)
    {
      gboolean needed = (field->flags & ENTENTE_FIELD_REQUIRED) != 0
                        && (*suffixes[i] == '\0' || strcmp (suffixes[i], "_kind") == 0);

      g_ptr_array_add (columns, g_strdup_printf ("%s%s|%s|%d|0", field->name, suffixes[i],
                                                 column_type (field, suffixes[i]), needed));
    }
}

static void
check_columns (Fixture *f,
               const Shape *shape)
{
  static const char *const keys[ENTENTE_N_BUILDER_SHAPES][3] = {
    { "id|INTEGER|0|1", "kind|TEXT|1|0" },
    { "id|INTEGER|0|1" },
    { "record|INTEGER|1|1", "id|INTEGER|1|2", "position|INTEGER|1|0" },
  };
  g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) columns
      = list (f, "SELECT name, type, \"notnull\", pk FROM pragma_table_info (?1)", shape->name);

  for (guint i = 0; i < G_N_ELEMENTS (keys[0]) && keys[shape->shape][i] != NULL; i++)
    g_ptr_array_add (expected, g_strdup (keys[shape->shape][i]));
  for (guint i = 0; i < shape->table->n_fields; i++)
    if (belongs (shape, &shape->table->fields[i]))
      add_columns (expected, &shape->table->fields[i]);
  assert_list (columns, expected, shape->name);
}

static void
test_columns_are_those_of_the_descriptions (Fixture *f,
                                            gconstpointer data)
{
  for_each_table (f, check_columns);
}

static void
add_keys (GPtrArray *keys,
          const EntenteField *field)
{
  if (field->type == ENTENTE_FIELD_CODE)
    g_ptr_array_add (keys, g_strdup_printf ("%s>code_%s.code", field->name, field->vocabulary->name));
  if (field->type == ENTENTE_FIELD_QUANTITY)
    g_ptr_array_add (keys, g_strdup_printf ("%s_how>code_how.code", field->name));
  if (field->type != ENTENTE_FIELD_LINK)
    return;
  if (entente_field_has_kind_column (field))
    g_ptr_array_add (keys, g_strdup_printf ("%s,%s_kind>record.id,kind", field->name, field->name));
  else
    g_ptr_array_add (keys, g_strdup_printf ("%s>%s.id", field->name,
                                            entente_kind_get_name (entente_field_only_kind (field))));
}

static void
check_keys (Fixture *f,
            const Shape *shape)
{
  static const char sql[]
      = "SELECT group_concat (\"from\") || '>' || \"table\" || '.' || group_concat (\"to\") FROM ("
        "SELECT * FROM pragma_foreign_key_list (?1) "
        "WHERE on_update = 'NO ACTION' AND on_delete = 'NO ACTION' ORDER BY id, seq) GROUP BY id";
  g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) keys = list (f, sql, shape->name);

  if (shape->parent != NULL)
    g_ptr_array_add (expected,
                     g_strdup_printf ("%s>%s.id", shape->shape == ENTENTE_BUILDER_PART ? "record" : "id",
                                      shape->parent));
  for (guint i = 0; i < shape->table->n_fields; i++)
    if (belongs (shape, &shape->table->fields[i]))
      add_keys (expected, &shape->table->fields[i]);
  g_ptr_array_sort (expected, compare_texts);
  g_ptr_array_sort (keys, compare_texts);
  assert_list (keys, expected, shape->name);
}

static void
test_foreign_keys_are_those_of_the_descriptions (Fixture *f,
                                                 gconstpointer data)
{
  for_each_table (f, check_keys);
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    n++;
  return n;
}

/* One blank for each run of them, none after an opening parenthesis. */
static char *
fold_blanks (const char *sql)
{
  g_autoptr(GRegex) runs = g_regex_new ("\\s+", 0, 0, NULL);
  g_autoptr(GRegex) inner = g_regex_new ("\\( ", 0, 0, NULL);
  g_autofree char *folded = g_regex_replace_literal (runs, sql, -1, 0, " ", 0, NULL);

  return g_regex_replace_literal (inner, folded, -1, 0, "(", 0, NULL);
}

static char *
kinds_rule (const EntenteField *field)
{
  GString *rule = g_string_new (NULL);
  const char *comma = "";

  g_string_append_printf (rule, "%s_kind IN (", field->name);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if ((field->kinds & ENTENTE_KIND_BIT (kind)) != 0)
      {
        g_string_append_printf (rule, "%s'%s'", comma, entente_kind_get_name (kind));
        comma = ", ";
      }
  g_string_append_c (rule, ')');
  return g_string_free (rule, FALSE);
}

/* What no PRAGMA tells: keys wait for the commit, a linked kind is one of the field's. */
static void
check_text (Fixture *f,
            const Shape *shape)
{
  g_autoptr(GPtrArray) rows = list (f, "SELECT sql FROM sqlite_schema WHERE name = ?1", shape->name);
  g_autofree char *sql = fold_blanks (rows->pdata[0]);

  g_assert_cmpuint (count (sql, "REFERENCES"), ==, count (sql, "DEFERRABLE INITIALLY DEFERRED"));
  g_assert_nonnull (strstr (sql, "STRICT"));
  for (guint i = 0; i < shape->table->n_fields; i++)
    {
      const EntenteField *field = &shape->table->fields[i];
      g_autofree char *rule = NULL;

      if (!belongs (shape, field) || !entente_field_has_kind_column (field))
        continue;
      rule = kinds_rule (field);
      if (strstr (sql, rule) == NULL)
        g_error ("%s: no “%s”", shape->name, rule);
    }
}

static void
test_keys_wait_and_kinds_are_checked (Fixture *f,
                                      gconstpointer data)
{
  for_each_table (f, check_text);
}

static void
test_code_tables_hold_the_vocabularies (Fixture *f,
                                        gconstpointer data)
{
  guint n;
  const EntenteVocabulary *const *vocabularies = entente_vocabularies (&n);
  g_autoptr(GPtrArray) tables
      = list (f, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'code\\_%' ESCAPE '\\'",
              NULL);

  g_assert_cmpuint (tables->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT code FROM code_%s", vocabularies[i]->name);
      g_autoptr(GPtrArray) codes = list (f, sql, NULL);
      g_autoptr(GPtrArray) expected = g_ptr_array_new_with_free_func (g_free);

      for (guint j = 0; j < vocabularies[i]->n_codes; j++)
        {
          g_ptr_array_add (expected, g_strdup (vocabularies[i]->codes[j].code));
          g_assert_cmpstr (vocabularies[i]->codes[j].label, !=, "");
        }
      g_ptr_array_sort (codes, compare_texts);
      g_ptr_array_sort (expected, compare_texts);
      assert_list (codes, expected, vocabularies[i]->name);
    }
}

/* Undoing a swap would break any rule that two rows have to keep together. */
static void
test_attached_tables_have_no_rules_between_rows (Fixture *f,
                                                 gconstpointer data)
{
  guint n_tables;
  const char *const *tables = entente_recorder_tables (&n_tables);
  g_autoptr(GPtrArray) other
      = list (f, "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view')", NULL);

  g_assert_cmpuint (other->len, ==, 0);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr(GPtrArray) rules
          = list (f, "SELECT name FROM pragma_index_list (?1) WHERE origin = 'u'", tables[i]);

      g_assert_cmpuint (rules->len, ==, strcmp (tables[i], "record") == 0 ? 1 : 0);
    }
}

static void
prepare (Fixture *f,
         const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (f->db, sql, &error);

  if (error != NULL)
    g_error ("%s: %s", sql, error->message);
}

static void
check_statements (Fixture *f,
                  const Shape *shape)
{
  for (EntenteBuilderVerb verb = 0; verb < ENTENTE_N_BUILDER_VERBS; verb++)
    prepare (f, entente_builder_sql (shape->table, shape->shape, verb));
  if (shape->shape == ENTENTE_BUILDER_PART)
    prepare (f, entente_builder_clear_sql (shape->table));
}

static void
test_every_statement_prepares (Fixture *f,
                               gconstpointer data)
{
  const GArray *links = entente_links ();

  for_each_table (f, check_statements);
  for (guint i = 0; i < links->len; i++)
    {
      const EntenteLink *link = &g_array_index (links, EntenteLink, i);

      prepare (f, entente_builder_links_sql (link->table, link->field, link->shape));
      prepare (f, entente_builder_missing_sql (link->table, link->field, link->shape));
      if ((link->field->flags & ENTENTE_FIELD_REQUIRED) == 0)
        prepare (f, entente_builder_untie_sql (link->table, link->field, link->shape));
    }
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const EntenteKindInfo *info = entente_kind_get_info (kind);

      prepare (f, entente_builder_scan_sql (info));
      prepare (f, entente_builder_orphans_sql (kind));
      for (guint i = 0; i < info->n_parts; i++)
        prepare (f, entente_builder_scan_part_sql (info, i));
    }
}

/* What hangs on a record is looked for in every one of these, at each opening of a dossier. */
static void
test_every_tie_is_found_through_an_index (Fixture *f,
                                          gconstpointer data)
{
  const GArray *links = entente_links ();

  for (guint i = 0; i < links->len; i++)
    {
      const EntenteLink *link = &g_array_index (links, EntenteLink, i);
      g_autofree char *sql
          = g_strconcat ("EXPLAIN QUERY PLAN ",
                         entente_builder_links_sql (link->table, link->field, link->shape), NULL);
      g_autoptr(GPtrArray) plan = list (f, sql, NULL);

      g_assert_cmpuint (plan->len, >, 0);
      if (strstr (plan->pdata[0], "_link") == NULL)
        g_error ("%s: %s", sql, (char *) plan->pdata[0]);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/schema/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("columns-are-those-of-the-descriptions", test_columns_are_those_of_the_descriptions);
  ADD ("foreign-keys-are-those-of-the-descriptions", test_foreign_keys_are_those_of_the_descriptions);
  ADD ("keys-wait-and-kinds-are-checked", test_keys_wait_and_kinds_are_checked);
  ADD ("code-tables-hold-the-vocabularies", test_code_tables_hold_the_vocabularies);
  ADD ("attached-tables-have-no-rules-between-rows", test_attached_tables_have_no_rules_between_rows);
  ADD ("every-statement-prepares", test_every_statement_prepares);
  ADD ("every-tie-is-found-through-an-index", test_every_tie_is_found_through_an_index);
#undef ADD
  return g_test_run ();
}
