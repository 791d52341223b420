/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-record.h"

#include "entente-date.h"
#include "entente-language.h"
#include "entente-util.h"

/* What a record is called: its name, else a title made from what it ties together. */

#define MAX_PARTIES 3

/* How a title is made. @kept: for the derived tables, which must come out the same on every day: a
 * name with an end then counts as past, even before that day. What is shown goes by today. The two
 * differ only while the end or the start of a name lies ahead: the record then already stands in its
 * lists where it will, and the search finds it by both names as ever. */
typedef struct
{
  EntenteTitleFunc title_of;
  gpointer data;
  gboolean kept;
} Maker;

/* Two letters are enough to tell whether a name is in the interface's language. */
static gboolean
is_language (const char *language,
             const char *shown)
{
  return language != NULL && shown != NULL && g_ascii_strncasecmp (language, shown, 2) == 0;
}

/* The last day of a name that is past; later than any day for one that is in use, or of which nothing
 * else is known; before all days for one to come. A former name is past, though nobody knows when. */
static gint32
last_day_of_name (const EntenteRow *name,
                  gboolean kept)
{
  const char *text = entente_row_get_text (name, "period");
  gint32 last = ENTENTE_DAY_OPEN_END;
  EntenteDate period;

  if (text != NULL && entente_date_parse (text, ENTENTE_DATE_SPAN, &period, NULL)
      && !entente_date_is_empty (&period))
    {
      last = entente_date_last (&period);
      if (!kept && entente_date_first (&period) > entente_today ())
        return ENTENTE_DAY_OPEN_START;
      if (!kept && last >= entente_today ())
        last = ENTENTE_DAY_OPEN_END;
    }
  if (last == ENTENTE_DAY_OPEN_END
      && g_strcmp0 (entente_row_get_text (name, "type"), "former") == 0)
    return ENTENTE_DAY_OPEN_START + 1;
  return last;
}

static int
score_name (const EntenteRow *name,
            const char *const *types,
            const char *shown)
{
  const char *type = entente_row_get_text (name, "type");
  int score;

  if (type == NULL || !g_strv_contains (types, type))
    return -1;
  for (score = 0; types[score] != NULL && strcmp (types[score], type) != 0; score++)
    ;
  score = 100 - 2 * score;
  /* A name without a language serves everybody; one in the interface's language is better. */
  if (is_language (entente_row_get_text (name, "language"), shown))
    score += 30;
  else if (entente_row_get_text (name, "language") == NULL)
    score += 15;
  return score;
}

/* A name in use stands before those that are past, and of these the latest before the others. */
static const char *
find_name (EntenteRecord *self,
           const char *const *types,
           gboolean kept)
{
  GPtrArray *names = entente_record_get_part (self, ENTENTE_PART_NAMES);
  /* One name alone needs no language to be chosen by. */
  const char *shown = names->len > 1 ? entente_language_shown () : NULL;
  const EntenteRow *best = NULL;
  gint32 best_last = 0;
  int best_score = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const EntenteRow *name = g_ptr_array_index (names, i);
      int score = score_name (name, types, shown);
      gint32 last;

      if (score < 0)
        continue;
      last = last_day_of_name (name, kept);
      if (best != NULL && (last < best_last || (last == best_last && score <= best_score)))
        continue;
      best = name;
      best_last = last;
      best_score = score;
    }
  return best != NULL ? entente_row_get_text (best, "text") : NULL;
}

static const char *const long_types[] = { "short", "official", "translation", "transliteration",
                                          "acronym", "former", NULL };
static const char *const short_types[] = { "acronym", "short", "official", "translation",
                                           "transliteration", "former", NULL };

static char *
link_title (const EntenteValue *value,
            const Maker *maker)
{
  char *title = NULL;

  if (value->id != 0 && maker->title_of != NULL)
    title = maker->title_of (value->kind, value->id, maker->data);
  if (title == NULL && value->text != NULL)
    title = g_strdup (value->text);
  return title;
}

static char *
parties_title (EntenteRecord *self,
               const Maker *maker)
{
  GPtrArray *rows = entente_record_get_part_by_key (self, "parties");
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  guint others;

  for (guint i = 0; i < rows->len && titles->len < MAX_PARTIES; i++)
    {
      char *title = link_title (entente_row_get (g_ptr_array_index (rows, i), "party"), maker);

      if (title != NULL)
        g_ptr_array_add (titles, title);
    }
  if (titles->len == 0)
    return NULL;
  others = rows->len > titles->len ? rows->len - titles->len : 0;
  if (others > 0)
    /* Translators: the parties that are named, "Iran – Algeria – Kenya", and how many more */
    {
      g_ptr_array_add (titles, g_strdup_printf (ngettext ("%u other", "%u others", others), others));
    }
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (" – ", (char **) titles->pdata);
}

static char *
person_title (EntenteRecord *self,
              const Maker *maker)
{
  EntenteRow *row = entente_record_get_row (self);
  const char *display = entente_row_get_text (row, "display");
  const char *given = entente_row_get_text (row, "given");
  const char *family = entente_row_get_text (row, "family");
  const char *name = find_name (self, long_types, maker->kept);

  if (display != NULL)
    return g_strdup (display);
  if (given != NULL && family != NULL)
    /* Translators: given name, family name */
    return g_strdup_printf (C_ ("person", "%1$s %2$s"), given, family);
  if (family != NULL || given != NULL)
    return g_strdup (family != NULL ? family : given);
  return g_strdup (name);
}

