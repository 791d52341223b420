/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editor-fixture.h"

#include "entente-date.h"
#include "entente-entry-item.h"
#include "entente-entry-list.h"
#include "entente-entry-rows.h"
#include "entente-timeline-area-private.h"
#include "entente-timeline-view.h"

/* A model on a few meetings, drawn and listed in a window. */
typedef struct
{
  EntenteTimelineModel *model;
  GtkWindow *window;
  EntenteTimelineArea *area;
  gint64 kenya;
  gint64 old;
  gint64 late;
  gint64 undated;
} Scene;

static EntenteRecord *
make_meeting (const char *title,
              const char *date,
              gint64 country)
{
  EntenteRecord *meeting = entente_record_new (ENTENTE_KIND_MEETING);
  EntenteRow *row = entente_record_get_row (meeting);

  entente_row_set_text (row, "title", title);
  entente_row_set_text (row, "type", "bilateral");
  if (date != NULL)
    entente_row_set_text (row, "date", date);
  if (country != 0)
    entente_row_set_link (entente_record_add_part (meeting, "parties"), "party",
                          ENTENTE_KIND_COUNTRY, country);
  return meeting;
}

static gint64
keep_meeting (EditorFixture *fixture,
              const char *title,
              const char *date,
              gint64 country)
{
  g_autoptr(EntenteRecord) meeting = make_meeting (title, date, country);

  return editor_fixture_keep (fixture, meeting);
}

static void
keep_many_meetings (EditorFixture *fixture,
                    guint n)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(EntenteRecord) meeting = make_meeting ("One of many", "2010-06-01", 0);

      entente_edit_put (edit, meeting);
    }
  entente_store_save (fixture->store, edit, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count (Scene *scene)
{
  return entente_entries_count (entente_timeline_model_get_entries (scene->model));
}

static gint64
selected_record (Scene *scene)
{
  guint selected = entente_timeline_model_get_selected (scene->model);
  const EntenteEntries *entries = entente_timeline_model_get_entries (scene->model);

  return selected == ENTENTE_NO_ENTRY ? 0 : entries->entries[selected].record;
}

static void
scene_open (Scene *scene,
            EditorFixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = entente_timeline_view_new ();
  GtkWidget *list = entente_entry_list_new ();

  scene->kenya = editor_fixture_keep_named (fixture, ENTENTE_KIND_COUNTRY, "Kenya");
  scene->old = keep_meeting (fixture, "Old & first", "1991-03", 0);
  scene->late = keep_meeting (fixture, "Late", "[2025-11-17..2025-11-22]", scene->kenya);
  keep_meeting (fixture, "Later", "2025-12-01", 0);
  scene->undated = keep_meeting (fixture, "Some day", NULL, 0);

  scene->model = entente_timeline_model_new ();
  entente_timeline_model_set_store (scene->model, fixture->store);
  scene->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (scene->window, 900, 700);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), list);
  gtk_window_set_child (scene->window, box);
  entente_timeline_view_set_model (ENTENTE_TIMELINE_VIEW (view), scene->model);
  entente_entry_list_set_model (ENTENTE_ENTRY_LIST (list), scene->model);
  scene->area = ENTENTE_TIMELINE_AREA (find_type (view, ENTENTE_TYPE_TIMELINE_AREA));
  gtk_window_present (scene->window);
  WAIT_UNTIL (count (scene) == 4);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (scene->window));
}

static void
scene_close (Scene *scene)
{
  gpointer window = scene->window;
  gpointer area = scene->area;

  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (area, &area);
  gtk_window_destroy (scene->window);
  g_assert_null (window);
  g_assert_null (area);
  entente_timeline_model_set_store (scene->model, NULL);
  g_object_add_weak_pointer (G_OBJECT (scene->model), (gpointer *) &scene->model);
  g_object_unref (scene->model);
  WAIT_UNTIL (scene->model == NULL);
}

