/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-application.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "apostil-appearance.h"
#include "apostil-authority-dialog.h"
#include "apostil-bench.h"
#include "apostil-forget.h"
#include "apostil-help.h"
#include "apostil-last-session.h"
#include "apostil-lost-work.h"
#include "apostil-palette.h"
#include "apostil-preferences.h"
#include "apostil-resources.h"
#include "apostil-schemes-dialog.h"
#include "apostil-window.h"

/* How long after opening files what was not saved is told. */
#define OFFER_SECONDS 2

struct _ApostilApplication
{
  GtkApplication parent_instance;

  GSettings *settings;
  ApostilAppearance *appearance; /* (nullable) without settings */
  ApostilAuthorityFiles *authority;
  ApostilRejections *rejections; /* (nullable) until somebody asks */
  ApostilSchemeFiles *schemes;   /* (nullable) until somebody asks */
  GtkWindow *shortcuts;          /* (nullable) owned by GTK until the program ends */
  GtkWidget *preferences;        /* (nullable) while it is open */
  ApostilLostWork *lost_work;
  ApostilLastSession *last_session;
  ApostilReadAhead *read_ahead; /* (nullable) the file that the program was started with */
  guint offer_timeout;
  ApostilBench *bench; /* (nullable) only while it is measured */
};

G_DEFINE_FINAL_TYPE (ApostilApplication, apostil_application, GTK_TYPE_APPLICATION)

/* The window that somebody was in last; one of the help, or of a scheme, is none to ask in. */
static GtkWindow *
get_front (ApostilApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (APOSTIL_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static void
new_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilApplication *self = user_data;

  apostil_last_session_go_on (self->last_session);
  gtk_window_present (GTK_WINDOW (apostil_window_new (self)));
}

/* Each window asks about its own unsaved changes; a window that is kept keeps the program. */
static void
quit (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilApplication *self = user_data;
  g_autoptr (GList) windows = NULL;

  apostil_last_session_end (self->last_session);
  windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static gboolean
shortcuts_closed (GtkWidget *overlay, GdkEventAny *event, gpointer user_data)
{
  gtk_window_set_transient_for (GTK_WINDOW (overlay), NULL);
  return gtk_widget_hide_on_delete (overlay);
}

/* One for all windows, hidden when it is closed. GTK would destroy its own with the window behind
 * it; then GTK 3.24 asks parts that are gone for their parents, in critical warnings, while a screen
 * reader listens. */
static void
shortcuts (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilApplication *self = user_data;

  if (self->shortcuts == NULL)
    {
      g_autoptr (GtkBuilder)
          builder = gtk_builder_new_from_resource (RESOURCE_PATH "/shortcuts.ui");

      self->shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));
      g_signal_connect (self->shortcuts, "delete-event", G_CALLBACK (shortcuts_closed), NULL);
    }
  gtk_window_set_transient_for (self->shortcuts, get_front (self));
  gtk_window_present (self->shortcuts);
}

static void
preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilApplication *self = user_data;
  GtkWindow *window = get_front (self);

  if (self->preferences == NULL)
    {
      self->preferences =
          apostil_preferences_new (self->settings, apostil_application_get_schemes (self));
      gtk_widget_insert_action_group (self->preferences, "app", G_ACTION_GROUP (self));
      g_signal_connect (self->preferences, "destroy", G_CALLBACK (gtk_widget_destroyed),
                        &self->preferences);
    }
  if (window != NULL)
    gtk_window_set_transient_for (GTK_WINDOW (self->preferences), window);
  gtk_window_present (GTK_WINDOW (self->preferences));
}

static void
help (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_help_show (user_data);
}

static void
forget (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_front (user_data);

  if (window != NULL)
    apostil_forget_ask (user_data, window);
}

static void
authorities (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilApplication *self = user_data;
  GtkWidget *dialog = apostil_authority_dialog_new (self->authority);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), get_front (self));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
schemes (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilApplication *self = user_data;
  GtkWindow *window = get_front (self);
  GtkWidget *dialog = apostil_schemes_dialog_new (self);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), window);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A list that cannot be read any more is told; without it all else goes on. */
static void
authority_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilApplication) self = user_data;
  GtkWindow *window = get_front (self);
  g_autoptr (GError) error = NULL;

  if (!apostil_authority_files_load_finish (APOSTIL_AUTHORITY_FILES (source), result, &error) &&
      window != NULL)
    apostil_window_show_message (APOSTIL_WINDOW (window), GTK_MESSAGE_WARNING,
                                 _ ("An authority list could not be read."), error->message, NULL,
                                 NULL);
}

