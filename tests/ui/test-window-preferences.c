/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences: every control has a name, is the setting, and holds in the window at once. */

#include "config.h"

#include "window-fixture.h"

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GSettings *settings;
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  fixture_set_up (fixture, data);
  settings = apostil_application_get_settings (fixture->application);
  g_assert_nonnull (settings);
  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}

static GtkWidget *
open_preferences (Fixture *fixture)
{
  g_autoptr (GList) windows = NULL;

  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "preferences", NULL);
  fixture_spin (50);
  windows = gtk_window_list_toplevels ();
  for (GList *l = windows; l != NULL; l = l->next)
    if (g_strcmp0 (gtk_window_get_title (l->data), "Preferences") == 0)
      return l->data;
  g_assert_not_reached ();
}

static void
collect (GtkWidget *widget, gpointer labels)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_mnemonic_widget (GTK_LABEL (widget)) != NULL)
    g_ptr_array_add (labels, widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_foreach (GTK_CONTAINER (widget), collect, labels);
}

static GtkWidget *
find_control (GtkWidget *dialog, const gchar *name)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  collect (dialog, labels);
  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (labels->pdata[i]), name))
      return gtk_label_get_mnemonic_widget (labels->pdata[i]);
  g_error ("No control « %s »", name);
}

/* A property of the article view, as text. */
static gchar *
dup_shown (Fixture *fixture, const gchar *property)
{
  GParamSpec *spec =
      g_object_class_find_property (G_OBJECT_GET_CLASS (fixture->window->view), property);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, spec->value_type);
  g_object_get_property (G_OBJECT (fixture->window->view), property, &value);
  return g_strdup_value_contents (&value);
}

#define assert_shown(fixture, property, expected)             \
  G_STMT_START                                                \
  {                                                           \
    g_autofree gchar *shown_ = dup_shown (fixture, property); \
    g_assert_cmpstr (shown_, ==, expected);                   \
  }                                                           \
  G_STMT_END

static void
test_article (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = apostil_application_get_settings (fixture->application);
  GtkWidget *dialog = open_preferences (fixture);
  GtkWidget *font = find_control (dialog, "Font");
  GtkWidget *own = find_control (dialog, "Your own font");
  GtkWidget *size = find_control (dialog, "Text size");
  g_autofree gchar *kept = NULL;

  assert_shown (fixture, "family", "\"serif\"");
  g_assert_false (gtk_widget_get_mapped (own));
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (font), "sans");
  assert_shown (fixture, "family", "NULL");
  gtk_combo_box_set_active_id (GTK_COMBO_BOX (font), "own");
  assert_shown (fixture, "family", "\"serif\"");
  g_assert_true (gtk_widget_get_mapped (own));
  gtk_font_chooser_set_font (GTK_FONT_CHOOSER (own), "Noto Sans Mono");
  g_object_notify (G_OBJECT (own), "font");
  kept = g_settings_get_string (settings, "own-font");
  g_assert_cmpstr (kept, ==, "Noto Sans Mono");
  assert_shown (fixture, "family", "\"Noto Sans Mono\"");

  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (size)), ==, "100 %");
  gtk_entry_set_text (GTK_ENTRY (size), "150");
  gtk_spin_button_update (GTK_SPIN_BUTTON (size));
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (size)), ==, "150 %");
  g_assert_cmpfloat (apostil_article_view_get_zoom (APOSTIL_ARTICLE_VIEW (fixture->window->view)),
                     ==, 1.5);
  /* The same size that Ctrl++ changes. */
  fixture_activate (fixture, "zoom-normal", NULL);
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (size)), ==, "100 %");

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (find_control (dialog, "Line width")), 50);
  assert_shown (fixture, "measure", "50");
  gtk_switch_set_active (GTK_SWITCH (find_control (dialog, "Notes in the margin")), FALSE);
  assert_shown (fixture, "margin-notes", "FALSE");
  gtk_widget_destroy (dialog);
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_preferences (fixture);
  GtkWidget *names = find_control (dialog, "Names");
  g_autoptr (GVariant) state = NULL;

  g_assert_true (gtk_switch_get_active (GTK_SWITCH (names)));
  gtk_switch_set_active (GTK_SWITCH (names), FALSE);
  /* The menu says the same. */
  state = g_action_group_get_action_state (G_ACTION_GROUP (fixture->window), "suggest-names");
  g_assert_false (g_variant_get_boolean (state));
  gtk_widget_destroy (dialog);
}

