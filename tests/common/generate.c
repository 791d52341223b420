/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "generate.h"

#include "entente-jsonl-writer.h"

/* Ids follow from kind and place, so that links can go anywhere without a list of what there is. */
#define FIRST_ID ((gint64) 1 << 46)
#define KIND_SHIFT 38
#define STRIDE 64

/* Of a thousand records; every kind has some. */
static const guint shares[ENTENTE_N_KINDS] = {
  [ENTENTE_KIND_TOPIC] = 5,        [ENTENTE_KIND_GROUP] = 1,       [ENTENTE_KIND_SECTOR] = 1,
  [ENTENTE_KIND_COUNTRY] = 8,      [ENTENTE_KIND_ORGANISATION] = 90, [ENTENTE_KIND_BODY] = 20,
  [ENTENTE_KIND_PERSON] = 150,     [ENTENTE_KIND_POST] = 60,       [ENTENTE_KIND_SOURCE] = 80,
  [ENTENTE_KIND_PROJECT] = 20,     [ENTENTE_KIND_EVENT] = 60,      [ENTENTE_KIND_MEETING] = 215,
  [ENTENTE_KIND_INSTRUMENT] = 140, [ENTENTE_KIND_MEMBERSHIP] = 60, [ENTENTE_KIND_MANDATE] = 20,
  [ENTENTE_KIND_COMMITMENT] = 40,  [ENTENTE_KIND_STATEMENT] = 30,
};

static const char *const words[] = {
  "telecommunication", "ministry", "cooperation", "digital", "network", "satellite", "programme",
  "of", "the", "and", "for", "regional", "forum", "conference", "agreement", "post", "services",
  "security", "broadband", "exchange", "training", "experts", "frequency", "spectrum", "roaming",
  "coopération", "numérique", "réseau", "ministère", "sécurité", "échange", "formation", "accord",
  "الاتصالات", "وزارة", "التعاون", "الرقمي", "الشبكة", "برنامج", "الأمن", "تدريب", "اتفاق",
  "rabitə", "nazirliyi", "əməkdaşlıq", "şəbəkə", "İnkişaf", "Genève", "Doha", "Teheran", "Baku",
  "Algiers", "Nairobi", "2025", "5G", "FTTH", "ITU-T", "open", "access", "innovation", "park",
};

static const char *const languages[] = { "en", "fr", "ar", "az-Latn", "fa", "es" };

/* Three of these make a word: there are as many as in a catalogue of names. */
static const char syllables[][4] = {
  "ba", "cor", "da", "el", "fi", "gra", "hu", "il", "jo", "ka", "lem", "mi", "nor", "os", "pe", "qui",
  "ra", "sol", "ti", "ul", "va", "win", "xe", "yo", "za", "bre", "chi", "dou", "fra", "gli", "ler", "mat",
};

struct _Generator
{
  guint64 state;
  guint counts[ENTENTE_N_KINDS];
  EntenteKind kind;
  guint place;
  gint64 part_id;
};

/* SplitMix64: small, and the same everywhere. */
static guint64
draw (Generator *self)
{
  guint64 z = (self->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint
below (Generator *self,
       guint limit)
{
  return (guint) (draw (self) % limit);
}

static gboolean
chance (Generator *self,
        guint percent)
{
  return below (self, 100) < percent;
}

static gint64
id_of (EntenteKind kind,
       guint place)
{
  return FIRST_ID + ((gint64) kind << KIND_SHIFT) + (gint64) place * STRIDE;
}

/* A few words are in everything, most in little. */
static void
append_word (Generator *self,
             GString *text)
{
  guint word;

  if (chance (self, 60))
    {
      g_string_append (text, words[below (self, G_N_ELEMENTS (words))]);
      return;
    }
  word = below (self, 1 + below (self, 32 * 32 * 32));
  g_string_append (text, syllables[word % 32]);
  g_string_append (text, syllables[word / 32 % 32]);
  g_string_append (text, syllables[word / 1024]);
}

static char *
make_text (Generator *self,
           guint n_words,
           gboolean note)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, note && chance (self, 4) ? '\n' : ' ');
      append_word (self, text);
    }
  if (note && chance (self, 10))
    g_string_append (text, " “quoted” \"twice\" \\ and\ttabbed");
  return g_string_free (text, FALSE);
}

static char *
make_day (Generator *self)
{
  guint year = 1990 + below (self, 40);

  switch (below (self, 10))
    {
    case 0:
      return g_strdup_printf ("%u", year);
    case 1:
      return g_strdup_printf ("%u-%02u", year, 1 + below (self, 12));
    case 2:
      return g_strdup_printf ("%u~", year);
    case 3:
      return g_strdup_printf ("[%u-11-17..%u-11-22]", year, year);
    default:
      return g_strdup_printf ("%u-%02u-%02u", year, 1 + below (self, 12), 1 + below (self, 28));
    }
}

