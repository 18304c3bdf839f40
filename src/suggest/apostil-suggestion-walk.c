/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggestion-layer-private.h"

/* Going through all suggestions, the layer's and those that the document holds, in one order. */

/* The document's own suggestions, in order. */
static GPtrArray *
get_own (ApostilSuggestionLayer *self)
{
  ApostilAnnotationList *marks = apostil_document_get_annotations (self->document);
  guint n_kinds = 0;
  const ApostilKind *kinds =
      apostil_scheme_get_kinds (apostil_document_get_scheme (self->document), &n_kinds);
  guint left = 0;

  if (self->own != NULL)
    return self->own;
  self->own = g_ptr_array_new ();
  for (guint i = 0; i < n_kinds; i++)
    left += apostil_annotation_list_count_status (marks, kinds[i].id, APOSTIL_STATUS_SUGGESTED);
  for (guint i = 0; left > self->own->len; i++)
    {
      ApostilAnnotation *mark = apostil_annotation_list_get (marks, i);

      if (apostil_record_get_status (mark) == APOSTIL_STATUS_SUGGESTED)
        g_ptr_array_add (self->own, mark);
    }
  return self->own;
}

/**
 * apostil_suggestion_layer_get_length:
 * @self: a layer
 *
 * Returns: how many suggestions there are, the document's own counted in
 */
guint
apostil_suggestion_layer_get_length (ApostilSuggestionLayer *self)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), 0);

  return apostil_annotation_list_get_length (self->pending) + get_own (self)->len;
}

/* The first of the document's own that does not stand before @annotation. */
static guint
find_own (ApostilSuggestionLayer *self, ApostilAnnotation *annotation)
{
  GPtrArray *own = get_own (self);
  guint low = 0;
  guint high = own->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (apostil_annotation_compare (own->pdata[middle], annotation) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Likewise of the layer's. */
static guint
find_pending (ApostilSuggestionLayer *self, ApostilAnnotation *annotation)
{
  guint at = apostil_annotation_list_lower_bound (
      self->pending, apostil_annotation_get_first_span (annotation).start);
  ApostilAnnotation *other = NULL;

  while ((other = apostil_annotation_list_get (self->pending, at)) != NULL &&
         apostil_annotation_compare (other, annotation) < 0)
    at++;
  return at;
}

/**
 * apostil_suggestion_layer_get_place:
 * @self: a layer
 * @annotation: (nullable): a mark
 *
 * Returns: which one it is among all suggestions, from 1, in text order; 0 when it is none
 */
guint
apostil_suggestion_layer_get_place (ApostilSuggestionLayer *self, ApostilAnnotation *annotation)
{
  guint own = 0;

  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), 0);

  if (annotation == NULL)
    return 0;
  own = find_own (self, annotation);
  if (!apostil_suggestion_layer_has (self, annotation) &&
      (own >= get_own (self)->len || self->own->pdata[own] != annotation))
    return 0;
  return own + find_pending (self, annotation) + 1;
}

/* The one at that place of both together, from 0. */
static ApostilAnnotation *
pick (ApostilSuggestionLayer *self, guint own, guint pending, gboolean backwards)
{
  ApostilAnnotation *x = NULL;
  ApostilAnnotation *y = NULL;

  if (backwards)
    {
      x = own > 0 ? get_own (self)->pdata[own - 1] : NULL;
      y = pending > 0 ? apostil_annotation_list_get (self->pending, pending - 1) : NULL;
    }
  else
    {
      x = own < get_own (self)->len ? self->own->pdata[own] : NULL;
      y = apostil_annotation_list_get (self->pending, pending);
    }
  if (x == NULL || y == NULL)
    return x != NULL ? x : y;
  return (apostil_annotation_compare (x, y) < 0) == backwards ? y : x;
}

/**
 * apostil_suggestion_layer_step:
 * @self: a layer
 * @from: (nullable): where to go from: a suggestion, or one that has just been decided on
 * @offset: without @from, the code point to go from
 * @backwards: whether to go towards the start
 *
 * Returns: (transfer none) (nullable): the next suggestion in text order, from the end on to
 *   the first again; %NULL when there is none
 */
ApostilAnnotation *
apostil_suggestion_layer_step (ApostilSuggestionLayer *self,
                               ApostilAnnotation *from,
                               guint32 offset,
                               gboolean backwards)
{
  ApostilAnnotation *found = NULL;
  guint own = 0;
  guint pending = 0;

  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), NULL);

  if (from != NULL)
    {
      own = find_own (self, from);
      pending = find_pending (self, from);
      if (!backwards && own < get_own (self)->len && self->own->pdata[own] == from)
        own++;
      if (!backwards && apostil_annotation_list_get (self->pending, pending) == from)
        pending++;
    }
  else
    {
      while (own < get_own (self)->len &&
             apostil_annotation_get_first_span (self->own->pdata[own]).start < offset)
        own++;
      pending = apostil_annotation_list_lower_bound (self->pending, offset);
    }
  found = pick (self, own, pending, backwards);
  if (found == NULL)
    found = backwards ? pick (self, get_own (self)->len,
                              apostil_annotation_list_get_length (self->pending), TRUE)
                      : pick (self, 0, 0, FALSE);
  return found;
}

