/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-annotation-list-private.h"

#include "apostil-interval-index.h"
#include "apostil-postings.h"
#include "apostil-references.h"

/* How it works
 *
 * One sorted array of annotations, with an index over their extents that answers « which
 * lie here? », and a hash from the id. A batch of changes is one merge
 * (apostil-sorted.c), and the same stretch is spliced into the index.
 *
 * Who links to whom, how many there are of a kind, and « 3 of 12 » are answered from
 * postings: sorted arrays per target and per kind, made when first asked for and kept up
 * to date from then on, so that a tool that never asks pays nothing. The mentions of an
 * entity have postings of their own, since their number is what ordinals count. */

#define N_STATUS (APOSTIL_STATUS_REJECTED + 1)
#define SLICE    512 /* extents; whole blocks of the index */

struct _ApostilAnnotationList
{
  GObject parent_instance;

  GPtrArray *items; /* holds a reference on each, dropped by hand */
  gboolean shared;  /* it is somebody's snapshot too, and may not change any more */
  ApostilIdTable *by_id;
  ApostilIntervalIndex *index;

  ApostilPostings *kinds[N_STATUS]; /* by kind; NULL until asked for */
  ApostilPostings *mentions;        /* by entity: confirmed mentions; NULL until asked for */
  ApostilPostings *links;           /* by target: all other links; NULL until asked for */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilAnnotationList,
                               apostil_annotation_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint
compare (gconstpointer a, gconstpointer b)
{
  return apostil_annotation_compare ((ApostilAnnotation *) a, (ApostilAnnotation *) b);
}

static GType
get_item_type (GListModel *model)
{
  return APOSTIL_TYPE_ANNOTATION;
}

static guint
get_n_items (GListModel *model)
{
  return APOSTIL_ANNOTATION_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ApostilAnnotationList *self = APOSTIL_ANNOTATION_LIST (model);

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
  ApostilAnnotationList *self = APOSTIL_ANNOTATION_LIST (object);

  for (guint i = 0; i < N_STATUS; i++)
    g_clear_pointer (&self->kinds[i], apostil_postings_free);
  g_clear_pointer (&self->mentions, apostil_postings_free);
  g_clear_pointer (&self->links, apostil_postings_free);
  apostil_interval_index_free (self->index);
  apostil_id_table_free (self->by_id);
  g_ptr_array_set_free_func (self->items, g_object_unref);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (apostil_annotation_list_parent_class)->finalize (object);
}

static void
apostil_annotation_list_class_init (ApostilAnnotationListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = finalize;
}

static void
apostil_annotation_list_init (ApostilAnnotationList *self)
{
  self->items = g_ptr_array_new ();
  self->by_id = apostil_id_table_new ();
  self->index = apostil_interval_index_new ();
}

/**
 * apostil_annotation_list_new:
 *
 * Returns: (transfer full): an empty list
 */
ApostilAnnotationList *
apostil_annotation_list_new (void)
{
  return g_object_new (APOSTIL_TYPE_ANNOTATION_LIST, NULL);
}

/* Postings */

typedef void (*PostFunc) (ApostilPostings *postings, const gchar *key, gpointer item);

typedef struct
{
  ApostilAnnotationList *list;
  ApostilAnnotation *annotation;
  PostFunc post;
  gboolean is_mention; /* confirmed */
} LinkPost;

static gboolean
post_link (const gchar *role, const gchar *target, gpointer user_data)
{
  LinkPost *post = user_data;
  gboolean names_entity = post->is_mention && g_str_equal (role, APOSTIL_LINK_ENTITY);

  post->post (names_entity ? post->list->mentions : post->list->links, target, post->annotation);
  return TRUE;
}

static void
post_links (ApostilAnnotationList *self, ApostilAnnotation *annotation, PostFunc func)
{
  LinkPost post = { self, annotation, func, FALSE };

  post.is_mention = apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) &&
                    apostil_record_get_status (annotation) == APOSTIL_STATUS_CONFIRMED;
  apostil_references_foreach (annotation, post_link, &post);
}

static void
post_kind (ApostilAnnotationList *self, ApostilAnnotation *annotation, PostFunc func)
{
  func (self->kinds[apostil_record_get_status (annotation)],
        apostil_annotation_get_kind (annotation)->id, annotation);
}

