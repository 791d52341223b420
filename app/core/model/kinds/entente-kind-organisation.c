/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField organisation_sector_fields[] = {
  LINK ("sector", N_ ("Sector"), BIT (SECTOR), NEEDED),
};
PART (organisation_sector, "sectors", N_ ("Sector"), N_ ("Sectors"));

static const EntenteField organisation_succession_fields[] = {
  CODE ("type", N_ ("What happened"), organisation_succession, NEEDED),
  LINK ("other", N_ ("Organisation"), BIT (ORGANISATION), NEEDED),
  DATE ("date", N_ ("Date")),
};
PART (organisation_succession, "successions", N_ ("Succession"), N_ ("Successions"));

static const EntenteField organisation_fields[] = {
  CODE ("class", N_ ("Class"), class, SORTED, .section = N_ ("Organisation")),
  CODE ("scope", N_ ("Scope"), scope, SHOWN),
  LINK ("country", N_ ("Country"), BIT (COUNTRY), SORTED,
        .help = N_ ("Of a national body: the country takes it in")),
  CODE ("tie", N_ ("Tie"), parent_tie, .section = N_ ("Belongs to")),
  LINK ("parent", N_ ("Parent"), BIT (ORGANISATION), SHOWN),
  NOTE ("task", N_ ("Aim and task"), .section = N_ ("About it")),
  QUANTITY ("members", N_ ("Members")),
  PLACE ("seat", N_ ("Seat"), N_ ("Country of the seat")),
  ADDRESS ("website", N_ ("Website")),
  DATE ("founded", N_ ("Founded"), SORTED, .section = N_ ("Beginning and end")),
  PLACE ("founded_place", N_ ("Founded at"), N_ ("Founded in (country)")),
  TEXT ("founded_by", N_ ("Founded by")),
  DATE ("dissolved", N_ ("Dissolved")),
  COMMON_FIELDS,
};
KIND (ORGANISATION, organisation, "organisations", N_ ("Organisation"), N_ ("Organisations"),
      "network-workgroup-symbolic", TRUE, &organisation_sector, &organisation_succession, );
