/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows are kept in an array, in the document's own order. After an edit each record that it
 * took away or made is looked up among the rows by that order: a row that the edit removed is
 * deleted, one that it made is inserted where it stands, one that it replaced in its place is
 * changed there, and all others stay what they are. So the view hears of exactly what happened,
 * keeps its place and its cursor, and an edit among a hundred thousand marks costs some
 * comparisons. Edits of more than a few hundred records are announced as a reset instead.
 *
 * What stands beside a row and depends on others (how many mentions an entity has, how many
 * claims contradict a claim) is counted once and then kept up with each edit. */

#include "config.h"

#include "apostil-mark-model.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-fold.h"
#include "apostil-describe.h"
#include "apostil-number.h"

/* Edits beyond this are a reset: GtkTreeView is faster taking all rows anew. */
#define MAX_STEPS 400

/* Code points of a mark's words that a row may need; it is ellipsized anyway. */
#define MAX_LABEL 160

#define RELATION_CONTRADICTS "contradicts"

struct _ApostilMarkModel
{
  ApostilFlatModel parent_instance;

  ApostilDocument *document;
  const gchar *kind_id; /* interned */
  gboolean is_registry; /* entities; else annotations of the kind */
  gchar *filter;        /* (nullable) folded */
  GPtrArray *rows;      /* with references */
  guint n_total;
  GHashTable *counts; /* id → how many mention, or contradict, it */
};

G_DEFINE_FINAL_TYPE (ApostilMarkModel, apostil_mark_model, APOSTIL_TYPE_FLAT_MODEL)

enum
{
  RESET,
  COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- What a row says ---- */

static gchar *
dup_words (ApostilMarkModel *self, ApostilAnnotation *annotation)
{
  ApostilText *text = apostil_document_get_text (self->document);
  GString *words = g_string_new (NULL);
  guint n_spans;
  const ApostilSpan *spans = apostil_annotation_get_spans (annotation, &n_spans);

  for (guint i = 0; i < n_spans && words->len < 4 * MAX_LABEL; i++)
    {
      ApostilSpan span = spans[i];
      g_autofree gchar *part = NULL;

      span.end = MIN (span.end, span.start + MAX_LABEL);
      part = apostil_text_dup_span (text, span);
      g_strdelimit (part, "\n\t", ' ');
      if (i > 0)
        g_string_append (words, " … ");
      g_string_append (words, part);
    }
  return g_string_free (words, FALSE);
}

/**
 * apostil_mark_model_dup_label:
 * @self: the list
 * @record: a record of it
 *
 * Returns: (transfer full): the entity's name, or the words of the mark on one line
 */
gchar *
apostil_mark_model_dup_label (ApostilMarkModel *self, gpointer record)
{
  g_return_val_if_fail (APOSTIL_IS_MARK_MODEL (self), NULL);

  if (APOSTIL_IS_ENTITY (record))
    return g_strdup (apostil_entity_get_name (record));
  return dup_words (self, record);
}

static guint
get_count (ApostilMarkModel *self, gpointer record)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, apostil_record_get_id (record)));
}

/**
 * apostil_mark_model_dup_detail:
 * @self: the list
 * @record: a record of it
 *
 * Returns: (transfer full): the number of mentions, the value of a date, how many contradict
 */
gchar *
apostil_mark_model_dup_detail (ApostilMarkModel *self, gpointer record)
{
  const gchar *value;
  gchar *words;
  guint count;

  g_return_val_if_fail (APOSTIL_IS_MARK_MODEL (self), NULL);

  if (APOSTIL_IS_ENTITY (record))
    return apostil_number_to_words (get_count (self, record));
  if (apostil_annotation_is (record, APOSTIL_KIND_DATE))
    {
      value = apostil_record_get (record, APOSTIL_ATTR_VALUE);
      words = apostil_describe_date (self->document, record, value, TRUE);
      /* A value that has no words is shown as it is; a date without one is open. */
      return words != NULL ? words : g_strdup (value != NULL ? value : "?");
    }
  count = get_count (self, record);
  /* Translators: beside a claim: how many other claims contradict it */
  return count > 0 ? g_strdup_printf (_ ("≠ %u"), count) : g_strdup ("");
}

/* ---- Counting ---- */

static gboolean
count_by (ApostilMarkModel *self, const gchar *id, gint step)
{
  guint count;

  if (id == NULL || step == 0)
    return FALSE;
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, id));
  count = (guint) MAX ((gint) count + step, 0);
  if (count == 0)
    g_hash_table_remove (self->counts, id);
  else
    g_hash_table_insert (self->counts, g_strdup (id), GUINT_TO_POINTER (count));
  return TRUE;
}

