/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-dossier-data.h"

G_BEGIN_DECLS

#define ENTENTE_RECORD_SCHEME "entente:"

char *entente_dossier_link_markup (gint64 id,
                                   const char *title);
void entente_dossier_append_notes (GString *markup,
                                   EntenteDossierData *data,
                                   gint64 part,
                                   const char *const *fields);
char *entente_dossier_value_markup (EntenteDossierData *data,
                                    const EntenteRow *row,
                                    guint field);

G_END_DECLS