static char *
make_span (Generator *self)
{
  guint year = 1990 + below (self, 30);

  switch (below (self, 5))
    {
    case 0:
      return g_strdup_printf ("%u-%02u-05/%u-%02u-09", year, 3, year, 3 + below (self, 9));
    case 1:
      return g_strdup_printf ("%u-04-01/..", year);
    case 2:
      return g_strdup_printf ("%u/%u", year, year + 1 + below (self, 8));
    default:
      return make_day (self);
    }
}

static EntenteKind
choose_kind (Generator *self,
             guint kinds)
{
  EntenteKind kind;

  do
    kind = 1 + (EntenteKind) below (self, ENTENTE_N_KINDS - 1);
  while ((kinds & ENTENTE_KIND_BIT (kind)) == 0);
  return kind;
}

/* Among one's own kind only what comes before: nothing is part of itself by detours. */
static gboolean
fill_link (Generator *self,
           const EntenteField *field,
           EntenteValue *value)
{
  EntenteKind kind;
  guint limit;

  if ((field->flags & ENTENTE_FIELD_WORDS) != 0 && chance (self, 5))
    {
      value->text = make_text (self, 2, FALSE);
      return TRUE;
    }
  kind = choose_kind (self, field->kinds);
  limit = kind == self->kind ? self->place : self->counts[kind];
  if (limit == 0)
    return FALSE;
  value->kind = kind;
  /* One country has a hand in half of everything, and no more bodies than others. */
  if (kind == ENTENTE_KIND_COUNTRY && limit > 1 && self->kind > ENTENTE_KIND_ORGANISATION
      && chance (self, 45))
    {
      value->id = id_of (kind, 1);
      return TRUE;
    }
  /* A few are in everything, most in little. */
  value->id = id_of (kind, chance (self, 30) ? below (self, MIN (limit, 20)) : below (self, limit));
  return TRUE;
}

static void
fill_quantity (Generator *self,
               EntenteValue *value)
{
  value->set = TRUE;
  value->number = chance (self, 80) ? below (self, 5000) : below (self, 100000) / 8.0;
  if (chance (self, 60))
    value->how = entente_vocabulary_how.codes[below (self, entente_vocabulary_how.n_codes)].code;
  if (chance (self, 30))
    value->text = g_strdup ("m²");
  if (chance (self, 20))
    value->as_of = make_day (self);
}

static void
fill (Generator *self,
      const EntenteField *field,
      EntenteValue *value)
{
  switch (field->type)
    {
    case ENTENTE_FIELD_TEXT:
      value->text = make_text (self, 1 + below (self, 5), FALSE);
      if (strcmp (field->name, "sha256") == 0)
        {
          g_autofree char *text = g_steal_pointer (&value->text);

          value->text = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
        }
      break;
    case ENTENTE_FIELD_NOTE:
      value->text = make_text (self, 4 + below (self, 20), TRUE);
      break;
    case ENTENTE_FIELD_CODE:
      value->text = g_strdup (field->vocabulary->codes[below (self, field->vocabulary->n_codes)].code);
      break;
    case ENTENTE_FIELD_DATE:
      value->text = make_day (self);
      break;
    case ENTENTE_FIELD_SPAN:
      value->text = make_span (self);
      break;
    case ENTENTE_FIELD_DURATION:
      value->text = g_strdup_printf ("P%uM", 1 + below (self, 60));
      break;
    case ENTENTE_FIELD_LANGUAGE:
      value->text = g_strdup (languages[below (self, G_N_ELEMENTS (languages))]);
      break;
    case ENTENTE_FIELD_ADDRESS:
      value->text = g_strdup_printf ("https://example.org/%u", below (self, 100000));
      break;
    case ENTENTE_FIELD_INTEGER:
      value->set = TRUE;
      value->id = below (self, 400);
      break;
    case ENTENTE_FIELD_QUANTITY:
      fill_quantity (self, value);
      break;
    case ENTENTE_FIELD_LINK:
      fill_link (self, field, value);
      break;
    case ENTENTE_FIELD_PART:
    default:
      break;
    }
}

static gboolean
is_ready (const EntenteRow *row)
{
  if (entente_row_is_empty (row))
    return FALSE;
  for (guint i = 0; i < row->table->n_fields; i++)
    if ((row->table->fields[i].flags & ENTENTE_FIELD_REQUIRED) != 0
        && entente_value_is_empty (&row->table->fields[i], &row->values[i]))
      return FALSE;
  return TRUE;
}

