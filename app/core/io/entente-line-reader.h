/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ENTENTE_LINE_MAX_BYTES:
 *
 * The longest line of a file from outside.
 */
#define ENTENTE_LINE_MAX_BYTES ((gsize) 16 * 1024 * 1024)

typedef struct _EntenteLineReader EntenteLineReader;

EntenteLineReader *entente_line_reader_new (GInputStream *stream);
void entente_line_reader_free (EntenteLineReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLineReader, entente_line_reader_free)

gboolean entente_line_reader_next (EntenteLineReader *self,
                                   const char **text,
                                   gsize *length,
                                   GCancellable *cancellable,
                                   GError **error);
guint entente_line_reader_get_line (EntenteLineReader *self);
guint64 entente_line_reader_get_position (EntenteLineReader *self);

G_END_DECLS
