/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-builder-sort.h"

/* What a column of a register is sorted by. Identifiers come from the static descriptions only. */

/* A link is sorted by what the other record is called, else by its words. */
static void
append_value (GString *sql,
              const EntenteField *field,
              const char *table)
{
  if (field->type != ENTENTE_FIELD_LINK)
    g_string_append_printf (sql, "%s.\"%s\", NULL", table, field->name);
  else if ((field->flags & ENTENTE_FIELD_WORDS) != 0)
    g_string_append_printf (sql, "%s.\"%s_words\", s.key", table, field->name);
  else
    g_string_append (sql, "NULL, s.key");
}

static void
append_titles (GString *sql,
               const EntenteField *field,
               const char *table)
{
  if (field->type == ENTENTE_FIELD_LINK)
    g_string_append_printf (sql, " LEFT JOIN sort_key AS s ON s.id = %s.\"%s\"", table, field->name);
}

/**
 * entente_builder_sort_sql:
 * @info: a kind
 * @part: the place of one of its parts, or -1 for its own fields
 * @field: a field of that table
 *
 * Returns: (transfer full): the statement that lists, for all records of the kind by id, the id, the
 *   value of the field (of a link its words) and the sort key of a linked record. Of a part each row
 *   comes, with its position as fourth; a record without rows has one of nothing.
 */
char *
entente_builder_sort_sql (const EntenteKindInfo *info,
                          int part,
                          const EntenteField *field)
{
  GString *sql = g_string_new ("SELECT k.id, ");
  gboolean common = part < 0 && (field->flags & ENTENTE_FIELD_COMMON) != 0;
  const char *table = part >= 0 ? "p" : common ? "r" : "k";

  append_value (sql, field, table);
  if (part >= 0)
    g_string_append (sql, ", p.position");
  g_string_append_printf (sql, " FROM \"%s\" AS k", info->table.name);
  if (common)
    g_string_append (sql, " CROSS JOIN record AS r ON r.id = k.id");
  if (part >= 0)
    g_string_append_printf (sql, " LEFT JOIN \"%s\" AS p ON p.record = k.id",
                            info->parts[part]->name);
  append_titles (sql, field, table);
  g_string_append (sql, " ORDER BY k.id");
  return g_string_free (sql, FALSE);
}
