/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-derive-private.h"

#include "entente-entries.h"
#include "entente-fold.h"
#include "entente-stmt.h"
#include "entente-store-private.h"
#include "entente-util.h"

/* The derived tables: entries of the timeline, search text and its index, sort keys. They follow the
 * records in the same transaction; the same functions rebuild them from nothing. */

typedef EntenteDeriveWork Work;

static EntenteStmt *
prepare_with_id (EntenteDb *db,
                 const char *sql,
                 gint64 id,
                 GError **error)
{
  EntenteStmt *stmt = entente_db_prepare (db, sql, error);

  if (stmt != NULL)
    entente_stmt_bind_int64_at (stmt, 1, id);
  return stmt;
}

static gboolean
run_with_id (EntenteDb *db,
             const char *sql,
             gint64 id,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = prepare_with_id (db, sql, id, error);

  return stmt != NULL && entente_stmt_step (stmt, NULL, error);
}

static void
fold_into (GString *out,
           const char *text)
{
  if (text == NULL)
    return;
  if (out->len > 0)
    g_string_append_c (out, ' ');
  entente_fold_append (out, text);
}

static gboolean
is_searched (const EntenteField *field)
{
  return field->type == ENTENTE_FIELD_TEXT || field->type == ENTENTE_FIELD_NOTE
         || field->type == ENTENTE_FIELD_ADDRESS
         || (field->type == ENTENTE_FIELD_LINK && (field->flags & ENTENTE_FIELD_WORDS) != 0);
}

static void
fold_row (GString *out,
          const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    if (is_searched (&row->table->fields[i]))
      fold_into (out, row->values[i].text);
}

/* Names before all: a match in a name is what one looks for. The rest is one text. */
static void
make_search_text (EntenteRecord *record,
                  const char *title,
                  GString *names,
                  GString *body)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  fold_into (names, title);
  fold_row (info->kind == ENTENTE_KIND_PERSON || info->kind == ENTENTE_KIND_COUNTRY ? names : body,
            entente_record_get_row (record));
  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (record, i);

      for (guint j = 0; j < rows->len; j++)
        {
          const EntenteRow *row = g_ptr_array_index (rows, j);

          if (i == ENTENTE_PART_NAMES)
            fold_into (names, entente_row_get_text (row, "text"));
          else
            fold_row (body, row);
        }
    }
}

