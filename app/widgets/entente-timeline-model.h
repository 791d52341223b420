/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "entente-timeline-content.h"

G_BEGIN_DECLS

/**
 * ENTENTE_NO_ENTRY:
 *
 * The position of no entry.
 */
#define ENTENTE_NO_ENTRY G_MAXUINT

/* What the drawn timeline and the list under it share: the entries of a catalogue, which of them
 * a filter lets through, and the one that is selected. An entry is named by its position among all.
 *
 *   model = entente_timeline_model_new ();
 *   entente_timeline_view_set_model (view, model);
 *   entente_entry_list_set_model (list, model);
 *   entente_timeline_model_set_store (model, store);         follows the store's changes itself
 *   entente_timeline_model_set_parties (model, ids, FALSE);  narrows
 *
 * Signals:
 *   "changed"            other entries, or others let through
 *   "selection-changed"  (gint64 record): 0 if nothing is selected
 *   "activated"          (gint64 record): double click or Enter
 *   "words-loaded"       words that were asked for have come
 */
#define ENTENTE_TYPE_TIMELINE_MODEL (entente_timeline_model_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTimelineModel, entente_timeline_model, ENTENTE, TIMELINE_MODEL,
                      GObject)

EntenteTimelineModel *entente_timeline_model_new (void);
void entente_timeline_model_set_store (EntenteTimelineModel *self,
                                       EntenteStore *store);
void entente_timeline_model_set_parties (EntenteTimelineModel *self,
                                         GArray *ids,
                                         gboolean together);
gboolean entente_timeline_model_is_loading (EntenteTimelineModel *self);

const EntenteEntries *entente_timeline_model_get_entries (EntenteTimelineModel *self);
const EntenteEntryWords *entente_timeline_model_get_words (EntenteTimelineModel *self,
                                                           guint position);
char *entente_timeline_model_describe (EntenteTimelineModel *self,
                                       guint position);

guint entente_timeline_model_get_selected (EntenteTimelineModel *self);
void entente_timeline_model_select (EntenteTimelineModel *self,
                                    guint position);
void entente_timeline_model_select_record (EntenteTimelineModel *self,
                                           gint64 record);
void entente_timeline_model_activate (EntenteTimelineModel *self,
                                      guint position);

G_END_DECLS
