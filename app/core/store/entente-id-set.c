/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-id-set.h"

/* Open addressing with linear probing; at most half of the slots are taken, so that a look-up ends
 * after one or two. */

#define FIRST_BITS 6

struct _EntenteIdSet
{
  gint64 *slots;
  guint bits; /* there are 2^bits slots */
  guint n_ids;
};

/* The slot of an id, or the one where it would go. Ids that follow each other are spread. */
static gint64 *
find_slot (const EntenteIdSet *self,
           gint64 id)
{
  guint mask = (1u << self->bits) - 1;
  guint slot = (guint) (((guint64) id * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15))
                        >> (64 - self->bits));

  while (self->slots[slot] != 0 && self->slots[slot] != id)
    slot = (slot + 1) & mask;
  return &self->slots[slot];
}

static void
make_slots (EntenteIdSet *self,
            guint bits)
{
  self->bits = bits;
  self->slots = g_new0 (gint64, (gsize) 1 << bits);
  self->n_ids = 0;
}

static void
grow (EntenteIdSet *self)
{
  g_autofree gint64 *before = self->slots;
  gsize n_before = (gsize) 1 << self->bits;

  make_slots (self, self->bits + 1);
  for (gsize i = 0; i < n_before; i++)
    if (before[i] != 0)
      entente_id_set_add (self, before[i]);
}

/**
 * entente_id_set_new:
 *
 * Returns: (transfer full): an empty set
 */
EntenteIdSet *
entente_id_set_new (void)
{
  EntenteIdSet *self = g_new0 (EntenteIdSet, 1);

  make_slots (self, FIRST_BITS);
  return self;
}

/**
 * entente_id_set_free:
 * @self: (transfer full): a set
 */
void
entente_id_set_free (EntenteIdSet *self)
{
  g_free (self->slots);
  g_free (self);
}

/**
 * entente_id_set_add:
 * @self: a set
 * @id: an id; 0 is none
 */
void
entente_id_set_add (EntenteIdSet *self,
                    gint64 id)
{
  gint64 *slot = find_slot (self, id);

  if (*slot == id)
    return;
  *slot = id;
  self->n_ids++;
  if (self->n_ids > (1u << self->bits) / 2)
    grow (self);
}

/**
 * entente_id_set_add_all:
 * @self: a set
 * @other: what goes into it
 */
void
entente_id_set_add_all (EntenteIdSet *self,
                        const EntenteIdSet *other)
{
  /* In the order of their slots they would all crowd at the beginning of a smaller table. */
  while (self->bits < other->bits)
    grow (self);
  for (gsize i = 0; i < (gsize) 1 << other->bits; i++)
    if (other->slots[i] != 0)
      entente_id_set_add (self, other->slots[i]);
}

/**
 * entente_id_set_keep:
 * @self: a set, which keeps only what @other has too
 * @other: a set
 */
void
entente_id_set_keep (EntenteIdSet *self,
                     const EntenteIdSet *other)
{
  g_autofree gint64 *before = self->slots;
  gsize n_before = (gsize) 1 << self->bits;

  make_slots (self, self->bits);
  for (gsize i = 0; i < n_before; i++)
    if (before[i] != 0 && entente_id_set_contains (other, before[i]))
      entente_id_set_add (self, before[i]);
}

/**
 * entente_id_set_contains:
 * @self: a set
 * @id: an id
 *
 * Returns: %TRUE if the set has the id
 */
gboolean
entente_id_set_contains (const EntenteIdSet *self,
                         gint64 id)
{
  return id != 0 && *find_slot (self, id) == id;
}

/**
 * entente_id_set_get_size:
 * @self: a set
 *
 * Returns: how many ids it has
 */
guint
entente_id_set_get_size (const EntenteIdSet *self)
{
  return self->n_ids;
}
