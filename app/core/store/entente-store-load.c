/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-private.h"

#include "entente-error.h"
#include "entente-text.h"
#include "entente-util.h"

/* Enough for every row a window shows; beyond it the titles are read again. */
#define MAX_TITLES 2048

static gboolean
read_part (EntenteDb *db,
           EntenteRecord *record,
           guint part,
           GError **error)
{
  const EntenteTable *table = entente_record_get_info (record)->parts[part];
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row;

  stmt = entente_db_prepare (
      db, entente_builder_sql (table, ENTENTE_BUILDER_PART, ENTENTE_BUILDER_SELECT), error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, entente_record_get_id (record));
  while (entente_stmt_step (stmt, &row, error))
    {
      EntenteRow *values;

      if (!row)
        return TRUE;
      values = entente_row_new (table);
      entente_builder_read (stmt, ENTENTE_BUILDER_PART, values);
      g_ptr_array_add (entente_record_get_part (record, part), values);
    }
  return FALSE;
}

static gboolean
read_fields (EntenteDb *db,
             EntenteRecord *record,
             EntenteBuilderShape shape,
             gint64 id,
             gboolean *found,
             GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;

  stmt = entente_db_prepare (db,
                             entente_builder_sql (&entente_record_get_info (record)->table, shape,
                                                  ENTENTE_BUILDER_SELECT),
                             error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, found, error))
    return FALSE;
  if (*found)
    entente_builder_read (stmt, shape, entente_record_get_row (record));
  return TRUE;
}

static EntenteRecord *
not_found (gint64 id,
           GError **error)
{
  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND,
               _ ("There is no record with the number %lld."), (long long) id);
  return NULL;
}

/* The kind of a record, %ENTENTE_KIND_NONE if there is none. */
EntenteKind
entente_store_kind_from (EntenteDb *db,
                         gint64 id)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, "SELECT kind FROM record WHERE id = ?1",
                                                    NULL);
  gboolean row = FALSE;

  if (stmt == NULL)
    return ENTENTE_KIND_NONE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return ENTENTE_KIND_NONE;
  return entente_kind_from_name (entente_stmt_text (stmt, 0));
}

gint64
entente_store_last_change_from (EntenteDb *db,
                                gint64 id)
{
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (db, "SELECT max (change) FROM change_record WHERE record = ?1", NULL);
  gboolean row = FALSE;

  if (stmt == NULL)
    return 0;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return 0;
  return entente_stmt_int64 (stmt, 0);
}

/* Reads a record with the parts whose bits are set; what all kinds have only if it is @whole. */
static EntenteRecord *
load_parts (EntenteDb *db,
            EntenteKind kind,
            gint64 id,
            gboolean whole,
            guint64 parts,
            GError **error)
{
  g_autoptr(EntenteRecord) record = NULL;
  gboolean found = FALSE;

  if (kind == ENTENTE_KIND_NONE)
    return not_found (id, error);
  record = entente_record_new (kind);
  if ((whole && !read_fields (db, record, ENTENTE_BUILDER_RECORD, id, &found, error))
      || !read_fields (db, record, ENTENTE_BUILDER_KIND, id, &found, error))
    return NULL;
  if (!found)
    return not_found (id, error);
  for (guint i = 0; i < entente_record_get_info (record)->n_parts; i++)
    if ((parts & (G_GUINT64_CONSTANT (1) << i)) != 0 && !read_part (db, record, i, error))
      return NULL;
  return g_steal_pointer (&record);
}

EntenteRecord *
entente_store_load_from (EntenteDb *db,
                         gint64 id,
                         GError **error)
{
  EntenteRecord *record
      = load_parts (db, entente_store_kind_from (db, id), id, TRUE, G_MAXUINT64, error);

  if (record != NULL)
    entente_record_set_seen (record, entente_store_last_change_from (db, id));
  return record;
}

static guint64
part_bit (EntenteKind kind,
          const char *key)
{
  int part = key != NULL ? entente_kind_find_part (entente_kind_get_info (kind), key) : -1;

  return part >= 0 ? G_GUINT64_CONSTANT (1) << part : 0;
}

/* What titles are made of: the kind's own fields, the names and the parties; and one more part. */
static EntenteRecord *
load_for_title (EntenteDb *db,
                gint64 id,
                const char *part)
{
  EntenteKind kind = entente_store_kind_from (db, id);
  guint64 parts = G_GUINT64_CONSTANT (1) << ENTENTE_PART_NAMES;

  if (kind == ENTENTE_KIND_NONE)
    return NULL;
  parts |= part_bit (kind, "parties") | part_bit (kind, part);
  return load_parts (db, kind, id, FALSE, parts, NULL);
}

static char *
title_cb (EntenteKind kind,
          gint64 id,
          gpointer data)
{
  return entente_store_title_from (data, id, TRUE);
}

char *
entente_store_title_from (EntenteDb *db,
                          gint64 id,
                          gboolean is_short)
{
  g_autoptr(EntenteRecord) record = load_for_title (db, id, NULL);

  if (record == NULL)
    return NULL;
  return is_short ? entente_record_short_title (record, title_cb, db)
                  : entente_record_title (record, title_cb, db);
}

static char *
kept_title_cb (EntenteKind kind,
               gint64 id,
               gpointer data)
{
  return entente_store_kept_title_from (data, id);
}

