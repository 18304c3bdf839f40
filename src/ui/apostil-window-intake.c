/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Articles from the clipboard and from a drop. Files are opened, each in its place; a piece of a
 * page is preferred to its bare words, and the words are taken when the piece of a page holds
 * none. Nothing that is shown is replaced: a window that has an article gets a neighbour. The
 * bytes are taken apart in a thread. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-import.h"

/* Each file has a window; nobody means to open more of them at once. */
#define MAX_FILES 20

#define PORTAL_TARGET "application/vnd.portal.filetransfer"

enum
{
  DROPPED_URIS,
  DROPPED_HTML,
  DROPPED_TEXT,
};

typedef struct
{
  ApostilWindow *window;
  GtkClipboard *words; /* (nullable) where the words are if the piece of a page is no use */
} Intake;

static Intake *
intake_new (ApostilWindow *window, GtkClipboard *words)
{
  Intake *intake = g_new0 (Intake, 1);

  intake->window = g_object_ref (window);
  intake->words = words;
  return intake;
}

static void
intake_free (Intake *intake)
{
  g_object_unref (intake->window);
  g_free (intake);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Intake, intake_free)

/* ---- From bytes to a window ---- */

typedef struct
{
  GBytes *bytes;
  gchar *media_type;
  gchar *scheme; /* (nullable) the id of what the article gets */
} Received;

static void
received_free (gpointer data)
{
  Received *received = data;

  g_bytes_unref (received->bytes);
  g_free (received->media_type);
  g_free (received->scheme);
  g_free (received);
}

static void
import_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Received *received = data;
  const ApostilImportOptions options = { .scheme = received->scheme };
  GError *error = NULL;
  ApostilImport *import =
      apostil_import_data (received->bytes, received->media_type, &options, cancellable, &error);

  if (import == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, import, (GDestroyNotify) apostil_import_free);
}

static void
show_import (ApostilWindow *self, const ApostilImport *import)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  ApostilWindow *window = self;
  g_autoptr (GString) text = g_string_new (NULL);

  if (application == NULL)
    return;
  if (!apostil_window_is_empty (self))
    window = apostil_window_new (APOSTIL_APPLICATION (application));
  for (guint i = 0; i < import->told->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const gchar *) g_ptr_array_index (import->told, i));
  apostil_window_hide_message (window);
  apostil_window_set_unfiled (window, _ ("Pasted article"));
  apostil_window_set_document (window, import->document);
  apostil_window_keep_journal (window);
  if (text->len > 0)
    apostil_window_show_message (window, GTK_MESSAGE_INFO, _ ("The article was imported."),
                                 text->str, NULL, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void take_words (Intake *intake);

static void
import_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Intake) intake = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (ApostilImport) import = g_task_propagate_pointer (G_TASK (result), &error);

  if (import != NULL)
    show_import (intake->window, import);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  else if (intake->words != NULL)
    take_words (g_steal_pointer (&intake));
  else
    apostil_window_show_message (intake->window, GTK_MESSAGE_ERROR,
                                 _ ("The pasted article could not be read."), error->message, NULL,
                                 NULL);
}

/* Takes @intake. */
static void
import_bytes (Intake *intake, gconstpointer data, gint length, const gchar *media_type)
{
  ApostilWindow *self = intake->window;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  Received *received;
  g_autoptr (GTask) task = NULL;

  /* Cut off here already, before the bytes are copied. */
  if (length > (gint) APOSTIL_IMPORT_MAX_BYTES)
    {
      g_autofree gchar *limit =
          g_format_size_full (APOSTIL_IMPORT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);
      /* Translators: %s is a size such as « 64,0 MiB » */
      g_autofree gchar *remedy =
          g_strdup_printf (_ ("It is larger than %s. Take a part of it only."), limit);

      apostil_window_show_message (self, GTK_MESSAGE_ERROR,
                                   _ ("The pasted article could not be read."), remedy, NULL, NULL);
      intake_free (intake);
      return;
    }
  apostil_window_stop_intake (self);
  self->intake = g_cancellable_new ();
  received = g_new0 (Received, 1);
  received->bytes = g_bytes_new (data, (gsize) length);
  received->media_type = g_strdup (media_type);
  if (APOSTIL_IS_APPLICATION (application))
    received->scheme = apostil_application_dup_default_scheme (APOSTIL_APPLICATION (application));
  task = g_task_new (NULL, self->intake, import_done, intake);
  g_task_set_source_tag (task, import_bytes);
  g_task_set_task_data (task, received, received_free);
  g_task_run_in_thread (task, import_thread);
}

