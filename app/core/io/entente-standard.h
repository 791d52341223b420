/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

/** The kinds whose records a picker offers before the catalogue has them, beside countries. */
#define ENTENTE_KINDS_STANDARD                                                                     \
  (ENTENTE_KIND_BIT (ENTENTE_KIND_TOPIC) | ENTENTE_KIND_BIT (ENTENTE_KIND_GROUP)                   \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_SECTOR))

GPtrArray *entente_standard_match (guint kinds,
                                   const char *typed,
                                   guint limit);
EntenteRecord *entente_standard_make (gint64 id);

G_END_DECLS
