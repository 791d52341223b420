/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-record.h"

#include "entente-util.h"

/**
 * EntenteRecord:
 *
 * The values of one record with all its parts, typed by the description of its kind. It is plain
 * data: it knows neither the catalogue nor the window, and belongs to one thread at a time.
 */
struct _EntenteRecord
{
  GObject parent_instance;
  const EntenteKindInfo *info;
  EntenteRow *row;
  GPtrArray **parts;
  gint64 seen;
};

G_DEFINE_FINAL_TYPE (EntenteRecord, entente_record, G_TYPE_OBJECT)

static void
entente_record_finalize (GObject *object)
{
  EntenteRecord *self = ENTENTE_RECORD (object);

  for (guint i = 0; i < self->info->n_parts; i++)
    g_ptr_array_unref (self->parts[i]);
  g_free (self->parts);
  entente_row_free (self->row);
  G_OBJECT_CLASS (entente_record_parent_class)->finalize (object);
}

static void
entente_record_class_init (EntenteRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_record_finalize;
}

static void
entente_record_init (EntenteRecord *self)
{
}

/**
 * entente_record_new:
 * @kind: a kind
 *
 * Makes an empty record without an id: one, public.
 *
 * Returns: (transfer full): the record
 */
EntenteRecord *
entente_record_new (EntenteKind kind)
{
  const EntenteKindInfo *info = entente_kind_get_info (kind);
  EntenteRecord *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (ENTENTE_TYPE_RECORD, NULL);
  self->info = info;
  self->row = entente_row_new (&info->table);
  self->parts = g_new (GPtrArray *, info->n_parts);
  for (guint i = 0; i < info->n_parts; i++)
    self->parts[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_row_free);
  entente_row_set_text (self->row, "confidentiality", "public");
  return self;
}

/**
 * entente_record_copy:
 * @self: a record
 *
 * Returns: (transfer full): a copy with the same ids, as a dialog edits it
 */
EntenteRecord *
entente_record_copy (EntenteRecord *self)
{
  EntenteRecord *copy;

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  copy = entente_record_new (self->info->kind);
  entente_row_free (copy->row);
  copy->row = entente_row_copy (self->row);
  copy->seen = self->seen;
  for (guint i = 0; i < self->info->n_parts; i++)
    for (guint j = 0; j < self->parts[i]->len; j++)
      g_ptr_array_add (copy->parts[i], entente_row_copy (g_ptr_array_index (self->parts[i], j)));
  return copy;
}

/**
 * entente_record_get_kind:
 * @self: a record
 *
 * Returns: its kind
 */
EntenteKind
entente_record_get_kind (EntenteRecord *self)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self), ENTENTE_KIND_NONE);

  return self->info->kind;
}

/**
 * entente_record_get_info:
 * @self: a record
 *
 * Returns: (transfer none): the description of its kind
 */
const EntenteKindInfo *
entente_record_get_info (EntenteRecord *self)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  return self->info;
}

/**
 * entente_record_get_id:
 * @self: a record
 *
 * Returns: its id, 0 while it has none
 */
gint64
entente_record_get_id (EntenteRecord *self)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self), 0);

  return self->row->id;
}

/**
 * entente_record_set_id:
 * @self: a record
 * @id: its id
 */
void
entente_record_set_id (EntenteRecord *self,
                       gint64 id)
{
  g_return_if_fail (ENTENTE_IS_RECORD (self));

  self->row->id = id;
}

/**
 * entente_record_get_seen:
 * @self: a record
 *
 * Returns: the number of the record's last change when it was loaded, 0 for one not saved yet
 */
gint64
entente_record_get_seen (EntenteRecord *self)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self), 0);

  return self->seen;
}

/**
 * entente_record_set_seen:
 * @self: a record
 * @change: the number of the record's last change
 */
void
entente_record_set_seen (EntenteRecord *self,
                         gint64 change)
{
  g_return_if_fail (ENTENTE_IS_RECORD (self));

  self->seen = change;
}

