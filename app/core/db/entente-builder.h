/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-kind.h"
#include "entente-stmt.h"
#include "entente-value.h"

G_BEGIN_DECLS

/**
 * EntenteBuilderVerb:
 * @ENTENTE_BUILDER_SELECT: the rows of one record; a part's in order
 * @ENTENTE_BUILDER_INSERT: one row
 * @ENTENTE_BUILDER_UPDATE: one row, all its columns
 * @ENTENTE_BUILDER_DELETE: one row
 *
 * The statements that every described table has.
 */
typedef enum
{
  ENTENTE_BUILDER_SELECT,
  ENTENTE_BUILDER_INSERT,
  ENTENTE_BUILDER_UPDATE,
  ENTENTE_BUILDER_DELETE,
  ENTENTE_N_BUILDER_VERBS
} EntenteBuilderVerb;

/**
 * EntenteBuilderShape:
 * @ENTENTE_BUILDER_RECORD: the common fields, in the table `record`
 * @ENTENTE_BUILDER_KIND: the fields of the kind's own table
 * @ENTENTE_BUILDER_PART: a part
 *
 * Which columns of a description are meant.
 */
typedef enum
{
  ENTENTE_BUILDER_RECORD,
  ENTENTE_BUILDER_KIND,
  ENTENTE_BUILDER_PART,
  ENTENTE_N_BUILDER_SHAPES
} EntenteBuilderShape;

const char *entente_builder_sql (const EntenteTable *table,
                                 EntenteBuilderShape shape,
                                 EntenteBuilderVerb verb);
void entente_builder_bind (EntenteStmt *stmt,
                           EntenteBuilderShape shape,
                           const EntenteRow *row);
void entente_builder_read (EntenteStmt *stmt,
                           EntenteBuilderShape shape,
                           EntenteRow *row);
const char *entente_builder_links_sql (const EntenteTable *table,
                                       const EntenteField *field,
                                       EntenteBuilderShape shape);
const char *entente_builder_untie_sql (const EntenteTable *table,
                                       const EntenteField *field,
                                       EntenteBuilderShape shape);
const char *entente_builder_clear_sql (const EntenteTable *table);
const char *entente_builder_ids_sql (const EntenteKindInfo *info,
                                     gboolean backwards);
const char *entente_builder_scan_sql (const EntenteKindInfo *info);
const char *entente_builder_scan_part_sql (const EntenteKindInfo *info,
                                           guint part);
const char *entente_builder_missing_sql (const EntenteTable *table,
                                         const EntenteField *field,
                                         EntenteBuilderShape shape);
const char *entente_builder_orphans_sql (EntenteKind kind);
const char *entente_builder_positions_sql (const EntenteTable *table);
guint entente_builder_columns (const EntenteField *field,
                               const char *names[4]);

G_END_DECLS
