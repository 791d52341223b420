/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-collation.h"
#include "entente-db.h"
#include "entente-record.h"

G_BEGIN_DECLS

/**
 * EntenteDeriver:
 *
 * Derives what belongs to many new records, while they are at hand.
 */
typedef struct _EntenteDeriver EntenteDeriver;

EntenteDeriver *entente_deriver_new (EntenteDb *db,
                                     EntenteCollator *collator);
void entente_deriver_free (EntenteDeriver *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDeriver, entente_deriver_free)

gboolean entente_deriver_add (EntenteDeriver *self,
                              EntenteRecord *record,
                              gboolean *complete,
                              GError **error);
void entente_deriver_forget (EntenteDeriver *self);
gboolean entente_deriver_flush (EntenteDeriver *self,
                                GError **error);

G_END_DECLS
