/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "apostil-colour-sheet.h"

#include <string.h>

/* The window's colours are « @define-color » lines in its style sheets. Pictures are also made where
 * there is no GTK, so this reads those lines, and those alone: #rgb values, names, and the functions
 * mix() and alpha() as GTK 3 defines them. All else in a sheet is passed over. */

struct _ApostilColourSheet
{
  GHashTable *colours; /* name → ApostilRgba */
};

static gboolean read_colour (ApostilColourSheet *self, const gchar **p, ApostilRgba *colour);

static void
skip_blanks (const gchar **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

static gboolean
skip (const gchar **p, gchar sign)
{
  skip_blanks (p);
  if (**p != sign)
    return FALSE;
  (*p)++;
  return TRUE;
}

static gchar *
read_name (const gchar **p)
{
  const gchar *start = *p;

  while (g_ascii_isalnum (**p) || **p == '_' || **p == '-')
    (*p)++;
  return g_strndup (start, *p - start);
}

static gboolean
read_number (const gchar **p, gdouble *number)
{
  gchar *end;

  skip_blanks (p);
  *number = g_ascii_strtod (*p, &end);
  if (end == *p)
    return FALSE;
  *p = end;
  return TRUE;
}

static gboolean
read_hex (const gchar **p, ApostilRgba *colour)
{
  gdouble parts[3];
  gsize n = 0;

  while (g_ascii_isxdigit ((*p)[n]))
    n++;
  if (n != 3 && n != 6)
    return FALSE;
  for (gsize i = 0; i < 3; i++)
    {
      gint high = g_ascii_xdigit_value ((*p)[i * n / 3]);
      gint low = g_ascii_xdigit_value ((*p)[i * n / 3 + n / 3 - 1]);

      parts[i] = (high * 16 + low) / 255.0;
    }
  *p += n;
  *colour = (ApostilRgba){ parts[0], parts[1], parts[2], 1 };
  return TRUE;
}

static gboolean
read_mix (ApostilColourSheet *self, const gchar **p, ApostilRgba *colour)
{
  ApostilRgba a, b;
  gdouble share;

  if (!skip (p, '(') || !read_colour (self, p, &a) || !skip (p, ',') ||
      !read_colour (self, p, &b) || !skip (p, ',') || !read_number (p, &share) || !skip (p, ')'))
    return FALSE;
  *colour = apostil_rgba_mix (&a, &b, share);
  return TRUE;
}

static gboolean
read_alpha (ApostilColourSheet *self, const gchar **p, ApostilRgba *colour)
{
  gdouble share;

  if (!skip (p, '(') || !read_colour (self, p, colour) || !skip (p, ',') ||
      !read_number (p, &share) || !skip (p, ')'))
    return FALSE;
  colour->alpha *= CLAMP (share, 0, 1);
  return TRUE;
}

static gboolean
read_colour (ApostilColourSheet *self, const gchar **p, ApostilRgba *colour)
{
  g_autofree gchar *name = NULL;
  const ApostilRgba *known;

  skip_blanks (p);
  if (**p == '#')
    {
      (*p)++;
      return read_hex (p, colour);
    }
  if (**p == '@')
    {
      (*p)++;
      name = read_name (p);
      known = apostil_colour_sheet_get (self, name);
      if (known != NULL)
        *colour = *known;
      return known != NULL;
    }
  name = read_name (p);
  if (g_str_equal (name, "mix"))
    return read_mix (self, p, colour);
  return g_str_equal (name, "alpha") && read_alpha (self, p, colour);
}

/**
 * apostil_rgba_mix:
 * @a: a colour
 * @b: another
 * @share: how much of @b, from 0 to 1
 *
 * Returns: the colour between them
 */
ApostilRgba
apostil_rgba_mix (const ApostilRgba *a, const ApostilRgba *b, gdouble share)
{
  return (ApostilRgba){
    a->red + (b->red - a->red) * share,
    a->green + (b->green - a->green) * share,
    a->blue + (b->blue - a->blue) * share,
    a->alpha + (b->alpha - a->alpha) * share,
  };
}

/**
 * apostil_colour_sheet_new:
 *
 * Returns: (transfer full): a sheet without colours
 */
ApostilColourSheet *
apostil_colour_sheet_new (void)
{
  ApostilColourSheet *self = g_new0 (ApostilColourSheet, 1);

  self->colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * apostil_colour_sheet_free:
 * @self: (transfer full): a sheet
 *
 * Frees @self.
 */
void
apostil_colour_sheet_free (ApostilColourSheet *self)
{
  g_hash_table_unref (self->colours);
  g_free (self);
}

/**
 * apostil_colour_sheet_set:
 * @self: a sheet
 * @name: a name, without the « @ »
 * @colour: what it stands for from now on
 *
 * Defines a colour that a sheet takes from elsewhere, such as « theme_base_color ».
 */
void
apostil_colour_sheet_set (ApostilColourSheet *self, const gchar *name, const ApostilRgba *colour)
{
  g_hash_table_insert (self->colours, g_strdup (name), g_memdup2 (colour, sizeof *colour));
}

/**
 * apostil_colour_sheet_get:
 * @self: a sheet
 * @name: a name, without the « @ »
 *
 * Returns: (transfer none) (nullable): the colour of that name
 */
const ApostilRgba *
apostil_colour_sheet_get (ApostilColourSheet *self, const gchar *name)
{
  return g_hash_table_lookup (self->colours, name);
}

/**
 * apostil_colour_sheet_read:
 * @self: a sheet
 * @css: a style sheet
 *
 * Adds the colours that @css defines, each from those defined before it.
 *
 * Returns: whether every definition was understood; those that were are in @self
 */
gboolean
apostil_colour_sheet_read (ApostilColourSheet *self, const gchar *css)
{
  static const gchar keyword[] = "@define-color";
  const gchar *p = css;
  gboolean good = TRUE;

  while ((p = strstr (p, keyword)) != NULL)
    {
      g_autofree gchar *name = NULL;
      ApostilRgba colour;

      p += strlen (keyword);
      skip_blanks (&p);
      name = read_name (&p);
      if (*name != '\0' && read_colour (self, &p, &colour) && skip (&p, ';'))
        apostil_colour_sheet_set (self, name, &colour);
      else
        good = FALSE;
    }
  return good;
}
