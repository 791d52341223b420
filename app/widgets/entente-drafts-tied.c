/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-drafts-private.h"

#include "entente-blank-rows.h"

/* Records that a dialog shows as rows of its subject: loaded and changed, new, or taken out. */

/* Whether saving it would leave another record than it came in as; blank rows count as nothing. */
gboolean
entente_draft_differs (const EntenteDraft *self)
{
  g_autoptr(EntenteRecord) filled = entente_blank_rows_without (self->record);

  return !entente_record_equal (filled, self->original);
}

/* Whether somebody entered or removed it here, so that it would be lost. */
gboolean
entente_draft_is_work (const EntenteDraft *self)
{
  if (self->on_use)
    return FALSE;
  if (self->removed)
    return self->stored;
  return self->original == NULL || entente_draft_differs (self);
}

/* What was taken out of the dialog goes from the catalogue, or only its tie. */
void
entente_draft_put_removed (const EntenteDraft *self,
                           EntenteEdit *edit)
{
  g_autoptr(EntenteRecord) untied = NULL;

  if (self->tie->owned)
    {
      entente_edit_delete (edit, self->record);
      return;
    }
  untied = entente_record_copy (self->original);
  entente_record_set_seen (untied, entente_record_get_seen (self->record));
  entente_value_clear (entente_row_get (entente_record_get_row (untied), self->tie->field));
  entente_edit_put (edit, untied);
}

static void
add_draft (EntenteDrafts *self,
           const EntenteInlineTie *tie,
           EntenteRecord *record,
           EntenteRecord *original,
           gboolean stored)
{
  EntenteDraft draft = { .tie = tie, .stored = stored };

  draft.record = g_object_ref (record);
  draft.original = entente_record_copy (original);
  g_array_append_val (self->drafts, draft);
}

/* Returns: (transfer none): a new record that is tied to the dialog's subject. */
EntenteRecord *
entente_drafts_add_tied (EntenteDrafts *self,
                         const EntenteInlineTie *tie)
{
  g_autoptr(EntenteRecord) record = entente_record_new (tie->kind);

  entente_record_set_id (record, entente_drafts_next_id (self));
  entente_row_set_link (entente_record_get_row (record), tie->field, tie->owner,
                        entente_record_get_id (self->subject));
  add_draft (self, tie, record, record, FALSE);
  return record;
}

static const EntenteDraft *
lookup_outer (EntenteDrafts *self,
              gint64 id)
{
  const EntenteDraft *found = NULL;

  for (EntenteDrafts *outer = self->outer; outer != NULL && found == NULL; outer = outer->outer)
    found = entente_drafts_lookup (outer, id);
  return found;
}

/* What the catalogue has, as an outer dialog that was here before left it. */
static gboolean
load_stored (EntenteDrafts *self,
             const EntenteInlineTie *tie,
             gint64 id,
             GPtrArray *records,
             GError **error)
{
  g_autoptr(EntenteRecord) original = entente_store_load (self->store, id, error);
  const EntenteDraft *outer = lookup_outer (self, id);
  g_autoptr(EntenteRecord) record = NULL;

  if (original == NULL)
    return FALSE;
  record = entente_record_copy (outer != NULL ? outer->record : original);
  add_draft (self, tie, record, original, TRUE);
  if (outer != NULL && outer->removed)
    entente_drafts_set_removed (self, id, TRUE);
  else
    g_ptr_array_add (records, g_steal_pointer (&record));
  return TRUE;
}

/* What an outer dialog that was here before left, and the catalogue has not yet. */
static void
load_left (EntenteDrafts *self,
           const EntenteInlineTie *tie,
           GPtrArray *records)
{
  gint64 subject = entente_record_get_id (self->subject);

  for (EntenteDrafts *outer = self->outer; outer != NULL; outer = outer->outer)
    for (guint i = 0; i < outer->drafts->len; i++)
      {
        const EntenteDraft *one = &g_array_index (outer->drafts, EntenteDraft, i);
        g_autoptr(EntenteRecord) record = NULL;

        if (one->tie != tie || one->stored || one->removed
            || entente_row_get_id (entente_record_get_row (one->record), tie->field) != subject)
          continue;
        record = entente_record_copy (one->record);
        add_draft (self, tie, record, one->original, FALSE);
        g_ptr_array_add (records, g_steal_pointer (&record));
      }
}

/* Takes in what is tied to the dialog's subject.
 *
 * Returns: (transfer container) (element-type EntenteRecord): the records. */
GPtrArray *
entente_drafts_load_tied (EntenteDrafts *self,
                          const EntenteInlineTie *tie)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ties
    = entente_store_ties (self->store, entente_record_get_id (self->subject), NULL, &error);

  for (guint i = 0; ties != NULL && i < ties->len && error == NULL; i++)
    {
      const EntenteTie *one = &g_array_index (ties, EntenteTie, i);

      if (one->kind == tie->kind && one->part == 0 && g_str_equal (one->field->name, tie->field))
        load_stored (self, tie, one->record, records, &error);
    }
  load_left (self, tie, records);
  if (error != NULL)
    g_debug ("looking for what is tied to a record: %s", error->message);
  return records;
}

/* What was shown as rows is to be taken in anew. */
void
entente_drafts_forget_tied (EntenteDrafts *self)
{
  for (guint i = self->drafts->len; i > 0; i--)
    if (g_array_index (self->drafts, EntenteDraft, i - 1).tie != NULL)
      g_array_remove_index (self->drafts, i - 1);
}

void
entente_drafts_set_removed (EntenteDrafts *self,
                            gint64 id,
                            gboolean removed)
{
  EntenteDraft *one = entente_drafts_lookup (self, id);

  g_return_if_fail (one != NULL && one->tie != NULL);

  one->removed = removed;
}

/* TRUE if the record stands in the catalogue, changed or not. */
gboolean
entente_drafts_is_stored (EntenteDrafts *self,
                          gint64 id)
{
  const EntenteDraft *one = entente_drafts_lookup (self, id);

  return one == NULL || one->stored;
}

/* TRUE if something was entered in the record that is shown as a row. */
gboolean
entente_drafts_differs (EntenteDrafts *self,
                        gint64 id)
{
  const EntenteDraft *one = entente_drafts_lookup (self, id);

  return one == NULL || one->original == NULL || entente_draft_differs (one);
}

/* Lets the next Save replace what was saved meanwhile. */
void
entente_drafts_see_anew (EntenteDrafts *self)
{
  for (guint i = 0; i < self->drafts->len; i++)
    {
      const EntenteDraft *one = &g_array_index (self->drafts, EntenteDraft, i);

      if (one->stored)
        entente_drafts_see (self, one->record);
    }
}

/* What went meanwhile may be put in again. */
void
entente_drafts_see (EntenteDrafts *self,
                    EntenteRecord *record)
{
  gint64 id = entente_record_get_id (record);
  gboolean here = entente_store_kind_of (self->store, id) != ENTENTE_KIND_NONE;

  entente_record_set_seen (record, here ? entente_store_last_change (self->store, id) : 0);
}
