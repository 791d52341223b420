/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-timeline-model.h"

G_BEGIN_DECLS

/* The drawing of a timeline: one widget that takes the focus, whose label for screen readers names
 * the entry that is selected. Time runs from left to right in every language. */
#define ENTENTE_TYPE_TIMELINE_AREA (entente_timeline_area_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTimelineArea, entente_timeline_area, ENTENTE, TIMELINE_AREA, GtkWidget)

void entente_timeline_area_set_model (EntenteTimelineArea *self,
                                      EntenteTimelineModel *model);
void entente_timeline_area_zoom (EntenteTimelineArea *self,
                                 double factor);
void entente_timeline_area_fit (EntenteTimelineArea *self);
void entente_timeline_area_show_days (EntenteTimelineArea *self,
                                      double first,
                                      double last);
void entente_timeline_area_get_days (EntenteTimelineArea *self,
                                     double *first,
                                     double *last);

G_END_DECLS
