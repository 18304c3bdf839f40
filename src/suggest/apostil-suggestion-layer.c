/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-suggestion-layer-private.h"

#include "apostil-commands.h"
#include "apostil-owned-task.h"

#include <string.h>

/* How it works
 *
 * One pass at a time runs in a thread (apostil-suggestion-pass.c). A change of the document
 * cancels it and asks for another one, at once where the last was quick, else once nothing has
 * changed for a moment. Its two lists, what is pending and what a mark covers, become the
 * layer's by taking over pointers, and the lists before are freed in a thread as well, so that
 * nothing here grows with the document.
 *
 * In between, a change moves what lies under the marks it touched from one list to the other.
 * What was covered is carried over from pass to pass for as long as it is: the engine does not
 * propose again what is marked, but undoing the mark shall bring the suggestion back. */

#define QUICK_MS    40   /* a pass this short is repeated at once */
#define MAX_WAIT_MS 1500 /* of waiting for more changes */
#define MANY        500  /* changes in one step after which the next pass sorts them out */

G_DEFINE_FINAL_TYPE (ApostilSuggestionLayer, apostil_suggestion_layer, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void queue_pass (ApostilSuggestionLayer *self, gboolean at_once);

static void
emit_changed (ApostilSuggestionLayer *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static ApostilAnnotationList *
get_marks (ApostilSuggestionLayer *self)
{
  return apostil_document_get_annotations (self->document);
}

/* ---- Lists ---- */

typedef struct
{
  ApostilSuggestionPass *pass;
  ApostilAnnotationList *lists[2];
} Garbage;

static void
garbage_free (gpointer data)
{
  Garbage *garbage = data;

  g_clear_pointer (&garbage->pass, apostil_suggestion_pass_free);
  g_clear_object (&garbage->lists[0]);
  g_clear_object (&garbage->lists[1]);
  g_free (garbage);
}

static void
collect_garbage (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  garbage_free (data);
  g_task_return_boolean (task, TRUE);
}

/* A hundred thousand marks take a while to free, a second if there are many more. Where there is no @pending it is not
 * known how many there are. */
static void
discard (ApostilSuggestionPass *pass,
         ApostilAnnotationList *pending,
         ApostilAnnotationList *covered)
{
  Garbage *garbage = g_new0 (Garbage, 1);
  g_autoptr (GTask) task = NULL;

  garbage->pass = pass;
  garbage->lists[0] = pending;
  garbage->lists[1] = covered;
  if (pass == NULL || (pending != NULL && apostil_annotation_list_get_length (pending) < 1000))
    {
      garbage_free (garbage);
      return;
    }
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, discard);
  g_task_set_task_data (task, garbage, NULL);
  g_task_run_in_thread (task, collect_garbage);
}

static gchar *
make_key (ApostilAnnotation *annotation)
{
  ApostilSpan span = apostil_annotation_get_first_span (annotation);

  return g_strdup_printf ("%s %u %u %s", apostil_annotation_get_kind (annotation)->id, span.start,
                          span.end, apostil_record_get (annotation, APOSTIL_ATTR_RULE));
}

typedef struct
{
  ApostilAnnotation *like;
  ApostilAnnotation *found;
} Like;

static gboolean
is_like (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Like *like = user_data;

  if (apostil_annotation_get_kind (annotation) == apostil_annotation_get_kind (like->like) &&
      apostil_span_equal (apostil_annotation_get_first_span (annotation),
                          apostil_annotation_get_first_span (like->like)))
    like->found = annotation;
  return like->found == NULL;
}

static ApostilAnnotation *
find_like (ApostilAnnotationList *list, ApostilAnnotation *annotation)
{
  Like like = { annotation, NULL };

  apostil_annotation_list_foreach_in (list, apostil_annotation_get_first_span (annotation), is_like,
                                      &like);
  return like.found;
}

static void
swap_one (ApostilAnnotationList *list, ApostilAnnotation *out, ApostilAnnotation *in)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  if (out != NULL)
    g_ptr_array_add (removed, g_object_ref (out));
  if (in != NULL)
    g_ptr_array_add (added, in);
  apostil_annotation_list_swap (list, removed, added);
}

