/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-store-import.h"

#include "entente-derive-private.h"
#include "entente-deriver.h"
#include "entente-links.h"
#include "entente-store-private.h"
#include "entente-util.h"
#include "entente-versions.h"

/* So many changed records wait until what is derived of them is made anew. */
#define MAX_CHANGED 4096

struct _EntenteImport
{
  EntenteStore *store;
  GCancellable *cancellable;
  EntenteRecorder *recorder;
  EntenteDeriver *deriver;
  GArray *changed; /* gint64: were there before */
  GArray *later;   /* gint64: show what comes after them */
  gint64 change;
  char *backup; /* of what was there before */
  guint n_written;
  gboolean was_empty; /* then the links are checked at the end, all at once */
  gboolean with_rules; /* of a kind that has rules between records, some were written */
  gboolean rehearsal;
  gboolean began;
};

static gboolean
is_empty (EntenteDb *db,
          gboolean *empty,
          GError **error)
{
  gint64 there;

  if (!entente_db_query_int64 (db,
                               "SELECT EXISTS (SELECT 1 FROM record) OR home IS NOT NULL "
                               "OR desk IS NOT NULL OR EXISTS (SELECT 1 FROM origin) "
                               "FROM catalogue",
                               &there, error))
    return FALSE;
  *empty = there == 0;
  return TRUE;
}

static gboolean
back_up (EntenteImport *self,
         GError **error)
{
  if (self->rehearsal || self->was_empty || self->store->path == NULL)
    return TRUE;
  self->backup = entente_store_begin_backup (self->store, "import", self->cancellable, error);
  return self->backup != NULL;
}

/* While a link waits for its record, SQLite looks at each new record through every table that could
 * refer to it. In a catalogue that was empty one look at the end takes a fraction of that. */
static gboolean
set_pragmas (EntenteImport *self,
             gboolean bulk,
             GError **error)
{
  return entente_db_exec (self->store->db,
                          bulk ? "PRAGMA cache_size = -32768" : "PRAGMA cache_size = -2000", error)
         && (!self->was_empty
             || entente_db_exec (self->store->db,
                                 bulk ? "PRAGMA foreign_keys = OFF" : "PRAGMA foreign_keys = ON",
                                 error));
}

/**
 * entente_import_new:
 * @store: a store
 * @rehearsal: %TRUE to see what would become of it: everything is taken back at the end
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Begins an import, after a backup of what is there.
 *
 * Returns: (transfer full) (nullable): the import; what it did is taken back when it is freed
 *   before it has finished
 */
EntenteImport *
entente_import_new (EntenteStore *store,
                    gboolean rehearsal,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr(EntenteImport) self = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (store), NULL);

  self = g_new0 (EntenteImport, 1);
  self->store = g_object_ref (store);
  self->rehearsal = rehearsal;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->changed = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->later = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_mutex_lock (&store->writing);
  self->began = TRUE;
  if (store->closed)
    {
      entente_store_refuse_closed (error);
      return NULL;
    }
  if (!is_empty (store->db, &self->was_empty, error) || !set_pragmas (self, TRUE, error)
      || !entente_store_begin_import (store, error) || !back_up (self, error))
    return NULL;
  entente_db_set_cancellable (store->db, cancellable);
  self->change = entente_store_add_change (store, "import", "", 0, error);
  if (self->change == 0)
    return NULL;
  self->recorder = entente_recorder_new (store->db, self->change, error);
  if (self->recorder == NULL)
    return NULL;
  self->deriver = entente_deriver_new (store->db, store->collator);
  return g_steal_pointer (&self);
}

static void
end (EntenteImport *self,
     gboolean changed)
{
  if (!self->began)
    return;
  g_clear_pointer (&self->recorder, entente_recorder_free);
  g_clear_pointer (&self->deriver, entente_deriver_free);
  if (!self->store->closed)
    {
      entente_db_set_cancellable (self->store->db, NULL);
      entente_db_rollback (self->store->db, NULL);
      set_pragmas (self, FALSE, NULL);
    }
  if (self->backup != NULL)
    entente_store_settle_backup (self->store, self->backup, changed);
  g_mutex_unlock (&self->store->writing);
  self->began = FALSE;
}

/**
 * entente_import_free:
 * @self: (transfer full) (nullable): an import
 */
