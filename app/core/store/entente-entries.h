/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-record.h"
#include "entente-timeline.h"

G_BEGIN_DECLS

/**
 * EntenteEntryDraft:
 * @entry: the entry
 * @date: (nullable): its date, EDTF
 *
 * An entry of the timeline as it is made from a record.
 */
typedef struct
{
  EntenteEntry entry;
  char *date;
} EntenteEntryDraft;

typedef void (*EntenteAddEntry) (EntenteEntryAct act,
                                 const char *text,
                                 gpointer data);

void entente_entries_add_instrument (EntenteRecord *instrument,
                                     const GArray *spans,
                                     EntenteAddEntry add,
                                     gpointer data);
GArray *entente_entries_of (EntenteRecord *record,
                            const char *elected,
                            const GArray *spans);

G_END_DECLS
