/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteImportOutcome:
 * @ENTENTE_IMPORT_ADDED: the record was not there
 * @ENTENTE_IMPORT_UPDATED: what came holds all that was done here, and more
 * @ENTENTE_IMPORT_UNCHANGED: what came is what is there
 * @ENTENTE_IMPORT_LEFT: what is there holds all that came, and more
 * @ENTENTE_IMPORT_CONFLICT: both were changed apart; what is there stays
 *
 * What became of a record that was brought.
 */
typedef enum
{
  ENTENTE_IMPORT_ADDED,
  ENTENTE_IMPORT_UPDATED,
  ENTENTE_IMPORT_UNCHANGED,
  ENTENTE_IMPORT_LEFT,
  ENTENTE_IMPORT_CONFLICT,
  ENTENTE_N_IMPORT_OUTCOMES
} EntenteImportOutcome;

/**
 * EntenteImport:
 *
 * Brings many records into a catalogue: one transaction, one change, one step of undo. It belongs
 * to the thread that began it, and nobody else writes meanwhile.
 */
typedef struct _EntenteImport EntenteImport;

EntenteImport *entente_import_new (EntenteStore *store,
                                   gboolean rehearsal,
                                   GCancellable *cancellable,
                                   GError **error);
void entente_import_free (EntenteImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteImport, entente_import_free)

gboolean entente_import_set_catalogue (EntenteImport *self,
                                       EntenteKind home_kind,
                                       gint64 home,
                                       const char *desk,
                                       GError **error);
gboolean entente_import_put (EntenteImport *self,
                             EntenteRecord *record,
                             const EntenteStamps *stamps,
                             EntenteImportOutcome *outcome,
                             GError **error);
gboolean entente_import_find_missing (EntenteImport *self,
                                      gint64 *record,
                                      gint64 *target,
                                      EntenteKind *there,
                                      GError **error);
gboolean entente_import_find_clash (EntenteImport *self,
                                    gint64 *record,
                                    gint64 *other,
                                    const char **field,
                                    GError **error);
gboolean entente_import_check_rules (EntenteImport *self,
                                     gint64 id,
                                     GError **error);
gboolean entente_import_finish (EntenteImport *self,
                                GError **error);

G_END_DECLS