/* What was covered before, still is, and what the new pass says nothing of. */
static void
carry_over (ApostilSuggestionLayer *self, ApostilSuggestionPass *pass)
{
  ApostilAnnotationList *pending = apostil_suggestion_pass_get_pending (pass);
  ApostilAnnotationList *covered = apostil_suggestion_pass_get_covered (pass);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint n = MIN (apostil_annotation_list_get_length (self->covered), MANY);

  for (guint i = 0; i < n; i++)
    {
      ApostilAnnotation *old = apostil_annotation_list_get (self->covered, i);

      if (find_like (covered, old) == NULL && find_like (pending, old) == NULL &&
          apostil_suggestion_is_covered (get_marks (self), old))
        g_ptr_array_add (kept, old);
    }
  if (kept->len > 0)
    apostil_annotation_list_swap (covered, none, kept);
}

static void
apply_chosen (ApostilSuggestionLayer *self)
{
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_auto (GStrv) parts = g_strsplit (key, " ", 4);
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      apostil_annotation_list_at (self->pending, (guint32) g_ascii_strtoull (parts[1], NULL, 10),
                                  found);
      for (guint i = 0; i < found->len; i++)
        {
          g_autofree gchar *other = make_key (found->pdata[i]);
          g_autoptr (ApostilAnnotation) copy = NULL;

          if (!g_str_equal (other, key))
            continue;
          copy = apostil_suggestion_with_value (found->pdata[i], value);
          if (copy == NULL)
            continue;
          apostil_record_seal (copy);
          swap_one (self->pending, found->pdata[i], copy);
        }
    }
}

/* (transfer full), or NULL for nothing at all. */
static void
install (ApostilSuggestionLayer *self, ApostilSuggestionPass *pass)
{
  ApostilSuggestionPass *old = self->pass;
  ApostilAnnotationList *pending = self->pending;
  ApostilAnnotationList *covered = self->covered;

  if (pass != NULL)
    {
      carry_over (self, pass);
      self->pending = g_object_ref (apostil_suggestion_pass_get_pending (pass));
      self->covered = g_object_ref (apostil_suggestion_pass_get_covered (pass));
    }
  else
    {
      g_autoptr (GPtrArray) none = g_ptr_array_new ();

      self->pending = apostil_annotation_list_new_detached (none);
      self->covered = apostil_annotation_list_new_detached (none);
    }
  self->pass = pass;
  discard (old, pending, covered);
  apply_chosen (self);
}

/* ---- Passes ---- */

typedef struct
{
  ApostilSuggestionPass *pass;
  gint64 began;
} Run;

/* In the thread of the window, when a change came before the answer: of an article of 10 MB a pass takes a second
 * to free. */
static void
run_free (gpointer data)
{
  Run *run = data;

  discard (run->pass, NULL, NULL);
  g_free (run);
}

