/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

char *entente_store_value_words (EntenteStore *self,
                                 const EntenteField *field,
                                 const EntenteValue *value);
char *entente_day_words (gint32 day);

G_END_DECLS
