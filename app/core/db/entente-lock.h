/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _EntenteLock EntenteLock;

EntenteLock *entente_lock_take    (const char   *catalogue,
                                   const char   *person,
                                   GError      **error);
void         entente_lock_release (EntenteLock  *self);
char        *entente_lock_holder  (const char   *catalogue);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteLock, entente_lock_release)

G_END_DECLS
