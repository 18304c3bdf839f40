/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-summary.h"

#include "apostil-tokens.h"

static void
clear_tally (gpointer data)
{
  g_clear_pointer (&((ApostilTally *) data)->types, g_array_unref);
}

static GArray *
tallies_new (void)
{
  GArray *tallies = g_array_new (FALSE, TRUE, sizeof (ApostilTally));

  g_array_set_clear_func (tallies, clear_tally);
  return tallies;
}

static ApostilTally *
count (GArray *tallies, const gchar *name, ApostilStatus status)
{
  ApostilTally *tally = NULL;

  for (guint i = 0; i < tallies->len && tally == NULL; i++)
    if (g_strcmp0 (g_array_index (tallies, ApostilTally, i).name, name) == 0)
      tally = &g_array_index (tallies, ApostilTally, i);
  if (tally == NULL)
    {
      g_array_set_size (tallies, tallies->len + 1);
      tally = &g_array_index (tallies, ApostilTally, tallies->len - 1);
      tally->name = name;
    }

  tally->n++;
  tally->n_suggested += status == APOSTIL_STATUS_SUGGESTED;
  tally->n_rejected += status == APOSTIL_STATUS_REJECTED;
  return tally;
}

static gint
compare_tallies (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const ApostilTally *) a)->name, ((const ApostilTally *) b)->name);
}

static const gchar *
get_mark_type (ApostilDocument *document, ApostilAnnotation *annotation)
{
  const gchar *entity = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
  ApostilEntity *found =
      entity != NULL ? apostil_record_list_lookup (apostil_document_get_entities (document), entity)
                     : NULL;

  return found != NULL ? apostil_entity_get_entity_type (found)
                       : apostil_record_get (annotation, APOSTIL_ATTR_TYPE);
}

static void
count_annotations (ApostilSummary *self, ApostilDocument *document)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);
      ApostilStatus status = apostil_record_get_status (annotation);
      const gchar *type = get_mark_type (document, annotation);
      const gchar *entity = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
      ApostilTally *kind =
          count (self->kinds, apostil_annotation_get_kind (annotation)->id, status);
      guint n_spans;
      const ApostilSpan *own = apostil_annotation_get_spans (annotation, &n_spans);

      if (type != NULL)
        {
          if (kind->types == NULL)
            kind->types = tallies_new ();
          count (kind->types, type, status);
        }
      if (status == APOSTIL_STATUS_REJECTED)
        continue;
      g_array_append_vals (spans, own, n_spans);
      if (entity != NULL)
        g_hash_table_insert (
            self->mentions, (gpointer) entity,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->mentions, entity)) + 1));
    }

  spans->len = apostil_spans_normalise ((ApostilSpan *) (void *) spans->data, spans->len);
  for (guint i = 0; i < spans->len; i++)
    self->n_marked += apostil_span_length (g_array_index (spans, ApostilSpan, i));
}

static void
count_sections (ApostilSummary *self, ApostilDocument *document)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      guint n_spans;
      const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);

      if (g_strcmp0 (apostil_record_get (section, APOSTIL_ATTR_ROLE), "boilerplate") == 0)
        for (guint j = 0; j < n_spans; j++)
          self->n_out += apostil_span_length (spans[j]);
    }
}

static void
count_words (ApostilSummary *self, ApostilText *text)
{
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new (text);
  guint n_tokens;
  const ApostilToken *all = apostil_tokens_get (tokens, &n_tokens);

  for (guint i = 0; i < n_tokens; i++)
    self->n_words += (all[i].flags & APOSTIL_TOKEN_WORD) != 0;
}

/**
 * apostil_summary_new:
 * @document: a document; it has to outlive the summary
 *
 * Returns: (transfer full): what is in it
 */
ApostilSummary *
apostil_summary_new (ApostilDocument *document)
{
  ApostilSummary *self = g_new0 (ApostilSummary, 1);
  ApostilRecordList *entities = apostil_document_get_entities (document);
  ApostilRecordList *relations = apostil_document_get_relations (document);

  self->kinds = tallies_new ();
  self->entities = tallies_new ();
  self->relations = tallies_new ();
  self->mentions = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_characters = apostil_text_get_length (apostil_document_get_text (document));

  count_words (self, apostil_document_get_text (document));
  count_annotations (self, document);
  count_sections (self, document);
  for (guint i = 0; i < apostil_record_list_get_length (entities); i++)
    count (self->entities, apostil_entity_get_entity_type (apostil_record_list_get (entities, i)),
           APOSTIL_STATUS_CONFIRMED);
  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);

      count (self->relations, apostil_relation_get_relation_type (relation),
             apostil_record_get_status (relation));
    }

  g_array_sort (self->kinds, compare_tallies);
  g_array_sort (self->entities, compare_tallies);
  g_array_sort (self->relations, compare_tallies);
  for (guint i = 0; i < self->kinds->len; i++)
    if (g_array_index (self->kinds, ApostilTally, i).types != NULL)
      g_array_sort (g_array_index (self->kinds, ApostilTally, i).types, compare_tallies);
  return self;
}

/**
 * apostil_summary_free:
 * @self: (transfer full): a summary
 */
void
apostil_summary_free (ApostilSummary *self)
{
  g_array_unref (self->kinds);
  g_array_unref (self->entities);
  g_array_unref (self->relations);
  g_hash_table_unref (self->mentions);
  g_free (self);
}
