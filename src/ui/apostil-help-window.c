/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-help-window.h"

#include <glib/gi18n.h>

#include "apostil-help-library.h"
#include "apostil-help-view.h"
#include "apostil-owned-task.h"
#include "apostil-resources.h"

/* How it works
 *
 * The pages are read in a thread when the window is made; what is asked for until then is shown when
 * they are there. Pages that were seen are kept with the place where they were left, so that going back
 * means going back to it. */

typedef struct
{
  gchar *target; /* page, and section behind « # » */
  gint top;      /* the first character in sight when it was left; -1: the target's */
} Visit;

struct _ApostilHelpWindow
{
  GtkWindow parent_instance;

  ApostilHelpLibrary *library; /* (nullable) until it is loaded */
  GCancellable *cancellable;
  GSimpleActionGroup *actions;
  GPtrArray *visits; /* of Visit */
  guint at;          /* the one that is shown */
  GtkWidget *view;
  GtkWidget *search_bar;
  GtkWidget *search_entry;
};

G_DEFINE_FINAL_TYPE (ApostilHelpWindow, apostil_help_window, GTK_TYPE_WINDOW)

static void
free_visit (gpointer data)
{
  g_free (((Visit *) data)->target);
  g_free (data);
}

static Visit *
get_visit (ApostilHelpWindow *self)
{
  return self->at < self->visits->len ? g_ptr_array_index (self->visits, self->at) : NULL;
}

/* ---- What is shown ---- */

static void
enable (ApostilHelpWindow *self, const gchar *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
show_problem (ApostilHelpWindow *self, const gchar *words)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Help"));
  apostil_help_view_show_problem (APOSTIL_HELP_VIEW (self->view), _ ("The help could not be shown"),
                                  words);
}

static void
show_visit (ApostilHelpWindow *self)
{
  Visit *visit = get_visit (self);
  g_auto (GStrv) parts = NULL;
  const ApostilHelpPage *page;

  enable (self, "back", self->at > 0);
  enable (self, "forward", self->at + 1 < self->visits->len);
  if (visit == NULL || self->library == NULL)
    return;
  parts = g_strsplit (visit->target, "#", 2);
  page = apostil_help_library_get_page (self->library, parts[0]);
  if (page == NULL)
    page = apostil_help_library_get_page (self->library, "index");
  if (page == NULL)
    return;
  gtk_window_set_title (GTK_WINDOW (self), page->title);
  apostil_help_view_show_page (APOSTIL_HELP_VIEW (self->view), self->library, page);
  if (visit->top >= 0)
    apostil_help_view_set_top (APOSTIL_HELP_VIEW (self->view), visit->top);
  else if (parts[1] != NULL)
    apostil_help_view_go_to_section (APOSTIL_HELP_VIEW (self->view), parts[1]);
}

static gboolean
searches (ApostilHelpWindow *self)
{
  return gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->search_bar)) &&
         *gtk_entry_get_text (GTK_ENTRY (self->search_entry)) != '\0';
}

/* Notes where in the page the person is, who leaves it. */
static void
leave (ApostilHelpWindow *self)
{
  Visit *visit = get_visit (self);

  if (visit != NULL && self->library != NULL && !searches (self))
    visit->top = apostil_help_view_get_top (APOSTIL_HELP_VIEW (self->view));
}

/* Whichever way a page is reached, it is there to be read. */
static void
turn_page (ApostilHelpWindow *self)
{
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), FALSE);
  gtk_widget_grab_focus (self->view);
  show_visit (self);
}

/**
 * apostil_help_window_show:
 * @self: the window
 * @target: a page, or « PAGE#SECTION »
 *
 * Shows the page; the one before it is one step back.
 */
void
apostil_help_window_show (ApostilHelpWindow *self, const gchar *target)
{
  Visit *visit = get_visit (self);

  g_return_if_fail (APOSTIL_IS_HELP_WINDOW (self));

  leave (self);
  if (visit == NULL || !g_str_equal (visit->target, target))
    {
      if (visit != NULL)
        g_ptr_array_set_size (self->visits, (gint) self->at + 1);
      visit = g_new0 (Visit, 1);
      visit->target = g_strdup (target);
      g_ptr_array_add (self->visits, visit);
      self->at = self->visits->len - 1;
    }
  visit->top = -1;
  turn_page (self);
}

/* ---- Actions ---- */

static void
go (ApostilHelpWindow *self, gint step)
{
  leave (self);
  self->at += (guint) step;
  turn_page (self);
}

static void
back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, -1);
}

static void
forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  go (user_data, 1);
}

static void
contents (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  apostil_help_window_show (user_data, "index");
}

static void
search (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ApostilHelpWindow *self = user_data;

  leave (self);
  gtk_search_bar_set_search_mode (GTK_SEARCH_BAR (self->search_bar), TRUE);
  gtk_widget_grab_focus (self->search_entry);
}

static void
close_window (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (user_data);
}

