/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteTick:
 * @day: the day it stands before
 * @until: the day the next of its row stands before
 * @label: what is written there
 *
 * One step of a scale of time.
 */
typedef struct
{
  gint32 day;
  gint32 until;
  char *label;
} EntenteTick;

/* How wide words of the scale are, in pixels with the blank between two. */
typedef struct
{
  double year;
  double month;
  double day;
} EntenteScaleWidths;

/* Makes the scales of a language. */
typedef struct _EntenteDateScale EntenteDateScale;

EntenteDateScale *entente_date_scale_new (const char *locale);
void entente_date_scale_free (EntenteDateScale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDateScale, entente_date_scale_free)

char *entente_date_scale_year (EntenteDateScale *self,
                               int year);
char *entente_date_scale_month (EntenteDateScale *self,
                                int month);
void entente_date_scale_ticks (EntenteDateScale *self,
                               gint32 first,
                               gint32 last,
                               double day_width,
                               const EntenteScaleWidths *widths,
                               GArray **steps,
                               GArray **contexts);

G_END_DECLS