static void
press (Scene *scene,
       guint keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (scene->area));
  gboolean stopped = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !stopped; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &stopped);
    }
  g_assert_true (stopped);
}

static void
assert_row (EntenteEntryRows *rows,
            guint row,
            const char *heading,
            guint position)
{
  g_autoptr(EntenteEntryItem) item = g_list_model_get_item (G_LIST_MODEL (rows), row);

  g_assert_cmpstr (entente_entry_item_get_heading (item), ==, heading);
  g_assert_cmpuint (entente_entry_item_get_position (item), ==, position);
}

static void
test_rows (EditorFixture *fixture,
           gconstpointer data)
{
  Scene scene = { 0 };
  EntenteEntryRows *rows;
  guint row;

  scene_open (&scene, fixture);
  rows = entente_entry_rows_new (scene.model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rows)), ==, 7);
  assert_row (rows, 0, "2025", ENTENTE_NO_ENTRY);
  assert_row (rows, 1, NULL, 2);
  assert_row (rows, 2, NULL, 1);
  assert_row (rows, 3, "1991", ENTENTE_NO_ENTRY);
  assert_row (rows, 4, NULL, 0);
  assert_row (rows, 5, "Undated", ENTENTE_NO_ENTRY);
  assert_row (rows, 6, NULL, 3);
  for (guint position = 0; position < 4; position++)
    {
      g_assert_true (entente_entry_rows_find (rows, position, &row));
      assert_row (rows, row, NULL, position);
    }
  g_assert_false (entente_entry_rows_find (rows, ENTENTE_NO_ENTRY, &row));
  g_object_unref (rows);
  scene_close (&scene);
}

/* Rows in words, kept up to date by what is announced alone. */
typedef struct
{
  GListModel *rows;
  EntenteTimelineModel *model;
  GPtrArray *words;
  guint n_changed;
} Mirror;

static char *
words_of_row (Mirror *mirror,
              guint row)
{
  g_autoptr(EntenteEntryItem) item = g_list_model_get_item (mirror->rows, row);
  const EntenteEntries *entries = entente_timeline_model_get_entries (mirror->model);
  const char *heading = entente_entry_item_get_heading (item);

  return heading != NULL
           ? g_strdup (heading)
           : g_strdup_printf ("%" G_GINT64_FORMAT,
                              entries->entries[entente_entry_item_get_position (item)].record);
}

