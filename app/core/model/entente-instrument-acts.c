/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-instrument-private.h"

#include "entente-util.h"

/* Acts, parties and term of a record, read once into plain values. */

/* Each clause on the entry into force is held against all acts: more of them than any text has are
 * a file that wants to keep us busy. */
#define MAX_CLAUSES 16

static EntenteActDay
read_day (const EntenteRow *row,
          const char *field)
{
  const char *text = entente_row_get_text (row, field);
  EntenteActDay day = { .first = ENTENTE_DAY_NONE, .last = ENTENTE_DAY_NONE };
  EntenteDate date;

  if (text == NULL || !entente_date_parse (text, ENTENTE_DATE_INSTANT, &date, NULL)
      || entente_date_is_empty (&date))
    return day;
  day.first = entente_date_first (&date);
  day.last = entente_date_last (&date);
  day.given = TRUE;
  day.about = entente_date_is_approximate (&date) || entente_date_is_uncertain (&date);
  day.exact = day.first == day.last && !day.about;
  return day;
}

/* A length of nothing would make periods without end on one day: it says nothing. */
static gboolean
read_duration (const EntenteRow *row,
               const char *field,
               EntenteDuration *duration)
{
  const char *text = entente_row_get_text (row, field);

  *duration = (EntenteDuration){ 0 };
  return text != NULL && entente_duration_parse (text, duration, NULL)
         && duration->months + duration->days > 0;
}

static EntenteActDay
first_given (const EntenteActDay *a,
             const EntenteActDay *b,
             const EntenteActDay *c)
{
  if (a->given)
    return *a;
  if (b->given)
    return *b;
  if (c->given)
    return *c;
  return (EntenteActDay){ ENTENTE_DAY_OPEN_START, ENTENTE_DAY_OPEN_END, .given = TRUE };
}

/* The three days of an act; one that is missing falls back on the others, and an act without any
 * happened on some day, nobody knows which. */
EntenteActDay
entente_act_done (const EntenteAct *act)
{
  return first_given (&act->date, &act->received, &act->effect);
}

EntenteActDay
entente_act_received (const EntenteAct *act)
{
  return first_given (&act->received, &act->date, &act->effect);
}

EntenteActDay
entente_act_effect (const EntenteAct *act)
{
  return first_given (&act->effect, &act->date, &act->received);
}

/* Of the days that a partial date leaves open, those before the floor are out. */
void
entente_act_day_not_before (EntenteActDay *day,
                            gint32 floor)
{
  if (day->given && !day->exact && floor > day->first && floor <= day->last)
    day->first = floor;
}

gint32
entente_day_shift (gint32 day,
                   const EntenteDuration *duration,
                   int sign)
{
  if (day == ENTENTE_DAY_OPEN_START || day == ENTENTE_DAY_OPEN_END)
    return day;
  return entente_day_add_months (day, sign * duration->months) + sign * duration->days;
}

EntenteActDay
entente_act_day_shift (EntenteActDay day,
                       const EntenteDuration *duration)
{
  if (day.given)
    {
      day.first = entente_day_shift (day.first, duration, 1);
      day.last = entente_day_shift (day.last, duration, 1);
    }
  return day;
}

