/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entries.h"

#include "entente-date.h"
#include "entente-instrument-time.h"
#include "entente-util.h"

/* What the timeline shows of each record, made when the record is saved. */

typedef struct
{
  EntenteRecord *record;
  GArray *drafts;
  guint16 flags;
  const GArray *spans;
} Maker;

static void
draft_clear (gpointer data)
{
  g_free (((EntenteEntryDraft *) data)->date);
}

static guint16
flags_of_date (const EntenteDate *date)
{
  guint16 flags = 0;

  if (entente_date_is_empty (date))
    return ENTENTE_ENTRY_UNDATED;
  if (entente_date_is_window (date))
    flags |= ENTENTE_ENTRY_WINDOW;
  if (entente_date_is_approximate (date) || entente_date_is_uncertain (date))
    flags |= ENTENTE_ENTRY_APPROXIMATE;
  if (entente_date_is_start_open (date) || entente_date_is_start_unknown (date))
    flags |= ENTENTE_ENTRY_OPEN_START;
  if (entente_date_is_end_open (date) || entente_date_is_end_unknown (date))
    flags |= ENTENTE_ENTRY_OPEN_END;
  return flags;
}

static void
add_entry (Maker *maker,
           EntenteEntryAct act,
           const char *text)
{
  EntenteEntryDraft draft = { .date = NULL };
  EntenteDate date = { 0 };

  if (text != NULL && !entente_date_parse (text, ENTENTE_DATE_SPAN, &date, NULL))
    return;
  /* Several parties that sign on one day make one signing. */
  for (guint i = 0; i < maker->drafts->len; i++)
    {
      const EntenteEntryDraft *other = &g_array_index (maker->drafts, EntenteEntryDraft, i);

      if (other->entry.act == act && g_strcmp0 (other->date, text) == 0)
        return;
    }
  draft.entry.record = entente_record_get_id (maker->record);
  draft.entry.kind = (guint8) entente_record_get_kind (maker->record);
  draft.entry.act = (guint8) act;
  draft.entry.flags = maker->flags | flags_of_date (&date);
  if ((draft.entry.flags & ENTENTE_ENTRY_UNDATED) == 0)
    {
      draft.entry.first = entente_date_first (&date);
      draft.entry.last = entente_date_last (&date);
      if (strchr (text, '/') != NULL)
        draft.entry.flags |= ENTENTE_ENTRY_SPAN;
      else if (draft.entry.first != draft.entry.last
               && (draft.entry.flags & ENTENTE_ENTRY_WINDOW) == 0)
        draft.entry.flags |= ENTENTE_ENTRY_PARTIAL;
    }
  draft.date = g_strdup (text);
  g_array_append_val (maker->drafts, draft);
}

static guint16
flags_of_record (EntenteRecord *record)
{
  EntenteRow *row = entente_record_get_row (record);
  const char *extent = entente_row_get_text (row, "extent");
  const char *status = NULL;
  guint16 flags = 0;

  if (extent != NULL && strcmp (extent, "one") != 0)
    flags |= ENTENTE_ENTRY_SET;
  if (g_strcmp0 (entente_row_get_text (row, "confidentiality"), "restricted") == 0)
    flags |= ENTENTE_ENTRY_RESTRICTED;
  if (entente_table_find_field (row->table, "status") >= 0)
    status = entente_row_get_text (row, "status");
  if (g_strcmp0 (status, "planned") == 0 || g_strcmp0 (status, "postponed") == 0)
    flags |= ENTENTE_ENTRY_PLANNED;
  if (g_strcmp0 (status, "cancelled") == 0)
    flags |= ENTENTE_ENTRY_CANCELLED;
  return flags;
}

static void
add_meeting (Maker *maker,
             const EntenteRow *row)
{
  const char *type = entente_row_get_text (row, "type");
  EntenteEntryAct act = ENTENTE_ENTRY_MEETING;

  if (g_strcmp0 (type, "visit") == 0)
    act = ENTENTE_ENTRY_VISIT;
  else if (g_strcmp0 (type, "joint_session") == 0)
    act = ENTENTE_ENTRY_SESSION;
  add_entry (maker, act, entente_row_get_text (row, "date"));
}

