/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "apostil-annotation.h"
#include "apostil-scheme.h"

G_BEGIN_DECLS

/* One thing that an engine proposes: what, where, by which rule, for what reason, and what
 * else it could be. Engines fill it in; once it has left them it never changes. */

typedef struct _ApostilSuggestion ApostilSuggestion;

struct _ApostilSuggestion
{
  const gchar *kind; /* interned: APOSTIL_KIND_DATE … */
  const gchar *type; /* interned (nullable): "DATE", "person" … */
  GArray *spans;     /* of ApostilSpan: sorted, disjoint; never empty once it left its engine */
  GArray *source;    /* of ApostilSpan (nullable): claims */
  GArray *cue;       /* of ApostilSpan (nullable): claims */
  GArray *medium; /* of ApostilSpan (nullable): claims: « par téléphone », “on Twitter” */
  GArray *addressee; /* of ApostilSpan (nullable): claims: « à Reuters », “reporters” */
  const gchar *rule; /* interned: "fr.date.weekday" */
  gchar class_;      /* 'A' explicit, 'B' resolved by rule, 'C' a guess */

  /* Dates. All (nullable) */
  gchar *value;
  gchar *mod;
  gchar *quant;
  gchar *freq;
  gchar *anchor;     /* the value it was counted from */
  gchar *anchor_id;  /* the annotation that has that value, when the document has one */
  const gchar *role; /* interned: "publication" */

  /* Claims and entities. All (nullable) */
  const gchar *mode;         /* interned */
  const gchar *act;          /* interned */
  const gchar *form;         /* interned: of a mention */
  ApostilSpan head;          /* claims: the name among the source words, else empty */
  gboolean pronoun;          /* claims: the source is one */
  gchar *entity_id;          /* of the mention, or of the claimant: one that is confirmed */
  gchar *entity_name;        /* of the mention, or of the claimant */
  gboolean doubtful;         /* who the claimant is was guessed: « il »; then never class A */
  ApostilSuggestion *within; /* the claim that reports this one */

  const gchar *reason;     /* interned code; apostil_suggestion_to_words() */
  GPtrArray *reason_args;  /* name, value, name, value …: (element-type utf8) (nullable) */
  GPtrArray *alternatives; /* values, best first: (element-type utf8) (nullable) */
};

#define APOSTIL_TYPE_SUGGESTION (apostil_suggestion_get_type ())
GType apostil_suggestion_get_type (void) G_GNUC_CONST;

ApostilSuggestion *apostil_suggestion_new (const gchar *kind, const gchar *type, const gchar *rule);
ApostilSuggestion *apostil_suggestion_ref (ApostilSuggestion *self);
void apostil_suggestion_unref (ApostilSuggestion *self);

void apostil_suggestion_add_span (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_source (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_cue (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_medium (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_add_addressee (ApostilSuggestion *self, ApostilSpan span);
void apostil_suggestion_set_within (ApostilSuggestion *self, ApostilSuggestion *within);
void apostil_suggestion_set_reason (ApostilSuggestion *self, const gchar *code);
void
apostil_suggestion_add_reason_arg (ApostilSuggestion *self, const gchar *name, const gchar *value);
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
