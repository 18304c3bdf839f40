/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The real window, driven by its actions as menus, keys and D-Bus do. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "apostil-loader.h"
#include "apostil-window-private.h"

#define TEXT                                                                                  \
  "Ahmad Massoud a parlé dimanche à Kaboul.\n"                                              \
  "« Nous voulons négocier », a-t-il déclaré. Selon Massoud, la guerre peut attendre.\n" \
  "« Ils ne veulent pas négocier », a dit un responsable. Massoud n’a pas répondu.\n"

typedef struct
{
  ApostilApplication *application;
  ApostilWindow *window;
  gchar *folder;
  gchar *path;
} Fixture;

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

#define wait_until(condition)                           \
  G_STMT_START                                          \
  {                                                     \
    for (guint n_ = 0; n_ < 1000 && !(condition); n_++) \
      spin (10);                                        \
    g_assert_true (condition);                          \
  }                                                     \
  G_STMT_END

static void
activate (Fixture *fixture, const gchar *name, const gchar *parameter)
{
  GActionGroup *group = G_ACTION_GROUP (fixture->window);

  g_assert_true (g_action_group_get_action_enabled (group, name));
  g_action_group_activate_action (group, name,
                                  parameter != NULL ? g_variant_new_string (parameter) : NULL);
}

static gboolean
is_enabled (Fixture *fixture, const gchar *name)
{
  g_assert_true (g_action_group_has_action (G_ACTION_GROUP (fixture->window), name));
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), name);
}

static ApostilDocument *
get_document (Fixture *fixture)
{
  return apostil_session_get_document (apostil_window_get_session (fixture->window));
}

