/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The other process: it writes to a catalogue through the store's public calls, as it is told. */
#include "entente-error.h"
#include "entente-store.h"

#include <stdio.h>
#include <stdlib.h>

static EntenteStore *
open_store (const char *path,
            GError **error)
{
  return entente_store_open (path, ENTENTE_STORE_READ_WRITE, "Badr", error);
}

static void
fail (GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

static gint64
save (EntenteStore *store,
      EntenteRecord *record)
{
  g_autoptr(EntenteEdit) edit = entente_edit_new ();
  g_autoptr(GError) error = NULL;
  gint64 change = 0;

  entente_edit_put (edit, record);
  if (!entente_store_save (store, edit, &change, NULL, &error))
    fail (error);
  return change;
}

/* What is printed here was on the disk before. */
static void
acknowledge (gint64 change,
             EntenteRecord *record)
{
  printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", change,
          record != NULL ? entente_record_get_id (record) : 0);
  fflush (stdout);
}

static void
step_back_and_forth (EntenteStore *store)
{
  g_autoptr(GError) error = NULL;
  gint64 change = 0;

  if (!entente_store_undo (store, &change, NULL, &error))
    fail (error);
  acknowledge (change, NULL);
  if (!entente_store_redo (store, &change, NULL, &error))
    fail (error);
  acknowledge (change, NULL);
}

/* Adds people, changes them, and takes a step back and forth, until it is killed. */
static void
save_for_ever (EntenteStore *store)
{
  for (guint i = 0;; i++)
    {
      g_autoptr(EntenteRecord) person = entente_record_new (ENTENTE_KIND_PERSON);
      g_autofree char *given = g_strdup_printf ("Amal %u", i);
      EntenteRow *contact = entente_record_add_part (person, "contacts");

      entente_row_set_text (entente_record_get_row (person), "given", given);
      entente_row_set_text (contact, "type", "email");
      entente_row_set_text (contact, "text", "amal@example.org");
      acknowledge (save (store, person), person);
      entente_row_set_text (entente_record_get_row (person), "family", "Haddad");
      acknowledge (save (store, person), person);
      if (i % 4 == 3)
        step_back_and_forth (store);
    }
}

/* Changes the record of each id it reads, until the input ends. */
static void
change_when_told (EntenteStore *store)
{
  char line[64];

  printf ("open\n");
  fflush (stdout);
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteRecord) record
          = entente_store_load (store, g_ascii_strtoll (line, NULL, 10), &error);

      if (record == NULL)
        fail (error);
      entente_row_set_text (entente_record_get_row (record), "notes", "changed by the other process");
      acknowledge (save (store, record), record);
    }
}

/* Adds one to the number that stands there, so often, each time after opening the file anew. */
static void
count_up (const char *path,
          gint64 id,
          int times)
{
  while (times > 0)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(EntenteStore) store = open_store (path, &error);
      g_autoptr(EntenteRecord) record = NULL;
      EntenteRow *row;

      if (store == NULL)
        {
          if (!g_error_matches (error, ENTENTE_ERROR, ENTENTE_ERROR_LOCKED))
            fail (error);
          g_usleep (500);
          continue;
        }
      record = entente_store_load (store, id, &error);
      if (record == NULL)
        fail (error);
      row = entente_record_get_row (record);
      entente_row_set_integer (row, "session", entente_row_get_id (row, "session") + 1);
      save (store, record);
      times--;
    }
}

int
main (int argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(EntenteStore) store = NULL;

  if (argc == 5 && g_str_equal (argv[2], "count"))
    {
      count_up (argv[1], g_ascii_strtoll (argv[3], NULL, 10), atoi (argv[4]));
      return 0;
    }
  store = open_store (argv[1], &error);
  if (store == NULL)
    fail (error);
  if (g_str_equal (argv[2], "save"))
    save_for_ever (store);
  else
    change_when_told (store);
  return 0;
}
