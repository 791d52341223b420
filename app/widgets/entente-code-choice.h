/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_CODE_CHOICE (entente_code_choice_get_type ())
G_DECLARE_FINAL_TYPE (EntenteCodeChoice, entente_code_choice, ENTENTE, CODE_CHOICE, GtkWidget)

GtkWidget *entente_code_choice_new (const EntenteField *field);

G_END_DECLS
