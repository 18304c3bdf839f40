/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-recovery.h"

#include "apostil-error.h"
#include "apostil-frame.h"
#include "apostil-journal.h"
#include "apostil-native-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* How it works
 *
 * A living program holds a lock on each of its journals; whoever can take the lock has found a dead
 * one's. A journal is read frame by frame as far as checksums and numbers are right; then it ends,
 * torn or damaged or not. Replaying starts from the document at its beginning. An edit is bound to
 * the records that the document has by now, which must equal those it was made from, so that a
 * wrong journal cannot make a wrong document. An edit that was undone is applied with before and
 * after swapped. A group counts once it is whole. */

#define STALE_AFTER_US (60 * G_USEC_PER_SEC)

struct _ApostilRecovery
{
  gchar *path;
  gint fd;
  gchar *uuid;
  gchar *uri;
  gchar *etag;
  gchar *title;
  gboolean unsaved; /* from its beginning */
  gboolean traceless;
  guint n_changes;
  gint64 time;
};

/* Replaying */

typedef struct
{
  ApostilDocument *document;
  GQueue *group; /* element-type ApostilFrame: of the open group, or NULL */
  guint n_applied;
  gint64 time;
} Replay;

static void
frame_free (gpointer data)
{
  apostil_frame_clear (data);
  g_free (data);
}

static GDateTime *
tell_recorded_time (gpointer data)
{
  Replay *replay = data;
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (replay->time / G_USEC_PER_SEC);

  if (seconds == NULL)
    return g_date_time_new_now_utc ();
  return g_date_time_add (seconds, replay->time % G_USEC_PER_SEC);
}

static gpointer
find_equal (ApostilDocument *document, ApostilRecord *recorded, GError **error)
{
  gpointer record = apostil_document_lookup (document, apostil_record_get_id (recorded));

  if (record != NULL && G_OBJECT_TYPE (record) == G_OBJECT_TYPE (recorded) &&
      apostil_record_equal (record, recorded))
    return record;
  g_set_error (error, APOSTIL_ERROR, APOSTIL_ERROR_STALE, _ ("“%s” is not as the journal has it"),
               apostil_record_get_id (recorded));
  return NULL;
}

/* The same edit, or its reverse, in terms of the records that the document has. */
static ApostilEdit *
bind_edit (ApostilDocument *document, ApostilEdit *recorded, gboolean undone, GError **error)
{
  g_autoptr (ApostilEdit) edit = apostil_edit_new (apostil_edit_get_label (recorded));
  guint n_changes;
  const ApostilChange *changes = apostil_edit_get_changes (recorded, &n_changes);

  if (!undone)
    apostil_edit_set_merge_key (edit, apostil_edit_get_merge_key (recorded));
  for (guint i = 0; i < n_changes; i++)
    {
      ApostilRecord *before = undone ? changes[i].after : changes[i].before;
      ApostilRecord *after = undone ? changes[i].before : changes[i].after;
      gpointer current = NULL;

      if (before != NULL)
        {
          current = find_equal (document, before, error);
          if (current == NULL)
            return NULL;
        }
      if (current == NULL)
        apostil_edit_add (edit, after);
      else if (after == NULL)
        apostil_edit_remove (edit, current);
      else
        apostil_edit_replace (edit, current, after);
    }
  return g_steal_pointer (&edit);
}

static gboolean
apply_frame (Replay *replay, const ApostilFrame *frame, GError **error)
{
  ApostilDocument *document = replay->document;
  g_autoptr (ApostilEdit) recorded =
      apostil_native_reader_read_edit (frame->payload, apostil_document_get_scheme (document),
                                       apostil_document_get_text (document), NULL, NULL, error);
  g_autoptr (ApostilEdit) edit = NULL;

  if (recorded != NULL)
    edit = bind_edit (document, recorded, frame->type == APOSTIL_FRAME_UNDONE, error);
  replay->time = frame->time;
  if (edit == NULL || !apostil_document_replay (document, edit, error))
    return FALSE;
  replay->n_applied++;
  return TRUE;
}

static gboolean
apply_group (Replay *replay, GError **error)
{
  g_autoptr (GQueue) group = g_steal_pointer (&replay->group);
  gboolean good = TRUE;

  apostil_document_begin_group (replay->document, NULL);
  while (!g_queue_is_empty (group))
    {
      ApostilFrame *frame = g_queue_pop_head (group);

      good = good && apply_frame (replay, frame, error);
      frame_free (frame);
    }
  apostil_document_end_group (replay->document);
  return good;
}

