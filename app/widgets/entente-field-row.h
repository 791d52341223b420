/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-drafts.h"
#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_FIELD_ROW (entente_field_row_get_type ())
G_DECLARE_FINAL_TYPE (EntenteFieldRow, entente_field_row, ENTENTE, FIELD_ROW, GtkBox)

GtkWidget *entente_field_row_new (EntenteDrafts *drafts,
                                  EntenteRecord *record,
                                  EntenteRow *row,
                                  guint field,
                                  gboolean compact);
const EntenteField *entente_field_row_get_field (EntenteFieldRow *self);
const char *entente_field_row_get_label (EntenteFieldRow *self);
void entente_field_row_set_label (EntenteFieldRow *self,
                                  const char *label);
EntenteInput *entente_field_row_get_input (EntenteFieldRow *self);
void entente_field_row_set_name (EntenteFieldRow *self,
                                 const char *name);
void entente_field_row_set_reason (EntenteFieldRow *self,
                                   const char *reason);
const char *entente_field_row_get_reason (EntenteFieldRow *self);
gboolean entente_field_row_is_unreadable (EntenteFieldRow *self);
void entente_field_row_commit (EntenteFieldRow *self);

G_END_DECLS
