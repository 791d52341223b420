/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * EntenteCollator:
 *
 * The order of names in one language. One thread uses it at a time.
 */
typedef struct _EntenteCollator EntenteCollator;

EntenteCollator *entente_collator_new (const char *locale);
void entente_collator_free (EntenteCollator *self);
const char *entente_collator_tag (EntenteCollator *self);
guint8 *entente_collator_key (EntenteCollator *self,
                              const char *text,
                              gsize *length);
int entente_collator_compare (EntenteCollator *self,
                              const char *a,
                              const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteCollator, entente_collator_free)

G_END_DECLS
