/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-entry-rows.h"

#include "entente-date.h"
#include "entente-entry-item.h"
#include "entente-util.h"

/* Only the headings are kept; where a row stands follows from them. "Order" counts the entries as
 * they are listed, from the newest on; the index of the model counts from the oldest. */

/* For each row that goes, GTK looks whether it is among those that come, one by one. */
#define MOST_ADDED 500

#define YEAR_UNDATED G_MAXINT
#define YEAR_UNKNOWN G_MININT

typedef struct
{
  int year;
  guint row;
  guint order; /* of the first entry under it */
} Heading;

struct _EntenteEntryRows
{
  GObject parent_instance;
  EntenteTimelineModel *model;
  GArray *headings; /* of Heading */
  EntenteEntries entries; /* that the headings are of; borrowed from the model */
  guint n_dated;
  guint n_rows;
  guint selected_row;
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (EntenteEntryRows, entente_entry_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      selection_model_init))

static int
year_of (const EntenteEntry *entry)
{
  int year;
  int month;
  int day;

  if ((entry->flags & ENTENTE_ENTRY_UNDATED) != 0)
    return YEAR_UNDATED;
  if (entente_entry_first (entry) == ENTENTE_DAY_OPEN_START)
    return YEAR_UNKNOWN;
  entente_day_to_civil (entente_entry_first (entry), &year, &month, &day);
  return year;
}

static char *
heading_text (int year)
{
  if (year == YEAR_UNDATED)
    return g_strdup (_ ("Undated"));
  if (year == YEAR_UNKNOWN)
    return g_strdup (_ ("Beginning Not Known"));
  return entente_date_format_year (year, NULL);
}

/* An entry's index in the model from its order in the list, and the other way round. */
static guint
turn_around (guint n_dated,
             guint order)
{
  return order < n_dated ? n_dated - 1 - order : order;
}

static guint
turn (EntenteEntryRows *self,
      guint order)
{
  return turn_around (self->n_dated, order);
}

static void
make_headings (EntenteEntryRows *self)
{
  const EntenteEntries *entries = entente_timeline_model_get_entries (self->model);
  guint n = entente_entries_count (entries);
  gint32 begins = G_MAXINT32;

  self->entries = *entries;
  g_array_set_size (self->headings, 0);
  self->n_dated = entente_entries_count_dated (entries);
  for (guint order = 0; order < n; order++)
    {
      const EntenteEntry *entry = entente_entries_get (entries, turn (self, order));
      Heading heading = { .row = order + self->headings->len, .order = order };

      /* Most entries are of the year of the one before: no need to work it out. */
      if (order < self->n_dated && entente_entry_first (entry) >= begins)
        continue;
      heading.year = year_of (entry);
      if (heading.year == YEAR_UNDATED && order > self->n_dated)
        continue;
      begins = heading.year == YEAR_UNDATED || heading.year == YEAR_UNKNOWN
                   ? ENTENTE_DAY_OPEN_START
                   : entente_day_from_civil (heading.year, 1, 1);
      g_array_append_val (self->headings, heading);
    }
  self->n_rows = n + self->headings->len;
}

/* The last heading of which @value (a row or an order) is not before. */
static const Heading *
heading_before (EntenteEntryRows *self,
                guint value,
                gboolean is_row)
{
  guint low = 0;
  guint high = self->headings->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;
      const Heading *heading = &g_array_index (self->headings, Heading, middle);

      if ((is_row ? heading->row : heading->order) <= value)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (self->headings, Heading, low);
}

/* The position of the entry of a row; ENTENTE_NO_ENTRY for a heading. */
static guint
position_of_row (EntenteEntryRows *self,
                 guint row)
{
  const Heading *heading;

  if (row >= self->n_rows)
    return ENTENTE_NO_ENTRY;
  heading = heading_before (self, row, TRUE);
  if (heading->row == row)
    return ENTENTE_NO_ENTRY;
  return entente_entries_position (&self->entries,
                                   turn (self, heading->order + row - heading->row - 1));
}

