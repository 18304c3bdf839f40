/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-findings.h"

/* How it works
 *
 * A check is a function that reads the document, in time linear in it, and adds findings. None
 * changes anything. All of them leave out what is boilerplate, and marks that are not confirmed: a
 * suggestion is still a question. A run can be stopped; it then leaves what it has. */

#define WORDS_CHARS 60

static void
note_mentions (ApostilFindings *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);

  for (guint i = 0; i < apostil_annotation_list_get_length (list); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);
      const gchar *entity = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);

      if (entity != NULL && apostil_findings_reads (self, annotation) &&
          !g_hash_table_contains (self->mentions, entity))
        g_hash_table_insert (self->mentions, (gpointer) entity, annotation);
    }
}

/**
 * apostil_findings_init:
 * @self: (out caller-allocates): a run of the checks
 * @document: what is checked; in the thread that owns it
 * @cancellable: (nullable): to stop it
 */
void
apostil_findings_init (ApostilFindings *self, ApostilDocument *document, GCancellable *cancellable)
{
  self->document = document;
  self->text = apostil_document_get_text (document);
  self->cancellable = cancellable;
  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->mentions = g_hash_table_new (g_str_hash, g_str_equal);
  note_mentions (self);
}

/**
 * apostil_findings_clear:
 * @self: a run of the checks
 *
 * Frees what it holds; take @found out before, if it is to stay.
 */
void
apostil_findings_clear (ApostilFindings *self)
{
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->mentions, g_hash_table_unref);
}

/**
 * apostil_findings_run:
 * @self: a run of the checks
 *
 * Runs the checks that need only the model.
 */
void
apostil_findings_run (ApostilFindings *self)
{
  apostil_findings_check_dates (self);
  apostil_findings_check_names (self);
  apostil_findings_check_claims (self);
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  return apostil_finding_compare (*(ApostilFinding *const *) a, *(ApostilFinding *const *) b);
}

/**
 * apostil_findings_sort:
 * @self: a run of the checks
 *
 * Puts what was found in the order of the text; from now on it may be given out.
 */
void
apostil_findings_sort (ApostilFindings *self)
{
  for (guint i = 0; i < self->found->len; i++)
    apostil_finding_get_identity (self->found->pdata[i]);
  g_ptr_array_sort (self->found, compare);
}

/**
 * apostil_findings_add:
 * @self: a run of the checks
 * @code: what is found
 *
 * Returns: (transfer none): a finding, for the check to fill
 */
ApostilFinding *
apostil_findings_add (ApostilFindings *self, const gchar *code)
{
  ApostilFinding *finding = apostil_finding_new (code);

  g_ptr_array_add (self->found, finding);
  return finding;
}

/**
 * apostil_findings_add_mark:
 * @self: a run of the checks
 * @finding: what it has just found
 * @annotation: a mark that it is about
 */
void
apostil_findings_add_mark (ApostilFindings *self,
                           ApostilFinding *finding,
                           ApostilAnnotation *annotation)
{
  apostil_finding_add_place (finding, self->text, apostil_record_get_id (annotation),
                             apostil_annotation_get_first_span (annotation));
}

/**
 * apostil_findings_add_entity:
 * @self: a run of the checks
 * @finding: what it has just found
 * @entity: an entity that it is about; its first mention is the place
 */
void
apostil_findings_add_entity (ApostilFindings *self, ApostilFinding *finding, ApostilEntity *entity)
{
  const gchar *id = apostil_record_get_id (entity);
  ApostilAnnotation *mention = g_hash_table_lookup (self->mentions, id);

  apostil_finding_add_place (finding, self->text, id,
                             mention != NULL ? apostil_annotation_get_first_span (mention)
                                             : APOSTIL_SPAN (0, 0));
}

/**
 * apostil_findings_add_line:
 * @finding: what was just found
 * @name: what its sentence calls the number
 * @place: which of its places
 */
void
apostil_findings_add_line (ApostilFinding *finding, const gchar *name, guint place)
{
  guint n;
  const ApostilFindingPlace *places = apostil_finding_get_places (finding, &n);
  g_autofree gchar *line = g_strdup_printf ("%u", place < n ? places[place].line : 0);

  apostil_finding_add_arg (finding, name, line);
}

/**
 * apostil_findings_dup_words:
 * @self: a run of the checks
 * @span: a stretch of the text
 *
 * Returns: (transfer full): its words, cut at 60 characters, on one line
 */
gchar *
apostil_findings_dup_words (ApostilFindings *self, ApostilSpan span)
{
  gboolean cut = apostil_span_length (span) > WORDS_CHARS;
  g_autofree gchar *words = NULL;

  if (cut)
    span.end = span.start + WORDS_CHARS;
  words = apostil_text_dup_span (self->text, span);
  g_strdelimit (words, "\n\t", ' ');
  return cut ? g_strconcat (words, "…", NULL) : g_steal_pointer (&words);
}

/**
 * apostil_findings_dup_source:
 * @self: a run of the checks
 * @claim: a claim
 *
 * Returns: (transfer full) (nullable): who makes it: its first claimant's name, else its source words
 */
gchar *
apostil_findings_dup_source (ApostilFindings *self, ApostilAnnotation *claim)
{
  const gchar *claimant = apostil_annotation_get_link (claim, APOSTIL_LINK_CLAIMANT);
  ApostilEntity *entity =
      claimant != NULL
          ? apostil_record_list_lookup (apostil_document_get_entities (self->document), claimant)
          : NULL;
  guint n;
  const ApostilSpan *source = apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n);

  if (entity != NULL)
    return g_strdup (apostil_entity_get_name (entity));
  return n > 0 ? apostil_findings_dup_words (self, source[0]) : NULL;
}

/**
 * apostil_findings_is_out:
 * @self: a run of the checks
 * @offset: a code point
 *
 * Returns: whether it lies in boilerplate, which nobody checks
 */
gboolean
apostil_findings_is_out (ApostilFindings *self, guint32 offset)
{
  ApostilSection *section = apostil_document_get_section_at (self->document, offset);

  return section != NULL &&
         g_strcmp0 (apostil_record_get (section, APOSTIL_ATTR_ROLE), "boilerplate") == 0;
}

/**
 * apostil_findings_reads:
 * @self: a run of the checks
 * @annotation: a mark
 *
 * Returns: whether checks look at it: it is confirmed and not in boilerplate
 */
gboolean
apostil_findings_reads (ApostilFindings *self, ApostilAnnotation *annotation)
{
  return apostil_record_get_status (annotation) == APOSTIL_STATUS_CONFIRMED &&
         !apostil_findings_is_out (self, apostil_annotation_get_first_span (annotation).start);
}

/**
 * apostil_findings_is_cancelled:
 * @self: a run of the checks
 *
 * Returns: whether to stop
 */
gboolean
apostil_findings_is_cancelled (ApostilFindings *self)
{
  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}
