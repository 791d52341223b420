/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-query.h"

G_BEGIN_DECLS

/**
 * EntenteEntryAct: what an entry of the timeline is. Catalogues hold the numbers: new ones come last.
 */
typedef enum
{
  ENTENTE_ENTRY_MEETING,
  ENTENTE_ENTRY_VISIT,
  ENTENTE_ENTRY_SESSION,
  ENTENTE_ENTRY_EVENT,
  ENTENTE_ENTRY_SIGNING,
  ENTENTE_ENTRY_ENTRY_INTO_FORCE,
  ENTENTE_ENTRY_EXPIRY,
  ENTENTE_ENTRY_ACT,
  ENTENTE_ENTRY_IN_FORCE,
  ENTENTE_ENTRY_ELECTION,
  ENTENTE_ENTRY_MANDATE,
  ENTENTE_ENTRY_MEMBERSHIP,
  ENTENTE_ENTRY_PROJECT,
  ENTENTE_ENTRY_FOUNDING,
  ENTENTE_ENTRY_COMMITMENT,
  ENTENTE_ENTRY_STATEMENT,
  ENTENTE_ENTRY_ADOPTION,
  ENTENTE_ENTRY_AUTHENTICATION,
  ENTENTE_ENTRY_INITIALLING,
  ENTENTE_ENTRY_RATIFICATION,
  ENTENTE_ENTRY_ACCEPTANCE,
  ENTENTE_ENTRY_APPROVAL,
  ENTENTE_ENTRY_CONFIRMATION,
  ENTENTE_ENTRY_ACCESSION,
  ENTENTE_ENTRY_SUCCESSION,
  ENTENTE_ENTRY_NOTIFICATION,
  ENTENTE_ENTRY_PROVISIONAL,
  ENTENTE_ENTRY_RESERVATION,
  ENTENTE_ENTRY_DECLARATION,
  ENTENTE_ENTRY_OBJECTION,
  ENTENTE_ENTRY_WITHDRAWAL,
  ENTENTE_ENTRY_EXTENSION,
  ENTENTE_ENTRY_RENEWAL,
  ENTENTE_ENTRY_SUSPENSION,
  ENTENTE_ENTRY_RESUMPTION,
  ENTENTE_ENTRY_NOTICE,
  ENTENTE_ENTRY_DENUNCIATION,
  ENTENTE_ENTRY_TERMINATION,
  ENTENTE_ENTRY_REGISTRATION,
  ENTENTE_ENTRY_NOTE,
  ENTENTE_N_ENTRY_ACTS
} EntenteEntryAct;

typedef enum
{
  ENTENTE_ENTRY_UNDATED = 1 << 0,
  ENTENTE_ENTRY_WINDOW = 1 << 1,      /* one day within */
  ENTENTE_ENTRY_APPROXIMATE = 1 << 2, /* about, or uncertain */
  ENTENTE_ENTRY_OPEN_START = 1 << 3,
  ENTENTE_ENTRY_OPEN_END = 1 << 4,
  ENTENTE_ENTRY_PARTIAL = 1 << 5,     /* only the month or the year is known */
  ENTENTE_ENTRY_SET = 1 << 6,         /* stands for several */
  ENTENTE_ENTRY_PLANNED = 1 << 7,
  ENTENTE_ENTRY_CANCELLED = 1 << 8,
  ENTENTE_ENTRY_RESTRICTED = 1 << 9,
  ENTENTE_ENTRY_SPAN = 1 << 10,       /* lasts from first to last */
} EntenteEntryFlags;

/* The days that an entry can hold: dates lie between the years 1000 and 2999, and well within. */
#define ENTENTE_ENTRY_DAY_BITS 20
#define ENTENTE_ENTRY_FIRST_DAY 1940206 /* 600-01-01 */
#define ENTENTE_ENTRY_LAST_DAY (ENTENTE_ENTRY_FIRST_DAY + (1 << ENTENTE_ENTRY_DAY_BITS) - 4)

