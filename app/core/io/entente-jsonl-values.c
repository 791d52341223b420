/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-jsonl-values.h"

#include "entente-id.h"
#include "entente-util.h"

gboolean
entente_jsonl_fail (EntenteJsonlValues *self,
                    const char *at,
                    const char *reason,
                    GError **error)
{
  return entente_json_fail (&self->cursor, at, reason, error);
}

/* Puts the place before the reason that another module gave. */
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

gboolean
entente_jsonl_expect_string (EntenteJsonlValues *self,
                             GError **error)
{
  return expect (self, '"', N_ ("A text in quotes must stand here."), error);
}

gboolean
entente_jsonl_expect_object (EntenteJsonlValues *self,
                             GError **error)
{
  return expect (self, '{', N_ ("An object in braces must stand here."), error);
}

gboolean
entente_jsonl_expect_array (EntenteJsonlValues *self,
                            GError **error)
{
  return expect (self, '[', N_ ("A list in brackets must stand here."), error);
}

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

EntenteKind
entente_jsonl_find_kind (const EntenteJsonSlice *name)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    if (entente_json_slice_is (name, entente_kind_get_name (kind)))
      return kind;
  return ENTENTE_KIND_NONE;
}

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
