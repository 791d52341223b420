/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-register-view.h"

#include "entente-delete.h"
#include "entente-id-selection.h"
#include "entente-register-columns.h"
#include "entente-register-copy.h"
#include "entente-register-query.h"
#include "entente-register-source.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* So many rows are asked for first; the rest follows. */
#define FIRST_ROWS 1000

struct _EntenteRegisterView
{
  GtkWidget parent_instance;
  GtkDropDown *kinds;
  GtkEditable *filter;
  GtkDropDown *statuses;
  GtkMenuButton *columns_button;
  GtkWidget *clear;
  GtkLabel *parties_words;
  GtkLabel *count;
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  EntenteStore *store;
  EntenteKind kind;
  EntenteRegisterSource *source;
  EntenteIdList *list;
  EntenteIdSelection *selection;
  const EntenteColumn *order;
  gboolean descending;
  GHashTable *shown;          /* kind → (owned) names of columns */
  GArray *parties;
  gboolean together;
  gboolean active; /* on the screen: nothing is read before */
  gboolean stale;
  gboolean filling; /* columns are being made */
  gboolean rewound; /* the first column is in sight */
  GCancellable *cancellable;
};

enum
{
  CHOSEN,
  CLEAR_PARTIES,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteRegisterView, entente_register_view, GTK_TYPE_WIDGET)

/* The kinds in the order of the drop-down: what is kept most comes first. */
static const EntenteKind kinds[] = {
  ENTENTE_KIND_INSTRUMENT, ENTENTE_KIND_MEETING,    ENTENTE_KIND_COMMITMENT, ENTENTE_KIND_EVENT,
  ENTENTE_KIND_PERSON,     ENTENTE_KIND_POST,       ENTENTE_KIND_COUNTRY,    ENTENTE_KIND_ORGANISATION,
  ENTENTE_KIND_BODY,       ENTENTE_KIND_MEMBERSHIP, ENTENTE_KIND_MANDATE,    ENTENTE_KIND_PROJECT,
  ENTENTE_KIND_STATEMENT,  ENTENTE_KIND_SOURCE,     ENTENTE_KIND_TOPIC,      ENTENTE_KIND_GROUP,
  ENTENTE_KIND_SECTOR,
};

static void reload (EntenteRegisterView *self,
                    guint limit);

static gboolean
is_filtered (EntenteRegisterView *self)
{
  return *gtk_editable_get_text (self->filter) != '\0' || self->parties->len > 0
         || (gtk_widget_get_visible (GTK_WIDGET (self->statuses))
             && gtk_drop_down_get_selected (self->statuses) > 0);
}

/* What stands for several is never counted as one. */
static void
show_count (EntenteRegisterView *self,
            guint n,
            guint n_sets)
{
  gulong n_groups = n_sets;
  gulong n_single = n - MIN (n, n_sets);
  g_autofree char *single
      = g_strdup_printf (ngettext ("%lu record", "%lu records", n_single), n_single);
  g_autofree char *sets = g_strdup_printf (ngettext ("%lu group", "%lu groups", n_groups), n_groups);
  /* Translators: "31 records and 2 groups"; a group is a record that stands for several */
  g_autofree char *words = n_sets > 0 ? g_strdup_printf (_ ("%1$s and %2$s"), single, sets)
                                      : g_strdup (single);

  gtk_label_set_label (self->count, words);
}

static void
query_done_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr(EntenteRegisterView) self = ENTENTE_REGISTER_VIEW (user_data);
  g_autoptr(GError) error = NULL;
  gboolean more;
  guint n_sets;
  g_autoptr(GArray) ids = entente_register_query_finish (result, &more, &n_sets, &error);

  if (ids == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }
  if (self->list == NULL)
    return;
  entente_id_list_set_ids (self->list, ids);
  gtk_stack_set_visible_child_name (self->stack, ids->len > 0          ? "list"
                                                 : is_filtered (self) ? "none"
                                                                      : "empty");
  if (more)
    reload (self, 0);
  else
    show_count (self, ids->len, n_sets);
}

static const char *
get_status (EntenteRegisterView *self)
{
  guint place = gtk_drop_down_get_selected (self->statuses);

  if (self->kind != ENTENTE_KIND_INSTRUMENT || place == 0 || place == GTK_INVALID_LIST_POSITION)
    return NULL;
  return entente_vocabulary_status.codes[place - 1].code;
}

