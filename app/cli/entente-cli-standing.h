/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-cli-command.h"
#include "entente-record.h"

G_BEGIN_DECLS

gboolean cli_append_standing (GString *out,
                              EntenteStore *store,
                              EntenteRecord *instrument,
                              gint32 day,
                              gboolean as_json,
                              GError **error);

G_END_DECLS
