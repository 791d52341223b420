/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-id-set.h"
#include "entente-links.h"
#include "entente-store-private.h"

#include "entente-util.h"

/* Deleting: the parts of a record go with it, whatever needs it goes too, other ties are emptied.
 * Everything is written out explicitly, since an action of a foreign key could not be undone. */

#define MAX_COUNTED 1000

/* A mandate is on a body or a post: the one that it has besides, if it has both. */
static gint64
other_of_mandate (EntenteDb *db,
                  const EntenteTie *tie)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  stmt = entente_db_prepare (db, "SELECT post, body FROM mandate WHERE id = ?1", NULL);
  if (stmt == NULL)
    return 0;
  entente_stmt_bind_int64_at (stmt, 1, tie->record);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return 0;
  return entente_stmt_int64 (stmt, strcmp (tie->field->name, "body") == 0 ? 0 : 1);
}

static gboolean
is_place_of_mandate (const EntenteTie *tie)
{
  return tie->kind == ENTENTE_KIND_MANDATE && tie->part == 0
         && (strcmp (tie->field->name, "body") == 0 || strcmp (tie->field->name, "post") == 0);
}

static gboolean
collect_ties (EntenteDb *db,
              gint64 id,
              EntenteKind kind,
              GArray *ties,
              guint limit,
              GError **error)
{
  const GArray *links = entente_links ();

  for (guint i = 0; i < links->len && ties->len < limit; i++)
    {
      const EntenteLink *link = &g_array_index (links, EntenteLink, i);
      g_autoptr(EntenteStmt) stmt = NULL;
      gboolean row;

      if ((link->field->kinds & ENTENTE_KIND_BIT (kind)) == 0)
        continue;
      stmt = entente_db_prepare (
          db, entente_builder_links_sql (link->table, link->field, link->shape), error);
      if (stmt == NULL)
        return FALSE;
      entente_stmt_bind_int64_at (stmt, 1, id);
      while (ties->len < limit)
        {
          EntenteTie tie = { .table = link->table, .field = link->field, .kind = link->kind };

          if (!entente_stmt_step (stmt, &row, error))
            return FALSE;
          if (!row)
            break;
          tie.record = entente_stmt_int64 (stmt, 0);
          tie.part = entente_stmt_int64 (stmt, 1);
          if (tie.kind == ENTENTE_KIND_NONE)
            tie.kind = entente_store_kind_from (db, tie.record);
          /* in a damaged file a part may have outlived its record */
          if (tie.kind == ENTENTE_KIND_NONE)
            continue;
          tie.needed = (tie.field->flags & ENTENTE_FIELD_REQUIRED) != 0
                       || (is_place_of_mandate (&tie) && other_of_mandate (db, &tie) == 0);
          g_array_append_val (ties, tie);
        }
    }
  return TRUE;
}

/**
 * entente_store_ties:
 * @self: a store
 * @id: a record
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type EntenteTie): everything that refers to the
 *   record, by kind and field
 */
GArray *
entente_store_ties (EntenteStore *self,
                    gint64 id,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(GArray) ties = g_array_new (FALSE, FALSE, sizeof (EntenteTie));

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error)
      || !collect_ties (reader.db, id, entente_store_kind_from (reader.db, id), ties, G_MAXUINT,
                        error))
    return NULL;
  return g_steal_pointer (&ties);
}

/**
 * entente_store_count_ties:
 * @self: a store
 * @id: a record
 *
 * Returns: how many records refer to the record, or to what it takes in, up to 1000
 */