static void
about (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = get_front (user_data);
  const gchar *authors[] = { _ ("The Apostil authors"), NULL };

  gtk_show_about_dialog (window, "program-name", _ ("Apostil"), "version", PACKAGE_VERSION,
                         "logo-icon-name", APPLICATION_ID, "comments",
                         _ ("Read the news closely: who is named, who claims what, and when"),
                         "copyright", _ ("© 2026 The Apostil authors"), "license-type",
                         GTK_LICENSE_GPL_3_0, "authors", authors,
                         /* Translators: your name, one per line */
                         "translator-credits", _ ("translator-credits"), NULL);
}

static void
set_recoverable (ApostilApplication *self, gboolean recoverable)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "recover");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), recoverable);
}

/* Each in a window of its own; one that shows nothing yet is taken first. */
static void
recover (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilApplication *self = user_data;
  g_autoptr (GPtrArray) recoveries = apostil_lost_work_take (self->lost_work);

  set_recoverable (self, FALSE);
  for (guint i = 0; i < recoveries->len; i++)
    {
      ApostilWindow *window = NULL;

      for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
        if (APOSTIL_IS_WINDOW (l->data) && apostil_window_is_empty (l->data))
          window = l->data;
      if (window == NULL)
        window = apostil_window_new (self);
      apostil_window_recover (window, g_ptr_array_index (recoveries, i));
      gtk_window_present (GTK_WINDOW (window));
    }
}

/* What a program that died had not saved; told in the window at hand. */
static void
lost_work_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ApostilApplication) self = user_data;
  GtkWindow *window = get_front (self);
  g_autofree gchar *words = apostil_lost_work_look_finish (APOSTIL_LOST_WORK (source), result);

  set_recoverable (self, words != NULL);
  if (words != NULL && window != NULL)
    apostil_window_show_message (APOSTIL_WINDOW (window), GTK_MESSAGE_INFO,
                                 _ ("Apostil stopped before these were saved. Nothing is lost."),
                                 words, _ ("_Open Again"), "app.recover");
}

static void
offer_recovery (ApostilApplication *self)
{
  if (!apostil_lost_work_has_looked (self->lost_work))
    apostil_lost_work_look_async (self->lost_work, lost_work_found, g_object_ref (self));
}

static gboolean
offer_later (gpointer user_data)
{
  ApostilApplication *self = user_data;

  self->offer_timeout = 0;
  offer_recovery (self);
  return G_SOURCE_REMOVE;
}

/* Not over what is said of the files themselves. */
static void
plan_offer (ApostilApplication *self)
{
  if (!apostil_lost_work_has_looked (self->lost_work) && self->offer_timeout == 0)
    self->offer_timeout = g_timeout_add_seconds (OFFER_SECONDS, offer_later, self);
}

static const GActionEntry entries[] = {
  { "new-window", new_window },   { "quit", quit },       { "preferences", preferences },
  { "shortcuts", shortcuts },     { "help", help },       { "about", about },
  { "authorities", authorities }, { "schemes", schemes }, { "recover", recover },
  { "forget", forget },
};

/* Only keys that cannot be typed into a field; the letter keys are the article view's. */
static const struct
{
  const gchar *action;
  const gchar *accels[3];
} accelerators[] = {
  { "app.new-window", { "<Primary>n" } },
  { "app.quit", { "<Primary>q" } },
  { "app.preferences", { "<Primary>comma" } },
  { "app.help", { "F1" } },
  { "app.shortcuts", { "<Primary>question", "<Primary>F1" } },
  { "win.open", { "<Primary>o" } },
  { "win.save", { "<Primary>s" } },
  { "win.save-as", { "<Primary><Shift>s" } },
  { "win.export", { "<Primary>e" } },
  { "win.print", { "<Primary>p" } },
  { "win.close", { "<Primary>w" } },
  { "win.undo", { "<Primary>z" } },
  { "win.redo", { "<Primary><Shift>z", "<Primary>y" } },
  { "win.find", { "<Primary>f" } },
  { "win.find-next", { "<Primary>g", "F3" } },
  { "win.find-previous", { "<Primary><Shift>g", "<Shift>F3" } },
  { "win.article", { "<Primary>i" } },
  { "win.findings", { "F8" } },
  { "win.show-lists", { "F9" } },
  { "win.show-inspector", { "<Primary>F9" } },
  { "win.zoom-in", { "<Primary>plus", "<Primary>equal" } },
  { "win.zoom-out", { "<Primary>minus" } },
  { "win.zoom-normal", { "<Primary>0" } },
  { "win.next-suggestion", { "F4" } },
  { "win.previous-suggestion", { "<Shift>F4" } },
  { "win.next-pane", { "F6" } },
  { "win.previous-pane", { "<Shift>F6" } },
  { "win.menu", { "F10" } },
  { "editor.save", { "<Primary>s" } },
  { "editor.undo", { "<Primary>z" } },
  { "editor.redo", { "<Primary><Shift>z", "<Primary>y" } },
  { "help.back", { "<Alt>Left" } },
  { "help.forward", { "<Alt>Right" } },
  { "help.contents", { "<Alt>Home" } },
  { "help.search", { "<Primary>f" } },
  { "help.close", { "<Primary>w" } },
};

