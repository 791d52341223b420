/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-versions.h"

#include <string.h>

/* Which changes of which catalogues a record holds. A record covers another if it holds at least
 * the same changes; if neither covers, both were changed apart. */

/**
 * entente_versions_new:
 *
 * Returns: (transfer full) (element-type EntenteVersion): no versions
 */
GArray *
entente_versions_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (EntenteVersion));
}

/**
 * entente_versions_replica_is_valid:
 * @replica: (array length=length): what may be the name of a replica
 * @length: its length in bytes
 *
 * Returns: %TRUE for letters, digits, `-` and `_`, up to 64 of them
 */
gboolean
entente_versions_replica_is_valid (const char *replica,
                                   gsize length)
{
  if (length == 0 || length > ENTENTE_REPLICA_MAX)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (replica[i]) && replica[i] != '-' && replica[i] != '_')
      return FALSE;
  return TRUE;
}

/* One `"replica":number` and what follows it; advances behind it. */
static gboolean
parse_one (const char **at,
           GArray *versions)
{
  const char *start = *at + 1;
  const char *end;
  char *after;
  gint64 number;
  char replica[ENTENTE_REPLICA_MAX + 1];

  if (**at != '"')
    return FALSE;
  end = strchr (start, '"');
  if (end == NULL || end[1] != ':' || !g_ascii_isdigit (end[2])
      || !entente_versions_replica_is_valid (start, (gsize) (end - start)))
    return FALSE;
  number = g_ascii_strtoll (end + 2, &after, 10);
  if (number < 1 || number == G_MAXINT64)
    return FALSE;
  memcpy (replica, start, (gsize) (end - start));
  replica[end - start] = '\0';
  entente_versions_set (versions, replica, number);
  *at = after;
  return TRUE;
}

/**
 * entente_versions_parse:
 * @text: (nullable): versions as they are stored and exchanged, `{"replica":n}`; %NULL for none
 *
 * Returns: (transfer full) (nullable) (element-type EntenteVersion): the versions, by replica; %NULL
 *   if @text is something else
 */
GArray *
entente_versions_parse (const char *text)
{
  g_autoptr(GArray) versions = entente_versions_new ();

  if (text == NULL || strcmp (text, "{}") == 0)
    return g_steal_pointer (&versions);
  if (*text != '{')
    return NULL;
  do
    {
      text++;
      if (!parse_one (&text, versions))
        return NULL;
    }
  while (*text == ',');
  return strcmp (text, "}") == 0 ? g_steal_pointer (&versions) : NULL;
}

/**
 * entente_versions_to_string:
 * @versions: (element-type EntenteVersion): versions
 *
 * Returns: (transfer full) (nullable): the one way to write them; %NULL for none
 */
char *
entente_versions_to_string (GArray *versions)
{
  GString *text;

  if (versions->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < versions->len; i++)
    {
      const EntenteVersion *version = &g_array_index (versions, EntenteVersion, i);

      g_string_append_printf (text, "%c\"%s\":%" G_GINT64_FORMAT, i == 0 ? '{' : ',',
                              version->replica, version->number);
    }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

/**
 * entente_versions_set:
 * @versions: (element-type EntenteVersion): versions
 * @replica: a replica, valid
 * @number: the number of a change there; kept if it is the highest
 */
void
entente_versions_set (GArray *versions,
                      const char *replica,
                      gint64 number)
{
  EntenteVersion version = { .number = number };
  guint place = 0;

  g_strlcpy (version.replica, replica, sizeof version.replica);
  for (; place < versions->len; place++)
    {
      EntenteVersion *other = &g_array_index (versions, EntenteVersion, place);
      int order = strcmp (other->replica, replica);

      if (order == 0)
        other->number = MAX (other->number, number);
      if (order == 0)
        return;
      if (order > 0)
        break;
    }
  g_array_insert_val (versions, place, version);
}

/**
 * entente_versions_cover:
 * @versions: (element-type EntenteVersion): versions
 * @others: (element-type EntenteVersion): others
 *
 * Returns: %TRUE if @versions hold all changes of @others; both cover each other if they are equal
 */
gboolean
entente_versions_cover (GArray *versions,
                        GArray *others)
{
  guint place = 0;

  for (guint i = 0; i < others->len; i++)
    {
      const EntenteVersion *other = &g_array_index (others, EntenteVersion, i);

      while (place < versions->len
             && strcmp (g_array_index (versions, EntenteVersion, place).replica, other->replica) < 0)
        place++;
      if (place == versions->len)
        return FALSE;
      if (strcmp (g_array_index (versions, EntenteVersion, place).replica, other->replica) != 0
          || g_array_index (versions, EntenteVersion, place).number < other->number)
        return FALSE;
    }
  return TRUE;
}
