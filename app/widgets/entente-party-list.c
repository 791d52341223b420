/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-party-list.h"

#include "entente-id-selection.h"
#include "entente-party-row.h"
#include "entente-query.h"
#include "entente-util.h"
#include "entente-widget-util.h"

/* Rows that are no record. */
#define HEADING_NATIONAL -1

/* So many chosen ones are looked at after a change; who chooses more chose nearly all. */
#define MAX_CHECKED 200
#define MAX_FOUND 1000
#define MAX_TIES 1000 /* the store counts no further */

struct _EntentePartyList
{
  GtkWidget parent_instance;
  GtkLabel *heading;
  GtkLabel *count;
  GtkEditable *filter;
  GtkStack *stack;
  GtkListView *view;
  EntenteKind kind;
  EntenteStore *store;
  EntenteIdList *list;
  EntenteIdSelection *selection;
  GCancellable *cancellable;
};

enum
{
  PROP_0,
  PROP_KIND,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntentePartyList, entente_party_list, GTK_TYPE_WIDGET)

typedef struct
{
  EntenteStore *store;
  EntenteKind kind;
  char *words;
} Query;

static void
query_free (Query *query)
{
  g_object_unref (query->store);
  g_free (query->words);
  g_free (query);
}

static void
read_row (EntenteStore *store,
          gint64 id,
          EntenteItemWords *words)
{
  EntenteKind home_kind;
  g_autoptr(EntenteRecord) record = NULL;
  g_autofree char *acronym = NULL;
  guint n_ties;

  if (id == HEADING_NATIONAL)
    {
      words->heading = TRUE;
      words->title = g_strdup (_ ("National bodies"));
      return;
    }
  record = entente_store_load (store, id, NULL);
  if (record == NULL)
    return;
  words->kind = entente_record_get_kind (record);
  words->title = entente_store_title (store, id);
  words->subtitle = entente_store_subtitle (store, id);
  if (words->kind == ENTENTE_KIND_COUNTRY)
    {
      words->badge = entente_flag_of (entente_row_get_text (entente_record_get_row (record),
                                                            "alpha2"));
    }
  else
    {
      acronym = entente_store_short_title (store, id);
      if (g_strcmp0 (acronym, words->title) != 0)
        words->badge = g_steal_pointer (&acronym);
    }
  n_ties = (guint) entente_store_count_ties (store, id);
  if (entente_store_get_home (store, &home_kind) == id)
    /* Translators: in the list of countries, beside the one whose desk this is */
    words->detail = g_strdup (_ ("home"));
  else
    words->detail = g_strdup_printf (n_ties < MAX_TIES ? "%u" : "%u+", n_ties);
}

static void
read_rows (const gint64 *ids,
           guint n_ids,
           EntenteItemWords *words,
           gpointer data,
           GCancellable *cancellable)
{
  for (guint i = 0; i < n_ids && !g_cancellable_is_cancelled (cancellable); i++)
    read_row (data, ids[i], &words[i]);
}

static GArray *
find_ids (Query *query,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr(GPtrArray) found = NULL;
  GArray *ids;

  if (query->words == NULL)
    {
      EntenteFilter filter = { .kinds = ENTENTE_KIND_BIT (query->kind) };

      return entente_store_list (query->store, &filter, cancellable, error);
    }
  found = entente_store_search (query->store, query->words, ENTENTE_KIND_BIT (query->kind),
                                MAX_FOUND, FALSE, cancellable, error);
  if (found == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < found->len; i++)
    g_array_append_val (ids, ((EntenteFound *) g_ptr_array_index (found, i))->id);
  return ids;
}

/* International organisations first, then national bodies under their heading. */
static GArray *
group_ids (EntenteStore *store,
           GArray *ids,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr(GArray) bodies = entente_store_national_bodies (store, cancellable, error);
  g_autoptr(GHashTable) is_national = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GArray) national = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *grouped;
  const gint64 heading = HEADING_NATIONAL;

  if (bodies == NULL)
    return NULL;
  grouped = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < bodies->len; i++)
    g_hash_table_add (is_national, &g_array_index (bodies, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (g_hash_table_contains (is_national, &id))
        g_array_append_val (national, id);
      else
        g_array_append_val (grouped, id);
    }
  if (national->len > 0)
    {
      g_array_append_val (grouped, heading);
      g_array_append_vals (grouped, national->data, national->len);
    }
  return grouped;
}

