/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-value.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_INPUT (entente_input_get_type ())
G_DECLARE_INTERFACE (EntenteInput, entente_input, ENTENTE, INPUT, GtkWidget)

/* What edits one value: an entry, a drop-down, a picker. Signals: "changed" when the value may be
 * another, "activate" when Enter asks to go on. */
struct _EntenteInputInterface
{
  GTypeInterface parent_interface;

  void (*set_value) (EntenteInput *self,
                     const EntenteValue *value);
  gboolean (*get_value) (EntenteInput *self,
                         EntenteValue *value,
                         GError **error);
  void (*commit) (EntenteInput *self);
  GtkWidget *(*get_focus_widget) (EntenteInput *self);
};

void entente_input_set_value (EntenteInput *self,
                              const EntenteValue *value);
gboolean entente_input_get_value (EntenteInput *self,
                                  EntenteValue *value,
                                  GError **error);
void entente_input_commit (EntenteInput *self);
GtkWidget *entente_input_get_focus_widget (EntenteInput *self);
void entente_input_changed (EntenteInput *self);
void entente_input_activate (EntenteInput *self);

G_END_DECLS
