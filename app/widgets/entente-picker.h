/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-chooser.h"
#include "entente-drafts.h"
#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_PICKER (entente_picker_get_type ())
G_DECLARE_FINAL_TYPE (EntentePicker, entente_picker, ENTENTE, PICKER, EntenteChooser)

GtkWidget *entente_picker_new (EntenteDrafts *drafts,
                               const EntenteField *field,
                               gboolean compact);
void entente_picker_set_words_aside (EntentePicker *self,
                                     gboolean aside);

G_END_DECLS
