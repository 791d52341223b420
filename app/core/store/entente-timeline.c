/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline.h"

#include "entente-date.h"
#include "entente-filter.h"
#include "entente-store-private.h"
#include "entente-util.h"

/**
 * EntenteTimeline:
 *
 * All entries of a catalogue in one packed array, in the order of their first days, the undated
 * last. It never changes; after a change in the catalogue a new one is read.
 */
struct _EntenteTimeline
{
  GObject parent_instance;
  GArray *entries;
};

G_DEFINE_FINAL_TYPE (EntenteTimeline, entente_timeline, G_TYPE_OBJECT)

/* See entente_entries_of(). */
#define KINDS_WITH_ENTRIES \
  (ENTENTE_KIND_BIT (ENTENTE_KIND_MEETING) | ENTENTE_KIND_BIT (ENTENTE_KIND_EVENT) \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_INSTRUMENT) | ENTENTE_KIND_BIT (ENTENTE_KIND_MEMBERSHIP) \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_MANDATE) | ENTENTE_KIND_BIT (ENTENTE_KIND_PROJECT) \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_ORGANISATION) | ENTENTE_KIND_BIT (ENTENTE_KIND_COMMITMENT) \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_STATEMENT))

static const EntenteCode acts[ENTENTE_N_ENTRY_ACTS] = {
  [ENTENTE_ENTRY_MEETING] = { "meeting", N_ ("Meeting") },
  [ENTENTE_ENTRY_VISIT] = { "visit", N_ ("Visit") },
  [ENTENTE_ENTRY_SESSION] = { "session", N_ ("Session") },
  [ENTENTE_ENTRY_EVENT] = { "event", N_ ("Event") },
  [ENTENTE_ENTRY_SIGNING] = { "signing", N_ ("Signing") },
  [ENTENTE_ENTRY_ENTRY_INTO_FORCE] = { "entry-into-force", N_ ("Entry into force") },
  [ENTENTE_ENTRY_EXPIRY] = { "expiry", N_ ("Expiry") },
  [ENTENTE_ENTRY_ACT] = { "act", N_ ("Act") },
  [ENTENTE_ENTRY_IN_FORCE] = { "in-force", N_ ("In force") },
  [ENTENTE_ENTRY_ELECTION] = { "election", N_ ("Election") },
  [ENTENTE_ENTRY_MANDATE] = { "mandate", N_ ("Mandate") },
  [ENTENTE_ENTRY_MEMBERSHIP] = { "membership", N_ ("Membership") },
  [ENTENTE_ENTRY_PROJECT] = { "project", N_ ("Project") },
  [ENTENTE_ENTRY_FOUNDING] = { "founding", N_ ("Founding") },
  [ENTENTE_ENTRY_COMMITMENT] = { "commitment", N_ ("Commitment") },
  [ENTENTE_ENTRY_STATEMENT] = { "statement", N_ ("Statement") },
  [ENTENTE_ENTRY_ADOPTION] = { "adoption", N_ ("Adoption") },
  [ENTENTE_ENTRY_AUTHENTICATION] = { "authentication", N_ ("Authentication") },
  [ENTENTE_ENTRY_INITIALLING] = { "initialling", N_ ("Initialling") },
  [ENTENTE_ENTRY_RATIFICATION] = { "ratification", N_ ("Ratification") },
  [ENTENTE_ENTRY_ACCEPTANCE] = { "acceptance", N_ ("Acceptance") },
  [ENTENTE_ENTRY_APPROVAL] = { "approval", N_ ("Approval") },
  [ENTENTE_ENTRY_CONFIRMATION] = { "formal-confirmation", N_ ("Formal confirmation") },
  [ENTENTE_ENTRY_ACCESSION] = { "accession", N_ ("Accession") },
  [ENTENTE_ENTRY_SUCCESSION] = { "succession", N_ ("Succession") },
  [ENTENTE_ENTRY_NOTIFICATION] = { "notification", N_ ("Notification") },
  [ENTENTE_ENTRY_PROVISIONAL] = { "provisional-application", N_ ("Provisional application") },
  [ENTENTE_ENTRY_RESERVATION] = { "reservation", N_ ("Reservation") },
  [ENTENTE_ENTRY_DECLARATION] = { "declaration", N_ ("Declaration") },
  [ENTENTE_ENTRY_OBJECTION] = { "objection", N_ ("Objection") },
  [ENTENTE_ENTRY_WITHDRAWAL] = { "withdrawal", N_ ("Withdrawal") },
  [ENTENTE_ENTRY_EXTENSION] = { "extension", N_ ("Extension") },
  [ENTENTE_ENTRY_RENEWAL] = { "renewal", N_ ("Renewal") },
  [ENTENTE_ENTRY_SUSPENSION] = { "suspension", N_ ("Suspension") },
  [ENTENTE_ENTRY_RESUMPTION] = { "resumption", N_ ("End of suspension") },
  [ENTENTE_ENTRY_NOTICE] = { "notice", N_ ("Notice of the end") },
  [ENTENTE_ENTRY_DENUNCIATION] = { "denunciation", N_ ("Denunciation") },
  [ENTENTE_ENTRY_TERMINATION] = { "termination", N_ ("Termination") },
  [ENTENTE_ENTRY_REGISTRATION] = { "registration", N_ ("Registration") },
  [ENTENTE_ENTRY_NOTE] = { "note", N_ ("Note exchanged") },
};

