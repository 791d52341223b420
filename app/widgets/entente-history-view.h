/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-store.h"

G_BEGIN_DECLS

/* What was done to a record, in words, the latest first. Reads only while it is active. */
#define ENTENTE_TYPE_HISTORY_VIEW (entente_history_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteHistoryView, entente_history_view, ENTENTE, HISTORY_VIEW, GtkWidget)

void entente_history_view_set_record (EntenteHistoryView *self,
                                      EntenteStore *store,
                                      gint64 id);
void entente_history_view_set_active (EntenteHistoryView *self,
                                      gboolean active);
char *entente_history_format_time (const char *utc);

G_END_DECLS
