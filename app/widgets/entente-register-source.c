/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register-source.h"

struct _EntenteRegisterSource
{
  GObject parent_instance;
  EntenteStore *store;
  EntenteKind kind;
  const EntenteColumn **columns;
  guint n_columns;
};

G_DEFINE_FINAL_TYPE (EntenteRegisterSource, entente_register_source, G_TYPE_OBJECT)

/* What has gone meanwhile stays empty: the list will be told so at once. */
static void
read_rows (const gint64 *ids,
           guint n_ids,
           EntenteItemWords *words,
           gpointer data,
           GCancellable *cancellable)
{
  EntenteRegisterSource *self = data;

  for (guint i = 0; i < n_ids && !g_cancellable_is_cancelled (cancellable); i++)
    {
      words[i].kind = self->kind;
      words[i].cells = entente_store_cells (self->store, ids[i], self->columns, self->n_columns, NULL);
    }
}

static void
entente_register_source_finalize (GObject *object)
{
  EntenteRegisterSource *self = ENTENTE_REGISTER_SOURCE (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->columns, g_free);
  G_OBJECT_CLASS (entente_register_source_parent_class)->finalize (object);
}

static void
entente_register_source_class_init (EntenteRegisterSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_register_source_finalize;
}

static void
entente_register_source_init (EntenteRegisterSource *self)
{
}

/**
 * entente_register_source_new:
 * @store: a catalogue
 * @kind: the kind of all rows
 * @columns: (array length=n_columns): the columns that are shown
 * @n_columns: their number
 *
 * Returns: (transfer full): where the rows come from
 */
EntenteRegisterSource *
entente_register_source_new (EntenteStore *store,
                             EntenteKind kind,
                             const EntenteColumn *const *columns,
                             guint n_columns)
{
  EntenteRegisterSource *self = g_object_new (ENTENTE_TYPE_REGISTER_SOURCE, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  self->n_columns = n_columns;
  return self;
}

const EntenteColumn *
entente_register_source_get_column (EntenteRegisterSource *self,
                                    guint place)
{
  g_return_val_if_fail (ENTENTE_IS_REGISTER_SOURCE (self), NULL);
  g_return_val_if_fail (place < self->n_columns, NULL);

  return self->columns[place];
}

guint
entente_register_source_get_n_columns (EntenteRegisterSource *self)
{
  g_return_val_if_fail (ENTENTE_IS_REGISTER_SOURCE (self), 0);

  return self->n_columns;
}

/**
 * entente_register_source_read:
 * @id: a record
 * @shareable: not if it is restricted
 *
 * Returns: (transfer full) (nullable): the words of its row; %NULL if it is gone, or not to be shared
 */
char **
entente_register_source_read (EntenteRegisterSource *self,
                              gint64 id,
                              gboolean shareable)
{
  g_return_val_if_fail (ENTENTE_IS_REGISTER_SOURCE (self), NULL);

  if (shareable)
    {
      g_autoptr(EntenteRecord) record = entente_store_load (self->store, id, NULL);

      if (record == NULL
          || g_strcmp0 (entente_row_get_text (entente_record_get_row (record), "confidentiality"),
                        "restricted") == 0)
        return NULL;
    }
  return entente_store_cells (self->store, id, self->columns, self->n_columns, NULL);
}

/**
 * entente_register_source_make_list:
 *
 * Returns: (transfer full): an empty list whose rows are read from here
 */
EntenteIdList *
entente_register_source_make_list (EntenteRegisterSource *self)
{
  g_return_val_if_fail (ENTENTE_IS_REGISTER_SOURCE (self), NULL);

  return entente_id_list_new (read_rows, G_OBJECT (self));
}
