/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small program for the driver to drive: a list of lines kept in a file. */
#include <gtk/gtk.h>

static const char *path;
static GtkWidget *entry, *list, *count, *greeting;

static void
show_count (void)
{
  g_autofree char *text = NULL;
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;
  text = g_strdup_printf ("%u lines", n);
  gtk_label_set_text (GTK_LABEL (count), text);
}

static void
append (const char *line)
{
  GtkWidget *label = gtk_label_new (line);

  gtk_widget_set_halign (label, GTK_ALIGN_START);
  gtk_list_box_append (GTK_LIST_BOX (list), label);
  show_count ();
}

static void
load (void)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    append (lines[i]);
}

static void
add_cb (GtkWidget *widget,
        gpointer user_data)
{
  g_autofree char *text = NULL;
  g_autofree char *longer = NULL;
  const char *line = gtk_editable_get_text (GTK_EDITABLE (entry));

  g_file_get_contents (path, &text, NULL, NULL);
  longer = g_strconcat (text != NULL ? text : "", line, "\n", NULL);
  g_file_set_contents (path, longer, -1, NULL);
  append (line);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
selected_cb (GtkListBox *box,
             GtkListBoxRow *row,
             gpointer user_data)
{
  if (row != NULL)
    gtk_label_set_text (GTK_LABEL (greeting),
                        gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row))));
}

static void
greet_action (GSimpleAction *action,
              GVariant *parameter,
              gpointer user_data)
{
  gtk_label_set_text (GTK_LABEL (greeting), g_variant_get_string (parameter, NULL));
}

static void
complain_action (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer user_data)
{
  g_warning ("something is amiss");
}

static void
quit_action (GSimpleAction *action,
             GVariant *parameter,
             gpointer app)
{
  gtk_window_destroy (gtk_application_get_active_window (app));
}

static GtkWidget *
build_menu (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, "Say hello", "app.greet::hello");
  g_menu_append (menu, "Say goodbye", "app.greet::goodbye");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "Greetings", -1);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

static void
activate_cb (GtkApplication *app,
             gpointer user_data)
{
  GtkWidget *window = gtk_application_window_new (app);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic ("_Add");
  GtkWidget *hidden = gtk_label_new ("never seen");

  entry = gtk_entry_new ();
  list = gtk_list_box_new ();
  count = gtk_label_new (NULL);
  greeting = gtk_label_new ("nothing said");
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, "Line", -1);
  gtk_widget_set_visible (hidden, FALSE);
  g_signal_connect (button, "clicked", G_CALLBACK (add_cb), NULL);
  g_signal_connect (entry, "activate", G_CALLBACK (add_cb), NULL);
  g_signal_connect (list, "row-selected", G_CALLBACK (selected_cb), NULL);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), build_menu ());
  gtk_box_append (GTK_BOX (box), gtk_check_button_new_with_label ("Loud"));
  gtk_box_append (GTK_BOX (box), hidden);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), count);
  gtk_box_append (GTK_BOX (box), greeting);
  gtk_window_set_title (GTK_WINDOW (window), "Probe");
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 360);
  gtk_window_set_child (GTK_WINDOW (window), box);
  show_count ();
  load ();
  gtk_window_present (GTK_WINDOW (window));
}

static int
open_cb (GApplication *app,
         GApplicationCommandLine *line,
         gpointer user_data)
{
  g_auto(GStrv) words = g_application_command_line_get_arguments (line, NULL);

  path = g_intern_string (words[1]);
  g_application_activate (app);
  return 0;
}

int
main (int argc,
      char **argv)
{
  g_autoptr(GtkApplication) app = NULL;
  const GActionEntry actions[] = {
    { "greet", greet_action, "s", NULL, NULL },
    { "complain", complain_action, NULL, NULL, NULL },
    { "quit", quit_action, NULL, NULL, NULL },
  };
  const char *quit_keys[] = { "<Control>q", NULL };

  app = gtk_application_new ("org.entente.Probe", G_APPLICATION_HANDLES_COMMAND_LINE);
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  gtk_application_set_accels_for_action (app, "app.quit", quit_keys);
  g_signal_connect (app, "activate", G_CALLBACK (activate_cb), NULL);
  g_signal_connect (app, "command-line", G_CALLBACK (open_cb), NULL);
  return g_application_run (G_APPLICATION (app), argc, argv);
}
