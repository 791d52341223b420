/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-dossier-data.h"

#include "entente-date.h"
#include "entente-holding.h"
#include "entente-util.h"

/* What a group of ties is called where the plural of the kind would not say it. */
typedef struct
{
  const char *table;
  const char *field;
  const char *heading;
} Heading;

static const Heading headings[] = {
  { "citation", "source", N_ ("Cited by") },
  { "commitment", "came_from", N_ ("Promised") },
  { "commitment", "owner", N_ ("To do here") },
  { "commitment_by", "actor", N_ ("Commitments made") },
  { "commitment_to", "actor", N_ ("Commitments received") },
  { "commitment_state", "meeting", N_ ("Commitments followed up") },
  { "country_group", "group", N_ ("Countries") },
  { "country_succession", "successor", N_ ("Succeeds") },
  { "event", "part_of", N_ ("Parts of it") },
  { "event", "session_of", N_ ("Sessions") },
  { "event_participation", "head", N_ ("Delegations headed") },
  { "event_seat", "body", N_ ("Elections to it") },
  { "event_seat", "post", N_ ("Elections to it") },
  { "instrument", "depositary", N_ ("Depositary of") },
  { "instrument", "sidelines_of", N_ ("Signed on its sidelines") },
  { "instrument", "signed_at", N_ ("Signed there") },
  { "instrument_signatory", "person", N_ ("Signed") },
  { "instrument_tie", "other", N_ ("Tied instruments") },
  { "mandate", "elected_at", N_ ("Elected there") },
  { "mandate_support", "party", N_ ("Candidatures supported") },
  { "meeting", "part_of", N_ ("Parts of it") },
  { "meeting", "session_of", N_ ("Sessions") },
  { "meeting", "sidelines_of", N_ ("Meetings on its sidelines") },
  { "membership", "organisation", N_ ("Members") },
  { "organisation", "country", N_ ("National bodies") },
  { "organisation", "parent", N_ ("Belong to it") },
  { "organisation_succession", "other", N_ ("Succeeds") },
  { "post", "ex_officio_of", N_ ("Posts held ex officio") },
  { "post_holding", "person", N_ ("Posts held") },
  { "project_basis", "instrument", N_ ("Projects that rest on it") },
  { "record_topic", "topic", N_ ("On this topic") },
  { "statement", "made_at", N_ ("Said there") },
  { "statement_about", "about", N_ ("Statements about it") },
  { "statement_by", "actor", N_ ("Statements made") },
  { "topic", "parent", N_ ("Topics below") },
};

/* In this order the groups stand. */
static const EntenteKind kind_order[] = {
  ENTENTE_KIND_COMMITMENT, ENTENTE_KIND_MEETING,    ENTENTE_KIND_INSTRUMENT, ENTENTE_KIND_EVENT,
  ENTENTE_KIND_POST,       ENTENTE_KIND_MEMBERSHIP, ENTENTE_KIND_MANDATE,    ENTENTE_KIND_BODY,
  ENTENTE_KIND_PROJECT,    ENTENTE_KIND_STATEMENT,  ENTENTE_KIND_PERSON,
  ENTENTE_KIND_ORGANISATION, ENTENTE_KIND_COUNTRY,  ENTENTE_KIND_SOURCE,     ENTENTE_KIND_TOPIC,
  ENTENTE_KIND_GROUP,      ENTENTE_KIND_SECTOR,
};

static void
link_free (EntenteDossierLink *link)
{
  g_free (link->title);
  g_free (link->subtitle);
  g_free (link->when);
  g_free (link->via_title);
  g_free (link);
}

static void
group_free (EntenteDossierGroup *group)
{
  g_ptr_array_unref (group->links);
  g_free (group);
}

static const char *
heading_of (const EntenteTie *tie)
{
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (strcmp (headings[i].table, tie->table->name) == 0
        && strcmp (headings[i].field, tie->field->name) == 0)
      return _ (headings[i].heading);
  return _ (entente_kind_get_info (tie->kind)->table.label_plural);
}

