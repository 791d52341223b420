/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "entente-vocabulary.h"

G_BEGIN_DECLS

/**
 * EntenteKind:
 *
 * The kinds of records. Their order is the order of the exchange format: what others refer to
 * comes before what refers to it, as far as that is possible.
 */
typedef enum
{
  ENTENTE_KIND_NONE,
  ENTENTE_KIND_TOPIC,
  ENTENTE_KIND_GROUP,
  ENTENTE_KIND_SECTOR,
  ENTENTE_KIND_COUNTRY,
  ENTENTE_KIND_ORGANISATION,
  ENTENTE_KIND_BODY,
  ENTENTE_KIND_PERSON,
  ENTENTE_KIND_POST,
  ENTENTE_KIND_SOURCE,
  ENTENTE_KIND_PROJECT,
  ENTENTE_KIND_EVENT,
  ENTENTE_KIND_MEETING,
  ENTENTE_KIND_INSTRUMENT,
  ENTENTE_KIND_MEMBERSHIP,
  ENTENTE_KIND_MANDATE,
  ENTENTE_KIND_COMMITMENT,
  ENTENTE_KIND_STATEMENT,
  ENTENTE_N_KINDS
} EntenteKind;

#define ENTENTE_KIND_BIT(kind) (1u << (kind))
#define ENTENTE_KINDS_PARTY \
  (ENTENTE_KIND_BIT (ENTENTE_KIND_COUNTRY) | ENTENTE_KIND_BIT (ENTENTE_KIND_ORGANISATION))
#define ENTENTE_KINDS_ACTOR (ENTENTE_KINDS_PARTY | ENTENTE_KIND_BIT (ENTENTE_KIND_PERSON))
#define ENTENTE_KINDS_ALL ((1u << ENTENTE_N_KINDS) - 2u)

/**
 * EntenteFieldType:
 * @ENTENTE_FIELD_TEXT: one line of text
 * @ENTENTE_FIELD_NOTE: text of several lines
 * @ENTENTE_FIELD_CODE: a code of the field's closed vocabulary
 * @ENTENTE_FIELD_DATE: an instant, in EDTF
 * @ENTENTE_FIELD_SPAN: an instant or a span, in EDTF
 * @ENTENTE_FIELD_DURATION: a length of calendar time, ISO 8601 (`P12M`, `P3Y`)
 * @ENTENTE_FIELD_LANGUAGE: a language, BCP 47 (`ar`, `az-Latn`)
 * @ENTENTE_FIELD_ADDRESS: an address on the web
 * @ENTENTE_FIELD_INTEGER: a whole number
 * @ENTENTE_FIELD_QUANTITY: a number, how exactly it is known, its unit and its day
 * @ENTENTE_FIELD_LINK: a record of one of the field's kinds, or words where the field allows it
 * @ENTENTE_FIELD_PART: the id of a part of the same record
 *
 * What a field holds.
 */
typedef enum
{
  ENTENTE_FIELD_TEXT,
  ENTENTE_FIELD_NOTE,
  ENTENTE_FIELD_CODE,
  ENTENTE_FIELD_DATE,
  ENTENTE_FIELD_SPAN,
  ENTENTE_FIELD_DURATION,
  ENTENTE_FIELD_LANGUAGE,
  ENTENTE_FIELD_ADDRESS,
  ENTENTE_FIELD_INTEGER,
  ENTENTE_FIELD_QUANTITY,
  ENTENTE_FIELD_LINK,
  ENTENTE_FIELD_PART,
} EntenteFieldType;

/**
 * EntenteFieldFlags:
 * @ENTENTE_FIELD_PLAIN: nothing else
 * @ENTENTE_FIELD_REQUIRED: a record or part without it cannot be saved; deleting the record it
 *   links to deletes the row
 * @ENTENTE_FIELD_WORDS: a link that may be words only, where the source names nobody
 * @ENTENTE_FIELD_VENUE: a link that says where, and so is no tie
 * @ENTENTE_FIELD_COMMON: a field of every kind, kept in the table `record`
 * @ENTENTE_FIELD_COLUMN: shown as a column of the register from the start
 * @ENTENTE_FIELD_INDEXED: sorted and filtered through an index
 *
 * What else holds of a field.
 */
