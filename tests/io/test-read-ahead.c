/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "apostil-error.h"
#include "apostil-read-ahead.h"

typedef struct
{
  gchar *path;
  GFile *file;
  ApostilLoaded *loaded;
  GError *error;
  gboolean called;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree gchar *name = g_strdup_printf ("apostil-%d.%s", getpid (), (const gchar *) data);

  self->path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_remove (self->path);
  self->file = g_file_new_for_path (self->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_remove (self->path);
  g_free (self->path);
  g_object_unref (self->file);
  g_clear_pointer (&self->loaded, apostil_loaded_free);
  g_clear_error (&self->error);
}

/* A document of the corpus, or words that are none. */
static void
write_file (Fixture *self, gboolean native)
{
  g_autofree gchar *path =
      g_test_build_filename (G_TEST_DIST, "corpus", "good", "claim-full.apostil", NULL);
  g_autofree gchar *content = NULL;
  gsize length;

  if (native)
    g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  else
    content = g_strdup ("The mayor denied it on Sunday.\n");
  g_assert_true (g_file_set_contents (self->path, content, -1, NULL));
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_true (source == G_OBJECT (self->file));
  self->loaded = apostil_loader_load_finish (result, &self->error);
  self->called = TRUE;
}

static void
take (Fixture *self, ApostilReadAhead *read_ahead, GCancellable *cancellable)
{
  apostil_read_ahead_load_async (read_ahead, "news", cancellable, loaded, self);
  g_assert_false (self->called);
  while (!self->called)
    g_main_context_iteration (NULL, TRUE);
}

/* Turns the loop until what is read has arrived, which shows in nothing else than time. */
static void
let_arrive (void)
{
  gint64 end = g_get_monotonic_time () + 100 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
check_taken_over (Fixture *self, gboolean late)
{
  ApostilReadAhead *read_ahead;

  write_file (self, TRUE);
  read_ahead = apostil_read_ahead_new (self->file);
  g_assert_true (apostil_read_ahead_is_of (read_ahead, self->file));
  if (late)
    {
      let_arrive ();
      /* It is not read again. */
      g_assert_cmpint (g_remove (self->path), ==, 0);
    }
  take (self, read_ahead, NULL);
  g_assert_no_error (self->error);
  g_assert_true (self->loaded->native);
  g_assert_nonnull (self->loaded->etag);
  g_assert_true (APOSTIL_IS_DOCUMENT (self->loaded->document));
}

static void
test_taken_over (Fixture *self, gconstpointer data)
{
  check_taken_over (self, FALSE);
}

static void
test_taken_over_late (Fixture *self, gconstpointer data)
{
  check_taken_over (self, TRUE);
}

/* An article is taken in as the one who takes it over says. */
static void
test_article (Fixture *self, gconstpointer data)
{
  write_file (self, FALSE);
  take (self, apostil_read_ahead_new (self->file), NULL);
  g_assert_no_error (self->error);
  g_assert_false (self->loaded->native);
  g_assert_cmpstr (apostil_scheme_get_id (apostil_document_get_scheme (self->loaded->document)), ==,
                   "news");
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  take (self, apostil_read_ahead_new (self->file), NULL);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (self->loaded);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  ApostilReadAhead *read_ahead;

  write_file (self, TRUE);
  read_ahead = apostil_read_ahead_new (self->file);
  g_cancellable_cancel (cancellable);
  take (self, read_ahead, cancellable);
  g_assert_error (self->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Nothing is left of it, which the sanitizers see. */
static void
test_given_up (Fixture *self, gconstpointer data)
{
  write_file (self, TRUE);
  apostil_read_ahead_free (apostil_read_ahead_new (self->file));
  apostil_read_ahead_free (NULL);
  let_arrive ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/read-ahead/taken-over", Fixture, "apostil", set_up, test_taken_over, tear_down);
  g_test_add ("/read-ahead/taken-over-late", Fixture, "apostil", set_up, test_taken_over_late,
              tear_down);
  g_test_add ("/read-ahead/article", Fixture, "txt", set_up, test_article, tear_down);
  g_test_add ("/read-ahead/missing", Fixture, "apostil", set_up, test_missing, tear_down);
  g_test_add ("/read-ahead/cancelled", Fixture, "apostil", set_up, test_cancelled, tear_down);
  g_test_add ("/read-ahead/given-up", Fixture, "apostil", set_up, test_given_up, tear_down);
  return g_test_run ();
}
