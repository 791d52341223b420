/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-query.h"

#include "entente-error.h"
#include "entente-fold.h"
#include "entente-id-set.h"
#include "entente-store-private.h"
#include "entente-subtitle.h"
#include "entente-util.h"

/* The search as one types. Terms are folded and quoted; the newest records come first at once. For
 * the best ones, those are looked at more closely that have the words in a name: the newest few
 * hundred of them, since to weigh every match of a short beginning takes seconds. */

#define MIN_CANDIDATES 200
#define MAX_NAME 1000 /* bytes; nothing is called so */

/* How near a record is to what was typed. */
typedef enum
{
  NEARNESS_NAMED_SO,
  NEARNESS_NAME_BEGINS,
  NEARNESS_IN_NAME,
  NEARNESS_BEGINS_IN_NAME,
  NEARNESS_ANYWHERE,
  N_NEARNESSES
} Nearness;

/* So many records are named where none is called as was said. */
#define MAX_NEAR 5

static const char newest_sql[]
    = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
static const char newest_of_kinds_sql[]
    = "SELECT search.rowid FROM search CROSS JOIN search_text t ON t.id = search.rowid "
      "WHERE search MATCH ?1 AND ((?3 >> t.kind) & 1) ORDER BY search.rowid DESC LIMIT ?2";
static const char names_sql[] = "SELECT names FROM search_text WHERE id = ?1";

/**
 * entente_found_free:
 * @found: (transfer full) (nullable): a record that was found
 */
void
entente_found_free (EntenteFound *found)
{
  if (found == NULL)
    return;
  g_free (found->title);
  g_free (found->subtitle);
  g_free (found);
}

/* %NULL for a record that the index knows and the file has not: a damaged file is searched too. */
static EntenteFound *
describe (EntenteReader *reader,
          gint64 id)
{
  EntenteKind kind = entente_store_kind_from (reader->db, id);
  g_autoptr(EntenteRecord) record = NULL;
  EntenteFound *found;

  if (kind != ENTENTE_KIND_NONE)
    record = entente_reader_load_some (reader, id, entente_subtitle_part (kind));
  if (record == NULL)
    return NULL;
  found = g_new0 (EntenteFound, 1);
  found->id = id;
  found->kind = kind;
  found->title = entente_reader_title_of (reader, record);
  found->subtitle = entente_subtitle_of (reader, record);
  return found;
}

