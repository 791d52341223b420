/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "entente-kind.h"

G_BEGIN_DECLS

/**
 * EntenteItemWords:
 * @title: (nullable): what it is called
 * @subtitle: (nullable): who or what that is
 * @detail: (nullable): a figure or a word at the end of the row
 * @badge: (nullable): a flag or an acronym at its start
 * @cells: (nullable): what it shows in the columns of a register
 * @kind: its kind
 * @heading: stands over the rows that follow, and cannot be chosen
 *
 * What a row of a list shows.
 */
typedef struct
{
  char *title;
  char *subtitle;
  char *detail;
  char *badge;
  char **cells;
  EntenteKind kind;
  gboolean heading;
} EntenteItemWords;

void entente_item_words_clear (EntenteItemWords *words);

/* One row of a list: a placeholder until its words are loaded. */
#define ENTENTE_TYPE_ITEM (entente_item_get_type ())
G_DECLARE_FINAL_TYPE (EntenteItem, entente_item, ENTENTE, ITEM, GObject)

EntenteItem *entente_item_new (gint64 id);
gint64 entente_item_get_id (EntenteItem *self);
const EntenteItemWords *entente_item_get_words (EntenteItem *self);
void entente_item_take_words (EntenteItem *self,
                              EntenteItemWords *words);
gboolean entente_item_is_loaded (EntenteItem *self);
void entente_item_set_stale (EntenteItem *self);

G_END_DECLS
