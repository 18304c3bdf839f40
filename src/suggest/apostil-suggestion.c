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
 * @kind: a kind of annotation, such as %APOSTIL_KIND_DATE
 * @type: (nullable): its type
 * @rule: the rule that proposes it
 *
 * Returns: (transfer full): a suggestion of class B, without spans yet
 */
ApostilSuggestion *
apostil_suggestion_new (const gchar *kind, const gchar *type, const gchar *rule)
{
  ApostilSuggestion *self = g_atomic_rc_box_new0 (ApostilSuggestion);

  self->kind = g_intern_string (kind);
  self->type = g_intern_string (type);
  self->rule = g_intern_string (rule);
  self->class_ = 'B';
  self->spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

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
  return g_atomic_rc_box_acquire (self);
}

static void
suggestion_clear (gpointer data)
{
  ApostilSuggestion *self = data;

  g_array_unref (self->spans);
  g_clear_pointer (&self->source, g_array_unref);
  g_clear_pointer (&self->cue, g_array_unref);
  g_clear_pointer (&self->medium, g_array_unref);
  g_clear_pointer (&self->addressee, g_array_unref);
  g_clear_pointer (&self->within, apostil_suggestion_unref);
  g_free (self->value);
  g_free (self->mod);
  g_free (self->quant);
  g_free (self->freq);
  g_free (self->anchor);
  g_free (self->anchor_id);
  g_free (self->entity_id);
  g_free (self->entity_name);
  g_clear_pointer (&self->reason_args, g_ptr_array_unref);
  g_clear_pointer (&self->alternatives, g_ptr_array_unref);
}

/**
 * apostil_suggestion_unref:
 * @self: (transfer full): a suggestion
 */
void
apostil_suggestion_unref (ApostilSuggestion *self)
{
  g_atomic_rc_box_release_full (self, suggestion_clear);
}

static void
add_span (GArray **spans, ApostilSpan span)
{
  if (*spans == NULL)
    *spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_array_append_val (*spans, span);
}

/**
 * apostil_suggestion_add_span:
 * @self: a suggestion
 * @span: code points, after those it has
 */
void
apostil_suggestion_add_span (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (&self->spans, span);
}

/**
 * apostil_suggestion_add_source:
 * @self: the suggestion of a claim
 * @span: words that name who speaks
 */
void
apostil_suggestion_add_source (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (&self->source, span);
}

/**
 * apostil_suggestion_add_cue:
 * @self: the suggestion of a claim
 * @span: words that say that somebody speaks
 */
void
apostil_suggestion_add_cue (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (&self->cue, span);
}

/**
 * apostil_suggestion_add_medium:
 * @self: the suggestion of a claim
 * @span: words that name by what means it was said
 */
void
apostil_suggestion_add_medium (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (&self->medium, span);
}

/**
 * apostil_suggestion_add_addressee:
 * @self: the suggestion of a claim
 * @span: words that name who was told
 */
void
apostil_suggestion_add_addressee (ApostilSuggestion *self, ApostilSpan span)
{
  add_span (&self->addressee, span);
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
 * @code: a code that apostil_suggestion_to_words() knows
 */
void
apostil_suggestion_set_reason (ApostilSuggestion *self, const gchar *code)
{
  self->reason = g_intern_string (code);
}

/**
 * apostil_suggestion_add_reason_arg:
 * @self: a suggestion
 * @name: what the argument is
 * @value: (nullable): its value; with %NULL nothing is added
 */
void
apostil_suggestion_add_reason_arg (ApostilSuggestion *self, const gchar *name, const gchar *value)
{
  if (value == NULL)
    return;
  if (self->reason_args == NULL)
    self->reason_args = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->reason_args, g_strdup (name));
  g_ptr_array_add (self->reason_args, g_strdup (value));
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
  if (self->alternatives == NULL)
    self->alternatives = g_ptr_array_new_with_free_func (g_free);
  if (!g_ptr_array_find_with_equal_func (self->alternatives, value, g_str_equal, NULL))
    g_ptr_array_add (self->alternatives, g_strdup (value));
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
  if (self->spans->len == 0)
    return APOSTIL_SPAN (0, 0);
  return g_array_index (self->spans, ApostilSpan, 0);
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
  for (guint i = 0; self->reason_args != NULL && i + 1 < self->reason_args->len; i += 2)
    if (g_str_equal (self->reason_args->pdata[i], name))
      return self->reason_args->pdata[i + 1];
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
set_part (ApostilAnnotation *annotation, const gchar *role, GArray *spans)
{
  if (spans != NULL && spans->len > 0)
    apostil_annotation_set_part (annotation, role, (const ApostilSpan *) (gpointer) spans->data,
                                 spans->len);
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
  apostil_annotation_set_spans (annotation, (const ApostilSpan *) (gpointer) self->spans->data,
                                self->spans->len);
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
  for (guint i = 0; self->reason_args != NULL && i + 1 < self->reason_args->len; i += 2)
    apostil_record_add_reason_arg (annotation, self->reason_args->pdata[i],
                                   self->reason_args->pdata[i + 1]);
  if (self->alternatives != NULL)
    {
      g_autoptr (GPtrArray) values = g_ptr_array_new ();

      for (guint i = 0; i < self->alternatives->len; i++)
        g_ptr_array_add (values, self->alternatives->pdata[i]);
      g_ptr_array_add (values, NULL);
      apostil_record_set_alternatives (annotation, (const gchar *const *) values->pdata);
    }
  return annotation;
}
