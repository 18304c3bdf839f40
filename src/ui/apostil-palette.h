/* SPDX-FileCopyrightText: 2026 The Apostil authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The colours of the page, looked up once a style change. */

typedef struct
{
  GdkRGBA fill; /* tint behind words */
  GdkRGBA line; /* underline, rule, coloured words: readable on the page */
} ApostilColour;

typedef struct
{
  GdkRGBA page;
  GdkRGBA text;
  GdkRGBA dim;
  GdkRGBA selection;
  GdkRGBA match;
  GdkRGBA match_chosen;
  GdkRGBA active; /* outline of the current mark */
  GdkRGBA active_fill;
  GdkRGBA hair; /* hairlines */
  gboolean high_contrast;
} ApostilPageColours;

typedef struct _ApostilPalette ApostilPalette;

ApostilPalette *apostil_palette_new (GtkStyleContext *context);
void apostil_palette_free (ApostilPalette *self);
const ApostilPageColours *apostil_palette_get_page (ApostilPalette *self);
const ApostilColour *apostil_palette_get (ApostilPalette *self, const gchar *name);

/* Puts the article's style sheets on the screen, once. */
void apostil_palette_install (GdkScreen *screen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ApostilPalette, apostil_palette_free)

G_END_DECLS
