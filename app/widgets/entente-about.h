/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-chooser.h"
#include "entente-drafts.h"
#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_ABOUT (entente_about_get_type ())
G_DECLARE_FINAL_TYPE (EntenteAbout, entente_about, ENTENTE, ABOUT, EntenteChooser)

GtkWidget *entente_about_new (EntenteDrafts *drafts,
                              EntenteRecord *record,
                              EntenteRow *citation);

G_END_DECLS
