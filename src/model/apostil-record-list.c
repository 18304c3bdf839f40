/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-record-list-private.h"

#include "apostil-annotation.h"
#include "apostil-postings.h"
#include "apostil-references.h"
#include "apostil-section.h"

/* How it works
 *
 * A sorted array and a hash from the id, changed by batches as the list of annotations is
 * (apostil-annotation-list.c). Which records name an id is answered from postings that are
 * made when first asked for. */

struct _ApostilRecordList
{
  GObject parent_instance;

  GType record_type;
  ApostilSortedFunc compare;
  GPtrArray *items; /* holds a reference on each, dropped by hand */
  ApostilIdTable *by_id;
  ApostilPostings *links; /* by target; NULL until asked for */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilRecordList,
                               apostil_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  return apostil_id_compare (apostil_record_get_id ((gpointer) a),
                             apostil_record_get_id ((gpointer) b));
}

static gint
compare_annotations (gconstpointer a, gconstpointer b)
{
  return apostil_annotation_compare ((ApostilAnnotation *) a, (ApostilAnnotation *) b);
}

static ApostilSpan
first_span (gconstpointer section)
{
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_section_get_spans ((ApostilSection *) section, &n_spans);

  return n_spans > 0 ? spans[0] : APOSTIL_SPAN (0, 0);
}

static gint
compare_sections (gconstpointer a, gconstpointer b)
{
  gint order = apostil_span_compare (first_span (a), first_span (b));

  return order != 0 ? order : compare_ids (a, b);
}

/**
 * apostil_record_list_get_order:
 * @record_type: a type of records
 *
 * Returns: the order of their list: annotations and sections by place, others by id, « e2 » before « e10 »
 */
ApostilSortedFunc
apostil_record_list_get_order (GType record_type)
{
  if (record_type == APOSTIL_TYPE_ANNOTATION)
    return compare_annotations;

  return record_type == APOSTIL_TYPE_SECTION ? compare_sections : compare_ids;
}

static GType
get_item_type (GListModel *model)
{
  return APOSTIL_RECORD_LIST (model)->record_type;
}

