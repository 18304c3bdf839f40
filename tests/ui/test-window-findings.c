/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What the checks found, in the real window: it appears after the marks that it is about, goes to
 * them, is set aside and brought back; and the statistics. */

#include "config.h"

#include "apostil-commands.h"
#include "apostil-findings-popover.h"
#include "apostil-directed.h"
#include "apostil-statistics-dialog.h"
#include "window-fixture.h"

static ApostilFindingList *
get_findings (Fixture *fixture)
{
  return apostil_session_get_findings (fixture->window->session);
}

static guint
count (Fixture *fixture)
{
  return apostil_finding_list_get_length (get_findings (fixture));
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  g_autoptr (GList) children = NULL;
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  if (!GTK_IS_CONTAINER (widget))
    return NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *l = children; l != NULL && found == NULL; l = l->next)
    found = find_type (l->data, type);
  return found;
}

static GtkWidget *
find_button (GtkWidget *widget, const gchar *name)
{
  g_autoptr (GList) children = NULL;
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), name) == 0)
    return widget;
  if (!GTK_IS_CONTAINER (widget))
    return NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *l = children; l != NULL && found == NULL; l = l->next)
    found = find_button (l->data, name);
  return found;
}

static void
mark_claim (Fixture *fixture)
{
  fixture_select (fixture, "la guerre peut attendre", 0);
  fixture_activate (fixture, "annotate", "claim");
  wait_until (count (fixture) == 1);
}

/* The claim has no source: that is found, shown by a button, and gone once it has one. */
static void
test_comes_and_goes (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count (fixture), ==, 0);
  g_assert_false (gtk_widget_get_visible (fixture->window->findings_button));
  mark_claim (fixture);
  g_assert_true (gtk_widget_get_visible (fixture->window->findings_button));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (fixture->window->findings_count)), ==, "1");

  fixture_select (fixture, "Massoud", 1);
  fixture_activate (fixture, "set", "source");
  wait_until (count (fixture) == 0);
  g_assert_false (gtk_widget_get_visible (fixture->window->findings_button));
}

/* Its box in the inspector has a button that dismisses; one undo brings it back. */
static void
test_inspector (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dismiss = NULL;

  mark_claim (fixture);
  fixture_spin (50);
  dismiss = find_button (fixture->window->inspector, "Dismiss");
  g_assert_nonnull (dismiss);
  gtk_button_clicked (GTK_BUTTON (dismiss));
  g_assert_cmpuint (count (fixture), ==, 0);
  fixture_spin (50);
  g_assert_null (find_button (fixture->window->inspector, "Dismiss"));
  /* no later run asks again */
  fixture_select (fixture, "Kaboul", 0);
  fixture_activate (fixture, "annotate", "entity/place");
  wait_until (!apostil_finding_list_is_busy (get_findings (fixture)));
  g_assert_cmpuint (count (fixture), ==, 0);
  fixture_activate (fixture, "undo", NULL);
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpuint (count (fixture), ==, 1);
}

static void
note_sentence (GtkWidget *widget, gpointer user_data)
{
  if (GTK_IS_LABEL (widget) &&
      strstr (gtk_label_get_text (GTK_LABEL (widget)), "Nobody is named") != NULL)
    *(const gchar **) user_data = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), note_sentence, user_data);
}

