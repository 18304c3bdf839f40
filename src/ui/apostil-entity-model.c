/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* How it works
 *
 * Each entity has a row that holds what it is sorted by, as it was when it was last put in its place; so
 * it is found again by binary search though the numbers have changed since. After an edit the
 * rows of the entities that it touched, and no others, are worked out anew: one that still
 * fits where it stands is changed there, the others move. Headings are rows like others: they sort before
 * all of their type and are there while any of it is. Edits of more than a few hundred entities are
 * announced as a reset instead. */

#include "config.h"

#include "apostil-entity-model.h"

#include <string.h>

#include "apostil-fold.h"

/* Edits beyond this are a reset: GtkTreeView is faster taking all rows anew. */
#define MAX_STEPS 400

struct _ApostilEntityModel
{
  ApostilFlatModel parent_instance;

  ApostilDocument *document;
  ApostilEntityTally *tally;
  const ApostilKind *kind;
  GPtrArray *rows;      /* (element-type ApostilEntityRank) sorted */
  GHashTable *by_id;    /* id of an entity (the entity's own string) → its ApostilEntityRank */
  GHashTable *mentions; /* id of an entity → its mentions, as they were when a row last asked */
  guint *group_sizes;
  guint n_unnamed;
  GHashTable
      *touched;     /* (nullable) ids whose facts an edit changed, until its rows are worked out */
  gboolean recount; /* or all of them */
  gchar *filter;    /* (nullable) folded */
  ApostilEntityShow show;
  ApostilEntityOrder order;
  gboolean descending;
  gboolean grouped;
};

/* GtkTreeView drags no rows but those of a drag source, though who drops them is asked by signals. */
G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilEntityModel,
                               apostil_entity_model,
                               APOSTIL_TYPE_FLAT_MODEL,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_TREE_DRAG_SOURCE, NULL))

