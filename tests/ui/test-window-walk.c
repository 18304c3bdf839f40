/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Every view, dialog, popover and bar of the program, looked at in the language that the
 * environment asks for (walk.py makes it): nothing is cut off, nothing is left in English, and
 * where the language runs from right to left the window does.
 *
 * How it works: at each stop all widgets on the screen are gone through. A label is cut off when
 * its layout is shortened, or higher or wider than its room, or reaches beyond what holds it.
 * What is left in English is known by two things. In the language made for this test each
 * translated text stands in ⟦brackets⟧, so letters outside of them never saw a translator; in a
 * language of another script, Latin letters. In both, words of the article are the user's own,
 * and so are names that are the same everywhere. */

#include "config.h"

#include "walk-stops.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#define MAX_WIDTH 1280

typedef struct
{
  gboolean latin; /* it cannot be told from English, and is not judged */
  gboolean bracketed;
  gboolean mirrored;
  gboolean enlarged;     /* letters are larger than usual */
  GHashTable *own_words; /* of the user, and names */
  GtkWidget *root;
  GPtrArray *complaints;
  guint n_walked;
  WalkScreen *screen;
} Walk;

/* The same in every language. */
static const gchar names[] =
    "Apostil GNU GPL General Public License Licence XML HTML CSV PDF SVG PNG ISO Wikidata http "
    "https "
    "qwxz ISNI Escape Enter Delete www gnu org licenses html pm am UTC csv xml txt apostil article "
    "Ctrl Alt Shift Tab Esc Home "
    "F1 F10";

static void
add_words (GHashTable *set, const gchar *text)
{
  const gchar *p = text;

  while (*p != '\0')
    {
      const gchar *start = p;

      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p > start)
        g_hash_table_add (set, g_strndup (start, p - start));
      else
        p = g_utf8_next_char (p);
    }
}

G_GNUC_PRINTF (3, 4)
static void
complain (Walk *walk, GtkWidget *widget, const gchar *format, ...)
{
  g_autofree gchar *what = NULL;
  g_autofree gchar *complaint = NULL;
  GtkWidget *owner = widget;
  va_list args;

  /* The nearest class of ours says where to look. */
  while (owner != NULL && !g_str_has_prefix (G_OBJECT_TYPE_NAME (owner), "Apostil"))
    owner = gtk_widget_get_parent (owner);
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  complaint = g_strdup_printf ("%s in %s: %s", G_OBJECT_TYPE_NAME (widget),
                               G_OBJECT_TYPE_NAME (owner != NULL ? owner : walk->root), what);
  if (!g_ptr_array_find_with_equal_func (walk->complaints, complaint, g_str_equal, NULL))
    g_ptr_array_add (walk->complaints, g_steal_pointer (&complaint));
}

/* What stands in no bracket; what was cut off behind an open one stood in it. */
static gchar *
strip_brackets (const gchar *text)
{
  g_autoptr (GRegex) pair = g_regex_new ("⟦[^⟦⟧]*(⟧|$)", 0, 0, NULL);
  g_autofree gchar *before = g_strdup (text);

  for (;;)
    {
      g_autofree gchar *after = g_regex_replace_literal (pair, before, -1, 0, "", 0, NULL);

      if (g_str_equal (after, before))
        return g_steal_pointer (&after);
      g_free (before);
      before = g_steal_pointer (&after);
    }
}

/* A word that was cut off, as titles in lists and menus are. */
static gboolean
begins_own_word (Walk *walk, const gchar *start)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, walk->own_words);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (g_str_has_prefix (word, start))
      return TRUE;
  return FALSE;
}

/* The first word that is neither translated nor the user's; NULL: there is none. */
static gchar *
find_stranger (Walk *walk, const gchar *text)
{
  g_autofree gchar *rest = walk->bracketed ? strip_brackets (text) : g_strdup (text);
  const gchar *p = rest;

  while (*p != '\0')
    {
      const gchar *start = p;
      g_autofree gchar *word = NULL;

      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      if (p == start)
        {
          p = g_utf8_next_char (p);
          continue;
        }
      word = g_strndup (start, p - start);
      /* Letters are keys. */
      if (g_utf8_strlen (word, -1) > 1 && g_ascii_isalpha (*start) &&
          !g_hash_table_contains (walk->own_words, word) &&
          !((*p == '\0' || g_str_has_prefix (p, "…")) && begins_own_word (walk, word)))
        return g_steal_pointer (&word);
    }
  return NULL;
}

