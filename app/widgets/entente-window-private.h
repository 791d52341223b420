/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-desk-page.h"
#include "entente-window.h"

G_BEGIN_DECLS

/* Shared by the files of the window; nobody else includes it. */
struct _EntenteWindow
{
  AdwApplicationWindow parent_instance;
  AdwWindowTitle *title;
  GtkWidget *switcher;
  GtkMenuButton *new_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkWidget *search_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkRevealer *banner;
  GtkLabel *banner_words;
  AdwToastOverlay *toasts;
  GtkStack *pages;
  EntenteDeskPage *desk;
  GtkWidget *status;
  GtkLabel *status_counts;
  GtkLabel *status_saved;
  EntenteStore *store;
  GCancellable *counting;
  guint first_frame; /* a source: the frame is waited for */
  gboolean painted;
  gboolean undoing;
  gboolean in_registers;
};

void entente_window_install_actions (GtkWidgetClass *widget_class);
void entente_window_update_actions (EntenteWindow *self);
GMenuModel *entente_window_make_new_menu (void);
void entente_window_update_status (EntenteWindow *self,
                                   gboolean saved);

G_END_DECLS