static void
reload (EntenteRegisterView *self,
        guint limit)
{
  const char *words = gtk_editable_get_text (self->filter);
  const EntenteFilter filter = {
    .kinds = ENTENTE_KIND_BIT (self->kind),
    .parties = self->parties,
    .together = self->together,
    .words = *words != '\0' ? words : NULL,
    .status = get_status (self),
  };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = self->store != NULL && !self->active;
  if (self->store == NULL || !self->active)
    return;
  self->cancellable = g_cancellable_new ();
  entente_register_query_async (self->store, &filter, self->order, self->descending, limit,
                                self->cancellable, query_done_cb, g_object_ref (self));
}

static void
order_changed_cb (EntenteRegisterView *self)
{
  if (self->filling)
    return;
  self->order = entente_register_columns_get_order (self->view, &self->descending);
  if (self->order == NULL)
    self->order = entente_register_first_order (self->kind, &self->descending);
  reload (self, FIRST_ROWS);
}

static gboolean
is_shown (EntenteRegisterView *self,
          const EntenteColumn *column)
{
  const char *const *names = g_hash_table_lookup (self->shown, GINT_TO_POINTER (self->kind));

  return column->type == ENTENTE_COLUMN_TITLE
         || (names != NULL ? g_strv_contains (names, column->name) : column->shown);
}

static EntenteRegisterSource *
make_source (EntenteRegisterView *self)
{
  guint n_columns;
  const EntenteColumn *columns = entente_register_columns (self->kind, &n_columns);
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; i < n_columns; i++)
    if (is_shown (self, &columns[i]))
      g_ptr_array_add (wanted, (gpointer) &columns[i]);
  return entente_register_source_new (self->store, self->kind,
                                      (const EntenteColumn *const *) wanted->pdata, wanted->len);
}

/* GTK counts from the left also where the first column stands at the right. */
static void
rewind_cb (EntenteRegisterView *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self->scroller);
  double end = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);

  if (self->rewound || end <= 0)
    return;
  self->rewound = TRUE;
  gtk_adjustment_set_value (
      across, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? end : 0);
}

static void
selection_changed_cb (EntenteRegisterView *self)
{
  g_autoptr(GArray) ids = entente_id_selection_get_ids (self->selection);

  if (ids->len == 1)
    g_signal_emit (self, signals[CHOSEN], 0, g_array_index (ids, gint64, 0));
}

/* The same rows in other columns, or those of another kind. */
static void
fill (EntenteRegisterView *self)
{
  gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->source);
  self->filling = TRUE;
  self->rewound = FALSE;
  entente_register_columns_clear (self->view);
  if (self->store != NULL)
    {
      self->source = make_source (self);
      self->list = entente_register_source_make_list (self->source);
      self->selection = entente_id_selection_new (self->list);
      g_signal_connect_object (self->selection, "selection-changed",
                               G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
      entente_register_columns_fill (self->view, self->source, self->order, self->descending);
      entente_register_columns_name (self->view,
                                     _ (entente_kind_get_info (self->kind)->table.label_plural));
      gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
    }
  self->filling = FALSE;
  reload (self, FIRST_ROWS);
}

static void
columns_changed_cb (EntenteRegisterView *self,
                    GtkCheckButton *check)
{
  guint n_columns;
  const EntenteColumn *columns = entente_register_columns (self->kind, &n_columns);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = g_object_get_data (G_OBJECT (check), "name");

  for (guint i = 0; i < n_columns; i++)
    if (strcmp (columns[i].name, name) == 0 ? gtk_check_button_get_active (check)
                                            : is_shown (self, &columns[i]))
      g_ptr_array_add (names, g_strdup (columns[i].name));
  g_ptr_array_add (names, NULL);
  g_hash_table_insert (self->shown, GINT_TO_POINTER (self->kind),
                       g_ptr_array_steal (names, NULL));
  fill (self);
}