/* Takes over the payload of @frame. */
static gboolean
replay_frame (Replay *replay, ApostilFrame *frame, GError **error)
{
  ApostilFrame *kept;

  switch (frame->type)
    {
    case APOSTIL_FRAME_EDIT:
    case APOSTIL_FRAME_UNDONE:
      if (replay->group == NULL)
        return apply_frame (replay, frame, error);
      kept = g_new0 (ApostilFrame, 1);
      *kept = *frame;
      frame->payload = NULL;
      g_queue_push_tail (replay->group, kept);
      return TRUE;
    case APOSTIL_FRAME_BEGIN:
      if (replay->group == NULL)
        replay->group = g_queue_new ();
      return TRUE;
    case APOSTIL_FRAME_COMMIT:
      return replay->group == NULL || apply_group (replay, error);
    case APOSTIL_FRAME_HEADER:
    case APOSTIL_FRAME_SNAPSHOT:
    default:
      return TRUE;
    }
}

/* Where the reading of a journal stopped is told when it was not its end. */
static void
tell_end (ApostilFrameResult result, const GError *error, gboolean open_group, GPtrArray *told)
{
  if (error != NULL)
    g_ptr_array_add (
        told, g_strdup_printf (_ ("A later change could not be recovered: %s."), error->message));
  else if (result == APOSTIL_FRAME_DAMAGED)
    g_ptr_array_add (told, g_strdup (_ ("The journal is damaged from there on; what came later "
                                        "is lost.")));
  else if (result == APOSTIL_FRAME_TORN || open_group)
    g_ptr_array_add (
        told, g_strdup (_ ("The last change was cut off while it was written; it is lost.")));
}

static ApostilDocument *
read_snapshot (ApostilRecovery *self, GError **error)
{
  g_auto (ApostilFrame) header = { 0 };
  g_auto (ApostilFrame) snapshot = { 0 };

  if (lseek (self->fd, 0, SEEK_SET) != 0 ||
      apostil_frame_read (self->fd, 0, &header) != APOSTIL_FRAME_READ ||
      apostil_frame_read (self->fd, 1, &snapshot) != APOSTIL_FRAME_READ ||
      snapshot.type != APOSTIL_FRAME_SNAPSHOT)
    {
      g_set_error_literal (
          error, APOSTIL_ERROR, APOSTIL_ERROR_INVALID,
          _ ("The journal is damaged at its beginning; nothing can be recovered."));
      return NULL;
    }
  return apostil_native_reader_read_bytes (snapshot.payload, self->path, error);
}

/**
 * apostil_recovery_open:
 * @self: a journal
 * @told: (element-type utf8): sentences for the user are added: how many changes came back, and
 *   what is lost
 * @error: where to say why there is nothing
 *
 * Replays the journal as far as it goes. The journal stays on the disk until
 * apostil_recovery_discard(): open another journal on the document, which keeps its state at once,
 * before that. Blocks. The document may be made in any thread.
 *
 * Returns: (transfer full) (nullable): the document as it was, or nearly; with its history since it
 *   was saved
 */
ApostilDocument *
apostil_recovery_open (ApostilRecovery *self, GPtrArray *told, GError **error)
{
  g_autoptr (ApostilDocument) document = NULL;
  g_autoptr (GError) failure = NULL;
  Replay replay = { 0 };
  ApostilFrameResult result = APOSTIL_FRAME_READ;
  gboolean open_group;

  g_return_val_if_fail (self != NULL && told != NULL, NULL);

  document = read_snapshot (self, error);
  if (document == NULL)
    return NULL;

  replay.document = document;
  apostil_document_set_clock (document, tell_recorded_time, &replay, NULL);
  for (guint32 number = 2; result == APOSTIL_FRAME_READ && failure == NULL; number++)
    {
      g_auto (ApostilFrame) frame = { 0 };

      result = apostil_frame_read (self->fd, number, &frame);
      if (result == APOSTIL_FRAME_READ)
        replay_frame (&replay, &frame, &failure);
    }
  apostil_document_set_clock (document, NULL, NULL, NULL);
  open_group = replay.group != NULL;
  if (open_group)
    g_queue_free_full (replay.group, frame_free);

  g_ptr_array_add (told, g_strdup_printf (ngettext ("%u change was recovered.",
                                                    "%u changes were recovered.", replay.n_applied),
                                          replay.n_applied));
  tell_end (result, failure, open_group, told);
  return g_steal_pointer (&document);
}

