/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

static const EntenteField source_fields[] = {
  TEXT ("publisher", N_ ("Publisher"), SHOWN, .section = N_ ("Source")),
  TEXT ("author", N_ ("Author"), SHOWN),
  TEXT ("reported_by", N_ ("Reported by")),
  LANGUAGE ("language", N_ ("Language")),
  CODE ("translation", N_ ("Translation"), translation),
  CODE ("reliability", N_ ("Reliability"), reliability, SHOWN),
  DATE ("published", N_ ("Published"), SORTED, .section = N_ ("When and where")),
  DATE ("retrieved", N_ ("Retrieved")),
  SPAN ("copyright", N_ ("Copyright years")),
  ADDRESS ("address", N_ ("Address")),
  NOTE ("full_text", N_ ("Full text")),
  COMMON_FIELDS,
};
KIND (SOURCE, source, "sources", N_ ("Source"), N_ ("Sources"), "text-x-generic-symbolic", TRUE, );
