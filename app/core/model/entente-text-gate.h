/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-text.h"

G_BEGIN_DECLS

/* The gate that a text passes, character by character; for entente-text.c only. */

typedef enum
{
  ENTENTE_TEXT_PROBLEM_NONE,
  ENTENTE_TEXT_PROBLEM_ENCODING,
  ENTENTE_TEXT_PROBLEM_CONTROL,
  ENTENTE_TEXT_PROBLEM_BREAK,
  ENTENTE_TEXT_PROBLEM_HIDDEN,
  ENTENTE_TEXT_PROBLEM_OVERRIDE,
  ENTENTE_TEXT_PROBLEM_UNBALANCED,
  ENTENTE_TEXT_PROBLEM_MARKS,
  ENTENTE_TEXT_PROBLEM_NOT_COMPOSED,
} EntenteTextProblem;

typedef struct
{
  EntenteTextFlags flags;
  GArray *kept;               /* gunichar; 0 stands for one taken out afterwards */
  GArray *openings;           /* Opening; made when first needed */
  guint position;             /* of the character at hand in the input, from 1 */
  guint marks;                /* combining marks in a row */
  EntenteTextProblem problem; /* the first one met */
  guint problem_position;
  gunichar problem_character;
} EntenteTextGate;

gboolean entente_text_gate_is_plain (const char *text, gsize len, EntenteTextFlags flags);
GString *entente_text_gate_pass (EntenteTextGate *gate,
                                 const char *text,
                                 gsize len,
                                 EntenteTextFlags flags,
                                 gsize max_bytes);
gboolean entente_text_gate_compose (GString *text);
void entente_text_gate_note (EntenteTextGate *gate,
                             EntenteTextProblem problem,
                             guint position,
                             gunichar character);

G_END_DECLS