/* Finding */

static gboolean
read_header (ApostilRecovery *self, GBytes *payload)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();

  if (!g_key_file_load_from_bytes (keys, payload, G_KEY_FILE_NONE, NULL) ||
      g_key_file_get_integer (keys, "journal", "version", NULL) != 1)
    return FALSE;
  self->uuid = g_key_file_get_string (keys, "journal", "document", NULL);
  self->uri = g_key_file_get_string (keys, "journal", "uri", NULL);
  self->etag = g_key_file_get_string (keys, "journal", "etag", NULL);
  self->title = g_key_file_get_string (keys, "journal", "title", NULL);
  self->unsaved = g_key_file_get_boolean (keys, "journal", "unsaved", NULL);
  self->traceless = g_key_file_get_boolean (keys, "journal", "traceless", NULL);
  return self->uuid != NULL;
}

/* Counts what could be replayed; a group counts when it is whole. */
static gboolean
scan (ApostilRecovery *self)
{
  guint n_group = 0;
  gboolean in_group = FALSE;

  for (guint32 number = 0;; number++)
    {
      g_auto (ApostilFrame) frame = { 0 };

      if (apostil_frame_read (self->fd, number, &frame) != APOSTIL_FRAME_READ)
        return number >= 2;
      if (number == 0 && (frame.type != APOSTIL_FRAME_HEADER || !read_header (self, frame.payload)))
        return FALSE;
      self->time = frame.time;
      if (frame.type == APOSTIL_FRAME_BEGIN)
        in_group = TRUE;
      else if (frame.type == APOSTIL_FRAME_COMMIT)
        {
          self->n_changes += n_group;
          n_group = 0;
          in_group = FALSE;
        }
      else if (frame.type == APOSTIL_FRAME_EDIT || frame.type == APOSTIL_FRAME_UNDONE)
        {
          n_group += in_group;
          self->n_changes += !in_group;
        }
    }
}

/* A file that was never given its name: its maker died, unless it is quite new. */
static gboolean
is_stale (gint fd)
{
  struct stat status;

  return fstat (fd, &status) == 0 &&
         g_get_real_time () - status.st_mtime * G_USEC_PER_SEC > STALE_AFTER_US;
}

static ApostilRecovery *
open_journal (const gchar *path)
{
  gboolean complete = g_str_has_suffix (path, ".journal");
  g_autoptr (ApostilRecovery) self = g_new0 (ApostilRecovery, 1);

  self->path = g_strdup (path);
  self->fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  if (self->fd < 0 || flock (self->fd, LOCK_EX | LOCK_NB) != 0)
    return NULL;
  if (!complete)
    {
      if (is_stale (self->fd))
        unlink (path);
      return NULL;
    }
  return scan (self) ? g_steal_pointer (&self) : NULL;
}

static gint
compare_recoveries (gconstpointer a, gconstpointer b)
{
  const ApostilRecovery *first = *(ApostilRecovery *const *) a;
  const ApostilRecovery *second = *(ApostilRecovery *const *) b;

  return first->time < second->time ? 1 : first->time > second->time ? -1 : 0;
}

/**
 * apostil_recovery_list:
 * @folder: (nullable): where journals are kept; %NULL for the default
 *
 * Journals that no living program holds, the latest first. Those that cannot be read are passed
 * over and stay where they are. Any thread.
 *
 * Returns: (element-type ApostilRecovery) (transfer full): possibly empty
 */
GPtrArray *
apostil_recovery_list (const gchar *folder)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) apostil_recovery_free);
  g_autofree gchar *standard = folder == NULL ? apostil_journal_get_default_folder () : NULL;
  g_autoptr (GDir) dir = g_dir_open (folder != NULL ? folder : standard, 0, NULL);
  const gchar *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = NULL;
      ApostilRecovery *recovery;

      if (!g_str_has_suffix (name, ".journal") && !g_str_has_suffix (name, ".journal.new"))
        continue;
      path = g_build_filename (folder != NULL ? folder : standard, name, NULL);
      recovery = open_journal (path);
      if (recovery != NULL)
        g_ptr_array_add (found, recovery);
    }
  g_ptr_array_sort (found, compare_recoveries);
  return found;
}

