/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-dossier-build.h"

#include "entente-dossier-heading.h"
#include "entente-dossier-markup.h"
#include "entente-fact-layout.h"
#include "entente-holding.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"
#include "entente-wrap-layout.h"

#define LEFT_WIDTH 96
#define DIM "<span alpha=\"70%%\">%s</span>"

static const char *const whole_row[] = { "", NULL };

/* What of a part needs no label before it, because it speaks for itself. */
static const char *const plain_fields[] = { "post", "post_words", "text", "note", NULL };

/**
 * entente_dossier_open_link_cb:
 *
 * Opens what a link in a label names, for its signal "activate-link".
 */
gboolean
entente_dossier_open_link_cb (GtkLabel *label,
                              const char *uri,
                              gpointer user_data)
{
  if (!g_str_has_prefix (uri, ENTENTE_RECORD_SCHEME))
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (label), "win.open-record", "x",
                              g_ascii_strtoll (uri + strlen (ENTENTE_RECORD_SCHEME), NULL, 10));
  return TRUE;
}

static GtkWidget *
make_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *aligned = entente_direction_align (markup);

  gtk_label_set_markup (GTK_LABEL (label), aligned);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  g_signal_connect (label, "activate-link", G_CALLBACK (entente_dossier_open_link_cb), NULL);
  return label;
}

/**
 * entente_dossier_add_heading:
 * @heading: the words over a card
 *
 * Returns: (transfer none): the heading, which names the card for a screen reader
 */
GtkWidget *
entente_dossier_add_heading (GtkBox *box,
                             const char *heading)
{
  GtkWidget *label = gtk_label_new (heading);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "dossier-heading");
  gtk_box_append (box, label);
  return label;
}

/**
 * entente_dossier_add_card:
 * @heading: (nullable): what names it
 *
 * Returns: (transfer none): a card for rows
 */
GtkWidget *
entente_dossier_add_card (GtkBox *box,
                          GtkWidget *heading)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP,
                                  "orientation", GTK_ORIENTATION_VERTICAL, NULL);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "dossier-card");
  if (heading != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                    heading, NULL, -1);
  gtk_box_append (box, card);
  return card;
}

/**
 * entente_dossier_add_row:
 * @left_markup: (nullable): what it is
 * @right_markup: what it says
 * @state: (nullable): of a commitment, the code of its state
 */
void
entente_dossier_add_row (GtkWidget *card,
                         const char *left_markup,
                         const char *right_markup,
                         const char *state)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *right = make_label (right_markup);

  gtk_widget_set_layout_manager (row, entente_fact_layout_new (LEFT_WIDTH));
  gtk_widget_add_css_class (row, "dossier-row");
  if (left_markup != NULL)
    {
      GtkWidget *left = make_label (left_markup);

      gtk_widget_add_css_class (left, "dim-label");
      gtk_widget_add_css_class (left, "dossier-label");
      gtk_box_append (GTK_BOX (row), left);
    }
  gtk_widget_set_hexpand (right, TRUE);
  gtk_box_append (GTK_BOX (row), right);
  if (state != NULL)
    {
      GtkWidget *pill
          = gtk_label_new (entente_vocabulary_label (&entente_vocabulary_commitment_state, state));

      gtk_widget_set_valign (pill, GTK_ALIGN_START);
      gtk_widget_add_css_class (pill, "state");
      gtk_widget_add_css_class (pill, state);
      gtk_box_append (GTK_BOX (row), pill);
    }
  gtk_box_append (GTK_BOX (card), row);
}

static void
build_own_fields (GtkBox *box,
                  EntenteDossierData *data)
{
  const EntenteRow *row = entente_record_get_row (data->record);
  const char *heading = NULL;
  const char *shown = NULL;
  GtkWidget *card = NULL;

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      g_autofree char *markup = NULL;
      g_autofree char *label = NULL;

      if (field->section != NULL)
        heading = field->section;
      if (entente_dossier_is_in_heading (data, field, &row->values[i]))
        continue;
      markup = entente_dossier_value_markup (data, row, i);
      if (markup == NULL)
        continue;
      if (card == NULL || heading != shown)
        {
          card = entente_dossier_add_card (box, entente_dossier_add_heading (box, _ (heading)));
          shown = heading;
        }
      label = entente_text_markup (_ (field->label));
      entente_dossier_add_row (card, label, markup, NULL);
    }
}