/* Of a person, the posts come first: they say who it is. */
static guint
rank_of (EntenteKind shown,
         EntenteKind kind)
{
  if (shown == ENTENTE_KIND_PERSON && kind == ENTENTE_KIND_POST)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (kind_order); i++)
    if (kind_order[i] == kind)
      return i + 1;
  return G_N_ELEMENTS (kind_order) + 1;
}

/* What ties to the record in one way. */
typedef struct
{
  const char *heading;
  guint rank;
  GPtrArray *ties; /* of EntenteTie */
} Bundle;

static void
bundle_free (Bundle *bundle)
{
  g_ptr_array_unref (bundle->ties);
  g_free (bundle);
}

static int
compare_bundles (gconstpointer a,
                 gconstpointer b)
{
  const Bundle *first = *(Bundle *const *) a;
  const Bundle *second = *(Bundle *const *) b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return strcmp (first->heading, second->heading);
}

/* What was entered last comes first: of many, these are read. What the record has itself and through
 * another too, it has itself. */
static int
compare_ties (gconstpointer a,
              gconstpointer b)
{
  const EntenteTie *first = *(EntenteTie *const *) a;
  const EntenteTie *second = *(EntenteTie *const *) b;

  if (first->record != second->record)
    return first->record < second->record ? 1 : -1;
  return (first->via > second->via) - (first->via < second->via);
}

static Bundle *
find_bundle (GPtrArray *bundles,
             const EntenteTie *tie,
             EntenteKind shown)
{
  const char *heading = heading_of (tie);
  guint rank = rank_of (shown, tie->kind);
  Bundle *bundle;

  for (guint i = 0; i < bundles->len; i++)
    {
      bundle = g_ptr_array_index (bundles, i);
      if (bundle->rank == rank && strcmp (bundle->heading, heading) == 0)
        return bundle;
    }
  bundle = g_new0 (Bundle, 1);
  bundle->heading = heading;
  bundle->rank = rank;
  bundle->ties = g_ptr_array_new ();
  g_ptr_array_add (bundles, bundle);
  return bundle;
}

/* Ties of one field follow each other: it is looked at once, not for each of half a million. */
static GPtrArray *
bundle_ties (GArray *ties,
             EntenteKind shown)
{
  GPtrArray *bundles = g_ptr_array_new_with_free_func ((GDestroyNotify) bundle_free);
  const EntenteTie *before = NULL;
  Bundle *bundle = NULL;

  for (guint i = 0; i < ties->len; i++)
    {
      EntenteTie *tie = &g_array_index (ties, EntenteTie, i);

      if (before == NULL || before->field != tie->field || before->kind != tie->kind)
        bundle = find_bundle (bundles, tie, shown);
      g_ptr_array_add (bundle->ties, tie);
      before = tie;
    }
  g_ptr_array_sort (bundles, compare_bundles);
  return bundles;
}

/* Dated ones by date, the latest first; the rest by title. */
static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const EntenteDossierLink *first = *(EntenteDossierLink *const *) a;
  const EntenteDossierLink *second = *(EntenteDossierLink *const *) b;

  if (first->order != second->order)
    return first->order < second->order ? 1 : -1;
  return g_utf8_collate (first->title, second->title);
}

/* The latest state of a commitment is where it stands. */
static const char *
state_of (EntenteRecord *record)
{
  GPtrArray *states;
  const char *code;
  int place;

  if (entente_record_get_kind (record) != ENTENTE_KIND_COMMITMENT)
    return NULL;
  states = entente_record_get_part_by_key (record, "states");
  if (states->len == 0)
    return NULL;
  code = entente_row_get_text (g_ptr_array_index (states, states->len - 1), "state");
  place = entente_vocabulary_find (&entente_vocabulary_commitment_state, code);
  return place >= 0 ? entente_vocabulary_commitment_state.codes[place].code : NULL;
}

