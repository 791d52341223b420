/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-editor.h"

/* A catalogue in a folder of its own, and a dialog on it. */
typedef struct
{
  char *folder;
  EntenteStore *store;
  EntenteEditor *editor;
  gint64 saved;
} EditorFixture;

#define WAIT_UNTIL(condition) \
  G_STMT_START \
  { \
    gint64 until_ = g_get_monotonic_time () + 5 * G_USEC_PER_SEC; \
    while (!(condition) && g_get_monotonic_time () < until_) \
      editor_fixture_turn (); \
    if (!(condition)) \
      g_error ("waited in vain for %s", #condition); \
  } \
  G_STMT_END

int editor_fixture_main (int argc,
                         char *argv[],
                         void (*add_tests) (void));
void editor_fixture_add (const char *path,
                         void (*test) (EditorFixture *fixture,
                                       gconstpointer data),
                         gconstpointer data);
void editor_fixture_turn (void);
void editor_fixture_open (EditorFixture *fixture,
                          EntenteRecord *draft);
void editor_fixture_open_new (EditorFixture *fixture,
                              EntenteKind kind);
EntenteRecord *editor_fixture_save (EditorFixture *fixture);
gboolean editor_fixture_can_save (EditorFixture *fixture);
gint64 editor_fixture_keep (EditorFixture *fixture,
                            EntenteRecord *record);
gint64 editor_fixture_keep_named (EditorFixture *fixture,
                                  EntenteKind kind,
                                  const char *name);
void editor_fixture_type (EntenteFieldRow *field,
                          const char *text);
gboolean editor_fixture_press (EntenteFieldRow *field,
                               guint keyval);
const char *editor_fixture_shown (EntenteFieldRow *field);
GtkWindow *editor_fixture_window (GType type);
