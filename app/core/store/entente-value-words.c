/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-value-words.h"

#include "entente-date.h"
#include "entente-duration.h"
#include "entente-language.h"
#include "entente-store-private.h"

/* What a value says to a person: cells of a register and lines of the command line. */

static char *
date_words (const char *edtf)
{
  EntenteDate date;

  if (!entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, NULL))
    return g_strdup (edtf);
  return entente_date_format (&date, NULL);
}

static char *
duration_words (const char *text)
{
  EntenteDuration duration;

  return entente_duration_parse (text, &duration, NULL) ? entente_duration_format (&duration)
                                                        : g_strdup (text);
}

static char *
quantity_words (const EntenteValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  GString *words = g_string_new (NULL);

  g_ascii_formatd (number, sizeof number, "%.15g", value->number);
  if (value->how != NULL)
    g_string_append_printf (words, "%s ",
                            entente_vocabulary_label (&entente_vocabulary_how, value->how));
  g_string_append (words, number);
  if (value->text != NULL)
    g_string_append_printf (words, " %s", value->text);
  if (value->as_of != NULL)
    {
      g_autofree char *day = date_words (value->as_of);

      g_string_append_printf (words, " (%s)", day);
    }
  return g_string_free (words, FALSE);
}

static char *
link_words (EntenteReader *reader,
            const EntenteValue *value)
{
  g_autofree char *title = value->id != 0 ? entente_reader_title (reader, value->id, FALSE) : NULL;

  if (title == NULL || value->text == NULL)
    return title != NULL ? g_steal_pointer (&title) : g_strdup (value->text);
  return g_strdup_printf ("%s (%s)", title, value->text);
}

/**
 * entente_value_words:
 * @reader: a reader
 * @field: what the value is of
 * @value: a value
 *
 * Returns: (transfer full) (nullable): the value in the language of the interface, not markup; %NULL
 *   for none
 */
char *
entente_value_words (EntenteReader *reader,
                     const EntenteField *field,
                     const EntenteValue *value)
{
  if (entente_value_is_empty (field, value))
    return NULL;
  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      return g_strdup (entente_vocabulary_label (field->vocabulary, value->text));
    case ENTENTE_FIELD_DATE:
    case ENTENTE_FIELD_SPAN:
      return date_words (value->text);
    case ENTENTE_FIELD_DURATION:
      return duration_words (value->text);
    case ENTENTE_FIELD_LANGUAGE:
      return entente_language_name (value->text);
    case ENTENTE_FIELD_INTEGER:
    case ENTENTE_FIELD_PART:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->id);
    case ENTENTE_FIELD_QUANTITY:
      return quantity_words (value);
    case ENTENTE_FIELD_LINK:
      return link_words (reader, value);
    default:
      return g_strdup (value->text);
    }
}

/**
 * entente_store_value_words:
 * @self: a store
 * @field: what the value is of
 * @value: a value
 *
 * Returns: (transfer full) (nullable): as entente_value_words()
 */
char *
entente_store_value_words (EntenteStore *self,
                           const EntenteField *field,
                           const EntenteValue *value)
{
  g_auto(EntenteReader) reader = { 0 };

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  return entente_store_take_reader (self, &reader, NULL, NULL)
           ? entente_value_words (&reader, field, value) : NULL;
}

/**
 * entente_day_words:
 * @day: a Julian day number
 *
 * Returns: (transfer full) (nullable): the day in the language of the interface; %NULL for an open
 *   end and for none
 */
char *
entente_day_words (gint32 day)
{
  g_autofree char *edtf = NULL;
  int year, month, mday;

  if (day == ENTENTE_DAY_OPEN_START || day == ENTENTE_DAY_OPEN_END || day == ENTENTE_DAY_NONE)
    return NULL;
  entente_day_to_civil (day, &year, &month, &mday);
  edtf = g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
  return date_words (edtf);
}
