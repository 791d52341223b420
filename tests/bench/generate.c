/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gunixoutputstream.h>
#include <unistd.h>

#include "generate.h"

/* generate N SEED > FILE: a catalogue of N records in the exchange format. */
int
main (int argc,
      char **argv)
{
  g_autoptr(GOutputStream) out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr(GError) error = NULL;
  guint64 n_records;
  guint64 seed;

  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 1, 100000000, &n_records, NULL)
      || !g_ascii_string_to_unsigned (argv[2], 10, 0, G_MAXUINT64, &seed, NULL))
    {
      g_printerr ("generate N SEED > FILE\n");
      return 2;
    }
  if (generator_write ((guint) n_records, seed, out, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
