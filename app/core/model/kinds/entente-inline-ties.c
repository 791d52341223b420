/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-kinds-private.h"

/* What is entered in the dialog of another record and saved with it: one line for each. */

#define TIE(owner_, kind_, field_, heading_, owned_, ...) \
  { ENTENTE_KIND_##owner_, ENTENTE_KIND_##kind_, field_, heading_, owned_, { __VA_ARGS__ } }
#define PROMISE "text", "type", "by.actor", "to.actor", "due", "states.state"
#define SIGNING "names.text", "form", "parties.party"

static const EntenteInlineTie ties[] = {
  TIE (EVENT, COMMITMENT, "came_from", N_ ("Promised"), TRUE, PROMISE),
  TIE (EVENT, INSTRUMENT, "signed_at", N_ ("Signed there"), FALSE, SIGNING),
  TIE (MEETING, COMMITMENT, "came_from", N_ ("Promised"), TRUE, PROMISE),
  TIE (MEETING, INSTRUMENT, "signed_at", N_ ("Signed there"), FALSE, SIGNING),
  TIE (INSTRUMENT, COMMITMENT, "came_from", N_ ("Promised"), TRUE, PROMISE),
};

/**
 * entente_kind_next_inline_tie:
 * @owner: a kind
 * @tie: (nullable): the one before, or %NULL to begin
 *
 * Returns: (transfer none) (nullable): the next kind of record that the dialog of @owner takes in
 */
const EntenteInlineTie *
entente_kind_next_inline_tie (EntenteKind owner,
                              const EntenteInlineTie *tie)
{
  for (guint i = tie != NULL ? (guint) (tie - ties) + 1 : 0; i < G_N_ELEMENTS (ties); i++)
    if (ties[i].owner == owner)
      return &ties[i];
  return NULL;
}
