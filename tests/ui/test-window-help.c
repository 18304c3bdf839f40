/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The window that shows the help where the desktop cannot. */

#include "config.h"

#include "apostil-article-dialog.h"
#include "apostil-authority-dialog.h"
#include "apostil-help-figure.h"
#include "apostil-help-view.h"
#include "apostil-help-window.h"
#include "apostil-preferences.h"
#include "apostil-schemes-dialog.h"
#include "apostil-statistics-dialog.h"
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  GtkWidget *window; /* (nullable) once it is closed */
  GtkWidget *view;
} Help;

static void
find_view (GtkWidget *widget, gpointer data)
{
  Help *self = data;

  if (APOSTIL_IS_HELP_VIEW (widget))
    self->view = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_view, self);
}

static gboolean
is_titled (Help *self, const gchar *title)
{
  return g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self->window)), title) == 0;
}

static void
open_folder (Help *self, const gchar *folder, const gchar *target)
{
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());
  ApostilHelpWindow *window = apostil_help_window_new (application, folder);

  self->window = GTK_WIDGET (window);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &self->window);
  find_view (self->window, self);
  g_assert_nonnull (self->view);
  apostil_help_window_show (window, target);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_help (Help *self, const gchar *language, const gchar *target)
{
  g_autofree gchar *folder =
      g_test_build_filename (G_TEST_DIST, "..", "data", "help", language, NULL);

  open_folder (self, folder, target);
}

static void
close_help (Help *self)
{
  if (self->window != NULL)
    gtk_widget_destroy (self->window);
  wait_until (self->window == NULL);
}