/* The chrome's; the article view brings its own sheets along. */
static void
load_styles (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_PATH "/style.css");
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (),
                                             GTK_STYLE_PROVIDER (provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
apostil_application_startup (GApplication *application)
{
  ApostilApplication *self = APOSTIL_APPLICATION (application);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  /* With it Pango begins to read the configuration of fonts, in a thread; by the time that GTK has read
   * its theme and asks for a font, that is done. */
  pango_cairo_font_map_get_default ();
  G_APPLICATION_CLASS (apostil_application_parent_class)->startup (application);
  /* GSettings aborts on a schema that is not there, so ask first. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APPLICATION_ID, TRUE);
  if (schema != NULL)
    {
      self->settings = g_settings_new_full (schema, NULL, NULL);
      self->appearance =
          apostil_appearance_new (self->settings, g_application_get_dbus_connection (application));
    }

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  set_recoverable (self, FALSE);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "preferences")),
      self->settings != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accels);
  apostil_window_add_view_keys (GTK_APPLICATION (self));
  self->authority = apostil_authority_files_new (NULL);
  apostil_authority_files_load_async (self->authority, NULL, authority_loaded, g_object_ref (self));
  load_styles ();
  if (g_getenv ("APOSTIL_BENCH") != NULL)
    self->bench = apostil_bench_new (GTK_APPLICATION (self), g_getenv ("APOSTIL_BENCH"));
}

static gboolean
restores (ApostilApplication *self)
{
  return self->settings != NULL && g_settings_get_boolean (self->settings, "restore-session");
}

/**
 * apostil_application_note_closing:
 * @self: the program
 * @window: a window that is about to close
 *
 * Keeps where it was for the next start, when it is among the last ones.
 */
void
apostil_application_note_closing (ApostilApplication *self, ApostilWindow *window)
{
  guint n_windows = 0;

  g_return_if_fail (APOSTIL_IS_APPLICATION (self));
  g_return_if_fail (APOSTIL_IS_WINDOW (window));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    n_windows += APOSTIL_IS_WINDOW (l->data);
  apostil_last_session_note (self->last_session, window, n_windows == 1);
}

/* The desktop's session may end with windows open. */
static void
apostil_application_shutdown (GApplication *application)
{
  ApostilApplication *self = APOSTIL_APPLICATION (application);
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (self));
  g_autoptr (GError) error = NULL;

  if (windows != NULL)
    apostil_last_session_end (self->last_session);
  for (GList *l = windows; l != NULL; l = l->next)
    if (APOSTIL_IS_WINDOW (l->data))
      apostil_last_session_note (self->last_session, l->data, FALSE);
  if (restores (self) ? !apostil_last_session_write (self->last_session, &error)
                      : !apostil_last_session_forget (&error))
    g_message ("%s", error->message);
  G_APPLICATION_CLASS (apostil_application_parent_class)->shutdown (application);
}

static void
apostil_application_activate (GApplication *application)
{
  ApostilApplication *self = APOSTIL_APPLICATION (application);
  GtkWindow *window = get_front (self);

  if (window == NULL && restores (self) && apostil_last_session_restore (self->last_session, self))
    {
      plan_offer (self);
      return;
    }
  if (window == NULL)
    {
      apostil_last_session_go_on (self->last_session);
      window = GTK_WINDOW (apostil_window_new (self));
      offer_recovery (self);
    }
  gtk_window_present (window);
}

static void
apostil_application_open (GApplication *application, GFile **files, gint n_files, const gchar *hint)
{
  ApostilApplication *self = APOSTIL_APPLICATION (application);

  for (gint i = 0; i < n_files; i++)
    apostil_application_open_file (self, files[i], NULL);
  plan_offer (self);
}

static void
apostil_application_dispose (GObject *object)
{
  ApostilApplication *self = APOSTIL_APPLICATION (object);

  g_clear_object (&self->bench);
  g_clear_handle_id (&self->offer_timeout, g_source_remove);
  g_clear_pointer (&self->read_ahead, apostil_read_ahead_free);
  if (self->preferences != NULL)
    gtk_widget_destroy (self->preferences);
  if (self->appearance != NULL)
    g_object_run_dispose (G_OBJECT (self->appearance));
  g_clear_object (&self->appearance);
  g_clear_object (&self->settings);
  g_clear_object (&self->authority);
  g_clear_object (&self->rejections);
  g_clear_object (&self->lost_work);
  g_clear_pointer (&self->last_session, apostil_last_session_free);
  g_clear_object (&self->schemes);
  G_OBJECT_CLASS (apostil_application_parent_class)->dispose (object);
}

/* Started with one document, as from the file manager: it is read while the rest is set up. If there is
 * a window already, in another process, a few milliseconds of reading were in vain. */
static gboolean
apostil_application_local_command_line (GApplication *application,
                                        gchar ***arguments,
                                        gint *exit_status)
{
  ApostilApplication *self = APOSTIL_APPLICATION (application);
  gchar **words = *arguments;

  if (g_strv_length (words) == 2 && words[1][0] != '-' && g_str_has_suffix (words[1], ".apostil"))
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (words[1]);

      if (g_file_is_native (file))
        self->read_ahead = apostil_read_ahead_new (file);
    }
  return G_APPLICATION_CLASS (apostil_application_parent_class)
      ->local_command_line (application, arguments, exit_status);
}

