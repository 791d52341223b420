/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-query.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_DRAFTS (entente_drafts_get_type ())
G_DECLARE_FINAL_TYPE (EntenteDrafts, entente_drafts, ENTENTE, DRAFTS, GObject)

EntenteDrafts *entente_drafts_new (EntenteStore *store,
                                   EntenteDrafts *outer);
EntenteStore *entente_drafts_get_store (EntenteDrafts *self);
void entente_drafts_set_subject (EntenteDrafts *self,
                                 EntenteRecord *subject);
void entente_drafts_add (EntenteDrafts *self,
                         EntenteRecord *record,
                         gboolean on_use);
EntenteRecord *entente_drafts_find (EntenteDrafts *self,
                                    gint64 id);
gboolean entente_drafts_is_empty (EntenteDrafts *self);
gint64 entente_drafts_next_id (EntenteDrafts *self);
void entente_drafts_search (EntenteDrafts *self,
                            const char *words,
                            guint kinds,
                            GPtrArray *found);
gint64 entente_drafts_find_called (EntenteDrafts *self,
                                   const char *name,
                                   guint kinds,
                                   EntenteKind *kind);
char *entente_drafts_title (EntenteDrafts *self,
                            EntenteKind kind,
                            gint64 id);
char *entente_drafts_short_title (EntenteDrafts *self,
                                  EntenteKind kind,
                                  gint64 id);
char *entente_drafts_subtitle (EntenteDrafts *self,
                               EntenteKind kind,
                               gint64 id);
void entente_drafts_join (EntenteDrafts *self,
                          EntenteRecord *draft);
EntenteEdit *entente_drafts_make_edit (EntenteDrafts *self,
                                       EntenteRecord *draft,
                                       gboolean with_draft);

/* Records that the dialog shows as rows of its subject. */
EntenteRecord *entente_drafts_add_tied (EntenteDrafts *self,
                                        const EntenteInlineTie *tie);
GPtrArray *entente_drafts_load_tied (EntenteDrafts *self,
                                     const EntenteInlineTie *tie);
void entente_drafts_forget_tied (EntenteDrafts *self);
void entente_drafts_set_removed (EntenteDrafts *self,
                                 gint64 id,
                                 gboolean removed);
gboolean entente_drafts_is_stored (EntenteDrafts *self,
                                   gint64 id);
gboolean entente_drafts_differs (EntenteDrafts *self,
                                 gint64 id);
void entente_drafts_see (EntenteDrafts *self,
                         EntenteRecord *record);
void entente_drafts_see_anew (EntenteDrafts *self);

char *entente_drafts_row_title (EntenteDrafts *self,
                                const EntenteRow *row);

G_END_DECLS
