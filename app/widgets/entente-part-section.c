/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-part-section.h"

#include "entente-blank-rows.h"
#include "entente-editor-words.h"
#include "entente-kind.h"
#include "entente-reveal.h"
#include "entente-util.h"

/* The rows of one part under their heading, in the order in which the record keeps them. A row that
 * was removed can be put back until the next one is. */

struct _EntentePartSection
{
  GtkBox parent_instance;
  GtkLabel *heading;
  GtkBox *card;
  GtkWidget *add;
  GtkLabel *add_label;
  GtkWidget *removed_line;
  EntenteDrafts *drafts;
  EntenteRecord *record;
  guint part;
  EntenteRow *removed;
  guint removed_at;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntentePartSection, entente_part_section, GTK_TYPE_BOX)

static const EntenteTable *
get_table (EntentePartSection *self)
{
  return entente_record_get_info (self->record)->parts[self->part];
}

static GPtrArray *
get_rows (EntentePartSection *self)
{
  return entente_record_get_part (self->record, self->part);
}

static void
renumber (EntentePartSection *self)
{
  guint n = get_rows (self)->len;

  for (guint i = 0; i < n; i++)
    {
      EntentePartRow *row = entente_part_section_get_row (self, i);

      entente_part_row_set_number (row, i + 1);
      gtk_widget_action_set_enabled (GTK_WIDGET (row), "part-row.move-up", i > 0);
      gtk_widget_action_set_enabled (GTK_WIDGET (row), "part-row.move-down", i + 1 < n);
    }
}