static guint
get_n_items (GListModel *model)
{
  return APOSTIL_RECORD_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ApostilRecordList *self = APOSTIL_RECORD_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
finalize (GObject *object)
{
  ApostilRecordList *self = APOSTIL_RECORD_LIST (object);

  g_clear_pointer (&self->links, apostil_postings_free);
  apostil_id_table_free (self->by_id);
  g_ptr_array_foreach (self->items, (GFunc) (void (*) (void)) g_object_unref, NULL);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (apostil_record_list_parent_class)->finalize (object);
}

static void
apostil_record_list_class_init (ApostilRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
apostil_record_list_init (ApostilRecordList *self)
{
  self->items = g_ptr_array_new ();
  self->by_id = apostil_id_table_new ();
}

/**
 * apostil_record_list_new:
 * @record_type: what it holds: sections, entities or relations
 *
 * Returns: (transfer full): an empty list
 */
ApostilRecordList *
apostil_record_list_new (GType record_type)
{
  ApostilRecordList *self = g_object_new (APOSTIL_TYPE_RECORD_LIST, NULL);

  self->record_type = record_type;
  self->compare = apostil_record_list_get_order (record_type);
  return self;
}

typedef void (*PostFunc) (ApostilPostings *postings, const gchar *key, gpointer item);

typedef struct
{
  ApostilPostings *links;
  gpointer record;
  PostFunc post;
} LinkPost;

static gboolean
post_link (const gchar *role, const gchar *target, gpointer user_data)
{
  LinkPost *post = user_data;

  post->post (post->links, target, post->record);
  return TRUE;
}

static void
post_links (ApostilRecordList *self, GPtrArray *records, PostFunc func)
{
  for (guint i = 0; i < records->len; i++)
    {
      LinkPost post = { self->links, records->pdata[i], func };

      apostil_references_foreach (records->pdata[i], post_link, &post);
    }
}

static void
update_postings (ApostilRecordList *self, GPtrArray *removed, GPtrArray *added)
{
  if (self->links == NULL)
    return;

  post_links (self, removed, apostil_postings_remove);
  post_links (self, added, apostil_postings_add);
  apostil_postings_commit (self->links);
}

/**
 * apostil_record_list_change:
 * @self: the list
 * @changes: (array length=n_changes): changes of any records; those of this list's type count
 * @n_changes: how many
 * @undone: whether to go from after to before
 *
 * Does all the changes as one merge, and says nothing: the caller emits
 * #GListModel::items-changed for the range once all of the document is up to date.
 *
 * Returns: what was touched
 */
ApostilRange
apostil_record_list_change (ApostilRecordList *self,
                            const ApostilChange *changes,
                            guint n_changes,
                            gboolean undone)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  ApostilRange range = { 0, 0, 0 };

  for (guint i = 0; i < n_changes; i++)
    {
      gpointer from = undone ? changes[i].after : changes[i].before;
      gpointer to = undone ? changes[i].before : changes[i].after;

      if (from != NULL && G_OBJECT_TYPE (from) == self->record_type)
        g_ptr_array_add (removed, from);
      if (to != NULL && G_OBJECT_TYPE (to) == self->record_type)
        g_ptr_array_add (added, to);
    }
  if (removed->len + added->len == 0)
    return range;

  apostil_sorted_sort (removed, self->compare);
  apostil_sorted_sort (added, self->compare);
  update_postings (self, removed, added);
  range = apostil_sorted_merge (self->items, removed, added, self->compare);

  for (guint i = 0; i < removed->len; i++)
    apostil_id_table_remove (self->by_id, removed->pdata[i]);
  for (guint i = 0; i < added->len; i++)
    apostil_id_table_add (self->by_id, g_object_ref (added->pdata[i]));
  g_ptr_array_foreach (removed, (GFunc) (void (*) (void)) g_object_unref, NULL);
  return range;
}

/**
 * apostil_record_list_fill:
 * @self: an empty list
 * @records: (transfer full): in order, with a reference on each and nothing that drops it
 * @by_id: (transfer full): the same
 *
 * Takes all of @records, and says nothing.
 */
void
apostil_record_list_fill (ApostilRecordList *self, GPtrArray *records, ApostilIdTable *by_id)
{
  g_return_if_fail (self->items->len == 0);

  g_ptr_array_unref (self->items);
  apostil_id_table_free (self->by_id);
  self->items = records;
  self->by_id = by_id;
}

/**
 * apostil_record_list_get_length:
 * @self: the list
 *
 * Returns: how many records it holds
 */
guint
apostil_record_list_get_length (ApostilRecordList *self)
{
  g_return_val_if_fail (APOSTIL_IS_RECORD_LIST (self), 0);

  return self->items->len;
}

/**
 * apostil_record_list_get:
 * @self: the list
 * @position: a position
 *
 * Returns: (transfer none) (nullable): the record there; %NULL behind the last one
 */
gpointer
apostil_record_list_get (ApostilRecordList *self, guint position)
{
  g_return_val_if_fail (APOSTIL_IS_RECORD_LIST (self), NULL);

  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/**
 * apostil_record_list_lookup:
 * @self: the list
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the record with that id
 */
gpointer
apostil_record_list_lookup (ApostilRecordList *self, const gchar *id)
{
  g_return_val_if_fail (APOSTIL_IS_RECORD_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return apostil_id_table_lookup (self->by_id, id);
}

/**
 * apostil_record_list_find:
 * @self: the list
 * @record: a record
 * @position: (out) (optional): where it stands
 *
 * Returns: whether this very object is in the list; a binary search
 */
gboolean
apostil_record_list_find (ApostilRecordList *self, gpointer record, guint *position)
{
  g_return_val_if_fail (APOSTIL_IS_RECORD_LIST (self), FALSE);
  g_return_val_if_fail (record != NULL && G_OBJECT_TYPE (record) == self->record_type, FALSE);

  return apostil_sorted_find (self->items, record, self->compare, position);
}

/**
 * apostil_record_list_linking_to:
 * @self: the list
 * @id: the id of any record
 *
 * Returns: (transfer container) (element-type ApostilRecord): the records that name @id, in
 *   list order, each once
 */
GPtrArray *
apostil_record_list_linking_to (ApostilRecordList *self, const gchar *id)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *items = NULL;

  g_return_val_if_fail (APOSTIL_IS_RECORD_LIST (self), found);
  g_return_val_if_fail (id != NULL, found);

  if (self->links == NULL)
    {
      self->links = apostil_postings_new (self->compare);
      post_links (self, self->items, apostil_postings_append);
    }
  items = apostil_postings_get (self->links, id);
  for (guint i = 0; items != NULL && i < items->len; i++)
    g_ptr_array_add (found, items->pdata[i]);
  return found;
}
