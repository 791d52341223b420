/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-dossier.h"

#include "entente-dossier-build.h"
#include "entente-dossier-heading.h"
#include "entente-dossier-instrument.h"
#include "entente-error.h"
#include "entente-history-view.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define LINKS_OF_A_GROUP 20
#define MORE_LINKS 10

/* Rows of text take milliseconds to lay out: some come at once, then a few with each frame. */
#define FIRST_ROWS 24
#define NEXT_ROWS 10

struct _EntenteDossier
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkLabel *kind_line;
  GtkLabel *title;
  GtkLabel *when;
  GtkBox *content;
  GtkScrolledWindow *scroller;
  GtkExpander *history_expander;
  EntenteHistoryView *history;
  GtkMenuButton *more;
  EntenteStore *store;
  GArray *visited; /* of gint64, the oldest first */
  guint place;     /* in @visited, of the one shown */
  gint64 shown;
  char *wide; /* (nullable): the group of which more is shown */
  guint wide_limit;
  EntenteDossierData *data; /* (nullable): while it is not all built */
  EntenteDossierPlace place_built;
  guint building; /* a tick callback */
  GCancellable *cancellable;
};

enum
{
  SHOWN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (EntenteDossier, entente_dossier, GTK_TYPE_WIDGET)

typedef struct
{
  EntenteStore *store;
  gint64 id;
  char *wide;
  guint wide_limit;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->store);
  g_free (request->wide);
  g_free (request);
}

static void
gather_worker (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  Request *request = task_data;
  EntenteDossierLimits limits = { LINKS_OF_A_GROUP, request->wide, request->wide_limit };
  GError *error = NULL;
  EntenteDossierData *data = entente_dossier_data_gather (request->store, request->id, &limits,
                                                          cancellable, &error);

  if (data != NULL)
    g_task_return_pointer (task, data, (GDestroyNotify) entente_dossier_data_free);
  else
    g_task_return_error (task, error);
}

static void
show_page (EntenteDossier *self,
           const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), TRUE);
}

static void
set_markup (GtkLabel *label,
            char *markup)
{
  g_autofree char *aligned = entente_direction_align (markup);

  gtk_label_set_markup (label, aligned);
  gtk_widget_set_visible (GTK_WIDGET (label), *markup != '\0');
  g_free (markup);
}

/* A name without end is kept to some lines. Pango warns where it would have to shorten raised numbers,
 * so a name with sources is let be. */
static void
show_title (EntenteDossier *self,
            EntenteDossierData *data)
{
  char *markup = entente_dossier_title_markup (data);
  gboolean sourced = strstr (markup, "<sup>") != NULL;

  gtk_label_set_ellipsize (self->title, sourced ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  set_markup (self->title, markup);
}

static void
add_stamps (EntenteDossier *self,
            EntenteDossierData *data)
{
  const EntenteStamps *stamps = data->stamps;
  GtkWidget *label;
  gboolean fresh;
  g_autofree char *day = NULL;
  g_autofree char *words = NULL;

  if (stamps == NULL || stamps->modified_at == NULL)
    return;
  fresh = g_strcmp0 (stamps->created_at, stamps->modified_at) == 0;
  day = entente_history_format_time (stamps->modified_at);
  if (stamps->modified_by == NULL)
    words = g_strdup_printf (fresh ? _ ("Created %s") : _ ("Changed %s"), day);
  else
    /* Translators: when a record was created or changed, and by whom */
    words = g_strdup_printf (fresh ? _ ("Created %1$s by %2$s") : _ ("Changed %1$s by %2$s"), day,
                             stamps->modified_by);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (self->content, label);
}

static void
stop_building (EntenteDossier *self)
{
  if (self->building != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->building);
  self->building = 0;
  g_clear_pointer (&self->data, entente_dossier_data_free);
}

/* Builds the next rows, or what stands below them all. Returns TRUE if there is more. */
static gboolean
build (EntenteDossier *self,
       guint n_rows)
{
  if (entente_dossier_build_groups (self->content, self->data, &self->place_built, n_rows))
    return TRUE;
  entente_dossier_build_sources (self->content, self->data);
  add_stamps (self, self->data);
  g_clear_pointer (&self->data, entente_dossier_data_free);
  return FALSE;
}

static gboolean
build_cb (GtkWidget *widget,
          GdkFrameClock *clock,
          gpointer user_data)
{
  EntenteDossier *self = ENTENTE_DOSSIER (widget);

  if (build (self, NEXT_ROWS))
    return G_SOURCE_CONTINUE;
  self->building = 0;
  return G_SOURCE_REMOVE;
}

/* All at once where the place in a page that is shown already has to be kept. */
static void
start_building (EntenteDossier *self,
                EntenteDossierData *data,
                gboolean at_once)
{
  stop_building (self);
  self->data = data;
  self->place_built = (EntenteDossierPlace) { 0 };
  if (build (self, at_once ? G_MAXUINT : FIRST_ROWS))
    self->building = gtk_widget_add_tick_callback (GTK_WIDGET (self), build_cb, NULL, NULL);
}

/* Takes @data. */
static void
show_data (EntenteDossier *self,
           EntenteDossierData *data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  gint64 id = entente_record_get_id (data->record);
  g_autofree char *line = entente_dossier_kind_line (data);
  GtkWidget *child;

  gtk_label_set_label (self->kind_line, line);
  show_title (self, data);
  set_markup (self->when, entente_dossier_when_markup (data));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->content))) != NULL)
    gtk_box_remove (self->content, child);
  entente_dossier_build_standing (self->content, data);
  entente_dossier_build_fields (self->content, data);
  start_building (self, data, id == self->shown && gtk_adjustment_get_value (adjustment) > 0);
  entente_history_view_set_record (self->history, self->store, id);
  show_page (self, "page");
  if (id != self->shown)
    {
      gtk_expander_set_expanded (self->history_expander, FALSE);
      gtk_adjustment_set_value (adjustment, 0);
    }
  self->shown = id;
}

