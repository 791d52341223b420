/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"
#include "entente-store.h"

G_BEGIN_DECLS

/* A made-up catalogue of any size: records of all kinds with all their fields and parts, in the
 * proportions of a desk that has worked for long. The same number and seed give the same bytes. */

typedef struct _Generator Generator;

Generator *generator_new (guint n_records,
                          guint64 seed);
void generator_free (Generator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Generator, generator_free)

gboolean generator_next (Generator *self,
                         EntenteRecord **record,
                         EntenteStamps **stamps);
gboolean generator_write (guint n_records,
                          guint64 seed,
                          GOutputStream *stream,
                          GError **error);

G_END_DECLS
