/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

EntenteStore *entente_store_create_sample (const char *path,
                                           const char *person,
                                           GError **error);

G_END_DECLS