/* Takes the old text out of the index, which has to be told word by word what it was. */
static gboolean
remove_search_text (EntenteDb *db,
                    gint64 id,
                    char **old_names,
                    char **old_body,
                    GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = prepare_with_id (db, "SELECT names, body FROM search_text WHERE id = ?1", id, error);
  g_autoptr(EntenteStmt) remove = NULL;
  gboolean row = FALSE;

  *old_names = NULL;
  *old_body = NULL;
  if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  *old_names = g_strdup (entente_stmt_text (stmt, 0));
  *old_body = g_strdup (entente_stmt_text (stmt, 1));
  remove = entente_db_prepare (db,
                               "INSERT INTO search (search, rowid, names, body) "
                               "VALUES ('delete', ?1, ?2, ?3)",
                               error);
  if (remove == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (remove, 1, id);
  entente_stmt_bind_text_at (remove, 2, *old_names);
  entente_stmt_bind_text_at (remove, 3, *old_body);
  return entente_stmt_step (remove, NULL, error)
         && run_with_id (db, "DELETE FROM search_text WHERE id = ?1", id, error);
}

static gboolean
add_search_text (EntenteDb *db,
                 gint64 id,
                 EntenteKind kind,
                 const char *names,
                 const char *body,
                 GError **error)
{
  g_autoptr(EntenteStmt) text
      = prepare_with_id (db, "INSERT INTO search_text (id, kind, names, body) VALUES (?1, ?2, ?3, ?4)",
                         id, error);

  if (text == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (text, 2, kind);
  entente_stmt_bind_text_borrowed_at (text, 3, names, -1);
  entente_stmt_bind_text_borrowed_at (text, 4, body, -1);
  return entente_stmt_step (text, NULL, error);
}

/* Adds a text to the index of the search. */
gboolean
entente_derive_index (EntenteDb *db,
                      gint64 id,
                      const char *names,
                      const char *body,
                      GError **error)
{
  g_autoptr(EntenteStmt) index
      = prepare_with_id (db, "INSERT INTO search (rowid, names, body) VALUES (?1, ?2, ?3)", id, error);

  if (index == NULL)
    return FALSE;
  entente_stmt_bind_text_borrowed_at (index, 2, names, -1);
  entente_stmt_bind_text_borrowed_at (index, 3, body, -1);
  return entente_stmt_step (index, NULL, error);
}

static gboolean
derive_search (Work *work,
               EntenteRecord *record,
               const char *title,
               gboolean *renamed,
               GError **error)
{
  gint64 id = entente_record_get_id (record);
  g_autofree char *old_names = NULL;
  g_autofree char *old_body = NULL;
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) body = g_string_new (NULL);

  make_search_text (record, title, names, body);
  if (!work->fresh && !remove_search_text (work->db, id, &old_names, &old_body, error))
    return FALSE;
  *renamed = old_names != NULL && strcmp (old_names, names->str) != 0;
  if (!add_search_text (work->db, id, entente_record_get_kind (record), names->str, body->str, error))
    return FALSE;
  if (work->put_off_index != NULL)
    {
      work->put_off_index (id, names->str, body->str, work->data);
      return TRUE;
    }
  return entente_derive_index (work->db, id, names->str, body->str, error);
}

static void
append_key (GByteArray *key,
            EntenteCollator *collator,
            const char *text)
{
  gsize length;
  g_autofree guint8 *bytes = entente_collator_key (collator, text, &length);

  g_byte_array_append (key, bytes, (guint) length);
}

static gboolean
is_same_key (EntenteDb *db,
             gint64 id,
             const guint8 *key,
             gsize length)
{
  g_autoptr(EntenteStmt) stmt = prepare_with_id (db, "SELECT key FROM sort_key WHERE id = ?1", id, NULL);
  gboolean row = FALSE;
  gconstpointer old;
  gsize old_length;

  if (stmt == NULL || !entente_stmt_step (stmt, &row, NULL) || !row)
    return TRUE;
  old = entente_stmt_blob (stmt, 0, &old_length);
  return old_length == length && memcmp (old, key, length) == 0;
}

/* What a record is sorted by: what lists show of it first. Of organisations that is the acronym. At
 * the end stands its other title where there is one. That decides among equals, and tells by the
 * key alone whether the titles that show this one change.
 * Count up SETTINGS_VERSION of the collator when keys are made of something else. */
static GByteArray *
make_sort_key (EntenteCollator *collator,
               EntenteRecord *record,
               const char *title)
{
  const EntenteRow *row = entente_record_get_row (record);
  GByteArray *key = g_byte_array_new ();
  const char *text = title;
  const char *other = title;
  g_autofree char *by_family = NULL;
  g_autofree char *short_title = NULL;

  if (entente_record_get_info (record)->named)
    other = short_title = entente_record_kept_title (record, TRUE, NULL, NULL);
  if (entente_record_get_kind (record) == ENTENTE_KIND_ORGANISATION)
    {
      text = short_title;
      other = title;
    }
  else if (entente_record_get_kind (record) == ENTENTE_KIND_PERSON)
    {
      const char *family = entente_row_get_text (row, "family");

      if (entente_row_get_text (row, "sort") != NULL)
        text = entente_row_get_text (row, "sort");
      else if (family != NULL)
        text = by_family = g_strconcat (family, " ", entente_row_get_text (row, "given"), NULL);
    }
  append_key (key, collator, text);
  if (strcmp (other, text) != 0)
    append_key (key, collator, other);
  return key;
}

static gboolean
derive_sort_key (Work *work,
                 EntenteRecord *record,
                 const char *title,
                 gboolean *renamed,
                 GError **error)
{
  gint64 id = entente_record_get_id (record);
  g_autoptr(GByteArray) key = make_sort_key (work->collator, record, title);
  g_autoptr(EntenteStmt) stmt = NULL;

  if (!work->fresh && !is_same_key (work->db, id, key->data, key->len))
    *renamed = TRUE;
  stmt = prepare_with_id (work->db,
                          work->fresh
                              ? "INSERT INTO sort_key (id, kind, key) VALUES (?1, ?2, ?3)"
                              : "INSERT OR REPLACE INTO sort_key (id, kind, key) VALUES (?1, ?2, ?3)",
                          id, error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 2, entente_record_get_kind (record));
  entente_stmt_bind_blob_at (stmt, 3, key->data, key->len);
  return entente_stmt_step (stmt, NULL, error);
}

static char *
find_elected (EntenteDb *db,
              EntenteRecord *record)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  if (entente_record_get_kind (record) != ENTENTE_KIND_MANDATE)
    return NULL;
  stmt = prepare_with_id (db, "SELECT period FROM event WHERE id = ?1",
                          entente_row_get_id (entente_record_get_row (record), "elected_at"), NULL);
  if (stmt == NULL || !entente_stmt_step (stmt, &row, NULL) || !row)
    return NULL;
  return g_strdup (entente_stmt_text (stmt, 0));
}