/**
 * entente_record_get_row:
 * @self: a record
 *
 * Returns: (transfer none): its own fields, the common ones included
 */
EntenteRow *
entente_record_get_row (EntenteRecord *self)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  return self->row;
}

/**
 * entente_record_get_part:
 * @self: a record
 * @part: the place of a part in the kind
 *
 * Returns: (transfer none) (element-type EntenteRow): the rows of that part, in order
 */
GPtrArray *
entente_record_get_part (EntenteRecord *self,
                         guint part)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);
  g_return_val_if_fail (part < self->info->n_parts, NULL);

  return self->parts[part];
}

/**
 * entente_record_get_part_by_key:
 * @self: a record
 * @key: the key of a part
 *
 * Returns: (transfer none) (nullable) (element-type EntenteRow): the rows of that part; %NULL if
 *   the kind has no such part
 */
GPtrArray *
entente_record_get_part_by_key (EntenteRecord *self,
                                const char *key)
{
  int part;

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  part = entente_kind_find_part (self->info, key);
  return part < 0 ? NULL : self->parts[part];
}

/**
 * entente_record_add_part:
 * @self: a record
 * @key: the key of a part of its kind
 *
 * Returns: (transfer none): a new empty row at the end of that part
 */
EntenteRow *
entente_record_add_part (EntenteRecord *self,
                         const char *key)
{
  EntenteRow *row;
  int part;

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);
  part = entente_kind_find_part (self->info, key);
  g_return_val_if_fail (part >= 0, NULL);

  row = entente_row_new (self->info->parts[part]);
  g_ptr_array_add (self->parts[part], row);
  return row;
}

/**
 * entente_record_find_part_row:
 * @self: a record
 * @id: the id of one of its parts
 * @place: (out) (optional): where it stands
 *
 * Returns: (transfer none) (nullable): the row, if the record has it
 */
EntenteRow *
entente_record_find_part_row (EntenteRecord *self,
                              gint64 id,
                              EntentePlace *place)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  for (guint i = 0; i < self->info->n_parts; i++)
    for (guint j = 0; j < self->parts[i]->len; j++)
      {
        EntenteRow *row = g_ptr_array_index (self->parts[i], j);

        if (row->id != id)
          continue;
        if (place != NULL)
          *place = (EntentePlace){ (int) i, (int) j, -1 };
        return row;
      }
  return NULL;
}

/**
 * entente_record_add_name:
 * @self: a record
 * @type: a code of the vocabulary `name_type`
 * @text: the name
 * @language: (nullable): its language, BCP 47
 *
 * Returns: (transfer none): the new name
 */
EntenteRow *
entente_record_add_name (EntenteRecord *self,
                         const char *type,
                         const char *text,
                         const char *language)
{
  EntenteRow *row = entente_record_add_part (self, "names");

  g_return_val_if_fail (row != NULL, NULL);

  entente_row_set_text (row, "type", type);
  entente_row_set_text (row, "text", text);
  entente_row_set_text (row, "language", language);
  return row;
}

/**
 * entente_record_equal:
 * @self: a record
 * @other: another
 *
 * Returns: %TRUE if kind, ids, values and parts are the same, in the same order
 */
gboolean
entente_record_equal (EntenteRecord *self,
                      EntenteRecord *other)
{
  g_return_val_if_fail (ENTENTE_IS_RECORD (self) && ENTENTE_IS_RECORD (other), FALSE);

  if (self->info != other->info || !entente_row_equal (self->row, other->row))
    return FALSE;
  for (guint i = 0; i < self->info->n_parts; i++)
    {
      if (self->parts[i]->len != other->parts[i]->len)
        return FALSE;
      for (guint j = 0; j < self->parts[i]->len; j++)
        if (!entente_row_equal (g_ptr_array_index (self->parts[i], j),
                                g_ptr_array_index (other->parts[i], j)))
          return FALSE;
    }
  return TRUE;
}
