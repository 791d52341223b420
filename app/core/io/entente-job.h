/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ENTENTE_TYPE_JOB (entente_job_get_type ())
G_DECLARE_FINAL_TYPE (EntenteJob, entente_job, ENTENTE, JOB, GObject)

EntenteJob *entente_job_new (GCancellable *cancellable);
GCancellable *entente_job_get_cancellable (EntenteJob *self);
gboolean entente_job_check (EntenteJob *self,
                            GError **error);
double entente_job_get_fraction (EntenteJob *self);
void entente_job_set_fraction (EntenteJob *self,
                               double fraction);
guint64 entente_job_get_count (EntenteJob *self);
void entente_job_set_count (EntenteJob *self,
                            guint64 count);
char *entente_job_dup_message (EntenteJob *self);
void entente_job_set_message (EntenteJob *self,
                              const char *message);

G_END_DECLS
