/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window's file. What is read or written is the loader's and the saver's; here is what the
 * person is asked and told. A document remembers the etag of the bytes that it was read from or
 * written as, so that a file that another program changed is never overwritten unasked. */

#include "config.h"

#include "apostil-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "apostil-loader.h"
#include "apostil-saver.h"

#define EXTENSION ".apostil"

/* A load that takes longer says so. */
#define SPINNER_MILLISECONDS 200

enum
{
  RESPONSE_SAVE_AS = 1,
  RESPONSE_RELOAD,
  RESPONSE_OVERWRITE,
};

/* ---- Names ---- */

static gchar *
dup_display_name (GFile *file)
{
  g_autofree gchar *base = g_file_get_basename (file);

  return g_filename_display_name (base != NULL ? base : "");
}

/* (transfer full): how the window's document is called, with or without a file. */
gchar *
apostil_window_dup_name (ApostilWindow *self)
{
  if (self->file != NULL)
    return dup_display_name (self->file);
  return g_strdup (self->name != NULL ? self->name : _ ("Untitled"));
}

/* « massoud.fr.txt » is saved as « massoud.fr.apostil ». */
static gchar *
dup_native_name (GFile *file)
{
  gchar *name = dup_display_name (file);
  gchar *dot = strrchr (name, '.');
  gchar *native;

  if (dot != NULL && dot != name)
    *dot = '\0';
  native = g_strconcat (name, EXTENSION, NULL);
  g_free (name);
  return native;
}

/* ---- Watching ---- */

static void
etag_known (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilWindow) self = user_data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);
  g_autofree gchar *name = NULL;
  g_autofree gchar *message = NULL;

  if (self->file == NULL || !g_file_equal (self->file, G_FILE (source)) || self->saving)
    return;
  name = dup_display_name (self->file);
  if (info == NULL)
    {
      /* Translators: %s is the name of a file */
      message = g_strdup_printf (_ ("“%s” is no longer there."), name);
      apostil_window_show_message (self, GTK_MESSAGE_WARNING, message,
                                   _ ("It was moved or deleted. Save to write it again."),
                                   _ ("_Save"), "win.overwrite");
      return;
    }
  if (g_strcmp0 (g_file_info_get_etag (info), self->etag) == 0)
    return;
  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_ ("“%s” was changed by another program."), name);
  apostil_window_show_message (self, GTK_MESSAGE_WARNING, message,
                               _ ("This window shows it as it was before."), _ ("_Reload"),
                               "win.reload");
}

static void
file_changed (GFileMonitor *monitor,
              GFile *file,
              GFile *other,
              GFileMonitorEvent event,
              ApostilWindow *self)
{
  if (self->saving || self->file == NULL || event == G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED ||
      event == G_FILE_MONITOR_EVENT_CHANGED)
    return;
  g_file_query_info_async (self->file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, NULL, etag_known, g_object_ref (self));
}

/* From now on the document is that file; %NULL: none yet. */
void
apostil_window_set_file (ApostilWindow *self, GFile *file, const gchar *etag)
{
  gchar *copy = g_strdup (etag);

  g_free (self->etag);
  self->etag = copy;
  if (self->monitor != NULL && self->file != NULL && file != NULL &&
      g_file_equal (self->file, file))
    return;
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
  g_set_object (&self->file, file);
  if (file == NULL)
    return;
  /* Where files cannot be watched, saving still compares etags. */
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect (self->monitor, "changed", G_CALLBACK (file_changed), self);
}

/* Forgets the file and stops what runs; for the end of the window. */
void
apostil_window_clear_file (ApostilWindow *self)
{
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  apostil_window_set_file (self, NULL, NULL);
  apostil_window_stop_intake (self);
  g_clear_object (&self->source);
  g_clear_pointer (&self->name, g_free);
}

/* ---- Loading ---- */

/* What was decided while importing: « read as Windows-1252 » and such. */
static void
tell_import (ApostilWindow *self, ApostilLoaded *loaded)
{
  g_autofree gchar *text = NULL;

  if (loaded->told == NULL || loaded->told[0] == NULL)
    return;
  text = g_strjoinv ("\n", loaded->told);
  apostil_window_show_message (self, GTK_MESSAGE_INFO, _ ("The article was imported."), text, NULL,
                               NULL);
}

