/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-finding-list.h"

#include "apostil-dismissals.h"
#include "apostil-owned-task.h"
#include "apostil-review.h"
#include "apostil-snapshot.h"

/* How it works
 *
 * After each change a run of the checks is stopped and a new one waits until there was none for a
 * moment. It reads a snapshot in a thread; here its findings are only compared with those that are
 * shown, by their identities, so that nothing moves when nothing is new. Dismissing is a change of the
 * document like any other, but what it means is known at once. */

#define WAIT_MILLISECONDS 500

struct _ApostilFindingList
{
  GObject parent_instance;

  ApostilDocument *document; /* (nullable) */
  GPtrArray *all;            /* (element-type ApostilFinding) as the last run found them */
  GPtrArray *items;          /* … without those that were dismissed */
  GHashTable *records; /* (nullable) ids that items are about, and entities of their mentions; made
                        * when it is asked whether any is about something */
  GCancellable *cancellable; /* (nullable) of the run */
  guint wait_id;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ApostilFindingList,
                               apostil_finding_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *model)
{
  return APOSTIL_TYPE_FINDING;
}

static guint
get_n_items (GListModel *model)
{
  return APOSTIL_FINDING_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  ApostilFindingList *self = APOSTIL_FINDING_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
same_findings (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!apostil_span_equal (apostil_finding_get_span (a->pdata[i]),
                             apostil_finding_get_span (b->pdata[i])) ||
        !g_str_equal (apostil_finding_get_identity (a->pdata[i]),
                      apostil_finding_get_identity (b->pdata[i])))
      return FALSE;
  return TRUE;
}

static GHashTable *
get_records (ApostilFindingList *self)
{
  if (self->records != NULL)
    return self->records;
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->items->len; i++)
    {
      guint n;
      const ApostilFindingPlace *places = apostil_finding_get_places (self->items->pdata[i], &n);

      for (guint k = 0; k < n; k++)
        {
          gpointer record = NULL;

          if (places[k].record == NULL)
            continue;
          g_hash_table_add (self->records, g_strdup (places[k].record));
          record = apostil_document_lookup (self->document, places[k].record);
          if (record != NULL && APOSTIL_IS_ANNOTATION (record) &&
              apostil_annotation_get_link (record, APOSTIL_LINK_ENTITY) != NULL)
            g_hash_table_add (self->records,
                              g_strdup (apostil_annotation_get_link (record, APOSTIL_LINK_ENTITY)));
        }
    }
  return self->records;
}

/* Shows of all findings those that nobody has dismissed. */
static void
update_items (ApostilFindingList *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_before = self->items->len;

  for (guint i = 0; i < self->all->len; i++)
    if (!apostil_dismissals_contain (apostil_document_get_article (self->document),
                                     self->all->pdata[i]))
      g_ptr_array_add (items, g_object_ref (self->all->pdata[i]));
  if (same_findings (items, self->items))
    {
      g_ptr_array_unref (items);
      return;
    }
  g_ptr_array_unref (self->items);
  self->items = items;
  g_clear_pointer (&self->records, g_hash_table_unref);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, items->len);
}

