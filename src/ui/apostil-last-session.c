/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-last-session.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "apostil-window-private.h"

/* How it works
 *
 * A window that closes notes its file, the caret and the view. What counts are the windows that close
 * because the program ends, or the one that ends it by closing last. At the end they are written; at the
 * next start, when no file is given, they are opened again, and the list is removed: after a crash the
 * journals say what was open. */

#define KEY_URI   "uri"
#define KEY_CARET "caret"
#define KEY_VIEW  "view"

struct _ApostilLastSession
{
  GKeyFile *places; /* a group for each window */
  guint n_places;
  gboolean begun; /* there was a window, so what was open before does not count any more */
  gboolean ending;
};

static gchar *
dup_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "apostil", "session.ini", NULL);
}

/**
 * apostil_last_session_new:
 *
 * Returns: (transfer full): nothing noted yet
 */
ApostilLastSession *
apostil_last_session_new (void)
{
  ApostilLastSession *self = g_new0 (ApostilLastSession, 1);

  self->places = g_key_file_new ();
  return self;
}

/**
 * apostil_last_session_free:
 * @self: (transfer full): what was noted
 */
void
apostil_last_session_free (ApostilLastSession *self)
{
  g_key_file_unref (self->places);
  g_free (self);
}

static gboolean
has (ApostilLastSession *self, const gchar *uri)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->places, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autofree gchar *noted = g_key_file_get_string (self->places, groups[i], KEY_URI, NULL);

      if (g_strcmp0 (noted, uri) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
clear (ApostilLastSession *self)
{
  g_key_file_unref (self->places);
  self->places = g_key_file_new ();
  self->n_places = 0;
}

/**
 * apostil_last_session_end:
 * @self: what was noted
 *
 * The windows that close from now on are the last ones.
 */
void
apostil_last_session_end (ApostilLastSession *self)
{
  clear (self);
  self->ending = TRUE;
}

/**
 * apostil_last_session_go_on:
 * @self: what was noted
 *
 * Somebody kept a window, or opened one. Of what was open before nothing is left then, so that it is not
 * taken for what was open at a crash.
 */
void
apostil_last_session_go_on (ApostilLastSession *self)
{
  if (!self->begun)
    apostil_last_session_forget (NULL);
  self->begun = TRUE;
  clear (self);
  self->ending = FALSE;
}

/**
 * apostil_last_session_note:
 * @self: what was noted
 * @window: a window that closes
 * @last: whether it is the only one
 */
void
apostil_last_session_note (ApostilLastSession *self, ApostilWindow *window, gboolean last)
{
  GFile *file = apostil_window_get_file (window);
  g_autofree gchar *uri = NULL;
  g_autofree gchar *group = NULL;

  if (!self->ending && !last)
    return;
  if (!self->ending)
    clear (self);
  if (file == NULL || window->document == NULL || window->traceless || window->forgotten)
    return;
  uri = g_file_get_uri (file);
  if (has (self, uri))
    return;
  group = g_strdup_printf ("%u", self->n_places++);
  g_key_file_set_string (self->places, group, KEY_URI, uri);
  g_key_file_set_integer (self->places, group, KEY_CARET,
                          (gint) apostil_session_get_caret (window->session));
  g_key_file_set_string (self->places, group, KEY_VIEW, apostil_window_get_view_id (window));
}

/**
 * apostil_last_session_write:
 * @self: what was noted
 * @error: return location for an error
 *
 * Returns: whether it is kept for the next start
 */
gboolean
apostil_last_session_write (ApostilLastSession *self, GError **error)
{
  g_autofree gchar *path = dup_path ();
  g_autofree gchar *directory = g_path_get_dirname (path);

  if (!self->begun)
    return TRUE;
  if (self->n_places == 0)
    return apostil_last_session_forget (error);
  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      gint problem = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (problem), "%s: %s", directory,
                   g_strerror (problem));
      return FALSE;
    }
  return g_key_file_save_to_file (self->places, path, error);
}

/* One that has gone in the meantime is not missed. */
static gboolean
resume (ApostilApplication *application, GKeyFile *places, const gchar *group)
{
  g_autofree gchar *uri = g_key_file_get_string (places, group, KEY_URI, NULL);
  g_autofree gchar *view = g_key_file_get_string (places, group, KEY_VIEW, NULL);
  gint caret = g_key_file_get_integer (places, group, KEY_CARET, NULL);
  g_autoptr (GFile) file = NULL;
  ApostilWindow *window = NULL;

  if (uri == NULL)
    return FALSE;
  file = g_file_new_for_uri (uri);
  if (!g_file_is_native (file) || !g_file_query_exists (file, NULL))
    return FALSE;
  window = apostil_window_new (application);
  apostil_window_resume (window, file, (guint32) MAX (caret, 0), view);
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

/**
 * apostil_last_session_restore:
 * @self: what was noted
 * @application: the program, which has no window yet
 *
 * Opens what was open when it ended last, each in a window of its own.
 *
 * Returns: whether there was anything
 */
gboolean
apostil_last_session_restore (ApostilLastSession *self, ApostilApplication *application)
{
  g_autofree gchar *path = dup_path ();
  g_autoptr (GKeyFile) places = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  gboolean any = FALSE;

  self->begun = TRUE;
  if (!g_key_file_load_from_file (places, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  apostil_last_session_forget (NULL);
  groups = g_key_file_get_groups (places, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    any = resume (application, places, groups[i]) || any;
  return any;
}

/**
 * apostil_last_session_forget:
 * @error: return location for an error
 *
 * Any thread.
 *
 * Returns: whether no list is left
 */
gboolean
apostil_last_session_forget (GError **error)
{
  g_autofree gchar *path = dup_path ();

  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}