gint64
entente_store_count_ties (EntenteStore *self,
                          gint64 id)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(GArray) ties = g_array_new (FALSE, FALSE, sizeof (EntenteTie));
  g_autoptr(GArray) via = NULL;
  g_autoptr(EntenteIdSet) records = entente_id_set_new ();

  g_return_val_if_fail (ENTENTE_IS_STORE (self), 0);

  if (!entente_store_take_reader (self, &reader, NULL, NULL)
      || !collect_ties (reader.db, id, entente_store_kind_from (reader.db, id), ties, MAX_COUNTED,
                        NULL))
    return 0;
  entente_reader_give_back (&reader);
  for (guint i = 0; i < ties->len; i++)
    entente_id_set_add (records, g_array_index (ties, EntenteTie, i).record);
  if (ties->len < MAX_COUNTED)
    via = entente_store_ties_via (self, id, NULL, NULL);
  for (guint i = 0; via != NULL && i < via->len; i++)
    entente_id_set_add (records, g_array_index (via, EntenteTie, i).record);
  return MIN (entente_id_set_get_size (records), MAX_COUNTED);
}

typedef struct
{
  GHashTable *doomed;
  GArray *order;
  GHashTable *touched;
  GArray *touched_order;
} Plan;

static void
plan_init (Plan *plan)
{
  plan->doomed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  plan->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  plan->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  plan->touched_order = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
plan_clear (Plan *plan)
{
  g_hash_table_unref (plan->doomed);
  g_array_unref (plan->order);
  g_hash_table_unref (plan->touched);
  g_array_unref (plan->touched_order);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
note (GHashTable *set,
      GArray *order,
      gint64 id)
{
  if (g_hash_table_contains (set, &id))
    return;
  g_hash_table_add (set, g_memdup2 (&id, sizeof id));
  g_array_append_val (order, id);
}

static gboolean
is_doomed (Plan *plan,
           gint64 id)
{
  return g_hash_table_contains (plan->doomed, &id);
}

/* What goes with what goes: a membership needs its organisation, and so on until nothing follows. */
static gboolean
spread (EntenteDb *db,
        Plan *plan,
        GError **error)
{
  for (guint i = 0; i < plan->order->len; i++)
    {
      gint64 id = g_array_index (plan->order, gint64, i);
      g_autoptr(GArray) ties = g_array_new (FALSE, FALSE, sizeof (EntenteTie));

      if (!collect_ties (db, id, entente_store_kind_from (db, id), ties, G_MAXUINT, error))
        return FALSE;
      for (guint j = 0; j < ties->len; j++)
        {
          const EntenteTie *tie = &g_array_index (ties, EntenteTie, j);

          if (tie->part == 0
              && (tie->needed
                  || (is_place_of_mandate (tie) && is_doomed (plan, other_of_mandate (db, tie)))))
            note (plan->doomed, plan->order, tie->record);
          else
            note (plan->touched, plan->touched_order, tie->record);
        }
    }
  return TRUE;
}

static gboolean
run_with_id (EntenteDb *db,
             const char *sql,
             gint64 id,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  return entente_stmt_step (stmt, NULL, error);
}

static gboolean
delete_part (EntenteDb *db,
             const EntenteTable *table,
             gint64 record,
             gint64 part,
             GError **error)
{
  g_autoptr(EntenteStmt) remove = NULL;
  g_autoptr(EntenteStmt) cite = NULL;

  remove = entente_db_prepare (
      db, entente_builder_sql (table, ENTENTE_BUILDER_PART, ENTENTE_BUILDER_DELETE), error);
  /* A citation of what is gone says nothing any more. */
  cite = entente_db_prepare (db, "DELETE FROM citation WHERE record = ?1 AND part = ?2", error);
  if (remove == NULL || cite == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (remove, 1, record);
  entente_stmt_bind_int64_at (remove, 2, part);
  entente_stmt_bind_int64_at (cite, 1, record);
  entente_stmt_bind_int64_at (cite, 2, part);
  return entente_stmt_step (remove, NULL, error) && entente_stmt_step (cite, NULL, error);
}

/* A part that is nothing but its tie: emptying the tie would leave an empty row. */
static gboolean
would_be_empty (EntenteDb *db,
                const EntenteTie *tie,
                gint64 gone)
{
  g_autoptr(EntenteRecord) record = entente_store_load_from (db, tie->record, NULL);
  const EntenteRow *row;

  if (record == NULL)
    return FALSE;
  row = entente_record_find_part_row (record, tie->part, NULL);
  for (guint i = 0; row != NULL && i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      const EntenteValue *value = &row->values[i];

      if (entente_value_is_empty (field, value))
        continue;
      if (field->type != ENTENTE_FIELD_LINK || value->id != gone || value->text != NULL)
        return FALSE;
    }
  return TRUE;
}

/* Frees the others from a record that goes. */
static gboolean
untie (EntenteStore *self,
       EntenteRecorder *recorder,
       Plan *plan,
       gint64 id,
       GError **error)
{
  EntenteKind kind = entente_store_kind_from (self->db, id);
  g_autoptr(GArray) ties = g_array_new (FALSE, FALSE, sizeof (EntenteTie));

  if (!collect_ties (self->db, id, kind, ties, G_MAXUINT, error))
    return FALSE;
  for (guint i = 0; i < ties->len; i++)
    {
      const EntenteTie *tie = &g_array_index (ties, EntenteTie, i);
      EntenteBuilderShape shape = tie->part != 0 ? ENTENTE_BUILDER_PART : ENTENTE_BUILDER_KIND;

      if (is_doomed (plan, tie->record))
        continue;
      entente_recorder_note (recorder, tie->record);
      if (tie->part != 0
          && (tie->needed || would_be_empty (self->db, tie, id)))
        {
          if (!delete_part (self->db, tie->table, tie->record, tie->part, error))
            return FALSE;
        }
      else if (!run_with_id (self->db, entente_builder_untie_sql (tie->table, tie->field, shape), id,
                             error))
        return FALSE;
    }
  return run_with_id (self->db,
                      "UPDATE catalogue SET home = NULL, home_kind = NULL WHERE home = ?1", id,
                      error);
}

static gboolean
delete_rows (EntenteDb *db,
             gint64 id,
             GError **error)
{
  EntenteKind kind = entente_store_kind_from (db, id);
  const EntenteKindInfo *info;

  if (kind == ENTENTE_KIND_NONE)
    return TRUE;
  info = entente_kind_get_info (kind);
  for (guint i = 0; i < info->n_parts; i++)
    if (!run_with_id (db, entente_builder_clear_sql (info->parts[i]), id, error))
      return FALSE;
  return run_with_id (db, "DELETE FROM origin WHERE record = ?1", id, error)
         && run_with_id (
             db, entente_builder_sql (&info->table, ENTENTE_BUILDER_KIND, ENTENTE_BUILDER_DELETE),
             id, error)
         && run_with_id (
             db,
             entente_builder_sql (&info->table, ENTENTE_BUILDER_RECORD, ENTENTE_BUILDER_DELETE), id,
             error);
}

/* Deletes records with all that needs them; @touched takes all ids that changed. */
gboolean
entente_store_delete_records (EntenteStore *self,
                              EntenteRecorder *recorder,
                              GArray *ids,
                              GArray *touched,
                              GError **error)
{
  g_auto(Plan) plan = { 0 };

  plan_init (&plan);
  for (guint i = 0; i < ids->len; i++)
    note (plan.doomed, plan.order, g_array_index (ids, gint64, i));
  if (!spread (self->db, &plan, error))
    return FALSE;
  for (guint i = 0; i < plan.order->len; i++)
    if (!untie (self, recorder, &plan, g_array_index (plan.order, gint64, i), error)
        || !entente_recorder_cut (recorder, error))
      return FALSE;
  for (guint i = 0; i < plan.order->len; i++)
    if (!delete_rows (self->db, g_array_index (plan.order, gint64, i), error)
        || !entente_recorder_touch (recorder, g_array_index (plan.order, gint64, i), error))
      return FALSE;
  g_array_append_vals (touched, plan.order->data, plan.order->len);
  for (guint i = 0; i < plan.touched_order->len; i++)
    if (!g_hash_table_contains (plan.doomed, &g_array_index (plan.touched_order, gint64, i)))
      g_array_append_val (touched, g_array_index (plan.touched_order, gint64, i));
  return TRUE;
}
