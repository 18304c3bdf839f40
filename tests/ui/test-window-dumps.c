/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What a screen reader finds in every view, dialog, popover and bar: roles, names, descriptions,
 * relations, states and the order of the focus, compared with what was found and judged before.
 *
 * How it works: each class of a widget is dumped once, into dumps/CLASS.txt, at the first stop of
 * the walk where it is on the screen, without the widgets of other classes of ours in it, which
 * have files of their own; a menu or a dialog of GTK's has the name of the stop. At every stop,
 * all that can have the focus must have a name and a role. When something was changed on purpose,
 *   APOSTIL_RENEW=1 meson test -C BUILD window-dumps
 * writes the files anew; read the difference before it is committed. */

#include "config.h"

#include "walk-stops.h"

#include <string.h>

#define MAX_TABS 80

typedef struct
{
  GHashTable *dumped; /* classes and stops */
  gchar *folder;
  gboolean renew;
} Dumps;

typedef struct
{
  GString *text;
  AtkObject *root;
} Dump;

static const struct
{
  AtkStateType state;
  const gchar *name;
} states[] = {
  { ATK_STATE_FOCUSABLE, "focusable" },   { ATK_STATE_EDITABLE, "editable" },
  { ATK_STATE_MULTI_LINE, "multi-line" }, { ATK_STATE_CHECKED, "checked" },
  { ATK_STATE_EXPANDED, "expanded" },     { ATK_STATE_MODAL, "modal" },
};

static gboolean
has_state (AtkObject *object, AtkStateType state)
{
  g_autoptr (AtkStateSet) set = atk_object_ref_state_set (object);

  return atk_state_set_contains_state (set, state);
}

/* Though it may be scrolled out of sight, or hold a bar that has not slid in. */
static gboolean
is_there (AtkObject *object)
{
  GtkWidget *widget =
      GTK_IS_ACCESSIBLE (object) ? gtk_accessible_get_widget (GTK_ACCESSIBLE (object)) : NULL;

  return widget != NULL ? gtk_widget_get_mapped (widget) : has_state (object, ATK_STATE_VISIBLE);
}

/* Whatever has no name of its own has a label. */
static gboolean
is_named (AtkObject *object)
{
  g_autoptr (AtkRelationSet) relations = atk_object_ref_relation_set (object);
  const gchar *name = atk_object_get_name (object);

  return (name != NULL && *name != '\0') ||
         atk_relation_set_contains (relations, ATK_RELATION_LABELLED_BY);
}

static void
append_quoted (GString *text, const gchar *before, const gchar *words)
{
  g_autoptr (GString) line = g_string_new (words);

  if (line->len == 0)
    return;
  g_string_replace (line, "\n", "¶", 0);
  g_string_append_printf (text, "%s“%s”", before, line->str);
}

static void
append_relations (GString *text, AtkObject *object)
{
  g_autoptr (AtkRelationSet) relations = atk_object_ref_relation_set (object);

  for (gint i = 0; i < atk_relation_set_get_n_relations (relations); i++)
    {
      AtkRelation *relation = atk_relation_set_get_relation (relations, i);
      AtkRelationType type = atk_relation_get_relation_type (relation);
      GPtrArray *targets = atk_relation_get_target (relation);

      /* The other end of one that is told where it begins. */
      if (type == ATK_RELATION_LABEL_FOR || type == ATK_RELATION_NODE_CHILD_OF)
        continue;
      g_string_append_printf (text, " %s", atk_relation_type_get_name (type));
      for (guint j = 0; j < targets->len; j++)
        append_quoted (text, " ", atk_object_get_name (g_ptr_array_index (targets, j)));
    }
}