static void
entente_timeline_finalize (GObject *object)
{
  g_array_unref (ENTENTE_TIMELINE (object)->entries);
  G_OBJECT_CLASS (entente_timeline_parent_class)->finalize (object);
}

static void
entente_timeline_class_init (EntenteTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_timeline_finalize;
}

static void
entente_timeline_init (EntenteTimeline *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (EntenteEntry));
}

/**
 * entente_entry_act_label:
 * @act: what an entry is
 *
 * Returns: (transfer none): the word for it in the interface's language
 */
const char *
entente_entry_act_label (EntenteEntryAct act)
{
  g_return_val_if_fail (act < ENTENTE_N_ENTRY_ACTS, "");

  return g_dgettext (GETTEXT_PACKAGE, acts[act].label);
}

/**
 * entente_entry_act_code:
 * @act: what an entry is
 *
 * Returns: (transfer none): the word for it on the command line
 */
const char *
entente_entry_act_code (EntenteEntryAct act)
{
  g_return_val_if_fail (act < ENTENTE_N_ENTRY_ACTS, "");

  return acts[act].code;
}

/* What the codes of a packed day mean that are no days: of zeroed memory, that there is none. */
enum
{
  PACKED_NONE,
  PACKED_OPEN_START,
  PACKED_FIRST_DAY,
  PACKED_OPEN_END = (1 << ENTENTE_ENTRY_DAY_BITS) - 1,
};

/**
 * entente_entry_unpack_special:
 * @packed: a packed day that is no day
 *
 * Returns: which of the sentinels it stands for
 */
gint32
entente_entry_unpack_special (guint packed)
{
  switch (packed)
    {
    case PACKED_NONE:
      return ENTENTE_DAY_NONE;
    case PACKED_OPEN_START:
      return ENTENTE_DAY_OPEN_START;
    default:
      return ENTENTE_DAY_OPEN_END;
    }
}

static gboolean
pack_day (gint32 day,
          guint *packed)
{
  if (day == ENTENTE_DAY_NONE)
    *packed = PACKED_NONE;
  else if (day == ENTENTE_DAY_OPEN_START)
    *packed = PACKED_OPEN_START;
  else if (day == ENTENTE_DAY_OPEN_END)
    *packed = PACKED_OPEN_END;
  else if (day < ENTENTE_ENTRY_FIRST_DAY || day > ENTENTE_ENTRY_LAST_DAY)
    return FALSE;
  else
    *packed = PACKED_FIRST_DAY + (guint) (day - ENTENTE_ENTRY_FIRST_DAY);
  return TRUE;
}

/**
 * entente_entry_set_days:
 * @entry: an entry
 * @first: its first day, or %ENTENTE_DAY_OPEN_START
 * @last: its last day, or %ENTENTE_DAY_OPEN_END; both are %ENTENTE_DAY_NONE if it has no date
 *
 * Returns: %FALSE if they are the wrong way round or so far away that no date can have them; the
 *   entry stays as it was
 */
gboolean
entente_entry_set_days (EntenteEntry *entry,
                        gint32 first,
                        gint32 last)
{
  guint packed_first;
  guint packed_last;

  if (first > last || !pack_day (first, &packed_first) || !pack_day (last, &packed_last))
    return FALSE;
  entry->packed_first = packed_first;
  entry->packed_last = packed_last;
  return TRUE;
}

/* What a damaged file says may be anything. */
static gboolean
read_entry (EntenteStmt *stmt,
            EntenteEntry *entry)
{
  gint64 first = entente_stmt_int64 (stmt, 1);
  gint64 last = entente_stmt_int64 (stmt, 2);
  gint64 kind = entente_stmt_int64 (stmt, 3);
  gint64 act = entente_stmt_int64 (stmt, 4);

  if (first != (gint32) first || last != (gint32) last || kind <= ENTENTE_KIND_NONE
      || kind >= ENTENTE_N_KINDS || act < 0 || act >= ENTENTE_N_ENTRY_ACTS)
    return FALSE;
  entry->record = entente_stmt_int64 (stmt, 0);
  entry->kind = (guint) kind;
  entry->act = (guint) act;
  entry->flags = (guint) entente_stmt_int64 (stmt, 5);
  return entente_entry_set_days (entry, (gint32) first, (gint32) last);
}

