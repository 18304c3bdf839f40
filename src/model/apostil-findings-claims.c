/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-findings.h"

/* How it works
 *
 * Each relation is entered at both of its ends as a voice for or against a claim: who supports or
 * repeats it speaks for it, who contradicts it against it. A claimant that speaks both for and
 * against a claim, in whichever of his claims, is worth a look; so is one that speaks against a claim
 * of his own. */

typedef struct
{
  ApostilAnnotation *claim; /* that speaks */
  gboolean against;
} Voice;

static void
add_voice (GHashTable *voices, ApostilAnnotation *about, ApostilAnnotation *claim, gboolean against)
{
  GArray *list = g_hash_table_lookup (voices, about);
  Voice voice = { claim, against };

  if (list == NULL)
    {
      list = g_array_new (FALSE, FALSE, sizeof (Voice));
      g_hash_table_insert (voices, about, list);
    }
  g_array_append_val (list, voice);
}

static GHashTable *
collect_voices (ApostilFindings *self)
{
  ApostilRecordList *relations = apostil_document_get_relations (self->document);
  ApostilAnnotationList *marks = apostil_document_get_annotations (self->document);
  GHashTable *voices = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);
      const gchar *type = apostil_relation_get_relation_type (relation);
      ApostilAnnotation *from =
          apostil_annotation_list_lookup (marks, apostil_relation_get_from (relation));
      ApostilAnnotation *to =
          apostil_annotation_list_lookup (marks, apostil_relation_get_to (relation));

      if (from == NULL || to == NULL ||
          apostil_record_get_status (relation) != APOSTIL_STATUS_CONFIRMED)
        continue;
      if (g_strcmp0 (type, "supports") == 0)
        add_voice (voices, to, from, FALSE);
      else if (g_strcmp0 (type, "contradicts") == 0 || g_strcmp0 (type, "repeats") == 0)
        {
          add_voice (voices, to, from, *type == 'c');
          add_voice (voices, from, to, *type == 'c');
        }
    }
  return voices;
}

/* Calls back by id of a claimant; a claim without one is its own. */
static const gchar *const *
get_claimants (ApostilAnnotation *claim, const gchar **own)
{
  const gchar *const *claimants = apostil_annotation_get_links (claim, APOSTIL_LINK_CLAIMANT);

  own[0] = apostil_record_get_id (claim);
  own[1] = NULL;
  return claimants[0] != NULL ? claimants : own;
}

static void
tell (ApostilFindings *self,
      const gchar *code,
      ApostilAnnotation *claim,
      ApostilAnnotation *one,
      ApostilAnnotation *other)
{
  ApostilFinding *finding = apostil_findings_add (self, code);
  g_autofree gchar *source = apostil_findings_dup_source (self, other);
  g_autofree gchar *words = apostil_findings_dup_words (
      self, apostil_annotation_get_first_span (one == NULL ? other : claim));

  apostil_findings_add_mark (self, finding, claim);
  apostil_findings_add_mark (self, finding, other);
  if (one != NULL && one != other)
    apostil_findings_add_mark (self, finding, one);
  apostil_finding_add_arg (finding, "source", source);
  apostil_finding_add_arg (finding, "words", words);
  apostil_findings_add_line (finding, "line-2", 1);
}

static void
check_voices (ApostilFindings *self, ApostilAnnotation *claim, GArray *voices)
{
  g_autoptr (GHashTable) supporters = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  const gchar *own[2];
  const gchar *const *claimants = get_claimants (claim, own);

  for (guint i = 0; claimants[i] != NULL; i++)
    g_hash_table_insert (supporters, (gpointer) claimants[i], claim);
  for (guint i = 0; i < voices->len; i++)
    {
      const Voice *voice = &g_array_index (voices, Voice, i);

      claimants = get_claimants (voice->claim, own);
      for (guint k = 0; !voice->against && claimants[k] != NULL; k++)
        if (!g_hash_table_contains (supporters, claimants[k]))
          g_hash_table_insert (supporters, (gpointer) claimants[k], voice->claim);
    }
  for (guint i = 0; i < voices->len; i++)
    {
      const Voice *voice = &g_array_index (voices, Voice, i);

      claimants = get_claimants (voice->claim, own);
      for (guint k = 0; voice->against && claimants[k] != NULL; k++)
        {
          ApostilAnnotation *supporter = g_hash_table_lookup (supporters, claimants[k]);

          if (supporter == NULL || !g_hash_table_add (told, (gpointer) claimants[k]))
            continue;
          if (supporter != claim)
            tell (self, "claim-both-ways", claim, supporter, voice->claim);
          else if (apostil_annotation_compare (claim, voice->claim) < 0)
            tell (self, "claim-against-itself", claim, NULL, voice->claim);
        }
    }
}

