/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What newer versions of GTK have, in the shape they have it; delete each when the floor moves. */

void entente_compat_open_file_async (GtkWindow *parent,
                                     const char *title,
                                     GListModel *filters,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GFile *entente_compat_open_file_finish (GAsyncResult *result,
                                        GError **error);
void entente_compat_save_file_async (GtkWindow *parent,
                                     const char *title,
                                     const char *initial_name,
                                     GListModel *filters,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
GFile *entente_compat_save_file_finish (GAsyncResult *result,
                                        GError **error);
void entente_compat_open_uri (GtkWindow *parent,
                              const char *uri);
void entente_compat_list_view_scroll_to (GtkListView *view,
                                         guint position);

G_END_DECLS
