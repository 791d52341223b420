/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Sets of ids, for hundreds of thousands of them: one flat table, no allocation for each. */
typedef struct _EntenteIdSet EntenteIdSet;

EntenteIdSet *entente_id_set_new (void);
void entente_id_set_free (EntenteIdSet *self);
void entente_id_set_add (EntenteIdSet *self,
                         gint64 id);
void entente_id_set_add_all (EntenteIdSet *self,
                             const EntenteIdSet *other);
void entente_id_set_keep (EntenteIdSet *self,
                          const EntenteIdSet *other);
gboolean entente_id_set_contains (const EntenteIdSet *self,
                                  gint64 id);
guint entente_id_set_get_size (const EntenteIdSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteIdSet, entente_id_set_free)

G_END_DECLS
