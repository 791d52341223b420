/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-deriver.h"

#include "entente-derive-private.h"
#include "entente-store-private.h"

/* The index of the search is written apart and in order of ids: it loses what it has gathered at
 * each savepoint, and the recorder sets one for each of its parts. */
#define MAX_PENDING_BYTES (4 * 1024 * 1024)
#define MAX_TITLES 20000

typedef struct
{
  gint64 id;
  gsize names;
  gsize body;
} Pending;

struct _EntenteDeriver
{
  EntenteDeriveWork work;
  GHashTable *titles;
  gboolean complete;
  GArray *pending;
  GString *texts;
};

static void
put_off_index_cb (gint64 id,
                  const char *names,
                  const char *body,
                  gpointer data)
{
  EntenteDeriver *self = data;
  Pending pending = { .id = id };

  pending.names = self->texts->len;
  g_string_append_len (self->texts, names, (gssize) strlen (names) + 1);
  pending.body = self->texts->len;
  g_string_append_len (self->texts, body, (gssize) strlen (body) + 1);
  g_array_append_val (self->pending, pending);
}

static char *
title_cb (EntenteKind kind,
          gint64 id,
          gpointer data)
{
  EntenteDeriver *self = data;
  const char *known = g_hash_table_lookup (self->titles, &id);
  char *title;

  if (known != NULL)
    return g_strdup (known);
  title = entente_store_kept_title_from (self->work.db, id);
  if (title == NULL)
    {
      self->complete = FALSE;
      return NULL;
    }
  if (g_hash_table_size (self->titles) >= MAX_TITLES)
    g_hash_table_remove_all (self->titles);
  g_hash_table_insert (self->titles, g_memdup2 (&id, sizeof id), g_strdup (title));
  return title;
}

static int
compare_pending (gconstpointer a,
                 gconstpointer b)
{
  gint64 first = ((const Pending *) a)->id;
  gint64 second = ((const Pending *) b)->id;

  return first < second ? -1 : first > second;
}

/**
 * entente_deriver_new:
 * @db: the connection that writes, in a transaction
 * @collator: the order of titles
 *
 * Returns: (transfer full): a deriver; both arguments must outlive it
 */
EntenteDeriver *
entente_deriver_new (EntenteDb *db,
                     EntenteCollator *collator)
{
  EntenteDeriver *self = g_new0 (EntenteDeriver, 1);

  self->work = (EntenteDeriveWork){ .db = db,
                                    .collator = collator,
                                    .fresh = TRUE,
                                    .put_off_index = put_off_index_cb,
                                    .data = self };
  self->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  self->texts = g_string_new (NULL);
  return self;
}

/**
 * entente_deriver_free:
 * @self: (transfer full) (nullable): a deriver
 */
void
entente_deriver_free (EntenteDeriver *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->titles);
  g_array_unref (self->pending);
  g_string_free (self->texts, TRUE);
  g_free (self);
}

/* A mandate won at an event is shown on its day. */
static gboolean
has_election (EntenteDeriver *self,
              EntenteRecord *record)
{
  gint64 event;

  if (entente_record_get_kind (record) != ENTENTE_KIND_MANDATE)
    return TRUE;
  event = entente_row_get_id (entente_record_get_row (record), "elected_at");
  return event == 0 || entente_store_kind_from (self->work.db, event) != ENTENTE_KIND_NONE;
}

/**
 * entente_deriver_add:
 * @self: a deriver
 * @record: a record that was just written and of which nothing is derived yet
 * @complete: (out): %FALSE if what its title or its entries show is not there yet: then nothing was
 *   derived, and [func@derive_records] has to do it later
 * @error: return location for an error
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_deriver_add (EntenteDeriver *self,
                     EntenteRecord *record,
                     gboolean *complete,
                     GError **error)
{
  g_autofree char *title = NULL;
  gboolean renamed;

  self->complete = has_election (self, record);
  title = entente_record_kept_title (record, FALSE, title_cb, self);
  *complete = self->complete;
  if (!self->complete)
    return TRUE;
  if (!entente_derive_record (&self->work, record, title, &renamed, error))
    return FALSE;
  return self->texts->len < MAX_PENDING_BYTES || entente_deriver_flush (self, error);
}

/**
 * entente_deriver_forget:
 * @self: a deriver
 *
 * Has to be called after a record that was there before has changed: titles may have, too.
 */
void
entente_deriver_forget (EntenteDeriver *self)
{
  g_hash_table_remove_all (self->titles);
}

/**
 * entente_deriver_flush:
 * @self: a deriver
 * @error: return location for an error
 *
 * Writes what was put off; to be called at the end.
 *
 * Returns: %FALSE with @error set
 */
gboolean
entente_deriver_flush (EntenteDeriver *self,
                       GError **error)
{
  g_array_sort (self->pending, compare_pending);
  for (guint i = 0; i < self->pending->len; i++)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);

      if (!entente_derive_index (self->work.db, pending->id, self->texts->str + pending->names,
                                 self->texts->str + pending->body, error))
        return FALSE;
    }
  g_array_set_size (self->pending, 0);
  g_string_truncate (self->texts, 0);
  return TRUE;
}
