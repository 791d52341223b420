/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-timeline-model.h"

#include "entente-date.h"
#include "entente-entry-cache.h"
#include "entente-frame-times.h"
#include "entente-util.h"

struct _EntenteTimelineModel
{
  GObject parent_instance;
  EntenteStore *store;
  EntenteTimeline *timeline;
  GArray *parties;     /* (nullable): whose entries */
  gboolean together;
  GArray *positions;   /* (nullable): what the filter let through; NULL for all */
  EntenteEntries entries;
  EntenteEntryCache *cache;
  guint selected;
  GCancellable *loading;
  GCancellable *selecting;
};

typedef struct
{
  EntenteTimeline *timeline;
  EntenteStore *store;
  GArray *parties;
  gboolean together;
} Selection;

enum
{
  CHANGED,
  SELECTION_CHANGED,
  ACTIVATED,
  WORDS_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteTimelineModel, entente_timeline_model, G_TYPE_OBJECT)

static const EntenteEntry *
get_entry (EntenteTimelineModel *self,
           guint position)
{
  return position < self->entries.n_entries ? &self->entries.entries[position] : NULL;
}

static gint64
record_at (EntenteTimelineModel *self,
           guint position)
{
  const EntenteEntry *entry = get_entry (self, position);

  return entry != NULL ? entry->record : 0;
}

/* How much two entries, before and after a change, are the same one. */
static guint
likeness (const EntenteEntry *before,
          const EntenteEntry *after)
{
  if (before->record != after->record)
    return 0;
  return 1 + (before->act == after->act) * 2
         + (before->packed_first == after->packed_first
            && before->packed_last == after->packed_last);
}

static guint
find_like (EntenteTimelineModel *self,
           const EntenteEntry *wanted)
{
  guint best = ENTENTE_NO_ENTRY;
  guint best_likeness = 0;

  for (guint i = 0; i < self->entries.n_entries; i++)
    {
      guint like = likeness (wanted, &self->entries.entries[i]);

      if (like > best_likeness)
        {
          best = i;
          best_likeness = like;
        }
    }
  return best;
}

static void
take_entries (EntenteTimelineModel *self,
              EntenteTimeline *timeline,
              GArray *positions)
{
  /* Who shows them compares the entries with those of before: these live until all have heard. */
  g_autoptr(EntenteTimeline) old_timeline = g_steal_pointer (&self->timeline);
  g_autoptr(GArray) old_positions = g_steal_pointer (&self->positions);
  const EntenteEntry *selected = get_entry (self, self->selected);
  EntenteEntry wanted = { 0 };
  gboolean other = timeline != old_timeline;

  if (selected != NULL)
    wanted = *selected;
  g_set_object (&self->timeline, timeline);
  self->positions = positions;
  self->entries = (EntenteEntries) { 0 };
  if (timeline != NULL)
    self->entries.entries = entente_timeline_get_entries (timeline, &self->entries.n_entries);
  if (positions != NULL)
    {
      self->entries.positions = (const guint *) (gpointer) positions->data;
      self->entries.n_positions = positions->len;
    }
  if (other)
    self->selected = wanted.record != 0 ? find_like (self, &wanted) : ENTENTE_NO_ENTRY;
  g_signal_emit (self, signals[CHANGED], 0);
  if (wanted.record != record_at (self, self->selected))
    g_signal_emit (self, signals[SELECTION_CHANGED], 0, record_at (self, self->selected));
}

static void
selection_free (gpointer data)
{
  Selection *selection = data;

  g_object_unref (selection->timeline);
  g_object_unref (selection->store);
  g_array_unref (selection->parties);
  g_free (selection);
}

static void
select_worker (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  const Selection *selection = task_data;
  EntenteFilter filter = { .parties = selection->parties, .together = selection->together };
  GError *error = NULL;
  GArray *positions = entente_timeline_select (selection->timeline, selection->store, &filter,
                                               cancellable, &error);

  if (positions != NULL)
    g_task_return_pointer (task, positions, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
select_done_cb (GObject *source,
                GAsyncResult *result,
                gpointer user_data)
{
  EntenteTimelineModel *self = ENTENTE_TIMELINE_MODEL (source);
  const Selection *selection = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  GArray *positions = g_task_propagate_pointer (G_TASK (result), &error);

  if (positions != NULL)
    take_entries (self, selection->timeline, positions);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_debug ("The timeline could not be narrowed: %s", error->message);
}

/* Shows @timeline as far as the parties' entries go: at once if that is all of it. */
static void
narrow (EntenteTimelineModel *self,
        EntenteTimeline *timeline)
{
  g_autoptr(GTask) task = NULL;
  Selection *selection;

  g_cancellable_cancel (self->selecting);
  g_clear_object (&self->selecting);
  if (timeline == NULL || self->parties == NULL)
    {
      take_entries (self, timeline, NULL);
      return;
    }
  selection = g_new0 (Selection, 1);
  selection->timeline = g_object_ref (timeline);
  selection->store = g_object_ref (self->store);
  selection->parties = g_array_ref (self->parties);
  selection->together = self->together;
  self->selecting = g_cancellable_new ();
  task = g_task_new (self, self->selecting, select_done_cb, NULL);
  g_task_set_source_tag (task, narrow);
  g_task_set_task_data (task, selection, selection_free);
  g_task_run_in_thread (task, select_worker);
}

static void
timeline_read_cb (GObject *source,
                  GAsyncResult *result,
                  gpointer user_data)
{
  g_autoptr(EntenteTimelineModel) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteTimeline) timeline = entente_store_timeline_finish (ENTENTE_STORE (source),
                                                                       result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  entente_frame_times_say ("timeline");
  if (timeline != NULL)
    narrow (self, timeline);
  else
    g_debug ("The timeline could not be read: %s", error->message);
}

static void
load (EntenteTimelineModel *self)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->store == NULL)
    return;
  self->loading = g_cancellable_new ();
  entente_store_timeline_async (self->store, self->loading, timeline_read_cb, g_object_ref (self));
}

