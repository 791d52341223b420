/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-job.h"
#include "entente-store.h"

G_BEGIN_DECLS

gboolean entente_exchange_export (EntenteStore *store,
                                  GOutputStream *stream,
                                  guint kinds,
                                  EntenteJob *job,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean entente_exchange_export_file (EntenteStore *store,
                                       GFile *file,
                                       guint kinds,
                                       EntenteJob *job,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
