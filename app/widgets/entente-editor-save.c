/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-editor-private.h"

#include "entente-error.h"
#include "entente-util.h"

/* Saving: once, off the main thread; whatever goes wrong stays in the dialog with all that was
 * typed. */

static void
set_busy (EntenteEditor *self,
          gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_sensitive (self->scroller, !busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  entente_editor_update (self);
}

static void
show_trouble (EntenteEditor *self,
              const char *words,
              gboolean conflict)
{
  gtk_label_set_label (self->banner_label, words);
  gtk_widget_set_visible (self->conflict_choices, conflict);
  gtk_revealer_set_reveal_child (self->banner, TRUE);
}

/* Whether what was changed meanwhile is the record of the dialog itself. */
static gboolean
is_stale (EntenteEditor *self)
{
  return entente_store_last_change (entente_drafts_get_store (self->drafts),
                                    entente_record_get_id (self->draft))
         != entente_record_get_seen (self->draft);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr(EntenteEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  gboolean saved = entente_store_save_finish (ENTENTE_STORE (source), result, NULL, &error);

  if (self->drafts == NULL)
    return;
  set_busy (self, FALSE);
  if (saved)
    {
      entente_editor_finish (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (g_error_matches (error, ENTENTE_ERROR, ENTENTE_ERROR_CONFLICT))
    show_trouble (self,
                  is_stale (self)
                    ? _ ("This record was changed meanwhile. Load that version and lose what you "
                         "entered here, or keep yours and save it over that version.")
                    : _ ("A record in one of the rows was changed meanwhile. Load that version and "
                         "lose what you entered here, or keep yours and save it over that version."),
                  TRUE);
  else
    show_trouble (self, error->message, FALSE);
}

void
entente_editor_save (EntenteEditor *self)
{
  g_autoptr(EntenteEdit) edit = NULL;

  if (self->busy || self->done)
    return;
  gtk_revealer_set_reveal_child (self->banner, FALSE);
  entente_editor_commit (self);
  entente_editor_update (self);
  if (entente_editor_show_first_wrong (self))
    return;
  if (self->nested)
    {
      entente_drafts_join (self->drafts, self->draft);
      entente_editor_finish (self);
      return;
    }
  set_busy (self, TRUE);
  edit = entente_drafts_make_edit (self->drafts, self->draft,
                                   self->fresh || entente_editor_differs (self, self->original));
  entente_store_save_async (entente_drafts_get_store (self->drafts), edit, self->cancellable,
                            saved_cb, g_object_ref (self));
}

/* Gives up what was entered for what stands in the catalogue now. */
void
entente_editor_load_theirs (EntenteEditor *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteRecord) theirs =
    entente_store_load (entente_drafts_get_store (self->drafts),
                        entente_record_get_id (self->draft), &error);

  if (theirs == NULL)
    {
      show_trouble (self, error->message, FALSE);
      return;
    }
  gtk_revealer_set_reveal_child (self->banner, FALSE);
  entente_editor_take (self, theirs);
}

/* Lets the next Save replace what was saved meanwhile: the officer has been told of it. */
void
entente_editor_keep_mine (EntenteEditor *self)
{
  entente_drafts_see (self->drafts, self->draft);
  entente_drafts_see_anew (self->drafts);
  gtk_revealer_set_reveal_child (self->banner, FALSE);
  gtk_widget_grab_focus (self->save);
}
