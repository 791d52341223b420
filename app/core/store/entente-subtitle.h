/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store-private.h"

G_BEGIN_DECLS

const char *entente_subtitle_part (EntenteKind kind);
char *entente_subtitle_of (EntenteReader *reader,
                           EntenteRecord *record);
char *entente_subtitle_from (EntenteReader *reader,
                             gint64 id);

G_END_DECLS