enum
{
  RESET,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Rows ---- */

static ApostilEntityRank *
row_new (ApostilEntityModel *self, ApostilEntity *entity)
{
  ApostilEntityFacts facts = apostil_entity_model_get_facts (self, entity);
  g_autoptr (GPtrArray) mentions = NULL;
  ApostilAnnotation *first = NULL;

  if (self->order == APOSTIL_ENTITY_ORDER_FIRST)
    {
      mentions = apostil_entity_model_get_mentions (self, entity);
      first = mentions->len > 0 ? g_ptr_array_index (mentions, 0) : NULL;
    }
  return apostil_entity_rank_new (self->kind, entity, self->order, &facts, first);
}

static gint
compare_rows (ApostilEntityModel *self, const ApostilEntityRank *a, const ApostilEntityRank *b)
{
  return apostil_entity_rank_compare (a, b, self->grouped, self->descending);
}

static gint
compare_in_array (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return compare_rows (user_data, *(const ApostilEntityRank *const *) a,
                       *(const ApostilEntityRank *const *) b);
}

/* The first row that does not come before @row. */
static guint
lower_bound (ApostilEntityModel *self, const ApostilEntityRank *row)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_rows (self, g_ptr_array_index (self->rows, middle), row) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* ---- What is shown ---- */

static gboolean
contains_folded (const gchar *haystack, const gchar *needle)
{
  g_autofree gchar *folded = haystack != NULL ? apostil_fold (haystack, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static gboolean
matches_words (ApostilEntityModel *self, ApostilEntity *entity)
{
  const gchar *const *aliases = apostil_entity_get_aliases (entity);

  if (self->filter == NULL || contains_folded (apostil_entity_get_name (entity), self->filter) ||
      contains_folded (apostil_record_get (entity, APOSTIL_ATTR_REF), self->filter) ||
      contains_folded (apostil_record_get (entity, APOSTIL_ATTR_NOTE), self->filter))
    return TRUE;
  for (guint i = 0; aliases[i] != NULL; i++)
    if (contains_folded (aliases[i], self->filter))
      return TRUE;
  return FALSE;
}

static gboolean
passes (ApostilEntityModel *self, ApostilEntity *entity)
{
  ApostilEntityFacts facts = apostil_entity_model_get_facts (self, entity);

  switch (self->show)
    {
    case APOSTIL_ENTITY_SHOW_SPEAKING:
      if (facts.n_made == 0)
        return FALSE;
      break;
    case APOSTIL_ENTITY_SHOW_UNNAMED:
      if (!apostil_entity_is_unnamed (entity))
        return FALSE;
      break;
    case APOSTIL_ENTITY_SHOW_UNUSED:
      if (facts.n_mentions + facts.n_made > 0)
        return FALSE;
      break;
    case APOSTIL_ENTITY_SHOW_UNIDENTIFIED:
      if (apostil_record_get (entity, APOSTIL_ATTR_REF) != NULL)
        return FALSE;
      break;
    case APOSTIL_ENTITY_SHOW_ALL:
    default:
      break;
    }
  return matches_words (self, entity);
}

static void
rebuild (ApostilEntityModel *self)
{
  ApostilRecordList *entities = apostil_document_get_entities (self->document);
  guint n = apostil_record_list_get_length (entities);
  guint n_groups = (self->kind != NULL ? self->kind->n_types : 0) + 1;

  g_signal_emit (self, signals[RESET], 0, TRUE);
  apostil_flat_model_renewed (APOSTIL_FLAT_MODEL (self));
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->rows, 0);
  memset (self->group_sizes, 0, n_groups * sizeof (guint));
  self->n_unnamed = 0;
  for (guint i = 0; i < n; i++)
    {
      ApostilEntity *entity = apostil_record_list_get (entities, i);
      ApostilEntityRank *row;

      if (!passes (self, entity))
        continue;
      row = row_new (self, entity);
      g_ptr_array_add (self->rows, row);
      g_hash_table_insert (self->by_id, (gpointer) apostil_record_get_id (entity), row);
      self->group_sizes[row->group]++;
      self->n_unnamed += apostil_entity_is_unnamed (entity) ? 1 : 0;
    }
  for (guint i = 0; self->grouped && i < n_groups; i++)
    if (self->group_sizes[i] > 0)
      g_ptr_array_add (self->rows, apostil_entity_rank_new_heading (i));
  g_ptr_array_sort_with_data (self->rows, compare_in_array, self);
  g_signal_emit (self, signals[RESET], 0, FALSE);
  g_signal_emit (self, signals[COUNTED], 0);
}

/* ---- Keeping up ---- */

static void
row_changed (ApostilEntityModel *self, guint index)
{
  apostil_flat_model_changed (APOSTIL_FLAT_MODEL (self), index);
}

static void
delete_at (ApostilEntityModel *self, guint index)
{
  g_ptr_array_remove_index (self->rows, index);
  apostil_flat_model_deleted (APOSTIL_FLAT_MODEL (self), index);
}

static void
insert_row (ApostilEntityModel *self, ApostilEntityRank *row)
{
  guint index = lower_bound (self, row);

  g_ptr_array_insert (self->rows, (gint) index, row);
  apostil_flat_model_inserted (APOSTIL_FLAT_MODEL (self), index);
}

/* The heading of @group says how many follow it, and goes when none does. */
static void
update_heading (ApostilEntityModel *self, guint group, guint before)
{
  const ApostilEntityRank like = { NULL, group, 0, NULL, FALSE };
  guint now = self->group_sizes[group];

  if (!self->grouped || now == before)
    return;
  if (before == 0)
    insert_row (self, apostil_entity_rank_new_heading (group));
  else if (now == 0)
    delete_at (self, lower_bound (self, &like));
  else
    row_changed (self, lower_bound (self, &like));
}

static void
remove_row (ApostilEntityModel *self, ApostilEntityRank *row)
{
  guint group = row->group;

  self->group_sizes[group]--;
  self->n_unnamed -= apostil_entity_is_unnamed (row->entity) ? 1 : 0;
  g_hash_table_remove (self->by_id, apostil_record_get_id (row->entity));
  delete_at (self, lower_bound (self, row));
  update_heading (self, group, self->group_sizes[group] + 1);
}

static void
add_row (ApostilEntityModel *self, ApostilEntityRank *row)
{
  self->group_sizes[row->group]++;
  self->n_unnamed += apostil_entity_is_unnamed (row->entity) ? 1 : 0;
  update_heading (self, row->group, self->group_sizes[row->group] - 1);
  g_hash_table_insert (self->by_id, (gpointer) apostil_record_get_id (row->entity), row);
  insert_row (self, row);
}

/* Whether @row may stand at @at, between its neighbours. */
static gboolean
fits (ApostilEntityModel *self, guint at, const ApostilEntityRank *row)
{
  return (at == 0 || compare_rows (self, g_ptr_array_index (self->rows, at - 1), row) < 0) &&
         (at + 1 >= self->rows->len ||
          compare_rows (self, row, g_ptr_array_index (self->rows, at + 1)) < 0);
}

/* Works out anew what stands for the entity @id. */
static void
follow_entity (ApostilEntityModel *self, const gchar *id)
{
  gpointer record = apostil_record_list_lookup (apostil_document_get_entities (self->document), id);
  ApostilEntityRank *old = g_hash_table_lookup (self->by_id, id);
  ApostilEntityRank *row = record != NULL && passes (self, record) ? row_new (self, record) : NULL;
  guint at;

  if (old != NULL && row != NULL && old->group == row->group)
    {
      at = lower_bound (self, old);
      if (fits (self, at, row))
        {
          self->n_unnamed -= apostil_entity_is_unnamed (old->entity) ? 1 : 0;
          self->n_unnamed += apostil_entity_is_unnamed (row->entity) ? 1 : 0;
          /* The key is the id of the record that goes. */
          g_hash_table_remove (self->by_id, id);
          g_hash_table_insert (self->by_id, (gpointer) apostil_record_get_id (row->entity), row);
          self->rows->pdata[at] = row;
          row_changed (self, at);
          apostil_entity_rank_free (old);
          return;
        }
    }
  if (old != NULL)
    remove_row (self, old);
  if (row != NULL)
    add_row (self, row);
}

static void
tally_changed (ApostilEntityTally *tally, GHashTable *ids, ApostilEntityModel *self)
{
  g_clear_pointer (&self->touched, g_hash_table_unref);
  self->recount = ids == NULL;
  if (ids != NULL)
    self->touched = g_hash_table_ref (ids);
}

/* The tally was asked first, so the numbers are right already. */
static void
document_changed (ApostilDocument *document,
                  ApostilEdit *edit,
                  gboolean undone,
                  ApostilEntityModel *self)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);

