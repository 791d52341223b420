/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-jsonl-values.h"

#include "entente-id.h"
#include "entente-util.h"

/**
 * entente_jsonl_fail:
 * @self: a reader of values
 * @at: where in the line the fault stands
 * @reason: what is wrong, a sentence
 * @error: return location for an error
 *
 * Returns: %FALSE always, so that it can be returned at once
 */
gboolean
entente_jsonl_fail (EntenteJsonlValues *self,
                    const char *at,
                    const char *reason,
                    GError **error)
{
  return entente_json_fail (&self->cursor, at, reason, error);
}

/**
 * entente_jsonl_fail_with_reason:
 * @self: a reader of values
 * @at: where in the line the fault stands
 * @error: (inout): the reason that another module gave
 *
 * Puts the place before the reason.
 *
 * Returns: %FALSE always, so that it can be returned at once
 */
gboolean
entente_jsonl_fail_with_reason (EntenteJsonlValues *self,
                                const char *at,
                                GError **error)
{
  g_autofree char *reason = NULL;

  if (error == NULL || *error == NULL)
    return FALSE;
  reason = g_strdup ((*error)->message);
  g_clear_error (error);
  return entente_jsonl_fail (self, at, reason, error);
}

/**
 * entente_jsonl_fail_unknown:
 * @self: a reader of values
 * @name: the name of a field that there is not
 * @error: return location for an error
 *
 * Returns: %FALSE always, so that it can be returned at once
 */
gboolean
entente_jsonl_fail_unknown (EntenteJsonlValues *self,
                            const EntenteJsonSlice *name,
                            GError **error)
{
  g_autofree char *text = g_strndup (name->text, MIN (name->length, 100));
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *reason = g_strdup_printf (_ ("There is no field “%s” here."), valid);

  return entente_jsonl_fail (self, name->text - 1, reason, error);
}

/* Almost always it is there: @reason is translated only if it is not. */
static gboolean
expect (EntenteJsonlValues *self,
        char bracket,
        const char *reason,
        GError **error)
{
  return entente_json_peek (&self->cursor) == bracket
         || entente_jsonl_fail (self, self->cursor.at, g_dgettext (GETTEXT_PACKAGE, reason), error);
}

/**
 * entente_jsonl_expect_string:
 * @self: a reader of values, at the value
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if it is no string
 */
gboolean
entente_jsonl_expect_string (EntenteJsonlValues *self,
                             GError **error)
{
  return expect (self, '"', N_ ("A text in quotes must stand here."), error);
}

/**
 * entente_jsonl_expect_object:
 * @self: a reader of values, at the value
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if it is no object
 */
gboolean
entente_jsonl_expect_object (EntenteJsonlValues *self,
                             GError **error)
{
  return expect (self, '{', N_ ("An object in braces must stand here."), error);
}

/**
 * entente_jsonl_expect_array:
 * @self: a reader of values, at the value
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if it is no array
 */
gboolean
entente_jsonl_expect_array (EntenteJsonlValues *self,
                            GError **error)
{
  return expect (self, '[', N_ ("A list in brackets must stand here."), error);
}

/**
 * entente_jsonl_read_text:
 * @self: a reader of values, at the value
 * @text: (out) (transfer full) (nullable): the text; %NULL for an empty one
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if it is no text that passes the gate
 */
gboolean
entente_jsonl_read_text (EntenteJsonlValues *self,
                         char **text,
                         GError **error)
{
  EntenteJsonSlice slice;
  const char *at;

  if (!entente_jsonl_expect_string (self, error))
    return FALSE;
  at = self->cursor.at;
  entente_json_take_string (&self->cursor, &slice);
  if (slice.length == 0)
    return entente_jsonl_fail (self, at, _ ("An empty text is left out."), error);
  *text = entente_json_slice_dup (&slice);
  return TRUE;
}

/**
 * entente_jsonl_read_id:
 * @self: a reader of values, at the value
 * @id: (out): the id
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if it is no id in a string
 */
gboolean
entente_jsonl_read_id (EntenteJsonlValues *self,
                       gint64 *id,
                       GError **error)
{
  EntenteJsonSlice slice;
  char digits[24];
  const char *at;

  if (!entente_jsonl_expect_string (self, error))
    return FALSE;
  at = self->cursor.at;
  entente_json_take_string (&self->cursor, &slice);
  if (slice.length < sizeof digits)
    {
      memcpy (digits, slice.text, slice.length);
      digits[slice.length] = '\0';
      if (entente_id_parse (digits, id))
        return TRUE;
    }
  return entente_jsonl_fail (self, at, _ ("A number of a record is written as digits in quotes."),
                             error);
}

/**
 * entente_jsonl_read_integer:
 * @self: a reader of values, at the value
 * @number: (out): the number
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if it is no whole number
 */
gboolean
entente_jsonl_read_integer (EntenteJsonlValues *self,
                            gint64 *number,
                            GError **error)
{
  char c = entente_json_peek (&self->cursor);

  if ((c == '-' || g_ascii_isdigit (c)) && entente_json_take_integer (&self->cursor, number))
    return TRUE;
  return entente_jsonl_fail (self, self->cursor.at, _ ("A whole number must stand here."), error);
}

