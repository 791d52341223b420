/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-search-view.h"

#include "entente-fold.h"
#include "entente-query.h"
#include "entente-text.h"
#include "entente-util.h"
#include "entente-widget-util.h"

#define MAX_FOUND 50
#define KIND_KEY "entente-kind"

/* The first answer comes in the order of the index; the best first follow when they are ready,
 * unless other words are typed meanwhile. */

struct _EntenteSearchView
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkListBox *list;
  EntenteStore *store;
  char *words;
  gboolean moved; /* the selection is the person's, not ours */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (EntenteSearchView, entente_search_view, GTK_TYPE_WIDGET)

static gint64
row_id (GtkListBoxRow *row)
{
  GVariant *target;

  if (row == NULL)
    return 0;
  target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (row));
  return target != NULL ? g_variant_get_int64 (target) : 0;
}

static EntenteKind
row_kind (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), KIND_KEY));
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer user_data)
{
  GtkWidget *label;

  if (before != NULL && row_kind (before) == row_kind (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_ (entente_kind_get_info (row_kind (row))->table.label_plural));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "search-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  g_autofree char *clean = entente_text_clean (text, -1, ENTENTE_TEXT_DEFAULT, 0);
  GtkWidget *label = gtk_label_new (clean);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_row (const EntenteFound *found)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon;
  const char *title = !entente_str_empty (found->title) ? found->title : _ ("Without a title");

  icon = gtk_image_new_from_icon_name (entente_kind_get_info (found->kind)->icon_name);
  gtk_widget_add_css_class (icon, "dim-label");
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), make_label (title, NULL));
  if (!entente_str_empty (found->subtitle))
    {
      GtkWidget *subtitle = make_label (found->subtitle, "dim-label");

      gtk_widget_add_css_class (subtitle, "caption");
      gtk_box_append (GTK_BOX (lines), subtitle);
    }
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), KIND_KEY, GUINT_TO_POINTER (found->kind));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-found");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", found->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

/* Whose name it is comes before whoever mentions it: the title, or the acronym that the subtitle
 * of an organisation begins with. */
static guint
closeness (const EntenteFound *found,
           const char *wanted)
{
  g_autofree char *title = entente_fold (found->title != NULL ? found->title : "");
  g_auto(GStrv) parts = g_strsplit (found->subtitle != NULL ? found->subtitle : "", " · ", 2);
  g_autofree char *acronym = entente_fold (parts[0] != NULL ? parts[0] : "");

  if (strcmp (title, wanted) == 0 || strcmp (acronym, wanted) == 0)
    return 0;
  return g_str_has_prefix (title, wanted) ? 1 : 2;
}

static void
bring_names_forward (GPtrArray *found,
                     const char *words)
{
  g_autofree char *wanted = entente_fold (words);
  g_autoptr(GPtrArray) ordered = g_ptr_array_new ();

  for (guint distance = 0; distance <= 2; distance++)
    for (guint i = 0; i < found->len; i++)
      if (closeness (g_ptr_array_index (found, i), wanted) == distance)
        g_ptr_array_add (ordered, g_ptr_array_index (found, i));
  for (guint i = 0; i < ordered->len; i++)
    found->pdata[i] = ordered->pdata[i];
}

/* Kinds stand in the order in which their best record was found. */
static void
group_by_kind (GPtrArray *found)
{
  guint rank[ENTENTE_N_KINDS] = { 0 };
  guint n_kinds = 0;
  g_autoptr(GPtrArray) grouped = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      EntenteFound *one = g_ptr_array_index (found, i);

      if (rank[one->kind] == 0)
        rank[one->kind] = ++n_kinds;
    }
  for (guint wanted = 1; wanted <= n_kinds; wanted++)
    for (guint i = 0; i < found->len; i++)
      if (rank[((EntenteFound *) g_ptr_array_index (found, i))->kind] == wanted)
        g_ptr_array_add (grouped, g_ptr_array_index (found, i));
  for (guint i = 0; i < grouped->len; i++)
    found->pdata[i] = grouped->pdata[i];
}

/* Whether the rows are these records already, in this order. */
static gboolean
shows (EntenteSearchView *self,
       GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    if (row_id (gtk_list_box_get_row_at_index (self->list, i))
        != ((EntenteFound *) g_ptr_array_index (found, i))->id)
      return FALSE;
  return gtk_list_box_get_row_at_index (self->list, found->len) == NULL;
}

static void
show_found (EntenteSearchView *self,
            GPtrArray *found)
{
  gint64 selected = row_id (gtk_list_box_get_selected_row (self->list));
  GtkListBoxRow *first = NULL;
  GtkListBoxRow *again = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < found->len; i++)
    {
      EntenteFound *one = g_ptr_array_index (found, i);
      GtkWidget *row = make_row (one);

      gtk_list_box_append (self->list, row);
      if (first == NULL)
        first = GTK_LIST_BOX_ROW (row);
      if (one->id == selected)
        again = GTK_LIST_BOX_ROW (row);
    }
  gtk_list_box_select_row (self->list, self->moved && again != NULL ? again : first);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "found" : "none");
}

