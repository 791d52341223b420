/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-dossier-heading.h"

#include "entente-date.h"
#include "entente-dossier-markup.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define LONGEST_TITLE 280

/* Said in the line over the title, so not again below. */
static const char *const kind_line_fields[] = { "",       "type",     "form",        "class", "level",
                                                "status", "standing", "candidature", NULL };
/* What the title may be made of, so that its sources stand there. */
static const char *const title_fields[] = { "title", "text", "display", NULL };

static const char *const place_fields[] = { "place", "place_country", NULL };

static const EntenteValue *
find_value (EntenteDossierData *data,
            const char *name,
            const EntenteField **field)
{
  const EntenteRow *row = entente_record_get_row (data->record);
  int place = entente_table_find_field (row->table, name);

  if (place < 0 || entente_value_is_empty (&row->table->fields[place], &row->values[place]))
    return NULL;
  *field = &row->table->fields[place];
  return &row->values[place];
}

/* "Bilateral meeting" says that it is a meeting, "Conference" that it is an event. */
static gboolean
type_says_kind (EntenteDossierData *data)
{
  const EntenteField *field;
  EntenteKind kind = entente_record_get_kind (data->record);

  if (kind == ENTENTE_KIND_INSTRUMENT)
    return find_value (data, "form", &field) != NULL;
  if (kind == ENTENTE_KIND_ORGANISATION)
    return find_value (data, "class", &field) != NULL;
  return (kind == ENTENTE_KIND_MEETING || kind == ENTENTE_KIND_EVENT || kind == ENTENTE_KIND_BODY
          || kind == ENTENTE_KIND_PROJECT)
         && find_value (data, "type", &field) != NULL;
}

/**
 * entente_dossier_kind_line:
 *
 * Returns: (transfer full): kind, type and status, for the line over the title
 */
char *
entente_dossier_kind_line (EntenteDossierData *data)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const EntenteField *field;
  const EntenteValue *value;

  if (!type_says_kind (data))
    g_ptr_array_add (words, g_strdup (_ (entente_record_get_info (data->record)->table.label)));
  for (guint i = 1; kind_line_fields[i] != NULL; i++)
    {
      value = find_value (data, kind_line_fields[i], &field);
      if (value != NULL && field->type == ENTENTE_FIELD_CODE)
        g_ptr_array_add (words, entente_value_to_text (field, value));
    }
  value = find_value (data, "confidentiality", &field);
  if (value != NULL && g_strcmp0 (value->text, "public") != 0)
    g_ptr_array_add (words, entente_value_to_text (field, value));
  if (data->is_home)
    g_ptr_array_add (words, g_strdup (_ ("Home party")));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static gboolean
is_title (EntenteDossierData *data,
          const char *name)
{
  const EntenteField *field;
  const EntenteValue *value = find_value (data, name, &field);

  return value != NULL && g_strv_contains (title_fields, name)
         && g_strcmp0 (value->text, data->title) == 0;
}

/**
 * entente_dossier_title_markup:
 *
 * Returns: (transfer full): the title, with the sources of the record as a whole
 */
char *
entente_dossier_title_markup (EntenteDossierData *data)
{
  /* The names stand whole further down. */
  g_autofree char *shown = entente_shorten (data->title != NULL ? data->title
                                                                : _ ("Without a title"),
                                            LONGEST_TITLE);
  g_autofree char *title = entente_text_markup (shown);
  g_autoptr(GString) markup = g_string_new (title);
  g_autoptr(GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; kind_line_fields[i] != NULL; i++)
    g_ptr_array_add (fields, (gpointer) kind_line_fields[i]);
  for (guint i = 0; title_fields[i] != NULL; i++)
    if (is_title (data, title_fields[i]))
      g_ptr_array_add (fields, (gpointer) title_fields[i]);
  g_ptr_array_add (fields, NULL);
  entente_dossier_append_notes (markup, data, 0, (const char *const *) fields->pdata);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
append_field (GString *line,
              EntenteDossierData *data,
              const char *name,
              const char *separator)
{
  const EntenteRow *row = entente_record_get_row (data->record);
  int place = entente_table_find_field (row->table, name);
  g_autofree char *markup = place >= 0 ? entente_dossier_value_markup (data, row, (guint) place)
                                       : NULL;

  if (markup == NULL)
    return;
  if (line->len > 0)
    g_string_append (line, separator);
  g_string_append (line, markup);
}

/* An instrument's day stands among its acts, with its sources. */
static void
append_day (GString *line,
            EntenteDossierData *data)
{
  const char *edtf = entente_dossier_date_of (data->record);
  EntenteDate date;
  g_autofree char *words = NULL;
  g_autofree char *escaped = NULL;

  if (edtf == NULL || !entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, NULL))
    return;
  words = entente_date_format (&date, NULL);
  escaped = entente_text_markup (words);
  g_string_append (line, escaped);
}

/**
 * entente_dossier_capitalise:
 * @line: a date in words
 *
 * Dates are said as inside a sentence; here one begins.
 */
void
entente_dossier_capitalise (GString *line)
{
  char first[7] = { 0 };

  if (line->len == 0)
    return;
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (line->str)), first);
  g_string_erase (line, 0, g_utf8_next_char (line->str) - line->str);
  g_string_prepend (line, first);
}

/**
 * entente_dossier_when_markup:
 *
 * Returns: (transfer full): when and where it was, empty if neither is known
 */
char *
entente_dossier_when_markup (EntenteDossierData *data)
{
  const EntenteField *date = entente_dossier_date_field (entente_record_get_info (data->record));
  g_autoptr(GString) line = g_string_new (NULL);

  if (date != NULL)
    append_field (line, data, date->name, " · ");
  else
    append_day (line, data);
  append_field (line, data, "place", " · ");
  append_field (line, data, "place_country", ", ");
  entente_dossier_capitalise (line);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * entente_dossier_is_in_heading:
 *
 * Returns: %TRUE if the heading says it, so that it need not be said again
 */
gboolean
entente_dossier_is_in_heading (EntenteDossierData *data,
                               const EntenteField *field,
                               const EntenteValue *value)
{
  const EntenteField *date = entente_dossier_date_field (entente_record_get_info (data->record));

  return field == date
         || (field->type == ENTENTE_FIELD_CODE && g_strv_contains (kind_line_fields, field->name))
         || g_strv_contains (place_fields, field->name)
         || is_title (data, field->name)
         || strcmp (field->name, "confidentiality") == 0
         || (strcmp (field->name, "extent") == 0 && g_strcmp0 (value->text, "one") == 0);
}
