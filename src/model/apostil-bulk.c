/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-bulk.h"

#include "apostil-annotation.h"
#include "apostil-check.h"
#include "apostil-entity.h"
#include "apostil-error.h"
#include "apostil-relation.h"
#include "apostil-section-map.h"

#include <glib/gi18n-lib.h>

/* How it works
 *
 * What can be seen from a record alone is checked when it comes: to walk over a hundred thousand records again
 * costs more than to look at them. Once there are many, another thread does that, batch by batch and in their
 * order, while whoever loads makes the next ones; this takes a fifth off the time that a long article takes to
 * load. A sealed record is only read, so nothing is locked: tables, count and fault belong to the thread that
 * checks until it has checked all. The first fault is kept, and told at the end.
 *
 * Records are kept by type. A fault is named by their order, so it is noted how many of which type came one after
 * the other: files have few such runs. One table for each type finds ids; an id that two types share is found by
 * looking the few up among the many. All is checked before anything is sorted. Arrays and
 * tables then become those of the document's lists, so that nothing is there twice. */

#define BATCH 512 /* records: fewer than that need no thread */

enum
{
  SECTIONS,
  ENTITIES,
  ANNOTATIONS,
  RELATIONS,
  N_TYPES
};

typedef struct
{
  guint n;
  gpointer records[BATCH]; /* (unowned) */
} Batch;

typedef struct
{
  guint type;
  guint n;
} Run;

struct _ApostilBulk
{
  GPtrArray *typed[N_TYPES]; /* as they came; references on them are dropped by hand */
  GArray *runs;              /* of Run */
  ApostilScheme *scheme;     /* (unowned) */
  ApostilArticle *article;   /* (unowned) */
  Batch *batch;              /* (nullable) what came last, to be checked */
  gint given_up;             /* (atomic) nobody will want to know */
  GThreadPool *pool;         /* (nullable) of one thread, which has all that follows */

  ApostilIdTable *by_id[N_TYPES];
  GPtrArray *waiting; /* (unowned) those that name what had not come yet */
  GPtrArray *linked;  /* (unowned) annotations that may lead back to themselves */
  guint n_checked;
  GError *error;    /* the first fault of a record alone */
  gpointer culprit; /* (unowned) where it is */
};

/**
 * apostil_bulk_new:
 * @scheme: of the document; it outlives the heap
 * @article: of the document; the same
 *
 * Returns: (transfer full): a heap without records
 */
ApostilBulk *
apostil_bulk_new (ApostilScheme *scheme, ApostilArticle *article)
{
  ApostilBulk *self = g_new0 (ApostilBulk, 1);

  self->scheme = scheme;
  self->article = article;
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->waiting = g_ptr_array_new ();
  self->linked = g_ptr_array_new ();
  for (guint i = 0; i < N_TYPES; i++)
    {
      self->typed[i] = g_ptr_array_new ();
      self->by_id[i] = apostil_id_table_new ();
    }
  return self;
}

/**
 * apostil_bulk_free:
 * @self: (transfer full): a heap of records
 *
 * Frees it, and its references to the records.
 */
void
apostil_bulk_free (ApostilBulk *self)
{
  /* not at once: the pool would forget to free what it does not run */
  g_atomic_int_set (&self->given_up, TRUE);
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self->batch);
  for (guint i = 0; i < N_TYPES; i++)
    {
      if (self->typed[i] != NULL)
        g_ptr_array_set_free_func (self->typed[i], g_object_unref);
      g_clear_pointer (&self->typed[i], g_ptr_array_unref);
      g_clear_pointer (&self->by_id[i], apostil_id_table_free);
    }
  g_array_unref (self->runs);
  g_ptr_array_unref (self->waiting);
  g_ptr_array_unref (self->linked);
  g_clear_error (&self->error);
  g_free (self);
}

static guint
type_of (GType type)
{
  if (type == APOSTIL_TYPE_ANNOTATION)
    return ANNOTATIONS;
  if (type == APOSTIL_TYPE_ENTITY)
    return ENTITIES;
  if (type == APOSTIL_TYPE_RELATION)
    return RELATIONS;
  if (type == APOSTIL_TYPE_SECTION)
    return SECTIONS;
  return N_TYPES;
}

