/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

/* Instruments written in lines.
 *
 * parties: "A B C:signatory", where a capital letter is a country and O an organisation
 * fields: "duration=P12M renewal=tacit"
 * acts: "signature@A date=2024-05-28; entry_into_force"; note@A is a row of the notes exchanged */

static EntenteKind
kind_of_letter (char letter)
{
  return letter == 'O' ? ENTENTE_KIND_ORGANISATION : ENTENTE_KIND_COUNTRY;
}

static void
set_party (EntenteRow *row,
           const char *name)
{
  if (name[0] != '\0' && (name[1] == '\0' || name[1] == ':'))
    entente_row_set_link (row, "party", kind_of_letter (*name), *name);
  else
    entente_row_set_text (row, "party", name);
}

static void
set_fields (EntenteRow *row,
            char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (words[i], "=", 2);
      int field;

      if (*words[i] == '\0')
        continue;
      g_assert_nonnull (pair[1]);
      field = entente_table_find_field (row->table, pair[0]);
      g_assert_cmpint (field, >=, 0);
      if (row->table->fields[field].type == ENTENTE_FIELD_INTEGER)
        entente_row_set_integer (row, pair[0], g_ascii_strtoll (pair[1], NULL, 10));
      else
        entente_row_set_text (row, pair[0], pair[1]);
    }
}

static void
add_act (EntenteRecord *record,
         const char *line)
{
  g_auto(GStrv) words = g_strsplit (line, " ", -1);
  g_auto(GStrv) head = g_strsplit (words[0], "@", 2);
  gboolean note = g_str_equal (head[0], "note");
  EntenteRow *row = entente_record_add_part (record, note ? "exchanged_notes" : "acts");

  if (!note)
    entente_row_set_text (row, "type", head[0]);
  if (head[1] != NULL)
    set_party (row, head[1]);
  set_fields (row, words + 1);
}

static EntenteRecord *
make (const char *parties,
      const char *fields,
      const char *acts)
{
  EntenteRecord *record = entente_record_new (ENTENTE_KIND_INSTRUMENT);
  g_auto(GStrv) names = g_strsplit (parties, " ", -1);
  g_auto(GStrv) words = g_strsplit (fields, " ", -1);
  g_auto(GStrv) lines = g_strsplit (acts, "; ", -1);
  g_autoptr(GError) error = NULL;

  for (guint i = 0; names[i] != NULL && *names[i] != '\0'; i++)
    {
      EntenteRow *row = entente_record_add_part (record, "parties");
      const char *colon = strchr (names[i], ':');

      set_party (row, names[i]);
      entente_row_set_text (row, "capacity", colon != NULL ? colon + 1 : NULL);
    }
  set_fields (entente_record_get_row (record), words);
  if (entente_row_get_text (entente_record_get_row (record), "status_override") != NULL)
    entente_row_set_text (entente_record_get_row (record), "override_reason", "so they say");
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    add_act (record, lines[i]);
  entente_record_check (record, NULL, &error);
  g_assert_no_error (error);
  return record;
}