/* Words of the user may be shortened: nobody knows how long they are. Those of the language made for
 * this test end with tildes. */
static gboolean
holds_own_words (Walk *walk, const gchar *text)
{
  const gchar *p = text;

  while (*p != '\0')
    {
      const gchar *start = p;
      g_autofree gchar *word = NULL;

      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      word = g_strndup (start, p - start);
      if (p == start)
        p = g_utf8_next_char (p);
      else if (*p != '~' && g_hash_table_contains (walk->own_words, word))
        return TRUE;
    }
  return FALSE;
}

static void
check_language (Walk *walk, GtkWidget *widget, const gchar *what, const gchar *text)
{
  g_autofree gchar *stranger = NULL;

  if (text == NULL || walk->latin)
    return;
  stranger = find_stranger (walk, text);
  if (stranger != NULL)
    complain (walk, widget, "%s “%s” is not translated (“%s”)", what, text, stranger);
}

static gboolean
scrolls (GtkWidget *widget, GtkOrientation orientation)
{
  GtkPolicyType horizontal, vertical;

  if (!GTK_IS_SCROLLED_WINDOW (widget))
    return FALSE;
  gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &horizontal, &vertical);
  return (orientation == GTK_ORIENTATION_HORIZONTAL ? horizontal : vertical) ==
         GTK_POLICY_AUTOMATIC;
}

/* Whatever holds it has room for all of it, unless one can scroll there. */
static void
check_inside (Walk *walk, GtkWidget *widget, const gchar *text)
{
  gint width = gtk_widget_get_allocated_width (widget);
  gint height = gtk_widget_get_allocated_height (widget);
  gboolean across = TRUE, down = TRUE;
  gint x, y;

  for (GtkWidget *p = gtk_widget_get_parent (widget); p != NULL; p = gtk_widget_get_parent (p))
    {
      /* What a viewport holds is as large as it likes; the scrolled window around it decides. */
      if (GTK_IS_VIEWPORT (p) || !gtk_widget_translate_coordinates (widget, p, 0, 0, &x, &y))
        continue;
      across = across && !scrolls (p, GTK_ORIENTATION_HORIZONTAL);
      down = down && !scrolls (p, GTK_ORIENTATION_VERTICAL);
      if (across && (x < -1 || x + width > gtk_widget_get_allocated_width (p) + 1))
        {
          complain (walk, widget, "“%s” reaches from %d to %d in a %s that is %d wide", text, x,
                    x + width, G_OBJECT_TYPE_NAME (p), gtk_widget_get_allocated_width (p));
          return;
        }
      if (down && (y < -1 || y + height > gtk_widget_get_allocated_height (p) + 1))
        {
          complain (walk, widget, "“%s” reaches from %d to %d in a %s that is %d high", text, y,
                    y + height, G_OBJECT_TYPE_NAME (p), gtk_widget_get_allocated_height (p));
          return;
        }
    }
}

static void
check_label (Walk *walk, GtkLabel *label)
{
  GtkWidget *widget = GTK_WIDGET (label);
  const gchar *text = gtk_label_get_text (label);
  PangoLayout *layout = gtk_label_get_layout (label);
  gint width, height;

  if (*text == '\0')
    return;
  check_language (walk, widget, "the text", text);
  if (pango_layout_is_ellipsized (layout) && !holds_own_words (walk, text))
    complain (walk, widget, "“%s” is shortened", text);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > gtk_widget_get_allocated_width (widget) && gtk_label_get_angle (label) == 0)
    complain (walk, widget, "“%s” is %d wide and has %d", text, width,
              gtk_widget_get_allocated_width (widget));
  if (height > gtk_widget_get_allocated_height (widget))
    complain (walk, widget, "“%s” is %d high and has %d", text, height,
              gtk_widget_get_allocated_height (widget));
  check_inside (walk, widget, text);
}

static void
check_entry (Walk *walk, GtkEntry *entry)
{
  const gchar *hint = gtk_entry_get_placeholder_text (entry);
  g_autoptr (PangoLayout) layout = NULL;
  GdkRectangle area;
  gint width;

  check_language (walk, GTK_WIDGET (entry), "the text", gtk_entry_get_text (entry));
  if (hint == NULL || *gtk_entry_get_text (entry) != '\0')
    return;
  check_language (walk, GTK_WIDGET (entry), "the hint", hint);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (entry), hint);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_entry_get_text_area (entry, &area);
  if (width > area.width)
    complain (walk, GTK_WIDGET (entry), "the hint “%s” is %d wide and has %d", hint, width,
              area.width);
}