/* Of a holding or a membership the date says when; else the date of the record itself. */
static const char *
date_of_tie (EntenteRecord *record,
             const EntenteTie *tie)
{
  const EntenteRow *row = NULL;
  int place;

  if (tie->part != 0)
    row = entente_record_find_part_row (record, tie->part, NULL);
  if (row != NULL)
    {
      place = entente_table_find_field (row->table, "period");
      if (place >= 0 && row->values[place].text != NULL)
        return row->values[place].text;
      place = entente_table_find_field (row->table, "attested");
      if (place >= 0 && row->values[place].text != NULL)
        return row->values[place].text;
    }
  return entente_dossier_date_of (record);
}

/* The date has its own place beside the title. */
static char *
without_date (char *subtitle,
              const char *date)
{
  const char *rest;

  if (subtitle == NULL || date == NULL || !g_str_has_prefix (subtitle, date))
    return subtitle;
  rest = subtitle + strlen (date);
  if (g_str_has_prefix (rest, " · "))
    rest += strlen (" · ");
  memmove (subtitle, rest, strlen (rest) + 1);
  return subtitle;
}

/* Of a post: how far the person whose dossier it is is known to hold it. Takes the subtitle. */
static char *
with_holding (char *subtitle,
              EntenteRecord *record,
              const EntenteTie *tie)
{
  const EntenteRow *row = NULL;
  EntenteHolding holding;
  g_autofree char *given = subtitle;
  g_autofree char *words = NULL;

  if (tie->part != 0 && tie->kind == ENTENTE_KIND_POST)
    row = entente_record_find_part_row (record, tie->part, NULL);
  if (row == NULL || entente_table_find_field (row->table, "person") < 0)
    return g_steal_pointer (&given);
  entente_holding_find (record, entente_row_get_id (row, "person"), entente_today (), &holding);
  words = entente_holding_words (&holding);
  if (words == NULL || entente_str_empty (given))
    return words == NULL ? g_steal_pointer (&given) : g_steal_pointer (&words);
  return g_strdup_printf ("%s · %s", given, words);
}

static EntenteDossierLink *
read_link (EntenteStore *store,
           const EntenteTie *tie)
{
  g_autoptr(EntenteRecord) record = entente_store_load (store, tie->record, NULL);
  EntenteDossierLink *link;
  EntenteDate date;
  const char *edtf;

  if (record == NULL)
    return NULL;
  link = g_new0 (EntenteDossierLink, 1);
  link->id = tie->record;
  link->kind = tie->kind;
  link->title = entente_store_title (store, tie->record);
  link->subtitle = entente_store_subtitle (store, tie->record);
  link->state = state_of (record);
  link->via = tie->via;
  link->via_title = tie->via != 0 ? entente_store_title (store, tie->via) : NULL;
  if (link->title == NULL)
    link->title = g_strdup (_ ("Without a title"));
  link->order = G_MININT32;
  edtf = date_of_tie (record, tie);
  if (edtf != NULL && entente_date_parse (edtf, ENTENTE_DATE_SPAN, &date, NULL))
    {
      link->when = entente_date_format (&date, NULL);
      link->order = entente_date_first (&date);
    }
  link->subtitle = without_date (link->subtitle, link->when);
  link->subtitle = with_holding (link->subtitle, record, tie);
  if (entente_str_empty (link->subtitle))
    g_clear_pointer (&link->subtitle, g_free);
  return link;
}

static EntenteDossierGroup *
read_group (EntenteStore *store,
            Bundle *bundle,
            guint limit,
            GCancellable *cancellable)
{
  EntenteDossierGroup *group = g_new0 (EntenteDossierGroup, 1);
  gint64 previous = 0;

  group->heading = bundle->heading;
  group->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  g_ptr_array_sort (bundle->ties, compare_ties);
  for (guint i = 0; i < bundle->ties->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const EntenteTie *tie = g_ptr_array_index (bundle->ties, i);
      EntenteDossierLink *link;

      if (previous == tie->record)
        continue;
      previous = tie->record;
      group->n_links++;
      link = group->links->len < limit ? read_link (store, tie) : NULL;
      if (link != NULL)
        g_ptr_array_add (group->links, link);
    }
  g_ptr_array_sort (group->links, compare_links);
  return group;
}

