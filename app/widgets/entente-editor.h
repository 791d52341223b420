/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-drafts.h"
#include "entente-field-row.h"
#include "entente-part-section.h"
#include "entente-tie-section.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define ENTENTE_TYPE_EDITOR (entente_editor_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEditor, entente_editor, ENTENTE, EDITOR, AdwWindow)

GtkWidget *entente_editor_new (EntenteStore *store,
                               EntenteRecord *draft,
                               GtkWindow *parent);
GtkWidget *entente_editor_new_nested (EntenteDrafts *outer,
                                      EntenteRecord *draft,
                                      GtkWindow *parent);
EntenteRecord *entente_editor_get_draft (EntenteEditor *self);
EntenteFieldRow *entente_editor_get_field (EntenteEditor *self,
                                           const char *name);
EntentePartSection *entente_editor_get_part (EntenteEditor *self,
                                             const char *key);
EntenteTieSection *entente_editor_get_tied (EntenteEditor *self,
                                            EntenteKind kind);

G_END_DECLS
