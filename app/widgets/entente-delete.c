/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-delete.h"

#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* Deleting one record or many, in one step: at once with a toast to undo it, unless something hangs
 * on them; then a dialog says first what goes with them and what loses its tie. */

#define MAX_NAMED 8
#define LONGEST_TITLE 120
#define HIGHEST_LIST 340

typedef struct
{
  EntenteWindow *window;
  EntenteStore *store;
  GArray *ids;
  GPtrArray *records;
  char *title; /* of one alone */
  GPtrArray *go;   /* titles of records that go too */
  GPtrArray *lose; /* titles of records that lose a tie */
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->window);
  g_object_unref (deletion->store);
  g_array_unref (deletion->ids);
  g_ptr_array_unref (deletion->records);
  g_free (deletion->title);
  g_ptr_array_unref (deletion->go);
  g_ptr_array_unref (deletion->lose);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

/* A row that cannot be without the record goes; a part takes only itself along, a record all. */
static gboolean
takes_along (const EntenteTie *tie)
{
  return tie->part == 0 && tie->needed;
}

static char *
name_of (EntenteStore *store,
         const EntenteTie *tie)
{
  g_autofree char *title = entente_store_title (store, tie->record);
  g_autofree char *isolated = entente_text_isolate (title != NULL ? title
                                                                  : _ ("Without a title"));

  /* Translators: a kind and a title: "Membership: Iran – ITU" */
  return g_strdup_printf (_ ("%1$s: %2$s"), _ (entente_kind_get_info (tie->kind)->table.label),
                          isolated);
}

/* Adds what hangs on one of them; @seen has all of them and what was named before. */
static gboolean
look_at (Deletion *deletion,
         gint64 id,
         GHashTable *seen,
         GCancellable *cancellable,
         GError **error)
{
  EntenteRecord *record = entente_store_load (deletion->store, id, error);
  g_autoptr(GArray) ties = NULL;

  if (record == NULL)
    return FALSE;
  g_ptr_array_add (deletion->records, record);
  ties = entente_store_ties (deletion->store, id, cancellable, error);
  for (guint i = 0; ties != NULL && i < ties->len; i++)
    {
      EntenteTie *tie = &g_array_index (ties, EntenteTie, i);
      GPtrArray *list = takes_along (tie) ? deletion->go : deletion->lose;

      if (g_hash_table_contains (seen, &tie->record))
        continue;
      g_hash_table_add (seen, g_memdup2 (&tie->record, sizeof tie->record));
      g_ptr_array_add (list, list->len < MAX_NAMED ? name_of (deletion->store, tie)
                                                   : g_strdup (""));
    }
  return ties != NULL;
}

static void
look_worker (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Deletion *deletion = task_data;
  GError *error = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  const gint64 *ids = (const gint64 *) deletion->ids->data;

  for (guint i = 0; i < deletion->ids->len; i++)
    g_hash_table_add (seen, g_memdup2 (&ids[i], sizeof ids[i]));
  for (guint i = 0; i < deletion->ids->len; i++)
    if (!look_at (deletion, ids[i], seen, cancellable, &error))
      {
        g_task_return_error (task, error);
        return;
      }
  if (deletion->ids->len == 1)
    deletion->title = entente_store_title (deletion->store, ids[0]);
  g_task_return_boolean (task, TRUE);
}

static void
deleted_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  g_autoptr(Deletion) deletion = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *isolated = NULL;
  g_autofree char *words = NULL;

  if (!entente_store_save_finish (deletion->store, result, NULL, &error))
    {
      entente_window_show_error (deletion->window, _ ("Nothing Was Deleted"), error);
      return;
    }
  isolated = entente_text_isolate (deletion->title != NULL ? deletion->title
                                                           : _ ("Without a title"));
  if (deletion->ids->len == 1)
    /* Translators: %s is the title of a record */
    words = g_strdup_printf (_ ("“%s” deleted"), isolated);
  else
    words = g_strdup_printf (ngettext ("%u record deleted", "%u records deleted",
                                       deletion->ids->len), deletion->ids->len);
  entente_window_toast (deletion->window, words, TRUE);
}

