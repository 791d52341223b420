/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-filter.h"
#include "entente-links.h"
#include "entente-store-private.h"

/* What a party has through what it takes in: a country through its ministry, say. */

/* Ties in which a party or one of its organs takes part; a venue and what is common to all records
 * make no tie of that kind. */
static gboolean
is_of_party (const EntenteLink *link)
{
  return link->kind != ENTENTE_KIND_NONE && (link->field->flags & ENTENTE_FIELD_VENUE) == 0
         && (link->field->kinds
             & (ENTENTE_KINDS_PARTY | ENTENTE_KIND_BIT (ENTENTE_KIND_BODY))) != 0;
}

static gboolean
collect_via (EntenteDb *db,
             const EntenteLink *link,
             gint64 via,
             const EntenteIdSet *inside,
             GArray *ties,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      db, entente_builder_links_sql (link->table, link->field, link->shape), error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, via);
  while (row)
    {
      EntenteTie tie = { .table = link->table, .field = link->field, .kind = link->kind,
                         .via = via };

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      tie.record = row ? entente_stmt_int64 (stmt, 0) : 0;
      tie.part = row ? entente_stmt_int64 (stmt, 1) : 0;
      if (row && !entente_id_set_contains (inside, tie.record))
        g_array_append_val (ties, tie);
    }
  return TRUE;
}

/**
 * entente_store_ties_via:
 * @self: a store
 * @id: a record
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * What a country has through its national bodies and their organs, an organisation through its
 * units and organs: that of which [method@Store.list] says that the party has it, but for what it
 * has itself. These bodies themselves are left out.
 *
 * Returns: (transfer full) (nullable) (element-type EntenteTie): everything that refers to one of
 *   these bodies, by kind and field
 */
GArray *
entente_store_ties_via (EntenteStore *self,
                        gint64 id,
                        GCancellable *cancellable,
                        GError **error)
{
  const GArray *links = entente_links ();
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(GArray) ties = g_array_new (FALSE, FALSE, sizeof (EntenteTie));
  g_autoptr(GArray) taken = NULL;
  g_autoptr(EntenteIdSet) inside = entente_id_set_new ();

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return NULL;
  if ((ENTENTE_KIND_BIT (entente_store_kind_from (reader.db, id)) & ENTENTE_KINDS_PARTY) == 0)
    return g_steal_pointer (&ties);
  taken = entente_filter_party (reader.db, id, FALSE, error);
  if (taken == NULL)
    return NULL;
  for (guint i = 0; i < taken->len; i++)
    entente_id_set_add (inside, g_array_index (taken, gint64, i));
  for (guint i = 0; i < links->len; i++)
    for (guint j = 0; is_of_party (&g_array_index (links, EntenteLink, i)) && j < taken->len; j++)
      if (g_array_index (taken, gint64, j) != id
          && !collect_via (reader.db, &g_array_index (links, EntenteLink, i),
                           g_array_index (taken, gint64, j), inside, ties, error))
        return NULL;
  return g_steal_pointer (&ties);
}