static EntenteEntryAct
entry_of_act (const char *type)
{
  static const struct
  {
    const char *type;
    EntenteEntryAct act;
  } acts[] = {
    { "signature", ENTENTE_ENTRY_SIGNING },
    { "signature_ad_referendum", ENTENTE_ENTRY_SIGNING },
    { "entry_into_force", ENTENTE_ENTRY_ENTRY_INTO_FORCE },
    { "termination", ENTENTE_ENTRY_EXPIRY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_strcmp0 (type, acts[i].type) == 0)
      return acts[i].act;
  return ENTENTE_ENTRY_ACT;
}

/* A day of a span as EDTF; what lies open has two dots. */
static char *
edtf_of_day (gint32 day)
{
  int year, month, mday;

  if (day == ENTENTE_DAY_OPEN_START || day == ENTENTE_DAY_OPEN_END)
    return g_strdup ("..");
  entente_day_to_civil (day, &year, &month, &mday);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

/* The days on which it is in force, by what acts and terms tell. */
static void
add_force (Maker *maker)
{
  for (guint i = 0; maker->spans != NULL && i < maker->spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (maker->spans, EntenteStatusSpan, i);
      g_autofree char *first = edtf_of_day (span->first);
      g_autofree char *last = edtf_of_day (span->last);
      g_autofree char *text = g_strdup_printf ("%s/%s", first, last);

      if (strcmp (span->status, "in_force") == 0)
        add_entry (maker, ENTENTE_ENTRY_IN_FORCE, text);
    }
}

static void
add_instrument (Maker *maker)
{
  GPtrArray *acts = entente_record_get_part_by_key (maker->record, "acts");
  gboolean signed_undated = FALSE;

  for (guint i = 0; i < acts->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (acts, i);
      EntenteEntryAct act = entry_of_act (entente_row_get_text (row, "type"));
      const char *date = entente_row_get_text (row, "date");

      /* What counts of these is the day from which it holds. */
      if ((act == ENTENTE_ENTRY_ENTRY_INTO_FORCE || act == ENTENTE_ENTRY_EXPIRY || date == NULL)
          && entente_row_get_text (row, "effect") != NULL)
        date = entente_row_get_text (row, "effect");
      if (date != NULL)
        add_entry (maker, act, date);
      else
        signed_undated = TRUE;
    }
  if (maker->drafts->len == 0)
    add_entry (maker, signed_undated ? ENTENTE_ENTRY_SIGNING : ENTENTE_ENTRY_ACT, NULL);
  add_force (maker);
}

static void
add_mandate (Maker *maker,
             const EntenteRow *row,
             const char *elected)
{
  if (entente_row_get_text (row, "period") != NULL)
    add_entry (maker, ENTENTE_ENTRY_MANDATE, entente_row_get_text (row, "period"));
  if (elected != NULL && g_strcmp0 (entente_row_get_text (row, "candidature"), "elected") == 0)
    add_entry (maker, ENTENTE_ENTRY_ELECTION, elected);
  if (maker->drafts->len == 0)
    add_entry (maker, ENTENTE_ENTRY_MANDATE, NULL);
}

static void
add_if_dated (Maker *maker,
              EntenteEntryAct act,
              const char *text)
{
  if (text != NULL)
    add_entry (maker, act, text);
}

/**
 * entente_entries_of:
 * @record: a record
 * @elected: (nullable): of a mandate, the date of the event at which it was won
 * @spans: (nullable) (element-type EntenteStatusSpan): of an instrument, its status from day to day
 *
 * Returns: (transfer full) (element-type EntenteEntryDraft): the record's entries in the timeline;
 *   none for most kinds
 */
GArray *
entente_entries_of (EntenteRecord *record,
                    const char *elected,
                    const GArray *spans)
{
  const EntenteRow *row = entente_record_get_row (record);
  Maker maker = { record, g_array_new (FALSE, FALSE, sizeof (EntenteEntryDraft)),
                  flags_of_record (record), spans };

  g_array_set_clear_func (maker.drafts, draft_clear);
  switch (entente_record_get_kind (record))
    {
    case ENTENTE_KIND_MEETING:
      add_meeting (&maker, row);
      break;
    case ENTENTE_KIND_EVENT:
      add_entry (&maker,
                 g_strcmp0 (entente_row_get_text (row, "type"), "election") == 0
                     ? ENTENTE_ENTRY_ELECTION
                     : ENTENTE_ENTRY_EVENT,
                 entente_row_get_text (row, "period"));
      break;
    case ENTENTE_KIND_INSTRUMENT:
      add_instrument (&maker);
      break;
    case ENTENTE_KIND_MEMBERSHIP:
      add_entry (&maker, ENTENTE_ENTRY_MEMBERSHIP, entente_row_get_text (row, "period"));
      break;
    case ENTENTE_KIND_MANDATE:
      add_mandate (&maker, row, elected);
      break;
    case ENTENTE_KIND_PROJECT:
      add_entry (&maker, ENTENTE_ENTRY_PROJECT, entente_row_get_text (row, "period"));
      break;
    case ENTENTE_KIND_ORGANISATION:
      add_if_dated (&maker, ENTENTE_ENTRY_FOUNDING, entente_row_get_text (row, "founded"));
      break;
    case ENTENTE_KIND_COMMITMENT:
      add_if_dated (&maker, ENTENTE_ENTRY_COMMITMENT, entente_row_get_text (row, "due"));
      break;
    case ENTENTE_KIND_STATEMENT:
      add_if_dated (&maker, ENTENTE_ENTRY_STATEMENT, entente_row_get_text (row, "date"));
      break;
    default:
      break;
    }
  return maker.drafts;
}