static void
load (Fixture *fixture, const gchar *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  apostil_application_open_file (fixture->application, file, NULL);
  wait_until (!fixture->window->loading);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("apostil-window-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "article.txt", NULL);
  g_file_set_contents (fixture->path, TEXT, -1, &error);
  g_assert_no_error (error);

  fixture->application = APOSTIL_APPLICATION (g_application_get_default ());
  fixture->window = apostil_window_new (fixture->application);
  gtk_window_present (GTK_WINDOW (fixture->window));
  spin (100);
  if (data != NULL)
    load (fixture, fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const gchar *name;

  gpointer window = fixture->window;

  /* GTK owns the window until it is destroyed; nothing else may keep it. */
  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_widget_destroy (GTK_WIDGET (fixture->window));
  wait_until (window == NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Selects the nth (from 0) place of @words. */
static void
select_words (Fixture *fixture, const gchar *words, guint nth)
{
  ApostilText *text = apostil_document_get_text (get_document (fixture));
  const gchar *utf8 = apostil_text_get_utf8 (text, NULL);
  const gchar *at = utf8;
  guint32 start;

  for (;;)
    {
      at = strstr (at, words);
      g_assert_nonnull (at);
      if (nth-- == 0)
        break;
      at += strlen (words);
    }
  start = apostil_text_to_offset (text, (gsize) (at - utf8));
  apostil_session_select (apostil_window_get_session (fixture->window), start,
                          start + (guint32) g_utf8_strlen (words, -1));
}

static ApostilAnnotation *
get_current (Fixture *fixture)
{
  return apostil_session_get_current (apostil_window_get_session (fixture->window));
}

static guint
count_marks (Fixture *fixture)
{
  return apostil_annotation_list_get_length (
      apostil_document_get_annotations (get_document (fixture)));
}

static void
assert_words (Fixture *fixture, const ApostilSpan *spans, guint n_spans, const gchar *expected)
{
  g_autofree gchar *words = NULL;

  g_assert_cmpuint (n_spans, ==, 1);
  words = apostil_text_dup_span (apostil_document_get_text (get_document (fixture)), spans[0]);
  g_assert_cmpstr (words, ==, expected);
}

/* ---- Tests ---- */

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  static const gchar *const off[] = { "save",         "save-as", "undo",     "redo", "find",
                                      "annotate",     "delete",  "edit",     "set",  "relate",
                                      "add-fragment", "extend",  "outward",  "next", "previous",
                                      "annotate-all", "export",  "find-next" };

  g_assert_true (apostil_window_is_empty (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    g_assert_false (is_enabled (fixture, off[i]));
  g_assert_true (is_enabled (fixture, "open"));
  g_assert_true (is_enabled (fixture, "close"));
  /* Later actions stay away until they work. */
  g_assert_false (g_action_group_has_action (G_ACTION_GROUP (fixture->window), "suggest"));
  g_assert_false (g_action_group_has_action (G_ACTION_GROUP (fixture->window), "print"));
}

static void
test_mark (Fixture *fixture, gconstpointer data)
{
  ApostilRecordList *entities = apostil_document_get_entities (get_document (fixture));

  select_words (fixture, "Ahmad Massoud", 0);
  activate (fixture, "annotate", "entity/person");
  g_assert_cmpuint (count_marks (fixture), ==, 1);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 1);
  g_assert_cmpstr (apostil_entity_get_name (apostil_record_list_get (entities, 0)), ==,
                   "Ahmad Massoud");
  g_assert_nonnull (get_current (fixture));
  /* The same words again: another type, not a second mark. */
  select_words (fixture, "Ahmad Massoud", 0);
  activate (fixture, "annotate", "entity/organisation");
  g_assert_cmpuint (count_marks (fixture), ==, 1);
  activate (fixture, "undo", NULL);
  activate (fixture, "undo", NULL);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 0);
  g_assert_false (is_enabled (fixture, "undo"));
  g_assert_false (apostil_document_is_modified (get_document (fixture)));
  activate (fixture, "redo", NULL);
  g_assert_cmpuint (count_marks (fixture), ==, 1);
  activate (fixture, "delete", NULL);
  g_assert_cmpuint (count_marks (fixture), ==, 0);
  g_assert_cmpuint (apostil_record_list_get_length (entities), ==, 0);
}

static void
test_claim (Fixture *fixture, gconstpointer data)
{
  ApostilRecordList *relations = apostil_document_get_relations (get_document (fixture));
  ApostilAnnotation *claim;
  g_autofree gchar *first = NULL;
  const ApostilSpan *spans;
  guint n_spans;

  select_words (fixture, "« Nous voulons négocier »", 0);
  activate (fixture, "annotate", "claim");
  claim = get_current (fixture);
  g_assert_true (apostil_annotation_is (claim, APOSTIL_KIND_CLAIM));
  first = g_strdup (apostil_record_get_id (claim));
  spans = apostil_annotation_get_spans (claim, &n_spans);
  assert_words (fixture, spans, n_spans, "Nous voulons négocier");

  select_words (fixture, "a-t-il déclaré", 0);
  activate (fixture, "set", "cue");
  claim = apostil_document_lookup (get_document (fixture), first);
  spans = apostil_annotation_get_part (claim, APOSTIL_PART_CUE, &n_spans);
  assert_words (fixture, spans, n_spans, "a-t-il déclaré");

  select_words (fixture, "la guerre peut attendre", 0);
  activate (fixture, "add-fragment", NULL);
  claim = apostil_document_lookup (get_document (fixture), first);
  apostil_annotation_get_spans (claim, &n_spans);
  g_assert_cmpuint (n_spans, ==, 2);

  /* Relating by actions alone: start, go to the other, say it again. */
  select_words (fixture, "Ils ne veulent pas négocier", 0);
  activate (fixture, "annotate", "claim");
  activate (fixture, "relate", "contradicts");
  g_assert_true (apostil_relate_bar_is_picking (APOSTIL_RELATE_BAR (fixture->window->relate_bar)));
  activate (fixture, "previous", NULL);
  g_assert_cmpuint (apostil_record_list_get_length (relations), ==, 0);
  activate (fixture, "relate", "contradicts");
  g_assert_cmpuint (apostil_record_list_get_length (relations), ==, 1);
  /* Stored once, from the earlier one. */
  g_assert_cmpstr (apostil_relation_get_from (apostil_record_list_get (relations, 0)), ==, first);
  g_assert_false (apostil_relate_bar_is_picking (APOSTIL_RELATE_BAR (fixture->window->relate_bar)));
}

static void
test_extend (Fixture *fixture, gconstpointer data)
{
  const ApostilSpan *spans;
  guint n_spans;

  select_words (fixture, "voulons", 0);
  activate (fixture, "annotate", "claim");
  activate (fixture, "extend", "end-right");
  activate (fixture, "extend", "start-left");
  spans = apostil_annotation_get_spans (get_current (fixture), &n_spans);
  assert_words (fixture, spans, n_spans, "Nous voulons négocier");
  activate (fixture, "extend", "start-right");
  activate (fixture, "extend", "end-left");
  spans = apostil_annotation_get_spans (get_current (fixture), &n_spans);
  assert_words (fixture, spans, n_spans, "voulons");
  /* An edge does not pass the other one, and nonsense does nothing. */
  activate (fixture, "extend", "end-left");
  activate (fixture, "extend", "sideways");
  spans = apostil_annotation_get_spans (get_current (fixture), &n_spans);
  assert_words (fixture, spans, n_spans, "voulons");
}

static void
test_occurrences (Fixture *fixture, gconstpointer data)
{
  ApostilOccurrenceReview *review = APOSTIL_OCCURRENCE_REVIEW (fixture->window->review);
  guint n_undo;

  select_words (fixture, "Massoud", 1);
  activate (fixture, "annotate", "entity/person");
  n_undo = apostil_history_get_n_undo (apostil_document_get_history (get_document (fixture)));
  activate (fixture, "annotate-all", NULL);
  g_assert_true (apostil_occurrence_review_is_open (review));
  g_assert_cmpuint (count_marks (fixture), ==, 1);
  activate (fixture, "annotate-all", NULL);
  g_assert_false (apostil_occurrence_review_is_open (review));
  /* « Ahmad Massoud » is a longer name and was not ticked. */
  g_assert_cmpuint (count_marks (fixture), ==, 2);
  g_assert_cmpuint (
      apostil_history_get_n_undo (apostil_document_get_history (get_document (fixture))), ==,
      n_undo + 1);
  activate (fixture, "undo", NULL);
  g_assert_cmpuint (count_marks (fixture), ==, 1);
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

  activate (fixture, "find", NULL);
  entry = find_child (fixture->window->find_bar, GTK_TYPE_SEARCH_ENTRY);
  gtk_entry_set_text (GTK_ENTRY (entry), "NEGOCIER");
  wait_until (apostil_session_get_matches (session, NULL) != NULL);
  g_assert_cmpuint (apostil_session_get_matches (session, NULL)->len, ==, 2);
  g_assert_true (apostil_session_get_selection (session, &span));
  assert_words (fixture, &span, 1, "négocier");
  activate (fixture, "find-next", NULL);
  activate (fixture, "find-next", NULL);
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
  load (fixture, path);
  g_assert_true (g_file_equal (apostil_window_get_file (fixture->window), file));
  /* Opening it again raises the same window. */
  load (fixture, path);
  g_assert_cmpuint (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))), ==, 1);

  n_marks = count_marks (fixture);
  apostil_session_select (apostil_window_get_session (fixture->window), 0, 4);
  activate (fixture, "annotate", "claim");
  g_assert_true (apostil_document_is_modified (get_document (fixture)));
  activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  g_assert_false (apostil_document_is_modified (get_document (fixture)));
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
  load (fixture, path);
  g_usleep (20000);
  g_file_set_contents (path, "somebody else's", -1, &error);
  g_assert_no_error (error);
  apostil_session_select (apostil_window_get_session (fixture->window), 0, 4);
  activate (fixture, "annotate", "claim");
  activate (fixture, "save", NULL);
  wait_until (!fixture->window->saving);
  g_assert_true (apostil_document_is_modified (get_document (fixture)));
  g_file_get_contents (path, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "somebody else's");
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_MESSAGE_DIALOG (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  activate (fixture, "overwrite", NULL);
  wait_until (!fixture->window->saving);
  g_assert_false (apostil_document_is_modified (get_document (fixture)));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path = g_build_filename (fixture->folder, "bad.apostil", NULL);
  g_autofree gchar *missing = g_build_filename (fixture->folder, "missing.txt", NULL);
  g_autoptr (GError) error = NULL;
  GtkInfoBar *bar = GTK_INFO_BAR (fixture->window->info_bar);

  load (fixture, missing);
  g_assert_true (gtk_info_bar_get_revealed (bar));
  g_assert_true (apostil_window_is_empty (fixture->window));
  apostil_window_hide_message (fixture->window);
  load (fixture, fixture->folder);
  g_assert_true (gtk_info_bar_get_revealed (bar));
  g_assert_true (apostil_window_is_empty (fixture->window));
  apostil_window_hide_message (fixture->window);
  g_file_set_contents (path, "<apostil xmlns=\"urn:apostil:1\">", -1, &error);
  g_assert_no_error (error);
  load (fixture, path);
  g_assert_true (gtk_info_bar_get_revealed (bar));
  g_assert_true (apostil_window_is_empty (fixture->window));
  /* The window is as usable as before. */
  load (fixture, fixture->path);
  g_assert_nonnull (get_document (fixture));
}

static void
test_panes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *lists = fixture->window->lists_pane;
  GtkWidget *inspector = fixture->window->inspector_pane;
  gint minimum;

  gtk_window_resize (GTK_WINDOW (fixture->window), 1200, 700);
  spin (200);
  g_assert_true (gtk_widget_get_visible (lists));
  g_assert_true (gtk_widget_get_visible (inspector));
  /* With both panes it fits where both are shown. */
  gtk_widget_get_preferred_width (GTK_WIDGET (fixture->window), &minimum, NULL);
  g_assert_cmpint (minimum, <=, 960);

  gtk_window_resize (GTK_WINDOW (fixture->window), 600, 700);
  wait_until (!gtk_widget_get_visible (lists) && !gtk_widget_get_visible (inspector));
  gtk_widget_get_preferred_width (GTK_WIDGET (fixture->window), &minimum, NULL);
  g_assert_cmpint (minimum, <=, 600);
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window), "show-lists",
                                      g_variant_new_boolean (TRUE));
  g_assert_true (gtk_widget_get_visible (lists));
  g_assert_false (gtk_widget_get_visible (inspector));
  /* Editing a mark needs the inspector, which takes its place. */
  select_words (fixture, "Massoud", 0);
  activate (fixture, "annotate", "entity/person");
  activate (fixture, "edit", NULL);
  g_assert_false (gtk_widget_get_visible (lists));
  g_assert_true (gtk_widget_get_visible (inspector));
}