static gchar *
dup_text (Help *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
shows (Help *self, const gchar *words)
{
  g_autofree gchar *text = dup_text (self);

  return strstr (text, words) != NULL;
}

static gchar *
dup_selection (Help *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    return g_strdup ("");
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
press (Help *self, guint keyval, GdkModifierType state)
{
  Fixture fixture = { .window = (ApostilWindow *) (gpointer) self->window };
  g_autoptr (GdkEvent) event = fixture_new_key (&fixture, keyval, state);

  gtk_main_do_event (event);
  fixture_spin (20);
}

static void
assert_selected (Help *self, const gchar *expected)
{
  g_autofree gchar *selected = dup_selection (self);

  g_assert_cmpstr (selected, ==, expected);
}

/* What was asked for before the pages were there is shown, and the whole of it. */
static void
test_page (void)
{
  Help self = { 0 };

  open_help (&self, "C", "dates");
  wait_until (is_titled (&self, "Dates"));
  g_assert_true (shows (&self, "Dates\n"));
  g_assert_true (shows (&self, "Mark a date with"));
  g_assert_true (shows (&self, "XXXX-05-01"));
  g_assert_cmpstr (atk_object_get_name (gtk_widget_get_accessible (self.view)), ==, "Dates");
  close_help (&self);
}

static void
test_french (void)
{
  Help self = { 0 };

  open_help (&self, "fr", "index");
  wait_until (is_titled (&self, "Apostil"));
  g_assert_true (shows (&self, "Lire et marquer\nFaire entrer un article\n"));
  close_help (&self);
}

/* Steps are counted, a table of keys has two columns, one of more says in each line what it is. */
static void
test_layout (void)
{
  Help self = { 0 };

  open_help (&self, "C", "schemes");
  wait_until (is_titled (&self, "Schemes"));
  g_assert_true (shows (&self, "To make a scheme of your own\n1.\tChoose News article"));
  g_assert_true (shows (&self, "\n4.\tPress"));
  g_assert_true (shows (&self, "\nSee also\nMarking words\n"));
  apostil_help_window_show (APOSTIL_HELP_WINDOW (self.window), "mark");
  g_assert_true (shows (&self, "P\u202f\u202f\tPerson\n"));
  apostil_help_window_show (APOSTIL_HELP_WINDOW (self.window), "privacy");
  g_assert_true (shows (&self, "Printer and paper, not what was printed\nWhere: ~/.local/state"));
  g_assert_false (shows (&self, "What\n"));
  /* A link without words is called as its page. */
  apostil_help_window_show (APOSTIL_HELP_WINDOW (self.window), "exchange");
  g_assert_true (shows (&self, "The same on paper: see Printing."));
  /* A page that is not there. */
  apostil_help_window_show (APOSTIL_HELP_WINDOW (self.window), "nowhere");
  g_assert_true (is_titled (&self, "Apostil"));
  close_help (&self);
}

/* Links by keys alone, and the way back. */
static void
test_links (void)
{
  Help self = { 0 };

  open_help (&self, "C", "index");
  wait_until (is_titled (&self, "Apostil"));
  gtk_widget_grab_focus (self.view);
  press (&self, GDK_KEY_Tab, 0);
  assert_selected (&self, "Getting an article in");
  press (&self, GDK_KEY_Tab, 0);
  assert_selected (&self, "Claims");
  press (&self, GDK_KEY_Tab, GDK_SHIFT_MASK);
  assert_selected (&self, "Getting an article in");
  press (&self, GDK_KEY_Tab, 0);
  press (&self, GDK_KEY_Return, 0);
  g_assert_true (is_titled (&self, "Claims"));
  press (&self, GDK_KEY_Left, GDK_MOD1_MASK);
  g_assert_true (is_titled (&self, "Apostil"));
  press (&self, GDK_KEY_Left, GDK_MOD1_MASK);
  g_assert_true (is_titled (&self, "Apostil"));
  press (&self, GDK_KEY_Right, GDK_MOD1_MASK);
  g_assert_true (is_titled (&self, "Claims"));
  /* Wherever the focus was, it is in the page then. */
  gtk_window_set_focus (GTK_WINDOW (self.window), NULL);
  press (&self, GDK_KEY_Home, GDK_MOD1_MASK);
  g_assert_true (is_titled (&self, "Apostil"));
  g_assert_true (gtk_widget_is_focus (self.view));
  /* Another way from the past ends the old future. */
  press (&self, GDK_KEY_Left, GDK_MOD1_MASK);
  g_assert_true (is_titled (&self, "Claims"));
  apostil_help_window_show (APOSTIL_HELP_WINDOW (self.window), "print");
  press (&self, GDK_KEY_Right, GDK_MOD1_MASK);
  g_assert_true (is_titled (&self, "Printing"));
  close_help (&self);
}

/* Past the last link Tab leaves the text, and comes back to it. */
static void
test_focus (void)
{
  Help self = { 0 };

  open_help (&self, "C", "print");
  wait_until (is_titled (&self, "Printing"));
  gtk_widget_grab_focus (self.view);
  wait_until (gtk_widget_has_focus (self.view));
  press (&self, GDK_KEY_Tab, 0);
  g_assert_false (gtk_widget_is_focus (self.view));
  for (guint i = 0; i < 20 && !gtk_widget_is_focus (self.view); i++)
    press (&self, GDK_KEY_Tab, 0);
  g_assert_true (gtk_widget_is_focus (self.view));
  /* The caret shows when it is asked for, and nothing can be written. */
  g_assert_false (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self.view)));
  press (&self, GDK_KEY_Down, 0);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self.view)));
  press (&self, GDK_KEY_x, 0);
  press (&self, GDK_KEY_Return, 0);
  g_assert_true (shows (&self, "Printing\nPress"));
  close_help (&self);
}

/* Back where one was, and at a section. */
static void
check_place (gboolean beside)
{
  Help self = { 0 };
  gint top;

  g_object_set (gtk_settings_get_default (), "gtk-overlay-scrolling", !beside, NULL);
  open_help (&self, "C", "privacy#forget");
  wait_until (is_titled (&self, "Privacy"));
  fixture_spin (200);
  top = apostil_help_view_get_top (APOSTIL_HELP_VIEW (self.view));
  g_assert_cmpint (top, >, 500);
  apostil_help_window_show (APOSTIL_HELP_WINDOW (self.window), "print");
  fixture_spin (100);
  g_assert_cmpint (apostil_help_view_get_top (APOSTIL_HELP_VIEW (self.view)), ==, 0);
  press (&self, GDK_KEY_Left, GDK_MOD1_MASK);
  fixture_spin (200);
  g_assert_cmpint (apostil_help_view_get_top (APOSTIL_HELP_VIEW (self.view)), ==, top);
  close_help (&self);
}

/* A scrollbar over the page takes no room; one beside it comes only when the page is known to be long. */
static void
test_place (void)
{
  check_place (FALSE);
  check_place (TRUE);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-overlay-scrolling");
}

