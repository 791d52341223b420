/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-salvage-read.h"

#include "entente-builder.h"
#include "entente-util.h"

/* A table is read from its beginning until it cannot be read further, then from its end. What lies
 * between two spoilt places is found by the ids that other tables know. */

typedef EntenteKind (*KindFunc) (EntenteStmt *stmt);

static void
note_id (GHashTable *ids,
         gint64 id,
         EntenteKind kind)
{
  if (id > 0 && kind > ENTENTE_KIND_NONE && kind < ENTENTE_N_KINDS)
    g_hash_table_insert (ids, g_memdup2 (&id, sizeof id), GUINT_TO_POINTER (kind));
}

static EntenteKind
kind_by_name (EntenteStmt *stmt)
{
  return entente_kind_from_name (entente_stmt_text (stmt, 1));
}

static EntenteKind
kind_by_number (EntenteStmt *stmt)
{
  return (EntenteKind) CLAMP (entente_stmt_int64 (stmt, 1), 0, ENTENTE_N_KINDS);
}

/* Ends at the first row that cannot be read; TRUE if there was none. */
static gboolean
note_ids (EntenteDb *db,
          const char *sql,
          KindFunc find_kind,
          EntenteKind kind,
          GHashTable *ids)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, NULL);
  gboolean row = stmt != NULL;

  while (row)
    {
      if (!entente_stmt_step (stmt, &row, NULL))
        return FALSE;
      if (row)
        note_id (ids, entente_stmt_int64 (stmt, 0), find_kind != NULL ? find_kind (stmt) : kind);
    }
  return stmt != NULL;
}

/**
 * entente_salvage_find_ids:
 * @db: a copy of a damaged catalogue
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64 EntenteKind): every record of which
 *   anything is known
 */
GHashTable *
entente_salvage_find_ids (EntenteDb *db,
                          GCancellable *cancellable,
                          GError **error)
{
  static const struct
  {
    const char *sql;
    const char *backwards;
    KindFunc find_kind;
  } lists[] = {
    /* what is derived may be wrong, so the others come after it */
    { "SELECT id, kind FROM search_text ORDER BY id", "SELECT id, kind FROM search_text ORDER BY id DESC",
      kind_by_number },
    { "SELECT id, kind FROM record ORDER BY id", "SELECT id, kind FROM record ORDER BY id DESC",
      kind_by_name },
  };
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!note_ids (db, lists[i].sql, lists[i].find_kind, ENTENTE_KIND_NONE, ids))
      note_ids (db, lists[i].backwards, lists[i].find_kind, ENTENTE_KIND_NONE, ids);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      const EntenteKindInfo *info = entente_kind_get_info (kind);

      if (!note_ids (db, entente_builder_ids_sql (info, FALSE), NULL, kind, ids))
        note_ids (db, entente_builder_ids_sql (info, TRUE), NULL, kind, ids);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&ids);
}

static gboolean
read_fields (EntenteDb *db,
             EntenteRecord *record,
             EntenteBuilderShape shape,
             gint64 id)
{
  const EntenteTable *table = &entente_record_get_info (record)->table;
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (db, entente_builder_sql (table, shape, ENTENTE_BUILDER_SELECT), NULL);
  gboolean row = FALSE;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return FALSE;
  entente_builder_read (stmt, shape, entente_record_get_row (record));
  return TRUE;
}

/* FALSE if some rows could not be read. */
static gboolean
read_part (EntenteDb *db,
           EntenteRecord *record,
           guint part)
{
  const EntenteTable *table = entente_record_get_info (record)->parts[part];
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      db, entente_builder_sql (table, ENTENTE_BUILDER_PART, ENTENTE_BUILDER_SELECT), NULL);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, entente_record_get_id (record));
  while (entente_stmt_step (stmt, &row, NULL))
    {
      EntenteRow *values;

      if (!row)
        return TRUE;
      values = entente_row_new (table);
      entente_builder_read (stmt, ENTENTE_BUILDER_PART, values);
      g_ptr_array_add (entente_record_get_part (record, part), values);
    }
  return FALSE;
}

