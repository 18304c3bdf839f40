/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-claim-date.h"

#include "apostil-timex.h"
#include "apostil-tokens.h"

#define MAX_SENTENCE 1000 /* code points either side of the cue that are looked at */
#define MAX_DAYS     31   /* of a date on which something may be said */
#define MAX_NESTING  8    /* claims within claims; the file's own bound on depth is larger */

/* Where the claim is made, rather than what it says. */
static ApostilSpan
get_saying (ApostilAnnotation *claim)
{
  const gchar *const roles[] = { APOSTIL_PART_CUE, APOSTIL_PART_SOURCE };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      guint n_spans;
      const ApostilSpan *spans = apostil_annotation_get_part (claim, roles[i], &n_spans);

      if (n_spans > 0)
        return spans[0];
    }
  return apostil_annotation_get_first_span (claim);
}

static gboolean
lies_in_part (ApostilSpan span, ApostilAnnotation *claim, const gchar *role)
{
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_part (claim, role, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    if (span.start < spans[i].end && span.end > spans[i].start)
      return TRUE;
  return FALSE;
}

static gboolean
lies_in_content (ApostilSpan span, ApostilAnnotation *claim)
{
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    if (span.start < spans[i].end && span.end > spans[i].start)
      return TRUE;
  return FALSE;
}

typedef struct
{
  ApostilAnnotation *claim;
  GPtrArray *dates;  /* element-type ApostilAnnotation; NULL for none, as for most claims */
  GPtrArray *claims; /* element-type ApostilAnnotation; NULL for none */
} Around;

static void
add (GPtrArray **array, ApostilAnnotation *annotation)
{
  if (*array == NULL)
    *array = g_ptr_array_new ();
  g_ptr_array_add (*array, annotation);
}

static gboolean
dates_claim (ApostilAnnotation *date, ApostilAnnotation *claim)
{
  ApostilStatus status = apostil_record_get_status (date);
  gint64 from, to;

  if (status == APOSTIL_STATUS_REJECTED ||
      (status == APOSTIL_STATUS_SUGGESTED &&
       apostil_record_get_status (claim) == APOSTIL_STATUS_CONFIRMED))
    return FALSE;
  return g_strcmp0 (apostil_record_get (date, APOSTIL_ATTR_TYPE), "SET") != 0 &&
         g_strcmp0 (apostil_record_get (date, APOSTIL_ATTR_ROLE), "publication") != 0 &&
         apostil_timex_get_days (apostil_record_get (date, APOSTIL_ATTR_VALUE), &from, &to) &&
         to - from <= MAX_DAYS;
}

static gboolean
collect (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Around *around = user_data;

  if (apostil_annotation_is (annotation, APOSTIL_KIND_DATE))
    {
      if (dates_claim (annotation, around->claim) &&
          !lies_in_content (apostil_annotation_get_first_span (annotation), around->claim) &&
          !lies_in_part (apostil_annotation_get_first_span (annotation), around->claim,
                         APOSTIL_PART_SOURCE))
        add (&around->dates, annotation);
    }
  else if (annotation != around->claim && apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) &&
           apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED)
    add (&around->claims, annotation);
  return TRUE;
}

/* What a claim that reports this one says is where this one is made: « X says that Y said on Sunday … ». */
static gboolean
belongs_to_another (ApostilSpan date, ApostilSpan saying, GPtrArray *claims)
{
  for (guint i = 0; claims != NULL && i < claims->len; i++)
    {
      ApostilAnnotation *other = g_ptr_array_index (claims, i);

      if (lies_in_content (date, other) && !lies_in_content (saying, other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_comma (ApostilText *text, guint32 from, guint32 to)
{
  for (guint32 i = from; i < to; i++)
    {
      gunichar ch = apostil_text_get_char (text, i);

      if (ch == ',' || ch == 0x060c || ch == 0x3001 || ch == 0x2013 || ch == 0x2014)
        return TRUE;
    }
  return FALSE;
}

/* Between commas, between the source and its cue. */
static gboolean
is_aside (ApostilText *text, ApostilSpan date, ApostilSpan cue, ApostilAnnotation *claim)
{
  guint n_spans;
  const ApostilSpan *source = apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n_spans);

  return n_spans > 0 && source[0].end <= date.start && date.end <= cue.start &&
         has_comma (text, source[0].end, date.start) && has_comma (text, date.end, cue.start);
}

static guint32
get_distance (ApostilSpan a, ApostilSpan b)
{
  if (a.start >= b.end)
    return a.start - b.end;
  return b.start >= a.end ? b.start - a.end : 0;
}

static ApostilAnnotation *
find_in_sentence (ApostilDocument *document, ApostilAnnotation *claim)
{
  ApostilText *text = apostil_document_get_text (document);
  ApostilSpan saying = get_saying (claim);
  g_autoptr (GPtrArray) dates = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  Around around = { claim, NULL, NULL };
  gboolean whole;
  ApostilSpan sentence = apostil_text_sentence_reach (text, saying.start, &whole);
  ApostilAnnotation *nearest = NULL;

  sentence.start = MAX (sentence.start, saying.start - MIN (saying.start, MAX_SENTENCE));
  sentence.end = MIN (sentence.end, saying.end + MAX_SENTENCE);
  apostil_annotation_list_foreach_in (apostil_document_get_annotations (document), sentence,
                                      collect, &around);
  dates = around.dates;
  claims = around.claims;
  /* Sentences cost more than dates: most claims have none near. */
  if (dates == NULL)
    return NULL;
  if (!whole)
    sentence = apostil_text_sentence_at (text, saying.start);
  for (guint i = 0; i < dates->len; i++)
    {
      ApostilAnnotation *date = g_ptr_array_index (dates, i);
      ApostilSpan span = apostil_annotation_get_first_span (date);

      if (span.start < sentence.start || span.end > sentence.end ||
          belongs_to_another (span, saying, claims) || is_aside (text, span, saying, claim))
        continue;
      if (nearest == NULL || get_distance (span, saying) <
                                 get_distance (apostil_annotation_get_first_span (nearest), saying))
        nearest = date;
    }
  return nearest;
}

/**
 * apostil_claim_date_get:
 * @document: a document
 * @claim: a claim of it
 *
 * By the rule at the head of apostil-claim-date.h. Costs what the marks near the claim cost.
 *
 * Returns: when @claim was made
 */
ApostilClaimDate
apostil_claim_date_get (ApostilDocument *document, ApostilAnnotation *claim)
{
  ApostilClaimDate result = { APOSTIL_CLAIM_DATE_NONE, NULL, NULL };
  ApostilAnnotationList *list = apostil_document_get_annotations (document);
  ApostilAnnotation *teller = claim;

  for (guint depth = 0; depth < MAX_NESTING && teller != NULL; depth++)
    {
      ApostilAnnotation *date = find_in_sentence (document, teller);
      const gchar *within;

      if (date != NULL)
        {
          result.origin = teller == claim ? APOSTIL_CLAIM_DATE_SENTENCE
                                          : APOSTIL_CLAIM_DATE_REPORTED;
          result.value = apostil_record_get (date, APOSTIL_ATTR_VALUE);
          result.date_id = apostil_record_get_id (date);
          return result;
        }
      within = apostil_annotation_get_link (teller, APOSTIL_LINK_WITHIN);
      teller = within == NULL ? NULL : apostil_annotation_list_lookup (list, within);
    }

  result.value = apostil_document_get_published_at (
      document, apostil_annotation_get_first_span (claim).start, &result.date_id);
  if (result.value != NULL)
    result.origin = APOSTIL_CLAIM_DATE_PUBLISHED;
  return result;
}
