/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-words.h"

#include "entente-date.h"
#include "entente-duration.h"
#include "entente-jsonl-writer.h"
#include "entente-language.h"

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
duration_words (const char *text)
{
  EntenteDuration duration;

  return entente_duration_parse (text, &duration, NULL) ? entente_duration_format (&duration)
                                                        : g_strdup (text);
}

static char *
quantity_words (const EntenteValue *value,
                gboolean for_people)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  GString *words = g_string_new (NULL);

  g_ascii_formatd (number, sizeof number, "%.15g", value->number);
  if (value->how != NULL && for_people)
    g_string_append_printf (words, "%s ",
                            entente_vocabulary_label (&entente_vocabulary_how, value->how));
  g_string_append (words, number);
  if (value->text != NULL && for_people)
    g_string_append_printf (words, " %s", value->text);
  if (value->as_of != NULL && for_people)
    {
      g_autofree char *day = cli_date_words (value->as_of);

      g_string_append_printf (words, " (%s)", day);
    }
  return g_string_free (words, FALSE);
}

static char *
link_words (EntenteStore *store,
            const EntenteValue *value,
            gboolean for_people)
{
  g_autofree char *title = NULL;

  if (value->id != 0 && for_people)
    title = entente_store_title (store, value->id);
  else if (value->id != 0)
    title = entente_store_short_title (store, value->id);
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
  if (entente_value_is_empty (field, value))
    return NULL;
  switch (field->type)
    {
    case ENTENTE_FIELD_CODE:
      return g_strdup (for_people ? entente_vocabulary_label (field->vocabulary, value->text)
                                  : value->text);
    case ENTENTE_FIELD_DATE:
    case ENTENTE_FIELD_SPAN:
      return for_people ? cli_date_words (value->text) : g_strdup (value->text);
    case ENTENTE_FIELD_DURATION:
      return for_people ? duration_words (value->text) : g_strdup (value->text);
    case ENTENTE_FIELD_LANGUAGE:
      return for_people ? entente_language_name (value->text) : g_strdup (value->text);
    case ENTENTE_FIELD_INTEGER:
    case ENTENTE_FIELD_PART:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->id);
    case ENTENTE_FIELD_QUANTITY:
      return quantity_words (value, for_people);
    case ENTENTE_FIELD_LINK:
      return link_words (store, value, for_people);
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
