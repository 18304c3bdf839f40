/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-theme.h"

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "apostil-picture-resources.h"

struct _ApostilTheme
{
  ApostilColourSheet *colours;
  gchar *family;
  gdouble size;
  gchar *language; /* (nullable) */
  gboolean right_to_left;
  gboolean high_contrast;
  gboolean dark;
};

static gboolean
is_dark (const ApostilRgba *colour)
{
  return 0.2126 * colour->red + 0.7152 * colour->green + 0.0722 * colour->blue < 0.4;
}

static void
read_sheet (ApostilTheme *self, const gchar *name)
{
  g_autofree gchar *path = g_strconcat (RESOURCE_PATH "/picture/", name, NULL);
  g_autoptr (GBytes) css = NULL;

  css = g_resource_lookup_data (apostil_picture_get_resource (), path, 0, NULL);
  g_assert (css != NULL);
  if (!apostil_colour_sheet_read (self->colours, g_bytes_get_data (css, NULL)))
    g_warning ("%s has a colour that pictures do not understand", name);
}

/* Light letters on a dark page need more light than a rule does: as the article view does it. */
static void
lighten_lines (ApostilTheme *self)
{
  static const gchar *const names[] = { "sky",       "rose",  "green",  "blue",
                                        "vermilion", "amber", "yellow", "grey" };
  const ApostilRgba *ink = apostil_theme_get (self, "text");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree gchar *name = g_strdup_printf ("apostil_%s_line", names[i]);
      const ApostilRgba *line = apostil_colour_sheet_get (self->colours, name);
      ApostilRgba lighter = apostil_rgba_mix (line, ink, 0.35);

      apostil_colour_sheet_set (self->colours, name, &lighter);
    }
}

/**
 * apostil_theme_new_from:
 * @page: what things are painted on
 * @ink: the colour of words
 * @accent: the colour of what is selected
 * @high_contrast: whether contrast goes before calm
 *
 * Returns: (transfer full): a theme with the colours that the sheets make of these
 */
ApostilTheme *
apostil_theme_new_from (const ApostilRgba *page,
                        const ApostilRgba *ink,
                        const ApostilRgba *accent,
                        gboolean high_contrast)
{
  ApostilTheme *self = g_atomic_rc_box_new0 (ApostilTheme);

  self->colours = apostil_colour_sheet_new ();
  self->family = g_strdup ("Sans");
  self->size = 13;
  self->high_contrast = high_contrast;
  self->dark = is_dark (page);
  apostil_colour_sheet_set (self->colours, "theme_base_color", page);
  apostil_colour_sheet_set (self->colours, "theme_text_color", ink);
  apostil_colour_sheet_set (self->colours, "theme_selected_bg_color", accent);
  read_sheet (self, "palette.css");
  read_sheet (self, "article.css");
  if (high_contrast)
    read_sheet (self, "article-hc.css");
  if (self->dark)
    lighten_lines (self);
  return self;
}

/**
 * apostil_theme_new:
 * @look: which one
 *
 * Returns: (transfer full): a theme as the desktop's own ones are, for where there is none
 */
ApostilTheme *
apostil_theme_new (ApostilLook look)
{
  /* Adwaita of GTK 3: theme_base_color, theme_text_color, theme_selected_bg_color. */
  static const ApostilRgba white = { 1, 1, 1, 1 };
  static const ApostilRgba black = { 0, 0, 0, 1 };
  static const ApostilRgba dark_page = { 0.176, 0.176, 0.176, 1 };
  static const ApostilRgba light_accent = { 0.208, 0.518, 0.894, 1 };
  static const ApostilRgba dark_accent = { 0.082, 0.325, 0.62, 1 };

  switch (look)
    {
    case APOSTIL_LOOK_DARK:
      return apostil_theme_new_from (&dark_page, &white, &dark_accent, FALSE);
    case APOSTIL_LOOK_HIGH_CONTRAST:
      return apostil_theme_new_from (&white, &black, &light_accent, TRUE);
    case APOSTIL_LOOK_LIGHT:
    default:
      return apostil_theme_new_from (&white, &black, &light_accent, FALSE);
    }
}