static EntenteRow *
make_row (Generator *self,
          const EntenteTable *table,
          guint percent)
{
  EntenteRow *row = entente_row_new (table);

  for (guint i = 0; i < table->n_fields; i++)
    if (i == 0 || (table->fields[i].flags & ENTENTE_FIELD_REQUIRED) != 0 || chance (self, percent))
      fill (self, &table->fields[i], &row->values[i]);
  if (!is_ready (row))
    g_clear_pointer (&row, entente_row_free);
  else
    row->id = ++self->part_id;
  return row;
}

static void
add_rows (Generator *self,
          EntenteRecord *record,
          guint part,
          guint n_rows,
          guint percent)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  for (guint i = 0; i < n_rows; i++)
    {
      EntenteRow *row = make_row (self, info->parts[part], percent);

      if (row != NULL)
        g_ptr_array_add (entente_record_get_part (record, part), row);
    }
}

/* The range is as long as the words; what a source says otherwise is given. */
static void
fix_citation (Generator *self,
              EntenteRow *row)
{
  const char *text = entente_row_get_text (row, "words");

  if (entente_row_get (row, "last")->set)
    {
      if (!entente_row_get (row, "first")->set)
        entente_row_set_integer (row, "first", below (self, 400));
      entente_row_set_integer (row, "last",
                               entente_row_get (row, "first")->id
                                   + (text != NULL ? g_utf8_strlen (text, -1) : 12));
    }
  if (strcmp (entente_row_get_text (row, "verdict"), "differs") == 0
      && entente_row_get_text (row, "value") == NULL)
    entente_row_set_text (row, "value", words[below (self, G_N_ELEMENTS (words))]);
}

/* Each cites the record, a field of it, or a part. */
static void
add_citations (Generator *self,
               EntenteRecord *record)
{
  const EntenteKindInfo *info = entente_record_get_info (record);
  guint part = entente_kind_citations (info);
  GPtrArray *own = entente_record_get_part (record, ENTENTE_PART_NAMES);
  GPtrArray *rows = entente_record_get_part (record, part);

  add_rows (self, record, part, below (self, 3), 50);
  for (guint i = 0; i < rows->len; i++)
    {
      EntenteRow *row = g_ptr_array_index (rows, i);
      const EntenteTable *cited = &info->table;

      if (own->len > 0 && chance (self, 40))
        {
          entente_row_set_integer (row, "part", ((EntenteRow *) g_ptr_array_index (own, 0))->id);
          cited = info->parts[ENTENTE_PART_NAMES];
        }
      entente_row_set_text (row, "field", cited->fields[below (self, cited->n_fields)].name);
      fix_citation (self, row);
    }
}

static void
fix_rules (Generator *self,
           EntenteRecord *record)
{
  EntenteRow *row = entente_record_get_row (record);
  const char *extent = entente_row_get_text (row, "extent");
  EntenteValue *number = entente_row_get (row, "extent_number");

  entente_value_clear (number);
  if (extent != NULL && !chance (self, 10))
    entente_row_set_text (row, "extent", NULL);
  else if (g_strcmp0 (extent, "exactly") == 0 || g_strcmp0 (extent, "at_least") == 0)
    entente_row_set_integer (row, "extent_number", 2 + below (self, 9));
  if (self->kind == ENTENTE_KIND_COUNTRY)
    {
      char letters[4] = { 'A' + (char) (self->place / 676 % 26), 'A' + (char) (self->place / 26 % 26),
                          'A' + (char) (self->place % 26), '\0' };

      entente_row_set_text (row, "alpha3", letters);
      entente_row_set_text (row, "alpha2", letters + 1);
    }
  if (self->kind == ENTENTE_KIND_PERSON && entente_row_get_text (row, "family") == NULL)
    entente_row_set_text (row, "family", words[below (self, G_N_ELEMENTS (words))]);
  if (self->kind == ENTENTE_KIND_INSTRUMENT && entente_row_get_text (row, "status_override") != NULL
      && entente_row_get_text (row, "override_reason") == NULL)
    entente_row_set_text (row, "override_reason", words[below (self, G_N_ELEMENTS (words))]);
  if (self->kind == ENTENTE_KIND_MANDATE && entente_row_get_id (row, "body") == 0
      && entente_row_get_id (row, "post") == 0)
    entente_row_set_link (row, "body", ENTENTE_KIND_BODY, id_of (ENTENTE_KIND_BODY, 0));
}