/* What shows the article goes by its language; GTK writes keys from left to right everywhere. */
static gboolean
is_by_text (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "ApostilArticleView") ||
         GTK_IS_SHORTCUT_LABEL (widget) ||
         (GTK_IS_TREE_VIEW (widget) &&
          gtk_widget_get_ancestor (widget, APOSTIL_TYPE_OCCURRENCE_REVIEW) != NULL);
}

/* No window asks for more than there is on a small screen. */
static void
check_size (Walk *walk, GtkWidget *root)
{
  gint width;

  /* The one of the shortcuts is GTK's. */
  if (!GTK_IS_WINDOW (root) || GTK_IS_SHORTCUTS_WINDOW (root))
    return;
  gtk_widget_get_preferred_width (root, &width, NULL);
  if (width > MAX_WIDTH)
    complain (walk, root, "it is %d wide at least, more than a screen of %d", width, MAX_WIDTH);
}

static void
look (GtkWidget *widget, gpointer data)
{
  Walk *walk = data;

  if (!gtk_widget_get_mapped (widget))
    return;
  if (walk->mirrored && gtk_widget_get_direction (widget) != GTK_TEXT_DIR_RTL &&
      !is_by_text (widget))
    complain (walk, widget, "not mirrored");
  if (GTK_IS_LABEL (widget))
    check_label (walk, GTK_LABEL (widget));
  else if (GTK_IS_ENTRY (widget))
    check_entry (walk, GTK_ENTRY (widget));
  check_language (walk, widget, "the tooltip", gtk_widget_get_tooltip_text (widget));
  /* What an icon is called is GTK's, and its button has a name. */
  if (!GTK_IS_IMAGE (widget))
    check_language (walk, widget, "the name",
                    atk_object_get_name (gtk_widget_get_accessible (widget)));
  if (GTK_IS_WINDOW (widget))
    check_language (walk, widget, "the title", gtk_window_get_title (GTK_WINDOW (widget)));
  /* GTK maps what a folded expander holds. */
  if (GTK_IS_CONTAINER (widget) &&
      !(GTK_IS_EXPANDER (widget) && !gtk_expander_get_expanded (GTK_EXPANDER (widget))))
    gtk_container_forall (GTK_CONTAINER (widget), look, walk);
}

/* Sizes are given out in idle time, so what is wrong is looked at again for a while. */
static void
look_until_settled (Walk *walk, const gchar *stop, GtkWidget *root)
{
  walk->root = root;
  for (guint i = 0; i < 20; i++)
    {
      g_clear_pointer (&walk->complaints, g_ptr_array_unref);
      walk->complaints = g_ptr_array_new_with_free_func (g_free);
      walk_unfold (root);
      look (root, walk);
      check_size (walk, root);
      if (walk->complaints->len == 0)
        break;
      fixture_spin (100);
    }
  for (guint i = 0; i < walk->complaints->len; i++)
    g_test_message ("%s: %s", stop, (const gchar *) g_ptr_array_index (walk->complaints, i));
  if (walk->complaints->len > 0)
    g_test_fail ();
  g_clear_pointer (&walk->complaints, g_ptr_array_unref);
}

/* For the eye, which is the better judge of the rest. */
static void
take_picture (const gchar *name, GtkWidget *root)
{
  const gchar *folder = g_getenv ("APOSTIL_WALK_PICTURES");
  GdkWindow *window = gtk_widget_get_window (gtk_widget_get_toplevel (root));
  g_autoptr (GdkPixbuf) picture = NULL;
  g_autofree gchar *path = NULL;
  g_autoptr (GError) error = NULL;

  if (folder == NULL)
    return;
  fixture_spin (400);
  path = g_strdup_printf ("%s/%s.png", folder, name);
  picture = gdk_pixbuf_get_from_window (window, 0, 0, gdk_window_get_width (window),
                                        gdk_window_get_height (window));
  gdk_pixbuf_save (picture, path, "png", &error, NULL);
  g_assert_no_error (error);
}

static void
walk_here (Fixture *fixture, gconstpointer data)
{
  const WalkCase *here = data;
  Walk *walk = here->data;
  GtkWidget *root = walk_screen_get_front (here->screen);
  g_autofree gchar *narrow = g_strconcat (here->stop->name, "-narrow", NULL);

  look_until_settled (walk, here->stop->name, root);
  take_picture (here->stop->name, root);
  if (root == GTK_WIDGET (fixture->window))
    {
      /* And where there is little room. */
      gtk_window_resize (GTK_WINDOW (root), 620, 560);
      fixture_spin (250);
      look_until_settled (walk, narrow, root);
      take_picture (narrow, root);
    }
  walk->n_walked++;
}

