/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-cli-command.h"
#include "entente-cli-restricted.h"
#include "entente-cli-standing.h"
#include "entente-cli-table.h"
#include "entente-cli-words.h"
#include "entente-date.h"
#include "entente-error.h"
#include "entente-instrument-time.h"
#include "entente-jsonl-writer.h"
#include "entente-query.h"
#include "entente-timeline.h"

/* What is in the catalogue: lists of records, and the timeline. */

/* No --ends-within was given. */
#define NO_DAYS G_MININT

/* The options of a filter, as they were typed. */
typedef struct
{
  char **parties;
  gboolean together;
  char *group;
  char *from;
  char *to;
  char *status;
  char *on;
  int ends_within;
  char *topic;
  char *format;
  CliRestricted restricted;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->parties);
  g_free (options->group);
  g_free (options->from);
  g_free (options->to);
  g_free (options->status);
  g_free (options->on);
  g_free (options->topic);
  g_free (options->format);
  cli_restricted_clear (&options->restricted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Kinds that last, so that some of them hold on a day. */
#define KINDS_HELD \
  (ENTENTE_KIND_BIT (ENTENTE_KIND_MEMBERSHIP) | ENTENTE_KIND_BIT (ENTENTE_KIND_MANDATE) \
   | ENTENTE_KIND_BIT (ENTENTE_KIND_PROJECT) | ENTENTE_KIND_BIT (ENTENTE_KIND_POST))

static gboolean
read_day (const char *text,
          gboolean last,
          gint32 *day,
          GError **error)
{
  EntenteDate date;

  if (!entente_date_parse (text, ENTENTE_DATE_INSTANT, &date, error))
    return FALSE;
  *day = last ? entente_date_last (&date) : entente_date_first (&date);
  return TRUE;
}

static gboolean
is_date (const char *text)
{
  EntenteDate date;

  return text == NULL
         || (entente_date_parse (text, ENTENTE_DATE_INSTANT, &date, NULL)
             && !entente_date_is_empty (&date));
}

/* Options that contradict the kind or each other are told at once: none is left out in silence. */
static gboolean
check_options (const Options *options,
               EntenteKind kind)
{
  gint32 first = 0;
  gint32 last = 0;
  gint32 day = 0;

  if (options->on != NULL && !cli_parse_day (options->on, &day))
    cli_usage (_ ("--on needs a day, as 2024-05-28."));
  else if (!is_date (options->from))
    cli_usage (_ ("--from needs a date, as 2024-05-28, 2024-05 or 2024."));
  else if (!is_date (options->to))
    cli_usage (_ ("--to needs a date, as 2024-05-28, 2024-05 or 2024."));
  else if (options->from != NULL && options->to != NULL && read_day (options->from, FALSE, &first, NULL)
           && read_day (options->to, TRUE, &last, NULL) && first > last)
    cli_usage (_ ("The day of --from comes after the day of --to."));
  else if (kind != ENTENTE_KIND_INSTRUMENT && options->status != NULL)
    cli_usage (_ ("--status is for instruments only."));
  else if (options->status != NULL
           && entente_vocabulary_find (&entente_vocabulary_status, options->status) < 0)
    cli_usage (_ ("--status needs a status, as in_force, expired or terminated."));
  else if (kind != ENTENTE_KIND_INSTRUMENT && options->ends_within != NO_DAYS)
    cli_usage (_ ("--ends-within is for instruments only."));
  else if (options->ends_within < 0 && options->ends_within != NO_DAYS)
    cli_usage (_ ("--ends-within needs a number of days from 0 on."));
  else if (options->on != NULL && options->group == NULL && kind != ENTENTE_KIND_INSTRUMENT
           && (ENTENTE_KIND_BIT (kind) & KINDS_HELD) == 0)
    cli_usage (_ ("--on is for what lasts: instruments, memberships, mandates, projects and posts; "
                  "for other kinds it goes with --group."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_parties (EntenteStore *store,
              char **names,
              EntenteFilter *filter,
              GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gint64 id = entente_store_find (store, names[i], ENTENTE_KINDS_PARTY, error);

      if (id == 0)
        return FALSE;
      g_array_append_val (filter->parties, id);
    }
  return TRUE;
}

static gboolean
read_name (EntenteStore *store,
           const char *name,
           EntenteKind kind,
           gint64 *id,
           GError **error)
{
  if (name == NULL)
    return TRUE;
  *id = entente_store_find (store, name, ENTENTE_KIND_BIT (kind), error);
  return *id != 0;
}

static gboolean
read_filter (EntenteStore *store,
             const Options *options,
             EntenteFilter *filter,
             GError **error)
{
  filter->together = options->together;
  filter->ends = options->ends_within != NO_DAYS;
  filter->ends_within = filter->ends ? options->ends_within : 0;
  filter->status = options->status;
  /* A day alone asks for what holds on it. */
  filter->held = options->on != NULL && (filter->kinds & KINDS_HELD) != 0;
  if (options->on != NULL && options->status == NULL && !filter->ends
      && filter->kinds == ENTENTE_KIND_BIT (ENTENTE_KIND_INSTRUMENT))
    filter->status = "in_force";
  filter->dated = options->from != NULL || options->to != NULL;
  filter->first = ENTENTE_DAY_OPEN_START;
  filter->last = ENTENTE_DAY_OPEN_END;
  return (options->from == NULL || read_day (options->from, FALSE, &filter->first, error))
         && (options->to == NULL || read_day (options->to, TRUE, &filter->last, error))
         && (options->on == NULL || read_day (options->on, FALSE, &filter->on, error))
         && read_name (store, options->group, ENTENTE_KIND_GROUP, &filter->group, error)
         && read_name (store, options->topic, ENTENTE_KIND_TOPIC, &filter->topic, error)
         && read_parties (store, options->parties, filter, error);
}

/* A title of its own is in the title that every record has. The text of a statement is its title
 * too, but a table for programs gives all lines of it. */
static gboolean
is_column (const EntenteField *field,
           gboolean for_people)
{
  return (field->flags & ENTENTE_FIELD_COLUMN) != 0 && strcmp (field->name, "title") != 0
         && (!for_people || strcmp (field->name, "text") != 0);
}

static void
add_record_row (CliTable *table,
                EntenteStore *store,
                EntenteRecord *record,
                gboolean for_people)
{
  const EntenteRow *row = entente_record_get_row (record);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entente_record_get_id (record));
  g_autofree char *title = entente_store_title (store, entente_record_get_id (record));

  cli_table_add_row (table);
  cli_table_add_cell (table, id);
  cli_table_add_cell (table, title);
  for (guint i = 0; i < row->table->n_fields; i++)
    if (is_column (&row->table->fields[i], for_people))
      {
        g_autofree char *words
            = cli_value_words (store, &row->table->fields[i], &row->values[i], for_people);

        cli_table_add_cell (table, words);
      }
}

/* Date, parties and status of an instrument, which stand in its parts or are worked out. */
static gboolean
add_instrument_cells (CliTable *table,
                      EntenteStore *store,
                      EntenteRecord *record,
                      gint32 day,
                      gboolean for_people,
                      GError **error)
{
  g_autofree char *edtf = cli_instrument_date (record);
  g_autofree char *date = for_people ? cli_date_words (edtf) : g_strdup (edtf);
  g_autofree char *parties = cli_instrument_parties (store, record);
  g_autofree char *by_hand = for_people ? entente_instrument_words_by_hand (record) : NULL;
  const char *status = cli_instrument_status (store, record, day, error);

  if (status == NULL)
    return FALSE;
  if (for_people && by_hand == NULL)
    status = entente_instrument_status_words (record, status);
  cli_table_add_cell (table, date);
  cli_table_add_cell (table, parties);
  cli_table_add_cell (table, by_hand != NULL ? by_hand : status);
  return TRUE;
}

static CliStatus
print_records (EntenteStore *store,
               EntenteKind kind,
               GArray *ids,
               gint32 day,
               CliFormat format,
               GError **error)
{
  const EntenteTable *fields = &entente_kind_get_info (kind)->table;
  gboolean for_people = format == CLI_TABLE;
  g_autoptr(CliTable) table = cli_table_new ();

  cli_table_add_heading (table, for_people ? _ ("Number") : "id");
  cli_table_add_heading (table, for_people ? _ ("Title") : "title");
  for (guint i = 0; i < fields->n_fields; i++)
    if (is_column (&fields->fields[i], for_people))
      cli_table_add_heading (table,
                             for_people ? _ (fields->fields[i].label) : fields->fields[i].name);
  if (kind == ENTENTE_KIND_INSTRUMENT)
    {
      cli_table_add_heading (table, for_people ? _ ("Date") : "date");
      cli_table_add_heading (table, for_people ? _ ("Parties") : "parties");
      cli_table_add_heading (table, for_people ? _ ("Status") : "status");
    }
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (EntenteRecord) record
          = entente_store_load (store, g_array_index (ids, gint64, i), error);

      if (record == NULL)
        return CLI_FAILED;
      add_record_row (table, store, record, for_people);
      if (kind == ENTENTE_KIND_INSTRUMENT
          && !add_instrument_cells (table, store, record, day, for_people, error))
        return CLI_FAILED;
    }
  cli_table_print (table, format);
  return CLI_DONE;
}

static CliStatus
print_records_json (EntenteStore *store,
                    GArray *ids,
                    gint32 day,
                    CliRestricted *restricted,
                    GError **error)
{
  g_autoptr(GString) out = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(EntenteRecord) record = entente_store_load (store, id, error);
      g_autoptr (EntenteStamps) stamps
          = record != NULL ? entente_store_stamps (store, id, error) : NULL;

      if (stamps == NULL)
        return CLI_FAILED;
      cli_restricted_strip (restricted, record);
      g_string_append (out, i == 0 ? "\n" : ",\n");
      if (!cli_append_record (out, store, record, stamps, day, error))
        return CLI_FAILED;
    }
  g_string_append (out, "\n]\n");
  cli_write (out->str, out->len);
  return CLI_DONE;
}