/* Gives up what is being taken in; for a further one, and for the end of the window. */
void
apostil_window_stop_intake (ApostilWindow *self)
{
  if (self->intake != NULL)
    g_cancellable_cancel (self->intake);
  g_clear_object (&self->intake);
}

/* ---- Files ---- */

/* An address in the network is not opened: this program connects to nothing. */
static gboolean
is_web_address (const gchar *uri)
{
  g_autofree gchar *scheme = g_uri_parse_scheme (uri);
  const gchar *const web[] = { "http", "https", "ftp", "ftps", "javascript", "data", NULL };

  return scheme != NULL && g_strv_contains (web, scheme);
}

static void
open_uris (ApostilWindow *self, gchar **uris)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  guint n_opened = 0;
  gboolean web = FALSE;
  gboolean too_many = FALSE;

  if (application == NULL)
    return;
  for (guint i = 0; uris != NULL && uris[i] != NULL; i++)
    {
      g_autoptr (GFile) file = NULL;

      if (is_web_address (uris[i]))
        {
          web = TRUE;
          continue;
        }
      too_many = n_opened == MAX_FILES;
      if (too_many)
        break;
      file = g_file_new_for_uri (uris[i]);
      apostil_application_open_file (APOSTIL_APPLICATION (application), file, GTK_WINDOW (self));
      n_opened++;
    }
  if (too_many)
    {
      g_autofree gchar *message =
          g_strdup_printf (ngettext ("Only the first file was opened.",
                                     "Only the first %u files were opened.", MAX_FILES),
                           MAX_FILES);

      apostil_window_show_message (self, GTK_MESSAGE_WARNING, message, NULL, NULL, NULL);
    }
  else if (web && n_opened == 0)
    apostil_window_show_message (self, GTK_MESSAGE_WARNING,
                                 _ ("Apostil does not open addresses in the network."),
                                 _ ("Save the page in your browser and open the file, or copy the "
                                    "article there and paste it here."),
                                 NULL, NULL);
  else if (n_opened == 0)
    apostil_window_show_message (self, GTK_MESSAGE_WARNING, _ ("The files could not be opened."),
                                 _ ("Open them from the header bar instead."), _ ("_Open"),
                                 "win.open");
}

/* ---- Pasting ---- */

static void
say_nothing_there (ApostilWindow *self)
{
  apostil_window_show_message (self, GTK_MESSAGE_WARNING, _ ("There is no text in the clipboard."),
                               NULL, NULL, NULL);
}

static void
words_received (GtkClipboard *clipboard, const gchar *words, gpointer user_data)
{
  g_autoptr (Intake) intake = user_data;
  gsize length = words != NULL ? strlen (words) : 0;

  intake->words = NULL;
  if (length == 0)
    {
      say_nothing_there (intake->window);
      return;
    }
  import_bytes (g_steal_pointer (&intake), words, (gint) MIN (length, G_MAXINT),
                "text/plain;charset=utf-8");
}

static void
take_words (Intake *intake)
{
  gtk_clipboard_request_text (intake->words, words_received, intake);
}

static void
page_received (GtkClipboard *clipboard, GtkSelectionData *data, gpointer user_data)
{
  g_autoptr (Intake) intake = user_data;
  gint length;
  const guchar *bytes = gtk_selection_data_get_data_with_length (data, &length);
  g_autofree gchar *type = gdk_atom_name (gtk_selection_data_get_target (data));

  if (length > 0)
    import_bytes (g_steal_pointer (&intake), bytes, length, type);
  else if (intake->words != NULL)
    take_words (g_steal_pointer (&intake));
  else
    say_nothing_there (intake->window);
}

static void
uris_received (GtkClipboard *clipboard, GtkSelectionData *data, gpointer user_data)
{
  g_autoptr (ApostilWindow) self = user_data;
  g_auto (GStrv) uris = gtk_selection_data_get_uris (data);

  open_uris (self, uris);
}

