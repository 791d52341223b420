/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-number-entry.h"

#include "entente-error.h"
#include "entente-util.h"

/* A whole number, in the digits of any script. */

#define MAX_DIGITS 15

struct _EntenteNumberEntry
{
  EntenteReadEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (EntenteNumberEntry, entente_number_entry, ENTENTE_TYPE_READ_ENTRY)

static gboolean
entente_number_entry_read (EntenteReadEntry *entry,
                           const char *typed,
                           char **kept,
                           char **reading,
                           GError **error)
{
  g_autofree char *digits = entente_number_digits (typed);
  gsize length = digits != NULL ? strlen (digits) : 0;

  if (length == 0 || length > MAX_DIGITS || strspn (digits, "0123456789") != length)
    {
      g_set_error_literal (error, ENTENTE_ERROR, ENTENTE_ERROR_INVALID,
                           _ ("Write a whole number in digits."));
      return FALSE;
    }
  *kept = g_strdup_printf ("%" G_GINT64_FORMAT, g_ascii_strtoll (digits, NULL, 10));
  return TRUE;
}

static char *
entente_number_entry_show (EntenteReadEntry *entry,
                           const char *kept)
{
  return g_strdup (kept);
}

static void
entente_number_entry_class_init (EntenteNumberEntryClass *klass)
{
  EntenteReadEntryClass *read_class = ENTENTE_READ_ENTRY_CLASS (klass);

  read_class->read = entente_number_entry_read;
  read_class->show = entente_number_entry_show;
  read_class->number = TRUE;
}

static void
entente_number_entry_init (EntenteNumberEntry *self)
{
  gtk_entry_set_input_purpose (entente_read_entry_get_entry (ENTENTE_READ_ENTRY (self)),
                               GTK_INPUT_PURPOSE_DIGITS);
}

GtkWidget *
entente_number_entry_new (gboolean compact)
{
  return g_object_new (ENTENTE_TYPE_NUMBER_ENTRY, "compact", compact, NULL);
}

/* A comma is a mark of thousands before three digits, else one of decimals. */
static gboolean
is_thousands (const char *after)
{
  guint digits = 0;

  for (; *after != '\0' && g_unichar_isdigit (g_utf8_get_char (after));
       after = g_utf8_next_char (after))
    digits++;
  return digits == 3;
}

/* The typed number with ASCII digits, a point before decimals and nothing between thousands; NULL
 * if it holds anything else. */
char *
entente_number_digits (const char *typed)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (const char *at = typed; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isdigit (c))
        g_string_append_c (digits, (char) ('0' + g_unichar_digit_value (c)));
      else if (c == '-' || c == 0x2212)
        g_string_append_c (digits, '-');
      else if (c == '.' || c == 0x066B || (c == ',' && !is_thousands (at + 1)))
        g_string_append_c (digits, '.');
      else if (!g_unichar_isspace (c) && c != ',' && c != 0x066C && c != 0x2019)
        return NULL;
    }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}
