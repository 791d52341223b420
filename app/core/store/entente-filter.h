/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-db.h"
#include "entente-id-set.h"
#include "entente-query.h"

G_BEGIN_DECLS

/* How the store's files read a filter; nobody else includes it. */

gboolean entente_filter_records (EntenteDb *db,
                                 const EntenteFilter *filter,
                                 EntenteIdSet **set,
                                 GError **error);
GArray *entente_filter_party (EntenteDb *db,
                              gint64 party,
                              gboolean only_itself,
                              GError **error);
EntenteIdSet *entente_filter_status (EntenteDb *db,
                                     const char *status,
                                     gint32 day,
                                     const GArray *party,
                                     GError **error);
EntenteIdSet *entente_filter_ending (EntenteDb *db,
                                     gint32 day,
                                     int days,
                                     const GArray *party,
                                     const EntenteIdSet *within,
                                     GError **error);
EntenteIdSet *entente_filter_words (EntenteDb *db,
                                    const char *words,
                                    GError **error);
EntenteIdSet *entente_filter_held (EntenteDb *db,
                                   gint32 day,
                                   GError **error);

G_END_DECLS
