/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-instrument-time.h"
#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteStanding:
 * @party: who sees it so, 0 for the whole
 * @status: a code of the vocabulary `status`, as computed; what was set by hand stands in the record
 * @in_force: %TRUE if @period tells anything
 * @period: the period of its term
 *
 * Where an instrument stands on a day.
 */
typedef struct
{
  gint64 party;
  const char *status;
  gboolean in_force;
  EntentePeriod period;
} EntenteStanding;

GArray *entente_store_standings (EntenteStore *self,
                                 EntenteRecord *instrument,
                                 gint32 day,
                                 GError **error);

G_END_DECLS