static void
rows_changed_cb (Mirror *mirror,
                 guint row,
                 guint removed,
                 guint added)
{
  if (removed > 0)
    g_ptr_array_remove_range (mirror->words, row, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (mirror->words, (int) (row + i), words_of_row (mirror, row + i));
  mirror->n_changed += removed + added;
}

/* Returns how many rows were announced since the last time. */
static guint
check_mirror (Mirror *mirror)
{
  guint n = mirror->n_changed;

  g_assert_cmpuint (mirror->words->len, ==, g_list_model_get_n_items (mirror->rows));
  for (guint i = 0; i < mirror->words->len; i++)
    {
      g_autofree char *words = words_of_row (mirror, i);

      g_assert_cmpstr (words, ==, g_ptr_array_index (mirror->words, i));
    }
  mirror->n_changed = 0;
  return n;
}

static void
test_rows_stay (EditorFixture *fixture,
                gconstpointer data)
{
  g_autoptr(GArray) parties = g_array_new (FALSE, FALSE, sizeof (gint64));
  Scene scene = { 0 };
  Mirror mirror = { 0 };

  scene_open (&scene, fixture);
  mirror.model = scene.model;
  mirror.rows = G_LIST_MODEL (entente_entry_rows_new (scene.model));
  mirror.words = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_swapped (mirror.rows, "items-changed", G_CALLBACK (rows_changed_cb), &mirror);
  rows_changed_cb (&mirror, 0, 0, g_list_model_get_n_items (mirror.rows));
  check_mirror (&mirror);

  /* One comes, with its heading; the heading after it comes and goes. */
  keep_meeting (fixture, "Oldest", "1980", 0);
  WAIT_UNTIL (count (&scene) == 5);
  g_assert_cmpuint (check_mirror (&mirror), <=, 4);
  keep_meeting (fixture, "Newest", "2026-01-01", 0);
  WAIT_UNTIL (count (&scene) == 6);
  g_assert_cmpuint (check_mirror (&mirror), <=, 4);
  keep_meeting (fixture, "Between", "1991-02", 0);
  WAIT_UNTIL (count (&scene) == 7);
  g_assert_cmpuint (check_mirror (&mirror), <=, 3);
  keep_meeting (fixture, "Some other day", NULL, 0);
  WAIT_UNTIL (count (&scene) == 8);
  g_assert_cmpuint (check_mirror (&mirror), <=, 3);

  /* So many that they come in the place of all rows. */
  keep_many_meetings (fixture, 600);
  WAIT_UNTIL (count (&scene) == 608);
  g_assert_cmpuint (check_mirror (&mirror), ==, 8 + 5 + 608 + 6);

  g_array_append_val (parties, scene.kenya);
  entente_timeline_model_set_parties (scene.model, parties, FALSE);
  WAIT_UNTIL (count (&scene) == 1);
  check_mirror (&mirror);
  entente_timeline_model_set_parties (scene.model, NULL, FALSE);
  WAIT_UNTIL (count (&scene) == 608);
  check_mirror (&mirror);
  entente_timeline_model_set_store (scene.model, NULL);
  g_assert_cmpuint (check_mirror (&mirror), ==, 608 + 6);
  g_assert_cmpuint (mirror.words->len, ==, 0);
  g_object_unref (mirror.rows);
  g_ptr_array_unref (mirror.words);
  scene_close (&scene);
}

static double
place_of_list (Scene *scene)
{
  GtkWidget *list = find_type (GTK_WIDGET (scene->window), GTK_TYPE_LIST_VIEW);

  gtk_test_widget_wait_for_draw (GTK_WIDGET (scene->window));
  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list)));
}

static void
test_place_kept (EditorFixture *fixture,
                 gconstpointer data)
{
  Scene scene = { 0 };
  GtkListView *list;
  GtkAdjustment *adjustment;
  GtkSelectionModel *rows;
  double place;
  double height;

  scene_open (&scene, fixture);
  list = GTK_LIST_VIEW (find_type (GTK_WIDGET (scene.window), GTK_TYPE_LIST_VIEW));
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  rows = gtk_list_view_get_model (list);
  keep_many_meetings (fixture, 60);
  WAIT_UNTIL (count (&scene) == 64);
  keep_meeting (fixture, "Newest", "2026-01-01", 0);
  WAIT_UNTIL (count (&scene) == 65);
  g_assert_cmpfloat (place_of_list (&scene), ==, 0);

  gtk_adjustment_set_value (adjustment, 900);
  place = place_of_list (&scene);
  g_assert_cmpfloat (place, >, 0);
  keep_meeting (fixture, "Oldest", "1950", 0);
  WAIT_UNTIL (count (&scene) == 66);
  g_assert_cmpfloat (ABS (place_of_list (&scene) - place), <=, 2);

  height = gtk_adjustment_get_upper (adjustment) / g_list_model_get_n_items (G_LIST_MODEL (rows));
  gtk_selection_model_select_item (
    rows, (guint) ((place + gtk_adjustment_get_page_size (adjustment) / 2) / height), TRUE);
  g_assert_cmpint (selected_record (&scene), !=, 0);
  g_assert_cmpfloat (ABS (place_of_list (&scene) - place), <=, 2);
  scene_close (&scene);
}