static gboolean
append_entries (EntenteDb *db,
                const char *sql,
                GArray *entries,
                GError **error)
{
  g_autoptr(EntenteStmt) stmt = entente_db_prepare (db, sql, error);
  gboolean row = TRUE;

  if (stmt == NULL)
    return FALSE;
  while (row)
    {
      EntenteEntry entry;

      if (!entente_stmt_step (stmt, &row, error))
        return FALSE;
      if (!row)
        break;
      if (read_entry (stmt, &entry))
        g_array_append_val (entries, entry);
    }
  return TRUE;
}

/**
 * entente_store_timeline:
 * @self: a store
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all entries as they stand now
 */
EntenteTimeline *
entente_store_timeline (EntenteStore *self,
                        GCancellable *cancellable,
                        GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteTimeline) timeline = NULL;

  g_return_val_if_fail (ENTENTE_IS_STORE (self), NULL);

  if (!entente_store_take_reader (self, &reader, cancellable, error))
    return NULL;
  timeline = g_object_new (ENTENTE_TYPE_TIMELINE, NULL);
  /* Both come out of the covering index in its own order. */
  if (!append_entries (reader.db,
                       "SELECT record, first, last, kind, act, flags FROM entry INDEXED BY entry_day "
                       "WHERE first IS NOT NULL ORDER BY first, last",
                       timeline->entries, error)
      || !append_entries (reader.db,
                          "SELECT record, 0, 0, kind, act, flags FROM entry INDEXED BY entry_day "
                          "WHERE first IS NULL",
                          timeline->entries, error))
    return NULL;
  return g_steal_pointer (&timeline);
}

static void
timeline_worker (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  GError *error = NULL;
  EntenteTimeline *timeline = entente_store_timeline (source, cancellable, &error);

  if (timeline != NULL)
    g_task_return_pointer (task, timeline, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * entente_store_timeline_async:
 * @self: a store
 * @cancellable: (nullable): ends the work
 * @callback: called at the end
 * @user_data: for @callback
 *
 * Like [method@Store.timeline], in a thread.
 */
void
entente_store_timeline_async (EntenteStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, entente_store_timeline_async);
  g_task_run_in_thread (task, timeline_worker);
}

/**
 * entente_store_timeline_finish:
 * @self: a store
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all entries
 */
EntenteTimeline *
entente_store_timeline_finish (EntenteStore *self,
                               GAsyncResult *result,
                               GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * entente_timeline_get_entries:
 * @self: a timeline
 * @n_entries: (out): how many
 *
 * Returns: (transfer none) (array length=n_entries): the entries by first day, undated last
 */
const EntenteEntry *
entente_timeline_get_entries (EntenteTimeline *self,
                              guint *n_entries)
{
  g_return_val_if_fail (ENTENTE_IS_TIMELINE (self), NULL);

  *n_entries = self->entries->len;
  return (const EntenteEntry *) (gpointer) self->entries->data;
}

static gboolean
lets_through (const EntenteFilter *filter,
              const EntenteIdSet *records,
              const EntenteEntry *entry)
{
  if (filter->kinds != 0 && (filter->kinds & ENTENTE_KIND_BIT (entry->kind)) == 0)
    return FALSE;
  if (filter->dated
      && ((entry->flags & ENTENTE_ENTRY_UNDATED) != 0 || entente_entry_first (entry) > filter->last
          || entente_entry_last (entry) < filter->first))
    return FALSE;
  return records == NULL || entente_id_set_contains (records, entry->record);
}

/**
 * entente_timeline_select:
 * @self: a timeline
 * @store: the store it was read from
 * @filter: what is wanted
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type guint): the positions of the entries that the
 *   filter lets through, in order
 */
GArray *
entente_timeline_select (EntenteTimeline *self,
                         EntenteStore *store,
                         const EntenteFilter *filter,
                         GCancellable *cancellable,
                         GError **error)
{
  g_auto(EntenteReader) reader = { 0 };
  g_autoptr(EntenteIdSet) records = NULL;
  g_autoptr(GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
  EntenteFilter rest;

  g_return_val_if_fail (ENTENTE_IS_TIMELINE (self) && filter != NULL, NULL);

  /* The days are looked at entry by entry here: a record with one entry inside has others too. */
  rest = *filter;
  rest.dated = FALSE;
  if (rest.kinds == 0)
    rest.kinds = KINDS_WITH_ENTRIES;
  if (!entente_store_take_reader (store, &reader, cancellable, error)
      || !entente_filter_records (reader.db, &rest, &records, error))
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    if (lets_through (filter, records, &g_array_index (self->entries, EntenteEntry, i)))
      g_array_append_val (positions, i);
  return g_steal_pointer (&positions);
}