static void
test_search (void)
{
  Help self = { 0 };
  GtkWidget *entry;

  open_help (&self, "C", "dates");
  wait_until (is_titled (&self, "Dates"));
  press (&self, GDK_KEY_f, GDK_CONTROL_MASK);
  entry = gtk_window_get_focus (GTK_WINDOW (self.window));
  g_assert_true (GTK_IS_SEARCH_ENTRY (entry));
  gtk_entry_set_text (GTK_ENTRY (entry), "sha-256");
  wait_until (!shows (&self, "Dates"));
  g_assert_true (shows (&self, "Printing\n"));
  gtk_entry_set_text (GTK_ENTRY (entry), "qwxz");
  wait_until (shows (&self, "No page of the help holds “qwxz”."));
  /* Escape ends the search, and what was read is back; another one closes the window. */
  press (&self, GDK_KEY_Escape, 0);
  wait_until (shows (&self, "Dates\n"));
  g_assert_true (gtk_widget_is_focus (self.view));
  /* Enter goes to what was found. */
  press (&self, GDK_KEY_f, GDK_CONTROL_MASK);
  gtk_entry_set_text (GTK_ENTRY (entry), "sha-256");
  wait_until (shows (&self, "Printing\n"));
  press (&self, GDK_KEY_Return, 0);
  assert_selected (&self, "Printing");
  press (&self, GDK_KEY_Return, 0);
  g_assert_true (is_titled (&self, "Printing"));
  press (&self, GDK_KEY_Left, GDK_MOD1_MASK);
  g_assert_true (is_titled (&self, "Dates"));
  press (&self, GDK_KEY_Escape, 0);
  wait_until (self.window == NULL);
}

static void
find_figure (GtkWidget *widget, gpointer found)
{
  if (APOSTIL_IS_HELP_FIGURE (widget))
    *(GtkWidget **) found = widget;
}

/* A picture is as wide as the text, in its shape, and has words. */
static void
test_figure (void)
{
  Help self = { 0 };
  GtkWidget *figure = NULL;
  gint width, height;

  open_help (&self, "C", "views");
  wait_until (is_titled (&self, "The views"));
  gtk_container_forall (GTK_CONTAINER (self.view), find_figure, &figure);
  g_assert_nonnull (figure);
  g_assert_cmpstr (atk_object_get_name (gtk_widget_get_accessible (figure)), ==, "The timeline");
  g_assert_true (shows (&self, "The timeline\n"));
  wait_until (gtk_widget_get_allocated_height (figure) > 100);
  width = gtk_widget_get_allocated_width (figure);
  height = gtk_widget_get_allocated_height (figure);
  g_assert_cmpint (ABS (height - width * 680 / 1040), <=, 1);
  gtk_window_resize (GTK_WINDOW (self.window), 420, 500);
  wait_until (gtk_widget_get_allocated_width (figure) < width);
  g_assert_cmpint (gtk_widget_get_allocated_width (figure), <=,
                   gtk_widget_get_allocated_width (self.view) - 40);
  close_help (&self);
}

/* Nothing installed, or something broken: it says so. */
static void
test_problem (void)
{
  g_autofree gchar *folder = g_dir_make_tmp ("apostil-help-XXXXXX", NULL);
  g_autofree gchar *path = g_build_filename (folder, "index.page", NULL);
  Help self = { 0 };

  open_folder (&self, NULL, "index");
  g_assert_true (shows (&self, "The help could not be shown\nThe pages of the help are not"));
  close_help (&self);

  g_assert_true (g_file_set_contents (path, "<page", -1, NULL));
  self.view = NULL;
  open_folder (&self, folder, "index");
  wait_until (shows (&self, "The help could not be shown\nindex.page:1: "));
  close_help (&self);
  g_remove (path);
  g_rmdir (folder);
}

/* ---- F1 ---- */

