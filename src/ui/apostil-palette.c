/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-palette.h"

#include "apostil-article-resources.h"

/* Schemes name colours (« sky »); the style sheets give them as apostil_sky, and derive the
 * tint apostil_sky_fill and the line apostil_sky_line from it and from the theme, so that a
 * dark theme needs no sheet of its own. A scheme may also write a colour itself (« #aa3377 »). */

struct _ApostilPalette
{
  GtkStyleContext *context;
  ApostilPageColours page;
  GHashTable *colours; /* name → ApostilColour */
};

static void
look_up (GtkStyleContext *context, const gchar *name, const gchar *fallback, GdkRGBA *colour)
{
  if (!gtk_style_context_lookup_color (context, name, colour))
    gdk_rgba_parse (colour, fallback);
}

static void
mix (const GdkRGBA *a, const GdkRGBA *b, gdouble share, GdkRGBA *result)
{
  result->red = a->red + (b->red - a->red) * share;
  result->green = a->green + (b->green - a->green) * share;
  result->blue = a->blue + (b->blue - a->blue) * share;
  result->alpha = 1;
}

static gboolean
is_dark (const GdkRGBA *colour)
{
  return 0.2126 * colour->red + 0.7152 * colour->green + 0.0722 * colour->blue < 0.4;
}

/**
 * apostil_palette_new:
 * @context: the style of the article view
 *
 * Returns: (transfer full): the colours in that style, as it is now
 */
ApostilPalette *
apostil_palette_new (GtkStyleContext *context)
{
  ApostilPalette *self = g_new0 (ApostilPalette, 1);
  ApostilPageColours *page = &self->page;
  GdkRGBA contrast;

  self->context = g_object_ref (context);
  self->colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  look_up (context, "apostil_page", "#ffffff", &page->page);
  look_up (context, "apostil_text", "#1c1c1c", &page->text);
  look_up (context, "apostil_dim", "#767676", &page->dim);
  look_up (context, "apostil_hair", "#d8d4cf", &page->hair);
  look_up (context, "apostil_selection", "rgba(53,132,228,0.3)", &page->selection);
  look_up (context, "apostil_match", "#f9f06b", &page->match);
  look_up (context, "apostil_match_chosen", "#ffa348", &page->match_chosen);
  look_up (context, "apostil_active", "#3584e4", &page->active);
  look_up (context, "apostil_active_fill", "rgba(53,132,228,0.1)", &page->active_fill);
  if (is_dark (&page->page))
    mix (&page->active, &page->text, 0.4, &page->active);
  page->high_contrast =
      gtk_style_context_lookup_color (context, "apostil_high_contrast", &contrast);
  return self;
}

/**
 * apostil_palette_free:
 * @self: (transfer full): a palette
 *
 * Frees @self.
 */
void
apostil_palette_free (ApostilPalette *self)
{
  g_object_unref (self->context);
  g_hash_table_unref (self->colours);
  g_free (self);
}

/**
 * apostil_palette_get_page:
 * @self: a palette
 *
 * Returns: (transfer none): the colours that no scheme names
 */
const ApostilPageColours *
apostil_palette_get_page (ApostilPalette *self)
{
  return &self->page;
}

/**
 * apostil_palette_get:
 * @self: a palette
 * @name: (nullable): the name of a colour in a scheme, or a colour as CSS writes it
 *
 * Returns: (transfer none): its tint and its line; grey for what nobody knows
 */
const ApostilColour *
apostil_palette_get (ApostilPalette *self, const gchar *name)
{
  ApostilColour *colour;
  g_autofree gchar *fill = NULL;
  g_autofree gchar *line = NULL;
  GdkRGBA plain;

  if (name == NULL)
    name = "grey";
  colour = g_hash_table_lookup (self->colours, name);
  if (colour != NULL)
    return colour;

  colour = g_new0 (ApostilColour, 1);
  fill = g_strdup_printf ("apostil_%s_fill", name);
  line = g_strdup_printf ("apostil_%s_line", name);
  if (!gtk_style_context_lookup_color (self->context, fill, &colour->fill) ||
      !gtk_style_context_lookup_color (self->context, line, &colour->line))
    {
      if (!gdk_rgba_parse (&plain, name) &&
          !gtk_style_context_lookup_color (self->context, "apostil_grey", &plain))
        gdk_rgba_parse (&plain, "#8a8a8a");
      mix (&self->page.page, &plain, 0.3, &colour->fill);
      mix (&plain, &self->page.text, 0.3, &colour->line);
    }
  /* Light words on a dark tint need more light than a rule does. */
  if (is_dark (&self->page.page))
    mix (&colour->line, &self->page.text, 0.35, &colour->line);
  g_hash_table_insert (self->colours, g_strdup (name), colour);
  return colour;
}

static gboolean
is_high_contrast (GtkSettings *settings)
{
  const gchar *forced = g_getenv ("GTK_THEME");
  g_autofree gchar *theme = NULL;

  if (forced != NULL)
    return g_str_has_prefix (forced, "HighContrast");
  g_object_get (settings, "gtk-theme-name", &theme, NULL);
  return theme != NULL && g_strstr_len (theme, -1, "HighContrast") != NULL;
}

static void
theme_changed (GtkSettings *settings, GParamSpec *pspec, gpointer user_data)
{
  GtkCssProvider *high_contrast = user_data;

  if (is_high_contrast (settings))
    gtk_css_provider_load_from_resource (high_contrast, RESOURCE_PATH "/article-hc.css");
  else
    gtk_css_provider_load_from_data (high_contrast, "", -1, NULL);
}

/**
 * apostil_palette_install:
 * @screen: a screen
 *
 * Adds the style sheets of the article to @screen, the one for high contrast
 * while such a theme is in use. Does nothing the second time. All widgets of the screen get
 * their style anew, so the best time is before there are any.
 */
void
apostil_palette_install (GdkScreen *screen)
{
  GtkSettings *settings = gtk_settings_get_for_screen (screen);
  const gchar *const sheets[] = { RESOURCE_PATH "/palette.css", RESOURCE_PATH "/article.css" };
  GtkCssProvider *high_contrast;

  if (g_object_get_data (G_OBJECT (screen), "apostil-article-style") != NULL)
    return;

  g_resources_register (apostil_article_get_resource ());
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

      gtk_css_provider_load_from_resource (provider, sheets[i]);
      gtk_style_context_add_provider_for_screen (screen, GTK_STYLE_PROVIDER (provider),
                                                 GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
    }
  high_contrast = gtk_css_provider_new ();
  if (is_high_contrast (settings))
    theme_changed (settings, NULL, high_contrast);
  gtk_style_context_add_provider_for_screen (screen, GTK_STYLE_PROVIDER (high_contrast),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  g_object_set_data_full (G_OBJECT (screen), "apostil-article-style", high_contrast,
                          g_object_unref);
  g_signal_connect_object (settings, "notify::gtk-theme-name", G_CALLBACK (theme_changed),
                           high_contrast, 0);
}