/* The newest records that match. */
static GArray *
match (EntenteDb *db,
       const char *query,
       guint kinds,
       guint limit,
       GError **error)
{
  gboolean all = kinds == 0 || kinds == ENTENTE_KINDS_ALL;
  const char *sql = all ? newest_sql : newest_of_kinds_sql;
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  if (stmt == NULL)
    return NULL;
  entente_stmt_bind_text_at (stmt, 1, query);
  entente_stmt_bind_int64_at (stmt, 2, limit);
  if (!all)
    entente_stmt_bind_int64_at (stmt, 3, kinds);
  while (row)
    {
      gint64 id;

      if (!entente_stmt_step (stmt, &row, error))
        return NULL;
      id = row ? entente_stmt_int64 (stmt, 0) : 0;
      if (row)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* Names stand in their column with two blanks between them. */
static Nearness
nearness_of (EntenteDb *db,
             gint64 id,
             const char *folded,
             Nearness nearness)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, names_sql, NULL);
  g_auto(GStrv) names = NULL;
  gboolean row = FALSE;

  if (stmt == NULL)
    return nearness;
  entente_stmt_bind_int64_at (stmt, 1, id);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return nearness;
  names = g_strsplit (entente_stmt_text (stmt, 0), "  ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], folded) == 0)
      return NEARNESS_NAMED_SO;
    else if (g_str_has_prefix (names[i], folded))
      nearness = NEARNESS_NAME_BEGINS;
  return nearness;
}

/* Puts the records that match @query, and did not match before, where they belong. */
static gboolean
add_matches (EntenteDb *db,
             const char *query,
             const char *folded,
             guint kinds,
             guint limit,
             Nearness nearness,
             EntenteIdSet *seen,
             GArray **found,
             GError **error)
{
  g_autoptr(GArray) ids = match (db, query, kinds, limit, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      Nearness own = nearness;

      if (entente_id_set_contains (seen, id))
        continue;
      entente_id_set_add (seen, id);
      if (nearness != NEARNESS_ANYWHERE)
        own = nearness_of (db, id, folded, nearness);
      g_array_append_val (found[own], id);
    }
  return ids != NULL;
}

/* The nearest first, and among equals the newest. */
static GArray *
match_best (EntenteDb *db,
            const char *query,
            const char *folded,
            guint kinds,
            guint limit,
            GError **error)
{
  g_autofree char *whole = g_strdup_printf ("names : \"%s\"", folded);
  g_autofree char *begun = g_strdup_printf ("names : (%s)", query);
  g_autoptr(EntenteIdSet) seen = entente_id_set_new ();
  g_autoptr(GArray) best = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint candidates = MAX (limit, MIN_CANDIDATES);
  GArray *found[N_NEARNESSES];
  gboolean done;

  for (guint i = 0; i < N_NEARNESSES; i++)
    found[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = (strlen (folded) > MAX_NAME
          || add_matches (db, whole, folded, kinds, candidates, NEARNESS_IN_NAME, seen, found, error))
         && add_matches (db, begun, folded, kinds, candidates, NEARNESS_BEGINS_IN_NAME, seen, found,
                         error)
         && add_matches (db, query, folded, kinds, limit, NEARNESS_ANYWHERE, seen, found, error);
  for (guint i = 0; i < N_NEARNESSES; i++)
    {
      g_array_append_vals (best, found[i]->data, found[i]->len);
      g_array_unref (found[i]);
    }
  g_array_set_size (best, MIN (best->len, limit));
  return done ? g_steal_pointer (&best) : NULL;
}

/* In one transaction: what is found is still there when it is described, and locks are taken once. */
static gboolean
find_all (EntenteReader *reader,
          const char *query,
          const char *folded,
          guint kinds,
          guint limit,
          gboolean best_first,
          GPtrArray *found,
          GError **error)
{
  g_autoptr(GArray) ids = NULL;

  if (!entente_db_begin (reader->db, error))
    return FALSE;
  ids = best_first ? match_best (reader->db, query, folded, kinds, limit, error)
                   : match (reader->db, query, kinds, limit, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      EntenteFound *one = describe (reader, g_array_index (ids, gint64, i));

      if (one != NULL)
        g_ptr_array_add (found, one);
    }
  entente_db_rollback (reader->db, NULL);
  return ids != NULL;
}

/**
 * entente_store_search:
 * @self: a store
 * @words: what was typed, any text; each word may be the beginning of one
 * @kinds: the kinds wanted, as %ENTENTE_KIND_BIT; 0 for all
 * @limit: how many at most
 * @best_first: whose name it is comes first; else the newest records do, which is quicker
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type EntenteFound): the records found; none for
 *   words without a letter or digit
 */
GPtrArray *
entente_store_search (EntenteStore *self,
                      const char *words,
                      guint kinds,
                      guint limit,
                      gboolean best_first,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autofree char *query = NULL;
  g_autofree char *folded = NULL;
  g_autoptr(GPtrArray) found = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && words != NULL, NULL);

  found = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_found_free);
  query = entente_fts_query (words);
  if (query == NULL)
    return g_steal_pointer (&found);
  folded = entente_fold (words);
  if (!entente_store_take_reader (self, &reader, cancellable, error)
      || !find_all (&reader, query, folded, kinds, limit, best_first, found, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&found);
}

typedef struct
{
  char *words;
  guint kinds;
  guint limit;
  gboolean best_first;
} Request;

static void
request_free (gpointer data)
{
  g_free (((Request *) data)->words);
  g_free (data);
}

static void
search_worker (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  const Request *request = data;
  GError *error = NULL;
  GPtrArray *found = entente_store_search (source, request->words, request->kinds, request->limit,
                                           request->best_first, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * entente_store_search_async:
 * @self: a store
 * @words: what was typed
 * @kinds: the kinds wanted; 0 for all
 * @limit: how many at most
 * @best_first: whose name it is comes first
 * @cancellable: (nullable): ends the work; the next key cancels it
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Like [method@Store.search], in a thread.
 */
void
entente_store_search_async (EntenteStore *self,
                            const char *words,
                            guint kinds,
                            guint limit,
                            gboolean best_first,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new (Request, 1);

  *request = (Request){ g_strdup (words), kinds, limit, best_first };
  g_task_set_source_tag (task, entente_store_search_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, search_worker);
}

/**
 * entente_store_search_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type EntenteFound): the records found
 */
GPtrArray *
entente_store_search_finish (EntenteStore *self,
                             GAsyncResult *result,
                             GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_called (EntenteDb *db,
           gint64 id,
           const char *folded)
{
  g_autoptr(EntenteRecord) record = entente_store_load_from (db, id, NULL);
  g_autofree char *title = entente_store_title_from (db, id, FALSE);
  g_autofree char *folded_title = title != NULL ? entente_fold (title) : NULL;
  GPtrArray *names;

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (folded_title, folded) == 0)
    return TRUE;
  names = entente_record_get_part (record, ENTENTE_PART_NAMES);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = entente_fold (
          entente_row_get_text (g_ptr_array_index (names, i), "text"));

      if (strcmp (name, folded) == 0)
        return TRUE;
    }
  return FALSE;
}

static gint64
find_code (EntenteDb *db,
           const char *name)
{
  g_autoptr(EntenteStmt) stmt = NULL;
  g_autofree char *code = g_ascii_strup (name, -1);
  gboolean row = FALSE;

  stmt = entente_db_prepare (db, strlen (code) == 2 ? "SELECT id FROM country WHERE alpha2 = ?1"
                                                    : "SELECT id FROM country WHERE alpha3 = ?1",
                             NULL);
  if (stmt == NULL)
    return 0;
  entente_stmt_bind_text_at (stmt, 1, code);
  if (!entente_stmt_step (stmt, &row, NULL) || !row)
    return 0;
  return entente_stmt_int64 (stmt, 0);
}

/* A line for each, with its number. */
static char *
list_choices (EntenteReader *reader,
              const GArray *ids,
              guint limit)
{
  GString *choices = g_string_new (NULL);

  for (guint i = 0; ids != NULL && i < MIN (ids->len, limit); i++)
    {
      g_autofree char *title = entente_reader_title (reader, g_array_index (ids, gint64, i), FALSE);
      g_autofree char *subtitle = entente_subtitle_from (reader, g_array_index (ids, gint64, i));

      g_string_append_printf (choices, "\n  %" G_GINT64_FORMAT "  %s", g_array_index (ids, gint64, i),
                              title != NULL ? title : "");
      if (!entente_str_empty (subtitle))
        g_string_append_printf (choices, " (%s)", subtitle);
    }
  return g_string_free (choices, FALSE);
}

static gint64
refuse_ambiguous (EntenteReader *reader,
                  const char *name,
                  const GArray *ids,
                  GError **error)
{
  g_autofree char *choices = list_choices (reader, ids, G_MAXUINT);

  g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_AMBIGUOUS,
               _ ("“%s” may be several records; name one by its number:%s"), name, choices);
  return 0;
}

/* What only mentions the name is not what is meant, and may be what was looked for. */
static gint64
refuse_unknown (EntenteReader *reader,
                const char *name,
                const GArray *near,
                GError **error)
{
  g_autofree char *choices = list_choices (reader, near, MAX_NEAR);

  if (*choices == '\0')
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND, _ ("Nothing is called “%s”."), name);
  else
    g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND,
                 /* Translators: a name, and lines with numbers and titles */
                 _ ("Nothing is called “%s”. Perhaps one of these is meant:%s"), name, choices);
  return 0;
}