/* Empties the ties of a row to records that are lost. FALSE if one of them is what the row is for:
 * then the row goes. */
static gboolean
untie_row (EntenteRow *row,
           GHashTable *others,
           gboolean *incomplete)
{
  gboolean untied = FALSE;

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      EntenteValue *value = &row->values[i];

      if (field->type != ENTENTE_FIELD_LINK || value->id == 0
          || GPOINTER_TO_UINT (g_hash_table_lookup (others, &value->id)) == value->kind)
        continue;
      *incomplete = TRUE;
      untied = TRUE;
      value->id = 0;
      value->kind = ENTENTE_KIND_NONE;
      if ((field->flags & ENTENTE_FIELD_REQUIRED) != 0 && value->text == NULL)
        return FALSE;
    }
  for (guint i = 0; untied && i < row->table->n_fields; i++)
    if (!entente_value_is_empty (&row->table->fields[i], &row->values[i]))
      return TRUE;
  return !untied;
}

static void
untie (EntenteRecord *record,
       GHashTable *others,
       gboolean *incomplete)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  /* whether the record can do without is found by its check */
  untie_row (entente_record_get_row (record), others, incomplete);
  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (record, i);

      for (guint j = rows->len; j > 0; j--)
        if (!untie_row (g_ptr_array_index (rows, j - 1), others, incomplete))
          g_ptr_array_remove_index (rows, j - 1);
    }
}

/* Takes out what breaks a rule, piece by piece, until the rest is a record; FALSE if none is left. */
static gboolean
take_out_faults (EntenteRecord *record,
                 gboolean *incomplete)
{
  EntentePlace place = { -1, -1, -1 };

  while (!entente_record_check (record, &place, NULL))
    {
      EntenteRow *row = entente_record_get_row (record);

      *incomplete = TRUE;
      if (place.part >= 0)
        {
          GPtrArray *rows = entente_record_get_part (record, (guint) place.part);

          if (place.row < 0 || (guint) place.row >= rows->len)
            return FALSE;
          g_ptr_array_remove_index (rows, (guint) place.row);
          continue;
        }
      if (place.field < 0
          || entente_value_is_empty (&row->table->fields[place.field], &row->values[place.field]))
        return FALSE;
      entente_value_clear (&row->values[place.field]);
    }
  return TRUE;
}

/**
 * entente_salvage_read:
 * @db: a copy of a damaged catalogue
 * @kind: the kind of a record
 * @id: the record
 * @others: (element-type gint64 EntenteKind): the records that it may refer to
 * @incomplete: (out): %TRUE if something of it is lost
 *
 * Returns: (transfer full) (nullable): what can be read of the record, and may be saved; %NULL if it
 *   is lost. What does not say any more who may see it is restricted.
 */
EntenteRecord *
entente_salvage_read (EntenteDb *db,
                      EntenteKind kind,
                      gint64 id,
                      GHashTable *others,
                      gboolean *incomplete)
{
  g_autoptr(EntenteRecord) record = entente_record_new (kind);
  EntenteRow *row = entente_record_get_row (record);

  *incomplete = FALSE;
  if (!read_fields (db, record, ENTENTE_BUILDER_RECORD, id))
    {
      *incomplete = TRUE;
      entente_row_set_text (row, "confidentiality", "restricted");
    }
  if (!read_fields (db, record, ENTENTE_BUILDER_KIND, id))
    return NULL;
  for (guint i = 0; i < entente_record_get_info (record)->n_parts; i++)
    if (!read_part (db, record, i))
      *incomplete = TRUE;
  row->id = id;
  untie (record, others, incomplete);
  return take_out_faults (record, incomplete) ? g_steal_pointer (&record) : NULL;
}
