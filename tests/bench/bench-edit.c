/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bare.h"
#include "bench.h"

#include "entente-recorder.h"

/* One edit that is saved: the outcome of a meeting and another item of its agenda, with search,
 * timeline and changeset, and the wait for the disk. Beside it what has to be written for it, by a
 * bare loop that writes to another meeting between two of ours. */

#define N_EDITS 200
#define N_WARM_UP 10

enum
{
  CHANGE,
  MEETING,
  ITEM,
  CHANGE_PART,
  CHANGE_RECORD,
  WORDS,
  OLD_TEXT,
  DROP_INDEX,
  DROP_TEXT,
  TEXT,
  INDEX,
  SORT_KEY,
  DROP_ENTRY,
  ENTRY,
  KEEPER,
  N_STATEMENTS
};

static const char *const statements[N_STATEMENTS] = {
  [CHANGE] = "INSERT INTO change (at, by, desk, words, kind, of, state) "
             "SELECT '2026-01-01T00:00:00Z', 'Benchmark', desk, '', 'do', NULL, 'done' FROM catalogue",
  [MEETING] = "UPDATE meeting SET outcome = ?2 WHERE id = ?1",
  [ITEM] = "INSERT INTO meeting_item (record, id, position, text) VALUES (?1, ?2, 9, ?3)",
  [CHANGE_PART] = "INSERT INTO change_part (change, part, n_rows, changeset) VALUES (?1, 0, 2, ?2)",
  [CHANGE_RECORD] = "INSERT INTO change_record (record, change, part) VALUES (?1, ?2, 0)",
  [WORDS] = "UPDATE change SET words = 'Changed a meeting' WHERE n = ?1",
  [OLD_TEXT] = "SELECT kind, names, body FROM search_text WHERE id = ?1",
  [DROP_INDEX] = "INSERT INTO search (search, rowid, names, body) VALUES ('delete', ?1, ?2, ?3)",
  [DROP_TEXT] = "DELETE FROM search_text WHERE id = ?1",
  [TEXT] = "INSERT INTO search_text (id, kind, names, body) VALUES (?1, ?2, ?3, ?4)",
  [INDEX] = "INSERT INTO search (rowid, names, body) VALUES (?1, ?2, ?3)",
  [SORT_KEY] = "INSERT OR REPLACE INTO sort_key (id, kind, key) SELECT id, kind, key FROM sort_key "
               "WHERE id = ?1",
  [DROP_ENTRY] = "DELETE FROM entry WHERE record = ?1",
  [ENTRY] = "INSERT INTO entry (record, slot, kind, act, flags, first, last, date) "
            "VALUES (?1, 0, 12, 0, 0, 2459000, 2459000, '2020-05-30')",
  [KEEPER] = "UPDATE keeper SET last_id = max (last_id, ?1)",
};

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *stmts[N_STATEMENTS];
} Bare;

static void
run (sqlite3_stmt *stmt,
     gint64 id)
{
  sqlite3_bind_int64 (stmt, 1, id);
  bare_step (stmt);
}

static sqlite3_session *
begin_session (sqlite3 *db)
{
  guint n_tables;
  const char *const *tables = entente_recorder_tables (&n_tables);
  sqlite3_session *session = NULL;

  sqlite3session_create (db, "main", &session);
  for (guint i = 0; i < n_tables; i++)
    sqlite3session_attach (session, tables[i]);
  return session;
}

static void
end_session (Bare *bare,
             sqlite3_session *session,
             gint64 change)
{
  void *changeset = NULL;
  int size = 0;

  if (sqlite3session_changeset (session, &size, &changeset) != SQLITE_OK)
    g_error ("no changeset");
  sqlite3_bind_blob (bare->stmts[CHANGE_PART], 2, changeset, size, SQLITE_STATIC);
  run (bare->stmts[CHANGE_PART], change);
  sqlite3_free (changeset);
  sqlite3session_delete (session);
}