static GArray *
leave_out (EntenteStore *store,
           GArray *ids,
           CliRestricted *restricted)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!cli_restricted_leaves_out (restricted, store, id))
        g_array_append_val (left, id);
    }
  return left;
}

CliStatus
cli_list (const CliCommand *command,
          int argc,
          char **argv)
{
  g_auto(Options) options = { .ends_within = NO_DAYS };
  const GOptionEntry entries[] = {
    { "party", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.parties,
      N_ ("Only of this party; may be repeated"), N_ ("P") },
    { "together", 0, 0, G_OPTION_ARG_NONE, &options.together,
      N_ ("What all of the parties share"), NULL },
    { "group", 0, 0, G_OPTION_ARG_STRING, &options.group,
      N_ ("Only of the countries of a group"), N_ ("G") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      N_ ("From this day on, as 2025-11-17"), N_ ("D") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("Up to this day"), N_ ("D") },
    { "status", 0, 0, G_OPTION_ARG_STRING, &options.status,
      N_ ("Only instruments of this status, as in_force"), N_ ("S") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &options.on,
      N_ ("The day that counts, instead of today; alone: only what holds on it"), N_ ("D") },
    { "ends-within", 0, 0, G_OPTION_ARG_INT, &options.ends_within,
      N_ ("Only instruments in force whose period ends within so many days"), N_ ("DAYS") },
    { "topic", 0, 0, G_OPTION_ARG_STRING, &options.topic,
      N_ ("Only of this topic and what is below it"), N_ ("T") },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &options.restricted.shown,
      N_ ("Restricted records too"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("table, csv or json"), N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr(GArray) parties = g_array_new (FALSE, FALSE, sizeof (gint64));
  EntenteFilter filter = { .parties = parties };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GArray) found = NULL;
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GError) error = NULL;
  EntenteKind kind;
  CliFormat format;
  CliStatus status;

  if (!cli_parse (command, entries, 2, 2, &argc, &argv)
      || !cli_parse_format (options.format, CLI_TABLE | CLI_CSV | CLI_JSON, &format))
    return CLI_USAGE;
  kind = entente_kind_from_plural (argv[1]);
  if (kind == ENTENTE_KIND_NONE)
    return cli_usage (
        _ ("There is no such kind of records; write it in the plural, as “meetings”."));
  filter.kinds = ENTENTE_KIND_BIT (kind);
  if (!check_options (&options, kind))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  if (store == NULL || !read_filter (store, &options, &filter, &error))
    return cli_fail (error);
  found = entente_store_list (store, &filter, NULL, &error);
  if (found == NULL)
    return cli_fail (error);
  ids = leave_out (store, found, &options.restricted);
  if (filter.on == 0)
    filter.on = entente_today ();
  status = format == CLI_JSON
               ? print_records_json (store, ids, filter.on, &options.restricted, &error)
               : print_records (store, kind, ids, filter.on, format, &error);
  if (status == CLI_DONE)
    cli_restricted_say (&options.restricted);
  return status == CLI_DONE ? CLI_DONE : cli_fail (error);
}

