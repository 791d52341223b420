/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-job.h"
#include "entente-store-import.h"
#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteImportResult:
 * @counts: how many records had each outcome
 * @conflicts: (element-type utf8): the conflicts, a line for each; the first thousand
 *
 * What became of the records of a file.
 */
typedef struct
{
  guint64 counts[ENTENTE_N_IMPORT_OUTCOMES];
  GPtrArray *conflicts;
} EntenteImportResult;

void entente_import_result_clear (EntenteImportResult *result);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteImportResult, entente_import_result_clear)

gboolean entente_exchange_export (EntenteStore *store,
                                  GOutputStream *stream,
                                  guint kinds,
                                  EntenteJob *job,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean entente_exchange_export_file (EntenteStore *store,
                                       GFile *file,
                                       guint kinds,
                                       EntenteJob *job,
                                       GCancellable *cancellable,
                                       GError **error);
gboolean entente_exchange_import (EntenteStore *store,
                                  GInputStream *stream,
                                  EntenteImportResult *result,
                                  gboolean rehearsal,
                                  EntenteJob *job,
                                  GCancellable *cancellable,
                                  GError **error);
gboolean entente_exchange_import_file (EntenteStore *store,
                                       GFile *file,
                                       EntenteImportResult *result,
                                       gboolean rehearsal,
                                       EntenteJob *job,
                                       GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