static const GActionEntry entries[] = {
  { "back", back },     { "forward", forward },    { "contents", contents },
  { "search", search }, { "close", close_window },
};

/* ---- What the person does ---- */

static void
search_changed (ApostilHelpWindow *self)
{
  const gchar *words = gtk_entry_get_text (GTK_ENTRY (self->search_entry));

  if (self->library == NULL)
    return;
  if (searches (self))
    apostil_help_view_show_found (APOSTIL_HELP_VIEW (self->view), self->library, words);
  else
    show_visit (self);
}

/* Whoever ends it, the person or another page, goes on reading. */
static void
search_toggled (ApostilHelpWindow *self)
{
  if (!gtk_search_bar_get_search_mode (GTK_SEARCH_BAR (self->search_bar)))
    gtk_widget_grab_focus (self->view);
}

/* Enter: to what was found. */
static void
search_activated (ApostilHelpWindow *self)
{
  gtk_widget_grab_focus (self->view);
  gtk_widget_child_focus (self->view, GTK_DIR_TAB_FORWARD);
}

static void
follow (ApostilHelpWindow *self, const gchar *target)
{
  apostil_help_window_show (self, target);
}

static void
pointer_back (ApostilHelpWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "back", NULL);
}

static void
pointer_forward (ApostilHelpWindow *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->actions), "forward", NULL);
}

/* Escape closes what is open: first the search, which takes it itself. */
static gboolean
apostil_help_window_key_press_event (GtkWidget *widget, GdkEventKey *event)
{
  if (GTK_WIDGET_CLASS (apostil_help_window_parent_class)->key_press_event (widget, event))
    return GDK_EVENT_STOP;
  if (event->keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_window_close (GTK_WINDOW (widget));
  return GDK_EVENT_STOP;
}

/* ---- Loading ---- */

static void
load_in_thread (GTask *task, gpointer source, gpointer folder, GCancellable *cancellable)
{
  GError *error = NULL;
  ApostilHelpLibrary *library = apostil_help_library_load (folder, &error);

  if (library == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, library, (GDestroyNotify) apostil_help_library_free);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ApostilHelpWindow *self = APOSTIL_HELP_WINDOW (source);
  g_autoptr (GError) error = NULL;
  ApostilHelpLibrary *library = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (library == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->library = library;
  enable (self, "search", TRUE);
  show_visit (self);
}

/* ---- Construction ---- */

static void
apostil_help_window_dispose (GObject *object)
{
  g_cancellable_cancel (APOSTIL_HELP_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (apostil_help_window_parent_class)->dispose (object);
}

static void
apostil_help_window_finalize (GObject *object)
{
  ApostilHelpWindow *self = APOSTIL_HELP_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->actions);
  g_ptr_array_unref (self->visits);
  apostil_help_library_free (self->library);
  G_OBJECT_CLASS (apostil_help_window_parent_class)->finalize (object);
}

static void
apostil_help_window_class_init (ApostilHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  apostil_get_resource ();
  g_type_ensure (APOSTIL_TYPE_HELP_VIEW);
  G_OBJECT_CLASS (klass)->dispose = apostil_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = apostil_help_window_finalize;
  widget_class->key_press_event = apostil_help_window_key_press_event;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/apostil-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ApostilHelpWindow, view);
  gtk_widget_class_bind_template_child (widget_class, ApostilHelpWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ApostilHelpWindow, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, follow);
  gtk_widget_class_bind_template_callback (widget_class, pointer_back);
  gtk_widget_class_bind_template_callback (widget_class, pointer_forward);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled);
  gtk_widget_class_bind_template_callback (widget_class, search_activated);
}

static void
apostil_help_window_init (ApostilHelpWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->visits = g_ptr_array_new_with_free_func (free_visit);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "help", G_ACTION_GROUP (self->actions));
  gtk_search_bar_connect_entry (GTK_SEARCH_BAR (self->search_bar), GTK_ENTRY (self->search_entry));
  enable (self, "search", FALSE);
  show_visit (self);
}

/**
 * apostil_help_window_new:
 * @application: the program
 * @folder: (nullable): with the pages; %NULL when there are none, which is then said
 *
 * Returns: (transfer none): a window, owned by GTK as all windows are
 */
ApostilHelpWindow *
apostil_help_window_new (GtkApplication *application, const gchar *folder)
{
  ApostilHelpWindow *self =
      g_object_new (APOSTIL_TYPE_HELP_WINDOW, "application", application, NULL);
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  g_autoptr (GTask) task = NULL;

  /* A dialog closes off the windows of its group, and this one says what the dialog is about. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  if (folder == NULL)
    {
      show_problem (self, _ ("The pages of the help are not installed. Install Apostil whole; the "
                             "keys are listed under “Keyboard Shortcuts” in the menu."));
      return self;
    }
  task = apostil_owned_task_new (self, self->cancellable, loaded);
  g_task_set_source_tag (task, apostil_help_window_new);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, load_in_thread);
  return self;
}