static void
ensure_kinds (ApostilAnnotationList *self)
{
  if (self->kinds[0] != NULL)
    return;

  for (guint i = 0; i < N_STATUS; i++)
    self->kinds[i] = apostil_postings_new (compare);
  for (guint i = 0; i < self->items->len; i++)
    post_kind (self, self->items->pdata[i], apostil_postings_append);
}

static void
ensure_links (ApostilAnnotationList *self)
{
  if (self->links != NULL)
    return;

  self->links = apostil_postings_new (compare);
  self->mentions = apostil_postings_new (compare);
  for (guint i = 0; i < self->items->len; i++)
    post_links (self, self->items->pdata[i], apostil_postings_append);
}

/* One batch; both arrays are in order. */
static void
update_postings (ApostilAnnotationList *self, GPtrArray *removed, GPtrArray *added)
{
  if (self->kinds[0] != NULL)
    {
      for (guint i = 0; i < removed->len; i++)
        post_kind (self, removed->pdata[i], apostil_postings_remove);
      for (guint i = 0; i < added->len; i++)
        post_kind (self, added->pdata[i], apostil_postings_add);
      for (guint i = 0; i < N_STATUS; i++)
        apostil_postings_commit (self->kinds[i]);
    }
  if (self->links != NULL)
    {
      for (guint i = 0; i < removed->len; i++)
        post_links (self, removed->pdata[i], apostil_postings_remove);
      for (guint i = 0; i < added->len; i++)
        post_links (self, added->pdata[i], apostil_postings_add);
      apostil_postings_commit (self->links);
      apostil_postings_commit (self->mentions);
    }
}

/* Changing: for the document alone */

/**
 * apostil_annotation_list_stop_sharing:
 * @self: the list
 *
 * Leaves the items to those who share them, if there are any, and goes on with a copy. The next change would do the
 * same, and takes the longer for it: of 100,000 annotations some 3 ms, most of them for counting references.
 */
void
apostil_annotation_list_stop_sharing (ApostilAnnotationList *self)
{
  GPtrArray *items = NULL;

  g_return_if_fail (APOSTIL_IS_ANNOTATION_LIST (self));

  if (!self->shared)
    return;

  items = self->items;
  self->shared = FALSE;
  self->items = g_ptr_array_sized_new (items->len + 1);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  /* the references of the old one go with whoever is the last to have it */
  g_ptr_array_set_free_func (items, g_object_unref);
  g_ptr_array_unref (items);
}

/* What is added at the end goes into the index in slices, so that there is no second array of all
 * extents: most of the memory that filling a list would take. */
static void
append_to_index (ApostilAnnotationList *self, guint position)
{
  ApostilSpan extents[SLICE];

  while (position < self->items->len)
    {
      guint n = MIN (SLICE, self->items->len - position);

      for (guint i = 0; i < n; i++)
        extents[i] = apostil_annotation_get_extent (self->items->pdata[position + i]);
      apostil_interval_index_splice (self->index, position, 0, extents, n);
      position += n;
    }
}

static void
update_index (ApostilAnnotationList *self, ApostilRange range)
{
  g_autofree ApostilSpan *extents = g_new (ApostilSpan, range.n_added);

  for (guint i = 0; i < range.n_added; i++)
    extents[i] = apostil_annotation_get_extent (self->items->pdata[range.position + i]);
  apostil_interval_index_splice (self->index, range.position, range.n_removed, extents,
                                 range.n_added);
}

/**
 * apostil_annotation_list_change:
 * @self: the list
 * @changes: (array length=n_changes): changes of any records; those of annotations count
 * @n_changes: how many
 * @undone: whether to go from after to before
 *
 * Does all the changes as one merge, and says nothing: the caller emits
 * #GListModel::items-changed for the range once all of the document is up to date.
 *
 * Returns: what was touched
 */
ApostilRange
apostil_annotation_list_change (ApostilAnnotationList *self,
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

      if (APOSTIL_IS_ANNOTATION (from))
        g_ptr_array_add (removed, from);
      if (APOSTIL_IS_ANNOTATION (to))
        g_ptr_array_add (added, to);
    }
  if (removed->len + added->len == 0)
    return range;

  apostil_annotation_list_stop_sharing (self);
  apostil_sorted_sort (removed, compare);
  apostil_sorted_sort (added, compare);
  update_postings (self, removed, added);
  range = apostil_sorted_merge (self->items, removed, added, compare);

  for (guint i = 0; i < removed->len; i++)
    apostil_id_table_remove (self->by_id, removed->pdata[i]);
  for (guint i = 0; i < added->len; i++)
    apostil_id_table_add (self->by_id, g_object_ref (added->pdata[i]));
  update_index (self, range);
  g_ptr_array_foreach (removed, (GFunc) (void (*) (void)) g_object_unref, NULL);
  return range;
}

