/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* They are looked for in a thread, on a snapshot of the document, once it has been quiet for a moment. */

#include "config.h"

#include "apostil-contradiction-finder.h"

#include "apostil-owned-task.h"
#include "apostil-snapshot.h"

/* How long nothing must have changed before they are looked for. */
#define QUIET_MILLISECONDS 700

struct _ApostilContradictionFinder
{
  GObject parent_instance;

  ApostilDocument *document; /* (nullable) */
  gboolean active;
  gboolean stale;            /* the document has changed since it was last looked at */
  GPtrArray *found;          /* (nullable) (element-type ApostilContradiction) */
  GPtrArray *open;           /* (nullable) those of them that are open, once asked for */
  GCancellable *cancellable; /* (nullable) of the search that runs */
  guint timeout;
};

G_DEFINE_FINAL_TYPE (ApostilContradictionFinder, apostil_contradiction_finder, G_TYPE_OBJECT)

enum
{
  FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- The other thread ---- */

static ApostilLexicon *
load_lexicon (ApostilArticle *article, GError **error)
{
  g_autofree gchar *language = g_strdup (apostil_record_get (article, APOSTIL_ATTR_LANGUAGE));

  if (language == NULL || *language == '\0')
    {
      g_free (language);
      language = apostil_lexicon_guess (apostil_article_get_text (article));
    }
  return language != NULL ? apostil_lexicon_load (language, error) : NULL;
}

static void
look (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (ApostilDocument) document = apostil_snapshot_open (task_data);
  g_autoptr (ApostilLexicon) lexicon =
      document != NULL ? load_lexicon (apostil_document_get_article (document), NULL) : NULL;
  /* Without the words of its language there is nothing to go by. */
  GPtrArray *found = lexicon != NULL ? apostil_contradictions_find (document, lexicon, cancellable)
                                     : g_ptr_array_new ();

  /* A hundred thousand records are let go here, not by the main loop when it has the answer. */
  g_task_set_task_data (task, NULL, NULL);
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

/* ---- This thread ---- */

static void
looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilContradictionFinder *self = APOSTIL_CONTRADICTION_FINDER (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (found == NULL)
    return;
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  g_signal_emit (self, signals[FOUND], 0);
}

static void
stop (ApostilContradictionFinder *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
start (gpointer user_data)
{
  ApostilContradictionFinder *self = user_data;
  g_autoptr (GTask) task = NULL;

  self->timeout = 0;
  stop (self);
  self->stale = FALSE;
  self->cancellable = g_cancellable_new ();
  task = apostil_owned_task_new (self, self->cancellable, looked);
  g_task_set_source_tag (task, start);
  g_task_set_priority (task, G_PRIORITY_LOW);
  g_task_set_task_data (task, apostil_snapshot_new (self->document),
                        (GDestroyNotify) apostil_snapshot_free);
  g_task_run_in_thread (task, look);
  return G_SOURCE_REMOVE;
}

static void
plan (ApostilContradictionFinder *self)
{
  if (!self->active || !self->stale || self->document == NULL)
    return;
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->timeout = g_timeout_add (QUIET_MILLISECONDS, start, self);
}

/* What was found before stays shown till the next answer; what was set or dismissed drops out at once. */
static void
document_changed (ApostilContradictionFinder *self)
{
  self->stale = TRUE;
  g_clear_pointer (&self->open, g_ptr_array_unref);
  plan (self);
  g_signal_emit (self, signals[FOUND], 0);
}

/* ---- Object ---- */

static void
apostil_contradiction_finder_dispose (GObject *object)
{
  apostil_contradiction_finder_set_document (APOSTIL_CONTRADICTION_FINDER (object), NULL);
  G_OBJECT_CLASS (apostil_contradiction_finder_parent_class)->dispose (object);
}

static void
apostil_contradiction_finder_class_init (ApostilContradictionFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = apostil_contradiction_finder_dispose;
  signals[FOUND] = g_signal_new ("found", APOSTIL_TYPE_CONTRADICTION_FINDER, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_contradiction_finder_init (ApostilContradictionFinder *self)
{
}

/**
 * apostil_contradiction_finder_new:
 *
 * Returns: (transfer full): a finder that looks at no document yet
 */
ApostilContradictionFinder *
apostil_contradiction_finder_new (void)
{
  return g_object_new (APOSTIL_TYPE_CONTRADICTION_FINDER, NULL);
}

/**
 * apostil_contradiction_finder_set_document:
 * @self: the finder
 * @document: (nullable): a document
 *
 * Looks at @document from now on.
 */
void
apostil_contradiction_finder_set_document (ApostilContradictionFinder *self,
                                           ApostilDocument *document)
{
  g_return_if_fail (APOSTIL_IS_CONTRADICTION_FINDER (self));

  stop (self);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  self->stale = document != NULL;
  if (document != NULL)
    g_signal_connect_swapped (document, "changed", G_CALLBACK (document_changed), self);
  plan (self);
}

/**
 * apostil_contradiction_finder_set_active:
 * @self: the finder
 * @active: whether somebody wants to know
 *
 * Stops looking, or goes on where something has changed.
 */
void
apostil_contradiction_finder_set_active (ApostilContradictionFinder *self, gboolean active)
{
  g_return_if_fail (APOSTIL_IS_CONTRADICTION_FINDER (self));

  if (self->active == active)
    return;
  self->active = active;
  if (active)
    plan (self);
  else
    {
      self->stale = self->stale || self->cancellable != NULL;
      stop (self);
    }
}

/* Whether the two are claims still, and nobody has said anything of how they are related. */
static gboolean
is_open (ApostilContradictionFinder *self, const ApostilContradiction *candidate)
{
  g_autoptr (GPtrArray) relations = NULL;

  if (apostil_document_lookup (self->document, candidate->from) == NULL ||
      apostil_document_lookup (self->document, candidate->to) == NULL)
    return FALSE;
  relations = apostil_record_list_linking_to (apostil_document_get_relations (self->document),
                                              candidate->from);
  for (guint i = 0; i < relations->len; i++)
    if (g_str_equal (apostil_relation_get_from (relations->pdata[i]), candidate->to) ||
        g_str_equal (apostil_relation_get_to (relations->pdata[i]), candidate->to))
      return FALSE;
  return TRUE;
}

/**
 * apostil_contradiction_finder_get_open:
 * @self: the finder
 *
 * Returns: (transfer container) (element-type ApostilContradiction): pairs that may contradict each
 *   other and that are neither related nor dismissed, in text order; to be read at once, since the
 *   next answer frees them
 */
GPtrArray *
apostil_contradiction_finder_get_open (ApostilContradictionFinder *self)
{
  g_return_val_if_fail (APOSTIL_IS_CONTRADICTION_FINDER (self), NULL);

  if (self->open == NULL)
    {
      self->open = g_ptr_array_new ();
      for (guint i = 0; self->found != NULL && i < self->found->len; i++)
        if (is_open (self, self->found->pdata[i]))
          g_ptr_array_add (self->open, self->found->pdata[i]);
    }
  return g_ptr_array_ref (self->open);
}
