/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a date as people type it; private to entente_date_read(). */
typedef enum
{
  ENTENTE_WORD_FILLER,  /* says nothing: "the", "of", "le" */
  ENTENTE_WORD_NUMBER,
  ENTENTE_WORD_MONTH,
  ENTENTE_WORD_WEEKDAY, /* 0 is Monday */
  ENTENTE_WORD_NEAR,    /* so many days from today: "yesterday" is -1 */
  ENTENTE_WORD_DASH,
  ENTENTE_WORD_SLASH,
  ENTENTE_WORD_DOT,
  ENTENTE_WORD_DOTS,
  ENTENTE_WORD_PLUS,
  ENTENTE_WORD_QUESTION,
  ENTENTE_WORD_ABOUT,
  ENTENTE_WORD_UNCERTAIN,
  ENTENTE_WORD_BEFORE,
  ENTENTE_WORD_BY,      /* not later than */
  ENTENTE_WORD_AFTER,
  ENTENTE_WORD_SINCE,   /* and running on */
  ENTENTE_WORD_FROM,
  ENTENTE_WORD_TO,
  ENTENTE_WORD_UNTIL,
  ENTENTE_WORD_BETWEEN,
  ENTENTE_WORD_AND,
  ENTENTE_WORD_ONE_DAY,
  ENTENTE_WORD_ONGOING,
  ENTENTE_WORD_START_UNKNOWN,
  ENTENTE_WORD_END_UNKNOWN,
} EntenteWordKind;

typedef struct
{
  EntenteWordKind kind;
  int value;       /* of a number, month, weekday or near day */
  int digits;      /* of a number */
  gboolean spaced; /* a blank stands before it */
} EntenteWord;

/* One language's names, with those of English, French and Arabic. */
typedef struct _EntenteDateWords EntenteDateWords;

const EntenteDateWords *entente_date_words_get       (const char             *locale);
gboolean                entente_date_words_day_first (const EntenteDateWords *self);
gboolean                entente_date_words_split     (const EntenteDateWords *self,
                                                      const char             *typed,
                                                      GArray                 *words,
                                                      char                  **unknown);

G_END_DECLS
