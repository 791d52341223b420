/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-editor-words.h"

#include "entente-util.h"

/* What dialogs are called. Whole phrases, because other languages cannot glue them from parts. */

static const struct
{
  const char *fresh;
  const char *edit;
} kind_words[ENTENTE_N_KINDS] = {
  [ENTENTE_KIND_TOPIC] = { N_ ("New Topic"), N_ ("Edit Topic") },
  [ENTENTE_KIND_GROUP] = { N_ ("New Group of Countries"), N_ ("Edit Group of Countries") },
  [ENTENTE_KIND_SECTOR] = { N_ ("New Sector"), N_ ("Edit Sector") },
  [ENTENTE_KIND_COUNTRY] = { N_ ("New Country"), N_ ("Edit Country") },
  [ENTENTE_KIND_ORGANISATION] = { N_ ("New Organisation"), N_ ("Edit Organisation") },
  [ENTENTE_KIND_BODY] = { N_ ("New Body"), N_ ("Edit Body") },
  [ENTENTE_KIND_PERSON] = { N_ ("New Person"), N_ ("Edit Person") },
  [ENTENTE_KIND_POST] = { N_ ("New Post"), N_ ("Edit Post") },
  [ENTENTE_KIND_SOURCE] = { N_ ("New Source"), N_ ("Edit Source") },
  [ENTENTE_KIND_PROJECT] = { N_ ("New Project"), N_ ("Edit Project") },
  [ENTENTE_KIND_EVENT] = { N_ ("New Event"), N_ ("Edit Event") },
  [ENTENTE_KIND_MEETING] = { N_ ("New Meeting"), N_ ("Edit Meeting") },
  [ENTENTE_KIND_INSTRUMENT] = { N_ ("New Instrument"), N_ ("Edit Instrument") },
  [ENTENTE_KIND_MEMBERSHIP] = { N_ ("New Membership"), N_ ("Edit Membership") },
  [ENTENTE_KIND_MANDATE] = { N_ ("New Mandate"), N_ ("Edit Mandate") },
  [ENTENTE_KIND_COMMITMENT] = { N_ ("New Commitment"), N_ ("Edit Commitment") },
  [ENTENTE_KIND_STATEMENT] = { N_ ("New Statement"), N_ ("Edit Statement") },
};

static const struct
{
  const char *key;
  const char *add;
} part_words[] = {
  { "about", N_ ("Add a Subject") },
  { "acts", N_ ("Add an Act") },
  { "agenda", N_ ("Add an Item") },
  { "basis", N_ ("Add an Instrument") },
  { "by", N_ ("Add a Party or Person") },
  { "citations", N_ ("Add a Citation") },
  { "commitments", N_ ("Add a Commitment") },
  { "constituency_list", N_ ("Add a Constituency") },
  { "contacts", N_ ("Add a Contact") },
  { "exchanged_notes", N_ ("Add a Note") },
  { "groups", N_ ("Add a Group") },
  { "holdings", N_ ("Add a Holder") },
  { "instruments", N_ ("Add an Instrument") },
  { "languages", N_ ("Add a Language") },
  { "names", N_ ("Add a Name") },
  { "participants", N_ ("Add a Participant") },
  { "participations", N_ ("Add a Participation") },
  { "parties", N_ ("Add a Party") },
  { "people", N_ ("Add a Person") },
  { "preparation", N_ ("Add a Point") },
  { "provisions", N_ ("Add a Provision") },
  { "rounds", N_ ("Add a Round") },
  { "seats", N_ ("Add Seats") },
  { "sectors", N_ ("Add a Sector") },
  { "signatories", N_ ("Add a Signatory") },
  { "states", N_ ("Add a State") },
  { "successions", N_ ("Add a Succession") },
  { "support", N_ ("Add Support") },
  { "ties", N_ ("Add a Tie") },
  { "to", N_ ("Add a Party or Person") },
  { "topics", N_ ("Add a Topic") },
};

/* Returns: the title of the dialog for a new record. */
const char *
entente_editor_words_new (EntenteKind kind)
{
  return _ (kind_words[kind].fresh);
}

/* Returns: the title of the dialog for a record that is there. */
const char *
entente_editor_words_edit (EntenteKind kind)
{
  return _ (kind_words[kind].edit);
}

/* Returns: the words of the button that adds a row. */
const char *
entente_editor_words_add (const EntenteTable *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (part_words); i++)
    if (g_str_equal (part_words[i].key, part->key))
      return _ (part_words[i].add);
  return _ ("Add");
}

static gboolean
is_acronym (const char *typed)
{
  gsize capitals = 0;

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isspace (c) || g_unichar_islower (c))
        return FALSE;
      capitals += g_unichar_isupper (c) ? 1 : 0;
    }
  return capitals > 1;
}

static void
prefill_person (EntenteRow *row,
                const char *typed)
{
  const char *blank = strrchr (typed, ' ');
  g_autofree char *given = NULL;

  if (blank != NULL)
    {
      given = g_strstrip (g_strndup (typed, (gsize) (blank - typed)));
      entente_row_set_text (row, "given", given);
    }
  entente_row_set_text (row, "family", blank != NULL ? blank + 1 : typed);
}

/* Puts what was typed where the kind keeps what it is called. */
void
entente_editor_words_prefill (EntenteRecord *draft,
                              const char *typed)
{
  EntenteRow *row = entente_record_get_row (draft);

  if (entente_str_empty (typed))
    return;
  switch (entente_record_get_kind (draft))
    {
    case ENTENTE_KIND_PERSON:
      prefill_person (row, typed);
      break;
    case ENTENTE_KIND_POST:
    case ENTENTE_KIND_MEETING:
      entente_row_set_text (row, "title", typed);
      break;
    case ENTENTE_KIND_COMMITMENT:
    case ENTENTE_KIND_STATEMENT:
      entente_row_set_text (row, "text", typed);
      break;
    case ENTENTE_KIND_MEMBERSHIP:
    case ENTENTE_KIND_MANDATE:
      break;
    default:
      entente_record_add_name (draft, is_acronym (typed) ? "acronym" : "short", typed, NULL);
      break;
    }
}

/* Returns: (transfer full): the reason of a refusal without the label, beside which it stands. */
char *
entente_editor_words_reason (const EntenteField *field,
                             const char *message)
{
  /* Translators: the label of a field and the reason why its value is refused */
  g_autofree char *start = g_strdup_printf (_ ("%1$s: %2$s"), _ (field->label), "");
  const char *reason = g_str_has_prefix (message, start) ? message + strlen (start) : message;
  g_autofree char *first = g_utf8_substring (reason, 0, MIN (1, g_utf8_strlen (reason, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, reason + strlen (first), NULL);
}
