/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-ledger.h"

/**
 * apostil_claim_relations_count:
 * @document: a document
 * @claim: a claim of it
 * @counts: (out caller-allocates): its relations
 *
 * Counts the relations of @claim, those that were dismissed left out.
 */
void
apostil_claim_relations_count (ApostilDocument *document,
                               ApostilAnnotation *claim,
                               ApostilClaimRelations *counts)
{
  const gchar *id = apostil_record_get_id (claim);
  g_autoptr (GPtrArray)
      relations = apostil_record_list_linking_to (apostil_document_get_relations (document), id);

  *counts = (ApostilClaimRelations){ 0 };
  for (guint i = 0; i < relations->len; i++)
    {
      ApostilRelation *relation = g_ptr_array_index (relations, i);
      const gchar *type = apostil_relation_get_relation_type (relation);
      gboolean from = g_str_equal (apostil_relation_get_from (relation), id);

      if (apostil_record_get_status (relation) == APOSTIL_STATUS_REJECTED)
        continue;
      if (g_str_equal (type, "contradicts"))
        (*(from ? &counts->contradicted_by : &counts->contradicts))++;
      else if (g_str_equal (type, "supports"))
        (*(from ? &counts->supports : &counts->supported_by))++;
      else if (g_str_equal (type, "repeats"))
        counts->repeats++;
    }
}