static void
run_pass (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;

  run->began = g_get_monotonic_time ();
  if (apostil_suggestion_pass_run (run->pass, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
pass_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilSuggestionLayer *self = APOSTIL_SUGGESTION_LAYER (source);
  Run *run = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  self->waiting = FALSE;
  g_clear_object (&self->cancellable);
  /* Disposed of in the meantime. */
  if (self->document == NULL)
    return;
  if (done)
    self->duration = g_get_monotonic_time () - run->began;
  if (self->again || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->again = FALSE;
      queue_pass (self, FALSE);
      return;
    }
  g_clear_error (&self->problem);
  if (!done)
    self->problem = g_steal_pointer (&error);
  install (self, done ? g_steal_pointer (&run->pass) : NULL);
  emit_changed (self);
}

static gboolean
begin_pass (gpointer user_data)
{
  ApostilSuggestionLayer *self = user_data;
  g_autoptr (GTask) task = NULL;
  Run *run = NULL;

  self->source = 0;
  if (self->engines == 0)
    {
      install (self, NULL);
      emit_changed (self);
      return G_SOURCE_REMOVE;
    }
  run = g_new0 (Run, 1);
  run->pass = apostil_suggestion_pass_new (self->document, self->engines, self->lowest,
                                           self->memory, ++self->serial);
  self->cancellable = g_cancellable_new ();
  self->waiting = TRUE;
  self->again = FALSE;
  task = apostil_owned_task_new (self, self->cancellable, pass_done);
  g_task_set_source_tag (task, begin_pass);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_pass);
  return G_SOURCE_REMOVE;
}

static void
queue_pass (ApostilSuggestionLayer *self, gboolean at_once)
{
  guint wait = (guint) MIN (self->duration / 1000, MAX_WAIT_MS);

  if (self->waiting)
    {
      self->again = TRUE;
      g_cancellable_cancel (self->cancellable);
      return;
    }
  g_clear_handle_id (&self->source, g_source_remove);
  if (at_once || wait < QUICK_MS)
    self->source = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, begin_pass, self, NULL);
  else
    self->source = g_timeout_add (wait, begin_pass, self);
}

/* ---- The document ---- */

/* Whether engines could say anything else now. */
static gboolean
matters (const ApostilChange *change)
{
  gpointer before = change->before;
  gpointer after = change->after;
  guint n_before = 0;
  guint n_after = 0;
  const ApostilSpan *x = NULL;
  const ApostilSpan *y = NULL;

  if (APOSTIL_IS_RELATION (before != NULL ? before : after))
    return FALSE;
  if (before == NULL || after == NULL || !APOSTIL_IS_ANNOTATION (after) ||
      !apostil_annotation_is (after, APOSTIL_KIND_CLAIM))
    return TRUE;
  /* A verdict, a note, a source: most that is done to a claim. */
  x = apostil_annotation_get_spans (before, &n_before);
  y = apostil_annotation_get_spans (after, &n_after);
  return apostil_record_get_status (before) != apostil_record_get_status (after) ||
         n_before != n_after || memcmp (x, y, n_before * sizeof (ApostilSpan)) != 0;
}

typedef struct
{
  ApostilAnnotationList *marks;
  gboolean covered; /* take those of which this holds */
  GPtrArray *found;
} Reconsider;

static gboolean
reconsider (ApostilAnnotation *annotation, guint position, gpointer user_data)
{
  Reconsider *data = user_data;

  if (apostil_suggestion_is_covered (data->marks, annotation) == data->covered &&
      !g_ptr_array_find (data->found, annotation, NULL))
    g_ptr_array_add (data->found, g_object_ref (annotation));
  return TRUE;
}

/* Moves what lies under the marks that changed to where it belongs now. */
static gboolean
move_covered (ApostilSuggestionLayer *self, const ApostilChange *changes, guint n_changes)
{
  g_autoptr (GPtrArray) hide = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) show = g_ptr_array_new_with_free_func (g_object_unref);
  Reconsider hiding = { get_marks (self), TRUE, hide };
  Reconsider showing = { get_marks (self), FALSE, show };

  for (guint i = 0; i < n_changes; i++)
    for (guint side = 0; side < 2; side++)
      {
        gpointer record = side == 0 ? changes[i].before : changes[i].after;
        ApostilSpan extent;

        if (!APOSTIL_IS_ANNOTATION (record))
          continue;
        extent = apostil_annotation_get_extent (record);
        apostil_annotation_list_foreach_in (self->pending, extent, reconsider, &hiding);
        apostil_annotation_list_foreach_in (self->covered, extent, reconsider, &showing);
      }
  if (hide->len + show->len == 0)
    return FALSE;
  apostil_annotation_list_swap (self->pending, hide, show);
  apostil_annotation_list_swap (self->covered, show, hide);
  return TRUE;
}

