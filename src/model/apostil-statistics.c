/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-statistics.h"

#include "apostil-claim-count.h"

/* How it works
 *
 * Marks are counted in one walk over their list, words in one over the tokens, while the spans of
 * marks, of claims and of sections, all sorted, are walked along. What a claim quotes and what it reports
 * is noted per word, so that nested claims count no word twice in the totals; the numbers of each source
 * add up its own claims.
 *
 * The text is taken apart some lines at a time, never within a claim: all tokens of a long one are ten
 * thousand pages of memory, and to meet these takes longer than to count. */

#define CHUNK 32768 /* code points, and up to the end of the line, or of the claim */

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
  ApostilAnnotation *claim;
  guint n_quoted;
  guint n_reported;
} ClaimWords;

/* A span of a claim. */
typedef struct
{
  ApostilSpan span;
  guint claim;
} Fragment;

/* A span of a section. */
typedef struct
{
  ApostilSpan span;
  guint section;
} Place;

/* What is walked along. */
typedef struct
{
  ApostilText *text;
  GArray
      *claims; /* (element-type ClaimWords) confirmed and told, outside boilerplate; by position */
  GArray *fragments; /* (element-type Fragment) theirs, sorted */
  GArray *marked;    /* (element-type ApostilSpan) in confirmed marks, sorted and disjoint */
  GArray *places;    /* (element-type Place) sorted and disjoint */
  guint fragment;    /* the first in each that does not lie before what is at hand */
  guint mark;
  guint place;
} Walk;

typedef struct
{
  guint8 *flags; /* of each token */
  ClaimWords *words;
} Noting;

static void
note_word (guint token, gboolean quoted, gpointer user_data)
{
  Noting *noting = user_data;

  noting->flags[token] |= quoted ? WORD_QUOTED : WORD_REPORTED;
  *(quoted ? &noting->words->n_quoted : &noting->words->n_reported) += 1;
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  /* The first field of each. */
  return apostil_span_compare (*(const ApostilSpan *) a, *(const ApostilSpan *) b);
}

/* The ids of what is contradicted, or contradicts, for certain. */
static GHashTable *
find_contradicted (ApostilStatistics *self)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);

      if (apostil_record_get_status (relation) != APOSTIL_STATUS_CONFIRMED ||
          g_strcmp0 (apostil_relation_get_relation_type (relation), "contradicts") != 0)
        continue;
      g_hash_table_add (ids, (gpointer) apostil_relation_get_from (relation));
      g_hash_table_add (ids, (gpointer) apostil_relation_get_to (relation));
    }
  return ids;
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
collect_claims (ApostilStatistics *self, Walk *walk)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *claim = apostil_annotation_list_get (list, i);
      ClaimWords words = { claim, 0, 0 };
      Fragment fragment = { .claim = walk->claims->len };
      guint n_spans;
      const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);

      if (!apostil_annotation_is (claim, APOSTIL_KIND_CLAIM) ||
          apostil_record_get_status (claim) != APOSTIL_STATUS_CONFIRMED ||
          is_out (self, spans[0].start))
        continue;
      if (g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") == 0)
        {
          self->n_own++;
          continue;
        }
      g_array_append_val (walk->claims, words);
      for (guint j = 0; j < n_spans; j++)
        {
          fragment.span = spans[j];
          g_array_append_val (walk->fragments, fragment);
        }
    }
  g_array_sort (walk->fragments, compare_spans);
}

static void
count_sources (ApostilStatistics *self, GArray *claims)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) contradicted = find_contradicted (self);

  for (guint i = 0; i < claims->len; i++)
    {
      const ClaimWords *words = &g_array_index (claims, ClaimWords, i);
      const gchar *const *claimants =
          apostil_annotation_get_links (words->claim, APOSTIL_LINK_CLAIMANT);
      gboolean against = g_hash_table_contains (contradicted, apostil_record_get_id (words->claim));

      for (guint k = 0; k == 0 || claimants[k] != NULL; k++)
        {
          ApostilSourceCount *source = get_source (self, places, claimants[k]);

          source->n_claims++;
          source->n_quoted += words->n_quoted;
          source->n_reported += words->n_reported;
          source->n_contradicted += against;
          if (claimants[k] == NULL)
            break;
        }
    }
  g_array_sort (self->sources, compare_sources);
}

/* A row for each section, and one for what is in none. */
static void
add_sections (ApostilStatistics *self, Walk *walk)
{
  ApostilRecordList *sections = apostil_document_get_sections (self->document);

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
      for (guint j = 0; j < n_spans; j++)
        {
          Place place = { spans[j], i };

          g_array_append_val (walk->places, place);
        }
      g_array_append_val (self->sections, count);
    }
  g_array_sort (walk->places, compare_spans);
}