static gboolean
write_entry (EntenteDb *db,
             const EntenteEntryDraft *draft,
             guint slot,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt
      = prepare_with_id (db,
                         "INSERT INTO entry (record, slot, kind, act, flags, first, last, date) "
                         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                         draft->entry.record, error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 2, slot);
  entente_stmt_bind_int64_at (stmt, 3, draft->entry.kind);
  entente_stmt_bind_int64_at (stmt, 4, draft->entry.act);
  entente_stmt_bind_int64_at (stmt, 5, draft->entry.flags);
  if ((draft->entry.flags & ENTENTE_ENTRY_UNDATED) != 0)
    {
      entente_stmt_bind_null_at (stmt, 6);
      entente_stmt_bind_null_at (stmt, 7);
    }
  else
    {
      entente_stmt_bind_int64_at (stmt, 6, entente_entry_first (&draft->entry));
      entente_stmt_bind_int64_at (stmt, 7, entente_entry_last (&draft->entry));
    }
  entente_stmt_bind_text_at (stmt, 8, draft->date);
  return entente_stmt_step (stmt, NULL, error);
}

static gboolean
derive_entries (Work *work,
                EntenteRecord *record,
                GError **error)
{
  g_autofree char *elected = find_elected (work->db, record);
  g_autoptr(GArray) spans = NULL;
  g_autoptr(GArray) drafts = NULL;

  if (!entente_derive_status (work->db, record, &spans, error))
    return FALSE;
  drafts = entente_entries_of (record, elected, spans);
  if (!work->fresh
      && !run_with_id (work->db, "DELETE FROM entry WHERE record = ?1", entente_record_get_id (record),
                       error))
    return FALSE;
  for (guint i = 0; i < drafts->len; i++)
    if (!write_entry (work->db, &g_array_index (drafts, EntenteEntryDraft, i), i, error))
      return FALSE;
  return TRUE;
}

static void
add_id (Work *work,
        gint64 id)
{
  if (g_hash_table_contains (work->seen, &id))
    return;
  g_hash_table_add (work->seen, g_memdup2 (&id, sizeof id));
  g_array_append_val (work->ids, id);
}

/* Titles are made from other titles: whoever shows this one is derived again too. */
static gboolean
add_dependents (Work *work,
                gint64 id,
                GError **error)
{
  static const char *const queries[] = {
    "SELECT record FROM meeting_party WHERE party = ?1",
    "SELECT record FROM instrument_party WHERE party = ?1",
    "SELECT id FROM membership WHERE party = ?1",
    "SELECT id FROM membership WHERE organisation = ?1",
    "SELECT id FROM mandate WHERE holder = ?1",
    "SELECT id FROM mandate WHERE body = ?1",
    "SELECT id FROM mandate WHERE post = ?1",
    "SELECT id FROM mandate WHERE elected_at = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr(EntenteStmt) stmt = prepare_with_id (work->db, queries[i], id, error);
      gboolean row = TRUE;

      if (stmt == NULL)
        return FALSE;
      while (row)
        {
          if (!entente_stmt_step (stmt, &row, error))
            return FALSE;
          if (row)
            add_id (work, entente_stmt_int64 (stmt, 0));
        }
    }
  return TRUE;
}

