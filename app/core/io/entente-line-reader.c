/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-line-reader.h"

#include "entente-error.h"
#include "entente-util.h"

/* Lines of a stream, whose length is bounded: a file without an end of line must not fill the
 * memory. */

#define BLOCK ((gsize) 256 * 1024)

struct _EntenteLineReader
{
  GInputStream *stream;
  char *buffer;
  gsize size;
  gsize start; /* of what was not given yet */
  gsize end;
  guint64 position;
  guint line;
  gboolean at_end;
};

/**
 * entente_line_reader_new:
 * @stream: a stream
 *
 * Returns: (transfer full): a reader of its lines
 */
EntenteLineReader *
entente_line_reader_new (GInputStream *stream)
{
  EntenteLineReader *self;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (EntenteLineReader, 1);
  self->stream = g_object_ref (stream);
  self->size = BLOCK;
  self->buffer = g_malloc (self->size);
  return self;
}

/**
 * entente_line_reader_free:
 * @self: (transfer full) (nullable): a reader; the stream stays open
 */
void
entente_line_reader_free (EntenteLineReader *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->stream);
  g_free (self->buffer);
  g_free (self);
}

static void
make_room (EntenteLineReader *self)
{
  if (self->start > 0)
    {
      memmove (self->buffer, self->buffer + self->start, self->end - self->start);
      self->end -= self->start;
      self->start = 0;
    }
  if (self->size - self->end < BLOCK / 2)
    {
      self->size *= 2;
      self->buffer = g_realloc (self->buffer, self->size);
    }
}

static gboolean
read_more (EntenteLineReader *self,
           GCancellable *cancellable,
           GError **error)
{
  gssize n;

  if (self->end - self->start > ENTENTE_LINE_MAX_BYTES)
    {
      g_set_error (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                   _ ("Line %u, column 1: The line is too long: the file is not in the format that "
                      "was expected."),
                   self->line + 1);
      return FALSE;
    }
  make_room (self);
  n = g_input_stream_read (self->stream, self->buffer + self->end, self->size - self->end,
                           cancellable, error);
  if (n < 0)
    return FALSE;
  self->at_end = n == 0;
  self->end += (gsize) n;
  return TRUE;
}

/**
 * entente_line_reader_next:
 * @self: a reader
 * @text: (out) (transfer none) (nullable): the next line without its end, not ended by a NUL, until
 *   the next call; %NULL behind the last
 * @length: (out): its length in bytes
 * @cancellable: (nullable): ends the work
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_line_reader_next (EntenteLineReader *self,
                          const char **text,
                          gsize *length,
                          GCancellable *cancellable,
                          GError **error)
{
  gsize searched = self->start;
  const char *found = NULL;

  *text = NULL;
  *length = 0;
  for (;;)
    {
      gsize before;

      if (self->end > searched)
        found = memchr (self->buffer + searched, '\n', self->end - searched);
      if (found != NULL || self->at_end)
        break;
      before = self->end - self->start;
      if (!read_more (self, cancellable, error))
        return FALSE;
      searched = self->start + before;
    }
  if (found == NULL && self->start == self->end)
    return TRUE;
  *text = self->buffer + self->start;
  *length = found != NULL ? (gsize) (found - *text) : self->end - self->start;
  self->start = found != NULL ? (gsize) (found - self->buffer) + 1 : self->end;
  self->position += *length + (found != NULL);
  self->line++;
  return TRUE;
}

/**
 * entente_line_reader_get_line:
 * @self: a reader
 *
 * Returns: the number of the line given last, from 1
 */
guint
entente_line_reader_get_line (EntenteLineReader *self)
{
  return self->line;
}

/**
 * entente_line_reader_get_position:
 * @self: a reader
 *
 * Returns: how many bytes the lines given so far take
 */
guint64
entente_line_reader_get_position (EntenteLineReader *self)
{
  return self->position;
}
