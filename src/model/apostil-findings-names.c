/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-findings.h"
#include "apostil-fold.h"

#include <string.h>

/* Names and identifiers that do not go one to one. Aliases are not compared: father and son may
 * share « Massoud » and have an identifier each. */

/* What makes an identifier the same however it was copied: without the scheme, « www. », a slash at
 * the end; a page of Wikidata is the thing that it describes. */
static gchar *
normalise_ref (const gchar *ref)
{
  const gchar *start = strstr (ref, "://");
  g_autoptr (GString) out = g_string_new (start != NULL ? start + 3 : ref);

  if (g_str_has_prefix (out->str, "www."))
    g_string_erase (out, 0, 4);
  while (out->len > 0 && out->str[out->len - 1] == '/')
    g_string_truncate (out, out->len - 1);
  g_string_replace (out, "wikidata.org/wiki/", "wikidata.org/entity/", 1);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
tell_two_identifiers (ApostilFindings *self, ApostilEntity *first, ApostilEntity *other)
{
  ApostilFinding *finding = apostil_findings_add (self, "name-two-identifiers");

  apostil_findings_add_entity (self, finding, first);
  apostil_findings_add_entity (self, finding, other);
  apostil_finding_add_arg (finding, "name", apostil_entity_get_name (first));
  apostil_finding_add_arg (finding, "ref-1", apostil_record_get (first, APOSTIL_ATTR_REF));
  apostil_finding_add_arg (finding, "ref-2", apostil_record_get (other, APOSTIL_ATTR_REF));
}

static void
tell_same_identifier (ApostilFindings *self, ApostilEntity *first, ApostilEntity *other)
{
  ApostilFinding *finding = apostil_findings_add (self, "name-same-identifier");

  apostil_findings_add_entity (self, finding, first);
  apostil_findings_add_entity (self, finding, other);
  apostil_finding_add_arg (finding, "name-1", apostil_entity_get_name (first));
  apostil_finding_add_arg (finding, "name-2", apostil_entity_get_name (other));
}

/**
 * apostil_findings_check_names:
 * @self: a run of the checks
 *
 * Looks for entities of one type and name with different identifiers, and for entities that share an
 * identifier.
 */
void
apostil_findings_check_names (ApostilFindings *self)
{
  ApostilRecordList *entities = apostil_document_get_entities (self->document);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0;
       i < apostil_record_list_get_length (entities) && !apostil_findings_is_cancelled (self); i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      const gchar *ref = apostil_record_get (entity, APOSTIL_ATTR_REF);
      g_autofree gchar *same_ref = NULL;
      g_autofree gchar *folded = NULL;
      g_autofree gchar *key = NULL;
      ApostilEntity *first = NULL;

      if (ref == NULL || *ref == '\0')
        continue;
      same_ref = normalise_ref (ref);
      first = g_hash_table_lookup (refs, same_ref);
      if (first != NULL)
        {
          tell_same_identifier (self, first, entity);
          continue;
        }
      g_hash_table_insert (refs, g_steal_pointer (&same_ref), entity);

      if (apostil_entity_is_unnamed (entity))
        continue;
      folded = apostil_fold (apostil_entity_get_name (entity), -1);
      key = g_strdup_printf ("%s\n%s", apostil_entity_get_entity_type (entity), folded);
      first = g_hash_table_lookup (names, key);
      if (first != NULL)
        tell_two_identifiers (self, first, entity);
      else
        g_hash_table_insert (names, g_steal_pointer (&key), entity);
    }
}
