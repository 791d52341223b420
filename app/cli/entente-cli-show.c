/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-command.h"
#include "entente-cli-standing.h"
#include "entente-cli-words.h"
#include "entente-date.h"
#include "entente-query.h"
#include "entente-text.h"

/* One record, with all that it holds. */

static void
append_line (GString *out,
             guint indent,
             const char *label,
             const char *text)
{
  g_autofree char *clean = entente_text_clean (text, -1, ENTENTE_TEXT_MULTILINE, 0);

  g_string_append_printf (out, "%*s", (int) indent, "");
  if (label != NULL)
    /* Translators: the label of a field and its value */
    g_string_append_printf (out, _ ("%s: %s"), label, clean);
  else
    g_string_append (out, clean);
  g_string_append_c (out, '\n');
}

static void
append_fields (GString *out,
               EntenteStore *store,
               const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      g_autofree char *words = cli_value_words (store, field, &row->values[i], TRUE);

      if (words != NULL)
        append_line (out, 0, _ (field->label), words);
    }
}

/* The part that a citation is about: what it is, and the first thing that it says. */
static char *
cited_words (EntenteStore *store,
             EntenteRecord *record,
             gint64 id)
{
  const EntenteRow *row = entente_record_find_part_row (record, id, NULL);

  for (guint i = 0; row != NULL && i < row->table->n_fields; i++)
    {
      g_autofree char *words = cli_value_words (store, &row->table->fields[i], &row->values[i], TRUE);

      if (words != NULL)
        /* Translators: the label of a field and its value */
        return g_strdup_printf (_ ("%s: %s"), _ (row->table->label), words);
    }
  return NULL;
}

/* A citation names a part by its id and a field by its key; people know them by their words. */
static char *
part_value_words (EntenteStore *store,
                  EntenteRecord *record,
                  const EntenteRow *row,
                  guint i)
{
  const EntenteField *field = &row->table->fields[i];
  const EntenteTable *table = &entente_record_get_info (record)->table;
  const EntenteRow *cited;
  int place;

  if (entente_value_is_empty (field, &row->values[i]))
    return NULL;
  if (field->type == ENTENTE_FIELD_PART)
    return cited_words (store, record, row->values[i].id);
  if (strcmp (row->table->key, "citations") != 0 || strcmp (field->name, "field") != 0)
    return cli_value_words (store, field, &row->values[i], TRUE);
  cited = entente_record_find_part_row (record, entente_row_get_id (row, "part"), NULL);
  if (cited != NULL)
    table = cited->table;
  place = entente_table_find_field (table, row->values[i].text);
  return g_strdup (place >= 0 ? _ (table->fields[place].label) : row->values[i].text);
}

/* A part in one line: what it holds, in order. */
static void
append_part_row (GString *out,
                 EntenteStore *store,
                 EntenteRecord *record,
                 const EntenteRow *row)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      g_autofree char *words = part_value_words (store, record, row, i);

      if (words == NULL)
        continue;
      if (line->len > 0)
        g_string_append (line, "; ");
      /* Translators: the label of a field and its value */
      g_string_append_printf (line, _ ("%s: %s"), _ (field->label), words);
    }
  append_line (out, 2, NULL, line->str);
}

static gboolean
show_text (EntenteStore *store,
           EntenteRecord *record,
           const EntenteStamps *stamps,
           gint32 day,
           GError **error)
{
  const EntenteKindInfo *info = entente_record_get_info (record);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *title = entente_store_title (store, entente_record_get_id (record));

  append_line (out, 0, _ (info->table.label), title);
  append_fields (out, store, entente_record_get_row (record));
  if (info->kind == ENTENTE_KIND_INSTRUMENT
      && !cli_append_standing (out, store, record, day, FALSE, error))
    return FALSE;
  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (record, i);

      if (rows->len > 0)
        append_line (out, 0, NULL, _ (info->parts[i]->label_plural));
      for (guint j = 0; j < rows->len; j++)
        append_part_row (out, store, record, g_ptr_array_index (rows, j));
    }
  if (stamps->modified_at != NULL)
    append_line (out, 0, _ ("Changed"), stamps->modified_at);
  if (stamps->modified_by != NULL)
    append_line (out, 0, _ ("Changed by"), stamps->modified_by);
  cli_write (out->str, out->len);
  return TRUE;
}

static gboolean
show_json (EntenteStore *store,
           EntenteRecord *record,
           const EntenteStamps *stamps,
           gint32 day,
           GError **error)
{
  g_autoptr(GString) out = g_string_new (NULL);

  if (!cli_append_record (out, store, record, stamps, day, error))
    return FALSE;
  g_string_append_c (out, '\n');
  cli_write (out->str, out->len);
  return TRUE;
}

CliStatus
cli_show (const CliCommand *command,
          int argc,
          char **argv)
{
  g_autofree char *format_text = NULL;
  g_autofree char *on = NULL;
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &on,
      N_ ("The day on which to tell where an instrument stands"), N_ ("D") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_ ("text or json"), N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) record = NULL;
  g_autoptr(EntenteStamps) stamps = NULL;
  g_autoptr(GError) error = NULL;
  CliFormat format;
  gint32 day = entente_today ();
  gint64 id;

  if (!cli_parse (command, entries, 2, 2, &argc, &argv)
      || !cli_parse_format (format_text, CLI_TEXT | CLI_JSON, &format))
    return CLI_USAGE;
  if (on != NULL && !cli_parse_day (on, &day))
    return cli_usage (_ ("--on needs a day, as 2024-05-28."));
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  id = store != NULL ? entente_store_find (store, argv[1], 0, &error) : 0;
  record = id != 0 ? entente_store_load (store, id, &error) : NULL;
  stamps = record != NULL ? entente_store_stamps (store, id, &error) : NULL;
  if (stamps == NULL
      || !(format == CLI_JSON ? show_json (store, record, stamps, day, &error)
                              : show_text (store, record, stamps, day, &error)))
    return cli_fail (error);
  return CLI_DONE;
}
