/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "random-record.h"

#include "random-value.h"

#define MAX_CHANGES 5

RandomPool *
random_pool_new (EntenteStore *store)
{
  RandomPool *pool = g_new0 (RandomPool, 1);

  pool->store = store;
  pool->n_countries = 1;
  for (EntenteKind kind = ENTENTE_KIND_NONE; kind < ENTENTE_N_KINDS; kind++)
    pool->ids[kind] = g_array_new (FALSE, FALSE, sizeof (gint64));
  return pool;
}

void
random_pool_free (RandomPool *pool)
{
  for (EntenteKind kind = ENTENTE_KIND_NONE; kind < ENTENTE_N_KINDS; kind++)
    g_array_unref (pool->ids[kind]);
  g_free (pool);
}

void
random_pool_add (RandomPool *pool,
                 EntenteKind kind,
                 gint64 id)
{
  g_array_append_val (pool->ids[kind], id);
}

void
random_pool_remove (RandomPool *pool,
                    EntenteKind kind,
                    gint64 id)
{
  for (guint i = 0; i < pool->ids[kind]->len; i++)
    if (g_array_index (pool->ids[kind], gint64, i) == id)
      {
        g_array_remove_index (pool->ids[kind], i);
        return;
      }
}

/* The record and its fields while they are made. */
typedef struct
{
  GRand *rand;
  RandomPool *pool;
  EntenteRecord *record;
  gboolean full;
} Work;

static gboolean
one_in (Work *work,
        int n)
{
  return g_rand_int_range (work->rand, 0, n) == 0;
}

static gint64
next_id (Work *work)
{
  return work->pool->store != NULL ? entente_store_next_id (work->pool->store) : 0;
}

/* One that is in the pool, seldom the record itself; 0 if there is none. */
static gint64
pick_record (Work *work,
             guint kinds,
             EntenteKind *kind)
{
  gint64 own = entente_record_get_id (work->record);
  guint n = 0;
  guint place;

  *kind = entente_record_get_kind (work->record);
  if ((kinds & ENTENTE_KIND_BIT (*kind)) != 0 && own != 0 && one_in (work, 10))
    return own;
  for (EntenteKind k = ENTENTE_KIND_NONE + 1; k < ENTENTE_N_KINDS; k++)
    if ((kinds & ENTENTE_KIND_BIT (k)) != 0)
      n += work->pool->ids[k]->len;
  if (n == 0)
    return 0;
  place = (guint) g_rand_int_range (work->rand, 0, (gint32) n);
  for (*kind = ENTENTE_KIND_NONE + 1; (kinds & ENTENTE_KIND_BIT (*kind)) == 0
                                      || place >= work->pool->ids[*kind]->len; (*kind)++)
    if ((kinds & ENTENTE_KIND_BIT (*kind)) != 0)
      place -= work->pool->ids[*kind]->len;
  return g_array_index (work->pool->ids[*kind], gint64, place);
}

static void
fill_link (Work *work,
           const EntenteField *field,
           EntenteValue *value)
{
  gboolean with_words = (field->flags & ENTENTE_FIELD_WORDS) != 0
                        && (work->full || one_in (work, 3));

  if (!with_words || work->full || one_in (work, 2))
    value->id = pick_record (work, field->kinds, &value->kind);
  if (value->id == 0)
    value->kind = ENTENTE_KIND_NONE;
  if (with_words)
    value->text = random_text (work->rand, FALSE);
}

/* A part of the record that has an id, not a citation; NULL if there is none. */
static const EntenteRow *
pick_part (Work *work)
{
  const EntenteKindInfo *info = entente_record_get_info (work->record);
  guint start = (guint) g_rand_int_range (work->rand, 0, (gint32) info->n_parts);

  for (guint i = 0; i < info->n_parts; i++)
    {
      guint part = (start + i) % info->n_parts;
      GPtrArray *rows = entente_record_get_part (work->record, part);
      const EntenteRow *row;

      if (part == entente_kind_citations (info) || rows->len == 0)
        continue;
      row = g_ptr_array_index (rows, g_rand_int_range (work->rand, 0, (gint32) rows->len));
      if (row->id != 0)
        return row;
    }
  return NULL;
}

static void
fill_value (Work *work,
            const EntenteField *field,
            EntenteValue *value)
{
  entente_value_clear (value);
  if (field->type == ENTENTE_FIELD_LINK)
    fill_link (work, field, value);
  else if (field->type == ENTENTE_FIELD_PART)
    {
      const EntenteRow *part = pick_part (work);

      value->set = part != NULL;
      value->id = part != NULL ? part->id : 0;
    }
  else
    random_value (work->rand, field, value);
}

/* The letters that a random value gives stand for those of the next country. */
static void
fill_country (Work *work)
{
  EntenteRow *row = entente_record_get_row (work->record);
  guint n = work->pool->n_countries;
  char letters[] = { 'A' + n / 676 % 26, 'A' + n / 26 % 26, 'A' + n % 26, '\0' };

  if (g_strcmp0 (entente_row_get_text (row, "alpha3"), RANDOM_ALPHA3) == 0)
    entente_row_set_text (row, "alpha3", letters);
  if (g_strcmp0 (entente_row_get_text (row, "alpha2"), RANDOM_ALPHA3 + 1) == 0)
    entente_row_set_text (row, "alpha2", n < 676 ? letters + 1 : NULL);
  work->pool->n_countries++;
}

