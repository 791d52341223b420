/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-part-row.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_PART_SECTION (entente_part_section_get_type ())
G_DECLARE_FINAL_TYPE (EntentePartSection, entente_part_section, ENTENTE, PART_SECTION, GtkBox)

GtkWidget *entente_part_section_new (EntenteDrafts *drafts,
                                     EntenteRecord *record,
                                     guint part);
guint entente_part_section_get_n_rows (EntentePartSection *self);
EntentePartRow *entente_part_section_get_row (EntentePartSection *self,
                                              guint row);
EntentePartRow *entente_part_section_add_row (EntentePartSection *self);
void entente_part_section_move_row (EntentePartSection *self,
                                    guint row,
                                    int step);
void entente_part_section_remove_row (EntentePartSection *self,
                                      guint row);
void entente_part_section_restore_row (EntentePartSection *self);
void entente_part_section_prune (EntentePartSection *self);
gboolean entente_part_section_is_changed (EntentePartSection *self,
                                          GPtrArray *original);

G_END_DECLS
