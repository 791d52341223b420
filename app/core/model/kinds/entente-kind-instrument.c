/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

/* The parts follow the order of the life of a treaty; see the Vienna Convention of 1969. */

static const EntenteField instrument_party_fields[] = {
  PARTY ("party", N_ ("Party")),
  LINK ("body", N_ ("Signing body"), BIT (ORGANISATION)),
  CODE ("capacity", N_ ("Capacity"), capacity),
};
PART (instrument_party, "parties", N_ ("Party"), N_ ("Parties"));

static const EntenteField instrument_act_fields[] = {
  CODE ("type", N_ ("Act"), act, NEEDED),
  PARTY ("party", N_ ("Party")),
  DATE ("date", N_ ("Done")),
  DATE ("received", N_ ("Received")),
  DATE ("effect", N_ ("Takes effect")),
  CODE ("method", N_ ("Method"), method),
  DURATION ("delay", N_ ("After")),
  INTEGER ("count", N_ ("Number of ratifications")),
  DATE ("new_end", N_ ("New end")),
  CODE ("ground", N_ ("Ground"), ground),
  NOTE ("text", N_ ("Text")),
  TEXT ("reference", N_ ("Reference")),
};
PART (instrument_act, "acts", N_ ("Act"), N_ ("Acts"));

static const EntenteField instrument_signatory_fields[] = {
  LINK ("person", N_ ("Person"), BIT (PERSON), .flags = ENTENTE_FIELD_WORDS),
  LINK ("post", N_ ("Post then"), BIT (POST)),
  TEXT ("post_words", N_ ("Post in the source’s words")),
  PARTY ("party", N_ ("For")),
  CODE ("basis", N_ ("Basis"), basis),
  CODE ("role", N_ ("Role"), signatory_role),
};
PART (instrument_signatory, "signatories", N_ ("Signatory"), N_ ("Signatories"));

static const EntenteField instrument_note_fields[] = {
  PARTY ("party", N_ ("By")),
  DATE ("date", N_ ("Date")),
  TEXT ("reference", N_ ("Reference")),
  LINK ("signatory", N_ ("Signatory"), BIT (PERSON)),
};
PART (instrument_note, "exchanged_notes", N_ ("Note exchanged"), N_ ("Notes exchanged"));

static const EntenteField instrument_provision_fields[] = {
  TEXT ("number", N_ ("Number")),
  NOTE ("text", N_ ("Text"), NEEDED),
  LINK ("topic", N_ ("Topic"), BIT (TOPIC)),
};
PART (instrument_provision, "provisions", N_ ("Provision"), N_ ("Provisions"));

static const EntenteField instrument_tie_fields[] = {
  CODE ("type", N_ ("Tie"), tie, NEEDED),
  LINK ("other", N_ ("Record"),
        BIT (INSTRUMENT) | BIT (ORGANISATION) | BIT (BODY) | BIT (PROJECT), NEEDED),
};
PART (instrument_tie, "ties", N_ ("Tie"), N_ ("Ties"));

static const EntenteField instrument_language_fields[] = {
  LANGUAGE ("language", N_ ("Language"), NEEDED),
};
PART (instrument_language, "languages", N_ ("Language"), N_ ("Languages"));

static const EntenteField instrument_fields[] = {
  CODE ("form", N_ ("Form"), form, SORTED, .section = N_ ("Instrument")),
  CODE ("binding", N_ ("Binding"), binding),
  CODE ("work", N_ ("Work under way"), work, SHOWN),
  NOTE ("objectives", N_ ("Objectives")),
  TEXT ("place", N_ ("Place of conclusion"), SHOWN, .section = N_ ("Conclusion")),
  LINK ("place_country", N_ ("Country of the place"), BIT (COUNTRY),
        .flags = ENTENTE_FIELD_VENUE),
  LINK ("sidelines_of", N_ ("On the sidelines of"), BIT (EVENT)),
  LINK ("signed_at", N_ ("Signed at"), BIT (MEETING) | BIT (EVENT)),
  CODE ("term", N_ ("Term"), term, .section = N_ ("Term and renewal"),
        .help = N_ ("Empty: not recorded, which is not the same as indefinite")),
  DURATION ("duration", N_ ("Duration")),
  CODE ("renewal", N_ ("Renewal"), renewal),
  DURATION ("renewal_length", N_ ("Length of a renewal")),
  INTEGER ("renewal_maximum", N_ ("Renewals at most")),
  DURATION ("notice", N_ ("Notice")),
  CODE ("notice_rule", N_ ("Notice counts"), notice_rule),
  LANGUAGE ("prevailing", N_ ("Prevailing text"), .section = N_ ("Texts")),
  PARTY ("depositary", N_ ("Depositary")),
  TEXT ("original", N_ ("Where our original lies")),
  TEXT ("reference", N_ ("Reference")),
  CODE ("status_override", N_ ("Status, set by hand"), status, .section = N_ ("Status by hand"),
        .help = N_ ("Shown beside the computed status; give the reason and cite a source")),
  NOTE ("override_reason", N_ ("Reason")),
  COMMON_FIELDS,
};
KIND (INSTRUMENT, instrument, "instruments", N_ ("Instrument"), N_ ("Instruments"),
      "document-edit-symbolic", FALSE, &instrument_party, &instrument_act, &instrument_signatory,
      &instrument_note, &instrument_provision, &instrument_tie, &instrument_language, );