static void
on_document_changed (ApostilDocument *document,
                     ApostilEdit *edit,
                     gboolean undone,
                     ApostilSuggestionLayer *self)
{
  guint n_changes = 0;
  const ApostilChange *changes = apostil_edit_get_changes (edit, &n_changes);
  gboolean different = self->own != NULL && self->own->len > 0;
  gboolean relevant = n_changes > MANY;

  g_clear_pointer (&self->own, g_ptr_array_unref);
  for (guint i = 0; i < n_changes && !relevant; i++)
    relevant = matters (&changes[i]);
  if (n_changes <= MANY)
    different = move_covered (self, changes, n_changes) || different;
  if (relevant && self->engines != 0)
    queue_pass (self, FALSE);
  if (different || relevant)
    emit_changed (self);
}

/* ---- The class ---- */

static void
apostil_suggestion_layer_dispose (GObject *object)
{
  ApostilSuggestionLayer *self = APOSTIL_SUGGESTION_LAYER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (apostil_suggestion_layer_parent_class)->dispose (object);
}

static void
apostil_suggestion_layer_finalize (GObject *object)
{
  ApostilSuggestionLayer *self = APOSTIL_SUGGESTION_LAYER (object);

  discard (self->pass, self->pending, self->covered);
  g_hash_table_unref (self->chosen);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->memory);
  g_clear_error (&self->problem);
  G_OBJECT_CLASS (apostil_suggestion_layer_parent_class)->finalize (object);
}

static void
apostil_suggestion_layer_class_init (ApostilSuggestionLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = apostil_suggestion_layer_dispose;
  object_class->finalize = apostil_suggestion_layer_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", APOSTIL_TYPE_SUGGESTION_LAYER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
apostil_suggestion_layer_init (ApostilSuggestionLayer *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  self->lowest = 'B';
  self->pending = apostil_annotation_list_new_detached (none);
  self->covered = apostil_annotation_list_new_detached (none);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

/**
 * apostil_suggestion_layer_new:
 * @document: a document; the layer lives in the thread that owns it
 * @memory: (nullable): what was rejected in other documents
 *
 * Returns: (transfer full): a layer that proposes nothing until it is told which engines to run
 */
ApostilSuggestionLayer *
apostil_suggestion_layer_new (ApostilDocument *document, ApostilRejections *memory)
{
  ApostilSuggestionLayer *self = NULL;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = g_object_new (APOSTIL_TYPE_SUGGESTION_LAYER, NULL);
  self->document = g_object_ref (document);
  self->memory = memory != NULL ? g_object_ref (memory) : NULL;
  g_signal_connect (document, "changed", G_CALLBACK (on_document_changed), self);
  return self;
}

/**
 * apostil_suggestion_layer_set_engines:
 * @self: a layer
 * @engines: which engines; 0 for none
 * @lowest: the lowest class to propose, 'A', 'B' or 'C'
 *
 * With none, nothing is proposed at once; else a run begins, in a moment and in a thread.
 */
void
apostil_suggestion_layer_set_engines (ApostilSuggestionLayer *self,
                                      ApostilEngines engines,
                                      gchar lowest)
{
  g_return_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self));

  if (self->engines == engines && self->lowest == lowest)
    return;
  self->engines = engines;
  self->lowest = lowest;
  if (engines == 0)
    {
      install (self, NULL);
      g_clear_error (&self->problem);
    }
  apostil_suggestion_layer_refresh (self);
}

/**
 * apostil_suggestion_layer_get_engines:
 * @self: a layer
 *
 * Returns: which engines it runs
 */
ApostilEngines
apostil_suggestion_layer_get_engines (ApostilSuggestionLayer *self)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), 0);

  return self->engines;
}

/**
 * apostil_suggestion_layer_refresh:
 * @self: a layer
 *
 * Begins a run: something that is not in the document may have changed.
 */
void
apostil_suggestion_layer_refresh (ApostilSuggestionLayer *self)
{
  g_return_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self));

  queue_pass (self, TRUE);
  emit_changed (self);
}