static void
find_selected (EntenteEntryRows *self)
{
  if (!entente_entry_rows_find (self, entente_timeline_model_get_selected (self->model),
                                &self->selected_row))
    self->selected_row = GTK_INVALID_LIST_POSITION;
}

/* The entries of a list, by their order in it. */
typedef struct
{
  EntenteEntries entries;
  guint n_dated;
  guint n_rows;
} Listed;

static Listed
get_listed (EntenteEntryRows *self)
{
  return (Listed){ self->entries, self->n_dated, self->n_rows };
}

static const EntenteEntry *
listed_entry (const Listed *self,
              guint order)
{
  return entente_entries_get (&self->entries, turn_around (self->n_dated, order));
}

static gboolean
is_same (const EntenteEntry *one,
         const EntenteEntry *other)
{
  return one->record == other->record && one->packed_first == other->packed_first
         && one->packed_last == other->packed_last && one->act == other->act
         && one->flags == other->flags && one->kind == other->kind;
}

static guint
row_of_order (EntenteEntryRows *self,
              guint order)
{
  const Heading *heading = heading_before (self, order, FALSE);

  return heading->row + 1 + order - heading->order;
}

static guint
count_same_head (const Listed *before,
                 const Listed *after,
                 guint most)
{
  guint n = 0;

  while (n < most && is_same (listed_entry (before, n), listed_entry (after, n)))
    n++;
  return n;
}

static guint
count_same_tail (const Listed *before,
                 const Listed *after,
                 guint most)
{
  guint n_before = entente_entries_count (&before->entries);
  guint n_after = entente_entries_count (&after->entries);
  guint n = 0;

  while (n < most
         && is_same (listed_entry (before, n_before - 1 - n), listed_entry (after, n_after - 1 - n)))
    n++;
  return n;
}

static void
announce_all (EntenteEntryRows *self)
{
  if (self->n_rows > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), 0, self->n_rows);
}

/* In two steps, with no rows in between. */
static void
replace_rows (EntenteEntryRows *self,
              guint n_before)
{
  guint n_rows = self->n_rows;

  self->n_rows = 0;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  self->n_rows = n_rows;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, n_rows);
}

/* What stays at both ends is not announced, so that the list keeps its place and its rows. A heading
 * over the first entry of the end may be another one, and counts as changed. */
static void
model_changed_cb (EntenteEntryRows *self)
{
  Listed before = get_listed (self);
  Listed after;
  guint most;
  guint head;
  guint tail;
  guint head_rows;
  guint tail_rows;

  make_headings (self);
  find_selected (self);
  after = get_listed (self);
  most = MIN (entente_entries_count (&before.entries), entente_entries_count (&after.entries));
  head = count_same_head (&before, &after, most);
  tail = count_same_tail (&before, &after, most - head);
  head_rows = head > 0 ? row_of_order (self, head - 1) + 1 : 0;
  tail_rows = tail > 0 ? after.n_rows
                           - row_of_order (self, entente_entries_count (&after.entries) - tail)
                       : 0;
  if (after.n_rows - head_rows - tail_rows > MOST_ADDED && before.n_rows > 0)
    replace_rows (self, before.n_rows);
  else if (before.n_rows > head_rows + tail_rows || after.n_rows > head_rows + tail_rows)
    g_list_model_items_changed (G_LIST_MODEL (self), head_rows,
                                before.n_rows - head_rows - tail_rows,
                                after.n_rows - head_rows - tail_rows);
  announce_all (self);
}

static void
announce (EntenteEntryRows *self,
          guint row)
{
  if (row < self->n_rows)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), row, 1);
}

static void
model_selection_cb (EntenteEntryRows *self)
{
  guint before = self->selected_row;

  find_selected (self);
  if (before == self->selected_row)
    return;
  announce (self, before);
  announce (self, self->selected_row);
}

static GType
get_item_type (GListModel *model)
{
  return ENTENTE_TYPE_ENTRY_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return ENTENTE_ENTRY_ROWS (model)->n_rows;
}

