/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"
#include "apostil-arena.h"
#include "apostil-scheme.h"
#include "apostil-text.h"

G_BEGIN_DECLS

/* One thing that an engine proposes: what, where, by which rule, for what reason, and what
 * else it could be. Engines fill it in; once it has left them it never changes. */

typedef struct _ApostilSuggestion ApostilSuggestion;

/* Sorted and disjoint; mostly one, or none. */
typedef struct
{
  ApostilSpan *data; /* NULL when there is none */
  guint len;
} ApostilSuggestionSpans;

typedef struct
{
  const gchar *name; /* a literal */
  const gchar *value;
} ApostilReasonArg;

struct _ApostilSuggestion
{
  gatomicrefcount ref_count;
  ApostilArena *arena; /* holds it, and all that it points to but what is interned */

  const gchar *kind;                /* interned or literal: APOSTIL_KIND_DATE … */
  const gchar *type;                /* interned or literal (nullable): "DATE", "person" … */
  ApostilSuggestionSpans spans;     /* never empty once it left its engine */
  ApostilSuggestionSpans source;    /* claims */
  ApostilSuggestionSpans cue;       /* claims */
  ApostilSuggestionSpans medium;    /* claims: « par téléphone », “on Twitter” */
  ApostilSuggestionSpans addressee; /* claims: « à Reuters », “reporters” */
  const gchar *rule;                /* interned or literal: "fr.date.weekday" */
  gchar class_;                     /* 'A' explicit, 'B' resolved by rule, 'C' a guess */

  /* Dates. All (nullable) */
  const gchar *value;
  const gchar *mod;
  const gchar *quant;
  const gchar *freq;
  const gchar *anchor;    /* the value it was counted from */
  const gchar *anchor_id; /* the annotation that has that value, when the document has one */
  const gchar *role;      /* interned: "publication" */

  /* Claims and entities. All (nullable) */
  const gchar *mode;         /* interned */
  const gchar *act;          /* interned */
  const gchar *form;         /* interned: of a mention */
  ApostilSpan head;          /* claims: the name among the source words, else empty */
  gboolean pronoun;          /* claims: the source is one */
  const gchar *entity_id;    /* of the mention, or of the claimant: one that is confirmed */
  const gchar *entity_name;  /* of the mention, or of the claimant */
  gboolean doubtful;         /* who the claimant is was guessed: « il »; then never class A */
  ApostilSuggestion *within; /* the claim that reports this one */

  const gchar *reason; /* interned or literal code; apostil_suggestion_to_words() */
  ApostilReasonArg *reason_args;
  guint n_reason_args;
  const gchar **alternatives; /* values, best first */
  guint n_alternatives;
};

#define APOSTIL_TYPE_SUGGESTION (apostil_suggestion_get_type ())
GType apostil_suggestion_get_type (void) G_GNUC_CONST;

ApostilSuggestion *apostil_suggestion_new (ApostilArena *arena,
                                           const gchar *kind,
                                           const gchar *type,
                                           const gchar *rule);
ApostilSuggestion *apostil_suggestion_ref (ApostilSuggestion *self);
void apostil_suggestion_unref (ApostilSuggestion *self);

const gchar *apostil_suggestion_dup (ApostilSuggestion *self, const gchar *text);
const gchar *
apostil_suggestion_dup_words (ApostilSuggestion *self, ApostilText *text, ApostilSpan span);
void apostil_suggestion_add_span (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_source (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_cue (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_medium (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_addressee (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_set_within (ApostilSuggestion *self, ApostilSuggestion *within);
void apostil_suggestion_set_reason (ApostilSuggestion *self, const gchar *code);
void
apostil_suggestion_add_reason_arg (ApostilSuggestion *self, const gchar *name, const gchar *value);
void apostil_suggestion_add_reason_words (ApostilSuggestion *self,
                                          const gchar *name,
                                          ApostilText *text,
                                          ApostilSpan span);
void apostil_suggestion_add_alternative (ApostilSuggestion *self, const gchar *value);

ApostilSpan apostil_suggestion_get_first_span (ApostilSuggestion *self);
const gchar *apostil_suggestion_get_reason_arg (ApostilSuggestion *self, const gchar *name);
gint apostil_suggestion_compare (ApostilSuggestion *a, ApostilSuggestion *b);
gchar *apostil_suggestion_to_words (ApostilSuggestion *self);
gchar *apostil_suggestion_reason_of (gpointer record);
ApostilAnnotation *
apostil_suggestion_to_annotation (ApostilSuggestion *self, ApostilScheme *scheme, const gchar *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilSuggestion, apostil_suggestion_unref)

G_END_DECLS
