/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-instrument-time.h"

G_BEGIN_DECLS

/* What an act does to the instrument's time; acts that do nothing to it are OTHER. */
typedef enum
{
  ENTENTE_ACT_OTHER,
  ENTENTE_ACT_PROPOSING,
  ENTENTE_ACT_INITIALLING,
  ENTENTE_ACT_SIGNATURE,
  ENTENTE_ACT_AD_REFERENDUM,
  ENTENTE_ACT_NOTE, /* a row of the notes exchanged, which is as good as a signature */
  ENTENTE_ACT_CONSENT,
  ENTENTE_ACT_ACCESSION,
  ENTENTE_ACT_NOTIFICATION,
  ENTENTE_ACT_PROVISIONAL,
  ENTENTE_ACT_FORCE,
  ENTENTE_ACT_EXTENSION,
  ENTENTE_ACT_RENEWAL,
  ENTENTE_ACT_SUSPENSION,
  ENTENTE_ACT_RESUMPTION,
  ENTENTE_ACT_NOTICE_TERMINATION,
  ENTENTE_ACT_NOTICE_NON_RENEWAL,
  ENTENTE_ACT_DENUNCIATION,
  ENTENTE_ACT_TERMINATION,
} EntenteActRole;

#define ENTENTE_ROLE_BIT(role) (1u << ENTENTE_ACT_##role)
#define ENTENTE_ROLES_CONSENT \
  (ENTENTE_ROLE_BIT (CONSENT) | ENTENTE_ROLE_BIT (ACCESSION) | ENTENTE_ROLE_BIT (NOTIFICATION))

/* A day somewhere from `first` to `last`; an act without a date has both ends open. */
typedef struct
{
  gint32 first;
  gint32 last;
  gboolean given;
  gboolean exact;
  gboolean about;    /* about these days, or uncertain */
  gboolean or_later; /* nobody knows how much later than these */
} EntenteActDay;

typedef struct
{
  EntenteActRole role;
  int side; /* the place of its party among the sides, -1 if it names none */
  EntenteActDay date;
  EntenteActDay received;
  EntenteActDay effect;
  EntenteActDay new_end;
  const char *method;
  const char *ground;
  gboolean has_delay;
  EntenteDuration delay;
  gint64 count;
} EntenteAct;

/* A party, listed as one or seen in an act only. */
typedef struct
{
  gboolean aside; /* it negotiated or benefits, and so is not bound unless it consents itself */
  gboolean signatory;
  gboolean acceding;
} EntenteSide;

typedef struct
{
  gboolean indefinite;
  gboolean tacit;
  gboolean has_length;
  EntenteDuration length;
  gboolean has_next;
  EntenteDuration next; /* of a renewal */
  gboolean has_maximum;
  guint maximum;
  gboolean has_notice;
  EntenteDuration notice;
  gboolean before_end; /* notice counts back from the end of a period */
} EntenteTerm;

/* Periods one after the other, by one rule or one alone whose last day an act fixed. The day comes
 * first in this and the next structures, for entente_days_reached(). */
typedef struct
{
  gint32 first;
  gint32 last;
  gint32 late;  /* the latest that the first day can be, of one alone the last day */
  guint number; /* of its first period, 0 if not known */
  guint n;      /* of periods, %G_MAXUINT without end */
  gboolean counted;
  EntenteRenewalRule rule;
  gboolean begins_exact;
  gboolean exact;  /* the day of its end */
  gboolean about;  /* that day is about, or uncertain */
  gboolean capped; /* it ends with the renewals allowed */
  gboolean noticed;
  const char *after; /* the status once it is over */
} EntenteStretch;

/* An entry into force, and the term that runs from it. */
typedef struct
{
  EntenteActDay day;
  const EntenteAct *act;
  gboolean implied; /* only a later act tells of it, so that no period is counted from it */
  GArray *stretches;
} EntenteRun;

typedef struct
{
  EntenteActDay day;
  const char *status;
  gboolean noticed;
} EntenteEnding;

typedef struct
{
  EntenteActDay day;
  EntenteActDay until; /* the first day after it, if any */
} EntenteInterval;

typedef struct
{
  EntenteInstrumentView view;
  gboolean whole;
  int side; /* of the view's party, -1 for the whole and for one not concerned */
  gboolean bilateral;
  gboolean drafting;
  GArray *acts;
  GArray *sides;
  EntenteTerm term;
  EntenteActDay proposed;
  EntenteActDay initialled;
  EntenteActDay concluded; /* signed */
  EntenteInterval provisional;
  GArray *runs;   /* EntenteRun, of the whole instrument */
  GArray *starts; /* EntenteRun without stretches, as the view has them */
  GArray *endings;
  GArray *suspensions;
} EntenteLife;

EntenteLife *entente_life_new (EntenteRecord *instrument,
                               const EntenteInstrumentView *view);
EntenteLife *entente_life_new_of_side (const EntenteLife *whole,
                                       int side);
void entente_life_free (EntenteLife *life);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLife, entente_life_free)

gboolean entente_life_concerns (const EntenteLife *life,
                                const EntenteAct *act);
void entente_life_find_starts (EntenteLife *life);
void entente_life_find_endings (EntenteLife *life);
void entente_life_find_suspensions (EntenteLife *life);
void entente_life_pick_starts (EntenteLife *life);
void entente_life_lay_terms (EntenteLife *life);

EntenteActDay entente_act_done (const EntenteAct *act);
EntenteActDay entente_act_received (const EntenteAct *act);
EntenteActDay entente_act_effect (const EntenteAct *act);
EntenteActDay entente_life_end_of (const EntenteLife *life,
                                   const EntenteAct *act,
                                   const char **status);
gboolean entente_life_stops_renewal (const EntenteLife *life,
                                     const EntenteAct *act);

EntenteActDay entente_act_day_shift (EntenteActDay day,
                                     const EntenteDuration *duration);
void entente_act_day_not_before (EntenteActDay *day,
                                 gint32 floor);
gint32 entente_day_shift (gint32 day,
                          const EntenteDuration *duration,
                          int sign);
guint entente_days_reached (GArray *items,
                            gint32 day);
int entente_days_compare (gconstpointer a,
                          gconstpointer b);

guint entente_stretch_index (const EntenteStretch *stretch,
                             gint32 day);
gint32 entente_stretch_start (const EntenteStretch *stretch,
                              guint index);
EntenteActDay entente_stretch_end (const EntenteStretch *stretch);
gint32 entente_stretch_last (const EntenteStretch *stretch,
                             guint index);

G_END_DECLS