void
entente_import_free (EntenteImport *self)
{
  if (self == NULL)
    return;
  end (self, FALSE);
  g_free (self->backup);
  g_array_unref (self->changed);
  g_array_unref (self->later);
  g_clear_object (&self->cancellable);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * entente_import_set_catalogue:
 * @self: an import
 * @home_kind: the kind of the home party
 * @home: its id, 0 for none
 * @desk: (nullable): the name of the desk
 * @error: return location for an error
 *
 * Takes over whose desk the catalogue is, if it was empty; else does nothing.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_import_set_catalogue (EntenteImport *self,
                              EntenteKind home_kind,
                              gint64 home,
                              const char *desk,
                              GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;

  if (!self->was_empty || (home == 0 && desk == NULL))
    return TRUE;
  stmt = entente_db_prepare (self->store->db,
                             "UPDATE catalogue SET home = ?1, home_kind = ?2, desk = ?3", error);
  if (stmt == NULL)
    return FALSE;
  if (home != 0)
    {
      entente_stmt_bind_int64_at (stmt, 1, home);
      entente_stmt_bind_text_at (stmt, 2, entente_kind_get_name (home_kind));
    }
  entente_stmt_bind_text_at (stmt, 3, desk);
  return entente_stmt_step (stmt, NULL, error);
}

static gboolean
write_origin (EntenteImport *self,
              gint64 id,
              const EntenteStamps *stamps,
              GError **error)
{
  const char *texts[] = { stamps->created_at, stamps->created_by, stamps->created_desk,
                          stamps->modified_at, stamps->modified_by, stamps->modified_desk,
                          stamps->versions };
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    known |= texts[i] != NULL;
  if (!known)
    return TRUE;
  stmt = entente_db_prepare (self->store->db,
                             "INSERT OR REPLACE INTO origin (record, created_at, created_by, "
                             "created_desk, modified_at, modified_by, modified_desk, versions) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                             error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    entente_stmt_bind_text_borrowed_at (stmt, (int) i + 2, texts[i], -1);
  return entente_stmt_step (stmt, NULL, error);
}

/* What an instrument supersedes or terminates may have been derived already. */
static gboolean
note_targets (EntenteImport *self,
              EntenteRecord *record,
              GError **error)
{
  if (entente_record_get_kind (record) != ENTENTE_KIND_INSTRUMENT)
    return TRUE;
  return entente_derive_status_targets (self->store->db, entente_record_get_id (record),
                                        self->later, error);
}

static void
note_written (EntenteImport *self,
              EntenteRecord *record)
{
  self->n_written++;
  self->with_rules |= entente_record_get_kind (record) == ENTENTE_KIND_COUNTRY;
}

/* An origin goes with its record; one that was left behind all the same is replaced. */
static gboolean
expect_add (EntenteImport *self,
            gint64 id,
            GError **error)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  gboolean row = FALSE;

  if (!entente_recorder_expect_inserts (self->recorder, error))
    return FALSE;
  if (self->was_empty)
    return TRUE;
  stmt = entente_db_prepare (self->store->db, "SELECT 1 FROM origin WHERE record = ?1", error);
  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, id);
  return entente_stmt_step (stmt, &row, error)
         && (!row || entente_recorder_expect_changes (self->recorder, error));
}

static gboolean
add (EntenteImport *self,
     EntenteRecord *record,
     const EntenteStamps *stamps,
     GError **error)
{
  gint64 id = entente_record_get_id (record);
  gboolean complete;

  if (!expect_add (self, id, error) || !entente_store_insert_record (self->store, record, error)
      || !note_targets (self, record, error) || !write_origin (self, id, stamps, error)
      || !entente_recorder_touch (self->recorder, id, error)
      || !entente_deriver_add (self->deriver, record, &complete, error))
    return FALSE;
  if (!complete)
    g_array_append_val (self->later, id);
  note_written (self, record);
  return TRUE;
}

static gboolean
derive_changed (EntenteImport *self,
                GArray *ids,
                GError **error)
{
  if (!entente_derive_records (self->store->db, self->store->collator, ids, self->cancellable,
                               error))
    return FALSE;
  g_array_set_size (ids, 0);
  return TRUE;
}

static gboolean
change (EntenteImport *self,
        EntenteRecord *record,
        EntenteRecord *old,
        const EntenteStamps *stamps,
        GError **error)
{
  gint64 id = entente_record_get_id (record);

  if (!entente_recorder_expect_changes (self->recorder, error) || !note_targets (self, old, error)
      || !entente_store_write_record (self->store, record, old, error)
      || !note_targets (self, record, error) || !write_origin (self, id, stamps, error)
      || !entente_recorder_touch (self->recorder, id, error))
    return FALSE;
  entente_deriver_forget (self->deriver);
  g_array_append_val (self->changed, id);
  note_written (self, record);
  return self->changed->len < MAX_CHANGED || derive_changed (self, self->changed, error);
}

