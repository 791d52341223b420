/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-words.h"

#include "entente-date.h"
#include "entente-jsonl-writer.h"
#include "entente-value-words.h"

/* Values in words for people, and as they are stored for other programs. */

/**
 * cli_parse_day:
 * @text: a day as it was typed
 * @day: (out): the day
 *
 * Returns: %FALSE if it is not one day, but a month, a year or something else
 */
gboolean
cli_parse_day (const char *text,
               gint32 *day)
{
  EntenteDate date;

  if (!entente_date_parse (text, ENTENTE_DATE_INSTANT, &date, NULL)
      || entente_date_is_empty (&date) || entente_date_first (&date) != entente_date_last (&date))
    return FALSE;
  *day = entente_date_first (&date);
  return TRUE;
}

/**
 * cli_date_words:
 * @edtf: (nullable): a date
 *
 * Returns: (transfer full) (nullable): the date in the language of the interface
 */
char *
cli_date_words (const char *edtf)
{
  EntenteDate date;

  if (edtf == NULL)
    return NULL;
  if (!entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, NULL))
    return g_strdup (edtf);
  return entente_date_format (&date, NULL);
}

static char *
link_text (EntenteStore *store,
           const EntenteValue *value)
{
  g_autofree char *title = value->id != 0 ? entente_store_short_title (store, value->id) : NULL;

  if (title == NULL || value->text == NULL)
    return title != NULL ? g_steal_pointer (&title) : g_strdup (value->text);
  return g_strdup_printf ("%s (%s)", title, value->text);
}

/**
 * cli_value_words:
 * @store: a catalogue
 * @field: what the value is of
 * @value: a value
 * @for_people: %TRUE for dates and codes in words
 *
 * Returns: (transfer full) (nullable): the value as a text; %NULL for none
 */
char *
cli_value_words (EntenteStore *store,
                 const EntenteField *field,
                 const EntenteValue *value,
                 gboolean for_people)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (for_people)
    return entente_store_value_words (store, field, value);
  if (entente_value_is_empty (field, value))
    return NULL;
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
    case ENTENTE_FIELD_PART:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->id);
    case ENTENTE_FIELD_QUANTITY:
      return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", value->number));
    case ENTENTE_FIELD_LINK:
      return link_text (store, value);
    default:
      return g_strdup (value->text);
    }
}

/**
 * cli_append_member:
 * @out: an object that is being written
 * @key: a name
 * @text: (nullable): its value; nothing is written for an empty one
 */
void
cli_append_member (GString *out,
                   const char *key,
                   const char *text)
{
  if (entente_str_empty (text))
    return;
  g_string_append_printf (out, "%s\"%s\":", out->str[out->len - 1] == '{' ? "" : ",", key);
  entente_json_append_string (out, text);
}
