/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-value.h"

G_BEGIN_DECLS

/* The letters of every country, until it gets its own. */
#define RANDOM_ALPHA3 "AAA"

/* A text of one line, or of several; of many scripts, with what markup and SQL stumble over. */
char *random_text (GRand *rand,
                   gboolean several_lines);
/* A valid value of a field that refers to nothing. */
void random_value (GRand *rand,
                   const EntenteField *field,
                   EntenteValue *value);

G_END_DECLS
