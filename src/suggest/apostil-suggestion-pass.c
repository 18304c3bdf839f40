/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggestion-pass.h"

#include "apostil-fold.h"
#include "apostil-suggested-sections.h"
#include "apostil-suggestion-layer.h"

#include <string.h>

/* How it works
 *
 * Records never change, so the pass takes a reference on each and, in its own thread, makes a
 * second document of the very same records, which it may read at leisure while the first goes on
 * changing. What the engines propose for it is left out where the user has refused the same
 * words of the same rule, here or in enough other documents. The rest becomes two lists: what
 * lies free, and what a mark of its kind covers already, which comes back at once should that
 * mark go. */

struct _ApostilSuggestionPass
{
  ApostilScheme *scheme;
  ApostilArticle *article;
  gchar *uuid;
  GPtrArray *records;
  ApostilEngines engines;
  gchar lowest;
  ApostilRejections *memory; /* (nullable) */
  guint serial;

  ApostilAnnotationList *pending;
  ApostilAnnotationList *covered;
  GHashTable *by_id;   /* id → ApostilSuggestion */
  GPtrArray *sections; /* (element-type ApostilSection) */
};

static void
take_all (GPtrArray *records, ApostilRecordList *list)
{
  for (guint i = 0; i < apostil_record_list_get_length (list); i++)
    g_ptr_array_add (records, g_object_ref (apostil_record_list_get (list, i)));
}

/**
 * apostil_suggestion_pass_new:
 * @document: a document, in the thread that owns it
 * @engines: which engines to run
 * @lowest: the lowest class to take, 'A', 'B' or 'C'
 * @memory: (nullable): what was rejected in other documents
 * @serial: a number that no other pass over @document has
 *
 * Returns: (transfer full): a run over @document as it is now
 */
ApostilSuggestionPass *
apostil_suggestion_pass_new (ApostilDocument *document,
                             ApostilEngines engines,
                             gchar lowest,
                             ApostilRejections *memory,
                             guint serial)
{
  ApostilSuggestionPass *self = NULL;
  ApostilAnnotationList *annotations = NULL;
  guint n = 0;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = g_new0 (ApostilSuggestionPass, 1);
  self->scheme = g_object_ref (apostil_document_get_scheme (document));
  self->article = g_object_ref (apostil_document_get_article (document));
  self->uuid = g_strdup (apostil_document_get_uuid (document));
  self->engines = engines;
  self->lowest = lowest;
  self->memory = memory != NULL ? g_object_ref (memory) : NULL;
  self->serial = serial;
  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) apostil_suggestion_unref);

  annotations = apostil_document_get_annotations (document);
  n = apostil_annotation_list_get_length (annotations);
  self->records = g_ptr_array_new_full (n, g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->records, g_object_ref (apostil_annotation_list_get (annotations, i)));
  take_all (self->records, apostil_document_get_sections (document));
  take_all (self->records, apostil_document_get_entities (document));

  return self;
}

/**
 * apostil_suggestion_pass_free:
 * @self: (transfer full): a pass; any thread
 *
 * Frees @self and what it found.
 */
void
apostil_suggestion_pass_free (ApostilSuggestionPass *self)
{
  g_object_unref (self->scheme);
  g_object_unref (self->article);
  g_free (self->uuid);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_object (&self->memory);
  g_hash_table_unref (self->by_id);
  g_clear_object (&self->pending);
  g_clear_object (&self->covered);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self);
}

static ApostilDocument *
make_copy (ApostilSuggestionPass *self, GError **error)
{
  g_autoptr (ApostilDocument) copy = apostil_document_new (self->scheme, self->article, self->uuid);

  for (guint i = 0; i < self->records->len; i++)
    apostil_document_bulk_add (copy, g_object_ref (self->records->pdata[i]));
  g_clear_pointer (&self->records, g_ptr_array_unref);
  return apostil_document_bulk_finish (copy, NULL, error) ? g_steal_pointer (&copy) : NULL;
}

static gchar *
make_pair (ApostilText *text, const gchar *rule, ApostilSpan span, gchar **words)
{
  g_autofree gchar *folded = NULL;

  *words = apostil_text_dup_span (text, span);
  folded = apostil_fold (*words, -1);
  return g_strdup_printf ("%s\x1f%s", rule, folded);
}

/* « rule, folded words » of what the document rejects. */
static GHashTable *
collect_rejected (ApostilDocument *document)
{
  GHashTable *rejected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  ApostilAnnotationList *annotations = apostil_document_get_annotations (document);
  guint n = apostil_annotation_list_get_length (annotations);

  for (guint i = 0; i < n; i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (annotations, i);
      const gchar *rule = apostil_record_get (annotation, APOSTIL_ATTR_RULE);
      g_autofree gchar *words = NULL;

      if (apostil_record_get_status (annotation) == APOSTIL_STATUS_REJECTED && rule != NULL)
        g_hash_table_add (rejected,
                          make_pair (apostil_document_get_text (document), rule,
                                     apostil_annotation_get_first_span (annotation), &words));
    }
  return rejected;
}

