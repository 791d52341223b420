/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-tie-section.h"

#include "entente-blank-rows.h"
#include "entente-editor-words.h"
#include "entente-editor.h"
#include "entente-kind.h"
#include "entente-reveal.h"
#include "entente-util.h"

/* Records that are tied to the one of the dialog, as rows under their heading. One that was taken out
 * can be put back until the next one is. */

struct _EntenteTieSection
{
  GtkBox parent_instance;
  GtkLabel *heading;
  GtkBox *card;
  GtkWidget *add;
  GtkLabel *add_label;
  GtkWidget *removed_line;
  GtkLabel *removed_words;
  EntenteDrafts *drafts;
  const EntenteInlineTie *tie;
  EntenteRecord *removed;
  guint removed_at;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteTieSection, entente_tie_section, GTK_TYPE_BOX)

static EntenteTieRow *show_record (EntenteTieSection *self,
                                   EntenteRecord *record,
                                   guint place);

static void
tell (EntenteTieSection *self)
{
  for (guint i = 0; i < entente_tie_section_get_n_rows (self); i++)
    entente_tie_row_set_number (entente_tie_section_get_row (self, i), i + 1);
  g_signal_emit (self, signals[CHANGED], 0);
}

static guint
find_row (EntenteTieSection *self,
          EntenteTieRow *row)
{
  guint place = 0;

  while (entente_tie_section_get_row (self, place) != row)
    place++;
  return place;
}

static void
go_to (EntenteTieRow *row)
{
  gtk_widget_grab_focus (GTK_WIDGET (row));
  entente_reveal_later (GTK_WIDGET (row));
}