static gpointer
get_item (GListModel *model,
          guint row)
{
  EntenteEntryRows *self = ENTENTE_ENTRY_ROWS (model);
  const Heading *heading;
  g_autofree char *text = NULL;

  if (row >= self->n_rows)
    return NULL;
  heading = heading_before (self, row, TRUE);
  if (heading->row != row)
    return entente_entry_item_new (position_of_row (self, row));
  text = heading_text (heading->year);
  return entente_entry_item_new_heading (text);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint row)
{
  EntenteEntryRows *self = ENTENTE_ENTRY_ROWS (model);

  return row < self->n_rows && row == self->selected_row;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint row,
                        guint n_rows)
{
  EntenteEntryRows *self = ENTENTE_ENTRY_ROWS (model);
  GtkBitset *set = gtk_bitset_new_empty ();

  if (self->selected_row < self->n_rows && self->selected_row >= row
      && self->selected_row - row < n_rows)
    gtk_bitset_add (set, self->selected_row);
  return set;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint row,
             gboolean unselect_rest)
{
  EntenteEntryRows *self = ENTENTE_ENTRY_ROWS (model);
  guint position = position_of_row (self, row);

  if (position == ENTENTE_NO_ENTRY)
    return FALSE;
  entente_timeline_model_select (self->model, position);
  return TRUE;
}

static gboolean
unselect_item (GtkSelectionModel *model,
               guint row)
{
  EntenteEntryRows *self = ENTENTE_ENTRY_ROWS (model);

  if (row != self->selected_row)
    return FALSE;
  entente_timeline_model_select (self->model, ENTENTE_NO_ENTRY);
  return TRUE;
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  entente_timeline_model_select (ENTENTE_ENTRY_ROWS (model)->model, ENTENTE_NO_ENTRY);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->unselect_item = unselect_item;
  iface->unselect_all = unselect_all;
}

static void
entente_entry_rows_finalize (GObject *object)
{
  EntenteEntryRows *self = ENTENTE_ENTRY_ROWS (object);

  g_clear_object (&self->model);
  g_array_unref (self->headings);
  G_OBJECT_CLASS (entente_entry_rows_parent_class)->finalize (object);
}

static void
entente_entry_rows_class_init (EntenteEntryRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = entente_entry_rows_finalize;
}

static void
entente_entry_rows_init (EntenteEntryRows *self)
{
  self->headings = g_array_new (FALSE, FALSE, sizeof (Heading));
  self->selected_row = GTK_INVALID_LIST_POSITION;
}

EntenteEntryRows *
entente_entry_rows_new (EntenteTimelineModel *model)
{
  EntenteEntryRows *self;

  g_return_val_if_fail (ENTENTE_IS_TIMELINE_MODEL (model), NULL);

  self = g_object_new (ENTENTE_TYPE_ENTRY_ROWS, NULL);
  self->model = g_object_ref (model);
  make_headings (self);
  find_selected (self);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (model_selection_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * entente_entry_rows_get_position:
 * @row: a row
 *
 * Returns: the entry in it, or %ENTENTE_NO_ENTRY if it is a heading
 */
guint
entente_entry_rows_get_position (EntenteEntryRows *self,
                                 guint row)
{
  g_return_val_if_fail (ENTENTE_IS_ENTRY_ROWS (self), ENTENTE_NO_ENTRY);

  return position_of_row (self, row);
}

/**
 * entente_entry_rows_find:
 * @position: an entry
 * @row: (out): where it stands
 *
 * Returns: %TRUE if it is among the rows
 */
gboolean
entente_entry_rows_find (EntenteEntryRows *self,
                         guint position,
                         guint *row)
{
  guint index;

  g_return_val_if_fail (ENTENTE_IS_ENTRY_ROWS (self), FALSE);

  if (position == ENTENTE_NO_ENTRY || self->headings->len == 0
      || !entente_entries_find (&self->entries, position, &index))
    return FALSE;
  *row = row_of_order (self, turn (self, index));
  return TRUE;
}
