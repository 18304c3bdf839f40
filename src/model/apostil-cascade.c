/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-commands-private.h"

#include <string.h>

/* How it works
 *
 * What hangs on a mark goes with it: relations from or to it, links of other marks to it, the
 * publication date of a section. An entity that nothing names any more goes as well, unless
 * somebody wrote more about it than its name: then losing it would lose work. Everything is
 * looked up by id, so the cost is that of what is touched, not of the document. */

static gboolean
drop_link (ApostilEdit *edit, ApostilAnnotation *annotation, const gchar *id)
{
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);
  ApostilAnnotation *changed = NULL;

  if (!apostil_annotation_links_to (annotation, id))
    return FALSE;

  changed = apostil_command_change (edit, annotation);
  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *role = kind->links[i].role;
      const gchar *const *links = apostil_annotation_get_links (changed, role);
      g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
      g_auto (GStrv) ids = NULL;

      if (!g_strv_contains (links, id))
        continue;
      for (guint k = 0; links[k] != NULL; k++)
        if (!g_str_equal (links[k], id))
          g_strv_builder_add (kept, links[k]);
      ids = g_strv_builder_end (kept);
      apostil_annotation_set_links (changed, role, (const gchar *const *) ids);
    }
  return TRUE;
}

void
apostil_cascade_drop_links (ApostilDocument *document, ApostilEdit *edit, const gchar *id)
{
  g_autoptr (GPtrArray) linking =
      apostil_annotation_list_linking_to (apostil_document_get_annotations (document), id);

  for (guint i = 0; i < linking->len; i++)
    {
      ApostilAnnotation *current = apostil_edit_current (edit, g_ptr_array_index (linking, i));

      if (current != NULL)
        drop_link (edit, current, id);
    }
}

static void
drop_relations (ApostilDocument *document, ApostilEdit *edit, GHashTable *gone)
{
  ApostilRecordList *relations = apostil_document_get_relations (document);

  for (guint i = 0; i < apostil_record_list_get_length (relations); i++)
    {
      ApostilRelation *relation = apostil_record_list_get (relations, i);

      if (g_hash_table_contains (gone, apostil_relation_get_from (relation)) ||
          g_hash_table_contains (gone, apostil_relation_get_to (relation)))
        apostil_edit_remove (edit, relation);
    }
}

static void
drop_publications (ApostilDocument *document, ApostilEdit *edit, GHashTable *gone)
{
  ApostilRecordList *sections = apostil_document_get_sections (document);

  for (guint i = 0; i < apostil_record_list_get_length (sections); i++)
    {
      ApostilSection *section = apostil_record_list_get (sections, i);
      const gchar *published = apostil_section_get_published (section);

      if (published != NULL && g_hash_table_contains (gone, published))
        apostil_section_set_published (apostil_command_change (edit, section), NULL);
    }
}

/* Whether somebody wrote more about @entity than its name. */
static gboolean
carries_work (ApostilEntity *entity)
{
  static const gchar *const plain[] = { APOSTIL_ATTR_TYPE,    APOSTIL_ATTR_NAME,
                                        APOSTIL_ATTR_UNNAMED, APOSTIL_ATTR_BY,
                                        APOSTIL_ATTR_RULE,    APOSTIL_ATTR_MODIFIED,
                                        APOSTIL_ATTR_CREATED, NULL };
  const ApostilAttribute *attributes = NULL;
  guint n_attributes = 0;

  if (apostil_entity_get_aliases (entity)[0] != NULL ||
      apostil_record_get_foreign_attributes (entity) != NULL ||
      apostil_record_get_foreign_elements (entity) != NULL)
    return TRUE;

  attributes = apostil_record_get_attributes (entity, &n_attributes);
  for (guint i = 0; i < n_attributes; i++)
    if (!g_strv_contains (plain, attributes[i].name))
      return TRUE;

  return FALSE;
}

void
apostil_cascade_orphan (ApostilDocument *document, ApostilEdit *edit, const gchar *entity_id)
{
  ApostilEntity *entity =
      apostil_record_list_lookup (apostil_document_get_entities (document), entity_id);
  g_autoptr (GPtrArray) linking = NULL;

  if (entity == NULL || apostil_edit_current (edit, entity) == NULL || carries_work (entity))
    return;

  linking =
      apostil_annotation_list_linking_to (apostil_document_get_annotations (document), entity_id);
  for (guint i = 0; i < linking->len; i++)
    {
      ApostilAnnotation *current = apostil_edit_current (edit, g_ptr_array_index (linking, i));

      if (current != NULL && apostil_annotation_links_to (current, entity_id))
        return;
    }
  apostil_edit_remove (edit, entity);
}

/* The entities that @annotation names, as a mention or as what its claimants are. */
static void
collect_entities (ApostilDocument *document, ApostilAnnotation *annotation, GHashTable *ids)
{
  ApostilRecordList *entities = apostil_document_get_entities (document);
  const ApostilKind *kind = apostil_annotation_get_kind (annotation);

  for (guint i = 0; i < kind->n_links; i++)
    {
      const gchar *const *links = apostil_annotation_get_links (annotation, kind->links[i].role);

      for (guint k = 0; links[k] != NULL; k++)
        if (apostil_record_list_lookup (entities, links[k]) != NULL)
          g_hash_table_add (ids, (gpointer) links[k]);
    }
}

void
apostil_cascade_delete (ApostilDocument *document, ApostilEdit *edit, GPtrArray *annotations)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer id = NULL;

  for (guint i = 0; i < annotations->len; i++)
    {
      ApostilAnnotation *annotation = g_ptr_array_index (annotations, i);

      collect_entities (document, annotation, named);
      g_hash_table_add (gone, (gpointer) apostil_record_get_id (annotation));
      apostil_edit_remove (edit, annotation);
    }

  for (guint i = 0; i < annotations->len; i++)
    apostil_cascade_drop_links (document, edit,
                                apostil_record_get_id (g_ptr_array_index (annotations, i)));
  drop_relations (document, edit, gone);
  drop_publications (document, edit, gone);

  g_hash_table_iter_init (&iter, named);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    apostil_cascade_orphan (document, edit, id);
}