/* Mirrored, nothing warns (warnings are fatal) and the lists lie on the other side. */
static void
test_mirrored (Fixture *fixture, gconstpointer data)
{
  gint lists_x;
  gint inspector_x;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  spin (200);
  gtk_widget_translate_coordinates (fixture->window->lists_pane, GTK_WIDGET (fixture->window), 0, 0,
                                    &lists_x, NULL);
  gtk_widget_translate_coordinates (fixture->window->inspector_pane, GTK_WIDGET (fixture->window),
                                    0, 0, &inspector_x, NULL);
  g_assert_cmpint (lists_x, >, inspector_x);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  spin (50);
}

int
main (int argc, char **argv)
{
  /* Nothing here touches the user's list of recent files. */
  g_autofree gchar *home = g_dir_make_tmp ("apostil-home-XXXXXX", NULL);
  g_autoptr (ApostilApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("HOME", home, TRUE);
  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_setenv ("XDG_STATE_HOME", home, TRUE);
  g_setenv ("GTK_USE_PORTAL", "0", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check (&argc, &argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  /* One for all: what GTK exports of it on the bus stays as long as the process. */
  application = apostil_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
#define ADD(name, data, func) \
  g_test_add ("/ui/window/" name, Fixture, data, set_up, func, tear_down)
  ADD ("empty", NULL, test_empty);
  ADD ("mark", "article", test_mark);
  ADD ("claim", "article", test_claim);
  ADD ("extend", "article", test_extend);
  ADD ("occurrences", "article", test_occurrences);
  ADD ("find", "article", test_find);
  ADD ("save", NULL, test_save);
  ADD ("conflict", NULL, test_conflict);
  ADD ("bad-file", NULL, test_bad_file);
  ADD ("panes", "article", test_panes);
  ADD ("mirrored", "article", test_mirrored);
  return g_test_run ();
}
