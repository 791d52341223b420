/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <signal.h>

#include "entente-application.h"
#include "entente-config.h"
#include "entente-util.h"

/* Threads come and go, and what they read is let go again: the memory is to go back to the system,
 * not to wait in an arena of each. */
static void
keep_memory_low (void)
{
#ifdef __GLIBC__
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_MMAP_THRESHOLD, 256 * 1024);
  mallopt (M_TRIM_THRESHOLD, 256 * 1024);
#endif
}

int
main (int argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("ENTENTE_LOCALEDIR");
  g_autoptr(EntenteApplication) application = NULL;

  keep_memory_low ();
  /* A file that has grown too large for a limit is an error like any other. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : ENTENTE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_ ("Entente"));
  application = entente_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
