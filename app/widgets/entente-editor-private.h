/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-editor.h"

G_BEGIN_DECLS

/* The dialog's parts: entente-editor.c is the window, -form.c its fields, -save.c its saving. */
struct _EntenteEditor
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkWidget *save;
  GtkWidget *spinner;
  GtkRevealer *banner;
  GtkLabel *banner_label;
  GtkWidget *conflict_choices;
  GtkWidget *scroller;
  GtkBox *sections;

  EntenteDrafts *drafts;
  EntenteRecord *draft;
  EntenteRecord *original; /* the record as it was loaded; of a new one, an empty one */
  EntenteRecord *opened;   /* the draft as the dialog began with it */
  EntenteFieldRow **fields;
  EntentePartSection **parts;
  GPtrArray *ties; /* (unowned) (element-type EntenteTieSection) */
  GCancellable *cancellable;
  gboolean fresh; /* not in the catalogue yet */
  gboolean nested;
  gboolean busy;
  gboolean done;
};

void entente_editor_build (EntenteEditor *self);
void entente_editor_clear (EntenteEditor *self);
void entente_editor_commit (EntenteEditor *self);
gboolean entente_editor_differs (EntenteEditor *self,
                                 EntenteRecord *other);
gboolean entente_editor_show_first_wrong (EntenteEditor *self);
void entente_editor_focus_first (EntenteEditor *self);
void entente_editor_take (EntenteEditor *self,
                          EntenteRecord *draft);
void entente_editor_update (EntenteEditor *self);

void entente_editor_save (EntenteEditor *self);
void entente_editor_load_theirs (EntenteEditor *self);
void entente_editor_keep_mine (EntenteEditor *self);
void entente_editor_finish (EntenteEditor *self);

G_END_DECLS