/* A sentence runs as the interface does, whatever letter it begins with. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  static const gchar *const backwards[] = { "« کابل »", "« שלום 12 »", "\xe2\x80\x8f!",
                                            "𞤀𞤣" };
  const gchar *sentence = NULL;
  g_autofree gchar *lines = NULL;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  mark_claim (fixture);
  fixture_spin (50);
  note_sentence (fixture->window->inspector, &sentence);
  g_assert_true (g_str_has_prefix (sentence, "\xe2\x80\x8fNobody"));
  lines = apostil_directed_dup (fixture->window->inspector, "Kabul\nکابل");
  g_assert_cmpstr (lines, ==, "\xe2\x80\x8fKabul\nکابل");
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  fixture_spin (50);
  for (guint i = 0; i < G_N_ELEMENTS (backwards); i++)
    {
      g_autofree gchar *text = g_strdup_printf ("« Kabul »\n%s", backwards[i]);
      g_autofree gchar *expected = g_strdup_printf ("« Kabul »\n\xe2\x80\x8e%s", backwards[i]);
      g_autofree gchar *directed = apostil_directed_dup (fixture->window->inspector, text);

      g_assert_cmpstr (directed, ==, expected);
    }
}

/* The list: a row for each, Enter goes there, and what was dismissed comes back. */
static void
test_popover (Fixture *fixture, gconstpointer data)
{
  GtkWidget *popover, *tree, *button;
  g_autoptr (GtkTreePath) path = gtk_tree_path_new_first ();
  g_autoptr (GPtrArray) dismissed = NULL;
  ApostilSpan span;

  mark_claim (fixture);
  fixture_select (fixture, "Ahmad", 0);
  fixture_activate (fixture, "findings", NULL);
  fixture_spin (300);
  popover = fixture->window->findings_popover;
  g_assert_true (gtk_widget_get_visible (popover));
  tree = find_type (popover, GTK_TYPE_TREE_VIEW);
  g_assert_cmpint (
      gtk_tree_model_iter_n_children (gtk_tree_view_get_model (GTK_TREE_VIEW (tree)), NULL), ==, 1);

  gtk_tree_view_row_activated (GTK_TREE_VIEW (tree), path,
                               gtk_tree_view_get_column (GTK_TREE_VIEW (tree), 0));
  g_assert_nonnull (fixture_get_current (fixture));
  span = apostil_annotation_get_first_span (fixture_get_current (fixture));
  fixture_assert_words (fixture, &span, 1, "la guerre peut attendre");
  fixture_spin (300);
  g_assert_false (gtk_widget_get_visible (popover));

  fixture_activate (fixture, "findings", NULL);
  fixture_spin (300);
  button = find_button (popover, "Dismiss");
  g_assert_nonnull (button);
  gtk_button_clicked (GTK_BUTTON (button));
  g_assert_cmpuint (count (fixture), ==, 0);
  dismissed = apostil_finding_list_get_dismissed (get_findings (fixture));
  g_assert_cmpuint (dismissed->len, ==, 1);
  fixture_spin (100);
  button = find_button (popover, "Bring Back 1 Dismissed");
  g_assert_nonnull (button);
  gtk_button_clicked (GTK_BUTTON (button));
  g_assert_cmpuint (count (fixture), ==, 1);
  gtk_popover_popdown (GTK_POPOVER (popover));
  fixture_spin (300);
}

/* Asked for again while it still fades away, the list comes back and stays. */
static void
test_popover_again (Fixture *fixture, gconstpointer data)
{
  mark_claim (fixture);
  for (guint milliseconds = 0; milliseconds <= 80; milliseconds += 40)
    {
      GtkWidget *popover;

      fixture_activate (fixture, "findings", NULL);
      fixture_spin (300);
      popover = fixture->window->findings_popover;
      gtk_popover_popdown (GTK_POPOVER (popover));
      fixture_spin (milliseconds);
      fixture_activate (fixture, "findings", NULL);
      fixture_spin (500);
      g_assert_true (gtk_widget_get_mapped (popover));
      gtk_popover_popdown (GTK_POPOVER (popover));
      fixture_spin (300);
      g_assert_false (gtk_widget_get_visible (popover));
    }
}

/* However wide the window: the button of the findings takes its room from the title, and the views can
 * still be reached. */
