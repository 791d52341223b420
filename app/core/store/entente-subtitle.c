/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-subtitle.h"

#include "entente-date.h"
#include "entente-holding.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* The few words that tell records of one name apart: who holds which post, which ministry is whose,
 * when a meeting was and where. */

static char *
link_words (EntenteReader *reader,
            const EntenteRow *row,
            const char *field)
{
  const EntenteValue *value = entente_row_get (row, field);

  if (value->id != 0)
    return entente_reader_title (reader, value->id, TRUE);
  return g_strdup (value->text);
}

static char *
date_words (const EntenteRow *row,
            const char *field)
{
  const char *text = entente_row_get_text (row, field);
  EntenteDate date;

  if (text == NULL || !entente_date_parse (text, ENTENTE_DATE_SPAN, &date, NULL))
    return NULL;
  return entente_date_format (&date, NULL);
}

/* Takes both. */
static char *
join (char *first,
      char *second)
{
  g_autofree char *a = first;
  g_autofree char *b = second;

  if (entente_str_empty (a) || entente_str_empty (b))
    return !entente_str_empty (a) ? g_steal_pointer (&a) : g_steal_pointer (&b);
  return g_strdup_printf ("%s · %s", a, b);
}

static char *
code_words (const EntenteRow *row,
            const char *field)
{
  int place = entente_table_find_field (row->table, field);
  const char *code = row->values[place].text;

  return code == NULL ? NULL
                      : g_strdup (entente_vocabulary_label (row->table->fields[place].vocabulary, code));
}

/**
 * entente_subtitle_find_post:
 * @reader: a reader
 * @person: a person
 * @holding: (out): how that person holds it today
 *
 * Returns: (transfer full) (nullable): the post that the person holds, else the last one known, as
 *   far as a line about it needs it
 */
EntenteRecord *
entente_subtitle_find_post (EntenteReader *reader,
                            gint64 person,
                            EntenteHolding *holding)
{
  static const char sql[] = "SELECT record, period, attested FROM post_holding WHERE person = ?1 "
                            "ORDER BY record DESC, position";
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (reader->db, sql, NULL);
  gint64 post = 0;
  gboolean row = FALSE;

  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, person);
  while (entente_stmt_step (stmt, &row, NULL) && row)
    {
      EntenteHolding one;

      entente_holding_on (entente_stmt_text (stmt, 1), entente_stmt_text (stmt, 2), entente_today (),
                          &one);
      if (post != 0 && !entente_holding_is_better (&one, holding))
        continue;
      post = entente_stmt_int64 (stmt, 0);
      *holding = one;
    }
  return post != 0 ? entente_reader_load_some (reader, post, NULL) : NULL;
}

static char *
post_words (EntenteReader *reader,
            gint64 person)
{
  EntenteHolding holding;
  g_autoptr(EntenteRecord) post = entente_subtitle_find_post (reader, person, &holding);
  g_autofree char *words = NULL;

  if (post == NULL)
    return NULL;
  words = join (g_strdup (entente_row_get_text (entente_record_get_row (post), "title")),
                link_words (reader, entente_record_get_row (post), "parent"));
  return join (g_steal_pointer (&words), entente_holding_words (&holding));
}

static char *
organisation_words (EntenteReader *reader,
                    EntenteRecord *record)
{
  const EntenteRow *row = entente_record_get_row (record);
  char *country = link_words (reader, row, "country");
  const char *acronym = entente_record_get_name (record, "acronym");

  if (country == NULL)
    return join (g_strdup (acronym), code_words (row, "class"));
  return join (g_strdup (acronym), country);
}

static char *
instrument_date (EntenteRecord *record)
{
  GPtrArray *acts = entente_record_get_part_by_key (record, "acts");

  for (guint i = 0; i < acts->len; i++)
    {
      char *words = date_words (g_ptr_array_index (acts, i), "date");

      if (words != NULL)
        return words;
    }
  return NULL;
}

static char *
first_actor (EntenteReader *reader,
             EntenteRecord *record)
{
  GPtrArray *rows = entente_record_get_part_by_key (record, "by");

  return rows->len > 0 ? link_words (reader, g_ptr_array_index (rows, 0), "actor") : NULL;
}

