/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every key that the shortcuts window promises does something; and the menu of the article. */

#include "config.h"

#include <string.h>

#include "window-fixture.h"

/* Returns whether somebody took it. */
static gboolean
press (Fixture *fixture, guint keyval, GdkModifierType state)
{
  g_autoptr (GdkEvent) event = fixture_new_key (fixture, keyval, state);

  return gtk_widget_event (GTK_WIDGET (fixture->window), event);
}

/* Whether an action of the program or of the window has @accel, one that exists. */
static gboolean
has_action (Fixture *fixture, const gchar *accel)
{
  g_auto (GStrv) actions =
      gtk_application_get_actions_for_accel (GTK_APPLICATION (fixture->application), accel);

  for (guint i = 0; actions[i] != NULL; i++)
    {
      const gchar *name = actions[i] + strlen ("win.");

      if (g_str_has_prefix (actions[i], "win.") &&
          g_action_group_has_action (G_ACTION_GROUP (fixture->window), name))
        return TRUE;
      if (g_str_has_prefix (actions[i], "app.") &&
          g_action_group_has_action (G_ACTION_GROUP (fixture->application), name))
        return TRUE;
    }
  return FALSE;
}

/* Through the main loop: a menu asks for the event that it comes from. */
static void
open_menu (Fixture *fixture, guint keyval, GdkModifierType state)
{
  g_autoptr (GdkEvent) event = fixture_new_key (fixture, keyval, state);

  gtk_widget_grab_focus (fixture->window->view);
  gtk_main_do_event (event);
  g_assert_nonnull (fixture->window->context_menu);
  fixture_spin (100);
}

static void
check_accelerator (Fixture *fixture, const gchar *accel)
{
  ApostilSession *session = apostil_window_get_session (fixture->window);
  guint keyval;
  GdkModifierType state;

  gtk_accelerator_parse (accel, &keyval, &state);
  if (keyval == 0)
    g_error ("“%s” is no key", accel);
  if (has_action (fixture, accel))
    return;
  /* Else it is a key of the article: with words selected, and a claim that is current. */
  apostil_session_set_current (
      session,
      apostil_annotation_list_get (
          apostil_document_get_annotations (fixture_get_document (fixture)), 1),
      FALSE);
  fixture_select (fixture, "peut", 0);
  if (keyval == GDK_KEY_Menu || keyval == GDK_KEY_F10)
    {
      open_menu (fixture, keyval, state);
      gtk_menu_popdown (GTK_MENU (fixture->window->context_menu));
      return;
    }
  gtk_widget_grab_focus (fixture->window->view);
  if (!press (fixture, keyval, state))
    g_error ("Nothing takes the key “%s”", accel);
}

/* Marks to stand on, that no key before has changed; the entity's is the first. */
static void
make_marks (Fixture *fixture)
{
  fixture_activate (fixture, "show", "article");
  while (fixture_count_marks (fixture) > 0)
    apostil_document_undo (fixture_get_document (fixture));
  fixture_select (fixture, "Ahmad Massoud", 0);
  fixture_activate (fixture, "annotate", "entity/person");
  fixture_select (fixture, "« Nous voulons négocier »", 0);
  fixture_activate (fixture, "annotate", "claim");
  fixture_select (fixture, "Ils ne veulent pas négocier", 0);
  fixture_activate (fixture, "annotate", "claim");
}

/* With a mark of the view chosen, and the focus in it. */
static void
enter_view (Fixture *fixture, const gchar *view)
{
  ApostilSession *session = apostil_window_get_session (fixture->window);
  ApostilAnnotationList *annotations =
      apostil_document_get_annotations (fixture_get_document (fixture));

  make_marks (fixture);
  for (guint i = 0; i < apostil_annotation_list_get_length (annotations); i++)
    {
      ApostilAnnotation *mark = apostil_annotation_list_get (annotations, i);

      if (apostil_annotation_is (mark, g_str_equal (view, "entities") ? APOSTIL_KIND_ENTITY
                                                                      : APOSTIL_KIND_CLAIM))
        apostil_session_set_current (session, mark, FALSE);
    }
  fixture_activate (fixture, "show", view);
  fixture_spin (100);
  apostil_window_focus_view (fixture->window);
}

static void
check_in_view (Fixture *fixture, const gchar *view, const gchar *accel)
{
  guint keyval;
  GdkModifierType state;

  enter_view (fixture, view);
  gtk_accelerator_parse (accel, &keyval, &state);
  if (keyval == 0)
    g_error ("“%s” is no key", accel);
  if (!press (fixture, keyval, state))
    g_error ("Nothing takes the key “%s” in “%s”", accel, view);
  press (fixture, GDK_KEY_Escape, 0);
  fixture_spin (20);
}

/* The keys that one group of the shortcuts promises; those of other views are pressed there. */
static guint
check_group (Fixture *fixture, const gchar *group)
{
  g_autoptr (GRegex)
      regex = g_regex_new ("<property name=\"accelerator\">([^<]*)</property>", 0, 0, NULL);
  g_autoptr (GRegex) name = g_regex_new ("^ id=\"keys_of_([a-z]+)\"", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GMatchInfo) named = NULL;
  g_autofree gchar *view = NULL;
  guint n_checked = 0;

  if (g_regex_match (name, group, 0, &named))
    view = g_match_info_fetch (named, 1);
  g_regex_match (regex, group, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree gchar *escaped = g_match_info_fetch (match, 1);
      g_autofree gchar *list = NULL;
      g_auto (GStrv) accels = NULL;
      GString *plain = g_string_new (escaped);

      g_string_replace (plain, "&lt;", "<", 0);
      g_string_replace (plain, "&gt;", ">", 0);
      list = g_string_free (plain, FALSE);
      /* Of a range the first: how far it goes is the scheme's to say. */
      if (strstr (list, "...") != NULL)
        *strstr (list, "...") = '\0';
      accels = g_strsplit (list, " ", -1);
      for (guint i = 0; accels[i] != NULL; i++, n_checked++)
        {
          if (view != NULL)
            {
              check_in_view (fixture, view, accels[i]);
              continue;
            }
          make_marks (fixture);
          check_accelerator (fixture, accels[i]);
        }
    }
  return n_checked;
}

