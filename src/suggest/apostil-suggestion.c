/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggestion.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (ApostilSuggestion,
                     apostil_suggestion,
                     apostil_suggestion_ref,
                     apostil_suggestion_unref)

/**
 * apostil_suggestion_new:
 * @arena: where it lives, with all that is added to it
 * @kind: a kind of annotation, such as %APOSTIL_KIND_DATE: a literal or interned
 * @type: (nullable): its type: a literal or interned
 * @rule: the rule that proposes it: a literal or interned
 *
 * Returns: (transfer full): a suggestion of class B, without spans yet
 */
ApostilSuggestion *
apostil_suggestion_new (ApostilArena *arena,
                        const gchar *kind,
                        const gchar *type,
                        const gchar *rule)
{
  ApostilSuggestion *self = apostil_arena_alloc (arena, sizeof (ApostilSuggestion));

  memset (self, 0, sizeof *self);
  g_atomic_ref_count_init (&self->ref_count);
  self->arena = apostil_arena_ref (arena);
  self->kind = kind;
  self->type = type;
  self->rule = rule;
  self->class_ = 'B';

  return self;
}

/**
 * apostil_suggestion_ref:
 * @self: a suggestion
 *
 * Returns: (transfer full): @self
 */
ApostilSuggestion *
apostil_suggestion_ref (ApostilSuggestion *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_suggestion_unref:
 * @self: (transfer full): a suggestion
 */
void
apostil_suggestion_unref (ApostilSuggestion *self)
{
  /* One that reports another holds it: a chain, and not a call within a call. */
  while (self != NULL && g_atomic_ref_count_dec (&self->ref_count))
    {
      ApostilSuggestion *within = self->within;

      apostil_arena_unref (self->arena);
      self = within;
    }
}

/**
 * apostil_suggestion_dup:
 * @self: a suggestion
 * @text: (nullable): a string
 *
 * Returns: (transfer none) (nullable): a copy that lives as long as @self
 */
const gchar *
apostil_suggestion_dup (ApostilSuggestion *self, const gchar *text)
{
  return text != NULL ? apostil_arena_dup (self->arena, text, strlen (text)) : NULL;
}

/**
 * apostil_suggestion_dup_words:
 * @self: a suggestion
 * @text: a text
 * @span: code points within it
 *
 * Returns: (transfer none): a copy of what stands there, which lives as long as @self
 */
const gchar *
apostil_suggestion_dup_words (ApostilSuggestion *self, ApostilText *text, ApostilSpan span)
{
  gsize start = apostil_text_to_byte (text, span.start);

  return apostil_arena_dup (self->arena, apostil_text_get_utf8 (text, NULL) + start,
                            apostil_text_to_byte (text, span.end) - start);
}

static void
add_span (ApostilSuggestion *self, ApostilSuggestionSpans *spans, ApostilSpan span)
{
  spans->data = apostil_arena_grow (self->arena, spans->data, spans->len, sizeof span);
  spans->data[spans->len++] = span;
}

/**
 * apostil_suggestion_add_span:
 * @self: a suggestion
 * @span: code points, after those it has
 */
void
apostil_suggestion_add_span (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (self, &self->spans, span);
}

/**
 * apostil_suggestion_add_source:
 * @self: the suggestion of a claim
 * @span: words that name who speaks
 */
void
apostil_suggestion_add_source (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (self, &self->source, span);
}

/**
 * apostil_suggestion_add_cue:
 * @self: the suggestion of a claim
 * @span: words that say that somebody speaks
 */
void
apostil_suggestion_add_cue (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (self, &self->cue, span);
}

/**
 * apostil_suggestion_add_medium:
 * @self: the suggestion of a claim
 * @span: words that name by what means it was said
 */
void
apostil_suggestion_add_medium (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (self, &self->medium, span);
}

/**
 * apostil_suggestion_add_addressee:
 * @self: the suggestion of a claim
 * @span: words that name who was told
 */
void
apostil_suggestion_add_addressee (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (self, &self->addressee, span);
}

/**
 * apostil_suggestion_set_within:
 * @self: the suggestion of a claim
 * @within: (nullable): the claim that reports it; itself not within @self
 */
void
apostil_suggestion_set_within (ApostilSuggestion *self, ApostilSuggestion *within)
{
  g_return_if_fail (within != self);

  if (within != NULL)
    apostil_suggestion_ref (within);
  g_clear_pointer (&self->within, apostil_suggestion_unref);
  self->within = within;
}

/**
 * apostil_suggestion_set_reason:
 * @self: a suggestion
 * @code: a code that apostil_suggestion_to_words() knows: a literal or interned
 */
void
apostil_suggestion_set_reason (ApostilSuggestion *self, const gchar *code)
{
  self->reason = code;
}

static void
add_reason_arg (ApostilSuggestion *self, const gchar *name, const gchar *value)
{
  self->reason_args = apostil_arena_grow (self->arena, self->reason_args, self->n_reason_args,
                                          sizeof (ApostilReasonArg));
  self->reason_args[self->n_reason_args++] = (ApostilReasonArg){ name, value };
}

/**
 * apostil_suggestion_add_reason_arg:
 * @self: a suggestion
 * @name: what the argument is: a literal
 * @value: (nullable): its value, which is not copied when it is one that @self has already; with
 *   %NULL nothing is added
 */
void
apostil_suggestion_add_reason_arg (ApostilSuggestion *self, const gchar *name, const gchar *value)
{
  if (value == NULL)
    return;
  if (value != self->value && value != self->anchor && value != self->entity_name)
    value = apostil_suggestion_dup (self, value);
  add_reason_arg (self, name, value);
}

/**
 * apostil_suggestion_add_reason_words:
 * @self: a suggestion
 * @name: what the argument is: a literal
 * @text: a text
 * @span: code points within it: its value are the words there
 */
void
apostil_suggestion_add_reason_words (ApostilSuggestion *self,
                                     const gchar *name,
                                     ApostilText *text,
                                     ApostilSpan span)
{
  add_reason_arg (self, name, apostil_suggestion_dup_words (self, text, span));
}

/**
 * apostil_suggestion_add_alternative:
 * @self: a suggestion
 * @value: another value it could have; one that it already has is left out
 */
void
apostil_suggestion_add_alternative (ApostilSuggestion *self, const gchar *value)
{
  if (g_strcmp0 (self->value, value) == 0)
    return;
  for (guint i = 0; i < self->n_alternatives; i++)
    if (g_str_equal (self->alternatives[i], value))
      return;
  self->alternatives = apostil_arena_grow (self->arena, self->alternatives, self->n_alternatives,
                                           sizeof (const gchar *));
  self->alternatives[self->n_alternatives++] = apostil_suggestion_dup (self, value);
}

/**
 * apostil_suggestion_get_first_span:
 * @self: a suggestion
 *
 * Returns: its first span; empty when it has none yet
 */
ApostilSpan
apostil_suggestion_get_first_span (ApostilSuggestion *self)
{
  return self->spans.len > 0 ? self->spans.data[0] : APOSTIL_SPAN (0, 0);
}

/**
 * apostil_suggestion_get_reason_arg:
 * @self: a suggestion
 * @name: the name of an argument
 *
 * Returns: (transfer none) (nullable): its value
 */
const gchar *
apostil_suggestion_get_reason_arg (ApostilSuggestion *self, const gchar *name)
{
  for (guint i = 0; i < self->n_reason_args; i++)
    if (g_str_equal (self->reason_args[i].name, name))
      return self->reason_args[i].value;
  return NULL;
}

/**
 * apostil_suggestion_compare:
 * @a: a suggestion
 * @b: another one
 *
 * Returns: their order in a text: by first span, the longer one first, then by kind and rule
 */
gint
apostil_suggestion_compare (ApostilSuggestion *a, ApostilSuggestion *b)
{
  ApostilSpan x = apostil_suggestion_get_first_span (a);
  ApostilSpan y = apostil_suggestion_get_first_span (b);
  gint kind = 0;

  if (x.start != y.start)
    return x.start < y.start ? -1 : 1;
  if (x.end != y.end)
    return x.end > y.end ? -1 : 1;
  kind = strcmp (a->kind, b->kind);
  return kind != 0 ? kind : g_strcmp0 (a->rule, b->rule);
}

static void
set_part (ApostilAnnotation *annotation, const gchar *role, ApostilSuggestionSpans spans)
{
  if (spans.len > 0)
    apostil_annotation_set_part (annotation, role, spans.data, spans.len);
}

/**
 * apostil_suggestion_to_annotation:
 * @self: a suggestion
 * @scheme: the scheme of the document it is for
 * @id: the id it shall have there
 *
 * Turns a suggestion into what a document can hold. Which claim it lies within is left to the
 * caller, who knows the ids; see apostil_suggest_edit().
 *
 * Returns: (transfer full) (nullable): an annotation with status suggested; %NULL when
 *   @scheme has no such kind
 */
ApostilAnnotation *
apostil_suggestion_to_annotation (ApostilSuggestion *self, ApostilScheme *scheme, const gchar *id)
{
  const ApostilKind *kind = NULL;
  ApostilAnnotation *annotation = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (APOSTIL_IS_SCHEME (scheme), NULL);

  kind = apostil_scheme_get_kind (scheme, self->kind);
  if (kind == NULL)
    return NULL;

  annotation = apostil_annotation_new (kind, id);
  apostil_annotation_set_spans (annotation, self->spans.data, self->spans.len);
  apostil_record_set_status (annotation, APOSTIL_STATUS_SUGGESTED);
  apostil_record_set (annotation, APOSTIL_ATTR_RULE, self->rule);
  apostil_record_set (annotation, APOSTIL_ATTR_VALUE, self->value);
  apostil_record_set (annotation, APOSTIL_ATTR_MOD, self->mod);
  apostil_record_set (annotation, APOSTIL_ATTR_QUANT, self->quant);
  apostil_record_set (annotation, APOSTIL_ATTR_FREQ, self->freq);
  apostil_record_set (annotation, APOSTIL_ATTR_ROLE, self->role);
  apostil_record_set (annotation, APOSTIL_ATTR_MODE, self->mode);
  apostil_record_set (annotation, APOSTIL_ATTR_ACT, self->act);
  apostil_record_set (annotation, APOSTIL_ATTR_FORM, self->form);
  if (g_str_equal (self->kind, APOSTIL_KIND_CLAIM))
    apostil_annotation_set_link (annotation, APOSTIL_LINK_CLAIMANT, self->entity_id);
  else if (self->entity_id != NULL)
    apostil_annotation_set_link (annotation, APOSTIL_LINK_ENTITY, self->entity_id);
  else
    {
      apostil_record_set (annotation, APOSTIL_ATTR_TYPE, self->type);
      apostil_record_set (annotation, APOSTIL_ATTR_NAME, self->entity_name);
    }
  if (self->anchor_id != NULL)
    apostil_annotation_set_link (annotation, APOSTIL_LINK_ANCHOR, self->anchor_id);
  set_part (annotation, APOSTIL_PART_SOURCE, self->source);
  set_part (annotation, APOSTIL_PART_CUE, self->cue);
  set_part (annotation, APOSTIL_PART_MEDIUM, self->medium);
  set_part (annotation, APOSTIL_PART_ADDRESSEE, self->addressee);

  apostil_record_set_reason (annotation, self->reason);
  for (guint i = 0; i < self->n_reason_args; i++)
    apostil_record_add_reason_arg (annotation, self->reason_args[i].name,
                                   self->reason_args[i].value);
  if (self->n_alternatives > 0)
    {
      g_autoptr (GPtrArray) values = g_ptr_array_new ();

      for (guint i = 0; i < self->n_alternatives; i++)
        g_ptr_array_add (values, (gpointer) self->alternatives[i]);
      g_ptr_array_add (values, NULL);
      apostil_record_set_alternatives (annotation, (const gchar *const *) values->pdata);
    }
  return annotation;
}
