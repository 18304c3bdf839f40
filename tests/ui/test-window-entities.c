/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of entities in the real window, by its actions. */

#include "config.h"

#include "apostil-entities-view-private.h"
#include "window-fixture.h"

static ApostilEntitiesView *
show (Fixture *fixture)
{
  fixture_activate (fixture, "show", "entities");
  fixture_spin (50);
  return APOSTIL_ENTITIES_VIEW (
      gtk_stack_get_child_by_name (GTK_STACK (fixture->window->views), "entities"));
}

static void
mark (Fixture *fixture, const gchar *words, guint nth, const gchar *target)
{
  fixture_select (fixture, words, nth);
  fixture_activate (fixture, "annotate", target);
}

static ApostilEntity *
find (Fixture *fixture, const gchar *name)
{
  ApostilRecordList *list = apostil_document_get_entities (fixture_get_document (fixture));

  for (guint i = 0; i < apostil_record_list_get_length (list); i++)
    if (g_strcmp0 (apostil_entity_get_name (apostil_record_list_get (list, i)), name) == 0)
      return apostil_record_list_get (list, i);
  return NULL;
}

static void
choose (Fixture *fixture, ApostilEntitiesView *view, const gchar *name)
{
  apostil_entities_view_select (view, apostil_record_get_id (find (fixture, name)));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  ApostilEntitiesView *view = show (fixture);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (view->stack)), ==, "empty");
  g_assert_false (fixture_is_enabled (fixture, "rename-entity"));
  /* What is marked meanwhile is there when it is shown again. */
  fixture_activate (fixture, "show", "article");
  mark (fixture, "Kaboul", 0, "entity/place");
  show (fixture);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (view->stack)), ==, "table");
  g_assert_cmpuint (apostil_entity_model_get_n_shown (view->model), ==, 1);
}

/* The row follows the mark, and the mark the row. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  ApostilEntitiesView *view;
  g_autoptr (GPtrArray) selected = NULL;
  ApostilAnnotation *current;

  mark (fixture, "Kaboul", 0, "entity/place");
  mark (fixture, "Ahmad Massoud", 0, "entity/person");
  view = show (fixture);
  selected = apostil_entities_view_get_selected (view);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_cmpstr (apostil_entity_get_name (g_ptr_array_index (selected, 0)), ==, "Ahmad Massoud");
  choose (fixture, view, "Kaboul");
  current = fixture_get_current (fixture);
  g_assert_nonnull (current);
  g_assert_cmpstr (apostil_annotation_get_link (current, APOSTIL_LINK_ENTITY), ==,
                   apostil_record_get_id (find (fixture, "Kaboul")));
  fixture_activate (fixture, "open-entity", NULL);
  g_assert_true (apostil_window_shows_article (fixture->window));
  g_assert_true (fixture_get_current (fixture) == current);
  g_assert_false (fixture_is_enabled (fixture, "open-entity"));
}

static void
test_retype_delete (Fixture *fixture, gconstpointer data)
{
  ApostilEntitiesView *view;

  mark (fixture, "Kaboul", 0, "entity/person");
  view = show (fixture);
  choose (fixture, view, "Kaboul");
  fixture_activate (fixture, "retype-entity", "place");
  g_assert_cmpstr (apostil_entity_get_entity_type (find (fixture, "Kaboul")), ==, "place");
  fixture_activate (fixture, "delete-entity", NULL);
  g_assert_null (find (fixture, "Kaboul"));
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 0);
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpuint (fixture_count_marks (fixture), ==, 1);
  g_assert_nonnull (find (fixture, "Kaboul"));
}

static void
test_merge_split (Fixture *fixture, gconstpointer data)
{
  ApostilEntitiesView *view;
  g_autoptr (GPtrArray) both = g_ptr_array_new_with_free_func (g_object_unref);

  mark (fixture, "Ahmad Massoud", 0, "entity/person");
  mark (fixture, "un responsable", 0, "entity/person");
  view = show (fixture);
  g_ptr_array_add (both, g_object_ref (find (fixture, "Ahmad Massoud")));
  g_ptr_array_add (both, g_object_ref (find (fixture, "un responsable")));
  g_assert_false (fixture_is_enabled (fixture, "merge-entities"));
  gtk_tree_selection_select_all (gtk_tree_view_get_selection (GTK_TREE_VIEW (view->tree)));
  g_assert_true (fixture_is_enabled (fixture, "merge-entities"));
  apostil_entities_view_merge (view, both, 0);
  g_assert_null (find (fixture, "un responsable"));
  g_assert_cmpuint (
      apostil_entity_model_get_facts (view->model, find (fixture, "Ahmad Massoud")).n_mentions, ==,
      2);
  /* The second place is somebody else after all. */
  fixture_activate (fixture, "next-mention", NULL);
  fixture_activate (fixture, "split-mention", NULL);
  g_assert_nonnull (find (fixture, "un responsable"));
  fixture_activate (fixture, "undo", NULL);
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpuint (apostil_entity_model_get_n_shown (view->model), ==, 2);
}

