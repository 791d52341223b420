/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField country_group_fields[] = {
  LINK ("group", N_ ("Group"), BIT (GROUP), NEEDED),
  SPAN ("period", N_ ("From – to")),
};
PART (country_group, "groups", N_ ("Group"), N_ ("Groups"));

static const EntenteField country_succession_fields[] = {
  CODE ("type", N_ ("What happened"), country_succession, NEEDED),
  LINK ("successor", N_ ("Successor"), BIT (COUNTRY), NEEDED),
  DATE ("date", N_ ("Date")),
};
PART (country_succession, "successions", N_ ("Succession"), N_ ("Successions"));

static const EntenteField country_fields[] = {
  TEXT ("alpha2", N_ ("Two-letter code"), SORTED, .section = N_ ("Country"),
        .help = N_ ("ISO 3166-1; user-assigned codes such as XK are allowed")),
  TEXT ("alpha3", N_ ("Three-letter code"), SORTED),
  SPAN ("existed", N_ ("Existed from – to")),
  TEXT ("capital", N_ ("Capital"), SHOWN),
  NOTE ("standing", N_ ("Standing of relations")),
  COMMON_FIELDS,
};
KIND (COUNTRY, country, "countries", N_ ("Country"), N_ ("Countries"), "mark-location-symbolic",
      TRUE, &country_group, &country_succession, );
