/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-editor-private.h"

#include "entente-editor-words.h"
#include "entente-kind.h"
#include "entente-util.h"

/* The form, made from the description of the kind: one column of sections, each a card. */

/* What a record is and where it stands; then its parts, and then what is rarely recorded. */
#define SECTIONS_BEFORE_PARTS 2

static const EntenteKindInfo *
get_info (EntenteEditor *self)
{
  return entente_record_get_info (self->draft);
}

static GtkBox *
add_section (EntenteEditor *self,
             const char *heading)
{
  GtkWidget *section = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (heading);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "section-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  gtk_box_append (GTK_BOX (section), label);
  gtk_box_append (GTK_BOX (section), card);
  gtk_box_append (self->sections, section);
  return GTK_BOX (card);
}

static void
field_activate_cb (EntenteEditor *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
}

/* The fields of the record itself: its own from one section up to another, or those that every kind
 * has. */
static void
add_fields (EntenteEditor *self,
            gboolean common,
            guint first_section,
            guint end_section)
{
  const EntenteTable *table = &get_info (self)->table;
  GtkBox *card = NULL;
  guint section = 0;

  for (guint i = 0; i < table->n_fields; i++)
    {
      const EntenteField *field = &table->fields[i];
      GtkWidget *row;

      if (((field->flags & ENTENTE_FIELD_COMMON) != 0) != common)
        continue;
      section += field->section != NULL ? 1 : 0;
      if (section < first_section || section >= end_section)
        continue;
      if (field->section != NULL || card == NULL)
        card = add_section (self, field->section != NULL ? _ (field->section) : _ (table->label));
      row = entente_field_row_new (self->drafts, self->draft, entente_record_get_row (self->draft), i,
                                   FALSE);
      self->fields[i] = ENTENTE_FIELD_ROW (row);
      g_signal_connect_object (row, "changed", G_CALLBACK (entente_editor_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "activate", G_CALLBACK (field_activate_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (card, row);
    }
}

static void
add_part (EntenteEditor *self,
          guint part)
{
  GtkWidget *section;

  /* No heading over nothing: files come in by another way than typing. */
  if (part == entente_kind_attachments (get_info (self))
      && entente_record_get_part (self->draft, part)->len == 0)
    return;
  section = entente_part_section_new (self->drafts, self->draft, part);
  self->parts[part] = ENTENTE_PART_SECTION (section);
  g_signal_connect_object (section, "changed", G_CALLBACK (entente_editor_update), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->sections, section);
}

static void
add_ties (EntenteEditor *self)
{
  const EntenteInlineTie *tie = NULL;

  while ((tie = entente_kind_next_inline_tie (get_info (self)->kind, tie)) != NULL)
    {
      GtkWidget *section = entente_tie_section_new (self->drafts, tie);

      g_ptr_array_add (self->ties, section);
      g_signal_connect_object (section, "changed", G_CALLBACK (entente_editor_update), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->sections, section);
    }
}

/* What a record is called comes first where its names are its title. */
static gboolean
begins_with_names (const EntenteKindInfo *info)
{
  return info->named || info->kind == ENTENTE_KIND_INSTRUMENT;
}

void
entente_editor_build (EntenteEditor *self)
{
  const EntenteKindInfo *info = get_info (self);
  gboolean names_first = begins_with_names (info);

  self->fields = g_new0 (EntenteFieldRow *, info->table.n_fields);
  self->parts = g_new0 (EntentePartSection *, info->n_parts);
  self->ties = g_ptr_array_new ();
  if (names_first)
    add_part (self, ENTENTE_PART_NAMES);
  add_fields (self, FALSE, 0, SECTIONS_BEFORE_PARTS + 1);
  for (guint i = ENTENTE_PART_TOPICS + 1; i < entente_kind_citations (info); i++)
    add_part (self, i);
  add_fields (self, FALSE, SECTIONS_BEFORE_PARTS + 1, G_MAXUINT);
  add_ties (self);
  add_part (self, ENTENTE_PART_TOPICS);
  if (!names_first)
    add_part (self, ENTENTE_PART_NAMES);
  add_fields (self, TRUE, 0, G_MAXUINT);
  add_part (self, entente_kind_citations (info));
  add_part (self, entente_kind_attachments (info));
  /* A record that needs a name begins with a place for it. */
  if (info->named && entente_part_section_get_n_rows (self->parts[ENTENTE_PART_NAMES]) == 0)
    entente_part_section_add_row (self->parts[ENTENTE_PART_NAMES]);
}

void
entente_editor_clear (EntenteEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  g_clear_pointer (&self->fields, g_free);
  g_clear_pointer (&self->parts, g_free);
  g_clear_pointer (&self->ties, g_ptr_array_unref);
}

static void
collect_fields (GtkWidget *widget,
                GPtrArray *fields)
{
  if (ENTENTE_IS_FIELD_ROW (widget))
    {
      g_ptr_array_add (fields, widget);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_fields (child, fields);
}

/* All fields that are shown, in the order of the form. */
static GPtrArray *
get_fields (EntenteEditor *self)
{
  GPtrArray *fields = g_ptr_array_new ();

  collect_fields (GTK_WIDGET (self->sections), fields);
  return fields;
}

void
entente_editor_focus_first (EntenteEditor *self)
{
  g_autoptr(GPtrArray) fields = get_fields (self);
  guint first = 0;

  /* The type of a name is seldom another than the first one; its text is what is typed. */
  if (begins_with_names (get_info (self)) && fields->len > 1
      && entente_part_section_get_n_rows (self->parts[ENTENTE_PART_NAMES]) > 0)
    first = 1;
  if (fields->len > first)
    gtk_widget_grab_focus (g_ptr_array_index (fields, first));
}

/* Takes over what is still being typed, and drops the rows in which nothing was. */
void
entente_editor_commit (EntenteEditor *self)
{
  g_autoptr(GPtrArray) fields = get_fields (self);

  for (guint i = 0; i < fields->len; i++)
    entente_field_row_commit (g_ptr_array_index (fields, i));
  for (guint i = 0; i < get_info (self)->n_parts; i++)
    if (self->parts[i] != NULL)
      entente_part_section_prune (self->parts[i]);
  for (guint i = 0; i < self->ties->len; i++)
    entente_tie_section_prune (g_ptr_array_index (self->ties, i));
}

/* Whether saving the draft would leave another record than @other; blank rows count as nothing. */
gboolean
entente_editor_differs (EntenteEditor *self,
                        EntenteRecord *other)
{
  g_autoptr(GPtrArray) fields = get_fields (self);

  for (guint i = 0; i < fields->len; i++)
    if (entente_field_row_is_unreadable (g_ptr_array_index (fields, i)))
      return TRUE;
  if (!entente_row_equal (entente_record_get_row (self->draft), entente_record_get_row (other)))
    return TRUE;
  for (guint i = 0; i < get_info (self)->n_parts; i++)
    if (self->parts[i] != NULL
        && entente_part_section_is_changed (self->parts[i], entente_record_get_part (other, i)))
      return TRUE;
  return FALSE;
}

static EntenteFieldRow *
find_place (EntenteEditor *self,
            const EntentePlace *place)
{
  EntentePartRow *row;
  EntenteFieldRow *field;
  guint n_fields;

  if (place->part < 0)
    return place->field >= 0 ? self->fields[place->field] : NULL;
  if (self->parts[place->part] == NULL)
    return NULL;
  if ((guint) place->row >= entente_part_section_get_n_rows (self->parts[place->part]))
    row = entente_part_section_add_row (self->parts[place->part]);
  else
    row = entente_part_section_get_row (self->parts[place->part], (guint) place->row);
  n_fields = get_info (self)->parts[place->part]->n_fields;
  field = entente_part_row_get_field (row, place->field >= 0 ? (guint) place->field : 0);
  /* What is wanted of a name is its text; the field of a citation stands in another's place. */
  if (place->part == ENTENTE_PART_NAMES && place->field < 0)
    field = entente_part_row_get_field (row, 1);
  for (guint i = 0; field == NULL && i < n_fields; i++)
    field = entente_part_row_get_field (row, i);
  return field;
}

static void
show_reason (EntenteEditor *self,
             EntenteFieldRow *wrong,
             const char *message)
{
  g_autofree char *reason = NULL;

  if (wrong == NULL)
    {
      gtk_label_set_label (self->banner_label, message);
      gtk_widget_set_visible (self->conflict_choices, FALSE);
      gtk_revealer_set_reveal_child (self->banner, TRUE);
      return;
    }
  reason = entente_editor_words_reason (entente_field_row_get_field (wrong), message);
  entente_field_row_set_reason (wrong, reason);
  gtk_widget_grab_focus (GTK_WIDGET (wrong));
}

/* The same among the records that are shown as rows. */
static gboolean
show_first_wrong_row (EntenteEditor *self,
                      EntenteTieSection *section)
{
  for (guint i = 0; i < entente_tie_section_get_n_rows (section); i++)
    {
      EntenteTieRow *row = entente_tie_section_get_row (section, i);
      g_autoptr(GError) error = NULL;
      EntenteFieldRow *wrong = entente_tie_row_find_wrong (row, &error);

      if (error == NULL)
        continue;
      show_reason (self, wrong, error->message);
      if (wrong == NULL)
        gtk_widget_grab_focus (GTK_WIDGET (row));
      return TRUE;
    }
  return FALSE;
}

/* Checks the draft; goes to the first field that is wrong and says why there. */
gboolean
entente_editor_show_first_wrong (EntenteEditor *self)
{
  g_autoptr(GPtrArray) fields = get_fields (self);
  g_autoptr(GError) error = NULL;
  EntentePlace place;

  for (guint i = 0; i < fields->len; i++)
    if (entente_field_row_is_unreadable (g_ptr_array_index (fields, i)))
      {
        gtk_widget_grab_focus (g_ptr_array_index (fields, i));
        return TRUE;
      }
  if (!entente_record_check (self->draft, &place, &error))
    {
      show_reason (self, find_place (self, &place), error->message);
      return TRUE;
    }
  for (guint i = 0; i < self->ties->len; i++)
    if (show_first_wrong_row (self, g_ptr_array_index (self->ties, i)))
      return TRUE;
  return FALSE;
}
