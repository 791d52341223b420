/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-drafts.h"

G_BEGIN_DECLS

/* The set of a dialog: entente-drafts.c keeps and names what is in it, -tied.c what of it is shown as
 * rows. */

typedef struct
{
  EntenteRecord *record;
  gboolean on_use; /* made because it was chosen: goes again if nothing names it in the end */
  /* Of one that is shown as a row; it is saved if it differs from how it came there. */
  EntenteRecord *original;
  const EntenteInlineTie *tie;
  gboolean stored;
  gboolean removed;
} EntenteDraft;

struct _EntenteDrafts
{
  GObject parent_instance;
  EntenteStore *store;
  EntenteDrafts *outer;
  EntenteRecord *subject; /* what the dialog is about */
  GArray *drafts;
};

EntenteDraft *entente_drafts_lookup (EntenteDrafts *self,
                                     gint64 id);
gboolean entente_draft_differs (const EntenteDraft *self);
gboolean entente_draft_is_work (const EntenteDraft *self);
void entente_draft_put_removed (const EntenteDraft *self,
                                EntenteEdit *edit);

G_END_DECLS
