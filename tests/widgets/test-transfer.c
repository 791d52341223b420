/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "entente-exchange.h"
#include "entente-transfer-dialog.h"

/* Import and export in the window, as the officer sees them. The files lie in the fixture's folder. */
typedef struct
{
  EntenteWindow *window;
  GFile *file;
} Transfer;

static void
open_window (EditorFixture *f,
             Transfer *transfer)
{
  g_autofree char *path = g_build_filename (f->folder, "records.jsonl", NULL);

  transfer->file = g_file_new_for_path (path);
  transfer->window = entente_window_new (ENTENTE_APPLICATION (g_application_get_default ()));
  entente_window_set_store (transfer->window, f->store);
  gtk_window_present (GTK_WINDOW (transfer->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (transfer->window));
}

static void
close_window (EditorFixture *f,
              Transfer *transfer)
{
  EntenteWindow *weak = transfer->window;

  g_object_add_weak_pointer (G_OBJECT (weak), (gpointer *) &weak);
  gtk_window_destroy (GTK_WINDOW (transfer->window));
  WAIT_UNTIL (weak == NULL);
  g_clear_object (&transfer->file);
}

static void
start (Transfer *transfer,
       gboolean importing)
{
  GtkWidget *dialog = entente_transfer_dialog_new (transfer->window, transfer->file, importing);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* Whether a label below @widget says @text. */
static gboolean
says (GtkWidget *widget,
      const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
dialog_says (const char *text)
{
  GtkWindow *dialog = editor_fixture_window (ENTENTE_TYPE_TRANSFER_DIALOG);

  return dialog != NULL && says (GTK_WIDGET (dialog), text);
}

static gboolean
error_says (const char *text)
{
  GtkWindow *dialog = editor_fixture_window (ADW_TYPE_MESSAGE_DIALOG);

  return dialog != NULL && says (GTK_WIDGET (dialog), text);
}

static void
close_dialog (GType type)
{
  gtk_window_destroy (editor_fixture_window (type));
  WAIT_UNTIL (editor_fixture_window (type) == NULL);
}

static void
write_file (Transfer *transfer,
            const char *content)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (g_file_peek_path (transfer->file), content, -1, &error);
  g_assert_no_error (error);
}

/* Whether anything was ever done in the catalogue. */
static gboolean
is_untouched (EditorFixture *f)
{
  g_autofree char *words = entente_store_undo_words (f->store);

  return words == NULL;
}

static void
test_export (EditorFixture *f,
             gconstpointer data)
{
  g_autofree char *content = NULL;
  g_autoptr(GError) error = NULL;
  Transfer transfer;

  editor_fixture_keep_named (f, ENTENTE_KIND_ORGANISATION, "Union of <Post> & Ports");
  open_window (f, &transfer);
  start (&transfer, FALSE);
  WAIT_UNTIL (editor_fixture_window (ENTENTE_TYPE_TRANSFER_DIALOG) == NULL);
  WAIT_UNTIL (says (GTK_WIDGET (transfer.window), "Everything is in"));
  g_file_get_contents (g_file_peek_path (transfer.file), &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (content, "Union of <Post> & Ports"));
  close_window (f, &transfer);
}

static void
test_import (EditorFixture *f,
             gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  Transfer transfer;
  gint64 id = editor_fixture_keep_named (f, ENTENTE_KIND_ORGANISATION, "Gulf Posts");

  open_window (f, &transfer);
  entente_exchange_export_file (f->store, transfer.file, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  entente_store_undo (f->store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (entente_store_kind_of (f->store, id), ==, ENTENTE_KIND_NONE);

  start (&transfer, TRUE);
  WAIT_UNTIL (dialog_says ("Import Finished"));
  g_assert_true (dialog_says ("1 record added."));
  g_assert_cmpint (entente_store_kind_of (f->store, id), ==, ENTENTE_KIND_ORGANISATION);
  close_dialog (ENTENTE_TYPE_TRANSFER_DIALOG);

  start (&transfer, TRUE);
  WAIT_UNTIL (dialog_says ("1 record is here already."));
  close_dialog (ENTENTE_TYPE_TRANSFER_DIALOG);
  close_window (f, &transfer);
}

static void
test_bad_file (EditorFixture *f,
               gconstpointer data)
{
  Transfer transfer;

  open_window (f, &transfer);
  write_file (&transfer, "{\"entente\":1}\n{\"kind\":\"organisation\",\"id\":\"9\",\"colour\":1}\n");
  start (&transfer, TRUE);
  WAIT_UNTIL (error_says ("The File Was Not Imported"));
  g_assert_true (error_says ("colour"));
  g_assert_true (error_says ("2"));
  g_assert_null (editor_fixture_window (ENTENTE_TYPE_TRANSFER_DIALOG));
  g_assert_true (is_untouched (f));
  close_dialog (ADW_TYPE_MESSAGE_DIALOG);
  close_window (f, &transfer);
}

static void
test_cancel (EditorFixture *f,
             gconstpointer data)
{
  g_autoptr(GString) lines = g_string_new ("{\"entente\":1}\n");
  Transfer transfer;

  for (guint i = 1; i <= 20000; i++)
    g_string_append_printf (lines,
                            "{\"kind\":\"person\",\"id\":\"%u\",\"display\":\"P %u\","
                            "\"confidentiality\":\"public\"}\n", 1000000 + i, i);
  open_window (f, &transfer);
  write_file (&transfer, lines->str);
  start (&transfer, TRUE);
  gtk_window_close (editor_fixture_window (ENTENTE_TYPE_TRANSFER_DIALOG));
  WAIT_UNTIL (editor_fixture_window (ENTENTE_TYPE_TRANSFER_DIALOG) == NULL);
  WAIT_UNTIL (says (GTK_WIDGET (transfer.window), "nothing was changed"));
  g_assert_true (is_untouched (f));
  close_window (f, &transfer);
}

#define ADD(name, test) editor_fixture_add ("/transfer/" name, test, NULL)

static void
add_tests (void)
{
  ADD ("an export tells where it went", test_export);
  ADD ("an import tells what became of the records", test_import);
  ADD ("a wrong file is refused with its line, and nothing changes", test_bad_file);
  ADD ("a cancelled import changes nothing", test_cancel);
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
