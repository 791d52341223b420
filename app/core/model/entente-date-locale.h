/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How one language writes dates; private to the files that format and read dates. */
typedef struct _EntenteDateLocale EntenteDateLocale;

char              *entente_date_locale_resolve (const char        *locale);
EntenteDateLocale *entente_date_locale_new     (const char        *locale);
void               entente_date_locale_free    (EntenteDateLocale *self);
const char        *entente_date_locale_pattern (EntenteDateLocale *self,
                                                const char        *skeleton);
char              *entente_date_locale_format  (EntenteDateLocale *self,
                                                const char        *pattern,
                                                int                year,
                                                int                month,
                                                int                day);
GStrv              entente_date_locale_months  (EntenteDateLocale *self);
GStrv              entente_date_locale_weekdays (EntenteDateLocale *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteDateLocale, entente_date_locale_free)

G_END_DECLS
