/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"

G_BEGIN_DECLS

char *entente_subtitle_from (EntenteDb *db,
                             gint64 id);

G_END_DECLS
