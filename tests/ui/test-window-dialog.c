/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of the article and its sections, as it is used: by its buttons and fields. */

#include "config.h"

#include <string.h>

#include "apostil-commands.h"
#include "window-fixture.h"

typedef gboolean (*Match) (GtkWidget *widget, const gchar *words);

static GtkWidget *
find (GtkWidget *widget, Match match, const gchar *words)
{
  g_autoptr (GList) children = NULL;
  GtkWidget *found = NULL;

  if (match (widget, words))
    return widget;
  if (!GTK_IS_CONTAINER (widget))
    return NULL;
  children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *l = children; l != NULL && found == NULL; l = l->next)
    found = find (l->data, match, words);
  return found;
}

static gboolean
is_button (GtkWidget *widget, const gchar *words)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (atk_object_get_name (gtk_widget_get_accessible (widget)), words) == 0;
}

static gboolean
is_list (GtkWidget *widget, const gchar *words)
{
  return GTK_IS_LIST_BOX (widget);
}

static gboolean
is_entry (GtkWidget *widget, const gchar *words)
{
  return GTK_IS_ENTRY (widget) && g_str_equal (gtk_entry_get_text (GTK_ENTRY (widget)), words);
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  g_autoptr (GList) windows = NULL;

  fixture_activate (fixture, "article", NULL);
  fixture_spin (50);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->window) &&
        GTK_IS_DIALOG (l->data))
      return l->data;
  g_assert_not_reached ();
}

static void
assert_section (Fixture *fixture, guint index, const gchar *expected)
{
  ApostilDocument *document = fixture_get_document (fixture);
  ApostilSection *section =
      apostil_record_list_get (apostil_document_get_sections (document), index);
  guint n_spans;
  const ApostilSpan *spans = apostil_section_get_spans (section, &n_spans);
  g_autofree gchar *words = NULL;

  g_assert_cmpuint (n_spans, ==, 1);
  words = apostil_text_dup_span (apostil_document_get_text (document), spans[0]);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_edges (Fixture *fixture, gconstpointer data)
{
  ApostilDocument *document = fixture_get_document (fixture);
  g_autoptr (GPtrArray) sections = g_ptr_array_new_with_free_func (g_object_unref);
  ApostilSection *section = apostil_section_new ("", "body");
  g_autoptr (ApostilEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;
  GtkWidget *list;
  ApostilSpan span;

  fixture_select (fixture,
                  "« Nous voulons négocier », a-t-il déclaré. Selon Massoud, la guerre "
                  "peut attendre.\n",
                  0);
  apostil_session_get_selection (apostil_window_get_session (fixture->window), &span);
  apostil_section_set_spans (section, &span, 1);
  g_ptr_array_add (sections, section);
  edit = apostil_command_set_sections (document, sections, &error);
  g_assert_no_error (error);
  apostil_document_apply (document, edit, &error);
  g_assert_no_error (error);

  dialog = open_dialog (fixture);
  list = find (dialog, is_list, NULL);
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  fixture_select (fixture, "Kaboul", 0);
  gtk_button_clicked (
      GTK_BUTTON (find (dialog, is_button, "Begin with the paragraph of the caret")));
  assert_section (fixture, 0,
                  "Ahmad Massoud a parlé dimanche à Kaboul.\n« Nous voulons négocier », a-t-il "
                  "déclaré. Selon Massoud, la guerre peut attendre.\n");
  gtk_button_clicked (GTK_BUTTON (find (dialog, is_button, "End with the paragraph of the caret")));
  assert_section (fixture, 0, "Ahmad Massoud a parlé dimanche à Kaboul.\n");
  /* Nothing would be left of it: refused, and said. */
  fixture_select (fixture, "responsable", 0);
  gtk_button_clicked (
      GTK_BUTTON (find (dialog, is_button, "Begin with the paragraph of the caret")));
  assert_section (fixture, 0, "Ahmad Massoud a parlé dimanche à Kaboul.\n");
  gtk_widget_destroy (dialog);
  fixture_activate (fixture, "undo", NULL);
}

/* A user's scheme asks of an article what it likes. */
static void
test_variables (Fixture *fixture, gconstpointer data)
{
  g_autofree gchar *path =
      g_test_build_filename (G_TEST_DIST, "corpus", "good", "user-scheme.apostil", NULL);
  GtkWidget *dialog;
  GtkWidget *entry;

  fixture_load (fixture, path);
  dialog = open_dialog (fixture);
  entry = find (dialog, is_entry, "Novgorie");
  g_assert_nonnull (entry);
  gtk_entry_set_text (GTK_ENTRY (entry), " Sorbie ");
  gtk_widget_activate (entry);
  g_assert_cmpstr (
      apostil_record_get (apostil_document_get_article (fixture_get_document (fixture)),
                          APOSTIL_ATTR_SCHEME_PREFIX "country"),
      ==, "Sorbie");
  fixture_activate (fixture, "undo", NULL);
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (entry)), ==, "Novgorie");
  gtk_widget_destroy (dialog);
}

static gboolean
is_field_for_several (GtkWidget *widget, const gchar *hint)
{
  return GTK_IS_ENTRY (widget) &&
         g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), hint) == 0;
}

/* Authors are parted by semicolons, whichever the keyboard has. */
static void
test_authors (Fixture *fixture, gconstpointer data)
{
  const gchar *const *authors;
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *entry = find (dialog, is_field_for_several, "One; another");

  g_assert_nonnull (entry);
  gtk_entry_set_text (GTK_ENTRY (entry), "A. Leroy; مریم کاویانی؛ ; 王芳；B");
  gtk_widget_activate (entry);
  authors =
      apostil_article_get_authors (apostil_document_get_article (fixture_get_document (fixture)));
  g_assert_cmpuint (g_strv_length ((gchar **) authors), ==, 4);
  g_assert_cmpstr (authors[1], ==, "مریم کاویانی");
  g_assert_cmpstr (authors[3], ==, "B");
  gtk_widget_destroy (dialog);
  fixture_activate (fixture, "undo", NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, data, func) \
  g_test_add ("/ui/dialog/" name, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("edges", "article", test_edges);
  ADD ("variables", NULL, test_variables);
  ADD ("authors", "article", test_authors);
  return g_test_run ();
}
