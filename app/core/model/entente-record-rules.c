/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-record-rules.h"

#include "entente-error.h"
#include "entente-util.h"

/* The rules of single kinds and parts, which concern more than one value or its letters. */

#define SHA256_LETTERS 64

static gboolean
refuse_field (const EntenteRow *row,
              const char *name,
              const char *reason,
              EntentePlace *place,
              GError **error)
{
  place->field = entente_table_find_field (row->table, name);
  return entente_record_refuse (error, &row->table->fields[place->field], reason);
}

static gboolean
check_code_letters (EntenteRow *row,
                    const char *name,
                    gsize length,
                    EntentePlace *place,
                    GError **error)
{
  const char *code = entente_row_get_text (row, name);
  int field = entente_table_find_field (row->table, name);
  gsize letters = 0;

  if (code == NULL)
    return TRUE;
  while (g_ascii_isupper (code[letters]))
    letters++;
  if (letters == length && code[letters] == '\0')
    return TRUE;
  place->field = field;
  return entente_record_refuse (error, &row->table->fields[field], _ ("write it in capital letters, as DZ or DZA."));
}

static gboolean
check_person (EntenteRecord *self,
              EntentePlace *place,
              GError **error)
{
  EntenteRow *row = entente_record_get_row (self);

  if (entente_row_get_text (row, "family") != NULL || entente_row_get_text (row, "given") != NULL
      || entente_row_get_text (row, "display") != NULL
      || entente_record_get_part (self, ENTENTE_PART_NAMES)->len > 0)
    return TRUE;
  place->field = entente_table_find_field (row->table, "family");
  return entente_record_refuse (error, &row->table->fields[place->field], _ ("a person needs a name."));
}

static gboolean
check_name (EntenteRecord *self,
            EntentePlace *place,
            GError **error)
{
  if (entente_record_get_part (self, ENTENTE_PART_NAMES)->len > 0)
    return TRUE;
  *place = (EntentePlace){ ENTENTE_PART_NAMES, 0, -1 };
  g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                       _ ("Give the record a name."));
  return FALSE;
}

/* What is said against the acts has to be answered for. A citation is asked for in the dialog and not
 * here: its source may be deleted later, and what is set stays set. */
static gboolean
check_override (EntenteRecord *self,
                EntentePlace *place,
                GError **error)
{
  EntenteRow *row = entente_record_get_row (self);

  if (entente_row_get_text (row, "status_override") == NULL
      || entente_row_get_text (row, "override_reason") != NULL)
    return TRUE;
  return refuse_field (row, "override_reason", _ ("say why the status is set by hand."), place, error);
}

static gboolean
check_ties (EntenteRecord *self,
            EntentePlace *place,
            GError **error)
{
  int part = entente_kind_find_part (entente_record_get_info (self), "ties");
  GPtrArray *rows = entente_record_get_part (self, (guint) part);
  gint64 id = entente_record_get_id (self);

  for (guint i = 0; id != 0 && i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);

      if (entente_row_get_id (row, "other") != id)
        continue;
      *place = (EntentePlace){ part, (int) i, -1 };
      return refuse_field (row, "other", _ ("an instrument cannot be tied to itself."), place, error);
    }
  return TRUE;
}

static gboolean
check_mandate (EntenteRow *row,
               EntentePlace *place,
               GError **error)
{
  if (entente_row_get_id (row, "body") != 0 || entente_row_get_id (row, "post") != 0)
    return TRUE;
  return refuse_field (row, "body", _ ("say on which body the seat is, or which post it is."), place,
                       error);
}

/* The rules of the kind; the common ones are checked already. */
gboolean
entente_record_check_kind (EntenteRecord *self,
                           EntentePlace *place,
                           GError **error)
{
  EntenteRow *row = entente_record_get_row (self);

  if (entente_record_get_info (self)->named && !check_name (self, place, error))
    return FALSE;
  switch (entente_record_get_kind (self))
    {
    case ENTENTE_KIND_COUNTRY:
      return check_code_letters (row, "alpha2", 2, place, error)
             && check_code_letters (row, "alpha3", 3, place, error);
    case ENTENTE_KIND_PERSON:
      return check_person (self, place, error);
    case ENTENTE_KIND_INSTRUMENT:
      return check_override (self, place, error) && check_ties (self, place, error);
    case ENTENTE_KIND_MANDATE:
      return check_mandate (row, place, error);
    default:
      return TRUE;
    }
}

/* An attachment is found by its digest and kept under its name, so neither may lead elsewhere. */
gboolean
entente_record_check_attachment (const EntenteRow *row,
                                 EntentePlace *place,
                                 GError **error)
{
  const char *digest = entente_row_get_text (row, "sha256");
  const char *name = entente_row_get_text (row, "file_name");

  if (strlen (digest) != SHA256_LETTERS
      || strspn (digest, "0123456789abcdef") != SHA256_LETTERS)
    return refuse_field (row, "sha256", _ ("write its 64 digits, 0 to 9 and a to f."), place, error);
  if (strpbrk (name, "/\\") != NULL || strcmp (name, ".") == 0 || strcmp (name, "..") == 0)
    return refuse_field (row, "file_name", _ ("write the name alone, without a folder."), place, error);
  return TRUE;
}