/* The class of ours that a widget is of; rows of lists and the like are GTK's. */
static const gchar *
get_class (AtkObject *object)
{
  GtkWidget *widget =
      GTK_IS_ACCESSIBLE (object) ? gtk_accessible_get_widget (GTK_ACCESSIBLE (object)) : NULL;

  if (widget == NULL || !g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Apostil"))
    return NULL;
  return G_OBJECT_TYPE_NAME (widget);
}

static gboolean
is_box (AtkRole role)
{
  return role == ATK_ROLE_FILLER || role == ATK_ROLE_PANEL || role == ATK_ROLE_REDUNDANT_OBJECT;
}

static void
append_line (Dump *dump, AtkObject *object, guint depth)
{
  AtkRole role = atk_object_get_role (object);
  const gchar *class_name = get_class (object);

  g_string_append_printf (dump->text, "%*s%s", (int) depth * 2, "", atk_role_get_name (role));
  append_quoted (dump->text, " ", atk_object_get_name (object));
  append_quoted (dump->text, " described ", atk_object_get_description (object));
  append_relations (dump->text, object);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (has_state (object, states[i].state))
      g_string_append_printf (dump->text, " %s", states[i].name);
  if (!has_state (object, ATK_STATE_SENSITIVE) && role != ATK_ROLE_LABEL)
    g_string_append (dump->text, " insensitive");
  if (class_name != NULL && object != dump->root)
    g_string_append_printf (dump->text, " → %s", class_name);
  g_string_append_c (dump->text, '\n');
}

static void
append (Dump *dump, AtkObject *object, guint depth)
{
  AtkRole role = atk_object_get_role (object);
  const gchar *class_name = get_class (object);
  gint n_children = atk_object_get_n_accessible_children (object);

  if (!is_there (object) && role != ATK_ROLE_NOTIFICATION)
    return;
  /* A box without a name is no news, but what is in it is. */
  if (is_box (role) && object != dump->root && class_name == NULL && !is_named (object))
    depth--;
  else
    {
      append_line (dump, object, depth);
      if (class_name != NULL && object != dump->root)
        return;
    }
  /* Rows of a table are the user's. */
  if (role == ATK_ROLE_TABLE || role == ATK_ROLE_TREE_TABLE || role == ATK_ROLE_TREE)
    return;
  for (gint i = 0; i < n_children; i++)
    {
      g_autoptr (AtkObject) child = atk_object_ref_accessible_child (object, i);

      if (child != NULL)
        append (dump, child, depth + 1);
    }
}

/* Where the focus is, as it is told: a part of another class of ours has its order in its own file,
 * and of a combo box, not the button in it. */
static gchar *
name_focus (GtkWidget *focus, GtkWidget *root)
{
  GtkWidget *told = focus;
  GString *text;
  AtkObject *object;

  for (GtkWidget *p = focus; p != root && p != NULL; p = gtk_widget_get_parent (p))
    if (g_str_has_prefix (G_OBJECT_TYPE_NAME (p), "Apostil") || GTK_IS_COMBO_BOX (p))
      told = p;
  object = gtk_widget_get_accessible (told);
  text = g_string_new ("  ");
  g_string_append (text, atk_role_get_name (atk_object_get_role (object)));
  append_quoted (text, " ", atk_object_get_name (object));
  append_relations (text, object);
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (told), "Apostil"))
    g_string_append_printf (text, " → %s", G_OBJECT_TYPE_NAME (told));
  return g_string_free (text, FALSE);
}

static void
append_focus (GString *text, GtkWidget *root)
{
  GtkWidget *window = gtk_widget_get_toplevel (root);
  g_autoptr (GHashTable) visited = g_hash_table_new (NULL, NULL);
  /* Behind its last control a popover of GTK looks for the next one where there may be none. */
  GtkWidget *holder = GTK_IS_POPOVER (root) ? gtk_bin_get_child (GTK_BIN (root)) : root;
  g_autofree gchar *last = NULL;

  /* In a dialog to which no window manager gave the focus it does not move; journeys try those. */
  if (!GTK_IS_WINDOW (window) || GTK_IS_MENU (root) || GTK_IS_DIALOG (window))
    return;
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < MAX_TABS && gtk_widget_child_focus (holder, GTK_DIR_TAB_FORWARD); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_autofree gchar *line = NULL;

      if (focus == NULL || !g_hash_table_add (visited, focus))
        break;
      line = name_focus (focus, root);
      if (i == 0)
        g_string_append (text, "\nTab:\n");
      if (g_strcmp0 (line, last) != 0)
        g_string_append_printf (text, "%s\n", line);
      g_free (last);
      last = g_steal_pointer (&line);
    }
}

static gchar *
dump_widget (GtkWidget *widget)
{
  Dump dump = { g_string_new (NULL), gtk_widget_get_accessible (widget) };

  append (&dump, dump.root, 0);
  append_focus (dump.text, widget);
  return g_string_free (dump.text, FALSE);
}

/* ---- Compared ---- */

static void
tell_difference (const gchar *name, const gchar *expected, const gchar *found)
{
  g_auto (GStrv) before = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) after = g_strsplit (found, "\n", -1);
  guint i;

  for (i = 0; before[i] != NULL && after[i] != NULL && g_str_equal (before[i], after[i]); i++)
    ;
  g_test_message ("%s.txt, line %u:\n  was “%s”\n  is  “%s”", name, i + 1,
                  before[i] != NULL ? before[i] : "", after[i] != NULL ? after[i] : "");
}

