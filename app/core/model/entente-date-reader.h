/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-date.h"
#include "entente-date-words.h"

G_BEGIN_DECLS

#define ENTENTE_DATE_READER_WORDS 40

/* What entente_date_read() has understood so far: the words whose order matters, and what the
 * others said. Its functions take the words from an index up to another as one date or two. */
typedef struct
{
  EntenteWord words[ENTENTE_DATE_READER_WORDS];
  int n_words;
  gboolean day_first;
  gint32 today;
  int year;    /* of today */
  int weekday; /* 0 is Monday; -1 if none was named */
  gboolean one_day;
  gboolean ongoing;
  gboolean start_unknown;
  gboolean end_unknown;
} EntenteDateReader;

EntenteWordKind entente_date_reader_kind   (const EntenteDateReader *reader,
                                            int                      index);
gboolean        entente_date_reader_single (const EntenteDateReader *reader,
                                            int                      from,
                                            int                      to,
                                            EntenteDateEnd          *end);
gboolean        entente_date_reader_pair   (const EntenteDateReader *reader,
                                            int                      start,
                                            gboolean                 between,
                                            EntenteDateEnd          *from,
                                            EntenteDateEnd          *to);

G_END_DECLS
