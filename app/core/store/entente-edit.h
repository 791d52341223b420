/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_EDIT (entente_edit_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEdit, entente_edit, ENTENTE, EDIT, GObject)

EntenteEdit *entente_edit_new (void);
void entente_edit_put (EntenteEdit *self,
                       EntenteRecord *record);
void entente_edit_delete (EntenteEdit *self,
                          EntenteRecord *record);
EntenteRecord *entente_edit_find (EntenteEdit *self,
                                  gint64 id);
GPtrArray *entente_edit_get_records (EntenteEdit *self);
GPtrArray *entente_edit_get_deleted (EntenteEdit *self);

G_END_DECLS