static gboolean
forget_journal (const gchar *path, GError **error)
{
  gint fd = open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW);
  gboolean gone = TRUE;

  if (fd < 0 && errno == ENOENT)
    return TRUE;
  /* One that cannot be opened has no living holder that could be told from here. */
  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    gone = unlink (path) == 0 || errno == ENOENT;
  if (!gone)
    g_set_error (error, G_FILE_ERROR, (gint) g_file_error_from_errno (errno), "%s: %s", path,
                 g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return gone;
}

/**
 * apostil_recovery_forget_all:
 * @folder: (nullable): where journals are kept; %NULL for the default
 * @error: which one could not be removed, and why
 *
 * Removes the journals that no living program holds, those that cannot be read, too. Nobody may have
 * one of them from apostil_recovery_list(). Any thread.
 *
 * Returns: whether all of them are gone
 */
gboolean
apostil_recovery_forget_all (const gchar *folder, GError **error)
{
  g_autofree gchar *standard = folder == NULL ? apostil_journal_get_default_folder () : NULL;
  g_autoptr (GDir) dir = g_dir_open (folder != NULL ? folder : standard, 0, NULL);
  const gchar *name;
  gboolean all = TRUE;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = NULL;

      if (!g_str_has_suffix (name, ".journal") && !g_str_has_suffix (name, ".journal.new"))
        continue;
      path = g_build_filename (folder != NULL ? folder : standard, name, NULL);
      all = forget_journal (path, all ? error : NULL) && all;
    }
  return all;
}

/**
 * apostil_recovery_get_uuid:
 * @self: a journal
 *
 * Returns: (transfer none): UUID of its document
 */
const gchar *
apostil_recovery_get_uuid (ApostilRecovery *self)
{
  return self->uuid;
}

/**
 * apostil_recovery_get_uri:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): its document's file, if it had one
 */
const gchar *
apostil_recovery_get_uri (ApostilRecovery *self)
{
  return self->uri;
}

/**
 * apostil_recovery_get_etag:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): that file's etag: when it has another by now, it was changed
 *   by somebody else since
 */
const gchar *
apostil_recovery_get_etag (ApostilRecovery *self)
{
  return self->etag;
}

/**
 * apostil_recovery_get_title:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): title of its article
 */
const gchar *
apostil_recovery_get_title (ApostilRecovery *self)
{
  return self->title;
}

/**
 * apostil_recovery_is_unsaved:
 * @self: a journal
 *
 * Returns: whether it has something that is in no file: changes, or a beginning that was not saved
 */
gboolean
apostil_recovery_is_unsaved (ApostilRecovery *self)
{
  return self->unsaved || self->n_changes > 0;
}

/**
 * apostil_recovery_is_traceless:
 * @self: a journal
 *
 * Returns: whether no other traces of its document were to be kept
 */
gboolean
apostil_recovery_is_traceless (ApostilRecovery *self)
{
  return self->traceless;
}

/**
 * apostil_recovery_get_n_changes:
 * @self: a journal
 *
 * Returns: how many changes it has since its beginning; with 0 there may still be a document that
 *   was never saved
 */
guint
apostil_recovery_get_n_changes (ApostilRecovery *self)
{
  return self->n_changes;
}

/**
 * apostil_recovery_get_time:
 * @self: a journal
 *
 * Returns: when it was last written to, in microseconds since 1970
 */
gint64
apostil_recovery_get_time (ApostilRecovery *self)
{
  return self->time;
}

/**
 * apostil_recovery_discard:
 * @self: a journal
 *
 * Removes it from the disk; @self is still to be freed.
 */
void
apostil_recovery_discard (ApostilRecovery *self)
{
  g_return_if_fail (self != NULL);

  unlink (self->path);
}

/**
 * apostil_recovery_free:
 * @self: (transfer full): a journal
 *
 * Lets go of it; it stays on the disk, and others can find it.
 */
void
apostil_recovery_free (ApostilRecovery *self)
{
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self->uuid);
  g_free (self->uri);
  g_free (self->etag);
  g_free (self->title);
  g_free (self);
}
