/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-id-set.h"

#define MANY 100000

/* Ids follow each other closely, as those of an import do. */
static gint64
nth_id (guint n)
{
  return (G_GINT64_CONSTANT (1) << 40) + 256 * (gint64) n;
}

static EntenteIdSet *
make_set (guint from,
          guint n,
          guint step)
{
  EntenteIdSet *set = entente_id_set_new ();

  for (guint i = 0; i < n; i++)
    entente_id_set_add (set, nth_id (from + i * step));
  return set;
}

static void
test_holds (void)
{
  g_autoptr(EntenteIdSet) set = make_set (0, MANY, 2);

  entente_id_set_add (set, nth_id (0));
  entente_id_set_add (set, 0);
  g_assert_cmpuint (entente_id_set_get_size (set), ==, MANY);
  for (guint i = 0; i < 2 * MANY; i++)
    g_assert_cmpint (entente_id_set_contains (set, nth_id (i)), ==, i % 2 == 0);
  g_assert_false (entente_id_set_contains (set, 0));
}

static void
test_keeps (void)
{
  g_autoptr(EntenteIdSet) set = make_set (0, MANY, 2);
  g_autoptr(EntenteIdSet) other = make_set (0, MANY, 3);
  g_autoptr(EntenteIdSet) none = entente_id_set_new ();

  entente_id_set_keep (set, other);
  g_assert_cmpuint (entente_id_set_get_size (set), ==, (2 * MANY + 5) / 6);
  g_assert_true (entente_id_set_contains (set, nth_id (6)));
  g_assert_false (entente_id_set_contains (set, nth_id (4)));
  entente_id_set_keep (set, none);
  g_assert_cmpuint (entente_id_set_get_size (set), ==, 0);
}

/* Copying one table into a smaller one in its own order takes minutes where it is done badly. */
static void
test_adds_all (void)
{
  g_autoptr(EntenteIdSet) set = make_set (0, 10, 1);
  g_autoptr(EntenteIdSet) other = make_set (5, 10 * MANY, 1);

  entente_id_set_add_all (set, other);
  g_assert_cmpuint (entente_id_set_get_size (set), ==, 10 * MANY + 5);
  g_assert_true (entente_id_set_contains (set, nth_id (0)));
  g_assert_true (entente_id_set_contains (set, nth_id (10 * MANY + 4)));
  g_assert_false (entente_id_set_contains (set, nth_id (10 * MANY + 5)));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id-set/holds what was put in, once", test_holds);
  g_test_add_func ("/id-set/keeps what another has too", test_keeps);
  g_test_add_func ("/id-set/takes in all of another", test_adds_all);
  return g_test_run ();
}