/* A range has a beginning, and is as long as the words; random words have no wide gaps. */
static void
mend_range (EntenteRow *citation)
{
  const char *words = entente_row_get_text (citation, "words");
  const EntenteValue *first = entente_row_get (citation, "first");

  if (!entente_row_get (citation, "last")->set)
    return;
  if (!first->set)
    entente_row_set_integer (citation, "first", 0);
  entente_row_set_integer (citation, "last",
                           first->id + (words != NULL ? g_utf8_strlen (words, -1) : 1));
}

/* A citation names a field of the record, or of the part it cites, and agrees with itself. */
static void
mend_citation (Work *work,
               EntenteRow *citation)
{
  const EntenteTable *table = &entente_record_get_info (work->record)->table;
  const EntenteRow *part = NULL;

  if (entente_row_get_id (citation, "part") != 0)
    part = entente_record_find_part_row (work->record, entente_row_get_id (citation, "part"), NULL);
  if (part == NULL)
    entente_value_clear (entente_row_get (citation, "part"));
  else
    table = part->table;
  if (entente_row_get_text (citation, "field") != NULL)
    entente_row_set_text (
        citation, "field",
        table->fields[g_rand_int_range (work->rand, 0, (gint32) table->n_fields)].name);
  mend_range (citation);
  if (g_strcmp0 (entente_row_get_text (citation, "verdict"), "differs") == 0
      && entente_row_get_text (citation, "value") == NULL)
    entente_row_set_text (citation, "value", "another value");
}

/* A citation of a part that goes, goes too. */
static void
remove_row (Work *work,
            GPtrArray *rows,
            guint place)
{
  const EntenteKindInfo *info = entente_record_get_info (work->record);
  GPtrArray *citations = entente_record_get_part (work->record, entente_kind_citations (info));
  gint64 id = ((EntenteRow *) g_ptr_array_index (rows, place))->id;

  g_ptr_array_remove_index (rows, place);
  for (guint i = citations->len; i > 0; i--)
    if (id != 0 && entente_row_get_id (g_ptr_array_index (citations, i - 1), "part") == id)
      g_ptr_array_remove_index (citations, i - 1);
}

/* Another instrument of the pool, or none. */
static gint64
pick_other_instrument (Work *work)
{
  const GArray *ids = work->pool->ids[ENTENTE_KIND_INSTRUMENT];

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) != entente_record_get_id (work->record))
      return g_array_index (ids, gint64, i);
  return 0;
}

/* Not to itself, and with a reason for what is set by hand. */
static void
mend_instrument (Work *work)
{
  EntenteRow *row = entente_record_get_row (work->record);
  GPtrArray *ties = entente_record_get_part_by_key (work->record, "ties");
  gint64 id = entente_record_get_id (work->record);

  if (entente_row_get_text (row, "status_override") != NULL
      && entente_row_get_text (row, "override_reason") == NULL)
    entente_row_set_text (row, "override_reason", "the depositary says so");
  for (guint i = ties->len; id != 0 && i > 0; i--)
    {
      EntenteValue *other = entente_row_get (g_ptr_array_index (ties, i - 1), "other");

      if (other->id != id)
        continue;
      other->id = pick_other_instrument (work);
      if (other->id == 0)
        remove_row (work, ties, i - 1);
    }
}

/* A mandate is on a body or a post; FALSE if there is neither. */
static gboolean
mend_mandate (Work *work)
{
  EntenteRow *row = entente_record_get_row (work->record);
  EntenteValue *body = entente_row_get (row, "body");

  if (body->id == 0 && entente_row_get_id (row, "post") == 0)
    body->id = pick_record (work, ENTENTE_KIND_BIT (ENTENTE_KIND_BODY), &body->kind);
  return body->id != 0 || entente_row_get_id (row, "post") != 0;
}

/* The rules that concern more than one field. FALSE if something that is needed cannot be had. */
static gboolean
mend (Work *work)
{
  EntenteRow *row = entente_record_get_row (work->record);
  const EntenteKindInfo *info = entente_record_get_info (work->record);
  EntenteValue *number = entente_row_get (row, "extent_number");
  GPtrArray *citations = entente_record_get_part (work->record, entente_kind_citations (info));
  const char *extent = entente_row_get_text (row, "extent");

  if (g_strcmp0 (extent, "exactly") == 0 || g_strcmp0 (extent, "at_least") == 0)
    number->set = TRUE;
  else
    entente_value_clear (number);
  if (info->kind == ENTENTE_KIND_COUNTRY)
    fill_country (work);
  if (info->kind == ENTENTE_KIND_PERSON && entente_row_get_text (row, "family") == NULL)
    {
      g_autofree char *family = random_text (work->rand, FALSE);

      entente_row_set_text (row, "family", family);
    }
  if (info->kind == ENTENTE_KIND_INSTRUMENT)
    mend_instrument (work);
  if (info->kind == ENTENTE_KIND_MANDATE && !mend_mandate (work))
    return FALSE;
  for (guint i = 0; i < citations->len; i++)
    mend_citation (work, g_ptr_array_index (citations, i));
  return TRUE;
}