  g_hash_table_remove_all (self->mentions);
  if (self->touched != NULL)
    {
      g_hash_table_iter_init (&iter, self->touched);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        g_hash_table_add (ids, g_strdup (id));
      g_clear_pointer (&self->touched, g_hash_table_unref);
    }
  for (guint i = 0; i < n_changes; i++)
    {
      gpointer record = changes[i].after != NULL ? changes[i].after : changes[i].before;

      if (APOSTIL_IS_ENTITY (record))
        g_hash_table_add (ids, g_strdup (apostil_record_get_id (record)));
    }
  if (self->recount || g_hash_table_size (ids) > MAX_STEPS)
    {
      self->recount = FALSE;
      rebuild (self);
      return;
    }
  if (g_hash_table_size (ids) == 0)
    return;
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    follow_entity (self, id);
  g_signal_emit (self, signals[COUNTED], 0);
}

/* ---- ApostilFlatModel ---- */

static ApostilEntityRank *
get_row (ApostilEntityModel *self, guint index)
{
  g_return_val_if_fail (index < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, index);
}

static guint
get_n_rows (ApostilFlatModel *model)
{
  return APOSTIL_ENTITY_MODEL (model)->rows->len;
}

static gpointer
get_record (ApostilFlatModel *model, guint row)
{
  const ApostilEntityRank *rank = get_row (APOSTIL_ENTITY_MODEL (model), row);

  return rank != NULL ? rank->entity : NULL;
}

/* ---- Object ---- */

static void
apostil_entity_model_dispose (GObject *object)
{
  ApostilEntityModel *self = APOSTIL_ENTITY_MODEL (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  if (self->tally != NULL)
    g_signal_handlers_disconnect_by_data (self->tally, self);
  g_clear_object (&self->tally);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (apostil_entity_model_parent_class)->dispose (object);
}

static void
apostil_entity_model_finalize (GObject *object)
{
  ApostilEntityModel *self = APOSTIL_ENTITY_MODEL (object);

  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->mentions);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_free (self->group_sizes);
  g_free (self->filter);
  G_OBJECT_CLASS (apostil_entity_model_parent_class)->finalize (object);
}

