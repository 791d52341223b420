/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-picker.h"

#include "entente-browse.h"
#include "entente-countries.h"
#include "entente-editor.h"
#include "entente-editor-words.h"
#include "entente-error.h"
#include "entente-fixed-id.h"
#include "entente-standard.h"
#include "entente-text.h"
#include "entente-util.h"

/* Chooses a record of the kinds that a link takes: of the catalogue, of the dialog's own drafts, or
 * a new one. Where the field allows it, words stand for whom the source does not name. */

#define MAX_FOUND 12
#define MAX_BROWSED 40
#define MAX_COUNTRIES 5

struct _EntentePicker
{
  EntenteChooser parent_instance;
  EntenteDrafts *drafts;
  const EntenteField *field;
  EntenteValue value;
  GCancellable *cancellable;
  gboolean compact;
  gboolean words_aside;
  gboolean typing; /* typed since it was last settled what is meant */
};

enum
{
  WORDS,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void entente_picker_iface_init (EntenteInputInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntentePicker, entente_picker, ENTENTE_TYPE_CHOOSER,
                               G_IMPLEMENT_INTERFACE (ENTENTE_TYPE_INPUT,
                                                      entente_picker_iface_init))

static gboolean
takes_words (EntentePicker *self)
{
  return (self->field->flags & ENTENTE_FIELD_WORDS) != 0;
}

/* Whether another record may be meant by a name as well as one: two ministries bear the same
 * acronym.
 *
 * id: the one, or 0 for none. */
static gboolean
names_another (EntentePicker *self,
               const char *name,
               gint64 id)
{
  EntenteStore *store = entente_drafts_get_store (self->drafts);
  g_autoptr(GError) error = NULL;
  gint64 found = entente_store_find (store, name, self->field->kinds, &error);

  return g_error_matches (error, ENTENTE_ERROR, ENTENTE_ERROR_AMBIGUOUS)
         || (id != 0 && found != 0 && found != id);
}

/* In a narrow place an acronym says it; the whole title is a tooltip away. An acronym that two bear
 * does not say it. */
static void
show_chosen (EntentePicker *self)
{
  GtkWidget *entry = GTK_WIDGET (entente_chooser_get_entry (ENTENTE_CHOOSER (self)));
  g_autofree char *title = NULL;
  g_autofree char *brief = NULL;

  if (self->value.id != 0)
    {
      title = entente_drafts_title (self->drafts, self->value.kind, self->value.id);
      if (self->compact)
        brief = entente_drafts_short_title (self->drafts, self->value.kind, self->value.id);
      if (brief == NULL
          || (self->value.kind == ENTENTE_KIND_ORGANISATION && g_strcmp0 (brief, title) != 0
              && names_another (self, brief, self->value.id)))
        {
          g_free (brief);
          brief = g_strdup (title);
        }
    }
  entente_chooser_set_text (ENTENTE_CHOOSER (self), brief != NULL ? brief : self->value.text);
  gtk_widget_set_tooltip_text (entry, title);
}

static void
settle (EntentePicker *self,
        EntenteKind kind,
        gint64 id)
{
  entente_value_clear (&self->value);
  self->value.kind = kind;
  self->value.id = id;
  self->typing = FALSE;
  show_chosen (self);
  entente_input_changed (ENTENTE_INPUT (self));
}

static void
stop_search (EntentePicker *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
add_found (GPtrArray *offers,
           const EntenteFound *found)
{
  EntenteOffer *offer;

  for (guint i = 0; i < offers->len; i++)
    if (((EntenteOffer *) g_ptr_array_index (offers, i))->id == found->id)
      return;
  offer = entente_offer_new (ENTENTE_OFFER_RECORD, found->title, found->subtitle);
  offer->kind = found->kind;
  offer->id = found->id;
  g_ptr_array_add (offers, offer);
}

static gboolean
is_offered (GPtrArray *offers,
            const EntenteCountry *country)
{
  for (guint i = 0; i < offers->len; i++)
    {
      EntenteOffer *offer = g_ptr_array_index (offers, i);

      if (offer->kind == ENTENTE_KIND_COUNTRY
          && g_str_equal (offer->title, entente_country_get_name (country)))
        return TRUE;
    }
  return FALSE;
}

/* Countries that the catalogue does not have yet come into it by being chosen. */
static void
add_countries (EntentePicker *self,
               const char *typed,
               GPtrArray *offers)
{
  EntenteStore *store = entente_drafts_get_store (self->drafts);
  g_autoptr(GPtrArray) countries = NULL;

  if (*typed == '\0' || (self->field->kinds & ENTENTE_KIND_BIT (ENTENTE_KIND_COUNTRY)) == 0)
    return;
  countries = entente_countries_match (typed, MAX_COUNTRIES);
  for (guint i = 0; i < countries->len; i++)
    {
      const EntenteCountry *country = g_ptr_array_index (countries, i);
      gint64 id = ENTENTE_FIXED_ID (ENTENTE_FIXED_COUNTRY,
                                    entente_fixed_country_place (country->alpha3));
      EntenteOffer *offer;

      if (entente_drafts_find (self->drafts, id) != NULL || is_offered (offers, country)
          || entente_store_find (store, country->alpha3, ENTENTE_KIND_BIT (ENTENTE_KIND_COUNTRY),
                                 NULL) != 0)
        continue;
      offer = entente_offer_new (ENTENTE_OFFER_COUNTRY, entente_country_get_name (country),
                                 _ ("new in the catalogue"));
      offer->kind = ENTENTE_KIND_COUNTRY;
      offer->id = id;
      offer->text = g_strdup (country->alpha3);
      g_ptr_array_add (offers, offer);
    }
}

static void
take_country (EntentePicker *self,
              const char *alpha3)
{
  g_autoptr(EntenteRecord) country = entente_countries_make (alpha3);

  entente_drafts_add (self->drafts, country, TRUE);
  settle (self, ENTENTE_KIND_COUNTRY, entente_record_get_id (country));
}

static gboolean
is_here (EntentePicker *self,
         gint64 id)
{
  return entente_drafts_find (self->drafts, id) != NULL
         || entente_store_kind_of (entente_drafts_get_store (self->drafts), id)
              != ENTENTE_KIND_NONE;
}

static gboolean
has_title (GPtrArray *offers,
           const char *title)
{
  for (guint i = 0; i < offers->len; i++)
    if (strcmp (((EntenteOffer *) g_ptr_array_index (offers, i))->title, title) == 0)
      return TRUE;
  return FALSE;
}

/* Topics, sectors and groups come into the catalogue in the same way. */
static void
add_standard (EntentePicker *self,
              const char *typed,
              GPtrArray *offers)
{
  guint kinds = self->field->kinds & ENTENTE_KINDS_STANDARD;
  g_autoptr(GPtrArray) records = NULL;

  if (kinds == 0)
    return;
  records = entente_standard_match (kinds, typed, G_MAXUINT);
  for (guint i = 0; i < records->len; i++)
    {
      EntenteRecord *record = g_ptr_array_index (records, i);
      g_autofree char *title = entente_record_title (record, NULL, NULL);
      EntenteOffer *offer;

      if (is_here (self, entente_record_get_id (record)) || has_title (offers, title))
        continue;
      offer = entente_offer_new (ENTENTE_OFFER_STANDARD, title, _ ("new in the catalogue"));
      offer->kind = entente_record_get_kind (record);
      offer->id = entente_record_get_id (record);
      g_ptr_array_add (offers, offer);
    }
}

/* With what it belongs to, which the catalogue may not have either. */
static void
take_standard (EntentePicker *self,
               EntenteKind kind,
               gint64 id)
{
  gint64 next = id;

  while (next != 0 && !is_here (self, next))
    {
      g_autoptr(EntenteRecord) record = entente_standard_make (next);
      const EntenteValue *parent = NULL;

      if (record == NULL)
        break;
      if (entente_record_get_kind (record) == ENTENTE_KIND_TOPIC)
        parent = entente_row_get (entente_record_get_row (record), "parent");
      next = parent != NULL ? parent->id : 0;
      entente_drafts_add (self->drafts, record, TRUE);
    }
  settle (self, kind, id);
}

static void
add_typed (EntentePicker *self,
           const char *typed,
           GPtrArray *offers)
{
  g_autofree char *quoted = NULL;

  if ((takes_words (self) || self->words_aside) && *typed != '\0')
    {
      /* Translators: a choice for what was typed: leave it as it is, it names no record */
      g_autofree char *title = g_strdup_printf (_ ("Keep as words “%s”"), typed);

      g_ptr_array_add (offers, entente_offer_new (ENTENTE_OFFER_WORDS, title, NULL));
    }
  if (*typed != '\0')
    /* Translators: the name that was typed, beside "+ New Person" */
    quoted = g_strdup_printf (_ ("“%s”"), typed);
  for (EntenteKind kind = ENTENTE_KIND_NONE + 1; kind < ENTENTE_N_KINDS; kind++)
    {
      g_autofree char *title = NULL;
      EntenteOffer *offer;

      if ((ENTENTE_KIND_BIT (kind) & self->field->kinds) == 0)
        continue;
      title = g_strconcat ("+ ", entente_editor_words_new (kind), NULL);
      offer = entente_offer_new (ENTENTE_OFFER_NEW, title, quoted);
      offer->kind = kind;
      g_ptr_array_add (offers, offer);
    }
}

static void
offer_found (EntentePicker *self,
             const char *typed,
             GPtrArray *found)
{
  g_autoptr(GPtrArray) own =
    g_ptr_array_new_with_free_func ((GDestroyNotify) entente_found_free);
  g_autoptr(GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);

  entente_drafts_search (self->drafts, typed, self->field->kinds, own);
  for (guint i = 0; i < own->len; i++)
    add_found (offers, g_ptr_array_index (own, i));
  for (guint i = 0; found != NULL && i < found->len; i++)
    add_found (offers, g_ptr_array_index (found, i));
  add_countries (self, typed, offers);
  add_standard (self, typed, offers);
  add_typed (self, typed, offers);
  entente_chooser_offer (ENTENTE_CHOOSER (self), offers);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr(EntentePicker) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = NULL;

  if (g_async_result_is_tagged (result, entente_browse_async))
    found = entente_browse_finish (ENTENTE_STORE (source), result, &error);
  else
    found = entente_store_search_finish (ENTENTE_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error != NULL)
    g_debug ("looking for a record: %s", error->message);
  offer_found (self, self->typing ? entente_chooser_get_text (ENTENTE_CHOOSER (self)) : "", found);
}

static void
entente_picker_look (EntenteChooser *chooser,
                     const char *typed)
{
  EntentePicker *self = ENTENTE_PICKER (chooser);
  EntenteStore *store = entente_drafts_get_store (self->drafts);

  stop_search (self);
  self->cancellable = g_cancellable_new ();
  if (self->typing)
    entente_store_search_async (store, typed, self->field->kinds, MAX_FOUND, TRUE,
                                self->cancellable, found_cb, g_object_ref (self));
  else
    entente_browse_async (store, self->field->kinds, MAX_BROWSED, self->cancellable, found_cb,
                          g_object_ref (self));
}

static void
created_cb (EntentePicker *self,
            gint64 id)
{
  EntenteRecord *record = entente_drafts_find (self->drafts, id);

  if (record != NULL)
    settle (self, entente_record_get_kind (record), id);
}

static void
create (EntentePicker *self,
        EntenteKind kind)
{
  g_autofree char *typed = g_strstrip (g_strdup (entente_chooser_get_text (ENTENTE_CHOOSER (self))));
  g_autoptr(EntenteRecord) draft = entente_record_new (kind);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *editor;

  if (self->value.id == 0)
    entente_editor_words_prefill (draft, typed);
  editor = entente_editor_new_nested (self->drafts, draft, GTK_WINDOW (root));
  g_signal_connect_object (editor, "saved", G_CALLBACK (created_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

/* What names no record stays as words: here, or in the field that the kind keeps for them. */
static void
take_words (EntentePicker *self)
{
  g_autofree char *words = NULL;

  self->typing = FALSE;
  if (!self->words_aside)
    {
      entente_input_changed (ENTENTE_INPUT (self));
      return;
    }
  words = g_steal_pointer (&self->value.text);
  show_chosen (self);
  entente_input_changed (ENTENTE_INPUT (self));
  g_signal_emit (self, signals[WORDS], 0, words);
}

static void
entente_picker_choose (EntenteChooser *chooser,
                       EntenteOffer *offer)
{
  EntentePicker *self = ENTENTE_PICKER (chooser);

  stop_search (self);
  switch (offer->type)
    {
    case ENTENTE_OFFER_RECORD:
      settle (self, offer->kind, offer->id);
      break;
    case ENTENTE_OFFER_NEW:
      create (self, offer->kind);
      break;
    case ENTENTE_OFFER_WORDS:
      take_words (self);
      break;
    case ENTENTE_OFFER_COUNTRY:
      take_country (self, offer->text);
      break;
    case ENTENTE_OFFER_STANDARD:
      take_standard (self, offer->kind, offer->id);
      break;
    case ENTENTE_OFFER_TEXT:
    default:
      g_assert_not_reached ();
    }
}

static void
entente_picker_typed (EntenteChooser *chooser)
{
  EntentePicker *self = ENTENTE_PICKER (chooser);
  g_autofree char *words = entente_text_clean (entente_chooser_get_text (chooser), -1,
                                               ENTENTE_TEXT_DEFAULT, ENTENTE_TEXT_MAX_BYTES);

  g_strstrip (words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (entente_chooser_get_entry (chooser)), NULL);
  entente_value_clear (&self->value);
  self->value.text = *words != '\0' ? g_steal_pointer (&words) : NULL;
  self->typing = self->value.text != NULL;
  entente_input_changed (ENTENTE_INPUT (self));
}

/* A full name that only one record bears needs no choosing. */
static void
entente_picker_left (EntenteChooser *chooser)
{
  EntentePicker *self = ENTENTE_PICKER (chooser);
  EntenteKind kind;
  gint64 id;

  stop_search (self);
  if (!self->typing || self->value.text == NULL)
    return;
  self->typing = FALSE;
  id = entente_drafts_find_called (self->drafts, self->value.text, self->field->kinds, &kind);
  if (id != 0)
    settle (self, kind, id);
}

static gboolean
entente_picker_is_ambiguous (EntenteChooser *chooser,
                             const char *typed)
{
  return names_another (ENTENTE_PICKER (chooser), typed, 0);
}

static void
entente_picker_activate (EntenteChooser *chooser)
{
  entente_input_activate (ENTENTE_INPUT (chooser));
}

static void
entente_picker_set_value (EntenteInput *input,
                          const EntenteValue *value)
{
  EntentePicker *self = ENTENTE_PICKER (input);

  stop_search (self);
  entente_value_copy (&self->value, value);
  self->typing = FALSE;
  show_chosen (self);
}

static gboolean
entente_picker_get_value (EntenteInput *input,
                          EntenteValue *value,
                          GError **error)
{
  EntentePicker *self = ENTENTE_PICKER (input);

  if (self->value.id == 0 && self->value.text != NULL && !takes_words (self))
    {
      g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                           _ ("Choose a record from the list, or create it there."));
      return FALSE;
    }
  entente_value_copy (value, &self->value);
  return TRUE;
}

static void
entente_picker_commit (EntenteInput *input)
{
  entente_picker_left (ENTENTE_CHOOSER (input));
}

static GtkWidget *
entente_picker_get_focus_widget (EntenteInput *input)
{
  return GTK_WIDGET (entente_chooser_get_entry (ENTENTE_CHOOSER (input)));
}

static void
entente_picker_iface_init (EntenteInputInterface *iface)
{
  iface->set_value = entente_picker_set_value;
  iface->get_value = entente_picker_get_value;
  iface->commit = entente_picker_commit;
  iface->get_focus_widget = entente_picker_get_focus_widget;
}

static void
entente_picker_dispose (GObject *object)
{
  stop_search (ENTENTE_PICKER (object));
  G_OBJECT_CLASS (entente_picker_parent_class)->dispose (object);
}

static void
entente_picker_finalize (GObject *object)
{
  EntentePicker *self = ENTENTE_PICKER (object);

  entente_value_clear (&self->value);
  g_clear_object (&self->drafts);
  G_OBJECT_CLASS (entente_picker_parent_class)->finalize (object);
}

static void
entente_picker_class_init (EntentePickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  EntenteChooserClass *chooser_class = ENTENTE_CHOOSER_CLASS (klass);

  object_class->dispose = entente_picker_dispose;
  object_class->finalize = entente_picker_finalize;

  /* Words were typed that belong into the field beside this one. */
  signals[WORDS] = g_signal_new ("words", ENTENTE_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  chooser_class->look = entente_picker_look;
  chooser_class->choose = entente_picker_choose;
  chooser_class->typed = entente_picker_typed;
  chooser_class->left = entente_picker_left;
  chooser_class->activate = entente_picker_activate;
  chooser_class->is_ambiguous = entente_picker_is_ambiguous;
}

static void
entente_picker_init (EntentePicker *self)
{
}

/* field: a link. */
GtkWidget *
entente_picker_new (EntenteDrafts *drafts,
                    const EntenteField *field,
                    gboolean compact)
{
  EntentePicker *self = g_object_new (ENTENTE_TYPE_PICKER, NULL);

  g_set_object (&self->drafts, drafts);
  self->field = field;
  self->compact = compact;
  return GTK_WIDGET (self);
}

/* aside: words may be typed here too, and are handed over by "words". */
void
entente_picker_set_words_aside (EntentePicker *self,
                                gboolean aside)
{
  g_return_if_fail (ENTENTE_IS_PICKER (self));

  self->words_aside = aside;
}