static void
test_one_selection (EditorFixture *fixture,
                    gconstpointer data)
{
  Scene scene = { 0 };
  EntenteEntryRows *rows;

  scene_open (&scene, fixture);
  rows = entente_entry_rows_new (scene.model);
  g_assert_false (gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 0, TRUE));
  g_assert_cmpint (selected_record (&scene), ==, 0);
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (rows), 4, TRUE));
  g_assert_cmpint (selected_record (&scene), ==, scene.old);
  entente_timeline_model_select_record (scene.model, scene.late);
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 4));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (rows), 2));
  entente_timeline_model_select_record (scene.model, scene.kenya);
  g_assert_cmpint (selected_record (&scene), ==, 0);
  g_object_unref (rows);
  scene_close (&scene);
}

static void
test_selection_kept (EditorFixture *fixture,
                     gconstpointer data)
{
  Scene scene = { 0 };

  scene_open (&scene, fixture);
  entente_timeline_model_select_record (scene.model, scene.late);
  keep_meeting (fixture, "Oldest", "1980", 0);
  WAIT_UNTIL (count (&scene) == 5);
  g_assert_cmpint (selected_record (&scene), ==, scene.late);
  scene_close (&scene);
}

static void
test_narrowed (EditorFixture *fixture,
               gconstpointer data)
{
  Scene scene = { 0 };
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  scene_open (&scene, fixture);
  g_array_append_val (ids, scene.kenya);
  entente_timeline_model_set_parties (scene.model, ids, FALSE);
  WAIT_UNTIL (count (&scene) == 1);
  press (&scene, GDK_KEY_Home);
  g_assert_cmpint (selected_record (&scene), ==, scene.late);
  entente_timeline_model_set_parties (scene.model, NULL, FALSE);
  WAIT_UNTIL (count (&scene) == 4);
  scene_close (&scene);
}

static void
activated_cb (EntenteTimelineModel *model,
              gint64 record,
              gint64 *activated)
{
  *activated = record;
}

static void
test_keys (EditorFixture *fixture,
           gconstpointer data)
{
  Scene scene = { 0 };
  gint64 activated = 0;
  double first;
  double last;

  scene_open (&scene, fixture);
  g_signal_connect (scene.model, "activated", G_CALLBACK (activated_cb), &activated);
  press (&scene, GDK_KEY_Home);
  g_assert_cmpint (selected_record (&scene), ==, scene.old);
  entente_timeline_area_get_days (scene.area, &first, &last);
  g_assert_cmpfloat (first, <=, entente_day_from_civil (1991, 3, 1));
  g_assert_cmpfloat (last, >, entente_day_from_civil (1991, 3, 1));
  press (&scene, GDK_KEY_Left);
  g_assert_cmpint (selected_record (&scene), ==, scene.old);
  press (&scene, GDK_KEY_Right);
  g_assert_cmpint (selected_record (&scene), ==, scene.late);
  press (&scene, GDK_KEY_Return);
  g_assert_cmpint (activated, ==, scene.late);
  press (&scene, GDK_KEY_End);
  press (&scene, GDK_KEY_Right);
  g_assert_cmpint (selected_record (&scene), !=, scene.undated);
  scene_close (&scene);
}

static void
test_zoom (EditorFixture *fixture,
           gconstpointer data)
{
  Scene scene = { 0 };
  double first;
  double last;
  double closer_first;
  double closer_last;

  scene_open (&scene, fixture);
  press (&scene, GDK_KEY_0);
  entente_timeline_area_get_days (scene.area, &first, &last);
  g_assert_cmpfloat (first, <, entente_day_from_civil (1991, 3, 1));
  g_assert_cmpfloat (last, >, entente_day_from_civil (2025, 12, 1));
  gtk_widget_activate_action (GTK_WIDGET (scene.area), "timeline.zoom-in", NULL);
  entente_timeline_area_get_days (scene.area, &closer_first, &closer_last);
  g_assert_cmpfloat (closer_last - closer_first, <, (last - first) * 0.7);
  for (guint i = 0; i < 60; i++)
    {
      entente_timeline_area_zoom (scene.area, i < 40 ? 1.5 : 0.5);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (scene.area));
    }
  entente_timeline_area_get_days (scene.area, &first, &last);
  g_assert_cmpfloat (last - first, >, 366);
  press (&scene, GDK_KEY_Page_Down);
  press (&scene, GDK_KEY_plus);
  scene_close (&scene);
}

