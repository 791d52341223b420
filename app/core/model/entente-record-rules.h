/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

/* Between the files that check a record; nobody else includes it. */

gboolean entente_record_refuse (GError **error,
                                const EntenteField *field,
                                const char *reason);
gboolean entente_record_check_kind (EntenteRecord *self,
                                    EntentePlace *place,
                                    GError **error);
gboolean entente_record_check_attachment (const EntenteRow *row,
                                          EntentePlace *place,
                                          GError **error);

G_END_DECLS
