/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The real window, driven by its actions as menus, keys and D-Bus do. */

#include "config.h"

#include <string.h>

#include "apostil-loader.h"
#include "window-fixture.h"

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  static const gchar *const off[] = { "save",         "save-as", "undo",    "redo",     "find",
                                      "annotate",     "delete",  "edit",    "set",      "relate",
                                      "add-fragment", "extend",  "outward", "next",     "previous",
                                      "annotate-all", "export",  "print",   "find-next" };

  g_assert_true (apostil_window_is_empty (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (fixture_is_enabled (fixture, off[i]));
  g_assert_true (fixture_is_enabled (fixture, "open"));
  g_assert_true (fixture_is_enabled (fixture, "close"));
}

/* What stands around an article is built for the first one, once; what the keys ask for before does no
 * harm. */
static void
test_built_late (Fixture *fixture, gconstpointer data)
{
  GtkMenuButton *button = GTK_MENU_BUTTON (fixture->window->menu_button);
  GtkWidget *view;

  g_assert_null (fixture->window->view);
  wait_until (gtk_window_get_icon_name (GTK_WINDOW (fixture->window)) != NULL);
  g_assert_true (gtk_widget_get_sensitive (fixture->window->menu_button));
  fixture_activate (fixture, "next-pane", NULL);
  fixture_activate (fixture, "previous-pane", NULL);
  fixture_activate (fixture, "menu", NULL);
  g_assert_nonnull (gtk_menu_button_get_menu_model (button));
  g_assert_nonnull (gtk_menu_button_get_popup (GTK_MENU_BUTTON (fixture->window->recent_button)));
  g_assert_nonnull (
      gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (fixture->window->view_button)));
  wait_until (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);

  fixture_load (fixture, fixture->path);
  view = fixture->window->view;
  g_assert_true (gtk_widget_get_mapped (view));
  fixture_load (fixture, fixture->path);
  g_assert_true (fixture->window->view == view);
}

/* A window that is opened for a file has no page for those who have none; it comes when there is need of it,
 * as when the file cannot be read. */
static void
test_welcome (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *missing = g_build_filename (fixture->folder, "nothing.txt", NULL);
  const gchar *const paths[] = { fixture->path, missing };

  g_assert_true (gtk_widget_get_mapped (fixture->window->welcome));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      ApostilWindow *window = apostil_window_new (fixture->application);
      g_autoptr (GFile) file = g_file_new_for_path (paths[i]);

      apostil_window_load (window, file);
      gtk_window_present (GTK_WINDOW (window));
      g_assert_null (window->welcome);
      wait_until (!window->loading);
      g_assert_cmpint (window->welcome == NULL, ==, window->document != NULL);
      if (window->welcome != NULL)
        wait_until (gtk_widget_get_mapped (window->welcome));
      gtk_widget_destroy (GTK_WIDGET (window));
    }
}

/* Where the page has too little room it is scrolled; the focus stays where it is. */
static void
test_welcome_low (Fixture *fixture, gconstpointer data)
{
  GtkBin *welcome = GTK_BIN (fixture->window->welcome);
  GtkWidget *page = gtk_bin_get_child (welcome);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkAdjustment *place;

  g_assert_false (GTK_IS_SCROLLED_WINDOW (page));
  g_assert_true (gtk_widget_is_ancestor (focus, page));
  gtk_window_resize (GTK_WINDOW (fixture->window), 600, 240);
  wait_until (GTK_IS_SCROLLED_WINDOW (gtk_bin_get_child (welcome)));
  g_assert_true (gtk_widget_is_ancestor (page, gtk_bin_get_child (welcome)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == focus);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_bin_get_child (welcome)));
  wait_until (gtk_widget_get_mapped (focus) &&
              gtk_adjustment_get_upper (place) > gtk_adjustment_get_page_size (place));
  g_assert_cmpint (gtk_widget_get_allocated_height (GTK_WIDGET (welcome)), <=, 240);
}