static void
query_worker (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  Query *query = task_data;
  GError *error = NULL;
  g_autoptr(GArray) ids = find_ids (query, cancellable, &error);

  if (ids != NULL && query->kind == ENTENTE_KIND_ORGANISATION)
    {
      g_autoptr(GArray) plain = g_steal_pointer (&ids);

      ids = group_ids (query->store, plain, cancellable, &error);
    }
  if (ids == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&ids), (GDestroyNotify) g_array_unref);
}

static guint
count_records (GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += g_array_index (ids, gint64, i) > 0;
  return n;
}

static void
query_done_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr(EntentePartyList) self = ENTENTE_PARTY_LIST (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *count = NULL;
  gboolean at_top;
  gboolean filtered = *gtk_editable_get_text (self->filter) != '\0';

  if (ids == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }
  if (self->list == NULL)
    return;
  at_top = gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)))
           <= 0;
  entente_id_list_set_ids (self->list, ids);
  /* What comes in front of the first row would be out of sight: the view keeps to the row. */
  if (at_top && ids->len > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", 0);
  count = g_strdup_printf ("%u", count_records (ids));
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->stack,
                                    ids->len > 0 ? "list" : filtered ? "none" : "empty");
}

static void
reload (EntentePartyList *self)
{
  g_autoptr(GTask) task = NULL;
  Query *query;
  const char *words = gtk_editable_get_text (self->filter);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  query = g_new0 (Query, 1);
  query->store = g_object_ref (self->store);
  query->kind = self->kind;
  query->words = *words != '\0' ? g_strdup (words) : NULL;
  task = g_task_new (NULL, self->cancellable, query_done_cb, g_object_ref (self));
  g_task_set_source_tag (task, reload);
  g_task_set_task_data (task, query, (GDestroyNotify) query_free);
  g_task_run_in_thread (task, query_worker);
}

/* What has gone from the catalogue narrows nothing any more. */
static void
forget_gone (EntentePartyList *self)
{
  g_autoptr(GArray) chosen = entente_party_list_get_chosen (self);
  guint before = chosen->len;

  if (before > MAX_CHECKED)
    return;
  for (guint i = before; i > 0; i--)
    if (entente_store_kind_of (self->store, g_array_index (chosen, gint64, i - 1))
        == ENTENTE_KIND_NONE)
      g_array_remove_index (chosen, i - 1);
  if (chosen->len < before)
    entente_party_list_choose (self, (const gint64 *) chosen->data, chosen->len);
}

static void
store_changed_cb (EntentePartyList *self)
{
  forget_gone (self);
  entente_id_list_refresh (self->list);
  reload (self);
}

static void
selection_changed_cb (EntentePartyList *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
filter_changed_cb (GtkEditable *filter,
                   gpointer user_data)
{
  reload (user_data);
}

static void
filter_down_cb (GtkSearchEntry *entry,
                gpointer user_data)
{
  gtk_widget_child_focus (user_data, GTK_DIR_DOWN);
}

static void
row_activated_cb (GtkListView *view,
                  guint position,
                  gpointer user_data)
{
  EntentePartyList *self = user_data;
  guint n;
  const gint64 *ids = entente_id_list_get_ids (self->list, &n);

  if (position < n && ids[position] > 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "x", ids[position]);
}

static EntentePartyRow *
focused_row (EntentePartyList *self)
{
  GtkWidget *cell = gtk_widget_get_focus_child (GTK_WIDGET (self->view));
  GtkWidget *row = cell != NULL ? gtk_widget_get_first_child (cell) : NULL;

  return row != NULL && ENTENTE_IS_PARTY_ROW (row) ? ENTENTE_PARTY_ROW (row) : NULL;
}

static EntentePartyRow *
row_at (EntentePartyList *self,
        double x,
        double y)
{
  GtkWidget *found = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  for (; found != NULL && found != GTK_WIDGET (self->view); found = gtk_widget_get_parent (found))
    {
      GtkWidget *row = gtk_widget_get_first_child (found);

      if (ENTENTE_IS_PARTY_ROW (found))
        return ENTENTE_PARTY_ROW (found);
      if (row != NULL && ENTENTE_IS_PARTY_ROW (row))
        return ENTENTE_PARTY_ROW (row);
    }
  return NULL;
}

/* One for the list, since each of its hundreds of rows would carry one. */
static void
pressed_cb (GtkGestureClick *gesture,
            int n_press,
            double x,
            double y,
            gpointer user_data)
{
  EntentePartyList *self = user_data;
  EntentePartyRow *row = row_at (self, x, y);

  if (row == NULL)
    return;
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (row), x, y, &x, &y);
  entente_party_row_popup (row, x, y);
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
menu_cb (GtkWidget *widget,
         GVariant *args,
         gpointer user_data)
{
  EntentePartyRow *row = focused_row (ENTENTE_PARTY_LIST (user_data));

  if (row == NULL)
    return FALSE;
  entente_party_row_popup (row, 24, gtk_widget_get_height (GTK_WIDGET (row)));
  return TRUE;
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant *args,
           gpointer user_data)
{
  EntentePartyRow *row = focused_row (ENTENTE_PARTY_LIST (user_data));
  gint64 id = row != NULL ? entente_party_row_get_id (row) : 0;

  return id > 0 && gtk_widget_activate_action (widget, "win.delete-record", "x", id);
}

static void
show_kind (EntentePartyList *self)
{
  const EntenteKindInfo *info = entente_kind_get_info (self->kind);
  const char *label = self->kind == ENTENTE_KIND_COUNTRY ? _ ("Filter countries")
                                                         : _ ("Filter organisations");

  gtk_label_set_label (self->heading, _ (info->table.label_plural));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->filter), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (info->table.label_plural), -1);
}