static void
stop_loading (ApostilWindow *self)
{
  self->loading = FALSE;
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  gtk_spinner_stop (GTK_SPINNER (self->spinner));
}

static void
load_failed (ApostilWindow *self, GFile *file, const GError *error)
{
  g_autofree gchar *name = dup_display_name (file);
  g_autofree gchar *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->source);
  g_clear_pointer (&self->resume_view, g_free);
  /* The dialog in which it was chosen has listed it already. */
  apostil_window_note_file (self, file, FALSE);
  if (self->document == NULL)
    apostil_window_set_file (self, NULL, NULL);
  apostil_window_show_page (self, self->document != NULL ? "article" : "empty");
  apostil_window_update_actions (self);
  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_ ("“%s” could not be opened."), name);
  apostil_window_show_message (self, GTK_MESSAGE_ERROR, message, error->message, NULL, NULL);
}

/* Where somebody was when they left. */
static void
take_up (ApostilWindow *self)
{
  g_autofree gchar *view = g_steal_pointer (&self->resume_view);
  guint32 length = apostil_text_get_length (apostil_document_get_text (self->document));
  guint32 caret = MIN (self->resume_caret, length);

  if (view == NULL)
    return;
  apostil_session_click (self->session, caret);
  apostil_session_reveal (self->session, APOSTIL_SPAN (caret, caret));
  apostil_window_show_view (self, view);
}

static void
load_done (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilWindow) self = user_data;
  g_autoptr (ApostilLoaded) loaded = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  loaded = apostil_loader_load_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->source == NULL)
    return;
  file = g_object_ref (self->source);
  stop_loading (self);
  if (loaded == NULL)
    {
      load_failed (self, file, error);
      return;
    }
  g_clear_pointer (&self->name, g_free);
  self->pasted = FALSE;
  apostil_window_hide_message (self);
  if (loaded->native && !self->as_copy)
    apostil_window_set_file (self, file, loaded->etag);
  else
    {
      apostil_window_set_file (self, NULL, NULL);
      self->name = dup_native_name (file);
    }
  /* What was taken in is still known by where it came from. */
  if (self->as_copy || loaded->native)
    g_clear_object (&self->source);
  apostil_window_set_document (self, loaded->document);
  if (!self->as_copy)
    apostil_window_note_file (self, file, TRUE);
  apostil_window_keep_journal (self);
  tell_import (self, loaded);
  take_up (self);
}

/* What is shown from now on is in no file; @name (nullable) is how it is called until it is. */
void
apostil_window_set_unfiled (ApostilWindow *self, const gchar *name)
{
  apostil_window_set_file (self, NULL, NULL);
  g_clear_object (&self->source);
  g_clear_pointer (&self->name, g_free);
  if (name != NULL && *name != '\0')
    /* A headline as the name of a file: no folders in it. */
    self->name = g_strdelimit (g_strconcat (name, EXTENSION, NULL), "/\\\n\t", '-');
  self->pasted = TRUE;
}