/**
 * apostil_theme_ref:
 * @self: a theme
 *
 * Returns: (transfer full): @self
 */
ApostilTheme *
apostil_theme_ref (ApostilTheme *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  ApostilTheme *self = data;

  apostil_colour_sheet_free (self->colours);
  g_free (self->family);
  g_free (self->language);
}

/**
 * apostil_theme_unref:
 * @self: (transfer full): a theme
 *
 * Gives up a reference.
 */
void
apostil_theme_unref (ApostilTheme *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * apostil_theme_set_font:
 * @self: a theme nobody has yet
 * @family: as Pango names it
 * @size: height of the letters in units of the picture
 *
 * Chooses the letters.
 */
void
apostil_theme_set_font (ApostilTheme *self, const gchar *family, gdouble size)
{
  g_free (self->family);
  self->family = g_strdup (family);
  self->size = size;
}

/**
 * apostil_theme_set_right_to_left:
 * @self: a theme nobody has yet
 * @right_to_left: whether the interface runs from right to left
 *
 * Chooses which way pictures run.
 */
void
apostil_theme_set_right_to_left (ApostilTheme *self, gboolean right_to_left)
{
  self->right_to_left = right_to_left;
}

/**
 * apostil_theme_set_language:
 * @self: a theme nobody has yet
 * @language: (nullable): of the words
 *
 * Chooses the language.
 */
void
apostil_theme_set_language (ApostilTheme *self, const gchar *language)
{
  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * apostil_theme_get_size:
 * @self: a theme
 *
 * Returns: the height of the letters in units of the picture; all distances follow it
 */
gdouble
apostil_theme_get_size (ApostilTheme *self)
{
  return self->size;
}

/**
 * apostil_theme_is_right_to_left:
 * @self: a theme
 *
 * Returns: whether pictures run from right to left
 */
gboolean
apostil_theme_is_right_to_left (ApostilTheme *self)
{
  return self->right_to_left;
}

/**
 * apostil_theme_is_high_contrast:
 * @self: a theme
 *
 * Returns: whether contrast goes before calm: then tints have edges and lines are thicker
 */
gboolean
apostil_theme_is_high_contrast (ApostilTheme *self)
{
  return self->high_contrast;
}

/**
 * apostil_theme_is_dark:
 * @self: a theme
 *
 * Returns: whether the page is dark
 */
gboolean
apostil_theme_is_dark (ApostilTheme *self)
{
  return self->dark;
}

/**
 * apostil_theme_get:
 * @self: a theme
 * @name: a colour of the sheets, without « apostil_ »
 *
 * Returns: (transfer none): that colour; grey for a name that no sheet has
 */
const ApostilRgba *
apostil_theme_get (ApostilTheme *self, const gchar *name)
{
  static const ApostilRgba grey = { 0.54, 0.54, 0.54, 1 };
  g_autofree gchar *full = g_strconcat ("apostil_", name, NULL);
  const ApostilRgba *colour = apostil_colour_sheet_get (self->colours, full);

  return colour != NULL ? colour : &grey;
}

/**
 * apostil_theme_create_context:
 * @self: a theme
 *
 * For layouts in one thread. Nothing is rounded to pixels, so that a picture has the same
 * lines on every surface and at every scale.
 *
 * Returns: (transfer full): a context with the letters of @self
 */
PangoContext *
apostil_theme_create_context (ApostilTheme *self)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_new ();
  cairo_font_options_t *options = cairo_font_options_create ();

  pango_font_description_set_family (font, self->family);
  pango_font_description_set_absolute_size (font, self->size * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context,
                              self->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  if (self->language != NULL)
    pango_context_set_language (context, pango_language_from_string (self->language));
  return context;
}
