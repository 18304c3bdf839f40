/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-statistics.h"

#include "apostil-claim-count.h"

/* How it works
 *
 * Marks are counted in one walk over their list, words in one over the tokens, while the spans of
 * marks and of sections, both sorted, are walked along. What a claim quotes and what it reports is
 * noted per word, so that nested claims count no word twice in the totals; the numbers of each source
 * add up its own claims. */

enum
{
  WORD_QUOTED = 1 << 0,
  WORD_REPORTED = 1 << 1,
};

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
count_annotations (ApostilStatistics *self, ApostilDocument *document)
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
count_sections (ApostilStatistics *self, ApostilDocument *document)
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

/* Words */

typedef struct
{
  guint8 *flags; /* of each token */
  guint n_quoted;
  guint n_reported;
} ClaimWords;

static void
note_word (guint token, gboolean quoted, gpointer user_data)
{
  ClaimWords *words = user_data;

  words->flags[token] |= quoted ? WORD_QUOTED : WORD_REPORTED;
  *(quoted ? &words->n_quoted : &words->n_reported) += 1;
}

/* Whether any claim that is not rejected stands against it. */
static gboolean
is_contradicted (ApostilStatistics *self, ApostilAnnotation *claim)
{
  g_autoptr (GPtrArray) relations = apostil_record_list_linking_to (
      apostil_document_get_relations (self->document), apostil_record_get_id (claim));

  for (guint i = 0; i < relations->len; i++)
    if (apostil_record_get_status (relations->pdata[i]) == APOSTIL_STATUS_CONFIRMED &&
        g_strcmp0 (apostil_relation_get_relation_type (relations->pdata[i]), "contradicts") == 0)
      return TRUE;
  return FALSE;
}

static ApostilSourceCount *
get_source (ApostilStatistics *self, GHashTable *places, const gchar *id)
{
  gpointer place = NULL;
  ApostilSourceCount count = { .entity = NULL };

  if (!g_hash_table_lookup_extended (places, id != NULL ? id : "", NULL, &place))
    {
      if (id != NULL)
        count.entity =
            apostil_record_list_lookup (apostil_document_get_entities (self->document), id);
      place = GUINT_TO_POINTER (self->sources->len);
      g_hash_table_insert (places, (gpointer) (id != NULL ? id : ""), place);
      g_array_append_val (self->sources, count);
    }
  return &g_array_index (self->sources, ApostilSourceCount, GPOINTER_TO_UINT (place));
}

static gint
compare_sources (gconstpointer a, gconstpointer b)
{
  const ApostilSourceCount *x = a;
  const ApostilSourceCount *y = b;

  /* What is linked to nobody stands last. */
  if ((x->entity == NULL) != (y->entity == NULL))
    return x->entity == NULL ? 1 : -1;
  if (x->n_claims != y->n_claims)
    return x->n_claims > y->n_claims ? -1 : 1;
  if (x->entity == NULL)
    return 0;
  return apostil_id_compare (apostil_record_get_id (x->entity), apostil_record_get_id (y->entity));
}

static gboolean
is_out (ApostilStatistics *self, guint32 offset)
{
  ApostilSection *section = apostil_document_get_section_at (self->document, offset);

  return section != NULL &&
         g_strcmp0 (apostil_record_get (section, APOSTIL_ATTR_ROLE), "boilerplate") == 0;
}

static void
count_claims (ApostilStatistics *self, ApostilTokens *tokens, guint8 *flags)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *claim = apostil_annotation_list_get (list, i);
      const gchar *const *claimants = NULL;
      ClaimWords words = { flags, 0, 0 };
      gboolean contradicted;

      if (!apostil_annotation_is (claim, APOSTIL_KIND_CLAIM) ||
          apostil_record_get_status (claim) != APOSTIL_STATUS_CONFIRMED ||
          is_out (self, apostil_annotation_get_first_span (claim).start))
        continue;
      if (g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") == 0)
        {
          self->n_own++;
          continue;
        }
      apostil_claim_foreach_word (apostil_document_get_text (self->document), claim, tokens,
                                  note_word, &words);
      contradicted = is_contradicted (self, claim);
      claimants = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
      for (guint k = 0; k == 0 || claimants[k] != NULL; k++)
        {
          ApostilSourceCount *source = get_source (self, places, claimants[k]);

          source->n_claims++;
          source->n_quoted += words.n_quoted;
          source->n_reported += words.n_reported;
          source->n_contradicted += contradicted;
          if (claimants[k] == NULL)
            break;
        }
    }
  g_array_sort (self->sources, compare_sources);
}

