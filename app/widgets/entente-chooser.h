/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-offer.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_CHOOSER (entente_chooser_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntenteChooser, entente_chooser, ENTENTE, CHOOSER, GtkBox)

/**
 * EntenteChooserClass:
 * @look: finds what fits the typed text and calls entente_chooser_offer (), now or later
 * @choose: an offer was chosen
 * @typed: the text was changed by hand, so that nothing is chosen any more
 * @left: the focus left
 * @activate: Enter was pressed while nothing was offered
 * @is_ambiguous: (nullable): whether several of the offers are called exactly as typed, so that the
 *   first one is not to be taken in passing
 */
struct _EntenteChooserClass
{
  GtkBoxClass parent_class;

  void (*look) (EntenteChooser *self,
                const char *typed);
  void (*choose) (EntenteChooser *self,
                  EntenteOffer *offer);
  void (*typed) (EntenteChooser *self);
  void (*left) (EntenteChooser *self);
  void (*activate) (EntenteChooser *self);
  gboolean (*is_ambiguous) (EntenteChooser *self,
                            const char *typed);
};

GtkEntry *entente_chooser_get_entry (EntenteChooser *self);
const char *entente_chooser_get_text (EntenteChooser *self);
void entente_chooser_set_text (EntenteChooser *self,
                               const char *text);
void entente_chooser_offer (EntenteChooser *self,
                            GPtrArray *offers);
gboolean entente_chooser_is_offering (EntenteChooser *self);

G_END_DECLS
