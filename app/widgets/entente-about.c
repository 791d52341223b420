/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-about.h"

#include "entente-error.h"
#include "entente-fold.h"
#include "entente-util.h"

/* What a citation is about: the record, one of its fields, one of its parts, or a field of that
 * part. It edits two fields of the citation at once, "part" and "field". */

struct _EntenteAbout
{
  EntenteChooser parent_instance;
  EntenteDrafts *drafts;
  EntenteRecord *record;
  EntenteRow *citation; /* of the record */
  gint64 part;
  char *field;
  gboolean understood;
};

static void entente_about_iface_init (EntenteInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteAbout, entente_about, ENTENTE_TYPE_CHOOSER,
                               G_IMPLEMENT_INTERFACE (ENTENTE_TYPE_INPUT,
                                                      entente_about_iface_init))

static char *
part_title (EntenteAbout *self,
            const EntenteRow *row,
            int place)
{
  g_autofree char *title = entente_drafts_row_title (self->drafts, row);

  /* Translators: one part of a record, "Participant 2: Sattar Hashemi" */
  return g_strdup_printf (_ ("%1$s %2$d: %3$s"), _ (row->table->label), place + 1, title);
}

static char *
describe (EntenteAbout *self)
{
  const EntenteTable *table = &entente_record_get_info (self->record)->table;
  g_autofree char *part = NULL;
  int field;

  if (self->part != 0)
    {
      EntentePlace place;
      const EntenteRow *row = entente_record_find_part_row (self->record, self->part, &place);

      if (row == NULL)
        return g_strdup (_ ("a part that was removed"));
      table = row->table;
      part = part_title (self, row, place.row);
    }
  field = self->field != NULL ? entente_table_find_field (table, self->field) : -1;
  if (field < 0)
    return g_steal_pointer (&part);
  if (part == NULL)
    return g_strdup (_ (table->fields[field].label));
  /* Translators: a part of a record and one of its fields, "Participant 2: Sattar Hashemi, Role" */
  return g_strdup_printf (_ ("%1$s, %2$s"), part, _ (table->fields[field].label));
}

static void
add_offer (GPtrArray *offers,
           const char *needle,
           const char *title,
           const char *subtitle,
           gint64 part,
           const char *field)
{
  g_autofree char *words = g_strconcat (title, " ", subtitle, NULL);
  g_autofree char *folded = entente_fold (words);
  EntenteOffer *offer;

  if (strstr (folded, needle) == NULL)
    return;
  offer = entente_offer_new (ENTENTE_OFFER_TEXT, title, subtitle);
  offer->id = part;
  offer->text = g_strdup (field);
  g_ptr_array_add (offers, offer);
}

static void
add_fields (GPtrArray *offers,
            const char *needle,
            const EntenteRow *row,
            const char *of)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    if (!entente_value_is_empty (&row->table->fields[i], &row->values[i]))
      add_offer (offers, needle, _ (row->table->fields[i].label), of, of != NULL ? row->id : 0,
                 row->table->fields[i].name);
}

