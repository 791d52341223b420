/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gtk/gtk.h>

#include "entente-id-selection.h"

#define WAIT_UNTIL(condition) \
  G_STMT_START \
    { \
      gint64 end = g_get_monotonic_time () + 5 * G_USEC_PER_SEC; \
      while (!(condition) && g_get_monotonic_time () < end) \
        g_main_context_iteration (NULL, FALSE); \
      g_assert_true (condition); \
    } \
  G_STMT_END

typedef struct
{
  EntenteIdList *list;
  EntenteIdSelection *selection;
  guint position;
  guint removed;
  guint added;
  guint n_changes;
} Fixture;

static int n_read;

static void
read_words (const gint64 *ids,
            guint n_ids,
            EntenteItemWords *words,
            gpointer data,
            GCancellable *cancellable)
{
  g_atomic_int_add (&n_read, (int) n_ids);
  for (guint i = 0; i < n_ids; i++)
    words[i].title = g_strdup_printf ("record %" G_GINT64_FORMAT, ids[i]);
}

static void
items_changed_cb (Fixture *f,
                  guint position,
                  guint removed,
                  guint added)
{
  f->position = position;
  f->removed = removed;
  f->added = added;
  f->n_changes++;
}

static void
set_ids (Fixture *f,
         gint64 first,
         guint n)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n; i++)
    {
      gint64 id = first + i;

      g_array_append_val (ids, id);
    }
  entente_id_list_set_ids (f->list, ids);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_atomic_int_set (&n_read, 0);
  f->list = entente_id_list_new (read_words, NULL);
  f->selection = entente_id_selection_new (f->list);
  set_ids (f, 1, 10);
  g_signal_connect_swapped (f->selection, "items-changed", G_CALLBACK (items_changed_cb), f);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_object_unref (f->selection);
  g_object_unref (f->list);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_placeholder (Fixture *f,
                  gconstpointer data)
{
  g_autoptr(EntenteItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), 3);

  g_assert_cmpint (entente_item_get_id (item), ==, 4);
  g_assert_null (entente_item_get_words (item)->title);
  WAIT_UNTIL (entente_item_is_loaded (item));
  g_assert_cmpstr (entente_item_get_words (item)->title, ==, "record 4");
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 1);
}

static void
test_same_object (Fixture *f,
                  gconstpointer data)
{
  g_autoptr(EntenteItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), 3);
  g_autoptr(EntenteItem) again = NULL;

  set_ids (f, 3, 5);
  again = g_list_model_get_item (G_LIST_MODEL (f->list), 1);
  g_assert_true (item == again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (f->list), 5));
}

static void
test_one_change (Fixture *f,
                 gconstpointer data)
{
  set_ids (f, 1, 10);
  g_assert_cmpuint (f->n_changes, ==, 0);
  set_ids (f, 1, 12);
  g_assert_cmpuint (f->n_changes, ==, 1);
  g_assert_cmpuint (f->position, ==, 10);
  g_assert_cmpuint (f->removed, ==, 0);
  g_assert_cmpuint (f->added, ==, 2);
  set_ids (f, 2, 11);
  g_assert_cmpuint (f->position, ==, 0);
  g_assert_cmpuint (f->removed, ==, 1);
  g_assert_cmpuint (f->added, ==, 0);
}

static void
test_bounded (Fixture *f,
              gconstpointer data)
{
  set_ids (f, 1, 100000);
  for (guint i = 0; i < 100000; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (f->list), i));
  WAIT_UNTIL (g_atomic_int_get (&n_read) >= 1000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (g_atomic_int_get (&n_read), <=, 2000);
}

static void
test_refresh (Fixture *f,
              gconstpointer data)
{
  g_autoptr(EntenteItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), 0);

  WAIT_UNTIL (entente_item_is_loaded (item));
  entente_id_list_refresh (f->list);
  g_assert_cmpstr (entente_item_get_words (item)->title, ==, "record 1");
  WAIT_UNTIL (entente_item_is_loaded (item));
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 2);
}

static void
test_selection_stays (Fixture *f,
                      gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (f->selection);

  g_assert_true (gtk_selection_model_select_item (model, 6, TRUE));
  set_ids (f, 5, 10);
  g_assert_true (gtk_selection_model_is_selected (model, 2));
  set_ids (f, 100, 10);
  set_ids (f, 1, 10);
  g_assert_true (gtk_selection_model_is_selected (model, 6));
  g_assert_cmpint (g_atomic_int_get (&n_read), ==, 0);
}

static void
test_all_but_these (Fixture *f,
                    gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (f->selection);
  g_autoptr(GArray) ids = NULL;
  g_autoptr(GtkBitset) set = NULL;

  gtk_selection_model_select_all (model);
  gtk_selection_model_unselect_item (model, 0);
  ids = entente_id_selection_get_ids (f->selection);
  g_assert_cmpuint (ids->len, ==, 9);
  set = gtk_selection_model_get_selection (model);
  g_assert_cmpuint (gtk_bitset_get_size (set), ==, 9);
  g_assert_false (gtk_selection_model_is_selected (model, 0));
}

static void
test_headings (Fixture *f,
               gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (f->selection);
  g_autoptr(GArray) ids = NULL;

  set_ids (f, -2, 5);
  g_assert_false (gtk_selection_model_select_item (model, 0, TRUE));
  gtk_selection_model_select_all (model);
  g_assert_false (gtk_selection_model_is_selected (model, 1));
  gtk_selection_model_unselect_all (model);
  gtk_selection_model_select_range (model, 0, 5, FALSE);
  ids = entente_id_selection_get_ids (f->selection);
  g_assert_cmpuint (ids->len, ==, 2);
}

#define ADD(name, test) \
  g_test_add ("/id-list/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a row is a placeholder until its words are read", test_placeholder);
  ADD ("a record keeps its object when rows come and go", test_same_object);
  ADD ("only the rows between the common ends are announced", test_one_change);
  ADD ("a long scroll does not read what it passed", test_bounded);
  ADD ("a refresh keeps the words until newer ones are there", test_refresh);
  ADD ("the selection outlives changes of the list and reads no row", test_selection_stays);
  ADD ("all but these can be selected", test_all_but_these);
  ADD ("headings cannot be selected", test_headings);
  return g_test_run ();
}