/* The file is read as it is, so that a key added there is checked without a word here. */
static void
test_shortcuts (Fixture *fixture, gconstpointer data)
{
  const gchar *const views[] = { "entities", "claims", "timeline" };
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (RESOURCE_PATH "/shortcuts.ui", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) groups = NULL;
  guint n_checked = 0;

  g_assert_nonnull (bytes);
  groups = g_strsplit (g_bytes_get_data (bytes, NULL), "<object class=\"GtkShortcutsGroup\"", -1);
  for (guint i = 0; groups[i] != NULL; i++)
    n_checked += check_group (fixture, groups[i]);
  g_assert_cmpuint (n_checked, >, 60);
  /* A key that is promised nowhere is taken by nobody. */
  fixture_activate (fixture, "show", "article");
  gtk_widget_grab_focus (fixture->window->view);
  g_assert_false (press (fixture, GDK_KEY_q, 0));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      enter_view (fixture, views[i]);
      g_assert_false (press (fixture, GDK_KEY_q, 0));
    }
}

/* Ctrl+V goes to the field that is being typed in, else it pastes an article. */
static void
test_paste_key (Fixture *fixture, gconstpointer data)
{
  GtkClipboard *clipboard = gtk_clipboard_get (GDK_SELECTION_CLIPBOARD);
  GtkWidget *entry;

  gtk_clipboard_set_text (clipboard, "Massoud", -1);
  fixture_activate (fixture, "find", NULL);
  entry = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (GTK_IS_ENTRY (entry));
  g_assert_true (press (fixture, GDK_KEY_v, GDK_CONTROL_MASK));
  wait_until (g_str_equal (gtk_entry_get_text (GTK_ENTRY (entry)), "Massoud"));
  g_assert_null (fixture->window->intake);
  gtk_widget_grab_focus (fixture->window->view);
  g_assert_true (press (fixture, GDK_KEY_v, GDK_CONTROL_MASK));
  wait_until (fixture->window->intake != NULL);
  wait_until (
      g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application))) == 2);
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (fixture->application)); l != NULL;
       l = l->next)
    if (l->data != fixture->window)
      {
        gtk_widget_destroy (l->data);
        break;
      }
  gtk_clipboard_clear (clipboard);
}

/* The labels of a menu's items, those of its submenus included, each with a line. */
static void
collect (GtkWidget *menu, GString *labels)
{
  g_autoptr (GList) items = gtk_container_get_children (GTK_CONTAINER (menu));

  for (GList *l = items; l != NULL; l = l->next)
    {
      GtkWidget *submenu = gtk_menu_item_get_submenu (l->data);
      const gchar *name = atk_object_get_name (gtk_widget_get_accessible (l->data));

      if (GTK_IS_SEPARATOR_MENU_ITEM (l->data))
        continue;
      g_string_append_printf (labels, "%s%s\n", name != NULL ? name : "?",
                              gtk_widget_is_sensitive (l->data) ? "" : " (off)");
      if (submenu != NULL)
        collect (submenu, labels);
    }
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) labels = g_string_new (NULL);

  fixture_select (fixture, "Ahmad Massoud", 0);
  fixture_activate (fixture, "annotate", "entity/person");
  open_menu (fixture, GDK_KEY_Menu, 0);
  collect (fixture->window->context_menu, labels);
  g_assert_nonnull (strstr (labels->str, "Edit\n"));
  g_assert_nonnull (strstr (labels->str, "Mark All Occurrences…\n"));
  g_assert_nonnull (strstr (labels->str, "Delete the Mark\n"));
  g_assert_nonnull (strstr (labels->str, "Person\n"));
  g_assert_nonnull (strstr (labels->str, "Copy\n"));
  g_assert_null (strstr (labels->str, "(off)"));
  g_assert_null (strstr (labels->str, "Relate"));

  /* Made anew for a claim. */
  fixture_select (fixture, "Nous voulons négocier", 0);
  fixture_activate (fixture, "annotate", "claim");
  gtk_menu_popdown (GTK_MENU (fixture->window->context_menu));
  open_menu (fixture, GDK_KEY_Menu, 0);
  g_string_truncate (labels, 0);
  collect (fixture->window->context_menu, labels);
  g_assert_nonnull (strstr (labels->str, "Relate the Claim\n"));
  g_assert_nonnull (strstr (labels->str, "Further Fragment\n"));
  g_assert_null (strstr (labels->str, "Mark All"));
  g_assert_null (strstr (labels->str, "(off)"));
  gtk_menu_popdown (GTK_MENU (fixture->window->context_menu));
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(name, data, func) \
  g_test_add ("/ui/keys/" name, Fixture, data, fixture_set_up, func, fixture_tear_down)
  ADD ("shortcuts", "article", test_shortcuts);
  ADD ("paste", "article", test_paste_key);
  ADD ("menu", "article", test_menu);
  return g_test_run ();
}
