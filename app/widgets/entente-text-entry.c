/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-text-entry.h"

#include "entente-text.h"
#include "entente-util.h"

/* A text of one line in an entry, or of several in a view that grows with it. */

#define LEAST_HEIGHT 44
#define MOST_HEIGHT 176

struct _EntenteTextEntry
{
  GtkWidget parent_instance;
  gboolean multiline;
  GtkWidget *child;
  GtkWidget *focus;
  GtkEditable *entry;
  GtkTextBuffer *buffer;
  gboolean loading;
};

static void entente_text_entry_iface_init (EntenteInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteTextEntry, entente_text_entry, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ENTENTE_TYPE_INPUT,
                                                      entente_text_entry_iface_init))

static void
changed_cb (EntenteTextEntry *self)
{
  if (!self->loading)
    entente_input_changed (ENTENTE_INPUT (self));
}

static void
activate_cb (EntenteTextEntry *self)
{
  entente_input_activate (ENTENTE_INPUT (self));
}

static char *
get_text (EntenteTextEntry *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (self->entry != NULL)
    return g_strdup (gtk_editable_get_text (self->entry));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
entente_text_entry_set_value (EntenteInput *input,
                              const EntenteValue *value)
{
  EntenteTextEntry *self = ENTENTE_TEXT_ENTRY (input);
  const char *text = value->text != NULL ? value->text : "";

  self->loading = TRUE;
  if (self->entry != NULL)
    gtk_editable_set_text (self->entry, text);
  else
    gtk_text_buffer_set_text (self->buffer, text, -1);
  self->loading = FALSE;
}

/* What was pasted passes the same gate as what is imported; blanks at the ends were not meant. */
static gboolean
entente_text_entry_get_value (EntenteInput *input,
                              EntenteValue *value,
                              GError **error)
{
  EntenteTextEntry *self = ENTENTE_TEXT_ENTRY (input);
  g_autofree char *typed = get_text (self);
  g_autofree char *clean = NULL;

  if (g_strcmp0 (typed, value->text) == 0)
    return TRUE;
  clean = entente_text_clean (typed, -1,
                              self->multiline ? ENTENTE_TEXT_MULTILINE : ENTENTE_TEXT_DEFAULT,
                              ENTENTE_TEXT_MAX_BYTES);
  g_strstrip (clean);
  entente_set_str (&value->text, *clean != '\0' ? clean : NULL);
  return TRUE;
}

static GtkWidget *
entente_text_entry_get_focus_widget (EntenteInput *input)
{
  return ENTENTE_TEXT_ENTRY (input)->focus;
}

static void
entente_text_entry_iface_init (EntenteInputInterface *iface)
{
  iface->set_value = entente_text_entry_set_value;
  iface->get_value = entente_text_entry_get_value;
  iface->get_focus_widget = entente_text_entry_get_focus_widget;
}

static void
make_entry (EntenteTextEntry *self,
            const EntenteField *field)
{
  self->child = self->focus = gtk_entry_new ();
  self->entry = GTK_EDITABLE (self->child);
  gtk_editable_set_width_chars (self->entry, 6);
  if (field->type == ENTENTE_FIELD_ADDRESS)
    gtk_entry_set_input_purpose (GTK_ENTRY (self->child), GTK_INPUT_PURPOSE_URL);
  gtk_widget_add_css_class (self->child, "plain");
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
make_view (EntenteTextEntry *self)
{
  GtkWidget *view = gtk_text_view_new ();

  self->child = gtk_scrolled_window_new ();
  self->focus = view;
  self->buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "plain");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->child), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->child), LEAST_HEIGHT);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->child), MOST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->child), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->child), view);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
entente_text_entry_dispose (GObject *object)
{
  g_clear_pointer (&ENTENTE_TEXT_ENTRY (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (entente_text_entry_parent_class)->dispose (object);
}

static void
entente_text_entry_class_init (EntenteTextEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = entente_text_entry_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
entente_text_entry_init (EntenteTextEntry *self)
{
}

/* field: a text, a note or an address. */
GtkWidget *
entente_text_entry_new (const EntenteField *field)
{
  EntenteTextEntry *self = g_object_new (ENTENTE_TYPE_TEXT_ENTRY, NULL);

  self->multiline = field->type == ENTENTE_FIELD_NOTE;
  if (self->multiline)
    make_view (self);
  else
    make_entry (self, field);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
