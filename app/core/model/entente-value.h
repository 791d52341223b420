/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-kind.h"

G_BEGIN_DECLS

/**
 * EntenteValue:
 * @text: (nullable): the text, code, date, duration, language or address; the words of a link; the
 *   unit of a quantity; never empty
 * @id: the linked record's or part's id, 0 for none; a whole number
 * @kind: of a link: the kind of the linked record
 * @set: of whole numbers and quantities: that there is one
 * @number: the number of a quantity
 * @how: (nullable): how exactly a quantity is known, a code of the vocabulary `how`
 * @as_of: (nullable): the day of a quantity, EDTF
 *
 * What one field of one row holds; all zero is empty. Which members count follows from the field's
 * type.
 */
typedef struct
{
  char *text;
  gint64 id;
  EntenteKind kind;
  gboolean set;
  double number;
  const char *how;
  char *as_of;
} EntenteValue;

/**
 * EntenteRow:
 * @table: its description
 * @id: its id, 0 while it has none
 * @values: one for each field
 *
 * A part, or the fields of a record itself.
 */
typedef struct
{
  const EntenteTable *table;
  gint64 id;
  EntenteValue *values;
} EntenteRow;

gboolean entente_value_is_empty (const EntenteField *field,
                                 const EntenteValue *value);
gboolean entente_value_equal (const EntenteField *field,
                              const EntenteValue *a,
                              const EntenteValue *b);
void entente_value_copy (EntenteValue *value,
                         const EntenteValue *from);
void entente_value_clear (EntenteValue *value);

EntenteRow *entente_row_new (const EntenteTable *table);
EntenteRow *entente_row_copy (const EntenteRow *row);
void entente_row_free (EntenteRow *row);
gboolean entente_row_equal (const EntenteRow *a,
                            const EntenteRow *b);
gboolean entente_row_is_empty (const EntenteRow *row);
EntenteValue *entente_row_get (const EntenteRow *row,
                               const char *field);
const char *entente_row_get_text (const EntenteRow *row,
                                  const char *field);
gint64 entente_row_get_id (const EntenteRow *row,
                           const char *field);
void entente_row_set_text (EntenteRow *row,
                           const char *field,
                           const char *text);
void entente_row_set_integer (EntenteRow *row,
                              const char *field,
                              gint64 number);
void entente_row_set_link (EntenteRow *row,
                           const char *field,
                           EntenteKind kind,
                           gint64 id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteRow, entente_row_free)

G_END_DECLS
