/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "apostil-fold.h"
#include "apostil-ledger-private.h"

static gboolean
contains_folded (const gchar *words, const gchar *needle)
{
  g_autofree gchar *folded = words != NULL ? apostil_fold (words, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
spans_contain (ApostilLedger *self, const ApostilSpan *spans, guint n_spans)
{
  for (guint i = 0; i < n_spans; i++)
    {
      g_autofree gchar *words =
          apostil_text_dup_span (apostil_document_get_text (self->document), spans[i]);

      if (contains_folded (g_strdelimit (words, "\n\t", ' '), self->filter))
        return TRUE;
    }
  return FALSE;
}

static const gchar *
get_verdict_label (ApostilAnnotation *claim)
{
  const gchar *verdict = apostil_ledger_get_verdict (claim);
  const ApostilAttributeDef *def =
      apostil_kind_get_attribute_def (apostil_annotation_get_kind (claim), APOSTIL_ATTR_VERDICT);
  const ApostilChoice *choice =
      def != NULL && verdict != NULL ? apostil_attribute_def_get_choice (def, verdict) : NULL;

  return choice != NULL ? choice->label : verdict;
}

/* The words of the claim, who claims it and how, and what people wrote about it. */
static gboolean
passes_filter (ApostilLedger *self, ApostilAnnotation *claim)
{
  static const gchar *const roles[] = { APOSTIL_PART_SOURCE, APOSTIL_PART_CUE };
  static const gchar *const names[] = { APOSTIL_ATTR_STATEMENT, APOSTIL_ATTR_REASONING,
                                        APOSTIL_ATTR_NOTE };
  const gchar *const *ids;
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (claim, &n_spans);

  if (self->filter == NULL || spans_contain (self, spans, n_spans))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      spans = apostil_annotation_get_part (claim, roles[i], &n_spans);
      if (spans_contain (self, spans, n_spans))
        return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (contains_folded (apostil_record_get (claim, names[i]), self->filter))
      return TRUE;
  ids = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      gpointer entity = apostil_document_lookup (self->document, ids[i]);

      if (APOSTIL_IS_ENTITY (entity) &&
          contains_folded (apostil_entity_get_name (entity), self->filter))
        return TRUE;
    }
  return contains_folded (get_verdict_label (claim), self->filter);
}

static gboolean
has_unnamed_source (ApostilLedger *self, ApostilAnnotation *claim)
{
  g_autoptr (GPtrArray)
      keys = apostil_ledger_dup_keys (self->document, APOSTIL_LEDGER_CLAIMANT, claim);

  for (guint i = 0; i < keys->len; i++)
    {
      ApostilSourceKind kind = apostil_ledger_key_get_source (self->document, keys->pdata[i]);

      if (kind == APOSTIL_SOURCE_UNNAMED || kind == APOSTIL_SOURCE_UNATTRIBUTED)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_unchecked (ApostilAnnotation *claim)
{
  const gchar *verdict = apostil_ledger_get_verdict (claim);

  return verdict == NULL || g_str_equal (verdict, "unchecked");
}

/* Whether @claim is shown. */
gboolean
apostil_ledger_passes (ApostilLedger *self, ApostilAnnotation *claim)
{
  if ((self->only & APOSTIL_LEDGER_ONLY_UNCHECKED) != 0 && !is_unchecked (claim))
    return FALSE;
  if ((self->only & APOSTIL_LEDGER_ONLY_UNNAMED) != 0 && !has_unnamed_source (self, claim))
    return FALSE;
  if ((self->only & APOSTIL_LEDGER_ONLY_CONTRADICTED) != 0)
    {
      ApostilClaimRelations counts;

      apostil_claim_relations_count (self->document, claim, &counts);
      if (counts.contradicts + counts.contradicted_by == 0)
        return FALSE;
    }
  return passes_filter (self, claim);
}
