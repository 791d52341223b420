/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-tie-row.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_TIE_SECTION (entente_tie_section_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTieSection, entente_tie_section, ENTENTE, TIE_SECTION, GtkBox)

GtkWidget *entente_tie_section_new (EntenteDrafts *drafts,
                                    const EntenteInlineTie *tie);
const EntenteInlineTie *entente_tie_section_get_tie (EntenteTieSection *self);
guint entente_tie_section_get_n_rows (EntenteTieSection *self);
EntenteTieRow *entente_tie_section_get_row (EntenteTieSection *self,
                                            guint row);
EntenteTieRow *entente_tie_section_add_row (EntenteTieSection *self);
void entente_tie_section_remove_row (EntenteTieSection *self,
                                     guint row);
void entente_tie_section_restore_row (EntenteTieSection *self);
void entente_tie_section_prune (EntenteTieSection *self);

G_END_DECLS