/**
 * EntenteEntry:
 * @record: the record it is of
 * @packed_first: its first day, see entente_entry_first()
 * @packed_last: its last day, see entente_entry_last()
 * @flags: #EntenteEntryFlags
 * @act: what it is, #EntenteEntryAct
 * @kind: of the record
 *
 * One entry. A catalogue has a million, so that each takes as little as it can. Undated ones stand
 * at the end of the array.
 */
typedef struct
{
  gint64 record;
  guint64 packed_first : ENTENTE_ENTRY_DAY_BITS;
  guint64 packed_last : ENTENTE_ENTRY_DAY_BITS;
  guint64 flags : 11;
  guint64 act : 6;
  guint64 kind : 5;
} EntenteEntry;

G_STATIC_ASSERT (sizeof (EntenteEntry) == 16);
G_STATIC_ASSERT (ENTENTE_N_ENTRY_ACTS <= 1 << 6);
G_STATIC_ASSERT (ENTENTE_N_KINDS <= 1 << 5);
G_STATIC_ASSERT (ENTENTE_ENTRY_SPAN < 1 << 11);

gint32 entente_entry_unpack_special (guint packed);
gboolean entente_entry_set_days (EntenteEntry *entry,
                                 gint32 first,
                                 gint32 last);

/* Every zoom asks for the days of all entries. */
static inline gint32
entente_entry_unpack (guint packed)
{
  const guint n_days = ENTENTE_ENTRY_LAST_DAY - ENTENTE_ENTRY_FIRST_DAY + 1;

  /* 0 and 1 and the last one stand for no day. */
  return G_LIKELY (packed - 2 < n_days) ? ENTENTE_ENTRY_FIRST_DAY + (gint32) packed - 2
                                        : entente_entry_unpack_special (packed);
}

/**
 * entente_entry_first:
 * @entry: an entry
 *
 * Returns: its first day, a Julian day number or the sentinel of an open beginning
 */
static inline gint32
entente_entry_first (const EntenteEntry *entry)
{
  return entente_entry_unpack (entry->packed_first);
}

/**
 * entente_entry_last:
 * @entry: an entry
 *
 * Returns: its last day, or the sentinel of an open end
 */
static inline gint32
entente_entry_last (const EntenteEntry *entry)
{
  return entente_entry_unpack (entry->packed_last);
}

#define ENTENTE_TYPE_TIMELINE (entente_timeline_get_type ())
G_DECLARE_FINAL_TYPE (EntenteTimeline, entente_timeline, ENTENTE, TIMELINE, GObject)

/* The packed array of all entries, ordered by first day, undated last. Immutable once built: a
 * change in the catalogue gives a new one (or a patched copy). */
EntenteTimeline *entente_store_timeline (EntenteStore *self,
                                         GCancellable *cancellable,
                                         GError **error);
void entente_store_timeline_async (EntenteStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
EntenteTimeline *entente_store_timeline_finish (EntenteStore *self,
                                                GAsyncResult *result,
                                                GError **error);
const EntenteEntry *entente_timeline_get_entries (EntenteTimeline *self,
                                                  guint *n_entries);
/* positions (guint) of the entries that a filter lets through, in order */
GArray *entente_timeline_select (EntenteTimeline *self,
                                 EntenteStore *store,
                                 const EntenteFilter *filter,
                                 GCancellable *cancellable,
                                 GError **error);
const char *entente_entry_act_label (EntenteEntryAct act);
const char *entente_entry_act_code (EntenteEntryAct act);
/* the words a list or a tooltip shows for entries; loaded from the store, off the main thread */
typedef struct
{
  gint64 record;
  char *date;      /* EDTF */
  char *title;
  char *detail;    /* "on the sidelines of WTDC-25", "signed" … ; may be empty */
  char *place;
  char *parties;   /* codes or acronyms, joined by ", " */
  char **party_names; /* the same, apart: a name may hold a comma */
  char *event;
} EntenteEntryWords;
void entente_entry_words_free (EntenteEntryWords *words);
GPtrArray *entente_store_entry_words (EntenteStore *self,
                                      const EntenteEntry *entries,
                                      guint n_entries,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