static gint
apostil_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("apostil %s\n", PACKAGE_VERSION);
      return EXIT_SUCCESS;
    }
  return G_APPLICATION_CLASS (apostil_application_parent_class)
      ->handle_local_options (application, options);
}

static void
apostil_application_class_init (ApostilApplicationClass *klass)
{
  /* Naming it keeps it in a program linked with this static library. */
  apostil_get_resource ();
  G_OBJECT_CLASS (klass)->dispose = apostil_application_dispose;
  G_APPLICATION_CLASS (klass)->local_command_line = apostil_application_local_command_line;
  G_APPLICATION_CLASS (klass)->handle_local_options = apostil_application_handle_local_options;
  G_APPLICATION_CLASS (klass)->startup = apostil_application_startup;
  G_APPLICATION_CLASS (klass)->shutdown = apostil_application_shutdown;
  G_APPLICATION_CLASS (klass)->activate = apostil_application_activate;
  G_APPLICATION_CLASS (klass)->open = apostil_application_open;
}

static void
apostil_application_init (ApostilApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  self->lost_work = apostil_lost_work_new ();
  self->last_session = apostil_last_session_new ();
  /* Translators: in what --help says, a file to open. */
  g_application_set_option_context_parameter_string (application, _ ("[FILE…]"));
  g_application_add_main_option (application, "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _ ("Show the version and exit"), NULL);
}

/**
 * apostil_application_new:
 *
 * Returns: (transfer full): the program; its windows live at
 * /io/github/apostil/Apostil/window/1 and on
 */
ApostilApplication *
apostil_application_new (void)
{
  return g_object_new (APOSTIL_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", RESOURCE_PATH, NULL);
}

/**
 * apostil_application_get_settings:
 * @self: the program
 *
 * Returns: (transfer none) (nullable): the user's settings, or %NULL where their schema is
 * not installed; then defaults hold and nothing is kept
 */
GSettings *
apostil_application_get_settings (ApostilApplication *self)
{
  g_return_val_if_fail (APOSTIL_IS_APPLICATION (self), NULL);

  return self->settings;
}

/**
 * apostil_application_get_rejections:
 * @self: the program
 *
 * Returns: (transfer none): what was rejected across documents, of the user's own file
 */
ApostilRejections *
apostil_application_get_rejections (ApostilApplication *self)
{
  g_return_val_if_fail (APOSTIL_IS_APPLICATION (self), NULL);

  if (self->rejections == NULL)
    self->rejections = apostil_rejections_new (NULL);
  return self->rejections;
}

static void
schemes_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* What is wrong with a file is told where the schemes are listed. */
  apostil_scheme_files_load_finish (APOSTIL_SCHEME_FILES (source), result, NULL);
}

/**
 * apostil_application_get_schemes:
 * @self: the program
 *
 * The first call begins to read the files of the person's own schemes; until « changed » is
 * emitted, only the built-in ones are listed.
 *
 * Returns: (transfer none): the schemes that there are
 */
ApostilSchemeFiles *
apostil_application_get_schemes (ApostilApplication *self)
{
  g_return_val_if_fail (APOSTIL_IS_APPLICATION (self), NULL);

  if (self->schemes == NULL)
    {
      self->schemes = apostil_scheme_files_new (NULL);
      apostil_scheme_files_load_async (self->schemes, NULL, schemes_loaded, NULL);
    }
  return self->schemes;
}

/**
 * apostil_application_dup_default_scheme:
 * @self: the program
 *
 * Returns: (transfer full): the id of the scheme that an article gets when it is taken in
 */
gchar *
apostil_application_dup_default_scheme (ApostilApplication *self)
{
  g_autofree gchar *id = NULL;

  g_return_val_if_fail (APOSTIL_IS_APPLICATION (self), NULL);

  if (self->settings != NULL)
    id = g_settings_get_string (self->settings, "default-scheme");
  return id != NULL && *id != '\0' ? g_steal_pointer (&id) : g_strdup ("news");
}

/* The window that shows @file; else, when there is one, a window that shows nothing yet. */
static ApostilWindow *
find_window (ApostilApplication *self, GFile *file, GtkWindow *preferred)
{
  ApostilWindow *empty = NULL;

  if (APOSTIL_IS_WINDOW (preferred) && apostil_window_is_empty (APOSTIL_WINDOW (preferred)))
    empty = APOSTIL_WINDOW (preferred);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      ApostilWindow *window;
      GFile *shown;

      if (!APOSTIL_IS_WINDOW (l->data))
        continue;
      window = l->data;
      shown = apostil_window_get_file (window);
      if (shown != NULL && g_file_equal (shown, file))
        return window;
      if (empty == NULL && apostil_window_is_empty (window))
        empty = window;
    }
  return empty;
}

