/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "apostil-canvas.h"
#include "apostil-picture-file.h"
#include "apostil-theme.h"

static void
test_sheet (void)
{
  g_autoptr (ApostilColourSheet) sheet = apostil_colour_sheet_new ();
  const ApostilRgba *colour;

  g_assert_true (apostil_colour_sheet_read (sheet, "/* a comment */ @define-color a #fff;\n"
                                                   "@define-color b #000000; label { color: @a; }\n"
                                                   "@define-color c mix(@a, @b, 0.25);\n"
                                                   "@define-color d alpha(mix(@c,@c,0.5), 0.5);"));
  colour = apostil_colour_sheet_get (sheet, "c");
  g_assert_cmpfloat_with_epsilon (colour->red, 0.75, 1e-9);
  g_assert_cmpfloat (colour->alpha, ==, 1);
  colour = apostil_colour_sheet_get (sheet, "d");
  g_assert_cmpfloat_with_epsilon (colour->blue, 0.75, 1e-9);
  g_assert_cmpfloat (colour->alpha, ==, 0.5);
  g_assert_null (apostil_colour_sheet_get (sheet, "e"));
}

static void
test_sheet_bad (void)
{
  g_autoptr (ApostilColourSheet) sheet = apostil_colour_sheet_new ();
  const gchar *const bad[] = {
    "@define-color",           "@define-color a",          "@define-color a #12;",
    "@define-color a @none;",  "@define-color a mix(#fff", "@define-color a mix(#fff,#000,x);",
    "@define-color a shade(1", "@define-color a #fff",     "@define-color  #fff;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (apostil_colour_sheet_read (sheet, bad[i]));
  g_assert_null (apostil_colour_sheet_get (sheet, "a"));
  g_assert_false (
      apostil_colour_sheet_read (sheet, "@define-color a what(); @define-color b #0f0;"));
  g_assert_nonnull (apostil_colour_sheet_get (sheet, "b"));
}

/* Relative luminance and contrast as WCAG 2.1 defines them. */
static gdouble
luminance (const ApostilRgba *colour)
{
  const gdouble parts[] = { colour->red, colour->green, colour->blue };
  const gdouble weights[] = { 0.2126, 0.7152, 0.0722 };
  gdouble sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += weights[i] *
           (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

static gdouble
contrast (const ApostilRgba *a, const ApostilRgba *b)
{
  gdouble first = luminance (a);
  gdouble second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static void
test_contrast (void)
{
  const gchar *const words[] = { "text", "dim", "amber_line", "blue_line", "vermilion_line" };

  for (guint look = APOSTIL_LOOK_LIGHT; look <= APOSTIL_LOOK_HIGH_CONTRAST; look++)
    {
      g_autoptr (ApostilTheme) theme = apostil_theme_new ((ApostilLook) look);
      gdouble least = look == APOSTIL_LOOK_HIGH_CONTRAST ? 7 : 4.5;

      g_assert_cmpint (apostil_theme_is_dark (theme), ==, look == APOSTIL_LOOK_DARK);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          gdouble found =
              contrast (apostil_theme_get (theme, words[i]), apostil_theme_get (theme, "page"));

          if (found < least)
            g_test_message ("look %u: %s has a contrast of %.2f", look, words[i], found);
          g_assert_cmpfloat (found, >=, least);
        }
    }
}

static void
paint (cairo_t *cr, guint page, gpointer user_data)
{
  ApostilTheme *theme = user_data;
  ApostilCanvas canvas = { cr, theme, 100 };
  PangoContext *context = apostil_theme_create_context (theme);
  g_autoptr (PangoLayout) words = apostil_letters_new (context, "Words", APOSTIL_LETTERS_BOLD);

  apostil_canvas_colour (&canvas, "amber");
  apostil_canvas_rectangle (&canvas, 0, 0, 10, 50);
  cairo_fill (cr);
  apostil_canvas_words (&canvas, words, 20, 5);
  g_object_unref (context);
}

static void
test_file (void)
{
  g_autoptr (ApostilTheme) theme = apostil_theme_new (APOSTIL_LOOK_LIGHT);
  const gchar *const heads[] = { "<?xml", "%PDF-", "\x89PNG" };
  ApostilPages pages = { 100, 50, 1, 2, "a < b", paint, theme };

  for (guint format = APOSTIL_PICTURE_SVG; format <= APOSTIL_PICTURE_PNG; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes)
          first = apostil_pages_write (&pages, (ApostilPictureFormat) format, &error);
      g_autoptr (GBytes) second = NULL;

      g_assert_no_error (error);
      second = apostil_pages_write (&pages, (ApostilPictureFormat) format, &error);
      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (first, second));
      g_assert_cmpint (
          memcmp (g_bytes_get_data (first, NULL), heads[format], strlen (heads[format])), ==, 0);
      if (format == APOSTIL_PICTURE_SVG)
        {
          g_autofree gchar *text =
              g_strndup (g_bytes_get_data (first, NULL), g_bytes_get_size (first));

          g_assert_nonnull (strstr (text, "<title id=\"title\">a &lt; b</title>"));
          g_assert_nonnull (strstr (text, "role=\"img\" aria-labelledby=\"title\">"));
          g_assert_null (strstr (text, "id=\"surface"));
        }
    }
}

static void
test_file_too_large (void)
{
  g_autoptr (ApostilTheme) theme = apostil_theme_new (APOSTIL_LOOK_LIGHT);
  ApostilPages pages = { 100, 40000, 1, 1, NULL, paint, theme };
  g_autoptr (GError) error = NULL;

  g_assert_null (apostil_pages_write (&pages, APOSTIL_PICTURE_PNG, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

/* What is at the left goes to the right, and nothing else changes. */
static void
test_mirrored (void)
{
  g_autoptr (ApostilTheme) theme = apostil_theme_new (APOSTIL_LOOK_LIGHT);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 100, 50);
  cairo_t *cr = cairo_create (surface);
  const guchar *row;

  apostil_theme_set_right_to_left (theme, TRUE);
  paint (cr, 0, theme);
  cairo_surface_flush (surface);
  row = cairo_image_surface_get_data (surface) + 40 * cairo_image_surface_get_stride (surface);
  g_assert_cmpint (row[4 * 95 + 3], ==, 255);
  g_assert_cmpint (row[4 * 5 + 3], ==, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/sheet", test_sheet);
  g_test_add_func ("/picture/sheet/bad", test_sheet_bad);
  g_test_add_func ("/picture/contrast", test_contrast);
  g_test_add_func ("/picture/file", test_file);
  g_test_add_func ("/picture/file/too-large", test_file_too_large);
  g_test_add_func ("/picture/mirrored", test_mirrored);
  return g_test_run ();
}