static void
apostil_entity_model_class_init (ApostilEntityModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_entity_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_entity_model_finalize;
  APOSTIL_FLAT_MODEL_CLASS (klass)->get_n_rows = get_n_rows;
  APOSTIL_FLAT_MODEL_CLASS (klass)->get_record = get_record;
  signals[RESET] = g_signal_new ("reset", APOSTIL_TYPE_ENTITY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[COUNTED] = g_signal_new ("counted", APOSTIL_TYPE_ENTITY_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_entity_model_init (ApostilEntityModel *self)
{
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_entity_rank_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->mentions =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

/**
 * apostil_entity_model_new:
 * @document: a document
 *
 * Returns: (transfer full): its entities, by name
 */
ApostilEntityModel *
apostil_entity_model_new (ApostilDocument *document)
{
  ApostilEntityModel *self;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = g_object_new (APOSTIL_TYPE_ENTITY_MODEL, NULL);
  self->document = g_object_ref (document);
  self->kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_ENTITY);
  self->group_sizes = g_new0 (guint, (self->kind != NULL ? self->kind->n_types : 0) + 1);
  self->tally = apostil_entity_tally_new (document);
  g_signal_connect (self->tally, "changed", G_CALLBACK (tally_changed), self);
  g_signal_connect (document, "changed", G_CALLBACK (document_changed), self);
  rebuild (self);
  return self;
}

/**
 * apostil_entity_model_set_filter:
 * @self: the table
 * @words: (nullable): what is looked for in names, identifiers and notes; folded here
 *
 * Shows only rows with @words in them.
 */
void
apostil_entity_model_set_filter (ApostilEntityModel *self, const gchar *words)
{
  g_autofree gchar *folded = NULL;

  g_return_if_fail (APOSTIL_IS_ENTITY_MODEL (self));

  if (words != NULL && *words != '\0')
    folded = apostil_fold (words, -1);
  if (folded != NULL && *folded == '\0')
    g_clear_pointer (&folded, g_free);
  if (g_strcmp0 (folded, self->filter) == 0)
    return;
  g_free (self->filter);
  self->filter = g_steal_pointer (&folded);
  rebuild (self);
}

/**
 * apostil_entity_model_set_show:
 * @self: the table
 * @show: which entities
 *
 * Leaves out all others.
 */
void
apostil_entity_model_set_show (ApostilEntityModel *self, ApostilEntityShow show)
{
  g_return_if_fail (APOSTIL_IS_ENTITY_MODEL (self));

  if (self->show == show)
    return;
  self->show = show;
  rebuild (self);
}

/**
 * apostil_entity_model_set_order:
 * @self: the table
 * @order: what rows are sorted by; equal ones by their id
 * @descending: whether the highest comes first
 *
 * Sorts; what has nothing to be sorted by comes last either way.
 */
void
apostil_entity_model_set_order (ApostilEntityModel *self,
                                ApostilEntityOrder order,
                                gboolean descending)
{
  g_return_if_fail (APOSTIL_IS_ENTITY_MODEL (self));

  if (self->order == order && self->descending == descending)
    return;
  self->order = order;
  self->descending = descending;
  rebuild (self);
}

/**
 * apostil_entity_model_set_grouped:
 * @self: the table
 * @grouped: whether the types stand apart, each under a heading
 *
 * The order holds within a type then.
 */
void
apostil_entity_model_set_grouped (ApostilEntityModel *self, gboolean grouped)
{
  g_return_if_fail (APOSTIL_IS_ENTITY_MODEL (self));

  if (self->grouped == grouped)
    return;
  self->grouped = grouped;
  rebuild (self);
}

/**
 * apostil_entity_model_get_n_shown:
 * @self: the table
 *
 * Returns: how many entities are let through; headings do not count
 */
guint
apostil_entity_model_get_n_shown (ApostilEntityModel *self)
{
  g_return_val_if_fail (APOSTIL_IS_ENTITY_MODEL (self), 0);

  return g_hash_table_size (self->by_id);
}

/**
 * apostil_entity_model_get_n_unnamed:
 * @self: the table
 *
 * Returns: how many of those are unnamed sources
 */
guint
apostil_entity_model_get_n_unnamed (ApostilEntityModel *self)
{
  g_return_val_if_fail (APOSTIL_IS_ENTITY_MODEL (self), 0);

  return self->n_unnamed;
}

/**
 * apostil_entity_model_get_entity:
 * @self: the table
 * @iter: a row
 *
 * Returns: (transfer none) (nullable): its entity; %NULL for a heading
 */
ApostilEntity *
apostil_entity_model_get_entity (ApostilEntityModel *self, GtkTreeIter *iter)
{
  ApostilEntityRank *row;

  g_return_val_if_fail (APOSTIL_IS_ENTITY_MODEL (self), NULL);

  row = get_row (self, apostil_flat_model_get_row (iter));
  return row != NULL ? row->entity : NULL;
}

/**
 * apostil_entity_model_get_group:
 * @self: the table
 * @iter: a row
 * @n_entities: (out): how many of its type are shown
 *
 * Returns: (nullable): the type that it belongs to or is the heading of; %NULL for entities of a type
 *   that the scheme does not have
 */
const ApostilTypeDef *
apostil_entity_model_get_group (ApostilEntityModel *self, GtkTreeIter *iter, guint *n_entities)
{
  ApostilEntityRank *row;

  g_return_val_if_fail (APOSTIL_IS_ENTITY_MODEL (self), NULL);

  row = get_row (self, apostil_flat_model_get_row (iter));
  *n_entities = row != NULL ? self->group_sizes[row->group] : 0;
  if (row == NULL || self->kind == NULL || row->group >= self->kind->n_types)
    return NULL;
  return &self->kind->types[row->group];
}

/**
 * apostil_entity_model_find:
 * @self: the table
 * @entity_id: the id of an entity
 * @iter: (out): its row
 *
 * Returns: whether it is shown
 */
gboolean
apostil_entity_model_find (ApostilEntityModel *self, const gchar *entity_id, GtkTreeIter *iter)
{
  ApostilEntityRank *row;

  g_return_val_if_fail (APOSTIL_IS_ENTITY_MODEL (self), FALSE);

  row = entity_id != NULL ? g_hash_table_lookup (self->by_id, entity_id) : NULL;
  if (row == NULL)
    return FALSE;
  apostil_flat_model_init_iter (APOSTIL_FLAT_MODEL (self), iter, lower_bound (self, row));
  return TRUE;
}

/**
 * apostil_entity_model_get_facts:
 * @self: the table
 * @entity: an entity
 *
 * Returns: what is counted of it
 */
ApostilEntityFacts
apostil_entity_model_get_facts (ApostilEntityModel *self, ApostilEntity *entity)
{
  return apostil_entity_tally_get (self->tally, apostil_record_get_id (entity));
}

static GPtrArray *
find_mentions (ApostilEntityModel *self, const gchar *entity_id)
{
  GPtrArray *found = apostil_annotation_list_linking_to (
      apostil_document_get_annotations (self->document), entity_id);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      ApostilAnnotation *annotation = g_ptr_array_index (found, i);

      if (apostil_annotation_is (annotation, APOSTIL_KIND_ENTITY) &&
          apostil_record_get_status (annotation) != APOSTIL_STATUS_REJECTED)
        found->pdata[n++] = g_object_ref (annotation);
    }
  g_ptr_array_set_size (found, (gint) n);
  g_ptr_array_set_free_func (found, g_object_unref);
  return found;
}

/**
 * apostil_entity_model_get_mentions:
 * @self: the table
 * @entity: an entity
 *
 * They are kept until the document changes: a row that is painted asks for them several times.
 *
 * Returns: (transfer container) (element-type ApostilAnnotation): where it is named, in text order; not to
 *   be changed
 */
GPtrArray *
apostil_entity_model_get_mentions (ApostilEntityModel *self, ApostilEntity *entity)
{
  const gchar *id = apostil_record_get_id (entity);
  GPtrArray *mentions = g_hash_table_lookup (self->mentions, id);

  if (mentions == NULL)
    {
      mentions = find_mentions (self, id);
      g_hash_table_insert (self->mentions, g_strdup (id), mentions);
    }
  return g_ptr_array_ref (mentions);
}
