/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-dossier-data.h"

G_BEGIN_DECLS

gboolean entente_dossier_open_link_cb (GtkLabel *label,
                                       const char *uri,
                                       gpointer user_data);
void entente_dossier_build_fields (GtkBox *box,
                                   EntenteDossierData *data);

/**
 * EntenteDossierPlace:
 * @group: the group that comes next
 * @link: the link of it that comes next
 * @card: (nullable): where those before it stand
 *
 * How far the groups are built; all zero to begin with.
 */
typedef struct
{
  guint group;
  guint link;
  GtkWidget *card;
} EntenteDossierPlace;

gboolean entente_dossier_build_groups (GtkBox *box,
                                       EntenteDossierData *data,
                                       EntenteDossierPlace *place,
                                       guint n_rows);
void entente_dossier_build_sources (GtkBox *box,
                                    EntenteDossierData *data);
GtkWidget *entente_dossier_add_heading (GtkBox *box,
                                        const char *heading);
GtkWidget *entente_dossier_add_card (GtkBox *box,
                                     GtkWidget *heading);
void entente_dossier_add_row (GtkWidget *card,
                              const char *left_markup,
                              const char *right_markup,
                              const char *badge);

G_END_DECLS
