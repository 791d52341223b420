/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

/* All rows of all attached tables, in order, as a text that two states can be compared by. */
char *store_state (EntenteStore *store);
/* Fails the test where two such texts differ, and shows the first line that does. */
void assert_same_state (const char *state,
                        const char *expected);
/* Fails the test unless the check is clean, keys hold, the history names what each change touched,
 * and the derived tables are, value for value, what a rebuild makes of the records. */
void assert_sound_store (EntenteStore *store);

G_END_DECLS
