/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField project_party_fields[] = {
  PARTY ("party", N_ ("Party")),
  CODE ("role", N_ ("Role"), project_role),
};
PART (project_party, "parties", N_ ("Party"), N_ ("Parties"));

static const EntenteField project_basis_fields[] = {
  LINK ("instrument", N_ ("Instrument"), BIT (INSTRUMENT), NEEDED),
};
PART (project_basis, "basis", N_ ("Instrument"), N_ ("Rests on"));

static const EntenteField project_fields[] = {
  CODE ("type", N_ ("Type"), project_type, SORTED, .section = N_ ("Project")),
  TEXT ("region", N_ ("Region"), SHOWN),
  SPAN ("period", N_ ("From – to"), SORTED),
  CODE ("status", N_ ("Status"), project_status, SHOWN),
  NOTE ("aims", N_ ("Aims")),
  COMMON_FIELDS,
};
KIND (PROJECT, project, "projects", N_ ("Project"), N_ ("Projects"), "applications-engineering-symbolic",
      TRUE, &project_party, &project_basis, );
