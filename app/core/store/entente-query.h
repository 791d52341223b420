/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteFilter:
 * @kinds: the kinds wanted, as %ENTENTE_KIND_BIT; 0 for all
 * @parties: (nullable) (element-type gint64): countries and organisations
 * @together: %TRUE: what all of @parties share; %FALSE: what any of them has
 * @only_itself: leave out what a country has through its national bodies
 * @group: a group whose countries are meant, those that belong to it on @on, else on the days from
 *   @first to @last, else today; or 0
 * @topic: a topic, with what is below it, or 0
 * @words: (nullable): what records say, each word maybe the beginning of one; words without a letter
 *   or digit let none through
 * @dated: use @first and @last
 * @first: a Julian day number
 * @last: a Julian day number
 * @status: (nullable): of instruments, a code of the vocabulary `status`; as each of @parties or of
 *   the countries of @group sees it, where it has to do with the instrument itself
 * @on: the day of all that holds on a day; 0 for today
 * @held: only memberships, mandates, projects and posts that held on @on
 * @ends: only instruments in force on @on whose current period ends at most @ends_within days later
 * @ends_within: days, 0 for an end on the day itself
 *
 * Which records or entries are wanted. All zero asks for everything.
 */
typedef struct
{
  guint kinds;
  GArray *parties;
  gboolean together;
  gboolean only_itself;
  gint64 group;
  gint64 topic;
  const char *words;
  gboolean dated;
  gint32 first;
  gint32 last;
  const char *status;
  gint32 on;
  gboolean held;
  gboolean ends;
  int ends_within;
} EntenteFilter;

/**
 * EntenteFound:
 * @id: a record
 * @kind: its kind
 * @title: what it is called
 * @subtitle: who or what that is, in a few words; may be empty
 */
typedef struct
{
  gint64 id;
  EntenteKind kind;
  char *title;
  char *subtitle;
} EntenteFound;

void entente_found_free (EntenteFound *found);
GArray *entente_store_list (EntenteStore *self,
                            const EntenteFilter *filter,
                            GCancellable *cancellable,
                            GError **error);
GArray *entente_store_national_bodies (EntenteStore *self,
                                       GCancellable *cancellable,
                                       GError **error);
gint64 entente_store_count (EntenteStore *self,
                            EntenteKind kind,
                            gint64 *sets);
GPtrArray *entente_store_search (EntenteStore *self,
                                 const char *words,
                                 guint kinds,
                                 guint limit,
                                 gboolean best_first,
                                 GCancellable *cancellable,
                                 GError **error);
void entente_store_search_async (EntenteStore *self,
                                 const char *words,
                                 guint kinds,
                                 guint limit,
                                 gboolean best_first,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GPtrArray *entente_store_search_finish (EntenteStore *self,
                                        GAsyncResult *result,
                                        GError **error);
gint64 entente_store_find (EntenteStore *self,
                           const char *name,
                           guint kinds,
                           GError **error);

G_END_DECLS