static gboolean
is_page (const gchar *type)
{
  return g_ascii_strncasecmp (type, "text/html", strlen ("text/html")) == 0 ||
         g_ascii_strcasecmp (type, "application/xhtml+xml") == 0;
}

static void
targets_received (GtkClipboard *clipboard, GdkAtom *atoms, gint n_atoms, gpointer user_data)
{
  g_autoptr (ApostilWindow) self = user_data;
  gboolean has_text = atoms != NULL && gtk_targets_include_text (atoms, n_atoms);
  GdkAtom files = GDK_NONE;
  GdkAtom page = GDK_NONE;

  for (gint i = 0; atoms != NULL && i < n_atoms; i++)
    {
      g_autofree gchar *type = gdk_atom_name (atoms[i]);

      /* In a sandbox only the portal's files can be read. */
      if (g_str_equal (type, PORTAL_TARGET) ||
          (files == GDK_NONE && g_str_equal (type, "text/uri-list")))
        files = atoms[i];
      else if (page == GDK_NONE && is_page (type))
        page = atoms[i];
    }
  if (files != GDK_NONE)
    gtk_clipboard_request_contents (clipboard, files, uris_received, g_steal_pointer (&self));
  else if (page != GDK_NONE)
    gtk_clipboard_request_contents (clipboard, page, page_received,
                                    intake_new (self, has_text ? clipboard : NULL));
  else if (has_text)
    take_words (intake_new (self, clipboard));
  else
    say_nothing_there (self);
}

/* win.paste: the article in the clipboard. */
void
apostil_window_paste (ApostilWindow *self)
{
  GtkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self), GDK_SELECTION_CLIPBOARD);

  gtk_clipboard_request_targets (clipboard, targets_received, g_object_ref (self));
}

/* ---- Dropping ---- */

static void
dropped (GtkWidget *widget,
         GdkDragContext *context,
         gint x,
         gint y,
         GtkSelectionData *data,
         guint info,
         guint time,
         ApostilWindow *self)
{
  gint length;
  const guchar *bytes = gtk_selection_data_get_data_with_length (data, &length);

  if (info == DROPPED_URIS)
    {
      g_auto (GStrv) uris = gtk_selection_data_get_uris (data);

      open_uris (self, uris);
    }
  else if (info == DROPPED_HTML && length > 0)
    {
      g_autofree gchar *type = gdk_atom_name (gtk_selection_data_get_target (data));

      import_bytes (intake_new (self, NULL), bytes, length, type);
    }
  else if (info == DROPPED_TEXT)
    {
      g_autofree guchar *words = gtk_selection_data_get_text (data);

      if (words != NULL && *words != '\0')
        import_bytes (intake_new (self, NULL), words,
                      (gint) MIN (strlen ((const gchar *) words), G_MAXINT),
                      "text/plain;charset=utf-8");
    }
}

/* Called once, while the window is made. Fields and lists inside take their own drops first. What
 * comes from this program, words of the article above all, is no article. */
void
apostil_window_accept_drops (ApostilWindow *self)
{
  GtkTargetList *list = gtk_target_list_new (NULL, 0);
  GtkTargetEntry *targets;
  gint n_targets;

  gtk_target_list_add (list, gdk_atom_intern_static_string (PORTAL_TARGET), 0, DROPPED_URIS);
  gtk_target_list_add (list, gdk_atom_intern_static_string ("text/uri-list"), 0, DROPPED_URIS);
  gtk_target_list_add (list, gdk_atom_intern_static_string ("text/html"), 0, DROPPED_HTML);
  gtk_target_list_add (list, gdk_atom_intern_static_string ("application/xhtml+xml"), 0,
                       DROPPED_HTML);
  gtk_target_list_add_text_targets (list, DROPPED_TEXT);
  targets = gtk_target_table_new_from_list (list, &n_targets);
  for (gint i = 0; i < n_targets; i++)
    targets[i].flags = GTK_TARGET_OTHER_APP;
  gtk_drag_dest_set (self->stack, GTK_DEST_DEFAULT_ALL, targets, n_targets, GDK_ACTION_COPY);
  gtk_target_table_free (targets, n_targets);
  gtk_target_list_unref (list);
  g_signal_connect (self->stack, "drag-data-received", G_CALLBACK (dropped), self);
}