/**
 * apostil_application_open_file:
 * @self: the program
 * @file: what to open
 * @preferred: (nullable): the window it was asked in
 *
 * Opens @file where it belongs: in the window that shows it already, else in an empty one,
 * @preferred first, else in a new one. That window comes to the front.
 */
void
apostil_application_open_file (ApostilApplication *self, GFile *file, GtkWindow *preferred)
{
  ApostilWindow *window;

  g_return_if_fail (APOSTIL_IS_APPLICATION (self));
  g_return_if_fail (G_IS_FILE (file));

  apostil_last_session_go_on (self->last_session);
  window = find_window (self, file, preferred);
  if (window == NULL)
    {
      /* The view of the article would do it, when the window has its style already. */
      apostil_palette_install (gdk_screen_get_default ());
      window = apostil_window_new (self);
    }
  if (apostil_window_is_empty (window))
    apostil_window_load (window, file);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * apostil_application_take_read_ahead:
 * @self: the program
 * @file: what is about to be loaded
 *
 * Returns: (transfer full) (nullable): @file, when it is being read already
 */
ApostilReadAhead *
apostil_application_take_read_ahead (ApostilApplication *self, GFile *file)
{
  g_return_val_if_fail (APOSTIL_IS_APPLICATION (self), NULL);

  if (self->read_ahead == NULL || !apostil_read_ahead_is_of (self->read_ahead, file))
    return NULL;
  return g_steal_pointer (&self->read_ahead);
}

/**
 * apostil_application_get_authority:
 * @self: the program
 *
 * Returns: (transfer none) (nullable): the person's authority lists; %NULL before it has started
 */
ApostilAuthorityFiles *
apostil_application_get_authority (ApostilApplication *self)
{
  g_return_val_if_fail (APOSTIL_IS_APPLICATION (self), NULL);

  return self->authority;
}

/**
 * apostil_application_get_lost_work:
 * @self: the program
 *
 * Returns: (transfer none): what a program that died had not saved
 */
ApostilLostWork *
apostil_application_get_lost_work (ApostilApplication *self)
{
  g_return_val_if_fail (APOSTIL_IS_APPLICATION (self), NULL);

  return self->lost_work;
}