static void
store_changed_cb (EntenteTimelineModel *self)
{
  entente_entry_cache_refresh (self->cache);
  load (self);
}

static void
words_loaded_cb (EntenteTimelineModel *self)
{
  g_signal_emit (self, signals[WORDS_LOADED], 0);
}

static void
entente_timeline_model_dispose (GObject *object)
{
  EntenteTimelineModel *self = ENTENTE_TIMELINE_MODEL (object);

  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->selecting);
  g_clear_object (&self->loading);
  g_clear_object (&self->selecting);
  g_clear_object (&self->store);
  g_clear_object (&self->cache);
  G_OBJECT_CLASS (entente_timeline_model_parent_class)->dispose (object);
}

static void
entente_timeline_model_finalize (GObject *object)
{
  EntenteTimelineModel *self = ENTENTE_TIMELINE_MODEL (object);

  g_clear_object (&self->timeline);
  g_clear_pointer (&self->parties, g_array_unref);
  g_clear_pointer (&self->positions, g_array_unref);
  G_OBJECT_CLASS (entente_timeline_model_parent_class)->finalize (object);
}

static void
entente_timeline_model_class_init (EntenteTimelineModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = entente_timeline_model_dispose;
  object_class->finalize = entente_timeline_model_finalize;
  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_TIMELINE_MODEL, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", ENTENTE_TYPE_TIMELINE_MODEL,
                                             G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                             1, G_TYPE_INT64);
  signals[ACTIVATED] = g_signal_new ("activated", ENTENTE_TYPE_TIMELINE_MODEL, G_SIGNAL_RUN_LAST,
                                     0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[WORDS_LOADED] = g_signal_new ("words-loaded", ENTENTE_TYPE_TIMELINE_MODEL,
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
entente_timeline_model_init (EntenteTimelineModel *self)
{
  self->selected = ENTENTE_NO_ENTRY;
  self->cache = entente_entry_cache_new ();
  g_signal_connect_object (self->cache, "loaded", G_CALLBACK (words_loaded_cb), self,
                           G_CONNECT_SWAPPED);
}

EntenteTimelineModel *
entente_timeline_model_new (void)
{
  return g_object_new (ENTENTE_TYPE_TIMELINE_MODEL, NULL);
}

/**
 * entente_timeline_model_set_store:
 * @store: (nullable): the catalogue; its entries are read in a thread, again after each change
 */
void
entente_timeline_model_set_store (EntenteTimelineModel *self,
                                  EntenteStore *store)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_MODEL (self));

  if (store == self->store)
    return;
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  g_clear_pointer (&self->parties, g_array_unref);
  entente_entry_cache_set_store (self->cache, store);
  narrow (self, NULL);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                             G_CONNECT_SWAPPED);
  load (self);
}

/**
 * entente_timeline_model_set_parties:
 * @ids: (nullable) (element-type gint64): countries and organisations; %NULL or none for all
 * @together: what they share, not what any of them has
 */
void
entente_timeline_model_set_parties (EntenteTimelineModel *self,
                                    GArray *ids,
                                    gboolean together)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_MODEL (self));

  g_clear_pointer (&self->parties, g_array_unref);
  if (ids != NULL && ids->len > 0)
    {
      self->parties = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (self->parties, ids->data, ids->len);
    }
  self->together = together;
  /* What is being read will be narrowed when it has come. */
  if (self->timeline != NULL && self->store != NULL)
    narrow (self, self->timeline);
}

/**
 * entente_timeline_model_is_loading:
 *
 * Returns: %TRUE if entries are still to come, with the catalogue or from it
 */