static void
append_entry_json (GString *out,
                   const EntenteEntry *entry,
                   const EntenteEntryWords *words)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entry->record);

  g_string_append_c (out, '{');
  cli_append_member (out, "id", id);
  cli_append_member (out, "kind", entente_kind_get_name (entry->kind));
  cli_append_member (out, "act", entente_entry_act_code (entry->act));
  cli_append_member (out, "date", words->date);
  cli_append_member (out, "title", words->title);
  for (guint i = 0; words->party_names != NULL && words->party_names[i] != NULL; i++)
    {
      g_string_append (out, i == 0 ? ",\"parties\":[" : ",");
      entente_json_append_string (out, words->party_names[i]);
    }
  if (words->party_names != NULL && words->party_names[0] != NULL)
    g_string_append_c (out, ']');
  cli_append_member (out, "place", words->place);
  cli_append_member (out, "event", words->event);
  g_string_append_c (out, '}');
}

static void
print_entries_json (const EntenteEntry *entries,
                    GPtrArray *words)
{
  g_autoptr(GString) out = g_string_new ("[");

  for (guint i = 0; i < words->len; i++)
    {
      g_string_append (out, i == 0 ? "\n" : ",\n");
      append_entry_json (out, &entries[i], g_ptr_array_index (words, i));
    }
  g_string_append (out, "\n]\n");
  cli_write (out->str, out->len);
}

