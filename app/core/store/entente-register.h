/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-query.h"

G_BEGIN_DECLS

/**
 * EntenteColumnType:
 * @ENTENTE_COLUMN_TITLE: what the record is called
 * @ENTENTE_COLUMN_WHEN: the first day that the timeline shows of it
 * @ENTENTE_COLUMN_FIELD: one of its fields
 * @ENTENTE_COLUMN_PART: what the rows of one of its parts name first
 * @ENTENTE_COLUMN_STATUS: the status of an instrument today
 * @ENTENTE_COLUMN_END: the last day of an instrument's current period
 * @ENTENTE_COLUMN_NOTICE: the last day on which notice is in time
 * @ENTENTE_COLUMN_IN_FORCE: whether it is in force for the home party
 *
 * What a column shows.
 */
typedef enum
{
  ENTENTE_COLUMN_TITLE,
  ENTENTE_COLUMN_WHEN,
  ENTENTE_COLUMN_FIELD,
  ENTENTE_COLUMN_PART,
  ENTENTE_COLUMN_STATUS,
  ENTENTE_COLUMN_END,
  ENTENTE_COLUMN_NOTICE,
  ENTENTE_COLUMN_IN_FORCE,
} EntenteColumnType;

/**
 * EntenteColumn:
 * @type: what it shows
 * @name: what it is remembered by, stable and not translated
 * @label: its heading (to be translated)
 * @field: (nullable): of a field or a part
 * @part: the place of a part in the kind, or -1
 * @shown: it is there from the start
 * @sortable: rows can be put in its order
 *
 * A column of a register, made from the description of the kind.
 */
typedef struct
{
  EntenteColumnType type;
  const char *name;
  const char *label;
  const EntenteField *field;
  int part;
  gboolean shown;
  gboolean sortable;
} EntenteColumn;

const EntenteColumn *entente_register_columns (EntenteKind kind,
                                               guint *n_columns);
const EntenteColumn *entente_register_find (EntenteKind kind,
                                            const char *name);
const EntenteColumn *entente_register_first_order (EntenteKind kind,
                                                   gboolean *descending);

GArray *entente_store_register (EntenteStore *self,
                                const EntenteFilter *filter,
                                const EntenteColumn *column,
                                gboolean descending,
                                guint limit,
                                GCancellable *cancellable,
                                GError **error);
guint entente_store_count_sets (EntenteStore *self,
                                EntenteKind kind,
                                const GArray *ids,
                                GCancellable *cancellable);
char **entente_store_cells (EntenteStore *self,
                            gint64 id,
                            const EntenteColumn *const *columns,
                            guint n_columns,
                            GError **error);

G_END_DECLS