static void
test_mark (Fixture *fixture, gconstpointer data)
{
  ApostilRecordList *entities = apostil_document_get_entities (fixture_get_document (fixture));

  fixture_select (fixture, "Ahmad Massoud", 0);
  fixture_activate (fixture, "annotate", "entity/person");
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 1);
  g_assert_cmpstr (apostil_entity_get_name (apostil_record_list_get (entities, 0)), ==,
                   "Ahmad Massoud");
  g_assert_nonnull (fixture_get_current (fixture));
  /* The same words again: another type, not a second mark. */
  fixture_select (fixture, "Ahmad Massoud", 0);
  fixture_activate (fixture, "annotate", "entity/organisation");
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
  fixture_activate (fixture, "undo", NULL);
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 0);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 0);
  g_assert_false (fixture_is_enabled (fixture, "undo"));
  g_assert_false (apostil_document_is_modified (fixture_get_document (fixture)));
  fixture_activate (fixture, "redo", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
  fixture_activate (fixture, "delete", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 0);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 0);
}

static void
test_claim (Fixture *fixture, gconstpointer data)
{
  ApostilRecordList *relations = apostil_document_get_relations (fixture_get_document (fixture));
  ApostilAnnotation *claim;
  g_autofree gchar *first = NULL;
  const ApostilSpan *spans;
  guint n_spans;

  fixture_select (fixture, "« Nous voulons négocier »", 0);
  fixture_activate (fixture, "annotate", "claim");
  claim = fixture_get_current (fixture);
  g_assert_true (apostil_annotation_is (claim, APOSTIL_KIND_CLAIM));
  first = g_strdup (apostil_record_get_id (claim));
  spans = apostil_annotation_get_spans (claim, &n_spans);
  fixture_assert_words (fixture, spans, n_spans, "Nous voulons négocier");

  fixture_select (fixture, "a-t-il déclaré", 0);
  fixture_activate (fixture, "set", "cue");
  claim = apostil_document_lookup (fixture_get_document (fixture), first);
  spans = apostil_annotation_get_part (claim, APOSTIL_PART_CUE, &n_spans);
  fixture_assert_words (fixture, spans, n_spans, "a-t-il déclaré");

  fixture_select (fixture, "la guerre peut attendre", 0);
  fixture_activate (fixture, "add-fragment", NULL);
  claim = apostil_document_lookup (fixture_get_document (fixture), first);
  apostil_annotation_get_spans (claim, &n_spans);
  g_assert_cmpuint (n_spans, ==, 2);

  /* Relating by actions alone: start, go to the other, say it again. */
  fixture_select (fixture, "Ils ne veulent pas négocier", 0);
  fixture_activate (fixture, "annotate", "claim");
  fixture_activate (fixture, "relate", "contradicts");
  g_assert_true (apostil_relate_bar_is_picking (APOSTIL_RELATE_BAR (fixture->window->relate_bar)));
  fixture_activate (fixture, "previous", NULL);
  g_assert_cmpuint (apostil_record_list_get_length (relations), ==, 0);
  fixture_activate (fixture, "relate", "contradicts");
  g_assert_cmpuint (apostil_record_list_get_length (relations), ==, 1);
  /* Stored once, from the earlier one. */
  g_assert_cmpstr (apostil_relation_get_from (apostil_record_list_get (relations, 0)), ==, first);
  g_assert_false (apostil_relate_bar_is_picking (APOSTIL_RELATE_BAR (fixture->window->relate_bar)));
}

/* On the way to the words the caret passes more names than are remembered, and the words are a
 * name themselves: they are still the claim's. */
