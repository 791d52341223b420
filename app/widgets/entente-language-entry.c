/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-language-entry.h"

#include "entente-error.h"
#include "entente-fold.h"
#include "entente-languages.h"
#include "entente-util.h"

/* A language, by its name or its code. */

#define MAX_OFFERS 8

struct _EntenteLanguageEntry
{
  EntenteChooser parent_instance;
  char *code;
  gboolean understood;
};

static void entente_language_entry_iface_init (EntenteInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteLanguageEntry, entente_language_entry, ENTENTE_TYPE_CHOOSER,
                               G_IMPLEMENT_INTERFACE (ENTENTE_TYPE_INPUT,
                                                      entente_language_entry_iface_init))

static void
show_code (EntenteLanguageEntry *self)
{
  g_autofree char *name = self->code != NULL ? entente_languages_name (self->code) : NULL;

  entente_chooser_set_text (ENTENTE_CHOOSER (self), name != NULL ? name : self->code);
}

/* A code is taken as it is, its letters in the customary case; a whole name is looked up. */
static char *
read_typed (const char *typed)
{
  g_autofree char *name = entente_languages_name (typed);
  g_autofree char *folded = NULL;
  g_autoptr(GPtrArray) matches = NULL;

  if (name != NULL)
    {
      char *code = g_strdup (typed);

      for (char *at = code; *at != '\0' && *at != '-'; at++)
        *at = g_ascii_tolower (*at);
      return code;
    }
  folded = entente_fold (typed);
  matches = entente_languages_match (typed, MAX_OFFERS);
  for (guint i = 0; i < matches->len; i++)
    {
      EntenteLanguage *language = g_ptr_array_index (matches, i);

      if (g_str_equal (language->folded, folded))
        return g_strdup (language->code);
    }
  return NULL;
}

static void
entente_language_entry_look (EntenteChooser *chooser,
                             const char *typed)
{
  g_autoptr(GPtrArray) matches = entente_languages_match (typed, MAX_OFFERS);
  g_autoptr(GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < matches->len; i++)
    {
      EntenteLanguage *language = g_ptr_array_index (matches, i);
      EntenteOffer *offer = entente_offer_new (ENTENTE_OFFER_TEXT, language->name, language->code);

      offer->text = g_strdup (language->code);
      g_ptr_array_add (offers, offer);
    }
  entente_chooser_offer (chooser, offers);
}

static void
entente_language_entry_choose (EntenteChooser *chooser,
                               EntenteOffer *offer)
{
  EntenteLanguageEntry *self = ENTENTE_LANGUAGE_ENTRY (chooser);

  entente_set_str (&self->code, offer->text);
  self->understood = TRUE;
  show_code (self);
  entente_input_changed (ENTENTE_INPUT (self));
}

static void
entente_language_entry_typed (EntenteChooser *chooser)
{
  EntenteLanguageEntry *self = ENTENTE_LANGUAGE_ENTRY (chooser);
  g_autofree char *typed = g_strstrip (g_strdup (entente_chooser_get_text (chooser)));
  g_autofree char *code = *typed != '\0' ? read_typed (typed) : NULL;

  self->understood = code != NULL || *typed == '\0';
  entente_set_str (&self->code, code);
  entente_input_changed (ENTENTE_INPUT (self));
}

static void
entente_language_entry_left (EntenteChooser *chooser)
{
  EntenteLanguageEntry *self = ENTENTE_LANGUAGE_ENTRY (chooser);

  if (self->understood)
    show_code (self);
}

static void
entente_language_entry_activate (EntenteChooser *chooser)
{
  entente_input_activate (ENTENTE_INPUT (chooser));
}

static void
entente_language_entry_set_value (EntenteInput *input,
                                  const EntenteValue *value)
{
  EntenteLanguageEntry *self = ENTENTE_LANGUAGE_ENTRY (input);

  entente_set_str (&self->code, value->text);
  self->understood = TRUE;
  show_code (self);
}

static gboolean
entente_language_entry_get_value (EntenteInput *input,
                                  EntenteValue *value,
                                  GError **error)
{
  EntenteLanguageEntry *self = ENTENTE_LANGUAGE_ENTRY (input);

  if (!self->understood)
    {
      g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                           _ ("Choose a language from the list, or write its code: ar, az-Latn …"));
      return FALSE;
    }
  entente_set_str (&value->text, self->code);
  return TRUE;
}

static void
entente_language_entry_commit (EntenteInput *input)
{
  entente_language_entry_left (ENTENTE_CHOOSER (input));
}

static GtkWidget *
entente_language_entry_get_focus_widget (EntenteInput *input)
{
  return GTK_WIDGET (entente_chooser_get_entry (ENTENTE_CHOOSER (input)));
}

static void
entente_language_entry_iface_init (EntenteInputInterface *iface)
{
  iface->set_value = entente_language_entry_set_value;
  iface->get_value = entente_language_entry_get_value;
  iface->commit = entente_language_entry_commit;
  iface->get_focus_widget = entente_language_entry_get_focus_widget;
}

static void
entente_language_entry_finalize (GObject *object)
{
  g_free (ENTENTE_LANGUAGE_ENTRY (object)->code);
  G_OBJECT_CLASS (entente_language_entry_parent_class)->finalize (object);
}

static void
entente_language_entry_class_init (EntenteLanguageEntryClass *klass)
{
  EntenteChooserClass *chooser_class = ENTENTE_CHOOSER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = entente_language_entry_finalize;
  chooser_class->look = entente_language_entry_look;
  chooser_class->choose = entente_language_entry_choose;
  chooser_class->typed = entente_language_entry_typed;
  chooser_class->left = entente_language_entry_left;
  chooser_class->activate = entente_language_entry_activate;
}

static void
entente_language_entry_init (EntenteLanguageEntry *self)
{
  self->understood = TRUE;
}

GtkWidget *
entente_language_entry_new (void)
{
  return g_object_new (ENTENTE_TYPE_LANGUAGE_ENTRY, NULL);
}
