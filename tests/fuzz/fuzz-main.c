/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Runs a target for a while over its seeds and what can be made of them, always in the same order.
 * ENTENTE_FUZZ_SECONDS makes it longer. When the target ends the program, the input is shown. */

#define SECONDS "2"
#define RANDOM_SEED 20230514
#define MAX_SIZE 4096

static GByteArray *input;

static void
show_input (int signal_number)
{
  static const char hex[] = "0123456789abcdef";

  for (guint i = 0; i < input->len; i++)
    {
      const char byte[] = { '\\', 'x', hex[input->data[i] >> 4], hex[input->data[i] & 15] };

      if (write (STDERR_FILENO, byte, sizeof byte) < 0)
        break;
    }
  if (write (STDERR_FILENO, "\n", 1) == 1)
    raise (signal_number); /* by its default now */
}

static void
watch_signals (void)
{
  struct sigaction action = { .sa_handler = show_input, .sa_flags = (int) SA_RESETHAND | SA_NODEFER };

  sigaction (SIGABRT, &action, NULL);
  sigaction (SIGTERM, &action, NULL); /* the test took too long */
#ifndef __SANITIZE_ADDRESS__
  sigaction (SIGSEGV, &action, NULL);
#endif
}

static guint
below (GRand *rand,
       guint limit)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) limit);
}

/* Puts @size bytes into the input, at random. */
static void
put (GRand *rand,
     const void *bytes,
     guint size)
{
  guint at = below (rand, input->len + 1);
  g_autofree guint8 *tail = g_memdup2 (input->data + at, input->len - at);
  guint n_tail = input->len - at;

  if (input->len + size > MAX_SIZE)
    return;
  g_byte_array_set_size (input, at);
  g_byte_array_append (input, bytes, size);
  g_byte_array_append (input, tail, n_tail);
}

static void
mutate (GRand *rand,
        guint n_seeds)
{
  static const char *const pieces[] = {
    "\xff", "\xc3", "\xe2\x80", "\xe2\x80\xae", "\xe2\x81\xa8", "\xe2\x81\xa9", "\xcc\x81", "\"", "'",
    "\\u0000", "\\ud800", "\\", "{", "}", "[", "]", ",", ":", "\n", "\r\n", "*", "(", ")", "NEAR", "-",
    "/", "..", "~", "?", "2023", "00", "99999999999", "-1", "١٤", " ", "\xd9\x80", "\xef\xbb\xbf",
  };
  guint at = input->len > 0 ? below (rand, input->len) : 0;
  guint8 byte = (guint8) below (rand, 256);
  const char *text;

  switch (below (rand, 6))
    {
    case 0:
      if (input->len > 0)
        input->data[at] ^= (guint8) (1u << below (rand, 8));
      break;
    case 1:
      put (rand, &byte, 1);
      break;
    case 2:
      if (input->len > 0)
        g_byte_array_remove_range (input, at, 1 + below (rand, MIN (input->len - at, 16)));
      break;
    case 3:
      text = fuzz_seeds[below (rand, n_seeds)];
      put (rand, text, (guint) strlen (text));
      break;
    case 4:
      if (input->len > 0)
        {
          guint n = 1 + below (rand, input->len - at);
          g_autofree guint8 *copy = g_memdup2 (input->data + at, n);

          put (rand, copy, n);
        }
      break;
    default:
      text = pieces[below (rand, G_N_ELEMENTS (pieces))];
      put (rand, text, (guint) strlen (text));
    }
}

static void
run_input (void)
{
  /* A copy of just the size, so that a sanitizer sees a step beyond it. */
  g_autofree guint8 *copy = g_memdup2 (input->data, input->len);

  LLVMFuzzerTestOneInput (copy, input->len);
}

static void
take_seed (guint n)
{
  g_byte_array_set_size (input, 0);
  g_byte_array_append (input, (const guint8 *) fuzz_seeds[n], (guint) strlen (fuzz_seeds[n]));
}

int
main (void)
{
  const char *seconds = g_getenv ("ENTENTE_FUZZ_SECONDS");
  g_autoptr(GRand) rand = g_rand_new_with_seed (RANDOM_SEED);
  gint64 end = g_get_monotonic_time ()
               + G_USEC_PER_SEC * g_ascii_strtoll (seconds != NULL ? seconds : SECONDS, NULL, 10);
  guint64 n = 0;
  guint n_seeds = 0;

  input = g_byte_array_new ();
  watch_signals ();
  run_input ();
  for (; fuzz_seeds[n_seeds] != NULL; n_seeds++)
    {
      take_seed (n_seeds);
      run_input ();
    }
  for (; g_get_monotonic_time () < end; n++)
    {
      take_seed (below (rand, n_seeds));
      for (guint i = 1 + below (rand, 8); i > 0; i--)
        mutate (rand, n_seeds);
      run_input ();
    }
  g_byte_array_unref (input);
  g_print ("1..1\nok 1 %" G_GUINT64_FORMAT " inputs did no harm\n", n + n_seeds + 1);
  return 0;
}