static void
entente_party_list_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  EntentePartyList *self = ENTENTE_PARTY_LIST (object);

  if (id == PROP_KIND)
    {
      self->kind = g_value_get_uint (value);
      show_kind (self);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
entente_party_list_dispose (GObject *object)
{
  EntentePartyList *self = ENTENTE_PARTY_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_PARTY_LIST);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_party_list_parent_class)->dispose (object);
}

static void
entente_party_list_class_init (EntentePartyListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = entente_party_list_set_property;
  object_class->dispose = entente_party_list_dispose;

  properties[PROP_KIND] = g_param_spec_uint ("kind", NULL, NULL, ENTENTE_KIND_NONE,
                                             ENTENTE_N_KINDS - 1, ENTENTE_KIND_NONE,
                                             G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * EntentePartyList::chosen:
   *
   * Others are chosen, or none.
   */
  signals[CHOSEN] = g_signal_new ("chosen", ENTENTE_TYPE_PARTY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ENTENTE_TYPE_PARTY_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-party-list.ui");
  gtk_widget_class_bind_template_child (widget_class, EntentePartyList, heading);
  gtk_widget_class_bind_template_child (widget_class, EntentePartyList, count);
  gtk_widget_class_bind_template_child (widget_class, EntentePartyList, filter);
  gtk_widget_class_bind_template_child (widget_class, EntentePartyList, stack);
  gtk_widget_class_bind_template_child (widget_class, EntentePartyList, view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_down_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
add_shortcut (EntentePartyList *self,
              GtkEventController *controller,
              const char *trigger,
              GtkShortcutFunc func)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                      gtk_callback_action_new (func, self, NULL)));
}

/* Of the rows only: in the filter, Delete edits the text. */
static void
add_shortcuts (EntentePartyList *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  add_shortcut (self, controller, "Menu|<Shift>F10", menu_cb);
  add_shortcut (self, controller, "Delete|KP_Delete", delete_cb);
  gtk_widget_add_controller (GTK_WIDGET (self->view), controller);
}

static void
entente_party_list_init (EntentePartyList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->filter), NULL);
  add_shortcuts (self);
}

/**
 * entente_party_list_set_store:
 * @store: (nullable): the catalogue to show
 */
void
entente_party_list_set_store (EntentePartyList *self,
                              EntenteStore *store)
{
  g_return_if_fail (ENTENTE_IS_PARTY_LIST (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  gtk_list_view_set_model (self->view, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_set_object (&self->store, store);
  if (store == NULL)
    return;
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = entente_id_list_new (read_rows, G_OBJECT (store));
  self->selection = entente_id_selection_new (self->list);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  reload (self);
}

/**
 * entente_party_list_get_chosen:
 *
 * Returns: (transfer full) (element-type gint64): the records chosen
 */
GArray *
entente_party_list_get_chosen (EntentePartyList *self)
{
  g_return_val_if_fail (ENTENTE_IS_PARTY_LIST (self), NULL);

  return self->selection != NULL ? entente_id_selection_get_ids (self->selection)
                                 : g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * entente_party_list_choose:
 * @ids: (array length=n_ids) (nullable): the records to choose
 * @n_ids: their number
 */
void
entente_party_list_choose (EntentePartyList *self,
                           const gint64 *ids,
                           guint n_ids)
{
  g_return_if_fail (ENTENTE_IS_PARTY_LIST (self));

  if (self->selection != NULL)
    entente_id_selection_set_ids (self->selection, ids, n_ids);
}
