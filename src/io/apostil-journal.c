/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-journal.h"

#include "apostil-journal-file.h"
#include "apostil-native-writer.h"

#include <glib/gi18n-lib.h>

/* How it works
 *
 * The document says what changes; each change is put on a queue with the time, which costs nothing
 * that a user could feel. A thread of the journal's own takes it off, turns it into XML (records
 * are sealed, so they may be read there), appends it as a frame and, once the queue is empty or
 * half a second has passed, has the disk write it: so what was done is safe within a second,
 * whether one key was pressed or a thousand marks were made.
 *
 * The file begins with the whole document as it was before the first change, so that a recovery
 * needs nothing else: not the document's file, which may have changed or, in a sandbox, be out of
 * reach. It is made at the first change and not before, unless the document has no file yet; a
 * file that is only read leaves no trace. Edits of a group stand between two frames; a reader takes all of them or none.
 *
 * Edits are read back with the text that the document had before them, which is left out. Another
 * scheme begins the file anew: a recovery has the document with it, but not what came before. */

#define SYNC_AFTER_US (G_USEC_PER_SEC / 2)

typedef enum
{
  TASK_START, /* a new file in place of the old one */
  TASK_FRAME, /* begin or commit */
  TASK_EDIT,
  TASK_DROP, /* forget the file */
  TASK_FLUSH,
  TASK_QUIT,
} TaskKind;

typedef struct
{
  TaskKind kind;
  ApostilFrameType type;
  gint64 time;
  GBytes *header;                  /* of START */
  ApostilNativeSnapshot *snapshot; /* of START */
  ApostilEdit *edit;               /* of EDIT */
  ApostilText *known;              /* of EDIT: before it */
} Task;

struct _ApostilJournal
{
  GObject parent_instance;

  ApostilDocument *document; /* NULL once closed */
  gchar *folder;
  gchar *uuid;
  gchar *uri;
  gchar *etag;
  gboolean unfiled; /* what it begins with is in no file */
  gboolean traceless;
  GMainContext *context;
  gulong changed_handler;
  gulong grouped_handler;

  ApostilNativeSnapshot *base; /* what a file would begin with; NULL once it has begun */
  GSource *idle;               /* (nullable): has the document go on with a list of its own */
  ApostilText *text;           /* the document's, before the next change */
  gboolean in_group;
  gboolean group_begun; /* in the file */

  GThread *thread;
  GAsyncQueue *queue; /* element-type Task */
  GMutex lock;
  GCond flushed;
  guint n_flushed; /* under lock */

