/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-duration-entry.h"

#include "entente-duration.h"

/* A length of calendar time as people type it: "3 years", "18 months". */

struct _EntenteDurationEntry
{
  EntenteReadEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (EntenteDurationEntry, entente_duration_entry, ENTENTE_TYPE_READ_ENTRY)

/* P12M and P1Y say the same, and what the catalogue holds stays as it is until it is typed over. */
static gboolean
same_length (const char *kept,
             const EntenteDuration *duration)
{
  EntenteDuration before;

  return kept != NULL && entente_duration_parse (kept, &before, NULL)
         && before.months == duration->months && before.days == duration->days;
}

static gboolean
entente_duration_entry_read (EntenteReadEntry *entry,
                             const char *typed,
                             char **kept,
                             char **reading,
                             GError **error)
{
  EntenteDuration duration;
  const char *before = entente_read_entry_get_kept (entry);

  if (!entente_duration_read (typed, &duration, error))
    return FALSE;
  *kept = same_length (before, &duration) ? g_strdup (before)
                                          : entente_duration_to_string (&duration);
  *reading = entente_duration_format (&duration);
  return TRUE;
}

static char *
entente_duration_entry_show (EntenteReadEntry *entry,
                             const char *kept)
{
  EntenteDuration duration;
  EntenteDuration again;
  g_autofree char *words = NULL;

  if (!entente_duration_parse (kept, &duration, NULL))
    return g_strdup (kept);
  words = entente_duration_format (&duration);
  if (!entente_duration_read (words, &again, NULL) || again.months != duration.months
      || again.days != duration.days)
    return g_strdup (kept);
  return g_steal_pointer (&words);
}

static void
entente_duration_entry_class_init (EntenteDurationEntryClass *klass)
{
  EntenteReadEntryClass *read_class = ENTENTE_READ_ENTRY_CLASS (klass);

  read_class->read = entente_duration_entry_read;
  read_class->show = entente_duration_entry_show;
}

static void
entente_duration_entry_init (EntenteDurationEntry *self)
{
}

GtkWidget *
entente_duration_entry_new (gboolean compact)
{
  return g_object_new (ENTENTE_TYPE_DURATION_ENTRY, "compact", compact, NULL);
}