static void
test_wander (Fixture *fixture, gconstpointer data)
{
  ApostilSession *session = apostil_window_get_session (fixture->window);
  ApostilAnnotationList *marks = apostil_document_get_annotations (fixture_get_document (fixture));
  static const gchar *const names[] = { "Ahmad Massoud", "parlé",  "dimanche", "Kaboul",
                                        "Selon",         "guerre", "peut",     "attendre",
                                        "responsable",   "Ils",    "veulent",  "dit" };
  g_autofree gchar *id = NULL;
  ApostilAnnotation *claim;
  const ApostilSpan *spans;
  guint n_spans;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      fixture_select (fixture, names[i], 0);
      fixture_activate (fixture, "annotate", "entity/other");
    }
  fixture_select (fixture, "Nous voulons négocier", 0);
  fixture_activate (fixture, "annotate", "claim");
  id = g_strdup (apostil_record_get_id (fixture_get_current (fixture)));
  for (guint i = 0; i < apostil_annotation_list_get_length (marks); i++)
    {
      ApostilAnnotation *mark = apostil_annotation_list_get (marks, i);

      if (apostil_annotation_is (mark, APOSTIL_KIND_ENTITY))
        apostil_session_click (session, apostil_annotation_get_first_span (mark).start);
    }
  /* Only the caret, on a mark: no selection. */
  fixture_select (fixture, "Ahmad Massoud", 0);
  apostil_session_click (session, apostil_session_get_anchor (session));
  g_assert_true (apostil_annotation_is (fixture_get_current (fixture), APOSTIL_KIND_ENTITY));
  fixture_select (fixture, "Ahmad Massoud", 0);
  fixture_activate (fixture, "set", "source");
  claim = apostil_document_lookup (fixture_get_document (fixture), id);
  spans = apostil_annotation_get_part (claim, APOSTIL_PART_SOURCE, &n_spans);
  fixture_assert_words (fixture, spans, n_spans, "Ahmad Massoud");
  g_assert_true (fixture_get_current (fixture) == claim);

  fixture_select (fixture, "Kaboul", 0);
  apostil_session_click (session, apostil_session_get_anchor (session));
  fixture_activate (fixture, "add-fragment", NULL);
  claim = apostil_document_lookup (fixture_get_document (fixture), id);
  apostil_annotation_get_spans (claim, &n_spans);
  g_assert_cmpuint (n_spans, ==, 2);
}

static void
test_extend (Fixture *fixture, gconstpointer data)
{
  const ApostilSpan *spans;
  guint n_spans;

  fixture_select (fixture, "voulons", 0);
  fixture_activate (fixture, "annotate", "claim");
  fixture_activate (fixture, "extend", "end-right");
  fixture_activate (fixture, "extend", "start-left");
  spans = apostil_annotation_get_spans (fixture_get_current (fixture), &n_spans);
  fixture_assert_words (fixture, spans, n_spans, "Nous voulons négocier");
  fixture_activate (fixture, "extend", "start-right");
  fixture_activate (fixture, "extend", "end-left");
  spans = apostil_annotation_get_spans (fixture_get_current (fixture), &n_spans);
  fixture_assert_words (fixture, spans, n_spans, "voulons");
  /* An edge does not pass the other one, and nonsense does nothing. */
  fixture_activate (fixture, "extend", "end-left");
  fixture_activate (fixture, "extend", "sideways");
  spans = apostil_annotation_get_spans (fixture_get_current (fixture), &n_spans);
  fixture_assert_words (fixture, spans, n_spans, "voulons");
}

static void
test_occurrences (Fixture *fixture, gconstpointer data)
{
  ApostilOccurrenceReview *review = APOSTIL_OCCURRENCE_REVIEW (fixture->window->review);
  guint n_undo;

  fixture_select (fixture, "Massoud", 1);
  fixture_activate (fixture, "annotate", "entity/person");
  n_undo =
      apostil_history_get_n_undo (apostil_document_get_history (fixture_get_document (fixture)));
  fixture_activate (fixture, "annotate-all", NULL);
  g_assert_true (apostil_occurrence_review_is_open (review));
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
  fixture_activate (fixture, "annotate-all", NULL);
  g_assert_false (apostil_occurrence_review_is_open (review));
  /* « Ahmad Massoud » is a longer name and was not ticked. */
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 2);
  g_assert_cmpuint (
      apostil_history_get_n_undo (apostil_document_get_history (fixture_get_document (fixture))),
      ==, n_undo + 1);
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
}

