/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-dossier-markup.h"

#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* The one place where what records say becomes markup. */

/**
 * entente_dossier_link_markup:
 * @id: a record
 * @title: what it is called
 *
 * Returns: (transfer full): a link to its dossier
 */
char *
entente_dossier_link_markup (gint64 id,
                             const char *title)
{
  g_autofree char *isolated = entente_text_isolate (title);
  g_autofree char *escaped = entente_text_markup (isolated);

  /* Not as faint as the words around it may be. */
  return g_strdup_printf ("<a href=\"" ENTENTE_RECORD_SCHEME "%" G_GINT64_FORMAT "\">"
                          "<span alpha=\"100%%\">%s</span></a>", id,
                          escaped != NULL && *escaped != '\0' ? escaped : _ ("Without a title"));
}

static guint
number_of (EntenteDossierData *data,
           gint64 source)
{
  for (guint i = 0; i < data->sources->len; i++)
    if (g_array_index (data->sources, gint64, i) == source)
      return i + 1;
  return 0;
}

/* Notes that follow each other are set apart, or 1 and 2 would read as 12. */
static void
append_note (GString *markup,
             EntenteDossierData *data,
             gint64 source)
{
  if (g_str_has_suffix (markup->str, "</sup></a>"))
    g_string_append (markup, "<sup> </sup>");
  g_string_append_printf (markup,
                          "<a href=\"" ENTENTE_RECORD_SCHEME "%" G_GINT64_FORMAT
                          "\"><sup>%u</sup></a>",
                          source, number_of (data, source));
}

/* A source that gives another value is shown with it: "2023¹ (2022²)". */
static void
append_other_value (GString *markup,
                    const EntenteField *field,
                    const EntenteRow *citation)
{
  EntenteValue given = { .text = (char *) entente_row_get_text (citation, "value") };
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (given.text == NULL)
    given.text = (char *) entente_row_get_text (citation, "words");
  /* Dates and codes are kept as they are stored; the rest is words already. */
  if (field != NULL && (field->type == ENTENTE_FIELD_DATE || field->type == ENTENTE_FIELD_SPAN
                        || field->type == ENTENTE_FIELD_CODE))
    text = entente_value_to_text (field, &given);
  escaped = entente_text_markup (text != NULL ? text : given.text);
  g_string_append_printf (markup, " (%s", escaped);
}

static void
append_notes (GString *markup,
              EntenteDossierData *data,
              gint64 part,
              const char *const *names,
              const EntenteField *field)
{
  const EntenteKindInfo *info = entente_record_get_info (data->record);
  GPtrArray *citations = entente_record_get_part (data->record, entente_kind_citations (info));
  g_autoptr(GHashTable) given = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      const EntenteRow *citation = g_ptr_array_index (citations, i);
      gint64 source = entente_row_get_id (citation, "source");
      const char *name = entente_row_get_text (citation, "field");
      gboolean differs = g_strcmp0 (entente_row_get_text (citation, "verdict"), "differs") == 0;

      if (entente_row_get_id (citation, "part") != part
          || !g_strv_contains (names, name != NULL ? name : ""))
        continue;
      if (!g_hash_table_add (given, GUINT_TO_POINTER (number_of (data, source))) && !differs)
        continue;
      if (differs)
        append_other_value (markup, field, citation);
      append_note (markup, data, source);
      if (differs)
        g_string_append_c (markup, ')');
    }
}

/**
 * entente_dossier_append_notes:
 * @markup: where
 * @part: a part, or 0 for the record itself
 * @fields: (array zero-terminated=1): fields; "" for the row as a whole
 *
 * Appends the numbers of the sources that facts come from, each once.
 */
void
entente_dossier_append_notes (GString *markup,
                              EntenteDossierData *data,
                              gint64 part,
                              const char *const *fields)
{
  append_notes (markup, data, part, fields, NULL);
}

/* Only what a browser opens becomes a link: the address comes from anywhere. */
static gboolean
is_web_address (const char *text)
{
  g_autofree char *scheme = g_uri_parse_scheme (text);

  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

static void
append_value (GString *markup,
              EntenteDossierData *data,
              const EntenteField *field,
              const EntenteValue *value)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (field->type == ENTENTE_FIELD_LINK && value->id != 0)
    {
      g_autofree char *link = entente_dossier_link_markup (
        value->id, entente_dossier_data_title (data, value->id));

      g_string_append (markup, link);
      return;
    }
  text = entente_value_to_text (field, value);
  escaped = entente_text_markup (text);
  if (field->type == ENTENTE_FIELD_ADDRESS && is_web_address (text))
    g_string_append_printf (markup, "<a href=\"%s\">%s</a>", escaped, escaped);
  else
    g_string_append (markup, escaped);
}

/**
 * entente_dossier_value_markup:
 * @row: the record's own row or one of its parts
 * @field: a field of it
 *
 * Returns: (transfer full) (nullable): the value with its links and the numbers of its sources, or
 *   %NULL if the field is empty and no source differs
 */
char *
entente_dossier_value_markup (EntenteDossierData *data,
                              const EntenteRow *row,
                              guint field)
{
  const EntenteField *description = &row->table->fields[field];
  g_autoptr(GString) markup = g_string_new (NULL);
  gboolean own = row == entente_record_get_row (data->record);

  if (!entente_value_is_empty (description, &row->values[field]))
    append_value (markup, data, description, &row->values[field]);
  append_notes (markup, data, own ? 0 : row->id,
                (const char *const[]) { description->name, NULL }, description);
  return markup->len > 0 ? g_string_free (g_steal_pointer (&markup), FALSE) : NULL;
}