static void
compare (Dumps *self, const gchar *name, GtkWidget *widget)
{
  g_autofree gchar *base = g_strconcat (name, ".txt", NULL);
  g_autofree gchar *path = g_build_filename (self->folder, base, NULL);
  g_autofree gchar *expected = NULL;
  g_autofree gchar *found = NULL;
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_mapped (widget) || g_hash_table_contains (self->dumped, name))
    return;
  /* A bar that has not slid in, and what is only painted. */
  found = dump_widget (widget);
  if (strchr (found, '\n') == strrchr (found, '\n') && !gtk_widget_get_can_focus (widget))
    return;
  g_hash_table_add (self->dumped, g_strdup (name));
  if (!self->renew && !g_file_get_contents (path, &expected, NULL, NULL))
    expected = g_strdup ("");
  /* Sizes are given out, and what takes long is found, in idle time. */
  for (guint i = 0; i < (self->renew ? 3 : 30); i++)
    {
      g_free (found);
      found = dump_widget (widget);
      if (g_strcmp0 (found, expected) == 0)
        return;
      fixture_spin (100);
    }
  if (self->renew)
    {
      g_file_set_contents (path, found, -1, &error);
      g_assert_no_error (error);
      return;
    }
  tell_difference (name, expected, found);
  g_test_fail ();
}

static void
check_names (AtkObject *object)
{
  AtkRole role = atk_object_get_role (object);

  if (!is_there (object))
    return;
  /* GTK says so of what scrolls and splits, too, but the focus goes to what is in it. */
  if (has_state (object, ATK_STATE_FOCUSABLE) && role != ATK_ROLE_SCROLL_PANE &&
      role != ATK_ROLE_SPLIT_PANE &&
      (!is_named (object) || role == ATK_ROLE_UNKNOWN || role == ATK_ROLE_INVALID))
    {
      GtkWidget *widget =
          GTK_IS_ACCESSIBLE (object) ? gtk_accessible_get_widget (GTK_ACCESSIBLE (object)) : NULL;
      g_autoptr (GString) where = g_string_new (NULL);

      for (; widget != NULL; widget = gtk_widget_get_parent (widget))
        g_string_append_printf (where, " in %s", G_OBJECT_TYPE_NAME (widget));
      g_test_message ("a %s without a name%s", atk_role_get_name (role), where->str);
      g_test_fail ();
    }
  if (role == ATK_ROLE_TABLE || role == ATK_ROLE_TREE_TABLE || role == ATK_ROLE_TREE)
    return;
  for (gint i = 0; i < atk_object_get_n_accessible_children (object); i++)
    {
      g_autoptr (AtkObject) child = atk_object_ref_accessible_child (object, i);

      if (child != NULL)
        check_names (child);
    }
}

static void
find_classes (GtkWidget *widget, gpointer data)
{
  GPtrArray *found = data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Apostil"))
    g_ptr_array_add (found, g_object_ref (widget));
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_classes, found);
}

/* What is so different at some stops that it has a file for each. */
static const gchar *const specials[] = {
  "ApostilWindow-article",
  "ApostilMarkForm-claim",
  "ApostilMarkForm-date",
  NULL,
};

static void
dump_here (Fixture *fixture, gconstpointer data)
{
  const WalkCase *here = data;
  Dumps *self = here->data;
  GtkWidget *front = walk_screen_get_front (here->screen);
  g_autoptr (GPtrArray) ours = g_ptr_array_new_with_free_func (g_object_unref);

  /* These are GTK's, and another GTK has others. */
  if (GTK_IS_SHORTCUTS_WINDOW (front) || GTK_IS_ABOUT_DIALOG (front))
    return;
  walk_unfold (front);
  fixture_spin (100);
  check_names (gtk_widget_get_accessible (front));
  find_classes (front, ours);
  if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (front), "Apostil"))
    compare (self, here->stop->name, front);
  for (guint i = 0; i < ours->len; i++)
    {
      GtkWidget *widget = g_ptr_array_index (ours, i);
      g_autofree gchar *special =
          g_strconcat (G_OBJECT_TYPE_NAME (widget), "-", here->stop->name, NULL);

      compare (self, g_strv_contains (specials, special) ? special : G_OBJECT_TYPE_NAME (widget),
               widget);
    }
}

int
main (int argc, char **argv)
{
  g_autofree WalkCase *cases = NULL;
  Dumps dumps = { 0 };
  ApostilApplication *application;
  const WalkStop *stops;
  WalkScreen *screen;
  guint n_stops;
  int status;

  g_setenv ("LANGUAGE", "en", TRUE);
  application = fixture_start (&argc, &argv);
  if (application == NULL)
    return 0;
  if (!walk_has_font ())
    return 0;
  screen = walk_screen_new ();
  dumps.dumped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  dumps.folder = g_test_build_filename (G_TEST_DIST, "ui", "dumps", NULL);
  dumps.renew = g_getenv ("APOSTIL_RENEW") != NULL;
  stops = walk_get_stops (&n_stops);
  cases = g_new0 (WalkCase, n_stops);
  for (guint i = 0; i < n_stops; i++)
    {
      g_autofree gchar *path = g_strconcat ("/dumps/", stops[i].name, NULL);

      cases[i] = (WalkCase){ &stops[i], screen, &dumps };
      g_test_add (path, Fixture, &cases[i], walk_set_up, dump_here, walk_tear_down);
    }
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
