/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-timeline-model.h"

G_BEGIN_DECLS

/* The drawn timeline under its title. Children of the type "header" stand in the title's row:
 *
 *   <object class="EntenteTimelineView" id="timeline">
 *     <child type="header"> … </child>
 *   </object>
 *
 * Actions: timeline.zoom-in, timeline.zoom-out, timeline.fit. */
#define ENTENTE_TYPE_TIMELINE_VIEW (entente_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTimelineView, entente_timeline_view, ENTENTE, TIMELINE_VIEW, GtkWidget)

GtkWidget *entente_timeline_view_new (void);
void entente_timeline_view_set_model (EntenteTimelineView *self,
                                      EntenteTimelineModel *model);
void entente_timeline_view_set_title (EntenteTimelineView *self,
                                      const char *title);

G_END_DECLS