static gboolean
fail_twice (gpointer record, GError **error)
{
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_REFERENCE,
               _ ("the id “%s” is used twice; every id may stand for one thing only"),
               apostil_record_get_id (record));
  return FALSE;
}

static gpointer
resolve (const gchar *id, gpointer user_data)
{
  ApostilBulk *self = user_data;
  gpointer record = NULL;

  for (guint i = 0; record == NULL && i < N_TYPES; i++)
    record = apostil_id_table_lookup (self->by_id[i], id);
  return record;
}

/* What a record names has mostly come before it, as entities come before their mentions; the others are looked
 * at again when all are there. */
static void
look_at_references (ApostilBulk *self, gpointer record, guint type)
{
  if (!apostil_check_references (record, self->scheme, resolve, self, NULL))
    g_ptr_array_add (self->waiting, record);
  if (type == ANNOTATIONS && (apostil_annotation_get_link (record, APOSTIL_LINK_WITHIN) != NULL ||
                              apostil_annotation_get_link (record, APOSTIL_LINK_ANCHOR) != NULL))
    g_ptr_array_add (self->linked, record);
}

/* An id must be one before it is looked up, so that the message is about the id. */
static gboolean
check_alone (ApostilBulk *self, gpointer record, guint type, GError **error)
{
  guint32 length = apostil_text_get_length (apostil_article_get_text (self->article));

  if (++self->n_checked > APOSTIL_MAX_RECORDS)
    {
      g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT,
                   _ ("a document can hold at most %u marks, entities, relations and sections"),
                   APOSTIL_MAX_RECORDS);
      return FALSE;
    }
  if (!apostil_check_id (apostil_record_get_id (record), error))
    return FALSE;
  if (!apostil_id_table_add (self->by_id[type], record))
    return fail_twice (record, error);

  if (!apostil_check_record (record, self->scheme, length, error))
    return FALSE;
  look_at_references (self, record, type);
  return TRUE;
}

static void
check_batch (gpointer data, gpointer user_data)
{
  ApostilBulk *self = user_data;
  g_autofree Batch *batch = data;

  for (guint i = 0; i < batch->n && self->error == NULL && !g_atomic_int_get (&self->given_up); i++)
    {
      gpointer record = batch->records[i];

      if (!check_alone (self, record, type_of (G_OBJECT_TYPE (record)), &self->error))
        self->culprit = record;
    }
}

/* Gives the batch to the thread that checks, if it is full and there is a processor for that. */
static void
hand_over (ApostilBulk *self)
{
  Batch *batch = g_steal_pointer (&self->batch);

  if (self->pool == NULL && batch->n == BATCH && g_get_num_processors () > 1)
    self->pool = g_thread_pool_new (check_batch, self, 1, FALSE, NULL);
  if (self->pool != NULL)
    g_thread_pool_push (self->pool, batch, NULL);
  else
    check_batch (batch, self);
}

/* Waits until all were checked. */
static void
check_rest (ApostilBulk *self)
{
  if (self->batch != NULL)
    hand_over (self);
  if (self->pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->pool), FALSE, TRUE);
}

/**
 * apostil_bulk_add:
 * @self: a heap of records
 * @record: (transfer full): a section, entity, annotation or relation
 *
 * Seals @record and puts it on the heap; whether something is wrong with it is remembered, at the latest when
 * all are checked.
 */
void
apostil_bulk_add (ApostilBulk *self, gpointer record)
{
  guint type = type_of (G_OBJECT_TYPE (record));
  Run fresh = { type, 0 };

  g_return_if_fail (type < N_TYPES);

  if (self->runs->len == 0 || g_array_index (self->runs, Run, self->runs->len - 1).type != type)
    g_array_append_val (self->runs, fresh);
  g_array_index (self->runs, Run, self->runs->len - 1).n++;
  g_ptr_array_add (self->typed[type], record);
  apostil_record_seal (record);
  if (self->batch == NULL)
    {
      self->batch = g_new (Batch, 1);
      self->batch->n = 0;
    }
  self->batch->records[self->batch->n++] = record;
  if (self->batch->n == BATCH)
    hand_over (self);
}

