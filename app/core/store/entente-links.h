/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-builder.h"

G_BEGIN_DECLS

/**
 * EntenteLink:
 * @table: the description of the rows that link
 * @field: the field that links
 * @shape: kind or part
 * @kind: of the record that owns the row; %ENTENTE_KIND_NONE where every kind has the part
 *
 * One way in which records refer to each other.
 */
typedef struct
{
  const EntenteTable *table;
  const EntenteField *field;
  EntenteBuilderShape shape;
  EntenteKind kind;
} EntenteLink;

const GArray *entente_links (void);

G_END_DECLS
