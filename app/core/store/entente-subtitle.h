/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-holding.h"
#include "entente-store-private.h"

G_BEGIN_DECLS

const char *entente_subtitle_part (EntenteKind kind);
char *entente_subtitle_of (EntenteReader *reader,
                           EntenteRecord *record);
char *entente_subtitle_from (EntenteReader *reader,
                             gint64 id);

EntenteRecord *entente_subtitle_find_post (EntenteReader *reader,
                                           gint64 person,
                                           EntenteHolding *holding);

G_END_DECLS