static void
write_text (Bare *bare,
            gint64 id,
            const char *words)
{
  sqlite3_stmt *old = bare->stmts[OLD_TEXT];
  g_autofree char *names = NULL;
  g_autofree char *body = NULL;
  g_autofree char *longer = NULL;
  int kind;

  sqlite3_bind_int64 (old, 1, id);
  if (!bare_step (old))
    g_error ("no text");
  kind = sqlite3_column_int (old, 0);
  names = g_strdup ((const char *) sqlite3_column_text (old, 1));
  body = g_strdup ((const char *) sqlite3_column_text (old, 2));
  sqlite3_reset (old);
  longer = g_strconcat (body, " ", words, NULL);
  sqlite3_bind_text (bare->stmts[DROP_INDEX], 2, names, -1, SQLITE_STATIC);
  sqlite3_bind_text (bare->stmts[DROP_INDEX], 3, body, -1, SQLITE_STATIC);
  run (bare->stmts[DROP_INDEX], id);
  run (bare->stmts[DROP_TEXT], id);
  sqlite3_bind_int (bare->stmts[TEXT], 2, kind);
  sqlite3_bind_text (bare->stmts[TEXT], 3, names, -1, SQLITE_STATIC);
  sqlite3_bind_text (bare->stmts[TEXT], 4, longer, -1, SQLITE_STATIC);
  run (bare->stmts[TEXT], id);
  sqlite3_bind_text (bare->stmts[INDEX], 2, names, -1, SQLITE_STATIC);
  sqlite3_bind_text (bare->stmts[INDEX], 3, longer, -1, SQLITE_STATIC);
  run (bare->stmts[INDEX], id);
}

static void
edit_bare (Bare *bare,
           gint64 id,
           gint64 item,
           const char *words)
{
  sqlite3_session *session;
  gint64 change;

  bare_exec (bare->db, "BEGIN IMMEDIATE");
  bare_step (bare->stmts[CHANGE]);
  change = sqlite3_last_insert_rowid (bare->db);
  session = begin_session (bare->db);
  sqlite3_bind_text (bare->stmts[MEETING], 2, words, -1, SQLITE_STATIC);
  run (bare->stmts[MEETING], id);
  sqlite3_bind_int64 (bare->stmts[ITEM], 2, item);
  sqlite3_bind_text (bare->stmts[ITEM], 3, words, -1, SQLITE_STATIC);
  run (bare->stmts[ITEM], id);
  end_session (bare, session, change);
  sqlite3_bind_int64 (bare->stmts[CHANGE_RECORD], 2, change);
  run (bare->stmts[CHANGE_RECORD], id);
  run (bare->stmts[WORDS], change);
  write_text (bare, id, words);
  run (bare->stmts[SORT_KEY], id);
  run (bare->stmts[DROP_ENTRY], id);
  run (bare->stmts[ENTRY], id);
  run (bare->stmts[KEEPER], item);
  bare_exec (bare->db, "COMMIT");
}

static void
edit_ours (EntenteStore *store,
           EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  entente_edit_put (edit, record);
  entente_store_save (store, edit, NULL, NULL, &error);
  bench_check (error);
}

static EntenteRecord *
load_changed (EntenteStore *store,
              gint64 id,
              const char *words)
{
  g_autoptr(GError) error = NULL;
  EntenteRecord *record = entente_store_load (store, id, &error);

  bench_check (error);
  entente_row_set_text (entente_record_get_row (record), "outcome", words);
  entente_row_set_text (entente_record_add_part (record, "agenda"), "text", words);
  return record;
}

void
bench_edit (const char *path)
{
  g_autoptr(EntenteStore) store = bench_open (path, ENTENTE_STORE_READ_WRITE);
  g_autoptr(GArray) ids = bench_ids (store, ENTENTE_KIND_MEETING, 2 * N_EDITS);
  g_autoptr(GArray) ours = bench_times ();
  g_autoptr(GArray) raw = bench_times ();
  Bare bare = { .db = bare_open (path, SQLITE_OPEN_READWRITE) };

  for (guint i = 0; i < N_STATEMENTS; i++)
    bare.stmts[i] = bare_prepare (bare.db, statements[i]);
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *words = g_strdup_printf ("agreed cooperation number %u of the forum", i);
      g_autoptr(EntenteRecord) record
          = load_changed (store, g_array_index (ids, gint64, 2 * i), words);
      gint64 item = entente_store_next_id (store);
      double start = bench_now ();

      edit_ours (store, record);
      if (i >= N_WARM_UP)
        bench_add (ours, start);
      start = bench_now ();
      edit_bare (&bare, g_array_index (ids, gint64, 2 * i + 1), item, words);
      if (i >= N_WARM_UP)
        bench_add (raw, start);
    }
  bench_say_times ("ours", ours);
  bench_say_times ("raw", raw);
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (bare.stmts[i]);
  sqlite3_close (bare.db);
  entente_store_close (store, NULL);
}
