/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-lexicon.h"

G_BEGIN_DECLS

/* What the words of a text mean to somebody who looks for reported speech. All of it comes
 * from the language file: the classes claim-… and cue-…, cue verbs with their conjugations. */

typedef enum
{
  APOSTIL_CLAIM_WORD_DETERMINER = 1 << 0,   /* claim-determiner */
  APOSTIL_CLAIM_WORD_PREPOSITION = 1 << 1,  /* claim-preposition */
  APOSTIL_CLAIM_WORD_LINK = 1 << 2,         /* claim-link: « de », “of”: joins two nouns */
  APOSTIL_CLAIM_WORD_CONJUNCTION = 1 << 3,  /* claim-conjunction */
  APOSTIL_CLAIM_WORD_SUBORDINATOR = 1 << 4, /* claim-subordinator */
  APOSTIL_CLAIM_WORD_THAT = 1 << 5,         /* claim-that */
  APOSTIL_CLAIM_WORD_RELATIVE = 1 << 6,     /* claim-relative */
  APOSTIL_CLAIM_WORD_SUBJECT = 1 << 7,      /* claim-subject: « il », “they” */
  APOSTIL_CLAIM_WORD_OBJECT = 1 << 8,       /* claim-object: « lui », « s’ » before a verb */
  APOSTIL_CLAIM_WORD_AUXILIARY = 1 << 9,    /* claim-auxiliary */
  APOSTIL_CLAIM_WORD_NEGATION = 1 << 10,    /* claim-negation */
  APOSTIL_CLAIM_WORD_ADVERB = 1 << 11,      /* claim-adverb */
  APOSTIL_CLAIM_WORD_SELON = 1 << 12,       /* claim-selon: « selon », “according to” */
  APOSTIL_CLAIM_WORD_WHETHER = 1 << 13,     /* claim-whether: « si », “how” */
  APOSTIL_CLAIM_WORD_TO = 1 << 14,          /* claim-to: before an infinitive */
  APOSTIL_CLAIM_WORD_TIME = 1 << 15,        /* claim-time: days, “yesterday” */
  APOSTIL_CLAIM_WORD_VERB = 1 << 16,        /* claim-verb: common verbs that are no cues */
  APOSTIL_CLAIM_WORD_OPENER = 1 << 17,      /* claim-opener: what begins an adverbial phrase */
  APOSTIL_CLAIM_WORD_CUE = 1 << 18,         /* any cue */
  APOSTIL_CLAIM_WORD_BUT = 1 << 19,         /* claim-but: ends what hangs on « que » */
  APOSTIL_CLAIM_WORD_SPLIT = 1 << 20,       /* claim-split: a second content begins after it */
  APOSTIL_CLAIM_WORD_AS = 1 << 21,          /* claim-as: « comme » (l’explique X) */
  APOSTIL_CLAIM_WORD_VIEW = 1 << 23,        /* claim-view: « pour », before a quotation */
  APOSTIL_CLAIM_WORD_POSSESSIVE = 1 << 22,  /* claim-possessive: “’s” */
  APOSTIL_CLAIM_WORD_MASCULINE = 1 << 24,   /* claim-masculine: « il », “Mr.” */
  APOSTIL_CLAIM_WORD_FEMININE = 1 << 25,    /* claim-feminine: « elle », “Mrs.” */
  APOSTIL_CLAIM_WORD_SPEAKER = 1 << 26,     /* claim-speaker: « je », “I” */
  APOSTIL_CLAIM_WORD_MEDIUM = 1 << 27,      /* claim-medium: « communiqué », “Twitter” */
  APOSTIL_CLAIM_WORD_TOLD = 1 << 28,        /* claim-told: « journalistes », “reporters” */
  APOSTIL_CLAIM_WORD_TELL = 1 << 29,        /* claim-tell: « à », “to”, before who is told */
  APOSTIL_CLAIM_WORD_PERSON = 1 << 30,      /* claim-person: « experts »: who has views */
  APOSTIL_CLAIM_WORD_CUT = 1u << 31,        /* claim-cut: after a comma it ends a content */
} ApostilClaimWordBits;

/* What « selon » and the like are. */
#define APOSTIL_CLAIM_WORDS_ACCORDING \
  (APOSTIL_CLAIM_WORD_SELON | APOSTIL_CLAIM_WORD_VIEW | APOSTIL_CLAIM_WORD_AS)

typedef enum
{
  APOSTIL_CUE_QUOTE = 1 << 0,      /* q: before or after a quotation */
  APOSTIL_CUE_THAT = 1 << 1,       /* t: with « que » */
  APOSTIL_CUE_BARE = 1 << 2,       /* b: with a clause without “that” */
  APOSTIL_CUE_INFINITIVE = 1 << 3, /* i: with “to” */
  APOSTIL_CUE_NOUN = 1 << 4,       /* n: with a noun phrase */
  APOSTIL_CUE_WHETHER = 1 << 5,    /* w: with « si » */
  APOSTIL_CUE_TOLD = 1 << 6,       /* o: somebody is told */
  APOSTIL_CUE_WEAK = 1 << 7,       /* c: only a guess with an infinitive: « refuse de » */
} ApostilCueFrames;

typedef enum
{
  APOSTIL_CUE_FINITE = 1 << 0,
  APOSTIL_CUE_PARTICIPLE = 1 << 1,
  APOSTIL_CUE_FORM_INFINITIVE = 1 << 2,
  APOSTIL_CUE_GERUND = 1 << 3,
} ApostilCueForms;

typedef enum
{
  APOSTIL_CUE_ASSERTION,
  APOSTIL_CUE_DEMAND,
  APOSTIL_CUE_COMMITMENT,
  APOSTIL_CUE_DOUBT,
} ApostilCueAct;

typedef struct
{
  guint32 bits;          /* ApostilClaimWordBits */
  guint16 n_tokens;      /* how many tokens the longest phrase has that begins here; 1 or more */
  guint8 frames;         /* of a cue: ApostilCueFrames */
  guint8 forms;          /* of a cue: ApostilCueForms */
  guint8 act;            /* of a cue: ApostilCueAct */
  gboolean inverted : 1; /* « dit-il »: verb and speaker in one token */
  gboolean own : 1;      /* of claim-selon with value « own »: its words name the speaker */
  guint8 n_pronoun;      /* of an inverted one: characters of the pronoun at its end */
} ApostilClaimTag;

typedef struct _ApostilClaimWords ApostilClaimWords;

ApostilClaimWords *apostil_claim_words_new (ApostilLexicon *lexicon);
ApostilClaimWords *apostil_claim_words_get (ApostilLexicon *lexicon);
void apostil_claim_words_free (ApostilClaimWords *self);
void apostil_claim_words_tag (ApostilClaimWords *self,
                              const gchar *utf8,
                              const ApostilToken *tokens,
                              guint n_tokens,
                              ApostilClaimTag *tags);

guint32 apostil_claim_words_get_bits (ApostilClaimWords *self, const gchar *word);
gboolean apostil_claim_words_has_infinitives (ApostilClaimWords *self);
gboolean
apostil_claim_words_is_infinitive (ApostilClaimWords *self, const gchar *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilClaimWords, apostil_claim_words_free)

G_END_DECLS