/* The field that says what a row is: its role or type; for people, whom they are there for. */
static int
left_field (const EntenteRow *row)
{
  int party = entente_table_find_field (row->table, "party");

  if (entente_table_find_field (row->table, "person") >= 0 && party >= 0
      && !entente_value_is_empty (&row->table->fields[party], &row->values[party]))
    return party;
  for (guint i = 0; i < row->table->n_fields; i++)
    if (row->table->fields[i].type == ENTENTE_FIELD_CODE && row->values[i].text != NULL)
      return (int) i;
  return -1;
}

static char *
left_markup (EntenteDossierData *data,
             const EntenteRow *row,
             int field)
{
  g_autoptr(GString) markup = NULL;
  g_autofree char *link = NULL;
  g_autofree char *words = NULL;
  gint64 party;

  if (field < 0)
    return NULL;
  party = row->values[field].id;
  if (row->table->fields[field].type != ENTENTE_FIELD_LINK)
    return entente_dossier_value_markup (data, row, (guint) field);
  link = party != 0
           ? entente_dossier_link_markup (party, entente_dossier_data_short_title (data, party))
           : entente_text_markup (row->values[field].text);
  /* Translators: beside a delegate, whom they are there for: "For Iran" */
  words = g_strdup_printf (_ ("For %s"), link);
  markup = g_string_new (words);
  entente_dossier_append_notes (markup, data, row->id,
                                (const char *const[]) { row->table->fields[field].name, NULL });
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static void
append_line (GString *lines,
             const EntenteField *field,
             const char *markup)
{
  g_autofree char *label = NULL;
  gboolean first = lines->len == 0;

  if (!first)
    g_string_append_c (lines, '\n');
  if (first)
    {
      g_string_append (lines, markup);
    }
  else if (g_strv_contains (plain_fields, field->name))
    {
      g_string_append_printf (lines, DIM, markup);
    }
  else
    {
      g_autofree char *labelled = NULL;

      label = entente_text_markup (_ (field->label));
      /* Translators: a field and its value in one line: "Presence: remote" */
      labelled = g_strdup_printf (_ ("%1$s: %2$s"), label, markup);
      g_string_append_printf (lines, DIM, labelled);
    }
}

/* The source's words for a post say nothing new where they are the post's own. */
static gboolean
repeats_post (EntenteDossierData *data,
              const EntenteRow *row,
              guint field)
{
  gint64 post;

  if (strcmp (row->table->fields[field].name, "post_words") != 0)
    return FALSE;
  post = entente_row_get_id (row, "post");
  return post != 0
         && g_strcmp0 (row->values[field].text, entente_dossier_data_title (data, post)) == 0;
}

/* Of the holders of a post, the one who holds it today, or is the last known. */
static void
append_holding (GString *lines,
                EntenteDossierData *data,
                const EntenteRow *row)
{
  EntenteHolding holding;
  g_autofree char *words = NULL;
  g_autofree char *markup = NULL;

  if (entente_record_get_kind (data->record) != ENTENTE_KIND_POST
      || row != entente_holding_find (data->record, 0, entente_today (), &holding))
    return;
  words = entente_holding_words (&holding);
  markup = entente_text_markup (words != NULL ? words : _ ("holds it today"));
  g_string_append_printf (lines, "\n" DIM, markup);
}

static void
build_part_row (GtkWidget *card,
                EntenteDossierData *data,
                const EntenteRow *row)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  int left = left_field (row);
  g_autofree char *left_words = left_markup (data, row, left);

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      g_autofree char *markup = NULL;

      if ((int) i == left || repeats_post (data, row, i)
          || (strcmp (field->name, "confidentiality") == 0
              && g_strcmp0 (row->values[i].text, "public") == 0))
        continue;
      markup = entente_dossier_value_markup (data, row, i);
      if (markup != NULL)
        append_line (lines, field, markup);
    }
  entente_dossier_append_notes (lines, data, row->id, whole_row);
  append_holding (lines, data, row);
  if (lines->len > 0)
    entente_dossier_add_row (card, left_words, lines->str, NULL);
  else if (left_words != NULL)
    entente_dossier_add_row (card, NULL, left_words, NULL);
}