static EntenteRecord *
make_record (Generator *self)
{
  EntenteRecord *record = entente_record_new (self->kind);
  const EntenteKindInfo *info = entente_record_get_info (record);
  EntenteRow *row = entente_record_get_row (record);

  entente_record_set_id (record, id_of (self->kind, self->place));
  self->part_id = entente_record_get_id (record);
  for (guint i = 0; i < info->table.n_fields; i++)
    {
      const EntenteField *field = &info->table.fields[i];

      if ((field->flags & ENTENTE_FIELD_REQUIRED) != 0 || chance (self, 35))
        {
          entente_value_clear (&row->values[i]);
          fill (self, field, &row->values[i]);
        }
    }
  fix_rules (self, record);
  add_rows (self, record, ENTENTE_PART_NAMES, info->named ? 1 + below (self, 3) : below (self, 10) == 0,
            40);
  add_rows (self, record, ENTENTE_PART_TOPICS, below (self, 3), 0);
  for (guint i = ENTENTE_PART_TOPICS + 1; i < entente_kind_citations (info); i++)
    add_rows (self, record, i, below (self, info->n_parts > 7 ? 3 : 4), 40);
  add_citations (self, record);
  if (chance (self, 1))
    add_rows (self, record, entente_kind_attachments (info), 1, 50);
  return record;
}

static EntenteStamps *
make_stamps (Generator *self)
{
  EntenteStamps *stamps = g_new0 (EntenteStamps, 1);

  stamps->created_at = g_strdup_printf ("20%02u-%02u-%02uT08:30:00Z", 20 + below (self, 6),
                                        1 + below (self, 12), 1 + below (self, 28));
  stamps->created_by = g_strdup (chance (self, 50) ? "Amina Officer" : "Rəşad Müəllim");
  stamps->created_desk = g_strdup ("International cooperation");
  stamps->modified_at = g_strdup ("2026-05-04T10:00:00Z");
  stamps->modified_by = g_strdup ("Amina Officer");
  stamps->versions = g_strdup_printf ("{\"a1b2c3d4e5f60718\":%u,\"generated\":1}", 1 + below (self, 9));
  return stamps;
}

Generator *
generator_new (guint n_records,
               guint64 seed)
{
  Generator *self = g_new0 (Generator, 1);
  guint left = MAX (n_records, ENTENTE_N_KINDS - 1) - (ENTENTE_N_KINDS - 1);
  guint total = left;

  self->state = seed;
  self->kind = ENTENTE_KIND_NONE + 1;
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      guint share = (guint) ((guint64) total * shares[kind] / 1000);

      /* There are only so many countries, topics and the like, however large the catalogue. */
      if (kind <= ENTENTE_KIND_COUNTRY)
        share = MIN (share, 300);
      self->counts[kind] = 1 + share;
      left -= share;
    }
  self->counts[ENTENTE_KIND_MEETING] += left;
  return self;
}

void
generator_free (Generator *self)
{
  g_free (self);
}

/* The next record, checked; FALSE at the end. */
gboolean
generator_next (Generator *self,
                EntenteRecord **record,
                EntenteStamps **stamps)
{
  g_autoptr(GError) error = NULL;

  while (self->kind < ENTENTE_N_KINDS && self->place == self->counts[self->kind])
    {
      self->kind++;
      self->place = 0;
    }
  if (self->kind == ENTENTE_N_KINDS)
    return FALSE;
  *record = make_record (self);
  *stamps = make_stamps (self);
  self->place++;
  if (!entente_record_check (*record, NULL, &error))
    g_error ("%s %u: %s", entente_kind_get_name (self->kind), self->place - 1, error->message);
  return TRUE;
}

gboolean
generator_write (guint n_records,
                 guint64 seed,
                 GOutputStream *stream,
                 GError **error)
{
  g_autoptr(Generator) self = generator_new (n_records, seed);
  g_autoptr(GString) buffer = g_string_new (NULL);

  entente_jsonl_append_head (buffer, ENTENTE_KIND_COUNTRY, id_of (ENTENTE_KIND_COUNTRY, 0),
                             "International cooperation");
  for (;;)
    {
      g_autoptr(EntenteRecord) record = NULL;
      g_autoptr(EntenteStamps) stamps = NULL;
      gboolean more = generator_next (self, &record, &stamps);

      if (more)
        {
          entente_jsonl_append_record (buffer, record, stamps);
          g_string_append_c (buffer, '\n');
        }
      if (!more || buffer->len > 256 * 1024)
        {
          if (!g_output_stream_write_all (stream, buffer->str, buffer->len, NULL, NULL, error))
            return FALSE;
          g_string_truncate (buffer, 0);
        }
      if (!more)
        return TRUE;
    }
}
