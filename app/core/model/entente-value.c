/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-value.h"

#include "entente-util.h"

/**
 * entente_value_is_empty:
 * @field: what the value is of
 * @value: a value
 *
 * Returns: %TRUE if nothing is recorded
 */
gboolean
entente_value_is_empty (const EntenteField *field,
                        const EntenteValue *value)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
    case ENTENTE_FIELD_QUANTITY:
      return !value->set;
    case ENTENTE_FIELD_LINK:
      return value->id == 0 && value->text == NULL;
    case ENTENTE_FIELD_PART:
      return value->id == 0;
    default:
      return value->text == NULL;
    }
}

/**
 * entente_value_equal:
 * @field: what the values are of
 * @a: a value
 * @b: another value
 *
 * Returns: %TRUE if both say the same
 */
gboolean
entente_value_equal (const EntenteField *field,
                     const EntenteValue *a,
                     const EntenteValue *b)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
      return a->set == b->set && (!a->set || a->id == b->id);
    case ENTENTE_FIELD_PART:
      return a->id == b->id;
    case ENTENTE_FIELD_QUANTITY:
      /* The same number means the same bits: what was typed is compared, not worked out. */
      return a->set == b->set
             && (!a->set
                 || (memcmp (&a->number, &b->number, sizeof a->number) == 0
                     && g_strcmp0 (a->how, b->how) == 0 && g_strcmp0 (a->text, b->text) == 0
                     && g_strcmp0 (a->as_of, b->as_of) == 0));
    case ENTENTE_FIELD_LINK:
      return a->id == b->id && (a->id == 0 || a->kind == b->kind)
             && g_strcmp0 (a->text, b->text) == 0;
    default:
      return g_strcmp0 (a->text, b->text) == 0;
    }
}

/**
 * entente_value_copy:
 * @value: a value, whose content is replaced
 * @from: the value to copy
 */
void
entente_value_copy (EntenteValue *value,
                    const EntenteValue *from)
{
  EntenteValue copy = *from;

  copy.text = g_strdup (from->text);
  copy.as_of = g_strdup (from->as_of);
  entente_value_clear (value);
  *value = copy;
}

/**
 * entente_value_clear:
 * @value: a value, empty afterwards
 */
void
entente_value_clear (EntenteValue *value)
{
  g_free (value->text);
  g_free (value->as_of);
  *value = (EntenteValue){ 0 };
}

/**
 * entente_row_new:
 * @table: a kind's or a part's description
 *
 * Returns: (transfer full): an empty row without an id
 */
EntenteRow *
entente_row_new (const EntenteTable *table)
{
  EntenteRow *row;

  g_return_val_if_fail (table != NULL, NULL);

  row = g_new0 (EntenteRow, 1);
  row->table = table;
  row->values = g_new0 (EntenteValue, table->n_fields);
  return row;
}

/**
 * entente_row_copy:
 * @row: a row
 *
 * Returns: (transfer full): the same row with the same id
 */
EntenteRow *
entente_row_copy (const EntenteRow *row)
{
  EntenteRow *copy;

  g_return_val_if_fail (row != NULL, NULL);

  copy = entente_row_new (row->table);
  copy->id = row->id;
  for (guint i = 0; i < row->table->n_fields; i++)
    entente_value_copy (&copy->values[i], &row->values[i]);
  return copy;
}

/**
 * entente_row_free:
 * @row: (transfer full) (nullable): a row
 */
void
entente_row_free (EntenteRow *row)
{
  if (row == NULL)
    return;
  for (guint i = 0; i < row->table->n_fields; i++)
    entente_value_clear (&row->values[i]);
  g_free (row->values);
  g_free (row);
}

/**
 * entente_row_equal:
 * @a: a row
 * @b: another row of the same description
 *
 * Returns: %TRUE if id and values are the same
 */
gboolean
entente_row_equal (const EntenteRow *a,
                   const EntenteRow *b)
{
  g_return_val_if_fail (a->table == b->table, FALSE);

  if (a->id != b->id)
    return FALSE;
  for (guint i = 0; i < a->table->n_fields; i++)
    if (!entente_value_equal (&a->table->fields[i], &a->values[i], &b->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * entente_row_is_empty:
 * @row: a row
 *
 * Returns: %TRUE if no field holds anything
 */
gboolean
entente_row_is_empty (const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    if (!entente_value_is_empty (&row->table->fields[i], &row->values[i]))
      return FALSE;
  return TRUE;
}

/**
 * entente_row_get:
 * @row: a row
 * @field: the name of one of its fields
 *
 * Returns: (transfer none): the field's value
 */
EntenteValue *
entente_row_get (const EntenteRow *row,
                 const char *field)
{
  int place = entente_table_find_field (row->table, field);

  if (place < 0)
    g_error ("%s has no field %s", row->table->name, field);
  return &row->values[place];
}

/**
 * entente_row_get_text:
 * @row: a row
 * @field: the name of one of its fields
 *
 * Returns: (transfer none) (nullable): its text
 */
const char *
entente_row_get_text (const EntenteRow *row,
                      const char *field)
{
  return entente_row_get (row, field)->text;
}

/**
 * entente_row_get_id:
 * @row: a row
 * @field: the name of a link or of a whole number
 *
 * Returns: the linked record's id or the number; 0 for none
 */
gint64
entente_row_get_id (const EntenteRow *row,
                    const char *field)
{
  return entente_row_get (row, field)->id;
}

/**
 * entente_row_set_text:
 * @row: a row
 * @field: the name of one of its fields
 * @text: (nullable): the new text; an empty one is none
 *
 * Sets a text, code, date, duration, language or address, or the words of a link.
 */
void
entente_row_set_text (EntenteRow *row,
                      const char *field,
                      const char *text)
{
  entente_set_str (&entente_row_get (row, field)->text, entente_str_empty (text) ? NULL : text);
}

/**
 * entente_row_set_integer:
 * @row: a row
 * @field: the name of a whole number, or of a part's id
 * @number: the number
 */
void
entente_row_set_integer (EntenteRow *row,
                         const char *field,
                         gint64 number)
{
  EntenteValue *value = entente_row_get (row, field);

  value->id = number;
  value->set = TRUE;
}

/**
 * entente_row_set_link:
 * @row: a row
 * @field: the name of a link
 * @kind: the kind of the linked record
 * @id: its id; 0 unties
 */
void
entente_row_set_link (EntenteRow *row,
                      const char *field,
                      EntenteKind kind,
                      gint64 id)
{
  EntenteValue *value = entente_row_get (row, field);

  value->id = id;
  value->kind = id != 0 ? kind : ENTENTE_KIND_NONE;
}