/**
 * apostil_annotation_list_fill:
 * @self: an empty list
 * @annotations: (transfer full): in order, with a reference on each and nothing that drops it
 * @by_id: (transfer full): the same
 *
 * Takes all of @annotations, and says nothing.
 */
void
apostil_annotation_list_fill (ApostilAnnotationList *self,
                              GPtrArray *annotations,
                              ApostilIdTable *by_id)
{
  g_return_if_fail (self->items->len == 0);

  g_ptr_array_unref (self->items);
  self->shared = FALSE;
  apostil_id_table_free (self->by_id);
  self->items = annotations;
  self->by_id = by_id;
  append_to_index (self, 0);
}

/**
 * apostil_annotation_list_new_detached:
 * @annotations: (transfer none) (element-type ApostilAnnotation): sealed, in order, each id once
 *
 * Any thread; from then on the list belongs to one.
 *
 * Returns: (transfer full): a list that is no document's
 */
ApostilAnnotationList *
apostil_annotation_list_new_detached (GPtrArray *annotations)
{
  ApostilAnnotationList *self = NULL;
  GPtrArray *items = NULL;
  ApostilIdTable *by_id = NULL;

  g_return_val_if_fail (annotations != NULL, NULL);

  items = g_ptr_array_sized_new (annotations->len);
  by_id = apostil_id_table_new ();
  for (guint i = 0; i < annotations->len; i++)
    {
      g_ptr_array_add (items, g_object_ref (annotations->pdata[i]));
      apostil_id_table_add (by_id, annotations->pdata[i]);
    }
  self = apostil_annotation_list_new ();
  apostil_annotation_list_fill (self, items, by_id);
  return self;
}

/**
 * apostil_annotation_list_swap:
 * @self: a list that is no document's
 * @removed: (transfer none) (element-type ApostilAnnotation): what it has, in any order
 * @added: (transfer none) (element-type ApostilAnnotation): sealed, in any order
 *
 * Takes some out and others in, as one batch, and says #GListModel::items-changed.
 */
void
apostil_annotation_list_swap (ApostilAnnotationList *self, GPtrArray *removed, GPtrArray *added)
{
  g_autofree ApostilChange *changes = NULL;
  ApostilRange range;
  guint n = 0;

  g_return_if_fail (APOSTIL_IS_ANNOTATION_LIST (self));

  changes = g_new0 (ApostilChange, removed->len + added->len);
  for (guint i = 0; i < removed->len; i++)
    changes[n++].before = removed->pdata[i];
  for (guint i = 0; i < added->len; i++)
    changes[n++].after = added->pdata[i];
  range = apostil_annotation_list_change (self, changes, n, FALSE);
  if (range.n_removed + range.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), range.position, range.n_removed,
                                range.n_added);
}

/* Asking */

/**
 * apostil_annotation_list_get_length:
 * @self: the list
 *
 * Returns: how many annotations it holds
 */
guint
apostil_annotation_list_get_length (ApostilAnnotationList *self)
{
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), 0);

  return self->items->len;
}

/**
 * apostil_annotation_list_get:
 * @self: the list
 * @position: a position
 *
 * Returns: (transfer none) (nullable): the annotation there; %NULL behind the last one
 */
ApostilAnnotation *
apostil_annotation_list_get (ApostilAnnotationList *self, guint position)
{
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), NULL);

  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/**
 * apostil_annotation_list_share:
 * @self: the list
 *
 * What is in the list now, for g_ptr_array_unref() in any thread; nobody may change it. It costs nothing: it is
 * the array of the list itself, which works on a copy from its next change on, or from
 * apostil_annotation_list_stop_sharing().
 *
 * Returns: (transfer full) (element-type ApostilAnnotation): the annotations, in order
 */
GPtrArray *
apostil_annotation_list_share (ApostilAnnotationList *self)
{
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), NULL);

  self->shared = TRUE;
  return g_ptr_array_ref (self->items);
}