static gboolean
show_spinner (gpointer user_data)
{
  ApostilWindow *self = user_data;
  g_autofree gchar *name = dup_display_name (self->source);
  g_autofree gchar *text = NULL;

  self->spinner_timeout = 0;
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_ ("Opening “%s”…"), name);
  gtk_label_set_text (GTK_LABEL (self->loading_label), text);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  apostil_window_show_page (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
load (ApostilWindow *self, GFile *file, gboolean as_copy)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  ApostilReadAhead *read_ahead = NULL;
  g_autofree gchar *scheme = NULL;

  if (APOSTIL_IS_APPLICATION (application))
    {
      scheme = apostil_application_dup_default_scheme (APOSTIL_APPLICATION (application));
      read_ahead = apostil_application_take_read_ahead (APOSTIL_APPLICATION (application), file);
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  apostil_window_hide_message (self);
  self->cancellable = g_cancellable_new ();
  self->loading = TRUE;
  self->as_copy = as_copy;
  g_set_object (&self->source, file);
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  self->spinner_timeout = g_timeout_add (SPINNER_MILLISECONDS, show_spinner, self);
  /* Not what an empty window says, for the moment that most files take. */
  if (self->document == NULL)
    apostil_window_show_page (self, "loading");
  apostil_window_update_actions (self);
  if (read_ahead != NULL)
    apostil_read_ahead_load_async (read_ahead, scheme, self->cancellable, load_done,
                                   g_object_ref (self));
  else
    apostil_loader_load_async (file, scheme, self->cancellable, NULL, NULL, load_done,
                               g_object_ref (self));
  /* While the file is being read. */
  apostil_window_build_article (self);
}

/**
 * apostil_window_load:
 * @self: the window
 * @file: a document, or an article to take in
 *
 * Reads @file and shows it in place of what the window shows; what is wrong with it is told above
 * what was shown before.
 */
void
apostil_window_load (ApostilWindow *self, GFile *file)
{
  g_return_if_fail (APOSTIL_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  load (self, file, FALSE);
}

/**
 * apostil_window_resume:
 * @self: an empty window
 * @file: what it showed before
 * @caret: where the caret was, in code points
 * @view_id: (nullable): the view that was shown
 *
 * Loads @file, and shows it as it was left.
 */
void
apostil_window_resume (ApostilWindow *self, GFile *file, guint32 caret, const gchar *view_id)
{
  g_return_if_fail (APOSTIL_IS_WINDOW (self));

  apostil_window_load (self, file);
  self->resume_view = g_strdup (view_id);
  self->resume_caret = caret;
}

static void
add_filter (GtkFileChooser *chooser, const gchar *name, const gchar *const *patterns)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

static void
open_response (GtkNativeDialog *dialog, gint response, ApostilWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->file_dialog);
  if (file != NULL)
    apostil_application_open_file (
        APOSTIL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file,
        GTK_WINDOW (self));
}

/* The window owns the dialog that it shows, one at a time. */
static GtkFileChooser *
new_file_dialog (ApostilWindow *self,
                 const gchar *title,
                 GtkFileChooserAction action,
                 const gchar *accept,
                 GCallback response)
{
  g_clear_object (&self->file_dialog);
  self->file_dialog = G_OBJECT (
      gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept, _ ("_Cancel")));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->file_dialog), TRUE);
  g_signal_connect_object (self->file_dialog, "response", response, self, 0);
  return GTK_FILE_CHOOSER (self->file_dialog);
}

/* win.open */
void
apostil_window_open (ApostilWindow *self)
{
  const gchar *const articles[] = { "*" EXTENSION, "*.txt", "*.text",  "*.md",
                                    "*.html",      "*.htm", "*.xhtml", NULL };
  const gchar *const all[] = { "*", NULL };
  GtkFileChooser *chooser = new_file_dialog (self, _ ("Open an Article"),
                                             GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"),
                                             G_CALLBACK (open_response));

  add_filter (chooser, _ ("Articles"), articles);
  add_filter (chooser, _ ("All files"), all);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- Sample ---- */

static gboolean
is_in_language (const gchar *name, const gchar *language)
{
  g_autofree gchar *with_dot = g_strconcat (".", language, EXTENSION, NULL);
  g_autofree gchar *with_dash = g_strconcat ("-", language, EXTENSION, NULL);

  return g_str_has_suffix (name, with_dot) || g_str_has_suffix (name, with_dash);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const gchar *const *) a, *(const gchar *const *) b);
}

/* The sample in @dir that is in the user's language, else in English, else the first one. */
static gchar *
find_sample_in (const gchar *dir)
{
  const gchar *const *languages = g_get_language_names ();
  g_autoptr (GDir) handle = g_dir_open (dir, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const gchar *name;

  while (handle != NULL && (name = g_dir_read_name (handle)) != NULL)
    if (g_str_has_suffix (name, EXTENSION))
      g_ptr_array_add (names, g_strdup (name));
  if (names->len == 0)
    return NULL;
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; languages[i] != NULL; i++)
    for (guint j = 0; j < names->len; j++)
      if (is_in_language (g_ptr_array_index (names, j),
                          g_str_equal (languages[i], "C") ? "en" : languages[i]))
        return g_build_filename (dir, g_ptr_array_index (names, j), NULL);
  return g_build_filename (dir, g_ptr_array_index (names, 0), NULL);
}

