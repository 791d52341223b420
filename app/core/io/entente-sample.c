/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-sample.h"

#include <glib/gstdio.h>

#include "entente-exchange.h"

#define SAMPLE "/org/entente/Entente/core/sample/sample.jsonl"

static gboolean
fill (EntenteStore *store,
      GError **error)
{
  g_autoptr (GInputStream) stream
      = g_resources_open_stream (SAMPLE, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_auto(EntenteImportResult) result = { { 0 } };

  return stream != NULL
         && entente_exchange_import (store, stream, &result, FALSE, NULL, NULL, error);
}

/**
 * entente_store_create_sample:
 * @path: (nullable): where the new catalogue will be, a file that does not exist; %NULL keeps it in
 *   memory
 * @person: (nullable): who works; %NULL for the account's real name
 * @error: return location for an error
 *
 * Makes a catalogue that begins with the sample: undo stops before it.
 *
 * Returns: (transfer full) (nullable): the catalogue, open for writing
 */
EntenteStore *
entente_store_create_sample (const char *path,
                             const char *person,
                             GError **error)
{
  g_autoptr(EntenteStore) store = entente_store_create (path, person, error);

  if (store == NULL)
    return NULL;
  if (fill (store, error) && entente_store_end_undo (store, error))
    return g_steal_pointer (&store);
  entente_store_close (store, NULL);
  if (path != NULL)
    g_unlink (path);
  return NULL;
}