/* One check for each column but the name, which tells the rows apart. */
static void
fill_columns_popover (EntenteRegisterView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *popover = gtk_popover_new ();
  guint n_columns;
  const EntenteColumn *columns = entente_register_columns (self->kind, &n_columns);

  for (guint i = 1; i < n_columns; i++)
    {
      GtkWidget *check = gtk_check_button_new_with_label (_ (columns[i].label));

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown (self, &columns[i]));
      g_object_set_data (G_OBJECT (check), "name", (gpointer) columns[i].name);
      g_signal_connect_object (check, "toggled", G_CALLBACK (columns_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 400);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (self->columns_button, popover);
}

static void
show_kind (EntenteRegisterView *self)
{
  self->kind = kinds[gtk_drop_down_get_selected (self->kinds)];
  self->order = entente_register_first_order (self->kind, &self->descending);
  gtk_widget_set_visible (GTK_WIDGET (self->statuses), self->kind == ENTENTE_KIND_INSTRUMENT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (entente_kind_get_info (self->kind)->table.label_plural), -1);
  fill_columns_popover (self);
  fill (self);
}

static void
kind_cb (EntenteRegisterView *self)
{
  if (self->kind != kinds[gtk_drop_down_get_selected (self->kinds)])
    show_kind (self);
}

static void
status_cb (EntenteRegisterView *self)
{
  reload (self, FIRST_ROWS);
}

static void
filter_changed_cb (GtkSearchEntry *filter,
                   gpointer user_data)
{
  reload (user_data, FIRST_ROWS);
}

static void
clear_cb (GtkButton *button,
          gpointer user_data)
{
  g_signal_emit (user_data, signals[CLEAR_PARTIES], 0);
}

static void
row_activated_cb (GtkColumnView *view,
                  guint position,
                  gpointer user_data)
{
  EntenteRegisterView *self = user_data;
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  if (position < n)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "x", ids[position]);
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant *args,
           gpointer user_data)
{
  EntenteRegisterView *self = user_data;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(GArray) ids = NULL;

  if (self->selection == NULL || entente_store_is_read_only (self->store))
    return FALSE;
  ids = entente_id_selection_get_ids (self->selection);
  if (ids->len > 0 && ENTENTE_IS_WINDOW (window))
    entente_delete_records (ENTENTE_WINDOW (window), (const gint64 *) ids->data, ids->len);
  return ids->len > 0;
}

static gboolean
copy_cb (GtkWidget *widget,
         GVariant *args,
         gpointer user_data)
{
  EntenteRegisterView *self = user_data;
  g_autoptr(GArray) ids = NULL;
  g_autofree char *words = NULL;
  guint n_left_out;

  if (self->selection == NULL)
    return FALSE;
  ids = entente_id_selection_get_ids (self->selection);
  if (ids->len == 0)
    return FALSE;
  n_left_out = entente_register_copy (self->source, ids, gtk_widget_get_clipboard (widget));
  words = n_left_out == 0
            ? g_strdup_printf (ngettext ("%u row copied", "%u rows copied", ids->len), ids->len)
            : g_strdup_printf (ngettext ("%u restricted row was not copied",
                                         "%u restricted rows were not copied", n_left_out),
                               n_left_out);
  if (ENTENTE_IS_WINDOW (gtk_widget_get_root (widget)))
    entente_window_toast (ENTENTE_WINDOW (gtk_widget_get_root (widget)), words, FALSE);
  return TRUE;
}

static void
add_shortcut (EntenteRegisterView *self,
              GtkEventController *controller,
              const char *trigger,
              GtkShortcutFunc func)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (func, self, NULL)));
}

/* Of the rows only: in the filter these keys edit the text. */
static void
add_shortcuts (EntenteRegisterView *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_shortcut (self, controller, "Delete|KP_Delete", delete_cb);
  add_shortcut (self, controller, "<Control>c", copy_cb);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static void
store_changed_cb (EntenteRegisterView *self)
{
  entente_id_list_refresh (self->list);
  reload (self, 0);
}

static void
fill_drop_downs (EntenteRegisterView *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) statuses = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (names, _ (entente_kind_get_info (kinds[i])->table.label_plural));
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (names));
  gtk_string_list_append (statuses, _ ("Any status"));
  for (guint i = 0; i < entente_vocabulary_status.n_codes; i++)
    gtk_string_list_append (statuses, _ (entente_vocabulary_status.codes[i].label));
  gtk_drop_down_set_model (self->statuses, G_LIST_MODEL (statuses));
}

static void
entente_register_view_dispose (GObject *object)
{
  EntenteRegisterView *self = ENTENTE_REGISTER_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->source);
  g_clear_object (&self->store);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->parties, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_REGISTER_VIEW);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_register_view_parent_class)->dispose (object);
}