/* What both catalogues came to apart from each other holds the changes of both; whoever imports the
 * other comes to the same, so that the next change on either side is no conflict. */
static EntenteStamps *
merge_stamps (const EntenteStamps *theirs,
              const EntenteStamps *ours)
{
  g_autoptr(GArray) versions = entente_versions_parse (ours->versions);
  g_autoptr(GArray) others = entente_versions_parse (theirs->versions);
  EntenteStamps *merged = g_new0 (EntenteStamps, 1);
  const EntenteStamps *first = theirs;
  const EntenteStamps *last = ours;

  if (theirs->created_at == NULL
      || (ours->created_at != NULL && strcmp (ours->created_at, theirs->created_at) < 0))
    first = ours;
  if (g_strcmp0 (theirs->modified_at, ours->modified_at) > 0)
    last = theirs;
  for (guint i = 0; i < others->len; i++)
    {
      const EntenteVersion *version = &g_array_index (others, EntenteVersion, i);

      entente_versions_set (versions, version->replica, version->number);
    }
  *merged = (EntenteStamps){
    .created_at = g_strdup (first->created_at),
    .created_by = g_strdup (first->created_by),
    .created_desk = g_strdup (first->created_desk),
    .modified_at = g_strdup (last->modified_at),
    .modified_by = g_strdup (last->modified_by),
    .modified_desk = g_strdup (last->modified_desk),
    .versions = entente_versions_to_string (versions),
  };
  return merged;
}

/* @merge tells that the same was reached on both sides by different changes. */
static EntenteImportOutcome
compare (EntenteRecord *record,
         EntenteRecord *old,
         const char *theirs,
         const char *ours,
         gboolean *merge)
{
  g_autoptr(GArray) their_versions = entente_versions_parse (theirs);
  g_autoptr(GArray) our_versions = entente_versions_parse (ours);
  gboolean they_cover;
  gboolean we_cover;

  *merge = FALSE;
  if (entente_record_get_kind (record) != entente_record_get_kind (old) || their_versions == NULL
      || our_versions == NULL)
    return ENTENTE_IMPORT_CONFLICT;
  they_cover = entente_versions_cover (their_versions, our_versions);
  we_cover = entente_versions_cover (our_versions, their_versions);
  if (they_cover != we_cover)
    return they_cover ? ENTENTE_IMPORT_UPDATED : ENTENTE_IMPORT_LEFT;
  if (!entente_record_equal (record, old))
    return ENTENTE_IMPORT_CONFLICT;
  *merge = !they_cover;
  return *merge ? ENTENTE_IMPORT_UPDATED : ENTENTE_IMPORT_UNCHANGED;
}

