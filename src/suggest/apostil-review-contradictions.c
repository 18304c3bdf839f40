/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-contradictions.h"
#include "apostil-review-private.h"

/* Claims that speak of the same entity and give other numbers or directions: of the candidates for a
 * contradiction the ones that a reader can check at a glance. Pairs that are related already were
 * looked at. */

/* « from to » of all relations, in both directions. */
static GHashTable *
collect_related (ApostilReview *self)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->findings.document);
  GHashTable *related = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);
      const gchar *from = apostil_relation_get_from (relation);
      const gchar *to = apostil_relation_get_to (relation);

      g_hash_table_add (related, g_strconcat (from, " ", to, NULL));
      g_hash_table_add (related, g_strconcat (to, " ", from, NULL));
    }
  return related;
}

static gboolean
is_direction (GPtrArray *directions, const gchar *word)
{
  for (guint i = 0; i < directions->len; i++)
    if (g_strcmp0 (((const ApostilWord *) directions->pdata[i])->text, word) == 0)
      return TRUE;
  return FALSE;
}

static void
tell (ApostilReview *self, const ApostilContradiction *pair, const gchar *code)
{
  ApostilDocument *document = self->findings.document;
  ApostilAnnotation *from = apostil_document_lookup (document, pair->from);
  ApostilAnnotation *to = apostil_document_lookup (document, pair->to);
  ApostilFinding *finding = NULL;
  g_autofree gchar *source = NULL;

  if (!apostil_findings_reads (&self->findings, from) ||
      !apostil_findings_reads (&self->findings, to))
    return;
  finding = apostil_findings_add (&self->findings, code);
  source = apostil_findings_dup_source (&self->findings, to);
  apostil_findings_add_mark (&self->findings, finding, from);
  apostil_findings_add_mark (&self->findings, finding, to);
  apostil_finding_add_arg (finding, "source-2", source);
  apostil_findings_add_line (finding, "line-2", 1);
  apostil_finding_add_arg (finding, "one", pair->one);
  apostil_finding_add_arg (finding, "other", pair->other);
}

/**
 * apostil_review_check_contradictions:
 * @self: a run of the checks
 *
 * Looks for claims about one entity with other numbers of the same thing, or with opposite directions.
 */
void
apostil_review_check_contradictions (ApostilReview *self)
{
  ApostilLexicon *lexicon = self->language != NULL ? apostil_review_get_lexicon (self, G_MAXUINT32)
                                                   : NULL;
  g_autoptr (GPtrArray) directions = NULL;
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GHashTable) related = NULL;

  if (lexicon == NULL)
    return;
  pairs =
      apostil_contradictions_find (self->findings.document, lexicon, self->findings.cancellable);
  if (pairs->len == 0)
    return;
  directions =
      apostil_lexicon_get_words (lexicon, apostil_lexicon_find_class (lexicon, "direction"));
  related = collect_related (self);
  for (guint i = 0; i < pairs->len && !apostil_findings_is_cancelled (&self->findings); i++)
    {
      const ApostilContradiction *pair = pairs->pdata[i];
      g_autofree gchar *key = g_strconcat (pair->from, " ", pair->to, NULL);

      if (g_hash_table_contains (related, key))
        continue;
      if (pair->kind == APOSTIL_CONTRADICTION_NUMBER)
        tell (self, pair, "claim-numbers-differ");
      else if (pair->kind == APOSTIL_CONTRADICTION_ANTONYM && is_direction (directions, pair->one))
        tell (self, pair, "claim-places-differ");
    }
}