/* FALSE if something that is needed cannot be had. */
static gboolean
fill_row (Work *work,
          EntenteRow *row)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      gboolean needed = (field->flags & ENTENTE_FIELD_REQUIRED) != 0;

      if (needed || work->full || one_in (work, 2))
        fill_value (work, field, &row->values[i]);
      if (needed && entente_value_is_empty (field, &row->values[i]))
        return FALSE;
    }
  return TRUE;
}

static void
add_row (Work *work,
         guint part)
{
  const EntenteTable *table = entente_record_get_info (work->record)->parts[part];
  EntenteRow *row = entente_row_new (table);

  if (!fill_row (work, row) || entente_row_is_empty (row))
    {
      entente_row_free (row);
      return;
    }
  row->id = next_id (work);
  g_ptr_array_add (entente_record_get_part (work->record, part), row);
}

static void
fill_parts (Work *work)
{
  const EntenteKindInfo *info = entente_record_get_info (work->record);

  for (guint i = 0; i < info->n_parts; i++)
    {
      int n = g_rand_int_range (work->rand, work->full ? 1 : 0, 4);

      for (int j = 0; j < n; j++)
        add_row (work, i);
    }
  if (entente_record_get_part (work->record, ENTENTE_PART_NAMES)->len == 0)
    add_row (work, ENTENTE_PART_NAMES);
}

static EntenteRecord *
make_record (GRand *rand,
             EntenteKind kind,
             RandomPool *pool,
             gboolean full)
{
  g_autoptr(EntenteRecord) record = entente_record_new (kind);
  g_autoptr(GError) error = NULL;
  Work work = { rand, pool, record, full };

  entente_record_set_id (record, next_id (&work));
  if (!fill_row (&work, entente_record_get_row (record)))
    return NULL;
  fill_parts (&work);
  if (!mend (&work))
    return NULL;
  entente_record_check (record, NULL, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&record);
}

EntenteRecord *
random_record (GRand *rand,
               EntenteKind kind,
               RandomPool *pool)
{
  return make_record (rand, kind, pool, FALSE);
}

EntenteRecord *
full_record (GRand *rand,
             EntenteKind kind,
             RandomPool *pool)
{
  return make_record (rand, kind, pool, TRUE);
}

static void
change_row (Work *work,
            EntenteRow *row)
{
  guint i = (guint) g_rand_int_range (work->rand, 0, (gint32) row->table->n_fields);
  const EntenteField *field = &row->table->fields[i];
  g_autoptr(EntenteRow) before = entente_row_copy (row);

  if ((field->flags & ENTENTE_FIELD_REQUIRED) == 0 && one_in (work, 3))
    entente_value_clear (&row->values[i]);
  else
    fill_value (work, field, &row->values[i]);
  if (entente_row_is_empty (row)
      || ((field->flags & ENTENTE_FIELD_REQUIRED) != 0
          && entente_value_is_empty (field, &row->values[i])))
    entente_value_copy (&row->values[i], &before->values[i]);
}

static void
swap_rows (Work *work,
           GPtrArray *rows)
{
  guint i = (guint) g_rand_int_range (work->rand, 0, (gint32) rows->len);
  guint j = (guint) g_rand_int_range (work->rand, 0, (gint32) rows->len);
  gpointer row = rows->pdata[i];

  rows->pdata[i] = rows->pdata[j];
  rows->pdata[j] = row;
}

static void
change_parts (Work *work)
{
  const EntenteKindInfo *info = entente_record_get_info (work->record);
  guint part = (guint) g_rand_int_range (work->rand, 0, (gint32) info->n_parts);
  GPtrArray *rows = entente_record_get_part (work->record, part);
  gboolean last_name = part == ENTENTE_PART_NAMES && rows->len < 2;
  guint place;

  if (rows->len == 0 || one_in (work, 3))
    {
      add_row (work, part);
      return;
    }
  place = (guint) g_rand_int_range (work->rand, 0, (gint32) rows->len);
  switch (g_rand_int_range (work->rand, 0, 3))
    {
    case 0:
      if (!last_name)
        remove_row (work, rows, place);
      break;
    case 1:
      swap_rows (work, rows);
      break;
    default:
      change_row (work, g_ptr_array_index (rows, place));
      break;
    }
}

void
random_change (GRand *rand,
               EntenteRecord *record,
               RandomPool *pool)
{
  Work work = { rand, pool, record, FALSE };
  g_autoptr(GError) error = NULL;

  for (int n = g_rand_int_range (rand, 1, MAX_CHANGES + 1); n > 0; n--)
    if (one_in (&work, 2))
      change_row (&work, entente_record_get_row (record));
    else
      change_parts (&work);
  if (!mend (&work))
    g_assert_not_reached ();
  entente_record_check (record, NULL, &error);
  g_assert_no_error (error);
}
