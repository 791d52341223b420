/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-value.h"

G_BEGIN_DECLS

char *entente_citation_find_fault (const EntenteRow *citation,
                                   const char **field);

G_END_DECLS
