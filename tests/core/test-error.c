/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-error.h"

static void
test_domain_is_one (void)
{
  g_autoptr(GError) error = g_error_new (ENTENTE_ERROR, ENTENTE_ERROR_INVALID, "x");

  g_assert_cmpstr (g_quark_to_string (error->domain), ==, "entente-error-quark");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/error/domain-is-one", test_domain_is_one);
  return g_test_run ();
}
