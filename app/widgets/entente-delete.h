/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-window.h"

G_BEGIN_DECLS

void entente_delete_records (EntenteWindow *window,
                             const gint64 *ids,
                             guint n_ids);
void entente_delete_record (EntenteWindow *window,
                            gint64 id);

G_END_DECLS
