/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "entente-register-source.h"

G_BEGIN_DECLS

guint entente_register_copy (EntenteRegisterSource *source,
                             GArray *ids,
                             GdkClipboard *clipboard);
guint entente_register_copy_text (EntenteRegisterSource *source,
                                  GArray *ids,
                                  char **text,
                                  char **html);

G_END_DECLS
