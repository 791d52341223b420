/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entries.h"

#include "entente-date.h"
#include "entente-util.h"

/* What the timeline shows of each record, made when the record is saved. */

typedef struct
{
  EntenteRecord *record;
  GArray *drafts;
  guint16 flags;
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
  draft.entry.kind = entente_record_get_kind (maker->record);
  draft.entry.act = act;
  draft.entry.flags = maker->flags | flags_of_date (&date);
  if ((draft.entry.flags & ENTENTE_ENTRY_UNDATED) == 0)
    {
      gint32 first = entente_date_first (&date);
      gint32 last = entente_date_last (&date);

      if (!entente_entry_set_days (&draft.entry, first, last))
        return;
      if (strchr (text, '/') != NULL)
        draft.entry.flags |= ENTENTE_ENTRY_SPAN;
      else if (first != last
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

static void
add_entry_cb (EntenteEntryAct act,
              const char *text,
              gpointer data)
{
  add_entry (data, act, text);
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
                  flags_of_record (record) };

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
      entente_entries_add_instrument (record, spans, add_entry_cb, &maker);
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
