/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ENTENTE_REPLICA_MAX 64

/**
 * EntenteVersion:
 * @replica: a catalogue among its copies
 * @number: the number of the last change to a record there
 */
typedef struct
{
  char replica[ENTENTE_REPLICA_MAX + 1];
  gint64 number;
} EntenteVersion;

GArray *entente_versions_new (void);
gboolean entente_versions_replica_is_valid (const char *replica,
                                            gsize length);
GArray *entente_versions_parse (const char *text);
char *entente_versions_to_string (GArray *versions);
void entente_versions_set (GArray *versions,
                           const char *replica,
                           gint64 number);
gboolean entente_versions_cover (GArray *versions,
                                 GArray *others);

G_END_DECLS