/**
 * apostil_suggestion_layer_collect:
 * @self: a layer
 * @rule: (nullable): a rule; %NULL for any
 * @class_: a class; 0 for any
 *
 * Returns: (transfer container) (element-type ApostilAnnotation): all suggestions of that rule
 *   and class, the layer's before the document's
 */
GPtrArray *
apostil_suggestion_layer_collect (ApostilSuggestionLayer *self, const gchar *rule, gchar class_)
{
  GPtrArray *found = g_ptr_array_new ();
  guint n = 0;

  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), found);

  n = apostil_annotation_list_get_length (self->pending);
  for (guint i = 0; i < n + get_own (self)->len; i++)
    {
      ApostilAnnotation *it = i < n ? apostil_annotation_list_get (self->pending, i)
                                    : self->own->pdata[i - n];

      if ((rule == NULL || g_strcmp0 (apostil_record_get (it, APOSTIL_ATTR_RULE), rule) == 0) &&
          (class_ == '\0' || apostil_suggestion_layer_get_class (self, it) == class_))
        g_ptr_array_add (found, it);
    }
  return found;
}

static guint32
get_reach (ApostilAnnotation *annotation)
{
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  return spans[n_spans - 1].end - spans[0].start;
}

/**
 * apostil_suggestion_layer_at:
 * @self: a layer
 * @offset: a code point
 * @found: (inout) (element-type ApostilAnnotation): marks of the document there, innermost first
 *
 * Adds the layer's suggestions with words at @offset, without references, each behind what
 * reaches no further than it does.
 */
void
apostil_suggestion_layer_at (ApostilSuggestionLayer *self, guint32 offset, GPtrArray *found)
{
  g_autoptr (GPtrArray) proposed = g_ptr_array_new ();

  g_return_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self));

  apostil_annotation_list_at (self->pending, offset, proposed);
  for (guint i = 0; i < proposed->len; i++)
    {
      guint at = 0;

      while (at < found->len && get_reach (found->pdata[at]) <= get_reach (proposed->pdata[i]))
        at++;
      g_ptr_array_insert (found, (gint) at, proposed->pdata[i]);
    }
}

/* Whether more than one date opens sections, those of the document among them. */
static gboolean
are_several (ApostilDocument *document, GPtrArray *sections)
{
  ApostilRecordList *settled = apostil_document_get_sections (document);
  const gchar *first = NULL;

  for (guint i = 0; i < apostil_record_list_get_length (settled); i++)
    if (apostil_section_get_published (apostil_record_list_get (settled, i)) != NULL)
      return TRUE;
  for (guint i = 0; i < sections->len; i++)
    {
      const gchar *date = apostil_section_get_published (sections->pdata[i]);

      if (first == NULL)
        first = date;
      else if (date != NULL && !g_str_equal (date, first))
        return TRUE;
    }
  return FALSE;
}

/**
 * apostil_suggestion_layer_collect_sections:
 * @self: a layer
 * @marks: (nullable) (element-type ApostilAnnotation): suggestions that are accepted; %NULL for
 *   all sections
 *
 * On a page with several articles a publication date brings its sections with it. Where there is
 * one such date only, it is that of the article, and says nothing of sections.
 *
 * Returns: (transfer full) (element-type ApostilSection): the proposed sections that @marks date,
 *   each with the id of its date, for apostil_command_accept()
 */
GPtrArray *
apostil_suggestion_layer_collect_sections (ApostilSuggestionLayer *self, GPtrArray *marks)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *sections = NULL;

  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), found);

  if (self->pass != NULL)
    sections = apostil_suggestion_pass_get_sections (self->pass);
  if (sections == NULL || (marks != NULL && !are_several (self->document, sections)))
    return found;
  for (guint i = 0; i < sections->len; i++)
    {
      const gchar *date = apostil_section_get_published (sections->pdata[i]);
      gboolean wanted = marks == NULL;

      for (guint k = 0; !wanted && date != NULL && k < marks->len; k++)
        wanted = g_str_equal (apostil_record_get_id (marks->pdata[k]), date);
      if (wanted)
        g_ptr_array_add (found, g_object_ref (sections->pdata[i]));
    }
  return found;
}