/**
 * apostil_bulk_steal:
 * @self: a heap of records that were checked
 * @record_type: the type of some
 * @by_id: (out) (transfer full): a table of those
 *
 * Returns: (transfer full): those of that type, in the order in which they came, with a reference on
 *   each and nothing that drops it
 */
GPtrArray *
apostil_bulk_steal (ApostilBulk *self, GType record_type, ApostilIdTable **by_id)
{
  guint type = type_of (record_type);

  *by_id = g_steal_pointer (&self->by_id[type]);
  return g_steal_pointer (&self->typed[type]);
}

/* Ids that two types share. */
static gboolean
check_types (ApostilBulk *self, gpointer *culprit, GError **error)
{
  for (guint type = 0; type < N_TYPES; type++)
    {
      gpointer same =
          apostil_id_table_lookup (self->by_id[type], apostil_record_get_id (self->article));

      if (same != NULL)
        {
          *culprit = same;
          return fail_twice (same, error);
        }
      if (type == ANNOTATIONS)
        continue;
      for (guint i = 0; i < self->typed[type]->len; i++)
        {
          gpointer record = self->typed[type]->pdata[i];
          const gchar *id = apostil_record_get_id (record);

          for (guint other = type + 1; other < N_TYPES + type; other++)
            {
              if (apostil_id_table_lookup (self->by_id[other % N_TYPES], id) != NULL)
                {
                  *culprit = record;
                  return fail_twice (record, error);
                }
            }
        }
    }
  return TRUE;
}

static gboolean
check_references (ApostilBulk *self, gpointer *culprit, GError **error)
{
  for (guint i = 0; i < self->waiting->len; i++)
    {
      gpointer record = self->waiting->pdata[i];

      if (!apostil_check_references (record, self->scheme, resolve, self, error))
        {
          *culprit = record;
          return FALSE;
        }
    }
  return TRUE;
}

/* Where a record stands in the order in which they came. */
static gint
find_index (ApostilBulk *self, gpointer record)
{
  guint n_seen[N_TYPES] = { 0 };
  gint index = 0;

  for (guint r = 0; r < self->runs->len; r++)
    {
      const Run *run = &g_array_index (self->runs, Run, r);

      for (guint i = 0; i < run->n; i++, index++)
        if (self->typed[run->type]->pdata[n_seen[run->type]++] == record)
          return index;
    }
  return -1;
}

static gboolean
check_sections (ApostilBulk *self, gpointer *culprit, GError **error)
{
  g_autoptr (ApostilSectionMap) map = apostil_section_map_new (self->typed[SECTIONS]);

  return apostil_section_map_check (map, (ApostilSection **) culprit, error);
}

/**
 * apostil_bulk_check:
 * @self: a heap of records
 * @bad_index: (out) (optional): which record is at fault, in the order in which they came; -1
 *   for the article
 * @error: where to put an error
 *
 * Returns: whether article and records make a whole document
 */
gboolean
apostil_bulk_check (ApostilBulk *self, gint *bad_index, GError **error)
{
  gpointer culprit = NULL;
  guint32 length = apostil_text_get_length (apostil_article_get_text (self->article));

  check_rest (self);
  culprit = self->culprit;
  if (bad_index != NULL)
    *bad_index = -1;
  if (!apostil_check_record (self->article, self->scheme, length, error))
    return FALSE;

  if (self->error != NULL)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (check_types (self, &culprit, error) && check_references (self, &culprit, error) &&
           apostil_check_no_cycles (self->linked, resolve, self, &culprit, error) &&
           check_sections (self, &culprit, error))
    return TRUE;

  if (bad_index != NULL)
    *bad_index = find_index (self, culprit);
  return FALSE;
}