typedef enum
{
  ENTENTE_FIELD_PLAIN = 0,
  ENTENTE_FIELD_REQUIRED = 1 << 0,
  ENTENTE_FIELD_WORDS = 1 << 1,
  ENTENTE_FIELD_VENUE = 1 << 2,
  ENTENTE_FIELD_COMMON = 1 << 3,
  ENTENTE_FIELD_COLUMN = 1 << 4,
  ENTENTE_FIELD_INDEXED = 1 << 5,
} EntenteFieldFlags;

/**
 * EntenteField:
 * @name: the column, the key of the exchange format, and what a citation names
 * @type: what it holds
 * @label: what a person reads beside it (to be translated)
 * @flags: what else holds
 * @vocabulary: (nullable): of a code
 * @kinds: of a link: the kinds it may name, as %ENTENTE_KIND_BIT
 * @section: (nullable): heading in the dialog (to be translated); %NULL goes on with the one before
 * @help: (nullable): one sentence for the officer (to be translated)
 *
 * One field of a kind or of a part.
 */
typedef struct
{
  const char *name;
  EntenteFieldType type;
  const char *label;
  EntenteFieldFlags flags;
  const EntenteVocabulary *vocabulary;
  guint kinds;
  const char *section;
  const char *help;
} EntenteField;

/**
 * EntenteTable:
 * @name: the table of the schema
 * @key: the key of its list in the exchange format; of a kind, its plural on the command line
 * @label: one row (to be translated)
 * @label_plural: several rows, the heading of its section (to be translated)
 * @fields: its fields, in order
 * @n_fields: their number
 *
 * The rows of a kind or of a part: the same description for both.
 */
typedef struct
{
  const char *name;
  const char *key;
  const char *label;
  const char *label_plural;
  const EntenteField *fields;
  guint n_fields;
} EntenteTable;

/* The places of two common parts in every kind's list; citations and attachments come last. */
#define ENTENTE_PART_NAMES 0
#define ENTENTE_PART_TOPICS 1

/**
 * EntenteKindInfo:
 * @kind: which
 * @table: its own fields, the common ones after them
 * @parts: its parts, in order
 * @n_parts: their number
 * @icon_name: a symbolic icon
 * @named: its title is one of its names, so that it needs one
 *
 * The one description of a kind, which dialogs, registers, dossiers, statements, exchange, search
 * and history all read.
 */
typedef struct
{
  EntenteKind kind;
  EntenteTable table;
  const EntenteTable *const *parts;
  guint n_parts;
  const char *icon_name;
  gboolean named;
} EntenteKindInfo;

#define ENTENTE_MAX_INLINE_COLUMNS 8

/**
 * EntenteInlineTie:
 * @owner: the kind in whose dialog they are entered
 * @kind: the kind of those records
 * @field: the link of theirs that names the record of the dialog
 * @heading: what they are called there (to be translated)
 * @owned: without that record they are nothing, so that taking one out deletes it; else only the
 *   link is emptied
 * @columns: what is entered in place: fields, and fields of parts as `part.field`
 *
 * Records that are entered in the dialog of another, as rows like its parts, and saved with it.
 */
typedef struct
{
  EntenteKind owner;
  EntenteKind kind;
  const char *field;
  const char *heading;
  gboolean owned;
  const char *columns[ENTENTE_MAX_INLINE_COLUMNS];
} EntenteInlineTie;

const EntenteKindInfo *entente_kind_get_info (EntenteKind kind);
const char *entente_kind_get_name (EntenteKind kind);
EntenteKind entente_kind_from_name (const char *name);
EntenteKind entente_kind_from_plural (const char *plural);
int entente_table_find_field (const EntenteTable *table,
                              const char *name);
int entente_kind_find_part (const EntenteKindInfo *info,
                            const char *key);
int entente_kind_find_part_table (const EntenteKindInfo *info,
                                  const char *table_name);
const EntenteInlineTie *entente_kind_next_inline_tie (EntenteKind owner,
                                                      const EntenteInlineTie *tie);
guint entente_kind_citations (const EntenteKindInfo *info);
guint entente_kind_attachments (const EntenteKindInfo *info);
gboolean entente_field_has_kind_column (const EntenteField *field);
EntenteKind entente_field_only_kind (const EntenteField *field);

G_END_DECLS