/* The row of what is at @offset, which never goes back. */
static ApostilSectionCount *
get_section (ApostilStatistics *self, Walk *walk, guint32 offset)
{
  guint section = self->sections->len - 1;

  while (walk->place < walk->places->len &&
         g_array_index (walk->places, Place, walk->place).span.end <= offset)
    walk->place++;
  if (walk->place < walk->places->len)
    {
      const Place *place = &g_array_index (walk->places, Place, walk->place);

      if (place->span.start <= offset)
        section = place->section;
    }
  return &g_array_index (self->sections, ApostilSectionCount, section);
}

/* Counts confirmed marks by section, and collects their spans. */
static void
count_by_section (ApostilStatistics *self, Walk *walk)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);

  walk->place = 0;
  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);
      guint n_spans;
      const ApostilSpan *own = apostil_annotation_get_spans (annotation, &n_spans);
      ApostilSectionCount *count = NULL;

      if (apostil_record_get_status (annotation) != APOSTIL_STATUS_CONFIRMED)
        continue;
      g_array_append_vals (walk->marked, own, n_spans);
      count = get_section (self, walk, own[0].start);
      if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
        count->n_entities++;
      else if (apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM))
        count->n_claims++;
      else if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
        count->n_dates++;
      else
        count->n_others++;
    }
  walk->marked->len =
      apostil_spans_normalise ((ApostilSpan *) (void *) walk->marked->data, walk->marked->len);
  walk->place = 0;
}

/* The end of a line after some text from @start on, in which no claim goes on. */
static guint32
find_chunk_end (Walk *walk, guint32 start)
{
  guint32 length = apostil_text_get_length (walk->text);
  guint32 end = apostil_text_get_paragraph (walk->text, start + MIN (CHUNK, length - start)).end;

  for (guint i = walk->fragment; i < walk->fragments->len; i++)
    {
      ApostilSpan span = g_array_index (walk->fragments, Fragment, i).span;

      if (span.start > end)
        break;
      if (span.end > end)
        end = apostil_text_get_paragraph (walk->text, span.end).end;
    }
  return end < length ? end + 1 : length;
}

static void
count_chunk (ApostilStatistics *self, Walk *walk, ApostilSpan span)
{
  g_autoptr (ApostilTokens) tokens = apostil_tokens_new_span (walk->text, span);
  guint n_tokens;
  const ApostilToken *all = apostil_tokens_get (tokens, &n_tokens);
  g_autofree guint8 *flags = g_new0 (guint8, n_tokens + 1);

  for (; walk->fragment < walk->fragments->len; walk->fragment++)
    {
      const Fragment *fragment = &g_array_index (walk->fragments, Fragment, walk->fragment);
      Noting noting = { flags, &g_array_index (walk->claims, ClaimWords, fragment->claim) };

      if (fragment->span.start >= span.end)
        break;
      apostil_claim_foreach_word (walk->text, noting.words->claim, fragment->span, tokens,
                                  note_word, &noting);
    }

  for (guint i = 0; i < n_tokens; i++)
    {
      const ApostilToken *token = &all[i];
      ApostilSectionCount *section = NULL;
      gboolean marked;

      if ((token->flags & APOSTIL_TOKEN_COUNTED) == 0)
        continue;
      while (walk->mark < walk->marked->len &&
             g_array_index (walk->marked, ApostilSpan, walk->mark).end <= token->start)
        walk->mark++;
      marked = walk->mark < walk->marked->len &&
               g_array_index (walk->marked, ApostilSpan, walk->mark).start <
                   token->start + token->n_chars;
      section = get_section (self, walk, token->start);
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
}

static void
count_words (ApostilStatistics *self)
{
  g_autoptr (GArray) claims = g_array_new (FALSE, FALSE, sizeof (ClaimWords));
  g_autoptr (GArray) fragments = g_array_new (FALSE, FALSE, sizeof (Fragment));
  g_autoptr (GArray) marked = g_array_new (FALSE, FALSE, sizeof (ApostilSpan));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Walk walk = { apostil_document_get_text (self->document), claims, fragments, marked, places };
  guint32 end = 0;

  add_sections (self, &walk);
  count_by_section (self, &walk);
  collect_claims (self, &walk);
  for (guint32 start = 0; start < self->n_characters; start = end)
    {
      end = find_chunk_end (&walk, start);
      count_chunk (self, &walk, APOSTIL_SPAN (start, end));
    }
  count_sources (self, claims);

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
