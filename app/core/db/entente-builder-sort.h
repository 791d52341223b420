/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-kind.h"

G_BEGIN_DECLS

char *entente_builder_sort_sql (const EntenteKindInfo *info,
                                int part,
                                const EntenteField *field);

G_END_DECLS