static gboolean
read_how (EntenteJsonlValues *self,
          EntenteValue *value,
          GError **error)
{
  EntenteJsonSlice slice;

  if (!entente_jsonl_expect_string (self, error))
    return FALSE;
  entente_json_take_string (&self->cursor, &slice);
  for (guint i = 0; i < entente_vocabulary_how.n_codes; i++)
    if (entente_json_slice_is (&slice, entente_vocabulary_how.codes[i].code))
      {
        value->how = entente_vocabulary_how.codes[i].code;
        return TRUE;
      }
  return entente_jsonl_fail (self, slice.text - 1, _ ("This is not one of its values."), error);
}

static gboolean
read_number (EntenteJsonlValues *self,
             EntenteValue *value,
             GError **error)
{
  char c = entente_json_peek (&self->cursor);

  if (c != '-' && !g_ascii_isdigit (c))
    return entente_jsonl_fail (self, self->cursor.at, _ ("A number must stand here."), error);
  value->number = entente_json_take_double (&self->cursor);
  value->set = TRUE;
  return TRUE;
}

static gboolean
read_quantity (EntenteJsonlValues *self,
               EntenteValue *value,
               GError **error)
{
  gboolean first = TRUE;
  EntenteJsonSlice name;
  const char *at;
  gboolean good = TRUE;

  if (!entente_jsonl_expect_object (self, error))
    return FALSE;
  at = self->cursor.at;
  entente_json_enter (&self->cursor);
  while (good && entente_json_next_name (&self->cursor, &first, &name))
    {
      if (entente_json_slice_is (&name, "number"))
        good = read_number (self, value, error);
      else if (entente_json_slice_is (&name, "how"))
        good = read_how (self, value, error);
      else if (entente_json_slice_is (&name, "unit"))
        good = entente_jsonl_read_text (self, &value->text, error);
      else if (entente_json_slice_is (&name, "as_of"))
        good = entente_jsonl_read_text (self, &value->as_of, error);
      else
        good = entente_jsonl_fail_unknown (self, &name, error);
    }
  if (good && !value->set)
    return entente_jsonl_fail (self, at, _ ("The number is missing."), error);
  return good;
}

/**
 * entente_jsonl_find_kind:
 * @name: the name of a kind as it stands in the line
 *
 * Returns: the kind, or %ENTENTE_KIND_NONE
 */
EntenteKind
entente_jsonl_find_kind (const EntenteJsonSlice *name)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if (entente_json_slice_is (name, entente_kind_get_name (kind)))
      return kind;
  return ENTENTE_KIND_NONE;
}

/**
 * entente_jsonl_read_link:
 * @self: a reader of values, at the value
 * @value: takes the kind, the id and the words
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if it is no link
 */
gboolean
entente_jsonl_read_link (EntenteJsonlValues *self,
                         EntenteValue *value,
                         GError **error)
{
  gboolean first = TRUE;
  EntenteJsonSlice name;
  const char *at;

  if (!entente_jsonl_expect_object (self, error))
    return FALSE;
  at = self->cursor.at;
  entente_json_enter (&self->cursor);
  while (entente_json_next_name (&self->cursor, &first, &name))
    {
      EntenteKind kind;

      if (entente_json_slice_is (&name, "words"))
        {
          if (!entente_jsonl_read_text (self, &value->text, error))
            return FALSE;
          continue;
        }
      kind = entente_jsonl_find_kind (&name);
      if (kind == ENTENTE_KIND_NONE)
        return entente_jsonl_fail_unknown (self, &name, error);
      if (value->id != 0)
        return entente_jsonl_fail (self, name.text - 1, _ ("A link names one record."), error);
      value->kind = kind;
      if (!entente_jsonl_read_id (self, &value->id, error))
        return FALSE;
    }
  if (self->wanted != 0 && value->id == self->wanted && self->wanted_at == NULL)
    self->wanted_at = at;
  if (value->id == 0 && value->text == NULL)
    return entente_jsonl_fail (self, at, _ ("A link names a record or has words."), error);
  return TRUE;
}

/**
 * entente_jsonl_read_value:
 * @self: a reader of values, at the value
 * @field: what the value is of
 * @value: takes it; empty before
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set if the field cannot hold it
 */
gboolean
entente_jsonl_read_value (EntenteJsonlValues *self,
                          const EntenteField *field,
                          EntenteValue *value,
                          GError **error)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
      value->set = TRUE;
      return entente_jsonl_read_integer (self, &value->id, error);
    case ENTENTE_FIELD_PART:
      value->set = TRUE;
      return entente_jsonl_read_id (self, &value->id, error);
    case ENTENTE_FIELD_QUANTITY:
      return read_quantity (self, value, error);
    case ENTENTE_FIELD_LINK:
      return entente_jsonl_read_link (self, value, error);
    default:
      return entente_jsonl_read_text (self, &value->text, error);
    }
}
