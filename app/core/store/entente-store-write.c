/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-util.h"

/* Writing the rows of one record: its own, and those of its parts. */

static EntenteStmt *
prepare (EntenteStore *self,
         const EntenteTable *table,
         EntenteBuilderShape shape,
         EntenteBuilderVerb verb,
         GError **error)
{
  return entente_db_prepare (self->db, entente_builder_sql (table, shape, verb), error);
}

static gboolean
write_fields (EntenteStore *self,
              EntenteRecord *record,
              EntenteBuilderShape shape,
              EntenteBuilderVerb verb,
              GError **error)
{
  const EntenteKindInfo *info = entente_record_get_info (record);
  g_autoptr(EntenteStmt) stmt = prepare (self, &info->table, shape, verb, error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, entente_record_get_id (record));
  if (shape == ENTENTE_BUILDER_RECORD)
    entente_stmt_bind_text_at (stmt, 2, info->table.name);
  entente_builder_bind (stmt, shape, entente_record_get_row (record));
  return entente_stmt_step (stmt, NULL, error);
}

static void
bind_part (EntenteStmt *stmt,
           gint64 record,
           const EntenteRow *row,
           guint position)
{
  entente_stmt_bind_int64_at (stmt, 1, record);
  entente_stmt_bind_int64_at (stmt, 2, row->id);
  entente_stmt_bind_int64_at (stmt, 3, position);
  entente_builder_bind (stmt, ENTENTE_BUILDER_PART, row);
}

static gboolean
write_part (EntenteStore *self,
            gint64 record,
            const EntenteRow *row,
            guint position,
            EntenteBuilderVerb verb,
            GError **error)
{
  g_autoptr(EntenteStmt) stmt = prepare (self, row->table, ENTENTE_BUILDER_PART, verb, error);

  if (stmt == NULL)
    return FALSE;
  bind_part (stmt, record, row, position);
  return entente_stmt_step (stmt, NULL, error);
}

static gboolean
delete_part (EntenteStore *self,
             gint64 record,
             const EntenteRow *row,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = prepare (self, row->table, ENTENTE_BUILDER_PART, ENTENTE_BUILDER_DELETE, error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, record);
  entente_stmt_bind_int64_at (stmt, 2, row->id);
  return entente_stmt_step (stmt, NULL, error);
}

/* Where each row stands, by its id. */
static GHashTable *
places_of (GPtrArray *rows)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (places, &((EntenteRow *) g_ptr_array_index (rows, i))->id,
                         GUINT_TO_POINTER (i));
  return places;
}

static guint
find_row (GHashTable *places,
          const EntenteRow *row)
{
  gpointer place;

  return g_hash_table_lookup_extended (places, &row->id, NULL, &place) ? GPOINTER_TO_UINT (place)
                                                                      : G_MAXUINT;
}

/* Only what differs is written: a record of forty parts with one changed costs one row. */
static gboolean
write_parts (EntenteStore *self,
             EntenteRecord *record,
             EntenteRecord *old,
             guint part,
             GError **error)
{
  GPtrArray *rows = entente_record_get_part (record, part);
  GPtrArray *old_rows = entente_record_get_part (old, part);
  gint64 id = entente_record_get_id (record);
  g_autoptr(GHashTable) places = NULL;
  g_autoptr(GHashTable) old_places = NULL;

  if (rows->len == 0 && old_rows->len == 0)
    return TRUE;
  places = places_of (rows);
  old_places = places_of (old_rows);
  for (guint i = 0; i < old_rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (old_rows, i);

      if (find_row (places, row) == G_MAXUINT
          && !delete_part (self, id, row, error))
        return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);
      guint place = find_row (old_places, row);

      if (place == i && entente_row_equal (row, g_ptr_array_index (old_rows, place)))
        continue;
      if (!write_part (self, id, row, i,
                       place == G_MAXUINT ? ENTENTE_BUILDER_INSERT : ENTENTE_BUILDER_UPDATE, error))
        return FALSE;
    }
  return TRUE;
}

/* Brings the rows of @old, which stand in the catalogue, to what @record says. */
gboolean
entente_store_write_record (EntenteStore *self,
                            EntenteRecord *record,
                            EntenteRecord *old,
                            GError **error)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  if (!entente_row_equal (entente_record_get_row (record), entente_record_get_row (old))
      && (!write_fields (self, record, ENTENTE_BUILDER_RECORD, ENTENTE_BUILDER_UPDATE, error)
          || !write_fields (self, record, ENTENTE_BUILDER_KIND, ENTENTE_BUILDER_UPDATE, error)))
    return FALSE;
  for (guint i = 0; i < info->n_parts; i++)
    if (!write_parts (self, record, old, i, error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_parts (EntenteStore *self,
              gint64 record,
              GPtrArray *rows,
              GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;

  if (rows->len == 0)
    return TRUE;
  stmt = prepare (self, ((EntenteRow *) g_ptr_array_index (rows, 0))->table, ENTENTE_BUILDER_PART,
                  ENTENTE_BUILDER_INSERT, error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      bind_part (stmt, record, g_ptr_array_index (rows, i), i);
      if (!entente_stmt_step (stmt, NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* Writes a record that is not there yet; all its rows have ids. */
gboolean
entente_store_insert_record (EntenteStore *self,
                             EntenteRecord *record,
                             GError **error)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  if (!write_fields (self, record, ENTENTE_BUILDER_RECORD, ENTENTE_BUILDER_INSERT, error)
      || !write_fields (self, record, ENTENTE_BUILDER_KIND, ENTENTE_BUILDER_INSERT, error))
    return FALSE;
  for (guint i = 0; i < info->n_parts; i++)
    if (!insert_parts (self, entente_record_get_id (record), entente_record_get_part (record, i),
                       error))
      return FALSE;
  return TRUE;
}