static void
print_entries (const EntenteEntry *entries,
               GPtrArray *words,
               CliFormat format)
{
  static const char *const names[] = { "date", "act", "title", "parties", "place", "event", "id" };
  const char *labels[] = { _ ("Date"),  _ ("What"),  _ ("Title"), _ ("Parties"),
                           _ ("Place"), _ ("Event"), _ ("Number") };
  g_autoptr(CliTable) table = cli_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cli_table_add_heading (table, format == CLI_TABLE ? labels[i] : names[i]);
  for (guint i = 0; i < words->len; i++)
    {
      const EntenteEntryWords *row = g_ptr_array_index (words, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, entries[i].record);
      g_autofree char *date
          = format == CLI_TABLE ? cli_date_words (row->date) : g_strdup (row->date);

      cli_table_add_row (table);
      cli_table_add_cell (table, date);
      cli_table_add_cell (table, format == CLI_TABLE ? entente_entry_act_label (entries[i].act)
                                                     : entente_entry_act_code (entries[i].act));
      cli_table_add_cell (table, row->title);
      cli_table_add_cell (table, row->parties);
      cli_table_add_cell (table, row->place);
      cli_table_add_cell (table, row->event);
      cli_table_add_cell (table, id);
    }
  cli_table_print (table, format);
}

/* The entries that a filter lets through, side by side. */
static GArray *
select_entries (EntenteStore *store,
                const EntenteFilter *filter,
                CliRestricted *restricted,
                GError **error)
{
  g_autoptr(EntenteTimeline) timeline = entente_store_timeline (store, NULL, error);
  g_autoptr(GArray) places = NULL;
  g_autoptr(GArray) chosen = g_array_new (FALSE, FALSE, sizeof (EntenteEntry));
  const EntenteEntry *entries;
  guint n_entries;

  places = timeline != NULL ? entente_timeline_select (timeline, store, filter, NULL, error) : NULL;
  if (places == NULL)
    return NULL;
  entries = entente_timeline_get_entries (timeline, &n_entries);
  for (guint i = 0; i < places->len; i++)
    {
      const EntenteEntry *entry = &entries[g_array_index (places, guint, i)];

      if (!cli_restricted_leaves_out (restricted, store, entry->record))
        g_array_append_vals (chosen, entry, 1);
    }
  return g_steal_pointer (&chosen);
}

CliStatus
cli_timeline (const CliCommand *command,
              int argc,
              char **argv)
{
  g_auto(Options) options = { .ends_within = NO_DAYS };
  const GOptionEntry entries[] = {
    { "party", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.parties,
      N_ ("Only of this party; may be repeated"), N_ ("P") },
    { "together", 0, 0, G_OPTION_ARG_NONE, &options.together,
      N_ ("What all of the parties share"), NULL },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      N_ ("From this day on, as 2025-11-17"), N_ ("D") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("Up to this day"), N_ ("D") },
    { "restricted", 0, 0, G_OPTION_ARG_NONE, &options.restricted.shown,
      N_ ("Restricted records too"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("table, csv or json"), N_ ("FORMAT") },
    { NULL },
  };
  g_autoptr(GArray) parties = g_array_new (FALSE, FALSE, sizeof (gint64));
  EntenteFilter filter = { .parties = parties };
  g_autoptr(EntenteStore) store = NULL;
  g_autoptr(GArray) chosen = NULL;
  g_autoptr(GPtrArray) words = NULL;
  g_autoptr(GError) error = NULL;
  CliFormat format;

  if (!cli_parse (command, entries, 1, 1, &argc, &argv)
      || !cli_parse_format (options.format, CLI_TABLE | CLI_CSV | CLI_JSON, &format)
      || !check_options (&options, ENTENTE_KIND_NONE))
    return CLI_USAGE;
  store = cli_open (argv[0], ENTENTE_STORE_READ_ONLY, &error);
  if (store == NULL || !read_filter (store, &options, &filter, &error))
    return cli_fail (error);
  chosen = select_entries (store, &filter, &options.restricted, &error);
  if (chosen != NULL)
    words = entente_store_entry_words (store, (const EntenteEntry *)chosen->data, chosen->len, NULL,
                                       &error);
  if (words == NULL)
    return cli_fail (error);
  if (format == CLI_JSON)
    print_entries_json ((const EntenteEntry *) chosen->data, words);
  else
    print_entries ((const EntenteEntry *) chosen->data, words, format);
  cli_restricted_say (&options.restricted);
  return CLI_DONE;
}
