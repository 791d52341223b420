/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline.h"

#include "entente-store-private.h"
#include "entente-subtitle.h"
#include "entente-text.h"
#include "entente-util.h"

/* What is said of an entry where there is room for words. */

/**
 * entente_entry_words_free:
 * @words: (transfer full) (nullable): the words of an entry
 */
void
entente_entry_words_free (EntenteEntryWords *words)
{
  if (words == NULL)
    return;
  g_free (words->date);
  g_free (words->title);
  g_free (words->detail);
  g_free (words->place);
  g_free (words->parties);
  g_strfreev (words->party_names);
  g_free (words->event);
  g_free (words);
}

static char *
find_date (EntenteDb *db,
           const EntenteEntry *entry)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (
      db,
      "SELECT date FROM entry WHERE record = ?1 AND act = ?2 AND first IS ?3 AND last IS ?4", NULL);
  gboolean row = FALSE;

  if (stmt == NULL || (entry->flags & ENTENTE_ENTRY_UNDATED) != 0)
    return NULL;
  entente_stmt_bind_int64_at (stmt, 1, entry->record);
  entente_stmt_bind_int64_at (stmt, 2, entry->act);
  entente_stmt_bind_int64_at (stmt, 3, entente_entry_first (entry));
  entente_stmt_bind_int64_at (stmt, 4, entente_entry_last (entry));
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return NULL;
  return g_strdup (entente_stmt_text (stmt, 0));
}

static char *
link_words (EntenteReader *reader,
            const EntenteValue *value)
{
  g_autoptr(EntenteRecord) country = NULL;

  if (value->id == 0)
    return g_strdup (value->text);
  if (value->kind != ENTENTE_KIND_COUNTRY)
    return entente_reader_title (reader, value->id, TRUE);
  country = entente_reader_load_some (reader, value->id, NULL);
  if (country != NULL && entente_row_get_text (entente_record_get_row (country), "alpha2") != NULL)
    return g_strdup (entente_row_get_text (entente_record_get_row (country), "alpha2"));
  return entente_reader_title (reader, value->id, TRUE);
}

/* A congress has two hundred; nobody reads them in a line. */
#define MAX_PARTIES 24

typedef struct
{
  EntenteReader *reader;
  GPtrArray *names;
  GHashTable *seen;
} Parties;

static void
add_party (Parties *parties,
           const EntenteValue *value)
{
  char *name;

  if (parties->names->len >= MAX_PARTIES
      || (value->id != 0 && !g_hash_table_add (parties->seen, (gpointer) &value->id)))
    return;
  name = link_words (parties->reader, value);
  if (name != NULL)
    g_ptr_array_add (parties->names, name);
}

static void
add_parties_of (Parties *parties,
                EntenteRecord *record,
                const char *part)
{
  GPtrArray *rows = entente_record_get_part_by_key (record, part);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    add_party (parties, entente_row_get (g_ptr_array_index (rows, i), "party"));
}

/* Of a person, whose post that person holds. */
static void
add_holder (Parties *parties,
            const EntenteRow *mandate)
{
  const EntenteValue *holder = entente_row_get (mandate, "holder");
  g_autoptr(EntenteRecord) post = NULL;
  EntenteHolding holding;
  const EntenteValue *parent;

  if (holder->kind != ENTENTE_KIND_PERSON)
    {
      add_party (parties, holder);
      return;
    }
  post = entente_subtitle_find_post (parties->reader, holder->id, &holding);
  if (post == NULL)
    return;
  parent = entente_row_get (entente_record_get_row (post), "parent");
  if ((ENTENTE_KIND_BIT (parent->kind) & ENTENTE_KINDS_PARTY) != 0)
    {
      char *name = link_words (parties->reader, parent);

      if (name != NULL)
        g_ptr_array_add (parties->names, name);
    }
}

