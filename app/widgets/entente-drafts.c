/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-drafts-private.h"

#include "entente-blank-rows.h"
#include "entente-date.h"
#include "entente-fold.h"
#include "entente-util.h"

/* What one dialog is about to save: beside its own draft the records that its pickers created, and
 * those that it shows as rows. A dialog opened from a dialog has a set of its own, which joins the
 * outer one when it is accepted and is forgotten when it is cancelled. */

G_DEFINE_FINAL_TYPE (EntenteDrafts, entente_drafts, G_TYPE_OBJECT)

static void
draft_clear (gpointer data)
{
  g_clear_object (&((EntenteDraft *) data)->record);
  g_clear_object (&((EntenteDraft *) data)->original);
}

static char *
title_of (EntenteKind kind,
          gint64 id,
          gpointer data)
{
  return entente_drafts_title (data, kind, id);
}

static gboolean
row_names (const EntenteRow *row,
           gint64 id)
{
  for (guint i = 0; i < row->table->n_fields; i++)
    if (row->table->fields[i].type == ENTENTE_FIELD_LINK && row->values[i].id == id)
      return TRUE;
  return FALSE;
}

static gboolean
record_names (EntenteRecord *record,
              gint64 id)
{
  const EntenteKindInfo *info = entente_record_get_info (record);

  if (row_names (entente_record_get_row (record), id))
    return TRUE;
  for (guint i = 0; i < info->n_parts; i++)
    {
      GPtrArray *rows = entente_record_get_part (record, i);

      for (guint j = 0; j < rows->len; j++)
        if (row_names (g_ptr_array_index (rows, j), id))
          return TRUE;
    }
  return FALSE;
}

/* By what will be saved: a topic that was chosen and then not takes the one above it along. What is
 * there on use only never names itself, nor others in a circle. */
static gboolean
is_named (EntenteDrafts *self,
          EntenteRecord *draft,
          gint64 id)
{
  if (record_names (draft, id))
    return TRUE;
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const EntenteDraft *one = &g_array_index (self->drafts, EntenteDraft, i);

      if (!one->removed && record_names (one->record, id)
          && (!one->on_use || is_named (self, draft, entente_record_get_id (one->record))))
        return TRUE;
    }
  return FALSE;
}

static void
entente_drafts_finalize (GObject *object)
{
  EntenteDrafts *self = ENTENTE_DRAFTS (object);

  g_array_unref (self->drafts);
  g_clear_object (&self->subject);
  g_clear_object (&self->outer);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (entente_drafts_parent_class)->finalize (object);
}

static void
entente_drafts_class_init (EntenteDraftsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_drafts_finalize;
}

static void
entente_drafts_init (EntenteDrafts *self)
{
  self->drafts = g_array_new (FALSE, FALSE, sizeof (EntenteDraft));
  g_array_set_clear_func (self->drafts, draft_clear);
}

/* outer: (nullable): the set of the dialog that this one is opened from. */
EntenteDrafts *
entente_drafts_new (EntenteStore *store,
                    EntenteDrafts *outer)
{
  EntenteDrafts *self = g_object_new (ENTENTE_TYPE_DRAFTS, NULL);

  g_set_object (&self->store, store);
  g_set_object (&self->outer, outer);
  return self;
}

EntenteStore *
entente_drafts_get_store (EntenteDrafts *self)
{
  return self->store;
}

gint64
entente_drafts_next_id (EntenteDrafts *self)
{
  return entente_store_next_id (self->store);
}

EntenteDraft *
entente_drafts_lookup (EntenteDrafts *self,
                       gint64 id)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      EntenteDraft *one = &g_array_index (self->drafts, EntenteDraft, i);

      if (entente_record_get_id (one->record) == id)
        return one;
    }
  return NULL;
}

/* What the dialog is about, so that others can name it before it is saved. */
void
entente_drafts_set_subject (EntenteDrafts *self,
                            EntenteRecord *subject)
{
  g_set_object (&self->subject, subject);
}

/* One that is there with the same id is replaced. */
void
entente_drafts_add (EntenteDrafts *self,
                    EntenteRecord *record,
                    gboolean on_use)
{
  EntenteDraft draft = { NULL, on_use };
  EntenteDraft *there;

  if (entente_record_get_id (record) == 0)
    entente_record_set_id (record, entente_drafts_next_id (self));
  there = entente_drafts_lookup (self, entente_record_get_id (record));
  if (there != NULL)
    {
      g_set_object (&there->record, record);
      return;
    }
  g_set_object (&draft.record, record);
  g_array_append_val (self->drafts, draft);
}

