/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField body_party_fields[] = {
  PARTY ("party", N_ ("Party")),
  CODE ("role", N_ ("Role"), body_role),
};
PART (body_party, "parties", N_ ("Party"), N_ ("Parties"));

static const EntenteField body_constituency_fields[] = {
  TEXT ("constituency", N_ ("Constituency"), NEEDED),
  INTEGER ("seats", N_ ("Seats")),
};
PART (body_constituency, "constituency_list", N_ ("Constituency"), N_ ("List of constituencies"));

static const EntenteField body_fields[] = {
  CODE ("type", N_ ("Type"), body_type, SORTED, .section = N_ ("Body")),
  LINK ("parent", N_ ("Organ of"), BIT (ORGANISATION) | BIT (BODY), SHOWN),
  NOTE ("task", N_ ("Task")),
  QUANTITY ("seats", N_ ("Seats"), .section = N_ ("Composition")),
  QUANTITY ("constituencies", N_ ("Constituencies")),
  LINK ("elected_by", N_ ("Elected by"), BIT (BODY)),
  DURATION ("term", N_ ("Length of a term")),
  DURATION ("periodicity", N_ ("Meets every"), .section = N_ ("Sessions")),
  CODE ("hosting", N_ ("Hosting"), hosting),
  PARTY ("host", N_ ("Host")),
  PLACE ("seat", N_ ("Seat"), N_ ("Country of the seat")),
  SPAN ("existed", N_ ("Existed from – to")),
  COMMON_FIELDS,
};
KIND (BODY, body, "bodies", N_ ("Body"), N_ ("Bodies"), "system-users-symbolic", TRUE,
      &body_party, &body_constituency, );