static void
check_evidence (ApostilFindings *self, ApostilAnnotation *claim)
{
  guint n = apostil_annotation_get_n_evidence (claim);
  g_autoptr (GHashTable) stances = NULL;

  if (n < 2)
    return;
  stances = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < n; i++)
    {
      const ApostilEvidence *evidence = apostil_annotation_get_evidence (claim, i);
      const gchar *stance = NULL;
      ApostilFinding *finding = NULL;

      if (evidence->href == NULL || (g_strcmp0 (evidence->stance, "supports") != 0 &&
                                     g_strcmp0 (evidence->stance, "contradicts") != 0))
        continue;
      stance = g_hash_table_lookup (stances, evidence->href);
      if (stance == NULL)
        g_hash_table_insert (stances, evidence->href, evidence->stance);
      else if (!g_str_equal (stance, evidence->stance))
        {
          finding = apostil_findings_add (self, "claim-evidence-both-ways");
          apostil_findings_add_mark (self, finding, claim);
          apostil_finding_add_arg (finding, "source", evidence->href);
          return;
        }
    }
}

/* What the article says itself needs no source, nor does what stands inside a claim that has one: it
 * is told by whoever tells that. */
static void
check_source (ApostilFindings *self, ApostilAnnotation *claim)
{
  ApostilAnnotationList *marks = apostil_document_get_annotations (self->document);
  ApostilFinding *finding = NULL;
  g_autofree gchar *words = NULL;
  guint n_source;

  if (g_strcmp0 (apostil_record_get (claim, APOSTIL_ATTR_MODE), "own") == 0)
    return;
  for (ApostilAnnotation *outer = claim; outer != NULL;)
    {
      const gchar *within = apostil_annotation_get_link (outer, APOSTIL_LINK_WITHIN);

      apostil_annotation_get_part (outer, APOSTIL_PART_SOURCE, &n_source);
      if (n_source > 0 || apostil_annotation_get_link (outer, APOSTIL_LINK_CLAIMANT) != NULL)
        return;
      outer = within != NULL ? apostil_annotation_list_lookup (marks, within) : NULL;
    }
  finding = apostil_findings_add (self, "claim-without-source");
  words = apostil_findings_dup_words (self, apostil_annotation_get_first_span (claim));
  apostil_findings_add_mark (self, finding, claim);
  apostil_finding_add_arg (finding, "words", words);
}

/**
 * apostil_findings_check_claims:
 * @self: a run of the checks
 *
 * Looks for sources that speak both for and against a claim, evidence that is given for both, and
 * claims that nobody is named for.
 */
void
apostil_findings_check_claims (ApostilFindings *self)
{
  ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
  g_autoptr (GHashTable) voices = collect_voices (self);

  for (guint i = 0;
       i < apostil_annotation_list_get_length (list) && !apostil_findings_is_cancelled (self); i++)
    {
      ApostilAnnotation *annotation = apostil_annotation_list_get (list, i);
      GArray *about = NULL;

      if (!apostil_annotation_is (annotation, APOSTIL_KIND_CLAIM) ||
          !apostil_findings_reads (self, annotation))
        continue;
      about = g_hash_table_lookup (voices, annotation);
      if (about != NULL)
        check_voices (self, annotation, about);
      check_evidence (self, annotation);
      check_source (self, annotation);
    }
}