static char *
instrument_title (EntenteRecord *self,
                  const Maker *maker)
{
  const char *name = find_name (self, long_types, maker->kept);
  const char *form = entente_row_get_text (entente_record_get_row (self), "form");
  g_autofree char *parties = NULL;
  const char *form_label;

  if (name != NULL)
    return g_strdup (name);
  parties = parties_title (self, maker);
  form_label = form != NULL ? entente_vocabulary_label (&entente_vocabulary_form, form)
                            : _ ("Instrument");
  if (parties == NULL)
    return g_strdup (form_label);
  /* Translators: form and parties of an instrument, "Memorandum of understanding, Iran – Kenya" */
  return g_strdup_printf (_ ("%1$s, %2$s"), form_label, parties);
}

static char *
meeting_title (EntenteRecord *self,
               const Maker *maker)
{
  EntenteRow *row = entente_record_get_row (self);
  const char *title = entente_row_get_text (row, "title");
  const char *type = entente_row_get_text (row, "type");
  char *parties;

  if (title != NULL)
    return g_strdup (title);
  parties = parties_title (self, maker);
  if (parties != NULL)
    return parties;
  if (type != NULL)
    return g_strdup (entente_vocabulary_label (&entente_vocabulary_meeting_type, type));
  return NULL;
}

static char *
pair_title (EntenteRecord *self,
            const char *first_field,
            const char *second_field,
            const char *third_field,
            const Maker *maker)
{
  EntenteRow *row = entente_record_get_row (self);
  g_autofree char *first = link_title (entente_row_get (row, first_field), maker);
  g_autofree char *second = link_title (entente_row_get (row, second_field), maker);

  if (second == NULL && third_field != NULL)
    second = link_title (entente_row_get (row, third_field), maker);
  if (first == NULL || second == NULL)
    return first != NULL ? g_steal_pointer (&first) : g_steal_pointer (&second);
  return g_strdup_printf ("%s – %s", first, second);
}

/* Commitments and statements are called by their first line. */
static char *
first_line (const char *text)
{
  const char *end;

  if (text == NULL)
    return NULL;
  end = strchr (text, '\n');
  return end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
}

static char *
make_title (EntenteRecord *self,
            const char *const *types,
            const Maker *maker)
{
  EntenteRow *row = entente_record_get_row (self);

  switch (entente_record_get_kind (self))
    {
    case ENTENTE_KIND_PERSON:
      return person_title (self, maker);
    case ENTENTE_KIND_POST:
      return g_strdup (entente_row_get_text (row, "title"));
    case ENTENTE_KIND_MEETING:
      return meeting_title (self, maker);
    case ENTENTE_KIND_INSTRUMENT:
      return instrument_title (self, maker);
    case ENTENTE_KIND_MEMBERSHIP:
      return pair_title (self, "party", "organisation", NULL, maker);
    case ENTENTE_KIND_MANDATE:
      return pair_title (self, "holder", "body", "post", maker);
    case ENTENTE_KIND_COMMITMENT:
    case ENTENTE_KIND_STATEMENT:
      return first_line (entente_row_get_text (row, "text"));
    default:
      return g_strdup (find_name (self, types, maker->kept));
    }
}

static char *
title_or_kind (EntenteRecord *self,
               const char *const *types,
               const Maker *maker)
{
  char *title = make_title (self, types, maker);

  return title != NULL ? title : g_strdup (_ (entente_record_get_info (self)->table.label));
}

/**
 * entente_record_title:
 * @self: a record
 * @title_of: (nullable) (scope call): gives the short titles of linked records
 * @data: for @title_of
 *
 * The record's title in the interface's language: its name of today, or one made from what it ties
 * together ("Iran – Algeria"). A record of which nothing is known yet is called by its kind.
 *
 * Returns: (transfer full): the title, never empty
 */
char *
entente_record_title (EntenteRecord *self,
                      EntenteTitleFunc title_of,
                      gpointer data)
{
  const Maker maker = { title_of, data, FALSE };

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  return title_or_kind (self, long_types, &maker);
}

/**
 * entente_record_short_title:
 * @self: a record
 * @title_of: (nullable) (scope call): gives the short titles of linked records
 * @data: for @title_of
 *
 * Like [method@Record.title], but an acronym stands before a name: "ITU".
 *
 * Returns: (transfer full): the title, never empty
 */
char *
entente_record_short_title (EntenteRecord *self,
                            EntenteTitleFunc title_of,
                            gpointer data)
{
  const Maker maker = { title_of, data, FALSE };

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  return title_or_kind (self, short_types, &maker);
}

/**
 * entente_record_kept_title:
 * @self: a record
 * @is_short: an acronym stands before a name
 * @title_of: (nullable) (scope call): gives the short titles of linked records, made alike
 * @data: for @title_of
 *
 * The title that lists are sorted by and the search keeps. It does not change with the passing of
 * days, as what is shown may: a name that has an end gives way to one that has none.
 *
 * Returns: (transfer full): the title, never empty
 */
char *
entente_record_kept_title (EntenteRecord *self,
                           gboolean is_short,
                           EntenteTitleFunc title_of,
                           gpointer data)
{
  const Maker maker = { title_of, data, TRUE };

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  return title_or_kind (self, is_short ? short_types : long_types, &maker);
}

/**
 * entente_record_get_name:
 * @self: a record
 * @type: a code of the vocabulary `name_type`
 *
 * Returns: (transfer none) (nullable): the name of that type in use that suits the interface's
 *   language best; else the latest of those that are past
 */
const char *
entente_record_get_name (EntenteRecord *self,
                         const char *type)
{
  const char *const types[] = { type, NULL };

  g_return_val_if_fail (ENTENTE_IS_RECORD (self), NULL);

  return find_name (self, types, FALSE);
}