static void
carry_out (Deletion *deletion)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();

  for (guint i = 0; i < deletion->records->len; i++)
    entente_edit_delete (edit, g_ptr_array_index (deletion->records, i));
  entente_store_save_async (deletion->store, edit, NULL, deleted_cb, deletion);
}

static void
append_list (GtkBox *box,
             const char *heading,
             GPtrArray *names)
{
  g_autoptr(GString) text = g_string_new (heading);
  GtkWidget *label;

  if (names->len == 0)
    return;
  for (guint i = 0; i < names->len && i < MAX_NAMED; i++)
    g_string_append_printf (text, "\n• %s", (char *) g_ptr_array_index (names, i));
  if (names->len > MAX_NAMED)
    {
      guint others = names->len - MAX_NAMED;

      g_string_append (text, "\n");
      g_string_append_printf (text, ngettext ("and %u other", "and %u others", others), others);
    }
  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (box, label);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char *response,
             gpointer user_data)
{
  Deletion *deletion = user_data;

  if (strcmp (response, "delete") == 0)
    carry_out (deletion);
  else
    deletion_free (deletion);
}

static void
ask (Deletion *deletion)
{
  guint n = deletion->ids->len;
  g_autofree char *title
      = deletion->title != NULL ? entente_shorten (deletion->title, LONGEST_TITLE) : NULL;
  g_autofree char *isolated = entente_text_isolate (title);
  g_autofree char *heading
      = n == 1 ? g_strdup_printf (_ ("Delete “%s”?"), isolated)
               : g_strdup_printf (ngettext ("Delete %u Record?", "Delete %u Records?", n), n);
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (deletion->window), heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  append_list (GTK_BOX (box), ngettext ("These go with it:", "These go with them:", n), deletion->go);
  append_list (GTK_BOX (box), ngettext ("These stay, without their tie to it:",
                                        "These stay, without their ties to them:", n),
               deletion->lose);
  /* The buttons stay on a small screen, whatever hangs on the record. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HIGHEST_LIST);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_message_dialog_set_extra_child (dialog, scroller);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "delete", _ ("_Delete"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "delete", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), deletion);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr(Deletion) deletion = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      entente_window_show_error (deletion->window, _ ("Nothing Was Deleted"), error);
      return;
    }
  if (deletion->go->len + deletion->lose->len > 0 || deletion->ids->len > 1)
    ask (g_steal_pointer (&deletion));
  else
    carry_out (g_steal_pointer (&deletion));
}

/**
 * entente_delete_records:
 * @window: where it is asked for
 * @ids: (array length=n_ids): the records to delete
 * @n_ids: their number, at least one
 *
 * Deletes them in one step. More than one are never deleted without a question.
 */
void
entente_delete_records (EntenteWindow *window,
                        const gint64 *ids,
                        guint n_ids)
{
  g_autoptr(GTask) task = NULL;
  Deletion *deletion;

  g_return_if_fail (ENTENTE_IS_WINDOW (window));
  g_return_if_fail (n_ids > 0);

  deletion = g_new0 (Deletion, 1);
  deletion->window = g_object_ref (window);
  deletion->store = g_object_ref (entente_window_get_store (window));
  deletion->ids = g_array_new (FALSE, FALSE, sizeof *ids);
  g_array_append_vals (deletion->ids, ids, n_ids);
  deletion->records = g_ptr_array_new_with_free_func (g_object_unref);
  deletion->go = g_ptr_array_new_with_free_func (g_free);
  deletion->lose = g_ptr_array_new_with_free_func (g_free);
  task = g_task_new (NULL, NULL, looked_cb, deletion);
  g_task_set_source_tag (task, entente_delete_records);
  /* The answer comes after the worker is done with the data. */
  g_task_set_task_data (task, deletion, NULL);
  g_task_run_in_thread (task, look_worker);
}

/**
 * entente_delete_record:
 * @window: where it is asked for
 * @id: the record to delete
 */
void
entente_delete_record (EntenteWindow *window,
                       gint64 id)
{
  g_return_if_fail (id > 0);

  entente_delete_records (window, &id, 1);
}
