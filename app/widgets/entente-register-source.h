/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-id-list.h"
#include "entente-register.h"

G_BEGIN_DECLS

/* What the rows of a register are read from: a catalogue and the columns that are shown. Never
 * changes, so that a thread can read it. */
#define ENTENTE_TYPE_REGISTER_SOURCE (entente_register_source_get_type ())
G_DECLARE_FINAL_TYPE (EntenteRegisterSource, entente_register_source, ENTENTE, REGISTER_SOURCE, GObject)

EntenteRegisterSource *entente_register_source_new (EntenteStore *store,
                                                    EntenteKind kind,
                                                    const EntenteColumn *const *columns,
                                                    guint n_columns);
const EntenteColumn *entente_register_source_get_column (EntenteRegisterSource *self,
                                                         guint place);
guint entente_register_source_get_n_columns (EntenteRegisterSource *self);
char **entente_register_source_read (EntenteRegisterSource *self,
                                     gint64 id,
                                     gboolean shareable);
EntenteIdList *entente_register_source_make_list (EntenteRegisterSource *self);

G_END_DECLS