static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  g_autoptr (GList) children = NULL;
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  if (!GTK_IS_CONTAINER (widget))
    return NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *l = children; l != NULL && found == NULL; l = l->next)
    found = find_child (l->data, type);
  return found;
}

static void
test_find (Fixture *fixture, gconstpointer data)
{
  ApostilSession *session = apostil_window_get_session (fixture->window);
  GtkWidget *entry;
  ApostilSpan span;

  fixture_activate (fixture, "find", NULL);
  entry = find_child (fixture->window->find_bar, GTK_TYPE_SEARCH_ENTRY);
  gtk_entry_set_text (GTK_ENTRY (entry), "NEGOCIER");
  wait_until (apostil_session_get_matches (session, NULL) != NULL);
  g_assert_cmpuint (apostil_session_get_matches (session, NULL)->len, ==, 2);
  g_assert_true (apostil_session_get_selection (session, &span));
  fixture_assert_words (fixture, &span, 1, "négocier");
  fixture_activate (fixture, "find-next", NULL);
  fixture_activate (fixture, "find-next", NULL);
  apostil_find_bar_close (APOSTIL_FIND_BAR (fixture->window->find_bar));
  g_assert_null (apostil_session_get_matches (session, NULL));
  g_assert_true (apostil_session_get_selection (session, NULL));
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "copy.apostil", NULL);
  g_autofree gchar *source =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "tram.en.apostil", NULL);
  g_autofree gchar *bytes = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (ApostilLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;
  guint n_marks;

  g_file_get_contents (source, &bytes, &n_bytes, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) n_bytes, &error);
  g_assert_no_error (error);
  fixture_load (fixture, path);
  g_assert_true (g_file_equal (apostil_window_get_file (fixture->window), file));
  /* Opening it again raises the same window. */
  fixture_load (fixture, path);
  g_assert_cmpuint (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);

  n_marks = fixture_count_marks (fixture);
  apostil_session_select (apostil_window_get_session (fixture->window), 0, 4);
  fixture_activate (fixture, "annotate", "claim");
  g_assert_true (apostil_document_is_modified (fixture_get_document (fixture)));
  fixture_activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  g_assert_false (apostil_document_is_modified (fixture_get_document (fixture)));
  loaded = apostil_loader_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (
      apostil_annotation_list_get_length (apostil_document_get_annotations (loaded->document)), ==,
      n_marks + 1);
}

/* What another program wrote is not overwritten unasked. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "copy.apostil", NULL);
  g_autofree gchar *source =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "tram.en.apostil", NULL);
  g_autofree gchar *bytes = NULL;
  g_autofree gchar *after = NULL;
  g_autoptr (GList) windows = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = NULL;

  g_file_get_contents (source, &bytes, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, -1, &error);
  g_assert_no_error (error);
  fixture_load (fixture, path);
  g_usleep (20000);
  g_file_set_contents (path, "somebody else's", -1, &error);
  g_assert_no_error (error);
  apostil_session_select (apostil_window_get_session (fixture->window), 0, 4);
  fixture_activate (fixture, "annotate", "claim");
  fixture_activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  g_assert_true (apostil_document_is_modified (fixture_get_document (fixture)));
  g_file_get_contents (path, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "somebody else's");
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_MESSAGE_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  fixture_activate (fixture, "overwrite", NULL);
  wait_until (!fixture->window->saving);
  g_assert_false (apostil_document_is_modified (fixture_get_document (fixture)));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "bad.apostil", NULL);
  g_autofree gchar *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autoptr (GError) error = NULL;
  GtkInfoBar *bar = GTK_INFO_BAR (fixture->window->info_bar);

  fixture_load (fixture, missing);
  g_assert_true (gtk_info_bar_get_revealed (bar));
  g_assert_true (apostil_window_is_empty (fixture->window));
  apostil_window_hide_message (fixture->window);
  fixture_load (fixture, fixture->folder);
  g_assert_true (gtk_info_bar_get_revealed (bar));
  g_assert_true (apostil_window_is_empty (fixture->window));
  apostil_window_hide_message (fixture->window);
  g_file_set_contents (path, "<apostil xmlns=\"urn:apostil:1\">", -1, &error);
  g_assert_no_error (error);
  fixture_load (fixture, path);
  g_assert_true (gtk_info_bar_get_revealed (bar));
  g_assert_true (apostil_window_is_empty (fixture->window));
  /* The window is as usable as before. */
  fixture_load (fixture, fixture->path);
  g_assert_nonnull (fixture_get_document (fixture));
}