/**
 * apostil_annotation_list_lookup:
 * @self: the list
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the annotation with that id, at the cost of a hash
 */
ApostilAnnotation *
apostil_annotation_list_lookup (ApostilAnnotationList *self, const gchar *id)
{
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return apostil_id_table_lookup (self->by_id, id);
}

/**
 * apostil_annotation_list_find:
 * @self: the list
 * @annotation: an annotation
 * @position: (out) (optional): where it stands
 *
 * Returns: whether this very object is in the list (a copy that was replaced is not); a
 *   binary search
 */
gboolean
apostil_annotation_list_find (ApostilAnnotationList *self,
                              ApostilAnnotation *annotation,
                              guint *position)
{
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), FALSE);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), FALSE);

  return apostil_sorted_find (self->items, annotation, compare, position);
}

/**
 * apostil_annotation_list_lower_bound:
 * @self: the list
 * @offset: a code point of the text
 *
 * Returns: the first position whose first span starts at or after @offset; the length of
 *   the list if there is none; a binary search
 */
guint
apostil_annotation_list_lower_bound (ApostilAnnotationList *self, guint32 offset)
{
  guint low = 0;
  guint high = 0;

  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), 0);

  high = self->items->len;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (apostil_annotation_get_first_span (self->items->pdata[middle]).start < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * apostil_annotation_list_foreach_in:
 * @self: the list
 * @span: a stretch of the text, in code points
 * @func: (scope call): called for each annotation found, in list order
 * @user_data: for @func
 *
 * Finds the annotations whose extent, from the first to the last code point of their spans
 * and parts, overlaps @span. @func may not change the document. Costs what it finds, and
 * some microseconds at a million annotations.
 */
void
apostil_annotation_list_foreach_in (ApostilAnnotationList *self,
                                    ApostilSpan span,
                                    ApostilAnnotationFunc func,
                                    gpointer user_data)
{
  g_return_if_fail (APOSTIL_IS_ANNOTATION_LIST (self));
  g_return_if_fail (func != NULL);

  for (guint i = apostil_interval_index_next (self->index, span, 0); i < self->items->len;
       i = apostil_interval_index_next (self->index, span, i + 1))
    {
      if (!func (self->items->pdata[i], i, user_data))
        return;
    }
}

/* The span that holds @offset; empty if none does. */
static ApostilSpan
holding_span (ApostilAnnotation *annotation, guint32 offset)
{
  guint n_spans = 0;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans; i++)
    {
      if (apostil_span_holds (spans[i], offset))
        return spans[i];
    }
  return APOSTIL_SPAN (0, 0);
}

static gint
compare_innermost (gconstpointer a, gconstpointer b, gpointer user_data)
{
  ApostilAnnotation *one = *(ApostilAnnotation *const *) a;
  ApostilAnnotation *two = *(ApostilAnnotation *const *) b;
  guint32 offset = *(const guint32 *) user_data;
  ApostilSpan p = holding_span (one, offset);
  ApostilSpan q = holding_span (two, offset);

  if (apostil_span_length (p) != apostil_span_length (q))
    return apostil_span_length (p) < apostil_span_length (q) ? -1 : 1;
  if (p.start != q.start)
    return p.start > q.start ? -1 : 1;
  return apostil_id_compare (apostil_record_get_id (one), apostil_record_get_id (two));
}

/**
 * apostil_annotation_list_at:
 * @self: the list
 * @offset: a code point of the text
 * @found: (element-type ApostilAnnotation): they are appended here, without references
 *
 * Finds the annotations with a span (not just a part) that holds @offset, innermost first:
 * the one whose span there is shortest; of equal ones the later start, then the lower id.
 */
void
apostil_annotation_list_at (ApostilAnnotationList *self, guint32 offset, GPtrArray *found)
{
  ApostilSpan span = APOSTIL_SPAN (offset, offset + 1);
  guint old = 0;

  g_return_if_fail (APOSTIL_IS_ANNOTATION_LIST (self));
  g_return_if_fail (found != NULL);

  old = found->len;
  for (guint i = apostil_interval_index_next (self->index, span, 0); i < self->items->len;
       i = apostil_interval_index_next (self->index, span, i + 1))
    {
      if (apostil_annotation_holds (self->items->pdata[i], offset))
        g_ptr_array_add (found, self->items->pdata[i]);
    }
  if (found->len > old + 1)
    g_qsort_with_data (found->pdata + old, (gint) (found->len - old), sizeof (gpointer),
                       compare_innermost, &offset);
}