static void
gathered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr(EntenteDossier) self = ENTENTE_DOSSIER (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteDossierData) data = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  stop_building (self);
  if (data != NULL)
    {
      show_data (self, g_steal_pointer (&data));
    }
  else
    {
      if (!g_error_matches (error, ENTENTE_ERROR, ENTENTE_ERROR_NOT_FOUND))
        g_warning ("%s", error->message);
      self->shown = 0;
      show_page (self, "gone");
    }
  g_signal_emit (self, signals[SHOWN], 0, self->shown);
}

static void
load (EntenteDossier *self)
{
  g_autoptr(GTask) task = NULL;
  Request *request;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL || self->visited->len == 0)
    {
      self->shown = 0;
      show_page (self, "empty");
      gtk_widget_set_visible (GTK_WIDGET (self->stack), self->store != NULL);
      g_signal_emit (self, signals[SHOWN], 0, self->shown);
      return;
    }
  /* Between nothing and the first record there is nothing to say. */
  if (self->shown == 0 && strcmp (gtk_stack_get_visible_child_name (self->stack), "empty") == 0)
    gtk_widget_set_visible (GTK_WIDGET (self->stack), FALSE);
  self->cancellable = g_cancellable_new ();
  request = g_new0 (Request, 1);
  request->store = g_object_ref (self->store);
  request->id = g_array_index (self->visited, gint64, self->place);
  request->wide = g_strdup (self->wide);
  request->wide_limit = self->wide_limit;
  task = g_task_new (NULL, self->cancellable, gathered_cb, g_object_ref (self));
  g_task_set_source_tag (task, load);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, gather_worker);
}

static void
store_changed_cb (EntenteDossier *self)
{
  if (self->visited->len > 0)
    load (self);
}

static void
append_text (GtkWidget *widget,
             GString *text)
{
  if (GTK_IS_LABEL (widget))
    {
      const char *words = gtk_label_get_text (GTK_LABEL (widget));

      if (*words != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_text (child, text);
}

static void
copy_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  EntenteDossier *self = ENTENTE_DOSSIER (widget);
  g_autoptr(GString) text = g_string_new (NULL);

  if (self->data != NULL)
    build (self, G_MAXUINT);
  stop_building (self);
  append_text (GTK_WIDGET (self->title), text);
  append_text (GTK_WIDGET (self->when), text);
  append_text (GTK_WIDGET (self->content), text);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
}

static void
history_action (GtkWidget *widget,
                const char *name,
                GVariant *parameter)
{
  EntenteDossier *self = ENTENTE_DOSSIER (widget);

  gtk_expander_set_expanded (self->history_expander, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->history_expander));
}