static void
build_topics (GtkBox *box,
              EntenteDossierData *data,
              GPtrArray *rows)
{
  GtkWidget *chips = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *heading = entente_dossier_add_heading (box, _ ("Topics"));

  gtk_widget_set_layout_manager (chips, entente_wrap_layout_new (6));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  heading, NULL, -1);
  for (guint i = 0; i < rows->len; i++)
    {
      const EntenteRow *row = g_ptr_array_index (rows, i);
      g_autofree char *markup = entente_dossier_value_markup (data, row, 0);
      g_autoptr(GString) text = g_string_new (markup);
      GtkWidget *chip;

      entente_dossier_append_notes (text, data, row->id, whole_row);
      chip = make_label (text->str);
      gtk_widget_add_css_class (chip, "chip");
      gtk_widget_set_parent (chip, chips);
    }
  gtk_box_append (box, chips);
}

/* One name that is the title already says nothing new, unless a source is behind it. */
static gboolean
names_say_more (EntenteDossierData *data,
                GPtrArray *rows)
{
  const EntenteRow *name;
  g_autoptr(GString) notes = g_string_new (NULL);

  if (rows->len != 1)
    return rows->len > 1;
  name = g_ptr_array_index (rows, 0);
  entente_dossier_append_notes (notes, data, name->id, (const char *const[]) { "", "text", NULL });
  return notes->len > 0 || entente_row_get_text (name, "period") != NULL
         || g_strcmp0 (entente_row_get_text (name, "text"), data->title) != 0;
}

static void
build_part (GtkBox *box,
            EntenteDossierData *data,
            guint part)
{
  const EntenteKindInfo *info = entente_record_get_info (data->record);
  GPtrArray *rows = entente_record_get_part (data->record, part);
  GtkWidget *card;

  if (rows->len == 0 || part == entente_kind_citations (info))
    return;
  if (part == ENTENTE_PART_NAMES && !names_say_more (data, rows))
    return;
  if (part == ENTENTE_PART_TOPICS)
    {
      build_topics (box, data, rows);
      return;
    }
  card = entente_dossier_add_card (
    box, entente_dossier_add_heading (box, _ (info->parts[part]->label_plural)));
  for (guint i = 0; i < rows->len; i++)
    build_part_row (card, data, g_ptr_array_index (rows, i));
}

/**
 * entente_dossier_build_fields:
 *
 * Appends what the record itself says: its parts, then its fields, names and topics.
 */
void
entente_dossier_build_fields (GtkBox *box,
                              EntenteDossierData *data)
{
  const EntenteKindInfo *info = entente_record_get_info (data->record);

  for (guint part = ENTENTE_PART_TOPICS + 1; part < info->n_parts; part++)
    if (part != entente_kind_attachments (info))
      build_part (box, data, part);
  build_own_fields (box, data);
  build_part (box, data, ENTENTE_PART_NAMES);
  build_part (box, data, ENTENTE_PART_TOPICS);
  build_part (box, data, entente_kind_attachments (info));
}

/* A country has what its ministry has, and is told so. */
static void
append_via (GString *markup,
            EntenteDossierLink *link)
{
  g_autofree char *body = NULL;
  g_autofree char *words = NULL;

  if (link->via == 0)
    return;
  body = entente_dossier_link_markup (link->via, link->via_title);
  /* Translators: through which of its bodies a country has a meeting, an instrument …: "via
   * Ministry of Communications" */
  words = g_strdup_printf (_ ("via %s"), body);
  g_string_append_printf (markup, "\n" DIM, words);
}