EntenteRecord *
entente_drafts_find (EntenteDrafts *self,
                     gint64 id)
{
  const EntenteDraft *one = entente_drafts_lookup (self, id);

  if (one != NULL)
    return one->record;
  if (self->subject != NULL && entente_record_get_id (self->subject) == id)
    return self->subject;
  return self->outer != NULL ? entente_drafts_find (self->outer, id) : NULL;
}

/* TRUE if nothing was entered by hand: what comes with a choice is no work to lose. */
gboolean
entente_drafts_is_empty (EntenteDrafts *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    if (entente_draft_is_work (&g_array_index (self->drafts, EntenteDraft, i)))
      return FALSE;
  return TRUE;
}

/* What stands in the catalogue is found there. */
static gboolean
is_offered (const EntenteDraft *one)
{
  return !one->stored && !one->removed && (one->original == NULL || entente_draft_differs (one));
}

/* Appends an EntenteFound for each draft whose title holds the words. */
void
entente_drafts_search (EntenteDrafts *self,
                       const char *words,
                       guint kinds,
                       GPtrArray *found)
{
  g_autofree char *needle = entente_fold (words);

  for (guint i = 0; i < self->drafts->len; i++)
    {
      const EntenteDraft *draft = &g_array_index (self->drafts, EntenteDraft, i);
      EntenteRecord *record = draft->record;
      EntenteKind kind = entente_record_get_kind (record);
      g_autofree char *title = entente_record_title (record, title_of, self);
      g_autofree char *folded = entente_fold (title);
      EntenteFound *one;

      if ((ENTENTE_KIND_BIT (kind) & kinds) == 0 || !is_offered (draft)
          || strstr (folded, needle) == NULL)
        continue;
      one = g_new0 (EntenteFound, 1);
      one->id = entente_record_get_id (record);
      one->kind = kind;
      one->title = g_steal_pointer (&title);
      one->subtitle = entente_drafts_subtitle (self, kind, one->id);
      g_ptr_array_add (found, one);
    }
  if (self->outer != NULL)
    entente_drafts_search (self->outer, words, kinds, found);
}

static gboolean
folds_to (const char *text,
          const char *folded)
{
  g_autofree char *own = text != NULL ? entente_fold (text) : NULL;

  return g_strcmp0 (own, folded) == 0;
}

static gboolean
is_called (EntenteDrafts *self,
           EntenteRecord *record,
           const char *folded)
{
  GPtrArray *names = entente_record_get_part (record, ENTENTE_PART_NAMES);
  EntenteRow *row = entente_record_get_row (record);
  g_autofree char *title = entente_record_title (record, title_of, self);

  if (folds_to (title, folded))
    return TRUE;
  for (guint i = 0; i < names->len; i++)
    if (folds_to (entente_row_get_text (g_ptr_array_index (names, i), "text"), folded))
      return TRUE;
  return entente_record_get_kind (record) == ENTENTE_KIND_COUNTRY
         && (folds_to (entente_row_get_text (row, "alpha2"), folded)
             || folds_to (entente_row_get_text (row, "alpha3"), folded));
}

/* Returns: the id of the one record that is called exactly so, with its kind; else 0. What the
 * store takes for meant because nothing else is near is too little to tie a record to. */
gint64
entente_drafts_find_called (EntenteDrafts *self,
                            const char *name,
                            guint kinds,
                            EntenteKind *kind)
{
  g_autofree char *folded = entente_fold (name);
  g_autoptr(EntenteRecord) found = NULL;
  gint64 id;

  for (guint i = 0; i < self->drafts->len; i++)
    {
      const EntenteDraft *one = &g_array_index (self->drafts, EntenteDraft, i);
      EntenteRecord *record = one->record;

      *kind = entente_record_get_kind (record);
      if ((ENTENTE_KIND_BIT (*kind) & kinds) != 0 && is_offered (one)
          && is_called (self, record, folded))
        return entente_record_get_id (record);
    }
  if (self->outer != NULL)
    return entente_drafts_find_called (self->outer, name, kinds, kind);
  id = entente_store_find (self->store, name, kinds, NULL);
  if (id != 0)
    found = entente_store_load (self->store, id, NULL);
  if (found == NULL || !is_called (self, found, folded))
    return 0;
  *kind = entente_record_get_kind (found);
  return id;
}

char *
entente_drafts_title (EntenteDrafts *self,
                      EntenteKind kind,
                      gint64 id)
{
  EntenteRecord *record = entente_drafts_find (self, id);

  if (record != NULL)
    return entente_record_title (record, title_of, self);
  return entente_store_title (self->store, id);
}

char *
entente_drafts_short_title (EntenteDrafts *self,
                            EntenteKind kind,
                            gint64 id)
{
  EntenteRecord *record = entente_drafts_find (self, id);

  if (record != NULL)
    return entente_record_short_title (record, title_of, self);
  return entente_store_short_title (self->store, id);
}

