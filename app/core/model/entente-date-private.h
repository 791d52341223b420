/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-date.h"

G_BEGIN_DECLS

/* One end of a date alone, for the files that parse, format and read dates. */

EntenteDatePrecision entente_date_end_precision (const EntenteDateEnd *end);
gint32               entente_date_end_first     (const EntenteDateEnd *end);
gint32               entente_date_end_last      (const EntenteDateEnd *end);
EntenteDateEnd       entente_date_end_of_day    (gint32                day_number);

G_END_DECLS
