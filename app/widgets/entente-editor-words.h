/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"

G_BEGIN_DECLS

const char *entente_editor_words_new (EntenteKind kind);
const char *entente_editor_words_edit (EntenteKind kind);
const char *entente_editor_words_add (const EntenteTable *part);
void entente_editor_words_prefill (EntenteRecord *draft,
                                   const char *typed);
char *entente_editor_words_reason (const EntenteField *field,
                                   const char *message);

G_END_DECLS
