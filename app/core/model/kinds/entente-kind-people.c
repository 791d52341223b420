/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField person_language_fields[] = {
  LANGUAGE ("language", N_ ("Language"), NEEDED),
};
PART (person_language, "languages", N_ ("Language"), N_ ("Languages"));

static const EntenteField person_contact_fields[] = {
  CODE ("type", N_ ("Type"), contact, NEEDED),
  TEXT ("text", N_ ("Contact"), NEEDED),
};
PART (person_contact, "contacts", N_ ("Contact"), N_ ("Contacts"));

static const EntenteField person_fields[] = {
  TEXT ("honorific", N_ ("Honorific"), .section = N_ ("Name"), .help = N_ ("Mr, Ms, Dr, Eng. …")),
  TEXT ("given", N_ ("Given name"), SHOWN),
  TEXT ("family", N_ ("Family name"), SHOWN),
  TEXT ("display", N_ ("Shown as"), .help = N_ ("Empty: given name and family name")),
  TEXT ("sort", N_ ("Sorts as")),
  TEXT ("address_form", N_ ("Form of address"), .help = N_ ("Your Excellency, Minister …")),
  NOTE ("biography", N_ ("Biography line")),
  COMMON_FIELDS,
};
KIND (PERSON, person, "people", N_ ("Person"), N_ ("People"), "avatar-default-symbolic", FALSE,
      &person_language, &person_contact, );

static const EntenteField post_holding_fields[] = {
  LINK ("person", N_ ("Person"), BIT (PERSON), NEEDED),
  SPAN ("period", N_ ("From – to")),
  DATE ("attested", N_ ("Attested on"),
        .help = N_ ("A day on which a source shows this person in the post")),
};
PART (post_holding, "holdings", N_ ("Holder"), N_ ("Holders"));

static const EntenteField post_fields[] = {
  TEXT ("title", N_ ("Title"), .flags = ENTENTE_FIELD_REQUIRED | ENTENTE_FIELD_COLUMN,
        .section = N_ ("Post")),
  LINK ("parent", N_ ("Of"), ENTENTE_KINDS_PARTY | BIT (BODY), SHOWN),
  LINK ("ex_officio_of", N_ ("Held ex officio by the holder of"), BIT (POST)),
  COMMON_FIELDS,
};
KIND (POST, post, "posts", N_ ("Post"), N_ ("Posts"), "contact-new-symbolic", FALSE,
      &post_holding, );
