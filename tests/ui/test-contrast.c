/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-contrast.h"
#include "apostil-scheme-words.h"

#include <string.h>

static gdouble
ratio (const gchar *one, const gchar *two)
{
  GdkRGBA a;
  GdkRGBA b;

  g_assert_true (gdk_rgba_parse (&a, one));
  g_assert_true (gdk_rgba_parse (&b, two));
  return apostil_contrast_ratio (&a, &b);
}

/* Figures of the rules themselves and of their well-known borderline greys. */
static void
test_ratio (void)
{
  g_assert_cmpfloat_with_epsilon (ratio ("#000000", "#ffffff"), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (ratio ("#336699", "#336699"), 1.0, 0.001);
  g_assert_cmpfloat_with_epsilon (ratio ("#ffffff", "#777777"), 4.48, 0.01);
  g_assert_cmpfloat_with_epsilon (ratio ("#767676", "#ffffff"), 4.54, 0.01);
  g_assert_cmpfloat_with_epsilon (ratio ("#ff0000", "#ffffff"), 4.0, 0.01);
  g_assert_cmpfloat (ratio ("#f0e442", "#ffffff"), <, APOSTIL_CONTRAST_SIGNS);
}

/* A colour that stands out enough stays; another moves towards the ink, and no further than it must. */
static void
test_reach (void)
{
  const gchar *const pages[] = { "#2d2d2d", "#ffffff" };
  const gchar *const inks[] = { "#ffffff", "#000000" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GdkRGBA colour, page, ink, before;

      gdk_rgba_parse (&colour, "#3584e4");
      gdk_rgba_parse (&page, pages[i]);
      gdk_rgba_parse (&ink, inks[i]);
      g_assert_cmpfloat (apostil_contrast_ratio (&colour, &page), <, APOSTIL_CONTRAST_WORDS);
      apostil_contrast_reach (&colour, &page, &ink, APOSTIL_CONTRAST_WORDS);
      g_assert_cmpfloat (apostil_contrast_ratio (&colour, &page), >=, APOSTIL_CONTRAST_WORDS);
      g_assert_cmpfloat (apostil_contrast_ratio (&colour, &page), <, APOSTIL_CONTRAST_WORDS + 0.5);
      before = colour;
      apostil_contrast_reach (&colour, &page, &ink, APOSTIL_CONTRAST_WORDS);
      g_assert_true (gdk_rgba_equal (&colour, &before));
    }
}

/* Each key that no scheme can have says why. */
static void
test_reserved_keys (void)
{
  for (const gchar *p = apostil_scheme_get_reserved_keys (); *p != '\0'; p++)
    {
      const gchar key[2] = { *p, '\0' };

      g_assert_cmpstr (apostil_scheme_words_reserved_key (key), !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/contrast/ratio", test_ratio);
  g_test_add_func ("/contrast/reach", test_reach);
  g_test_add_func ("/contrast/reserved-keys", test_reserved_keys);

  return g_test_run ();
}