static void
row_changed_cb (EntenteTieSection *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Enter goes on to the next row, and makes one after the last; in a row still blank it saves. */
static void
row_activate_cb (EntenteTieSection *self,
                 EntenteTieRow *row)
{
  EntenteTieRow *next = entente_tie_section_get_row (self, find_row (self, row) + 1);

  if (entente_tie_row_is_blank (row))
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
  else
    go_to (next != NULL ? next : entente_tie_section_add_row (self));
}

/* What was entered in a dialog of its own takes the place of what stood in the row. */
static void
edited_cb (EntenteTieSection *self,
           gint64 id)
{
  for (guint i = 0; i < entente_tie_section_get_n_rows (self); i++)
    {
      EntenteTieRow *row = entente_tie_section_get_row (self, i);
      EntenteRecord *record = entente_drafts_find (self->drafts, id);

      if (entente_record_get_id (entente_tie_row_get_record (row)) != id)
        continue;
      gtk_box_remove (self->card, GTK_WIDGET (row));
      go_to (show_record (self, record, i));
      tell (self);
      return;
    }
}

static void
row_open_cb (EntenteTieSection *self,
             EntenteTieRow *row)
{
  g_autoptr(EntenteRecord) record = entente_blank_rows_without (entente_tie_row_get_record (row));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *editor = entente_editor_new_nested (self->drafts, record, GTK_WINDOW (root));

  g_signal_connect_object (editor, "saved", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
row_remove_cb (EntenteTieSection *self,
               EntenteTieRow *row)
{
  entente_tie_section_remove_row (self, find_row (self, row));
}

static EntenteTieRow *
show_record (EntenteTieSection *self,
             EntenteRecord *record,
             guint place)
{
  GtkWidget *widget = entente_tie_row_new (self->drafts, self->tie, record);
  GtkWidget *before = NULL;

  if (place > 0)
    before = GTK_WIDGET (entente_tie_section_get_row (self, place - 1));
  g_signal_connect_object (widget, "changed", G_CALLBACK (row_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "activate", G_CALLBACK (row_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "open", G_CALLBACK (row_open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (widget, "remove", G_CALLBACK (row_remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (self->card, widget, before);
  return ENTENTE_TIE_ROW (widget);
}

static void
forget_removed (EntenteTieSection *self)
{
  g_clear_object (&self->removed);
  gtk_widget_set_visible (self->removed_line, FALSE);
}

static guint
count_ties (EntenteTieSection *self,
            EntenteRecord *record)
{
  return (guint) entente_store_count_ties (entente_drafts_get_store (self->drafts),
                                           entente_record_get_id (record));
}

/* What Save will do to it, and what hangs on it. */
static char *
removed_words (EntenteTieSection *self,
               EntenteRecord *record)
{
  gint64 id = entente_record_get_id (record);
  g_autofree char *title = entente_drafts_title (self->drafts, self->tie->kind, id);
  guint n;

  if (!entente_drafts_is_stored (self->drafts, id))
    return g_strdup (_ ("The row was removed"));
  if (!self->tie->owned)
    return g_strdup_printf (_ ("“%s” stays in the catalogue, but no longer here"), title);
  n = count_ties (self, record);
  if (n == 0)
    return g_strdup_printf (_ ("“%s” will be deleted"), title);
  return g_strdup_printf (ngettext ("“%1$s” will be deleted; %2$u record refers to it",
                                    "“%1$s” will be deleted; %2$u records refer to it", n),
                          title, n);
}

static void
add_clicked_cb (EntenteTieSection *self)
{
  go_to (entente_tie_section_add_row (self));
}

static void
restore_clicked_cb (EntenteTieSection *self)
{
  entente_tie_section_restore_row (self);
}

static gboolean
entente_tie_section_grab_focus (GtkWidget *widget)
{
  EntenteTieSection *self = ENTENTE_TIE_SECTION (widget);
  EntenteTieRow *first = entente_tie_section_get_row (self, 0);

  return gtk_widget_grab_focus (first != NULL ? GTK_WIDGET (first) : self->add);
}

static void
entente_tie_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ENTENTE_TYPE_TIE_SECTION);
  G_OBJECT_CLASS (entente_tie_section_parent_class)->dispose (object);
}

static void
entente_tie_section_finalize (GObject *object)
{
  EntenteTieSection *self = ENTENTE_TIE_SECTION (object);

  g_clear_object (&self->removed);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (entente_tie_section_parent_class)->finalize (object);
}

static void
entente_tie_section_class_init (EntenteTieSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_tie_section_dispose;
  object_class->finalize = entente_tie_section_finalize;
  widget_class->grab_focus = entente_tie_section_grab_focus;

  signals[CHANGED] = g_signal_new ("changed", ENTENTE_TYPE_TIE_SECTION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-tie-section.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteTieSection, heading);
  gtk_widget_class_bind_template_child (widget_class, EntenteTieSection, card);
  gtk_widget_class_bind_template_child (widget_class, EntenteTieSection, add);
  gtk_widget_class_bind_template_child (widget_class, EntenteTieSection, add_label);
  gtk_widget_class_bind_template_child (widget_class, EntenteTieSection, removed_line);
  gtk_widget_class_bind_template_child (widget_class, EntenteTieSection, removed_words);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
}

static void
entente_tie_section_init (EntenteTieSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* drafts: of a dialog that has its subject. */
GtkWidget *
entente_tie_section_new (EntenteDrafts *drafts,
                         const EntenteInlineTie *tie)
{
  EntenteTieSection *self = g_object_new (ENTENTE_TYPE_TIE_SECTION, NULL);
  const char *add = entente_editor_words_add (&entente_kind_get_info (tie->kind)->table);
  g_autoptr(GPtrArray) records = NULL;

  g_set_object (&self->drafts, drafts);
  self->tie = tie;
  gtk_label_set_label (self->heading, _ (tie->heading));
  gtk_label_set_label (self->add_label, add);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, add, -1);
  records = entente_drafts_load_tied (drafts, tie);
  for (guint i = 0; i < records->len; i++)
    show_record (self, g_ptr_array_index (records, i), i);
  tell (self);
  return GTK_WIDGET (self);
}

const EntenteInlineTie *
entente_tie_section_get_tie (EntenteTieSection *self)
{
  g_return_val_if_fail (ENTENTE_IS_TIE_SECTION (self), NULL);

  return self->tie;
}

guint
entente_tie_section_get_n_rows (EntenteTieSection *self)
{
  guint n = 0;

  g_return_val_if_fail (ENTENTE_IS_TIE_SECTION (self), 0);

  while (entente_tie_section_get_row (self, n) != NULL)
    n++;
  return n;
}

/* Returns: (transfer none) (nullable): the row at a place. */
EntenteTieRow *
entente_tie_section_get_row (EntenteTieSection *self,
                             guint row)
{
  GtkWidget *child;

  g_return_val_if_fail (ENTENTE_IS_TIE_SECTION (self), NULL);

  child = gtk_widget_get_first_child (GTK_WIDGET (self->card));
  for (; row > 0 && ENTENTE_IS_TIE_ROW (child); row--)
    child = gtk_widget_get_next_sibling (child);
  return ENTENTE_IS_TIE_ROW (child) ? ENTENTE_TIE_ROW (child) : NULL;
}

/* Returns: (transfer none): a new row at the end. */
EntenteTieRow *
entente_tie_section_add_row (EntenteTieSection *self)
{
  EntenteTieRow *row;

  g_return_val_if_fail (ENTENTE_IS_TIE_SECTION (self), NULL);

  row = show_record (self, entente_drafts_add_tied (self->drafts, self->tie),
                     entente_tie_section_get_n_rows (self));
  tell (self);
  return row;
}

static void
take_out (EntenteTieSection *self,
          EntenteTieRow *row)
{
  entente_drafts_set_removed (self->drafts,
                              entente_record_get_id (entente_tie_row_get_record (row)), TRUE);
  gtk_box_remove (self->card, GTK_WIDGET (row));
}

void
entente_tie_section_remove_row (EntenteTieSection *self,
                                guint row)
{
  EntenteTieRow *widget;
  g_autofree char *words = NULL;
  gboolean blank;

  g_return_if_fail (ENTENTE_IS_TIE_SECTION (self));
  widget = entente_tie_section_get_row (self, row);
  g_return_if_fail (widget != NULL);

  blank = entente_tie_row_is_blank (widget);
  words = removed_words (self, entente_tie_row_get_record (widget));
  forget_removed (self);
  g_set_object (&self->removed, entente_tie_row_get_record (widget));
  self->removed_at = row;
  take_out (self, widget);
  gtk_label_set_label (self->removed_words, words);
  gtk_widget_set_visible (self->removed_line, !blank);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  tell (self);
}

/* Puts the row that was removed last back to its place. */
void
entente_tie_section_restore_row (EntenteTieSection *self)
{
  g_autoptr(EntenteRecord) record = NULL;

  g_return_if_fail (ENTENTE_IS_TIE_SECTION (self));

  record = g_steal_pointer (&self->removed);
  if (record == NULL)
    return;
  forget_removed (self);
  entente_drafts_set_removed (self->drafts, entente_record_get_id (record), FALSE);
  go_to (show_record (self, record, MIN (self->removed_at, entente_tie_section_get_n_rows (self))));
  tell (self);
}

/* Takes away the rows in which nothing was entered. */
void
entente_tie_section_prune (EntenteTieSection *self)
{
  g_return_if_fail (ENTENTE_IS_TIE_SECTION (self));

  for (guint i = entente_tie_section_get_n_rows (self); i > 0; i--)
    {
      EntenteTieRow *row = entente_tie_section_get_row (self, i - 1);

      if (entente_tie_row_is_blank (row))
        take_out (self, row);
    }
  tell (self);
}