static void
run_in_thread (GTask *task, gpointer source, gpointer snapshot, GCancellable *cancellable)
{
  g_autoptr (ApostilDocument) document = apostil_snapshot_open (snapshot);

  /* A hundred thousand records are let go here, not by the main loop when it has the answer. */
  g_task_set_task_data (task, NULL, NULL);
  if (document != NULL)
    g_task_return_pointer (task, apostil_review_document (document, cancellable),
                           (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_pointer (task, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
}

static void
run_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilFindingList *self = APOSTIL_FINDING_LIST (source);
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (cancellable == self->cancellable)
    g_clear_object (&self->cancellable);
  if (found == NULL)
    return;
  g_ptr_array_unref (self->all);
  self->all = found;
  if (self->document != NULL)
    update_items (self);
}

static gboolean
run (gpointer user_data)
{
  ApostilFindingList *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->wait_id = 0;
  self->cancellable = g_cancellable_new ();
  task = apostil_owned_task_new (self, self->cancellable, run_done);
  g_task_set_source_tag (task, run);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, apostil_snapshot_new (self->document),
                        (GDestroyNotify) apostil_snapshot_free);
  g_task_run_in_thread (task, run_in_thread);
  return G_SOURCE_REMOVE;
}

static void
stop (ApostilFindingList *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
document_changed (ApostilDocument *document,
                  ApostilEdit *edit,
                  gboolean undone,
                  ApostilFindingList *self)
{
  if (apostil_dismissals_are_all (edit))
    {
      update_items (self);
      return;
    }
  stop (self);
  self->wait_id = g_timeout_add_full (G_PRIORITY_LOW, WAIT_MILLISECONDS, run, self, NULL);
}

static void
apostil_finding_list_dispose (GObject *object)
{
  apostil_finding_list_set_document (APOSTIL_FINDING_LIST (object), NULL);
  G_OBJECT_CLASS (apostil_finding_list_parent_class)->dispose (object);
}

static void
apostil_finding_list_finalize (GObject *object)
{
  ApostilFindingList *self = APOSTIL_FINDING_LIST (object);

  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->records, g_hash_table_unref);
  G_OBJECT_CLASS (apostil_finding_list_parent_class)->finalize (object);
}

static void
apostil_finding_list_class_init (ApostilFindingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_finding_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_finding_list_finalize;
}

static void
apostil_finding_list_init (ApostilFindingList *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * apostil_finding_list_new:
 *
 * Returns: (transfer full): an empty list that follows no document yet
 */
ApostilFindingList *
apostil_finding_list_new (void)
{
  return g_object_new (APOSTIL_TYPE_FINDING_LIST, NULL);
}

/**
 * apostil_finding_list_set_document:
 * @self: a list
 * @document: (nullable): what to check from now on
 */
void
apostil_finding_list_set_document (ApostilFindingList *self, ApostilDocument *document)
{
  guint n_before;

  g_return_if_fail (APOSTIL_IS_FINDING_LIST (self));

  if (self->document == document)
    return;
  stop (self);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);

  n_before = self->items->len;
  g_ptr_array_set_size (self->items, 0);
  g_ptr_array_unref (self->all);
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_pointer (&self->records, g_hash_table_unref);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (document == NULL)
    return;
  g_signal_connect (document, "changed", G_CALLBACK (document_changed), self);
  self->wait_id = g_timeout_add_full (G_PRIORITY_LOW, WAIT_MILLISECONDS, run, self, NULL);
}

/**
 * apostil_finding_list_get_length:
 * @self: a list
 *
 * Returns: how many findings it shows
 */
guint
apostil_finding_list_get_length (ApostilFindingList *self)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING_LIST (self), 0);

  return self->items->len;
}

/**
 * apostil_finding_list_get:
 * @self: a list
 * @position: a position
 *
 * Returns: (transfer none) (nullable): the finding there
 */
ApostilFinding *
apostil_finding_list_get (ApostilFindingList *self, guint position)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING_LIST (self), NULL);

  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/**
 * apostil_finding_list_is_busy:
 * @self: a list
 *
 * Returns: whether a run waits or goes on
 */
gboolean
apostil_finding_list_is_busy (ApostilFindingList *self)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING_LIST (self), FALSE);

  return self->wait_id != 0 || self->cancellable != NULL;
}

/**
 * apostil_finding_list_get_dismissed:
 * @self: a list
 *
 * Returns: (transfer container) (element-type ApostilFinding): those that are found and were dismissed
 */
GPtrArray *
apostil_finding_list_get_dismissed (ApostilFindingList *self)
{
  GPtrArray *dismissed = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (APOSTIL_IS_FINDING_LIST (self), dismissed);

  for (guint i = 0; self->document != NULL && i < self->all->len; i++)
    if (apostil_dismissals_contain (apostil_document_get_article (self->document),
                                    self->all->pdata[i]))
      g_ptr_array_add (dismissed, g_object_ref (self->all->pdata[i]));
  return dismissed;
}

/**
 * apostil_finding_list_has:
 * @self: a list
 * @record: id of a mark, an entity or a relation
 *
 * Returns: whether any finding is about it, or about a mention of it
 */
gboolean
apostil_finding_list_has (ApostilFindingList *self, const gchar *record)
{
  g_return_val_if_fail (APOSTIL_IS_FINDING_LIST (self), FALSE);

  return g_hash_table_contains (get_records (self), record);
}

/**
 * apostil_finding_list_about:
 * @self: a list
 * @record: id of a mark, an entity or a relation
 *
 * Returns: (transfer container) (element-type ApostilFinding): the findings about it
 */
GPtrArray *
apostil_finding_list_about (ApostilFindingList *self, const gchar *record)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (APOSTIL_IS_FINDING_LIST (self), found);

  if (!g_hash_table_contains (get_records (self), record))
    return found;
  for (guint i = 0; i < self->items->len; i++)
    if (apostil_finding_is_about (self->items->pdata[i], record))
      g_ptr_array_add (found, g_object_ref (self->items->pdata[i]));
  return found;
}
