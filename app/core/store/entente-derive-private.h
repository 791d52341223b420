/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-derive.h"
#include "entente-instrument-time.h"
#include "entente-record.h"

G_BEGIN_DECLS

/* Shared by the two ways of deriving: record by record as they change, and in bulk. */
typedef struct
{
  EntenteDb *db;
  EntenteCollator *collator;
  GArray *ids;      /* what is to be derived, itself and what shows it */
  GHashTable *seen; /* the same, to find */
  gboolean fresh;   /* nothing is derived of these records yet */
  void (*put_off_index) (gint64 id,
                         const char *names,
                         const char *body,
                         gpointer data);
  gpointer data;
} EntenteDeriveWork;

gboolean entente_derive_record (EntenteDeriveWork *work,
                                EntenteRecord *record,
                                const char *title,
                                gboolean *renamed,
                                GError **error);
gboolean entente_derive_index (EntenteDb *db,
                               gint64 id,
                               const char *names,
                               const char *body,
                               GError **error);

/* Shared by the files that derive; the store calls the last one before it writes. */

gboolean entente_derive_status (EntenteDb *db,
                                EntenteRecord *record,
                                GArray **spans,
                                GError **error);
gboolean entente_derive_status_view (EntenteDb *db,
                                     gint64 id,
                                     EntenteInstrumentView *view,
                                     GError **error);
gboolean entente_derive_status_targets (EntenteDb *db,
                                        gint64 id,
                                        GArray *targets,
                                        GError **error);

G_END_DECLS
