/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-cli-command.h"
#include "entente-record.h"

G_BEGIN_DECLS

char *cli_instrument_date (EntenteRecord *instrument);
char *cli_instrument_parties (EntenteStore *store,
                              EntenteRecord *instrument);
const char *cli_instrument_status (EntenteStore *store,
                                   EntenteRecord *instrument,
                                   gint32 day,
                                   GError **error);
gboolean cli_append_standing (GString *out,
                              EntenteStore *store,
                              EntenteRecord *instrument,
                              gint32 day,
                              gboolean as_json,
                              GError **error);

gboolean cli_append_record (GString *out,
                            EntenteStore *store,
                            EntenteRecord *record,
                            const EntenteStamps *stamps,
                            gint32 day,
                            GError **error);

G_END_DECLS