static gboolean
add_status_targets (Work *work,
                    gint64 id,
                    GError **error)
{
  g_autoptr(GArray) targets = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!entente_derive_status_targets (work->db, id, targets, error))
    return FALSE;
  for (guint i = 0; i < targets->len; i++)
    add_id (work, g_array_index (targets, gint64, i));
  return TRUE;
}

static gboolean
forget (Work *work,
        gint64 id,
        GError **error)
{
  g_autofree char *names = NULL;
  g_autofree char *body = NULL;

  return remove_search_text (work->db, id, &names, &body, error)
         && run_with_id (work->db, "DELETE FROM entry WHERE record = ?1", id, error)
         && run_with_id (work->db, "DELETE FROM status_span WHERE record = ?1", id, error)
         && run_with_id (work->db, "DELETE FROM sort_key WHERE id = ?1", id, error);
}

static char *
title_cb (EntenteKind kind,
          gint64 id,
          gpointer data)
{
  return entente_store_kept_title_from (data, id);
}

/* All that is derived of one record. */
gboolean
entente_derive_record (Work *work,
                       EntenteRecord *record,
                       const char *title,
                       gboolean *renamed,
                       GError **error)
{
  return derive_search (work, record, title, renamed, error)
         && derive_sort_key (work, record, title, renamed, error) && derive_entries (work, record, error);
}

static gboolean
derive_one (Work *work,
            gint64 id,
            gboolean with_dependents,
            GError **error)
{
  g_autoptr(EntenteRecord) record = NULL;
  g_autofree char *title = NULL;
  gboolean renamed = FALSE;

  if (entente_store_kind_from (work->db, id) == ENTENTE_KIND_NONE)
    return forget (work, id, error);
  record = entente_store_load_from (work->db, id, error);
  if (record == NULL)
    return FALSE;
  title = entente_record_kept_title (record, FALSE, title_cb, work->db);
  if (!entente_derive_record (work, record, title, &renamed, error))
    return FALSE;
  if (with_dependents && (renamed || entente_record_get_kind (record) == ENTENTE_KIND_EVENT)
      && !add_dependents (work, id, error))
    return FALSE;
  return !with_dependents || entente_record_get_kind (record) != ENTENTE_KIND_INSTRUMENT
         || add_status_targets (work, id, error);
}

/**
 * entente_derive_records:
 * @db: the connection that writes, in a transaction
 * @collator: the order of titles
 * @ids: (element-type gint64): records that were written or deleted
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Brings the derived tables up to date with some records, and with those whose titles show them.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_derive_records (EntenteDb *db,
                        EntenteCollator *collator,
                        GArray *ids,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  Work work = { .db = db, .collator = collator, .ids = queue, .seen = seen };

  for (guint i = 0; i < ids->len; i++)
    add_id (&work, g_array_index (ids, gint64, i));
  for (guint i = 0; i < queue->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !derive_one (&work, g_array_index (queue, gint64, i), TRUE, error))
      return FALSE;
  return TRUE;
}

/**
 * entente_derive_all:
 * @db: the connection that writes, in a transaction
 * @collator: the order of titles
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Makes the derived tables anew from the records.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_derive_all (EntenteDb *db,
                    EntenteCollator *collator,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  Work work = { .db = db, .collator = collator };
  gboolean row = TRUE;

  if (!entente_db_exec (db, "INSERT INTO search (search) VALUES ('delete-all')", error)
      || !entente_db_exec (db, "DELETE FROM search_text", error)
      || !entente_db_exec (db, "DELETE FROM entry", error)
      || !entente_db_exec (db, "DELETE FROM status_span", error)
      || !entente_db_exec (db, "DELETE FROM sort_key", error))
    return FALSE;
  stmt = entente_db_prepare (db, "SELECT id FROM record ORDER BY id", error);
  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !entente_stmt_step (stmt, &row, error)
          || (row && !derive_one (&work, entente_stmt_int64 (stmt, 0), FALSE, error)))
        return FALSE;
    }
  return TRUE;
}
