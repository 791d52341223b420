/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-jsonl-writer.h"

#include "entente-util.h"
#include "entente-versions.h"

/* The lines of the exchange format, written by hand: twice as fast as a tree of objects, and the
 * same record always gives the same bytes. */

/* Bytes that need an escape, and what follows the backslash; `u` for the long form. */
static const char escapes[256] = {
  [0x00] = 'u', [0x01] = 'u', [0x02] = 'u', [0x03] = 'u', [0x04] = 'u', [0x05] = 'u', [0x06] = 'u',
  [0x07] = 'u', [0x08] = 'u', ['\t'] = 't', ['\n'] = 'n', [0x0b] = 'u', [0x0c] = 'u', [0x0d] = 'u',
  [0x0e] = 'u', [0x0f] = 'u', [0x10] = 'u', [0x11] = 'u', [0x12] = 'u', [0x13] = 'u', [0x14] = 'u',
  [0x15] = 'u', [0x16] = 'u', [0x17] = 'u', [0x18] = 'u', [0x19] = 'u', [0x1a] = 'u', [0x1b] = 'u',
  [0x1c] = 'u', [0x1d] = 'u', [0x1e] = 'u', [0x1f] = 'u', ['"'] = '"', ['\\'] = '\\',
};

static void
append_literal (GString *out,
                const char *text)
{
  g_string_append_len (out, text, (gssize) strlen (text));
}

/**
 * entente_json_append_string:
 * @out: where to write
 * @text: valid UTF-8
 *
 * Writes a string with its quotes: only quotes, backslashes and control characters are escaped.
 */
void
entente_json_append_string (GString *out,
                            const char *text)
{
  const char *start = text;

  g_string_append_c (out, '"');
  for (;; text++)
    {
      char escape = *text != '\0' ? escapes[(guchar) *text] : 0;

      if (*text != '\0' && escape == 0)
        continue;
      g_string_append_len (out, start, text - start);
      if (*text == '\0')
        break;
      if (escape == 'u')
        g_string_append_printf (out, "\\u%04x", (guint) *text);
      else
        {
          g_string_append_c (out, '\\');
          g_string_append_c (out, escape);
        }
      start = text + 1;
    }
  g_string_append_c (out, '"');
}

static void
append_key (GString *out,
            const char *key)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  g_string_append_c (out, '"');
  append_literal (out, key);
  append_literal (out, "\":");
}

static void
append_number (GString *out,
               gint64 number)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--at = '-';
  g_string_append_len (out, at, digits + sizeof digits - at);
}

static void
append_id (GString *out,
           gint64 id)
{
  g_string_append_c (out, '"');
  append_number (out, id);
  g_string_append_c (out, '"');
}

/* The shortest form that gives the same number again. */
static void
append_double (GString *out,
               double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", number);
  if (g_ascii_strtod (text, NULL) != number)
    g_ascii_formatd (text, sizeof text, "%.17g", number);
  append_literal (out, text);
}

static void
append_text_member (GString *out,
                    const char *key,
                    const char *text)
{
  if (text == NULL)
    return;
  append_key (out, key);
  entente_json_append_string (out, text);
}

static void
append_quantity (GString *out,
                 const EntenteValue *value)
{
  append_literal (out, "{\"number\":");
  append_double (out, value->number);
  append_text_member (out, "how", value->how);
  append_text_member (out, "unit", value->text);
  append_text_member (out, "as_of", value->as_of);
  g_string_append_c (out, '}');
}

static void
append_link (GString *out,
             const EntenteValue *value)
{
  g_string_append_c (out, '{');
  if (value->id != 0)
    {
      append_key (out, entente_kind_get_name (value->kind));
      append_id (out, value->id);
    }
  append_text_member (out, "words", value->text);
  g_string_append_c (out, '}');
}

/**
 * entente_json_append_value:
 * @out: where to write
 * @field: what the value is of
 * @value: a value, not empty
 *
 * Writes a value as the exchange format does.
 */
void
entente_json_append_value (GString *out,
                           const EntenteField *field,
                           const EntenteValue *value)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_INTEGER:
      append_number (out, value->id);
      break;
    case ENTENTE_FIELD_PART:
      append_id (out, value->id);
      break;
    case ENTENTE_FIELD_QUANTITY:
      append_quantity (out, value);
      break;
    case ENTENTE_FIELD_LINK:
      append_link (out, value);
      break;
    default:
      entente_json_append_string (out, value->text);
      break;
    }
}

static void
append_fields (GString *out,
               const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];

      if (entente_value_is_empty (field, &row->values[i]))
        continue;
      append_key (out, field->name);
      entente_json_append_value (out, field, &row->values[i]);
    }
}

static void
append_part (GString *out,
             const EntenteTable *table,
             GPtrArray *rows)
{
  if (rows->len == 0)
    return;
  append_key (out, table->key);
  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);

      g_string_append_c (out, i == 0 ? '[' : ',');
      append_literal (out, "{\"id\":");
      append_id (out, row->id);
      append_fields (out, row);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_stamp (GString *out,
              const char *key,
              const char *at,
              const char *by,
              const char *desk)
{
  if (at == NULL && by == NULL && desk == NULL)
    return;
  append_key (out, key);
  g_string_append_c (out, '{');
  append_text_member (out, "at", at);
  append_text_member (out, "by", by);
  append_text_member (out, "desk", desk);
  g_string_append_c (out, '}');
}

static void
append_stamps (GString *out,
               const EntenteStamps *stamps)
{
  g_autoptr(GArray) versions = entente_versions_parse (stamps->versions);

  append_stamp (out, "created", stamps->created_at, stamps->created_by, stamps->created_desk);
  append_stamp (out, "modified", stamps->modified_at, stamps->modified_by, stamps->modified_desk);
  if (versions == NULL || versions->len == 0)
    return;
  append_key (out, "versions");
  append_literal (out, stamps->versions);
}

/**
 * entente_jsonl_append_head:
 * @out: where to write
 * @home_kind: the kind of the home party
 * @home: its id, 0 for none
 * @desk: (nullable): the name of the desk
 *
 * Writes the first line of an exchange file.
 */
void
entente_jsonl_append_head (GString *out,
                           EntenteKind home_kind,
                           gint64 home,
                           const char *desk)
{
  append_literal (out, "{\"entente\":1");
  if (home != 0)
    {
      const EntenteValue value = { .id = home, .kind = home_kind };

      append_key (out, "home");
      append_link (out, &value);
    }
  append_text_member (out, "desk", desk);
  append_literal (out, "}\n");
}

/**
 * entente_jsonl_append_record:
 * @out: where to write
 * @record: a record
 * @stamps: (nullable): who made and changed it
 *
 * Writes a record as one line of the exchange format, without the line's end.
 */
void
entente_jsonl_append_record (GString *out,
                             EntenteRecord *record,
                             const EntenteStamps *stamps)
{
  const EntenteKindInfo *info;

  g_return_if_fail (out != NULL && ENTENTE_IS_RECORD (record));

  info = entente_record_get_info (record);
  append_literal (out, "{\"kind\":\"");
  append_literal (out, info->table.name);
  append_literal (out, "\",\"id\":");
  append_id (out, entente_record_get_id (record));
  if (stamps != NULL)
    append_stamps (out, stamps);
  append_fields (out, entente_record_get_row (record));
  for (guint i = 0; i < info->n_parts; i++)
    append_part (out, info->parts[i], entente_record_get_part (record, i));
  g_string_append_c (out, '}');
}