/* How many of the items, in order and each beginning with its day, have begun on a day. */
guint
entente_days_reached (GArray *items,
                      gint32 day)
{
  guint size = g_array_get_element_size (items);
  guint low = 0;
  guint high = items->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (*(const gint32 *) (const void *) (items->data + (gsize) middle * size) <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

int
entente_days_compare (gconstpointer a,
                      gconstpointer b)
{
  gint32 first = *(const gint32 *) a;
  gint32 second = *(const gint32 *) b;

  return (first > second) - (first < second);
}

static EntenteActRole
role_of (const char *type)
{
  static const struct
  {
    const char *type;
    EntenteActRole role;
  } roles[] = {
    { "adoption", ENTENTE_ACT_PROPOSING },
    { "authentication", ENTENTE_ACT_PROPOSING },
    { "initialling", ENTENTE_ACT_INITIALLING },
    { "signature", ENTENTE_ACT_SIGNATURE },
    { "signature_ad_referendum", ENTENTE_ACT_AD_REFERENDUM },
    { "ratification", ENTENTE_ACT_CONSENT },
    { "acceptance", ENTENTE_ACT_CONSENT },
    { "approval", ENTENTE_ACT_CONSENT },
    { "formal_confirmation", ENTENTE_ACT_CONSENT },
    { "accession", ENTENTE_ACT_ACCESSION },
    { "succession", ENTENTE_ACT_ACCESSION },
    { "notification_consent", ENTENTE_ACT_NOTIFICATION },
    { "notification_procedures", ENTENTE_ACT_NOTIFICATION },
    { "provisional_application", ENTENTE_ACT_PROVISIONAL },
    { "entry_into_force", ENTENTE_ACT_FORCE },
    { "extension", ENTENTE_ACT_EXTENSION },
    { "renewal", ENTENTE_ACT_RENEWAL },
    { "suspension", ENTENTE_ACT_SUSPENSION },
    { "resumption", ENTENTE_ACT_RESUMPTION },
    { "notice_termination", ENTENTE_ACT_NOTICE_TERMINATION },
    { "notice_non_renewal", ENTENTE_ACT_NOTICE_NON_RENEWAL },
    { "denunciation", ENTENTE_ACT_DENUNCIATION },
    { "termination", ENTENTE_ACT_TERMINATION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].type, type) == 0)
      return roles[i].role;
  return ENTENTE_ACT_OTHER;
}

static char *
side_key (EntenteKind kind,
          gint64 id,
          const char *words)
{
  if (id != 0)
    return g_strdup_printf ("%d:%" G_GINT64_FORMAT, (int) kind, id);
  return words != NULL ? g_strconcat ("words:", words, NULL) : NULL;
}

/* The place of a party among the sides, -1 for none; a new one is added. */
static int
find_side (EntenteLife *life,
           GHashTable *places,
           const EntenteValue *party,
           const EntenteSide *as)
{
  g_autofree char *key = side_key (party->kind, party->id, party->text);
  gpointer place;

  if (key == NULL)
    return -1;
  if (g_hash_table_lookup_extended (places, key, NULL, &place))
    return GPOINTER_TO_INT (place);
  g_array_append_vals (life->sides, as, 1);
  g_hash_table_insert (places, g_steal_pointer (&key), GINT_TO_POINTER (life->sides->len - 1));
  return (int) life->sides->len - 1;
}

static void
read_parties (EntenteLife *life,
              EntenteRecord *instrument,
              GHashTable *places)
{
  GPtrArray *rows = entente_record_get_part_by_key (instrument, "parties");

  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);
      const EntenteValue *party = entente_row_get (row, "party");
      const char *capacity = entente_row_get_text (row, "capacity");
      EntenteSide side = { 0 };
      guint before = life->sides->len;
      int place;

      side.aside = g_strcmp0 (capacity, "negotiating") == 0
                   || g_strcmp0 (capacity, "beneficiary") == 0;
      side.signatory = g_strcmp0 (capacity, "signatory") == 0;
      /* An organisation that signs for itself may stand in the other column only. */
      if (party->id == 0 && party->text == NULL)
        party = entente_row_get (row, "body");
      place = find_side (life, places, party, &side);
      /* One party may stand in several rows, a body in each: its strongest capacity counts. */
      if (place >= 0 && (guint) place < before)
        {
          EntenteSide *known = &g_array_index (life->sides, EntenteSide, place);

          known->aside = known->aside && side.aside;
          known->signatory = known->signatory && side.signatory;
        }
    }
}