/* A row for each section, and one for what is in none. */
static GHashTable *
add_sections (ApostilStatistics *self)
{
  ApostilRecordList *sections = apostil_document_get_sections (self->document);
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i <= apostil_record_list_get_length (sections); i++)
    {
      ApostilSectionCount count = { .section = apostil_record_list_get (sections, i) };
      guint n_spans = 0;
      const ApostilSpan *spans =
          count.section != NULL ? apostil_section_get_spans (count.section, &n_spans) : NULL;

      count.published =
          n_spans > 0 ? apostil_document_get_published_at (self->document, spans[0].start, NULL)
                      : apostil_record_get (apostil_document_get_article (self->document),
                                            APOSTIL_ATTR_PUBLISHED);
      count.is_out = n_spans > 0 && is_out (self, spans[0].start);
      g_hash_table_insert (places, count.section, GUINT_TO_POINTER (self->sections->len));
      g_array_append_val (self->sections, count);
    }
  return places;
}

static ApostilSectionCount *
get_section (ApostilStatistics *self, GHashTable *places, guint32 offset)
{
  ApostilSection *section = apostil_document_get_section_at (self->document, offset);

  return &g_array_index (self->sections, ApostilSectionCount,
                         GPOINTER_TO_UINT (g_hash_table_lookup (places, section)));
}

/* Counts confirmed marks by section. Returns: their spans, sorted and disjoint. */
static GArray *
count_by_section (ApostilStatistics *self, GHashTable *places)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);
      guint n_spans;
      const ApostilSpan *own = apostil_annotation_get_spans (annotation, &n_spans);
      ApostilSectionCount *count = NULL;

      if (apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED)
        continue;
      g_array_append_vals (spans, own, n_spans);
      count = get_section (self, places, own[0].start);
      if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
        count->n_entities++;
      else if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
        count->n_claims++;
      else if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
        count->n_dates++;
      else
        count->n_others++;
    }
  spans->len = apostil_spans_normalise ((ApostilSpan *) (void *) spans->data, spans->len);
  return spans;
}

static void
count_words (ApostilStatistics *self)
{
  g_autoptr (ApostilTokens)
      tokens = apostil_tokens_new (apostil_document_get_text (self->document));
  guint n_tokens;
  const ApostilToken *all = apostil_tokens_get (tokens, &n_tokens);
  g_autofree guint8 *flags = g_new0 (guint8, n_tokens + 1);
  g_autoptr (GHashTable) places = add_sections (self);
  g_autoptr (GArray) spans = count_by_section (self, places);
  guint at = 0; /* in spans */

  count_claims (self, tokens, flags);

  for (guint i = 0; i < n_tokens; i++)
    {
      const ApostilToken *token = &all[i];
      ApostilSectionCount *section = NULL;
      gboolean marked;

      if ((token->flags & APOSTIL_TOKEN_COUNTED) == 0)
        continue;
      while (at < spans->len && g_array_index (spans, ApostilSpan, at).end <= token->start)
        at++;
      marked = at < spans->len &&
               g_array_index (spans, ApostilSpan, at).start < token->start + token->n_chars;
      section = get_section (self, places, token->start);
      section->n_words++;
      section->n_marked += marked;
      self->n_words++;
      if (section->is_out)
        continue;
      self->n_read_words++;
      self->n_marked_words += marked;
      self->n_quoted += (flags[i] & WORD_QUOTED) != 0;
      self->n_reported += flags[i] == WORD_REPORTED;
    }

  /* Words outside all sections are a row of their own only when there are any. */
  if (self->sections->len > 1)
    {
      const ApostilSectionCount *none =
          &g_array_index (self->sections, ApostilSectionCount, self->sections->len - 1);

      if (none->n_words == 0 &&
          none->n_entities + none->n_claims + none->n_dates + none->n_others == 0)
        g_array_set_size (self->sections, self->sections->len - 1);
    }
}

/**
 * apostil_statistics_new:
 * @document: a document; in the thread that owns it
 *
 * Linear in the length of the text and the number of marks.
 *
 * Returns: (transfer full): what is in it
 */
ApostilStatistics *
apostil_statistics_new (ApostilDocument *document)
{
  ApostilStatistics *self = g_new0 (ApostilStatistics, 1);
  ApostilRecordList *entities = apostil_document_get_entities (document);
  ApostilRecordList *relations = apostil_document_get_relations (document);

  self->document = g_object_ref (document);
  self->sections = g_array_new (FALSE, FALSE, sizeof (ApostilSectionCount));
  self->sources = g_array_new (FALSE, FALSE, sizeof (ApostilSourceCount));
  self->kinds = tallies_new ();
  self->entities = tallies_new ();
  self->relations = tallies_new ();
  self->mentions = g_hash_table_new (g_str_hash, g_str_equal);
  self->n_characters = apostil_text_get_length (apostil_document_get_text (document));

  count_words (self);
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
 * apostil_statistics_free:
 * @self: (transfer full): what was counted
 */
void
apostil_statistics_free (ApostilStatistics *self)
{
  g_array_unref (self->kinds);
  g_array_unref (self->entities);
  g_array_unref (self->relations);
  g_array_unref (self->sections);
  g_array_unref (self->sources);
  g_hash_table_unref (self->mentions);
  g_object_unref (self->document);
  g_free (self);
}
