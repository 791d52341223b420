/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-store.h"

/* Times in milliseconds. A step prints lines of a name and a number, which `run` puts together. */

double bench_now (void);
double bench_processor (void);
void bench_add (GArray *times,
                double since);
double bench_quantile (GArray *times,
                       double part);
void bench_say (const char *name,
                double value);
void bench_say_times (const char *name,
                      GArray *times);
void bench_say_memory (void);
GArray *bench_times (void);
EntenteStore *bench_open (const char *path,
                          EntenteStoreMode mode);
GArray *bench_ids (EntenteStore *store,
                   EntenteKind kind,
                   guint n);
void bench_check (const GError *error);

void bench_import (const char *path,
                   const char *input);
void bench_export (const char *path,
                   const char *output);
void bench_edit (const char *path);
void bench_search (const char *path);
void bench_timeline (const char *path);
void bench_history (const char *path);
void bench_read (const char *path);
void bench_examine (const char *path);