static void
build_link (GtkWidget *card,
            EntenteDossierLink *link)
{
  g_autofree char *title = entente_dossier_link_markup (link->id, link->title);
  g_autofree char *subtitle = entente_text_markup (link->subtitle);
  g_autoptr(GString) when = g_string_new (link->when);
  g_autofree char *left = NULL;
  g_autoptr(GString) right = g_string_new (title);

  if (link->subtitle != NULL)
    g_string_append_printf (right, "\n" DIM, subtitle);
  append_via (right, link);
  entente_dossier_capitalise (when);
  left = when->len > 0 ? entente_text_markup (when->str) : NULL;
  entente_dossier_add_row (card, left, right->str, link->state);
}

static void
build_more (GtkWidget *card,
            EntenteDossierGroup *group)
{
  guint more = group->n_links - group->links->len;
  g_autofree char *label = g_strdup_printf (ngettext ("Show %u More", "Show %u More", more), more);
  GtkWidget *button;

  if (more == 0)
    return;
  button = gtk_button_new_with_label (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "dossier.show-more");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", group->heading);
  entente_widget_name_buttons (button);
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (card), button);
}

/**
 * entente_dossier_build_groups:
 * @place: how far it was built
 * @n_rows: how many rows to build now
 *
 * Appends what hangs on the record, as far as it goes.
 *
 * Returns: %TRUE if there is more
 */
gboolean
entente_dossier_build_groups (GtkBox *box,
                              EntenteDossierData *data,
                              EntenteDossierPlace *place,
                              guint n_rows)
{
  while (place->group < data->groups->len && n_rows > 0)
    {
      EntenteDossierGroup *group = g_ptr_array_index (data->groups, place->group);

      if (place->card == NULL)
        place->card = entente_dossier_add_card (
          box, entente_dossier_add_heading (box, group->heading));
      for (; n_rows > 0 && place->link < group->links->len; n_rows--)
        build_link (place->card, g_ptr_array_index (group->links, place->link++));
      if (place->link < group->links->len)
        break;
      build_more (place->card, group);
      *place = (EntenteDossierPlace) { .group = place->group + 1 };
    }
  return place->group < data->groups->len;
}

/* Words that bear several facts stand once. */
static void
append_words (GString *markup,
              GHashTable *seen,
              const EntenteRow *citation)
{
  const char *words = entente_row_get_text (citation, "words");
  const char *certainty = entente_row_get_text (citation, "certainty");
  const EntenteValue *line = entente_row_get (citation, "line");
  g_autofree char *escaped = entente_text_markup (words);
  g_autoptr(GString) text = g_string_new (NULL);

  if (words != NULL)
    /* Translators: the exact words of a source */
    g_string_append_printf (text, _ ("“%s”"), escaped);
  if (line->set)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->id);

      g_string_append (text, words != NULL ? ", " : "");
      /* Translators: where in a source: "line 12" */
      g_string_append_printf (text, _ ("line %s"), number);
    }
  if (certainty != NULL && strcmp (certainty, "stated") != 0)
    g_string_append_printf (
      text, " (%s)", entente_vocabulary_label (&entente_vocabulary_certainty, certainty));
  if (text->len > 0 && g_hash_table_add (seen, g_strdup (text->str)))
    g_string_append_printf (markup, "\n" DIM, text->str);
}

/**
 * entente_dossier_build_sources:
 *
 * Appends the numbered sources, each with the words that were cited.
 */
void
entente_dossier_build_sources (GtkBox *box,
                               EntenteDossierData *data)
{
  const EntenteKindInfo *info = entente_record_get_info (data->record);
  GPtrArray *citations = entente_record_get_part (data->record, entente_kind_citations (info));

  if (data->sources->len == 0)
    return;
  entente_dossier_add_heading (box, _ ("Sources"));
  for (guint i = 0; i < data->sources->len; i++)
    {
      gint64 source = g_array_index (data->sources, gint64, i);
      g_autofree char *title = entente_dossier_link_markup (
        source, entente_dossier_data_title (data, source));
      g_autoptr(GString) words = g_string_new (NULL);
      g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      GtkWidget *label;

      g_string_printf (words, "<sup>%u</sup> %s", i + 1, title);
      for (guint j = 0; j < citations->len; j++)
        if (entente_row_get_id (g_ptr_array_index (citations, j), "source") == source)
          append_words (words, seen, g_ptr_array_index (citations, j));
      label = make_label (words->str);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (box, label);
    }
}
