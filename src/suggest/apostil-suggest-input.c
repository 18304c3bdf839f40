/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggest-input.h"

struct _ApostilSuggestInput
{
  gatomicrefcount ref_count;

  ApostilText *text;
  ApostilTokens *tokens;
  gchar *language;
  gchar *published;
  GArray *sections;         /* of ApostilStretch, sorted, disjoint */
  gboolean prepared;        /* with the sections that were proposed */
  ApostilKnownNames *names; /* (nullable) */
  ApostilLexicon *lexicon;  /* (nullable) */
};

static void
stretch_clear (gpointer data)
{
  ApostilStretch *stretch = data;

  g_free (stretch->published);
  g_free (stretch->published_id);
  g_free (stretch->language);
}

/**
 * apostil_stretches_new:
 *
 * Returns: (transfer full): an empty array of #ApostilStretch that owns their strings
 */
GArray *
apostil_stretches_new (void)
{
  GArray *array = g_array_new (FALSE, TRUE, sizeof (ApostilStretch));

  g_array_set_clear_func (array, stretch_clear);
  return array;
}

static void
append_piece (GArray *stretches, const ApostilStretch *stretch, guint32 start, guint32 end)
{
  ApostilStretch piece = *stretch;

  if (start >= end)
    return;
  piece.span = APOSTIL_SPAN (start, end);
  piece.published = g_strdup (stretch->published);
  piece.published_id = g_strdup (stretch->published_id);
  piece.language = g_strdup (stretch->language);
  g_array_append_val (stretches, piece);
}

/**
 * apostil_stretches_fill:
 * @stretches: (array length=n_stretches): what is settled, sorted and disjoint
 * @n_stretches: how many they are
 * @proposed: (element-type ApostilStretch): what is proposed, sorted and disjoint
 *
 * Returns: (transfer full) (element-type ApostilStretch): @stretches, and what @proposed says of
 *   the text between them
 */
GArray *
apostil_stretches_fill (const ApostilStretch *stretches, guint n_stretches, GArray *proposed)
{
  GArray *all = apostil_stretches_new ();
  guint next = 0;

  for (guint i = 0; i < proposed->len; i++)
    {
      const ApostilStretch *stretch = &g_array_index (proposed, ApostilStretch, i);
      guint32 from = stretch->span.start;

      for (; next < n_stretches && stretches[next].span.start < stretch->span.end; next++)
        {
          append_piece (all, stretch, from, stretches[next].span.start);
          append_piece (all, &stretches[next], stretches[next].span.start,
                        stretches[next].span.end);
          from = stretches[next].span.end;
        }
      if (next > 0)
        from = MAX (from, stretches[next - 1].span.end);
      append_piece (all, stretch, from, stretch->span.end);
    }
  for (; next < n_stretches; next++)
    append_piece (all, &stretches[next], stretches[next].span.start, stretches[next].span.end);
  return all;
}

/**
 * apostil_suggest_input_new:
 * @text: a text
 * @language: (nullable): its language, "fr"
 * @published: (nullable): when it was published: a date, or a date-time with offset
 *
 * What engines read of a plain text, which has no sections yet. Takes the text apart, so for
 * a large one this is better called in a thread.
 *
 * Returns: (transfer full): the input
 */