/**
 * apostil_annotation_list_linking_to:
 * @self: the list
 * @id: the id of any record
 *
 * Returns: (transfer container) (element-type ApostilAnnotation): the annotations that link
 *   to @id, in list order, each once; for an entity, its mentions among them
 */
GPtrArray *
apostil_annotation_list_linking_to (ApostilAnnotationList *self, const gchar *id)
{
  GPtrArray *mentions = NULL;
  GPtrArray *links = NULL;
  GPtrArray *found = NULL;
  guint m = 0;
  guint l = 0;

  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  ensure_links (self);
  mentions = apostil_postings_get (self->mentions, id);
  links = apostil_postings_get (self->links, id);
  found = g_ptr_array_new ();
  while ((mentions != NULL && m < mentions->len) || (links != NULL && l < links->len))
    {
      gpointer mention = mentions != NULL && m < mentions->len ? mentions->pdata[m] : NULL;
      gpointer link = links != NULL && l < links->len ? links->pdata[l] : NULL;
      gint order = mention == NULL ? 1 : link == NULL ? -1 : compare (mention, link);

      g_ptr_array_add (found, order <= 0 ? mention : link);
      if (order <= 0)
        m++;
      if (order >= 0)
        l++; /* both, when one annotation has two links to the entity */
    }
  return found;
}

/**
 * apostil_annotation_list_count_status:
 * @self: the list
 * @kind_id: a kind
 * @status: a status
 *
 * Returns: how many annotations of that kind have that status
 */
guint
apostil_annotation_list_count_status (ApostilAnnotationList *self,
                                      const gchar *kind_id,
                                      ApostilStatus status)
{
  GPtrArray *items = NULL;

  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), 0);
  g_return_val_if_fail (kind_id != NULL, 0);
  g_return_val_if_fail ((guint) status < N_STATUS, 0);

  ensure_kinds (self);
  items = apostil_postings_get (self->kinds[status], kind_id);
  return items != NULL ? items->len : 0;
}

/**
 * apostil_annotation_list_count_kind:
 * @self: the list
 * @kind_id: a kind
 *
 * Returns: how many annotations of that kind there are, whatever their status
 */
guint
apostil_annotation_list_count_kind (ApostilAnnotationList *self, const gchar *kind_id)
{
  guint n = 0;

  for (guint i = 0; i < N_STATUS; i++)
    n += apostil_annotation_list_count_status (self, kind_id, (ApostilStatus) i);
  return n;
}

/**
 * apostil_annotation_list_get_ordinal:
 * @self: the list
 * @annotation: an annotation
 * @n_total: (out) (optional): among how many
 *
 * « Person, Ahmad Massoud, 3 of 12 »: where @annotation stands in the order of the text. A
 * confirmed mention is counted among the confirmed mentions of its entity, anything else
 * among those of its kind and status. A binary search.
 *
 * Returns: its place, from 1; 0 when it is not in the list
 */
guint
apostil_annotation_list_get_ordinal (ApostilAnnotationList *self,
                                     ApostilAnnotation *annotation,
                                     guint *n_total)
{
  ApostilStatus status;
  const gchar *entity = NULL;
  GPtrArray *items = NULL;
  guint position = 0;

  g_return_val_if_fail (APOSTIL_IS_ANNOTATION_LIST (self), 0);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (annotation), 0);

  status = apostil_record_get_status (annotation);
  if (status == APOSTIL_STATUS_CONFIRMED && apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY))
    entity = apostil_annotation_get_link (annotation, APOSTIL_LINK_ENTITY);
  if (entity != NULL)
    {
      ensure_links (self);
      items = apostil_postings_get (self->mentions, entity);
    }
  else
    {
      ensure_kinds (self);
      items =
          apostil_postings_get (self->kinds[status], apostil_annotation_get_kind (annotation)->id);
    }

  if (n_total != NULL)
    *n_total = items != NULL ? items->len : 0;
  if (items == NULL || !apostil_sorted_find (items, annotation, compare, &position))
    return 0;
  return position + 1;
}
