/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* A label that is measured with little work has the sizes of one that is measured with much. */

#include "config.h"

#include "apostil-prose.h"

static const gchar *const texts[] = {
  "Read the news closely",
  "Open an article, select a few words, and press one key to say who is named, who claims what, "
  "and "
  "when it happened. What you mark is saved with the article in one file.",
  "Ein Artikel, ein paar Wörter, eine Taste.\nZweite Zeile.",
  "متن ساده خوانده شد و هیچ چیز گم نشد، نه اینجا و نه آنجا.",
  "",
};

static const gint most[] = { -1, 20, 52 };

typedef struct
{
  GtkWidget *window;
  GtkWidget *prose;
  GtkWidget *label;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_offscreen_window_new ();
  fixture->prose = g_object_new (APOSTIL_TYPE_PROSE, NULL);
  fixture->label = gtk_label_new (NULL);
  gtk_label_set_line_wrap (GTK_LABEL (fixture->label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (fixture->label), PANGO_WRAP_WORD_CHAR);
  gtk_container_add (GTK_CONTAINER (box), fixture->prose);
  gtk_container_add (GTK_CONTAINER (box), fixture->label);
  gtk_container_add (GTK_CONTAINER (fixture->window), box);
  gtk_widget_show_all (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_widget_destroy (fixture->window);
}

static void
check (Fixture *fixture, const gchar *text, gint chars)
{
  static const gint widths[] = { 90, 150, 151, 300, 90, 700, 2000 };
  gint least, natural, height, baseline, expected, expected_baseline;

  gtk_label_set_text (GTK_LABEL (fixture->prose), text);
  gtk_label_set_text (GTK_LABEL (fixture->label), text);
  gtk_label_set_max_width_chars (GTK_LABEL (fixture->prose), chars);
  gtk_label_set_max_width_chars (GTK_LABEL (fixture->label), chars);
  gtk_widget_get_preferred_width (fixture->prose, &least, &natural);
  gtk_widget_get_preferred_width (fixture->label, NULL, &expected);
  g_assert_cmpint (natural, ==, expected);
  g_assert_cmpint (least, <=, natural);
  g_assert_cmpint (least, <=, 150);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      gint width = MAX (widths[i], least);

      gtk_widget_get_preferred_height_and_baseline_for_width (fixture->prose, width, &height, NULL,
                                                              &baseline, NULL);
      gtk_widget_get_preferred_height_and_baseline_for_width (fixture->label, width, &expected,
                                                              NULL, &expected_baseline, NULL);
      g_assert_cmpint (height, ==, expected);
      g_assert_cmpint (baseline, ==, expected_baseline);
    }
}

static void
test_sizes (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (most); j++)
      check (fixture, texts[i], most[j]);
}

/* What was measured holds no longer once the font is another. */
static void
test_style (Fixture *fixture, gconstpointer data)
{
  static const gchar sheet[] = "label { font-size: 200%; font-weight: bold; }";
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *const labels[] = { fixture->prose, fixture->label };

  check (fixture, texts[1], 52);
  gtk_css_provider_load_from_data (provider, sheet, -1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    gtk_style_context_add_provider (gtk_widget_get_style_context (labels[i]),
                                    GTK_STYLE_PROVIDER (provider),
                                    GTK_STYLE_PROVIDER_PRIORITY_USER);
  while (gtk_events_pending ())
    gtk_main_iteration ();
  check (fixture, texts[1], 52);
}

gint
main (gint argc, gchar **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (!gtk_init_check (&argc, &argv))
    {
      g_print ("1..0 # SKIP no display\n");
      return 0;
    }
  g_test_add ("/prose/sizes", Fixture, NULL, set_up, test_sizes, tear_down);
  g_test_add ("/prose/style", Fixture, NULL, set_up, test_style, tear_down);
  return g_test_run ();
}
