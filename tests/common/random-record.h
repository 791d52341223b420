/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

/* The records that random ones may refer to, and where ids come from. */
typedef struct
{
  EntenteStore *store; /* not owned; NULL: records and parts get no ids */
  GArray *ids[ENTENTE_N_KINDS];
  guint n_countries; /* no two countries get the same letters */
} RandomPool;

RandomPool *random_pool_new (EntenteStore *store);
void random_pool_free (RandomPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RandomPool, random_pool_free)
void random_pool_add (RandomPool *pool,
                      EntenteKind kind,
                      gint64 id);
void random_pool_remove (RandomPool *pool,
                         EntenteKind kind,
                         gint64 id);

/* A valid record of the kind with about half of its fields and parts; NULL if a record that it
 * needs is not in the pool. With a store it has its ids, and may refer to itself. */
EntenteRecord *random_record (GRand *rand,
                              EntenteKind kind,
                              RandomPool *pool);
/* The same with every field filled and rows of every part. */
EntenteRecord *full_record (GRand *rand,
                            EntenteKind kind,
                            RandomPool *pool);
/* Sets, empties, adds, removes and reorders in some places; the record stays valid. */
void random_change (GRand *rand,
                    EntenteRecord *record,
                    RandomPool *pool);

G_END_DECLS
