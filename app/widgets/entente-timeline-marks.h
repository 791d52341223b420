/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-timeline-content.h"

G_BEGIN_DECLS

/* How much of the ends of a bar fades, in pixels. */
typedef struct
{
  double start;
  double end;
} EntenteFade;

void entente_timeline_draw_small (GtkSnapshot *snapshot,
                                  const EntenteMark *mark,
                                  const graphene_rect_t *rect,
                                  const GdkRGBA *color);
void entente_timeline_draw_bar (GtkSnapshot *snapshot,
                                const EntenteMark *mark,
                                const graphene_rect_t *rect,
                                const EntenteFade *fade,
                                const GdkRGBA *color);
void entente_timeline_draw_cluster (GtkSnapshot *snapshot,
                                    const graphene_rect_t *rect,
                                    const GdkRGBA *color);
void entente_timeline_draw_outline (GtkSnapshot *snapshot,
                                    const graphene_rect_t *rect,
                                    double radius,
                                    double width,
                                    const GdkRGBA *color);

G_END_DECLS