/**
 * entente_subtitle_part:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the key of the part that the words are taken from, if any
 */
const char *
entente_subtitle_part (EntenteKind kind)
{
  switch (kind)
    {
    case ENTENTE_KIND_INSTRUMENT:
      return "acts";
    case ENTENTE_KIND_COMMITMENT:
    case ENTENTE_KIND_STATEMENT:
      return "by";
    default:
      return NULL;
    }
}

/**
 * entente_subtitle_of:
 * @reader: a reader
 * @record: a record
 *
 * Returns: (transfer full): the words that stand beside its title, maybe none
 */
char *
entente_subtitle_of (EntenteReader *reader,
                     EntenteRecord *record)
{
  const EntenteRow *row = entente_record_get_row (record);
  char *words = NULL;

  switch (entente_record_get_kind (record))
    {
    case ENTENTE_KIND_COUNTRY:
      words = g_strdup (entente_row_get_text (row, "alpha2"));
      break;
    case ENTENTE_KIND_ORGANISATION:
      words = organisation_words (reader, record);
      break;
    case ENTENTE_KIND_BODY:
    case ENTENTE_KIND_POST:
    case ENTENTE_KIND_TOPIC:
      words = link_words (reader, row, "parent");
      break;
    case ENTENTE_KIND_PERSON:
      words = post_words (reader, entente_record_get_id (record));
      break;
    case ENTENTE_KIND_EVENT:
      words = join (date_words (row, "period"), g_strdup (entente_row_get_text (row, "place")));
      break;
    case ENTENTE_KIND_MEETING:
      words = join (date_words (row, "date"), g_strdup (entente_row_get_text (row, "place")));
      break;
    case ENTENTE_KIND_INSTRUMENT:
      words = instrument_date (record);
      break;
    case ENTENTE_KIND_MEMBERSHIP:
      words = join (code_words (row, "standing"), date_words (row, "period"));
      break;
    case ENTENTE_KIND_MANDATE:
      words = join (code_words (row, "candidature"), link_words (reader, row, "elected_at"));
      break;
    case ENTENTE_KIND_PROJECT:
      words = code_words (row, "type");
      break;
    case ENTENTE_KIND_SOURCE:
      words = join (g_strdup (entente_row_get_text (row, "publisher")), date_words (row, "published"));
      break;
    case ENTENTE_KIND_COMMITMENT:
    case ENTENTE_KIND_STATEMENT:
      words = join (code_words (row, "type"), first_actor (reader, record));
      break;
    default:
      break;
    }
  return words != NULL ? words : g_strdup ("");
}

/**
 * entente_subtitle_from:
 * @reader: a reader
 * @id: a record
 *
 * Returns: (transfer full): the words that stand beside its title, maybe none
 */
char *
entente_subtitle_from (EntenteReader *reader,
                       gint64 id)
{
  EntenteKind kind = entente_store_kind_from (reader->db, id);
  g_autoptr(EntenteRecord) record
      = entente_reader_load_some (reader, id, entente_subtitle_part (kind));

  return record != NULL ? entente_subtitle_of (reader, record) : g_strdup ("");
}

/**
 * entente_store_subtitle:
 * @self: a store
 * @id: a record
 *
 * Returns: (transfer full): the words that tell the record from others of its name, maybe none
 */
char *
entente_store_subtitle (EntenteStore *self,
                        gint64 id)
{
  g_auto(EntenteReader) reader = { 0 };

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return g_strdup ("");
  return entente_subtitle_from (&reader, id);
}

/**
 * entente_store_is_restricted:
 * @self: a store
 * @id: a record
 *
 * Returns: %TRUE if the record is not for everybody; also where that cannot be found out
 */
gboolean
entente_store_is_restricted (EntenteStore *self,
                             gint64 id)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), TRUE);

  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return TRUE;
  stmt = entente_db_prepare (reader.db, "SELECT confidentiality FROM record WHERE id = ?1", NULL);
  if (stmt == NULL)
    return TRUE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return TRUE;
  return g_strcmp0 (entente_stmt_text (stmt, 0), "restricted") == 0;
}
