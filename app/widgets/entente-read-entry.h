/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-input.h"

G_BEGIN_DECLS

#define ENTENTE_TYPE_READ_ENTRY (entente_read_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (EntenteReadEntry, entente_read_entry, ENTENTE, READ_ENTRY, GtkBox)

/**
 * EntenteReadEntryClass:
 * @read: what was typed, in the form that is kept, and in words for the person who typed it
 *   (nothing where the typed text speaks for itself)
 * @show: what the entry shows of a kept text while nobody types
 * @number: the value is a whole number
 */
struct _EntenteReadEntryClass
{
  GtkBoxClass parent_class;

  gboolean (*read) (EntenteReadEntry *self,
                    const char *typed,
                    char **kept,
                    char **reading,
                    GError **error);
  char *(*show) (EntenteReadEntry *self,
                 const char *kept);
  gboolean number;
};

GtkEntry *entente_read_entry_get_entry (EntenteReadEntry *self);
const char *entente_read_entry_get_kept (EntenteReadEntry *self);
void entente_read_entry_fill (EntenteReadEntry *self,
                              const char *kept);
void entente_read_entry_add_suffix (EntenteReadEntry *self,
                                    GtkWidget *widget);
gboolean entente_read_entry_is_typing (EntenteReadEntry *self);

G_END_DECLS
