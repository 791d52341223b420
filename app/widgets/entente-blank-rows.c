/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-blank-rows.h"

#include "entente-kind.h"
#include "entente-util.h"

/* Rows of a part that stand in a form to be filled, and are not saved as long as nobody does. */

/* Returns: (nullable): the code that a new row begins with: what nearly all of them are. */
const char *
entente_blank_rows_default (const EntenteTable *part,
                            const EntenteField *field)
{
  if (field->type != ENTENTE_FIELD_CODE || (field->flags & ENTENTE_FIELD_REQUIRED) == 0)
    return NULL;
  if (field->vocabulary == &entente_vocabulary_name_type
      || field->vocabulary == &entente_vocabulary_verdict)
    return field->vocabulary->codes[0].code;
  return NULL;
}

/* Returns: (transfer none): a new row at the end of the part. */
EntenteRow *
entente_blank_rows_add (EntenteRecord *record,
                        const EntenteTable *part)
{
  EntenteRow *row = entente_record_add_part (record, part->key);

  for (guint i = 0; i < part->n_fields; i++)
    entente_set_str (&row->values[i].text, entente_blank_rows_default (part, &part->fields[i]));
  return row;
}

/* TRUE if the row holds nothing but what a new one begins with. */
gboolean
entente_blank_rows_is_blank (const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      const char *start = entente_blank_rows_default (row->table, field);

      if (!entente_value_is_empty (field, &row->values[i])
          && (start == NULL || g_strcmp0 (row->values[i].text, start) != 0))
        return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full): a copy without the blank rows. */
EntenteRecord *
entente_blank_rows_without (EntenteRecord *record)
{
  EntenteRecord *copy = entente_record_copy (record);

  for (guint i = 0; i < entente_record_get_info (copy)->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (copy, i);

      for (guint j = rows->len; j > 0; j--)
        if (entente_blank_rows_is_blank (g_ptr_array_index (rows, j - 1)))
          g_ptr_array_remove_index (rows, j - 1);
    }
  return copy;
}