/* What @record adds to the counts, times @step; @touched (nullable) takes the ids. */
static void
count_record (ApostilMarkModel *self, gpointer record, gint step, GHashTable *touched)
{
  const gchar *ids[2] = { NULL, NULL };

  if (self->is_registry && APOSTIL_IS_ANNOTATION (record) &&
      apostil_annotation_is (record, APOSTIL_KIND_ENTITY))
    ids[0] = apostil_annotation_get_link (record, APOSTIL_LINK_ENTITY);
  else if (!self->is_registry && APOSTIL_IS_RELATION (record) &&
           apostil_record_get_status (record) != APOSTIL_STATUS_REJECTED &&
           g_strcmp0 (apostil_relation_get_relation_type (record), RELATION_CONTRADICTS) == 0)
    {
      ids[0] = apostil_relation_get_from (record);
      ids[1] = apostil_relation_get_to (record);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (count_by (self, ids[i], step) && touched != NULL)
      g_hash_table_add (touched, g_strdup (ids[i]));
}

static void
count_all (ApostilMarkModel *self)
{
  g_hash_table_remove_all (self->counts);
  if (self->is_registry)
    {
      ApostilAnnotationList *list = apostil_document_get_annotations (self->document);
      guint n = apostil_annotation_list_get_length (list);

      for (guint i = 0; i < n; i++)
        count_record (self, apostil_annotation_list_get (list, i), 1, NULL);
    }
  else
    {
      ApostilRecordList *list = apostil_document_get_relations (self->document);
      guint n = apostil_record_list_get_length (list);

      for (guint i = 0; i < n; i++)
        count_record (self, apostil_record_list_get (list, i), 1, NULL);
    }
}

/* ---- The document's list ---- */

static gboolean
is_ours (ApostilMarkModel *self, gpointer record)
{
  if (record == NULL)
    return FALSE;
  if (self->is_registry)
    return APOSTIL_IS_ENTITY (record);
  return APOSTIL_IS_ANNOTATION (record) && apostil_annotation_is (record, self->kind_id) &&
         apostil_record_get_status (record) != APOSTIL_STATUS_REJECTED;
}

static guint
source_length (ApostilMarkModel *self)
{
  return self->is_registry
             ? apostil_record_list_get_length (apostil_document_get_entities (self->document))
             : apostil_annotation_list_get_length (
                   apostil_document_get_annotations (self->document));
}

static gpointer
source_get (ApostilMarkModel *self, guint position)
{
  return self->is_registry
             ? apostil_record_list_get (apostil_document_get_entities (self->document), position)
             : (gpointer) apostil_annotation_list_get (
                   apostil_document_get_annotations (self->document), position);
}

static gboolean
contains_folded (const gchar *haystack, const gchar *needle)
{
  g_autofree gchar *folded = haystack != NULL ? apostil_fold (haystack, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

/* An entity by its names and aliases; a mark by its words, its detail, and whom it is linked to. */
static gboolean
passes (ApostilMarkModel *self, gpointer record)
{
  g_autofree gchar *label = NULL;
  g_autofree gchar *detail = NULL;
  const gchar *const *names;

  if (self->filter == NULL)
    return TRUE;
  label = apostil_mark_model_dup_label (self, record);
  if (contains_folded (label, self->filter))
    return TRUE;
  if (APOSTIL_IS_ENTITY (record))
    {
      names = apostil_entity_get_aliases (record);
      for (guint i = 0; names != NULL && names[i] != NULL; i++)
        if (contains_folded (names[i], self->filter))
          return TRUE;
      return FALSE;
    }
  names = apostil_annotation_get_links (record, APOSTIL_LINK_CLAIMANT);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gpointer entity = apostil_document_lookup (self->document, names[i]);

      if (APOSTIL_IS_ENTITY (entity) &&
          contains_folded (apostil_entity_get_name (entity), self->filter))
        return TRUE;
    }
  if (contains_folded (apostil_record_get (record, APOSTIL_ATTR_STATEMENT), self->filter))
    return TRUE;
  detail = apostil_mark_model_dup_detail (self, record);
  return contains_folded (detail, self->filter);
}

/* ---- Keeping up ---- */

static void
rebuild (ApostilMarkModel *self)
{
  guint n = source_length (self);

  g_signal_emit (self, signals[RESET], 0, TRUE);
  apostil_flat_model_renewed (APOSTIL_FLAT_MODEL (self));
  g_ptr_array_set_size (self->rows, 0);
  self->n_total = 0;
  for (guint i = 0; i < n; i++)
    {
      gpointer record = source_get (self, i);

      if (!is_ours (self, record))
        continue;
      self->n_total++;
      if (passes (self, record))
        g_ptr_array_add (self->rows, g_object_ref (record));
    }
  g_signal_emit (self, signals[RESET], 0, FALSE);
  g_signal_emit (self, signals[COUNTED], 0);
}

static void
insert_row (ApostilMarkModel *self, guint index, gpointer record)
{
  g_ptr_array_insert (self->rows, (gint) index, g_object_ref (record));
  apostil_flat_model_inserted (APOSTIL_FLAT_MODEL (self), index);
}

static void
delete_row (ApostilMarkModel *self, guint index)
{
  g_ptr_array_remove_index (self->rows, index);
  apostil_flat_model_deleted (APOSTIL_FLAT_MODEL (self), index);
}

static gint
compare (ApostilMarkModel *self, gpointer a, gpointer b)
{
  if (self->is_registry)
    return apostil_id_compare (apostil_record_get_id (a), apostil_record_get_id (b));
  return apostil_annotation_compare (a, b);
}

/* The first row that does not come before @record. */
static guint
lower_bound (ApostilMarkModel *self, gpointer record)
{
  guint low = 0;
  guint high = self->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare (self, g_ptr_array_index (self->rows, middle), record) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
find_row (ApostilMarkModel *self, gpointer record, guint *at)
{
  *at = lower_bound (self, record);
  return *at < self->rows->len && g_ptr_array_index (self->rows, *at) == record;
}

/* Whether @record may stand where the row at @at stands. */
static gboolean
fits (ApostilMarkModel *self, guint at, gpointer record)
{
  return (at == 0 || compare (self, g_ptr_array_index (self->rows, at - 1), record) < 0) &&
         (at + 1 == self->rows->len ||
          compare (self, record, g_ptr_array_index (self->rows, at + 1)) < 0);
}

/* Follows one change; @before and @after are %NULL when they are not of this list. Returns: FALSE
 * when the rows do not have @before, as when they were made in the middle of several edits. */
static gboolean
follow_change (ApostilMarkModel *self, gpointer before, gpointer after)
{
  gboolean is_shown = after != NULL && passes (self, after);
  gboolean was_shown = FALSE;
  guint at = 0;

  if (before != NULL)
    {
      self->n_total--;
      was_shown = find_row (self, before, &at);
      if (!was_shown && self->filter == NULL)
        return FALSE;
    }
  if (after != NULL)
    self->n_total++;

  if (was_shown && is_shown && fits (self, at, after))
    {
      g_ptr_array_index (self->rows, at) = g_object_ref (after);
      g_object_unref (before);
      apostil_flat_model_changed (APOSTIL_FLAT_MODEL (self), at);
      return TRUE;
    }
  if (was_shown)
    delete_row (self, at);
  if (is_shown)
    insert_row (self, lower_bound (self, after), after);
  return TRUE;
}

/* What stands beside these rows has changed, though they have not. */
static void
follow_touched (ApostilMarkModel *self, GHashTable *touched)
{
  GHashTableIter iter;
  gpointer id;
  guint at;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      gpointer record = apostil_document_lookup (self->document, id);

      if (is_ours (self, record) && find_row (self, record, &at))
        apostil_flat_model_changed (APOSTIL_FLAT_MODEL (self), at);
    }
}

static void
document_changed (ApostilDocument *document,
                  ApostilEdit *edit,
                  gboolean undone,
                  ApostilMarkModel *self)
{
  g_autoptr (GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);
  gboolean reset = FALSE;
  guint n_steps = 0;

  for (guint i = 0; i < n_changes; i++)
    {
      gpointer before = undone ? changes[i].after : changes[i].before;
      gpointer after = undone ? changes[i].before : changes[i].after;

      if (APOSTIL_IS_ARTICLE (after) && APOSTIL_IS_ARTICLE (before) &&
          apostil_article_get_text (after) != apostil_article_get_text (before))
        reset = TRUE;
      if (before != NULL)
        count_record (self, before, -1, touched);
      if (after != NULL)
        count_record (self, after, 1, touched);
      n_steps += is_ours (self, before) ? 1 : 0;
      n_steps += is_ours (self, after) ? 1 : 0;
    }
  reset = reset || n_steps > MAX_STEPS || g_hash_table_size (touched) > MAX_STEPS;
  for (guint i = 0; i < n_changes && !reset && n_steps > 0; i++)
    {
      gpointer before = undone ? changes[i].after : changes[i].before;
      gpointer after = undone ? changes[i].before : changes[i].after;

      reset = !follow_change (self, is_ours (self, before) ? before : NULL,
                              is_ours (self, after) ? after : NULL);
    }
  if (reset)
    rebuild (self);
  else if (n_steps + g_hash_table_size (touched) > 0)
    {
      follow_touched (self, touched);
      g_signal_emit (self, signals[COUNTED], 0);
    }
}

/* ---- ApostilFlatModel ---- */

static guint
get_n_rows (ApostilFlatModel *model)
{
  return APOSTIL_MARK_MODEL (model)->rows->len;
}

static gpointer
get_record (ApostilFlatModel *model, guint row)
{
  return g_ptr_array_index (APOSTIL_MARK_MODEL (model)->rows, row);
}

/* ---- Object ---- */

static void
apostil_mark_model_dispose (GObject *object)
{
  ApostilMarkModel *self = APOSTIL_MARK_MODEL (object);

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (apostil_mark_model_parent_class)->dispose (object);
}

static void
apostil_mark_model_finalize (GObject *object)
{
  ApostilMarkModel *self = APOSTIL_MARK_MODEL (object);

  g_free (self->filter);
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->counts);
  G_OBJECT_CLASS (apostil_mark_model_parent_class)->finalize (object);
}

static void
apostil_mark_model_class_init (ApostilMarkModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = apostil_mark_model_dispose;
  object_class->finalize = apostil_mark_model_finalize;
  APOSTIL_FLAT_MODEL_CLASS (klass)->get_n_rows = get_n_rows;
  APOSTIL_FLAT_MODEL_CLASS (klass)->get_record = get_record;
  signals[RESET] = g_signal_new ("reset", APOSTIL_TYPE_MARK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[COUNTED] = g_signal_new ("counted", APOSTIL_TYPE_MARK_MODEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_mark_model_init (ApostilMarkModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * apostil_mark_model_new:
 * @document: a document
 * @kind: which marks; for the kind “entity” the entities themselves are listed
 *
 * Returns: (transfer full): the list
 */
ApostilMarkModel *
apostil_mark_model_new (ApostilDocument *document, const ApostilKind *kind)
{
  ApostilMarkModel *self;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  self = g_object_new (APOSTIL_TYPE_MARK_MODEL, NULL);
  self->document = g_object_ref (document);
  self->kind_id = kind->id;
  self->is_registry = g_str_equal (kind->id, APOSTIL_KIND_ENTITY);
  count_all (self);
  rebuild (self);
  g_signal_connect (document, "changed", G_CALLBACK (document_changed), self);
  return self;
}

/**
 * apostil_mark_model_set_filter:
 * @self: the list
 * @words: (nullable): what is looked for; folded here
 *
 * Shows only rows with @words in them.
 */
void
apostil_mark_model_set_filter (ApostilMarkModel *self, const gchar *words)
{
  g_autofree gchar *folded = NULL;

  g_return_if_fail (APOSTIL_IS_MARK_MODEL (self));

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
 * apostil_mark_model_get_n_rows:
 * @self: the list
 *
 * Returns: how many rows the filter lets through
 */
guint
apostil_mark_model_get_n_rows (ApostilMarkModel *self)
{
  g_return_val_if_fail (APOSTIL_IS_MARK_MODEL (self), 0);

  return self->rows->len;
}

/**
 * apostil_mark_model_get_n_total:
 * @self: the list
 *
 * Returns: how many rows there would be without a filter
 */
guint
apostil_mark_model_get_n_total (ApostilMarkModel *self)
{
  g_return_val_if_fail (APOSTIL_IS_MARK_MODEL (self), 0);

  return self->n_total;
}

/**
 * apostil_mark_model_get_record:
 * @self: the list
 * @iter: a row
 *
 * Returns: (transfer none): its entity or annotation
 */
gpointer
apostil_mark_model_get_record (ApostilMarkModel *self, GtkTreeIter *iter)
{
  guint index = apostil_flat_model_get_row (iter);

  g_return_val_if_fail (APOSTIL_IS_MARK_MODEL (self), NULL);
  g_return_val_if_fail (index < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, index);
}

/**
 * apostil_mark_model_find:
 * @self: the list
 * @record: an entity or annotation
 * @iter: (out): its row
 *
 * Returns: whether it is shown
 */
gboolean
apostil_mark_model_find (ApostilMarkModel *self, gpointer record, GtkTreeIter *iter)
{
  guint index;

  g_return_val_if_fail (APOSTIL_IS_MARK_MODEL (self), FALSE);

  if (!g_ptr_array_find (self->rows, record, &index))
    return FALSE;
  apostil_flat_model_init_iter (APOSTIL_FLAT_MODEL (self), iter, index);
  return TRUE;
}