/* Sizes come in their own time, and one that was asked for earlier may come late. */
static void
resize (Fixture *fixture, gint width)
{
  guint n_quiet = 0;

  gtk_window_resize (GTK_WINDOW (fixture->window), width, 700);
  for (guint n = 0; n < 1000 && n_quiet < 20; n++)
    {
      fixture_spin (10);
      if (fixture->window->width == width && fixture->window->fit_idle == 0)
        n_quiet++;
      else
        n_quiet = 0;
    }
  g_assert_cmpint (fixture->window->width, ==, width);
}

static gboolean
holds_focus (Fixture *fixture, GtkWidget *part)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return focus != NULL && (focus == part || gtk_widget_is_ancestor (focus, part));
}

static void
test_panes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lists = fixture->window->lists_pane;
  GtkWidget *inspector = fixture->window->inspector_pane;
  gint minimum;

  resize (fixture, 1200);
  g_assert_true (gtk_widget_get_visible (lists));
  g_assert_true (gtk_widget_get_visible (inspector));
  /* With both panes it fits where both are shown. */
  gtk_widget_get_preferred_width (GTK_WIDGET (fixture->window), &minimum, NULL);
  g_assert_cmpint (minimum, <=, 960);

  resize (fixture, 600);
  g_assert_false (gtk_widget_get_visible (lists));
  g_assert_false (gtk_widget_get_visible (inspector));
  gtk_widget_get_preferred_width (GTK_WIDGET (fixture->window), &minimum, NULL);
  g_assert_cmpint (minimum, <=, 600);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show-lists",
                                      g_variant_new_boolean (TRUE));
  g_assert_true (gtk_widget_get_visible (lists));
  g_assert_false (gtk_widget_get_visible (inspector));
  g_assert_false (gtk_widget_get_mapped (fixture->window->view));
  /* Editing a mark needs the inspector, which takes its place. */
  fixture_select (fixture, "Massoud", 0);
  fixture_activate (fixture, "annotate", "entity/person");
  fixture_activate (fixture, "edit", NULL);
  g_assert_false (gtk_widget_get_visible (lists));
  wait_until (gtk_widget_get_mapped (inspector));
  g_assert_false (gtk_widget_get_mapped (fixture->window->view));
  gtk_widget_get_preferred_width (GTK_WIDGET (fixture->window), &minimum, NULL);
  g_assert_cmpint (minimum, <=, 600);
  /* The article comes back when it is needed, and when nobody needs the pane. */
  fixture_activate (fixture, "find", NULL);
  wait_until (gtk_widget_get_mapped (fixture->window->view));
  g_assert_false (gtk_widget_get_visible (inspector));
  gtk_widget_grab_focus (fixture->window->view);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show-inspector",
                                      g_variant_new_boolean (TRUE));
  wait_until (gtk_widget_get_mapped (inspector));
  g_assert_false (gtk_widget_get_mapped (fixture->window->view));
  wait_until (holds_focus (fixture, inspector));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show-inspector",
                                      g_variant_new_boolean (FALSE));
  wait_until (gtk_widget_get_mapped (fixture->window->view));
  wait_until (holds_focus (fixture, fixture->window->view));

  /* With room for one, it stands beside the article; a table or a picture has it all until it is asked for. */
  resize (fixture, 800);
  g_assert_true (gtk_widget_get_visible (inspector));
  fixture_activate (fixture, "show", "timeline");
  g_assert_false (gtk_widget_get_visible (inspector));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show-inspector",
                                      g_variant_new_boolean (TRUE));
  g_assert_true (gtk_widget_get_visible (inspector));
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show-inspector",
                                      g_variant_new_boolean (FALSE));
  fixture_activate (fixture, "show", "article");
  g_assert_true (gtk_widget_get_visible (inspector));
}

