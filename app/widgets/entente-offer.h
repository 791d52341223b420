/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "entente-kind.h"

G_BEGIN_DECLS

/**
 * EntenteOfferType:
 * @ENTENTE_OFFER_RECORD: a record of the catalogue or of the dialog
 * @ENTENTE_OFFER_COUNTRY: a country that comes into the catalogue by being chosen
 * @ENTENTE_OFFER_STANDARD: a topic, a sector or a group that likewise comes into the catalogue
 * @ENTENTE_OFFER_TEXT: a text that stands for itself, a language or a field
 * @ENTENTE_OFFER_WORDS: the typed words instead of a record
 * @ENTENTE_OFFER_NEW: a new record
 */
typedef enum
{
  ENTENTE_OFFER_RECORD,
  ENTENTE_OFFER_COUNTRY,
  ENTENTE_OFFER_STANDARD,
  ENTENTE_OFFER_TEXT,
  ENTENTE_OFFER_WORDS,
  ENTENTE_OFFER_NEW,
} EntenteOfferType;

#define ENTENTE_TYPE_OFFER (entente_offer_get_type ())
G_DECLARE_FINAL_TYPE (EntenteOffer, entente_offer, ENTENTE, OFFER, GObject)

/* One line of a chooser's list. Plain data: made, shown, chosen, dropped. */
struct _EntenteOffer
{
  GObject parent_instance;
  EntenteOfferType type;
  EntenteKind kind;
  gint64 id;
  char *text;
  char *title;
  char *subtitle;
};

EntenteOffer *entente_offer_new (EntenteOfferType type,
                                 const char *title,
                                 const char *subtitle);

G_END_DECLS
