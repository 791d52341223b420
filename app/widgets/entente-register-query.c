/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register-query.h"

/* Asks the catalogue for the rows of a register, in a thread. */

typedef struct
{
  EntenteStore *store;
  EntenteFilter filter;
  char *words;
  const EntenteColumn *order;
  gboolean descending;
  guint limit;
  guint n_sets;
} Query;

static void
query_free (Query *query)
{
  g_object_unref (query->store);
  g_clear_pointer (&query->filter.parties, g_array_unref);
  g_free (query->words);
  g_free (query);
}

static void
query_worker (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Query *query = task_data;
  GError *error = NULL;
  GArray *ids = entente_store_register (query->store, &query->filter, query->order,
                                        query->descending, query->limit, cancellable, &error);

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  /* Where no index gives the order, all came at once. */
  if (ids->len != query->limit)
    query->limit = 0;
  if (query->limit == 0)
    query->n_sets = entente_store_count_sets (
        query->store, (EntenteKind) g_bit_nth_lsf (query->filter.kinds, -1), ids, cancellable);
  g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

/**
 * entente_register_query_async:
 * @store: a catalogue
 * @filter: what is wanted, of one kind; copied
 * @order: the column in whose order
 * @descending: the last first
 * @limit: how many rows are enough for now, or 0 for all
 * @cancellable: ends the work
 * @callback: called at the end
 * @user_data: for @callback
 */
void
entente_register_query_async (EntenteStore *store,
                              const EntenteFilter *filter,
                              const EntenteColumn *order,
                              gboolean descending,
                              guint limit,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Query *query = g_new0 (Query, 1);

  query->store = g_object_ref (store);
  query->filter = *filter;
  query->filter.parties = g_array_copy (filter->parties);
  query->words = g_strdup (filter->words);
  query->filter.words = query->words;
  query->order = order;
  query->descending = descending;
  query->limit = limit;
  g_task_set_source_tag (task, entente_register_query_async);
  g_task_set_task_data (task, query, (GDestroyNotify) query_free);
  g_task_run_in_thread (task, query_worker);
}

/**
 * entente_register_query_finish:
 * @result: what the callback was given
 * @more: (out): these are the first rows only
 * @n_sets: (out): how many of all rows stand for several
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the rows
 */
GArray *
entente_register_query_finish (GAsyncResult *result,
                               gboolean *more,
                               guint *n_sets,
                               GError **error)
{
  const Query *query = g_task_get_task_data (G_TASK (result));
  GArray *ids = g_task_propagate_pointer (G_TASK (result), error);

  *more = query->limit != 0;
  *n_sets = query->n_sets;
  return ids;
}
