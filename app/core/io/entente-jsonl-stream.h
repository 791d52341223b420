/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-line-reader.h"
#include "entente-record.h"
#include "entente-store.h"

G_BEGIN_DECLS

/**
 * EntenteJsonlStream:
 *
 * The records of an exchange file, read ahead in a thread of its own.
 */
typedef struct _EntenteJsonlStream EntenteJsonlStream;

/**
 * EntenteJsonlItem:
 * @record: the record
 * @stamps: who made and changed it
 * @line: its line in the file
 * @position: how many bytes the file takes up to there
 *
 * A line that was read.
 */
typedef struct
{
  EntenteRecord *record;
  EntenteStamps *stamps;
  guint line;
  guint64 position;
} EntenteJsonlItem;

EntenteJsonlStream *entente_jsonl_stream_new (EntenteLineReader *lines,
                                              GCancellable *cancellable);
void entente_jsonl_stream_free (EntenteJsonlStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (EntenteJsonlStream, entente_jsonl_stream_free)

gboolean entente_jsonl_stream_next (EntenteJsonlStream *self,
                                    const EntenteJsonlItem **item,
                                    GError **error);

G_END_DECLS