/* Who is in it: those by whom it is found too. The body of a mandate is none, nor is a venue. */
static char **
find_parties (EntenteReader *reader,
              EntenteRecord *record)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  Parties parties = { reader, g_ptr_array_new (), seen };
  const EntenteRow *row = entente_record_get_row (record);

  switch (entente_record_get_kind (record))
    {
    case ENTENTE_KIND_EVENT:
      add_party (&parties, entente_row_get (row, "host"));
      add_party (&parties, entente_row_get (row, "organiser"));
      add_parties_of (&parties, record, "participations");
      break;
    case ENTENTE_KIND_MANDATE:
      add_holder (&parties, row);
      break;
    case ENTENTE_KIND_MEMBERSHIP:
      add_party (&parties, entente_row_get (row, "party"));
      add_party (&parties, entente_row_get (row, "organisation"));
      break;
    default:
      add_parties_of (&parties, record, "parties");
      break;
    }
  g_ptr_array_add (parties.names, NULL);
  return (char **) g_ptr_array_free (parties.names, FALSE);
}

static char *
find_event (EntenteReader *reader,
            const EntenteRow *row)
{
  static const char *const fields[] = { "sidelines_of", "elected_at", "part_of" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      int place = entente_table_find_field (row->table, fields[i]);

      if (place >= 0 && row->values[place].id != 0)
        return entente_reader_title (reader, row->values[place].id, TRUE);
    }
  return NULL;
}

static char *
make_detail (const EntenteEntry *entry,
             EntenteRecord *record,
             const char *event_name)
{
  const EntenteRow *row = entente_record_get_row (record);
  g_autofree char *event = event_name != NULL ? entente_text_isolate (event_name) : NULL;
  const char *acronym;

  switch ((EntenteEntryAct) entry->act)
    {
    case ENTENTE_ENTRY_MEETING:
    case ENTENTE_ENTRY_VISIT:
    case ENTENTE_ENTRY_SESSION:
      if (entente_row_get_id (row, "sidelines_of") != 0 && event != NULL)
        return g_strdup_printf (_ ("on the sidelines of %s"), event);
      return entry->act == ENTENTE_ENTRY_MEETING
                 ? g_strdup ("")
                 : g_strdup (entente_entry_act_label (entry->act));
    case ENTENTE_ENTRY_EVENT:
      acronym = entente_record_get_name (record, "acronym");
      return g_strdup (acronym != NULL ? acronym : "");
    case ENTENTE_ENTRY_ELECTION:
      if (event != NULL)
        return g_strdup_printf (_ ("elected at %s"), event);
      return g_strdup (entente_entry_act_label (entry->act));
    case ENTENTE_ENTRY_MEMBERSHIP:
      return g_strdup (entente_vocabulary_label (&entente_vocabulary_standing,
                                                 entente_row_get_text (row, "standing")));
    default:
      return g_strdup (entente_entry_act_label (entry->act));
    }
}

static EntenteEntryWords *
describe (EntenteReader *reader,
          const EntenteEntry *entry)
{
  EntenteEntryWords *words = g_new0 (EntenteEntryWords, 1);
  g_autoptr(EntenteRecord) record = entente_reader_load_some (reader, entry->record, "participations");
  const EntenteRow *row;
  int place;

  words->record = entry->record;
  if (record == NULL)
    return words;
  row = entente_record_get_row (record);
  words->date = find_date (reader->db, entry);
  words->title = entente_reader_title_of (reader, record);
  words->party_names = find_parties (reader, record);
  words->parties = g_strjoinv (", ", words->party_names);
  words->event = find_event (reader, row);
  words->detail = make_detail (entry, record, words->event);
  place = entente_table_find_field (row->table, "place");
  if (place >= 0)
    words->place = g_strdup (row->values[place].text);
  return words;
}

/**
 * entente_store_entry_words:
 * @self: a store
 * @entries: (array length=n_entries): entries of its timeline
 * @n_entries: how many
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type EntenteEntryWords): the words of each entry, in
 *   the same order; those of a record that is gone are empty
 */
GPtrArray *
entente_store_entry_words (EntenteStore *self,
                           const EntenteEntry *entries,
                           guint n_entries,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(GPtrArray) words = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error)
      || !entente_db_begin (reader.db, error))
    return NULL;
  words = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_entry_words_free);
  for (guint i = 0; i < n_entries && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (words, describe (&reader, &entries[i]));
  entente_db_rollback (reader.db, NULL);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&words);
}
