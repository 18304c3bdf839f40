/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-known-names.h"
#include "apostil-lexicon.h"

G_BEGIN_DECLS

/* Finds known names in the tokens of a text: whole tokens, folded, the longest one at a place. */

/* How sure a form names its entity, surest first. */
typedef enum
{
  APOSTIL_NAME_REPEAT,    /* as the user has confirmed it */
  APOSTIL_NAME_ACRONYM,   /* « (ONU) » after a confirmed name */
  APOSTIL_NAME_HASHTAG,   /* « #AhmadMassoud » for « Ahmad Massoud », or the reverse */
  APOSTIL_NAME_LAST,      /* the last name alone */
  APOSTIL_NAME_INFLECTED, /* « taliban » for « talibans » */
} ApostilNameSort;

typedef struct
{
  gchar *words;  /* as given */
  gchar *folded; /* its tokens, parted by U+001F */
  guint entity;
  ApostilNameSort sort;
  guint n_tokens;
  guint n_skipped; /* leading tokens (« the ») that the mention leaves out */
  gboolean kept;   /* « La Croix »: only a small article is left out */
  gboolean capital;
  gboolean all_capitals;
  guint32 next; /* of the same words; 0: none */
} ApostilNameForm;

typedef struct
{
  guint from, to; /* tokens, half-open; without those that are left out */
  guint first;    /* with them */
  guint form;     /* the surest */
  gboolean ambiguous;
} ApostilNameMatch;

typedef struct _ApostilNameMatcher ApostilNameMatcher;

ApostilNameMatcher *apostil_name_matcher_new (ApostilLexicon *lexicon);
ApostilNameMatcher *apostil_name_matcher_new_for_names (ApostilKnownNames *names,
                                                        ApostilLexicon *lexicon);
void apostil_name_matcher_free (ApostilNameMatcher *self);

guint apostil_name_matcher_add (ApostilNameMatcher *self,
                                const gchar *words,
                                guint entity,
                                ApostilNameSort sort);
const ApostilNameForm *apostil_name_matcher_get_form (ApostilNameMatcher *self, guint form);
guint apostil_name_matcher_get_n_forms (ApostilNameMatcher *self);
gboolean apostil_name_matcher_match (ApostilNameMatcher *self,
                                     const gchar *utf8,
                                     const ApostilToken *tokens,
                                     guint n_tokens,
                                     guint at,
                                     ApostilNameMatch *match);
void apostil_name_matcher_set_weight (ApostilNameMatcher *self, guint entity, guint weight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilNameMatcher, apostil_name_matcher_free)

/* Forms that follow from a confirmed one: last name, hashtag, plural and gender. */
void apostil_name_variants_add (ApostilNameMatcher *self,
                                ApostilLexicon *lexicon,
                                const gchar *words,
                                guint entity,
                                const gchar *type);

G_END_DECLS