char *
entente_drafts_subtitle (EntenteDrafts *self,
                         EntenteKind kind,
                         gint64 id)
{
  if (entente_drafts_find (self, id) == NULL
      || entente_store_kind_of (self->store, id) != ENTENTE_KIND_NONE)
    return entente_store_subtitle (self->store, id);
  /* Translators: the kind of a record that is not saved yet, "Person, new" */
  return g_strdup_printf (_ ("%s, new"), _ (entente_kind_get_info (kind)->table.label));
}

/* Hands the drafts and @draft over to the outer set, where what was shown as rows here is no row. */
void
entente_drafts_join (EntenteDrafts *self,
                     EntenteRecord *draft)
{
  g_return_if_fail (self->outer != NULL);

  for (guint i = 0; i < self->drafts->len; i++)
    {
      EntenteDraft one = g_array_index (self->drafts, EntenteDraft, i);
      EntenteDraft *there;

      if (one.tie == NULL)
        {
          entente_drafts_add (self->outer, one.record, one.on_use);
          continue;
        }
      there = entente_drafts_lookup (self->outer, entente_record_get_id (one.record));
      if (there != NULL)
        {
          g_set_object (&there->record, one.record);
          there->removed = one.removed;
          continue;
        }
      if (!entente_draft_is_work (&one))
        continue;
      g_object_ref (one.record);
      g_object_ref (one.original);
      g_array_append_val (self->outer->drafts, one);
    }
  g_array_set_size (self->drafts, 0);
  entente_drafts_add (self->outer, draft, FALSE);
}

/* The words of the history are about the first record that is put in: @draft, if it is.
 *
 * with_draft: FALSE if there is nothing to save in @draft itself.
 *
 * Returns: (transfer full): the draft and what it needs, ready for the store. */
EntenteEdit *
entente_drafts_make_edit (EntenteDrafts *self,
                          EntenteRecord *draft,
                          gboolean with_draft)
{
  EntenteEdit *edit = entente_edit_new ();

  if (with_draft)
    entente_edit_put (edit, draft);
  for (guint i = 0; i < self->drafts->len; i++)
    {
      EntenteDraft *one = &g_array_index (self->drafts, EntenteDraft, i);
      g_autoptr(EntenteRecord) filled = NULL;

      if (one->on_use ? !is_named (self, draft, entente_record_get_id (one->record)) : !entente_draft_is_work (one))
        continue;
      if (one->removed)
        {
          entente_draft_put_removed (one, edit);
          continue;
        }
      filled = one->tie != NULL ? entente_blank_rows_without (one->record) : g_object_ref (one->record);
      entente_edit_put (edit, filled);
    }
  if (entente_edit_get_records (edit)->len + entente_edit_get_deleted (edit)->len == 0)
    entente_edit_put (edit, draft);
  return edit;
}

static char *
value_title (EntenteDrafts *self,
             const EntenteField *field,
             const EntenteValue *value)
{
  EntenteDate date;

  switch (field->type)
    {
    case ENTENTE_FIELD_LINK:
      return value->id != 0 ? entente_drafts_title (self, value->kind, value->id)
                            : g_strdup (value->text);
    case ENTENTE_FIELD_CODE:
      return g_strdup (entente_vocabulary_label (field->vocabulary, value->text));
    case ENTENTE_FIELD_DATE:
    case ENTENTE_FIELD_SPAN:
      if (entente_date_parse (value->text, ENTENTE_DATE_SPAN, &date, NULL))
        return entente_date_format (&date, NULL);
      return g_strdup (value->text);
    case ENTENTE_FIELD_INTEGER:
      return g_strdup_printf ("%" G_GINT64_FORMAT, value->id);
    case ENTENTE_FIELD_QUANTITY:
      return g_strdup_printf ("%.15g", value->number);
    case ENTENTE_FIELD_PART:
      return NULL;
    default:
      return g_strdup (value->text);
    }
}

/* Returns: (transfer full): a part in a few words: the first two things that it holds; may be empty. */
char *
entente_drafts_row_title (EntenteDrafts *self,
                          const EntenteRow *row)
{
  g_autofree char *first = NULL;

  for (guint i = 0; i < row->table->n_fields; i++)
    {
      const EntenteField *field = &row->table->fields[i];
      g_autofree char *title = NULL;

      if (entente_value_is_empty (field, &row->values[i]))
        continue;
      title = value_title (self, field, &row->values[i]);
      if (title == NULL)
        continue;
      if (first != NULL)
        /* Translators: two things that tell one part from another, "Ratification, Algeria" */
        return g_strdup_printf (_ ("%1$s, %2$s"), first, title);
      first = g_steal_pointer (&title);
    }
  return first != NULL ? g_steal_pointer (&first) : g_strdup ("");
}