/**
 * apostil_suggestion_layer_is_running:
 * @self: a layer
 *
 * Returns: whether a run is under way or about to begin
 */
gboolean
apostil_suggestion_layer_is_running (ApostilSuggestionLayer *self)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), FALSE);

  return self->waiting || self->source != 0;
}

/**
 * apostil_suggestion_layer_get_problem:
 * @self: a layer
 *
 * Returns: (transfer none) (nullable): why the last run came to nothing
 */
const GError *
apostil_suggestion_layer_get_problem (ApostilSuggestionLayer *self)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), NULL);

  return self->problem;
}

/**
 * apostil_suggestion_layer_get_pending:
 * @self: a layer
 *
 * Returns: (transfer none): its suggestions; another list may take its place, which « changed »
 *   tells
 */
ApostilAnnotationList *
apostil_suggestion_layer_get_pending (ApostilSuggestionLayer *self)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), NULL);

  return self->pending;
}

/**
 * apostil_suggestion_layer_has:
 * @self: a layer
 * @annotation: (nullable): a mark
 *
 * Returns: whether it is one of the layer's, not of the document's
 */
gboolean
apostil_suggestion_layer_has (ApostilSuggestionLayer *self, ApostilAnnotation *annotation)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), FALSE);

  return annotation != NULL && apostil_annotation_list_find (self->pending, annotation, NULL);
}

/**
 * apostil_suggestion_layer_lookup:
 * @self: a layer
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the layer's suggestion with that id
 */
ApostilAnnotation *
apostil_suggestion_layer_lookup (ApostilSuggestionLayer *self, const gchar *id)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), NULL);

  return apostil_annotation_list_lookup (self->pending, id);
}

/**
 * apostil_suggestion_layer_find_like:
 * @self: a layer
 * @old: a suggestion that it had
 *
 * Returns: (transfer none) (nullable): the layer's suggestion of that kind for the same words
 */
ApostilAnnotation *
apostil_suggestion_layer_find_like (ApostilSuggestionLayer *self, ApostilAnnotation *old)
{
  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), NULL);
  g_return_val_if_fail (APOSTIL_IS_ANNOTATION (old), NULL);

  return find_like (self->pending, old);
}

/**
 * apostil_suggestion_layer_get_class:
 * @self: a layer
 * @annotation: a suggestion
 *
 * Returns: how sure its engine is: 'A', 'B' or 'C'; '\0' for one that came from the file
 */
gchar
apostil_suggestion_layer_get_class (ApostilSuggestionLayer *self, ApostilAnnotation *annotation)
{
  ApostilSuggestion *suggestion = NULL;

  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), '\0');

  if (self->pass != NULL)
    suggestion = apostil_suggestion_pass_lookup (self->pass, apostil_record_get_id (annotation));
  return suggestion != NULL ? suggestion->class_ : '\0';
}

/**
 * apostil_suggestion_layer_choose:
 * @self: a layer
 * @annotation: one of its suggestions
 * @value: one of its other values
 *
 * The suggestion has that value from then on, also after another run.
 *
 * Returns: (transfer none) (nullable): the suggestion as it is now; %NULL when it is none of
 *   the layer's, or @value none of its values
 */
ApostilAnnotation *
apostil_suggestion_layer_choose (ApostilSuggestionLayer *self,
                                 ApostilAnnotation *annotation,
                                 const gchar *value)
{
  g_autoptr (ApostilAnnotation) copy = NULL;

  g_return_val_if_fail (APOSTIL_IS_SUGGESTION_LAYER (self), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  if (!apostil_suggestion_layer_has (self, annotation))
    return NULL;
  copy = apostil_suggestion_with_value (annotation, value);
  if (copy == NULL)
    return NULL;
  apostil_record_seal (copy);
  g_hash_table_insert (self->chosen, make_key (annotation), g_strdup (value));
  swap_one (self->pending, annotation, copy);
  emit_changed (self);
  return copy; /* the list holds it */
}
