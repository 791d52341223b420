/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-instrument-time.h"
#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteDossierLink:
 * @id: a record that refers to the one shown
 * @kind: its kind
 * @title: what it is called
 * @subtitle: (nullable): who or what that is
 * @when: (nullable): its date in words, or what it is to the record shown
 * @state: (nullable): of a commitment, the code of its state
 * @via: the body through which the record shown has it, 0 if it has it itself
 * @via_title: (nullable): what that body is called
 * @order: what it is sorted by
 */
typedef struct
{
  gint64 id;
  EntenteKind kind;
  char *title;
  char *subtitle;
  char *when;
  const char *state;
  gint64 via;
  char *via_title;
  gint32 order;
} EntenteDossierLink;

/**
 * EntenteDossierGroup:
 * @heading: (transfer none): what its links are to the record shown
 * @links: (element-type EntenteDossierLink): the first of them
 * @n_links: how many there are
 */
typedef struct
{
  const char *heading;
  GPtrArray *links;
  guint n_links;
} EntenteDossierGroup;

/**
 * EntenteDossierData:
 * @record: the record
 * @title: what it is called
 * @titles: id → title of each record it names
 * @short_titles: the same, as short as can be
 * @sources: (element-type gint64): the sources it cites, in the order of their numbers
 * @groups: (element-type EntenteDossierGroup): what hangs on it
 * @stamps: (nullable): who made it and when
 * @is_home: it is the home party
 * @view: of an instrument, what others tell about its end
 *
 * All that a dossier shows. Plain data, gathered off the main thread.
 */
typedef struct
{
  EntenteRecord *record;
  char *title;
  GHashTable *titles;
  GHashTable *short_titles;
  GArray *sources;
  GPtrArray *groups;
  EntenteStamps *stamps;
  gboolean is_home;
  EntenteInstrumentView view;
} EntenteDossierData;

/**
 * EntenteDossierLimits:
 * @of_others: links that are read of a group
 * @wide: (nullable): the heading of the group of which more is wanted
 * @of_wide: links that are read of that one
 */
typedef struct
{
  guint of_others;
  const char *wide;
  guint of_wide;
} EntenteDossierLimits;

EntenteDossierData *entente_dossier_data_gather (EntenteStore *store,
                                                 gint64 id,
                                                 const EntenteDossierLimits *limits,
                                                 GCancellable *cancellable,
                                                 GError **error);
void entente_dossier_data_free (EntenteDossierData *data);
const char *entente_dossier_data_title (EntenteDossierData *data,
                                        gint64 id);
const char *entente_dossier_data_short_title (EntenteDossierData *data,
                                              gint64 id);
const EntenteField *entente_dossier_date_field (const EntenteKindInfo *info);
const char *entente_dossier_date_of (EntenteRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDossierData, entente_dossier_data_free)

G_END_DECLS