/* A class that was on the screen nowhere is one that nobody looked at. */
static void
check_sources (Walk *walk, const gchar *folder)
{
  g_autoptr (GRegex)
      class_line = g_regex_new ("G_DEFINE_\\w*TYPE\\w* \\((Apostil\\w+),\\s*\\w+,\\s*"
                                "(?:GTK_TYPE_(?!APPLICATION,|CELL_RENDERER|CONTAINER_ACC|WIDGET_"
                                "ACC)|APOSTIL_TYPE_\\w*ROW)\\w*",
                                0, 0, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const gchar *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree gchar *path = g_build_filename (folder, name, NULL);
      g_autofree gchar *source = NULL;
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_has_suffix (name, ".c") || !g_file_get_contents (path, &source, NULL, NULL))
        continue;
      for (g_regex_match (class_line, source, 0, &match); g_match_info_matches (match);
           g_match_info_next (match, NULL))
        {
          g_autofree gchar *type = g_match_info_fetch (match, 1);
          GType known = g_type_from_name (type);

          if (walk_screen_has_shown (walk->screen, type) ||
              (known != 0 && !g_type_is_a (known, GTK_TYPE_WIDGET)))
            continue;
          g_test_message ("%s is at no stop of walk-stops.c", type);
          g_test_fail ();
        }
    }
}

static void
test_all (gconstpointer data)
{
  Walk *walk = (gpointer) data;
  g_autofree gchar *folder = g_test_build_filename (G_TEST_DIST, "..", "src", "ui", NULL);
  guint n_stops;

  walk_get_stops (&n_stops);
  if (walk->n_walked < n_stops || walk->enlarged)
    {
      g_test_skip ("not all stops were asked for, or not all panes had room");
      return;
    }
  check_sources (walk, folder);
}

static void
learn_own_words (Walk *walk)
{
  g_autofree gchar *path =
      g_test_build_filename (G_TEST_DIST, "..", "data", "samples", "barrage.fr.apostil", NULL);
  const gchar *untranslated = g_getenv ("APOSTIL_WALK_UNTRANSLATED");
  g_autofree gchar *content = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  walk->own_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_words (walk->own_words, content);
  add_words (walk->own_words, FIXTURE_TEXT);
  add_words (walk->own_words, "new kind"); /* an id, of which people may make another */
  add_words (walk->own_words, names);
  if (untranslated != NULL)
    add_words (walk->own_words, untranslated);
}

int
main (int argc, char **argv)
{
  const gchar *language = g_getenv ("LANGUAGE");
  const gchar *catalogues = g_getenv ("APOSTIL_LOCALEDIR");
  ApostilApplication *application;
  g_autofree WalkCase *cases = NULL;
  Walk walk = { 0 };
  const WalkStop *stops;
  gdouble scale = 1;
  guint n_stops;
  int status;

  if (language == NULL || catalogues == NULL)
    {
      g_print ("1..0 # SKIP started without walk.py\n");
      return 0;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  walk.bracketed = g_str_equal (language, "qps");
  walk.mirrored = g_str_equal (language, "fa");
  walk.latin = !walk.bracketed && !walk.mirrored;
  if (walk.bracketed)
    bindtextdomain ("gtk30", catalogues);
  application = fixture_start (&argc, &argv);
  if (application == NULL)
    return 0;
  if (!walk_has_font ())
    return 0;
  if (walk.bracketed)
    bindtextdomain ("gtk30", catalogues);
  if (g_getenv ("APOSTIL_WALK_SCALE") != NULL)
    scale = g_ascii_strtod (g_getenv ("APOSTIL_WALK_SCALE"), NULL);
  walk.enlarged = scale > 1;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (gint) (96 * PANGO_SCALE * scale),
                NULL);
  learn_own_words (&walk);
  walk.screen = walk_screen_new ();
  stops = walk_get_stops (&n_stops);
  cases = g_new0 (WalkCase, n_stops);
  for (guint i = 0; i < n_stops; i++)
    {
      g_autofree gchar *path = g_strconcat ("/walk/", stops[i].name, NULL);

      cases[i] = (WalkCase){ &stops[i], walk.screen, &walk };
      g_test_add (path, Fixture, &cases[i], walk_set_up, walk_here, walk_tear_down);
    }
  g_test_add_data_func ("/walk/all", &walk, test_all);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
