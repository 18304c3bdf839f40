/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-store.h"

#include "apostil-annotation-list-private.h"
#include "apostil-entity.h"
#include "apostil-record-list-private.h"
#include "apostil-relation.h"

/**
 * apostil_store_init:
 * @self: a store, zeroed
 *
 * Makes empty lists; there is no article yet.
 */
void
apostil_store_init (ApostilStore *self)
{
  self->annotations = apostil_annotation_list_new ();
  self->sections = apostil_record_list_new (APOSTIL_TYPE_SECTION);
  self->entities = apostil_record_list_new (APOSTIL_TYPE_ENTITY);
  self->relations = apostil_record_list_new (APOSTIL_TYPE_RELATION);
}

/**
 * apostil_store_clear:
 * @self: a store
 *
 * Lets go of everything.
 */
void
apostil_store_clear (ApostilStore *self)
{
  g_clear_pointer (&self->section_map, apostil_section_map_free);
  g_clear_object (&self->annotations);
  g_clear_object (&self->sections);
  g_clear_object (&self->entities);
  g_clear_object (&self->relations);
  g_clear_object (&self->article);
}

/**
 * apostil_store_lookup:
 * @self: a store
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record of that id, of whatever type
 */
gpointer
apostil_store_lookup (ApostilStore *self, const gchar *id)
{
  gpointer record = apostil_annotation_list_lookup (self->annotations, id);

  if (record == NULL)
    record = apostil_record_list_lookup (self->entities, id);
  if (record == NULL)
    record = apostil_record_list_lookup (self->relations, id);
  if (record == NULL)
    record = apostil_record_list_lookup (self->sections, id);
  if (record == NULL && g_str_equal (id, apostil_record_get_id (self->article)))
    record = self->article;
  return record;
}

/**
 * apostil_store_get_section_at:
 * @self: a store
 * @offset: a code point of the text
 *
 * Returns: (transfer none) (nullable): the section that holds it
 */
ApostilSection *
apostil_store_get_section_at (ApostilStore *self, guint32 offset)
{
  if (self->section_map == NULL)
    {
      g_autoptr (GPtrArray) sections = g_ptr_array_new ();

      for (guint i = 0; i < apostil_record_list_get_length (self->sections); i++)
        g_ptr_array_add (sections, apostil_record_list_get (self->sections, i));
      self->section_map = apostil_section_map_new (sections);
    }
  return apostil_section_map_get (self->section_map, offset);
}

static gboolean
is_touched (ApostilRange range)
{
  return range.n_removed > 0 || range.n_added > 0;
}

/**
 * apostil_store_change:
 * @self: a store
 * @edit: an edit that fits what is there
 * @undone: whether to go from after to before
 *
 * Changes everything, and tells nobody.
 *
 * Returns: what was touched, for apostil_store_tell()
 */
ApostilTouched
apostil_store_change (ApostilStore *self, ApostilEdit *edit, gboolean undone)
{
  guint n = 0;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n);
  ApostilTouched touched = { .article = FALSE };

  touched.annotations = apostil_annotation_list_change (self->annotations, changes, n, undone);
  touched.sections = apostil_record_list_change (self->sections, changes, n, undone);
  touched.entities = apostil_record_list_change (self->entities, changes, n, undone);
  touched.relations = apostil_record_list_change (self->relations, changes, n, undone);
  for (guint i = 0; i < n; i++)
    {
      gpointer to = undone ? changes[i].before : changes[i].after;

      if (APOSTIL_IS_ARTICLE (to))
        touched.article = g_set_object (&self->article, to);
    }
  if (is_touched (touched.sections))
    g_clear_pointer (&self->section_map, apostil_section_map_free);
  return touched;
}

static guint
fill_list (ApostilBulk *bulk, gpointer list, GType type)
{
  ApostilIdTable *by_id = NULL;
  GPtrArray *records = apostil_bulk_steal (bulk, type, &by_id);
  guint n_records = records->len;

  apostil_sorted_sort (records, apostil_record_list_get_order (type));
  if (type == APOSTIL_TYPE_ANNOTATION)
    apostil_annotation_list_fill (list, records, by_id);
  else
    apostil_record_list_fill (list, records, by_id);
  return n_records;
}

/**
 * apostil_store_fill:
 * @self: a store that holds nothing but an article
 * @bulk: records that were checked; it is empty afterwards
 *
 * Sorts them and takes them in, and tells nobody.
 *
 * Returns: what was touched
 */
ApostilTouched
apostil_store_fill (ApostilStore *self, ApostilBulk *bulk)
{
  ApostilTouched touched = { .article = FALSE };

  touched.sections.n_added = fill_list (bulk, self->sections, APOSTIL_TYPE_SECTION);
  touched.entities.n_added = fill_list (bulk, self->entities, APOSTIL_TYPE_ENTITY);
  touched.annotations.n_added = fill_list (bulk, self->annotations, APOSTIL_TYPE_ANNOTATION);
  touched.relations.n_added = fill_list (bulk, self->relations, APOSTIL_TYPE_RELATION);
  g_clear_pointer (&self->section_map, apostil_section_map_free);
  return touched;
}

static void
tell_list (gpointer list, ApostilRange range)
{
  if (is_touched (range))
    g_list_model_items_changed (G_LIST_MODEL (list), range.position, range.n_removed,
                                range.n_added);
}

/**
 * apostil_store_tell:
 * @self: a store
 * @touched: what was touched
 *
 * Emits #GListModel::items-changed, once at most for each list.
 */
void
apostil_store_tell (ApostilStore *self, const ApostilTouched *touched)
{
  tell_list (self->sections, touched->sections);
  tell_list (self->entities, touched->entities);
  tell_list (self->annotations, touched->annotations);
  tell_list (self->relations, touched->relations);
}