/* Another list is no choice of another scheme. */
static void
test_scheme (Fixture *fixture, gconstpointer data)
{
  GSettings *settings = apostil_application_get_settings (fixture->application);
  ApostilSchemeFiles *schemes = apostil_application_get_schemes (fixture->application);
  GtkWidget *dialog = open_preferences (fixture);
  GtkComboBox *combo = GTK_COMBO_BOX (find_control (dialog, "Scheme of new articles"));
  g_autofree gchar *id = NULL;

  g_assert_cmpstr (gtk_combo_box_get_active_id (combo), ==, "news");
  g_settings_set_string (settings, "default-scheme", "of-mine");
  g_assert_null (gtk_combo_box_get_active_id (combo));
  g_signal_emit_by_name (schemes, "changed");
  id = g_settings_get_string (settings, "default-scheme");
  g_assert_cmpstr (id, ==, "of-mine");
  gtk_combo_box_set_active_id (combo, "news");
  g_free (id);
  id = g_settings_get_string (settings, "default-scheme");
  g_assert_cmpstr (id, ==, "news");
  gtk_widget_destroy (dialog);
}

static void
test_annotator (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_preferences (fixture);
  GtkWidget *name = find_control (dialog, "Your name");

  gtk_entry_set_text (GTK_ENTRY (name), " Nora Lindqvist ");
  fixture_select (fixture, "Kaboul", 0);
  fixture_activate (fixture, "annotate", "entity/place");
  g_assert_cmpstr (apostil_record_get (fixture_get_current (fixture), APOSTIL_ATTR_BY), ==,
                   "Nora Lindqvist");
  gtk_entry_set_text (GTK_ENTRY (name), "");
  fixture_select (fixture, "dimanche", 0);
  fixture_activate (fixture, "annotate", "date");
  g_assert_null (apostil_record_get (fixture_get_current (fixture), APOSTIL_ATTR_BY));
  gtk_widget_destroy (dialog);
}

static void
assert_theme (const gchar *name, gboolean dark)
{
  g_autofree gchar *actual = NULL;
  gboolean prefers_dark;

  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &actual,
                "gtk-application-prefer-dark-theme", &prefers_dark, NULL);
  g_assert_cmpstr (actual, ==, name);
  g_assert_cmpint (prefers_dark, ==, dark);
}

static void
test_theme (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_preferences (fixture);
  GtkComboBox *theme = GTK_COMBO_BOX (find_control (dialog, "Theme"));

  assert_theme ("Adwaita", FALSE);
  gtk_combo_box_set_active_id (theme, "dark");
  assert_theme ("Adwaita", TRUE);
  gtk_combo_box_set_active_id (theme, "high-contrast-dark");
  assert_theme ("HighContrastInverse", FALSE);
  gtk_combo_box_set_active_id (theme, "high-contrast");
  assert_theme ("HighContrast", FALSE);
  gtk_combo_box_set_active_id (theme, "system");
  assert_theme ("Adwaita", FALSE);
  gtk_widget_destroy (dialog);
}

/* Asked for twice, it is one; each control has a name and no two of them the same key. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_preferences (fixture);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);

  g_assert_true (open_preferences (fixture) == dialog);
  g_assert_true (gtk_window_get_transient_for (GTK_WINDOW (dialog)) ==
                 GTK_WINDOW (fixture->window));
  collect (dialog, labels);
  g_assert_cmpuint (labels->len, >=, 11);
  for (guint i = 0; i < labels->len; i++)
    {
      guint key = gtk_label_get_mnemonic_keyval (labels->pdata[i]);
      GtkWidget *control = gtk_label_get_mnemonic_widget (labels->pdata[i]);
      g_autoptr (AtkRelationSet)
          relations = atk_object_ref_relation_set (gtk_widget_get_accessible (control));

      g_assert_cmpuint (key, !=, GDK_KEY_VoidSymbol);
      g_assert_true (g_hash_table_add (keys, GUINT_TO_POINTER (key)));
      g_assert_true (atk_relation_set_contains (relations, ATK_RELATION_LABELLED_BY));
    }
  gtk_widget_destroy (dialog);
}

int
main (int argc, char **argv)
{
  g_autoptr (ApostilApplication) application = fixture_start (&argc, &argv);

  if (application == NULL)
    return 0;
#define ADD(path, function) \
  g_test_add ("/preferences/" path, Fixture, "article", set_up, function, fixture_tear_down)
  ADD ("article", test_article);
  ADD ("suggestions", test_suggestions);
  ADD ("scheme", test_scheme);
  ADD ("annotator", test_annotator);
  ADD ("theme", test_theme);
  ADD ("names", test_names);
#undef ADD
  return g_test_run ();
}
