/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-claim-words.h"
#include "apostil-quotations.h"
#include "apostil-suggest-input.h"
#include "apostil-suggestion.h"

G_BEGIN_DECLS

/* Internal to the claims engine: one paragraph at a time, taken apart. Tokens are numbered as
 * in the whole text; a range is half-open. */

typedef struct
{
  guint first;
  guint end;
} ApostilClaimRange;

static inline gboolean
apostil_claim_range_is_empty (ApostilClaimRange range)
{
  return range.end <= range.first;
}

/* Words that say that somebody speaks. */
typedef struct
{
  guint first; /* of the verb group: auxiliaries, adverbs, negation */
  guint verb;
  guint end;
  guint8 frames;
  guint8 act;
  gboolean gerund;
  gboolean infinitive;
  gboolean historic; /* « Et le maire d’ajouter » */
  gboolean negated;
  ApostilSpan pronoun; /* of an inverted one: « il » in « dit-il »; else empty */
  gboolean used;
} ApostilCue;

/* Words that name who speaks. */
typedef struct
{
  ApostilSpan span; /* empty: nobody */
  guint first;      /* its first token */
  guint end;
  guint name_first; /* the run of a name in it, as tokens; equal when there is none */
  guint name_end;
  gboolean
      named; /* there is a name in it, if only that of an office: « ministre de l’Intérieur » */
  gboolean pronoun;
} ApostilClaimSource;

typedef struct
{
  GArray *fragments; /* of ApostilClaimRange */
  ApostilClaimSource source;
  ApostilSpan cue;       /* may be empty */
  guint cue_end;         /* the token after it; 0: none */
  ApostilSpan medium;    /* may be empty */
  ApostilSpan addressee; /* may be empty */
  guint8 act;
  const gchar *mode;
  const gchar *rule; /* without the language */
  gchar class_;
  guint paragraph;
  guint sentence;      /* first token of the sentence */
  gboolean open_ended; /* its quotation had no closing mark */
} ApostilFoundClaim;

typedef struct
{
  const gchar *utf8;
  const ApostilToken *tokens;
  ApostilClaimWords *words;
  const gchar *language;

  guint first; /* of the paragraph */
  guint end;
  guint paragraph;
  ApostilClaimTag *tags; /* of the paragraph's tokens */
  guint32 *jump;         /* at the first token of a quotation: the token after it; else 0 */
  guint32 *back;         /* at the last token of a quotation: its first one plus 1; else 0 */
  GArray *quotations;    /* of ApostilQuotation */
  GArray *cues;          /* of ApostilCue: of the sentence at hand */
  guint n_sentence;      /* how many claims there were before it */
  guint32 bits;          /* what its words are, together: most sentences need no second look */
  gboolean quotes;       /* whether it has a quotation */
  gboolean splits;       /* the language parts « que A, mais que B » */

  GPtrArray *claims;          /* of ApostilFoundClaim */
  ApostilClaimSource speaker; /* the last one */
  guint speaker_paragraph;
  ApostilClaimSource announced; /* « Il a poursuivi : » at the end of a paragraph */
  ApostilSpan announced_cue;
  guint announced_in; /* that paragraph; 0: none */
} ApostilClaimScan;

static inline const ApostilClaimTag *
apostil_claim_tag (const ApostilClaimScan *scan, guint i)
{
  return &scan->tags[i - scan->first];
}

static inline gboolean
apostil_claim_is (const ApostilClaimScan *scan, guint i, guint32 bits)
{
  return (scan->tags[i - scan->first].bits & bits) != 0;
}

/* The token after @i at the same level: after a quotation that begins here. */
static inline guint
apostil_claim_next (const ApostilClaimScan *scan, guint i)
{
  return scan->jump[i - scan->first] != 0 ? scan->jump[i - scan->first]
                                          : i + scan->tags[i - scan->first].n_tokens;
}

static inline gunichar
apostil_claim_char (const ApostilClaimScan *scan, guint i)
{
  const ApostilToken *token = &scan->tokens[i];
  guchar c = (guchar) scan->utf8[token->byte];

  if ((token->flags & APOSTIL_TOKEN_PUNCTUATION) == 0)
    return 0;
  return c < 0x80 ? c : g_utf8_get_char (scan->utf8 + token->byte);
}

static inline gboolean
apostil_claim_is_capital (const ApostilClaimScan *scan, guint i)
{
  return (scan->tokens[i].flags & APOSTIL_TOKEN_CAPITALISED) != 0;
}

ApostilSpan apostil_claim_span (const ApostilClaimScan *scan, ApostilClaimRange range);

/* apostil-cues.c */
void apostil_cues_find (ApostilClaimScan *scan, ApostilClaimRange sentence);

/* apostil-claimant.c */
ApostilClaimSource
apostil_claimant_before (ApostilClaimScan *scan, ApostilClaimRange sentence, const ApostilCue *cue);
ApostilClaimSource
apostil_claimant_after (ApostilClaimScan *scan, ApostilClaimRange room, gboolean according);
ApostilClaimSource apostil_claimant_of_sentence (ApostilClaimScan *scan,
                                                 ApostilClaimRange sentence);

/* apostil-claim-circumstances.c */
void apostil_claim_circumstances (ApostilClaimScan *scan,
                                  ApostilClaimRange sentence,
                                  ApostilFoundClaim *claim);

/* apostil-claim-quoted.c, apostil-claim-reported.c, apostil-claim-according.c */
ApostilFoundClaim *apostil_claim_scan_add (ApostilClaimScan *scan,
                                           ApostilClaimRange sentence,
                                           const gchar *mode,
                                           const gchar *rule,
                                           const ApostilCue *cue);
void apostil_claim_scan_speaks (ApostilClaimScan *scan, const ApostilClaimSource *source);
guint
apostil_claim_clause_end (ApostilClaimScan *scan, guint first, guint end, guint *next_content);
const gchar *apostil_claim_mode (ApostilClaimScan *scan, ApostilClaimRange content);
ApostilClaimRange apostil_claim_without_marks (ApostilClaimScan *scan, ApostilClaimRange content);
gboolean apostil_claim_is_taken (ApostilClaimScan *scan, guint n_before, ApostilClaimRange range);
void apostil_found_claim_add (ApostilFoundClaim *claim, ApostilClaimRange range);
void apostil_claim_quoted (ApostilClaimScan *scan, ApostilClaimRange sentence);
void apostil_claim_reported (ApostilClaimScan *scan, ApostilClaimRange sentence, guint depth);
void apostil_claim_according (ApostilClaimScan *scan, ApostilClaimRange sentence, guint depth);

G_END_DECLS
