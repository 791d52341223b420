/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a window without a catalogue shows: how to come to one. */
#define ENTENTE_TYPE_START_PAGE (entente_start_page_get_type ())
G_DECLARE_FINAL_TYPE (EntenteStartPage, entente_start_page, ENTENTE, START_PAGE, AdwBin)

G_END_DECLS