static GPtrArray *
read_groups (EntenteStore *store,
             EntenteKind shown,
             GArray *ties,
             const EntenteDossierLimits *limits,
             GCancellable *cancellable)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  g_autoptr(GPtrArray) bundles = bundle_ties (ties, shown);

  for (guint i = 0; i < bundles->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      Bundle *bundle = g_ptr_array_index (bundles, i);
      gboolean wide = g_strcmp0 (bundle->heading, limits->wide) == 0;

      g_ptr_array_add (groups, read_group (store, bundle,
                                           wide ? limits->of_wide : limits->of_others,
                                           cancellable));
    }
  return groups;
}

static void
add_title (EntenteDossierData *data,
           EntenteStore *store,
           gint64 id)
{
  char *title;

  if (id == 0 || g_hash_table_contains (data->titles, &id))
    return;
  title = entente_store_title (store, id);
  if (title != NULL)
    g_hash_table_insert (data->titles, g_memdup2 (&id, sizeof id), title);
  title = entente_store_short_title (store, id);
  if (title != NULL)
    g_hash_table_insert (data->short_titles, g_memdup2 (&id, sizeof id), title);
}

static void
read_titles (EntenteDossierData *data,
             EntenteStore *store,
             const EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    if (row->table->fields[i].type == ENTENTE_FIELD_LINK)
      add_title (data, store, row->values[i].id);
}

static void
number_source (EntenteDossierData *data,
               gint64 source)
{
  for (guint i = 0; i < data->sources->len; i++)
    if (g_array_index (data->sources, gint64, i) == source)
      return;
  g_array_append_val (data->sources, source);
}

static void
read_record (EntenteDossierData *data,
             EntenteStore *store)
{
  const EntenteKindInfo *info = entente_record_get_info (data->record);
  GPtrArray *citations = entente_record_get_part (data->record, entente_kind_citations (info));

  read_titles (data, store, entente_record_get_row (data->record));
  for (guint part = 0; part < info->n_parts; part++)
    {
      GPtrArray *rows = entente_record_get_part (data->record, part);

      for (guint i = 0; i < rows->len; i++)
        read_titles (data, store, g_ptr_array_index (rows, i));
    }
  for (guint i = 0; i < citations->len; i++)
    number_source (data, entente_row_get_id (g_ptr_array_index (citations, i), "source"));
}

static gint32
first_day_in_force (EntenteRecord *instrument)
{
  g_autoptr(GArray) spans = entente_instrument_spans (instrument, NULL);

  for (guint i = 0; i < spans->len; i++)
    {
      const EntenteStatusSpan *span = &g_array_index (spans, EntenteStatusSpan, i);

      if (strcmp (span->status, "in_force") == 0)
        return span->first;
    }
  return ENTENTE_DAY_NONE;
}

/* What ends an instrument may stand in another one. */
static void
read_end (EntenteDossierData *data,
          EntenteStore *store,
          GArray *ties)
{
  for (guint i = 0; i < ties->len; i++)
    {
      const EntenteTie *tie = &g_array_index (ties, EntenteTie, i);
      g_autoptr(EntenteRecord) other = NULL;
      const EntenteRow *row;
      const char *type;
      gint32 *day;

      if (strcmp (tie->table->name, "instrument_tie") != 0
          || tie->record == entente_record_get_id (data->record))
        continue;
      other = entente_store_load (store, tie->record, NULL);
      row = other != NULL ? entente_record_find_part_row (other, tie->part, NULL) : NULL;
      type = row != NULL ? entente_row_get_text (row, "type") : NULL;
      if (g_strcmp0 (type, "supersedes") == 0)
        day = &data->view.superseded_on;
      else if (g_strcmp0 (type, "terminates") == 0)
        day = &data->view.terminated_on;
      else
        continue;
      if (*day == ENTENTE_DAY_NONE)
        *day = first_day_in_force (other);
    }
}

/**
 * entente_dossier_data_gather:
 * @id: the record to show
 * @limits: how many links of each group are read
 *
 * Reads all that a dossier shows; for a thread of its own.
 *
 * Returns: (transfer full) (nullable): the data, or %NULL with @error set
 */