static void
read_acts (EntenteLife *life,
           EntenteRecord *instrument,
           GHashTable *places)
{
  GPtrArray *rows = entente_record_get_part_by_key (instrument, "acts");
  const EntenteSide nobody = { 0 };
  guint n_clauses = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);
      EntenteAct act = { role_of (entente_row_get_text (row, "type")), -1 };

      if (act.role == ENTENTE_ACT_OTHER)
        continue;
      act.side = find_side (life, places, entente_row_get (row, "party"), &nobody);
      act.date = read_day (row, "date");
      act.received = read_day (row, "received");
      act.effect = read_day (row, "effect");
      act.new_end = read_day (row, "new_end");
      act.method = entente_row_get_text (row, "method");
      act.ground = entente_row_get_text (row, "ground");
      act.has_delay = read_duration (row, "delay", &act.delay);
      act.count = entente_row_get_id (row, "count");
      if (act.role == ENTENTE_ACT_FORCE && !act.date.given && !act.effect.given
          && act.method != NULL && ++n_clauses > MAX_CLAUSES)
        continue;
      g_array_append_val (life->acts, act);
    }
}

/* A side accedes if that is the first thing it does: one that signed or left before was there from
 * the start, and comes back. */
static void
find_acceding (EntenteLife *life)
{
  const guint roles = ENTENTE_ROLE_BIT (SIGNATURE) | ENTENTE_ROLE_BIT (AD_REFERENDUM)
                      | ENTENTE_ROLE_BIT (CONSENT) | ENTENTE_ROLE_BIT (NOTIFICATION)
                      | ENTENTE_ROLE_BIT (NOTICE_TERMINATION) | ENTENTE_ROLE_BIT (DENUNCIATION);
  g_autofree gint32 *acceded = g_new (gint32, life->sides->len);

  for (guint i = 0; i < life->sides->len; i++)
    acceded[i] = ENTENTE_DAY_OPEN_END;
  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (act->side < 0 || act->role != ENTENTE_ACT_ACCESSION)
        continue;
      g_array_index (life->sides, EntenteSide, act->side).acceding = TRUE;
      acceded[act->side] = MIN (acceded[act->side], entente_act_received (act).first);
    }
  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (act->side >= 0 && (1u << act->role & roles) != 0
          && entente_act_done (act).first < acceded[act->side])
        g_array_index (life->sides, EntenteSide, act->side).acceding = FALSE;
    }
}

static void
read_notes (EntenteLife *life,
            EntenteRecord *instrument,
            GHashTable *places)
{
  GPtrArray *rows = entente_record_get_part_by_key (instrument, "exchanged_notes");
  const EntenteSide nobody = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);
      EntenteAct act = { ENTENTE_ACT_NOTE, -1 };

      act.side = find_side (life, places, entente_row_get (row, "party"), &nobody);
      act.date = read_day (row, "date");
      g_array_append_val (life->acts, act);
    }
}

static void
read_term (EntenteTerm *term,
           const EntenteRow *row)
{
  const EntenteValue *maximum = entente_row_get (row, "renewal_maximum");
  const char *notice_rule = entente_row_get_text (row, "notice_rule");

  term->indefinite = g_strcmp0 (entente_row_get_text (row, "term"), "indefinite") == 0;
  term->has_length = read_duration (row, "duration", &term->length);
  term->tacit = g_strcmp0 (entente_row_get_text (row, "renewal"), "tacit") == 0;
  term->has_next = read_duration (row, "renewal_length", &term->next);
  /* "Renewable", and nothing else said: for the same length again. */
  if (!term->has_next && term->has_length)
    {
      term->next = term->length;
      term->has_next = TRUE;
    }
  term->has_maximum = maximum->set;
  term->maximum = (guint) CLAMP (maximum->id, 0, 1000000);
  term->has_notice = read_duration (row, "notice", &term->notice);
  term->before_end = notice_rule != NULL ? strcmp (notice_rule, "before_end") == 0
                                         : term->tacit && term->has_length && !term->indefinite;
}

