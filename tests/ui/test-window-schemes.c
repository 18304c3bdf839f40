/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of schemes beside an article that has the scheme: what is in use is asked about. */

#include "config.h"

#include <string.h>

#include "apostil-scheme-draft.h"
#include "apostil-scheme-editor.h"
#include "apostil-scheme-outline.h"
#include "window-fixture.h"
#include "../model/draft-fixture.h"

typedef struct
{
  ApostilSchemeEditor *editor;
  GActionGroup *actions;
  GtkWidget *outline;
  ApostilSchemeDraft *draft; /* of the same scheme: its nodes have the numbers of the editor's */
} Editing;

static void
find_outline (GtkWidget *widget, gpointer outline)
{
  if (APOSTIL_IS_SCHEME_OUTLINE (widget))
    *(GtkWidget **) outline = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_outline, outline);
}

/* The article has a scheme of the person's and two marks of it. */
static Editing
begin (Fixture *fixture)
{
  g_autoptr (ApostilScheme) news = apostil_scheme_new_news ();
  g_autoptr (ApostilSchemeDraft) copy = apostil_scheme_draft_new (news);
  g_autoptr (ApostilScheme) scheme = NULL;
  g_autoptr (GError) error = NULL;
  Editing editing = { 0 };
  guint bad;

  apostil_scheme_draft_set (copy, apostil_scheme_draft_get_root (copy), "id", "mine");
  scheme = apostil_scheme_draft_build (copy, &bad, &error);
  g_assert_no_error (error);
  g_assert_true (apostil_window_set_scheme (fixture->window, scheme, &error));
  g_assert_no_error (error);
  fixture_select (fixture, "Ahmad Massoud", 0);
  fixture_activate (fixture, "annotate", "entity/person");
  fixture_select (fixture, "Massoud", 1);
  fixture_activate (fixture, "annotate", "entity/person");

  editing.editor = apostil_scheme_editor_new (
      GTK_APPLICATION (fixture->application),
      apostil_application_get_schemes (fixture->application), scheme, "mine");
  gtk_window_present (GTK_WINDOW (editing.editor));
  fixture_spin (100);
  editing.actions = gtk_widget_get_action_group (GTK_WIDGET (editing.editor), "editor");
  find_outline (GTK_WIDGET (editing.editor), &editing.outline);
  editing.draft = apostil_scheme_draft_new (scheme);
  return editing;
}

static void
end (Editing *editing)
{
  g_object_unref (editing->draft);
  gtk_widget_destroy (GTK_WIDGET (editing->editor));
}

static void
remove_part (Editing *editing, guint node)
{
  apostil_scheme_outline_select (APOSTIL_SCHEME_OUTLINE (editing->outline), node);
  g_action_group_activate_action (editing->actions, "remove", NULL);
  fixture_spin (50);
}

static GtkWidget *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  Editing editing = begin (fixture);
  guint entity =
      fixture_find_node (editing.draft, apostil_scheme_draft_get_root (editing.draft), "entity");
  guint person = fixture_find_node (editing.draft, entity, "person");
  g_autofree gchar *primary = NULL;
  g_autofree gchar *secondary = NULL;

  remove_part (&editing, person);
  g_assert_nonnull (find_question ());
  g_object_get (find_question (), "text", &primary, "secondary-text", &secondary, NULL);
  g_assert_cmpstr (primary, ==, "Remove “Person”, which is in use?");
  g_assert_true (g_str_has_prefix (
      secondary, "“Ahmad Massoud a parlé dimanche à Kaboul.” has it: 2 marks, 2 entities.\n"));
  gtk_dialog_response (GTK_DIALOG (find_question ()), GTK_RESPONSE_CANCEL);
  g_assert_null (find_question ());
  g_assert_false (g_action_group_get_action_enabled (editing.actions, "undo"));

  remove_part (&editing, person);
  gtk_dialog_response (GTK_DIALOG (find_question ()), GTK_RESPONSE_ACCEPT);
  g_assert_null (find_question ());
  g_assert_cmpuint (apostil_scheme_outline_get_node (APOSTIL_SCHEME_OUTLINE (editing.outline)), ==,
                    entity);
  g_action_group_activate_action (editing.actions, "undo", NULL);
  g_assert_false (g_action_group_get_action_enabled (editing.actions, "undo"));
  apostil_scheme_outline_select (APOSTIL_SCHEME_OUTLINE (editing.outline), person);
  g_assert_cmpuint (apostil_scheme_outline_get_node (APOSTIL_SCHEME_OUTLINE (editing.outline)), ==,
                    person);
  end (&editing);
}

static void
test_not_in_use (Fixture *fixture, gconstpointer data)
{
  Editing editing = begin (fixture);
  guint root = apostil_scheme_draft_get_root (editing.draft);

  remove_part (&editing,
               fixture_find_node (editing.draft, fixture_find_node (editing.draft, root, "entity"),
                                  "place"));
  g_assert_null (find_question ());
  g_assert_true (g_action_group_get_action_enabled (editing.actions, "undo"));
  end (&editing);
}

int
main (int argc, char **argv)
{
  ApostilApplication *application = fixture_start (&argc, &argv);
  int status;

  if (application == NULL)
    return 0;
  g_test_add ("/window-schemes/in-use", Fixture, "", fixture_set_up, test_in_use,
              fixture_tear_down);
  g_test_add ("/window-schemes/not-in-use", Fixture, "", fixture_set_up, test_not_in_use,
              fixture_tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
