/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-command.h"
#include "entente-cli-words.h"
#include "entente-jsonl-writer.h"
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

/* A part in one line: what it holds, in order. */
static void
append_part_row (GString *out,
                 EntenteStore *store,
                 const EntenteRow *row)
{
  g_autoptr(GString) line = g_string_new (NULL);

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      g_autofree char *words = cli_value_words (store, field, &row->values[i], TRUE);

      if (words == NULL)
        continue;
      if (line->len > 0)
        g_string_append (line, "; ");
      /* Translators: the label of a field and its value */
      g_string_append_printf (line, _ ("%s: %s"), _ (field->label), words);
    }
  append_line (out, 2, NULL, line->str);
}

static void
show_text (EntenteStore *store,
           EntenteRecord *record,
           const EntenteStamps *stamps)
{
  const EntenteKindInfo *info = entente_record_get_info (record);
  g_autoptr(GString) out = g_string_new (NULL);
  g_autofree char *title = entente_store_title (store, entente_record_get_id (record));

  append_line (out, 0, _ (info->table.label), title);
  append_fields (out, store, entente_record_get_row (record));
  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (record, i);

      if (rows->len > 0)
        append_line (out, 0, NULL, _ (info->parts[i]->label_plural));
      for (guint j = 0; j < rows->len; j++)
        append_part_row (out, store, g_ptr_array_index (rows, j));
    }
  if (stamps->modified_at != NULL)
    append_line (out, 0, _ ("Changed"), stamps->modified_at);
  if (stamps->modified_by != NULL)
    append_line (out, 0, _ ("Changed by"), stamps->modified_by);
  cli_write (out->str, out->len);
}

static void
show_json (EntenteRecord *record,
           const EntenteStamps *stamps)
{
  g_autoptr(GString) out = g_string_new (NULL);

  entente_jsonl_append_record (out, record, stamps);
  g_string_append_c (out, '\n');
  cli_write (out->str, out->len);
}

CliStatus
cli_show (const CliCommand *command,
          int argc,
          char **argv)
{
  g_autofree char *format_text = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_ ("text or json"), N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(EntenteRecord) record = NULL;
  g_autoptr(EntenteStamps) stamps = NULL;
  g_autoptr(GError) error = NULL;
  CliFormat format;
  gint64 id;

  if (!cli_parse (command, entries, 2, 2, &argc, &argv)
      || !cli_parse_format (format_text, CLI_TEXT | CLI_JSON, &format))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  id = store != NULL ? entente_store_find (store, argv[1], 0, &error) : 0;
  record = id != 0 ? entente_store_load (store, id, &error) : NULL;
  stamps = record != NULL ? entente_store_stamps (store, id, &error) : NULL;
  if (stamps == NULL)
    return cli_fail (error);
  if (format == CLI_JSON)
    show_json (record, stamps);
  else
    show_text (store, record, stamps);
  return CLI_DONE;
}