/* The one record that is called so as a whole, or whose code that is. */
static gint64
find_named (EntenteReader *reader,
            const char *name,
            gint64 coded,
            guint kinds,
            GError **error)
{
  g_autofree char *query = entente_fts_query (name);
  g_autofree char *folded = entente_fold (name);
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GArray) called = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (coded != 0)
    g_array_append_val (called, coded);

  if (query != NULL)
    {
      ids = match_best (reader->db, query, folded, kinds, 500, error);
      if (ids == NULL)
        return 0;
      for (guint i = 0; i < ids->len; i++)
        if (g_array_index (ids, gint64, i) != coded
            && is_called (reader->db, g_array_index (ids, gint64, i), folded))
          g_array_append_val (called, g_array_index (ids, gint64, i));
    }
  if (called->len == 1)
    return g_array_index (called, gint64, 0);
  if (called->len > 1)
    return refuse_ambiguous (reader, name, called, error);
  return refuse_unknown (reader, name, ids, error);
}

/**
 * entente_store_find:
 * @self: a store
 * @name: an id, the ISO code of a country, an acronym or a name, in any spelling that folds to it
 * @kinds: the kinds meant, as %ENTENTE_KIND_BIT; 0 for all
 * @error: return location for an error: %ENTENTE_ERROR_NOT_FOUND with some that come near, or
 *   %ENTENTE_ERROR_AMBIGUOUS with the choices
 *
 * Finds what is meant by a code or a whole name; what only begins with it or mentions it is not.
 *
 * Returns: the id of the one record that is meant, 0 with @error set
 */
gint64
entente_store_find (EntenteStore *self,
                    const char *name,
                    guint kinds,
                    GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  gsize length;
  gint64 coded = 0;
  gint64 id = 0;

  g_return_val_if_fail (ENTENTE_IS_STORE (self) && name != NULL, 0);

  if (!entente_store_take_reader (self, &reader, NULL, error))
    return 0;
  if (kinds == 0)
    kinds = ENTENTE_KINDS_ALL;
  if (entente_id_parse (name, &id))
    {
      EntenteKind kind = entente_store_kind_from (reader.db, id);

      if (kind != ENTENTE_KIND_NONE && (kinds & ENTENTE_KIND_BIT (kind)) != 0)
        return id;
    }
  length = strlen (name);
  if ((length == 2 || length == 3) && (kinds & ENTENTE_KIND_BIT (ENTENTE_KIND_COUNTRY)) != 0)
    coded = find_code (reader.db, name);
  return find_named (&reader, name, coded, kinds, error);
}