EntenteDossierData *
entente_dossier_data_gather (EntenteStore *store,
                             gint64 id,
                             const EntenteDossierLimits *limits,
                             GCancellable *cancellable,
                             GError **error)
{
  g_autoptr(EntenteDossierData) data = g_new0 (EntenteDossierData, 1);
  g_autoptr(GArray) ties = NULL;
  g_autoptr(GArray) via = NULL;
  EntenteKind home_kind;

  data->record = entente_store_load (store, id, error);
  if (data->record == NULL)
    return NULL;
  data->titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  data->short_titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  data->sources = g_array_new (FALSE, FALSE, sizeof (gint64));
  data->title = entente_store_title (store, id);
  data->is_home = entente_store_get_home (store, &home_kind) == id;
  data->stamps = entente_store_stamps (store, id, NULL);
  read_record (data, store);
  ties = entente_store_ties (store, id, cancellable, error);
  via = ties != NULL ? entente_store_ties_via (store, id, cancellable, error) : NULL;
  if (via == NULL)
    return NULL;
  g_array_append_vals (ties, via->data, via->len);
  if (entente_record_get_kind (data->record) == ENTENTE_KIND_INSTRUMENT)
    read_end (data, store, ties);
  data->groups = read_groups (store, entente_record_get_kind (data->record), ties, limits,
                              cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&data);
}

void
entente_dossier_data_free (EntenteDossierData *data)
{
  g_clear_object (&data->record);
  g_clear_pointer (&data->title, g_free);
  g_clear_pointer (&data->titles, g_hash_table_unref);
  g_clear_pointer (&data->short_titles, g_hash_table_unref);
  g_clear_pointer (&data->sources, g_array_unref);
  g_clear_pointer (&data->groups, g_ptr_array_unref);
  g_clear_pointer (&data->stamps, entente_stamps_free);
  g_free (data);
}

/**
 * entente_dossier_data_title:
 * @id: a record that the one shown names
 *
 * Returns: (transfer none): what it is called
 */
const char *
entente_dossier_data_title (EntenteDossierData *data,
                            gint64 id)
{
  const char *title = g_hash_table_lookup (data->titles, &id);

  return title != NULL ? title : _ ("Without a title");
}

/**
 * entente_dossier_data_short_title:
 * @id: a record that the one shown names
 *
 * Returns: (transfer none): its acronym, or what it is called
 */
const char *
entente_dossier_data_short_title (EntenteDossierData *data,
                                  gint64 id)
{
  const char *title = g_hash_table_lookup (data->short_titles, &id);

  return title != NULL ? title : entente_dossier_data_title (data, id);
}

/**
 * entente_dossier_date_field:
 * @info: a kind
 *
 * Returns: (transfer none) (nullable): the field that says when it was
 */
const EntenteField *
entente_dossier_date_field (const EntenteKindInfo *info)
{
  static const char *const names[] = { "date", "period", "published", "due", NULL };

  for (guint i = 0; names[i] != NULL; i++)
    {
      int place = entente_table_find_field (&info->table, names[i]);

      if (place >= 0)
        return &info->table.fields[place];
    }
  return NULL;
}

/**
 * entente_dossier_date_of:
 * @record: a record
 *
 * Returns: (transfer none) (nullable): when it was, in EDTF; of an instrument, when it was signed
 *   or else first acted upon
 */
const char *
entente_dossier_date_of (EntenteRecord *record)
{
  const EntenteField *field = entente_dossier_date_field (entente_record_get_info (record));
  const char *first = NULL;
  GPtrArray *acts;

  if (field != NULL)
    return entente_row_get_text (entente_record_get_row (record), field->name);
  if (entente_record_get_kind (record) != ENTENTE_KIND_INSTRUMENT)
    return NULL;
  acts = entente_record_get_part_by_key (record, "acts");
  for (guint i = 0; i < acts->len; i++)
    {
      const EntenteRow *act = g_ptr_array_index (acts, i);
      const char *date = entente_row_get_text (act, "date");

      if (date != NULL && g_strcmp0 (entente_row_get_text (act, "type"), "signature") == 0)
        return date;
      if (first == NULL)
        first = date;
    }
  return first;
}