/* Names and identifiers are typed into the table. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  ApostilEntitiesView *view;
  GtkWidget *entry;

  mark (fixture, "Kaboul", 0, "entity/place");
  view = show (fixture);
  choose (fixture, view, "Kaboul");
  fixture_activate (fixture, "rename-entity", NULL);
  entry = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_ENTRY (entry));
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (entry)), ==, "Kaboul");
  gtk_entry_set_text (GTK_ENTRY (entry), "Kaboul (ville)");
  g_signal_emit_by_name (entry, "activate");
  fixture_spin (20);
  g_assert_nonnull (find (fixture, "Kaboul (ville)"));
  g_assert_cmpstr (apostil_entity_get_aliases (find (fixture, "Kaboul (ville)"))[0], ==, "Kaboul");
  fixture_activate (fixture, "edit-identifier", NULL);
  entry = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_ENTRY (entry));
  gtk_entry_set_text (GTK_ENTRY (entry), "nonsense");
  g_signal_emit_by_name (entry, "activate");
  fixture_spin (20);
  g_assert_null (apostil_record_get (find (fixture, "Kaboul (ville)"), APOSTIL_ATTR_REF));
  g_assert_true (gtk_info_bar_get_revealed (GTK_INFO_BAR (fixture->window->info_bar)));
  fixture_activate (fixture, "edit-identifier", NULL);
  entry = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gtk_entry_set_text (GTK_ENTRY (entry), "geonames:1138958");
  g_signal_emit_by_name (entry, "activate");
  fixture_spin (20);
  g_assert_cmpstr (apostil_record_get (find (fixture, "Kaboul (ville)"), APOSTIL_ATTR_REF), ==,
                   "https://sws.geonames.org/1138958");
  g_assert_true (fixture_is_enabled (fixture, "open-identifier"));
  fixture_activate (fixture, "undo", NULL);
  fixture_activate (fixture, "undo", NULL);
  g_assert_nonnull (find (fixture, "Kaboul"));
}

static void
find_note (GtkWidget *widget, gpointer user_data)
{
  GtkWidget **found = user_data;

  if (GTK_IS_TEXT_VIEW (widget) &&
      g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), "Note on the entity") ==
          0)
    *found = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_note, user_data);
}

static GtkWidget *
get_popover (GtkWidget *relative_to)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  GtkWidget *form = NULL;

  for (GList *l = windows; l != NULL; l = l->next)
    for (GtkWidget *widget = gtk_window_get_focus (l->data); widget != NULL && form == NULL;
         widget = gtk_widget_get_parent (widget))
      if (GTK_IS_POPOVER (widget) &&
          gtk_popover_get_relative_to (GTK_POPOVER (widget)) == relative_to)
        form = widget;
  return form;
}

/* One that is named nowhere has its form at its row. */
static void
test_unused (Fixture *fixture, gconstpointer data)
{
  ApostilDocument *document = fixture_get_document (fixture);
  g_autoptr (ApostilEntity) entity = apostil_entity_new ("e77", "place", "Bazarak");
  g_autoptr (ApostilEdit) edit = apostil_edit_new ("Add");
  g_autoptr (GError) error = NULL;
  ApostilEntitiesView *view = NULL;
  GtkWidget *form = NULL;
  GtkWidget *note = NULL;

  apostil_edit_add (edit, entity);
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);
  view = show (fixture);
  choose (fixture, view, "Bazarak");
  fixture_activate (fixture, "open-entity", NULL);
  fixture_spin (50);
  g_assert_false (apostil_window_shows_article (fixture->window));
  form = get_popover (view->tree);
  g_assert_nonnull (form);
  find_note (form, &note);
  g_assert_nonnull (note);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (note)), "Capital.", -1);
  g_assert_cmpstr (apostil_record_get (find (fixture, "Bazarak"), APOSTIL_ATTR_NOTE), ==,
                   "Capital.");
  apostil_document_undo (document);
  g_assert_null (apostil_record_get (find (fixture, "Bazarak"), APOSTIL_ATTR_NOTE));
  /* It goes with what it is about. */
  apostil_document_undo (document);
  g_assert_null (find (fixture, "Bazarak"));
  wait_until (get_popover (view->tree) == NULL);
}

static gboolean
count_frame (GtkWidget *widget, cairo_t *cr, guint *n_frames)
{
  (*n_frames)++;
  return GDK_EVENT_PROPAGATE;
}

/* It is there at once: no column that there is no room for is painted, and nothing by and by. */
static void
test_first_frames (Fixture *fixture, gconstpointer data)
{
  ApostilEntitiesView *view;
  GtkSettings *settings = gtk_settings_get_default ();
  gboolean animated;
  guint n_frames = 0;
  guint n_all = 0;

  g_object_get (settings, "gtk-enable-animations", &animated, NULL);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
  mark (fixture, "Kaboul", 0, "entity/place");
  fixture_spin (300);
  g_signal_connect (fixture->window, "draw", G_CALLBACK (count_frame), &n_all);
  fixture_activate (fixture, "show", "entities");
  view = APOSTIL_ENTITIES_VIEW (
      gtk_stack_get_child_by_name (GTK_STACK (fixture->window->views), "entities"));
  g_signal_connect (view->tree, "draw", G_CALLBACK (count_frame), &n_frames);
  wait_until (n_frames > 0);
  g_assert_cmpint (view->width, ==, gtk_widget_get_allocated_width (GTK_WIDGET (view)));
  fixture_spin (500);
  g_assert_cmpuint (n_frames, <=, 2);
  g_assert_cmpuint (n_all, <=, 8);
  g_signal_handlers_disconnect_by_data (view->tree, &n_frames);
  g_signal_handlers_disconnect_by_data (fixture->window, &n_all);
  g_object_set (settings, "gtk-enable-animations", animated, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, func)                                                              \
  g_test_add ("/ui/window-entities/" name, Fixture, "article", fixture_set_up, func, \
              fixture_tear_down)
  ADD ("empty", test_empty);
  ADD ("follow", test_follow);
  ADD ("retype-delete", test_retype_delete);
  ADD ("merge-split", test_merge_split);
  ADD ("edit", test_edit);
  ADD ("unused", test_unused);
  ADD ("first-frames", test_first_frames);
  return g_test_run ();
}