static void
test_label (EditorFixture *fixture,
            gconstpointer data)
{
  Scene scene = { 0 };
  guint selected;

  scene_open (&scene, fixture);
  gtk_test_accessible_assert_role (scene.area, GTK_ACCESSIBLE_ROLE_IMG);
  entente_timeline_model_select_record (scene.model, scene.late);
  selected = entente_timeline_model_get_selected (scene.model);
  WAIT_UNTIL (entente_timeline_model_get_words (scene.model, selected) != NULL);
  gtk_test_accessible_assert_property (scene.area, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Late, one day between 17 and 22 November 2025");
  scene_close (&scene);
}

static void
test_lanes_fit (EditorFixture *fixture,
                gconstpointer data)
{
  Scene scene;
  EntenteTimelineArea *area;
  double rest = 0;

  scene_open (&scene, fixture);
  area = scene.area;
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    area->lanes[i].shown = TRUE;
  entente_timeline_area_arrange (area);
  for (guint i = 0; i < ENTENTE_N_LANES; i++)
    if (i != ENTENTE_LANE_MEETINGS)
      {
        g_assert_true (area->lanes[i].empty);
        rest += area->lanes[i].height;
      }
  g_assert_false (area->lanes[ENTENTE_LANE_MEETINGS].empty);
  g_assert_cmpfloat (rest, ==, (ENTENTE_N_LANES - 1) * area->line_height);
  g_assert_cmpfloat (area->line_height, <, area->mark_height + ROW_GAP);
  scene_close (&scene);
}

static void
test_undated_only (EditorFixture *fixture,
                   gconstpointer data)
{
  EntenteTimelineModel *model = entente_timeline_model_new ();
  GtkWidget *view = g_object_ref_sink (entente_timeline_view_new ());
  GtkStack *stack = GTK_STACK (find_type (view, GTK_TYPE_STACK));

  entente_timeline_view_set_model (ENTENTE_TIMELINE_VIEW (view), model);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "area");
  keep_meeting (fixture, "Some day", NULL, 0);
  entente_timeline_model_set_store (model, fixture->store);
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "undated") == 0);
  keep_meeting (fixture, "One day", "2025-12-01", 0);
  WAIT_UNTIL (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "area") == 0);
  g_object_unref (view);
  entente_timeline_model_set_store (model, NULL);
  g_object_add_weak_pointer (G_OBJECT (model), (gpointer *) &model);
  g_object_unref (model);
  WAIT_UNTIL (model == NULL);
}

static void
add_tests (void)
{
  editor_fixture_add ("/timeline/the list runs from the newest year to the undated", test_rows,
                      NULL);
  editor_fixture_add ("/timeline/rows that stay are not announced", test_rows_stay, NULL);
  editor_fixture_add ("/timeline/the list keeps its place", test_place_kept, NULL);
  editor_fixture_add ("/timeline/drawing and list have one selection", test_one_selection, NULL);
  editor_fixture_add ("/timeline/what is selected stays so when the catalogue changes",
                      test_selection_kept, NULL);
  editor_fixture_add ("/timeline/parties narrow it, and no parties widen it again", test_narrowed,
                      NULL);
  editor_fixture_add ("/timeline/keys go from entry to entry and open one", test_keys, NULL);
  editor_fixture_add ("/timeline/it zooms to days and out to all", test_zoom, NULL);
  editor_fixture_add ("/timeline/a screen reader is told the entry that is selected", test_label,
                      NULL);
  editor_fixture_add ("/timeline/a lane with nothing in sight is as low as its heading",
                      test_lanes_fit, NULL);
  editor_fixture_add ("/timeline/what is all undated is said to be", test_undated_only, NULL);
}

int
main (int argc,
      char *argv[])
{
  return editor_fixture_main (argc, argv, add_tests);
}
