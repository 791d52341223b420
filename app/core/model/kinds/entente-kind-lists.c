/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

/* The open vocabularies: rows with names in every language, as records of their own. */

static const EntenteField topic_fields[] = {
  LINK ("parent", N_ ("Part of"), BIT (TOPIC), SHOWN, .section = N_ ("Topic")),
  COMMON_FIELDS,
};
KIND (TOPIC, topic, "topics", N_ ("Topic"), N_ ("Topics"), "user-bookmarks-symbolic", TRUE, );

static const EntenteField group_fields[] = {
  CODE ("scheme", N_ ("Scheme"), scheme, SHOWN, .section = N_ ("Group")),
  COMMON_FIELDS,
};
KIND (GROUP, group, "groups", N_ ("Group of countries"), N_ ("Groups of countries"),
      "view-grid-symbolic", TRUE, );

static const EntenteField sector_fields[] = {
  COMMON_FIELDS,
};
KIND (SECTOR, sector, "sectors", N_ ("Sector"), N_ ("Sectors"), "view-list-symbolic", TRUE, );