/* Where it is installed; a build tree names its own place through XDG_DATA_DIRS. */
static gchar *
find_sample (void)
{
  const gchar *const *dirs = g_get_system_data_dirs ();
  gchar *found = find_sample_in (PKGDATADIR "/samples");

  for (guint i = 0; found == NULL && dirs[i] != NULL; i++)
    {
      g_autofree gchar *dir = g_build_filename (dirs[i], "apostil", "samples", NULL);

      found = find_sample_in (dir);
    }
  return found;
}

/* win.open-sample: a copy without a file, so that the installed sample stays as it is. */
void
apostil_window_open_sample (ApostilWindow *self)
{
  g_autofree gchar *path = find_sample ();
  g_autoptr (GFile) file = NULL;
  ApostilWindow *window = self;

  if (path == NULL)
    {
      apostil_window_show_message (
          self, GTK_MESSAGE_WARNING, _ ("The sample is not installed."),
          _ ("Install Apostil with its data, or open an article of yours."), NULL, NULL);
      return;
    }
  file = g_file_new_for_path (path);
  if (!apostil_window_is_empty (self))
    window =
        apostil_window_new (APOSTIL_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  load (window, file, TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/* ---- Saving ---- */

static void
conflict_response (GtkDialog *dialog, gint response, ApostilWindow *self)
{
  gtk_widget_destroy (GTK_WIDGET (dialog));
  if (response == RESPONSE_OVERWRITE)
    apostil_window_overwrite (self);
  else if (response == RESPONSE_SAVE_AS)
    apostil_window_save_as (self);
  else if (response == RESPONSE_RELOAD)
    load (self, self->file, FALSE);
  else
    self->close_when_saved = FALSE;
}

/* Somebody else wrote the file since it was read. */
static void
ask_conflict (ApostilWindow *self)
{
  g_autofree gchar *name = dup_display_name (self->file);
  GtkWidget *dialog;

  dialog = gtk_message_dialog_new (GTK_WINDOW (self),
                                   GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_WARNING, GTK_BUTTONS_NONE,
                                   /* Translators: %s is the name of a file */
                                   _ ("“%s” was changed by another program."), name);
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog), "%s",
      _ ("Overwriting it loses what the other program wrote; reloading it loses what you marked "
         "since you saved."));
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL, _ ("_Reload"),
                          RESPONSE_RELOAD, _ ("Over_write"), RESPONSE_OVERWRITE, _ ("Save _As…"),
                          RESPONSE_SAVE_AS, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), RESPONSE_SAVE_AS);
  g_signal_connect_object (dialog, "response", G_CALLBACK (conflict_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_failed (ApostilWindow *self, GFile *file, const GError *error)
{
  g_autofree gchar *name = dup_display_name (file);
  g_autofree gchar *message = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    {
      ask_conflict (self);
      return;
    }
  self->close_when_saved = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Translators: %s is the name of a file */
  message = g_strdup_printf (_ ("“%s” could not be saved."), name);
  apostil_window_show_message (self, GTK_MESSAGE_ERROR, message, error->message, _ ("Save _As…"),
                               "win.save-as");
}

/* What a save is about, until it is done. */
typedef struct
{
  ApostilWindow *window;
  ApostilDocument *document;
  GFile *file;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->window);
  g_object_unref (save->document);
  g_object_unref (save->file);
  g_free (save);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static void
save_done (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Save) done = user_data;
  ApostilWindow *self = done->window;
  g_autofree gchar *etag = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved = apostil_saver_save_finish (result, &etag, &error);

  self->saving = FALSE;
  if (self->document != done->document)
    return;
  if (saved)
    {
      apostil_window_set_file (self, done->file, etag);
      g_clear_pointer (&self->name, g_free);
      g_clear_object (&self->source);
      self->pasted = FALSE;
      /* What was marked while the bytes were on their way is not in the file. */
      if (!self->changed_while_saving)
        apostil_document_set_saved (self->document);
      apostil_window_note_rejections (self);
      apostil_window_keep_journal (self);
      apostil_window_hide_message (self);
      apostil_window_note_file (self, done->file, TRUE);
    }
  apostil_window_update_title (self);
  apostil_window_update_actions (self);
  if (!saved)
    save_failed (self, done->file, error);
  else if (self->close_when_saved)
    {
      self->close_when_saved = FALSE;
      gtk_window_close (GTK_WINDOW (self));
    }
}

static void
start_save (ApostilWindow *self, GFile *file, const gchar *etag)
{
  Save *save = g_new0 (Save, 1);

  save->window = g_object_ref (self);
  save->document = g_object_ref (self->document);
  save->file = g_object_ref (file);
  self->saving = TRUE;
  self->changed_while_saving = FALSE;
  apostil_window_update_title (self);
  apostil_window_update_actions (self);
  apostil_saver_save_async (self->document, file, etag, NULL, NULL, NULL, save_done, save);
}

/* win.save: asks nothing when there is a file. */
void
apostil_window_save (ApostilWindow *self)
{
  if (self->document == NULL || self->saving)
    return;
  if (self->file == NULL)
    apostil_window_save_as (self);
  else
    start_save (self, self->file, self->etag);
}

/* win.overwrite: writes over what another program wrote; only after the person was asked. */
void
apostil_window_overwrite (ApostilWindow *self)
{
  if (self->document != NULL && self->file != NULL && !self->saving)
    start_save (self, self->file, NULL);
}

static void
save_as_response (GtkNativeDialog *dialog, gint response, ApostilWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->file_dialog);
  if (file == NULL)
    self->close_when_saved = FALSE;
  else if (self->document != NULL && !self->saving)
    start_save (self, file, NULL);
}