static void
entente_about_look (EntenteChooser *chooser,
                    const char *typed)
{
  EntenteAbout *self = ENTENTE_ABOUT (chooser);
  const EntenteKindInfo *info = entente_record_get_info (self->record);
  g_autoptr(GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *needle = entente_fold (self->understood ? "" : typed);

  add_offer (offers, needle, _ ("The record as a whole"), NULL, 0, NULL);
  add_fields (offers, needle, entente_record_get_row (self->record), NULL);
  for (guint i = 0; i < entente_kind_citations (info); i++)
    {
      GPtrArray *rows = entente_record_get_part (self->record, i);

      for (guint j = 0; j < rows->len; j++)
        {
          EntenteRow *row = g_ptr_array_index (rows, j);
          g_autofree char *title = NULL;

          if (entente_row_is_empty (row))
            continue;
          /* What is cited needs an id before it is saved. */
          if (row->id == 0)
            row->id = entente_drafts_next_id (self->drafts);
          title = part_title (self, row, (int) j);
          add_offer (offers, needle, title, NULL, row->id, NULL);
          add_fields (offers, needle, row, title);
        }
    }
  entente_chooser_offer (chooser, offers);
}

static void
show_choice (EntenteAbout *self)
{
  g_autofree char *words = describe (self);

  self->understood = TRUE;
  entente_chooser_set_text (ENTENTE_CHOOSER (self), words);
}

static void
entente_about_choose (EntenteChooser *chooser,
                      EntenteOffer *offer)
{
  EntenteAbout *self = ENTENTE_ABOUT (chooser);

  self->part = offer->id;
  entente_set_str (&self->field, offer->text);
  show_choice (self);
  entente_input_changed (ENTENTE_INPUT (self));
}

static void
entente_about_typed (EntenteChooser *chooser)
{
  EntenteAbout *self = ENTENTE_ABOUT (chooser);

  self->understood = *entente_chooser_get_text (chooser) == '\0';
  self->part = 0;
  g_clear_pointer (&self->field, g_free);
  entente_input_changed (ENTENTE_INPUT (self));
}

static void
entente_about_left (EntenteChooser *chooser)
{
}

static void
entente_about_activate (EntenteChooser *chooser)
{
  entente_input_activate (ENTENTE_INPUT (chooser));
}

static void
entente_about_set_value (EntenteInput *input,
                         const EntenteValue *value)
{
  EntenteAbout *self = ENTENTE_ABOUT (input);

  self->part = value->id;
  entente_set_str (&self->field, entente_row_get_text (self->citation, "field"));
  show_choice (self);
}

static gboolean
entente_about_get_value (EntenteInput *input,
                         EntenteValue *value,
                         GError **error)
{
  EntenteAbout *self = ENTENTE_ABOUT (input);

  if (!self->understood)
    {
      g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                           _ ("Choose from the list what the source speaks about."));
      return FALSE;
    }
  value->id = self->part;
  value->set = self->part != 0;
  entente_row_set_text (self->citation, "field", self->field);
  return TRUE;
}

static GtkWidget *
entente_about_get_focus_widget (EntenteInput *input)
{
  return GTK_WIDGET (entente_chooser_get_entry (ENTENTE_CHOOSER (input)));
}

static void
entente_about_iface_init (EntenteInputInterface *iface)
{
  iface->set_value = entente_about_set_value;
  iface->get_value = entente_about_get_value;
  iface->get_focus_widget = entente_about_get_focus_widget;
}

static void
entente_about_finalize (GObject *object)
{
  EntenteAbout *self = ENTENTE_ABOUT (object);

  g_free (self->field);
  g_clear_object (&self->record);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (entente_about_parent_class)->finalize (object);
}

static void
entente_about_class_init (EntenteAboutClass *klass)
{
  EntenteChooserClass *chooser_class = ENTENTE_CHOOSER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_about_finalize;
  chooser_class->look = entente_about_look;
  chooser_class->choose = entente_about_choose;
  chooser_class->typed = entente_about_typed;
  chooser_class->left = entente_about_left;
  chooser_class->activate = entente_about_activate;
}

static void
entente_about_init (EntenteAbout *self)
{
  self->understood = TRUE;
  gtk_entry_set_placeholder_text (entente_chooser_get_entry (ENTENTE_CHOOSER (self)),
                                  _ ("The record as a whole"));
}

GtkWidget *
entente_about_new (EntenteDrafts *drafts,
                   EntenteRecord *record,
                   EntenteRow *citation)
{
  EntenteAbout *self = g_object_new (ENTENTE_TYPE_ABOUT, NULL);

  g_set_object (&self->drafts, drafts);
  g_set_object (&self->record, record);
  self->citation = citation;
  return GTK_WIDGET (self);
}