/* A scheme of the user's may have other types than the engines know. */
static gboolean
is_known (ApostilScheme *scheme, ApostilSuggestion *suggestion)
{
  const ApostilKind *kind = apostil_scheme_get_kind (scheme, suggestion->kind);

  return kind != NULL && (suggestion->type == NULL || kind->n_types == 0 ||
                          apostil_kind_get_type_def (kind, suggestion->type) != NULL);
}

static gboolean
is_silenced (ApostilSuggestionPass *self,
             ApostilText *text,
             GHashTable *rejected,
             ApostilSuggestion *suggestion)
{
  g_autofree gchar *words = NULL;
  g_autofree gchar *pair =
      make_pair (text, suggestion->rule, apostil_suggestion_get_first_span (suggestion), &words);

  return g_hash_table_contains (rejected, pair) ||
         (self->memory != NULL &&
          apostil_rejections_is_silent (self->memory, suggestion->rule, words));
}

static ApostilAnnotation *find_cover (ApostilAnnotationList *marks, ApostilAnnotation *proposal);

static gint
compare_annotations (gconstpointer a, gconstpointer b)
{
  return apostil_annotation_compare (*(ApostilAnnotation *const *) a,
                                     *(ApostilAnnotation *const *) b);
}

/* A claim within another one: within the mark for that, or within its suggestion. */
static void
link_nested (GHashTable *made, GPtrArray *covered, ApostilAnnotationList *marks)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer annotation = NULL;

  g_hash_table_iter_init (&iter, made);
  while (g_hash_table_iter_next (&iter, &key, &annotation))
    {
      ApostilSuggestion *suggestion = key;
      ApostilAnnotation *reports =
          suggestion->within != NULL ? g_hash_table_lookup (made, suggestion->within) : NULL;

      if (reports != NULL && g_ptr_array_find (covered, reports, NULL))
        reports = find_cover (marks, reports);
      if (reports != NULL && apostil_record_get_status (reports) != APOSTIL_STATUS_REJECTED)
        apostil_annotation_set_link (annotation, APOSTIL_LINK_WITHIN,
                                     apostil_record_get_id (reports));
    }
}

static void
seal_all (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    apostil_record_seal (records->pdata[i]);
}

/* A publication date is that which is proposed, or the mark that covers it. */
static void
note_publication (ApostilPublications *publications,
                  ApostilAnnotation *annotation,
                  ApostilAnnotation *cover)
{
  if (g_strcmp0 (apostil_record_get (annotation, APOSTIL_ATTR_ROLE), "publication") != 0 ||
      (cover != NULL && apostil_record_get_status (cover) == APOSTIL_STATUS_REJECTED))
    return;
  apostil_publications_add (publications, apostil_annotation_get_first_span (annotation),
                            apostil_record_get_id (cover != NULL ? cover : annotation));
}

static void
sort_out (ApostilSuggestionPass *self,
          ApostilDocument *document,
          ApostilSuggestInput *input,
          GPtrArray *suggestions)
{
  ApostilText *text = apostil_document_get_text (document);
  ApostilAnnotationList *marks = apostil_document_get_annotations (document);
  g_autoptr (ApostilPublications) publications = apostil_publications_new ();
  g_autoptr (GHashTable) rejected = collect_rejected (document);
  g_autoptr (GPtrArray) pending = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) covered = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) made = g_hash_table_new (NULL, NULL); /* suggestion → annotation */

  for (guint i = 0; i < suggestions->len; i++)
    {
      ApostilSuggestion *suggestion = suggestions->pdata[i];
      /* No mark of a document has such an id. */
      g_autofree gchar *id = g_strdup_printf ("?%u-%u", self->serial, i);
      ApostilAnnotation *annotation = NULL;
      ApostilAnnotation *cover = NULL;

      if (suggestion->class_ > self->lowest || !is_known (self->scheme, suggestion) ||
          is_silenced (self, text, rejected, suggestion))
        continue;
      annotation = apostil_suggestion_to_annotation (suggestion, self->scheme, id);
      if (annotation == NULL)
        continue;
      g_hash_table_insert (made, suggestion, annotation);
      cover = find_cover (marks, annotation);
      g_ptr_array_add (cover != NULL ? covered : pending, annotation);
      note_publication (publications, annotation, cover);
      g_hash_table_insert (self->by_id, g_steal_pointer (&id), apostil_suggestion_ref (suggestion));
    }
  link_nested (made, covered, marks);
  self->sections = apostil_suggested_sections_new (input, publications);
  seal_all (self->sections);
  seal_all (pending);
  seal_all (covered);
  g_ptr_array_sort (pending, compare_annotations);
  g_ptr_array_sort (covered, compare_annotations);
  self->pending = apostil_annotation_list_new_detached (pending);
  self->covered = apostil_annotation_list_new_detached (covered);
}

