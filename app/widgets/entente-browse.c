/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-browse.h"

/* What a picker offers before anything is typed: the first records of its kinds. */

typedef struct
{
  guint kinds;
  guint limit;
} Browse;

static void
browse_worker (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  EntenteStore *store = source;
  const Browse *browse = task_data;
  const EntenteFilter filter = { .kinds = browse->kinds };
  GError *error = NULL;
  g_autoptr(GArray) ids = entente_store_list (store, &filter, cancellable, &error);
  GPtrArray *found;

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  found = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_found_free);
  for (guint i = 0; i < MIN (ids->len, browse->limit); i++)
    {
      EntenteFound *one = g_new0 (EntenteFound, 1);

      one->id = g_array_index (ids, gint64, i);
      one->kind = entente_store_kind_of (store, one->id);
      one->title = entente_store_title (store, one->id);
      one->subtitle = entente_store_subtitle (store, one->id);
      g_ptr_array_add (found, one);
    }
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

void
entente_browse_async (EntenteStore *store,
                      guint kinds,
                      guint limit,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (store, cancellable, callback, user_data);
  Browse *browse = g_new0 (Browse, 1);

  browse->kinds = kinds;
  browse->limit = limit;
  g_task_set_source_tag (task, entente_browse_async);
  g_task_set_task_data (task, browse, g_free);
  g_task_run_in_thread (task, browse_worker);
}

/* Returns: (transfer full) (element-type EntenteFound): the records. */
GPtrArray *
entente_browse_finish (EntenteStore *store,
                       GAsyncResult *result,
                       GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
