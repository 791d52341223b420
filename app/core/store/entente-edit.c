/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-edit.h"

#include "entente-util.h"

/**
 * EntenteEdit:
 *
 * A set of records that are saved and deleted together: one transaction, one step of undo. A dialog
 * has one, and what its pickers create belongs to it.
 */
struct _EntenteEdit
{
  GObject parent_instance;
  GPtrArray *records;
  GPtrArray *deleted;
};

G_DEFINE_FINAL_TYPE (EntenteEdit, entente_edit, G_TYPE_OBJECT)

static void
entente_edit_finalize (GObject *object)
{
  EntenteEdit *self = ENTENTE_EDIT (object);

  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->deleted);
  G_OBJECT_CLASS (entente_edit_parent_class)->finalize (object);
}

static void
entente_edit_class_init (EntenteEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_edit_finalize;
}

static void
entente_edit_init (EntenteEdit *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->deleted = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * entente_edit_new:
 *
 * Returns: (transfer full): an edit of nothing
 */
EntenteEdit *
entente_edit_new (void)
{
  return g_object_new (ENTENTE_TYPE_EDIT, NULL);
}

/**
 * entente_edit_put:
 * @self: an edit
 * @record: a new or changed record; a record put in before with the same id is replaced
 */
void
entente_edit_put (EntenteEdit *self,
                  EntenteRecord *record)
{
  g_return_if_fail (ENTENTE_IS_EDIT (self) && ENTENTE_IS_RECORD (record));

  for (guint i = 0; i < self->records->len; i++)
    {
      EntenteRecord *other = g_ptr_array_index (self->records, i);

      if (other == record)
        return;
      if (entente_record_get_id (record) != 0
          && entente_record_get_id (other) == entente_record_get_id (record))
        {
          g_object_unref (other);
          self->records->pdata[i] = g_object_ref (record);
          return;
        }
    }
  g_ptr_array_add (self->records, g_object_ref (record));
}

/**
 * entente_edit_delete:
 * @self: an edit
 * @record: a record as it was loaded; what needs it goes with it, other ties are emptied
 */
void
entente_edit_delete (EntenteEdit *self,
                     EntenteRecord *record)
{
  g_return_if_fail (ENTENTE_IS_EDIT (self) && ENTENTE_IS_RECORD (record));

  g_ptr_array_add (self->deleted, g_object_ref (record));
}

/**
 * entente_edit_find:
 * @self: an edit
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the new or changed record with that id
 */
EntenteRecord *
entente_edit_find (EntenteEdit *self,
                   gint64 id)
{
  g_return_val_if_fail (ENTENTE_IS_EDIT (self), NULL);

  for (guint i = 0; i < self->records->len; i++)
    if (entente_record_get_id (g_ptr_array_index (self->records, i)) == id)
      return g_ptr_array_index (self->records, i);
  return NULL;
}

/**
 * entente_edit_get_records:
 * @self: an edit
 *
 * Returns: (transfer none) (element-type EntenteRecord): the new and changed records
 */
GPtrArray *
entente_edit_get_records (EntenteEdit *self)
{
  g_return_val_if_fail (ENTENTE_IS_EDIT (self), NULL);

  return self->records;
}

/**
 * entente_edit_get_deleted:
 * @self: an edit
 *
 * Returns: (transfer none) (element-type EntenteRecord): the records to delete
 */
GPtrArray *
entente_edit_get_deleted (EntenteEdit *self)
{
  g_return_val_if_fail (ENTENTE_IS_EDIT (self), NULL);

  return self->deleted;
}