ApostilSuggestInput *
apostil_suggest_input_new (ApostilText *text, const gchar *language, const gchar *published)
{
  ApostilSuggestInput *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (ApostilSuggestInput, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->text = apostil_text_ref (text);
  self->tokens = apostil_tokens_new (text);
  self->language = g_strdup (language);
  self->published = g_strdup (published);
  self->sections = apostil_stretches_new ();

  return self;
}

static ApostilSuggestInput *
copy (ApostilSuggestInput *self, GArray *sections, gboolean prepared)
{
  ApostilSuggestInput *other = g_new0 (ApostilSuggestInput, 1);

  g_atomic_ref_count_init (&other->ref_count);
  other->text = apostil_text_ref (self->text);
  other->tokens = apostil_tokens_ref (self->tokens);
  other->language = g_strdup (self->language);
  other->published = g_strdup (self->published);
  other->sections = sections;
  other->prepared = prepared;
  other->names = self->names != NULL ? apostil_known_names_ref (self->names) : NULL;
  other->lexicon = self->lexicon != NULL ? apostil_lexicon_ref (self->lexicon) : NULL;
  return other;
}

static gint
compare_stretches (gconstpointer a, gconstpointer b)
{
  return apostil_span_compare (((const ApostilStretch *) a)->span,
                               ((const ApostilStretch *) b)->span);
}

static void
add_section (GArray *stretches, ApostilDocument *document, ApostilSection *section)
{
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  const gchar *role = apostil_record_get (section, APOSTIL_ATTR_ROLE);

  for (guint i = 0; i < n_spans; i++)
    {
      ApostilStretch stretch = { spans[i], g_intern_string (role != NULL ? role : "body") };
      const gchar *id = NULL;

      stretch.published =
          g_strdup (apostil_document_get_published_at (document, spans[i].start, &id));
      stretch.published_id = g_strdup (id);
      stretch.language = g_strdup (apostil_record_get (section, APOSTIL_ATTR_LANGUAGE));
      if (id != NULL)
        {
          ApostilAnnotation *date = apostil_document_lookup (document, id);

          if (date != NULL && APOSTIL_IS_ANNOTATION (date))
            stretch.date = apostil_annotation_get_first_span (date);
        }
      g_array_append_val (stretches, stretch);
    }
}

/**
 * apostil_suggest_input_new_for_document:
 * @document: a document; it is read in the thread that owns it
 *
 * Returns: (transfer full): what engines read of it, with the sections it has
 */
ApostilSuggestInput *
apostil_suggest_input_new_for_document (ApostilDocument *document)
{
  ApostilSuggestInput *self = NULL;
  ApostilArticle *article = NULL;
  GListModel *sections = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  article = apostil_document_get_article (document);
  self = apostil_suggest_input_new (apostil_document_get_text (document),
                                    apostil_record_get (article, APOSTIL_ATTR_LANGUAGE),
                                    apostil_record_get (article, APOSTIL_ATTR_PUBLISHED));
  sections = G_LIST_MODEL (apostil_document_get_sections (document));
  for (guint i = 0; i < g_list_model_get_n_items (sections); i++)
    {
      g_autoptr (ApostilSection) section = g_list_model_get_item (sections, i);

      add_section (self->sections, document, section);
    }
  g_array_sort (self->sections, compare_stretches);
  self->names = apostil_known_names_new_for_document (document);

  return self;
}

/**
 * apostil_suggest_input_with_sections:
 * @self: an input
 * @sections: (transfer full) (element-type ApostilStretch): sorted and disjoint
 *
 * Returns: (transfer full): the same text with other sections, to which engines propose no more
 */
ApostilSuggestInput *
apostil_suggest_input_with_sections (ApostilSuggestInput *self, GArray *sections)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sections != NULL, NULL);

  return copy (self, sections, TRUE);
}

/**
 * apostil_suggest_input_is_prepared:
 * @self: an input
 *
 * Returns: whether engines take its sections for all there are; else they propose some where it
 *   has none
 */
gboolean
apostil_suggest_input_is_prepared (ApostilSuggestInput *self)
{
  return self->prepared;
}

/**
 * apostil_suggest_input_with_names:
 * @self: an input
 * @names: what is known about names; nobody changes it any more
 *
 * Returns: (transfer full): the same text with other known names
 */
ApostilSuggestInput *
apostil_suggest_input_with_names (ApostilSuggestInput *self, ApostilKnownNames *names)
{
  ApostilSuggestInput *other = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (names != NULL, NULL);

  other = copy (self, g_array_ref (self->sections), self->prepared);
  g_clear_pointer (&other->names, apostil_known_names_unref);
  other->names = apostil_known_names_ref (names);

  return other;
}

