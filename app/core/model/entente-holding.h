/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-date.h"
#include "entente-record.h"

G_BEGIN_DECLS

/**
 * EntenteHoldingState:
 * @ENTENTE_HOLDING_UNDATED: nothing says when
 * @ENTENTE_HOLDING_LATER: it is known of later days only
 * @ENTENTE_HOLDING_LAST_KNOWN: it is known of an earlier day, and of no later one
 * @ENTENTE_HOLDING_HELD: its dates cover the day
 *
 * How a holding of a post stands on a day, from the least to the best.
 */
typedef enum
{
  ENTENTE_HOLDING_UNDATED,
  ENTENTE_HOLDING_LATER,
  ENTENTE_HOLDING_LAST_KNOWN,
  ENTENTE_HOLDING_HELD,
} EntenteHoldingState;

/**
 * EntenteHolding:
 * @state: how it stands
 * @day: the day that decides among holdings that stand alike: where it is held, its first one; else
 *   the nearest of which it is known
 * @known: the date behind @day; empty where there is none
 *
 * What the dates of a holding say of a day. A plain value.
 */
typedef struct
{
  EntenteHoldingState state;
  gint32 day;
  EntenteDate known;
} EntenteHolding;

void entente_holding_on (const char *period,
                         const char *attested,
                         gint32 day,
                         EntenteHolding *holding);
gboolean entente_holding_is_better (const EntenteHolding *a,
                                    const EntenteHolding *b);
char *entente_holding_words (const EntenteHolding *holding);
const EntenteRow *entente_holding_find (EntenteRecord *post,
                                        gint64 person,
                                        gint32 day,
                                        EntenteHolding *holding);

G_END_DECLS
