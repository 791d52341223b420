/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteChange:
 * @n: its number
 * @at: when, UTC
 * @by: (nullable): a person
 * @words: what was done, in a line
 * @kind: do, undo, redo, revert or import
 * @of: what an undo or redo is of, else 0
 * @standing: %TRUE if it was not undone
 */
typedef struct
{
  gint64 n;
  char *at;
  char *by;
  char *words;
  char *kind;
  gint64 of;
  gboolean standing;
} EntenteChange;

void entente_change_free (EntenteChange *change);
GPtrArray *entente_store_history (EntenteStore *self,
                                  gint64 record,
                                  gint64 before,
                                  guint limit,
                                  GCancellable *cancellable,
                                  GError **error);
GPtrArray *entente_store_change_lines (EntenteStore *self,
                                       gint64 change,
                                       gint64 record,
                                       guint limit,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
