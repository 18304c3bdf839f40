/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "apostil-error.h"
#include "apostil-loader.h"
#include "apostil-native-reader.h"
#include "apostil-native-writer.h"
#include "apostil-replace.h"
#include "apostil-saver.h"

typedef struct
{
  gchar *folder;
  gchar *path;
  GFile *file;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("apostil-save-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "article.apostil", NULL);
  self->file = g_file_new_for_path (self->path);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const gchar *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->file);
}

static ApostilDocument *
read_sample (void)
{
  g_autofree gchar *path =
      g_test_build_filename (G_TEST_DIST, "corpus", "good", "claim-full.apostil", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLoaded) loaded = apostil_loader_load (file, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (loaded->native);
  return g_object_ref (loaded->document);
}

static void
assert_holds (const gchar *path, const gchar *wanted, gsize n_wanted)
{
  g_autofree gchar *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;

  g_file_get_contents (path, &contents, &n_bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (contents, n_bytes, wanted, n_wanted);
}

static void
assert_holds_document (const gchar *path, ApostilDocument *document)
{
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, NULL);

  assert_holds (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
put (const gchar *path, const gchar *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

static void
test_new_file (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLoaded) loaded = NULL;
  g_autofree gchar *etag = NULL;

  apostil_saver_save (document, self->file, NULL, NULL, &etag, &error);
  g_assert_no_error (error);
  g_assert_nonnull (etag);
  assert_holds_document (self->path, document);
  g_assert_cmpuint (count_files (self), ==, 1);

  loaded = apostil_loader_load (self->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->etag, ==, etag);
}

static void
test_keeps_permissions (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  struct stat status;

  put (self->path, "old");
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);
  apostil_saver_save (document, self->file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (self->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 07777, ==, 0640);
  assert_holds_document (self->path, document);
}

static void
test_follows_links (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autofree gchar *link_path = g_build_filename (self->folder, "link", NULL);
  g_autofree gchar *second_path = g_build_filename (self->folder, "second", NULL);
  g_autoptr (GFile) link_file = g_file_new_for_path (second_path);

  /* The file is not there yet; then it is. */
  g_assert_cmpint (symlink ("article.apostil", link_path), ==, 0);
  g_assert_cmpint (symlink (link_path, second_path), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      apostil_saver_save (document, link_file, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
      g_assert_true (g_file_test (second_path, G_FILE_TEST_IS_SYMLINK));
      g_assert_false (g_file_test (self->path, G_FILE_TEST_IS_SYMLINK));
      assert_holds_document (self->path, document);
    }
  g_assert_cmpuint (count_files (self), ==, 3);

  /* A circle of links is an error, not a hang. */
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (symlink ("second", self->path), ==, 0);
  g_assert_false (apostil_saver_save (document, link_file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS);
}

static void
test_newer_file (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autofree gchar *etag = NULL;

  apostil_saver_save (document, self->file, NULL, NULL, &etag, &error);
  g_assert_no_error (error);
  g_usleep (10 * 1000);
  put (self->path, "somebody else's");
  g_assert_false (apostil_saver_save (document, self->file, etag, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  g_assert_nonnull (strstr (error->message, "article.apostil"));
  assert_holds (self->path, "somebody else's", 15);
  g_assert_cmpuint (count_files (self), ==, 1);

  /* A file that is gone is no newer one. */
  g_clear_error (&error);
  g_unlink (self->path);
  apostil_saver_save (document, self->file, etag, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_holds_document (self->path, document);
}

typedef struct
{
  GBytes *bytes;
  gsize limit;
  const gchar *meddle; /* (nullable) a file to change meanwhile */
} Failing;

/* Writes up to the limit, then fails as a full disk does. */
static gboolean
write_and_fail (GOutputStream *stream, GCancellable *cancellable, gpointer data, GError **error)
{
  Failing *self = data;
  gsize n_bytes = MIN (self->limit, g_bytes_get_size (self->bytes));

  if (!g_output_stream_write_all (stream, g_bytes_get_data (self->bytes, NULL), n_bytes, NULL,
                                  cancellable, error))
    return FALSE;
  if (self->meddle != NULL)
    put (self->meddle, "changed meanwhile");
  if (n_bytes == g_bytes_get_size (self->bytes))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no space");
  return FALSE;
}

static void
test_fails_at_every_byte (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, NULL);
  gsize n_bytes = g_bytes_get_size (bytes);

  put (self->path, "the old contents");
  for (gsize i = 0; i < n_bytes; i++)
    {
      g_autoptr (GError) error = NULL;
      Failing failing = { bytes, i, NULL };

      g_assert_false (
          apostil_replace_file (self->file, NULL, write_and_fail, &failing, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      assert_holds (self->path, "the old contents", 16);
    }
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* The etag is looked at again after the bytes were written. */
static void
test_changed_meanwhile (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *etag = NULL;
  Failing failing = { bytes, G_MAXSIZE, self->path };

  apostil_saver_save (document, self->file, NULL, NULL, &etag, &error);
  g_assert_no_error (error);
  g_usleep (10 * 1000);
  g_assert_false (
      apostil_replace_file (self->file, etag, write_and_fail, &failing, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG);
  assert_holds (self->path, "changed meanwhile", 17);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  put (self->path, "old");
  g_cancellable_cancel (cancellable);
  g_assert_false (apostil_saver_save (document, self->file, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_holds (self->path, "old", 3);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_not_a_file (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GFile) null = g_file_new_for_path ("/dev/null");
  g_autoptr (GFile) full = g_file_new_for_path ("/dev/full");
  g_autoptr (GFile) nowhere = g_file_get_child (self->file, "below-nothing");
  struct stat status;

  g_assert_false (apostil_saver_save (document, folder, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  g_assert_false (apostil_saver_save (document, nowhere, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  apostil_saver_save (document, null, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat ("/dev/null", &status), ==, 0);
  g_assert_true (S_ISCHR (status.st_mode));

  g_assert_false (apostil_saver_save (document, full, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static gpointer
drain (gpointer data)
{
  gchar *contents = NULL;

  g_assert_true (g_file_get_contents (data, &contents, NULL, NULL));
  return contents;
}

static void
test_pipe (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GBytes) bytes = apostil_native_writer_format (document, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree gchar *received = NULL;
  g_autoptr (ApostilLoaded) loaded = NULL;
  GThread *reader = NULL;

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  loaded = apostil_loader_load (self->file, NULL, &error);
  g_assert_null (loaded);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);

  reader = g_thread_new ("reader", drain, self->path);
  apostil_saver_save (document, self->file, NULL, NULL, NULL, &error);
  received = g_thread_join (reader);
  g_assert_no_error (error);
  g_assert_cmpmem (received, strlen (received), g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
}

/* Run as a user who may not pass over permissions. */
static gboolean
drop_rights (void)
{
  return geteuid () != 0 || seteuid (65534) == 0;
}

static void
test_read_only (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;

  put (self->path, "old");
  g_assert_cmpint (g_chmod (self->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0777), ==, 0);
  if (!drop_rights ())
    {
      g_test_skip ("cannot become another user");
      return;
    }
  g_assert_false (apostil_saver_save (document, self->file, NULL, NULL, NULL, &error));
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  assert_holds (self->path, "old", 3);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_in_place (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autofree gchar *etag = NULL;
  struct stat before;
  struct stat after;

  /* A folder in which nothing can be made, and a file that can be written. */
  put (self->path, "old contents that are a little longer than nothing");
  g_assert_cmpint (g_chmod (self->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  g_assert_cmpint (g_stat (self->path, &before), ==, 0);
  if (!drop_rights ())
    {
      g_test_skip ("cannot become another user");
      return;
    }
  apostil_saver_save (document, self->file, NULL, NULL, &etag, &error);
  g_assert_cmpint (seteuid (getuid ()), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  g_assert_no_error (error);
  g_assert_nonnull (etag);
  assert_holds_document (self->path, document);
  g_assert_cmpint (g_stat (self->path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, ==, after.st_ino);
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* The limit on file size stands for any disk that fails in the middle of writing. */
static void
test_size_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  struct rlimit limit = { 1000, 1000 };

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
      g_test_trap_assert_passed ();
      return;
    }

  put (self->path, "old");
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (apostil_saver_save (document, self->file, NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  assert_holds (self->path, "old", 3);
  g_assert_cmpuint (count_files (self), ==, 1);

  g_clear_error (&error);
  g_assert_cmpint (g_chmod (self->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0555), ==, 0);
  if (drop_rights ())
    {
      g_assert_false (apostil_saver_save (document, self->file, NULL, NULL, NULL, &error));
      g_assert_cmpint (seteuid (getuid ()), ==, 0);
      g_assert_nonnull (error);
    }
  g_assert_cmpint (g_chmod (self->folder, 0700), ==, 0);
  assert_holds (self->path, "old", 3);
}

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
  guint n_progress;
} Waiting;

static void
on_done (GObject *source, GAsyncResult *result, gpointer data)
{
  Waiting *self = data;

  self->result = g_object_ref (result);
  g_main_loop_quit (self->loop);
}

static void
on_progress (goffset done, goffset total, gpointer data)
{
  Waiting *self = data;

  g_assert_cmpint (done, <=, total);
  g_assert_true (g_main_context_is_owner (NULL));
  self->n_progress++;
}

static void
test_async (Fixture *self, gconstpointer data)
{
  g_autoptr (ApostilDocument) document = read_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLoaded) loaded = NULL;
  g_autofree gchar *etag = NULL;
  Waiting waiting = { g_main_loop_new (NULL, FALSE) };

  apostil_saver_save_async (document, self->file, NULL, NULL, on_progress, &waiting, on_done,
                            &waiting);
  g_main_loop_run (waiting.loop);
  apostil_saver_save_finish (waiting.result, &etag, &error);
  g_assert_no_error (error);
  g_clear_object (&waiting.result);
  assert_holds_document (self->path, document);

  waiting.n_progress = 0;
  apostil_loader_load_async (self->file, NULL, NULL, on_progress, &waiting, on_done, &waiting);
  g_main_loop_run (waiting.loop);
  loaded = apostil_loader_load_finish (waiting.result, &error);
  g_assert_no_error (error);
  g_clear_object (&waiting.result);
  g_assert_cmpuint (waiting.n_progress, >=, 1);
  g_assert_cmpstr (loaded->etag, ==, etag);
  assert_holds_document (self->path, loaded->document);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_main_loop_unref (waiting.loop);
}

static void
assert_not_loaded (GFile *file, GQuark domain, gint code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLoaded) loaded = apostil_loader_load (file, NULL, &error);
  g_autofree gchar *name = g_file_get_basename (file);

  g_assert_null (loaded);
  g_assert_error (error, domain, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_load_refuses (Fixture *self, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autofree gchar *cut = NULL;

  assert_not_loaded (self->file, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_not_loaded (folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  assert_not_loaded (device, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);

  put (self->path, "");
  assert_not_loaded (self->file, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
  put (self->path, "<apostil xmlns=\"urn:apostil:1\" version=\"1.0\"");
  assert_not_loaded (self->file, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);

  /* A hole as long as the limit and a byte more takes no room on disk. */
  g_assert_cmpint (truncate (self->path, (off_t) APOSTIL_MAX_FILE_BYTES + 1), ==, 0);
  assert_not_loaded (self->file, APOSTIL_ERROR, APOSTIL_ERROR_LIMIT);

  put (self->path, "secret");
  g_assert_cmpint (g_chmod (self->path, 0), ==, 0);
  g_assert_cmpint (g_chmod (self->folder, 0755), ==, 0);
  if (drop_rights ())
    {
      assert_not_loaded (self->file, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
      g_assert_cmpint (seteuid (getuid ()), ==, 0);
    }
}

static void
test_load_text (Fixture *self, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (self->folder, "article.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilLoaded) loaded = NULL;

  put (path, "Hier à Kaboul.\nRien de neuf.\n");
  loaded = apostil_loader_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (loaded->native);
  g_assert_cmpuint (apostil_text_get_length (apostil_document_get_text (loaded->document)), >=, 27);

  /* a file that is called a document and is none is not taken for an article in silence */
  put (self->path, "Hier à Kaboul.\nRien de neuf.\n");
  assert_not_loaded (self->file, APOSTIL_ERROR, APOSTIL_ERROR_INVALID);
}

#define ADD(name, func) g_test_add ("/save/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  /* Root drops its rights in some tests, and must still reach the files. */
  if (getuid () == 0)
    g_setenv ("TMPDIR", "/tmp", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("new-file", test_new_file);
  ADD ("keeps-permissions", test_keeps_permissions);
  ADD ("follows-links", test_follows_links);
  ADD ("newer-file", test_newer_file);
  ADD ("fails-at-every-byte", test_fails_at_every_byte);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("cancelled", test_cancelled);
  ADD ("not-a-file", test_not_a_file);
  ADD ("pipe", test_pipe);
  ADD ("read-only", test_read_only);
  ADD ("in-place", test_in_place);
  ADD ("size-limit", test_size_limit);
  ADD ("async", test_async);
  ADD ("load-refuses", test_load_refuses);
  ADD ("load-text", test_load_text);
  return g_test_run ();
}