gboolean
entente_timeline_model_is_loading (EntenteTimelineModel *self)
{
  g_return_val_if_fail (ENTENTE_IS_TIMELINE_MODEL (self), FALSE);

  return self->store == NULL || self->loading != NULL;
}

/**
 * entente_timeline_model_get_entries:
 *
 * Returns: (transfer none): the entries that are shown, until "changed" has been told to all
 */
const EntenteEntries *
entente_timeline_model_get_entries (EntenteTimelineModel *self)
{
  g_return_val_if_fail (ENTENTE_IS_TIMELINE_MODEL (self), NULL);

  return &self->entries;
}

/**
 * entente_timeline_model_get_words:
 * @position: an entry
 *
 * Returns: (transfer none) (nullable): what is said of it; %NULL if it is still to come, with
 *   "words-loaded"
 */
const EntenteEntryWords *
entente_timeline_model_get_words (EntenteTimelineModel *self,
                                  guint position)
{
  const EntenteEntry *entry;

  g_return_val_if_fail (ENTENTE_IS_TIMELINE_MODEL (self), NULL);

  entry = get_entry (self, position);
  return entry != NULL ? entente_entry_cache_get (self->cache, entry) : NULL;
}

static void
add_words (GPtrArray *parts,
           const char *words)
{
  if (!entente_str_empty (words))
    g_ptr_array_add (parts, (gpointer) words);
}

/**
 * entente_timeline_model_describe:
 * @position: an entry
 *
 * Returns: (transfer full): all that is said of it, for a tooltip or a screen reader
 */
char *
entente_timeline_model_describe (EntenteTimelineModel *self,
                                 guint position)
{
  const EntenteEntry *entry = get_entry (self, position);
  const EntenteEntryWords *words = entente_timeline_model_get_words (self, position);
  g_autoptr(GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *day = NULL;
  EntenteDate date = { 0 };

  if (entry == NULL)
    return g_strdup ("");
  if (words == NULL)
    return g_strdup (entente_entry_act_label (entry->act));
  if (words->date != NULL && entente_date_parse (words->date, ENTENTE_DATE_SPAN, &date, NULL))
    day = entente_date_format (&date, NULL);
  add_words (parts, words->title);
  add_words (parts, words->detail);
  add_words (parts, day != NULL ? day : _ ("undated"));
  add_words (parts, words->place);
  if ((entry->flags & ENTENTE_ENTRY_PLANNED) != 0)
    add_words (parts, C_ ("entry", "planned"));
  if ((entry->flags & ENTENTE_ENTRY_CANCELLED) != 0)
    add_words (parts, C_ ("entry", "cancelled"));
  if ((entry->flags & ENTENTE_ENTRY_RESTRICTED) != 0)
    add_words (parts, C_ ("entry", "restricted"));
  g_ptr_array_add (parts, NULL);
  /* Translators: between the parts of a description: "Iran – Algeria, 17 May 2025, Baku" */
  return g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
}

/**
 * entente_timeline_model_get_selected:
 *
 * Returns: the position of the entry that is selected, or %ENTENTE_NO_ENTRY
 */
guint
entente_timeline_model_get_selected (EntenteTimelineModel *self)
{
  g_return_val_if_fail (ENTENTE_IS_TIMELINE_MODEL (self), ENTENTE_NO_ENTRY);

  return self->selected;
}

/**
 * entente_timeline_model_select:
 * @position: an entry, or %ENTENTE_NO_ENTRY
 */
void
entente_timeline_model_select (EntenteTimelineModel *self,
                               guint position)
{
  g_return_if_fail (ENTENTE_IS_TIMELINE_MODEL (self));

  if (position >= self->entries.n_entries)
    position = ENTENTE_NO_ENTRY;
  if (position == self->selected)
    return;
  self->selected = position;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0, record_at (self, position));
}

/**
 * entente_timeline_model_select_record:
 * @record: a record, or 0
 *
 * Selects the first entry of a record, unless one of its entries is selected; none if it has none.
 */
void
entente_timeline_model_select_record (EntenteTimelineModel *self,
                                      gint64 record)
{
  const EntenteEntry wanted = { .record = record, .act = ENTENTE_N_ENTRY_ACTS };

  g_return_if_fail (ENTENTE_IS_TIMELINE_MODEL (self));

  if (record_at (self, self->selected) != record)
    entente_timeline_model_select (self, record != 0 ? find_like (self, &wanted)
                                                     : ENTENTE_NO_ENTRY);
}

/**
 * entente_timeline_model_activate:
 * @position: an entry, to be opened
 */
void
entente_timeline_model_activate (EntenteTimelineModel *self,
                                 guint position)
{
  gint64 record;

  g_return_if_fail (ENTENTE_IS_TIMELINE_MODEL (self));

  record = record_at (self, position);
  if (record != 0)
    g_signal_emit (self, signals[ACTIVATED], 0, record);
}
