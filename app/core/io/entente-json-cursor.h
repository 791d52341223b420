/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteJsonCursor:
 * @start: the first byte of the line
 * @end: the byte after the last
 * @at: where the reading stands
 * @line: the number of the line
 *
 * Reads a line that [func@json_scan_line] has let through, value by value and without a tree. It
 * trusts the grammar, and nothing else. A tree of nodes, as json-glib makes one, costs twice what
 * scanning, reading and checking a line and making its record take together.
 */
typedef struct
{
  const char *start;
  const char *end;
  const char *at;
  guint line;
} EntenteJsonCursor;

/* A name or a text as it stands between its quotes. */
typedef struct
{
  const char *text;
  gsize length;
  gboolean escaped;
} EntenteJsonSlice;

char entente_json_peek (EntenteJsonCursor *self);
void entente_json_enter (EntenteJsonCursor *self);
gboolean entente_json_next_element (EntenteJsonCursor *self,
                                    gboolean *first);
gboolean entente_json_next_name (EntenteJsonCursor *self,
                                 gboolean *first,
                                 EntenteJsonSlice *name);
void entente_json_take_string (EntenteJsonCursor *self,
                               EntenteJsonSlice *slice);
char *entente_json_slice_dup (const EntenteJsonSlice *slice);
gboolean entente_json_slice_is (const EntenteJsonSlice *slice,
                                const char *text);
gboolean entente_json_take_integer (EntenteJsonCursor *self,
                                    gint64 *number);
double entente_json_take_double (EntenteJsonCursor *self);
void entente_json_skip (EntenteJsonCursor *self);
gboolean entente_json_fail (EntenteJsonCursor *self,
                            const char *at,
                            const char *reason,
                            GError **error);

G_END_DECLS