/**
 * apostil_suggestion_pass_run:
 * @self: a pass that has not run yet
 * @cancellable: (nullable): to stop early
 * @error: return location for an error, as of apostil_suggest_run()
 *
 * Runs the engines. Any thread.
 *
 * Returns: whether it came to its end
 */
gboolean
apostil_suggestion_pass_run (ApostilSuggestionPass *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (ApostilSuggestInput) input = NULL;
  g_autoptr (ApostilSuggestInput) prepared = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  g_return_val_if_fail (self != NULL && self->pending == NULL, FALSE);

  document = make_copy (self, error);
  if (document == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  input = apostil_suggest_input_new_for_document (document);
  prepared = apostil_suggest_prepare (input, error);
  if (prepared == NULL)
    return FALSE;
  suggestions = apostil_suggest_run (prepared, self->engines, cancellable, error);
  if (suggestions == NULL)
    return FALSE;
  sort_out (self, document, prepared, suggestions);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * apostil_suggestion_pass_get_pending:
 * @self: a pass that ran
 *
 * Returns: (transfer none): what is proposed and covered by no mark
 */
ApostilAnnotationList *
apostil_suggestion_pass_get_pending (ApostilSuggestionPass *self)
{
  return self->pending;
}

/**
 * apostil_suggestion_pass_get_covered:
 * @self: a pass that ran
 *
 * Returns: (transfer none): what would be proposed but for a mark that is there already
 */
ApostilAnnotationList *
apostil_suggestion_pass_get_covered (ApostilSuggestionPass *self)
{
  return self->covered;
}

/**
 * apostil_suggestion_pass_get_sections:
 * @self: a pass that ran
 *
 * Returns: (transfer none) (element-type ApostilSection): the sections that it proposes where
 *   the document has none, sealed, each with the id of its publication date, be it proposed or
 *   the document's
 */
GPtrArray *
apostil_suggestion_pass_get_sections (ApostilSuggestionPass *self)
{
  return self->sections;
}

/**
 * apostil_suggestion_pass_lookup:
 * @self: a pass that ran
 * @id: an id
 *
 * Returns: (transfer none) (nullable): what the engine said of that mark
 */
ApostilSuggestion *
apostil_suggestion_pass_lookup (ApostilSuggestionPass *self, const gchar *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * apostil_suggestion_is_proposed:
 * @annotation: (nullable): a mark
 *
 * Returns: whether it is what a pass proposed, which is in no document
 */
gboolean
apostil_suggestion_is_proposed (ApostilAnnotation *annotation)
{
  return annotation != NULL && apostil_record_get_id (annotation)[0] == '?';
}

/* Covering */

typedef struct
{
  ApostilAnnotation *proposal;
  ApostilSpan span;
  ApostilAnnotation *found;
} Cover;

/* A claim may well lie within another one; so may a name. */
static gboolean
is_about (ApostilSpan mark, ApostilSpan proposed, gboolean any_word)
{
  guint32 start = MAX (mark.start, proposed.start);
  guint32 end = MIN (mark.end, proposed.end);

  return start < end && (any_word || 2 * (end - start) > MAX (apostil_span_length (mark),
                                                              apostil_span_length (proposed)));
}

static gboolean
covers (ApostilAnnotation *mark, guint position, gpointer user_data)
{
  Cover *cover = user_data;
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_annotation_get_spans (mark, &n_spans);

  if (!apostil_annotation_is (mark, apostil_annotation_get_kind (cover->proposal)->id))
    return TRUE;
  for (guint i = 0; i < n_spans; i++)
    if (is_about (spans[i], cover->span, apostil_annotation_is (mark, APOSTIL_KIND_DATE)))
      cover->found = mark;
  return cover->found == NULL;
}

static ApostilAnnotation *
find_cover (ApostilAnnotationList *marks, ApostilAnnotation *proposal)
{
  Cover cover = { proposal, apostil_annotation_get_first_span (proposal), NULL };

  apostil_annotation_list_foreach_in (marks, cover.span, covers, &cover);
  return cover.found;
}

/**
 * apostil_suggestion_is_covered:
 * @marks: the marks of a document
 * @proposal: what is proposed for it
 *
 * Returns: whether a mark of that kind, be it confirmed, rejected or a suggestion itself, is
 *   about the same words: about any of them for a date, about more than half of either for the
 *   others
 */
gboolean
apostil_suggestion_is_covered (ApostilAnnotationList *marks, ApostilAnnotation *proposal)
{
  return find_cover (marks, proposal) != NULL;
}
