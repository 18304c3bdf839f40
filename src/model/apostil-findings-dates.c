/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-findings.h"
#include "apostil-fold.h"
#include "apostil-timex.h"

/* Dates that do not agree with themselves or with each other. */

/* « dimanche » counted from the publication is one day within a section. « le lendemain » is another
 * each time: it is counted from the date before it, and left alone. */
static gboolean
counts_from_publication (ApostilFindings *self, ApostilAnnotation *date)
{
  const gchar *anchor = apostil_annotation_get_link (date, APOSTIL_LINK_ANCHOR);
  const gchar *published = NULL;

  if (anchor == NULL)
    return g_strcmp0 (apostil_record_get_reason (date, NULL, NULL), "from-before") != 0;
  apostil_document_get_published_at (self->document, apostil_annotation_get_first_span (date).start,
                                     &published);
  return g_strcmp0 (anchor, published) == 0;
}

static gboolean
are_apart (const gchar *a, const gchar *b)
{
  gint64 a_from, a_to, b_from, b_to;

  return apostil_timex_get_days (a, &a_from, &a_to) && apostil_timex_get_days (b, &b_from, &b_to) &&
         (a_to <= b_from || b_to <= a_from);
}

static void
tell_two_values (ApostilFindings *self,
                 ApostilAnnotation *first,
                 ApostilAnnotation *other,
                 gboolean in_section)
{
  ApostilFinding *finding =
      apostil_findings_add (self, in_section ? "date-two-values" : "date-two-values-article");
  g_autofree gchar *words =
      apostil_findings_dup_words (self, apostil_annotation_get_first_span (first));

  apostil_findings_add_mark (self, finding, first);
  apostil_findings_add_mark (self, finding, other);
  apostil_finding_add_arg (finding, "words", words);
  apostil_finding_add_arg (finding, "value-1", apostil_record_get (first, APOSTIL_ATTR_VALUE));
  apostil_findings_add_line (finding, "line-1", 0);
  apostil_finding_add_arg (finding, "value-2", apostil_record_get (other, APOSTIL_ATTR_VALUE));
  apostil_findings_add_line (finding, "line-2", 1);
}

/* @firsts: words and section → the first date with them; @told: those with a finding already, since
 * one says enough. */
static void
check_two_values (ApostilFindings *self,
                  ApostilAnnotation *date,
                  GHashTable *firsts,
                  GHashTable *told)
{
  ApostilSpan span = apostil_annotation_get_first_span (date);
  ApostilSection *section = apostil_document_get_section_at (self->document, span.start);
  const gchar *value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
  g_autofree gchar *words = NULL;
  g_autofree gchar *folded = NULL;
  g_autofree gchar *key = NULL;
  ApostilAnnotation *first = NULL;

  if (apostil_timex_get_shape (value) != APOSTIL_TIMEX_DATE ||
      !counts_from_publication (self, date) || apostil_span_length (span) > 100)
    return;
  words = apostil_text_dup_span (self->text, span);
  folded = apostil_fold (words, -1);
  key = g_strdup_printf ("%s\n%s", section != NULL ? apostil_record_get_id (section) : "", folded);
  first = g_hash_table_lookup (firsts, key);
  if (first == NULL)
    g_hash_table_insert (firsts, g_steal_pointer (&key), date);
  else if (are_apart (apostil_record_get (first, APOSTIL_ATTR_VALUE), value) &&
           g_hash_table_add (told, first))
    tell_two_values (self, first, date, section != NULL);
}

static void
check_end (ApostilFindings *self, ApostilAnnotation *date)
{
  const gchar *begin = apostil_record_get (date, APOSTIL_ATTR_BEGIN);
  const gchar *end = apostil_record_get (date, APOSTIL_ATTR_END);
  ApostilFinding *finding = NULL;
  g_autofree gchar *words = NULL;
  gint64 begin_from, begin_to, end_from, end_to;

  if (begin == NULL || end == NULL || !apostil_timex_get_days (begin, &begin_from, &begin_to) ||
      !apostil_timex_get_days (end, &end_from, &end_to) || end_to > begin_from)
    return;
  finding = apostil_findings_add (self, "date-end-before-begin");
  words = apostil_findings_dup_words (self, apostil_annotation_get_first_span (date));
  apostil_findings_add_mark (self, finding, date);
  apostil_finding_add_arg (finding, "words", words);
  apostil_finding_add_arg (finding, "value-begin", begin);
  apostil_finding_add_arg (finding, "value-end", end);
}

/**
 * apostil_findings_check_dates:
 * @self: a run of the checks
 *
 * Looks for the same words with two values in one section, and for stretches of time that end before
 * they begin.
 */
void
apostil_findings_check_dates (ApostilFindings *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
  g_autoptr (GHashTable) firsts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);

  for (guint i = 0;
       i < apostil_annotation_list_get_length (list) && !apostil_findings_is_cancelled (self); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);

      if (!apostil_annotation_is (annotation, APOSTIL_KIND_DATE) ||
          !apostil_findings_reads (self, annotation))
        continue;
      check_end (self, annotation);
      check_two_values (self, annotation, firsts, told);
    }
}