/* Mirrored, nothing warns (warnings are fatal) and the lists lie on the other side. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  gint lists_x;
  gint inspector_x;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  fixture_spin (200);
  gtk_widget_translate_coordinates (fixture->window->lists_pane, GTK_WIDGET (fixture->window), 0, 0,
                                    &lists_x, NULL);
  gtk_widget_translate_coordinates (fixture->window->inspector_pane, GTK_WIDGET (fixture->window),
                                    0, 0, &inspector_x, NULL);
  g_assert_cmpint (lists_x, >, inspector_x);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  fixture_spin (50);
}

/* Scrolls over each drop-down below @widget, as with a wheel. */
static void
scroll_over (GtkWidget *widget, gpointer n_scrolled)
{
  if (GTK_IS_COMBO_BOX (widget) && gtk_widget_get_mapped (widget))
    {
      GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
      g_autoptr (GdkEvent) event = gdk_event_new (GDK_SCROLL);
      gint before = gtk_combo_box_get_active (GTK_COMBO_BOX (widget));

      event->scroll.window = g_object_ref (gtk_widget_get_window (widget));
      event->scroll.send_event = TRUE;
      event->scroll.direction = before > 0 ? GDK_SCROLL_UP : GDK_SCROLL_DOWN;
      gdk_event_set_device (event, gdk_seat_get_pointer (seat));
      gtk_widget_event (widget, event);
      g_assert_cmpint (gtk_combo_box_get_active (GTK_COMBO_BOX (widget)), ==, before);
      *(guint *) n_scrolled += 1;
    }
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), scroll_over, n_scrolled);
}

static void
test_scroll_past (Fixture *fixture, gconstpointer data)
{
  static const gchar *const kinds[] = { "entity/person", "claim", "date" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n_scrolled = 0;

      fixture_select (fixture, "dimanche", 0);
      fixture_activate (fixture, "annotate", kinds[i]);
      for (guint n = 0; n < 100 && n_scrolled == 0; n++)
        {
          fixture_spin (20);
          scroll_over (fixture->window->inspector_pane, &n_scrolled);
        }
      g_assert_cmpuint (n_scrolled, >, 0);
      fixture_activate (fixture, "undo", NULL);
      g_assert_cmpuint (fixture_count_marks (fixture), ==, 0);
    }
}

static const gchar *
get_shown (Fixture *fixture)
{
  g_autoptr (GVariant)
      state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "show");

  return g_intern_string (g_variant_get_string (state, NULL));
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_shown (fixture), ==, "article");
  /* What is no view of ours changes nothing, whichever way it comes. */
  fixture_activate (fixture, "show", "nonsense");
  g_assert_cmpstr (get_shown (fixture), ==, "article");
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show",
                                      g_variant_new_string ("nonsense"));
  g_assert_cmpstr (get_shown (fixture), ==, "article");
  fixture_activate (fixture, "show", "article");
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == fixture->window->view);
  g_assert_true (fixture_is_enabled (fixture, "annotate"));
  /* A view is built when it is first shown. */
  g_assert_null (gtk_stack_get_child_by_name (GTK_STACK (fixture->window->views), "entities"));
  fixture_activate (fixture, "show", "entities");
  g_assert_nonnull (gtk_stack_get_child_by_name (GTK_STACK (fixture->window->views), "entities"));
  g_assert_cmpstr (get_shown (fixture), ==, "entities");
  g_assert_false (fixture_is_enabled (fixture, "annotate"));
  g_assert_false (fixture_is_enabled (fixture, "find-next"));
  g_assert_false (fixture_is_enabled (fixture, "show-lists"));
  g_assert_true (fixture_is_enabled (fixture, "find"));
  g_assert_false (gtk_widget_get_visible (fixture->window->lists_pane));
  fixture_activate (fixture, "show", "article");
  g_assert_true (fixture_is_enabled (fixture, "annotate"));
  g_assert_true (gtk_widget_get_visible (fixture->window->lists_pane));
}