/* The short title as the derived tables keep it, whatever the day. */
char *
entente_store_kept_title_from (EntenteDb *db,
                               gint64 id)
{
  g_autoptr(EntenteRecord) record = load_for_title (db, id, NULL);

  return record != NULL ? entente_record_kept_title (record, TRUE, kept_title_cb, db) : NULL;
}

static char *
reader_title_cb (EntenteKind kind,
                 gint64 id,
                 gpointer data)
{
  return entente_reader_title (data, id, TRUE);
}

/* A record as far as a line about it needs it: its own fields, names, parties and @part. */
EntenteRecord *
entente_reader_load_some (EntenteReader *reader,
                          gint64 id,
                          const char *part)
{
  return load_for_title (reader->db, id, part);
}

char *
entente_reader_title_of (EntenteReader *reader,
                         EntenteRecord *record)
{
  return entente_record_title (record, reader_title_cb, reader);
}

static void
keep_title (EntenteReader *reader,
            gint64 id,
            gboolean is_short,
            const char *title)
{
  EntenteStore *store = reader->store;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&store->title_lock);

  /* What was read before a change must not outlive it. */
  if (store->titles_age != reader->titles_age)
    return;
  if (g_hash_table_size (store->titles[is_short]) >= MAX_TITLES)
    g_hash_table_remove_all (store->titles[is_short]);
  g_hash_table_insert (store->titles[is_short], g_memdup2 (&id, sizeof id), g_strdup (title));
}

static char *
find_kept_title (EntenteStore *self,
                 gint64 id,
                 gboolean is_short)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->title_lock);

  return g_strdup (g_hash_table_lookup (self->titles[is_short], &id));
}

/* What another program wrote into the file passes the gate here, on its way to every list and label;
 * who has a name that cannot be seen is called by the kind. */
static char *
clean_title (EntenteRecord *record,
             const char *title)
{
  g_autofree char *clean = entente_text_clean (title, -1, ENTENTE_TEXT_DEFAULT, 0);

  if (entente_text_is_visible (clean))
    return g_steal_pointer (&clean);
  return g_strdup (_ (entente_record_get_info (record)->table.label));
}

/* Like entente_store_title_from(), with the titles that are known. */
char *
entente_reader_title (EntenteReader *reader,
                      gint64 id,
                      gboolean is_short)
{
  g_autoptr(EntenteRecord) record = NULL;
  g_autofree char *made = NULL;
  char *title = find_kept_title (reader->store, id, is_short);

  if (title != NULL)
    return title;
  record = load_for_title (reader->db, id, NULL);
  if (record == NULL)
    return NULL;
  made = is_short ? entente_record_short_title (record, reader_title_cb, reader)
                  : entente_record_title (record, reader_title_cb, reader);
  title = clean_title (record, made);
  keep_title (reader, id, is_short, title);
  return title;
}

void
entente_store_forget_titles (EntenteStore *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->title_lock);

  for (guint i = 0; i < G_N_ELEMENTS (self->titles); i++)
    g_hash_table_remove_all (self->titles[i]);
  self->titles_age++;
}

static char *
find_title (EntenteStore *self,
            gint64 id,
            gboolean is_short)
{
  g_auto(EntenteReader) reader = { 0 };
  char *title = find_kept_title (self, id, is_short);

  if (title != NULL || !entente_store_take_reader (self, &reader, NULL, NULL))
    return title;
  return entente_reader_title (&reader, id, is_short);
}

/**
 * entente_store_load:
 * @self: a store
 * @id: a record
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the record with all its parts, as it stands now
 */
EntenteRecord *
entente_store_load (EntenteStore *self,
                    gint64 id,
                    GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  EntenteRecord *record;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  /* As of one moment: a record half from before a change and half from after it would pass for the
   * newest when it is saved. */
  if (!entente_store_take_reader (self, &reader, NULL, error) || !entente_db_begin (reader.db, error))
    return NULL;
  record = entente_store_load_from (reader.db, id, error);
  entente_db_rollback (reader.db, NULL);
  return record;
}

/**
 * entente_store_kind_of:
 * @self: a store
 * @id: a record
 *
 * Returns: its kind, %ENTENTE_KIND_NONE if there is no such record
 */
EntenteKind
entente_store_kind_of (EntenteStore *self,
                       gint64 id)
{
  g_auto(EntenteReader) reader = { 0 };

  g_return_val_if_fail (ENTENTE_IS_STORE (self), ENTENTE_KIND_NONE);

  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return ENTENTE_KIND_NONE;
  return entente_store_kind_from (reader.db, id);
}

/**
 * entente_store_last_change:
 * @self: a store
 * @id: a record
 *
 * Returns: the number of the last change that touched the record, 0 for none
 */
gint64
entente_store_last_change (EntenteStore *self,
                           gint64 id)
{
  g_auto(EntenteReader) reader = { 0 };

  g_return_val_if_fail (ENTENTE_IS_STORE (self), 0);

  if (!entente_store_take_reader (self, &reader, NULL, NULL))
    return 0;
  return entente_store_last_change_from (reader.db, id);
}

/**
 * entente_store_title:
 * @self: a store
 * @id: a record
 *
 * Returns: (transfer full) (nullable): its title in the interface's language
 */
char *
entente_store_title (EntenteStore *self,
                     gint64 id)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  return find_title (self, id, FALSE);
}

/**
 * entente_store_short_title:
 * @self: a store
 * @id: a record
 *
 * Returns: (transfer full) (nullable): its short title: an acronym where there is one
 */
char *
entente_store_short_title (EntenteStore *self,
                           gint64 id)
{
  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  return find_title (self, id, TRUE);
}