/**
 * apostil_suggest_input_get_names:
 * @self: an input
 *
 * Returns: (transfer none) (nullable): what the user has said about names
 */
ApostilKnownNames *
apostil_suggest_input_get_names (ApostilSuggestInput *self)
{
  return self->names;
}

/**
 * apostil_suggest_input_with_lexicon:
 * @self: an input
 * @lexicon: language data
 *
 * Returns: (transfer full): the same text, with the language data that engines are to use, so
 *   that they need not be read again
 */
ApostilSuggestInput *
apostil_suggest_input_with_lexicon (ApostilSuggestInput *self, ApostilLexicon *lexicon)
{
  ApostilSuggestInput *other = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (lexicon != NULL, NULL);

  other = copy (self, g_array_ref (self->sections), self->prepared);
  g_clear_pointer (&other->lexicon, apostil_lexicon_unref);
  other->lexicon = apostil_lexicon_ref (lexicon);

  return other;
}

/**
 * apostil_suggest_input_get_lexicon:
 * @self: an input
 *
 * Returns: (transfer none) (nullable): the language data it was prepared with
 */
ApostilLexicon *
apostil_suggest_input_get_lexicon (ApostilSuggestInput *self)
{
  return self->lexicon;
}

/**
 * apostil_suggest_input_ref:
 * @self: an input
 *
 * Returns: (transfer full): @self
 */
ApostilSuggestInput *
apostil_suggest_input_ref (ApostilSuggestInput *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * apostil_suggest_input_unref:
 * @self: (transfer full): an input
 */
void
apostil_suggest_input_unref (ApostilSuggestInput *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->lexicon, apostil_lexicon_unref);
  apostil_text_unref (self->text);
  apostil_tokens_unref (self->tokens);
  g_free (self->language);
  g_free (self->published);
  g_array_unref (self->sections);
  g_clear_pointer (&self->names, apostil_known_names_unref);
  g_free (self);
}

/**
 * apostil_suggest_input_get_text:
 * @self: an input
 *
 * Returns: (transfer none): the text
 */
ApostilText *
apostil_suggest_input_get_text (ApostilSuggestInput *self)
{
  return self->text;
}

/**
 * apostil_suggest_input_get_tokens:
 * @self: an input
 *
 * Returns: (transfer none): all its tokens
 */
ApostilTokens *
apostil_suggest_input_get_tokens (ApostilSuggestInput *self)
{
  return self->tokens;
}

/**
 * apostil_suggest_input_get_language:
 * @self: an input
 *
 * Returns: (nullable): the article's language
 */
const gchar *
apostil_suggest_input_get_language (ApostilSuggestInput *self)
{
  return self->language;
}

/**
 * apostil_suggest_input_get_published:
 * @self: an input
 *
 * Returns: (nullable): when the article was published
 */
const gchar *
apostil_suggest_input_get_published (ApostilSuggestInput *self)
{
  return self->published;
}

/**
 * apostil_suggest_input_get_sections:
 * @self: an input
 * @n: (out): how many there are
 *
 * Returns: (array length=n): the sections, sorted and disjoint
 */
const ApostilStretch *
apostil_suggest_input_get_sections (ApostilSuggestInput *self, guint *n)
{
  *n = self->sections->len;
  return (const ApostilStretch *) (gpointer) self->sections->data;
}

/**
 * apostil_suggest_input_get_section_at:
 * @self: an input
 * @offset: a code point
 *
 * Returns: (nullable): the section it lies in
 */
const ApostilStretch *
apostil_suggest_input_get_section_at (ApostilSuggestInput *self, guint32 offset)
{
  guint low = 0;
  guint high = self->sections->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const ApostilStretch *it = &g_array_index (self->sections, ApostilStretch, middle);

      if (apostil_span_holds (it->span, offset))
        return it;
      if (it->span.start > offset)
        high = middle;
      else
        low = middle + 1;
    }
  return NULL;
}