/* Two sides end, suspend and prolong together; of more, each acts for itself. */
static gboolean
find_bilateral (const EntenteLife *life)
{
  guint n_sides = 0;

  for (guint i = 0; i < life->sides->len; i++)
    n_sides += !g_array_index (life->sides, EntenteSide, i).aside;
  if (n_sides > 2)
    return FALSE;
  for (guint i = 0; i < life->acts->len; i++)
    {
      const EntenteAct *act = &g_array_index (life->acts, EntenteAct, i);

      if (act->role == ENTENTE_ACT_ACCESSION || g_strcmp0 (act->method, "nth_ratification") == 0)
        return FALSE;
    }
  return TRUE;
}

static void
find_view_side (EntenteLife *life,
                GHashTable *places)
{
  g_autofree char *key = side_key (life->view.party_kind, life->view.party, NULL);
  gpointer place;

  life->whole = key == NULL;
  life->side = -1;
  if (key != NULL && g_hash_table_lookup_extended (places, key, NULL, &place))
    life->side = GPOINTER_TO_INT (place);
}

/* Whether an act that touches the force of the instrument counts for the view. */
gboolean
entente_life_concerns (const EntenteLife *life,
                       const EntenteAct *act)
{
  return act->side < 0 || life->bilateral || (!life->whole && act->side == life->side);
}

static void
clear_run (gpointer data)
{
  EntenteRun *run = data;

  g_clear_pointer (&run->stretches, g_array_unref);
}

static GArray *
new_runs (void)
{
  GArray *runs = g_array_new (FALSE, TRUE, sizeof (EntenteRun));

  g_array_set_clear_func (runs, clear_run);
  return runs;
}

static void
add_findings (EntenteLife *life)
{
  life->runs = new_runs ();
  life->starts = new_runs ();
  life->endings = g_array_new (FALSE, TRUE, sizeof (EntenteEnding));
  life->suspensions = g_array_new (FALSE, TRUE, sizeof (EntenteInterval));
}

static void
work_out (EntenteLife *life)
{
  entente_life_find_starts (life);
  entente_life_find_endings (life);
  entente_life_pick_starts (life);
  entente_life_find_suspensions (life);
  entente_life_lay_terms (life);
}

EntenteLife *
entente_life_new (EntenteRecord *instrument,
                  const EntenteInstrumentView *view)
{
  EntenteLife *life = g_new0 (EntenteLife, 1);
  g_autoptr(GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const EntenteRow *row = entente_record_get_row (instrument);
  const char *work = entente_row_get_text (row, "work");

  life->view = view != NULL ? *view : (EntenteInstrumentView){ 0 };
  life->acts = g_array_new (FALSE, TRUE, sizeof (EntenteAct));
  life->sides = g_array_new (FALSE, TRUE, sizeof (EntenteSide));
  add_findings (life);
  life->drafting = g_strcmp0 (work, "preparation") == 0 || g_strcmp0 (work, "negotiation") == 0;
  read_parties (life, instrument, places);
  read_acts (life, instrument, places);
  find_acceding (life);
  read_notes (life, instrument, places);
  read_term (&life->term, row);
  find_view_side (life, places);
  life->bilateral = find_bilateral (life);
  if (life->whole || life->side >= 0) /* of a stranger to the instrument nothing is known */
    work_out (life);
  return life;
}

/* The same instrument as one of its sides sees it, left alone by what other records tell. */
EntenteLife *
entente_life_new_of_side (const EntenteLife *whole,
                          int side)
{
  EntenteLife *life = g_memdup2 (whole, sizeof *whole);

  life->view = (EntenteInstrumentView){ 0 };
  life->whole = FALSE;
  life->side = side;
  g_array_ref (life->acts);
  g_array_ref (life->sides);
  life->proposed = life->initialled = life->concluded = (EntenteActDay){ 0 };
  life->provisional = (EntenteInterval){ 0 };
  add_findings (life);
  work_out (life);
  return life;
}

void
entente_life_free (EntenteLife *life)
{
  g_array_unref (life->acts);
  g_array_unref (life->sides);
  g_array_unref (life->runs);
  g_array_unref (life->starts);
  g_array_unref (life->endings);
  g_array_unref (life->suspensions);
  g_free (life);
}
