/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-lexicon.h"

G_BEGIN_DECLS

/* Internal to the names engine: what the words of a text are to a language, and what their
 * capitals are worth in this text. */

typedef enum
{
  APOSTIL_NAME_CLASS_ADDRESSEE,  /* « déclaré (à Reuters) »: what follows is no place */
  APOSTIL_NAME_CLASS_ADJECTIVE,  /* « Commission européenne » */
  APOSTIL_NAME_CLASS_APPOSITION, /* « , membre de » */
  APOSTIL_NAME_CLASS_ARTICLE,
  APOSTIL_NAME_CLASS_COMMON_START,
  APOSTIL_NAME_CLASS_MONTH,
  APOSTIL_NAME_CLASS_NOT_NAME,     /* value « adjective »: Russian */
  APOSTIL_NAME_CLASS_ORGANISATION, /* value « head »: « ministère de la Défense » */
  APOSTIL_NAME_CLASS_PARTICLE,
  APOSTIL_NAME_CLASS_PLACE,             /* « province » */
  APOSTIL_NAME_CLASS_PLACE_PREPOSITION, /* value: its weight */
  APOSTIL_NAME_CLASS_REPORTING,
  APOSTIL_NAME_CLASS_STOP,
  APOSTIL_NAME_CLASS_TITLE, /* value: person, honorific, kin */
  APOSTIL_NAME_CLASS_WEEKDAY,
  APOSTIL_NAME_N_CLASSES
} ApostilNameClass;

typedef struct _ApostilNameIndex ApostilNameIndex;

#define APOSTIL_NAME_RECENT 16

typedef struct
{
  ApostilLexicon *lexicon;
  const gchar *utf8;
  const ApostilToken *tokens;
  guint n_tokens;
  const ApostilNameIndex *index; /* of the language's words */
  /* The atoms at the places that were asked about last, by the number of the token modulo. */
  struct
  {
    guint at; /* G_MAXUINT: none */
    GArray *atoms;
  } recent[APOSTIL_NAME_RECENT];
  guint64 *lower;   /* bits by hash: words seen in lower case */
  guint64 *capital; /* … with a capital where it means something */
  guint32 mask;
} ApostilNameWords;

void apostil_name_words_init (ApostilNameWords *self,
                              ApostilLexicon *lexicon,
                              const gchar *utf8,
                              const ApostilToken *tokens,
                              guint n_tokens);
void apostil_name_words_clear (ApostilNameWords *self);
const ApostilWord *
apostil_name_words_at (ApostilNameWords *self, ApostilNameClass class_, guint at, guint *n_tokens);
const ApostilWord *
apostil_name_words_before (ApostilNameWords *self, ApostilNameClass class_, guint at, guint *from);
gboolean apostil_name_words_is_name (ApostilNameWords *self, guint at);
gboolean apostil_name_words_is_sign (ApostilNameWords *self, guint at, gchar sign);
gboolean apostil_name_words_is_common (ApostilNameWords *self, guint at);
gboolean apostil_name_words_seen_lower (ApostilNameWords *self, guint at);
gboolean apostil_name_words_seen_capital (ApostilNameWords *self, guint at);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ApostilNameWords, apostil_name_words_clear)

G_END_DECLS