static GtkWidget *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (g_type_is_a (G_OBJECT_TYPE (l->data), type) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

/* F1 in the window of this type ends in that page; the help can be used although a dialog is open. */
static void
assert_f1 (GType type, const gchar *title)
{
  Help front = { 0 };
  Help help = { 0 };

  wait_until ((front.window = find_window (type)) != NULL);
  press (&front, GDK_KEY_F1, 0);
  wait_until ((help.window = find_window (APOSTIL_TYPE_HELP_WINDOW)) != NULL);
  wait_until (is_titled (&help, title));
  g_assert_true (gtk_window_get_group (GTK_WINDOW (help.window)) !=
                 gtk_window_get_group (GTK_WINDOW (front.window)));
  gtk_widget_destroy (help.window);
  if (g_type_is_a (type, GTK_TYPE_DIALOG))
    gtk_widget_destroy (front.window);
}

static void
test_f1 (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");
  GActionGroup *actions = G_ACTION_GROUP (fixture->application);

  if (viewer != NULL)
    {
      g_test_skip ("there is a viewer for help, which takes F1");
      return;
    }
  assert_f1 (APOSTIL_TYPE_WINDOW, "Getting an article in");
  g_action_group_activate_action (actions, "preferences", NULL);
  assert_f1 (APOSTIL_TYPE_PREFERENCES, "Preferences");
  g_action_group_activate_action (actions, "schemes", NULL);
  assert_f1 (APOSTIL_TYPE_SCHEMES_DIALOG, "Schemes");
  g_action_group_activate_action (actions, "authorities", NULL);
  assert_f1 (APOSTIL_TYPE_AUTHORITY_DIALOG, "Entities");
  fixture_load (fixture, fixture->path);
  fixture_activate (fixture, "statistics", NULL);
  assert_f1 (APOSTIL_TYPE_STATISTICS_DIALOG, "The views");
  fixture_activate (fixture, "article", NULL);
  assert_f1 (APOSTIL_TYPE_ARTICLE_DIALOG, "Getting an article in");
  /* By the mark at the caret, and by the view. */
  fixture_select (fixture, "Kaboul", 0);
  fixture_activate (fixture, "annotate", "entity/place");
  assert_f1 (APOSTIL_TYPE_WINDOW, "Marking words");
  fixture_activate (fixture, "show", "claims");
  assert_f1 (APOSTIL_TYPE_WINDOW, "Claims");
  fixture_activate (fixture, "show", "entities");
  assert_f1 (APOSTIL_TYPE_WINDOW, "Entities");
  fixture_activate (fixture, "show", "timeline");
  assert_f1 (APOSTIL_TYPE_WINDOW, "The views");
}

/* The pages where a system has them. */
static gchar *
install_help (void)
{
  g_autofree gchar *root = g_dir_make_tmp ("apostil-share-XXXXXX", NULL);
  g_autofree gchar *folder = g_build_filename (root, "help", "C", NULL);
  g_autofree gchar *link = g_build_filename (folder, "apostil", NULL);
  g_autofree gchar *pages = g_canonicalize_filename ("../data/help/C", g_getenv ("G_TEST_SRCDIR"));
  g_autofree gchar *dirs = g_strconcat (root, ":/usr/local/share:/usr/share", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_cmpint (symlink (pages, link), ==, 0);
  g_setenv ("XDG_DATA_DIRS", dirs, TRUE);
  return g_steal_pointer (&root);
}

static void
remove_help (const gchar *root)
{
  static const gchar *const parts[] = { "help/C/apostil", "help/C", "help", "" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree gchar *path = g_build_filename (root, parts[i], NULL);

      g_remove (path);
    }
}

/* Closed before it is loaded. */
static void
test_early (void)
{
  Help self = { 0 };

  open_help (&self, "C", "index");
  close_help (&self);
  fixture_spin (100);
}

int
main (int argc, char **argv)
{
  g_autofree gchar *share = install_help ();
  ApostilApplication *application;
  int status;

  g_setenv ("LANGUAGE", "en", TRUE);
  application = fixture_start (&argc, &argv);
  if (application == NULL)
    return 0;
  g_test_add_func ("/help/page", test_page);
  g_test_add_func ("/help/french", test_french);
  g_test_add_func ("/help/layout", test_layout);
  g_test_add_func ("/help/links", test_links);
  g_test_add_func ("/help/focus", test_focus);
  g_test_add_func ("/help/place", test_place);
  g_test_add_func ("/help/search", test_search);
  g_test_add_func ("/help/figure", test_figure);
  g_test_add_func ("/help/problem", test_problem);
  g_test_add_func ("/help/early", test_early);
  g_test_add ("/help/f1", Fixture, NULL, fixture_set_up, test_f1, fixture_tear_down);
  status = g_test_run ();
  remove_help (share);
  g_object_unref (application);
  return status;
}
