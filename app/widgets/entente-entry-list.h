/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-timeline-model.h"

G_BEGIN_DECLS

/* The entries of a timeline as a list by year: the accessible form of the drawing above it. */
#define ENTENTE_TYPE_ENTRY_LIST (entente_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (EntenteEntryList, entente_entry_list, ENTENTE, ENTRY_LIST, GtkWidget)

GtkWidget *entente_entry_list_new (void);
void entente_entry_list_set_model (EntenteEntryList *self,
                                   EntenteTimelineModel *model);

G_END_DECLS
