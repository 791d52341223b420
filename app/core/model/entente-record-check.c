/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-record-rules.h"

#include "entente-citation.h"
#include "entente-date.h"
#include "entente-duration.h"
#include "entente-error.h"
#include "entente-text.h"
#include "entente-util.h"

/* The rules that a record must keep, whoever wrote it: dialog, import or script. */

#define MAX_TEXT (64 * 1024)
#define MAX_NOTE (4 * 1024 * 1024)

/* Refuses a value, by the label of its field. */
gboolean
entente_record_refuse (GError **error,
                       const EntenteField *field,
                       const char *reason)
{
  /* Translators: the label of a field and the reason why its value is refused */
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID, _ ("%1$s: %2$s"),
               g_dgettext (GETTEXT_PACKAGE, field->label), reason);
  return FALSE;
}

static gboolean
prefix_label (const EntenteField *field,
              GError **error)
{
  g_autofree char *reason = NULL;

  if (error == NULL || *error == NULL)
    return FALSE;
  reason = g_strdup ((*error)->message);
  g_clear_error (error);
  return entente_record_refuse (error, field, reason);
}

/* BCP 47 in its outward form: letters and digits in runs of one to eight, joined by hyphens. */
static gboolean
is_language (const char *text)
{
  guint run = 0;

  if (!g_ascii_isalpha (text[0]) || !g_ascii_isalpha (text[1]))
    return FALSE;
  for (; *text != '\0'; text++)
    {
      if (*text == '-')
        {
          if (run == 0)
            return FALSE;
          run = 0;
        }
      else if (!g_ascii_isalnum (*text) || ++run > 8)
        return FALSE;
    }
  return run > 0;
}

static gboolean
check_date (const EntenteField *field,
            const char *text,
            EntenteDateShape shape,
            GError **error)
{
  EntenteDate date;
  g_autofree char *canonical = NULL;

  if (!entente_date_parse (text, shape, &date, error))
    return prefix_label (field, error);
  canonical = entente_date_to_edtf (&date);
  if (strcmp (canonical, text) != 0)
    {
      g_autofree char *reason = g_strdup_printf (_ ("the date is written “%s”."), canonical);

      return entente_record_refuse (error, field, reason);
    }
  return TRUE;
}

static gboolean
check_text (const EntenteField *field,
            const char *text,
            GError **error)
{
  gboolean note = field->type == ENTENTE_FIELD_NOTE;

  if (!entente_text_check (text, -1, note ? ENTENTE_TEXT_MULTILINE : ENTENTE_TEXT_DEFAULT,
                           note ? MAX_NOTE : MAX_TEXT, error))
    return prefix_label (field, error);
  return TRUE;
}

static gboolean
check_quantity (const EntenteField *field,
                const EntenteValue *value,
                GError **error)
{
  /* NaN and the infinities fail both comparisons. */
  if (!(value->number > -1e15 && value->number < 1e15))
    return entente_record_refuse (error, field, _ ("the number is out of range."));
  if (value->text != NULL && !check_text (field, value->text, error))
    return FALSE;
  return value->as_of == NULL || check_date (field, value->as_of, ENTENTE_DATE_INSTANT, error);
}

static gboolean
check_link (const EntenteField *field,
            const EntenteValue *value,
            GError **error)
{
  if (value->id != 0
      && (value->kind == ENTENTE_KIND_NONE || (ENTENTE_KIND_BIT (value->kind) & field->kinds) == 0))
    return entente_record_refuse (error, field, _ ("a record of this kind cannot stand here."));
  if (value->text == NULL)
    return TRUE;
  if ((field->flags & ENTENTE_FIELD_WORDS) == 0)
    return entente_record_refuse (error, field, _ ("choose a record; words alone cannot stand here."));
  return check_text (field, value->text, error);
}

static gboolean
check_value (const EntenteField *field,
             const EntenteValue *value,
             GError **error)
{
  EntenteDuration duration;

  if (entente_value_is_empty (field, value))
    {
      if ((field->flags & ENTENTE_FIELD_REQUIRED) != 0)
        return entente_record_refuse (error, field, _ ("this is needed."));
      return TRUE;
    }
  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      if (entente_vocabulary_find (field->vocabulary, value->text) < 0)
        {
          g_autofree char *reason = g_strdup_printf (_ ("“%s” is not one of its values."),
                                                     value->text);

          return entente_record_refuse (error, field, reason);
        }
      return TRUE;
    case ENTENTE_FIELD_DATE:
      return check_date (field, value->text, ENTENTE_DATE_INSTANT, error);
    case ENTENTE_FIELD_SPAN:
      return check_date (field, value->text, ENTENTE_DATE_SPAN, error);
    case ENTENTE_FIELD_DURATION:
      return entente_duration_parse (value->text, &duration, error) || prefix_label (field, error);
    case ENTENTE_FIELD_LANGUAGE:
      if (!is_language (value->text))
        return entente_record_refuse (error, field, _ ("write the language as its code: en, fr, ar, az-Latn …"));
      return TRUE;
    case ENTENTE_FIELD_INTEGER:
      if (value->id < 0)
        return entente_record_refuse (error, field, _ ("the number cannot be below zero."));
      return TRUE;
    case ENTENTE_FIELD_QUANTITY:
      return check_quantity (field, value, error);
    case ENTENTE_FIELD_LINK:
      return check_link (field, value, error);
    case ENTENTE_FIELD_PART:
      return TRUE;
    case ENTENTE_FIELD_TEXT:
    case ENTENTE_FIELD_NOTE:
    case ENTENTE_FIELD_ADDRESS:
    default:
      return check_text (field, value->text, error);
    }
}

