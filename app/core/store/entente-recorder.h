/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

/**
 * EntenteRecorder:
 *
 * Records what a transaction changes in the attached tables, so that it can be undone and told.
 */
typedef struct _EntenteRecorder EntenteRecorder;

EntenteRecorder *entente_recorder_new (EntenteDb *db,
                                       gint64 change,
                                       GError **error);
void entente_recorder_free (EntenteRecorder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRecorder, entente_recorder_free)

void entente_recorder_note (EntenteRecorder *self,
                            gint64 record);
gboolean entente_recorder_expect_inserts (EntenteRecorder *self,
                                          GError **error);
gboolean entente_recorder_expect_changes (EntenteRecorder *self,
                                          GError **error);
gboolean entente_recorder_cut (EntenteRecorder *self,
                               GError **error);
gboolean entente_recorder_touch (EntenteRecorder *self,
                                 gint64 record,
                                 GError **error);
gboolean entente_recorder_finish (EntenteRecorder *self,
                                  gboolean *changed,
                                  GError **error);
gint64 entente_recorder_count_rows (gconstpointer changeset,
                                    gsize size);
const char *const *entente_recorder_tables (guint *n_tables);

G_END_DECLS