static void
show_more_action (GtkWidget *widget,
                  const char *name,
                  GVariant *parameter)
{
  EntenteDossier *self = ENTENTE_DOSSIER (widget);

  const char *heading = g_variant_get_string (parameter, NULL);
  gboolean again = g_strcmp0 (self->wide, heading) == 0;

  self->wide_limit = (again ? self->wide_limit : LINKS_OF_A_GROUP) * MORE_LINKS;
  if (!again)
    {
      g_free (self->wide);
      self->wide = g_strdup (heading);
    }
  load (self);
}

static void
history_expanded_cb (GtkExpander *expander,
                     GParamSpec *pspec,
                     gpointer user_data)
{
  entente_history_view_set_active (ENTENTE_DOSSIER (user_data)->history,
                                   gtk_expander_get_expanded (expander));
}

static void
entente_dossier_dispose (GObject *object)
{
  EntenteDossier *self = ENTENTE_DOSSIER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  stop_building (self);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_DOSSIER);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_dossier_parent_class)->dispose (object);
}

static void
entente_dossier_finalize (GObject *object)
{
  EntenteDossier *self = ENTENTE_DOSSIER (object);

  g_clear_pointer (&self->visited, g_array_unref);
  g_free (self->wide);
  G_OBJECT_CLASS (entente_dossier_parent_class)->finalize (object);
}

static void
entente_dossier_class_init (EntenteDossierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = entente_dossier_dispose;
  object_class->finalize = entente_dossier_finalize;

  /**
   * EntenteDossier::shown:
   * @id: the record, or 0
   *
   * Another record is shown, or the same one as it is now.
   */
  signals[SHOWN] = g_signal_new ("shown", ENTENTE_TYPE_DOSSIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (ENTENTE_TYPE_HISTORY_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-dossier.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, kind_line);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, title);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, when);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, content);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, scroller);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, history_expander);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, history);
  gtk_widget_class_bind_template_child (widget_class, EntenteDossier, more);
  gtk_widget_class_bind_template_callback (widget_class, history_expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, entente_dossier_open_link_cb);
  gtk_widget_class_install_action (widget_class, "dossier.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "dossier.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "dossier.show-more", "s", show_more_action);
}

static void
entente_dossier_init (EntenteDossier *self)
{
  self->visited = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * entente_dossier_set_store:
 * @store: (nullable): the catalogue
 */
void
entente_dossier_set_store (EntenteDossier *self,
                           EntenteStore *store)
{
  g_return_if_fail (ENTENTE_IS_DOSSIER (self));

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_func (self->store, store_changed_cb, self);
  g_set_object (&self->store, store);
  if (store != NULL)
    g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_array_set_size (self->visited, 0);
  self->place = 0;
  load (self);
}

/**
 * entente_dossier_show:
 * @id: a record
 *
 * Shows the record, and forgets what was ahead.
 */
void
entente_dossier_show (EntenteDossier *self,
                      gint64 id)
{
  g_return_if_fail (ENTENTE_IS_DOSSIER (self));
  g_return_if_fail (id > 0);

  if (self->visited->len > 0 && g_array_index (self->visited, gint64, self->place) == id)
    {
      load (self);
      return;
    }
  if (self->visited->len > 0)
    g_array_set_size (self->visited, ++self->place);
  g_array_append_val (self->visited, id);
  g_clear_pointer (&self->wide, g_free);
  load (self);
}

/**
 * entente_dossier_get_record:
 *
 * Returns: the record shown, or 0
 */
gint64
entente_dossier_get_record (EntenteDossier *self)
{
  g_return_val_if_fail (ENTENTE_IS_DOSSIER (self), 0);

  return self->shown;
}

/**
 * entente_dossier_can_go:
 * @step: -1 for back, 1 for forward
 *
 * Returns: %TRUE if there is a record there
 */
gboolean
entente_dossier_can_go (EntenteDossier *self,
                        int step)
{
  g_return_val_if_fail (ENTENTE_IS_DOSSIER (self), FALSE);

  return step < 0 ? self->place > 0 : self->place + 1 < self->visited->len;
}

/**
 * entente_dossier_go:
 * @step: -1 for back, 1 for forward
 */
void
entente_dossier_go (EntenteDossier *self,
                    int step)
{
  g_return_if_fail (ENTENTE_IS_DOSSIER (self));

  if (!entente_dossier_can_go (self, step))
    return;
  self->place = step < 0 ? self->place - 1 : self->place + 1;
  g_clear_pointer (&self->wide, g_free);
  load (self);
}
