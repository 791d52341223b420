/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField membership_fields[] = {
  LINK ("party", N_ ("Party"), ENTENTE_KINDS_PARTY,
        .flags = ENTENTE_FIELD_REQUIRED | ENTENTE_FIELD_COLUMN | ENTENTE_FIELD_INDEXED,
        .section = N_ ("Membership")),
  LINK ("organisation", N_ ("Organisation"), BIT (ORGANISATION),
        .flags = ENTENTE_FIELD_REQUIRED | ENTENTE_FIELD_COLUMN | ENTENTE_FIELD_INDEXED),
  CODE ("standing", N_ ("Standing"), standing,
        .flags = ENTENTE_FIELD_REQUIRED | ENTENTE_FIELD_COLUMN),
  SPAN ("period", N_ ("From – to"), SORTED),
  COMMON_FIELDS,
};
KIND (MEMBERSHIP, membership, "memberships", N_ ("Membership"), N_ ("Memberships"),
      "emblem-shared-symbolic", FALSE, );

static const EntenteField mandate_round_fields[] = {
  INTEGER ("round", N_ ("Round")),
  LINK ("candidate", N_ ("Candidate"), ENTENTE_KINDS_ACTOR, .flags = ENTENTE_FIELD_WORDS),
  INTEGER ("votes", N_ ("Votes")),
  INTEGER ("needed", N_ ("Needed")),
};
PART (mandate_round, "rounds", N_ ("Round"), N_ ("Rounds"));

static const EntenteField mandate_support_fields[] = {
  PARTY ("party", N_ ("Party")),
  CODE ("state", N_ ("Support"), support, NEEDED),
  DATE ("date", N_ ("Date")),
  TEXT ("form", N_ ("In what form")),
  TEXT ("reference", N_ ("Reference")),
  TEXT ("exchange", N_ ("In exchange for")),
};
PART (mandate_support, "support", N_ ("Support"), N_ ("Support"));

static const EntenteField mandate_fields[] = {
  LINK ("holder", N_ ("Holder"), ENTENTE_KINDS_ACTOR,
        .flags = ENTENTE_FIELD_REQUIRED | ENTENTE_FIELD_COLUMN, .section = N_ ("Mandate")),
  LINK ("body", N_ ("Body"), BIT (BODY), SHOWN),
  LINK ("post", N_ ("Post"), BIT (POST), SHOWN),
  TEXT ("role", N_ ("Role")),
  TEXT ("constituency", N_ ("Constituency")),
  CODE ("candidature", N_ ("Candidature"), candidature, SHOWN, .section = N_ ("Election")),
  LINK ("elected_at", N_ ("Elected at"), BIT (EVENT), SHOWN),
  SPAN ("period", N_ ("From – to"), SORTED),
  COMMON_FIELDS,
};
KIND (MANDATE, mandate, "mandates", N_ ("Mandate"), N_ ("Mandates"), "starred-symbolic", FALSE,
      &mandate_round, &mandate_support, );