static void
entente_register_view_class_init (EntenteRegisterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_register_view_dispose;

  /**
   * EntenteRegisterView::chosen:
   * @record: the one row that is selected
   */
  signals[CHOSEN] = g_signal_new ("chosen", ENTENTE_TYPE_REGISTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  /**
   * EntenteRegisterView::clear-parties:
   *
   * The records of all parties are wanted again.
   */
  signals[CLEAR_PARTIES] = g_signal_new ("clear-parties", ENTENTE_TYPE_REGISTER_VIEW,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-register-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, kinds);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, filter);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, statuses);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, columns_button);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, count);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, clear);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, parties_words);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, view);
  gtk_widget_class_bind_template_child (widget_class, EntenteRegisterView, scroller);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
entente_register_view_init (EntenteRegisterView *self)
{
  self->shown = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strfreev);
  self->parties = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->filter), NULL);
  fill_drop_downs (self);
  add_shortcuts (self);
  show_kind (self);
  g_signal_connect (self->kinds, "notify::selected-item", G_CALLBACK (entente_widget_name_choice),
                    NULL);
  g_signal_connect (self->statuses, "notify::selected-item",
                    G_CALLBACK (entente_widget_name_choice), NULL);
  entente_widget_name_choice (self->kinds);
  entente_widget_name_choice (self->statuses);
  g_signal_connect_object (self->kinds, "notify::selected", G_CALLBACK (kind_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->statuses, "notify::selected", G_CALLBACK (status_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "changed",
                           G_CALLBACK (rewind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (order_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * entente_register_view_set_store:
 * @store: (nullable): the catalogue
 */
void
entente_register_view_set_store (EntenteRegisterView *self,
                                 EntenteStore *store)
{
  g_return_if_fail (ENTENTE_IS_REGISTER_VIEW (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  fill (self);
}

/**
 * entente_register_view_set_parties:
 * @parties: (element-type gint64): only what these have, with their national bodies; empty for all
 * @words: how these are called together
 * @together: what all of them share
 */
void
entente_register_view_set_parties (EntenteRegisterView *self,
                                   const GArray *parties,
                                   const char *words,
                                   gboolean together)
{
  g_return_if_fail (ENTENTE_IS_REGISTER_VIEW (self));

  g_array_set_size (self->parties, 0);
  g_array_append_vals (self->parties, parties->data, parties->len);
  self->together = together;
  gtk_label_set_label (self->parties_words, words);
  gtk_widget_set_visible (self->clear, parties->len > 0);
  reload (self, FIRST_ROWS);
}

/**
 * entente_register_view_set_active:
 * @active: it is looked at
 *
 * What is not looked at reads nothing, and catches up when it is.
 */
void
entente_register_view_set_active (EntenteRegisterView *self,
                                  gboolean active)
{
  g_return_if_fail (ENTENTE_IS_REGISTER_VIEW (self));

  self->active = active;
  if (active && self->stale)
    reload (self, FIRST_ROWS);
  if (active && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/**
 * entente_register_view_restore:
 * @settings: how it looked last
 */
void
entente_register_view_restore (EntenteRegisterView *self,
                               GSettings *settings)
{
  g_autofree char *name = g_settings_get_string (settings, "register");
  g_autoptr(GVariant) columns = g_settings_get_value (settings, "register-columns");
  GVariantIter iter;
  const char *kind;
  char **names;

  g_return_if_fail (ENTENTE_IS_REGISTER_VIEW (self));

  g_variant_iter_init (&iter, columns);
  while (g_variant_iter_next (&iter, "{&s^as}", &kind, &names))
    g_hash_table_insert (self->shown, GINT_TO_POINTER (entente_kind_from_name (kind)), names);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (entente_kind_get_name (kinds[i]), name) == 0)
      gtk_drop_down_set_selected (self->kinds, i);
  show_kind (self);
}

/**
 * entente_register_view_keep:
 * @settings: where to keep how it looks
 */
void
entente_register_view_keep (EntenteRegisterView *self,
                            GSettings *settings)
{
  GVariantBuilder columns;
  GHashTableIter iter;
  gpointer kind, names;

  g_return_if_fail (ENTENTE_IS_REGISTER_VIEW (self));

  g_variant_builder_init (&columns, G_VARIANT_TYPE ("a{sas}"));
  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &kind, &names))
    g_variant_builder_add (&columns, "{s^as}",
                           entente_kind_get_name ((EntenteKind) GPOINTER_TO_INT (kind)), names);
  g_settings_set_string (settings, "register", entente_kind_get_name (self->kind));
  g_settings_set_value (settings, "register-columns", g_variant_builder_end (&columns));
}