/* win.save-as */
void
apostil_window_save_as (ApostilWindow *self)
{
  const gchar *const patterns[] = { "*" EXTENSION, NULL };
  GtkFileChooser *chooser;

  if (self->document == NULL)
    return;
  chooser = new_file_dialog (self, _ ("Save the Article and Its Marks"),
                             GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
                             G_CALLBACK (save_as_response));
  gtk_file_chooser_set_do_overwrite_confirmation (chooser, TRUE);
  add_filter (chooser, _ ("Apostil files"), patterns);
  if (self->file != NULL)
    gtk_file_chooser_set_file (chooser, self->file, NULL);
  else
    {
      g_autofree gchar *name = self->name != NULL ? g_strdup (self->name)
                                                  : g_strconcat (_ ("Untitled"), EXTENSION, NULL);
      g_autoptr (GFile) folder = self->source != NULL ? g_file_get_parent (self->source) : NULL;

      if (folder != NULL)
        gtk_file_chooser_set_current_folder_file (chooser, folder, NULL);
      gtk_file_chooser_set_current_name (chooser, name);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* ---- Reloading ---- */

static void
reload_response (GtkDialog *dialog, gint response, ApostilWindow *self)
{
  gtk_widget_destroy (GTK_WIDGET (dialog));
  if (response == RESPONSE_RELOAD && self->file != NULL)
    load (self, self->file, FALSE);
}

/* win.reload */
void
apostil_window_reload (ApostilWindow *self)
{
  g_autofree gchar *name = NULL;
  GtkWidget *dialog;

  if (self->document == NULL || self->file == NULL)
    return;
  if (!apostil_document_is_modified (self->document))
    {
      load (self, self->file, FALSE);
      return;
    }
  name = dup_display_name (self->file);
  dialog =
      gtk_message_dialog_new (GTK_WINDOW (self), GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE,
                              /* Translators: %s is the name of a file */
                              _ ("Reload “%s” and lose what you marked since you saved?"), name);
  gtk_dialog_add_buttons (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL, _ ("_Reload"),
                          RESPONSE_RELOAD, NULL);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_object (dialog, "response", G_CALLBACK (reload_response), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
