/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The program's icons at every size they are shown at, at scale 1 and 2: nothing empty, nothing cut
 * off, the symbolic one in the colour that is asked for. A sheet to look at is written to
 * icons.png in the build directory of the tests. */

#include "config.h"

#include <gtk/gtk.h>

#define ICON "io.github.apostil.Apostil"
#define GAP  16

static const gint sizes[] = { 16, 24, 32, 48, 64, 128, 256, 512 };
static const gchar *const names[] = { ICON, ICON ".Devel", ICON "-symbolic" };

static GtkIconTheme *
new_theme (void)
{
  GtkIconTheme *theme = gtk_icon_theme_new ();
  g_autofree gchar *icons =
      g_build_filename (g_test_get_dir (G_TEST_DIST), "..", "data", "icons", NULL);

  gtk_icon_theme_append_search_path (theme, icons);
  return theme;
}

static GdkPixbuf *
load (GtkIconTheme *theme, const gchar *name, gint size, gint scale, const GdkRGBA *colour)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkIconInfo) info =
      gtk_icon_theme_lookup_icon_for_scale (theme, name, size, scale, GTK_ICON_LOOKUP_FORCE_SIZE);
  GdkPixbuf *pixbuf = NULL;

  g_assert_nonnull (info);
  pixbuf = colour != NULL
               ? gtk_icon_info_load_symbolic (info, colour, NULL, NULL, NULL, NULL, &error)
               : gtk_icon_info_load_icon (info, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, size * scale);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, size * scale);
  g_assert_true (gdk_pixbuf_get_has_alpha (pixbuf));
  return pixbuf;
}

static const guchar *
pixel (GdkPixbuf *pixbuf, gint x, gint y)
{
  return gdk_pixbuf_read_pixels (pixbuf) + y * gdk_pixbuf_get_rowstride (pixbuf) +
         x * gdk_pixbuf_get_n_channels (pixbuf);
}

/* How much of it is painted, from 0 to 1. */
static gdouble
coverage (GdkPixbuf *pixbuf)
{
  gint width = gdk_pixbuf_get_width (pixbuf);
  gdouble sum = 0;

  for (gint y = 0; y < width; y++)
    for (gint x = 0; x < width; x++)
      sum += pixel (pixbuf, x, y)[3] / 255.0;
  return sum / width / width;
}

static void
test_sizes (void)
{
  g_autoptr (GtkIconTheme) theme = new_theme ();
  gdouble usual[G_N_ELEMENTS (names)] = { 0 };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      g_autoptr (GdkPixbuf) large = load (theme, names[n], 512, 1, NULL);

      usual[n] = coverage (large);
      g_assert_cmpfloat (usual[n], >, 0.2);
      g_assert_cmpfloat (usual[n], <, 0.9);
    }
  for (gint scale = 1; scale <= 2; scale++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (guint n = 0; n < G_N_ELEMENTS (names); n++)
        {
          g_autoptr (GdkPixbuf) pixbuf = load (theme, names[n], sizes[s], scale, NULL);

          /* The same picture, neither cut off nor thinned out. */
          g_assert_cmpfloat_with_epsilon (coverage (pixbuf), usual[n], 0.06);
        }
}

/* On a dark header bar it is light. */
static void
test_symbolic (void)
{
  g_autoptr (GtkIconTheme) theme = new_theme ();
  const GdkRGBA wanted = { 0.9, 0.2, 0.4, 1 };

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (GdkPixbuf) pixbuf = load (theme, ICON "-symbolic", sizes[s], 1, &wanted);
      guint n_full = 0;

      for (gint y = 0; y < sizes[s]; y++)
        for (gint x = 0; x < sizes[s]; x++)
          {
            const guchar *p = pixel (pixbuf, x, y);

            if (p[3] < 255)
              continue;
            n_full++;
            g_assert_cmpint (ABS (p[0] - 230), <=, 2);
            g_assert_cmpint (ABS (p[1] - 51), <=, 2);
            g_assert_cmpint (ABS (p[2] - 102), <=, 2);
          }
      g_assert_cmpuint (n_full, >, 0);
    }
}

static void
test_sheet (void)
{
  g_autoptr (GtkIconTheme) theme = new_theme ();
  g_autofree gchar *path = g_build_filename (g_test_get_dir (G_TEST_BUILT), "icons.png", NULL);
  cairo_surface_t *sheet = NULL;
  cairo_t *cr = NULL;
  gint width = GAP;

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    width += sizes[s] + GAP;
  sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, 3 * (512 + 2 * GAP));
  cr = cairo_create (sheet);
  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      gint x = GAP;
      gint top = (gint) n * (512 + 2 * GAP);
      /* The last row on a dark ground. */
      gboolean dark = n == G_N_ELEMENTS (names) - 1;
      const GdkRGBA light = { 0.93, 0.93, 0.93, 1 };

      cairo_set_source_rgb (cr, dark ? 0.15 : 0.96, dark ? 0.15 : 0.96, dark ? 0.15 : 0.96);
      cairo_rectangle (cr, 0, top, width, 512 + 2 * GAP);
      cairo_fill (cr);
      for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
        {
          g_autoptr (GdkPixbuf) pixbuf = load (theme, names[n], sizes[s], 1, dark ? &light : NULL);

          gdk_cairo_set_source_pixbuf (cr, pixbuf, x, top + GAP + 512 - sizes[s]);
          cairo_paint (cr);
          x += sizes[s] + GAP;
        }
    }
  cairo_destroy (cr);
  g_assert_cmpint (cairo_surface_write_to_png (sheet, path), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (sheet);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/icons/sizes", test_sizes);
  g_test_add_func ("/icons/symbolic", test_symbolic);
  g_test_add_func ("/icons/sheet", test_sheet);

  return g_test_run ();
}
