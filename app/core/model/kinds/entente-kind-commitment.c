/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField commitment_by_fields[] = {
  LINK ("actor", N_ ("Party or person"), ENTENTE_KINDS_ACTOR, .flags = ENTENTE_FIELD_WORDS),
};
PART (commitment_by, "by", N_ ("By"), N_ ("By"));

static const EntenteField commitment_to_fields[] = {
  LINK ("actor", N_ ("Party or person"), ENTENTE_KINDS_ACTOR, .flags = ENTENTE_FIELD_WORDS),
};
PART (commitment_to, "to", N_ ("To"), N_ ("To"));

static const EntenteField commitment_state_fields[] = {
  CODE ("state", N_ ("State"), commitment_state, NEEDED),
  DATE ("date", N_ ("Date")),
  LINK ("meeting", N_ ("At the meeting"), BIT (MEETING)),
  TEXT ("note", N_ ("Note")),
};
PART (commitment_state, "states", N_ ("State"), N_ ("States"));

static const EntenteField commitment_fields[] = {
  NOTE ("text", N_ ("What"), .flags = ENTENTE_FIELD_REQUIRED | ENTENTE_FIELD_COLUMN,
        .section = N_ ("Commitment")),
  CODE ("type", N_ ("Kind"), commitment_type, SHOWN),
  LINK ("owner", N_ ("Owner here"), BIT (PERSON), .flags = ENTENTE_FIELD_WORDS),
  LINK ("came_from", N_ ("Came from"),
        BIT (MEETING) | BIT (EVENT) | BIT (INSTRUMENT) | BIT (SOURCE), SHOWN),
  DATE ("due", N_ ("Due"), SORTED),
  DATE ("answer_due", N_ ("Answer expected by")),
  COMMON_FIELDS,
};
KIND (COMMITMENT, commitment, "commitments", N_ ("Commitment"), N_ ("Commitments"),
      "emblem-ok-symbolic", FALSE, &commitment_by, &commitment_to, &commitment_state, );

static const EntenteField statement_by_fields[] = {
  LINK ("actor", N_ ("Party or person"), ENTENTE_KINDS_ACTOR, .flags = ENTENTE_FIELD_WORDS),
};
PART (statement_by, "by", N_ ("By"), N_ ("By"));

static const EntenteField statement_about_fields[] = {
  LINK ("about", N_ ("About"), ENTENTE_KINDS_ALL, .flags = ENTENTE_FIELD_WORDS),
};
PART (statement_about, "about", N_ ("About"), N_ ("About"));

static const EntenteField statement_fields[] = {
  NOTE ("text", N_ ("Text"), .flags = ENTENTE_FIELD_REQUIRED | ENTENTE_FIELD_COLUMN,
        .section = N_ ("Statement")),
  CODE ("type", N_ ("Type"), statement_type, SHOWN),
  LINK ("made_at", N_ ("Made at"), BIT (MEETING) | BIT (EVENT), SHOWN),
  DATE ("date", N_ ("Date"), SORTED),
  QUANTITY ("quantity", N_ ("Quantity")),
  DATE ("by_when", N_ ("By when")),
  COMMON_FIELDS,
};
KIND (STATEMENT, statement, "statements", N_ ("Statement"), N_ ("Statements"),
      "format-justify-left-symbolic", FALSE, &statement_by, &statement_about, );
