/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-date.h"
#include "entente-duration.h"
#include "entente-record.h"

G_BEGIN_DECLS

/**
 * EntenteInstrumentView:
 * @party_kind: the kind of the party whose eyes are lent, %ENTENTE_KIND_NONE for the whole
 * @party: its id, 0 for the whole
 * @superseded_on: the first day on which an instrument that supersedes this one was in force, or
 *   %ENTENTE_DAY_NONE
 * @terminated_on: the same of an instrument that terminates this one
 *
 * Who looks at an instrument, and what other records tell about it; all zero is the instrument as
 * a whole, of which other records tell nothing.
 */
typedef struct
{
  EntenteKind party_kind;
  gint64 party;
  gint32 superseded_on;
  gint32 terminated_on;
} EntenteInstrumentView;

/**
 * EntenteRenewalRule:
 * @counted_from: the first day of the first period
 * @first: the length of the first period
 * @next: the length of each later period
 *
 * What periods without end are worked out from; see entente_renewal_rule_start().
 */
typedef struct
{
  gint32 counted_from;
  EntenteDuration first;
  EntenteDuration next;
} EntenteRenewalRule;

/**
 * EntenteStatusSpan:
 * @status: a code of the vocabulary `status`
 * @first: its first day, %ENTENTE_DAY_OPEN_START if the act behind it has no date
 * @last: its last day, %ENTENTE_DAY_OPEN_END for the last span
 * @exact: %FALSE if the first day rests on a date that is partial or missing: it is then the
 *   earliest possible one
 * @latest: the latest day that the first can be, the same as @first if @exact; %ENTENTE_DAY_OPEN_END
 *   if nobody knows
 * @about: %TRUE if the first day is about or uncertain
 * @renews: %TRUE if the span goes on by tacit renewal without a maximum, as @rule says
 * @rule: how its periods are worked out, all zero unless @renews
 *
 * Days on which an instrument has one status.
 */
typedef struct
{
  const char *status;
  gint32 first;
  gint32 last;
  gboolean exact;
  gint32 latest;
  gboolean about;
  gboolean renews;
  EntenteRenewalRule rule;
} EntenteStatusSpan;

/**
 * EntentePeriod:
 * @known: %TRUE if the period has an end that is known; %FALSE if the term is indefinite or not
 *   recorded, and all below but @start, @indefinite, @notice_given and @earliest_possible is empty
 * @indefinite: the term is indefinite, which is not the same as not recorded
 * @number: 1 for the first period, 2 after the first renewal …; 0 if nobody knows how many there were
 * @start: its first day
 * @last: its last day, on which the instrument is still in force
 * @next_start: the day after, on which the next period starts if @will_renew; %ENTENTE_DAY_NONE if
 *   the instrument ends for good within the period
 * @has_notice_day: %TRUE if there is a last day to give notice
 * @last_notice_day: that day, on which a notice is still in time
 * @will_renew: %TRUE if another period follows
 * @notice_given: a notice or denunciation ends the instrument with this period or within it
 * @maximum_reached: it is the last of the renewals that the text allows
 * @earliest_possible: the days rest on a date that is partial or missing: each is the earliest
 *   possible one
 *
 * The period of an instrument's term on one day.
 */
typedef struct
{
  gboolean known;
  gboolean indefinite;
  guint number;
  gint32 start;
  gint32 last;
  gint32 next_start;
  gboolean has_notice_day;
  gint32 last_notice_day;
  gboolean will_renew;
  gboolean notice_given;
  gboolean maximum_reached;
  gboolean earliest_possible;
} EntentePeriod;

GArray *entente_instrument_spans (EntenteRecord *instrument,
                                  const EntenteInstrumentView *view);
const char *entente_instrument_status_on (EntenteRecord *instrument,
                                          const EntenteInstrumentView *view,
                                          gint32 day);
gboolean entente_instrument_period_on (EntenteRecord *instrument,
                                       const EntenteInstrumentView *view,
                                       gint32 day,
                                       EntentePeriod *period);
gint32 entente_renewal_rule_start (const EntenteRenewalRule *rule,
                                   guint index);

const char *entente_instrument_status_words (EntenteRecord *instrument,
                                             const char *status);
char *entente_instrument_words_by_hand (EntenteRecord *instrument);
const char *entente_instrument_act_words (EntenteRecord *instrument,
                                          const char *act);

G_END_DECLS
