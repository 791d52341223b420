/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

const char *entente_blank_rows_default (const EntenteTable *part,
                                        const EntenteField *field);
EntenteRow *entente_blank_rows_add (EntenteRecord *record,
                                    const EntenteTable *part);
gboolean entente_blank_rows_is_blank (const EntenteRow *row);
EntenteRecord *entente_blank_rows_without (EntenteRecord *record);

G_END_DECLS