static void
tell (EntentePartSection *self)
{
  renumber (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
find_row (EntentePartSection *self,
          EntentePartRow *row)
{
  guint place = 0;

  g_ptr_array_find (get_rows (self), entente_part_row_get_row (row), &place);
  return place;
}

static void
go_to (EntentePartRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  entente_reveal_later (GTK_WIDGET (row));
}

static void
row_changed_cb (EntentePartSection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Enter goes on to the next row, and makes one after the last; in a row still blank it saves. */
static void
row_activate_cb (EntentePartSection *self,
                 EntentePartRow *row)
{
  guint place = find_row (self, row);

  if (entente_part_row_is_blank (row))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
  else if (place + 1 < get_rows (self)->len)
    gtk_widget_grab_focus (GTK_WIDGET (entente_part_section_get_row (self, place + 1)));
  else
    go_to (entente_part_section_add_row (self));
}

static void
row_move_cb (EntentePartSection *self,
             int step,
             EntentePartRow *row)
{
  entente_part_section_move_row (self, find_row (self, row), step);
}

static void
row_remove_cb (EntentePartSection *self,
               EntentePartRow *row)
{
  entente_part_section_remove_row (self, find_row (self, row));
}

static EntentePartRow *
show_row (EntentePartSection *self,
          guint place)
{
  EntenteRow *row = g_ptr_array_index (get_rows (self), place);
  GtkWidget *widget = entente_part_row_new (self->drafts, self->record, row);
  GtkWidget *before = NULL;

  if (place > 0)
    before = GTK_WIDGET (entente_part_section_get_row (self, place - 1));
  g_signal_connect_object (widget, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "activate", G_CALLBACK (row_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "move", G_CALLBACK (row_move_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->card, widget, before);
  return ENTENTE_PART_ROW (widget);
}

static void
forget_removed (EntentePartSection *self)
{
  g_clear_pointer (&self->removed, entente_row_free);
  gtk_widget_set_visible (self->removed_line, FALSE);
}

static void
add_clicked_cb (EntentePartSection *self)
{
  go_to (entente_part_section_add_row (self));
}

static void
restore_clicked_cb (EntentePartSection *self)
{
  entente_part_section_restore_row (self);
}

static gboolean
entente_part_section_grab_focus (GtkWidget *widget)
{
  EntentePartSection *self = ENTENTE_PART_SECTION (widget);

  if (get_rows (self)->len > 0)
    return gtk_widget_grab_focus (GTK_WIDGET (entente_part_section_get_row (self, 0)));
  return gtk_widget_grab_focus (self->add);
}

static void
entente_part_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_PART_SECTION);
  G_OBJECT_CLASS (entente_part_section_parent_class)->dispose (object);
}

static void
entente_part_section_finalize (GObject *object)
{
  EntentePartSection *self = ENTENTE_PART_SECTION (object);

  entente_row_free (self->removed);
  g_clear_object (&self->record);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (entente_part_section_parent_class)->finalize (object);
}

static void
entente_part_section_class_init (EntentePartSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_part_section_dispose;
  object_class->finalize = entente_part_section_finalize;
  widget_class->grab_focus = entente_part_section_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_PART_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-part-section.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePartSection, heading);
  gtk_widget_class_bind_template_child (widget_class, EntentePartSection, card);
  gtk_widget_class_bind_template_child (widget_class, EntentePartSection, add);
  gtk_widget_class_bind_template_child (widget_class, EntentePartSection, add_label);
  gtk_widget_class_bind_template_child (widget_class, EntentePartSection, removed_line);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
}

static void
entente_part_section_init (EntentePartSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* part: its place in the kind. */
GtkWidget *
entente_part_section_new (EntenteDrafts *drafts,
                          EntenteRecord *record,
                          guint part)
{
  EntentePartSection *self = g_object_new (ENTENTE_TYPE_PART_SECTION, NULL);
  const EntenteTable *table;

  g_set_object (&self->drafts, drafts);
  g_set_object (&self->record, record);
  self->part = part;
  table = get_table (self);
  gtk_label_set_label (self->heading, _ (table->label_plural));
  gtk_label_set_label (self->add_label, entente_editor_words_add (table));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  entente_editor_words_add (table), -1);
  /* A file comes into the catalogue by being dropped or imported, not by typing its checksum. */
  if (part == entente_kind_attachments (entente_record_get_info (record)))
    gtk_widget_set_visible (self->add, FALSE);
  for (guint i = 0; i < get_rows (self)->len; i++)
    show_row (self, i);
  renumber (self);
  return GTK_WIDGET (self);
}

guint
entente_part_section_get_n_rows (EntentePartSection *self)
{
  g_return_val_if_fail (ENTENTE_IS_PART_SECTION (self), 0);

  return get_rows (self)->len;
}

EntentePartRow *
entente_part_section_get_row (EntentePartSection *self,
                              guint row)
{
  GtkWidget *child;

  g_return_val_if_fail (ENTENTE_IS_PART_SECTION (self), NULL);

  child = gtk_widget_get_first_child (GTK_WIDGET (self->card));
  for (; row > 0 && child != NULL; row--)
    child = gtk_widget_get_next_sibling (child);
  return ENTENTE_IS_PART_ROW (child) ? ENTENTE_PART_ROW (child) : NULL;
}

/* Returns: (transfer none): a new row at the end. */
EntentePartRow *
entente_part_section_add_row (EntentePartSection *self)
{
  EntentePartRow *widget;

  g_return_val_if_fail (ENTENTE_IS_PART_SECTION (self), NULL);

  entente_blank_rows_add (self->record, get_table (self));
  widget = show_row (self, get_rows (self)->len - 1);
  tell (self);
  return widget;
}

void
entente_part_section_move_row (EntentePartSection *self,
                               guint row,
                               int step)
{
  GPtrArray *rows;
  guint other = row + (guint) step;
  EntentePartRow *upper;
  EntentePartRow *lower;
  GtkWidget *focus;

  g_return_if_fail (ENTENTE_IS_PART_SECTION (self));

  rows = get_rows (self);
  if (other >= rows->len)
    return;
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  upper = entente_part_section_get_row (self, MIN (row, other));
  lower = entente_part_section_get_row (self, MAX (row, other));
  gtk_box_reorder_child_after (self->card, GTK_WIDGET (upper), GTK_WIDGET (lower));
  rows->pdata[MIN (row, other)] = entente_part_row_get_row (lower);
  rows->pdata[MAX (row, other)] = entente_part_row_get_row (upper);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
  tell (self);
}

void
entente_part_section_remove_row (EntentePartSection *self,
                                 guint row)
{
  EntentePartRow *widget;
  gboolean blank;

  g_return_if_fail (ENTENTE_IS_PART_SECTION (self));
  widget = entente_part_section_get_row (self, row);
  g_return_if_fail (widget != NULL);

  blank = entente_part_row_is_blank (widget);
  gtk_box_remove (self->card, GTK_WIDGET (widget));
  forget_removed (self);
  self->removed = g_ptr_array_steal_index (get_rows (self), row);
  self->removed_at = row;
  if (blank)
    forget_removed (self);
  else
    gtk_widget_set_visible (self->removed_line, TRUE);
  if (get_rows (self)->len > 0)
    gtk_widget_grab_focus (
      GTK_WIDGET (entente_part_section_get_row (self, MIN (row, get_rows (self)->len - 1))));
  else
    gtk_widget_grab_focus (self->add);
  tell (self);
}

/* Puts the row that was removed last back to its place. */
void
entente_part_section_restore_row (EntentePartSection *self)
{
  guint place;

  g_return_if_fail (ENTENTE_IS_PART_SECTION (self));

  if (self->removed == NULL)
    return;
  place = MIN (self->removed_at, get_rows (self)->len);
  g_ptr_array_insert (get_rows (self), (int) place, g_steal_pointer (&self->removed));
  forget_removed (self);
  go_to (show_row (self, place));
  tell (self);
}

/* Takes away the rows in which nothing was entered. */
void
entente_part_section_prune (EntentePartSection *self)
{
  g_return_if_fail (ENTENTE_IS_PART_SECTION (self));

  for (guint i = get_rows (self)->len; i > 0; i--)
    {
      EntentePartRow *row = entente_part_section_get_row (self, i - 1);

      if (!entente_part_row_is_blank (row))
        continue;
      gtk_box_remove (self->card, GTK_WIDGET (row));
      g_ptr_array_remove_index (get_rows (self), i - 1);
    }
  renumber (self);
}

/* original: (element-type EntenteRow): the rows to compare with; blank ones do not count. */
gboolean
entente_part_section_is_changed (EntentePartSection *self,
                                 GPtrArray *original)
{
  guint compared = 0;

  g_return_val_if_fail (ENTENTE_IS_PART_SECTION (self), FALSE);

  for (guint i = 0; i < get_rows (self)->len; i++)
    {
      if (entente_part_row_is_blank (entente_part_section_get_row (self, i)))
        continue;
      if (compared >= original->len
          || !entente_row_equal (g_ptr_array_index (get_rows (self), i),
                                 g_ptr_array_index (original, compared)))
        return TRUE;
      compared++;
    }
  return compared != original->len;
}