/**
 * entente_import_put:
 * @self: an import
 * @record: a record with the ids that it has elsewhere, checked
 * @stamps: who made and changed it there, and its versions
 * @outcome: (out): what became of it
 * @error: return location for an error
 *
 * Adds the record, or holds it against the one that is there. One that was changed on both sides to
 * the same is updated: it has the versions of both afterwards.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_import_put (EntenteImport *self,
                    EntenteRecord *record,
                    const EntenteStamps *stamps,
                    EntenteImportOutcome *outcome,
                    GError **error)
{
  EntenteDb *db = self->store->db;
  gint64 id = entente_record_get_id (record);
  g_autoptr(EntenteRecord) old = NULL;
  g_autoptr(EntenteStamps) ours = NULL;
  g_autoptr(EntenteStamps) merged = NULL;
  gboolean merge;

  *outcome = ENTENTE_IMPORT_ADDED;
  if (entente_store_kind_from (db, id) == ENTENTE_KIND_NONE)
    return add (self, record, stamps, error);
  old = entente_store_load_from (db, id, error);
  ours = old != NULL ? entente_store_stamps_from (db, id, error) : NULL;
  if (ours == NULL)
    return FALSE;
  *outcome = compare (record, old, stamps->versions, ours->versions, &merge);
  if (merge)
    merged = merge_stamps (stamps, ours);
  return *outcome != ENTENTE_IMPORT_UPDATED
         || change (self, record, old, merge ? merged : stamps, error);
}

static gboolean
find_in_links (EntenteDb *db,
               gint64 *record,
               gint64 *target,
               GError **error)
{
  const GArray *links = entente_links ();

  for (guint i = 0; i < links->len; i++)
    {
      const EntenteLink *link = &g_array_index (links, EntenteLink, i);
      g_autoptr(EntenteStmt) stmt = entente_db_prepare (
          db, entente_builder_missing_sql (link->table, link->field, link->shape), error);
      gboolean row = FALSE;

      if (stmt == NULL || !entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        continue;
      *record = entente_stmt_int64 (stmt, 0);
      *target = entente_stmt_int64 (stmt, 1);
      return TRUE;
    }
  return TRUE;
}

/**
 * entente_import_find_missing:
 * @self: an import
 * @record: (out): a record that refers to one that is nowhere; 0 with a @target if that is the home
 *   party
 * @target: (out): the record that is nowhere, 0 if none is missing
 * @there: (out): the kind of a record of that number that is there all the same, but cannot stand
 *   there; %ENTENTE_KIND_NONE for none
 * @error: return location for an error
 *
 * Looks for links that lead nowhere; to be called before the end.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_import_find_missing (EntenteImport *self,
                             gint64 *record,
                             gint64 *target,
                             EntenteKind *there,
                             GError **error)
{
  EntenteDb *db = self->store->db;
  int violated = 0;
  int highest;

  *record = 0;
  *target = 0;
  *there = ENTENTE_KIND_NONE;
  sqlite3_db_status (entente_db_handle (db), SQLITE_DBSTATUS_DEFERRED_FKS, &violated, &highest, 0);
  if (violated == 0 && !self->was_empty)
    return TRUE;
  if (!entente_db_query_int64 (db,
                                 "SELECT home FROM catalogue WHERE home IS NOT NULL AND NOT EXISTS "
                               "(SELECT 1 FROM record WHERE id = home AND kind = home_kind)",
                               target, error)
      || (*target == 0 && !find_in_links (db, record, target, error)))
    return FALSE;
  if (*target != 0)
    *there = entente_store_kind_from (db, *target);
  return TRUE;
}

/**
 * entente_import_find_clash:
 * @self: an import
 * @record: (out): a record that breaks a rule between records, 0 if there is none
 * @other: (out): the one that it does not agree with
 * @field: (out): the field in which
 * @error: return location for an error
 *
 * Looks for records that must not stand side by side, such as two countries with the same letters;
 * to be called before the end.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_import_find_clash (EntenteImport *self,
                           gint64 *record,
                           gint64 *other,
                           const char **field,
                           GError **error)
{
  *record = 0;
  return !self->with_rules
         || entente_store_find_clash (self->store->db, record, other, field, error);
}

/**
 * entente_import_check_rules:
 * @self: an import
 * @id: a record that is there
 * @error: return location for an %ENTENTE_ERROR_INVALID that says which rule it breaks
 *
 * Returns: %TRUE if it agrees with the others
 */
gboolean
entente_import_check_rules (EntenteImport *self,
                            gint64 id,
                            GError **error)
{
  g_autoptr(EntenteRecord) record = entente_store_load_from (self->store->db, id, error);

  return record != NULL && entente_store_check_rules (self->store->db, record, error);
}

static gboolean
set_words (EntenteImport *self,
           GError **error)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("Imported %u record", "Imported %u records", self->n_written), self->n_written);
  g_autoptr(EntenteStmt) stmt
      = entente_db_prepare (self->store->db, "UPDATE change SET words = ?2 WHERE n = ?1", error);

  if (stmt == NULL)
    return FALSE;
  entente_stmt_bind_int64_at (stmt, 1, self->change);
  entente_stmt_bind_text_at (stmt, 2, words);
  return entente_stmt_step (stmt, NULL, error);
}

/* A few at a time, since the deriving remembers them. */
static gboolean
derive_later (EntenteImport *self,
              GError **error)
{
  g_autoptr(GArray) some = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->later->len; i += MAX_CHANGED)
    {
      g_array_append_vals (some, &g_array_index (self->later, gint64, i),
                           MIN (self->later->len - i, MAX_CHANGED));
      if (!derive_changed (self, some, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * entente_import_finish:
 * @self: an import
 * @error: return location for an error
 *
 * Derives what is left to derive and makes the import last. If nothing changed, nothing is written.
 *
 * Returns: %FALSE with @error set; then everything was taken back
 */
gboolean
entente_import_finish (EntenteImport *self,
                       GError **error)
{
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean changed = FALSE;
  gboolean good = entente_recorder_finish (self->recorder, &changed, error);

  if (good && changed && !self->rehearsal)
    {
      good = entente_deriver_flush (self->deriver, error)
             && derive_changed (self, self->changed, error) && derive_later (self, error)
             && set_words (self, error);
      /* From here on the work runs to its end. */
      good = good && !g_cancellable_set_error_if_cancelled (self->cancellable, error)
             && entente_store_commit (self->store, error);
    }
  changed = changed && good && !self->rehearsal;
  end (self, changed);
  if (changed)
    entente_store_announce (self->store, none, ENTENTE_KINDS_ALL);
  return good;
}