  /* the writer thread's own */
  ApostilJournalFile *file;
  gint64 unsynced_since; /* monotonic; 0 when all is on the disk */
  gboolean broken;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (ApostilJournal, apostil_journal, G_TYPE_OBJECT)

static void
task_free (gpointer data)
{
  Task *task = data;

  g_clear_pointer (&task->header, g_bytes_unref);
  g_clear_pointer (&task->snapshot, apostil_native_snapshot_free);
  g_clear_pointer (&task->edit, apostil_edit_unref);
  g_clear_pointer (&task->known, apostil_text_unref);
  g_free (task);
}

static Task *
task_new (TaskKind kind)
{
  Task *task = g_new0 (Task, 1);

  task->kind = kind;
  task->time = g_get_real_time ();
  return task;
}

/* In the writer thread */

typedef struct
{
  GWeakRef journal;
  gchar *message;
} Failure;

static gboolean
emit_failed (gpointer data)
{
  Failure *failure = data;
  g_autoptr (ApostilJournal) self = g_weak_ref_get (&failure->journal);

  if (self != NULL && self->document != NULL)
    g_signal_emit (self, signals[FAILED], 0, failure->message);
  return G_SOURCE_REMOVE;
}

static void
failure_free (gpointer data)
{
  Failure *failure = data;

  g_weak_ref_clear (&failure->journal);
  g_free (failure->message);
  g_free (failure);
}

static void
break_off (ApostilJournal *self, GError *error)
{
  Failure *failure = g_new0 (Failure, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  self->broken = TRUE;
  g_weak_ref_init (&failure->journal, self);
  failure->message =
      /* Translators: %s is an error of the system, as « No space left on device ». */
      g_strdup_printf (_ ("Changes cannot be kept for the case of a crash: %s. Save the document "
                          "now."),
                       error->message);
  g_source_set_callback (source, emit_failed, failure, failure_free);
  g_source_attach (source, self->context);
}

static void
forget_file (ApostilJournal *self)
{
  if (self->file != NULL)
    apostil_journal_file_delete (self->file);
  g_clear_pointer (&self->file, apostil_journal_file_free);
  self->unsynced_since = 0;
}

static gboolean
start_file (ApostilJournal *self, Task *task, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) snapshot = NULL;
  ApostilJournalFile *file;

  if (!apostil_native_writer_write (task->snapshot, stream, NULL, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return FALSE;
  snapshot = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  file = apostil_journal_file_new (self->folder, self->uuid, task->header, snapshot, error);
  if (file == NULL)
    return FALSE;

  /* the old one goes only now that the new one is there */
  forget_file (self);
  self->file = file;
  return TRUE;
}

static gboolean
append (ApostilJournal *self, Task *task, GError **error)
{
  g_autoptr (GBytes) payload = NULL;

  if (task->kind == TASK_EDIT)
    {
      payload = apostil_native_writer_format_edit (task->edit, task->known, NULL, NULL, error);
      if (payload == NULL)
        return FALSE;
    }
  if (self->unsynced_since == 0)
    self->unsynced_since = g_get_monotonic_time ();
  return apostil_journal_file_append (self->file, task->type, task->time, payload, error);
}

static gboolean
sync_file (ApostilJournal *self, GError **error)
{
  self->unsynced_since = 0;
  return apostil_journal_file_sync (self->file, error);
}

static gboolean
sync_when_due (ApostilJournal *self, GError **error)
{
  if (self->file == NULL || self->unsynced_since == 0 ||
      (g_async_queue_length (self->queue) > 0 &&
       g_get_monotonic_time () - self->unsynced_since < SYNC_AFTER_US))
    return TRUE;
  return sync_file (self, error);
}

static gboolean
work_on (ApostilJournal *self, Task *task, GError **error)
{
  switch (task->kind)
    {
    case TASK_START:
      self->broken = FALSE;
      if (!start_file (self, task, error))
        return FALSE;
      break;
    case TASK_FRAME:
    case TASK_EDIT:
      if (self->file != NULL && !self->broken && !append (self, task, error))
        return FALSE;
      break;
    case TASK_DROP:
      forget_file (self);
      break;
    case TASK_FLUSH:
    case TASK_QUIT:
    default:
      return self->broken || self->file == NULL || sync_file (self, error);
    }
  return self->broken || sync_when_due (self, error);
}

static gpointer
write_journal (gpointer data)
{
  ApostilJournal *self = data;
  gboolean quit = FALSE;

  while (!quit)
    {
      Task *task = g_async_queue_pop (self->queue);
      g_autoptr (GError) error = NULL;

      if (!work_on (self, task, &error))
        break_off (self, error);
      if (task->kind == TASK_FLUSH)
        {
          g_mutex_lock (&self->lock);
          self->n_flushed++;
          g_cond_signal (&self->flushed);
          g_mutex_unlock (&self->lock);
        }
      quit = task->kind == TASK_QUIT;
      task_free (task);
    }
  g_clear_pointer (&self->file, apostil_journal_file_free);
  return NULL;
}

/* In the thread of the document */

static GBytes *
make_header (ApostilJournal *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  const gchar *title =
      apostil_record_get (apostil_document_get_article (self->document), APOSTIL_ATTR_TITLE);
  gsize n_bytes;
  gchar *data;

  g_key_file_set_integer (keys, "journal", "version", 1);
  g_key_file_set_string (keys, "journal", "document", self->uuid);
  if (self->uri != NULL)
    g_key_file_set_string (keys, "journal", "uri", self->uri);
  if (self->etag != NULL)
    g_key_file_set_string (keys, "journal", "etag", self->etag);
  if (title != NULL)
    g_key_file_set_string (keys, "journal", "title", title);
  /* What the file begins with is in no other. */
  if (self->unfiled || apostil_document_is_modified (self->document))
    g_key_file_set_boolean (keys, "journal", "unsaved", TRUE);
  if (self->traceless)
    g_key_file_set_boolean (keys, "journal", "traceless", TRUE);
  data = g_key_file_to_data (keys, &n_bytes, NULL);
  return g_bytes_new_take (data, n_bytes);
}

static void
forget_idle (ApostilJournal *self)
{
  if (self->idle != NULL)
    g_source_destroy (self->idle);
  g_clear_pointer (&self->idle, g_source_unref);
}

static gboolean
stop_sharing (gpointer data)
{
  ApostilJournal *self = data;

  apostil_annotation_list_stop_sharing (apostil_document_get_annotations (self->document));
  forget_idle (self);
  return G_SOURCE_REMOVE;
}

/* The document and the base share their list of annotations. They are parted when there is nothing else to do, so
 * that the first mark need not wait for it. */
static void
take_base (ApostilJournal *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->base, apostil_native_snapshot_free);
  self->base = apostil_native_snapshot_new (self->document, &error);
  if (self->base == NULL)
    break_off (self, error);
  forget_idle (self);
  self->idle = g_idle_source_new ();
  g_source_set_priority (self->idle, G_PRIORITY_LOW);
  g_source_set_callback (self->idle, stop_sharing, self, NULL);
  g_source_attach (self->idle, self->context);
}

static void
start (ApostilJournal *self)
{
  Task *task;

  if (self->base == NULL)
    return;
  task = task_new (TASK_START);
  task->header = make_header (self);
  task->snapshot = g_steal_pointer (&self->base);
  g_async_queue_push (self->queue, task);
}

static void
push_frame (ApostilJournal *self, ApostilFrameType type)
{
  Task *task = task_new (TASK_FRAME);

  task->type = type;
  g_async_queue_push (self->queue, task);
}

static void
on_changed (ApostilDocument *document, ApostilEdit *edit, gboolean undone, ApostilJournal *self)
{
  Task *task;

  /* What stands in a file is read with one scheme; with another one begins another file. */
  if (apostil_edit_get_scheme (edit, undone) != NULL)
    {
      take_base (self);
      start (self);
      self->group_begun = FALSE;
      return;
    }
  start (self);
  if (self->in_group && !self->group_begun)
    {
      push_frame (self, APOSTIL_FRAME_BEGIN);
      self->group_begun = TRUE;
    }

  task = task_new (TASK_EDIT);
  task->type = undone ? APOSTIL_FRAME_UNDONE : APOSTIL_FRAME_EDIT;
  task->edit = apostil_edit_ref (edit);
  task->known = g_steal_pointer (&self->text);
  self->text = apostil_text_ref (apostil_document_get_text (document));
  g_async_queue_push (self->queue, task);
}

static void
on_grouped (ApostilDocument *document, gboolean begins, ApostilJournal *self)
{
  self->in_group = begins;
  if (!begins && self->group_begun)
    push_frame (self, APOSTIL_FRAME_COMMIT);
  self->group_begun = FALSE;
}

static void
stop (ApostilJournal *self, gboolean forget)
{
  if (self->document == NULL)
    return;

  g_clear_signal_handler (&self->changed_handler, self->document);
  g_clear_signal_handler (&self->grouped_handler, self->document);
  forget_idle (self);
  if (forget)
    g_async_queue_push (self->queue, task_new (TASK_DROP));
  g_async_queue_push (self->queue, task_new (TASK_QUIT));
  g_thread_join (g_steal_pointer (&self->thread));
  g_clear_object (&self->document);
}

static void
dispose (GObject *object)
{
  stop (APOSTIL_JOURNAL (object), FALSE);

  G_OBJECT_CLASS (apostil_journal_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  ApostilJournal *self = APOSTIL_JOURNAL (object);

  g_async_queue_unref (self->queue);
  g_clear_pointer (&self->base, apostil_native_snapshot_free);
  g_clear_pointer (&self->text, apostil_text_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->flushed);
  g_free (self->folder);
  g_free (self->uuid);
  g_free (self->uri);
  g_free (self->etag);

  G_OBJECT_CLASS (apostil_journal_parent_class)->finalize (object);
}

static void
apostil_journal_class_init (ApostilJournalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;

  /* documented in the header */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
apostil_journal_init (ApostilJournal *self)
{
  self->queue = g_async_queue_new_full (task_free);
  g_mutex_init (&self->lock);
  g_cond_init (&self->flushed);
}

/**
 * apostil_journal_get_default_folder:
 *
 * Returns: (transfer full): where journals are kept: apostil/journals in the user's state directory
 */
gchar *
apostil_journal_get_default_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "apostil", "journals", NULL);
}

/**
 * apostil_journal_new:
 * @document: a document; if it was changed since it was saved, or has no file, it is kept at once
 * @uri: (nullable): its file, if it has one
 * @etag: (nullable): that file's etag when it was read or written
 * @folder: (nullable): where to keep the journal; %NULL for the default
 *
 * Keeps a reference to @document until apostil_journal_close(). Of a document that has a file,
 * nothing is written before the first change.
 *
 * Returns: (transfer full): the journal
 */
ApostilJournal *
apostil_journal_new (ApostilDocument *document,
                     const gchar *uri,
                     const gchar *etag,
                     const gchar *folder)
{
  ApostilJournal *self;

  g_return_val_if_fail (APOSTIL_IS_DOCUMENT (document), NULL);

  self = g_object_new (APOSTIL_TYPE_JOURNAL, NULL);
  self->document = g_object_ref (document);
  self->folder = folder != NULL ? g_strdup (folder) : apostil_journal_get_default_folder ();
  self->uuid = g_strdup (apostil_document_get_uuid (document));
  self->context = g_main_context_ref_thread_default ();
  self->text = apostil_text_ref (apostil_document_get_text (document));
  self->thread = g_thread_new ("apostil-journal", write_journal, self);
  self->changed_handler = g_signal_connect (document, "changed", G_CALLBACK (on_changed), self);
  self->grouped_handler = g_signal_connect (document, "grouped", G_CALLBACK (on_grouped), self);
  apostil_journal_restart (self, uri, etag);

  return self;
}

/**
 * apostil_journal_restart:
 * @self: a journal
 * @uri: (nullable): the document's file from now on
 * @etag: (nullable): that file's etag
 *
 * To be called when the document was saved: what the journal has is of no use any more. When the
 * document was changed again in the meantime, a new journal begins at once with its state of now.
 */
void
apostil_journal_restart (ApostilJournal *self, const gchar *uri, const gchar *etag)
{
  g_return_if_fail (APOSTIL_IS_JOURNAL (self));
  g_return_if_fail (self->document != NULL);

  if (uri != self->uri)
    {
      g_free (self->uri);
      self->uri = g_strdup (uri);
    }
  if (etag != self->etag)
    {
      g_free (self->etag);
      self->etag = g_strdup (etag);
    }
  self->group_begun = FALSE;
  take_base (self);
  if (uri == NULL || apostil_document_is_modified (self->document))
    start (self);
  else
    g_async_queue_push (self->queue, task_new (TASK_DROP));
}

/**
 * apostil_journal_set_unfiled:
 * @self: a journal
 * @unfiled: whether the article itself is in no file, as one that was pasted
 *
 * Has a recovery know that even without a change it is worth keeping. To be called before
 * apostil_journal_restart() once it is in one.
 */
void
apostil_journal_set_unfiled (ApostilJournal *self, gboolean unfiled)
{
  g_return_if_fail (APOSTIL_IS_JOURNAL (self));
  g_return_if_fail (self->document != NULL);

  if (self->unfiled == unfiled)
    return;
  self->unfiled = unfiled;
  /* The one that has begun says otherwise. */
  if (unfiled && self->base == NULL)
    apostil_journal_restart (self, self->uri, self->etag);
}

/**
 * apostil_journal_set_traceless:
 * @self: a journal
 * @traceless: whether no other traces of the document are kept
 *
 * Has a recovery know it. What was kept so far begins anew with the document as it is.
 */
void
apostil_journal_set_traceless (ApostilJournal *self, gboolean traceless)
{
  g_return_if_fail (APOSTIL_IS_JOURNAL (self));
  g_return_if_fail (self->document != NULL);

  if (self->traceless == traceless)
    return;
  self->traceless = traceless;
  if (self->base == NULL)
    apostil_journal_restart (self, self->uri, self->etag);
}

/**
 * apostil_journal_flush:
 * @self: a journal
 *
 * Waits until all that was changed so far is on the disk.
 */
void
apostil_journal_flush (ApostilJournal *self)
{
  guint before;

  g_return_if_fail (APOSTIL_IS_JOURNAL (self));
  g_return_if_fail (self->document != NULL);

  g_mutex_lock (&self->lock);
  before = self->n_flushed;
  g_async_queue_push (self->queue, task_new (TASK_FLUSH));
  while (self->n_flushed == before)
    g_cond_wait (&self->flushed, &self->lock);
  g_mutex_unlock (&self->lock);
}

/**
 * apostil_journal_close:
 * @self: a journal
 *
 * To be called when the document is closed, saved or given up by the user: the journal is removed
 * from the disk. A journal that is not closed stays there for a recovery. Waits for the writer.
 */
void
apostil_journal_close (ApostilJournal *self)
{
  g_return_if_fail (APOSTIL_IS_JOURNAL (self));

  stop (self, TRUE);
}