static gboolean
check_row (const EntenteRow *row,
           EntentePlace *place,
           GError **error)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    {
      place->field = (int) i;
      if (!check_value (&row->table->fields[i], &row->values[i], error))
        return FALSE;
    }
  return TRUE;
}

/* All rows of all parts by their ids; the first one where an id is there twice. */
static GHashTable *
rows_by_id (EntenteRecord *self)
{
  GHashTable *rows = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < entente_record_get_info (self)->n_parts; i++)
    {
      GPtrArray *part = entente_record_get_part (self, i);

      for (guint j = 0; j < part->len; j++)
        {
          EntenteRow *row = g_ptr_array_index (part, j);

          if (!g_hash_table_contains (rows, &row->id))
            g_hash_table_insert (rows, &row->id, row);
        }
    }
  return rows;
}

/* A citation names a part of this record, or a field of the record or of that part. @rows are made
 * for the first one that names a part, and serve the others. */
static gboolean
check_what_is_cited (EntenteRecord *self,
                     const EntenteRow *citation,
                     GHashTable **rows,
                     EntentePlace *place,
                     GError **error)
{
  gint64 part = entente_row_get_id (citation, "part");
  const char *field = entente_row_get_text (citation, "field");
  const EntenteTable *table = &entente_record_get_info (self)->table;
  int part_field = entente_table_find_field (citation->table, "part");
  int field_field = entente_table_find_field (citation->table, "field");

  if (part != 0)
    {
      const EntenteRow *row;

      if (*rows == NULL)
        *rows = rows_by_id (self);
      row = g_hash_table_lookup (*rows, &part);
      place->field = part_field;
      if (row == NULL)
        return entente_record_refuse (error, &citation->table->fields[part_field],
                       _ ("the record has no such part."));
      table = row->table;
    }
  place->field = field_field;
  if (field != NULL && entente_table_find_field (table, field) < 0)
    return entente_record_refuse (error, &citation->table->fields[field_field], _ ("there is no such field."));
  return TRUE;
}

static gboolean
check_citation (EntenteRecord *self,
                const EntenteRow *citation,
                GHashTable **rows,
                EntentePlace *place,
                GError **error)
{
  const char *field = NULL;
  g_autofree char *fault = NULL;

  if (!check_what_is_cited (self, citation, rows, place, error))
    return FALSE;
  fault = entente_citation_find_fault (citation, &field);
  if (fault == NULL)
    return TRUE;
  place->field = entente_table_find_field (citation->table, field);
  return entente_record_refuse (error, &citation->table->fields[place->field], fault);
}

static gboolean
check_parts (EntenteRecord *self,
             EntentePlace *place,
             GError **error)
{
  const EntenteKindInfo *info = entente_record_get_info (self);
  g_autoptr(GHashTable) by_id = NULL;

  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (self, i);

      for (guint j = 0; j < rows->len; j++)
        {
          const EntenteRow *row = g_ptr_array_index (rows, j);

          *place = (EntentePlace){ (int) i, (int) j, -1 };
          if (entente_row_is_empty (row))
            {
              g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                           _ ("%s: fill the row or remove it."), _ (info->parts[i]->label_plural));
              return FALSE;
            }
          if (!check_row (row, place, error)
              || (i == entente_kind_citations (info)
                  && !check_citation (self, row, &by_id, place, error))
              || (i == entente_kind_attachments (info)
                  && !entente_record_check_attachment (row, place, error)))
            return FALSE;
        }
    }
  return TRUE;
}

/* A number goes with "exactly" and "at least", and with nothing else. */
static gboolean
check_extent (EntenteRow *row,
              EntentePlace *place,
              GError **error)
{
  const char *extent = entente_row_get_text (row, "extent");
  const EntenteValue *number = entente_row_get (row, "extent_number");
  gboolean counted = g_strcmp0 (extent, "exactly") == 0 || g_strcmp0 (extent, "at_least") == 0;

  place->field = entente_table_find_field (row->table, "extent_number");
  if (counted == number->set)
    return TRUE;
  return entente_record_refuse (error, &row->table->fields[place->field],
                 counted ? _ ("say how many.")
                         : _ ("a number goes only with “exactly” or “at least”."));
}

/**
 * entente_record_check:
 * @self: a record
 * @place: (out) (optional): where the first fault stands
 * @error: return location for an %ENTENTE_ERROR_INVALID
 *
 * Checks every value against the description and the rules of the kind: what is needed is there,
 * codes are known, dates are canonical EDTF, texts have passed the gate, citations name parts and
 * fields that exist and agree with themselves. Ties to other records are the store's to check.
 *
 * Returns: %TRUE if the record may be saved
 */
gboolean
entente_record_check (EntenteRecord *self,
                      EntentePlace *place,
                      GError **error)
{
  EntentePlace fault = { -1, 0, -1 };
  EntenteRow *row;
  gboolean good;

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), FALSE);

  row = entente_record_get_row (self);
  good = check_row (row, &fault, error) && check_extent (row, &fault, error)
         && entente_record_check_kind (self, &fault, error) && check_parts (self, &fault, error);
  if (!good && place != NULL)
    *place = fault;
  return good;
}
