/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-dossier-data.h"

G_BEGIN_DECLS

char *entente_dossier_kind_line (EntenteDossierData *data);
char *entente_dossier_title_markup (EntenteDossierData *data);
char *entente_dossier_when_markup (EntenteDossierData *data);
gboolean entente_dossier_is_in_heading (EntenteDossierData *data,
                                        const EntenteField *field,
                                        const EntenteValue *value);
void entente_dossier_capitalise (GString *line);

G_END_DECLS