static void
find_dates (GtkWidget *widget, gpointer user_data)
{
  if (g_str_equal (gtk_widget_get_name (widget), "Dates"))
    *(GtkWidget **) user_data = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_dates, user_data);
}

/* How many rows the list of dates shows; 0 while it has none to show, and when none is selected. */
static gint
count_dates (Fixture *fixture)
{
  GtkTreeView *tree = NULL;
  GtkTreeModel *model = NULL;

  find_dates (fixture->window->lists, &tree);
  model = gtk_tree_view_get_model (tree);
  if (model == NULL ||
      gtk_tree_selection_count_selected_rows (gtk_tree_view_get_selection (tree)) == 0)
    return 0;
  return gtk_tree_model_iter_n_children (model, NULL);
}

/* The list takes many rows at once, afterwards, and the current mark's is selected again. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  ApostilDocument *document = fixture_get_document (fixture);
  const ApostilKind *kind =
      apostil_scheme_get_kind (apostil_document_get_scheme (document), APOSTIL_KIND_DATE);
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Mark");
  g_autoptr (GError) error = NULL;

  fixture_select (fixture, "dimanche", 0);
  fixture_activate (fixture, "annotate", "date");
  wait_until (count_dates (fixture) == 1);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree gchar *id = apostil_document_new_id (document, kind->id_prefix);
      g_autoptr (ApostilAnnotation) date = apostil_annotation_new (kind, id);

      apostil_record_set (date, APOSTIL_ATTR_TYPE, "DATE");
      apostil_annotation_set_span (date, APOSTIL_SPAN (i / 5, i / 5 + 1 + i % 5));
      apostil_edit_add (edit, date);
    }
  g_assert_true (apostil_document_apply (document, edit, &error));
  wait_until (count_dates (fixture) == 501);
  fixture_activate (fixture, "undo", NULL);
  wait_until (count_dates (fixture) == 1);
  fixture_activate (fixture, "redo", NULL);
  fixture_activate (fixture, "undo", NULL);
  wait_until (count_dates (fixture) == 1);
  g_assert_true (apostil_annotation_is (fixture_get_current (fixture), APOSTIL_KIND_DATE));
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, data, func) \
  g_test_add ("/ui/window/" name, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("empty", NULL, test_empty);
  ADD ("built-late", NULL, test_built_late);
  ADD ("welcome", NULL, test_welcome);
  ADD ("welcome-low", NULL, test_welcome_low);
  ADD ("mark", "article", test_mark);
  ADD ("claim", "article", test_claim);
  ADD ("wander", "article", test_wander);
  ADD ("extend", "article", test_extend);
  ADD ("occurrences", "article", test_occurrences);
  ADD ("find", "article", test_find);
  ADD ("scroll-past", "article", test_scroll_past);
  ADD ("save", NULL, test_save);
  ADD ("conflict", NULL, test_conflict);
  ADD ("bad-file", NULL, test_bad_file);
  ADD ("panes", "article", test_panes);
  ADD ("mirrored", "article", test_mirrored);
  ADD ("views", "article", test_views);
  ADD ("many", "article", test_many);
  return g_test_run ();
}
