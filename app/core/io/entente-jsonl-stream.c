/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-jsonl-stream.h"

#include "entente-jsonl-reader.h"

/* Reading and checking a line takes a third as long as writing its record: one thread does the one
 * while another does the other. What is read and not yet asked for is bounded, and so is what was
 * asked for and not yet freed, which the reading thread does, too: memory goes back to whom it came
 * from. */

#define ITEMS_A_BATCH 64
#define BYTES_A_BATCH (256 * 1024)
#define MAX_WAITING 6

typedef struct
{
  GArray *items;
  GError *error; /* of the line behind the last item */
  gboolean last;
} Batch;

struct _EntenteJsonlStream
{
  EntenteLineReader *lines; /* the thread's, while it runs */
  GThread *thread;
  GCancellable *stop;
  GCancellable *cancellable;
  gulong cancelled_id;

  Batch *current; /* the caller's */
  guint next;

  GMutex lock; /* guards the rest */
  GCond changed;
  GQueue read;
  GQueue used;
  gboolean stopped;
};

static void
clear_item (gpointer data)
{
  EntenteJsonlItem *item = data;

  g_clear_object (&item->record);
  g_clear_pointer (&item->stamps, entente_stamps_free);
}

static Batch *
batch_new (void)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->items = g_array_sized_new (FALSE, TRUE, sizeof (EntenteJsonlItem), ITEMS_A_BATCH);
  g_array_set_clear_func (batch->items, clear_item);
  return batch;
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->items);
  g_clear_error (&batch->error);
  g_free (batch);
}

/* A batch to fill: one that was used, or a new one. */
static Batch *
take_used (EntenteJsonlStream *self)
{
  Batch *batch;

  g_mutex_lock (&self->lock);
  batch = g_queue_pop_head (&self->used);
  g_mutex_unlock (&self->lock);
  if (batch == NULL)
    return batch_new ();
  g_array_set_size (batch->items, 0);
  return batch;
}

static void
fill (EntenteJsonlStream *self,
      Batch *batch)
{
  guint64 start = entente_line_reader_get_position (self->lines);
  EntenteJsonlItem item = { 0 };
  const char *text;
  gsize length;

  while (batch->items->len < ITEMS_A_BATCH && item.position < start + BYTES_A_BATCH)
    {
      batch->last = !entente_line_reader_next (self->lines, &text, &length, self->stop,
                                               &batch->error)
                    || text == NULL;
      if (batch->last)
        return;
      item.line = entente_line_reader_get_line (self->lines);
      item.position = entente_line_reader_get_position (self->lines);
      item.record = entente_jsonl_read_record (text, length, item.line, &item.stamps, &batch->error);
      batch->last = item.record == NULL;
      if (batch->last)
        return;
      g_array_append_val (batch->items, item);
    }
}

/* FALSE if nobody wants more. */
static gboolean
hand_over (EntenteJsonlStream *self,
           Batch *batch)
{
  gboolean more;

  g_mutex_lock (&self->lock);
  while (self->read.length >= MAX_WAITING && !self->stopped)
    g_cond_wait (&self->changed, &self->lock);
  more = !batch->last && !self->stopped;
  g_queue_push_tail (&self->read, batch);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  return more;
}

static gpointer
read_thread (gpointer data)
{
  EntenteJsonlStream *self = data;
  Batch *batch;

  do
    {
      batch = take_used (self);
      fill (self, batch);
    }
  while (hand_over (self, batch));
  return NULL;
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer data)
{
  g_cancellable_cancel (data);
}

/**
 * entente_jsonl_stream_new:
 * @lines: the lines behind the first, nobody else's until the stream is freed
 * @cancellable: (nullable): ends the reading
 *
 * Returns: (transfer full): the records of these lines
 */
EntenteJsonlStream *
entente_jsonl_stream_new (EntenteLineReader *lines,
                          GCancellable *cancellable)
{
  EntenteJsonlStream *self;

  g_return_val_if_fail (lines != NULL, NULL);

  self = g_new0 (EntenteJsonlStream, 1);
  self->lines = lines;
  self->stop = g_cancellable_new ();
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  g_queue_init (&self->read);
  g_queue_init (&self->used);
  if (cancellable != NULL)
    {
      self->cancellable = g_object_ref (cancellable);
      self->cancelled_id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb),
                                                  g_object_ref (self->stop), g_object_unref);
    }
  self->thread = g_thread_new ("entente-read", read_thread, self);
  return self;
}

/**
 * entente_jsonl_stream_free:
 * @self: (transfer full) (nullable): a stream
 *
 * Stops the reading, wherever it is.
 */
void
entente_jsonl_stream_free (EntenteJsonlStream *self)
{
  if (self == NULL)
    return;
  g_cancellable_disconnect (self->cancellable, self->cancelled_id);
  g_cancellable_cancel (self->stop);
  g_mutex_lock (&self->lock);
  self->stopped = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  g_thread_join (self->thread);

  g_clear_pointer (&self->current, batch_free);
  g_queue_clear_full (&self->read, batch_free);
  g_queue_clear_full (&self->used, batch_free);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_clear_object (&self->cancellable);
  g_object_unref (self->stop);
  g_free (self);
}

static void
next_batch (EntenteJsonlStream *self)
{
  g_mutex_lock (&self->lock);
  if (self->current != NULL)
    g_queue_push_tail (&self->used, self->current);
  while (self->read.length == 0)
    g_cond_wait (&self->changed, &self->lock);
  self->current = g_queue_pop_head (&self->read);
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  self->next = 0;
}

/**
 * entente_jsonl_stream_next:
 * @self: a stream
 * @item: (out) (transfer none) (nullable): the next record, until the next call; %NULL behind the
 *   last
 * @error: return location for an error: %ENTENTE_ERROR_INVALID names line and column
 *
 * Records come in the order of their lines, and so does an error: it comes behind the records
 * before it, once, and ends the stream.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_jsonl_stream_next (EntenteJsonlStream *self,
                           const EntenteJsonlItem **item,
                           GError **error)
{
  g_return_val_if_fail (self != NULL && item != NULL, FALSE);

  *item = NULL;
  while (self->current == NULL || self->next == self->current->items->len)
    {
      if (self->current != NULL && self->current->last)
        break;
      next_batch (self);
    }
  if (self->next < self->current->items->len)
    {
      *item = &g_array_index (self->current->items, EntenteJsonlItem, self->next++);
      return TRUE;
    }
  if (self->current->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->current->error));
  return FALSE;
}
