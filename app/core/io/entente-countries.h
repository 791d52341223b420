/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

#define ENTENTE_COUNTRY_N_NAMES 3

/**
 * EntenteCountry:
 * @alpha2: two letters
 * @alpha3: three letters
 * @names: its short names in English, French and Arabic; %NULL for one that iso-codes lacks
 *
 * A country of ISO 3166-1, whether the catalogue has it or not.
 */
typedef struct
{
  const char *alpha2;
  const char *alpha3;
  const char *names[ENTENTE_COUNTRY_N_NAMES];
} EntenteCountry;

GPtrArray *entente_countries_match (const char *typed,
                                    guint limit);
const EntenteCountry *entente_countries_find (const char *typed);
const char *entente_country_get_name (const EntenteCountry *country);
EntenteRecord *entente_countries_make (const char *alpha3);

G_END_DECLS
