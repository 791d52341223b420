/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "entente-application.h"
#include "entente-config.h"
#include "entente-util.h"

int
main (int argc,
      char *argv[])
{
  const char *locale_dir = g_getenv ("ENTENTE_LOCALEDIR");
  g_autoptr(EntenteApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : ENTENTE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_application_name (_ ("Entente"));
  application = entente_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