static void
test_room (Fixture *fixture, gconstpointer data)
{
  ApostilWindow *window = fixture->window;

  g_free (window->name);
  window->name = g_strnfill (120, 'n');
  mark_claim (fixture);
  for (gint width = 1280; width > 700; width -= 60)
    {
      gtk_window_resize (GTK_WINDOW (window), width, 700);
      fixture_activate (fixture, "undo", NULL);
      wait_until (count (fixture) == 0 && window->width == width);
      fixture_spin (50);
      fixture_activate (fixture, "redo", NULL);
      wait_until (count (fixture) == 1);
      fixture_spin (50);
      g_test_message ("%d pixels", width);
      g_assert_true (gtk_widget_get_mapped (window->findings_button));
      g_assert_true (gtk_widget_get_mapped (window->switcher) ||
                     gtk_widget_get_mapped (window->view_button));
    }
}

static void
find_pages (GtkWidget *widget, gpointer pages)
{
  if (GTK_IS_STACK (widget))
    *(GtkWidget **) pages = widget; /* the innermost */
  if (GTK_IS_CONTAINER (widget))
    gtk_container_foreach (GTK_CONTAINER (widget), find_pages, pages);
}

/* One table after the other, all in the same room. */
static void
check_pages (GtkWidget *dialog)
{
  GtkWidget *pages = NULL;
  g_autoptr (GList) children = NULL;
  gint width, height, n = 0;

  find_pages (dialog, &pages);
  gtk_window_get_size (GTK_WINDOW (dialog), &width, &height);
  children = gtk_container_get_children (GTK_CONTAINER (pages));
  for (GList *l = children; l != NULL; l = l->next, n++)
    {
      gint now_width, now_height;

      gtk_stack_set_visible_child (GTK_STACK (pages), l->data);
      fixture_spin (50);
      g_assert_true (gtk_widget_get_mapped (l->data));
      g_assert_cmpint (gtk_widget_get_allocated_width (l->data), ==,
                       gtk_widget_get_allocated_width (pages));
      g_assert_cmpint (gtk_widget_get_allocated_height (l->data), ==,
                       gtk_widget_get_allocated_height (pages));
      gtk_window_get_size (GTK_WINDOW (dialog), &now_width, &now_height);
      g_assert_cmpint (now_width, ==, width);
      g_assert_cmpint (now_height, ==, height);
    }
  g_assert_cmpint (n, ==, 3);
}

static void
test_statistics (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GList) windows = NULL;
  GtkWidget *dialog = NULL;
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  g_autofree gchar *tsv = NULL;

  mark_claim (fixture);
  fixture_activate (fixture, "statistics", NULL);
  fixture_spin (50);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (APOSTIL_IS_STATISTICS_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  wait_until (find_button (dialog, "Copy") != NULL &&
              gtk_widget_is_sensitive (find_button (dialog, "Copy")));
  fixture_spin (50);
  check_pages (dialog);
  gtk_button_clicked (GTK_BUTTON (find_button (dialog, "Copy")));
  tsv = gtk_clipboard_wait_for_text (clipboard);
  g_assert_nonnull (strstr (tsv, "Kind\tType\tMarks\tSuggested\tRejected\n"));
  g_assert_nonnull (strstr (tsv, "Claim\t\t1\t0\t0\n"));
  g_assert_nonnull (strstr (tsv, "Not linked to anybody\t1\t0\t4\t0\n"));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_DELETE_EVENT);
  fixture_spin (50);
}

/* Closed before it has counted: nothing is left behind. */
static void
test_statistics_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog =
      apostil_statistics_dialog_new (GTK_WINDOW (fixture->window), fixture_get_document (fixture));

  gtk_window_present (GTK_WINDOW (dialog));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_DELETE_EVENT);
  fixture_spin (200);
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, func) \
  g_test_add ("/ui/findings/" name, Fixture, "article", fixture_set_up, func, fixture_tear_down)
  ADD ("comes-and-goes", test_comes_and_goes);
  ADD ("inspector", test_inspector);
  ADD ("mirrored", test_mirrored);
  ADD ("popover", test_popover);
  ADD ("popover-again", test_popover_again);
  ADD ("room", test_room);
  ADD ("statistics", test_statistics);
  ADD ("statistics-closed", test_statistics_closed);
  return g_test_run ();
}