/* The focus stays where the words are typed, so the list does not follow it by itself. */
static void
scroll_to (EntenteSearchView *self,
           GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_list_box_get_adjustment (self->list);
  graphene_rect_t bounds;

  if (adjustment != NULL && gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
put_in_order (EntenteSearchView *self,
              GPtrArray *found)
{
  bring_names_forward (found, self->words);
  group_by_kind (found);
}

static void
best_found_cb (GObject *source,
               GAsyncResult *result,
               gpointer user_data)
{
  g_autoptr(EntenteSearchView) self = ENTENTE_SEARCH_VIEW (user_data);
  g_autoptr(GPtrArray) found = entente_store_search_finish (ENTENTE_STORE (source), result, NULL);

  if (found == NULL || self->words == NULL)
    return;
  put_in_order (self, found);
  if (!shows (self, found)) /* a row that is clicked meanwhile stays */
    show_found (self, found);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  g_autoptr(EntenteSearchView) self = ENTENTE_SEARCH_VIEW (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = entente_store_search_finish (ENTENTE_STORE (source), result, &error);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("%s", error->message);
      return;
    }
  if (self->words == NULL || self->cancellable == NULL)
    return;
  put_in_order (self, found);
  show_found (self, found);
  if (found->len > 1)
    entente_store_search_async (self->store, self->words, ENTENTE_KINDS_ALL, MAX_FOUND, TRUE,
                                self->cancellable, best_found_cb, g_object_ref (self));
}

static void
entente_search_view_dispose (GObject *object)
{
  EntenteSearchView *self = ENTENTE_SEARCH_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->words, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), ENTENTE_TYPE_SEARCH_VIEW);
  entente_widget_remove_children (GTK_WIDGET (self));
  G_OBJECT_CLASS (entente_search_view_parent_class)->dispose (object);
}

static void
entente_search_view_class_init (EntenteSearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = entente_search_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/entente/Entente/entente-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, EntenteSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, EntenteSearchView, list);
}

static void
entente_search_view_init (EntenteSearchView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
}

/**
 * entente_search_view_set_store:
 * @store: (nullable): the catalogue to search
 */
void
entente_search_view_set_store (EntenteSearchView *self,
                               EntenteStore *store)
{
  g_return_if_fail (ENTENTE_IS_SEARCH_VIEW (self));

  entente_search_view_set_words (self, NULL);
  g_set_object (&self->store, store);
}

/**
 * entente_search_view_set_words:
 * @words: (nullable): what is typed so far
 *
 * Searches, and drops the search before.
 */
void
entente_search_view_set_words (EntenteSearchView *self,
                               const char *words)
{
  g_return_if_fail (ENTENTE_IS_SEARCH_VIEW (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->words, g_free);
  self->moved = FALSE;
  if (entente_str_empty (words) || self->store == NULL)
    return;
  self->words = entente_text_clean (words, -1, ENTENTE_TEXT_DEFAULT, 0);
  self->cancellable = g_cancellable_new ();
  entente_store_search_async (self->store, self->words, ENTENTE_KINDS_ALL, MAX_FOUND, FALSE,
                              self->cancellable, found_cb, g_object_ref (self));
}

/**
 * entente_search_view_move:
 * @step: 1 for the next, -1 for the one before
 *
 * Moves the selection, while the typing goes on.
 */
void
entente_search_view_move (EntenteSearchView *self,
                          int step)
{
  GtkListBoxRow *row;
  GtkListBoxRow *next;

  g_return_if_fail (ENTENTE_IS_SEARCH_VIEW (self));

  row = gtk_list_box_get_selected_row (self->list);
  next = gtk_list_box_get_row_at_index (
    self->list, row != NULL ? gtk_list_box_row_get_index (row) + step : 0);
  if (next == NULL)
    return;
  self->moved = TRUE;
  gtk_list_box_select_row (self->list, next);
  scroll_to (self, GTK_WIDGET (next));
}

/**
 * entente_search_view_open:
 *
 * Opens the selected record.
 *
 * Returns: %TRUE if there was one
 */
gboolean
entente_search_view_open (EntenteSearchView *self)
{
  gint64 id;

  g_return_val_if_fail (ENTENTE_IS_SEARCH_VIEW (self), FALSE);

  id = row_id (gtk_list_box_get_selected_row (self->list));
  return id != 0 && gtk_widget_activate_action (GTK_WIDGET (self), "win.open-found", "x", id);
}
